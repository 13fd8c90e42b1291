"""The records of a year: what a workbook says, row by row, each record knowing the row it stands in.

Records are frozen dataclasses with slots, whose fields say what values are checked by before there is a record (see
``docs/decisions``). Nothing here knows a file format, a rule or a language.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, lru_cache
from typing import Annotated, Any, Literal, NamedTuple

from pydantic_core import CoreSchema
from pydantic_core.core_schema import date_schema, decimal_schema, int_schema, str_schema

from dangxing.language import Language

Severity = Literal["error", "warning"]
SheetKey = Literal["members", "schedule", "sign_in", "activities", "appraisal", "branches"]
EVERY_SHEET: tuple[SheetKey, ...] = ("members", "schedule", "sign_in", "activities", "appraisal", "branches")
SHEETS: tuple[SheetKey, ...] = ("members", "schedule", "activities", "appraisal", "branches")
"""Those of which every row is a record: all but 簽到, where a cell is one."""

Present = "present"
Excused = "excused"
Unexcused = "unexcused"
Exempt = "exempt"


class Check:
    """What a value of a field must be, strictly: converters leave what they cannot read as it was, to be refused."""

    def __init__(self, schema: CoreSchema) -> None:
        self.schema = schema


Text = Annotated[str, Check(str_schema(strict=True, min_length=1))]
FreeText = Annotated[str, Check(str_schema(strict=True))] | None
Day = Annotated[dt.date, Check(date_schema(strict=True))]
Amount = Annotated[Decimal, Check(decimal_schema(strict=True, ge=Decimal(0)))]
Percentage = Annotated[Decimal, Check(decimal_schema(strict=True, ge=Decimal(0), le=Decimal(100)))]
PollScore = Annotated[Decimal, Check(decimal_schema(strict=True, ge=Decimal(0), le=Decimal(100), decimal_places=2))]
Whole = Annotated[int, Check(int_schema(strict=True, ge=0))]
GivenPoints = Annotated[Decimal, Check(decimal_schema(strict=True, max_digits=12, decimal_places=2))]
Carried = Annotated[Decimal, Check(decimal_schema(strict=True, max_digits=12, decimal_places=2))]
Positive = Annotated[int, Check(int_schema(strict=True, ge=1))]


@dataclass(frozen=True, slots=True)
class Member:
    """One row of 成員. ``track`` is the id of a track of the rules; ``post`` the canonical post, else as written.

    ``standing`` None: nobody wrote it, and :func:`standing_of` says what counts. ``carried`` is what the period before
    came to (上期得分), where a category begins with that; ``last_outcome`` its result, as a title, or 無 for none.
    """

    row: int
    id: Text
    name: Text
    branch: Text
    track: Text
    post: FreeText = None
    standing: Literal["full", "probationary"] | None = None
    start: Day | None = None
    end: Day | None = None
    grade: Percentage | None = None
    notes: FreeText = None
    carried: Carried | None = None
    last_outcome: FreeText = None
    source: FreeText = None


def standing_of(written: str | None) -> str:
    """The standing that a member is appraised by: full, where nobody wrote any. No paper says so of its own accord."""
    return written or "full"


@dataclass(frozen=True, slots=True)
class Event:
    """One row of 安排: something that a branch held. ``hours`` are class hours (學時)."""

    row: int
    branch: Text
    date: Day
    activity: Text
    hours: Amount | None = None
    topic: FreeText = None
    source: FreeText = None

    @property
    def ref(self) -> "Ref":
        """Where it stands."""
        return Ref("schedule", self.row)


@dataclass(frozen=True, slots=True)
class SignInEvent(Event):
    """A column of 簽到: an event of a branch that 安排 does not have. ``row`` is that of its date."""

    column: str = ""

    @property
    def ref(self) -> "Ref":
        """The cell of its date."""
        return Ref("sign_in", self.row, self.column)


@dataclass(frozen=True, slots=True)
class Activity:
    """One row of 活動: something that a member did, or that was found of the member.

    ``hours`` are class hours or hours as the activity has it, ``characters`` single characters (字), never 萬字.
    ``place`` is the place that was won (名次), ``points`` are those that someone gave (分值), ``subject`` is what rows
    of one thing share (主題).
    """

    row: int
    id: Text
    name: FreeText
    date: Day
    activity: Text
    attendance: Literal["present", "excused", "unexcused", "exempt"] = "present"
    hours: Amount | None = None
    characters: Amount | None = None
    level: FreeText = None
    result: FreeText = None
    evidence: FreeText = None
    notes: FreeText = None
    place: Positive | None = None
    points: GivenPoints | None = None
    subject: FreeText = None
    source: FreeText = None

    @property
    def ref(self) -> "Ref":
        """Where it stands."""
        return Ref("activities", self.row)


@dataclass(frozen=True, slots=True)
class SignIn(Activity):
    """A cell of 簽到: how a member attended the event of its column, whose letters ``column`` are."""

    column: str = ""

    @property
    def ref(self) -> "Ref":
        """Its cell."""
        return Ref("sign_in", self.row, self.column)


@dataclass(frozen=True, slots=True)
class Appraisal:
    """One row of 評議: the verdict on a member, and the poll, as a score (0–100) or as votes."""

    row: int
    id: Text
    verdict: FreeText = None
    poll_score: PollScore | None = None
    votes_excellent: Whole | None = None
    votes_qualified: Whole | None = None
    votes_basically_qualified: Whole | None = None
    votes_unqualified: Whole | None = None
    satisfaction: Percentage | None = None
    self_appraisal: FreeText = None
    source: FreeText = None


@cache
def appraisal_with(marks: tuple[tuple[str, Decimal], ...]) -> type[Appraisal]:
    """The record of 評議 with a field for each mark (its name, and the most that it may be)."""
    held: dict[str, Any] = {
        name: Annotated[Decimal, Check(decimal_schema(strict=True, ge=Decimal(0), le=most, decimal_places=4))] | None
        for name, most in marks
    }
    body = {"__module__": __name__, "__annotations__": held, **dict.fromkeys(held)}
    made: Any = type("Appraisal", (Appraisal,), body)
    return dataclass(frozen=True, slots=True)(made)


@dataclass(frozen=True, slots=True)
class Branch:
    """One row of 支部: its place among the branches at the year's end, and the numbers for the quorum."""

    row: int
    branch: Text
    year_end_rank: Positive | None = None
    branches_ranked: Positive | None = None
    staff: Whole | None = None
    attending: Whole | None = None
    source: FreeText = None


