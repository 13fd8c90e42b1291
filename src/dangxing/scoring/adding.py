"""What could be added to 安排 and 活動, each row holding what its activity must have.

The past stays as it is: what was missed, judged or found of a member is never unmade. What can be added are papers,
deeds, events that are still to come and events that the branch can still hold.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from dangxing.language.voice import Remark
from dangxing.records import Activity, Event
from dangxing.rules import RuleSet, Span, Track
from dangxing.scoring.evidence import MemberYear, Period

ONE = Decimal(1)
TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Change:
    """Rows to add to 安排 and 活動, and the sentence that says so.

    ``by`` is whose doing it is; ``span`` the part of the year in which it is to be done, where that matters.
    """

    remark: Remark
    events: tuple[Event, ...]
    activities: tuple[Activity, ...]
    by: Literal["member", "branch"] = "member"
    span: Span | None = None

    @classmethod
    def together(cls, parts: Sequence[Change]) -> Change:
        """Several changes as one."""
        remarks = tuple(part.remark for part in parts)
        return cls(
            remarks[0] if len(remarks) == 1 else Remark("explain.together", {"parts": remarks}),
            tuple(event for part in parts for event in part.events),
            tuple(row for part in parts for row in part.activities),
        )


@dataclass(frozen=True)
class Adding:
    """Makes rows for one member, dated in ``window``: of the activity ``preferred``, where it is one that will do."""

    rules: RuleSet
    track: Track
    year: MemberYear
    window: Period
    preferred: str | None = None

    # ── Changes ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def rows(
        self,
        activities: tuple[str, ...],
        count: int,
        *,
        result: str | None = None,
        level: str | None = None,
        characters: Decimal | None = None,
        hours: Decimal | None = None,
    ) -> Change | None:
        """So many rows of any of the activities; of ``hours`` in all, if that is given."""
        activity = self.named(activities)
        if activity is None:
            return None
        first = self.row(activity, result=result, level=level, characters=characters, hours=hours)
        rest = first if hours is None else self.row(activity, result=result, hours=TENTH)
        if first is None or rest is None:
            return None
        params: dict[str, object] = {"activity": activity}
        if hours is not None:
            remark = Remark("explain.more-volume", {**params, "times": count, "hours": hours})
        else:
            details: dict[str, object] = {"result": result, "level": level, "least": characters}
            given = [name for name, value in details.items() if value is not None]
            kind = f"row-{given[-1]}" if given else "row"
            remark = Remark(f"explain.{kind}", {**params, "count": count, **{name: details[name] for name in given}})
        return Change(remark, first[0], first[1] + rest[1] * (count - 1))

    def amount(
        self, activities: tuple[str, ...], measure: Literal["hours", "characters"], amount: Decimal, least: Decimal
    ) -> Change | None:
        """One row of so many hours or characters, of which ``least`` might do."""
        activity = self.named(activities)
        if activity is None:
            return None
        characters, hours = (amount, None) if measure == "characters" else (None, amount)
        made = self.row(activity, characters=characters, hours=hours)
        if made is None:
            return None
        params: dict[str, object] = {"activity": activity, "amount": amount, "least": least}
        return Change(Remark(f"explain.more-{measure}{'-from' if least < amount else ''}", params), *made)

    def attend(self, activities: tuple[str, ...]) -> Change | None:
        """Attending the first event to come of which there is no record yet."""
        first, last = self.window
        to_come = [event for event in self.year.attended(activities).unrecorded if first <= event.date <= last]
        if not to_come:
            return None
        event = min(to_come, key=lambda event: (event.date, event.row))
        remark = Remark("explain.attend", {"date": event.date.isoformat(), "activity": event.activity})
        return Change(remark, (), (self.present(event),))

    def attend_all(self, activities: tuple[str, ...]) -> Change | None:
        """Attending every event of which there is no record; None where one is over, or was missed without leave."""
        met = self.year.attended(activities)
        first, last = self.window
        if met.unexcused or any(not first <= event.date <= last for event in met.unrecorded):
            return None
        remark = Remark("explain.attend-all", {"activity": either(activities), "count": len(met.unrecorded)})
        return Change(remark, (), tuple(self.present(event) for event in met.unrecorded))

    def hold(self, activities: tuple[str, ...], span: Span | None = None) -> Change | None:
        """One more event of the branch within the span, which the member attends where members do."""
        if self.year.held is None:
            return None
        activity = self.preferred if self.preferred in activities else activities[0]
        day = self.free_day(activity, span)
        if day is None:
            return None
        held = self.rules.activities[activity].kind == "held"
        event = Event(0, self.year.member.branch, day, activity, self.event_hours(activity))
        key = "hold" if held else "arrange"
        params: dict[str, object] = {"activity": activity}
        if span is None:
            remark = Remark(f"explain.{key}", params)
        else:
            remark = Remark(f"explain.{key}-in", {**params, "span": span_remark(span)})
        return Change(remark, (event,), (self.present(event),) if held else (), "branch")

    # ── Rows ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    def named(self, activities: tuple[str, ...]) -> str | None:
        """The activity to add: the one preferred, else one that the member can do alone, if there is such."""
        if self.preferred in activities:
            return self.preferred
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
            entry.least
            for category in self.track.categories.values()
            for rule in category.rules.values()
            for entry in rule.reckons()
            if entry.least is not None and (entry.sheet, entry.column) == ("schedule", "hours")
            if activity in entry.holders
        ]
        if asked:
            return max(asked)
        return ONE if self.rules.activities[activity].hours == "required" else None

    def free_day(self, activity: str, span: Span | None = None) -> dt.date | None:
        """The first day of the window, within the span, on which the branch does not hold the activity already."""
        first, last = self.window
        days = (first + dt.timedelta(at) for at in range((last - first).days + 1))
        taken = {event.date for event in self.year.events((activity,))} | {
            date for date, name in self.year.own if name == activity
        }
        return next((day for day in days if (span is None or span.holds(day)) and day not in taken), None)


def either(activities: Sequence[str]) -> str | Remark:
    """Activities of which any will do."""
    first, *rest = activities
    return Remark("explain.or", {"first": first, "second": either(rest)}) if rest else first


def span_remark(span: Span) -> Remark:
    """A span by name."""
    if span.title:
        return Remark("remarks.span-semester", {"title": span.title})
    first, last = span.first.month, span.last.month
    months = (last - first) % 12 + 1
    if months == 1:
        return Remark("remarks.span-month", {"month": first})
    if months == 3 and span.natural:
        return Remark("remarks.span-quarter", {"quarter": last // 3})
    return Remark("remarks.span-months", {"first": first, "last": last})
