"""What tracks cannot mean, with their categories and rules, though each key and value by itself is right."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from dangxing import rules as r
from dangxing.rules.loading.faults import KEY, Fault, Loc, listed, unknown
from dangxing.rules.loading.meeting import (
    closing_faults,
    instead_faults,
    share_faults,
    whose_faults,
)
from dangxing.rules.loading.spans import anew_faults, settle_faults

# The fault of a word in a table of points that is not among those of the rule set.
_WORDS: Final = {
    "posts": "unknown-post", "levels": "unknown-level", "verdicts": "unknown-verdict", "activities": "activity-apart",
}  # fmt: skip


def verdicts_of(rules: r.RuleSet, verdicts: Collection[str] | None) -> Collection[str] | None:
    """The verdicts that a rule set may name: its own, else those of the workbook."""
    return rules.verdicts or verdicts


def track_faults(rules: r.RuleSet, verdicts: Collection[str] | None) -> Iterator[Fault]:
    """What tracks, with their categories and rules, cannot mean."""
    verdicts = verdicts_of(rules, verdicts)
    for track_id, track in rules.tracks.items():
        seen: set[str] = set()
        for category_id, category in track.categories.items():
            base: Loc = ("tracks", track_id, "categories", category_id)
            if category.settle and category.settle.every == "semester" and not rules.calendar.semesters:
                yield Fault((*base, "settle", "every"), "semester-unknown", {})
            for part_id, loc, limit in category.limited:
                for key in ("at_least", "times") if part_id else ():
                    if getattr(limit, key) is not None:
                        yield Fault((*base, *loc, key), "limit-part", {})
                if limit.share:
                    here: Loc = (*base, *loc, "at_least" if limit.lifts else "at_most")
                    yield from share_faults(track, category_id, part_id, limit.share, here)
            for part_id, part in category.parts.items():
                yield from _keep_faults(part, (*base, "parts", part_id, "keep"))
            for loc, rule in category.placed():
                rule_id = loc[-1]
                if rule_id in seen:
                    yield Fault((*base, *loc, KEY), "rule-twice", {"found": rule_id, "track": track_id})
                seen.add(rule_id)
                yield from _rule_faults(rules, category, rule, (*base, *loc), verdicts)
        yield from closing_faults(track_id, track)
        yield from _full_faults(rules, track_id, track)
        yield from whose_faults(rules, track_id, track)
        yield from instead_faults(track_id, track)
    for where, reads in rules.closings:
        yield from reads_faults(rules, reads, where)
    if len({track.of for track in rules.tracks.values()}) > 1:
        first = next(key for key, track in rules.tracks.items() if track.of)
        yield Fault(("tracks", first, "of"), "groups-apart", {"found": first})
    categories = [category for track in rules.tracks.values() for category in track.categories.values()]
    if rules.full is None and rules.total is None and all(category.standard is not None for category in categories):
        yield Fault(("full",), "missing-key", {"key": "full"})


def _full_faults(rules: r.RuleSet, track_id: str, track: r.Track) -> Iterator[Fault]:
    """What a track holds, against the full score."""
    if rules.full is None:
        return
    plain = rules.total is None and all(category.standard is not None for category in track.counting.values())
    caps = {key: category.most(rules.calendar) for key, category in track.counting.items()}
    if None in caps.values():
        return
    total = track.together((key, cap) for key, cap in caps.items() if cap is not None)
    if total != rules.full if plain else total + (rules.total.start if rules.total else 0) < rules.full:
        params = {"track": track_id, "found": f"{total:f}", "full": f"{rules.full:f}"}
        yield Fault(("tracks", track_id, KEY), "standards-sum" if plain else "full-beyond", params)


def reads_faults(rules: r.RuleSet, named: r.Reads, base: Loc) -> Iterator[Fault]:
    """What is read of the records and is not among the activities and results of the rule set."""
    known = True
    for at, name in enumerate(named.activities):
        entry = rules.activities.get(name)
        if entry is None:
            known = False
            yield unknown((*base, *named.key, at), "unknown-activity", name, rules.activities)
        elif entry.kind not in named.kinds:
            kinds = listed(sorted(named.kinds))
            params = {"found": name, "kind": entry.kind, "allowed": kinds}
            yield Fault((*base, *named.key, at), "activity-kind", params)
    if known:
        results = {result: None for name in named.activities for result in rules.activities[name].results}
        for loc, word in named.results:
            if word not in results:
                yield unknown((*base, *loc), "unknown-result", word, tuple(results))


def _rule_faults(
    rules: r.RuleSet, category: r.Category, rule: r.Rule, base: Loc, verdicts: Collection[str] | None
) -> Iterator[Fault]:
    for named in rule.reads():
        yield from reads_faults(rules, named, base)
    for loc, word, code, words in _terms(rules, rule, verdicts):
        if word not in words:
            yield unknown((*base, *loc, KEY), code, word, words)
    for key in ("every", "within"):
        if getattr(rule, key, None) == "semester" and not rules.calendar.semesters:
            yield Fault((*base, key), "semester-unknown", {})
    yield from anew_faults(category, rule, rules.calendar, base)
    if category.settle is not None:
        yield from settle_faults(category.settle, rule, rules.calendar, base)
    if rule.aspect is not None and rule.aspect not in rules.aspects:
        yield unknown((*base, "aspect"), "unknown-aspect", rule.aspect, rules.aspects)
    for loc, mark in rule.marks_read():
        if mark not in rules.marks:
            yield unknown((*base, *loc), "unknown-mark", mark, rules.marks)
    yield from _of_rows_faults(rule, base)
    if rule.at_most is not None:
        signs = {points > 0 for _, points in rule.points_of() if points}
        if len(signs) != 1 or any(gives.points is None for gives in rule.gives()):
            yield Fault((*base, "at_most"), "bounds-both", {})
    if any(gives.points is None for gives in rule.gives()) and category.standard is None:
        yield Fault((*base, "kind"), "standard-wanting", {"kind": rule.kind})
    if rule.meets and len(category.rules) > 1:
        yield Fault((*base, KEY), "requirement-alone", {"found": str(base[-1])})


def _keep_faults(part: r.Part, base: Loc) -> Iterator[Fault]:
    """What ``keep`` of a part cannot mean."""
    if part.keep and part.keep.first:
        yield Fault((*base, "first"), "keep-first", {})
    if part.keep and not all(isinstance(rule, r.OfRows) and rule.each_row for rule in part.rules.values()):
        yield Fault(base, "keep-rows", {})


def _of_rows_faults(rule: r.Rule, base: Loc) -> Iterator[Fault]:
    """What is said of single rows where they have no points of their own; the first of them are there for any rule."""
    for key in ("keep", "factor", "each_at_most"):
        if not isinstance(rule, r.OfRows) or getattr(rule, key) is None:
            continue
        if not (rule.each_row or (key == "keep" and rule.activities and not rule.weighs)):
            yield Fault((*base, key), "keep-together", {"key": key})


def _terms(
    rules: r.RuleSet, rule: r.Rule, verdicts: Collection[str] | None
) -> Iterator[tuple[Loc, str, str, Collection[str]]]:
    """What tables of points are keyed by of the rule set's lists, with the words that it may be; activities are those
    that the rule reads."""
    read = rule.activities_among(rules)
    known = {"posts": rules.posts, "levels": rules.levels, "verdicts": verdicts, "activities": read}
    for loc, name, word in rule.named():
        words = known[name]
        if words is not None:
            yield loc[:-1], word, _WORDS[name], words
    for gives in rule.gives():
        words = known.get(gives.words or "")
        if words is not None and isinstance(gives.points, Mapping):
            for word in gives.points:
                yield (*gives.key, word), word, _WORDS[gives.words or ""], words
