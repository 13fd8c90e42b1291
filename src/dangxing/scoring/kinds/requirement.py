"""Requirements: met or not, condition by condition."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from dangxing.language.voice import Remark
from dangxing.records import Activity, Ref
from dangxing.rules import Condition
from dangxing.rules.conditions import AllAttended, HasNone, HasRows, NoneUnexcused
from dangxing.rules.kinds.requirement import Requirement
from dangxing.scoring.adding import Adding, Change, Words
from dangxing.scoring.evidence import MemberYear, add_months
from dangxing.scoring.kinds.base import (
    ZERO,
    Given,
    Kind,
    SoFar,
    Wanting,
    event_refs,
    lost_whole,
    refs,
    with_result,
)


class Unmet(NamedTuple):
    """A condition that does not hold: why, and the rows that show it."""

    remark: Remark
    evidence: tuple[Ref, ...] = ()


class Requirements(Kind[Requirement]):
    """What is lost by a requirement that is not met is the category's standard."""

    def give(self, rule: Requirement, year: MemberYear) -> tuple[Given, ...]:
        if not self.applies(rule, year):
            return ()
        return _lost(_unmet(rule.met_when, year))

    def applies(self, rule: Requirement, year: MemberYear) -> bool:
        when = rule.applies_when
        if when is None:
            return True
        start, end = year.whole
        # A month from the first day ends the day before that day comes again: the last day counts.
        return end + dt.timedelta(days=1) >= add_months(start, when.at_least_months)

    def so_far(self, rule: Requirement, year: MemberYear, standard: Decimal) -> SoFar:
        if not self.applies(rule, year):
            return SoFar()
        # What a row has broken no later row can mend.
        broken = _unmet((condition for condition in rule.met_when if not isinstance(condition, HasRows)), year)
        if broken is not None:
            return SoFar(_lost(broken))
        asked = (condition for condition in rule.met_when if isinstance(condition, HasRows))
        wanting = tuple(entry for condition in asked for entry in _wanting(condition, year))
        return SoFar((), wanting, -standard if wanting else ZERO)

    def more(self, rule: Requirement, add: Adding) -> Change | None:
        """All that the conditions lack; None where one of them can be met no longer."""
        if not self.applies(rule, add.year):
            return None
        parts: list[Change] = []
        for condition in rule.met_when:
            if _fault(condition, add.year) is not None:
                found = _more(condition, add)
                if found is None:
                    return None
                parts.append(found)
        return Change.together(parts) if parts else None


def _lost(fault: Unmet | None) -> tuple[Given, ...]:
    return () if fault is None else lost_whole(fault.evidence, fault.remark)


def _unmet(conditions: Iterable[Condition], year: MemberYear) -> Unmet | None:
    """The first of the conditions that does not hold."""
    return next((fault for condition in conditions if (fault := _fault(condition, year)) is not None), None)


def _fault(condition: Condition, year: MemberYear) -> Unmet | None:
    match condition:
        case HasRows():
            return _lacks_rows(condition, year)
        case HasNone():
            rows = year.rows(condition.none_of)
            remark = Remark("remarks.found", {"activity": condition.none_of})
            return Unmet(remark, refs(rows)) if rows else None
        case AllAttended():
            met = year.attended(condition.attended)
            evidence = (*refs(row for _, row in met.unexcused), *event_refs(met.unrecorded))
            return _missed(condition.attended, evidence)
        case NoneUnexcused():
            met = year.attended(condition.no_unexcused)
            return _missed(condition.no_unexcused, refs(row for _, row in met.unexcused))


def _missed(activities: Sequence[str], evidence: tuple[Ref, ...]) -> Unmet | None:
    if not evidence:
        return None
    return Unmet(Remark("remarks.missed", {"activity": activities, "count": len(evidence)}), evidence)


def _counted(condition: HasRows, year: MemberYear) -> tuple[list[Activity], Decimal]:
    """The rows that count for the condition, and their hours."""
    rows = with_result(year.rows(condition.activity), condition.result)
    if condition.hours is not None:
        # Where hours are asked, what took none is no time.
        rows = [row for row in rows if row.hours != 0]
    return rows, sum((row.hours or ZERO for row in rows), ZERO)


def _lacks_rows(condition: HasRows, year: MemberYear) -> Unmet | None:
    rows, hours = _counted(condition, year)
    if len(rows) >= condition.times and (condition.hours is None or hours >= condition.hours):
        return None
    if condition.hours is not None:
        params: dict[str, object] = {
            "activity": condition.activity, "times": len(rows), "hours": hours,
            "need_times": condition.times, "need_hours": condition.hours,
        }  # fmt: skip
        return Unmet(Remark("remarks.volume", params), refs(rows))
    if condition.result is not None:
        params = {"activity": condition.activity, "result": condition.result}
        return Unmet(Remark("remarks.no-row-with", params), refs(year.rows(condition.activity)))
    return Unmet(Remark("remarks.no-row", {"activity": condition.activity}), refs(rows))


def _wanting(condition: HasRows, year: MemberYear) -> Iterator[Wanting]:
    rows, hours = _counted(condition, year)
    missing = _lacks_rows(condition, year)
    remark = missing.remark if missing else None
    few_hours = condition.hours is not None and hours < condition.hours
    # Hours that are still to be done will be done at least once.
    if len(rows) < condition.times and not (few_hours and condition.times == 1):
        yield Wanting(condition.activity, "times", Decimal(len(rows)), Decimal(condition.times), remark)
    if condition.hours is not None and few_hours:
        yield Wanting(condition.activity, "hours", hours, condition.hours, remark)


def _more(condition: Condition, add: Adding) -> Change | None:
    match condition:
        case HasRows():
            rows, hours = _counted(condition, add.year)
            short = max((condition.hours or ZERO) - hours, ZERO)
            times = max(condition.times - len(rows), 1 if short else 0)
            result = condition.result[0] if condition.result else None
            return add.rows(condition.activity, times, Words(result=result), volume=short or None)
        case AllAttended():
            return add.attend_all(condition.attended)
        case _:
            return None
