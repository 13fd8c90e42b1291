"""Tests of rows, words, scores and ranks: what ``when`` holds, all of which must hold.

A test names one thing and, where it is a number, how far it must reach, in four words: ``at_least``, ``more_than``,
``at_most``, ``less_than``. Rows and words may be asked anywhere; scores, points lost and ranks come later, so that only
what comes after them may ask for them.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Annotated, Any, ClassVar, Final, Literal, NamedTuple

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from dangxing.rules.bounds import BOUNDS, Bounded, Bounding, Of, Places, Portion, Standards, reached, share_of
from dangxing.rules.profile import HELD, RECORDED, Loc, Reads, results_at
from dangxing.rules.terms import Key, MissedWord, Model, Term, Terms, Whose

Need = Literal["verdict", "poll", "start", "end", "last-outcome", "votes"]
Stage = Literal["rows", "scores", "total", "ranks"]
STAGES: Final[tuple[Stage, ...]] = ("rows", "scores", "total", "ranks")
# What has a score besides categories.
SCORES: Final = ("total", "quantified", "poll")


class Measure(NamedTuple):
    """A number that tests read of a member: rows, hours in them, events missed, months since 起始日期, or votes cast
    (for the verdict that stands in ``result``; without one: in all). ``whose`` rows: as of a rule.
    """

    what: Literal["rows", "hours", "missed", "months", "votes"]
    activity: tuple[str, ...]
    result: tuple[str, ...] = ()
    missed: MissedWord = "missed"
    whose: Whose = "self"


class Selected(Model):
    """Rows of 活動: of any of the activities, with one of the results; ``whose`` they are, as of a rule."""

    activity: Terms
    result: Terms | None = None
    whose: Whose = "self"

    def reads(self, key: str) -> Reads:
        """The rows, with the keys under the test."""
        return Reads((key, "activity"), self.activity, RECORDED, results_at((key, "result"), self.result))


class Missed(Model):
    """Events of 安排 that were missed: all of them, those without leave, or the others."""

    activity: Terms
    count: MissedWord = "missed"


class _Test(Model):
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


class Measured(_Test):
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
        return Measure("rows", self.rows.activity, self.rows.result or (), whose=self.rows.whose)

    def met(self, value: Decimal) -> bool:
        return super().met(value) if self.bounds else value >= 1


class AskHours(Bounded, Measured):
    """So many hours in rows."""

    hours: Selected

    @property
    def measure(self) -> Measure:
        return Measure("hours", self.hours.activity, self.hours.result or (), whose=self.hours.whose)


class AskMissed(Bounded, Measured):
    """So many events missed."""

    missed: Missed

    @property
    def measure(self) -> Measure:
        return Measure("missed", self.missed.activity, (), self.missed.count)


class AskMonths(Bounded, Measured):
    """A member for so many whole months, from 起始日期 (if there is none, the year's first day) to the period's end."""

    member_for: Literal["months"]

    @property
    def measure(self) -> Measure:
        return Measure("months", ())


class Without(Measured):
    """No such row."""

    without: Selected

    @property
    def measure(self) -> Measure:
        return Measure("rows", self.without.activity, self.without.result or (), whose=self.without.whose)

    def met(self, value: Decimal) -> bool:
        return value == 0


class Voted(_Test):
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


class OfVerdict(_Test):
    """One of the verdicts. It is not known before there is one."""

    verdict: Terms
    need: ClassVar[Need | None] = "verdict"


class OfLastOutcome(_Test):
    """One of the outcomes in the last period, by their ids. It is not known before it is told."""

    last_outcome: Terms
    need: ClassVar[Need | None] = "last-outcome"


class OfStanding(_Test):
    """Full or probationary."""

    standing: Literal["full", "probationary"]


class OfPost(_Test):
    """One of the posts."""

    post: Terms


class OfTrack(_Test):
    """One of the tracks, by their ids."""

    track: Annotated[tuple[Key, ...], Field(min_length=1)]


class Scored(Bounded, _Test):
    """A score: of a category, the quantified one, the poll or the total."""

    score: Key

    @property
    def stage(self) -> Stage:
        """A total comes after the scores."""
        return "total" if self.score == "total" else "scores"


class Lost(Bounded, _Test):
    """Points taken by rules, as a number above 0: of a category, or in all (total), before any bound."""

    lost: Key
    stage: ClassVar[Stage] = "scores"


class AskSettled(Bounded, _Test):
    """A category settled by parts of the year: so many parts (times, one if nothing is said), or so many in a row,
    of which the score reaches so far."""

    settled: Key
    times: Annotated[int, Field(ge=1)] | None = None
    in_a_row: Annotated[int, Field(ge=2)] | None = None
    stage: ClassVar[Stage] = "scores"

    @model_validator(mode="after")
    def _counted_one_way(self) -> "AskSettled":
        if self.times is not None and self.in_a_row is not None:
            raise PydanticCustomError("settled-ways", "times or in_a_row, not both")
        return self

    def enough(self, scores: Sequence[Decimal | None]) -> bool:
        """Whether the parts do, in their order; None: one that does not count, and parts those around it."""
        met = [score is not None and self.met(score) for score in scores]
        if self.in_a_row is None:
            return sum(met) >= (self.times or 1)
        return max((len(list(run)) for reached, run in groupby(met) if reached), default=0) >= self.in_a_row


class Place(Places):
    """A place by rank among those who are scored: the first or last so many; equal ones across the edge in or out."""

    first: Portion | None = None
    last: Portion | None = None
    of: Of = "rule-set"
    ties: Literal["in", "out"] = "in"

    @model_validator(mode="after")
    def _one_end(self) -> "Place":
        if (self.first is None) == (self.last is None):
            raise PydanticCustomError("one-end", "a place is among the first or among the last")
        return self


class Ranked(_Test):
    """A place by rank."""

    rank: Place
    stage: ClassVar[Stage] = "ranks"


class Marked(Bounded, _Test):
    """A mark. It is not known before there is one."""

    mark: Term


class AnyOf(_Test):
    """Any of these is enough."""

    any: Annotated[tuple["Test", ...], Field(min_length=2)]


class NoneOf(_Test):
    """None of these holds."""

    none: Annotated[tuple["Test", ...], Field(min_length=1)]


_KEYS: Final = (
    "rows", "hours", "missed", "member_for", "settled", "without", "votes", "verdict", "last_outcome", "standing",
    "post", "track", "mark", "score", "lost", "rank", "any", "none",
)  # fmt: skip


def _tag(value: Any) -> str | None:
    keys = value if isinstance(value, dict) else type(value).model_fields
    return next((key for key in _KEYS if key in keys), None)


Test = Annotated[
    Annotated[AskRows, Tag("rows")]
    | Annotated[AskHours, Tag("hours")]
    | Annotated[AskMissed, Tag("missed")]
    | Annotated[AskMonths, Tag("member_for")]
    | Annotated[AskSettled, Tag("settled")]
    | Annotated[Without, Tag("without")]
    | Annotated[Voted, Tag("votes")]
    | Annotated[OfVerdict, Tag("verdict")]
    | Annotated[OfLastOutcome, Tag("last_outcome")]
    | Annotated[OfStanding, Tag("standing")]
    | Annotated[OfPost, Tag("post")]
    | Annotated[OfTrack, Tag("track")]
    | Annotated[Marked, Tag("mark")]
    | Annotated[Scored, Tag("score")]
    | Annotated[Lost, Tag("lost")]
    | Annotated[Ranked, Tag("rank")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[NoneOf, Tag("none")],
    Discriminator(
        _tag,
        custom_error_type="test",
        custom_error_message=f"a condition of an outcome is one of: {', '.join(_KEYS)}",
    ),
]
When = tuple[Test, ...]
Leaf = (
    AskRows | AskHours | AskMissed | AskMonths | AskSettled | Without | Voted | OfVerdict | OfLastOutcome | OfStanding
    | OfPost | OfTrack | Marked | Scored | Lost | Ranked
)  # fmt: skip


def leaves(when: Sequence[Test], loc: Loc = ()) -> Iterator[tuple[Loc, Leaf]]:
    """Every test but ``any`` and ``none``, which are looked into, with the keys that it stands at."""
    for at, test in enumerate(when):
        if isinstance(test, AnyOf):
            yield from leaves(test.any, (*loc, at, "any"))
        elif isinstance(test, NoneOf):
            yield from leaves(test.none, (*loc, at, "none"))
        else:
            yield (*loc, at), test


def reads_of(test: Leaf) -> Iterator[Reads]:
    """The rows that a test reads, with the keys under it."""
    match test:
        case AskRows():
            yield test.rows.reads("rows")
        case AskHours():
            yield test.hours.reads("hours")
        case Without():
            yield test.without.reads("without")
        case AskMissed():
            yield Reads(("missed", "activity"), test.missed.activity, HELD)
        case _:
            return
