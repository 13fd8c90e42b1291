"""The days that are scored, and the parts of the year. Source: 「When the year begins」 of ``docs/rules.md``."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

MONTHS = {"month": 1, "two-months": 2, "quarter": 3, "half-year": 6, "year": 12}


class Span(NamedTuple):
    """Days from the first to the last, both of them in it."""

    first: dt.date
    last: dt.date

    def __contains__(self, date: object) -> bool:
        return isinstance(date, dt.date) and self.first <= date <= self.last

    def cut(self, other: Span) -> Span | None:
        """What both have, if anything."""
        both = Span(max(self.first, other.first), min(self.last, other.last))
        return both if both.first <= both.last else None


def _after(first: dt.date, months: int) -> dt.date:
    years, month = divmod(first.month - 1 + months, 12)
    return first.replace(year=first.year + years, month=month + 1)


def _on(text: str, from_: dt.date) -> dt.date:
    """The next such day (``09-01``), from that day on."""
    found = dt.date.fromisoformat(f"{from_.year}-{text}")
    return found if found >= from_ else found.replace(year=from_.year + 1)


def year_of(rules: dict[str, Any], year: int) -> Span:
    """The year of a rule set that begins in ``year``."""
    period = rules.get("period", "year")
    begins = period["from"] if isinstance(period, dict) else "01-01"
    first = dt.date.fromisoformat(f"{year}-{begins}")
    return Span(first, _after(first, 12) - dt.timedelta(days=1))


def period_of(rules: dict[str, Any], year: int, start: dt.date | None, end: dt.date | None) -> Span | None:
    """The days that are scored of a member: those of the year that are the member's own, or the whole term."""
    whole = year_of(rules, year)
    own = Span(start or whole.first, end or whole.last)
    return own if rules.get("period") == "term" else whole.cut(own)


def parts(rules: dict[str, Any], year: int, every: str) -> list[Span]:
    """The year in months, quarters, semesters …, in their order; for terms, the years on either side as well."""
    years = (year - 1, year, year + 1) if rules.get("period") == "term" else (year,)
    return [span for each in years for span in _of_year(rules, each, every)]


def _of_year(rules: dict[str, Any], year: int, every: str) -> list[Span]:
    whole = year_of(rules, year)
    if every == "day":
        return [Span(day, day) for day in _days(whole)]
    if every == "week":
        begins = _weeks(whole)
    elif every == "semester":
        begins = [_on(each["from"], whole.first) for each in rules["period"]["semesters"]]
    else:
        begins = [_after(whole.first, at) for at in range(0, 12, MONTHS[every])]
    ends = [*(day - dt.timedelta(days=1) for day in begins[1:]), whole.last]
    return [Span(*each) for each in zip(begins, ends, strict=True)]


def _days(whole: Span) -> list[dt.date]:
    return [whole.first + dt.timedelta(days=at) for at in range((whole.last - whole.first).days + 1)]


def _weeks(whole: Span) -> list[dt.date]:
    """Where weeks begin: what is less than four days of one at either end of the year joins its neighbour."""
    least = dt.timedelta(days=4)
    mondays = [day for day in _days(whole) if day.weekday() == 0 and day != whole.first]
    if mondays[0] - whole.first < least:
        del mondays[0]
    if whole.last + dt.timedelta(days=1) - mondays[-1] < least:
        del mondays[-1]
    return [whole.first, *mondays]


def months(first: dt.date, last: dt.date) -> int:
    """Whole months from the one day to the end of the other."""
    end = last + dt.timedelta(days=1)
    return (end.year - first.year) * 12 + end.month - first.month - (end.day < first.day)


def begun_months(first: dt.date, last: dt.date) -> int:
    """The calendar months that have a day from the first to the last."""
    return (last.year - first.year) * 12 + last.month - first.month + 1
