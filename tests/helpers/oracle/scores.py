"""Pots and totals: what the rules found, together. Source: 「Where a category begins」, 「Where clauses meet」."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import reduce
from operator import mul
from typing import Any, NamedTuple

from dangxing.records import Activity
from oracle.calendar import Span, parts
from oracle.finding import (
    Found,
    Row,
    Rule,
    Seen,
    chosen,
    exact,
    forfeits,
    found_by,
    held_of,
    held_to,
    listed,
    rows_behind,
    there,
)


class Given(NamedTuple):
    """What a rule gave: so many times and points in all that it gave, and that it took (as points below 0)."""

    gains: int
    losses: int
    gained: Fraction
    lost: Fraction

    @classmethod
    def of(cls, found: Sequence[Found], most: object) -> Given:
        """What was found, held to the most that may be given of it."""
        sides = [[each for each in found if each.points > 0], [each for each in found if each.points < 0]]
        gains, losses = (sum(each.times for each in side) for side in sides)
        gained, lost = (_at_most(_sum(each.points for each in side), most) for side in sides)
        return cls(gains, losses, gained, lost)

    def and_(self, other: Given) -> Given:
        """Both together."""
        gains, losses, gained, lost = (one + more for one, more in zip(self, other, strict=True))
        return Given(int(gains), int(losses), Fraction(gained), Fraction(lost))


@dataclass
class Told:
    """What a category came to: its score, what each rule gave, and what that was in all the parts that count."""

    score: Fraction
    lines: dict[tuple[str, Span | None], Given] = field(default_factory=dict)
    forfeit: bool = False
    settled: list[tuple[Span, Fraction]] = field(default_factory=list)
    taken: list[tuple[Span, Fraction]] = field(default_factory=list)
    """What rules took in each part that counts."""
    quarters: list[tuple[Span, Fraction]] = field(default_factory=list)
    """What the months of each quarter come to, where they come together in quarters."""
    lost: Fraction = Fraction(0)
    inner: dict[str, Fraction] = field(default_factory=dict)
    """What each rule gave and each part came to, where the category is not settled."""


def kept(found: Sequence[Found], keep: Rule | None) -> list[Found]:
    """Of the rows that say the same, those of the highest points, or of the lowest; the first were chosen before."""
    if keep is None or "first" in keep:
        return list(found)
    groups: dict[object, list[Found]] = defaultdict(list)
    for each in found:
        said = getattr(each.row, keep["same"], None) if keep.get("same") else "all"
        # A row in which it is blank stands alone, whichever rules it counts by.
        groups[("row", each.row.row) if said is None and each.row else said].append(each)
    if "lowest" in keep:
        best = [sorted(group, key=lambda each: each.points)[: keep["lowest"]] for group in groups.values()]
    else:
        best = [sorted(group, key=lambda each: -each.points)[: keep["highest"]] for group in groups.values()]
    stay = {id(each) for group in best for each in group}
    return [each for each in found if id(each) in stay]


def _at_most(points: Fraction, most: object) -> Fraction:
    return points if most is None else held_to(points, -exact(most), exact(most))


def _sum(numbers: Iterable[Fraction]) -> Fraction:
    return sum(numbers, Fraction(0))


def rules_of(category: Rule) -> dict[str, Rule]:
    """The rules of a category and of its parts."""
    of_parts = {name: rule for part in category.get("parts", {}).values() for name, rule in part["rules"].items()}
    return {**category.get("rules", {}), **of_parts}


def marks_read(category: Rule) -> list[str]:
    """The marks that rules of a category read."""
    read = list(rules_of(category).values())
    keys = ("target", "per", "over", "short_of")
    own = [rule[key] for rule in read for key in keys if isinstance(rule.get(key), dict)]
    return [each["mark"] for each in (*read, *own) if "mark" in each]


def instead(track: Rule) -> dict[str, Rule]:
    """The rules that count rows in place of others, by the rules whose rows they are."""
    found: dict[str, Rule] = {}
    for category in track["categories"].values():
        for pots in ((category,), *((category, part) for part in category.get("parts", {}).values())):
            for rule in pots[-1].get("rules", {}).values():
                if rule.get("instead_of"):
                    found[rule["instead_of"]] = rule | {"pots": pots}
    return found


def anew(seen: Seen, rule: Rule) -> list[Seen]:
    """The parts of the year in each of which a rule is reckoned anew: those that have a day of the period."""
    if rule.get("every") is None or rule["kind"] == "missing-periods":
        return [seen]
    cuts = [(span, seen.span.cut(span)) for span in parts(seen.rules, seen.year, rule["every"])]
    # Of a part that is not wholly the member's, or of the part by which the category is settled, nobody can say what
    # lacks in it.
    lacks = rule["kind"] in ("absence", "shortfall")
    fit = [(span, cut) for span, cut in cuts if (cut == span if lacks else cut is not None)]
    return [replace(seen, within=span if seen.within is None else cut) for span, cut in fit]


def closed(seen: Seen, *pots: Rule) -> dt.date | None:
    """The day from which on nothing more counts in any of these: that of the first of the member's rows that close."""
    days = []
    for pot in pots:
        by = pot.get("closed_by")
        days += [row.date for row in chosen(replace(seen, within=None, closed=None), by)] if by else []
    return min(days, default=None)


