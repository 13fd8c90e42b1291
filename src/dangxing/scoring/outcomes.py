"""What comes of a total: it is held to limits; then, once ranks are told, the band and what follows beside it.

Nothing here reads rows but :func:`measured`; the rest is decided by the cards alone, so that a workbook says the same.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from dangxing.language.voice import Remark
from dangxing.records import standing_of
from dangxing.results import Scorecard
from dangxing.rules import Band, Rulebook, RuleSet, Track
from dangxing.rules.outcomes import (
    AnyOf,
    AskHours,
    AskMissed,
    AskMonths,
    AskRows,
    AskSettled,
    Lost,
    Marked,
    Measure,
    Of,
    OfPost,
    OfStanding,
    OfTrack,
    OfVerdict,
    Quota,
    Ranked,
    Scored,
    Standards,
    Test,
    Without,
    leaves,
    places,
    share_of,
)
from dangxing.rules.sets import Veto
from dangxing.scoring.evidence import MemberYear, whole_months

ZERO = Decimal(0)
# What is left of thirds stands behind so many decimals.
_SHARP: Final = 6
_SCORES: Final = ("total", "quantified", "poll")


def measured(rules: RuleSet, year: MemberYear) -> Mapping[Measure, Decimal]:
    """The numbers that the tests of a rule set read from the rows of a member's period."""
    return {measure: _measured(measure, year) for measure in rules.measures}


def _measured(measure: Measure, year: MemberYear) -> Decimal:
    if measure.what == "missed":
        attended = year.attended(measure.activity)
        missed = attended.expected - len(attended.present)
        unexcused = len(attended.unexcused)
        return Decimal({"missed": missed, "unexcused": unexcused, "other": missed - unexcused}[measure.missed])
    if measure.what == "months":
        return Decimal(whole_months(year.member.start or year.period[0], year.whole[1]))
    rows = [row for row in year.rows(measure.activity) if not measure.result or row.result in measure.result]
    return Decimal(len(rows)) if measure.what == "rows" else sum((row.hours or ZERO for row in rows), ZERO)


# ── Tests ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Ranks:
    """Among whom a place is told: the ranks of all who are scored, by group, in order."""

    sorted: Mapping[tuple[Of, str, str], Sequence[int]]

    @classmethod
    def of(cls, cards: Iterable[Scorecard]) -> Ranks:
        """The ranks of the cards that have one."""
        found: dict[tuple[Of, str, str], list[int]] = defaultdict(list)
        for card in cards:
            if card.rank is not None:
                for of in ("branch", "track", "rule-set"):
                    found[_group(of, card)].append(rank_of(of, card))
        for ranks in found.values():
            ranks.sort()
        return cls(found)

    def among(self, of: Of, card: Scorecard) -> Sequence[int]:
        """The ranks of the card's group."""
        return self.sorted.get(_group(of, card), ())


NO_RANKS = Ranks({})


def _group(of: Of, card: Scorecard) -> tuple[Of, str, str]:
    within = {"branch": card.member.branch, "track": card.member.track, "rule-set": ""}[of]
    return of, card.rule_set, within


def rank_of(of: Of, card: Scorecard) -> int:
    """The rank in a group. A card without a total has none and is not asked."""
    rank = {"branch": card.branch_rank, "track": card.track_rank, "rule-set": card.rank}[of]
    return rank or 0


def holds(test: Test, card: Scorecard, ranks: Ranks = NO_RANKS) -> bool | None:
    """Whether a test holds for a card; None: it cannot be known yet."""
    match test:
        case AnyOf():
            told = [holds(each, card, ranks) for each in test.any]
            return True if True in told else None if None in told else False
        case AskRows() | AskHours() | AskMissed() | AskMonths() | Without():
            return test.met(card.measured[test.measure])
        case AskSettled():
            scores = settled_scores(test.settled, card)
            return test.enough([None if score is None else sharp(score) for score in scores])
        case OfVerdict():
            return None if card.verdict is None else card.verdict in test.verdict
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
            score = _score(test.score, card)
            # Of a category that the member's track does not have there is no score, and none is reached.
            return (False if test.score not in _SCORES else None) if score is None else test.met(sharp(score))
        case Lost():
            return test.met(sharp(lost(test.lost, card)))
        case Ranked():
            return None if card.rank is None else _placed(test, card, ranks)


