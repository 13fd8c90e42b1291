"""One function for each kind of rule: what it gives a member, and from which rows. The arithmetic of a regulation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from dangxing.records import Activity, Event, Ref
from dangxing.results import Remark
from dangxing.rules import (
    Absence,
    AllAttended,
    Attendance,
    BranchRank,
    Condition,
    Forfeit,
    HasNone,
    HasRows,
    HoursShort,
    MissingPeriods,
    NoneUnexcused,
    PerOccurrence,
    Presence,
    Requirement,
    Rule,
    Shortfall,
    ValueTable,
    months_of,
)
from dangxing.scoring.evidence import Attended, MemberYear, Span, add_months

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Given:
    """What a rule gives: how often, its gains (≥ 0) and losses (≤ 0), and the rows that say so.

    ``unit`` are the points of one count where all counts are alike.
    """

    count: int
    gain: Decimal
    loss: Decimal
    unit: Decimal | None
    evidence: tuple[Ref, ...]
    remark: Remark | None = None
    forfeit: bool = False


class Unmet(NamedTuple):
    """A condition that does not hold: why, and the rows that show it."""

    remark: Remark
    evidence: tuple[Ref, ...] = ()


def _given(count: int, unit: Decimal, evidence: Iterable[Ref] = (), remark: Remark | None = None) -> Given | None:
    points = unit * count
    if not points:
        return None
    return Given(count, max(points, ZERO), min(points, ZERO), unit, tuple(evidence), remark)


def _refs(rows: Iterable[Activity]) -> tuple[Ref, ...]:
    return tuple(Ref("activities", row.row) for row in rows)


def _event_refs(events: Iterable[Event]) -> tuple[Ref, ...]:
    return tuple(Ref("schedule", event.row) for event in events)


def _listed(activities: Sequence[str]) -> str:
    return "、".join(activities)


def _with_result(rows: list[Activity], results: tuple[str, ...] | None) -> list[Activity]:
    return rows if results is None else [row for row in rows if row.result in results]


def _sources(
    rule: PerOccurrence | Presence | Absence, year: MemberYear, results: tuple[str, ...] | None
) -> tuple[Ref, ...] | None:
    """The rows that the rule reads; None where it reads 安排 and there is none."""
    if rule.source == "schedule":
        return None if year.held is None else _event_refs(year.events(rule.activity))
    return _refs(_with_result(year.rows(rule.activity), results))


def per_occurrence(rule: PerOccurrence, year: MemberYear) -> Given | None:
    """count × points."""
    found = _sources(rule, year, rule.result)
    points = rule.points.get(year.member.post or "", ZERO) if isinstance(rule.points, dict) else rule.points
    return _given(len(found), points, found) if found else None


def presence(rule: Presence, year: MemberYear) -> Given | None:
    """Points once, however many rows there are."""
    found = _sources(rule, year, rule.result)
    return _given(1, rule.points, found) if found else None


def absence(rule: Absence, year: MemberYear) -> Given | None:
    """Points once where no row stands, or only rows that the rule sets aside."""
    found = _sources(rule, year, None)
    if found is None:
        return None
    if found and rule.except_result and rule.source == "activities":
        rows = year.rows(rule.activity)
        if any(row.result not in rule.except_result for row in rows):
            return None
        remark = Remark(
            "remarks.rejected-rows",
            {"activity": _listed(rule.activity), "result": _listed(rule.except_result)},
        )
        return _given(1, rule.points, found, remark)
    if found:
        return None
    return _given(1, rule.points, (), Remark("remarks.no-row", {"activity": _listed(rule.activity)}))


def summed(rule: Shortfall, year: MemberYear) -> tuple[list[Activity], Decimal]:
    """The rows that count for the rule, and the sum of its measure over them."""
    rows = year.rows(rule.activity)
    if rule.min_characters is not None:
        rows = [row for row in rows if row.characters is not None and row.characters >= rule.min_characters]
    match rule.measure:
        case "count":
            total = Decimal(len(rows))
        case "hours":
            total = sum((row.hours or ZERO for row in rows), ZERO)
        case "characters":
            total = sum((row.characters or ZERO for row in rows), ZERO)
    return rows, total


def shortfall(rule: Shortfall, year: MemberYear) -> Given | None:
    """Points for each whole unit that the sum lacks of the target; where it is nothing, those for none instead."""
    rows, total = summed(rule, year)
    remark = Remark("remarks.sum-short", {"activity": _listed(rule.activity), "sum": total, "target": rule.target})
    if rule.none is not None and not total:
        return _given(1, rule.none, _refs(rows), remark)
    lacking = int(max(rule.target - total, ZERO) // rule.unit)
    return _given(lacking, rule.points, _refs(rows), remark)


def hours_short(rule: HoursShort, year: MemberYear) -> Given | None:
    """Points for each whole unit of hours short, added up over the events before whole units are counted."""
    short = ZERO
    evidence: list[Ref] = []
    if rule.short_of == "schedule":
        for event, row in year.attended(rule.activity).present:
            if event.hours is not None and row.hours is not None and row.hours < event.hours:
                short += event.hours - row.hours
                evidence.append(Ref("activities", row.row))
    else:
        for event in year.events(rule.activity):
            if event.hours is not None and event.hours < rule.short_of:
                short += rule.short_of - event.hours
                evidence.append(Ref("schedule", event.row))
    return _given(int(short // rule.unit), rule.points, evidence, Remark("remarks.hours-short", {"sum": short}))


def span_remark(span: Span) -> Remark:
    """A calendar span by name."""
    months = span.last - span.first + 1
    if months == 1:
        return Remark("remarks.span-month", {"month": span.first})
    if months == 3:
        return Remark("remarks.span-quarter", {"quarter": span.last // 3})
    return Remark("remarks.span-months", {"first": span.first, "last": span.last})


def missing_periods(rule: MissingPeriods, year: MemberYear) -> Given | None:
    """Points for each whole calendar span of the period without such an event."""
    if year.held is None:
        return None
    spans = year.held.whole_spans(months_of(rule.every))
    months = {event.date.month for event in year.held.of(rule.activity)}
    missing = [span for span in spans if not any(span.first <= month <= span.last for month in months)]
    remark = Remark("remarks.missing-spans", {"spans": tuple(span_remark(span) for span in missing)})
    return _given(len(missing), rule.points, (), remark)


def attendance_remark(met: Attended) -> Remark:
    """The five numbers of attendance."""
    return Remark(
        "remarks.attendance",
        {
            "expected": met.expected,
            "attended": len(met.present),
            "excused": len(met.excused),
            "unexcused": len(met.unexcused),
            "unrecorded": len(met.unrecorded),
        },
    )


def attendance(rule: Attendance, year: MemberYear) -> Given | None:
    """Points for each event missed, missed without leave, or missed otherwise."""
    met = year.attended(rule.activity or year.held_activities)
    evidence: list[Ref] = []
    if rule.count != "other":
        evidence += _refs(row for _, row in met.unexcused)
    if rule.count != "unexcused":
        evidence += _refs(row for _, row in met.excused)
    evidence.sort(key=lambda ref: ref.row)
    if rule.count != "unexcused":
        evidence += _event_refs(met.unrecorded)
    return _given(len(evidence), rule.points, evidence, attendance_remark(met))


def value_table(rule: ValueTable, year: MemberYear) -> Given | None:
    """Points by the value of each row, or by the verdict."""
    if rule.by == "verdict":
        appraisal = year.appraisal
        if appraisal is None or appraisal.verdict is None:
            return None
        points = rule.table.get(appraisal.verdict, rule.otherwise or ZERO)
        remark = Remark("remarks.verdict", {"verdict": appraisal.verdict})
        return _given(1, points, (Ref("appraisal", appraisal.row, "verdict"),), remark)
    gain = loss = ZERO
    counted: list[Activity] = []
    units: set[Decimal] = set()
    for row in year.rows(rule.activity or ()):
        value = row.result if rule.by == "result" else row.level
        points = rule.table.get(value or "", rule.otherwise or ZERO)
        if points:
            gain, loss = gain + max(points, ZERO), loss + min(points, ZERO)
            counted.append(row)
            units.add(points)
    if not counted:
        return None
    return Given(len(counted), gain, loss, units.pop() if len(units) == 1 else None, _refs(counted))


def branch_rank(rule: BranchRank, year: MemberYear) -> Given | None:
    """Points by post where the branch stands among the first or the last; the first win where both ends overlap."""
    branch = year.branch
    if branch is None or branch.year_end_rank is None:
        return None
    rank, ranked = branch.year_end_rank, branch.branches_ranked
    if rank <= rule.first.places:
        band = rule.first
    elif ranked is not None and rank > ranked - rule.last.places:
        band = rule.last
    else:
        return None
    post = year.member.post or ""
    remark = Remark("remarks.branch-rank", {"rank": rank, "branches": ranked or "—", "post": post})
    return _given(1, band.points.get(post, ZERO), (Ref("branches", branch.row, "year_end_rank"),), remark)


def forfeit(rule: Forfeit, year: MemberYear) -> Given | None:
    """The category is forfeited where something was expected and nothing attended; it says how many points that is."""
    met = year.attended(rule.activity)
    if not met.expected or met.present:
        return None
    evidence = [*_refs(row for _, row in (*met.excused, *met.unexcused)), *_event_refs(met.unrecorded)]
    evidence.sort(key=lambda ref: (ref.sheet, ref.row))
    remark = Remark("remarks.none-attended", {"expected": met.expected})
    return Given(1, ZERO, ZERO, None, tuple(evidence), remark, forfeit=True)


def applies(rule: Rule, year: MemberYear) -> bool:
    """Whether a requirement applies to the member; every other rule does."""
    if not isinstance(rule, Requirement) or rule.applies_when is None:
        return True
    start, end = year.whole
    return end >= add_months(start, rule.applies_when.longer_than_months)


def unmet(conditions: Iterable[Condition], year: MemberYear) -> Unmet | None:
    """The first of the conditions that does not hold."""
    for condition in conditions:
        match condition:
            case HasRows():
                fault = _lacks_rows(condition, year)
            case HasNone():
                rows = year.rows(condition.none_of)
                remark = Remark("remarks.found", {"activity": _listed(condition.none_of)})
                fault = Unmet(remark, _refs(rows)) if rows else None
            case AllAttended():
                met = year.attended(condition.attended)
                evidence = (*_refs(row for _, row in met.unexcused), *_event_refs(met.unrecorded))
                fault = _missed(condition.attended, evidence)
            case NoneUnexcused():
                met = year.attended(condition.no_unexcused)
                fault = _missed(condition.no_unexcused, _refs(row for _, row in met.unexcused))
        if fault is not None:
            return fault
    return None


def _missed(activities: Sequence[str], evidence: tuple[Ref, ...]) -> Unmet | None:
    if not evidence:
        return None
    return Unmet(Remark("remarks.missed", {"activity": _listed(activities), "count": len(evidence)}), evidence)


def counted(condition: HasRows, year: MemberYear) -> tuple[list[Activity], Decimal]:
    """The rows that count for the condition, and their hours."""
    rows = _with_result(year.rows(condition.activity), condition.result)
    return rows, sum((row.hours or ZERO for row in rows), ZERO)


def _lacks_rows(condition: HasRows, year: MemberYear) -> Unmet | None:
    rows, hours = counted(condition, year)
    if len(rows) >= condition.times and (condition.hours is None or hours >= condition.hours):
        return None
    names = "、".join((*condition.activity,)) if len(condition.activity) < 3 else "／".join(condition.activity)
    if condition.hours is not None:
        params: dict[str, object] = {
            "activity": names, "times": len(rows), "hours": hours,
            "need_times": condition.times, "need_hours": condition.hours,
        }  # fmt: skip
        return Unmet(Remark("remarks.volume", params), _refs(rows))
    if condition.result is not None:
        params = {"activity": names, "result": _listed(condition.result)}
        return Unmet(Remark("remarks.no-row-with", params), _refs(year.rows(condition.activity)))
    return Unmet(Remark("remarks.no-row", {"activity": names}), _refs(rows))


def requirement(rule: Requirement, year: MemberYear) -> Given | None:
    """What is lost by a requirement that is not met is the category's standard: the category says how much."""
    if not applies(rule, year):
        return None
    fault = unmet(rule.met_when, year)
    return None if fault is None else Given(1, ZERO, ZERO, None, fault.evidence, fault.remark)


_KINDS: dict[type[Any], Callable[[Any, MemberYear], Given | None]] = {
    PerOccurrence: per_occurrence,
    Presence: presence,
    Absence: absence,
    Shortfall: shortfall,
    HoursShort: hours_short,
    MissingPeriods: missing_periods,
    Attendance: attendance,
    ValueTable: value_table,
    BranchRank: branch_rank,
    Forfeit: forfeit,
    Requirement: requirement,
}


def give(rule: Rule, year: MemberYear) -> Given | None:
    """What the rule gives the member; None for nothing."""
    return _KINDS[type(rule)](rule, year)
