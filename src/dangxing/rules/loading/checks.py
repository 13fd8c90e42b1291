"""What a rule set cannot mean, though each key and value by itself is right."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal

from dangxing import rules as r
from dangxing.records import VOTES
from dangxing.rules.bounds import Standards
from dangxing.rules.loading.faults import KEY, Fault, Loc, unknown
from dangxing.rules.loading.meeting import (
    among_faults,
    asked_whose_faults,
    known_before,
    limit_faults,
    quarter_faults,
    ratings_faults,
    settled_faults,
)
from dangxing.rules.loading.tracked import reads_faults, track_faults, verdicts_of
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


def rule_set_faults(rules: r.RuleSet, verdicts: Collection[str] | None) -> Iterator[Fault]:
    """What a rule set cannot mean. ``verdicts`` are those of the workbook (None: not known, not checked)."""
    yield from track_faults(rules, verdicts)
    yield from outcome_faults(rules, verdicts)


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
                yield from reads_faults(rules, reads, ("ranking", at))
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
                yield from reads_faults(rules, reads, here)
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
