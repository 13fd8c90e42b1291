"""What outcomes ask for, and places among others. Source: 「Outcomes」 of ``docs/rules.md``."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

from dangxing.records import Before, Member
from oracle.calendar import Span, begun_months, months, year_of
from oracle.finding import Rule, Seen, amount, bounded, chosen, exact, listed, missed
from oracle.scores import Told

LONG_PAST = Fraction(10**6)
"""Which month it is for whoever has been a member since nobody knows when."""


@dataclass
class Card:
    """One member's year, as far as both interpreters tell it."""

    member: Member
    seen: Seen
    categories: dict[str, Told] = field(default_factory=dict)
    quantified: Fraction | None = None
    poll: Fraction | None = None
    total: Fraction | None = None
    last: str | None = None
    """The outcome of the last period."""
    votes: dict[str, int] = field(default_factory=dict)
    after: tuple[Fraction | None, ...] = ()
    outcome: str = "pending"
    follows: dict[str, bool | None] = field(default_factory=dict)
    ranks: dict[str, int] = field(default_factory=dict)
    rated: dict[str, dict[Span, str | None]] = field(default_factory=dict)
    """By each rating the band of each part of the year, where it has one."""

    @property
    def place(self) -> tuple[Fraction, *tuple[tuple[bool, Fraction], ...]]:
        """What members are ranked by, the best the greatest; whoever lacks a figure stands behind."""
        assert self.total is not None
        return self.total, *((each is not None, each or Fraction(0)) for each in self.after)


class WantingError(Exception):
    """A test asks for what is not there."""


Placed = Callable[[Card], tuple[object, ...]]


def _by_total(card: Card) -> tuple[object, ...]:
    return card.place


def _by(figure: str) -> Placed:
    """By one figure alone; whoever lacks it stands behind all."""

    def placed(card: Card) -> tuple[object, ...]:
        found = figures(card).get(figure)
        return found is not None, found or Fraction(0)

    return placed


def figures(card: Card) -> dict[str, Fraction | None]:
    """Marks and scores by their names, as far as there are such."""
    scores = {name: told.score for name, told in card.categories.items()}
    return {"quantified": card.quantified, "poll": card.poll, **card.seen.marks, **scores}


def counted(tie: Rule, card: Card) -> Fraction | None:
    """A number that parts equal totals, the greater first: below 0 where the fewest come first."""
    numbered = {key: value for key, value in tie.items() if key != "first"}
    first = tie.get("first", "most" if "rows" in tie or "hours" in tie else "fewest")
    if "rows" in tie:
        number: Fraction | None = Fraction(len(chosen(card.seen, tie["rows"])))
    elif "lost" in tie and tie["lost"] not in ("total", *card.categories):
        number = None
    else:
        number = _number(numbered, card)
    return number if number is None or first == "most" else -number


def fellows(card: Card, ranked: Iterable[Card], of: str) -> list[Card]:
    """Among whom a member stands."""
    if of == "rule-set":
        return list(ranked)
    return [other for other in ranked if getattr(other.member, of) == getattr(card.member, of)]


def so_many(asked: object, of: int, places: Rule) -> int:
    """So many, or a share of those, rounded as is said, and so many at least."""
    if not isinstance(asked, str):
        return int(str(asked))
    share = exact(asked) * of
    rounded = {"down": math.floor(share), "half": math.floor(share + Fraction(1, 2)), "up": math.ceil(share)}
    return max(rounded[places.get("round", "down")], places.get("at_least", 0))


def among_first(card: Card, rivals: Iterable[Card], room: int, ties: str, place: Placed = _by_total) -> bool:
    """Whether a place is among the first so many."""
    own = place(card)
    before = [place(other) > own if ties == "in" else place(other) >= own for other in rivals]
    return sum(before) < room if ties == "in" else sum(before) <= room