def _left(seen: Seen, rule: Rule | None) -> frozenset[int]:
    """The rows for which a rule gives points."""
    rows: list[Row] = []
    seen = replace(seen, closed=closed(seen, *rule["pots"]) if rule else None)
    for part in anew(seen, rule) if rule else ():
        for each in kept(found_by(part, rule), rule.get("keep")):
            if each.points:
                rows += [each.row] if each.row else rows_behind(part, rule)
    return frozenset(row.row for row in rows)


@dataclass(frozen=True)
class Holding:
    """Whether all of such tests hold of what is seen, and what the categories before came to."""

    all: Callable[[Seen, Sequence[Rule]], bool]
    before: Callable[[Seen], dict[str, Told]]

    def times(self, limits: Sequence[Rule], seen: Seen) -> Fraction:
        """What those limits multiply by of which the tests hold."""
        held = [exact(each["times"]) for each in limits if each.get("times") and self.all(seen, each["when"])]
        return reduce(mul, held, Fraction(1))

    def levels(self, limits: Sequence[Rule], seen: Seen, key: str, own: Fraction = Fraction(0)) -> list[Fraction]:
        """The levels of those limits of which the tests hold; ``own``: what rules of this category took besides."""
        held = [each for each in limits if each.get(key) is not None and self.all(seen, each.get("when", ()))]
        told = (self._level(each[key], own, self.before(seen)) for each in held)
        return [level for level in told if level is not None]

    def _level(self, level: object, own: Fraction, before: dict[str, Told]) -> Fraction | None:
        if not isinstance(level, dict):
            return exact(level)
        if "of" in level and level["of"] not in before:
            # The part of the year does not count there.
            return None
        name = level.get("of") or level["lost"]
        found = own if name not in before else before[name].score if "of" in level else before[name].lost
        return max(Fraction(0), exact(level.get("share", 1)) * found)


def pot(seen: Seen, category: Rule, replacing: dict[str, Rule], start: Fraction, holding: Holding) -> Told:
    """A category over the days looked at: what each rule gave, held to its bounds once."""
    told = Told(Fraction(0))
    forfeit = [name for name, rule in rules_of(category).items() if rule["kind"] == "forfeit" and forfeits(seen, rule)]

    def given(rules: dict[str, Rule], part: Rule) -> tuple[Fraction, Fraction]:
        keep, until = part.get("keep"), closed(seen, category, part)
        found: dict[str, list[tuple[Span | None, list[Found]]]] = {}
        for name, rule in rules.items():
            if rule["kind"] != "forfeit":
                whole = replace(seen, within=None)
                left = _left(seen, replacing.get(name)), _left(whole, replacing.get(name))
                without = replace(seen, left=left[0], left_in_year=left[1], closed=until)
                # Where only the highest of a part count, each row is looked at by itself.
                found[name] = [
                    (part.within, kept(found_by(part, rule, by_row=keep is not None), rule.get("keep")))
                    for part in anew(without, rule)
                ]
        every = [each for by_part in found.values() for _, rows in by_part for each in rows]
        stay = {id(each) for each in kept(every, keep)}
        total = lost = Fraction(0)
        for name, by_part in found.items():
            for span, every in by_part:
                line = Given.of([each for each in every if id(each) in stay], rules[name].get("at_most"))
                if line.gains or line.losses:
                    # What is reckoned anew within a part of a settled category is told of that part.
                    key = name, seen.within or span
                    told.lines[key] = told.lines.get(key, Given.of((), None)).and_(line)
                points = line.gained + line.lost
                told.inner[name] = told.inner.get(name, Fraction(0)) + points
                total, lost = total + points, lost + line.lost
        return total, lost

    total, lost = given(category.get("rules", {}), {})
    parts: list[tuple[Fraction, Fraction]] = []
    of_parts: dict[str, tuple[Fraction, Fraction]] = {}
    for name, part in category.get("parts", {}).items():
        points, taken = given(part["rules"], part)
        of_parts[name] = _taking(points, taken, _at_most(points, part.get("at_most")))
    for name, part in category.get("parts", {}).items():
        points, taken = of_parts[name]
        outside = -lost - _sum(taken for other, (_, taken) in of_parts.items() if other != name)
        held = points
        for level in holding.levels(part.get("limits", ()), seen, "at_most", outside):
            held = _at_most(held, level)
        told.inner[name] = held
        parts.append(_taking(points, taken, held))
    if "keep" in category:
        parts = sorted(parts, key=lambda part: -part[0])[: category["keep"]["highest"]]
    low, high = bounds(category)
    lifts, caps = (holding.levels(category.get("limits", ()), seen, key) for key in ("at_least", "at_most"))
    # Beside its own bounds: nothing is lifted above the cap.
    low = max([*lifts, *([] if low is None else [low])], default=None)
    high = min([*caps, *([] if high is None else [high])], default=None)
    times = holding.times(category.get("limits", ()), seen)
    told.score = held_to(times * (start + total + _sum(held for held, _ in parts)), low, high)
    told.lost = -lost - _sum(taken for _, taken in parts)
    if forfeit:
        told.score, told.forfeit, told.lost = Fraction(0), True, told.lost + start
    return told


