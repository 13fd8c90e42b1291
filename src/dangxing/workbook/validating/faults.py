"""What is wrong with a cell that was refused: the code of the catalogue, and what fills its message."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from typing import NamedTuple

from dangxing.language.script import Term, Terms, fold, one_line
from dangxing.rules import Column, Sheet
from dangxing.workbook.grid import CellError, Otherwise, Rounded, Unseen
from dangxing.workbook.validating.cells import titles_of, units_of, words_of
from dangxing.workbook.validating.dates import WEEKDAYS, WrongWeekday, Yearless
from dangxing.workbook.validating.lexicon import Lexicon
from dangxing.workbook.validating.numbers import AMOUNTS, LOST_DIGITS, MOST, Bare, plain_number

_SHOWN = 40
_UNITS_SHOWN = 4
_BREAKS = str.maketrans("\r\n", "↵↵")


class Fault(NamedTuple):
    """What is wrong with a cell: a code of the catalogue and what fills its message."""

    code: str
    params: dict[str, object]


def fault(column: Column, value: object, lexicon: Lexicon, sheet: Sheet) -> Fault:
    """Why a value was refused. ``value`` is what the converter left, ``sheet`` the one that the column stands in."""
    title = Term(column.title)
    if (unread := unread_fault(value)) is not None:
        return unread
    if value is None:
        return Fault("missing-value", {"column": title})
    found = value.stored if isinstance(value, Rounded) else shown(value)
    match value:
        case Yearless():
            return Fault("date-without-year", {"found": found})
        case WrongWeekday():
            return Fault("wrong-weekday", {"found": found, "date": value.date.isoformat(), "weekday": _weekday(value)})
        case Bare():
            share = f"{(value.value * 100).normalize():f}"
            return Fault("looks-like-fraction", {"column": title, "found": found, "share": share})
    match column.holds:
        case "date":
            return Fault("serial-date" if isinstance(value, int | float | Rounded) else "bad-date", {"found": found})
        case "id":
            lost = isinstance(value, int | float) and LOST_DIGITS <= abs(value) < math.inf
            return Fault("id-digits-lost" if lost else "bad-id", {"found": found})
        case holds if holds in AMOUNTS:
            return _number_fault(column, value, lexicon)
        case _:
            return unknown_value(column, found, lexicon, sheet)


def unread_fault(value: object) -> Fault | None:
    """What is wrong with a cell that shows something else than it holds, or an error; None: it can be read."""
    if isinstance(value, CellError):
        return Fault("error-value", {"found": shown(value)})
    if isinstance(value, Unseen):
        return Fault("number-not-shown", {"found": value.stored}) if value.stored else Fault("uncalculated", {})
    return Fault(value.code, {"found": shown(value.stored)}) if isinstance(value, Otherwise) else None


def _weekday(wrong: WrongWeekday) -> Term:
    return Term("星期" + WEEKDAYS[wrong.date.weekday()])


def unknown_value(column: Column, found: str, lexicon: Lexicon, sheet: Sheet) -> Fault:
    """A word that the column does not know, with those it does.

    Letters that are alike say nothing of what is meant by 未到: what is suggested is what offices mean by the word.
    """
    titles = titles_of(column, lexicon)
    allowed = Terms("、".join(titles.get(word, word) for word in words_of(column, lexicon).allowed))
    params: dict[str, object] = {"column": Term(column.title), "found": found, "allowed": allowed}
    other = _other_column(column, found, lexicon, sheet)
    if other is not None:
        return Fault("other-column", {**params, "other": Term(other.title)})
    taken, key = lexicon.taken(column.holds), fold(found)
    if key in taken.ask:
        return Fault("undecided-word", params)
    if key in taken.likely:
        params["nearest"] = Term(titles.get(taken.likely[key], taken.likely[key]))
    return Fault("unknown-value", params)


def _other_column(column: Column, found: str, lexicon: Lexicon, sheet: Sheet) -> Column | None:
    """The column of the same sheet that a word belongs to; None where none knows it, or it says that there is nothing
    to enter."""
    if lexicon.is_blank(found):
        return None
    for other in sheet.columns.values():
        words = None if other.holds == column.holds else lexicon.words(other.holds)
        if words is not None and words[found] is not None:
            return other
    return None


def _number_fault(column: Column, value: object, lexicon: Lexicon) -> Fault:
    params: dict[str, object] = {"column": Term(column.title), "found": shown(value)}
    if isinstance(value, int | float | Decimal) and math.isfinite(value):
        if column.holds == "points":
            if not -MOST <= value <= MOST:
                return Fault("out-of-range", {**params, "low": f"-{MOST}", "high": MOST})
            return Fault("too-many-decimals", {**params, "decimals": 2})
        if value < 0:
            return Fault("negative-number", params)
        if column.most is not None:
            if value > column.most:
                return Fault("mark-out-of-range", {**params, "high": f"{column.most:f}"})
            return Fault("too-many-decimals", {**params, "decimals": 4})
        if column.holds == "percentage" and value > 100:
            return Fault("out-of-range", {**params, "low": 0, "high": 100})
        if value > MOST:
            return Fault("out-of-range", {**params, "low": 0, "high": MOST})
        if column.holds == "percentage":
            return Fault("too-many-decimals", {**params, "decimals": 2})
        return Fault("not-positive" if value == 0 else "not-whole", params)
    units = tuple(units_of(column, lexicon))[:_UNITS_SHOWN]
    if not units:
        return Fault("not-a-number", params)
    return Fault("bad-number", {**params, "units": Terms("、".join(units))})


def shown(value: object) -> str:
    """A value for a message: one line, signs that nobody sees told by their number, cut where it is long."""
    if type(value) is str:
        written = value[: _SHOWN + 1]
    elif isinstance(value, dt.timedelta):
        minutes, seconds = divmod(int(value.total_seconds()), 60)
        written = f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    elif isinstance(value, int | float):
        written = plain_number(value)
    else:
        written = format(value, "f") if isinstance(value, Decimal) else str("" if value is None else value)
    if len(written) > _SHOWN:
        written = written[: _SHOWN - 1] + "…"
    return one_line(written.translate(_BREAKS) if "\n" in written or "\r" in written else written)
