"""What a scoring says: lines, category scores, scorecards, and the run over one workbook. Values only."""

import datetime as dt
from collections.abc import Container, Iterable, Mapping, Sequence
from decimal import Decimal
from operator import itemgetter
from typing import Any, Final, Literal, NamedTuple, Protocol

from dangxing.language.voice import Remark, figure
from dangxing.records import Member, Problem, Records, Ref
from dangxing.rules import measures
from dangxing.rules.periods import Span
from dangxing.rules.pots import Held

Measure = Literal["times", "hours", "characters"]
# A pace is told in whole characters, and in tenths of anything else.
_PACE: Mapping[Measure, Decimal] = {"times": Decimal("0.1"), "hours": Decimal("0.1"), "characters": Decimal(1)}
_NOTHING: Final[Mapping[Any, Any]] = {}
# So many clauses that cost most are named.
_CLAUSES: Final = 3


class Due(NamedTuple):
    """What a rule still asks for before the member's period ends: ``have`` of ``target`` in one measure.

    ``activity`` are those that count. ``months`` are the calendar months left, the one under way among them. ``points``
    (≤ 0) is what the rule takes if nothing more comes: of the rule, so the same for all that it asks for.
    """

    rule: str
    category: str
    activity: tuple[str, ...]
    measure: Measure
    have: Decimal
    target: Decimal
    months: int
    points: Decimal
    remark: Remark | None = None

    @property
    def remaining(self) -> Decimal:
        """How much is still wanting."""
        return self.target - self.have

    @property
    def pace(self) -> Decimal | None:
        """How much is needed in each month that is left, rounded up; None for what is to be done only once."""
        if self.target <= 1:
            return None
        step = _PACE[self.measure]
        whole, rest = divmod(self.remaining, step * self.months)
        return (whole + (rest > 0)) * step


class Line(NamedTuple):
    """One rule that gave or took points: how often, how many in all, and the rows that caused it.

    A rule that did both has a line for each, and one for each part of the year (``span``) by which its category is
    settled. ``points`` are those of the whole line. ``unit`` are the points of
    each time where they are alike, else None. ``remark`` says what was found where no row could (a month without
    a lecture, a paper that is missing); ``forfeit`` that the category scores 0.
    """

    rule: str
    category: str
    times: int
    points: Decimal
    unit: Decimal | None
    evidence: tuple[Ref, ...]
    remark: Remark | None = None
    forfeit: bool = False
    span: Span | None = None


class Settled(NamedTuple):
    """A part of the year by which a category is settled, what it came to, held to the bounds, and what rules took."""

    span: Span
    score: Decimal
    deduction: Decimal = Decimal(0)


class RatedPart(NamedTuple):
    """A part of the year that is rated: its score, the ``quarter`` in which it lies (None: it is no month), the numbers
    of rows in it that the bands ask for; the id of its band (None: it has none)."""

    span: Span
    score: Decimal
    quarter: Span | None = None
    measured: Mapping[measures.Measure, Decimal] = _NOTHING
    band: str | None = None


class CategoryScore(NamedTuple):
    """``score`` = standard + bonus + deduction, times what limits say, held to the bounds, or 0 by forfeit.

    ``standard`` is where it begins. ``bonus`` is ≥ 0, ``deduction`` ≤ 0. ``capped`` is what the cap took away (≥ 0),
    ``floored`` what was lost below the floor and not charged (≥ 0). Where the category is settled by parts of the year
    (``settled``, in their order) all of these are what those of the parts come to together; ``quarters`` are those of
    months, and what those come to. ``held`` are the limits whose tests hold, and of which part of the year.
    ``known``: it is known where it begins; else it begins with 0, and nothing that asks for it is known.
    """

    id: str
    standard: Decimal
    bonus: Decimal
    deduction: Decimal
    score: Decimal
    capped: Decimal
    floored: Decimal
    applies: bool = True
    settled: tuple[Settled, ...] = ()
    held: tuple[tuple[Span | None, Held], ...] = ()
    quarters: tuple[Settled, ...] = ()
    known: bool = True


def met(categories: Iterable[CategoryScore], due: Iterable[Due], asked: Container[str]) -> frozenset[str]:
    """The requirements of ``asked`` (ids) that are met by now, or do not apply: nothing lost, nothing still due."""
    open_ones = {entry.category for entry in due}
    return frozenset(
        each.id for each in categories if each.id in asked and each.score >= each.standard and each.id not in open_ones
    )


