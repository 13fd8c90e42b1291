"""What a member's year holds, in which every rule finds its rows without searching."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from dangxing.records import (
    Activity,
    Appraisal,
    Branch,
    Event,
    Excused,
    Exempt,
    Member,
    Present,
    Ref,
    SignIn,
    SignInEvent,
)
from dangxing.rules import NATURAL, Calendar, Every, Reads, RuleSet, Span
from dangxing.scoring.marks import Marked

Period = tuple[dt.date, dt.date]
Kept = dict[object, object]
NO_EVENTS: Sequence[Event] = ()
NO_ROWS: Sequence[Activity] = ()


def period_of(member: Member, year: int, rules: RuleSet) -> Period | None:
    """The year cut to 起始日期 and 截止日期, or the whole term if it ends in the year; None: there is neither."""
    if rules.period == "term" and member.start and member.end:
        return (member.start, member.end) if member.end.year == year and member.start <= member.end else None
    start = max(rules.calendar.first(year), member.start or dt.date.min)
    end = min(rules.calendar.last(year), member.end or dt.date.max)
    return (start, end) if start <= end else None


def months_left(day: dt.date, end: dt.date) -> int:
    """How many calendar months have a day after ``day`` and up to ``end``, the one that is under way among them."""
    tomorrow = day + dt.timedelta(days=1)
    return (end.year - tomorrow.year) * 12 + end.month - tomorrow.month + 1


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day so many months on, or the last day of a month that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def whole_months(first: dt.date, last: dt.date) -> int:
    """How many whole calendar months there are from one day to another, both among them."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    after = last + dt.timedelta(1)
    return next((count for count in range(months, 0, -1) if add_months(first, count) <= after), 0)


def _in_order(record: Activity | Event) -> tuple[bool, int]:
    """Rows of 安排 and 活動 by their numbers, then what 簽到 holds, by its rows."""
    return type(record) is SignIn or type(record) is SignInEvent, record.row


@dataclass(frozen=True)
class BranchYear:
    """What one branch held inside one period, by activity, in the order of days."""

    period: Period
    events: Mapping[str, Sequence[Event]]
    calendar: Calendar = NATURAL
    spans: dict[Every, tuple[Span, ...]] = field(default_factory=dict)
    parts: dict[Period, BranchYear] = field(default_factory=dict)

    def within(self, period: Period) -> BranchYear:
        """A part of it, kept: every member of the branch asks for the same."""
        if period not in self.parts:
            first, last = period
            events = {
                activity: [event for event in found if first <= event.date <= last]
                for activity, found in self.events.items()
            }
            self.parts[period] = BranchYear(period, events, self.calendar)
        return self.parts[period]

    def of(self, activities: Iterable[str]) -> list[Event]:
        """The events of any of the activities."""
        return [event for activity in activities for event in self.events.get(activity, NO_EVENTS)]

    def whole_spans(self, every: Every) -> tuple[Span, ...]:
        """The spans that lie wholly inside the period, kept, since every member of the branch asks for the same."""
        if every not in self.spans:
            self.spans[every] = self.calendar.spans(*self.period, every)
        return self.spans[every]


class Attended(NamedTuple):
    """How the expected events were met; the sum of all is what was expected. Missed: all but ``present``."""

    present: list[tuple[Event, Activity]]
    excused: list[tuple[Event, Activity]]
    unexcused: list[tuple[Event, Activity]]
    unrecorded: list[Event]

    @property
    def expected(self) -> int:
        """How many events were expected."""
        return len(self.present) + len(self.excused) + len(self.unexcused) + len(self.unrecorded)


