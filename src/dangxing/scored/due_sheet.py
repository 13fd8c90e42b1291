"""待辦, in a workbook scored as of a day: what each member has still to do before the period ends, and how fast."""

from __future__ import annotations

from collections.abc import Iterator

from dangxing.records import column_letters
from dangxing.results import Due
from dangxing.scored.columns import widths_of
from dangxing.scored.plan import Plan, Spot
from dangxing.sheets.book import Book, height_of
from dangxing.sheets.cells import Cell, Formula, Row

_COLUMNS = (
    "id", "name", "branch", "track", "category", "clause", "says", "wanted",
    "measure", "have", "asked", "remaining", "pace", "at-stake",
)  # fmt: skip
_STYLES = (
    "id", "text", "text", "text", "text", "text", "wrap", "wrap",
    "center", "plain", "plain", "plain", "plain", "points",
)  # fmt: skip
_HAVE = column_letters(_COLUMNS.index("have"))
_ASKED = column_letters(_COLUMNS.index("asked"))
_SAYS, _WANTED = 44, 28


def write(book: Book, plan: Plan) -> None:
    """Adds the sheet."""
    sheet = book.add(plan.titles["due"])
    height = 1 + sum(len(spot.card.due) for spot in plan.spots)
    widths = [
        *widths_of(plan.spots, 10),
        14, 18, 14, _SAYS, _WANTED, 7, 9, 9, 9, 10, 12,
    ]  # fmt: skip
    book.fill(sheet, _rows(book, plan), height, widths)
    book.table(sheet, 0, height - 1, len(_COLUMNS), frozen=2)
    book.page(sheet, book.heading("due-title"))


def _rows(book: Book, plan: Plan) -> Iterator[Row]:
    yield Row([book.say(f"column-{name}") for name in _COLUMNS], [book.style("header")] * len(_COLUMNS), 32)
    styles = book.styles(*_STYLES)
    row = 1
    for spot in plan.spots:
        for due in spot.card.due:
            row += 1
            values = _due(book, spot, due, row)
            yield Row(values, styles, height_of(((values[6], _SAYS), (values[7], _WANTED))))


def _due(book: Book, spot: Spot, due: Due, row: int) -> list[Cell]:
    member = spot.card.member
    category = spot.track.categories[due.category]
    rule = category.rules[due.rule]
    return [
        member.id, member.name, member.branch, book.voice.title(spot.track), book.voice.title(category),
        book.voice.term(rule.clause), book.voice.term(rule.says), book.voice.any_of(due.activity),
        book.say(f"measure-{due.measure}"), due.have, due.target,
        Formula(f"{_ASKED}{row}-{_HAVE}{row}", due.remaining), due.pace, due.points,
    ]  # fmt: skip