def sharp(value: Decimal) -> Decimal:
    """A number as it is compared: three thirds of ten are ten, though each was carried to nine decimals."""
    exponent = value.as_tuple().exponent
    return value if isinstance(exponent, int) and exponent >= -_SHARP else round(value, _SHARP)


def all_hold(when: Sequence[Test], card: Scorecard, ranks: Ranks = NO_RANKS) -> bool | None:
    """Whether all of the tests hold; None: none fails, and some cannot be known yet."""
    told = [holds(test, card, ranks) for test in when]
    return False if False in told else None if None in told else True


def _score(name: str, card: Scorecard) -> Decimal | None:
    own = {"total": card.total, "quantified": card.quantified, "poll": card.poll}
    if name in own:
        return own[name]
    return next((category.score for category in card.categories if category.id == name), None)


def settled_scores(name: str, card: Scorecard) -> list[Decimal | None]:
    """The scores of the parts by which a category is settled, in their order; None: a part that does not count."""
    found = next((category.settled for category in card.categories if category.id == name), ())
    told: list[Decimal | None] = []
    for at, part in enumerate(found):
        if at and part.span.first - found[at - 1].span.last > dt.timedelta(1):
            told.append(None)
        told.append(part.score)
    return told


def lost(name: str, card: Scorecard) -> Decimal:
    """The points that rules took, of a category or in all, as a number that is not below 0."""
    return -sum((each.deduction for each in card.categories if name in ("total", each.id)), ZERO)


def _placed(test: Ranked, card: Scorecard, ranks: Ranks) -> bool:
    among, own, place = ranks.among(test.rank.of, card), rank_of(test.rank.of, card), test.rank
    before, upto = bisect_left(among, own), bisect_right(among, own)
    if place.first is not None:
        room = places(place.first, len(among))
        return before < room if place.ties == "in" else upto <= room
    room = places(place.last or 0, len(among))
    return len(among) - upto < room if place.ties == "in" else len(among) - before <= room


def grounds(when: Sequence[Test], card: Scorecard, rules: RuleSet, ranks: Ranks = NO_RANKS) -> Iterator[Remark]:
    """The tests that hold, as sentences."""
    for test in when:
        if isinstance(test, AnyOf):
            yield from (told(each, rules) for each in test.any if holds(each, card, ranks))
        elif holds(test, card, ranks):
            yield told(test, rules)


def ends(veto: Veto, card: Scorecard, *, lasting: bool) -> bool:
    """Whether a veto's tests hold. ``lasting``: the period goes on, and what may still change does not count."""
    if lasting and not all(_lasts(test) for _, test in leaves(veto.when)):
        return False
    return all_hold(veto.when, card) is True


def _lasts(test: object) -> bool:
    """Whether more rows cannot undo it."""
    if isinstance(test, Without):
        return False
    return not isinstance(test, AskRows | AskHours | AskMissed | AskMonths) or (
        test.at_most is None and test.less_than is None
    )


# ── Limits, bands, consequences ──────────────────────────────────────────────────────────────────────────────────────


def limited(card: Scorecard, rules: RuleSet) -> Scorecard:
    """The card with its total held to the lowest limit whose tests hold, and the reasons for it."""
    held = [limit for limit in rules.limits if card.total is not None and all_hold(limit.when, card)]
    over = [limit for limit in held if card.total is not None and card.total > limit.at_most]
    if not over:
        return card
    lowest = min(over, key=lambda limit: limit.at_most)
    params = {"at_most": lowest.at_most, "says": lowest.says, "clause": lowest.clause, "total": card.total}
    return replace(card, total=lowest.at_most, reasons=(*card.reasons, Remark("remarks.limited", params)))


