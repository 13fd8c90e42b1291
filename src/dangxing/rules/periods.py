"""When the year of a rule set begins, and the spans into which it falls."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import Annotated, Final, Literal, NamedTuple

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from dangxing.language import patterns
from dangxing.rules.terms import Model, Named

Every = Literal["week", "month", "two-months", "quarter", "half-year", "semester", "year"]
# A rule may be reckoned anew by these; by days there are points of rows alone.
Anew = Literal["day", "week", "month", "two-months", "quarter", "half-year", "semester"]
# By how many months spans are of one length with others, or longer.
LENGTHS: Final = {
    "day": 0,
    "week": 0.25,
    "month": 1,
    "two-months": 2,
    "quarter": 3,
    "half-year": 6,
    "semester": 6,
    "year": 12,
}
MONTHS: Final = {"month": 1, "two-months": 2, "quarter": 3, "half-year": 6, "year": 12}
_MONTH_DAY: Final = patterns.late(r"([0-9]{2})-([0-9]{2})", re.ASCII)
# A year without a leap day: a span that begins on a day begins on it every year.
_PLAIN: Final = 2023
_HALF_WEEK: Final = 4


def _month_day(value: str) -> str:
    found = _MONTH_DAY.fullmatch(value)
    try:
        if found is None:
            raise ValueError
        dt.date(_PLAIN, int(found[1]), int(found[2]))
    except ValueError:
        raise PydanticCustomError("month-day", "a day of every year, as 09-01") from None
    return value


MonthDay = Annotated[str, AfterValidator(_month_day)]
"""A day of every year: ``09-01``."""


class Span(NamedTuple):
    """A span of days, both ends in it. ``title`` is that of a semester; ``natural``: of a year from January on."""

    first: dt.date
    last: dt.date
    title: str = ""
    natural: bool = True

    def holds(self, day: dt.date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last


class Semester(Named):
    """A part of the year, from a day until the next one begins."""

    starts: Annotated[MonthDay, Field(alias="from")]


class Calendar(Model):
    """A year that begins on the first day of a month; semesters part it, the first beginning with it.

    A year is named by the one in which it begins.
    """

    starts: Annotated[MonthDay, Field(alias="from")]
    semesters: tuple[Semester, ...] = ()

    @model_validator(mode="after")
    def _begins_with_a_month(self) -> "Calendar":
        if not self.starts.endswith("-01"):
            raise PydanticCustomError("period-first", "a year begins on the first day of a month")
        days = [self._within(_PLAIN, semester.starts) for semester in self.semesters]
        if days and (days[0] != self.first(_PLAIN) or any(a >= b for a, b in pairwise(days))):
            raise PydanticCustomError("semesters-order", "semesters stand in order, the first begins with the year")
        return self

    @cached_property
    def month(self) -> int:
        """The month that it begins with."""
        return int(self.starts[:2])

    def first(self, year: int) -> dt.date:
        """The first day of a year."""
        return dt.date(year, self.month, 1)

    def last(self, year: int) -> dt.date:
        """The last day of a year."""
        return later(self.first(year), 12)

    def year_of(self, day: dt.date) -> int:
        """The year in which a day lies."""
        return day.year - (day.month < self.month)

    def within(self, year: int, month: int, day: int) -> dt.date:
        """A day of the calendar in a year. ValueError: there is none."""
        return dt.date(year + (month < self.month), month, day)

    def _within(self, year: int, starts: str) -> dt.date:
        return self.within(year, int(starts[:2]), int(starts[3:]))

    def label(self, year: int) -> str:
        """What people call a year: ``2024``, or ``2024–2025`` where it goes on after New Year."""
        return str(year) if self.month == 1 else f"{year}–{year + 1}"

    def quarter_end(self, year: int, quarter: int) -> dt.date:
        """The last day of a quarter, counted from the first day of the year."""
        return later(self.first(year), 3 * quarter)

    def spans(self, first: dt.date, last: dt.date, every: Every) -> tuple[Span, ...]:
        """The spans of a kind that lie wholly within two days."""
        years = range(self.year_of(first), self.year_of(last) + 1)
        found = (span for year in years for span in self._of_year(year, every))
        return tuple(span for span in found if first <= span.first and span.last <= last)

    def touching(self, first: dt.date, last: dt.date, every: Every) -> tuple[Span, ...]:
        """The spans of a kind that have a day between two days, both among them."""
        years = range(self.year_of(first), self.year_of(last) + 1)
        found = (span for year in years for span in self._of_year(year, every))
        return tuple(span for span in found if first <= span.last and span.first <= last)

    def span_of(self, day: dt.date, every: Every) -> Span:
        """The span of a kind in which a day lies."""
        return next(span for span in self._of_year(self.year_of(day), every) if span.holds(day))

    def cuts(self, outer: Every, inner: Every) -> bool:
        """Whether spans of one kind end within a span of another (a semester from 02-17 on cuts February)."""
        return any(span.last > self.span_of(span.first, outer).last for span in self._of_year(_PLAIN, inner))

    @cached_property
    def _kept(self) -> dict[tuple[int, Every], tuple[Span, ...]]:
        return {}

    def _of_year(self, year: int, every: Every) -> tuple[Span, ...]:
        """The spans of a year, kept: every row of every member may ask."""
        if (year, every) not in self._kept:
            self._kept[year, every] = tuple(self._made(year, every))
        return self._kept[year, every]

    def _made(self, year: int, every: Every) -> Iterator[Span]:
        if every == "semester":
            days = [self._within(year, semester.starts) for semester in self.semesters]
            ends = [*(day - dt.timedelta(1) for day in days[1:]), self.last(year)]
            for first, last, semester in zip(days, ends, self.semesters, strict=False):
                yield Span(first, last, semester.title, self.month == 1)
            return
        if every == "week":
            yield from self._weeks(year)
            return
        months, first = MONTHS[every], self.first(year)
        for _ in range(0, 12, months):
            last = later(first, months)
            yield Span(first, last, natural=self.month == 1)
            first = last + dt.timedelta(1)

    def _weeks(self, year: int) -> Iterator[Span]:
        """From Monday to Sunday; what of a week is less than half of it, at either end of the year, joins the next."""
        first, end, natural = self.first(year), self.last(year), self.month == 1
        while first <= end:
            last = first + dt.timedelta(6 - first.weekday())
            if last - first < dt.timedelta(_HALF_WEEK - 1):
                last += dt.timedelta(7)
            if end - last < dt.timedelta(_HALF_WEEK):
                last = end
            yield Span(first, last, natural=natural)
            first = last + dt.timedelta(1)


NATURAL: Final = Calendar.model_construct(starts="01-01")
"""The calendar year."""


def later(first: dt.date, months: int) -> dt.date:
    """The last day of so many months, of which ``first`` is the first day."""
    year, month = divmod(first.year * 12 + first.month + months - 2, 12)
    return dt.date(year, month + 1, calendar.monthrange(year, month + 1)[1])
