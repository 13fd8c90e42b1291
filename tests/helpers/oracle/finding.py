"""What a rule finds of one member, kind by kind. Source: 「The kinds of rules」 and 「Where clauses meet」."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from dangxing.records import Activity, Branch, Event, Member
from oracle.calendar import Span, begun_months, months, parts

Rule = dict[str, Any]
Row = Activity | Event


@dataclass(frozen=True)
class Found:
    """Something that a rule gives points for: so many times, so many points in all, by this row (None: by no row)."""

    points: Fraction
    row: Row | None = None
    times: int = 1


@dataclass(frozen=True)
class Seen:
    """What can be seen of a member: the rules, the own period, and what of the records lies in it.

    ``others`` are the rows of the group's members, or of the member's group, ``fellows`` those of the others whose
    group is the member's; ``left`` those rows that are left to another rule, on the days looked at and in the period.
    """

    rules: dict[str, Any]
    year: int
    member: Member
    period: Span
    rows: Sequence[Activity]
    events: Sequence[Event]
    branch: Branch | None = None
    verdict: str | None = None
    marks: dict[str, Fraction] = field(default_factory=dict)
    standard: Fraction = Fraction(0)
    within: Span | None = None
    others: Sequence[Activity] = ()
    fellows: Sequence[Activity] = ()
    closed: dt.date | None = None
    """The day from which on rows do not count for the rule that is looked at."""
    left: frozenset[int] = frozenset()
    left_in_year: frozenset[int] = frozenset()

    @property
    def span(self) -> Span:
        """The days that are looked at: the period, or what of it lies in the part of the year."""
        cut = self.period if self.within is None else self.period.cut(self.within)
        assert cut is not None
        return cut


def exact(number: object) -> Fraction:
    """A number as YAML has it, or a share such as ``70 %``."""
    text = str(number).replace(" ", "")
    return Fraction(text.rstrip("%％")) / (100 if text.endswith(("%", "％")) else 1)


def listed(value: object) -> list[Any]:
    """One or several."""
    return [] if value is None else value if isinstance(value, list) else [value]


def held_to(value: Fraction, low: Fraction | None, high: Fraction | None) -> Fraction:
    """Within the bounds; None: open."""
    value = value if low is None else max(low, value)
    return value if high is None else min(high, value)


def there(row: Row) -> bool:
    """Whether something was done: who was not there did not do it."""
    return getattr(row, "attendance", "present") == "present"


def chosen(seen: Seen, rule: Rule, span: Span | None = None) -> list[Row]:
    """The rows that fit: of the activities named, with the result asked for, on the days looked at; by date."""
    rows: Sequence[Row] = seen.events if rule.get("in") == "schedule" else seen.rows
    if rule.get("whose", "self") != "self":
        rows = seen.fellows if rule["whose"] == "others" else seen.others
    span = span or seen.span
    names, results, not_ = (listed(rule.get(key)) for key in ("activity", "result", "except_result"))
    fit = [row for row in rows if row.activity in names and row.date in span]
    fit = [row for row in fit if there(row)]
    if rule.get("in") != "schedule":
        fit = [row for row in fit if row.row not in seen.left]
        fit = [row for row in fit if seen.closed is None or row.date < seen.closed]
    fit = [row for row in fit if not results or getattr(row, "result", None) in results]
    fit = [row for row in fit if not not_ or getattr(row, "result", None) not in not_]
    return first(sorted(fit, key=lambda row: (row.date, row.row)), rule.get("keep", {}))


def first(rows: list[Row], keep: Rule) -> list[Row]:
    """The rows that are there at all, where only the first of those that say the same are."""
    seen: dict[object, int] = {}
    found = []
    for row in rows:
        said = getattr(row, keep["same"], None) if keep.get("same") else "all"
        kind = ("row", row.row) if said is None else said
        seen[kind] = seen.get(kind, 0) + 1
        if seen[kind] <= keep.get("first", len(rows)):
            found.append(row)
    return found


def of_post(seen: Seen, points: object) -> Fraction:
    """Points that may stand by post."""
    if not isinstance(points, dict):
        return exact(points)
    return exact(points.get(seen.member.post, 0))


def bounded(asked: Rule, value: Fraction) -> bool:
    """Whether a number keeps all the bounds that are told."""
    tests: dict[str, Callable[[Fraction, Fraction], bool]] = {
        "at_least": lambda a, b: a >= b,
        "more_than": lambda a, b: a > b,
        "at_most": lambda a, b: a <= b,
        "less_than": lambda a, b: a < b,
    }
    return all(holds(value, exact(asked[key])) for key, holds in tests.items() if asked.get(key) is not None)


def step(rule: Rule, value: Fraction | None) -> Fraction:
    """What the first step gives that holds, or what anything else gives."""
    for each in rule["table"] if value is not None else ():
        if bounded(each, value):
            return exact(each["gives"])
    return exact(rule.get("otherwise", 0))


def word(seen: Seen, row: Row | None, key: str) -> object:
    """The word of a row in one of its columns; the post is the member's."""
    return seen.member.post if key == "post" else getattr(row, key, None)


