"""Members and what comes of them. Source: 「Outcomes」 of ``docs/rules.md``, in the order that stands there."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from dangxing.records import Appraisal, Member, Records
from oracle.calendar import Span, period_of, year_of
from oracle.finding import Rule, Seen, amount, bounded, chosen, exact, listed, missed
from oracle.scores import Told, category_of, instead, total_of


@dataclass
class Card:
    """One member's year, as far as both interpreters tell it."""

    member: Member
    seen: Seen
    categories: dict[str, Told] = field(default_factory=dict)
    quantified: Fraction | None = None
    poll: Fraction | None = None
    total: Fraction | None = None
    second: Fraction | None = None
    outcome: str = "pending"
    follows: list[str] = field(default_factory=list)
    ranks: dict[str, int] = field(default_factory=dict)

    @property
    def place(self) -> tuple[Fraction, bool, Fraction]:
        """What members are ranked by, the best the greatest."""
        assert self.total is not None
        return self.total, self.second is not None, self.second or Fraction(0)


class WantingError(Exception):
    """A test asks for what is not there: the member is pending."""


def score(rules: dict[str, Any], year: int, records: Records) -> list[Card]:
    """All members by one rule set, in the order of 成員."""
    cards = [_alone(rules, year, records, member) for member in records.members]
    ranked = [card for card in cards if card.total is not None]
    for card in ranked:
        for of in ("rule-set", "track", "branch"):
            card.ranks[of] = 1 + sum(other.place > card.place for other in _fellows(card, ranked, of))
    open_ = ranked
    for band in rules["bands"]:
        got = _got(band, open_, ranked)
        for card in got:
            card.outcome = band["id"]
        open_ = [card for card in open_ if not any(card is other for other in got)]
    for card in open_:
        card.outcome = rules["bands"][-1]["id"]
    for card in ranked:
        try:
            card.follows = [each["says"] for each in rules.get("consequences", ()) if holds(each["when"], card, ranked)]
        except WantingError:
            card.follows = []
    return cards


def rounded(value: Fraction, to: object) -> Fraction:
    """Half up."""
    places = Decimal(str(to))
    units = (Decimal(value.numerator) / Decimal(value.denominator) / places).quantize(Decimal(1), ROUND_HALF_UP)
    return Fraction(units * places)


def _fellows(card: Card, ranked: Iterable[Card], of: str) -> list[Card]:
    if of == "rule-set":
        return list(ranked)
    return [other for other in ranked if getattr(other.member, of) == getattr(card.member, of)]


def _alone(rules: dict[str, Any], year: int, records: Records, member: Member) -> Card:
    appraisal = next((row for row in records.appraisal if row.id == member.id), None)
    period = period_of(rules, year, member.start, member.end)
    assert period is not None
    card = Card(member, _seen(rules, year, records, member, period, appraisal))
    if "veto" in rules and _vetoed(rules["veto"], card):
        card.outcome = "vetoed"
        return card
    track = rules["tracks"][member.track]
    left = instead(track, card.seen)
    card.categories = {name: category_of(card.seen, each, left) for name, each in track["categories"].items()}
    if appraisal is not None and appraisal.poll_score is not None:
        card.poll = Fraction(appraisal.poll_score)
    card.quantified, total = total_of(rules, card.categories.values(), card.seen, card.poll)
    second = next(iter(rules.get("ranking", ["total"])[1:]), None)
    found = member.grade if second == "grade" else getattr(appraisal, "satisfaction", None) if second else None
    card.second = None if found is None else Fraction(found)
    if total is None or _needs(rules, card, appraisal):
        return card
    to = rules.get("round", {}).get("total", "0.01")
    card.total = rounded(total, to)
    try:
        levels = [exact(each["at_most"]) for each in rules.get("limits", ()) if holds(each["when"], card, ())]
        for band in rules["bands"]:
            _verdict_there(band, card)
    except WantingError:
        card.total = None
        return card
    card.total = min([card.total, *levels])
    return card


def _verdict_there(band: Rule, card: Card) -> None:
    if band.get("verdict") is not None and card.seen.verdict is None:
        raise WantingError


def _needs(rules: dict[str, Any], card: Card, appraisal: Appraisal | None) -> bool:
    there = {
        "verdict": card.seen.verdict is not None,
        "poll": card.poll is not None,
        "start": card.member.start is not None,
        "end": card.member.end is not None,
    }
    return not all(there[name] for name in rules.get("needs", ()))


def _seen(
    rules: dict[str, Any], year: int, records: Records, member: Member, period: Span, appraisal: Appraisal | None
) -> Seen:
    return Seen(
        rules,
        year,
        member,
        period,
        [row for row in records.activities if row.id == member.id and row.date in period],
        [event for event in records.schedule if event.branch == member.branch and event.date in period],
        next((row for row in records.branches if row.branch == member.branch), None),
        None if appraisal is None else appraisal.verdict,
        marks_of(rules, appraisal),
    )


def marks_of(rules: dict[str, Any], appraisal: Appraisal | None) -> dict[str, Fraction]:
    """The marks that are there; of several evaluators the mean, without the highest and the lowest so many."""
    found = {}
    for name, mark in rules.get("marks", {}).items():
        columns = [f"{name}{at}" for at in range(1, mark["evaluators"] + 1)] if "evaluators" in mark else [name]
        there = sorted(Fraction(value) for each in columns if (value := getattr(appraisal, each, None)) is not None)
        drop = mark.get("drop", {})
        there = there[drop.get("lowest", 0) : len(there) - drop.get("highest", 0)]
        if there:
            found[name] = sum(there, Fraction(0)) / len(there)
    return found


