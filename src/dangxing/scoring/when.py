"""Whether tests hold: what they read of a member's rows, scores and ranks.

Nothing here reads rows but :func:`measured`; the rest is decided by the cards alone, so that a workbook says the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from dangxing.records import standing_of, votes_of
from dangxing.results import CategoryScore, Scorecard, Settled
from dangxing.rules import Category, RuleSet, Track
from dangxing.rules.measures import AskHours, AskMissed, AskMonths, AskRows, Measure, Measured, Voted, Without
from dangxing.rules.outcomes import Limit, Veto
from dangxing.rules.periods import Span
from dangxing.rules.pots import Held, multiplied, times
from dangxing.rules.when import (
    SCORES,
    AnyOf,
    AskSettled,
    Lost,
    Marked,
    NoneOf,
    OfLastOutcome,
    OfParts,
    OfPost,
    OfStanding,
    OfTrack,
    OfVerdict,
    Place,
    Ranked,
    Rated,
    Scored,
    Test,
    leaves,
)
from dangxing.scoring.evidence import MemberYear, whole_months
from dangxing.scoring.figures import (
    NO_RANKS,
    ZERO,
    Ranks,
    figure_of,
    known_rank,
    lost,
    parts_of,
    score_of,
    sharp,
    standing,
    standing_in,
    waits,
)

Met = list[list[Span | None]]


def measured(rules: RuleSet, year: MemberYear) -> Mapping[Measure, Decimal]:
    """The numbers that the tests of a rule set read from the rows of a member's period."""
    return {measure: number_of(measure, year) for measure in rules.measures_of_outcomes}


def tests_hold(tests: Sequence[Test], card: Scorecard, year: MemberYear) -> bool:
    """Whether tests hold in a year, or in the part of it that is reckoned."""
    return bool(_told(tests, card, year))


def _told(tests: Sequence[Test], card: Scorecard, year: MemberYear) -> bool | None:
    measures = (measure for _, test in leaves(tests) for measure in test.measures)
    return all_hold(tests, card._replace(measured={measure: number_of(measure, year) for measure in measures}))


def is_known(category: Category, card: Scorecard, year: MemberYear, start: Decimal | None) -> bool:
    """Whether a category's score is known: where it begins, and where those begin that its limits ask for."""
    if start is None or all(each.known for each in card.categories):
        return start is not None
    return not any(_waits(limit, card, year) for *_, limit in category.limited)


def _waits(limit: Limit, card: Scorecard, year: MemberYear) -> bool:
    told = _told(limit.when, card, year)
    asked = (test for _, test in leaves(limit.when) if isinstance(test, Scored))
    waiting = told is None and any(waits(score, card) for test in asked for score in test.scores)
    return waiting or (told is not False and _waits_for_share(limit, card))


def _waits_for_share(limit: Limit, card: Scorecard) -> bool:
    return limit.share is not None and waits(limit.share.of or "", card)


def held_of(
    category_id: str,
    category: Category,
    card: Scorecard,
    year: MemberYear,
    given: Sequence[tuple[str, Decimal]],
    start: Decimal | None,
) -> tuple[Held, ...]:
    """The limits of a category whose tests hold in a year, or in the part of it that is reckoned.

    ``card`` has the categories before this one; ``given`` is what its rules give, by id, added to the ``start`` (None:
    that is not known).
    """
    found: list[Held] = []
    for part, _, limit in category.limited:
        # What a sum is held to that nobody knows, or by a figure that nobody knows, is not known either.
        open_ = (start is None and not part) or _waits_for_share(limit, card)
        if open_ or not tests_hold(limit.when, card, year):
            continue
        figure = None
        if limit.share is not None:
            own = limit.share.lost == category_id
            figure = category.lost_beside(part, given) if own else figure_of(limit.share, card)
            if figure is None:
                # In this part of the year there is no such score.
                continue
        found.append(limit.held(figure, part))
    return tuple(_with_effects(found, category, given, start or ZERO))


