"""A sheet for each rule set: its members by rank, their totals as the ledger has them, ranks that follow the totals."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat
from typing import TYPE_CHECKING

from dangxing.reports.workbook.layout import Layout, Part
from dangxing.reports.workbook.words import scope, tell
from dangxing.scored.columns import looks_of
from dangxing.scored.ranks import Ranked, Ranking, chained, guard_of, looked_up
from dangxing.sheets.book import Book, fitting, height_of
from dangxing.sheets.cells import Cell, Row

if TYPE_CHECKING:
    from dangxing.ledger import Card

# The columns that ranks are reckoned from stand where :mod:`dangxing.scored.ranks` has them.
_SHARED = (
    "rank", "id", "name", "branch", "track", "quantified", "poll", "total", "outcome", "track-rank", "branch-rank",
    "tie-break",
)  # fmt: skip
_OWN = ("change", "workbook")
_STYLES = (
    "whole", "id", "text", "text", "text", "score", "score", "total", "outcome", "whole", "whole", "plain",
    "change", "text", "wrap",
)  # fmt: skip
_WIDTH = len(_STYLES)
_SEEN_FOR_WIDTH = 3000
_REASONS = 56


def write(book: Book, layout: Layout, part: Part) -> None:
    """Adds the sheet of one rule set."""
    sheet = book.add(part.title)
    ranking = _ranking(part)
    book.fill(sheet, _rows(book, layout, part, ranking), part.last, _widths(layout, part))
    # What applies to none of the members takes no room; the columns stay where formulas look for them.
    absent = {
        6: not part.entry.terms.polled,
        11: not ranking.breaks,
        12: part.entry.change is None,
        13: layout.report.workbooks == 1,
    }
    for column, hidden in absent.items():
        if hidden:
            sheet.set_column(column, column, None, None, {"hidden": True})
    width = _WIDTH + len(part.entry.terms.marks)
    book.table(sheet, part.header - 1, part.last - 1, width, frozen=3)
    book.page(sheet, "")
    if part.entry.members:
        looks = looks_of(part.entry.terms, layout.voice)
        book.judge(sheet, part.header, part.last - 1, _STYLES.index("outcome"), looks)


def _ranking(part: Part) -> Ranking:
    rows = [
        Ranked(row, (member.rank, member.track_rank, member.branch_rank), member.track, part.branch(member))
        for row, member in enumerate(part.entry.members, part.first)
    ]
    return Ranking(rows, len(part.entry.terms.ranking) > 1)


def _widths(layout: Layout, part: Part) -> list[float]:
    seen = part.entry.members[:_SEEN_FOR_WIDTH]
    return [
        7,
        fitting((member.id for member in seen), 10, 22),
        fitting((member.name for member in seen), 8, 24),
        fitting({part.branch(member) for member in seen}, 10, 30),
        fitting({part.entry.track_title(member.track, layout.language) for member in seen}, 10, 24),
        10, 10, 10,
        fitting(part.outcomes.values(), 10, 20),
        10, 10, 10, 10,
        fitting({member.path for member in seen}, 10, 30),
        _REASONS,
        *[11.0] * len(part.entry.terms.marks),
    ]  # fmt: skip


def _rows(book: Book, layout: Layout, part: Part, ranking: Ranking) -> Iterator[Row]:
    language, rules = layout.language, part.entry.rules
    title = tell(language, "rule-set-title", year=part.entry.terms.calendar.label(layout.report.year), rules=part.name)
    yield Row([title], book.styles("title"), 28)
    version = tell(language, "rule-set-note", version=layout.voice.term(rules.version))
    yield Row([layout.voice.spaced([version, *scope(layout.report, language)])], book.styles("note"), 18)
    if part.guard:
        yield Row([guard_of(book, ranking)], book.styles("guard"))
    titles = [book.say(f"column-{name}") for name in _SHARED]
    titles += [tell(language, f"column-{name}") for name in _OWN]
    titles += [book.say("column-reasons"), *map(layout.voice.term, part.entry.terms.marks)]
    yield Row(titles, [book.style("header")] * len(titles), 32)
    styles = book.styles(*_STYLES, *["plain"] * len(part.entry.terms.marks))
    ranks = repeat(None) if not part.live else chained(ranking, part.guard) if part.guard else looked_up(ranking)
    for member, live in zip(part.entry.members, ranks, strict=False):
        told: tuple[Cell, Cell, Cell] = live or (member.rank, member.track_rank, member.branch_rank)
        shown = member.tie_break if ranking.breaks else None
        yield _row(layout, part, member, told, shown, styles)


def _row(
    layout: Layout, part: Part, member: Card, ranks: tuple[Cell, Cell, Cell], tie: Cell, styles: tuple[int, ...]
) -> Row:
    reasons = [part.entry.told(reason, layout.language) for reason in member.reasons if reason.key != "remarks.band"]
    told = layout.voice.sentences(reasons)
    values: list[Cell] = [
        ranks[0], member.id, member.name, part.branch(member), part.entry.track_title(member.track, layout.language),
        member.quantified, member.poll, member.total, part.outcomes[member.outcome], ranks[1], ranks[2], tie,
        member.change, member.path, told or None, *map(member.marks.get, part.entry.terms.marks),
    ]  # fmt: skip
    return Row(values, styles, height_of(((told, _REASONS),)))