@dataclass(frozen=True)
class MemberYear:
    """One member inside the period: rows done by activity, every row of a held activity by day, and the branch's year.

    ``held`` is None where the workbook has no sheet 安排: then nothing is expected, and what reads 安排 gives nothing.
    ``due_by`` is the last day of the member's period where the period is looked at only up to an earlier day.
    ``marks`` are those of the rule set, by their names. ``set_aside``: so many rows another rule counts.
    ``closed``: so many rows are of days from which on they do not count.
    ``others`` are rows of the member's group (branch), or of the group's members, where rules read them.
    """

    member: Member
    period: Period
    done: Mapping[str, Sequence[Activity]]
    own: Mapping[tuple[dt.date, str], Activity]
    held: BranchYear | None
    held_activities: tuple[str, ...]
    appraisal: Appraisal | None
    branch: Branch | None
    due_by: dt.date | None = None
    marks: Mapping[str, Marked] = field(default_factory=dict)
    calendar: Calendar = NATURAL
    set_aside: int = 0
    closed: int = 0
    others: Mapping[str, Mapping[str, Sequence[Activity]]] = field(default_factory=dict)
    around: MemberYear | None = None
    """Where this is a part of a year, for which something is reckoned anew: that whole year."""
    kept: Kept | None = None
    """What parts of the year came to before, by what is in them; None: nothing is kept."""

    def within(self, span: Span) -> MemberYear:
        """What of it lies in a span that has a day of it, kept: several rules ask for the same."""
        kept = self._parts.get(span)
        if kept is None:
            kept = self._parts[span] = self._part(span)
        return kept

    @cached_property
    def _parts(self) -> dict[Span, MemberYear]:
        return {}

    def _part(self, span: Span) -> MemberYear:
        first, last = max(self.period[0], span.first), min(self.period[1], span.last)
        due_by = min(span.last, self.due_by) if self.due_by is not None and last < span.last else None
        done = {
            activity: rows
            for activity, found in self.done.items()
            if (rows := [row for row in found if first <= row.date <= last])
        }
        others = {
            whose: {key: [row for row in rows if first <= row.date <= last] for key, rows in found.items()}
            for whose, found in self.others.items()
        }
        return replace(
            self,
            period=(first, last),
            done=done,
            others=others,
            own={key: row for key, row in self.own.items() if first <= key[0] <= last},
            held=None if self.held is None else self.held.within((first, last)),
            due_by=None if due_by is None or due_by <= last else due_by,
            around=self.around or self,
        )

    @property
    def content(self) -> object:
        """All that stands in it, to be told apart from another year of the member's, or part of it."""
        events = () if self.held is None else tuple(map(tuple, self.held.events.values()))
        others = tuple((whose, *map(tuple, found.values())) for whose, found in self.others.items())
        return (
            self.member.id,
            self.period,
            tuple(map(tuple, self.done.values())),
            tuple(self.own.values()),
            events,
            others,
        )

    @property
    def whole(self) -> Period:
        """The member's period, whatever part of it is looked at."""
        return self.period[0], self.due_by or self.period[1]

    @property
    def months(self) -> int:
        """Of how many calendar months the member's period has a day."""
        first, last = self.whole
        return (last.year - first.year) * 12 + last.month - first.month + 1

    @property
    def months_left(self) -> int:
        """How many calendar months of the member's period are still to come, the one under way among them."""
        return months_left(self.period[1], self.due_by) if self.due_by else 0

    def as_of_others(self, whose: str) -> MemberYear:
        """The year with the rows of others in place of the member's own."""
        return self if whose == "self" else replace(self, done=self.others.get(whose, {}))

    def without(self, rows: frozenset[Ref]) -> MemberYear:
        """The year without some rows."""
        done = {key: [row for row in found if row.ref not in rows] for key, found in self.done.items()}
        return replace(self, done=done) if rows else self

    def day_of(self, rows: Reads) -> dt.date | None:
        """The first day of the member's year on which there is such a row; None: there is none."""
        whole = self.around or self
        return min((row.date for row in whole.rows(rows.activities) if rows.takes(row)), default=None)

    def up_to(self, day: dt.date, read: Iterable[Reads]) -> MemberYear:
        """The year without those of the rows that are read which are of ``day`` or later."""
        later = [row for each in read for row in self.rows(each.activities) if row.date >= day and each.takes(row)]
        return replace(self.without(frozenset(row.ref for row in later)), closed=len(later)) if later else self

    def rows(self, activities: Iterable[str]) -> list[Activity]:
        """The rows done of any of the activities, in the order of rows."""
        found = [row for activity in activities for row in self.done.get(activity, NO_ROWS)]
        found.sort(key=_in_order)
        return found

    def events(self, activities: Iterable[str]) -> list[Event]:
        """The branch's events of any of the activities, in the order of rows."""
        if self.held is None:
            return []
        return sorted(self.held.of(activities), key=_in_order)

    def attended(self, activities: tuple[str, ...]) -> Attended:
        """How the member met the events of the activities that were expected (computed once for each set of them)."""
        kept = self._attended.get(activities)
        if kept is None:
            kept = self._attended[activities] = self._attend(activities)
        return kept

    @cached_property
    def _attended(self) -> dict[tuple[str, ...], Attended]:
        return {}

    def _attend(self, activities: tuple[str, ...]) -> Attended:
        result = Attended([], [], [], [])
        for event in self.events(activities):
            row = self.own.get((event.date, event.activity))
            if row is None:
                result.unrecorded.append(event)
            elif row.attendance == Exempt:
                continue  # it was not expected of the member after all
            elif row.attendance == Present:
                result.present.append((event, row))
            elif row.attendance == Excused:
                result.excused.append((event, row))
            else:
                result.unexcused.append((event, row))
        return result
