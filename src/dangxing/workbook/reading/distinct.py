"""A long sheet of an .xlsx, in which what many cells say alike is read once.

A column holds the same few words, days and numbers a hundred thousand times over. While the rows of a sheet are
searched, each cell is given the number of what it says: its bytes, but for its place. The library reads what is said,
each thing once, and rows are put together by number: four bytes a cell, and a part of the work.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

from dangxing.language import patterns
from dangxing.workbook.grid import Coded, Row
from dangxing.workbook.reading import native
from dangxing.workbook.reading.bounds import AREA, MIB
from dangxing.workbook.reading.formats import Format

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

Load = Callable[[Sequence[bytes]], "CalamineWorkbook"]
"""Gives a workbook whose sheets are these parts."""

MOST: Final = 1 << 21
"""Different things that are kept of a sheet."""
MOST_BYTES: Final = 256 * MIB
SOME_ROWS: Final = 256
"""Rows that are gone through at a time: of more the processor has forgotten the first by the next step."""
# Things that are read in one sheet, a row each.
_SOME: Final = 1 << 16
_FOOT: Final = b"</sheetData></worksheet>"
_BLANK: Final = b"/>"
_STYLE: Final = patterns.late(rb'\A(?: (?!s=)[\w:.-]++="[^"<>]*+")*+ s="(\d{1,5})"')


class TooMany(Exception):
    """Cells say too many different things, or stand where none can be kept: they are better read as they come."""


class Cells:
    """The cells in the first ``width`` columns of a sheet, column by column, each by the number of what it says; shown
    in ``formats``, by their styles."""

    def __init__(self, width: int, formats: Mapping[int, Format]) -> None:
        self.around = (b"", b"")
        """What stands before and behind the rows: it may be damaged, which the library finds."""
        self.last_row = AREA // width
        """The last row, from 1, that can be kept."""
        self.columns = tuple(array("I") for _ in range(width))
        self.rows = array("I")
        self._numbers = _Numbers()
        self._formats = formats

    def add(self, rows: Iterable[int], columns: Iterable[Iterable[bytes]]) -> None:
        """Rows, from 1, with what is said in each column: nothing where there is no cell. TooMany."""
        number = self._numbers.__getitem__
        self.rows.extend(rows)
        for kept, said in zip(self.columns, columns, strict=True):
            kept.extend(map(number, said))

    def read(self, load: Load) -> Table:
        """The table, read by the library. Refusal: damaged."""
        said = list(self._numbers)
        self._numbers = _Numbers()
        values = _read(said, self.around, load)
        for at, each in enumerate(said) if self._formats else ():
            form = self._formats.get(int(found[1]) if (found := _STYLE.match(each)) else 0)
            if form is not None:
                values[at] = form.seen_of(values[at])
        return Table(self, frozenset(at for at, each in enumerate(said) if not each or each.endswith(_BLANK)), values)


class _Numbers(dict[bytes, int]):
    """What cells say, numbered as it is met; nothing is 0."""

    def __init__(self) -> None:
        super().__init__({b"": 0})
        self._left = MOST_BYTES

    def __missing__(self, said: bytes) -> int:
        number = len(self)
        self._left -= len(said)
        if number >= MOST or self._left < 0:
            raise TooMany
        self[said] = number
        return number


def _read(said: Sequence[bytes], around: tuple[bytes, bytes], load: Load) -> list[object]:
    """The value of each thing that is said."""
    head, tail = around
    last = len(said) - 1
    parts = [
        b"".join((head, *_rows(islice(said, first, first + _SOME)), tail if first + _SOME > last else _FOOT))
        for first in range(0, len(said), _SOME)
    ]
    book = load(parts)
    values: list[object] = [""] * len(said)
    for at in range(len(parts)):
        sheet = native.sheet(book, at)
        if sheet.start is not None:
            first = at * _SOME + sheet.start[0]
            table = sheet.table()
            values[first : first + len(table)] = [row[0] for row in table]
    return values


def _rows(said: Iterable[bytes]) -> Iterator[bytes]:
    return (b'<row r="%d"><c r="A%d"%b</row>' % (at, at, each) for at, each in enumerate(said, 1) if each)


class Table:
    """Rows that are put together; ``start`` and ``end`` are the first and last row and column of its values."""

    def __init__(self, cells: Cells, blank: frozenset[int], values: Sequence[object]) -> None:
        self._rows, self._values = cells.rows, values
        filled = [at for at, codes in enumerate(cells.columns) if any(code not in blank for code in codes)]
        self._columns = cells.columns[filled[0] : filled[-1] + 1] if filled else ()
        self._first, self._stop = self._filled(blank) if filled else (0, 0)
        self.start = (self._rows[self._first] - 1, filled[0]) if filled else None
        self.end = (self._rows[self._stop - 1] - 1, filled[-1]) if filled else None

    def _filled(self, blank: frozenset[int]) -> tuple[int, int]:
        """The places of the first row with a value, and behind the last."""
        first, stop = 0, len(self._rows)
        while all(codes[first] in blank for codes in self._columns):
            first += 1
        while all(codes[stop - 1] in blank for codes in self._columns):
            stop -= 1
        return first, stop

    def rows(self) -> Iterator[Row]:
        """The rows from ``start`` to ``end``."""
        value = self._values.__getitem__
        following = self._rows[self._first] if self._columns else 0
        for first in range(self._first, self._stop, SOME_ROWS):
            stop = min(first + SOME_ROWS, self._stop)
            numbers = self._rows[first:stop]
            rows = map(list, zip(*(map(value, codes[first:stop]) for codes in self._columns), strict=True))
            if numbers[0] == following and numbers[-1] - following == stop - 1 - first:
                yield from rows
            else:
                yield from self._with_gaps(rows, numbers, following)
            following = numbers[-1] + 1

    def columns(self, skip: int, most: int) -> Iterator[Sequence[Coded]] | None:
        """The columns, from the row at ``skip`` on, so many rows at a time; None where rows are wanting among them."""
        rows, stop = self._rows, self._stop
        wanted = rows[self._first] + skip
        first = bisect_left(rows, wanted, self._first, stop)
        if rows[stop - 1] - wanted != stop - 1 - first:
            return None
        return (
            [Coded(self._values, codes[at : min(at + most, stop)]) for codes in self._columns]
            for at in range(first, stop, most)
        )

    def _with_gaps(self, rows: Iterable[Row], numbers: Iterable[int], following: int) -> Iterator[Row]:
        """The rows, with those before and between them that do not stand in the sheet."""
        for number, row in zip(numbers, rows, strict=True):
            for _ in range(following, number):
                yield [""] * len(self._columns)
            following = number + 1
            yield row
