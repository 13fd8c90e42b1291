"""What rules cannot mean of one another: rows counted in another's stead, and rows and scores of others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dangxing import rules as r
from dangxing.rules.loading.faults import Fault, Loc, unknown
from dangxing.rules.profile import RECORDED
from dangxing.rules.when import leaves

# Scores that a category can begin with, besides those of categories.
_TAKEN: Final = ("total", "quantified")


def whose_faults(track_id: str, track: r.Track) -> Iterator[Fault]:
    """Members' rows and scores that are no group's, a group's that is no member's, rows that are none of 活動."""
    allowed, readable = ("members", ("members",)) if track.of else ("branch", ("branch", "others"))
    for category_id, category in track.categories.items():
        base: Loc = ("tracks", track_id, "categories", category_id)
        if category.carried:
            if category.carried.take not in (*_TAKEN, *track.categories):
                known = (*_TAKEN, *track.categories)
                yield unknown((*base, "start", "take"), "unknown-score", category.carried.take, known)
        elif category.fed and category.fed.of != allowed:
            yield Fault((*base, "start", "of"), "whose-track", {"found": category.fed.of, "allowed": allowed})
        for loc, rule in category.placed():
            if rule.whose not in ("self", *readable):
                told = "、".join(("self", *readable))
                yield Fault((*base, *loc, "whose"), "whose-track", {"found": rule.whose, "allowed": told})
            elif rule.whose != "self" and not _of_recorded_rows(rule):
                yield Fault((*base, *loc, "whose"), "whose-rows", {"kind": rule.kind})


def asked_whose_faults(rules: r.RuleSet) -> Iterator[Fault]:
    """Tests that ask for rows of others than those whom the rule set's tracks have."""
    groups = any(track.of for track in rules.tracks.values())
    allowed = ("self", "members") if groups else ("self", "branch", "others")
    for base, _, when in rules.tested:
        for loc, test in leaves(when):
            key = next((name for name in ("rows", "hours", "without") if name in type(test).model_fields), None)
            whose = getattr(test, key).whose if key else "self"
            if whose not in allowed:
                params = {"found": whose, "allowed": "、".join(allowed)}
                yield Fault((*base, *loc, str(key), "whose"), "whose-track", params)


def instead_faults(track_id: str, track: r.Track) -> Iterator[Fault]:
    """Rules that stand in for what is no rule of the track, reads no such rows, or stands in for another."""
    for category_id, category in track.categories.items():
        for loc, rule in category.placed():
            named = rule.instead_of
            if named is None:
                continue
            here: Loc = ("tracks", track_id, "categories", category_id, *loc, "instead_of")
            other = track.rules.get(named)
            if other is None or other is rule:
                yield unknown(here, "unknown-rule", named, [each for each in track.rules if each != loc[-1]])
            elif other.instead_of is not None:
                yield Fault(here, "instead-chained", {"found": named, "other": other.instead_of})
            elif not all(_of_recorded_rows(each) for each in (rule, other)):
                yield Fault(here, "instead-rows", {"found": named})


def _of_recorded_rows(rule: r.Rule) -> bool:
    """Whether a rule reads rows of 活動 that the member has, and nothing else."""
    reads = rule.reads()
    return bool(reads) and not rule.meets and all(each.kinds == RECORDED for each in reads)
