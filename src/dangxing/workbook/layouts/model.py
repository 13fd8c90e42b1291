"""What a layout says of a table, and what is read from one: plain values, each with the cell that it came from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from dangxing.records import SheetKey, column_letters
from dangxing.rules.terms import Model, Term, Terms

Marks = dict[Term, Terms]
PERSON = ("name", "id")
LABELS = ("activity", "date", "branch", "hours", "topic", "present", "absent", "leave", "due", "attended")
"""What a matrix says of a person, and a card of a meeting."""


class _Common(Model):
    """What every layout has: its names, and the words of a title that decide where two layouts fit a sheet."""

    title: Term
    en: Term
    words: tuple[Term, ...] = ()


class Matrix(_Common):
    """People down, events across. ``people`` are titles of the columns that tell who it is, ``aside`` of others."""

    shape: Literal["matrix"]
    people: dict[str, Terms]
    aside: tuple[Term, ...] = ()
    hours: tuple[Term, ...] = ()
    marks: Marks = Field(default={})
    counts: Marks = Field(default={})
    """Titles of columns and rows that count marks, by what they count."""


class Card(_Common):
    """A sheet a meeting: a label, and its value beside it or behind a colon."""

    shape: Literal["card"]
    labels: dict[str, Terms]
    aside: tuple[Term, ...] = ()
    marks: Marks = Field(default={})


class Listing(_Common):
    """A header, and a row a person. ``needs`` are fields without which it is none; of ``signs`` it has two titles."""

    shape: Literal["list"]
    sheet: Literal["members", "appraisal"]
    columns: dict[Term, Terms]
    needs: Annotated[tuple[Term, ...], Field(min_length=1)]
    signs: tuple[Term, ...] = ()


Layout = Matrix | Card | Listing


class Cell(NamedTuple):
    """A cell of an office's file; ``row`` and ``column`` from 0."""

    path: str
    sheet: str
    row: int
    column: int

    @property
    def name(self) -> str:
        """``F12``."""
        return f"{column_letters(self.column)}{self.row + 1}"

    def __str__(self) -> str:
        return f"{self.path.rpartition('/')[2]}!{self.sheet}!{self.name}"


class Trouble(NamedTuple):
    """Something to tell of a cell: ``code`` is a key of the part ``importing``. Troubles alike are told as one."""

    code: str
    cell: Cell
    params: tuple[tuple[str, object], ...] = ()


WARNINGS = frozenset(
    {
        "left-out",
        "unrecorded",
        "no-layout",
        "uncounted",
        "column-left",
        "unaccounted",
        "name-same",
        "numbered",
        "total-differs",
    }
)


class Named(NamedTuple):
    """A person as a table names them, who is looked for when all tables are read."""

    name: str
    id: str | None
    branch: str | None
    cell: Cell


class Event(NamedTuple):
    """A meeting that a table tells of."""

    date: dt.date
    activity: str
    branch: str
    hours: Decimal | None
    topic: str | None
    cell: Cell


class Mark(NamedTuple):
    """One person at one meeting; ``attendance`` is present, excused, unexcused or exempt."""

    person: Named
    event: Event
    attendance: str
    cell: Cell


class Line(NamedTuple):
    """A row of a list: the fields that it gives, as they stand there."""

    sheet: SheetKey
    person: Named
    values: Mapping[str, object]


@dataclass
class Extract:
    """What one sheet gives. ``troubles`` of codes that are no warnings keep its file out."""

    path: str
    sheet: str
    layout: str
    events: list[Event] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    people: list[Named] = field(default_factory=list)
    counts: dict[tuple[str, str], int] = field(default_factory=dict)
    """How often each mark stood there, by the mark and the attendance that it is taken for."""
    troubles: list[Trouble] = field(default_factory=list)

    def tell(self, code: str, cell: Cell, /, **params: object) -> None:
        """Add a trouble."""
        self.troubles.append(Trouble(code, cell, tuple(params.items())))


def any_error(troubles: list[Trouble]) -> bool:
    """Whether one of them keeps a file out."""
    return any(trouble.code not in WARNINGS for trouble in troubles)
