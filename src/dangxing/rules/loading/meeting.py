"""What rules cannot mean of one another: rows counted in another's stead, and rows and scores of others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dangxing import rules as r
from dangxing.rules.loading.faults import KEY, Fault, Loc, listed, unknown
from dangxing.rules.outcomes import OF_WHOM
from dangxing.rules.pots import ShareOf, StartOf
from dangxing.rules.profile import RECORDED
from dangxing.rules.when import AskSettled, Leaf, Lost, Ranked, Rated, Scored, categories_of, leaves

# Scores that a category can begin with, besides those of categories.
_TAKEN: Final = ("total", "quantified")


def whose_faults(rules: r.RuleSet, track_id: str, track: r.Track) -> Iterator[Fault]:
    """Members' rows and scores that are no group's, a group's that is no member's, rows that are none of 活動."""
    readable = ("members",) if track.of else ("branch", "others")
    for category_id, category in track.categories.items():
        base: Loc = ("tracks", track_id, "categories", category_id)
        if category.carried:
            if category.carried.take not in (*_TAKEN, *track.categories):
                known = (*_TAKEN, *track.categories)
                yield unknown((*base, "start", "take"), "unknown-score", category.carried.take, known)
        elif category.fed and category.fed.of not in readable:
            told = "、".join(readable)
            yield Fault((*base, "start", "of"), "whose-track", {"found": category.fed.of, "allowed": told})
        elif category.fed:
            yield from _others_faults(rules, track_id, category.fed, (*base, "start"))
        for loc, rule in category.placed():
            if rule.whose not in ("self", *readable):
                told = "、".join(("self", *readable))
                yield Fault((*base, *loc, "whose"), "whose-track", {"found": rule.whose, "allowed": told})
            elif rule.whose != "self" and not _of_recorded_rows(rule):
                yield Fault((*base, *loc, "whose"), "whose-rows", {"kind": rule.kind})


def _others_faults(rules: r.RuleSet, track_id: str, start: StartOf, here: Loc) -> Iterator[Fault]:
    """Others of tracks that are not there, or are not scored first; a score that they do not have."""
    fed = {track for track, *_ in rules.fed}
    known = [key for key in rules.tracks if key != track_id and key not in fed]
    for at, key in enumerate(start.tracks or ()):
        if key not in known:
            yield unknown((*here, "tracks", at), "start-others", key, known)
        elif start.take not in (scores := (*_TAKEN, *rules.tracks[key].categories)):
            yield unknown((*here, "take"), "unknown-score", start.take, scores)


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


def closing_faults(track_id: str, track: r.Track) -> Iterator[Fault]:
    """Categories and parts that are closed by a row, with rules that count other things than rows of 活動."""
    for category_id, category in track.categories.items():
        for part, _ in category.closings:
            rules = category.parts[part].rules if part else category.rules
            other = next((key for key, rule in rules.items() if not (rule.of_rows and _of_recorded_rows(rule))), None)
            if other is not None:
                home = ("parts", part) if part else ()
                here: Loc = ("tracks", track_id, "categories", category_id, *home, "closed_by", KEY)
                yield Fault(here, "closed-rows", {"found": other})


def _of_recorded_rows(rule: r.Rule) -> bool:
    """Whether a rule reads rows of 活動 that the member has, and nothing else."""
    reads = rule.reads()
    return bool(reads) and not rule.meets and all(each.kinds == RECORDED for each in reads)


def share_faults(track: r.Track, category_id: str, part: str, share: ShareOf, here: Loc) -> Iterator[Fault]:
    """A level that is a share of what is not known before the category that it holds."""
    here = (*here, "of" if share.of else "lost")
    known = (*_before(track, category_id), *([category_id] if share.lost and part else []))
    settle = track.categories[category_id].settle
    if settle and share.lost:
        yield Fault(here, "share-settled", {})
    elif share.named not in known:
        yield unknown(here, "share-early", share.named, known)
    elif settle and share.named not in (of_part := _of_part(track, category_id, settle)):
        params = {"found": share.named, "every": settle.every, "allowed": listed(of_part)}
        yield Fault(here, "score-of-part", params)


def _of_part(track: r.Track, category_id: str, settle: r.Settle) -> list[str]:
    """The categories before one that are settled by the same parts of the year."""
    before = _before(track, category_id)
    return [each for each in before if (own := track.categories[each].settle) and own.every == settle.every]


def _before(track: r.Track, category_id: str) -> tuple[str, ...]:
    """The categories that stand before one."""
    every = tuple(track.categories)
    return every[: every.index(category_id)]


def limit_faults(rules: r.RuleSet) -> Iterator[Fault]:
    """Totals held to a share of what no track has."""
    known = dict.fromkeys(category for track in rules.tracks.values() for category in track.categories)
    for at, share in enumerate(limit.share for limit in rules.limits):
        if share and share.named not in (*known, *(["total"] if share.lost else [])):
            here: Loc = ("limits", at, "at_least" if rules.limits[at].lifts else "at_most")
            yield unknown((*here, "of" if share.of else "lost"), "unknown-score", share.named, known)


def settled_faults(rules: r.RuleSet, base: Loc, here: Loc, test: Leaf) -> Iterator[Fault]:
    """A test of a part of the year, of scores that are not those of the same part."""
    if base[0] != "tracks" or not isinstance(test, Scored | Lost):
        return
    track, category_id, named = rules.tracks[str(base[1])], str(base[3]), categories_of(test)
    settle, before = track.categories[category_id].settle, _before(track, category_id)
    if settle is None:
        return
    of_part = _of_part(track, category_id, settle)
    asked = before if None in named else named
    other = next((each for each in asked if each in before and each not in of_part), None)
    if other is not None:
        params = {"found": other, "every": settle.every, "allowed": listed(of_part)}
        yield Fault((*here, *_key_of(other, test)), "score-of-part", params)


def _key_of(category: str, test: Scored | Lost) -> Loc:
    """The keys under a test by which it asks for a category."""
    if isinstance(test, Lost):
        return ("lost",)
    if test.minus is None or category == test.score:
        return ("score",)
    return ("minus", "lost" if test.minus.lost else "of") if category == test.minus.named else ("score",)


def quarter_faults(rules: r.RuleSet, here: Loc, test: AskSettled) -> Iterator[Fault]:
    """Quarters that are asked of what has none."""
    named = [category for track in rules.tracks.values() if (category := track.categories.get(test.settled))]
    settles = [category.settle for category in named if category.settle]
    if test.by is not None and any(settle.quarter is None for settle in settles):
        yield Fault((*here, "by"), "settled-by", {"found": test.settled})
    if test.within is not None and any(settle.every != "month" for settle in settles):
        yield Fault((*here, "within"), "settled-months", {"found": test.settled})


def known_before(rules: r.RuleSet, base: Loc, test: Leaf) -> bool:
    """Whether a limit of a category asks for the score of one before it, what was lost there, or its parts of the year:
    these not where the category that is held is settled itself."""
    if base[0] != "tracks" or not isinstance(test, Scored | Lost | AskSettled):
        return False
    track = rules.tracks[str(base[1])]
    before = _before(track, str(base[3]))
    if isinstance(test, AskSettled):
        return test.stage == "scores" and test.settled in before and track.categories[str(base[3])].settle is None
    return all(named is None or named in before for named in categories_of(test))


def among_faults(rules: r.RuleSet) -> Iterator[Fault]:
    """Shares of those who meet a band that is not there; places among those who meet one that asks for places."""
    known = [band.id for band in rules.bands]
    named: list[tuple[Loc, str | None]] = [
        (("bands", at, "quota", "among"), band.quota.band) for at, band in enumerate(rules.bands) if band.quota
    ]
    for loc, name in named:
        if name is not None and name not in known:
            yield unknown(loc, "unknown-band", name, (*OF_WHOM, *known))
    named += [
        ((*base, *loc, "rank", "among"), test.rank.among)
        for base, _, when in rules.tested
        for loc, test in leaves(when)
        if isinstance(test, Ranked)
    ]
    placed = [band.id for band in rules.compared if any(test.stage == "ranks" for _, test in leaves(band.when))]
    for loc, name in named:
        if name in placed:
            yield Fault(loc, "among-placed", {"found": name})


def ratings_faults(rules: r.RuleSet) -> Iterator[Fault]:
    """What ratings cannot mean, looked at where there is any, or any is asked for."""
    if rules.ratings or any(isinstance(test, Rated) for test in rules.tests):
        from dangxing.rules.loading.ratings import rating_faults

        yield from rating_faults(rules)