def looked_up(seen: Seen, row: Row | None, table: Rule) -> Fraction:
    """In a table by one or two words of a row."""
    found: Any = table["table"]
    for key in listed(table["by"]):
        found = found.get(word(seen, row, key)) if isinstance(found, dict) else None
    return exact(table.get("otherwise", 0) if found is None else found)


def amount(row: Row, measure: str) -> Fraction:
    """What is measured of a row; a blank is nothing."""
    return Fraction(1) if measure == "count" else Fraction(getattr(row, measure) or 0)


def per_occurrence(seen: Seen, rule: Rule) -> Iterable[Found]:
    points = of_post(seen, rule["points"])
    return [Found(points, row) for row in chosen(seen, rule)]


def presence(seen: Seen, rule: Rule) -> Iterable[Found]:
    return [Found(exact(rule["points"]))] if chosen(seen, rule) else []


def absence(seen: Seen, rule: Rule) -> Iterable[Found]:
    return [] if chosen(seen, rule) else [Found(exact(rule["points"]))]


def _long_enough(seen: Seen, rule: Rule) -> list[Row]:
    return [row for row in chosen(seen, rule) if amount(row, "characters") >= exact(rule.get("min_characters", 0))]


def shortfall(seen: Seen, rule: Rule) -> Iterable[Found]:
    rows, target = _long_enough(seen, rule), rule["target"]
    target = own_number(seen, target)
    if target is None:
        return []
    total = sum((amount(row, rule["measure"]) for row in rows), Fraction(0))
    if total == 0 and rule.get("none") is not None:
        return [Found(exact(rule["none"]))]
    units = _units(rule, target - total, exact(rule.get("unit", 1)))
    return [Found(units * exact(rule["points"]), None, units)] if units > 0 else []


def own_target(seen: Seen, target: Rule) -> Fraction:
    """What is to be reached by a mark, or a share of it, or by the months of the period."""
    number = seen.marks[target["mark"]] if "mark" in target else exact(target["number"])
    twelfths = begun_months(seen.period.first, seen.period.last) if "pro_rata" in target else 12
    return number * exact(target.get("share", 1)) * twelfths / 12


def _units(rule: Rule, number: Fraction, unit: Fraction) -> int:
    """The whole units, or those that are begun."""
    return math.ceil(number / unit) if rule.get("units") == "begun" else math.floor(number / unit)


def attended(seen: Seen, event: Event) -> str | None:
    """How the member met an event; None: it is not recorded."""
    for row in seen.rows:
        if (row.activity, row.date) == (event.activity, event.date):
            return row.attendance
    return None


def held_of(rules: Rule) -> list[str]:
    """The activities that branches hold."""
    return [name for name, entry in rules["activities"].items() if entry["kind"] == "held"]


def expected(seen: Seen, names: object) -> list[Event]:
    """The events that the member should have attended: those of the branch, but for those exempt from."""
    held = held_of(seen.rules)
    wanted = [name for name in listed(names) or held if name in held]
    due = [event for event in seen.events if event.activity in wanted and event.date in seen.span]
    return [event for event in due if attended(seen, event) != "exempt"]


MISSED: dict[str, Callable[[str | None], bool]] = {
    "missed": lambda state: state != "present",
    "unexcused": lambda state: state == "unexcused",
    "excused": lambda state: state == "excused",
    "other": lambda state: state not in ("present", "unexcused"),
}


