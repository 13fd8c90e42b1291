"""The kinds of rules: one for each way in which a regulation gives or takes points, with what it reads and gives."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field

from dangxing.rules.conditions import Applicability, Condition, HasNone, HasRows, under
from dangxing.rules.profile import (
    HELD,
    RECORDED,
    SCHEDULED,
    Amount,
    Ask,
    Cited,
    Figure,
    Flaw,
    Gives,
    Reads,
    Reckons,
    results_at,
)
from dangxing.rules.tables import GivenPoints, Rate, ValueTable
from dangxing.rules.terms import ByTerm, Model, Points, PointsOrTable, Quantity, Source, Term, Terms

if TYPE_CHECKING:
    from dangxing.rules.sets import RuleSet

# A year: a period within it never has more months, and is never longer than eleven and a rest.
_MONTHS: Final = 12
# How a target tells each measure.
_TOLD: Final = {"count": "count", "hours": "lessons", "characters": "characters"}


class Vocabulary(Model):
    """What an activity is, and what its row must or may hold.

    held: a branch holds it and members attend (安排 and 活動) · branch: stands in 安排 only · paper, deed, finding:
    stand in 活動 only. ``hours``, ``characters``, ``level``, ``place`` and ``subject`` say that the row must hold
    the column; of a held activity that is the row of 安排.
    """

    kind: Literal["held", "branch", "paper", "deed", "finding"]
    en: Term
    hours: Literal["required", "optional"] = "optional"
    characters: Literal["required", "optional"] = "optional"
    level: Literal["required", "optional"] = "optional"
    place: Literal["required", "optional"] = "optional"
    subject: Literal["required", "optional"] = "optional"
    results: tuple[Term, ...] = ()


def _rows_of(activity: tuple[str, ...], source: Source, key: str, results: tuple[str, ...] | None) -> Reads:
    return Reads(("activity",), activity, SCHEDULED if source == "schedule" else RECORDED, results_at((key,), results))


def _unread(source: Source, key: str, results: tuple[str, ...] | None) -> Iterator[Flaw]:
    """Rows of 安排 have no results."""
    if source == "schedule" and results:
        yield Flaw((key,), "result-unread", "error", {"key": key})


class PerOccurrence(Cited):
    """``points`` for each row of ``activity``; by the member's post where ``points`` is a table of posts."""

    kind: Literal["per-occurrence"]
    activity: Terms
    source: Annotated[Source, Field(alias="in")] = "activities"
    result: Terms | None = None
    points: PointsOrTable

    def reads(self) -> tuple[Reads, ...]:
        return (_rows_of(self.activity, self.source, "result", self.result),)

    def reckons(self) -> tuple[Reckons, ...]:
        return (Reckons(("points",), "members", "post"),) if isinstance(self.points, dict) else ()

    def gives(self) -> tuple[Gives, ...]:
        words: Literal["posts"] | None = "posts" if isinstance(self.points, dict) else None
        return (Gives(("points",), self.points, "row", words, usual="as-rows"),)

    def asks(self) -> tuple[Ask, ...]:
        most = max(points for _, points in self.points_of())
        return (Ask("strive" if most > 0 else "avoid", self.activity, self.result or ()),)

    def flaws(self, rules: RuleSet) -> Iterator[Flaw]:
        yield from _unread(self.source, "result", self.result)


class Presence(Cited):
    """``points`` once, if there is any row of ``activity``."""

    kind: Literal["presence"]
    activity: Terms
    source: Annotated[Source, Field(alias="in")] = "activities"
    result: Terms | None = None
    points: Points

    def reads(self) -> tuple[Reads, ...]:
        return (_rows_of(self.activity, self.source, "result", self.result),)

    def gives(self) -> tuple[Gives, ...]:
        return (Gives(("points",), self.points, "once", usual="as-rows"),)

    def asks(self) -> tuple[Ask, ...]:
        return (Ask("strive" if self.points > 0 else "avoid", self.activity, self.result or ()),)

    def flaws(self, rules: RuleSet) -> Iterator[Flaw]:
        yield from _unread(self.source, "result", self.result)


