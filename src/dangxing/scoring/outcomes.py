"""What comes of a total: it is held to limits; then, once ranks are told, the band and what follows beside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from dangxing.language.script import Term
from dangxing.language.voice import Remark
from dangxing.records import Before, Member, standing_of
from dangxing.results import Scorecard
from dangxing.rules import Band, Category, Rulebook, RuleSet, Span, Track
from dangxing.rules.bounds import Of
from dangxing.rules.outcomes import Limit, Quota
from dangxing.rules.pots import Held, ShareOf, times
from dangxing.rules.when import AskSettled, Ranked, leaves
from dangxing.scoring.figures import NO_RANKS, Ranks, figure_of, group_of, known_rank, rank_of, rounded, sharp
from dangxing.scoring.grounds import grounds, outcome_told, portion_told
from dangxing.scoring.settled import span_remark
from dangxing.scoring.when import all_hold

_YEAR: Final = 12
NO_TITLES: Mapping[str, str] = MappingProxyType({})


def limited(card: Scorecard, rules: RuleSet) -> Scorecard:
    """The card with its total held to the limits whose tests hold, the lowest last, and the reasons for it."""
    if rules.total and rules.total.pro_rata and card.months != _YEAR:
        card = card._replace(
            reasons=(*card.reasons, Remark(f"remarks.pro-rata-{rules.total.pro_rata}", {"months": card.months}))
        )
    card = card._replace(reasons=(*card.reasons, *_held(card, rules.tracks[card.member.track])))
    held = [_held_to(limit, card) for limit in rules.limits if all_hold(limit.when, card)]
    for each in held:
        if each.times is not None and card.total is not None:
            card = _moved(card, each, multiplied_total(rules, times(card.total, each.times)))
    # What lifts comes before what holds down; of several the one that moves the most is told.
    held.sort(key=lambda each: (each.at_least is None, -(each.at_least or 0), each.at_most or 0))
    for each in held:
        card = _moved(card, each, card.total if card.total is None else each.hold(card.total))
    return card


def multiplied_total(rules: RuleSet, total: Decimal) -> Decimal:
    """A total that a limit multiplied: held to the bounds of the total again, unless it is weighed, and rounded."""
    bounds = rules.total.bounds if rules.total and rules.weights is None else None
    return rounded(bounds.hold(total) if bounds else total, rules.step)


def _moved(card: Scorecard, held: Held, total: Decimal | None) -> Scorecard:
    """The card with the total that a limit makes, and why, where that is another."""
    if total == card.total:
        return card
    params = {"at_most": total, "says": held.says, "clause": held.clause, "total": card.total}
    return card._replace(total=total, reasons=(*card.reasons, Remark("remarks.limited", params)))


def last_outcome(member: Member, rules: RuleSet, before: Before | None) -> tuple[str, ...] | None:
    """The ids of outcomes that the last period may have had, by 上期結果, else by the ledger. None: neither has it."""
    if member.last_outcome is not None or before is None or not rules.looks_back:
        return rules.outcome_titles.get(member.last_outcome or "")
    # What the rules had then and have no longer is none that they ask for.
    return (before.outcome or "",)


def last_told(card: Scorecard, rules: RuleSet, before: Before | None) -> Iterator[Remark]:
    """Whence the outcome of the last period is known, where nobody wrote it."""
    if before is not None and rules.looks_back and card.member.last_outcome is None:
        outcome = outcome_told(before.outcome or "", rules)
        yield Remark("remarks.last-outcome-of-run", {"outcome": outcome, "run": before.run})


def _held_to(limit: Limit, card: Scorecard) -> Held:
    """What a limit holds a total to; a figure that the member's track lacks holds it to nothing."""
    held = limit.held(figure_of(limit.share, card) if limit.share else None)
    return held._replace(at_most=held.at_most and sharp(held.at_most), at_least=held.at_least and sharp(held.at_least))


def _held(card: Scorecard, track: Track) -> Iterator[Remark]:
    """The limits of categories that count, and of their parts, whose tests hold and that change something."""
    for score in card.categories:
        category = track.counting.get(score.id)
        for span, held in score.held:
            if held.takes and category is not None:
                yield held_told(category, span, held)


def levels_told(limit: Held | Limit, titles: Mapping[str, str] = NO_TITLES) -> Remark:
    """What a limit holds to, in words. ``titles`` are those of categories, by id."""
    told = [Remark("remarks.times", {"times": times_told(limit)})] * (limit.times is not None)
    told += [_level_told(name, level, titles) for name, level in _levels(limit)]
    return Remark("remarks.bounds", {"bounds": tuple(told)})


def _levels(limit: Held | Limit) -> Iterator[tuple[str, Decimal | ShareOf]]:
    for name in ("at_least", "at_most"):
        level = getattr(limit, name)
        if level is not None:
            yield name, level


def _level_told(name: str, level: Decimal | ShareOf, titles: Mapping[str, str]) -> Remark:
    if isinstance(level, Decimal):
        return Remark(f"remarks.{name}", {"number": level if level == round(level, 2) else round(level, 2)})
    params = {"share": portion_told(level.share or "100%"), "title": Term(titles.get(level.named, level.named))}
    return Remark(f"remarks.{name}-{'of' if level.of else 'lost'}", params)


def times_told(limit: Held | Limit) -> str:
    """What a limit multiplies by, as people write it: 105% or 1/3."""
    if isinstance(limit.times, Fraction):
        percent = Decimal(limit.times.numerator) * 100 / limit.times.denominator
        told = f"{percent.normalize():f}%" if percent * limit.times.denominator == limit.times.numerator * 100 else None
        return told or str(limit.times)
    return portion_told(limit.times or "")


