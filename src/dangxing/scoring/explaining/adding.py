"""Rows that could be added to 安排 and 活動, each holding what its activity must have."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from dangxing.records import Activity, Event
from dangxing.results import Remark
from dangxing.rules import HoursShort, RuleSet, Track
from dangxing.scoring.evidence import MemberYear, Period

ONE = Decimal(1)
TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Adding:
    """Makes rows for one member, dated in ``window``."""

    rules: RuleSet
    track: Track
    year: MemberYear
    window: Period

    def named(self, activities: tuple[str, ...]) -> str | None:
        """The activity to add: one that the member can do alone, if there is such."""
        kinds = {activity: self.rules.activities[activity].kind for activity in activities}
        alone = [activity for activity, kind in kinds.items() if kind in ("paper", "deed")]
        together = [activity for activity, kind in kinds.items() if kind == "held"]
        return next(iter((*alone, *together)), None)

    def row(
        self,
        activity: str,
        *,
        result: str | None = None,
        level: str | None = None,
        characters: Decimal | None = None,
        hours: Decimal | None = None,
    ) -> tuple[tuple[Event, ...], tuple[Activity, ...]] | None:
        """A row with what its activity must have, and the event where it is one that a branch holds."""
        entry = self.rules.activities[activity]
        day = self.free_day(activity)
        if day is None:
            return None
        events: tuple[Event, ...] = ()
        if entry.kind == "held":
            if self.year.held is not None:
                events = (Event(0, self.year.member.branch, day, activity, self.event_hours(activity)),)
        else:
            hours = hours or (ONE if entry.hours == "required" else None)
            characters = characters or (ONE if entry.characters == "required" else None)
            level = level or (next(iter(reversed(self.rules.levels)), None) if entry.level == "required" else None)
        member = self.year.member
        row = Activity(
            0, member.id, None, day, activity, hours=hours, characters=characters, level=level, result=result
        )
        return events, (row,)

    def present(self, event: Event) -> Activity:
        """The member's row of an event attended in full."""
        return Activity(0, self.year.member.id, None, event.date, event.activity, hours=event.hours)

    def event_hours(self, activity: str) -> Decimal | None:
        """Hours that no rule finds too few; None where events of the kind need none."""
        asked = [
            rule.short_of
            for category in self.track.categories.values()
            for rule in category.rules.values()
            if isinstance(rule, HoursShort) and activity in rule.activity and isinstance(rule.short_of, Decimal)
        ]
        if asked:
            return max(asked)
        return ONE if self.rules.activities[activity].hours == "required" else None

    def free_day(self, activity: str, months: tuple[int, int] = (1, 12)) -> dt.date | None:
        """The first day of the window, within the months, on which the branch does not hold the activity already."""
        first, last = self.window
        days = (first + dt.timedelta(at) for at in range((last - first).days + 1))
        taken = {event.date for event in self.year.events((activity,))} | {
            date for date, name in self.year.own if name == activity
        }
        for day in takewhile(lambda day: day.month <= months[1], days):
            if day.month >= months[0] and day not in taken:
                return day
        return None


def either(activities: Sequence[str]) -> str | Remark:
    """Activities of which any will do."""
    first, *rest = activities
    return Remark("explain.or", {"first": first, "second": either(rest)}) if rest else first
