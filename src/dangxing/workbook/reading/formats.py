"""Number formats, as far as they show something else than the value: a percentage, a unit, a scale, fewer decimals,
no day, or nothing at all.

A format is a code such as ``0.00%``, ``#,##0"萬字"`` or ``[=1]"出席";[=0]"缺席"``: up to four sections, each with
colours and conditions in square brackets, text in quotation marks or behind a backslash, and places for digits.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from dangxing.workbook.grid import Dayless, Otherwise, Rounded, Unseen

# What says nothing of a number but its sign, and what parts its digits.
_NOISE: Final = " \u3000\u00a0\u2009-−+()（）:："
_COMPARE: Final[Mapping[str, Callable[[float, float], bool]]] = {
    "<": float.__lt__, ">": float.__gt__, "<=": float.__le__, ">=": float.__ge__, "=": float.__eq__, "<>": float.__ne__,
}  # fmt: skip


class Parts(NamedTuple):
    """Parts of one, ``1/3``: the largest number of them that is shown, or the one that is."""

    most: int
    fixed: bool = False

    def shown(self, number: Decimal) -> tuple[Fraction, str]:
        """The fraction that is shown, and how it is written: 2.5 as ``2 1/2``."""
        exact = Fraction(number)
        seen = Fraction(round(exact * self.most), self.most) if self.fixed else exact.limit_denominator(self.most)
        whole, rest = divmod(abs(seen), 1)
        written = f"{whole} {rest}" if whole and rest else str(rest or whole)
        return seen, f"-{written}" if seen < 0 else written


class Section(NamedTuple):
    """One section of a format: what stands before and behind the digits, by which power of ten the number is shown,
    how many digits it has at least, and for which numbers it is meant (None: by its place). ``places`` are the decimals
    that it shows, ``figures`` the digits in all; None: as many as there are."""

    before: str = ""
    behind: str = ""
    power: int = 0
    least: int = 0
    digits: bool = True
    meant: tuple[str, float] | None = None
    places: int | None = None
    figures: int | None = None
    repeats: bool = False
    """A sign, and no blank, fills what room there is."""
    parts: Parts | None = None
    """Into which parts of one it shows what is behind the point."""

    @property
    def plain(self) -> bool:
        """Whether it shows the number and nothing else, be it rounded."""
        beside = (self.before + self.behind).strip(_NOISE)
        return self.digits and not self.power and self.least < 2 and not beside and not self.repeats

    @property
    def turns(self) -> bool:
        """Whether it shows a number as one below 0."""
        return self.digits and ("-" in self.before or ("(" in self.before and ")" in self.behind))

    @property
    def says_other(self) -> bool:
        """Whether what it shows is another number, with nothing that says so: 30 for 30,000, or with digits beside."""
        beside = (self.before + self.behind).strip(_NOISE)
        return bool(self.power and not beside) or any(sign.isdecimal() for sign in beside)

    @property
    def rounds(self) -> bool:
        """Whether it may show fewer digits than a number has."""
        return self.places is not None or self.figures is not None or self.parts is not None

    def shown(self, number: Decimal) -> Decimal:
        """The number, to the digits that are shown."""
        places = self.places
        if self.figures is not None and number:
            places = self.figures - 1 - number.adjusted()
        return number if places is None else round_half_up(number, places)


def round_half_up(number: Decimal, places: int) -> Decimal:
    """The number to so many decimals, a half going away from zero, as spreadsheet programs show it."""
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and -exponent <= places:
        return number
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


class Format:
    """A format that shows more, or less, than a number's digits. ``hides_day``: it is one of dates, without the day."""

    def __init__(self, sections: tuple[Section, ...], text: Section | None = None, *, hides_day: bool = False) -> None:
        self._sections = sections
        self._text = text
        self.hides_day = hides_day
        # By which a number is told from a date.
        self.of_numbers = not hides_day
        # What stands for a minus in the only section, or in that for numbers above 0, is one.
        self._turned = bool(sections) and sections[0].turns
        plain = not hides_day and not self._turned and (text is None or text.plain)
        plain = plain and all(
            section.plain and section.figures is None and section.parts is None for section in sections
        )
        decimals = [section.places for section in sections if section.places is not None]
        # Of a format that only rounds: how many decimals it shows at least.
        self.rounds_from = min(decimals) if plain and decimals else None

    def minds(self, value: float) -> bool:
        """Whether anything but the number itself may be seen."""
        return self.rounds_from is None or isinstance(self.seen(value), Rounded)

    def seen_of(self, value: object) -> object:
        """What a person sees of a cell's value, whatever it is."""
        if type(value) is str:
            return self.seen_text(value)
        if type(value) is int or type(value) is float:
            return self.seen(value)
        if self.hides_day and isinstance(value, dt.date):
            return Dayless(value.date() if isinstance(value, dt.datetime) else value)
        return value

    def seen_text(self, value: str) -> object:
        """What a person sees of a text: itself, or more (``2小時``), or another text, or :class:`Unseen`."""
        if self._text is None or not value.strip():
            return value
        before, behind = self._text.before, self._text.behind
        if self._text.digits:
            return f"{before}{value}{behind}".strip() if (before + behind).strip(_NOISE) else value
        shown = (before + behind).strip()
        return shown if shown.strip(_NOISE) else Unseen(value)

    def seen(self, value: float) -> object:
        """What a person sees of the number: itself, text (``92%``, ``3萬字``), :class:`Rounded`, or :class:`Unseen`."""
        if not math.isfinite(value):
            return value
        section = self._section(float(value))
        if self._turned and value > 0 and section is self._sections[0]:
            return (
                f"-{_digits(section.shown(_decimal(value).scaleb(section.power)))}{section.behind.strip(')')}".strip()
            )
        if section is None or (section.plain and not section.rounds):
            return value
        if not section.digits:
            text = (section.before + section.behind).strip()
            if text.strip(_NOISE):
                # Whatever the number is: where it looks like another, that is told.
                return Rounded(text, _digits(_decimal(value))) if any(map(str.isdecimal, text)) else text
            # A dash for zero is how accounts are kept, and an empty section for zero hides what is not there.
            return (value if text else "") if value == 0 else Unseen(_digits(_decimal(value)))
        if section.repeats:
            return Otherwise(_digits(_decimal(value)), "fill-repeated")
        number = _decimal(value).scaleb(section.power)
        if section.parts is not None:
            fraction, written = section.parts.shown(number)
            return value if fraction == Fraction(number) else Rounded(written, _digits(number))
        shown = section.shown(number)
        if section.plain:
            return value if shown == number else Rounded(_digits(shown), _digits(number))
        before = section.before.replace("-", "") if value < 0 else section.before  # the number has its own sign
        stored, seen = (f"{before}{_digits(each, section.least)}{section.behind}".strip() for each in (number, shown))
        if section.says_other:
            return Rounded(seen, _digits(_decimal(value)))
        return seen if shown == number else Rounded(seen, stored)

    def _section(self, value: float) -> Section | None:
        numbers = self._sections[:3]
        if any(section.meant for section in numbers):
            for section in numbers:
                if section.meant is None or _COMPARE[section.meant[0]](value, section.meant[1]):
                    return section
            return None
        if value == 0 and len(numbers) > 2:
            return numbers[2]
        return numbers[1] if value < 0 and len(numbers) > 1 else numbers[0]


PERCENT: Final = Format((Section(behind="%", power=2),))
"""0.92 is shown as 92 %, in however many digits."""


def _decimal(value: float) -> Decimal:
    return Decimal(format(value, ".15g"))


def _digits(number: Decimal, least: int = 0) -> str:
    text = format(number.normalize(), "f") if number else "0"
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, point, rest = digits.partition(".")
    return f"{sign}{whole.zfill(least)}{point}{rest}"


def literal(text: str) -> Format:
    """What shows this text whatever text a cell holds."""
    return Format((Section(),), Section(text, digits=False))


DAYLESS: Final = Format((Section(),), hides_day=True)
"""A date without its day."""
