"""Kinds that read what the branch held, and how the members attended; and where the branch stands."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from dangxing.language.voice import Remark, plain
from dangxing.records import Event, Ref, SignInEvent
from dangxing.rules import Span
from dangxing.rules.kinds.events import Attendance, BranchRank, Forfeit, HoursShort, MissingPeriods
from dangxing.rules.terms import carried
from dangxing.scoring.adding import Adding, Change
from dangxing.scoring.evidence import Attended, BranchYear, MemberYear
from dangxing.scoring.kinds.base import (
    ONE,
    ZERO,
    Given,
    Kind,
    SoFar,
    Wanting,
    event_refs,
    given,
    given_by_rows,
    lost_whole,
    refs,
    units_of,
    window_of,
)
from dangxing.scoring.settled import span_remark

_WHOLE = Decimal(100)
_TOLD = Decimal("0.01")


class HoursShorts(Kind[HoursShort]):
    """Points for each whole hour short, added up over the events before whole hours are counted.

    Nothing that is added later makes up for hours that were short.
    """

    def give(self, rule: HoursShort, year: MemberYear) -> tuple[Given, ...]:
        short = ZERO
        evidence: list[Ref] = []
        if rule.short_of == "schedule":
            for event, row in year.attended(rule.activity).present:
                if event.hours is not None and row.hours is not None and row.hours < event.hours:
                    short += event.hours - row.hours
                    evidence.append(row.ref)
        else:
            for event in year.events(rule.activity):
                if event.hours is not None and event.hours < rule.short_of:
                    short += rule.short_of - event.hours
                    evidence.append(event.ref)
        return given(int(short), rule.points, evidence, Remark("remarks.hours-short", {"sum": short}))


class MissingSpans(Kind[MissingPeriods]):
    """Points for each whole calendar span of the period without such an event."""

    def give(self, rule: MissingPeriods, year: MemberYear) -> tuple[Given, ...]:
        missing = self._missing(rule, year)
        remark = Remark("remarks.missing-spans", {"spans": tuple(span_remark(span) for span in missing)})
        return given(len(missing), rule.points, (), remark)

    def more(self, rule: MissingPeriods, add: Adding) -> Change | None:
        found = (add.hold(rule.activity, span) for span in self._missing(rule, add.year))
        return next((change for change in found if change is not None), None)

    def _missing(self, rule: MissingPeriods, year: MemberYear) -> list[Span]:
        if year.held is None:
            return []
        # One day will do for each month: a branch may hold as many events as it likes. Semesters begin on any day.
        if rule.times > 1:
            return [span for span, lacking in self._lacking(rule, year.held) for _ in range(lacking)]
        events = year.held.of(rule.activity)
        days = {event.date if rule.every in ("semester", "week") else event.date.replace(day=1) for event in events}
        spans = year.held.whole_spans(rule.every)
        return [span for span in spans if not any(map(span.holds, days))]

    def _lacking(self, rule: MissingPeriods, held: BranchYear) -> Iterator[tuple[Span, int]]:
        """How many events there are too few of, span by span."""
        days = sorted(event.date for event in held.of(rule.activity))
        for span in held.whole_spans(rule.every):
            yield span, rule.times - (bisect_right(days, span.last) - bisect_left(days, span.first))


class Attendances(Kind[Attendance]):
    """Points for each event missed, missed without leave, or missed otherwise."""

    def give(self, rule: Attendance, year: MemberYear) -> tuple[Given, ...]:
        met = year.attended(rule.activity or year.held_activities)
        if rule.by == "rate":
            return _by_rate(rule, met)
        missed = _missed(rule, met)
        if rule.points is not None:
            return given(len(missed), rule.points, [ref for _, ref in missed], five_numbers(met))
        if rule.by == "count":
            points = rule.of(Decimal(len(missed)))
            return given(1, points, [ref for _, ref in missed], five_numbers(met)) if missed else ()
        return given_by_rows(list(self._by_nth(rule, year)), five_numbers(met))

    def _by_nth(self, rule: Attendance, year: MemberYear) -> Iterator[tuple[Ref, Decimal]]:
        """Which time it was is counted over the whole window, were only a part of the year looked at."""
        counts: Counter[dt.date | None] = Counter()
        around, every = year.around or year, rule.within or rule.anew
        for event, ref in sorted(_missed(rule, around.attended(rule.activity or year.held_activities)), key=_dated):
            window = window_of(every, event.date, year.calendar)
            counts[window] += 1
            points = rule.of(Decimal(counts[window]))
            if points and year.period[0] <= event.date <= year.period[1]:
                yield ref, points

    def more(self, rule: Attendance, add: Adding) -> Change | None:
        # What has no record yet is missed, but not without leave.
        if rule.count in ("unexcused", "excused"):
            return None
        return add.attend(rule.activity or add.year.held_activities)

    def ways(self, rule: Attendance, add: Adding) -> Iterator[Change]:
        one = self.more(rule, add)
        if one is not None:
            yield one
        if rule.by == "rate":
            # All that are still to come may reach a step; where none is, one more that is attended lifts the rate.
            activities = rule.activity or add.year.held_activities
            other = add.hold(activities) if one is None else add.attend(activities, every=True)
            yield from () if other is None else (other,)

    def silence(self, rule: Attendance, year: MemberYear) -> Remark | None:
        return _rate_told(rule, year.attended(rule.activity or year.held_activities)) if rule.by == "rate" else None

    def key(self, rule: Attendance, year: MemberYear) -> str | None:
        rate = _rate(rule, year.attended(rule.activity or year.held_activities)) if rule.by == "rate" else None
        return None if rate is None else f"{plain(rate.quantize(_TOLD))}%"


def _rate(rule: Attendance, met: Attended) -> Decimal | None:
    return rule.rate(len(met.present), len(met.excused), met.expected)


def _by_rate(rule: Attendance, met: Attended) -> tuple[Given, ...]:
    """The points of the share that was attended, or of what lacks; those for none expected."""
    rate, remark = _rate(rule, met), _rate_told(rule, met)
    evidence = [*refs(row for _, row in (*met.present, *met.excused, *met.unexcused)), *event_refs(met.unrecorded)]
    evidence.sort(key=lambda ref: ref.order)
    if rate is None or rule.points is None:
        return given(1, rule.otherwise or ZERO if rate is None else rule.of(rate), evidence, remark)
    amount, per = rate if rule.short_of is None else max(rule.short_of - rate, ZERO), rule.per or _WHOLE
    if rule.units in ("whole", "begun"):
        return given(units_of(rule.units, amount, per), rule.points, evidence, remark)
    return given(1, carried(rule.points * amount / per), evidence, remark)


def _rate_told(rule: Attendance, met: Attended) -> Remark:
    rate, told = _rate(rule, met), five_numbers(met)
    if rate is None:
        return told
    return Remark("remarks.and", {"first": told, "second": Remark("remarks.rate", {"rate": rate.quantize(_TOLD)})})


def _missed(rule: Attendance, met: Attended) -> list[tuple[Event, Ref]]:
    """The events that count as missed, with where that stands: those recorded in the order of rows, then the others."""
    found = [*met.unexcused] if rule.count in ("missed", "unexcused") else []
    found += met.excused if rule.count != "unexcused" else []
    told = sorted(((event, row.ref) for event, row in found), key=lambda each: each[1].order)
    if rule.count in ("missed", "other"):
        told += [(event, event.ref) for event in met.unrecorded]
    return told


def _dated(missed: tuple[Event, Ref]) -> tuple[dt.date, bool, int]:
    event, _ = missed
    return event.date, type(event) is SignInEvent, event.row


def five_numbers(met: Attended) -> Remark:
    """How the expected events were met."""
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


class Forfeits(Kind[Forfeit]):
    """The category is forfeited where something was expected and nothing attended; it says how many points that is."""

    def give(self, rule: Forfeit, year: MemberYear) -> tuple[Given, ...]:
        met = year.attended(rule.activity)
        if not met.expected or met.present:
            return ()
        evidence = [*refs(row for _, row in (*met.excused, *met.unexcused)), *event_refs(met.unrecorded)]
        evidence.sort(key=lambda ref: ref.order)
        return lost_whole(evidence, Remark("remarks.none-attended", {"expected": met.expected}), forfeit=True)

    def so_far(self, rule: Forfeit, year: MemberYear, standard: Decimal) -> SoFar:
        wanting = tuple(Wanting(rule.activity, "times", ZERO, ONE, lost.remark) for lost in self.give(rule, year))
        return SoFar((), wanting, -standard if wanting else ZERO)

    def more(self, rule: Forfeit, add: Adding) -> Change | None:
        if not self.give(rule, add.year):
            return None
        return add.attend(rule.activity) or add.hold(rule.activity)


class BranchRanks(Kind[BranchRank]):
    """Points by post where the branch stands among the first or the last; the first win where both ends overlap."""

    def give(self, rule: BranchRank, year: MemberYear) -> tuple[Given, ...]:
        branch = year.branch
        if branch is None or branch.year_end_rank is None:
            return ()
        rank, ranked = branch.year_end_rank, branch.branches_ranked
        if rank <= rule.first.places:
            band = rule.first
        elif ranked is not None and rank > ranked - rule.last.places:
            band = rule.last
        else:
            return ()
        post = year.member.post or ""
        points: Decimal = band.points.get(post, ZERO)
        remark = Remark("remarks.branch-rank", {"rank": rank, "branches": ranked or "—", "post": post})
        return given(1, points, (Ref("branches", branch.row, "year_end_rank"),), remark)

    def silence(self, rule: BranchRank, year: MemberYear) -> Remark:
        branch = year.branch
        if branch is None or branch.year_end_rank is None:
            return Remark("remarks.no-branch-rank")
        ranked, post = branch.branches_ranked or "—", year.member.post or "—"
        return Remark("remarks.branch-rank", {"rank": branch.year_end_rank, "branches": ranked, "post": post})

    def key(self, rule: BranchRank, year: MemberYear) -> str | None:
        return year.member.post
