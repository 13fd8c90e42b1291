"""What a rule can give at most: every number of points in it, and whether it can add or take off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from dangxing import rules as r


class Points(NamedTuple):
    """Points of one count, and the keys under the rule that they stand at."""

    loc: tuple[str, ...]
    value: Decimal


def points_of(rule: r.Rule) -> Iterator[Points]:
    """Every number of points that a rule can give for one count, in the order of its keys.

    A forfeit and a requirement cost what the category's standard is: they have none of their own.
    """
    for key in ("points", "table", "otherwise", "none"):
        yield from _numbers((key,), getattr(rule, key, None))
    if isinstance(rule, r.BranchRank):
        yield from _numbers(("first", "points"), rule.first.points)
        yield from _numbers(("last", "points"), rule.last.points)


def _numbers(loc: tuple[str, ...], value: object) -> Iterator[Points]:
    if isinstance(value, Mapping):
        for term, number in value.items():
            yield Points((*loc, str(term)), number)
    elif isinstance(value, Decimal):
        yield Points(loc, value)


def can_deduct(rule: r.Rule) -> bool:
    """Whether the rule can ever cost a member points."""
    return isinstance(rule, r.Forfeit | r.Requirement) or any(entry.value < 0 for entry in points_of(rule))