def _missed(seen: Seen, names: object, count: str) -> list[Event]:
    """The events that were missed, of those that count; by date."""
    found = [event for event in expected(seen, names) if MISSED[count](attended(seen, event))]
    return sorted(found, key=lambda event: event.date)


def missed(seen: Seen, names: object, count: str) -> int:
    """How many they are."""
    return len(_missed(seen, names, count))


def attendance(seen: Seen, rule: Rule) -> Iterable[Found]:
    if rule.get("by") == "rate":
        return _by_rate(seen, rule)
    times = missed(seen, rule.get("activity"), rule["count"])
    if not times:
        return []
    if rule.get("by") == "count":
        return [Found(step(rule, Fraction(times)))]
    if rule.get("by") == "nth":
        return _missed_nth(seen, rule)
    return [Found(times * exact(rule["points"]), None, times)]


def _by_rate(seen: Seen, rule: Rule) -> list[Found]:
    """Points by the percentage that was attended; those for none due."""
    states = [attended(seen, event) for event in expected(seen, rule.get("activity"))]
    states = [state for state in states if rule["excused"] != "aside" or state != "excused"]
    if not states:
        return [Found(exact(rule["otherwise"]))]
    there_too = {"present", "excused"} if rule["excused"] == "present" else {"present"}
    rate = Fraction(100 * sum(state in there_too for state in states), len(states))
    if "table" in rule:
        return [Found(step({"table": rule["table"]}, rate))]
    counted = max(Fraction(0), exact(rule["short_of"]) - rate) if rule.get("short_of") else rate
    per, points = exact(rule.get("per", 100)), exact(rule["points"])
    if rule.get("units", "proportion") == "proportion":
        return [Found(counted / per * points)]
    units = _units(rule, counted, per)
    return [Found(units * points, None, units)]


def _missed_nth(seen: Seen, rule: Rule) -> list[Found]:
    found = []
    for window in _windows(seen, rule):
        every = _missed(replace(seen, within=window), rule.get("activity"), rule["count"])
        found += [Found(step(rule, Fraction(at))) for at, event in enumerate(every, 1) if event.date in seen.span]
    return found


def hours_short(seen: Seen, rule: Rule) -> Iterable[Found]:
    names, short = listed(rule["activity"]), Fraction(0)
    for event in seen.events:
        if event.activity not in names or event.date not in seen.span:
            continue
        if rule["short_of"] == "schedule":
            own = [row for row in seen.rows if (row.activity, row.date) == (event.activity, event.date)]
            for row in own:
                if row.attendance == "present":
                    short += max(Fraction(0), Fraction(event.hours or 0) - Fraction(row.hours or 0))
        else:
            short += max(Fraction(0), exact(rule["short_of"]) - Fraction(event.hours or 0))
    units = math.floor(short)
    return [Found(units * exact(rule["points"]), None, units)] if units else []


def missing_periods(seen: Seen, rule: Rule) -> Iterable[Found]:
    whole = [span for span in parts(seen.rules, seen.year, rule["every"]) if seen.span.cut(span) == span]
    held = chosen(seen, {**rule, "in": "schedule"})
    counts = [sum(event.date in span for event in held) for span in whole]
    times = sum(max(rule.get("times", 1) - count, 0) for count in counts)
    return [Found(times * exact(rule["points"]), None, times)] if times else []


def value_table(seen: Seen, rule: Rule) -> Iterable[Found]:
    by = rule["by"]
    if by == "verdict":
        return [Found(exact(rule["table"].get(seen.verdict, rule.get("otherwise", 0))))]
    if by == "mark":
        return [Found(step(rule, seen.marks.get(rule["mark"])))]
    if by == "nth":
        return nth(seen, rule)
    rows = chosen(seen, rule)
    if not rows:
        return []
    if by == "count":
        return [Found(step(rule, Fraction(len(rows))))]
    if by in ("hours", "characters"):
        if rule.get("of") == "sum":
            return [Found(step(rule, sum((amount(row, by) for row in rows), Fraction(0))))]
        return [Found(step(rule, _or_none(getattr(row, by))), row) for row in rows]
    return [Found(looked_up(seen, row, rule), row) for row in rows]