def among_last(card: Card, rivals: Iterable[Card], room: int, ties: str, place: Placed = _by_total) -> bool:
    """Whether a place is among the last so many."""
    own = place(card)
    after = [place(other) < own if ties == "in" else place(other) <= own for other in rivals]
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
    if "none" in test:
        return _all(lambda each: not _holds(each, card, ranked), test["none"])
    if "without" in test:
        return not chosen(seen, test["without"])
    if "rows" in test:
        limits = {key: test[key] for key in ("at_least", "more_than", "at_most", "less_than") if key in test}
        return bounded(limits or {"at_least": 1}, Fraction(len(chosen(seen, test["rows"]))))
    if "settled" in test:
        return _settled(test, card, ranked)
    if "rated" in test:
        return _rated(test, card)
    if "rank" in test:
        return _placed(test["rank"], card, ranked)
    words = {
        "verdict": seen.verdict,
        "last_outcome": card.last,
        "standing": card.member.standing or "full",
        "post": card.member.post or "none",
    }
    for key, found in words.items():
        if key in test:
            if found is None:
                raise WantingError
            return found in listed(test[key])
    if "track" in test:
        return card.member.track in test["track"]
    number = _number(test, card)
    return number is not None and bounded(test, number)


def fits(band: Rule, card: Card, ranked: Sequence[Card]) -> bool:
    """Whether all that a band asks for holds, but for its quota."""
    level = {"score": "total", "at_least": band.get("at_least")}
    if band.get("verdict") not in (None, card.seen.verdict):
        return False
    return holds([level, *band.get("when", ())], card, ranked)


def meeting(band: str, ranked: Sequence[Card]) -> list[Card]:
    """Those who meet a band."""
    return [card for card in ranked if any(fits(b, card, ()) for b in card.seen.rules["bands"] if b["id"] == band)]


def _placed(asked: Rule, card: Card, ranked: Sequence[Card]) -> bool:
    if "among" in asked:
        ranked = meeting(asked["among"], ranked)
        if not any(each is card for each in ranked):
            return False
    those = fellows(card, ranked, asked["of"])
    among, which = (among_first, "first") if "first" in asked else (among_last, "last")
    place = _by(asked["by"]) if "by" in asked else _by_total
    return among(card, those, so_many(asked[which], len(those), asked), asked["ties"], place)


def _number(test: Rule, card: Card) -> Fraction | None:
    """What is asked for; None: there is no such category."""
    seen = card.seen
    if "hours" in test:
        return sum((amount(row, "hours") for row in chosen(seen, test["hours"])), Fraction(0))
    if "missed" in test:
        return Fraction(missed(seen, test["missed"]["activity"], test["missed"].get("count", "missed")))
    if test.get("member_for") == "begun-months":
        start = card.member.start
        return LONG_PAST if start is None else Fraction(begun_months(start, seen.span.last))
    if "member_for" in test:
        return Fraction(months(card.member.start or year_of(seen.rules, seen.year).first, seen.period.last))
    if "mark" in test:
        if test["mark"] not in seen.marks:
            raise WantingError
        return seen.marks[test["mark"]]
    if "votes" in test:
        if not any(card.votes.values()):
            raise WantingError
        return Fraction(card.votes[test["votes"]], sum(card.votes.values()))
    if "lost" in test:
        return lost(card, test["lost"])
    scores = {"quantified": card.quantified, "poll": card.poll, "total": card.total}
    scores |= {name: told.score for name, told in card.categories.items()}
    found, minus = scores.get(test["score"]), test.get("minus")
    if found is None or minus is None:
        return found
    less = scores.get(minus["of"]) if "of" in minus else lost(card, minus["lost"])
    return None if less is None else found - less * exact(minus.get("share", 1))


def last_outcome(rules: Rule, member: Member, before: Before | None) -> str | None:
    """The id of the outcome of the last period; empty: there was none. None: nobody wrote it, nor has the ledger it."""
    if member.last_outcome is None and before is not None:
        return before.outcome
    vetoed = rules.get("outcomes", {}).get("vetoed", {}).get("title", "一票否決")
    titles = {band["title"]: band["id"] for band in rules["bands"]} | {vetoed: "vetoed"}
    return None if member.last_outcome is None else titles.get(member.last_outcome, "")


def lost(card: Card, of: str) -> Fraction:
    """Points that rules took, told above 0, before the bounds of the category."""
    return sum((told.lost for name, told in card.categories.items() if of in ("total", name)), Fraction(0))


