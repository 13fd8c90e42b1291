"""The records of one workbook, indexed once, so that what a member's year holds is found without searching."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from dangxing.records import Activity, Event, Member, Present, Records
from dangxing.rules import Calendar, RuleSet
from dangxing.rules.marks import any_by_best
from dangxing.scoring.evidence import NO_EVENTS, NO_ROWS, BranchYear, Kept, MemberYear, Period, period_of
from dangxing.scoring.marks import Marked, bests_of, compared, marks_of


class Index:
    """The records of one workbook by member and by branch: one pass over the rows."""

    def __init__(
        self, records: Records, year: int, groups: frozenset[str] = frozenset(), kept: Kept | None = None
    ) -> None:
        """``groups`` are the tracks of groups; ``kept`` is where parts of the year are kept, by what is in them."""
        self.year = year
        self._kept = kept
        self._within: dict[tuple[str, str], list[str]] = defaultdict(list)
        for member in records.members:
            self._within[member.branch, "branch" if member.track in groups else "members"].append(member.id)
        self.has_schedule = not {"schedule", "sign_in"}.isdisjoint(records.layouts)
        self.before = records.before
        self._members = records.members
        self._bests = dict(records.bests or {})
        self.appraisals = {row.id: row for row in records.appraisal}
        self.branches = {row.branch: row for row in records.branches}
        self._activities: dict[str, list[Activity]] = defaultdict(list)
        for activity in records.activities:
            self._activities[activity.id].append(activity)
        self._events: dict[str, list[Event]] = defaultdict(list)
        for event in records.schedule:
            self._events[event.branch].append(event)
        self._branch_years: dict[tuple[str, Period, str], BranchYear] = {}
        self._all_done: dict[tuple[str, Period], dict[str, list[Activity]]] = {}

    def member_year(self, member: Member, whole: Period, rules: RuleSet, as_of: dt.date | None = None) -> MemberYear:
        """What the member's period holds, up to ``as_of`` if that is given; rows and events outside it do not count."""
        start, last = whole
        end = last if as_of is None else min(last, as_of)
        period = (start, end)
        held = frozenset(rules.held)
        done: dict[str, list[Activity]] = {}
        own: dict[tuple[dt.date, str], Activity] = {}
        for row in self._activities.get(member.id, NO_ROWS):
            if start <= row.date <= end:
                if row.attendance == Present:
                    done.setdefault(row.activity, []).append(row)
                if row.activity in held:
                    own[row.date, row.activity] = row
        return MemberYear(
            member=member,
            period=period,
            done=done,
            own=own,
            held=self._branch_year(member.branch, period, rules.calendar) if self.has_schedule else None,
            held_activities=rules.held,
            appraisal=self.appraisals.get(member.id),
            branch=self.branches.get(member.branch),
            due_by=last if end < last else None,
            marks=self._marks(member, rules) if rules.marks else {},
            calendar=rules.calendar,
            others={
                whose: self._of_others(member, whose, period, activities)
                for whose, activities in sorted(rules.read_of_others.items())
            },
            kept=self._kept,
        )

    def _marks(self, member: Member, rules: RuleSet) -> Mapping[str, Marked]:
        found = marks_of(rules.marks, self.appraisals.get(member.id))
        return compared(found, rules.marks, self.bests(rules), member) if any_by_best(rules.marks) else found

    def bests(self, rules: RuleSet) -> Mapping[tuple[str, str], Decimal]:
        """The best of each mark that others are reckoned by, among all whom a rule set appraises in the year."""
        if rules.id not in self._bests:
            own = (member for member in self._members if member.track in rules.tracks)
            there = (member for member in own if period_of(member, self.year, rules))
            self._bests[rules.id] = bests_of(rules.marks, there, self.appraisals)
        return self._bests[rules.id]

    def _of_others(
        self, member: Member, whose: str, period: Period, activities: Iterable[str]
    ) -> Mapping[str, Sequence[Activity]]:
        """What the group has done, its members, or the others of them."""
        if whose != "others":
            return self._done(self._within.get((member.branch, whose), ()), period)
        key = member.branch, period
        if key not in self._all_done:
            self._all_done[key] = self._done(self._within.get((member.branch, "members"), ()), period)
        done = self._all_done[key]
        return {name: [row for row in done.get(name, NO_ROWS) if row.id != member.id] for name in activities}

    def _done(self, ids: Iterable[str], period: Period) -> dict[str, list[Activity]]:
        """What some members have done within a period, by activity."""
        start, end = period
        done: dict[str, list[Activity]] = {}
        for key in ids:
            for row in self._activities.get(key, NO_ROWS):
                if start <= row.date <= end and row.attendance == Present:
                    done.setdefault(row.activity, []).append(row)
        return done

    def _branch_year(self, branch: str, period: Period, calendar: Calendar) -> BranchYear:
        key = branch, period, calendar.starts
        kept = self._branch_years.get(key)
        if kept is None:
            start, end = period
            events: dict[str, list[Event]] = defaultdict(list)
            for event in self._events.get(branch, NO_EVENTS):
                if start <= event.date <= end:
                    events[event.activity].append(event)
            kept = self._branch_years[key] = BranchYear(period, events, calendar)
        return kept
