"""Parts of the year are rated: what each comes to by its score, its rows, and the others who have a score of it.

Every part that has ended is rated, whether the year goes on or its total is pending: nothing of it is still to come.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from dangxing.language.voice import Remark
from dangxing.records import votes_of
from dangxing.results import CategoryScore, RatedPart, Scorecard
from dangxing.rules import Rulebook, RuleSet, Span
from dangxing.rules.bounds import Of
from dangxing.rules.measures import Measure
from dangxing.rules.outcomes import PartBand, Quota, Rating
from dangxing.rules.when import AnyOf, NoneOf, Ranked, Test, leaves
from dangxing.scoring.evidence import MemberYear
from dangxing.scoring.figures import Group, Standing, group_of, sharp
from dangxing.scoring.settled import span_remark
from dangxing.scoring.when import holds, number_of, quarter_of

# So many parts next to each other are told by the first and the last of them.
_RUN = 3


def with_parts(card: Scorecard, rules: RuleSet, year: MemberYear, as_of: dt.date | None) -> Scorecard:
    """The card with the parts of the year that ratings look at and that have ended, and what their bands ask for;
    where it is not known what these come to, with the reason."""
    scores = {category.id: category for category in card.categories}
    found: dict[str, tuple[RatedPart, ...]] = {}
    reasons = list(card.reasons)
    for name, rating in rules.ratings.items():
        if rating.of not in scores:
            continue
        found[name] = tuple(_parts(rating, scores[rating.of], year, as_of))
        wanting = tuple(_wanting(rules, name, card, year))
        if wanting and found[name]:
            params = {"title": rating.title, "clause": rating.clause, "found": wanting}
            reasons.append(Remark("remarks.rated-open", params))
            found[name] = ()
    return card._replace(rated=found, reasons=tuple(reasons))


def _parts(rating: Rating, category: CategoryScore, year: MemberYear, as_of: dt.date | None) -> Iterator[RatedPart]:
    measures = [measure for band in rating.bands for _, test in leaves(band.when) for measure in test.measures]
    for part in category.quarters if rating.by else category.settled:
        if as_of is None or part.span.last <= as_of:
            numbers = _numbers(measures, year, part.span)
            yield RatedPart(part.span, sharp(part.score), quarter_of(part.span, category), numbers)


def _wanting(rules: RuleSet, name: str, card: Scorecard, year: MemberYear) -> Iterator[Remark]:
    """What is not there of what the score of a part rests on, as it is not before a total is told."""
    needs, marks = rules.rated_by[card.member.track, name]
    votes = sum(votes_of(year.appraisal).values()) or None
    known = {"verdict": card.verdict, "last-outcome": card.last_outcome, "votes": votes}
    yield from (Remark(f"remarks.needs-{need}") for need in needs if known[need] is None)
    yield from (Remark("remarks.needs-mark", {"mark": mark}) for mark in marks if mark not in card.marks)


def _numbers(measures: Sequence[Measure], year: MemberYear, span: Span) -> Mapping[Measure, Decimal]:
    part = year.within(span) if measures else year
    return {measure: number_of(measure, part) for measure in measures}


def rated(cards: Sequence[Scorecard], rulebook: Rulebook) -> tuple[Scorecard, ...]:
    """The cards with the bands of the parts of their years, and with what these are among their reasons."""
    made = list(cards)
    for key, rules in rulebook.rule_sets.items():
        own = [at for at, card in enumerate(made) if card.rule_set == key and card.rated]
        for name, rating in rules.ratings.items():
            for at, told in _bands(name, rating, {at: made[at] for at in own}).items():
                made[at] = made[at]._replace(rated={**made[at].rated, name: told})
        for at in own:
            made[at] = made[at]._replace(reasons=(*made[at].reasons, *_told(rules, made[at])))
    return tuple(made)


class Among(NamedTuple):
    """A card's part of the year, and those who have a score of the same part."""

    card: Scorecard
    part: RatedPart
    peers: Peers

    def standing(self, of: Of) -> Standing:
        """How many are ahead, how many stand no lower, among how many."""
        scores = self.peers.scores[group_of(of, self.card)]
        return bisect_left(scores, -self.part.score), bisect_right(scores, -self.part.score), len(scores)

    def reaches(self, band: PartBand) -> bool:
        """Whether it meets what a band asks for, its quota left aside."""
        if band.at_least is not None and self.part.score < band.at_least:
            return False
        return not band.when or all(self.holds(test) for test in band.when)

    def holds(self, test: Test) -> bool:
        """Whether a test holds in the part."""
        match test:
            case AnyOf():
                return any(map(self.holds, test.any))
            case NoneOf():
                return not any(map(self.holds, test.none))
            case Ranked():
                return test.rank.holds(*self.standing(test.rank.of))
            case _:
                return bool(holds(test, self.seen))

    @property
    def seen(self) -> Scorecard:
        """The card as tests of the part see it: its rows, and the bands of parts within it."""
        within = {
            name: tuple(each for each in told if self.part.span.holds(each.span.first))
            for name, told in self.card.rated.items()
        }
        return self.card._replace(measured=self.part.measured, rated=within)


