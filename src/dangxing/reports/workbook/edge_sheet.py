"""臨界: who just reached a band or just missed it, and the one line of the records that decided it."""

from __future__ import annotations

from collections.abc import Iterator

from dangxing.reports.annual import NEAR, NearEdge
from dangxing.reports.workbook.layout import Layout, Part
from dangxing.reports.workbook.words import tell
from dangxing.sheets.book import Book, fitting, height_of
from dangxing.sheets.cells import Cell, Formula, Row

_COLUMNS = ("rules", "branch", "id", "name", "total", "band", "edge", "distance", "decider", "line-points", "without")
_STYLES = ("text", "text", "id", "text", "total", "center", "score", "change", "wrap", "points", "score")
_DECIDER = 52


def write(book: Book, layout: Layout) -> None:
    """Adds the sheet."""
    sheet = book.add(layout.titles["near"])
    found = [(part, edge) for part in layout.parts for edge in part.entry.edges]
    widths = [
        fitting((part.name for part in layout.parts), 16, 34),
        fitting((part.branch(edge.member) for part, edge in found), 12, 34),
        fitting((edge.member.id for _, edge in found), 10, 22),
        fitting((edge.member.name for _, edge in found), 8, 24),
        9, 12, 9, 9, _DECIDER, 9, 11,
    ]  # fmt: skip
    book.fill(sheet, _rows(book, layout, found), len(found) + 1, widths)
    book.table(sheet, 0, len(found), len(_COLUMNS), frozen=4)
    book.page(sheet, tell(layout.language, "near-title", year=layout.report.label, points=NEAR))


def _rows(book: Book, layout: Layout, found: list[tuple[Part, NearEdge]]) -> Iterator[Row]:
    titles = [tell(layout.language, f"column-{name}") for name in _COLUMNS]
    yield Row(titles, [book.style("header")] * len(_COLUMNS), 32)
    styles = book.styles(*_STYLES)
    for row, (part, edge) in enumerate(found, 2):
        member, decider, told = edge.member, edge.decider, _decider(layout, edge)
        values: list[Cell] = [
            part.name, part.branch(member), member.id, member.name, member.total,
            part.entry.outcome_title(edge.band, layout.language), edge.edge,
            Formula(f"ROUND(E{row}-G{row},2)", edge.distance), told,
            decider.points if decider else None, edge.without,
        ]  # fmt: skip
        yield Row(values, styles, height_of(((told, _DECIDER),)))


def _decider(layout: Layout, edge: NearEdge) -> str | None:
    if edge.decider is None:
        return None
    return layout.voice.spaced(map(layout.voice.term, (edge.decider.clause, edge.decider.says)))