# The columns of votes, by the verdict that each counts.
VOTES: Mapping[str, str] = {
    "優秀": "votes_excellent",
    "合格": "votes_qualified",
    "基本合格": "votes_basically_qualified",
    "不合格": "votes_unqualified",
}


def votes_of(appraisal: Appraisal | None) -> dict[str, int]:
    """How many votes were cast on a member, by the verdict that they are for."""
    return {verdict: getattr(appraisal, column, None) or 0 for verdict, column in VOTES.items()}


class Ref(NamedTuple):
    """A place in the records: a sheet, a row (from 1), and the field whose column is meant.

    ``field`` None: the column of the row's first key.
    """

    sheet: SheetKey
    row: int
    field: str | None = None

    @property
    def order(self) -> tuple[str, int, int, str]:
        """What places sort by: the sheet, the row, and the column in 簽到, whose fields are letters."""
        return self.sheet, self.row, len(self.field or ""), self.field or ""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a sheet of the workbook keeps what.

    Its ``title`` as it stands, the row of its header, a column for each field, and that of the first key (from 0). The
    fields of 簽到's events are the letters of their columns.
    """

    title: str
    header_row: int
    columns: Mapping[str, int]
    anchor: int

    def address(self, ref: Ref) -> str:
        """``活動!A17``: the sheet's own title and the cell of the field (the anchor column where it has none)."""
        column = self.columns.get(ref.field, self.anchor) if ref.field else self.anchor
        return f"{self.title}!{column_letters(column)}{ref.row}"