def _vetoed(veto: Rule, card: Card) -> bool:
    if veto.get("verdict") is not None:
        return card.seen.verdict == veto["verdict"]
    try:
        return holds(veto["when"], card, ())
    except WantingError:
        return False


def _got(band: Rule, open_: Sequence[Card], ranked: Sequence[Card]) -> list[Card]:
    """Who gets a band, of those who have none yet."""
    fit = []
    for card in open_:
        assert card.total is not None
        verdict = band.get("verdict") in (None, card.seen.verdict)
        if card.total >= exact(band["at_least"]) and verdict and holds(band.get("when", ()), card, ranked):
            fit.append(card)
    quota = band.get("quota")
    if quota is None:
        return fit
    got = []
    for card in fit:
        room = _so_many(quota["at_most"], len(_fellows(card, ranked, quota["of"])))
        rivals = _fellows(card, fit, quota["of"])
        if _among_first(card, rivals, room, quota["ties"]):
            got.append(card)
    return got


def _so_many(asked: object, of: int) -> int:
    """So many, or a share of those, rounded down."""
    return math.floor(exact(asked) * of) if isinstance(asked, str) else int(str(asked))


def _among_first(card: Card, rivals: Iterable[Card], room: int, ties: str) -> bool:
    before = [other.place > card.place if ties == "in" else other.place >= card.place for other in rivals]
    return sum(before) < room if ties == "in" else sum(before) <= room


def _among_last(card: Card, rivals: Iterable[Card], room: int, ties: str) -> bool:
    after = [other.place < card.place if ties == "in" else other.place <= card.place for other in rivals]
    return sum(after) < room if ties == "in" else sum(after) <= room


def holds(when: Iterable[Rule], card: Card, ranked: Sequence[Card]) -> bool:
    """All of the tests. Wanting: what one asks for is not there, and none of the others fails."""
    return _all(lambda test: _holds(test, card, ranked), when)


def _all(holds: Callable[[Rule], bool], tests: Iterable[Rule]) -> bool:
    wanting = False
    for test in tests:
        try:
            if not holds(test):
                return False
        except WantingError:
            wanting = True
    if wanting:
        raise WantingError
    return True


def _holds(test: Rule, card: Card, ranked: Sequence[Card]) -> bool:
    seen = card.seen
    if "any" in test:
        return not _all(lambda each: not _holds(each, card, ranked), test["any"])
    if "without" in test:
        return not chosen(seen, test["without"])
    if "rows" in test:
        limits = {key: test[key] for key in ("at_least", "more_than", "at_most", "less_than") if key in test}
        return bounded(limits or {"at_least": 1}, Fraction(len(chosen(seen, test["rows"]))))
    if "rank" in test:
        asked = test["rank"]
        fellows = _fellows(card, ranked, asked["of"])
        among, which = (_among_first, "first") if "first" in asked else (_among_last, "last")
        return among(card, fellows, _so_many(asked[which], len(fellows)), asked["ties"])
    for key, found in (("verdict", seen.verdict), ("standing", card.member.standing), ("post", card.member.post)):
        if key in test:
            if key == "verdict" and found is None:
                raise WantingError
            return found in listed(test[key])
    if "track" in test:
        return card.member.track in test["track"]
    if "settled" in test:
        return _settled(test, card)
    return bounded(test, _number(test, card))


def _number(test: Rule, card: Card) -> Fraction:
    seen = card.seen
    if "hours" in test:
        return sum((amount(row, "hours") for row in chosen(seen, test["hours"])), Fraction(0))
    if "missed" in test:
        return Fraction(missed(seen, test["missed"]["activity"], test["missed"].get("count", "missed")))
    if "member_for" in test:
        return Fraction(_months(card.member.start or year_of(seen.rules, seen.year).first, seen.period.last))
    if "mark" in test:
        found = (seen.marks or {}).get(test["mark"])
        if found is None:
            raise WantingError
        return found
    if "lost" in test:
        return lost(card, test["lost"])
    scores = {"quantified": card.quantified, "poll": card.poll, "total": card.total}
    scores |= {name: told.score for name, told in card.categories.items()}
    found = scores.get(test["score"])
    if found is None:
        raise WantingError
    return found


def lost(card: Card, of: str) -> Fraction:
    """Points that rules took, told above 0, before the bounds of the category."""
    tolds = [told for name, told in card.categories.items() if of in ("total", name)]
    return -sum((min(points, Fraction(0)) for told in tolds for _, _, points in told.lines.values()), Fraction(0))


def _settled(test: Rule, card: Card) -> bool:
    told = card.categories[test["settled"]]
    reached = [bounded(test, score) for _, score in told.settled]
    if test.get("in_a_row"):
        runs = "".join("1" if each else "0" for each in reached)
        return "1" * test["in_a_row"] in runs
    return sum(reached) >= test.get("times", 1)


def _months(first: dt.date, last: dt.date) -> int:
    """Whole months from the one day to the end of the other."""
    end = last + dt.timedelta(days=1)
    months = (end.year - first.year) * 12 + end.month - first.month
    return months - (end.day < first.day)
