"""A sheet as it was read: rows of raw values, before anything is known of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

Row = list[object]
Column = Sequence[object]


@dataclass(frozen=True, slots=True)
class CellError:
    """An error value of a spreadsheet program (``#REF!``), kept apart from text that reads the same."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Unseen:
    """A cell whose value nobody sees: a formula that was never calculated, or a number in a format that hides it.

    ``stored`` is what the file holds, as text: empty, or the number.
    """

    stored: str = ""

    def __str__(self) -> str:
        return self.stored


@dataclass(frozen=True, slots=True)
class Rounded:
    """A number of which a person sees another: ``59.6`` in a format without decimals shows as ``60``.

    ``text`` is what is seen, ``stored`` what the cell holds, both with what the format shows beside the digits.
    """

    text: str
    stored: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Dayless:
    """A date in a format that does not show its day: ``2024年3月`` over the 15th."""

    date: dt.date

    def __str__(self) -> str:
        return self.date.isoformat()


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A cell that looks otherwise than what it holds: a part is struck through, or written in signs.

    ``stored`` is what it holds, ``code`` the problem that this is where the cell is read.
    """

    stored: str
    code: str

    def __str__(self) -> str:
        return self.stored


class Coded(Sequence[object]):
    """A column of which many cells hold the same: ``codes`` say which of the sheet's ``values`` stands in each."""

    __slots__ = ("codes", "values")

    def __init__(self, values: Sequence[object], codes: Sequence[int]) -> None:
        self.values, self.codes = values, codes

    def __len__(self) -> int:
        return len(self.codes)

    def __iter__(self) -> Iterator[object]:
        return map(self.values.__getitem__, self.codes)

    def __getitem__(self, at: Any) -> Any:
        return self.values[self.codes[at]]


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet. ``rows()`` can be called again and gives the same rows anew, so that nobody need keep them.

    A row is a list of ``str`` (``""`` for an empty cell), ``float``, ``int``, ``bool``, ``date``, ``datetime``,
    ``time``, ``timedelta``, :class:`CellError`, :class:`Unseen`, :class:`Rounded`, :class:`Dayless` or
    :class:`Otherwise`. A number comes as text where its format shows more than digits: ``92%``, ``3萬字``. The first
    row and first value stand at ``top`` and ``left`` (from 0).
    The value of a merged range stands in every cell of it. ``height`` and ``width`` count what ``rows()`` gives.
    """

    title: str
    index: int
    top: int
    left: int
    height: int
    width: int
    rows: Callable[[], Iterator[Row]]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """First row, first column, last row, last column, from 0, in the sheet."""
    hidden: Sequence[int] = ()
    """Rows that are hidden or filtered away, from 0, in the sheet, in order."""
    struck: Sequence[int] = ()
    """Rows with a value that is struck through, likewise."""
    pale: Sequence[int] = ()
    """Rows with a value in the colour of its ground, white on white, likewise."""
    hidden_columns: frozenset[int] = frozenset()
    """Columns that are hidden, from 0, in the sheet."""
    concealed: bool = False
    """The sheet itself is hidden."""
    narrow: Mapping[int, int] = field(default_factory=dict)
    """Columns in which few signs have room, from 0, and how many: what a number has more is not seen."""
    noted: Sequence[tuple[int, int]] = ()
    """Cells that bear a note, by row and column, from 0, in order."""
    conditional: tuple[tuple[int, int, int, int], ...] = ()
    """Ranges, as those that are merged, which a condition may hide, strike through or show otherwise."""
    coded: Callable[[int, int], Iterator[Sequence[Column]] | None] | None = None
    """What gives :meth:`columns` sooner than ``rows`` do, if it can."""

    def columns(self, skip: int, most: int) -> Iterator[Sequence[Column]]:
        """The values by columns, from the row at ``skip`` on, of at most so many rows at a time."""
        found = self.coded(skip, most) if self.coded else None
        return self._turned(skip, most) if found is None else found

    def _turned(self, skip: int, most: int) -> Iterator[Sequence[Column]]:
        rows = islice(self.rows(), skip, None)
        while some := list(islice(rows, most)):
            yield list(zip(*some, strict=True))


def is_empty(value: object) -> bool:
    """Whether a cell holds nothing that can be seen."""
    return value == "" or value is None or (isinstance(value, str) and not value.strip())
