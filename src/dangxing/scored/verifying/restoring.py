"""The records as they were copied: which rows were changed by hand since, and what stood in a changed cell.

The writer leaves a digest for each row. A row whose digest differs was changed; where it is one cell, its old value is
mostly one that stands elsewhere in the column, a number or a day of the year, and is known by the digest that it gives.
"""

from __future__ import annotations

import datetime as dt
import math
import zlib
from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice, product, zip_longest
from typing import NamedTuple

from dangxing.records import Layout, column_letters
from dangxing.scored.records_copy import drawn, merges_of, tails
from dangxing.scored.verifying.recorded import Copy
from dangxing.sheets.cells import Encoder
from dangxing.workbook.grid import Grid, Row

# Where more rows than this differ, rows were put in, taken out or sorted: to guess at cells would only take time.
_MOST_GUESSED = 40
_MOST_VALUES = 5_000
# So many guesses are tried in all, long rows counting for more.
_MOST_TRIED = 3_000_000
_TRIED_AT_ONCE = 512
# Numbers that agree in 15 digits are no more than so many steps apart.
_STEPS = 48


class Restored(NamedTuple):
    """The sheet with what was found put back, and the rows (from 1) whose old contents are not known."""

    grid: Grid
    unknown: tuple[int, ...]


@dataclass(frozen=True)
class _Formats:
    """Draws rows as the writer did when it wrote the workbook."""

    numbers: Mapping[str, int]
    encoder: Encoder

    def style(self, name: str) -> int:
        return self.numbers[name]


def restored(grid: Grid, copy: Copy, styles: Mapping[str, int], year: int) -> Restored:
    """The copied sheet as it was written, as far as its digests tell."""
    formats = _Formats(styles, Encoder())
    changed = list(_changed(grid, copy, formats))
    if not changed:
        return Restored(grid, ())
    if len(changed) > _MOST_GUESSED:
        return Restored(grid, tuple(row for row, _ in changed))
    guesses = _Guesses(grid, formats, year)
    back: dict[int, Row] = {}
    unknown: list[int] = []
    rows = dict(enumerate(grid.rows(), grid.top + 1))
    for number, digest in changed:
        row = rows.get(number, [])
        old: Row | None = [""] * len(row) if not digest else None
        if old is None and number - 1 != copy.header and row:
            old = guesses.row(number, row, digest)
        if old is None:
            unknown.append(number)
        else:
            back[number] = old
    # Rows below the last that was written were put there since.
    height = min(grid.height, max(copy.first - 1 + len(copy.digests) - grid.top, 0))
    return Restored(replace(grid, rows=_with(grid, back, height), height=height), tuple(unknown))


def _with(grid: Grid, back: Mapping[int, Row], height: int) -> Callable[[], Iterator[Row]]:
    def rows() -> Iterator[Row]:
        for number, row in enumerate(islice(grid.rows(), height), grid.top + 1):
            yield list(back.get(number, row))

    return rows


def _changed(grid: Grid, copy: Copy, formats: _Formats) -> Iterator[tuple[int, int]]:
    """The rows that differ, each with the digest that it had; 0 is that of a row without cells."""
    layout = Layout(copy.title, copy.header, {"id": copy.ids} if copy.ids >= 0 else {}, 0)
    now = array("I")
    for _ in drawn(formats, grid, layout, merges_of(grid), now):
        pass
    first = min(copy.first, grid.top + 1) if grid.height else copy.first
    before = [0] * (copy.first - first) + list(copy.digests)
    after = [0] * (grid.top + 1 - first) + list(now)
    for number, (old, new) in enumerate(zip_longest(before, after, fillvalue=0), first):
        if old != new:
            yield number, old


def _near(value: object) -> list[float]:
    """The numbers that a program which keeps 15 digits writes as it does this one."""
    found: list[float] = []
    if isinstance(value, float):
        for way in (math.inf, -math.inf):
            other = value
            for _ in range(_STEPS):
                other = math.nextafter(other, way)
                found.append(other)
    return found


class _Guesses:
    """What may have stood in a cell, by column."""

    def __init__(self, grid: Grid, formats: _Formats, year: int) -> None:
        self._tail = tails(formats)
        self._letters = [column_letters(grid.left + at) for at in range(grid.width)]
        seen: list[dict[object, object]] = [{} for _ in range(grid.width)]
        for row in grid.rows():
            for values, value in zip(seen, row, strict=False):
                if value not in ("", None) and len(values) < _MOST_VALUES:
                    values.setdefault((type(value), value), value)
        self._values = [list(values.values()) for values in seen]
        self._year = year
        self._made: dict[int, list[tuple[object, bytes]]] = {}
        self._left = _MOST_TRIED

    def _may_try(self, tried: bytes) -> bool:
        """Whether one more guess may be tried: rows can be made so that guessing takes for ever."""
        self._left -= 1 + len(tried) // _TRIED_AT_ONCE
        return self._left >= 0

    def row(self, number: int, row: Row, digest: int) -> Row | None:
        """The row with one cell as it was; None where no guess gives the digest."""
        cells = [self._cell(letter, number, value) for letter, value in zip(self._letters, row, strict=False)]
        for at, letter in enumerate(self._letters[: len(row)]):
            before = zlib.crc32(b"".join(cells[:at]))
            after = b"".join(cells[at + 1 :])
            if zlib.crc32(after, before) == digest:
                return [*row[:at], "", *row[at + 1 :]]
            head = f'<c r="{letter}{number}"'.encode()
            start = zlib.crc32(head, before)
            for value, tail in self._of(at):
                if not self._may_try(after):
                    return None
                if zlib.crc32(after, zlib.crc32(tail, start)) == digest:
                    return [*row[:at], value, *row[at + 1 :]]
        return self._rounded(number, row, cells, digest)

    def _rounded(self, number: int, row: Row, cells: list[bytes], digest: int) -> Row | None:
        """The row with fractions as they were before a program kept only 15 digits of them: of one cell, or of two."""
        places = [at for at, value in enumerate(row) if type(value) is float and not value.is_integer()]
        near = {
            at: [(value, self._cell(self._letters[at], number, value)) for value in _near(row[at])] for at in places
        }
        before = b"".join(cells)
        for first, second in product(places, repeat=2):
            if first > second:
                continue
            for (one, cell), (two, other) in product(near[first], near[second] if first != second else [(None, b"")]):
                if not self._may_try(before):
                    return None
                changed = {first: (one, cell)} if first == second else {first: (one, cell), second: (two, other)}
                made = b"".join(changed[at][1] if at in changed else old for at, old in enumerate(cells))
                if zlib.crc32(made) == digest:
                    return [changed[at][0] if at in changed else value for at, value in enumerate(row)]
        return None

    def _cell(self, letter: str, number: int, value: object) -> bytes:
        return b"" if value in ("", None) else f'<c r="{letter}{number}"{self._tail(value)}'.encode()

    def _of(self, at: int) -> list[tuple[object, bytes]]:
        if at not in self._made:
            values = self._values[at]
            more: list[object] = []
            kinds = {type(value) for value in values}
            if kinds & {int, float} or not values:
                more += range(1_001)
                more += range(1_100, 100_001, 100)
                more += [cents / 100 for cents in range(1, 10_000) if cents % 100]
            if kinds & {dt.date, dt.datetime}:
                first = dt.date(self._year - 1, 1, 1)
                more += [first + dt.timedelta(days) for days in range(3 * 366)]
            self._made[at] = [(value, self._tail(value).encode()) for value in (*values, *more)]
        return self._made[at]
