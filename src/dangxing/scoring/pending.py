"""Rules before the member's period has ended: what is decided by now, and what may still be done until then.

A lecture that was missed stays missed, and an hour short stays short. But who has handed in one article of three by the
end of June lacks none yet: what only the end of the period can decide takes no points before it, and is told as due.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from dangxing.results import Measure, Remark
from dangxing.rules import Absence, Forfeit, HasRows, Requirement, Rule, Shortfall
from dangxing.scoring.evidence import MemberYear
from dangxing.scoring.kinds import ZERO, Given, applies, counted, give, summed, unmet

_ONE = Decimal(1)


class Wanting(NamedTuple):
    """What a rule asks for until the period ends: of which activities how much is there, and how much there must be."""

    activity: tuple[str, ...]
    measure: Measure
    have: Decimal
    target: Decimal
    remark: Remark | None = None


class SoFar(NamedTuple):
    """What a rule gives by now; what it still asks for, and the points (≤ 0) that it takes if nothing more comes."""

    given: Given | None
    wanting: tuple[Wanting, ...] = ()
    at_stake: Decimal = ZERO


def so_far(rule: Rule, year: MemberYear, standard: Decimal) -> SoFar:
    """What the rule gives a member whose period has not ended. ``standard`` is that of the rule's category."""
    match rule:
        case Absence() | Shortfall():
            return _lack(rule, year)
        case Forfeit():
            lost = give(rule, year)
            if lost is None:
                return SoFar(None)
            return SoFar(None, (Wanting(rule.activity, "times", ZERO, _ONE, lost.remark),), -standard)
        case Requirement():
            return _requirement(rule, year, standard)
        case _:
            return SoFar(give(rule, year))


def _lack(rule: Absence | Shortfall, year: MemberYear) -> SoFar:
    # A gain for having nothing is no more decided than a loss; but nothing need be done for it.
    if rule.points > 0:
        return SoFar(None)
    found = give(rule, year)
    at_stake = found.loss if found else ZERO
    remark = found.remark if found else None
    if isinstance(rule, Absence):
        wanting = (Wanting(rule.activity, "times", ZERO, _ONE, remark),) if found else ()
        return SoFar(None, wanting, at_stake)
    measure: Measure = "times" if rule.measure == "count" else rule.measure
    _, total = summed(rule, year)
    if total >= rule.target:
        return SoFar(None)
    # Less than a whole unit short takes no points and is short all the same.
    return SoFar(None, (Wanting(rule.activity, measure, total, rule.target, remark),), at_stake)


def _requirement(rule: Requirement, year: MemberYear, standard: Decimal) -> SoFar:
    if not applies(rule, year):
        return SoFar(None)
    # What a row has broken no later row can mend.
    broken = unmet((condition for condition in rule.met_when if not isinstance(condition, HasRows)), year)
    if broken is not None:
        return SoFar(Given(1, ZERO, ZERO, None, broken.evidence, broken.remark))
    wanting = tuple(
        entry for condition in rule.met_when if isinstance(condition, HasRows) for entry in _rows(condition, year)
    )
    return SoFar(None, wanting, -standard if wanting else ZERO)


def _rows(condition: HasRows, year: MemberYear) -> Iterator[Wanting]:
    rows, hours = counted(condition, year)
    missing = unmet((condition,), year)
    remark = missing.remark if missing else None
    few_hours = condition.hours is not None and hours < condition.hours
    # Hours that are still to be done will be done at least once.
    if len(rows) < condition.times and not (few_hours and condition.times == 1):
        yield Wanting(condition.activity, "times", Decimal(len(rows)), Decimal(condition.times), remark)
    if condition.hours is not None and few_hours:
        yield Wanting(condition.activity, "hours", hours, condition.hours, remark)
