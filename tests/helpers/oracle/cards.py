"""Members and what comes of them, in the order of the five stages. Source: the whole of ``docs/rules.md``.

What outcomes ask for is told in :mod:`oracle.deciding`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from dangxing.records import OUTCOME, Activity, Appraisal, Member, Records, votes_of
from oracle.calendar import Span, begun_months, period_of
from oracle.deciding import Card, WantingError, asks, counted, fellows, figures, given, holds, last_outcome
from oracle.finding import Rule, Seen, exact, held_to
from oracle.rating import rate
from oracle.record_books import fields_of
from oracle.scores import Holding, Told, bounds, category_of, instead, marks_read, rules_of, total_of


@dataclass
class Folder:
    """A folder of rules and the records that are scored by it."""

    sets: Sequence[Rule]
    year: int
    records: Records
    known: dict[str, Card] = field(default_factory=dict)

    def rules_of(self, member: Member) -> Rule:
        """The rule set of a member."""
        return next(each for each in self.sets if member.track in each["tracks"])

    def is_group(self, member: Member) -> bool:
        """Whether it is a group, and not one of the people."""
        return self.rules_of(member)["tracks"][member.track].get("of") == "branch"

    def people(self, group: Member) -> list[Member]:
        """The people of a group."""
        return [one for one in self.records.members if one.branch == group.branch and not self.is_group(one)]

    def group(self, member: Member) -> Member | None:
        """The group of a member."""
        found = (one for one in self.records.members if one.branch == member.branch and self.is_group(one))
        return next(found, None)

    def card(self, member: Member) -> Card:
        """What comes of one member, before ranks: reckoned once, after those with whose scores it begins."""
        if member.id not in self.known:
            self.known[member.id] = _alone(self, member)
        return self.known[member.id]


def score(sets: Sequence[Rule], year: int, records: Records) -> list[Card]:
    """All members, in the order of 成員."""
    folder = Folder(sets, year, records)
    for rules in sets:
        _decide(rules, [folder.card(one) for one in records.members if one.track in rules["tracks"]])
    return [folder.card(one) for one in records.members]


def _decide(rules: Rule, cards: Sequence[Card]) -> None:
    ranked = [card for card in cards if card.total is not None]
    for card in ranked:
        for of in ("rule-set", "track", "branch"):
            card.ranks[of] = 1 + sum(other.place > card.place for other in fellows(card, ranked, of))
    rate(rules, cards)
    open_ = ranked
    for band in rules["bands"]:
        got = given(band, open_, ranked, cards)
        for card in got:
            card.outcome = band["id"]
        open_ = [card for card in open_ if not any(card is other for other in got)]
    for card in open_:
        card.outcome = rules["bands"][-1]["id"]
    for card in ranked:
        for each in rules.get("consequences", ()):
            try:
                card.follows[each["says"]] = holds(each["when"], card, ranked)
            except WantingError:
                card.follows[each["says"]] = None


def rounded(value: Fraction, to: object) -> Fraction:
    """Half up; below 0, half down, away from it."""
    step = exact(to)
    steps = math.floor(abs(value) / step + Fraction(1, 2)) * step
    return steps if value >= 0 else -steps


def _alone(folder: Folder, member: Member) -> Card:
    rules, records = folder.rules_of(member), folder.records
    appraisal = next((row for row in records.appraisal if row.id == member.id), None)
    period = period_of(rules, folder.year, member.start, member.end)
    assert period is not None
    card = Card(member, _seen(folder, rules, member, period, appraisal))
    card.votes = votes_of(appraisal)
    card.last = last_outcome(rules, member, records.before.get(member.id, {}).get(OUTCOME))
    card.poll = _poll(rules, card, appraisal)
    if "veto" in rules and _vetoed(rules["veto"], card):
        card.outcome = "vetoed"
        return card
    _score(folder, rules, card)
    entered = {"grade": member.grade, "satisfaction": getattr(appraisal, "satisfaction", None)}
    inner = {name: points for told in card.categories.values() for name, points in told.inner.items()}
    known = {name: None if each is None else Fraction(each) for name, each in entered.items()} | inner | figures(card)
    ties = rules.get("ranking", ["total"])[1:]
    card.after = tuple(counted(tie, card) if isinstance(tie, dict) else known.get(tie) for tie in ties)
    return card


def _poll(rules: Rule, card: Card, appraisal: Appraisal | None) -> Fraction | None:
    """What is written, else the mean of the votes by what each is worth."""
    if appraisal is not None and appraisal.poll_score is not None:
        return Fraction(appraisal.poll_score)
    cast = sum(card.votes.values())
    if "poll" not in rules or not cast:
        return None
    worth = rules["poll"]["votes"]
    points = sum((count * exact(worth.get(verdict, 0)) for verdict, count in card.votes.items()), Fraction(0))
    return rounded(points / cast, "0.01")


def _stands(rules: Rule, card: Card) -> bool:
    """Whether so many of the branch attended as the poll asks for, where that is known."""
    branch, quorum = card.seen.branch, rules.get("quorum", {})
    if quorum.get("missed") != "pending" or branch is None or branch.staff is None or branch.attending is None:
        return True
    return branch.attending >= exact(quorum["share"]) * branch.staff


def _score(folder: Folder, rules: Rule, card: Card) -> None:
    track = rules["tracks"][card.member.track]
    replacing, known = instead(track), True
    for name, category in track["categories"].items():
        start = _start(folder, category, card.member)
        if start is None:
            # Parts of the year of other categories are rated all the same.
            known = False
            continue
        card.categories[name] = category_of(card.seen, category, replacing, start, _holding(card, track))
    if not known:
        return
    shared = [told.score * exact(track["categories"][name].get("share", 1)) for name, told in card.categories.items()]
    card.quantified, total = total_of(
        rules, shared, card.seen.marks, card.poll, begun_months(card.seen.period.first, card.seen.period.last)
    )
    if total is None or _wants(rules, track, card):
        return
    card.total = rounded(total, rules.get("round", {}).get("total", "0.01"))
    if "weights" not in rules:
        card.quantified = card.total
    limits = [each for each in rules.get("limits", ()) if holds(each["when"], card, ())]
    for each in limits:
        if each.get("times"):
            kept = (None, None) if "weights" in rules or "total" not in rules else bounds(rules["total"])
            times = held_to(card.total * exact(each["times"]), *kept)
            card.total = rounded(times, rules.get("round", {}).get("total", "0.01"))
    card.total = max([card.total, *(exact(each["at_least"]) for each in limits if "at_least" in each)])
    card.total = min([card.total, *(exact(each["at_most"]) for each in limits if "at_most" in each)])


def _holding(card: Card, track: Rule) -> Holding:
    """Whether tests hold of a part of the member's year; whoever lacks what one asks for is pending anyway."""
    shares = {name: exact(category.get("share", 1)) for name, category in track["categories"].items()}

    def held(seen: Seen, when: Sequence[Rule]) -> bool:
        known = _of_part(card, seen.within)
        before = sum((told.score * shares[name] for name, told in known.items()), Fraction(0))
        try:
            return holds(when, replace(card, seen=seen, categories=known, quantified=before), ())
        except WantingError:
            return False

    return Holding(held, lambda seen: _of_part(card, seen.within))


