"""A sheet as it was read: rows of raw values, before anything is known of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

Row = list[object]


@dataclass(frozen=True, slots=True)
class CellError:
    """An error value of a spreadsheet program (``#REF!``), kept apart from text that reads the same."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet. ``rows()`` can be called again and gives the same rows anew, so that nobody need keep them.

    A row is a list of ``str`` (``""`` for an empty cell), ``float``, ``int``, ``bool``, ``date``, ``datetime``,
    ``time``, ``timedelta`` or :class:`CellError`. The first row and first value stand at ``top`` and ``left`` (from 0).
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


def is_empty(value: object) -> bool:
    """Whether a cell holds nothing that can be seen."""
    return value == "" or value is None or (isinstance(value, str) and not value.strip())