def _or_none(value: Decimal | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def _windows(seen: Seen, rule: Rule) -> list[Span]:
    """The days over each of which times are counted, as far as they have a day that is looked at."""
    if rule.get("every") and not rule.get("within"):
        return [seen.span]
    within = rule.get("within", "year")
    found = parts(seen.rules, seen.year, "year" if within == "in-a-row" else within)
    cuts = [seen.period.cut(window) for window in found]
    return [cut for cut in cuts if cut is not None and cut.cut(seen.span) is not None]


def nth(seen: Seen, rule: Rule) -> Iterable[Found]:
    """Which time it is, by date, is counted over the window, whatever part of the year is looked at."""
    found = []
    for window in _windows(seen, rule):
        times = _times(replace(seen, left=seen.left_in_year), rule, window)
        points = [(row, step(rule, Fraction(at))) for row, at in times if row.row not in seen.left]
        found += [Found(each, row) for row, each in points if row.date in seen.span]
    return found


def _times(seen: Seen, rule: Rule, window: Span) -> list[tuple[Row, int]]:
    """The rows that fit, and which time each is: of all, of its kind, or in a row."""
    so_far: dict[object, int] = {}
    found = []
    in_a_row = rule.get("within") == "in-a-row"
    wider = {key: value for key, value in rule.items() if key not in ("result", "keep")} if in_a_row else rule
    there = {row.row for row in chosen(seen, rule, window)}
    for row in chosen(seen, wider, window):
        if in_a_row and getattr(row, "result", None) not in listed(rule["result"]):
            so_far = {}
            continue
        if row.row not in there:
            continue
        said = word(seen, row, rule["same"]) if rule.get("same") else "all"
        kind = ("row", row.row) if said is None else said
        so_far[kind] = so_far.get(kind, 0) + 1
        found.append((row, so_far[kind]))
    return found


def given(seen: Seen, rule: Rule) -> Iterable[Found]:
    rows = [row for row in chosen(seen, rule) if isinstance(row, Activity)]
    numbers = [(row, _judged(rule, row)) for row in rows]
    if rule.get("of") != "mean":
        return [Found(number or Fraction(0), row) for row, number in numbers]
    by = rule.get("weighed_by")
    weighed = [(number, amount(row, by) if by else Fraction(1)) for row, number in numbers if number is not None]
    weighed = sorted((number, weight) for number, weight in weighed if weight)
    given = len(weighed)
    high, low = (rule.get("drop", {}).get(end, 0) for end in ("highest", "lowest"))
    if high + low < given:
        weighed = weighed[low : given - high]
    if not weighed:
        return []
    return [Found(sum(n * w for n, w in weighed) / sum((w for _, w in weighed), Fraction(0)), None, given)]


def _judged(rule: Rule, row: Activity) -> Fraction | None:
    """What the table says of the result of a row, else the points in it; None: neither is there."""
    if row.result in rule.get("table", {}):
        return exact(rule["table"][row.result])
    return None if row.points is None else Fraction(row.points)


def own_number(seen: Seen, number: object) -> Fraction | None:
    """A number as it stands, or what a mark says, or by the months of the period; None: the mark is not there."""
    if not isinstance(number, dict):
        return exact(number)
    return own_target(seen, number) if number.get("mark", "") in {*seen.marks, ""} else None


def own_unit(seen: Seen, per: object) -> Fraction | None:
    """Per how much: a number, or what a mark says."""
    return seen.marks.get(per["mark"]) if isinstance(per, dict) else exact(per)


def rate(seen: Seen, rule: Rule) -> Iterable[Found]:
    points, per = exact(rule["points"]), own_unit(seen, rule["per"])
    levels = {key: own_number(seen, rule[key]) for key in ("over", "short_of") if rule.get(key) is not None}
    if per is None or None in levels.values():
        return []
    rule = rule | levels
    if per == 0:
        return [Found(exact(rule["otherwise"]))]
    if rule["measure"] in ("mark", "months"):
        months_ = Fraction(begun_months(seen.period.first, seen.period.last))
        mark = months_ if rule["measure"] == "months" else seen.marks.get(rule["mark"])
        if mark is None:
            return []
        mark = max(Fraction(0), exact(rule["short_of"]) - mark) if "short_of" in rule else _above(rule, mark)
        units = _units(rule, mark, per)
        return [Found(mark / per * points) if rule["units"] == "proportion" else Found(units * points, None, units)]
    rows = chosen(seen, rule)
    total = sum((amount(row, rule["measure"]) for row in rows), Fraction(0))
    if rule.get("of") == "mean":
        rows = [row for row in rows if getattr(row, rule["measure"]) is not None]
        total = _above(rule, total / len(rows)) if rows else Fraction(0)
    if rule["units"] == "proportion":
        if rule["by_row"] or rule.get("of") == "each":
            return [Found(_above(rule, amount(row, rule["measure"])) / per * points, row) for row in rows]
        return [Found(total / per * points, None, len(rows))]
    if rule.get("of") == "each":
        return [Found(_units(rule, _above(rule, amount(row, rule["measure"])), per) * points, row) for row in rows]
    units = _units(rule, total if rule.get("of") == "mean" else _above(rule, total), per)
    return [Found(units * points, None, units)] if units else []


def _above(rule: Rule, number: Fraction) -> Fraction:
    """What of a number counts: all, or what is above a level."""
    return max(Fraction(0), number - exact(rule["over"])) if rule.get("over") is not None else number


def branch_rank(seen: Seen, rule: Rule) -> Iterable[Found]:
    branch = seen.branch
    if branch is None or branch.year_end_rank is None or branch.branches_ranked is None:
        return []
    if branch.year_end_rank <= rule["first"]["places"]:
        return [Found(of_post(seen, rule["first"]["points"]))]
    if branch.year_end_rank > branch.branches_ranked - rule["last"]["places"]:
        return [Found(of_post(seen, rule["last"]["points"]))]
    return []


def forfeits(seen: Seen, rule: Rule) -> bool:
    """Whether an event was due and none was attended."""
    due = expected(seen, rule["activity"])
    return bool(due) and all(attended(seen, event) != "present" for event in due)


def requirement(seen: Seen, rule: Rule) -> Iterable[Found]:
    applies, length = rule.get("applies_when", {}), months(seen.period.first, seen.period.last)
    if length < applies.get("at_least_months", 0):
        return []
    return [] if all(_met(seen, each) for each in rule["met_when"]) else [Found(-seen.standard)]


def _met(seen: Seen, condition: Rule) -> bool:
    if "none_of" in condition:
        return not chosen(seen, {"activity": condition["none_of"]})
    if "no_unexcused" in condition:
        return missed(seen, condition["no_unexcused"], "unexcused") == 0
    if "attended" in condition:
        return all(attended(seen, each) in ("present", "excused") for each in expected(seen, condition["attended"]))
    rows = chosen(seen, condition)
    if condition.get("hours") is None:
        return len(rows) >= condition.get("times", 1)
    rows = [row for row in rows if row.hours]
    enough = sum((amount(row, "hours") for row in rows), Fraction(0)) >= exact(condition["hours"])
    return enough and len(rows) >= condition.get("times", 1)


KINDS: dict[str, Callable[[Seen, Rule], Iterable[Found]]] = {
    "per-occurrence": per_occurrence,
    "presence": presence,
    "absence": absence,
    "shortfall": shortfall,
    "attendance": attendance,
    "hours-short": hours_short,
    "missing-periods": missing_periods,
    "value-table": value_table,
    "given": given,
    "amount": rate,
    "branch-rank": branch_rank,
    "requirement": requirement,
}


def found_by(seen: Seen, rule: Rule, *, by_row: bool = False) -> list[Found]:
    """All that a rule gives points for, were they 0, each row's times the factor, and held to the most of a row;
    before ``keep`` and ``at_most``."""
    single = by_row or bool({"factor", "each_at_most"} & rule.keys()) or "first" not in rule.get("keep", {"first": 1})
    found = list(KINDS[rule["kind"]](seen, rule | {"by_row": single}))
    if "factor" in rule:
        found = [replace(each, points=each.points * looked_up(seen, each.row, rule["factor"])) for each in found]
    if (most := rule.get("each_at_most")) is not None:
        found = [replace(each, points=held_to(each.points, -exact(most), exact(most))) for each in found]
    return found


def rows_behind(seen: Seen, rule: Rule) -> list[Row]:
    """The rows on which points rest that are of no one row: all that the rule counts together, or sets aside."""
    if rule["kind"] == "shortfall":
        return _long_enough(seen, rule)
    return chosen(seen, {key: value for key, value in rule.items() if key != "except_result"})
