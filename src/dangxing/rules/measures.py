"""Numbers that tests read of a member, of rows, days and votes; and the tests that ask for them."""

from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, Literal, NamedTuple

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from dangxing.rules.bounds import BOUNDS, Bounded, Bounding, Portion, Standards, reached, share_of
from dangxing.rules.profile import HELD, RECORDED, Reads, results_at
from dangxing.rules.terms import MissedWord, Model, Term, Terms, Whose

Need = Literal["verdict", "poll", "start", "end", "last-outcome", "votes"]
Stage = Literal["rows", "scores", "total", "ranks"]


class Measure(NamedTuple):
    """A number that tests read of a member: rows, hours in them, events missed, months since 起始日期, or votes cast
    (for the verdict that stands in ``result``; without one: in all). ``whose`` rows: as of a rule.
    """

    what: Literal["rows", "hours", "missed", "months", "begun-months", "votes"]
    activity: tuple[str, ...]
    result: tuple[str, ...] = ()
    missed: MissedWord = "missed"
    whose: Whose = "self"


class Selected(Model):
    """Rows of 活動: of any of the activities, with one of the results; ``whose`` they are, as of a rule."""

    activity: Terms
    result: Terms | None = None
    whose: Whose = "self"

    def measure(self, what: Literal["rows", "hours"]) -> Measure:
        """How many rows there are, or the hours in them."""
        return Measure(what, self.activity, self.result or (), whose=self.whose)

    def reads(self, key: str) -> Reads:
        """The rows, with the keys under the test."""
        return Reads((key, "activity"), self.activity, RECORDED, results_at((key, "result"), self.result))


class Missed(Model):
    """Events of 安排 that were missed: all of them, those without leave, or the others."""

    activity: Terms
    count: MissedWord = "missed"

    @property
    def measure(self) -> Measure:
        """How many were."""
        return Measure("missed", self.activity, (), self.count)

    def reads(self) -> Reads:
        """The events, with the keys under the test."""
        return Reads(("missed", "activity"), self.activity, HELD)


class Asks(Model):
    """What every test tells of itself: ``stage`` is what must be known before it can be asked, ``need`` what must be
    known of the member."""

    need: ClassVar[Need | None] = None

    @property
    def stage(self) -> Stage:
        """After what it can be asked."""
        return "rows"

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The numbers that it reads of a member."""
        return ()

    def reads(self) -> tuple[Reads, ...]:
        """The rows that it reads, with the keys under it."""
        return ()


class Measured(Asks):
    """A test of one number."""

    @property
    def measure(self) -> Measure:
        """What is counted, or added up."""
        raise NotImplementedError

    @property
    def measures(self) -> tuple[Measure, ...]:
        return (self.measure,)

    def met(self, value: Decimal) -> bool:
        """Whether the number is as asked."""
        raise NotImplementedError


class AskRows(Standards, Measured):
    """So many rows; at least one where nothing is said."""

    rows: Selected

    @property
    def measure(self) -> Measure:
        return self.rows.measure("rows")

    def met(self, value: Decimal) -> bool:
        return super().met(value) if self.bounds else value >= 1

    def reads(self) -> tuple[Reads, ...]:
        return (self.rows.reads("rows"),)


class AskHours(Bounded, Measured):
    """So many hours in rows."""

    hours: Selected

    @property
    def measure(self) -> Measure:
        return self.hours.measure("hours")

    def reads(self) -> tuple[Reads, ...]:
        return (self.hours.reads("hours"),)


class AskMissed(Bounded, Measured):
    """So many events missed."""

    missed: Missed

    @property
    def measure(self) -> Measure:
        return self.missed.measure

    def reads(self) -> tuple[Reads, ...]:
        return (self.missed.reads(),)


class AskMonths(Bounded, Measured):
    """A member for so many whole ``months``, from 起始日期 (if there is none, the year's first day) to the period's
    end; or which calendar month since then the period, or the part of the year, ends in (``begun-months``: that of
    起始日期 is the first; without one it is long past)."""

    member_for: Literal["months", "begun-months"]

    @property
    def measure(self) -> Measure:
        return Measure(self.member_for, ())


class Without(Measured):
    """No such row."""

    without: Selected

    @property
    def measure(self) -> Measure:
        return self.without.measure("rows")

    def met(self, value: Decimal) -> bool:
        return value == 0

    def reads(self) -> tuple[Reads, ...]:
        return (self.without.reads("without"),)


class Voted(Asks):
    """A share of the votes cast (``50 %``, ``1/3``) for a verdict. It is not known before there is any."""

    votes: Term
    at_least: Portion | None = None
    more_than: Portion | None = None
    at_most: Portion | None = None
    less_than: Portion | None = None
    need: ClassVar[Need | None] = "votes"

    @model_validator(mode="after")
    def _told_how_far(self) -> "Voted":
        told = self.bounds
        if not told or any(share is None for _, share in told):
            raise PydanticCustomError("votes-share", "a share of the votes is asked for, such as 50 % or 1/3")
        return self

    @property
    def bounds(self) -> "tuple[tuple[Bounding, Fraction], ...]":
        """The words that are there, with their shares."""
        named = ((name, getattr(self, name)) for name in BOUNDS)
        return tuple((name, share_of(value)) for name, value in named if value is not None)  # type: ignore[misc]

    @property
    def measures(self) -> tuple[Measure, Measure]:
        """The votes for the verdict, and all that were cast."""
        return Measure("votes", (), (self.votes,)), Measure("votes", ())

    def met(self, votes: Decimal, cast: Decimal) -> bool:
        """Whether so many of so many (more than none) are enough."""
        return reached(self.bounds, Fraction(votes) / Fraction(cast))
