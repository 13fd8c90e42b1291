"""What could be added to a member's records so that a rule takes less or gives more: for each rule, the smallest thing.

The past stays as it is: what was missed, judged or found of a member is never unmade. What can be added are papers,
deeds, events that are still to come and events that the branch can still hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from dangxing.records import Activity, Event
from dangxing.results import Remark
from dangxing.rules import (
    Absence,
    AllAttended,
    Attendance,
    Forfeit,
    HasRows,
    MissingPeriods,
    PerOccurrence,
    Presence,
    Requirement,
    Rule,
    RuleSet,
    Shortfall,
    Track,
    ValueTable,
    months_of,
)
from dangxing.scoring.evidence import MemberYear, Period
from dangxing.scoring.explaining.adding import ONE, TENTH, Adding, either
from dangxing.scoring.kinds import give, span_remark


@dataclass(frozen=True, slots=True)
class Change:
    """Rows to add to 安排 and 活動, and the sentence that says so. ``by`` is whose doing it is."""

    rule: str
    remark: Remark
    events: tuple[Event, ...]
    activities: tuple[Activity, ...]
    by: Literal["member", "branch"] = "member"


def changes(rules: RuleSet, track: Track, year: MemberYear, window: Period) -> Iterator[Change]:
    """The smallest change for each rule that lost points or may still give some, its rows dated in ``window``.

    Whether a change brings anything, after caps and with all other rules, only a new scoring can tell.
    """
    maker = _Maker(rules, track, year, window)
    for category in track.categories.values():
        for rule_id, rule in category.rules.items():
            found = maker.change(rule_id, rule)
            if found is not None:
                yield found


class _Maker(Adding):
    def change(self, rule_id: str, rule: Rule) -> Change | None:
        match rule:
            case PerOccurrence():
                points = (
                    rule.points.get(self.year.member.post or "", 0) if isinstance(rule.points, dict) else rule.points
                )
                return self._one_more(rule_id, rule, rule.result) if points > 0 else None
            case Presence():
                return self._one_more(rule_id, rule, rule.result) if rule.points > 0 else None
            case Absence():
                if rule.points > 0 or give(rule, self.year) is None:
                    return None
                return self._one_more(rule_id, rule, self._accepted(rule))
            case Shortfall():
                return self._shortfall(rule_id, rule)
            case MissingPeriods():
                return self._missing(rule_id, rule) if rule.points < 0 else None
            case Attendance():
                # What has no record yet is missed, but not without leave.
                if rule.points > 0 or rule.count == "unexcused":
                    return None
                return self._attend(rule_id, rule.activity or self.year.held_activities)
            case Forfeit():
                if give(rule, self.year) is None:
                    return None
                return self._attend(rule_id, rule.activity) or self._hold(rule_id, rule.activity)
            case ValueTable():
                return self._valued(rule_id, rule)
            case Requirement():
                return self._requirement(rule_id, rule) if give(rule, self.year) is not None else None
            case _:
                # Hours that were short, and the branch's rank: nothing that is added later changes them.
                return None

    def _one_more(
        self, rule_id: str, rule: PerOccurrence | Presence | Absence, results: Sequence[str] | None
    ) -> Change | None:
        if rule.source == "schedule":
            return self._hold(rule_id, rule.activity)
        return self._rows(rule_id, rule.activity, 1, result=results[0] if results else None)

    def _accepted(self, rule: Absence) -> tuple[str, ...] | None:
        """A result that the rule does not set aside, where it sets any aside."""
        if not rule.except_result:
            return None
        listed = self.rules.activities[rule.activity[0]].results
        return tuple(result for result in listed if result not in rule.except_result)[:1] or None

    def _shortfall(self, rule_id: str, rule: Shortfall) -> Change | None:
        lost = give(rule, self.year)
        if lost is None or lost.gain:
            return None
        rows = self.year.rows(rule.activity)
        if rule.measure == "count":
            if rule.min_characters is not None:
                rows = [row for row in rows if (row.characters or 0) >= rule.min_characters]
            lacking = rule.target - len(rows)
            return self._rows(rule_id, rule.activity, int(min(rule.unit, lacking)), characters=rule.min_characters)
        total = sum((getattr(row, rule.measure) or Decimal(0) for row in rows), Decimal(0))
        # The clause counts whole units: one less is lacking after one unit more, and often after a part of it.
        amount = min(rule.unit, rule.target - total)
        step = ONE if rule.measure == "characters" else TENTH
        least = (rule.target - total) % rule.unit + step if total else min(step, amount)
        named = self.named(rule.activity)
        if named is None:
            return None
        params: dict[str, object] = {"activity": either(rule.activity), "amount": amount, "least": min(least, amount)}
        key = "characters" if rule.measure == "characters" else "hours"
        suffix = "-from" if least < amount else ""
        made = self.row(named, characters=amount) if rule.measure == "characters" else self.row(named, hours=amount)
        if made is None:
            return None
        return Change(rule_id, Remark(f"explain.more-{key}{suffix}", params), *made)

    def _missing(self, rule_id: str, rule: MissingPeriods) -> Change | None:
        if self.year.held is None:
            return None
        months = {event.date.month for event in self.year.held.of(rule.activity)}
        for span in self.year.held.whole_spans(months_of(rule.every)):
            if not any(span.first <= month <= span.last for month in months):
                found = self._hold(rule_id, rule.activity, span_remark(span), (span.first, span.last))
                if found is not None:
                    return found
        return None

    def _attend(self, rule_id: str, activities: tuple[str, ...]) -> Change | None:
        """Attending the first event to come of which there is no record yet."""
        first, last = self.window
        to_come = [event for event in self.year.attended(activities).unrecorded if first <= event.date <= last]
        if not to_come:
            return None
        event = min(to_come, key=lambda event: (event.date, event.row))
        remark = Remark("explain.attend", {"date": event.date.isoformat(), "activity": event.activity})
        return Change(rule_id, remark, (), (self.present(event),))

    def _hold(
        self, rule_id: str, activities: tuple[str, ...], span: Remark | None = None, months: tuple[int, int] = (1, 12)
    ) -> Change | None:
        """One more event of the branch, which the member attends where members do."""
        if self.year.held is None:
            return None
        activity = activities[0]
        day = self.free_day(activity, months)
        if day is None:
            return None
        held = self.rules.activities[activity].kind == "held"
        event = Event(0, self.year.member.branch, day, activity, self.event_hours(activity))
        key = "hold" if held else "arrange"
        params = {"activity": either(activities), **({"span": span} if span else {})}
        remark = Remark(f"explain.{key}-in" if span else f"explain.{key}", params)
        return Change(rule_id, remark, (event,), (self.present(event),) if held else (), "branch")

    def _valued(self, rule_id: str, rule: ValueTable) -> Change | None:
        """One more row of the least value that gives points."""
        if rule.by == "verdict":
            return None
        values: list[tuple[Decimal, str | None]] = [(points, value) for value, points in rule.table.items()]
        if rule.by == "result" and rule.otherwise is not None:
            values.append((rule.otherwise, None))
        gains = [entry for entry in values if entry[0] > 0]
        if not gains:
            return None
        _, value = min(gains, key=lambda entry: entry[0])
        if rule.by == "level":
            return self._rows(rule_id, rule.activity or (), 1, level=value)
        return self._rows(rule_id, rule.activity or (), 1, result=value)

    def _requirement(self, rule_id: str, rule: Requirement) -> Change | None:
        """All that the conditions lack; None where one of them can be met no longer."""
        parts: list[Remark] = []
        events: list[Event] = []
        activities: list[Activity] = []
        for condition in rule.met_when:
            alone = Requirement(kind="requirement", clause=rule.clause, says=rule.says, met_when=(condition,))
            if give(alone, self.year) is None:
                continue
            match condition:
                case HasRows():
                    found = self._wanting(rule_id, condition)
                case AllAttended():
                    found = self._attend_all(rule_id, condition)
                case _:
                    found = None
            if found is None:
                return None
            parts.append(found.remark)
            events += found.events
            activities += found.activities
        if not parts:
            return None
        remark = parts[0] if len(parts) == 1 else Remark("explain.together", {"parts": tuple(parts)})
        return Change(rule_id, remark, tuple(events), tuple(activities))

    def _wanting(self, rule_id: str, condition: HasRows) -> Change | None:
        rows = self.year.rows(condition.activity)
        if condition.result is not None:
            rows = [row for row in rows if row.result in condition.result]
        hours = sum((row.hours or Decimal(0) for row in rows), Decimal(0))
        short = max((condition.hours or Decimal(0)) - hours, Decimal(0))
        times = max(condition.times - len(rows), 1 if short else 0)
        result = condition.result[0] if condition.result else None
        if not short:
            return self._rows(rule_id, condition.activity, times, result=result)
        named = self.named(condition.activity)
        if named is None:
            return None
        made = [self.row(named, result=result, hours=short if at == 0 else TENTH) for at in range(times)]
        if any(entry is None for entry in made):
            return None
        remark = Remark("explain.more-volume", {"activity": either(condition.activity), "times": times, "hours": short})
        whole = [entry for entry in made if entry is not None]
        return Change(rule_id, remark, whole[0][0], tuple(row for _, rows in whole for row in rows))

    def _attend_all(self, rule_id: str, condition: AllAttended) -> Change | None:
        met = self.year.attended(condition.attended)
        first, last = self.window
        if met.unexcused or any(not first <= event.date <= last for event in met.unrecorded):
            return None
        remark = Remark("explain.attend-all", {"activity": either(condition.attended), "count": len(met.unrecorded)})
        return Change(rule_id, remark, (), tuple(self.present(event) for event in met.unrecorded))

    # ── Rows ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _rows(
        self,
        rule_id: str,
        activities: tuple[str, ...],
        count: int,
        *,
        result: str | None = None,
        level: str | None = None,
        characters: Decimal | None = None,
    ) -> Change | None:
        activity = self.named(activities)
        if activity is None:
            return None
        made = self.row(activity, result=result, level=level, characters=characters)
        if made is None:
            return None
        params: dict[str, object] = {"activity": either(activities), "count": count}
        kind = "row"
        details: dict[str, object] = {"result": result, "level": level, "least": characters}
        for name, value in details.items():
            if value is not None:
                kind, params = f"row-{name}", {**params, name: value}
        return Change(rule_id, Remark(f"explain.{kind}", params), made[0], made[1] * count)
