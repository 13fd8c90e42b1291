"""What could be added to 安排 and 活動, each row holding what its activity must have.

The past stays as it is: what was missed, judged or found of a member is never unmade. What can be added are papers,
deeds, events that are still to come and events that the branch can still hold.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from typing import Any, Final, Literal, NamedTuple

from dangxing.language.voice import Remark
from dangxing.records import Activity, Event
from dangxing.rules import RuleSet, Span, Track, Vocabulary
from dangxing.rules.measures import AskHours, AskRows, Without
from dangxing.scoring.evidence import MemberYear, Period
from dangxing.scoring.readers import Readers
from dangxing.scoring.settled import span_remark

ONE = Decimal(1)
TENTH = Decimal("0.1")
LEAST: Final[Mapping[str, Decimal]] = {"hours": TENTH, "characters": ONE}
"""The least that is told of each measure."""


class Words(NamedTuple):
    """What a row to add is to say; None: what its activity must have, and no more."""

    result: str | None = None
    level: str | None = None
    place: int | None = None
    hours: Decimal | None = None
    characters: Decimal | None = None
    subject: str | None = None


_NO_WORDS: Final = Words()
_FIRST: Final = {"paper": 0, "deed": 0, "held": 1, "finding": 2}
_OPTIONAL: Final = ("hours", "characters", "level", "place", "subject")
LAST: Final = 99
"""A place that no table of points names."""


class Change(NamedTuple):
    """Rows to add to 安排 and 活動, and the sentence that says so.

    ``by`` is whose doing it is; ``span`` the part of the year in which it is to be done, where that matters.
    """

    remark: Remark
    events: tuple[Event, ...]
    activities: tuple[Activity, ...]
    by: Literal["member", "branch"] = "member"
    span: Span | None = None

    @property
    def dated(self) -> Remark:
        """What is to be done, and in which part of the year, where that matters."""
        return self.remark if self.span is None else _in_span(self.span, self.remark)

    @property
    def kind(self) -> object:
        """What is to be done, on whatever day."""
        never = dt.date.min
        return [replace(row, date=never) for row in self.events], [replace(row, date=never) for row in self.activities]

    @classmethod
    def together(cls, parts: Sequence[Change]) -> Change:
        """Several changes as one."""
        remarks = tuple(part.dated for part in parts)
        return cls(
            remarks[0] if len(remarks) == 1 else Remark("explain.together", {"parts": remarks}),
            tuple(event for part in parts for event in part.events),
            tuple(row for part in parts for row in part.activities),
            "branch" if any(part.by == "branch" for part in parts) else "member",
        )


def _in_span(span: Span, remark: Remark) -> Remark:
    return Remark("explain.in-span", {"span": span_remark(span), "change": remark})


@dataclass(frozen=True)
class Adding:
    """Makes rows for one member, dated in ``window``: of the activity ``preferred``, where it is one that will do.

    ``subjects`` is what rows are of that are there already, those added before among them.
    """

    readers: Readers
    year: MemberYear
    window: Period
    preferred: str | None = None
    subjects: frozenset[str | None] = frozenset()

    @property
    def rules(self) -> RuleSet:
        """The rules that the member is scored by."""
        return self.readers.rules

    @property
    def track(self) -> Track:
        """The member's track."""
        return self.readers.track

    # ── Changes ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def rows(
        self,
        activities: tuple[str, ...],
        count: int,
        words: Words = _NO_WORDS,
        *,
        volume: Decimal | None = None,
    ) -> Change | None:
        """So many rows of any of the activities; of ``volume`` hours in all, if that is given."""
        activity = self.named(activities)
        if activity is None:
            return None
        first = self.row(activity, words if volume is None else words._replace(hours=volume))
        rest = first if volume is None else self.row(activity, words._replace(hours=TENTH))
        if first is None or rest is None:
            return None
        params: dict[str, object] = {"activity": activity, "count": count}
        if volume is not None:
            remark = Remark("explain.more-volume", {"activity": activity, "times": count, "hours": volume})
        else:
            remark = self._told(params, words, first[1][0])
        return Change(remark, first[0], first[1] + rest[1] * (count - 1))

    def sorts(self, activities: tuple[str, ...], count: int = 1, words: Words = _NO_WORDS) -> Iterator[Change]:
        """So many rows, of each sort that rules tell apart by words; what is left open last."""
        activity = self.named(activities)
        if activity is None:
            return
        read, named = self.readers.of(activity).columns, self.readers.of(activity).looked_up
        known: dict[str, Sequence[Any]] = {
            "result": self.readers.of(activity).results,
            "level": tuple(self.rules.levels) if "level" in read else (),
            "place": sorted(int(word) for key, word in named if key == "place" and word.isdecimal()),
            "subject": sorted(word for key, word in named if key == "subject"),
        }
        for said in product(*((*found, None) for found in known.values())):
            change = self.rows(activities, count, words._replace(**dict(zip(known, said, strict=True))))
            if change is not None:
                yield change

    def _told(self, params: Mapping[str, object], words: Words, row: Activity) -> Remark:
        """What rows to add must say, where rules look at it."""
        given = [name for name in words._fields if getattr(words, name) is not None]
        reading = self.readers.of(row.activity)
        # Not told, where rows count in one part of the year alone and that is told anyway.
        dated = reading.by_day or len(reading.lengths) > (self.year.around is not None)
        read = reading.columns | {"date"} if dated else reading.columns
        details = [
            (name, value)
            for name in (*words._fields, "date")
            if (value := getattr(row, name)) is not None and (name in given or name in read)
        ]
        # What may be left empty, and is looked at, is to be left so.
        entry = self.rules.activities[row.activity]
        blanks = [name for name in _OPTIONAL if name in read and getattr(row, name) is None and getattr(entry, name)]
        details += [(f"no-{name}", None) for name in blanks]
        if not details:
            return Remark("explain.row", params)
        (name, value), alone = details[0], len(details) == 1
        if alone and name in ("result", "level"):
            return Remark(f"explain.row-{name}", {**params, name: value})
        if alone and name == "characters" and not reading.counts_characters:
            return Remark("explain.row-least", {**params, "least": value})
        told = tuple(
            Remark("explain.of-place-beyond") if value == LAST else Remark(f"explain.of-{name}", {name: _plain(value)})
            for name, value in details
        )
        return Remark("explain.row-of", {**params, "details": told})

    def amount(
        self, activities: tuple[str, ...], measure: Literal["hours", "characters"], amount: Decimal
    ) -> Change | None:
        """One row of so many hours or characters."""
        activity = self.named(activities)
        if activity is None:
            return None
        words = Words(characters=amount) if measure == "characters" else Words(hours=amount)
        made = self.row(activity, words)
        if made is None:
            return None
        return Change(Remark(f"explain.more-{measure}", {"activity": activity, "amount": amount}), *made)

    def attend(self, activities: tuple[str, ...], *, every: bool = False) -> Change | None:
        """Attending the first event to come of which there is no record yet, or all of them, where there are more."""
        first, last = self.window
        to_come = [event for event in self.year.attended(activities).unrecorded if first <= event.date <= last]
        if len(to_come) <= every:
            return None
        if every:
            remark = Remark("explain.attend-all", {"activity": either(activities), "count": len(to_come)})
            return Change(remark, (), tuple(self.present(event) for event in to_come))
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

    def asked(self, test: AskRows | AskHours | Without) -> Iterator[Change | None]:
        """A row that a test looks at, and so many rows or hours as lead to each of its bounds and beyond."""
        what, bounds = test.measure, () if isinstance(test, Without) else test.bounds
        if what.whose != "self":
            return  # what others do is promised to nobody
        rows = [row for row in self.year.rows(what.activity) if not what.result or row.result in what.result]
        words = Words(result=what.result[0] if what.result else None)
        # Of activities any of which will do, each may do something else by rules; a finding is none of them.
        kinds = {activity: self.rules.activities[activity].kind for activity in what.activity}
        known = [(activity,) for activity, kind in kinds.items() if kind in _FIRST]
        able = [each for each in known if kinds[each[0]] != "finding"] or known
        if not isinstance(test, AskHours):
            lacks = {ONE, *(level + more - len(rows) for _, level in bounds for more in (0, 1))}
            counts = [int(count) for count in sorted(lacks) if count > 0]
            yield from (self.rows(activity, count, words) for activity, count in product(able, counts))
            return
        hours = sum((row.hours or Decimal(0) for row in rows), Decimal(0))
        amounts = sorted({level + more - hours for _, level in bounds for more in (Decimal(0), TENTH)})
        for activity, amount in product(able, (amount for amount in amounts if amount > 0)):
            yield self.rows(activity, 1, words._replace(hours=amount))

    # ── Rows ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    def named(self, activities: tuple[str, ...]) -> str | None:
        """The activity to add: the one preferred, else one that the member can do alone, if there is such."""
        if self.preferred in activities:
            return self.preferred
        kinds = {activity: self.rules.activities[activity].kind for activity in activities}
        known = (activity for activity, kind in kinds.items() if kind in _FIRST)
        return min(known, key=lambda activity: _FIRST[kinds[activity]], default=None)

    def row(self, activity: str, words: Words = _NO_WORDS) -> tuple[tuple[Event, ...], tuple[Activity, ...]] | None:
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
            words = self._complete(words, entry)
        if entry.subject == "required" and words.subject is None:
            # What rows of one thing share is a thing of its own.
            words = words._replace(subject=self._new_subject(activity))
        return events, (Activity(0, self.year.member.id, None, day, activity, **words._asdict()),)

    def _new_subject(self, activity: str) -> str:
        """A name that no row has yet: what is added after this is of another thing again."""
        names = (f"{activity}{'*' * stars}" for stars in range(1, len(self.subjects) + 2))
        return next(name for name in names if name not in self.subjects)

    def _complete(self, words: Words, entry: Vocabulary) -> Words:
        """With all that a row of the activity must say: as little as it can."""
        least = {"hours": ONE, "characters": ONE, "level": next(iter(reversed(self.rules.levels)), None), "place": LAST}
        wanted: dict[str, Any] = {
            name: value
            for name, value in least.items()
            if getattr(entry, name) == "required" and getattr(words, name) is None
        }
        return words._replace(**wanted)

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


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value


def either(activities: Sequence[str]) -> str | Remark:
    """Activities of which any will do."""
    first, *rest = activities
    return Remark("explain.or", {"first": first, "second": either(rest)}) if rest else first