def _with_effects(
    found: Sequence[Held], category: Category, given: Sequence[tuple[str, Decimal]], start: Decimal
) -> Iterator[Held]:
    """Limits that hold, and whether each changes anything: the sum that it multiplies, or what it holds to a level."""
    raw = category.raw(given, start)
    summed = category.bounds.hold(multiplied(raw, found))
    for held in found:
        points = category.of_part(held.part, given) if held.part else summed
        takes = held.hold(points) != points and not any(_outdoes(other, held) for other in found)
        yield held._replace(takes=takes or bool(raw and held.times not in (None, 1)))


def _outdoes(one: Held, other: Held) -> bool:
    """Whether one limit lifts, or holds down, the same further than another does, which is then not told."""
    if one.part != other.part or (one.at_least is None) != (other.at_least is None):
        return False
    if one.at_least is not None and other.at_least is not None:
        return one.at_most is None is other.at_most and one.at_least > other.at_least
    return one.at_most is not None and other.at_most is not None and one.at_most < other.at_most


def in_part(card: Scorecard, track: Track, span: Span) -> Scorecard:
    """The card as the tests of a part of the year see it: what categories came to that are settled by the same parts.

    A category of which the part does not count has no score in it, and nothing was lost. Tests of other categories are
    refused where rules are read.
    """
    if not card.categories:
        return card
    found = tuple(
        category._replace(score=part.score, deduction=part.deduction)
        for category in card.categories
        for part in category.settled
        if part.span == span
    )
    so_far = track.together((category.id, category.score) for category in found)
    return card._replace(categories=found, quantified=so_far)


def number_of(measure: Measure, year: MemberYear) -> Decimal:
    """The number that a test reads from the rows of a year, or of a part of it, or from how long one is a member."""
    if measure.what == "missed":
        attended = year.attended(measure.activity)
        missed, unexcused = attended.expected - len(attended.present), len(attended.unexcused)
        counts = {"missed": missed, "unexcused": unexcused, "other": missed - unexcused}
        return Decimal(counts.get(measure.missed, len(attended.excused)))
    if measure.what == "votes":
        cast = votes_of(year.appraisal)
        return Decimal(sum(count for word, count in cast.items() if not measure.result or word in measure.result))
    if measure.what == "months":
        whole = year.around or year
        return Decimal(whole_months(year.member.start or whole.period[0], whole.whole[1]))
    if measure.what == "begun-months":
        first, last = year.member.start or dt.date.min, year.whole[1]
        return Decimal((last.year - first.year) * 12 + last.month - first.month + 1)
    seen = year.as_of_others(measure.whose)
    rows = [row for row in seen.rows(measure.activity) if not measure.result or row.result in measure.result]
    return Decimal(len(rows)) if measure.what == "rows" else sum((row.hours or ZERO for row in rows), ZERO)


# ── Tests ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def holds(test: Test, card: Scorecard, ranks: Ranks = NO_RANKS) -> bool | None:
    """Whether a test holds for a card; None: it cannot be known yet."""
    match test:
        case AnyOf():
            told = [holds(each, card, ranks) for each in test.any]
            return True if True in told else None if None in told else False
        case NoneOf():
            told = [holds(each, card, ranks) for each in test.none]
            return False if True in told else None if None in told else True
        case Measured():
            return test.met(card.measured[test.measure])
        case AskSettled() | Rated():
            return _of_parts(test, card, ranks)
        case OfVerdict():
            return None if card.verdict is None else card.verdict in test.verdict
        case Voted():
            votes, cast = (card.measured[measure] for measure in test.measures)
            return test.met(votes, cast) if cast else None
        case OfLastOutcome():
            return None if card.last_outcome is None else not set(test.last_outcome).isdisjoint(card.last_outcome)
        case OfStanding():
            return standing_of(card.member.standing) == test.standing
        case OfPost():
            return card.member.post in test.post
        case OfTrack():
            return card.member.track in test.track
        case Marked():
            mark = card.marks.get(test.mark)
            return None if mark is None else test.met(mark)
        case Scored():
            return _scored(test, card)
        case Lost():
            return test.met(sharp(lost(test.lost, card)))
        case Ranked():
            return _placed(test.rank, card, ranks)