class Before(NamedTuple):
    """What a member had in the period before, and the run of the ledger that says so: a score, or the outcome's id."""

    value: Decimal
    run: int
    outcome: str | None = None


OUTCOME = "@outcome"
"""By what the outcome of the period before is known: no category is called so."""


@dataclass(frozen=True, slots=True)
class Records:
    """All of a workbook that was read and found right. Sheets that are absent have no layout and no rows.

    What 簽到 holds stands behind the rows of ``schedule`` and ``activities``. ``before`` is what a ledger has of the
    period before, by member and by what of it (``total``, a category's id, or ``OUTCOME``).
    """

    members: tuple[Member, ...]
    schedule: tuple[Event, ...]
    activities: tuple[Activity, ...]
    appraisal: tuple[Appraisal, ...]
    branches: tuple[Branch, ...]
    layouts: Mapping[SheetKey, Layout]
    script: Language
    before: Mapping[str, Mapping[str, Before]] = field(default_factory=dict)
    bests: Mapping[str, Mapping[tuple[str, str], Decimal]] | None = None
    """By rule set, mark and group the best of a mark, where these are a part of the records; None: the whole of them"""

    def address(self, ref: Ref) -> str:
        """The cell of ``ref`` in the workbook's own titles."""
        return self.layouts[ref.sheet].address(ref)

    def sources(self) -> Mapping[Ref, str]:
        """The cell of an office's own table that each row came from, where a column 來源 says so. One pass."""
        found: dict[Ref, str] = {}
        with_column = {key for key, layout in self.layouts.items() if "source" in layout.columns}
        if with_column & {"activities", "sign_in"}:
            found |= {row.ref: row.source for row in self.activities if row.source}
        if with_column & {"schedule", "sign_in"}:
            found |= {event.ref: event.source for event in self.schedule if event.source}
        if "appraisal" in with_column:
            found |= {Ref("appraisal", row.row): row.source for row in self.appraisal if row.source}
        if "branches" in with_column:
            found |= {Ref("branches", row.row): row.source for row in self.branches if row.source}
        return found


def source_of(sources: Mapping[Ref, str], ref: Ref) -> str | None:
    """``簽到表.xlsx › 三會一課 › F7``: where a row came from, whichever field is meant; None: nothing says it."""
    found = sources.get(ref) or sources.get(Ref(ref.sheet, ref.row))
    return None if found is None else trail(found)


def trail(source: str) -> str:
    """File, sheet and cell of a source, as people read them."""
    return " › ".join(part.strip() for part in source.split("!"))


class Place(NamedTuple):
    """Where a problem is: a sheet's title and a cell, either of which may be wanting. Numbers count from 0 and sort."""

    sheet: str | None = None
    row: int | None = None
    column: int | None = None

    @property
    def cell(self) -> str | None:
        """``D17``; None where the place is no single cell."""
        if self.row is None:
            return None
        return f"{column_letters(self.column or 0)}{self.row + 1}"


_NOWHERE = Place()


class Problem(NamedTuple):
    """What is wrong in the data. ``code`` is a key of the message catalogue, ``params`` fill its placeholders.

    ``order`` is the place of the sheet in the workbook, so that problems sort as the workbook is read. There may be a
    million of them, so it is the value that is made fastest. ``source`` is the cell of an office's own table that the
    row came from (``簽到表.xlsx › Sheet1 › F7``), where 來源 says so.
    """

    code: str
    severity: Severity
    path: str
    place: Place = _NOWHERE
    params: Mapping[str, object] = {}
    order: int = -1
    source: str | None = None

    @property
    def sort_key(self) -> int:
        """Sheet, row, column, in one number: the order in which problems are told."""
        _, row, column = self.place
        return (
            (self.order + 1 << 48) + ((-1 if row is None else row) + 1 << 20) + (-1 if column is None else column) + 1
        )


@lru_cache(16_384)
def column_letters(index: int) -> str:
    """``0 → A``, ``25 → Z``, ``26 → AA``."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
