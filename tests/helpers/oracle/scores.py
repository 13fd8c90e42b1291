"""Pots and totals: what the rules found, together. Source: 「Where a category begins」, 「Where clauses meet」."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from oracle.calendar import Span, parts
from oracle.finding import Found, Rule, Seen, chosen, exact, expected, forfeits, found_by, held_to


@dataclass
class Told:
    """What a category came to: its score, and of each rule how often it gave and took, and what in all."""

    score: Fraction
    lines: dict[tuple[str, Span | None], tuple[int, int, Fraction]] = field(default_factory=dict)
    forfeit: bool = False
    settled: list[tuple[Span, Fraction]] = field(default_factory=list)
    lost: Fraction = Fraction(0)


def kept(found: Sequence[Found], keep: Rule | None) -> list[Found]:
    """Of the rows that say the same, those of the highest points."""
    if keep is None:
        return list(found)
    groups: dict[object, list[Found]] = defaultdict(list)
    for each in found:
        groups[getattr(each.row, keep["same"]) if keep.get("same") else None].append(each)
    best = [sorted(group, key=lambda each: -each.points)[: keep["highest"]] for group in groups.values()]
    stay = {id(each) for group in best for each in group}
    return [each for each in found if id(each) in stay]


def _at_most(points: Fraction, most: object) -> Fraction:
    return points if most is None else held_to(points, -exact(most), exact(most))


def _sum(numbers: Iterable[Fraction]) -> Fraction:
    return sum(numbers, Fraction(0))


def _rules_of(category: Rule) -> dict[str, Rule]:
    of_parts = {name: rule for part in category.get("parts", {}).values() for name, rule in part["rules"].items()}
    return {**category.get("rules", {}), **of_parts}


def instead(track: Rule, seen: Seen) -> dict[str, set[int]]:
    """Of each rule the rows that it leaves to another, which gives points for them in its place."""
    left: dict[str, set[int]] = defaultdict(set)
    for category in track["categories"].values():
        for rule in _rules_of(category).values():
            if rule.get("instead_of"):
                left[rule["instead_of"]] |= {each.row.row for each in found_by(seen, rule) if each.row}
    return left


def pot(seen: Seen, category: Rule, left: dict[str, set[int]], start: Fraction) -> Told:
    """A category over the days looked at: what each rule gave, held to its bounds once."""
    told = Told(Fraction(0))
    forfeit = [name for name, rule in _rules_of(category).items() if rule["kind"] == "forfeit" and forfeits(seen, rule)]

    def given(rules: dict[str, Rule], keep: Rule | None = None) -> Fraction:
        found = {}
        for name, rule in rules.items():
            if rule["kind"] != "forfeit":
                without = replace(seen, rows=[row for row in seen.rows if row.row not in left.get(name, ())])
                found[name] = kept(found_by(without, rule), rule.get("keep"))
        stay = {id(each) for each in kept([each for rows in found.values() for each in rows], keep)}
        total = Fraction(0)
        for name, rows in found.items():
            rows = [each for each in rows if id(each) in stay]
            points = _at_most(_sum(each.points for each in rows), rules[name].get("at_most"))
            gains = sum(each.times for each in rows if each.points > 0)
            if rows:
                told.lines[name, seen.within] = (gains, sum(each.times for each in rows) - gains, points)
            total += points
        return total

    total = given(category.get("rules", {}))
    sums = [
        _at_most(given(part["rules"], part.get("keep")), part.get("at_most"))
        for part in category.get("parts", {}).values()
    ]
    if "keep" in category:
        sums = sorted(sums, reverse=True)[: category["keep"]["highest"]]
    told.score = held_to(start + total + _sum(sums), *bounds(category))
    if forfeit:
        told.score, told.forfeit = Fraction(0), True
    return told


def bounds(pot: Rule) -> tuple[Fraction | None, Fraction | None]:
    """The floor and the cap; None: open."""
    if pot.get("standard") is not None:
        return Fraction(0), exact(pot["standard"])
    floor, cap = pot.get("floor", 0), pot.get("cap", "open")
    return None if floor == "open" else exact(floor), None if cap == "open" else exact(cap)


def category_of(seen: Seen, category: Rule, left: dict[str, set[int]]) -> Told:
    """A category over the year, by its parts where it is settled so."""
    start = exact(category["standard"] if category.get("standard") is not None else category["start"])
    seen = replace(seen, standard=start)
    settle = category.get("settle")
    if settle is None:
        return pot(seen, category, left, start)
    return settled(seen, category, left, start, settle)


def settled(seen: Seen, category: Rule, left: dict[str, set[int]], start: Fraction, settle: Rule) -> Told:
    """Each part of the year anew, then brought together by quarter and over the year."""
    year = Told(Fraction(0))
    scores: list[tuple[Span, Fraction]] = []
    for span in parts(seen.rules, seen.year, settle["every"]):
        if seen.period.cut(span) is None:
            continue
        part = replace(seen, within=span)
        if settle["over"] == "with-rows" and not _has_rows(part, category):
            continue
        told = pot(part, category, left, start)
        year.lines |= told.lines
        scores.append((span, told.score))
    year.settled = scores
    numbers = [score for _, score in scores]
    if settle.get("quarter"):
        quarters = [
            [score for span, score in scores if span.first in quarter]
            for quarter in parts(seen.rules, seen.year, "quarter")
        ]
        numbers = [_together(each, settle["quarter"]) for each in quarters if each]
    year.score = _together(numbers, settle["year"]) if numbers else start
    return year


def _together(numbers: Sequence[Fraction], how: str) -> Fraction:
    return _sum(numbers) / (len(numbers) if how == "mean" else 1)


def _has_rows(part: Seen, category: Rule) -> bool:
    return any(
        chosen(part, rule) or (rule["kind"] == "attendance" and expected(part, rule.get("activity")))
        for rule in _rules_of(category).values()
    )


def total_of(
    rules: dict[str, Any], categories: Iterable[Told], seen: Seen, poll: Fraction | None
) -> tuple[Fraction, Fraction | None]:
    """The quantified score, and the total before limits and rounding; None: something is missing."""
    quantified = _sum(each.score for each in categories)
    weights = rules.get("weights")
    if weights is None:
        pot = rules.get("total")
        return quantified, held_to(exact(pot.get("start", 0)) + quantified, *bounds(pot)) if pot else quantified
    total = quantified * exact(weights["quantified"])
    if weights.get("poll") is not None:
        if poll is None:
            return quantified, None
        total += poll * exact(weights["poll"])
    for name, share in weights.get("marks", {}).items():
        mark = (seen.marks or {}).get(name)
        if mark is None:
            return quantified, None
        total += mark / exact(rules["marks"][name]["full"]) * 100 * exact(share)
    return quantified, total