def all_hold(when: Sequence[Test], card: Scorecard, ranks: Ranks = NO_RANKS) -> bool | None:
    """Whether all of the tests hold; None: none fails, and some cannot be known yet."""
    told = [holds(test, card, ranks) for test in when]
    return False if False in told else None if None in told else True


def _scored(test: Scored, card: Scorecard) -> bool | None:
    score, less = score_of(test.score, card), figure_of(test.minus, card) if test.minus else ZERO
    if score is None or less is None:
        wanting = [name for name in test.scores if score_of(name, card) is None]
        # Of a category that the member's track does not have there is no score, and none is reached.
        return None if all(name in SCORES or waits(name, card) for name in wanting) else False
    return test.met(sharp(score - times(less, test.minus.ratio) if test.minus else score))


def _placed(place: Place, card: Scorecard, ranks: Ranks) -> bool | None:
    if known_rank(place.of, card) is None:
        return None
    return ranks.meets(place.among, card) and place.holds(*standing(place, card, ranks))


def _of_parts(test: AskSettled | Rated, card: Scorecard, ranks: Ranks) -> bool | None:
    if isinstance(test, AskSettled) and test.rank is not None and known_rank(test.rank.of, card) is None:
        return None
    return test.enough([[part is not None for part in group] for group in met_parts(test, card, ranks)])


def met_parts(test: AskSettled | Rated, card: Scorecard, ranks: Ranks = NO_RANKS) -> Met:
    """The parts of the year, or quarters, that do what a test asks, in their order, by the quarters within which they
    are asked for; None: one that does not, and what parts those around it."""
    if isinstance(test, Rated):
        parts = card.rated.get(test.rated, ())
        told = [(part.span, part.quarter, part.band in test.band) for part in parts]
        return _grouped(test, told)
    found = next((category for category in card.categories if category.id == test.settled), None)
    if found is None:
        return []
    return _grouped(test, [
        (part.span, quarter_of(part.span, found), test.met(sharp(part.score)) and _placed_in(test, card, part, ranks))
        for part in parts_of(test, found)
    ])  # fmt: skip


def quarter_of(span: Span, category: CategoryScore) -> Span | None:
    """The quarter in which a part of the year lies; None: it is no month."""
    return next((quarter.span for quarter in category.quarters if quarter.span.holds(span.first)), None)


def _grouped(test: OfParts, told: Iterable[tuple[Span, Span | None, bool]]) -> Met:
    """Those that do (else None), with None between two that are not next to each other, by quarters where asked so."""
    groups: Met = []
    before: tuple[Span, Span | None] | None = None
    for span, quarter, met in told:
        if before is None or (test.within is not None and quarter != before[1]):
            groups.append([])
        elif span.first - before[0].last > dt.timedelta(1):
            groups[-1].append(None)
        groups[-1].append(span if met else None)
        before = span, quarter
    return groups


def _placed_in(test: AskSettled, card: Scorecard, part: Settled, ranks: Ranks) -> bool:
    """Whether a place in a part of the year is as asked."""
    return test.rank is None or test.rank.holds(*standing_in(test, test.rank, card, part, ranks))


def ends(veto: Veto, card: Scorecard, *, lasting: bool) -> bool:
    """Whether a veto's tests hold. ``lasting``: the period goes on, and what may still change does not count."""
    if lasting and not all(map(_lasts, veto.when)):
        return False
    return all_hold(veto.when, card) is True


def _lasts(test: Test) -> bool:
    """Whether more rows cannot undo it."""
    if isinstance(test, AnyOf):
        return all(map(_lasts, test.any))
    if isinstance(test, Without | NoneOf):
        return False
    return not isinstance(test, AskRows | AskHours | AskMissed | AskMonths) or (
        test.at_most is None and test.less_than is None
    )
