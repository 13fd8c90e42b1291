"""Results → scored workbook, by the kit of :mod:`dangxing.sheets`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from dangxing.language import Language
from dangxing.language.voice import Voice
from dangxing.records import EVERY_SHEET, SheetKey
from dangxing.results import Result
from dangxing.rules import Rulebook, label_of, noun_of
from dangxing.workbook.grid import Grid

if TYPE_CHECKING:
    from dangxing.scored.plan import Plan
    from dangxing.scored.track_sheets import Parts
    from dangxing.sheets import Posting
    from dangxing.sheets.book import Book
    from dangxing.sheets.cells import Row

# Up to so many cells of the records, and members, a workbook is put together in memory.
_SMALL = 250_000
_FEW = 2_000


def write_scored(
    result: Result,
    rulebook: Rulebook,
    target: Path,
    *,
    grids: Mapping[SheetKey, Grid] | None,
    language: Language | None = None,
    posting: Posting | None = None,
) -> None:
    """Write the scored workbook to ``target``, whole or not at all.

    ``grids`` are the sheets of the records as they were read, of which a copy is made; with None there is no copy, and
    evidence is text without links. It is in ``language`` (None: in that of the records); ``posting`` says who posts its
    notice. The same arguments give the same bytes. FileProblem: the file cannot be written.
    """
    from dangxing.scored.plan import plan_of
    from dangxing.sheets.opening import opened

    voice = Voice(language or result.records.script, rulebook.names)
    plan = plan_of(result, rulebook, grids, voice)
    small = sum(grid.height * grid.width for grid in (grids or {}).values()) <= _SMALL and len(result.cards) <= _FEW
    noun = noun_of(group.rules for group in plan.groups)
    label = label_of((group.rules for group in plan.groups), result.year)
    with opened(target, voice, label, small=small, as_of=result.as_of, noun=noun, posting=posting) as book:
        _write_sheets(book, plan, result, rulebook, grids)


def _write_sheets(
    book: Book, plan: Plan, result: Result, rulebook: Rulebook, grids: Mapping[SheetKey, Grid] | None
) -> None:
    from dangxing.scored import (
        about,
        facts,
        feedback,
        lines_sheet,
        records_copy,
        settled_sheet,
        summary_sheet,
        track_sheets,
    )

    summary_sheet.write(book, plan, book.year)
    parts = _parts(plan)
    for track_id in plan.tracks:
        track_sheets.write(book, plan, track_id, result.year, parts)
    if parts.blocks:
        settled_sheet.write(book, plan, parts.blocks, _below(book, plan, parts))
    lines_sheet.write(book, plan, grids)
    if result.as_of is not None:
        from dangxing.scored import due_sheet

        due_sheet.write(book, plan)
    feedback.write(book, plan)
    if result.as_of is None:
        _write_papers(book, plan, result.year)
    digests = {
        key: records_copy.write(book, plan, key, grids[key]) for key in EVERY_SHEET if grids and key in plan.copied
    }
    about.write(book, plan, result, rulebook)
    facts.write(book, plan, result, rulebook, grids, digests)


def _parts(plan: Plan) -> Parts:
    """Where the parts of the year stand, with places in them and what they are rated."""
    from dangxing.scored import part_places, settled_sheet, track_sheets

    blocks = settled_sheet.blocks_of(plan)
    parts = track_sheets.Parts(blocks, part_places.tables_of(plan, blocks))
    if not any(group.rules.ratings for group in plan.groups):
        return parts
    from dangxing.scored import rating_table

    above = [*(block.track_id for block in blocks), *(place.block.track_id for place in parts.places)]
    return parts._replace(ratings=rating_table.tables_of(plan, blocks, part_places.below(plan, above)))


def _below(book: Book, plan: Plan, parts: Parts) -> Iterator[Row]:
    """What stands below the scores of the parts of the year: places in them, and what they are rated."""
    from dangxing.scored import part_places

    yield from part_places.rows_of(book, plan, parts.places)
    if parts.ratings:
        from dangxing.scored import rating_table

        yield from rating_table.rows_of(book, plan, parts.ratings)


def _write_papers(book: Book, plan: Plan, year: int) -> None:
    """What is posted and what is filed."""
    from dangxing.scored import notices

    groups = [notices.Listed(group.rules, [spot.card for spot in group.spots]) for group in plan.groups]
    notices.write_notice(book, plan.titles["notice"], year, groups)
    notices.write_filing(book, plan.titles["filing"], year, groups)