class Scorecard(NamedTuple):
    """One member's year. A vetoed member has no categories, lines or totals; a pending one no total.

    ``outcome`` is ``vetoed``, ``pending`` or the id of one of the rule set's bands (``band`` its place, from 0).
    ``full`` is the full total (None: there is none). ``aspects`` are points lost and gained by aspect (德能勤績廉).
    Lines stand in the order of categories and rules. ``due`` is what is asked for by the end of a period that has not
    ended; it takes no points. ``measured`` are the numbers of rows that the rule set's outcomes ask for. ``marks``
    are those of 評議 that are there, by their names. ``starts``: whose scores a category begins with.
    ``rated``: by the ids of ratings the parts of the year that have ended, in their order.
    ``months``: the calendar months of which the member's period has a day; 0: no day lies in the year. ``goes_on``: the
    period had not ended on the day up to which was scored; until it has, nobody of the member's groups has a rank in
    them.
    """

    member: Member
    rule_set: str
    categories: tuple[CategoryScore, ...]
    lines: tuple[Line, ...]
    quantified: Decimal | None
    poll: Decimal | None
    poll_from: Ref | None
    total: Decimal | None
    full: Decimal | None
    verdict: str | None
    verdict_from: Ref | None
    tie_break: Decimal | str | None
    last_outcome: tuple[str, ...] | None
    outcome: str
    band: int | None
    reasons: tuple[Remark, ...]
    aspects: Mapping[str, tuple[Decimal, Decimal]]
    rank: int | None = None
    track_rank: int | None = None
    branch_rank: int | None = None
    due: tuple[Due, ...] = ()
    measured: Mapping[measures.Measure, Decimal] = _NOTHING
    marks: Mapping[str, Decimal] = _NOTHING
    starts: Mapping[str, Remark] = _NOTHING
    months: int = 12
    goes_on: bool = False
    rated: Mapping[str, tuple[RatedPart, ...]] = _NOTHING


class _Person(Protocol):
    """Who a card is of."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def branch(self) -> str: ...
    @property
    def track(self) -> str: ...
    @property
    def standing(self) -> str | None: ...


class GivenLine(Protocol):
    """What a rule gave a member."""

    @property
    def category(self) -> str:
        """The id of the category."""

    @property
    def rule(self) -> str:
        """The id of the rule."""

    @property
    def times(self) -> int:
        """How often."""

    @property
    def points(self) -> Decimal:
        """How many, all in all."""

    @property
    def unit(self) -> Decimal | None:
        """The points of one, where all are alike."""

    @property
    def span(self) -> Span | None:
        """The part of the year by which the category is settled."""

    @property
    def forfeit(self) -> bool:
        """Whether the category scores 0 by it."""

    @property
    def evidence(self) -> Sequence[Ref | str]:
        """The rows that say so: where they stand, or, from a ledger, their addresses."""

    @property
    def remark(self) -> Remark | None:
        """What was found."""


class Card(Protocol):
    """One member's year, fresh from scoring (:class:`Scorecard`) or read from the ledger: what sheets tell of it."""

    @property
    def member(self) -> _Person:
        """Who it is of."""

    @property
    def categories(self) -> Sequence[CategoryScore]:
        """The categories, in the order of the rules."""

    @property
    def lines(self) -> Sequence[GivenLine]:
        """What the rules gave."""

    @property
    def due(self) -> Sequence[Due]:
        """What is asked for by the end of a period that has not ended."""

    @property
    def total(self) -> Decimal | None:
        """The total; None: it cannot be told."""

    @property
    def outcome(self) -> str:
        """The id of the outcome."""

    @property
    def reasons(self) -> Sequence[Remark]:
        """Why the outcome is what it is."""

    @property
    def rank(self) -> int | None:
        """The place among those of the rule set; None: there is no total."""


def cost(reasons: Iterable[Remark], lines: Iterable[tuple[Decimal, object, object]]) -> tuple[Remark, ...]:
    """Which clauses cost a member most, in one remark; none where nothing did, or where what is not met says it all.

    ``lines`` are the points of each line, its clause, and what that says.
    """
    if any(reason.key == "remarks.unmet" for reason in reasons):
        return ()
    lost: dict[tuple[object, object], Decimal] = {}
    for points, clause, says in lines:
        if points < 0:
            # A rule has a line for each part of the year in which it took something.
            lost[clause, says] = lost.get((clause, says), Decimal(0)) + points
    most = sorted(lost.items(), key=itemgetter(1))[:_CLAUSES]
    words = ({"clause": clause, "says": says, "points": figure(points)} for (clause, says), points in most)
    told = tuple(Remark("remarks.cost", each) for each in words)
    return (Remark("remarks.cost-most", {"lost": told}),) if told else ()


class Result(NamedTuple):
    """What came of one workbook: the year it was scored for, its records, a card a member in the order of 成員.

    ``as_of`` is the day up to which it was scored; None: the whole year.
    """

    path: str
    input_digest: str
    year: int
    records: Records
    cards: tuple[Scorecard, ...]
    problems: tuple[Problem, ...]
    as_of: dt.date | None = None