def decided(cards: Sequence[Scorecard], rulebook: Rulebook) -> tuple[Scorecard, ...]:
    """The cards with their bands and what follows beside them, once all are ranked."""
    ranks = Ranks.of(cards) if any(asks_ranks(rules) for rules in rulebook.rule_sets.values()) else NO_RANKS
    by_rules: dict[str, list[int]] = defaultdict(list)
    for at, card in enumerate(cards):
        if card.total is not None:
            by_rules[card.rule_set].append(at)
    made = list(cards)
    for name, places_ in by_rules.items():
        rules = rulebook.rule_sets[name]
        for at, place in _bands(rules, [(at, cards[at]) for at in places_], ranks).items():
            card, band = cards[at], rules.bands[place]
            track = rules.tracks[card.member.track]
            reasons = (*_reasons(band, track, card), *_beside(rules, card, ranks))
            made[at] = replace(card, outcome=band.id, band=place, reasons=reasons)
    return tuple(made)


def asks_ranks(rules: RuleSet) -> bool:
    """Whether a member's band may depend on the others."""
    return any(band.quota for band in rules.bands) or any(
        isinstance(test, Ranked) for _, _, when in rules.tested for _, test in leaves(when)
    )


def _bands(rules: RuleSet, cards: Sequence[tuple[int, Scorecard]], ranks: Ranks) -> dict[int, int]:
    """The place of each card's band: the first that holds, as long as there is room."""
    found: dict[int, int] = {}
    left = list(cards)
    for place, band in enumerate(rules.bands):
        meet = [(at, card) for at, card in left if falls(band, card, ranks)]
        if band.quota:
            meet = list(_within(band.quota, meet, ranks))
        found |= {at: place for at, _ in meet}
        left = [(at, card) for at, card in left if at not in found]
    # The lowest takes whatever is left, were it below 0.
    return found | {at: len(rules.bands) - 1 for at, _ in left}


def falls(band: Band, card: Scorecard, ranks: Ranks = NO_RANKS) -> bool:
    """Whether a card meets what a band asks for, its quota left aside."""
    if card.total is None or card.total < band.at_least or band.verdict not in (None, card.verdict):
        return False
    return not band.when or bool(all_hold(band.when, card, ranks))


def _within(quota: Quota, meet: Sequence[tuple[int, Scorecard]], ranks: Ranks) -> Iterator[tuple[int, Scorecard]]:
    """Those who find room, by rank within their groups."""
    groups: dict[tuple[Of, str, str], list[tuple[int, Scorecard]]] = defaultdict(list)
    for at, card in meet:
        groups[_group(quota.of, card)].append((at, card))
    for members in groups.values():
        own = sorted(rank_of(quota.of, card) for _, card in members)
        for at, card in members:
            room = places(quota.at_most, len(ranks.among(quota.of, card)))
            rank = rank_of(quota.of, card)
            taken = bisect_left(own, rank) + 1 if quota.ties == "in" else bisect_right(own, rank)
            if taken <= room:
                yield at, card


def _reasons(band: Band, track: Track, card: Scorecard) -> Iterator[Remark]:
    yield Remark("remarks.band", {"total": card.total, "title": band.title, "clause": band.clause})
    yield from card.reasons
    for line in card.lines:
        category = track.categories[line.category]
        if category.rules[line.rule].meets:
            yield Remark("remarks.unmet", {"title": category.title, "clause": category.clause})
    if band.follows:
        yield Remark("remarks.follows", {"says": band.follows})
    for advice in band.advice:
        if advice.standing in (None, standing_of(card.member.standing)):
            yield Remark("remarks.follows", {"says": advice.says})


