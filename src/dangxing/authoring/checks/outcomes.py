"""What outcomes ask for that can never come, or that they ask for twice over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from dangxing import rules as r
from dangxing.authoring.checks.findings import Suspicion
from dangxing.language.voice import plain
from dangxing.rules.outcomes import AskRows, Marked, Scored, When, Without, leaves, share_of


def outcome_suspicions(rules: r.RuleSet) -> Iterator[Suspicion]:
    """All that can be said of tests and quotas that load."""
    yield from _quotas(rules)
    for base, _, when in rules.tested:
        for at, params in _contradictions(when):
            yield Suspicion((*base, at), "tests-contradict", "error", params)
        for loc, test in leaves(when):
            if isinstance(test, Scored):
                yield from _reach(test, rules, (*base, *loc))
            if isinstance(test, Marked) and test.mark in rules.marks:
                yield from _full_mark(test, rules.marks[test.mark], (*base, *loc))


def _reach(test: Scored, rules: r.RuleSet, loc: r.Loc) -> Iterator[Suspicion]:
    """A score that no category can hold."""
    most = _most(test.score, rules)
    asked = max((value for name, value in test.bounds if name in ("at_least", "more_than")), default=None)
    if most is not None and asked is not None and asked > most:
        params = {"name": test.score, "asked": plain(asked), "most": plain(most)}
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
    caps = [track.categories[score].bounds.cap for track in rules.tracks.values() if score in track.categories]
    return None if not caps or None in caps else max(cap for cap in caps if cap is not None)


def _contradictions(when: When) -> Iterator[tuple[int, dict[str, object]]]:
    """Rows that are asked for and forbidden by the same list."""
    forbidden = {test.measure for test in when if isinstance(test, Without)}
    for at, test in enumerate(when):
        if isinstance(test, AskRows) and test.measure in forbidden and not test.met(Decimal(0)):
            yield at, {"activity": "、".join(test.rows.activity)}


def _quotas(rules: r.RuleSet) -> Iterator[Suspicion]:
    """Quotas that come to more than there are members."""
    summed: dict[str, Decimal] = defaultdict(Decimal)
    for at, band in enumerate(rules.bands):
        share = share_of(band.quota.at_most) if band.quota else None
        if band.quota and share is not None:
            summed[band.quota.of] += share
            if summed[band.quota.of] > 100:
                params = {"band": band.title, "share": plain(summed[band.quota.of])}
                yield Suspicion(("bands", at, "quota", "at_most"), "quotas-exceed", "warning", params)
