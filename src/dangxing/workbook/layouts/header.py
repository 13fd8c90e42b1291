"""The header of a table with people down: its rows, and the columns that tell who it is."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final, NamedTuple

from dangxing.workbook.layouts.extract import Extract
from dangxing.workbook.layouts.model import Layout
from dangxing.workbook.layouts.table import LONGEST_MARK, Table

# So many rows may the titles of columns take.
_DEPTH: Final = 3


class Header(NamedTuple):
    """The first row of a header, which has the title of the names, its last, and the column of each field."""

    row: int
    last: int
    people: dict[str, int]

    @property
    def rows(self) -> range:
        """The rows of it."""
        return range(self.row, self.last + 1)

    def has(self, table: Table, column: int, titles: Collection[str]) -> bool:
        """Whether one of these titles, as keys, stands over a column."""
        return any(table.keys(row)[column] in titles for row in self.rows)


def tell_nameless(table: Table, head: Header, titles: Callable[[str], bool], into: Extract) -> None:
    """Tell of rows that look like a header's, as nobody is named there, and have no title of a column."""
    for row in head.rows[1:]:
        texts = table.texts(row)
        if not table.text(row, head.people["name"]) and not any(map(titles, texts)):
            into.tell("left-out", table.cell(row, 0), found=texts[0][:LONGEST_MARK])


def header_of(table: Table, layout: Layout) -> Header | None:
    """The header; None: no column has the title of names."""
    found = table.header(layout.fields, [["name"]], layout.ranks)
    return None if found is None else Header(found[0], _last(table, found[0], found[1]["name"]), found[1])


def _last(table: Table, head: int, name: int) -> int:
    """Its last row: below the first go on those without a name in which nothing but titles and points stands."""
    last, title = head, table.keys(head)[name]
    for row in range(head + 1, min(head + _DEPTH, len(table.rows))):
        if table.keys(row)[name] not in ("", title) or not any(table.each_text(row)):
            break
        last = row
    return last
