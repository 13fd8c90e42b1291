"""Dates as they stand over columns and in the titles of a table: whole, in words, by month and day, with a weekday."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from dangxing.language import numerals, patterns
from dangxing.language.script import LONGEST_WORD, normal, remembered
from dangxing.rules import NATURAL, Calendar
from dangxing.workbook.validating.cells import to_text
from dangxing.workbook.validating.dates import WEEKDAYS, WrongWeekday, Yearless, date_converter

_WEEKDAY: Final = rf"(?:星期|禮拜|礼拜|週|周)[{WEEKDAYS}天]"
_WEEKDAY_ALONE: Final = patterns.late(rf"\(?{_WEEKDAY}\)?")
_DATE_WITHIN: Final = patterns.late(
    rf"(?<![0-9])(?:[0-9]{{4}} ?[-/.年] ?)?[0-9]{{1,2}} ?[-/.月] ?[0-9]{{1,2}}(?![0-9])(?! ?月) ?[日號号]?"
    rf"(?: ?\(?{_WEEKDAY}\)?)?"
)
_TIME: Final = patterns.late(r"(?:[上下中]午)?[0-9]{1,2}:[0-9]{2}(?:[-~至][0-9]{1,2}:[0-9]{2})?")
_CLOCK: Final = patterns.late(r"[0-9] ?[:時时點点]")
_FURTHER: Final = patterns.late(
    r"(?<![0-9])(?:[0-9]{1,2} ?月 ?[0-9]{1,2} ?[日号號]?|[0-9]{1,2} ?[日号號]|[0-9]{1,2}[./][0-9]{1,2})(?![0-9])"
)
_YEAR: Final = patterns.late(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
# Neither one of several (1-3月) nor that of a day (1月5日).
_MONTH: Final = patterns.late(r"(?<![0-9\-~至、])(1[0-2]|0?[1-9])月(?!份?[0-9\-~至、])")
_SAID: Final = f"{numerals.ONES}十"
_IN_WORDS: Final = patterns.late(rf"(?<![{_SAID}第])(元|[{_SAID}]{{1,3}})月(?:([{_SAID}]{{1,3}})(?=[日號号]))?")
# A number of which nobody can see whether a nought was typed behind it: 2.2 may have been 2.20.
_NOUGHT: Final = patterns.late(r"(1[0-2]|[1-9])\.([1-3])")
# A year of two digits, as platforms write it: the weekday behind it says that it is none of the day.
_SHORT_YEAR: Final = patterns.late(rf"[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}} {_WEEKDAY}")
MONTH: Final = patterns.late(r"(?:1[0-2]|0?[1-9])月份?")
DAY: Final = patterns.late(r"[0-3]?[0-9][日号號]?")
# The name of a sheet that is a month and a day: 0310.
_FOUR_DIGITS: Final = patterns.late(r"([01][0-9])([0-3][0-9])")
_TITLE: Final = 200
_DIGITS: Final = 2
LEAST_OF_PART: Final = 8
"""So many days of a month stand at least in a row that others go on with."""


class TwoDays(NamedTuple):
    """A number that may be either of two days of a month; ``text`` is what is seen."""

    text: str

    def __str__(self) -> str:
        return self.text


class SeveralDays(NamedTuple):
    """What names more days than one; ``text`` is how it was written."""

    text: str

    def __str__(self) -> str:
        return self.text


def why_no_date(date: object) -> str:
    """The code of what is wrong with a date, as a converter has it."""
    if isinstance(date, Yearless):
        return "no-year"
    if isinstance(date, TwoDays):
        return "two-days"
    if isinstance(date, SeveralDays):
        return "several-days"
    return "wrong-weekday" if isinstance(date, WrongWeekday) else "bad-date"


def date_within(raw: object, year: int | None, calendar: Calendar = NATURAL) -> tuple[object, str]:
    """The date that a header cell holds, as a converter has it, and the words beside it; (None, words): it has none."""
    if type(raw) is str and calendar is NATURAL and len(raw) <= LONGEST_WORD:
        return _date_of(raw, year)
    if isinstance(raw, dt.date):
        return date_converter(year, calendar)(raw), ""
    value = to_text(raw)
    if not isinstance(value, str):
        return None, ""
    if isinstance(raw, float) and (found := _NOUGHT.fullmatch(value)) and _is_day(int(found[1]), int(found[2]) * 10):
        return TwoDays(value), ""
    return _date_in(value, year, calendar)


def day_named(name: str) -> str | None:
    """The day in words that the name of a sheet is, of four digits: 0310 is 3月10日; None: they are none."""
    found = _FOUR_DIGITS.fullmatch(normal(name[:LONGEST_WORD]))
    month, day = (int(found[1]), int(found[2])) if found is not None else (0, 0)
    return f"{month}月{day}日" if _is_day(month, day) else None


def _is_day(month: int, day: int) -> bool:
    try:
        return bool(dt.date(2000, month, day))
    except ValueError:
        return False


@lru_cache(maxsize=4096)
def _date_of(raw: str, year: int | None) -> tuple[object, str]:
    """The same, by the calendar's year: many tables of an office have the same few dates."""
    value = to_text(raw)
    return _date_in(value, year, NATURAL) if isinstance(value, str) else (None, "")