class Peers:
    """Those who have a score of one part of the year."""

    def __init__(self, parts: Iterable[tuple[Scorecard, RatedPart]]) -> None:
        self.parts = tuple(parts)

    @cached_property
    def scores(self) -> Mapping[Group, Sequence[Decimal]]:
        """The scores of each group, the greatest first, each with its sign turned."""
        found: dict[Group, list[Decimal]] = defaultdict(list)
        for card, part in self.parts:
            for of in ("branch", "track", "rule-set"):
                found[group_of(of, card)].append(-part.score)
        return {group: sorted(scores) for group, scores in found.items()}


def among(name: str, cards: Mapping[int, Scorecard]) -> Mapping[Span, Mapping[int, Among]]:
    """By part of the year whoever has a score of it, in what a rating looks at."""
    spans: dict[Span, dict[int, RatedPart]] = defaultdict(dict)
    for at, card in cards.items():
        for part in card.rated.get(name, ()):
            spans[part.span][at] = part
    found: dict[Span, Mapping[int, Among]] = {}
    for span, told in spans.items():
        peers = Peers((cards[at], part) for at, part in told.items())
        found[span] = {at: Among(cards[at], part, peers) for at, part in told.items()}
    return found


def _bands(name: str, rating: Rating, cards: Mapping[int, Scorecard]) -> Mapping[int, tuple[RatedPart, ...]]:
    """The parts of each card with their bands."""
    told: dict[tuple[int, Span], str] = {}
    for span, every in among(name, cards).items():
        for place, at in decided(rating, every).items():
            told[place, span] = rating.bands[at].id
    return {
        at: tuple(part._replace(band=told.get((at, part.span))) for part in card.rated[name])
        for at, card in cards.items()
        if name in card.rated
    }


def decided(rating: Rating, every: Mapping[int, Among]) -> Mapping[int, int]:
    """The place of the band that each has in a part of the year: the first that holds, as long as there is room."""
    found: dict[int, int] = {}
    for place, (_, roomy) in enumerate(steps(rating, every)):
        found |= dict.fromkeys(roomy, place)
    return found


def steps(rating: Rating, every: Mapping[int, Among]) -> Iterator[tuple[Mapping[int, Among], Mapping[int, Among]]]:
    """For each band, from the top, who meets it and has no higher one, and who of them finds room in it."""
    left = dict(every)
    for band in rating.bands:
        meet = {at: each for at, each in left.items() if each.reaches(band)}
        roomy = meet if band.quota is None else dict(within(band.quota, meet))
        yield meet, roomy
        left = {at: each for at, each in left.items() if at not in roomy}


def within(quota: Quota, meet: Mapping[int, Among]) -> Iterator[tuple[int, Among]]:
    """Those of the ones who meet a band that find room in it."""
    groups: dict[Group, list[tuple[int, Among]]] = defaultdict(list)
    for at, each in meet.items():
        groups[group_of(quota.of, each.card)].append((at, each))
    for members in groups.values():
        own = sorted(-each.part.score for _, each in members)
        for at, each in members:
            # Of equal ones the first place, or, ties being out, the last.
            score, (_, _, scored) = -each.part.score, each.standing(quota.of)
            taken = bisect_left(own, score) + 1 if quota.ties == "in" else bisect_right(own, score)
            if taken <= quota.room(quota.at_most, scored):
                yield at, each


def _told(rules: RuleSet, card: Scorecard) -> Iterator[Remark]:
    """What the parts of the year are rated, in words: by band in which of them."""
    for name, rating in rules.ratings.items():
        found = []
        for band in rating.bands:
            spans = [part.span for part in card.rated.get(name, ()) if part.band == band.id]
            params: dict[str, object] = {"title": band.title, "spans": tuple(_spans(spans)), "follows": band.follows}
            if spans:
                found.append(Remark("remarks.rated-band-follows" if band.follows else "remarks.rated-band", params))
        if found:
            clauses = (rating.clause, *(band.clause for band in rating.bands if band.clause))
            yield Remark(
                "remarks.rated",
                {"title": rating.title, "found": tuple(found), "clause": "、".join(dict.fromkeys(clauses))},
            )


def _spans(spans: Sequence[Span]) -> Iterator[Remark]:
    """Spans by name; several next to each other by the first and the last."""
    runs: list[list[Span]] = [[span] for span in spans[:1]]
    for before, span in pairwise(spans):
        if span.first - before.last == dt.timedelta(1):
            runs[-1].append(span)
        else:
            runs.append([span])
    for run in runs:
        if len(run) < _RUN:
            yield from map(span_remark, run)
        else:
            yield Remark("remarks.spans", {"first": span_remark(run[0]), "last": span_remark(run[-1])})
