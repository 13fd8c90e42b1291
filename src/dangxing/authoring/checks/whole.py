"""A rule set as a whole: what rules do to one another, to the outcomes, and to what they leave unread."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from decimal import Decimal

from dangxing import rules as r
from dangxing.authoring.checks.coverage import citations
from dangxing.authoring.checks.findings import Suspicion
from dangxing.authoring.checks.outcomes import outcome_suspicions
from dangxing.authoring.checks.overlaps import overlap_suspicions
from dangxing.authoring.checks.single import clause_suspicions, rule_suspicions
from dangxing.language.script import fold
from dangxing.language.voice import plain
from dangxing.records import VOTES
from dangxing.rules.ranking import Counted
from dangxing.rules.when import Marked, Ranked, Scored, leaves

Loc = tuple[str | int, ...]
KEY = "[key]"


def rule_set_suspicions(rules: r.RuleSet, contract: r.Contract, elsewhere: Container[str] = ()) -> Iterator[Suspicion]:
    """All that can be said of a rule set that loads. ``elsewhere``: activities of its members that other sets read."""
    yield from _citations(rules)
    for track_id, track in rules.tracks.items():
        seen: dict[object, str] = {}
        for category_id, category in track.categories.items():
            base: Loc = ("tracks", track_id, "categories", category_id)
            yield from _swallowed(category, base)
            yield from _unseen(category, base)
            for rule_id, rule in category.rules.items():
                for loc, code, severity, params in rule_suspicions(rule, category, rules, contract):
                    yield Suspicion((*base, *category.loc(rule_id), *loc), code, severity, {**params, "rule": rule_id})
                # What is there for tests alone counts nothing.
                first = seen.setdefault(_reads(rule), rule_id) if category_id in track.counting else rule_id
                if first != rule_id:
                    params = {"rule": rule_id, "other": first, "clause": rule.clause}
                    yield Suspicion((*base, *category.loc(rule_id), KEY), "rule-repeated", "error", params)
    yield from overlap_suspicions(rules)
    yield from _aspects(rules)
    yield from _unread(rules, elsewhere)
    yield from _unread_marks(rules)
    yield from _unread_categories(rules)
    yield from _bands(rules)
    yield from outcome_suspicions(rules)
    yield from _terms(rules)
    yield from _votes(rules, contract)


def _citations(rules: r.RuleSet) -> Iterator[Suspicion]:
    """The clauses cited outside rules, which see to their own."""
    for cited in citations(rules):
        if cited.loc != ("clause_of_reading",) and (
            cited.answer is None or cited.answer.by not in ("rule", "leaves-out")
        ):
            yield from clause_suspicions(cited.loc, cited.clause)


def _swallowed(category: r.Category, base: Loc) -> Iterator[Suspicion]:
    """Bonuses of a category in which nothing is ever taken off: it stands at its cap already."""
    if category.bounds.start != category.bounds.cap:
        return
    if any(rule.can_deduct for rule in category.rules.values()):
        return
    for rule_id in category.rules:
        params = {"rule": rule_id, "category": category.title, "standard": plain(category.bounds.start)}
        yield Suspicion((*base, *category.loc(rule_id), KEY), "bonus-swallowed", "warning", params)


def _unseen(category: r.Category, base: Loc) -> Iterator[Suspicion]:
    """Rules that ask for rows in a part of the year, of a category of which parts without rows do not count; or one of
    which no part ever does."""
    if category.settle is None or category.settle.over == "all":
        return
    if not category.rules and not category.asked and not any(test.reads() for test in category.limiting):
        params = {"category": category.title, "start": plain(category.bounds.start)}
        yield Suspicion((*base, "settle", "over"), "part-never", "error", params)
    for rule_id, rule in category.rules.items():
        if rule.lacking:
            params = {"rule": rule_id, "category": category.title, "every": category.settle.every}
            yield Suspicion((*base, *category.loc(rule_id), KEY), "part-unseen", "warning", params)


def _reads(rule: r.Rule) -> object:
    """What makes two rules of one clause the same rule twice: all but how many points they give, and the words."""
    said = rule.model_dump(
        by_alias=True, exclude={"says", "reading", "leaves_out", "aspect", "mend", "points", "none", "otherwise"}
    )
    table = said.get("table") or ()
    return _frozen(said | {"table": sorted(table) if isinstance(table, Mapping) else len(table)})


def _frozen(value: object) -> object:
    if isinstance(value, Mapping):
        return frozenset((key, _frozen(entry)) for key, entry in value.items())
    if isinstance(value, list | tuple):
        return frozenset(map(_frozen, value))
    return value


def _aspects(rules: r.RuleSet) -> Iterator[Suspicion]:
    """Rules without an aspect where others have one: they would be missing from the profile."""
    every = list(rules.walk())
    if all(rule.aspect is None for *_, rule in every):
        return
    for track_id, _, category_id, category, rule_id, rule in every:
        if rule.aspect is None:
            loc: Loc = ("tracks", track_id, "categories", category_id, *category.loc(rule_id), KEY)
            yield Suspicion(loc, "aspect-wanting", "warning", {"rule": rule_id})


def _unread(rules: r.RuleSet, elsewhere: Container[str]) -> Iterator[Suspicion]:
    """Activities that people would record and no rule would ever look at, be it of a group that they belong to."""
    read: set[str] = set()
    for *_, rule in rules.walk():
        read.update(rule.activities_among(rules))
    for measure in rules.measures:
        read.update(measure.activity)
    for _, closing in rules.closings:
        read.update(closing.activities)
    for name in rules.activities:
        if name not in read and name not in elsewhere:
            yield Suspicion(("activities", name, KEY), "activity-unread", "warning", {"activity": name})


def _unread_marks(rules: r.RuleSet) -> Iterator[Suspicion]:
    """Marks that people would enter and nothing would ever look at."""
    read = {*(rules.weights.marks if rules.weights else ()), *rules.ranking}
    read |= {mark for marks in rules.marks_read.values() for mark in marks}
    read |= {test.mark for test in rules.tests if isinstance(test, Marked)}
    read |= {test.rank.by for test in rules.tests if isinstance(test, Ranked) and test.rank.by}
    # A mark counts as well for another that is not given, where that one is read.
    read |= {mark.otherwise for name, mark in rules.marks.items() if name in read}
    read |= {mark.best.mark for name, mark in rules.marks.items() if name in read and mark.best}
    for name in rules.marks:
        if name not in read:
            yield Suspicion(("marks", name, KEY), "mark-unread", "warning", {"mark": name})


def _unread_categories(rules: r.RuleSet) -> Iterator[Suspicion]:
    """Categories that count nothing, and of which nothing asks."""
    read = {getattr(test, key, None) for test in rules.tests for key in ("score", "lost", "settled")}
    read |= {test.minus.named for test in rules.tests if isinstance(test, Scored) and test.minus}
    read |= {share.named for _, share in rules.shares}
    read |= {tie.lost if isinstance(tie, Counted) else tie for tie in rules.ranking}
    read |= {test.rank.by for test in rules.tests if isinstance(test, Ranked)}
    read |= {start.take for *_, start in rules.fed}
    for track_id, track in rules.tracks.items():
        read |= {category.carried.take for category in track.categories.values() if category.carried}
        for key in track.categories.keys() - track.counting.keys():
            category = track.categories[key]
            # Equal totals may be parted by one of its parts or rules alone.
            if read.isdisjoint((key, *category.parts, *category.rules)) and not _grades(category):
                loc: Loc = ("tracks", track_id, "categories", key, "share")
                yield Suspicion(loc, "category-unread", "warning", {"category": category.title})


def _grades(category: r.Category) -> bool:
    """Whether a category is there to be read: the grade of each part of the year, by the score of another."""
    return category.settle is not None and any(
        isinstance(test, Scored) for *_, limit in category.limited for _, test in leaves(limit.when)
    )


def _bands(rules: r.RuleSet) -> Iterator[Suspicion]:
    """Bands that no member can ever fall into, and those set finer than totals are rounded."""
    full = rules.full_total if rules.weights else rules.reach
    for at, band in enumerate(rules.bands):
        if full is not None and band.at_least > full:
            params = {"band": band.title, "at_least": plain(band.at_least), "full": plain(full)}
            yield Suspicion(("bands", at, "at_least"), "band-unreachable", "error", params)
        hiding = next(
            (
                higher
                for higher in rules.bands[:at]
                if higher.at_least <= band.at_least and higher.verdict in (None, band.verdict)
                if not higher.when and not higher.quota
            ),
            None,
        )
        if hiding:
            params = {"band": band.title, "other": hiding.title}
            yield Suspicion(("bands", at, "id"), "band-hidden", "error", params)
        if rules.veto and band.verdict and band.verdict == rules.veto.verdict:
            params = {"band": band.title, "verdict": band.verdict}
            yield Suspicion(("bands", at, "verdict"), "band-vetoed", "error", params)
        if (rules.weights or rules.round) and band.at_least % rules.step:
            lower, upper = _rounded(band.at_least, rules.step)
            params = {"band": band.title, "at_least": plain(band.at_least), "lower": lower, "upper": upper}
            yield Suspicion(("bands", at, "at_least"), "band-gap", "warning", params)


def _rounded(value: Decimal, step: Decimal) -> tuple[str, str]:
    """The totals, as they are rounded, below and above a number that lies between them."""
    below = value.quantize(step, "ROUND_FLOOR")
    return plain(below), plain(below + step)


def _terms(rules: r.RuleSet) -> Iterator[Suspicion]:
    """Posts and levels that one word stands for twice: the second can never be held."""
    for section, entries in (("posts", rules.posts), ("levels", rules.levels), ("verdicts", rules.verdicts)):
        taken: dict[str, str] = {}
        for term, aliases in entries.items():
            for word in dict.fromkeys((term, *aliases)):
                other = taken.setdefault(fold(word), term)
                if other != term:
                    params = {"found": word, "other": other, "term": term}
                    yield Suspicion((section, term, KEY), "term-twice", "error", params)


def _votes(rules: r.RuleSet, contract: r.Contract) -> Iterator[Suspicion]:
    """Votes that can be cast and have no weight: they count as nothing."""
    if rules.poll is None or rules.weights is None:
        return
    for verdict in VOTES:
        if verdict in contract.verdicts and verdict not in rules.poll.votes:
            yield Suspicion(("poll", "votes", KEY), "vote-unweighed", "warning", {"verdict": verdict})
