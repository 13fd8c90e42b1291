"""What a rule set cannot mean, though each key and value by itself is right."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import Final

from dangxing import rules as r
from dangxing.records import VOTES
from dangxing.rules.bounds import Standards
from dangxing.rules.loading.faults import KEY, Fault, Loc, listed, unknown
from dangxing.rules.loading.meeting import (
    among_faults,
    asked_whose_faults,
    closing_faults,
    instead_faults,
    known_before,
    limit_faults,
    quarter_faults,
    ratings_faults,
    settled_faults,
    share_faults,
    whose_faults,
)
from dangxing.rules.loading.spans import anew_faults, settle_faults
from dangxing.rules.measures import Voted
from dangxing.rules.ranking import NAMED, Counted
from dangxing.rules.when import (
    SCORES,
    STAGES,
    AskSettled,
    Leaf,
    Lost,
    Marked,
    OfLastOutcome,
    OfPost,
    OfTrack,
    OfVerdict,
    Ranked,
    Scored,
    leaves,
)

# The fault of a word in a table of points that is not among those of the rule set.
_WORDS: Final = {
    "posts": "unknown-post", "levels": "unknown-level", "verdicts": "unknown-verdict", "activities": "activity-apart",
}  # fmt: skip


def rule_set_faults(rules: r.RuleSet, verdicts: Collection[str] | None) -> Iterator[Fault]:
    """What a rule set cannot mean. ``verdicts`` are those of the workbook (None: not known, not checked)."""
    yield from track_faults(rules, verdicts)
    yield from outcome_faults(rules, verdicts)


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
        yield from _reads_faults(rules, reads, where)
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


def outcome_faults(rules: r.RuleSet, verdicts: Collection[str] | None) -> Iterator[Fault]:
    """What weights, polls, vetoes and bands cannot mean."""
    cast, verdicts = verdicts, verdicts_of(rules, verdicts)
    if rules.weights:
        yield from _weights_faults(rules, rules.weights)
    if not rules.polled:
        yield from _unpolled_faults(rules)
    if rules.total and not rules.total.bounds.is_sound:
        yield Fault(("total", KEY), "pot-start", {})
    yield from _marks_faults(rules)
    yield from _order_faults(rules)
    yield from _ranking_faults(rules)
    yield from limit_faults(rules)
    yield from test_faults(rules)
    yield from asked_whose_faults(rules)
    yield from ratings_faults(rules)
    yield from among_faults(rules)
    ids = [band.id for band in rules.bands]
    for at, band_id in enumerate(ids):
        if band_id in ids[:at] or band_id in ("vetoed", "pending"):
            yield Fault(("bands", at, "id"), "band-twice", {"found": band_id})
    for vote in rules.poll.votes if rules.poll else ():
        if cast is not None and vote not in cast:
            yield unknown(("poll", "votes", vote, KEY), "unknown-vote", vote, cast)
    if verdicts is None:
        return
    asked: list[tuple[Loc, str | None]] = [
        (("bands", at, "verdict"), band.verdict) for at, band in enumerate(rules.bands)
    ]
    asked.append((("veto", "verdict"), rules.veto.verdict if rules.veto else None))
    asked += [
        ((*base, *loc, "verdict", at), word)
        for base, _, when in rules.tested
        for loc, test in leaves(when)
        if isinstance(test, OfVerdict)
        for at, word in enumerate(test.verdict)
    ]
    for loc, word in asked:
        if word is not None and word not in verdicts:
            yield unknown(loc, "unknown-verdict", word, verdicts)


def _marks_faults(rules: r.RuleSet) -> Iterator[Fault]:
    """Marks that stand in for others, or are reckoned by them, and are not there."""
    for name, mark in rules.marks.items():
        plain = [other for other, each in rules.marks.items() if each.best is None]
        if mark.best and mark.best.mark not in plain:
            yield unknown(("marks", name, "best", "mark"), "unknown-mark", mark.best.mark, plain)
        if isinstance(mark.otherwise, str) and mark.otherwise not in set(rules.marks) - {name}:
            yield unknown(("marks", name, "otherwise"), "unknown-mark", mark.otherwise, rules.marks)


def _weights_faults(rules: r.RuleSet, weights: r.Weights) -> Iterator[Fault]:
    for track in rules.tracks.values():
        own = weights.quantified
        if own is None:
            own = track.together((key, Decimal(1)) for key in track.categories)
        total = own + sum(weights.beside)
        if total != 1:
            yield Fault(("weights", KEY), "weights-sum", {"found": f"{total:f}"})
            break
    if rules.polled and rules.poll is None:
        yield Fault(("weights", KEY), "poll-wanting", {})
    if rules.polled and "poll" not in rules.needs:
        yield Fault(("weights", KEY), "poll-not-needed", {})
    if rules.total:
        yield Fault(("total", KEY), "total-weighed", {})
    for name in weights.marks:
        if name not in rules.marks:
            yield unknown(("weights", "marks", name, KEY), "unknown-mark", name, rules.marks)


def _unpolled_faults(rules: r.RuleSet) -> Iterator[Fault]:
    """What asks for the score of a poll that is not weighed, and so is never known."""
    named = {"needs": rules.needs, "ranking": rules.ranking}
    asked: list[Loc] = [(key, at) for key, names in named.items() for at, name in enumerate(names) if name == "poll"]
    asked += [
        (*base, *loc, *(("score",) if test.score == "poll" else ("minus", "of")))
        for base, _, when in rules.tested
        for loc, test in leaves(when)
        if isinstance(test, Scored) and "poll" in test.scores
    ]
    yield from (Fault(loc, "poll-unweighed", {}) for loc in asked)


def _ranking_faults(rules: r.RuleSet) -> Iterator[Fault]:
    """What parts equal totals must be there; parts and rules of what is settled have no one score."""
    categories = [each for track in rules.tracks.values() for each in track.categories.items()]
    whole = [category for _, category in categories if category.settle is None]
    inner = [name for category in whole for name in (*category.parts, *category.rules)]
    known = dict.fromkeys((*NAMED, *rules.marks, *(key for key, _ in categories), *inner))
    for at, tie in enumerate(rules.ties, 1):
        if isinstance(tie, Counted):
            losing = ("total", *(key for key, _ in categories))
            if tie.lost is not None and tie.lost not in losing:
                yield unknown(("ranking", at, "lost"), "unknown-score", tie.lost, losing)
            for reads in tie.reads():
                yield from _reads_faults(rules, reads, ("ranking", at))
        elif tie not in known:
            settled = next((key for key, each in categories if tie in (*each.parts, *each.rules)), None)
            if settled is None:
                yield unknown(("ranking", at), "unknown-score", tie, known)
            else:
                yield Fault(("ranking", at), "ranking-settled", {"found": tie, "category": settled})


def _order_faults(rules: r.RuleSet) -> Iterator[Fault]:
    """Bands that do not stand from high to low, or end above 0."""
    last = len(rules.bands) - 1
    lowest = rules.bands[last]
    if lowest.at_least != 0 or lowest.verdict is not None or lowest.when or lowest.quota:
        yield Fault(("bands", last, "at_least"), "last-band", {"found": f"{rules.bands[last].at_least:f}"})
    for at, (higher, lower) in enumerate(zip(rules.bands, rules.bands[1:], strict=False), start=1):
        if higher.when or higher.quota:
            continue  # whoever does not meet its tests, or finds no room, may well fall into one that asks for more
        if lower.at_least > higher.at_least or (lower.at_least == higher.at_least and higher.verdict is None):
            params = {"found": f"{lower.at_least:f}", "above": f"{higher.at_least:f}"}
            yield Fault(("bands", at, "at_least"), "bands-order", params)


def test_faults(rules: r.RuleSet) -> Iterator[Fault]:
    """What the tests of outcomes cannot mean."""
    for base, last, when in rules.tested:
        for loc, test in leaves(when):
            here: Loc = (*base, *loc)
            unnamed = [
                unknown((*here, *key), code, word, known)
                for key, code, word, known in _named(rules, test)
                if word not in known
            ]
            # Of what is not there nobody can say when it is known.
            if not unnamed and STAGES.index(test.stage) > STAGES.index(last) and not known_before(rules, base, test):
                yield Fault(here, "when-too-early", {"found": _asked(test)})
            yield from settled_faults(rules, base, here, test)
            if isinstance(test, AskSettled):
                yield from quarter_faults(rules, here, test)
            if isinstance(test, Standards) and not test.possible:
                bounds = "、".join(f"{name} {value:f}" for name, value in test.bounds)
                yield Fault(here, "bounds-contradict", {"bounds": bounds})
            for reads in test.reads():
                yield from _reads_faults(rules, reads, here)
            yield from unnamed


def _asked(test: Leaf) -> str:
    """What a test asks for, as it is written."""
    if isinstance(test, Scored) and test.minus:
        return f"score: {test.score}, minus: {test.minus.named}"
    key = next(key for key in ("score", "lost", "settled", "rated", "rank") if hasattr(test, key))
    return "rank" if key == "rank" else f"{key}: {getattr(test, key)}"


def _named(rules: r.RuleSet, test: Leaf) -> Iterator[tuple[Loc, str, str, Collection[str]]]:
    """Posts, tracks and scores that a test names, with those that the rule set has."""
    categories = dict.fromkeys(category for track in rules.tracks.values() for category in track.categories)
    match test:
        case OfPost():
            yield from ((("post", at), "unknown-post", word, rules.posts) for at, word in enumerate(test.post))
        case Voted():
            yield ("votes",), "unknown-vote", test.votes, tuple(VOTES)
        case OfLastOutcome():
            known = tuple(each for ids in rules.outcome_titles.values() for each in ids)
            for at, word in enumerate(test.last_outcome):
                yield ("last_outcome", at), "unknown-last-outcome", word, known
        case OfTrack():
            yield from ((("track", at), "unknown-track", word, rules.tracks) for at, word in enumerate(test.track))
        case Marked():
            yield ("mark",), "unknown-mark", test.mark, rules.marks
        case Ranked():
            known_by = (*SCORES, *categories, *rules.marks)
            yield from [(("rank", "by"), "unknown-score", test.rank.by, known_by)] if test.rank.by else []
            if test.rank.among:
                yield ("rank", "among"), "unknown-band", test.rank.among, [band.id for band in rules.bands]
        case Scored():
            yield ("score",), "unknown-score", test.score, (*SCORES, *categories)
            if test.minus and test.minus.of:
                yield ("minus", "of"), "unknown-score", test.minus.of, (*SCORES, *categories)
            elif test.minus:
                yield ("minus", "lost"), "unknown-score", test.minus.named, ("total", *categories)
        case AskSettled():
            settled = [key for track in rules.tracks.values() for key, each in track.categories.items() if each.settle]
            yield ("settled",), "not-settled", test.settled, dict.fromkeys(settled)
        case Lost():
            yield ("lost",), "unknown-score", test.lost, ("total", *categories)


def _reads_faults(rules: r.RuleSet, named: r.Reads, base: Loc) -> Iterator[Fault]:
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
        yield from _reads_faults(rules, named, base)
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
