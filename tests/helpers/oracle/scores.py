"""Pots and totals: what the rules found, together. Source: 「Where a category begins」, 「Where clauses meet」."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, NamedTuple

from oracle.calendar import Span, parts
from oracle.finding import (
    Found,
    Row,
    Rule,
    Seen,
    exact,
    forfeits,
    found_by,
    held_of,
    held_to,
    listed,
    rows_behind,
)


class Given(NamedTuple):
    """What a rule gave: so many times and points in all that it gave, and that it took (as points below 0)."""

    gains: int
    losses: int
    gained: Fraction
    lost: Fraction


@dataclass
class Told:
    """What a category came to: its score, what each rule gave, and what that was in all the parts that count."""

    score: Fraction
    lines: dict[tuple[str, Span | None], Given] = field(default_factory=dict)
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


def rules_of(category: Rule) -> dict[str, Rule]:
    """The rules of a category and of its parts."""
    of_parts = {name: rule for part in category.get("parts", {}).values() for name, rule in part["rules"].items()}
    return {**category.get("rules", {}), **of_parts}


def instead(track: Rule) -> dict[str, Rule]:
    """The rules that count rows in place of others, by the rules whose rows they are."""
    found: dict[str, Rule] = {}
    for category in track["categories"].values():
        for rule in rules_of(category).values():
            if rule.get("instead_of"):
                found[rule["instead_of"]] = rule
    return found


def _left(seen: Seen, rule: Rule | None) -> frozenset[int]:
    """The rows for which a rule gives points."""
    if rule is None:
        return frozenset()
    found = [each for each in kept(found_by(seen, rule), rule.get("keep")) if each.points]
    rows: list[Row] = [row for each in found for row in ([each.row] if each.row else rows_behind(seen, rule))]
    return frozenset(row.row for row in rows)


def pot(seen: Seen, category: Rule, replacing: dict[str, Rule], start: Fraction) -> Told:
    """A category over the days looked at: what each rule gave, held to its bounds once."""
    told = Told(Fraction(0))
    forfeit = [name for name, rule in rules_of(category).items() if rule["kind"] == "forfeit" and forfeits(seen, rule)]

    def given(rules: dict[str, Rule], keep: Rule | None = None) -> tuple[Fraction, Fraction]:
        found = {}
        for name, rule in rules.items():
            if rule["kind"] != "forfeit":
                whole = replace(seen, within=None)
                left = _left(seen, replacing.get(name)), _left(whole, replacing.get(name))
                without = replace(seen, left=left[0], left_in_year=left[1])
                # Where only the highest of a part count, each row is looked at by itself.
                found[name] = kept(found_by(without, rule, by_row=keep is not None), rule.get("keep"))
        stay = {id(each) for each in kept([each for rows in found.values() for each in rows], keep)}
        total = lost = Fraction(0)
        for name, every in found.items():
            rows = [each for each in every if id(each) in stay and each.points]
            sides = [[each for each in rows if (each.points > 0) == gain] for gain in (True, False)]
            sums = [_at_most(_sum(each.points for each in side), rules[name].get("at_most")) for side in sides]
            if rows:
                times = [sum(each.times for each in side) for side in sides]
                told.lines[name, seen.within] = Given(times[0], times[1], sums[0], sums[1])
            total, lost = total + _sum(sums), lost + sums[1]
        return total, lost

    total, lost = given(category.get("rules", {}))
    parts: list[tuple[Fraction, Fraction]] = []
    for part in category.get("parts", {}).values():
        points, taken = given(part["rules"], part.get("keep"))
        held = _at_most(points, part.get("at_most"))
        # What the part does not take after all was not lost.
        parts.append((held, taken + max(held - points, Fraction(0))))
    if "keep" in category:
        parts = sorted(parts, key=lambda part: -part[0])[: category["keep"]["highest"]]
    told.score = held_to(start + total + _sum(held for held, _ in parts), *bounds(category))
    told.lost = -lost - _sum(taken for _, taken in parts)
    if forfeit:
        told.score, told.forfeit, told.lost = Fraction(0), True, told.lost + start
    return told


def bounds(pot: Rule) -> tuple[Fraction | None, Fraction | None]:
    """The floor and the cap; None: open."""
    if pot.get("standard") is not None:
        return Fraction(0), exact(pot["standard"])
    floor, cap = pot.get("floor", 0), pot.get("cap", "open")
    return None if floor == "open" else exact(floor), None if cap == "open" else exact(cap)


def category_of(seen: Seen, category: Rule, replacing: dict[str, Rule], start: Fraction) -> Told:
    """A category over the year, by its parts where it is settled so."""
    seen = replace(seen, standard=start)
    settle = category.get("settle")
    if settle is None:
        return pot(seen, category, replacing, start)
    return settled(seen, category, replacing, start, settle)


def settled(seen: Seen, category: Rule, replacing: dict[str, Rule], start: Fraction, settle: Rule) -> Told:
    """Each part of the year anew, then brought together by quarter and over the year."""
    year = Told(Fraction(0))
    scores: list[tuple[Span, Fraction]] = []
    taken: list[tuple[Span, Fraction]] = []
    for span in parts(seen.rules, seen.year, settle["every"]):
        if seen.period.cut(span) is None:
            continue
        part = replace(seen, within=span)
        if settle["over"] == "with-rows" and not _has_rows(part, category):
            continue
        told = pot(part, category, replacing, start)
        year.lines |= told.lines
        scores.append((span, told.score))
        taken.append((span, told.lost))
    year.settled = scores
    year.score = _in_year(seen, settle, scores, start if settle["year"] == "mean" else Fraction(0))
    year.lost = _in_year(seen, settle, taken, Fraction(0))
    return year


def _in_year(seen: Seen, settle: Rule, scores: Sequence[tuple[Span, Fraction]], nothing: Fraction) -> Fraction:
    """What the parts come to together."""
    numbers = [score for _, score in scores]
    if settle.get("quarter"):
        quarters = [
            [score for span, score in scores if span.first in quarter]
            for quarter in parts(seen.rules, seen.year, "quarter")
        ]
        numbers = [_together(each, settle["quarter"]) for each in quarters if each]
    return _together(numbers, settle["year"]) if numbers else nothing


def _together(numbers: Sequence[Fraction], how: str) -> Fraction:
    return _sum(numbers) / (len(numbers) if how == "mean" else 1)


def _has_rows(part: Seen, category: Rule) -> bool:
    """Whether there is a row of an activity that a rule of the category reads, in the sheet where it reads it."""
    for rule in rules_of(category).values():
        rows: list[Row] = list(part.others if rule.get("whose", "self") != "self" else part.rows)
        if rule["kind"] in ("attendance", "hours-short", "missing-periods") or rule.get("in") == "schedule":
            rows += part.events
        names = listed(rule.get("activity")) or held_of(part.rules)
        if any(row.activity in names and row.date in part.span for row in rows):
            return True
    return False


def total_of(
    rules: dict[str, Any], categories: Iterable[Told], marks: dict[str, Fraction], poll: Fraction | None
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
        mark = marks.get(name)
        if mark is None:
            return quantified, None
        total += mark / exact(rules["marks"][name]["full"]) * 100 * exact(share)
    return quantified, total
