"""Numbers as people write them in cells: with units, as they are spoken, as shares of a hundred."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from decimal import Context, Decimal
from typing import NamedTuple

from dangxing.language import numerals, patterns
from dangxing.language.script import LONGEST_WORD, fold, joins_digits, normal
from dangxing.workbook.grid import Rounded

_NUMBER = patterns.late(r"([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?)\s*(\D*)", re.ASCII)
AMOUNTS = frozenset({"number", "hours", "characters", "percentage", "whole", "positive", "points", "mark"})
"""What columns of numbers hold."""
# A spreadsheet program keeps 15 digits of a number; an id of more has lost its last ones.
LOST_DIGITS = 10**15
# Beyond this nothing that is counted in a year can be meant, and sums could lose digits.
MOST = 10**12 - 1
_FIFTEEN_DIGITS = Context(prec=15)
ONE = Decimal(1)


def plain_number(raw: int | float) -> str:
    """A number as a spreadsheet program shows it: 1001 for 1001.0, no more than 15 digits."""
    if isinstance(raw, float) and math.isfinite(raw):
        return str(int(raw)) if raw.is_integer() and abs(raw) < LOST_DIGITS else format(raw, ".15g")
    return str(raw) if abs(raw) < LOST_DIGITS or isinstance(raw, float) else f"{as_float(raw):.15g}"


def as_float(value: int | Decimal) -> float:
    """The nearest float; infinite where there is none."""
    try:
        return float(value)
    except OverflowError:
        return math.copysign(math.inf, value > 0 or -1)


class Bare(NamedTuple):
    """A number up to 1 where one up to 100 belongs, with nothing that tells whether it is a share of one."""

    value: Decimal

    def __str__(self) -> str:
        return format(self.value, "f")


def number_converter(units: Mapping[str, Decimal], unsaid: Decimal = ONE) -> Callable[[object], object]:
    """A converter to Decimal that knows the units of its column (``3萬字`` → 30000).

    A number without a unit is taken times ``unsaid``.

    Fifteen digits are kept: what a formula leaves behind them is noise that a spreadsheet program itself does not show.
    """
    factors = {fold(unit): factor for unit, factor in units.items()}

    def to_number(raw: object) -> object:
        if isinstance(raw, bool):
            return raw
        if isinstance(raw, int | float):
            if not -MOST <= raw <= MOST:
                return raw if isinstance(raw, float) else as_float(raw)
            # Adding nothing makes minus nothing plain nothing.
            value = Decimal(format(raw, ".15g")) + 0 if isinstance(raw, float) else Decimal(raw)
            return value if unsaid == 1 else value * unsaid
        if isinstance(raw, Rounded):
            raw = raw.text
        if type(raw) is not str or joins_digits(raw):
            return raw
        written = normal(raw)
        if not written:
            return None
        if len(written) > LONGEST_WORD:
            return raw
        found = _NUMBER.fullmatch(written)
        if found is None or not found[1].strip("+-"):
            spoken = numerals.spoken(written)
            return raw if spoken is None else spoken * unsaid
        factor = factors.get(fold(found[2])) if found[2] else unsaid
        if factor is None:
            return raw
        value = _FIFTEEN_DIGITS.create_decimal(found[1].replace(",", "")) * factor + 0
        return value if -MOST <= value <= MOST else as_float(value)

    return to_number


def percentage_converter(units: Mapping[str, Decimal]) -> Callable[[object], object]:
    """A converter of numbers up to 100; one up to 1 without a unit is left as :class:`Bare`, to be asked about."""
    to_number = number_converter(units)

    def to_percentage(raw: object) -> object:
        value = to_number(raw)
        if isinstance(value, Decimal) and 0 < value <= 1 and not _has_unit(raw):
            return Bare(value)
        return value

    return to_percentage


def _has_unit(raw: object) -> bool:
    return isinstance(raw, str | Rounded) and not normal(str(raw))[-1:].isdecimal()


def whole_converter(units: Mapping[str, Decimal]) -> Callable[[object], object]:
    """A converter to int; a number that is not whole is left as a Decimal, to be refused."""
    to_number = number_converter(units)

    def to_whole(raw: object) -> object:
        value = to_number(raw)
        if type(value) is str and value.lstrip().startswith("第"):
            # 第2名 is a rank as it is spoken.
            number = to_number(value.lstrip()[1:])
            value = number if isinstance(number, Decimal) else value
        return int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value

    return to_whole
