"""Dates as people write them in cells, a time of day and a weekday behind them or none."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import NamedTuple

from dangxing.language import patterns
from dangxing.language.script import LONGEST_WORD, joins_digits, normal
from dangxing.rules import NATURAL, Calendar
from dangxing.workbook.grid import Dayless
from dangxing.workbook.validating.lexicon import Lexicon

_TIME = (
    r"(?:(?:[上下中]午|凌晨|早上|晚上|[AP]M)\s*)?(?:[01]?[0-9]|2[0-4])"
    r"(?::[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?|[時时點点](?:[0-5]?[0-9](?:分(?:[0-5]?[0-9]秒)?)?|半|整|正)?)"
    r"(?:\s*[AP]M)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
)
WEEKDAYS = "一二三四五六日"
"""The days of a week, as they are called, from Monday on."""
_WEEKDAY = rf"(?:\s*\(?\s*(?:星期|禮拜|礼拜|週|周)([{WEEKDAYS}天末])\s*\)?)?"
_TIME_OF_DAY = (
    rf"(?:(?:\s*T\s*|\s+|(?<=[日號号)])|(?<=[期拜週周].)|(?=[上下中凌早晚])){_TIME}(?:\s*[-~〜–—至到]\s*{_TIME})?"
    r"|\s*(?:[上下中]午|凌晨|早上|晚上))?"
)
_BEHIND = _WEEKDAY + _TIME_OF_DAY
_DAY_OF_MONTH = r"([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*[日號号]"
_DATE = patterns.late(
    rf"([0-9]{{4}})(?:\s*([-/.])\s*([0-9]{{1,2}})\s*\2\s*([0-9]{{1,2}})|\s*年\s*{_DAY_OF_MONTH}){_BEHIND}",
    re.ASCII | re.IGNORECASE,
)
_COMPACT_DATE = patterns.late(rf"([0-9]{{4}})([0-9]{{2}})([0-9]{{2}}){_BEHIND}", re.ASCII | re.IGNORECASE)
_YEARLESS = patterns.late(
    rf"(?:([0-9]{{1,2}})\s*[-/]\s*([0-9]{{1,2}})|{_DAY_OF_MONTH}){_BEHIND}", re.ASCII | re.IGNORECASE
)
# A spreadsheet program begins its calendar in 1900, where a time of day without a date and a slip fall.
_FIRST_YEAR, _LAST_YEAR = 1901, 2199


class Yearless(NamedTuple):
    """A date that was written without its year, while the year is not known; ``text`` is how it was written."""

    month: int
    day: int
    text: str

    def __str__(self) -> str:
        return self.text


class WrongWeekday(NamedTuple):
    """A date that is no such day of the week as stands behind it."""

    date: dt.date
    text: str

    def __str__(self) -> str:
        return self.text


def date_converter(year: int | None, calendar: Calendar = NATURAL) -> Callable[[object], object]:
    """A converter to a date; a time of day is dropped. ``year`` is that of dates written without one, by ``calendar``.

    A number is a date only as eight digits (20240301), never as a serial.
    """

    def to_date(raw: object) -> object:
        if isinstance(raw, Dayless):
            raw = raw.date
        if isinstance(raw, dt.datetime):
            raw = raw.date()
        if isinstance(raw, dt.date):
            return raw if _FIRST_YEAR <= raw.year <= _LAST_YEAR else str(raw)
        if type(raw) is str:
            written = normal(raw)
            if not written:
                return None
            if len(written) > LONGEST_WORD or joins_digits(raw):
                return raw
        elif isinstance(raw, int | float) and _FIRST_YEAR * 10000 < raw < (_LAST_YEAR + 1) * 10000 and raw == int(raw):
            written = str(int(raw))
        else:
            return raw
        found = _written_date(written, year, calendar)
        return raw if found is None else found

    return to_date


to_date = date_converter(None)


def dates_of(lexicon: Lexicon) -> Callable[[object], object]:
    """What makes a cell a date. Of which year one without it is, none can say where rule sets differ in theirs."""
    calendar = lexicon.calendar
    return date_converter(None) if calendar is None else date_converter(lexicon.year, calendar)


def _written_date(written: str, year: int | None, calendar: Calendar) -> object:
    """The date that a text is; None where it is none."""
    if (found := _COMPACT_DATE.fullmatch(written)) is not None:
        of, month, day, weekday = found.groups()
    elif (found := _DATE.fullmatch(written)) is not None:
        of, _, month, day, *others, weekday = found.groups()
        month, day = (month, day) if month else others
    elif (found := _YEARLESS.fullmatch(written)) is not None:
        month, day, *others, weekday = found.groups()
        month, day = (month, day) if month else others
        of = ""
    else:
        return None
    try:
        if of:
            date = dt.date(int(of), int(month), int(day))
        else:
            # Where the year is not known, a leap year, in which any day may be.
            date = dt.date(2000, int(month), int(day)) if year is None else calendar.within(year, int(month), int(day))
    except ValueError:
        return None
    if not of and year is None:
        return Yearless(date.month, date.day, written)
    if not _FIRST_YEAR <= date.year <= _LAST_YEAR:
        return None
    # 周末 is either of two days.
    if weekday and date.weekday() not in (
        (5, 6) if weekday == "末" else (WEEKDAYS.index(weekday.replace("天", "日")),)
    ):
        return WrongWeekday(date, written)
    return date