def _taking(points: Fraction, taken: Fraction, held: Fraction) -> tuple[Fraction, Fraction]:
    """What a part gives that is held so far, and what it takes: what it does not take after all was not lost."""
    return held, taken + max(held - points, Fraction(0))


def bounds(pot: Rule) -> tuple[Fraction | None, Fraction | None]:
    """The floor and the cap; None: open."""
    if pot.get("standard") is not None:
        return Fraction(0), exact(pot["standard"])
    floor, cap = pot.get("floor", 0), pot.get("cap", "open")
    return None if floor == "open" else exact(floor), None if cap == "open" else exact(cap)


def category_of(seen: Seen, category: Rule, replacing: dict[str, Rule], start: Fraction, holding: Holding) -> Told:
    """A category over the year, by its parts where it is settled so."""
    seen = replace(seen, standard=start)
    settle = category.get("settle")
    if settle is None:
        return pot(seen, category, replacing, start, holding)
    return settled(seen, category, replacing, start, holding)


def settled(seen: Seen, category: Rule, replacing: dict[str, Rule], start: Fraction, holding: Holding) -> Told:
    """Each part of the year anew, then brought together by quarter and over the year."""
    year, settle = Told(Fraction(0)), category["settle"]
    scores: list[tuple[Span, Fraction]] = []
    taken: list[tuple[Span, Fraction]] = []
    for span in parts(seen.rules, seen.year, settle["every"]):
        if seen.period.cut(span) is None:
            continue
        part = replace(seen, within=span)
        if settle["over"] == "with-rows" and not _has_rows(part, category, holding.before(part)):
            continue
        if any(holding.all(part, each["when"]) for each in settle.get("unless", ())):
            continue
        told = pot(part, category, replacing, start, holding)
        year.lines |= told.lines
        scores.append((span, told.score))
        taken.append((span, told.lost))
    year.settled, year.taken, year.quarters = scores, taken, _by_quarter(seen, settle, scores)
    out = _dropped([score for _, score in scores], settle.get("drop", {}))
    scores, taken = ([each for at, each in enumerate(those) if at not in out] for those in (scores, taken))
    year.score = _in_year(seen, settle, scores, start if settle["year"] == "mean" else Fraction(0))
    year.lost = _in_year(seen, settle, taken, Fraction(0))
    return year


def _in_year(seen: Seen, settle: Rule, scores: Sequence[tuple[Span, Fraction]], nothing: Fraction) -> Fraction:
    """What the parts come to together."""
    numbers = [score for _, score in (_by_quarter(seen, settle, scores) if settle.get("quarter") else scores)]
    return _together(numbers, settle["year"]) if numbers else nothing


