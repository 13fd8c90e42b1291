"""What is read from a table: plain values, each with the cell that it came from."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, NamedTuple

from dangxing.records import SheetKey, column_letters

ATTENDANCE: Final = ("present", "excused", "unexcused", "exempt")


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

    def home(self, labels: Mapping[str, str]) -> str:
        """The file, by its label, and the sheet, as they stand before the name of the cell."""
        return f"{labels[self.path]}!{self.sheet}!"

    def told(self, labels: Mapping[str, str]) -> str:
        """``签到表.xlsx!Sheet1!F12``."""
        return self.home(labels) + self.name


def labels_of(paths: Iterable[str]) -> dict[str, str]:
    """What each file is called where a row says where it comes from: its name, with folders where two have the same."""
    parts = {path: path.split("/") for path in paths}
    found: dict[str, str] = {}
    waiting, depth = list(parts), 1
    while waiting:
        shown = {path: "/".join(parts[path][-depth:]) for path in waiting}
        times = Counter(shown.values())
        found |= {path: label for path, label in shown.items() if times[label] == 1 or depth >= len(parts[path])}
        waiting, depth = [path for path in waiting if path not in found], depth + 1
    return found


class Trouble(NamedTuple):
    """Something to tell of a cell: ``code`` is a key of the part ``importing``. Troubles alike are told as one."""

    code: str
    cell: Cell
    params: tuple[tuple[str, object], ...] = ()


WARNINGS = frozenset(
    {
        "left-out", "unrecorded", "no-layout", "uncounted", "column-left", "unaccounted", "name-same", "numbered",
        "hours-beyond", "no-names", "not-yet", "abstained", "points-aside", "deed-left", "row-hidden", "number-kept",
        "is-records", "total-differs", "points-beside", "shown-rounded", "day-unseen", "sheet-hidden", "columns-hidden",
        "row-pale", "look-conditional", "notes-unread", "column-narrow", "not-theirs",
        "guest", "year-differs", "note-aside", "columns-left", "heed", "entry-blank", "by-content", "day-idle",
        "signed-elsewhere", "labels-left", "day-of-sheet", "verdict-blank", "colour-unread",
    }
)  # fmt: skip


class Named(NamedTuple):
    """A person as a table names them, who is looked for when all tables are read."""

    name: str
    id: str | None
    branch: str | None
    cell: Cell


class Event(NamedTuple):
    """A meeting that a table tells of; ``attended`` is how many are said to have come, and where. ``branch`` is empty
    where the table does not say whose it was.
    """

    date: dt.date
    activity: str
    branch: str
    hours: Decimal | None
    topic: str | None
    cell: Cell
    attended: tuple[int, Cell] | None = None


class Marked(NamedTuple):
    """The marks of one event: places in the list of people, what each is by its place in ``ATTENDANCE``, and the cells:
    their rows in a column."""

    event: Event
    people: Sequence[int]
    attendance: Sequence[int]
    rows: Sequence[int]
    column: int


class Line(NamedTuple):
    """A row of a list: the fields that it gives, as they stand there.

    ``adds``: numbers are added up over the tables.
    """

    sheet: SheetKey
    person: Named
    values: Mapping[str, object]
    cell: Cell
    adds: bool = False


@dataclass
class Extract:
    """What one sheet gives. ``troubles`` of codes that are no warnings keep its file out."""

    path: str
    sheet: str
    layout: str
    by_list: bool = False
    """Whether each mark stands in the row of its person, so that the member list tells whose a meeting was where no
    title does."""
    events: list[Event] = field(default_factory=list)
    marks: list[Marked] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    about: list[Line] = field(default_factory=list)
    """What a table tells of members besides: their post, their standing."""
    people: list[Named] = field(default_factory=list)
    counts: dict[tuple[str, str], int] = field(default_factory=dict)
    """How often each mark stood there, by the mark and the attendance that it is taken for."""
    troubles: list[Trouble] = field(default_factory=list)
    columns: set[int] = field(default_factory=set)
    """Columns of the table that were read besides those with a title of a field of the layout."""

    @property
    def gives(self) -> bool:
        """Whether anything of the sheet comes into the records."""
        return bool(self.events or self.lines)

    def tell(self, code: str, cell: Cell, /, **params: object) -> None:
        """Add a trouble."""
        self.troubles.append(Trouble(code, cell, tuple(params.items())))

    def count(self, written: str, attendance: str, times: int = 1) -> None:
        """Count a mark."""
        self.counts[written, attendance] = self.counts.get((written, attendance), 0) + times


def any_error(troubles: Iterable[Trouble]) -> bool:
    """Whether one of them keeps a file out."""
    return any(trouble.code not in WARNINGS for trouble in troubles)
