"""Kinds that count rows: for each, for any, for none, for what they sum up to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import ceil

from dangxing.language.voice import Remark, plain
from dangxing.records import Activity, Ref
from dangxing.results import Measure
from dangxing.rules.kinds.rows import Absence, OwnTarget, PerOccurrence, Presence, Shortfall
from dangxing.scoring.adding import LEAST, Adding, Change, Words
from dangxing.scoring.evidence import MemberYear
from dangxing.scoring.kinds.base import (
    ONE,
    ZERO,
    Given,
    Kind,
    SoFar,
    Wanting,
    event_refs,
    given,
    refs,
    units_of,
    with_result,
)

_TOLD = Decimal("0.01")


def _sources(
    rule: PerOccurrence | Presence | Absence, year: MemberYear, results: tuple[str, ...] | None
) -> tuple[Ref, ...] | None:
    """The rows that the rule reads; None where it reads 安排 and there is none."""
    if rule.source == "schedule":
        return None if year.held is None else event_refs(year.events(rule.activity))
    return refs(with_result(year.rows(rule.activity), results))


def _one_more(rule: PerOccurrence | Presence | Absence, add: Adding) -> Iterator[Change]:
    if rule.source == "activities":
        yield from add.sorts(rule.activity)
    elif (change := add.hold(rule.activity)) is not None:
        yield change


class PerOccurrences(Kind[PerOccurrence]):
    """count × points."""

    def give(self, rule: PerOccurrence, year: MemberYear) -> tuple[Given, ...]:
        found = _sources(rule, year, rule.result)
        return given(len(found), self._points(rule, year), found) if found else ()

    def ways(self, rule: PerOccurrence, add: Adding) -> Iterator[Change]:
        return _one_more(rule, add)

    def key(self, rule: PerOccurrence, year: MemberYear) -> str | None:
        return year.member.post if isinstance(rule.points, dict) else None

    def _points(self, rule: PerOccurrence, year: MemberYear) -> Decimal:
        return rule.points.get(year.member.post or "", ZERO) if isinstance(rule.points, dict) else rule.points


class Presences(Kind[Presence]):
    """Points once, however many rows there are."""

    def give(self, rule: Presence, year: MemberYear) -> tuple[Given, ...]:
        found = _sources(rule, year, rule.result)
        return given(1, rule.points, found) if found else ()

    def ways(self, rule: Presence, add: Adding) -> Iterator[Change]:
        return _one_more(rule, add)


class Absences(Kind[Absence]):
    """Points once where no row stands, or only rows that the rule sets aside."""

    def give(self, rule: Absence, year: MemberYear) -> tuple[Given, ...]:
        found = _sources(rule, year, None)
        if found is None:
            return ()
        if found and rule.except_result and rule.source == "activities":
            rows = year.rows(rule.activity)
            if any(row.result not in rule.except_result for row in rows):
                return ()
            params = {"activity": rule.activity, "result": rule.except_result}
            return given(1, rule.points, found, Remark("remarks.rejected-rows", params))
        if found:
            return ()
        return given(1, rule.points, (), Remark("remarks.no-row", {"activity": rule.activity}))

    def so_far(self, rule: Absence, year: MemberYear, standard: Decimal) -> SoFar:
        # A gain for having nothing is no more decided than a loss; but nothing need be done for it.
        if rule.points > 0:
            return SoFar()
        wanting = tuple(Wanting(rule.activity, "times", ZERO, ONE, lost.remark) for lost in self.give(rule, year))
        return SoFar((), wanting, rule.points if wanting else ZERO)

    def ways(self, rule: Absence, add: Adding) -> Iterator[Change]:
        return _one_more(rule, add)

    def silence(self, rule: Absence, year: MemberYear) -> Remark | None:
        return Remark("remarks.found", {"activity": rule.activity}) if _sources(rule, year, None) else None


class Shortfalls(Kind[Shortfall]):
    """Points for each whole unit that the sum lacks of the target; where it is nothing, those for none instead."""

    def give(self, rule: Shortfall, year: MemberYear) -> tuple[Given, ...]:
        rows, total = self.summed(rule, year)
        target = _target(rule, year)
        if target is None:
            return ()
        remark = _short(rule, total, target)
        if rule.none is not None and not total:
            return given(1, rule.none, refs(rows), remark)
        lacking = units_of(rule.units, max(target - total, ZERO), rule.unit)
        return given(lacking, rule.points, refs(rows), remark)

    def so_far(self, rule: Shortfall, year: MemberYear, standard: Decimal) -> SoFar:
        target = _target(rule, year)
        if rule.points > 0 or target is None:
            return SoFar()
        found = self.give(rule, year)
        measure: Measure = "times" if rule.measure == "count" else rule.measure
        _, total = self.summed(rule, year)
        if total >= target:
            return SoFar()
        # Less than a whole unit short takes no points and is short all the same.
        wanting = Wanting(rule.activity, measure, total, target, found[0].remark if found else None)
        return SoFar((), (wanting,), sum((lost.points for lost in found), ZERO))

    def ways(self, rule: Shortfall, add: Adding) -> Iterator[Change]:
        """A unit more, the least that makes one unit less lack, and anything at all."""
        _, total = self.summed(rule, add.year)
        lacking = max((_target(rule, add.year) or ZERO) - total, ZERO)
        if rule.measure == "count":
            # The clause counts whole units: one less is lacking after one unit more, and often after less.
            amounts = {ceil(min(rule.unit, lacking)) or 1, 1}
            found = (add.rows(rule.activity, count, Words(characters=rule.min_characters)) for count in amounts)
        else:
            least = LEAST[rule.measure]
            measured = {min(rule.unit, lacking) or rule.unit, lacking % rule.unit + least, rule.min_characters or least}
            found = (add.amount(rule.activity, rule.measure, amount) for amount in sorted({*measured, least}))
        yield from (change for change in found if change is not None)

    def silence(self, rule: Shortfall, year: MemberYear) -> Remark:
        target = _target(rule, year)
        if target is None:
            return Remark("remarks.needs-mark", {"mark": rule.mark})
        return _short(rule, self.summed(rule, year)[1], target)

    def key(self, rule: Shortfall, year: MemberYear) -> str | None:
        target = _target(rule, year)
        return None if rule.mark is None or target is None else f"{rule.mark} {plain(target)}"

    def summed(self, rule: Shortfall, year: MemberYear) -> tuple[list[Activity], Decimal]:
        """The rows that count for the rule, and the sum of its measure over them."""
        rows = year.rows(rule.activity)
        if rule.min_characters is not None:
            rows = [row for row in rows if row.characters is not None and row.characters >= rule.min_characters]
        if rule.measure == "count":
            return rows, Decimal(len(rows))
        return rows, sum((getattr(row, rule.measure) or ZERO for row in rows), ZERO)


def _target(rule: Shortfall, year: MemberYear) -> Decimal | None:
    """What the rows are to sum up to; None: the mark that says it is not there."""
    return own_number(rule.target, year)


def own_number(number: Decimal | OwnTarget | None, year: MemberYear) -> Decimal | None:
    """A number that may be of each member's own; None: there is none, or the mark that says it is not there."""
    if not isinstance(number, OwnTarget):
        return number
    value = number.number if number.mark is None else year.marks[number.mark].value
    return None if value is None else number.of_it(value, year.months)


def _short(rule: Shortfall, total: Decimal, target: Decimal) -> Remark:
    told = target.quantize(_TOLD)
    told = target if target == told else told
    return Remark("remarks.sum-short", {"activity": rule.activity, "sum": total, "target": told})
