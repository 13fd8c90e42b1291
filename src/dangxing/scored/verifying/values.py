"""A workbook of a format of which only the values are read, as it is compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial

from dangxing.scored.verifying.model import Book, Cell, SeenRow, Sheet
from dangxing.workbook.reading import Workbook


def read(book: Workbook) -> Book:
    """The values of all sheets."""
    sheets = [Sheet(title, "visible", partial(_rows, book, index)) for index, title in enumerate(book.titles)]
    return Book(sheets, {})


def _rows(book: Workbook, index: int) -> Iterator[SeenRow]:
    grid = book.grid(index)
    for number, row in enumerate(grid.rows(), grid.top):
        cells = {
            column: Cell(_plain(value), None, {})
            for column, value in enumerate(row, grid.left)
            if value != "" and value is not None
        }
        if cells:
            yield SeenRow(number, False, None, cells)


def _plain(value: object) -> object:
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value
