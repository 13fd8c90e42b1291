"""Rules that meet: one row that two of them count under different clauses."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from dangxing import rules as r
from dangxing.authoring.checks.findings import Suspicion
from dangxing.rules.loading.faults import listed
from dangxing.rules.profile import RECORDED

KEY = "[key]"


class _Counted(NamedTuple):
    """A rule that gives or takes points for rows of 活動: where it stands, whose rows and with which results."""

    loc: r.Loc
    rule_id: str
    rule: r.Rule
    activities: frozenset[str]
    results: frozenset[str] | None
    gains: bool
    apart: object
    """Rows of rules that are kept together do not count twice."""


def overlap_suspicions(rules: r.RuleSet) -> Iterator[Suspicion]:
    """Pairs of rules of one track that count the same rows under different clauses, where no reading speaks of it.

    A row may rightly count by two clauses: then one of the rules says so in its ``reading``.
    """
    for track_id, track in rules.tracks.items():
        counted = list(_counted(track_id, track))
        for first, second in combinations(counted, 2):
            common = first.activities & second.activities
            if common and _meet(first, second):
                params = {
                    "rule": second.rule_id, "other": first.rule_id, "activity": listed(sorted(common)),
                    "clause": second.rule.clause, "first": first.rule.clause,
                }  # fmt: skip
                yield Suspicion((*second.loc, KEY), "row-twice", "warning", params)


def _counted(track_id: str, track: r.Track) -> Iterator[_Counted]:
    for category_id, category in track.counting.items():
        base: r.Loc = ("tracks", track_id, "categories", category_id)
        for rule_id, rule in category.rules.items():
            reads = rule.reads()
            if len(reads) != 1 or reads[0].kinds != RECORDED or rule.meets or rule.lacking:
                continue
            part = category.homes.get(rule_id)
            together = (category_id, part) if part and category.parts[part].keep else None
            words = reads[0].only
            gains = max(points for _, points in rule.points_of()) > 0
            yield _Counted(
                (*base, *category.loc(rule_id)), rule_id, rule, frozenset(reads[0].activities),
                None if words is None else frozenset(words), gains, together,
            )  # fmt: skip


def _meet(first: _Counted, second: _Counted) -> bool:
    one, two = first.rule, second.rule
    if one.whose != two.whose or first.gains != second.gains or one.clause == two.clause:
        return False
    if one.reading or two.reading or (first.apart is not None and first.apart == second.apart):
        return False
    if one.instead_of == second.rule_id or two.instead_of == first.rule_id:
        return False
    return first.results is None or second.results is None or bool(first.results & second.results)
