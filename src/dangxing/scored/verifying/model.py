"""A workbook as it is seen and computed, whatever format it is kept in: what two of them are compared by."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

State = Literal["visible", "hidden"]
# The aspects of how a cell looks, by name, each as a short text; what is usual is left out.
Look = Mapping[str, str]
# A part of a sheet or workbook in a form that no program's way of writing changes.
Normal = tuple[Any, ...]


class Cell(NamedTuple):
    """A cell: ``value`` as a grid has it, dates as their numbers; ``formula`` without its equals sign; how it looks,
    and how the runs of its text do where they have fonts of their own."""

    value: object
    formula: str | None
    look: Look
    runs: tuple[Look, ...] = ()


class SeenRow(NamedTuple):
    """A row, from 0; ``height`` in points, None where the program finds it; its cells by column, from 0."""

    number: int
    hidden: bool
    height: float | None
    cells: Mapping[int, Cell]


class Columns(NamedTuple):
    """Columns from ``first`` to ``last``, from 0; ``width`` in digits, as Office Open XML counts it."""

    first: int
    last: int
    hidden: bool
    width: float


class Odd(NamedTuple):
    """Something that no program writes, or that does not belong: the name of a text, and what it is about."""

    code: str
    what: str
    cell: str | None = None


@dataclass
class Sheet:
    """One sheet. ``rows()`` is gone through once; what follows it here is known when that has ended.

    ``source`` tells its part, and what cells look like by it: two sheets of one source are the same in all of
    this; ``tags`` are those of its cells.
    ``settings`` are the other parts of the sheet by name. ``odd`` is what cannot be compared, because nothing of the
    kind was written. ``usual_height``, in points, is that of rows which do not tell theirs, where it is fixed.
    ``printed`` is what of it is printed (``A1:K38``); empty: all.
    """

    title: str
    state: State
    rows: Callable[[], Iterator[SeenRow]]
    source: bytes | None = None
    tags: int = 0
    columns: list[Columns] = field(default_factory=list)
    settings: dict[str, Normal] = field(default_factory=dict)
    drawings: list[Drawing] = field(default_factory=list)
    odd: list[Odd] = field(default_factory=list)
    added: list[Odd] = field(default_factory=list)
    usual_height: float | None = None
    printed: str = ""


class Drawing(NamedTuple):
    """Something that lies over the cells, from a row and column on (from 0; None: anywhere), and what it is."""

    what: str
    row: int | None
    column: int | None


@dataclass
class Book:
    """A workbook. ``settings``, ``odd`` and ``added`` as in a sheet; ``other`` are sheets without cells, by title.

    ``known`` are the settings that its format tells; None: all.
    """

    sheets: list[Sheet]
    settings: dict[str, Normal]
    other: list[str] = field(default_factory=list)
    odd: list[Odd] = field(default_factory=list)
    added: list[Odd] = field(default_factory=list)
    known: frozenset[str] | None = None
