"""A sheet for each rule set: its members by rank, their totals as the ledger has them, ranks that follow the totals."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat

from dangxing.ledger import Card
from dangxing.reports.workbook.layout import Layout, Part
from dangxing.reports.workbook.words import scope, tell
from dangxing.scored import rank_table as table
from dangxing.scored.columns import looks_of
from dangxing.scored.ranks import Ranked, Ranking, guard_of
from dangxing.sheets.book import SEEN_FOR_WIDTH, Book, fitting, height_of
from dangxing.sheets.cells import Cell, Row

_OWN = ("change", "workbook")
_STYLES = (*table.STYLES, "change", "text", "wrap")
# After the columns of the table.
_CHANGE, _WORKBOOK = len(table.COLUMNS), len(table.COLUMNS) + 1


def write(book: Book, layout: Layout, part: Part) -> None:
    """Adds the sheet of one rule set."""
    sheet = book.add(part.title)
    ranking, terms = _ranking(part), part.entry.terms
    absent = {
        table.POLL: not terms.polled,
        table.TIE_BREAK: not ranking.breaks or ranking.composed,
        _CHANGE: part.entry.change is None,
        _WORKBOOK: layout.report.workbooks == 1,
    }
    hidden = [column for column, nothing in absent.items() if nothing]
    looks = looks_of(terms, layout.voice) if part.entry.members else []
    span = table.Span(part.header, part.last, len(_STYLES) + len(terms.marks))
    table.put(book, sheet, _rows(book, layout, part, ranking), span, _widths(layout, part), hidden, looks)


def _ranking(part: Part) -> Ranking:
    rows = [
        Ranked(row, (member.rank, member.track_rank, member.branch_rank), member.track, part.branch(member))
        for row, member in enumerate(part.entry.members, part.first)
    ]
    terms = part.entry.terms
    return Ranking(rows, bool(terms.ties), terms.composed)


def _widths(layout: Layout, part: Part) -> list[float]:
    seen = part.entry.members[:SEEN_FOR_WIDTH]
    return [
        *table.widths(
            (member.id for member in seen),
            (member.name for member in seen),
            {part.branch(member) for member in seen},
            {part.entry.track_title(member.track, layout.language) for member in seen},
            part.outcomes.values(),
        ),
        10,
        fitting({member.path for member in seen}, 10, 30),
        table.REASONS,
        *[11.0] * len(part.entry.terms.marks),
    ]


def _rows(book: Book, layout: Layout, part: Part, ranking: Ranking) -> Iterator[Row]:
    language, rules = layout.language, part.entry.rules
    title = tell(language, "rule-set-title", year=part.entry.terms.calendar.label(layout.report.year), rules=part.name)
    yield Row([title], book.styles("title"), 28)
    version = tell(language, "rule-set-note", version=layout.voice.term(rules.version))
    yield Row([layout.voice.spaced([version, *scope(layout.report, language)])], book.styles("note"), 18)
    if part.guard:
        yield Row([guard_of(book, ranking)], book.styles("guard"))
    more = [*(tell(language, f"column-{name}") for name in _OWN), book.say("column-reasons")]
    yield table.header(book, more + [layout.voice.term(mark) for mark in part.entry.terms.marks])
    styles = book.styles(*_STYLES, *["plain"] * len(part.entry.terms.marks))
    ranks = table.ranks(ranking, part.guard) if part.live else repeat(None)
    for member, live in zip(part.entry.members, ranks, strict=False):
        told: tuple[Cell, Cell, Cell] = live or (member.rank, member.track_rank, member.branch_rank)
        shown = table.Shown(
            told, member.id, member.name, part.branch(member), part.entry.track_title(member.track, language),
            member.quantified, member.poll, member.total, part.outcomes[member.outcome],
            member.tie_break if ranking.breaks else None,
        )  # fmt: skip
        yield _row(layout, part, member, shown, styles)


def _row(layout: Layout, part: Part, member: Card, shown: table.Shown, styles: tuple[int, ...]) -> Row:
    reasons = [part.entry.told(reason, layout.language) for reason in member.reasons if reason.key != "remarks.band"]
    told = layout.voice.sentences(reasons)
    marks = map(member.marks.get, part.entry.terms.marks)
    values = [*shown.cells(), member.change, member.path, told or None, *marks]
    return Row(values, styles, height_of(((told, table.REASONS),)))
