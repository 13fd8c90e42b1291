"""Tests of rows, words, scores and ranks: what ``when`` holds, all of which must hold.

A test names one thing and, where it is a number, how far it must reach, in four words: ``at_least``, ``more_than``,
``at_most``, ``less_than``. Rows and words may be asked anywhere; scores, points lost and ranks come later, so that only
what comes after them may ask for them.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from dangxing.rules.bounds import Bounded, Of, Places, Portion, Standards
from dangxing.rules.measures import AskHours, AskMissed, AskMonths, AskRows, Asks, Need, Stage, Voted, Without
from dangxing.rules.pots import ShareOf
from dangxing.rules.profile import Loc
from dangxing.rules.terms import Key, Term, Terms

STAGES: Final[tuple[Stage, ...]] = ("rows", "scores", "total", "ranks")
# What has a score besides categories.
SCORES: Final = ("total", "quantified", "poll")


class OfVerdict(Asks):
    """One of the verdicts. It is not known before there is one."""

    verdict: Terms
    need: ClassVar[Need | None] = "verdict"


class OfLastOutcome(Asks):
    """One of the outcomes in the last period, by their ids. It is not known before it is told."""

    last_outcome: Terms
    need: ClassVar[Need | None] = "last-outcome"


class OfStanding(Asks):
    """Full or probationary."""

    standing: Literal["full", "probationary"]


class OfPost(Asks):
    """One of the posts."""

    post: Terms


class OfTrack(Asks):
    """One of the tracks, by their ids."""

    track: Annotated[tuple[Key, ...], Field(min_length=1)]


class Scored(Bounded, Asks):
    """A score: of a category, the quantified one, the poll or the total; or what it is above ``minus``, a share of
    another of them, or of what was lost."""

    score: Key
    minus: ShareOf | None = None

    @property
    def stage(self) -> Stage:
        """A total comes after the scores."""
        return "total" if "total" in self.scores else "scores"

    @property
    def scores(self) -> tuple[str, ...]:
        """The scores that it asks for."""
        return (self.score, *([self.minus.of] if self.minus and self.minus.of else []))


class Lost(Bounded, Asks):
    """Points taken by rules, as a number above 0: of a category, or in all (total), before any bound."""

    lost: Key
    stage: ClassVar[Stage] = "scores"


class PartPlace(Places):
    """A place among all who are scored: the first or last so many; equal ones across the edge in or out."""

    first: Portion | None = None
    last: Portion | None = None
    of: Of = "rule-set"
    ties: Literal["in", "out"] = "in"

    @model_validator(mode="after")
    def _one_end(self) -> "PartPlace":
        if (self.first is None) == (self.last is None):
            raise PydanticCustomError("one-end", "a place is among the first or among the last")
        return self

    def holds(self, before: int, upto: int, among: int) -> bool:
        """Whether it is one of these, of somebody with so many ahead, and so many no lower, among so many."""
        if self.first is not None:
            room = self.room(self.first, among)
            return before < room if self.ties == "in" else upto <= room
        room = self.room(self.last or 0, among)
        return among - upto < room if self.ties == "in" else among - before <= room


class Place(PartPlace):
    """A place by rank among those who are scored.

    ``by`` a mark or a score the place is told by that; whoever lacks it stands behind. ``among`` those who meet a band
    (its id): nobody else has such a place.
    """

    by: Term | None = None
    among: Key | None = None


class OfParts(Asks):
    """Parts of the year: so many (times, one if nothing is said), or so many in a row. ``within`` quarter: of the
    months of one quarter."""

    times: Annotated[int, Field(ge=1)] | None = None
    in_a_row: Annotated[int, Field(ge=2)] | None = None
    within: Literal["quarter"] | None = None

    @model_validator(mode="after")
    def _counted_one_way(self) -> "OfParts":
        if self.times is not None and self.in_a_row is not None:
            raise PydanticCustomError("settled-ways", "times or in_a_row, not both")
        if self.within is not None and self.times is None and self.in_a_row is None:
            raise PydanticCustomError("settled-within", "within goes with times or in_a_row, and not with by")
        return self

    def enough(self, groups: Iterable[Sequence[bool]]) -> bool:
        """Whether enough parts do, of those that do in their order: in any of the groups (quarters, or all of them)."""
        if self.in_a_row is None:
            return any(sum(met) >= (self.times or 1) for met in groups)
        runs = (len(list(run)) for met in groups for reached, run in groupby(met) if reached)
        return max(runs, default=0) >= self.in_a_row


class AskSettled(Standards, OfParts):
    """A category settled by parts of the year: so many parts of which the score reaches so far, or has such a place
    (``rank``) among those scored who have one of that part.

    ``by`` quarter: quarters are asked for, into which months come together. ``minus`` before: what the score is above
    that of the part next before, which must count as well.
    """

    settled: Key
    by: Literal["quarter"] | None = None
    minus: Literal["before"] | None = None
    rank: PartPlace | None = None

    @model_validator(mode="after")
    def _asks_for_something(self) -> "AskSettled":
        if self.rank is None and not self.bounds:
            raise PydanticCustomError(
                "no-bound", "a number is asked for with at_least, more_than, at_most or less_than"
            )
        if self.within is not None and self.by is not None:
            raise PydanticCustomError("settled-within", "within goes with times or in_a_row, and not with by")
        if self.minus is not None and self.by is not None:
            raise PydanticCustomError("settled-minus", "minus goes without by")
        return self

    @property
    def stage(self) -> Stage:
        """A place is known once all are scored."""
        return "scores" if self.rank is None else "ranks"


class Rated(OfParts):
    """Parts of the year that a rating of the rule set gave one of these bands (by their ids)."""

    rated: Key
    band: Terms
    stage: ClassVar[Stage] = "ranks"


class Ranked(Asks):
    """A place by rank."""

    rank: Place
    stage: ClassVar[Stage] = "ranks"


class Marked(Bounded, Asks):
    """A mark. It is not known before there is one."""

    mark: Term


class AnyOf(Asks):
    """Any of these is enough."""

    any: Annotated[tuple["Test", ...], Field(min_length=2)]


class NoneOf(Asks):
    """None of these holds."""

    none: Annotated[tuple["Test", ...], Field(min_length=1)]


_KEYS: Final = (
    "rows", "hours", "missed", "member_for", "settled", "rated", "without", "votes", "verdict", "last_outcome",
    "standing", "post", "track", "mark", "score", "lost", "rank", "any", "none",
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
    | Annotated[Rated, Tag("rated")]
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
    AskRows | AskHours | AskMissed | AskMonths | AskSettled | Rated | Without | Voted | OfVerdict | OfLastOutcome
    | OfStanding | OfPost | OfTrack | Marked | Scored | Lost | Ranked
)  # fmt: skip


def categories_of(test: Scored | Lost) -> tuple[str | None, ...]:
    """The categories whose scores or losses a test asks for; None: it asks for those of all of them together."""
    scores, lost = (test.scores, test.minus and test.minus.lost) if isinstance(test, Scored) else ((), test.lost)
    found = (None if name == "quantified" else name for name in scores)
    return (*found, *([None if lost == "total" else lost] if lost else []))


def leaves(when: Sequence[Test], loc: Loc = ()) -> Iterator[tuple[Loc, Leaf]]:
    """Every test but ``any`` and ``none``, which are looked into, with the keys that it stands at."""
    for at, test in enumerate(when):
        if isinstance(test, AnyOf):
            yield from leaves(test.any, (*loc, at, "any"))
        elif isinstance(test, NoneOf):
            yield from leaves(test.none, (*loc, at, "none"))
        else:
            yield (*loc, at), test