def _beside(rules: RuleSet, card: Scorecard, ranks: Ranks) -> Iterator[Remark]:
    """What follows beside the band; what cannot be known yet is told as such."""
    for each in rules.consequences:
        held = all_hold(each.when, card, ranks)
        params: dict[str, object] = {"says": each.says, "clause": each.clause}
        if held:
            yield Remark("remarks.consequence", {**params, "found": tuple(grounds(each.when, card, rules, ranks))})
        elif held is None:
            yield Remark("remarks.consequence-open", params)


# ── Words ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def told(test: Test, rules: RuleSet) -> Remark:
    """A test as a sentence."""
    match test:
        case AnyOf():
            return Remark("remarks.test-any", {"tests": tuple(told(each, rules) for each in test.any)})
        case AskRows() | AskHours() | AskMissed() | AskMonths():
            measure = test.measure
            name = f"remarks.test-{measure.what}" if measure.missed == "missed" else f"remarks.test-{measure.missed}"
            return Remark(name, {"activity": _rows(measure), "bound": _bound(test)})
        case AskSettled():
            return _settled(test, rules)
        case Without():
            return Remark("remarks.test-without", {"activity": _rows(test.measure)})
        case OfVerdict():
            return Remark("remarks.test-verdict", {"words": test.verdict})
        case OfStanding():
            return Remark(f"remarks.test-standing-{test.standing}")
        case OfPost():
            return Remark("remarks.test-post", {"words": test.post})
        case OfTrack():
            return Remark("remarks.test-track", {"words": tuple(rules.tracks[each].title for each in test.track)})
        case Marked():
            return Remark("remarks.test-mark", {"name": test.mark, "bound": _bound(test)})
        case Scored():
            return Remark(
                f"remarks.test-score{_own(test.score)}", {"name": title_of(test.score, rules), "bound": _bound(test)}
            )
        case Lost():
            name = "remarks.test-lost-total" if test.lost == "total" else "remarks.test-lost"
            return Remark(name, {"name": title_of(test.lost, rules), "bound": _bound(test)})
        case Ranked():
            place = test.rank
            end = "last" if place.first is None else "first"
            portion: int | str = (place.last if place.first is None else place.first) or 0
            return Remark(
                f"remarks.test-rank-{end}",
                {"portion": portion_told(portion), "of": Remark(f"remarks.of-{place.of}"),
                 "ties": Remark(f"remarks.ties-{place.ties}")},
            )  # fmt: skip


def _settled(test: AskSettled, rules: RuleSet) -> Remark:
    every = Remark(f"remarks.every-{every_of(test.settled, rules)}")
    count = test.in_a_row or test.times or 1
    params = {"name": title_of(test.settled, rules), "bound": _bound(test), "count": count, "every": every}
    return Remark("remarks.test-in-a-row" if test.in_a_row else "remarks.test-settled", params)


def every_of(category: str, rules: RuleSet) -> str:
    """By which parts of the year a category is settled, in whichever track it stands."""
    found = (track.categories[category].settle for track in rules.tracks.values() if category in track.categories)
    return next((settle.every for settle in found if settle is not None), "month")


def title_of(category: str, rules: RuleSet) -> str:
    """The title of a category, in whichever track it stands."""
    titles = (track.categories[category].title for track in rules.tracks.values() if category in track.categories)
    return next(titles, category)


def _own(score: str) -> str:
    return f"-{score}" if score in ("total", "quantified", "poll") else ""


def _rows(measure: Measure) -> Remark | tuple[str, ...]:
    if not measure.result:
        return measure.activity
    return Remark("remarks.test-with-result", {"activity": measure.activity, "result": measure.result})


def _bound(test: Standards) -> Remark:
    bounds = test.bounds or (("at_least", Decimal(1)),)
    return Remark(
        "remarks.bounds", {"bounds": tuple(Remark(f"remarks.{name}", {"number": number}) for name, number in bounds)}
    )


def portion_told(portion: int | str) -> str:
    """A share or a number of places, as people write it."""
    share = share_of(portion)
    return str(portion) if share is None else f"{share}%"