def _date_in(value: str, year: int | None, calendar: Calendar) -> tuple[object, str]:
    if len(value) > LONGEST_WORD:
        return None, value
    to_date = date_converter(year, calendar)
    if _SHORT_YEAR.fullmatch(value):
        value = f"20{value}"
    whole = to_date(value)
    if not isinstance(whole, str | None):
        return whole, ""
    words = in_digits(" ".join(value.split()))
    found = _DATE_WITHIN.search(words)
    if found is None:
        return None, words
    written = found.group().replace(" ", "")
    if "月" not in written and written.count(".") == 1:
        written = written.replace(".", "-")
    rest = _TIME.sub("", f"{words[: found.start()]} {words[found.end() :]}")
    # What has a time of day is from one to another.
    if _FURTHER.search(rest) and not _CLOCK.search(words):
        return SeveralDays(words), _bare(_FURTHER.sub("", rest)).lstrip("—–至到 ")
    return to_date(written.replace(".", "-")), _bare(rest)


def without_times(text: str) -> str:
    """A text without the times of day in it: 黨課 09:00-11:00."""
    return _bare(_TIME.sub("", normal(text[:LONGEST_WORD])))


def _bare(words: str) -> str:
    """Words without the signs that stood between them and a date; a remark keeps both of its brackets."""
    rest = words.replace("()", " ").replace("( )", " ").strip(" []、,:;-~")
    if rest.startswith("(") and rest.endswith(")") and rest.count("(") == 1:
        rest = rest[1:-1]
    if rest.count("(") != rest.count(")"):
        rest = rest.strip("()")
    return rest.strip(" []、,:;-~")


@remembered(1024)
def in_digits(text: str) -> str:
    """A text whose months, and days behind them, stand in digits: ``元月5日``, ``十二月三十一日``."""
    return _IN_WORDS.sub(_digits, text) if "月" in text else text


def _digits(found: re.Match[str]) -> str:
    month, day = 1 if found[1] == "元" else numerals.spoken(found[1]), numerals.spoken(found[2] or "")
    if month is None or month > 12 or (found[2] and day is None):
        return found.group()
    return f"{month}月{'' if day is None else day}"


def with_weekday(date: dt.date, raw: object) -> object:
    """The date as a converter has it that is held against the weekday ``raw``, if it is one."""
    value = to_text(raw)
    if not isinstance(value, str) or not _WEEKDAY_ALONE.fullmatch(value):
        return date
    return date_converter(None)(f"{date.isoformat()} {value}")


def is_weekday(value: str) -> bool:
    """Whether a text is the name of a day of the week."""
    return bool(_WEEKDAY_ALONE.fullmatch(value))


def year_of(texts: Iterable[str]) -> int | None:
    """The year of the first text that has one, and one alone."""
    return next((year for each in texts if (year := _year_in(each[:_TITLE])) is not None), None)


def month_of(texts: Iterable[str]) -> int | None:
    """The month of the first text that has one, and one alone."""
    return next((month for each in texts if (month := _month_in(each[:_TITLE])) is not None), None)


@lru_cache(maxsize=1024)
def _month_in(text: str) -> int | None:
    months = {int(found) for found in _MONTH.findall(in_digits(normal(text)))}
    return months.pop() if len(months) == 1 else None


@lru_cache(maxsize=1024)
def _year_in(text: str) -> int | None:
    years = {int(found) for found in _YEAR.findall(normal(text))}
    return years.pop() if len(years) == 1 else None


def is_of_parts(rows: Iterable[Iterable[str]], last: int) -> bool:
    """Whether the days of a month of so many stand in rows below each other, one going on where another ends."""
    found: set[int] = set()
    for texts in rows:
        days = [int(text) for text in texts if text.isdecimal() and len(text) <= _DIGITS]
        if len(days) >= LEAST_OF_PART and days == list(range(days[0], days[0] + len(days))):
            found.update(days)
    return found.issuperset(range(1, last + 1))


def whole_months(dates: Iterable[object]) -> frozenset[tuple[int, int]]:
    """The years and months of which every day is among the dates, as on a calendar."""
    days: dict[tuple[int, int], set[int]] = {}
    for date in dates:
        if isinstance(date, dt.date):
            days.setdefault((date.year, date.month), set()).add(date.day)
    return frozenset(month for month, found in days.items() if len(found) == calendar.monthrange(*month)[1])


def are_weekdays(texts: Iterable[str]) -> bool:
    """Whether these, but for those that are empty, are single signs of weekdays, one of them more than once: else they
    are a count.
    """
    found = list(filter(None, texts))
    return 1 < len({*found}) < len(found) and all(len(text) == 1 and text in f"{WEEKDAYS}天" for text in found)
