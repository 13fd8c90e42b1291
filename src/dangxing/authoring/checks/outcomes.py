"""What outcomes ask for that can never come, or that they ask for twice over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from dangxing import rules as r
from dangxing.authoring.checks.findings import Suspicion
from dangxing.language.voice import plain
from dangxing.rules.bounds import BOUNDS, Standards, share_of
from dangxing.rules.measures import AskRows, Without
from dangxing.rules.when import AskSettled, Marked, OfPost, OfStanding, OfTrack, OfVerdict, Scored, Test, When, leaves

_MONTHS = 3


def outcome_suspicions(rules: r.RuleSet) -> Iterator[Suspicion]:
    """All that can be said of tests and quotas that load."""
    yield from _quotas(rules)
    for name, rating in rules.ratings.items():
        most = (_most_of_quarter if rating.by else _most_of_part)(rating.of, rules)
        for at, band in enumerate(rating.bands):
            asked = Standards.model_construct(at_least=band.at_least)
            yield from _reach(asked, rating.of, most, ("ratings", name, "bands", at, "at_least"))
    for base, _, when in rules.tested:
        for at, params in _contradictions(when):
            yield Suspicion((*base, at), "tests-contradict", "error", params)
        for at in _exclusions(when):
            yield Suspicion((*base, at), "tests-exclude", "error", {"tests": len(when)})
        for loc, test in leaves(when):
            if isinstance(test, Scored) and test.minus is None:
                most = (_most_of_part if _by_parts(rules, base) else _most)(test.score, rules)
                yield from _reach(test, test.score, most, (*base, *loc))
            if isinstance(test, AskSettled) and test.minus is None:
                most = _most_of_quarter(test.settled, rules) if test.by else _most_of_part(test.settled, rules)
                yield from _reach(test, test.settled, most, (*base, *loc))
            if isinstance(test, Marked) and test.mark in rules.marks:
                yield from _full_mark(test, rules.marks[test.mark], (*base, *loc))


def _reach(test: Standards, name: str, most: Decimal | None, loc: r.Loc) -> Iterator[Suspicion]:
    """A score that no category can hold, or none in a part of the year."""
    asked = max((value for name, value in test.bounds if name in ("at_least", "more_than")), default=None)
    if most is not None and asked is not None and asked > most:
        params = {"name": name, "asked": plain(asked), "most": plain(most)}
        yield Suspicion(loc, "score-unreachable", "error", params)


def _full_mark(test: Marked, mark: r.Mark, loc: r.Loc) -> Iterator[Suspicion]:
    """More than the mark is out of."""
    asked = max((value for name, value in test.bounds if name in ("at_least", "more_than")), default=None)
    if asked is not None and (asked > mark.full or test.more_than == mark.full):
        yield Suspicion(
            loc, "mark-unreachable", "error", {"mark": test.mark, "asked": plain(asked), "full": plain(mark.full)}
        )


def _most(score: str, rules: r.RuleSet) -> Decimal | None:
    """The most that a category can hold in any track that has it; None: it is open, or no category."""
    return _greatest(each.most(rules.calendar) for each in _named(score, rules))


def _by_parts(rules: r.RuleSet, base: r.Loc) -> bool:
    """Whether tests are those of each part of the year by which a category is settled."""
    return base[0] == "tracks" and rules.tracks[str(base[1])].categories[str(base[3])].settle is not None


def _most_of_part(score: str, rules: r.RuleSet) -> Decimal | None:
    """The most that a category can hold in one part of the year."""
    return _greatest(each.bounds.cap for each in _named(score, rules))


def _most_of_quarter(score: str, rules: r.RuleSet) -> Decimal | None:
    """The most that the months of a quarter can come to."""
    found = [(each.bounds.cap, each.settle) for each in _named(score, rules)]
    return _greatest(
        cap * _MONTHS if cap is not None and settle and settle.quarter == "sum" else cap for cap, settle in found
    )


def _named(score: str, rules: r.RuleSet) -> Iterator[r.Category]:
    return (track.categories[score] for track in rules.tracks.values() if score in track.categories)


def _greatest(levels: Iterable[Decimal | None]) -> Decimal | None:
    caps = list(levels)
    return None if not caps or None in caps else max(cap for cap in caps if cap is not None)


def _contradictions(when: When) -> Iterator[tuple[int, dict[str, object]]]:
    """Rows that are asked for and forbidden by the same list."""
    forbidden = {test.measure for test in when if isinstance(test, Without)}
    for at, test in enumerate(when):
        if isinstance(test, AskRows) and test.measure in forbidden and not test.met(Decimal(0)):
            yield at, {"activity": "、".join(test.rows.activity)}


def _exclusions(when: When) -> Iterator[int]:
    """Tests of one thing that no member can meet together with an earlier one of the same list."""
    words: dict[type, frozenset[str]] = {}
    bounds: dict[object, Standards] = {}
    for at, test in enumerate(when):
        named = _words(test)
        if named is not None:
            before = words.get(type(test))
            words[type(test)] = named if before is None else before & named
            if not words[type(test)]:
                yield at
        elif isinstance(test, Standards):
            subject = _subject(test)
            before_bounds = bounds.get(subject)
            bounds[subject] = test if before_bounds is None else _both(before_bounds, test)
            if not bounds[subject].possible:
                yield at


def _words(test: Test) -> frozenset[str] | None:
    """The words that a test takes; None: it asks for none."""
    match test:
        case OfVerdict():
            return frozenset(test.verdict)
        case OfPost():
            return frozenset(test.post)
        case OfTrack():
            return frozenset(test.track)
        case OfStanding():
            return frozenset((test.standing,))
        case _:
            return None


def _subject(test: Standards) -> object:
    """What a number is asked of."""
    named = {name: value for name, value in test if name not in BOUNDS}
    return type(test).__name__, repr(named)


def _both(first: Standards, second: Standards) -> Standards:
    """The bounds of two tests as one."""
    return Standards.model_construct(
        at_least=_tighter(max, first.at_least, second.at_least),
        more_than=_tighter(max, first.more_than, second.more_than),
        at_most=_tighter(min, first.at_most, second.at_most),
        less_than=_tighter(min, first.less_than, second.less_than),
    )


def _tighter(pick: Callable[..., Decimal], *values: Decimal | None) -> Decimal | None:
    return pick((value for value in values if value is not None), default=None)


def _quotas(rules: r.RuleSet) -> Iterator[Suspicion]:
    """Quotas that come to more than there are members."""
    summed: dict[str, Fraction] = defaultdict(Fraction)
    for at, band in enumerate(rules.bands):
        share = share_of(band.quota.at_most) if band.quota and band.quota.band is None else None
        if band.quota and share is not None:
            summed[band.quota.of] += share
            if summed[band.quota.of] > 1:
                params = {"band": band.title, "share": _written(summed[band.quota.of])}
                yield Suspicion(("bands", at, "quota", "at_most"), "quotas-exceed", "warning", params)


def _written(share: Fraction) -> str:
    """A share as rules write it, exact: in hundredths of a percent, else as a fraction."""
    fine = share * 10_000
    return f"{plain(Decimal(fine.numerator) / 100)}%" if fine.denominator == 1 else str(share)