class Absence(Cited):
    """``points`` once, if there is no row of ``activity``, rows whose result is ``except_result`` set aside."""

    kind: Literal["absence"]
    activity: Terms
    source: Annotated[Source, Field(alias="in")] = "activities"
    except_result: Terms | None = None
    points: Points

    def reads(self) -> tuple[Reads, ...]:
        return (_rows_of(self.activity, self.source, "except_result", self.except_result),)

    def gives(self) -> tuple[Gives, ...]:
        return (Gives(("points",), self.points, "once"),)

    def asks(self) -> tuple[Ask, ...]:
        if self.points > 0:
            return (Ask("avoid", self.activity),)
        more = (Ask("not-of", results=self.except_result),) if self.except_result else ()
        return (Ask("have", self.activity, more=more),)

    def flaws(self, rules: RuleSet) -> Iterator[Flaw]:
        yield from _unread(self.source, "except_result", self.except_result)


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

    def reads(self) -> tuple[Reads, ...]:
        return (Reads(("activity",), self.activity, RECORDED),)

    def reckons(self) -> tuple[Reckons, ...]:
        found = () if self.measure == "count" else (Reckons(("measure",), "activities", self.measure, self.activity),)
        return (
            found if self.min_characters is None else (*found, Reckons(("min_characters",), "activities", "characters"))
        )

    def gives(self) -> tuple[Gives, ...]:
        unit = Amount(self.unit, _TOLD[self.measure], self.activity)
        each = Gives(("points",), self.points, "unit", unit=unit, usual="loss")
        return (each,) if self.none is None else (each, Gives(("none",), self.none, "nothing", usual="loss"))

    def asks(self) -> tuple[Ask, ...]:
        least = self.min_characters
        more = () if least is None else (Ask("of-length", amounts=(Amount(least, "characters"),)),)
        return (
            Ask(
                "at-least", self.activity, amounts=(Amount(self.target, _TOLD[self.measure], self.activity),), more=more
            ),
        )

    def flaws(self, rules: RuleSet) -> Iterator[Flaw]:
        if self.unit > self.target:
            yield Flaw(("unit",), "unit-over-target", "error", {"unit": self.unit, "target": self.target})
        if self.measure == "characters" or self.min_characters is not None:
            key = "measure" if self.measure == "characters" else "min_characters"
            for name in self.activity:
                kind = rules.activities[name].kind
                if kind in ("held", "finding"):
                    yield Flaw((key,), "not-written", "warning", {"activity": name, "kind": kind})
        if self.none is not None and self.unit <= self.target:
            most = self.points * (self.target // self.unit)
            if abs(self.none) < abs(most):
                yield Flaw(("none",), "none-milder", "warning", {"none": self.none, "most": most})


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

    def reads(self) -> tuple[Reads, ...]:
        return (Reads(("activity",), self.activity, HELD),)

    def reckons(self) -> tuple[Reckons, ...]:
        if isinstance(self.short_of, Decimal):
            return (Reckons(("short_of",), "schedule", "hours", self.activity, self.short_of),)
        return Reckons(("short_of",), "schedule", "hours"), Reckons(("short_of",), "activities", "hours")

    def gives(self) -> tuple[Gives, ...]:
        return (Gives(("points",), self.points, "unit", unit=Amount(self.unit, "lessons"), usual="loss"),)

    def asks(self) -> tuple[Ask, ...]:
        if isinstance(self.short_of, Decimal):
            return (Ask("hours-each", self.activity, number=self.short_of),)
        return (Ask("hours-scheduled", self.activity),)


class MissingPeriods(Cited):
    """``points`` for each calendar span, wholly inside the member's period, in which 安排 has no ``activity``."""

    kind: Literal["missing-periods"]
    activity: Terms
    every: Literal["month", "two-months", "quarter", "half-year", "year"]
    points: Points

    def reads(self) -> tuple[Reads, ...]:
        return (Reads(("activity",), self.activity, SCHEDULED),)

    def gives(self) -> tuple[Gives, ...]:
        return (Gives(("points",), self.points, "miss", usual="loss"),)

    def asks(self) -> tuple[Ask, ...]:
        return (Ask(f"every-{self.every}", self.activity),)


class Attendance(Cited):
    """``points`` for each expected event that was missed, missed without leave, or missed otherwise.

    missed = expected − attended; unexcused = recorded as 缺席; other = missed − unexcused. Without ``activity``: over
    every held activity of the rule set.
    """

    kind: Literal["attendance"]
    activity: Terms | None = None
    count: Literal["missed", "unexcused", "other"]
    points: Points

    expects: ClassVar[bool] = True

    def reads(self) -> tuple[Reads, ...]:
        return (Reads(("activity",), self.activity or (), HELD),)

    def activities_among(self, rules: RuleSet) -> tuple[str, ...]:
        return self.activity or rules.held

    def gives(self) -> tuple[Gives, ...]:
        return (Gives(("points",), self.points, "miss", usual="loss"),)

    def asks(self) -> tuple[Ask, ...]:
        return (Ask("none-unexcused" if self.count == "unexcused" else "all-attended", self.activity or ()),)

    def flaws(self, rules: RuleSet) -> Iterator[Flaw]:
        if self.activity is None and not rules.held:
            yield Flaw(("kind", "[key]"), "nothing-held", "error")


class RankBand(Model):
    """``places`` at one end of the ranking, and the points of those who stand there, by post."""

    places: Annotated[int, Field(ge=1)]
    points: ByTerm


class BranchRank(Cited):
    """Points by post for the branch's place among the branches. The first places win where both ends overlap."""

    kind: Literal["branch-rank"]
    first: RankBand
    last: RankBand

    def reckons(self) -> tuple[Reckons, ...]:
        return (
            Reckons(("first",), "members", "post"),
            Reckons(("first",), "branches", "year_end_rank"),
            Reckons(("first",), "branches", "branches_ranked"),
        )

    def gives(self) -> tuple[Gives, ...]:
        return (
            Gives(("first", "points"), self.first.points, "first", "posts", places=self.first.places, usual="gain"),
            Gives(("last", "points"), self.last.points, "last", "posts", places=self.last.places, usual="loss"),
        )

    def asks(self) -> tuple[Ask, ...]:
        return (Ask("first-places", number=self.first.places),)


class Forfeit(Cited):
    """The whole category scores 0 where at least one event of ``activity`` was expected and none was attended."""

    kind: Literal["forfeit"]
    activity: Terms

    expects: ClassVar[bool] = True

    def reads(self) -> tuple[Reads, ...]:
        return (Reads(("activity",), self.activity, HELD),)

    def gives(self) -> tuple[Gives, ...]:
        return (Gives((), None, "forfeit"),)

    def asks(self) -> tuple[Ask, ...]:
        return (Ask("attended-once", self.activity),)


class Requirement(Cited):
    """Met when every condition holds, or when it does not apply; else the category's standard is lost."""

    kind: Literal["requirement"]
    met_when: Annotated[tuple[Condition, ...], Field(min_length=1)]
    applies_when: Applicability | None = None

    meets: ClassVar[bool] = True
    expects: ClassVar[bool] = True

    def reads(self) -> tuple[Reads, ...]:
        return tuple(under(("met_when", at), condition.reads()) for at, condition in enumerate(self.met_when))

    def reckons(self) -> tuple[Reckons, ...]:
        return tuple(
            entry._replace(key=("met_when", at, *entry.key))
            for at, condition in enumerate(self.met_when)
            for entry in condition.reckons()
        )

    def gives(self) -> tuple[Gives, ...]:
        return (Gives((), None, "standard"),)

    def asks(self) -> tuple[Ask, ...]:
        return tuple(condition.asks() for condition in self.met_when)

    def figures(self) -> Iterator[Figure]:
        yield from (condition.figure() for condition in self.met_when)
        if self.applies_when:
            for name, value in self.applies_when:
                if value is not None:
                    yield Figure(name, {"value": value})

    def flaws(self, rules: RuleSet) -> Iterator[Flaw]:
        for name, value in self.applies_when or ():
            most = _MONTHS - (name == "longer_than_months")
            if value is not None and value > most and rules.period == "year":
                yield Flaw(
                    ("applies_when", name), "never-applies", "error", {"months": value, "most": most, "key": name}
                )
        wanted = [frozenset(condition.activity) for condition in self.met_when if isinstance(condition, HasRows)]
        for at, condition in enumerate(self.met_when):
            if isinstance(condition, HasNone):
                # Rows of any one of the activities will do, so only where all of them are ruled out can none be had.
                clash = next((names for names in wanted if names <= frozenset(condition.none_of)), None)
                if clash:
                    named = tuple(sorted(clash))
                    yield Flaw(("met_when", at, "none_of"), "never-met", "error", {"activity": named})


Rule = Annotated[
    PerOccurrence
    | Presence
    | Absence
    | Shortfall
    | HoursShort
    | MissingPeriods
    | Attendance
    | ValueTable
    | GivenPoints
    | Rate
    | BranchRank
    | Forfeit
    | Requirement,
    Field(discriminator="kind"),
]


def months_of(every: str) -> int:
    """How many calendar months a span of :class:`MissingPeriods` has."""
    return {"month": 1, "two-months": 2, "quarter": 3, "half-year": 6, "year": 12}[every]
