"""How long a shift was: from its beginning to its end, over midnight as well."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from dangxing.language import patterns
from dangxing.language.script import normal
from dangxing.workbook.layouts.dating import date_within

_CLOCK: Final = patterns.late(r"(?<![0-9:])([01]?[0-9]|2[0-4])[:时時点點]([0-5][0-9])?(?![0-9])")
_DAY: Final = 24 * 60
_CENT: Final = Decimal("0.01")


def span(values: Mapping[str, object], day: dt.date) -> Decimal | None:
    """The hours between ``from`` and ``to``, or between the two times that stand in one of them or in ``date``.

    To the hundredth. None where there are no two times. An end before the beginning is of the next day; one that
    stands with a date of its own is of that.
    """
    times = [found for field in ("from", "to") if (found := _minutes(values.get(field), day))]
    flat = [minute for found in times for minute in found] or _minutes(values.get("date"), day)
    if len(flat) != 2:
        return None
    begun, ended = flat
    minutes = ended - begun if ended >= begun else ended - begun + _DAY
    return (Decimal(minutes) / 60).quantize(_CENT).normalize() if 0 < minutes <= 7 * _DAY else None


def _minutes(value: object, day: dt.date) -> list[int]:
    """The times in a cell, in minutes from the beginning of ``day``."""
    if isinstance(value, dt.datetime):
        return [(value.date() - day).days * _DAY + value.hour * 60 + value.minute]
    if isinstance(value, dt.time):
        return [value.hour * 60 + value.minute]
    if not isinstance(value, str):
        return []
    text = normal(value[:100])
    date, _ = date_within(text, day.year)
    days = (date - day).days if isinstance(date, dt.date) else 0
    return [(days * 24 + int(hour)) * 60 + int(minute or 0) for hour, minute in _CLOCK.findall(text)]