def _settled(test: Rule, card: Card, ranked: Sequence[Card]) -> bool:
    if test["settled"] not in card.categories:
        return False
    told = _parts(test, card)
    reached = [bounded(test, score) and _placed_in(test, card, ranked, span) for span, score in told.items()]
    return _enough(test, card, dict(zip(told, reached, strict=True)))


def _rated(test: Rule, card: Card) -> bool:
    """Parts of the year, or of those that begin within the part that is looked at, that were rated so."""
    within, bands = card.seen.within, listed(test["band"])
    parts = card.rated.get(test["rated"], {}).items()
    told = {span: band in bands for span, band in parts if within is None or span.first in within}
    return _enough(test, card, told)


def _enough(test: Rule, card: Card, told: dict[Span, bool]) -> bool:
    """Whether so many parts, or so many one after the other, are as asked."""
    if test.get("in_a_row"):
        # A part that does not count stands between those around it; so does the end of a quarter, where that is asked.
        runs, before = "", dt.date.min
        for span, met in told.items():
            apart = span.first - before > dt.timedelta(days=1)
            apart |= test.get("within") == "quarter" and _quarter(card, span) != _quarter(card, before)
            runs += "-" * apart + str(int(met))
            before = span.last
        return "1" * test["in_a_row"] in runs
    where = Counter(_quarter(card, span) if test.get("within") else 0 for span, met in told.items() if met)
    return max(where.values(), default=0) >= test.get("times", 1)


def _parts(test: Rule, card: Card) -> dict[Span, Fraction]:
    """The scores that are asked for: of the parts of the year, or of quarters."""
    told = card.categories[test["settled"]] if test["settled"] in card.categories else Told(Fraction(0))
    if "minus" not in test:
        return dict(told.quarters if test.get("by") else told.settled)
    return {
        span: score - less
        for (before, less), (span, score) in pairwise(told.settled)
        if span.first - before.last == dt.timedelta(days=1)
    }


def _quarter(card: Card, day: dt.date | Span) -> int:
    """Which quarter a day lies in, counted from the first month of the year."""
    day = day if isinstance(day, dt.date) else day.first
    first = year_of(card.seen.rules, card.seen.year).first
    return ((day.year - first.year) * 12 + day.month - first.month) // 3


def _placed_in(test: Rule, card: Card, ranked: Sequence[Card], span: Span) -> bool:
    """Whether a place in one part of the year is as asked, among those scored who have a score in it."""
    if "rank" not in test:
        return True
    asked = test["rank"]
    those = [other for other in fellows(card, ranked, asked["of"]) if span in _parts(test, other)]
    among, which = (among_first, "first") if "first" in asked else (among_last, "last")
    most = so_many(asked[which], len(those), asked)
    return among(card, those, most, asked["ties"], lambda each: (_parts(test, each)[span],))


def given(band: Rule, open_: Sequence[Card], ranked: Sequence[Card], every: Sequence[Card]) -> list[Card]:
    """Who gets a band, of those who have none yet."""
    fit = [card for card in open_ if fits(band, card, ranked)]
    quota = band.get("quota")
    if quota is None:
        return fit
    got = []
    for card in fit:
        among = quota.get("among", "scored")
        counted = every if among == "all" else ranked if among == "scored" else meeting(among, ranked)
        room = so_many(quota["at_most"], len(fellows(card, counted, quota["of"])), quota)
        if among_first(card, fellows(card, fit, quota["of"]), room, quota["ties"]):
            got.append(card)
    return got


def asks(each: Rule, card: Card) -> bool:
    """Whether a veto, a limit or a band asks for what is not there."""
    # What is asked only of other tracks is not asked of this member.
    who = [test for test in each.get("when", ()) if "track" in test]
    return holds(who, card, ()) and any(_unknown(test, card) for test in each.get("when", ()))


def _unknown(test: Rule, card: Card) -> bool:
    if "any" in test or "none" in test:
        return any(_unknown(each, card) for each in (*test.get("any", ()), *test.get("none", ())))
    return (
        ("verdict" in test and card.seen.verdict is None)
        or ("mark" in test and test["mark"] not in card.seen.marks)
        or ("votes" in test and not any(card.votes.values()))
        or ("last_outcome" in test and card.last is None)
    )