def held_told(category: Category, span: Span | None, held: Held) -> Remark:
    """A limit of a category or a part of it, in words."""
    if span is not None and not any(_levels(held)) and held.times is None:
        return Remark("remarks.left-out", {"says": held.says, "clause": held.clause, "span": span_remark(span)})
    title = category.parts[held.part].title if held.part else category.title
    if held.since is not None:
        since = {"says": held.says, "clause": held.clause, "title": title, "date": held.since.isoformat()}
        return Remark("remarks.closed", since)
    params = {"says": held.says, "clause": held.clause, "title": title, "bound": levels_told(held)}
    # Only levels are points.
    name = "held" if any(_levels(held)) else "multiplied"
    if span is None:
        return Remark(f"remarks.{name}", params)
    return Remark(f"remarks.{name}-in", {**params, "span": span_remark(span)})


def decided(cards: Sequence[Scorecard], rulebook: Rulebook) -> tuple[Scorecard, ...]:
    """The cards with their bands and what follows beside them, once all are ranked."""
    rule_sets = rulebook.rule_sets.values()
    ranks = ranks_of(cards, rule_sets) if any(map(asks_ranks, rule_sets)) else NO_RANKS
    by_rules: dict[str, list[int]] = defaultdict(list)
    for at, card in enumerate(cards):
        if card.total is not None:
            by_rules[card.rule_set].append(at)
    made = list(cards)
    for name, places_ in by_rules.items():
        rules = rulebook.rule_sets[name]
        for at, place in _bands(rules, [(at, cards[at]) for at in places_], ranks).items():
            card = cards[at]
            if place is None:
                reasons = (*card.reasons, Remark("remarks.places-open"), *_beside(rules, card, ranks))
                made[at] = card._replace(reasons=reasons)
                continue
            band, track = rules.bands[place], rules.tracks[card.member.track]
            reasons = (*_reasons(band, track, card), *_beside(rules, card, ranks))
            made[at] = card._replace(outcome=band.id, band=place, reasons=reasons)
    return tuple(made)


def ranks_of(cards: Iterable[Scorecard], rule_sets: Iterable[RuleSet]) -> Ranks:
    """Among whom places are told: all who are scored, and those of them who meet a band."""
    ranks = Ranks.of(cards)
    meeting = {
        (rules.id, band.id): frozenset(
            card.member.id for card in ranks.cards if card.rule_set == rules.id and falls(band, card)
        )
        for rules in rule_sets
        for band in rules.compared
    }
    return replace(ranks, meeting=meeting) if meeting else ranks


def asks_ranks(rules: RuleSet) -> bool:
    """Whether a member's band may depend on the others."""
    return any(band.quota for band in rules.bands) or any(test.stage == "ranks" for test in rules.tests)


def _bands(rules: RuleSet, cards: Sequence[tuple[int, Scorecard]], ranks: Ranks) -> dict[int, int | None]:
    """The place of each card's band: the first that holds, as long as there is room; None: it cannot be known yet."""
    found: dict[int, int | None] = {}
    for place, band in enumerate(rules.bands):
        told = {at: falls(band, card, ranks) for at, card in cards if at not in found}
        if band.quota:
            told = _with_room(band.quota, cards, {**found, **told}, told, ranks)
        found |= {at: place if held else None for at, held in told.items() if held is not False}
    # The lowest takes whatever is left, were it below 0.
    return {at: len(rules.bands) - 1 for at, _ in cards} | found


def falls(band: Band, card: Scorecard, ranks: Ranks = NO_RANKS) -> bool | None:
    """Whether a card meets what a band asks for, its quota left aside; None: a place that it asks for is not known."""
    if card.total is None or card.total < band.at_least or band.verdict not in (None, card.verdict):
        return False
    held = all_hold(band.when, card, ranks)
    return None if held is None and any(known_rank(of, card) is None for of in _places(band)) else bool(held)


def _places(band: Band) -> Iterator[Of]:
    """Among whom the places are told that the tests of a band ask for."""
    for _, test in leaves(band.when):
        if isinstance(test, Ranked | AskSettled) and test.rank is not None:
            yield test.rank.of


def _with_room(
    quota: Quota,
    cards: Sequence[tuple[int, Scorecard]],
    known: Mapping[int, int | None],
    told: Mapping[int, bool | None],
    ranks: Ranks,
) -> dict[int, bool | None]:
    """Whether those who meet a band find room in it. It cannot be known where somebody's period goes on in their group,
    or anyone of it waits for a place. ``known``: what is told of each so far, of those with a higher band too."""
    waits = {group_of(quota.of, card) for at, card in cards if known[at] is None}
    meet = [(at, card) for at, card in cards if told.get(at)]
    open_ = {at for at, card in meet if known_rank(quota.of, card) is None or group_of(quota.of, card) in waits}
    roomy = {at for at, _ in _within(quota, [each for each in meet if each[0] not in open_], ranks)}
    return {at: None if at in open_ else held and at in roomy for at, held in told.items()}


def _within(quota: Quota, meet: Sequence[tuple[int, Scorecard]], ranks: Ranks) -> Iterator[tuple[int, Scorecard]]:
    """Those who find room, by rank within their groups."""
    groups: dict[tuple[Of, str, str], list[tuple[int, Scorecard]]] = defaultdict(list)
    for at, card in meet:
        groups[group_of(quota.of, card)].append((at, card))
    for members in groups.values():
        own = sorted(rank_of(quota.of, card) for _, card in members)
        for at, card in members:
            room = quota.room(quota.at_most, ranks.staff(quota, card))
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
