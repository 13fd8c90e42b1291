"""Kinds of rules about what branches hold and members attend, and about the branch's own place."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from dangxing.rules.kinds.tables import Steps
from dangxing.rules.periods import Every
from dangxing.rules.pots import Level
from dangxing.rules.profile import HELD, SCHEDULED, Amount, Ask, Cited, Flaw, Gives, Reads, Reckons, Told, Word, counted
from dangxing.rules.terms import ByTerm, MissedWord, Model, Points, Quantity, Terms, Units

if TYPE_CHECKING:
    from dangxing.rules.sets import RuleSet

# All of what was expected, in percent.
_WHOLE: Final = Decimal(100)


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

    ``by`` rate: the share that was attended of those expected, in percent; events that the member was ``excused`` from
    are as if attended (present), not attended (absent), or not expected (aside). A table gives points by it, once;
    ``points`` are for every ``per`` of it (100 where left out), or of what it is ``short_of`` so much; ``otherwise``
    where none was expected.
    """

    kind: Literal["attendance"]
    activity: Terms | None = None
    count: MissedWord | None = None
    points: Points | None = None
    by: Literal["nth", "count", "rate"] | None = None
    within: Every | None = None
    table: Steps | None = None
    excused: Literal["present", "absent", "aside"] | None = None
    short_of: Quantity | None = None
    per: Quantity | None = None
    units: Units | None = None
    otherwise: Level | None = None

    expects: ClassVar[bool] = True

    @model_validator(mode="after")
    def _points_or_a_table(self) -> "Attendance":
        told = {self.points is None, self.by is not None, self.table is not None}
        if (len(told) > 1 and self.by != "rate") or (self.within is not None and self.by != "nth"):
            raise PydanticCustomError("attendance-table", "points, or by (nth or count) and a table; within by nth")
        needed = {self.by == "rate", self.count is None, self.excused is not None, self.otherwise is not None}
        finer = any(each is not None for each in (self.short_of, self.per, self.units))
        both = self.by == "rate" and (self.points is None) == (self.table is None)
        if len(needed) > 1 or both or (finer and (self.by != "rate" or self.points is None)):
            raise PydanticCustomError("attendance-rate", "count; or by rate, excused, otherwise, and points or a table")
        return self

    @property
    def fine(self) -> bool:
        return self.by == "rate" and self.points is not None

    def rate(self, present: int, excused: int, expected: int) -> Decimal | None:
        """The share that was attended, in percent, of so many expected, from some excused; None: of none."""
        present += excused if self.excused == "present" else 0
        expected -= excused if self.excused == "aside" else 0
        return Decimal(present) * 100 / expected if expected else None

    @property
    def window(self) -> Every | Literal["open"] | None:
        return (self.within or "open") if self.by == "nth" else None

    def of(self, number: Decimal) -> Decimal:
        """The points of the first step that holds for so many, for which time it is, or for a rate."""
        return next((step.gives for step in self.table or () if step.holds(number)), Decimal(0))

    def reads(self) -> tuple[Reads, ...]:
        return (Reads(("activity",), self.activity or (), HELD),)

    def activities_among(self, rules: "RuleSet") -> tuple[str, ...]:
        return self.activity or rules.held

    def gives(self) -> tuple[Gives, ...]:
        none = (Gives(("otherwise",), self.otherwise, "none-due"),) if self.otherwise else ()
        if self.by == "rate" and self.points is not None:
            unit = Amount(self.per or _WHOLE, "percent")
            return (Gives(("points",), self.points, "attended", unit=unit, each=self.per is not None), *none)
        if self.points is not None:
            return (Gives(("points",), self.points, "miss", each=True, usual="loss"),)
        table = {step.label: step.gives for step in self.table or ()}
        return (Gives(("table",), table, "value" if self.by == "nth" else "once"), *none)

    def asks(self) -> tuple[Ask, ...]:
        return (Ask("none-unexcused" if self.count == "unexcused" else "all-attended", self.activity or ()),)

    def sentence(self) -> Iterator[Told]:
        if self.excused is not None:
            yield from self._rate_told(self.excused)
            return
        count = Told(f"attendance-{self.count}")
        if self.by is None:
            yield Told("attendance", {"what": counted(self.activity), "count": count, "points": self.gives()})
            return
        window = Told("window", {"window": Word(self.within)}) if self.within else ""
        params = {"what": counted(self.activity), "count": count, "table": self.gives(), "window": window}
        yield Told(f"attendance-{self.by}", params)

    def _rate_told(self, excused: str) -> Iterator[Told]:
        """How it reads back by the rate."""
        yield Told("attendance-rate", {"what": counted(self.activity), "excused": Word(excused)})
        if self.short_of is not None:
            yield Told("amount-short", {"level": self.short_of})
        name = "table" if self.points is None else self.units or "proportion"
        yield Told(f"rate-{name}", {"per": self.per or _WHOLE, "points": self.gives()[:1]})
        yield Told("rate-none", {"points": (Gives(("otherwise",), self.otherwise, "once"),)})

    def flaws(self, rules: "RuleSet") -> Iterator[Flaw]:
        if self.activity is None and not rules.held:
            yield Flaw(("kind", "[key]"), "nothing-held", "error")
        levels: list[tuple[tuple[str | int, ...], Decimal]] = [
            (("table", at, name), level) for at, step in enumerate(self.table or ()) for name, level in step.bounds
        ]
        levels += ((("short_of",), self.short_of),) if self.short_of is not None else ()
        for key, level in levels if self.by == "rate" else ():
            if level > _WHOLE or 0 < level < 1:
                yield Flaw(key, "rate-in-percent", "error", {"level": level})


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
