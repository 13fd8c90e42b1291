"""The kinds of rules: one for each way in which a regulation gives or takes points."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from dangxing.rules.terms import Aspect, ByTerm, Model, Points, PointsOrTable, Quantity, Source, Term, Terms


class Vocabulary(Model):
    """What an activity is, and what its row must or may hold.

    held: a branch holds it and members attend (安排 and 活動) · branch: stands in 安排 only · paper, deed, finding:
    stand in 活動 only. ``hours``, ``characters`` and ``level`` say that the row must hold the column; of a held
    activity that is the row of 安排.
    """

    kind: Literal["held", "branch", "paper", "deed", "finding"]
    en: Term
    hours: Literal["required", "optional"] = "optional"
    characters: Literal["required", "optional"] = "optional"
    level: Literal["required", "optional"] = "optional"
    results: tuple[Term, ...] = ()


class Cited(Model):
    """What every rule bears: the clause, what it says, how it is read where the text leaves a choice."""

    clause: Term
    says: Term
    reading: Term | None = None
    aspect: Aspect | None = None
    mend: Term | None = None


class PerOccurrence(Cited):
    """``points`` for each row of ``activity``; by the member's post where ``points`` is a table of posts."""

    kind: Literal["per-occurrence"]
    activity: Terms
    source: Annotated[Source, Field(alias="in")] = "activities"
    result: Terms | None = None
    points: PointsOrTable


class Presence(Cited):
    """``points`` once, if there is any row of ``activity``."""

    kind: Literal["presence"]
    activity: Terms
    source: Annotated[Source, Field(alias="in")] = "activities"
    result: Terms | None = None
    points: Points


class Absence(Cited):
    """``points`` once, if there is no row of ``activity``, rows whose result is ``except_result`` set aside."""

    kind: Literal["absence"]
    activity: Terms
    source: Annotated[Source, Field(alias="in")] = "activities"
    except_result: Terms | None = None
    points: Points


class Shortfall(Cited):
    """``points`` for each whole ``unit`` that the sum of ``measure`` lacks of ``target``.

    ``measure`` count is the number of rows. ``none`` are the points, in place of the count, when the sum is nothing.
    Rows with fewer than ``min_characters`` are set aside.
    """

    kind: Literal["shortfall"]
    activity: Terms
    measure: Literal["count", "hours", "characters"]
    target: Quantity
    unit: Quantity = Decimal(1)
    min_characters: Quantity | None = None
    points: Points
    none: Points | None = None


class HoursShort(Cited):
    """``points`` for each whole ``unit`` of hours short, added up over events.

    ``short_of`` a number: the hours that each event in 安排 should have had. ``short_of: schedule``: the hours that
    安排 gives, against those in the member's own row, over what was attended and where both are given.
    """

    kind: Literal["hours-short"]
    activity: Terms
    short_of: Quantity | Literal["schedule"]
    unit: Quantity = Decimal(1)
    points: Points


class MissingPeriods(Cited):
    """``points`` for each calendar span, wholly inside the member's period, in which 安排 has no ``activity``."""

    kind: Literal["missing-periods"]
    activity: Terms
    every: Literal["month", "two-months", "quarter", "half-year", "year"]
    points: Points


class Attendance(Cited):
    """``points`` for each expected event that was missed, missed without leave, or missed otherwise.

    missed = expected − attended; unexcused = recorded as 缺席; other = missed − unexcused. Without ``activity``: over
    every held activity of the rule set.
    """

    kind: Literal["attendance"]
    activity: Terms | None = None
    count: Literal["missed", "unexcused", "other"]
    points: Points


class ValueTable(Cited):
    """Points by a value: of each row's result or level, or of the member's verdict (once).

    ``otherwise`` are the points for any other value, or none.
    """

    kind: Literal["value-table"]
    by: Literal["result", "level", "verdict"]
    activity: Terms | None = None
    table: ByTerm
    otherwise: Points | None = None

    @model_validator(mode="after")
    def _activity_where_rows_are_read(self) -> ValueTable:
        if (self.by == "verdict") == (self.activity is not None):
            raise PydanticCustomError(
                "table-activity", "a table by verdict reads no activity; one by result or level needs one"
            )
        return self


class RankBand(Model):
    """``places`` at one end of the ranking, and the points of those who stand there, by post."""

    places: Annotated[int, Field(ge=1)]
    points: ByTerm


class BranchRank(Cited):
    """Points by post for the branch's place among the branches. The first places win where both ends overlap."""

    kind: Literal["branch-rank"]
    first: RankBand
    last: RankBand


class Forfeit(Cited):
    """The whole category scores 0 where at least one event of ``activity`` was expected and none was attended."""

    kind: Literal["forfeit"]
    activity: Terms


class HasRows(Model):
    """At least ``times`` rows of any of the activities, of ``hours`` in all, with one of the results."""

    activity: Terms
    result: Terms | None = None
    times: Annotated[int, Field(ge=1)] = 1
    hours: Quantity | None = None


class HasNone(Model):
    """No row of the activity."""

    none_of: Terms


class AllAttended(Model):
    """Every expected event was attended, or excused."""

    attended: Terms


class NoneUnexcused(Model):
    """No expected event was missed without leave (recorded as 缺席)."""

    no_unexcused: Terms


def _condition_tag(value: Any) -> str | None:
    keys = value if isinstance(value, dict) else type(value).model_fields
    return next((key for key in ("activity", "none_of", "attended", "no_unexcused") if key in keys), None)


Condition = Annotated[
    Annotated[HasRows, Tag("activity")]
    | Annotated[HasNone, Tag("none_of")]
    | Annotated[AllAttended, Tag("attended")]
    | Annotated[NoneUnexcused, Tag("no_unexcused")],
    Discriminator(
        _condition_tag,
        custom_error_type="condition",
        custom_error_message="a condition is one of: activity, none_of, attended, no_unexcused",
    ),
]


class Applicability(Model):
    """When a requirement applies: the member's period is longer than so many calendar months."""

    longer_than_months: Annotated[int, Field(ge=1)]


class Requirement(Cited):
    """Met when every condition holds, or when it does not apply; else the category's standard is lost."""

    kind: Literal["requirement"]
    met_when: Annotated[tuple[Condition, ...], Field(min_length=1)]
    applies_when: Applicability | None = None


Rule = Annotated[
    PerOccurrence
    | Presence
    | Absence
    | Shortfall
    | HoursShort
    | MissingPeriods
    | Attendance
    | ValueTable
    | BranchRank
    | Forfeit
    | Requirement,
    Field(discriminator="kind"),
]


def months_of(every: str) -> int:
    """How many calendar months a span of :class:`MissingPeriods` has."""
    return {"month": 1, "two-months": 2, "quarter": 3, "half-year": 6, "year": 12}[every]
