"""Targets → workbook: an overview, and a sheet to print and sign for each member."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from dangxing.language import Language, text
from dangxing.language.voice import Voice
from dangxing.reports.forms.names import Names
from dangxing.reports.targets import member_sheet
from dangxing.reports.targets.model import Targets
from dangxing.reports.targets.wording import Words
from dangxing.rules import Rulebook, label_of
from dangxing.sheets.book import Book, fitting
from dangxing.sheets.cells import Cell, Formula, Row, link, quoted, sheet_name
from dangxing.sheets.opening import opened

_COLUMNS = ("branch", "id", "name", "track", "total", "outcome", "lost", "gained", "priorities", "signed")
_STYLES = ("text", "id", "link", "text", "score", "outcome", "points", "points", "whole", "text")
# Up to so many members a workbook is put together in memory.
_FEW = 200


def write_targets(found: Sequence[Targets], rulebook: Rulebook, year: int, target: Path, language: Language) -> None:
    """Write the targets of ``year`` to ``target``, whole or not at all.

    ``rulebook`` holds the rules in force in ``year``. The same arguments give the same bytes. FileProblem: the file
    cannot be written.
    """
    voice = Voice(language, rulebook.names)
    words = {rules.id: Words(language, rulebook.names, rules=rules) for rules in rulebook.rule_sets.values()}
    free = Names()
    overview = free.sheet(text("targets.overview", language))
    titles = [free.sheet(each.card.name) for each in found]
    label = label_of((each.rules for each in found), year)
    title = text("targets.title", language, year=label)
    with opened(target, voice, label, small=len(found) <= _FEW, title=title) as book:
        _write_overview(book, overview, found, titles, rulebook, year)
        for each, own in zip(found, titles, strict=True):
            member_sheet.write(book, own, each, words[each.rules.id], year)


def _write_overview(
    book: Book, title: str, found: Sequence[Targets], titles: Sequence[str], rulebook: Rulebook, year: int
) -> None:
    sheet = book.add(title)
    header = 2
    rows = [*_overview(book, found, titles, year), *_notes(book, found, rulebook)]
    widths = [
        fitting((each.card.branch for each in found), 12, 34),
        fitting((each.card.id for each in found), 10, 22),
        fitting((each.card.name for each in found), 10, 24),
        fitting((Voice(book.language).title(each.track) for each in found), 12, 30),
        12, 16, 12, 12, 10, 18,
    ]  # fmt: skip
    book.fill(sheet, rows, len(rows), widths)
    book.table(sheet, header, header + len(found), len(_COLUMNS), frozen=3)
    book.page(sheet, text("targets.overview-title", book.language, year=book.year))


def _overview(book: Book, found: Sequence[Targets], titles: Sequence[str], year: int) -> Iterator[Row]:
    language = book.language
    before = label_of((each.rules for each in found), year - 1)
    yield Row([text("targets.overview-title", language, year=book.year)], book.styles("title"), 26)
    yield Row([text("targets.overview-note", language, members=len(found))], book.styles("note"))
    heads: list[Cell] = [text(f"targets.column-{name}", language, year=before) for name in _COLUMNS]
    yield Row(heads, [book.style("header")] * len(heads), 32)
    styles = book.styles(*_STYLES)
    for each, title in zip(found, titles, strict=True):
        own = sheet_name(title)
        first, last = member_sheet.span(each)
        points, marks = (f"{own}!{column}{first}:{column}{last}" for column in (member_sheet.LAST, member_sheet.MARK))
        mark = quoted(text("targets.mark", language))
        values: list[Cell] = [
            each.card.branch,
            each.card.id,
            _link(own, each.card.name),
            Voice(language).title(each.track),
            each.card.total,
            Voice(language).outcome(each.card.outcome, each.last_rules),
            Formula(f'SUMIF({points},"<0")', each.lost),
            Formula(f'SUMIF({points},">0")', each.gained),
            Formula(f"COUNTIF({marks},{mark})", each.priorities),
            None,
        ]
        yield Row(values, styles)


def _link(sheet: str, name: str) -> Cell:
    # A text in a formula has at most 255 signs.
    if len(name.encode("utf-16-le")) > 2 * 255:
        return name
    return link(f"{sheet}!A1", name)


def _notes(book: Book, found: Sequence[Targets], rulebook: Rulebook) -> Iterator[Row]:
    """Below the table, by which rules: nobody looks for that first."""
    yield Row((), ())
    used, language = {each.rules.id for each in found}, book.language
    for rules in rulebook.rule_sets.values():
        if rules.id in used:
            told = text(
                "targets.rules-note",
                language,
                title=Voice(language).title(rules),
                version=Voice(language, rules.names).term(rules.version),
                digest=rulebook.digests[rules.id],
            )
            yield Row([told], book.styles("note"))