def _of_part(card: Card, within: Span | None) -> dict[str, Told]:
    """What the categories before came to in the part of the year that is looked at, where they have such a part."""
    if within is None:
        return card.categories
    told = ((name, dict(each.settled), dict(each.taken)) for name, each in card.categories.items())
    return {name: Told(scores[within], lost=lost[within]) for name, scores, lost in told if within in scores}


def _asks(rules: Rule, card: Card) -> bool:
    """Whether a veto, a limit or a band asks for a verdict or a mark that is not there."""
    deciding = [rules["veto"]] if "veto" in rules else []
    categories = list(rules["tracks"][card.member.track]["categories"].values())
    parts = [part for category in categories for part in category.get("parts", {}).values()]
    inner = [limit for pot in (*categories, *parts) for limit in pot.get("limits", ())]
    inner += [unless for category in categories for unless in category.get("settle", {}).get("unless", ())]
    every = (*deciding, *inner, *rules.get("limits", ()), *rules["bands"])
    return any(asks(each, card) for each in every)


def _start(folder: Folder, category: Rule, member: Member) -> Fraction | None:
    """Where a category begins; None: what it begins with is not known."""
    if category.get("standard") is not None:
        return exact(category["standard"])
    start = category["start"]
    if not isinstance(start, dict):
        return exact(start)
    found = _held(folder, start, member)
    if found is None:
        return _perhaps(start.get("otherwise"))
    over = found if start.get("over") is None else max(found - exact(start["over"]), Fraction(0))
    held = held_to(over * exact(start.get("share", 1)), None, _perhaps(start.get("at_most")))
    sharp = Fraction(round(abs(held) * 10**6), 10**6)
    whole = {"down": math.floor(sharp), "half": math.floor(sharp + Fraction(1, 2)), "up": math.ceil(sharp)}
    return held if "round" not in start else Fraction(whole[start["round"]]) * (-1 if held < 0 else 1)


def _perhaps(number: object) -> Fraction | None:
    return None if number is None else exact(number)


def _held(folder: Folder, start: Rule, member: Member) -> Fraction | None:
    take = start.get("take", "total")
    if start["of"] == "last-period":
        track = folder.rules_of(member)["tracks"][member.track]
        counting = {name: each for name, each in track["categories"].items() if each.get("share") != "0 %"}
        alone = list(counting) == [take] and "share" not in counting[take]
        if member.carried is not None and (take in ("total", "quantified") or alone):
            return Fraction(member.carried)
        before = folder.records.before.get(member.id, {}).get(take)
        return None if before is None else Fraction(before.value)
    if start["of"] == "branch":
        group = folder.group(member)
        return None if group is None else _taken(folder.card(group), take)
    those = [one for one in folder.people(member) if start["of"] == "members" or one.track in start["tracks"]]
    cards = [folder.card(one) for one in those]
    found = [_taken(card, take) for card in cards if card.outcome != "vetoed"]
    numbers = [each for each in found if each is not None]
    if len(numbers) < len(found) or not numbers:
        return None
    return sum(numbers, Fraction(0)) / (len(numbers) if start["then"] == "mean" else 1)


