"""Kinds of rules about what branches hold and members attend, and about the branch's own place."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from dangxing.rules.kinds.tables import Steps
from dangxing.rules.periods import Every
from dangxing.rules.profile import HELD, SCHEDULED, Amount, Ask, Cited, Flaw, Gives, Reads, Reckons, Told, Word, counted
from dangxing.rules.terms import ByTerm, MissedWord, Model, Points, Quantity, Terms

if TYPE_CHECKING:
    from dangxing.rules.sets import RuleSet


class HoursShort(Cited):
    """``points`` for each whole hour short, added up over events.

    ``short_of`` a number: the hours that each event in 安排 should have had. ``short_of: schedule``: the hours that
    安排 gives, against those in the member's own row, over what was attended and where both are given.
    """

    kind: Literal["hours-short"]
    activity: Terms
    short_of: Quantity | Literal["schedule"]
    points: Points

    def reads(self) -> tuple[Reads, ...]:
        return (Reads(("activity",), self.activity, HELD),)

    def reckons(self) -> tuple[Reckons, ...]:
        if isinstance(self.short_of, Decimal):
            return (Reckons(("short_of",), "schedule", "hours", self.activity, self.short_of),)
        return Reckons(("short_of",), "schedule", "hours"), Reckons(("short_of",), "activities", "hours")

    def gives(self) -> tuple[Gives, ...]:
        return (Gives(("points",), self.points, "unit", unit=Amount(Decimal(1), "lessons"), each=True, usual="loss"),)

    def asks(self) -> tuple[Ask, ...]:
        if isinstance(self.short_of, Decimal):
            return (Ask("hours-each", self.activity, number=self.short_of),)
        return (Ask("hours-scheduled", self.activity),)

    def sentence(self) -> Iterator[Told]:
        name = "hours-short-schedule" if self.short_of == "schedule" else "hours-short"
        params = {"what": counted(self.activity), "hours": self.short_of, "points": self.gives()}
        yield Told(name, params)


class MissingPeriods(Cited):
    """``points`` for each calendar span, wholly inside the member's period, in which 安排 has no ``activity``.

    Where there must be several (``times``): for each of them that there is not.
    """

    kind: Literal["missing-periods"]
    activity: Terms
    every: Every
    times: Annotated[int, Field(ge=1, le=31)] = 1
    points: Points

    @property
    def anew(self) -> None:
        """It counts the parts themselves."""
        return

    lacking: ClassVar[bool] = True

    def reads(self) -> tuple[Reads, ...]:
        return (Reads(("activity",), self.activity, SCHEDULED),)

    def gives(self) -> tuple[Gives, ...]:
        return (Gives(("points",), self.points, "miss", each=True, usual="loss"),)

    def asks(self) -> tuple[Ask, ...]:
        return (Ask(f"every-{self.every}", self.activity, number=self.times),)

    def sentence(self) -> Iterator[Told]:
        params = {"what": counted(self.activity), "every": Word(self.every), "points": self.gives()}
        yield Told("missing-periods" if self.times == 1 else "missing-periods-times", {**params, "times": self.times})


class Attendance(Cited):
    """``points`` for each expected event that was missed, missed without leave, excused, or missed otherwise.

    missed = expected − attended; unexcused = recorded as 缺席; excused = recorded as 請假; other = missed − unexcused.
    Without ``activity``: over every held activity of the rule set. In place of ``points`` a ``table`` of steps: by
    which time it is (nth; ``within`` says how long times are counted), or by how many there are (count; once).
    """

    kind: Literal["attendance"]
    activity: Terms | None = None
    count: MissedWord
    points: Points | None = None
    by: Literal["nth", "count"] | None = None
    within: Every | None = None
    table: Steps | None = None

    expects: ClassVar[bool] = True

    @model_validator(mode="after")
    def _points_or_a_table(self) -> "Attendance":
        told = {self.points is None, self.by is not None, self.table is not None}
        if len(told) > 1 or (self.within is not None and self.by != "nth"):
            raise PydanticCustomError("attendance-table", "points, or by (nth or count) and a table; within by nth")
        return self

    @property
    def window(self) -> Every | Literal["open"] | None:
        return (self.within or "open") if self.by == "nth" else None

    def of(self, number: int) -> Decimal:
        """The points of the first step that holds for so many, or for which time it is."""
        return next((step.gives for step in self.table or () if step.holds(Decimal(number))), Decimal(0))

    def reads(self) -> tuple[Reads, ...]:
        return (Reads(("activity",), self.activity or (), HELD),)

    def activities_among(self, rules: "RuleSet") -> tuple[str, ...]:
        return self.activity or rules.held

    def gives(self) -> tuple[Gives, ...]:
        if self.points is not None:
            return (Gives(("points",), self.points, "miss", each=True, usual="loss"),)
        table = {step.label: step.gives for step in self.table or ()}
        return (Gives(("table",), table, "once" if self.by == "count" else "value"),)

    def asks(self) -> tuple[Ask, ...]:
        return (Ask("none-unexcused" if self.count == "unexcused" else "all-attended", self.activity or ()),)

    def sentence(self) -> Iterator[Told]:
        count = Told(f"attendance-{self.count}")
        if self.by is None:
            yield Told("attendance", {"what": counted(self.activity), "count": count, "points": self.gives()})
            return
        window = Told("window", {"window": Word(self.within)}) if self.within else ""
        params = {"what": counted(self.activity), "count": count, "table": self.gives(), "window": window}
        yield Told(f"attendance-{self.by}", params)

    def flaws(self, rules: "RuleSet") -> Iterator[Flaw]:
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

    dated: ClassVar[bool] = False

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

    def sentence(self) -> Iterator[Told]:
        gain, loss = self.gives()
        params = {"first": self.first.places, "last": self.last.places, "gain": (gain,), "loss": (loss,)}
        yield Told("branch-rank", params)


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

    def sentence(self) -> Iterator[Told]:
        yield Told("forfeit", {"what": counted(self.activity)})