def _by_quarter(seen: Seen, settle: Rule, scores: Sequence[tuple[Span, Fraction]]) -> list[tuple[Span, Fraction]]:
    """What the months of each quarter come to, where any of them counts."""
    if not settle.get("quarter"):
        return []
    found = []
    for quarter in parts(seen.rules, seen.year, "quarter"):
        months = [score for span, score in scores if span.first in quarter]
        found += [(quarter, _together(months, settle["quarter"]))] if months else []
    return found


def _dropped(scores: Sequence[Fraction], drop: Rule) -> set[int]:
    """Which parts are left out: of equal ones the first."""
    lowest, highest = drop.get("lowest", 0), drop.get("highest", 0)
    if len(scores) <= lowest + highest:
        return set()
    ordered = sorted(range(len(scores)), key=lambda at: scores[at])
    least = ordered[:lowest]
    rest = sorted((at for at in ordered if at not in least), key=lambda at: -scores[at])
    return {*least, *rest[:highest]}


def _together(numbers: Sequence[Fraction], how: str) -> Fraction:
    return _sum(numbers) / (len(numbers) if how == "mean" else 1)


def _has_rows(part: Seen, category: Rule, before: Collection[str]) -> bool:
    """Whether there is a row of an activity that a rule or a limit of the category reads, in the sheet where it reads
    it; where it has no rules, whether a category of which its limits ask counts in the part."""
    rules, asked = list(rules_of(category).values()), list(_tests_of_limits(category))
    if not rules and any(_names(test, before) for test in asked):
        return True
    rows = [test[key] for test in asked for key in ("rows", "hours", "without") if key in test]
    missed = [test["missed"] | {"kind": "attendance"} for test in asked if "missed" in test]
    return any(_has_row(part, {"kind": "", **each}) for each in (*rules, *rows, *missed))


def _tests_of_limits(category: Rule) -> Iterable[Rule]:
    """What the limits of a category and of its parts ask for, what stands within any and none among it."""
    left = [
        test
        for pot in (category, *category.get("parts", {}).values())
        for limit in pot.get("limits", ())
        for test in (*limit.get("when", ()), *_shares(limit))
    ]
    while left:
        test = left.pop()
        left += [*test.get("any", ()), *test.get("none", ())]
        yield test


def _shares(limit: Rule) -> Iterable[Rule]:
    """What levels are shares of, as tests of that name it."""
    for level in (limit.get("at_most"), limit.get("at_least")):
        if isinstance(level, dict):
            yield {"score": level["of"]} if "of" in level else {"lost": level["lost"]}


def _names(test: Rule, before: Collection[str]) -> bool:
    """Whether a test asks for the score or the losses of one of these, or of all of them together."""
    if test.get("score") == "quantified" or test.get("lost") == "total":
        return bool(before)
    return test.get("score") in before or test.get("lost") in before


def _has_row(part: Seen, rule: Rule) -> bool:
    whose: dict[str, Sequence[Activity]] = {"self": part.rows, "others": part.fellows}
    rows: list[Row] = list(whose.get(rule.get("whose", "self"), part.others))
    if rule["kind"] in ("attendance", "hours-short", "missing-periods") or rule.get("in") == "schedule":
        rows += part.events
    names = listed(rule.get("activity")) or held_of(part.rules)
    # Leave and absence are rows to what counts how events were met.
    met = rule["kind"] == "attendance"
    return any(row.activity in names and row.date in part.span and (met or there(row)) for row in rows)


def total_of(
    rules: dict[str, Any], shared: Iterable[Fraction], marks: dict[str, Fraction], poll: Fraction | None, months: int
) -> tuple[Fraction, Fraction | None]:
    """The quantified score, of what counts of each category, and the total before limits and rounding.

    None: something is missing.
    """
    quantified = _sum(shared)
    weights = rules.get("weights")
    if weights is None:
        pot = rules.get("total")
        if not pot:
            return quantified, quantified
        share = {None: 1, "months": Fraction(12, months), "twelfths": Fraction(months, 12)}[pot.get("pro_rata")]
        return quantified, held_to((exact(pot.get("start", 0)) + quantified) * share, *bounds(pot))
    total = quantified * exact(weights.get("quantified", 1))
    if weights.get("poll") is not None:
        if poll is None:
            return quantified, None
        total += poll * exact(weights["poll"])
    for name, share in weights.get("marks", {}).items():
        mark = marks.get(name)
        if mark is None:
            return quantified, None
        total += mark / exact(rules["marks"][name]["full"]) * 100 * exact(share)
    return quantified, total