def _taken(card: Card, take: str) -> Fraction | None:
    if card.total is None or take == "total":
        return card.total
    return card.quantified if take == "quantified" else card.categories[take].score


def _wants(rules: Rule, track: Rule, card: Card) -> bool:
    there = {
        "verdict": card.seen.verdict is not None,
        "poll": card.poll is not None,
        "start": card.member.start is not None,
        "end": card.member.end is not None,
        "votes": any(card.votes.values()),
        "last-outcome": card.last is not None,
    }
    read = [rule for category in track["categories"].values() for rule in rules_of(category).values()]
    marks = all(mark in card.seen.marks for each in track["categories"].values() for mark in marks_read(each))
    if any(rule.get("by") == "verdict" for rule in read) and card.seen.verdict is None:
        return True
    return (
        not marks
        or not _stands(rules, card)
        or not all(there[name] for name in rules.get("needs", ()))
        or _asks(rules, card)
    )


def _seen(folder: Folder, rules: Rule, member: Member, period: Span, appraisal: Appraisal | None) -> Seen:
    records = folder.records
    fellows = {p.id for p in folder.people(member) if p.id != member.id}
    if folder.is_group(member):
        own, others = _rows(records, {member.id, member.branch}), _rows(records, {p.id for p in folder.people(member)})
    else:
        group = folder.group(member)
        own, others = _rows(records, {member.id}), _rows(records, {group.id, group.branch} if group else set())
    return Seen(
        rules,
        folder.year,
        member,
        period,
        [row for row in own if row.date in period],
        [event for event in records.schedule if event.branch == member.branch and event.date in period],
        next((row for row in records.branches if row.branch == member.branch), None),
        None if appraisal is None else appraisal.verdict,
        _marks(folder, rules, member, appraisal),
        others=[row for row in others if row.date in period],
        fellows=[row for row in _rows(records, fellows) if row.date in period],
    )


def _rows(records: Records, ids: set[str]) -> list[Activity]:
    return [row for row in records.activities if row.id in ids]


def _marks(folder: Folder, rules: Rule, member: Member, appraisal: Appraisal | None) -> dict[str, Fraction]:
    """The marks that count, those too that are reckoned by the best of all who are compared."""
    found = marks_of(rules, appraisal)
    for name, mark in rules.get("marks", {}).items():
        best = mark.get("best")
        if best is None or best["mark"] not in found:
            continue
        same = {"rule-set": lambda _: None, "track": lambda one: one.track, "branch": lambda one: one.branch}[
            best.get("of", "rule-set")
        ]
        everyone = [one for one in folder.records.members if one.track in rules["tracks"] and same(one) == same(member)]
        there = [one for one in everyone if period_of(rules, folder.year, one.start, one.end) is not None]
        rows = {row.id: row for row in folder.records.appraisal}
        marks = [marks_of(rules, rows.get(one.id)).get(best["mark"]) for one in there]
        highest = max(each for each in marks if each is not None)
        found[name] = exact(mark["full"]) * found[best["mark"]] / highest if highest else Fraction(0)
    return found


def marks_of(rules: dict[str, Any], appraisal: Appraisal | None) -> dict[str, Fraction]:
    """The marks that count: of several evaluators the mean without the highest and the lowest so many; stand-ins."""
    found, given = {}, set()
    for name, mark in rules.get("marks", {}).items():
        if "best" in mark:
            continue
        there = sorted(
            Fraction(value) for each in fields_of(name) if (value := getattr(appraisal, each, None)) is not None
        )
        if there:
            given.add(name)
        drop = mark.get("drop", {})
        lowest, highest = (_so_many(drop.get(end, 0), len(there)) for end in ("lowest", "highest"))
        there = there[lowest : len(there) - highest]
        if there:
            found[name] = sum(there, Fraction(0)) / len(there)
    return found | _standing_in(rules.get("marks", {}), found, given)


def _so_many(drop: object, given: int) -> int:
    return math.floor(exact(drop) * given) if isinstance(drop, str) else int(str(drop))


def _standing_in(marks: Rule, found: dict[str, Fraction], given: set[str]) -> dict[str, Fraction]:
    """What counts where nobody gave a mark: so much, or as much of ``full`` as another is of its own."""
    stood = {}
    for name, mark in marks.items():
        other = mark.get("otherwise")
        if name in given or other is None:
            continue
        if not isinstance(other, str):
            stood[name] = exact(other)
        elif other in found:
            stood[name] = found[other] / exact(marks[other]["full"]) * exact(mark["full"])
    return stood


def _vetoed(veto: Rule, card: Card) -> bool:
    if veto.get("verdict") is not None and card.seen.verdict == veto["verdict"]:
        return True
    try:
        return bool(veto.get("when")) and holds(veto["when"], card, ())
    except WantingError:
        return False
