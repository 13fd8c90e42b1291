"""Number formats, as far as they show something else than the value: a percentage, a unit, a scale, fewer decimals,
no day, or nothing at all.

A format is a code such as ``0.00%``, ``#,##0"萬字"`` or ``[=1]"出席";[=0]"缺席"``: up to four sections, each with
colours and conditions in square brackets, text in quotation marks or behind a backslash, and places for digits.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

from dangxing.language import patterns
from dangxing.workbook.grid import Dayless, Rounded, Unseen

LONGEST: Final = 1024
"""No longer format is looked into; a program allows 255 characters."""
_TOKEN: Final = patterns.late(
    r"""(?P<text>"[^"]*"?)|(?P<escaped>[\\!].?)|(?P<blank>[_*].?)|(?P<bracket>\[[^\]]*\]?)
    |(?P<general>General|G/通用格式|Standard)|(?P<exponent>E[+-])|(?P<digit>[0#?])|(?P<at>@)|(?P<point>\.)|(?P<comma>,)
    |(?P<percent>%)|(?P<date>AM/PM|A/P|上午/下午|[ymdhsebg]|aaa+)|(?P<other>.)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION: Final = patterns.late(r"\[(<=|>=|<>|<|>|=)\s*(-?[0-9.]{1,20})\]")
_CURRENCY: Final = patterns.late(r"\[\$([^\]-]*)")
_ELAPSED: Final = patterns.late(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_DIGITS: Final = patterns.late(r"[0#?]")
_PARTS: Final = patterns.late(r"[0#?] {0,9}/ {0,9}(?:([0#?]{1,9})|([1-9]\d{0,4}))")
# What says nothing of a number but its sign, and what parts its digits.
_NOISE: Final = " \u3000\u00a0\u2009-−+()（）:："
_COMPARE: Final[Mapping[str, Callable[[float, float], bool]]] = {
    "<": float.__lt__, ">": float.__gt__, "<=": float.__le__, ">=": float.__ge__, "=": float.__eq__, "<>": float.__ne__,
}  # fmt: skip
# Formats that a file names by number only. Those of money hang on the country; 人民幣 is what offices see.
BUILT_IN: Final[Mapping[int, str]] = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 11: "0.00E+00", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 43: "#,##0.00",
    5: '"¥"#,##0', 6: '"¥"#,##0', 7: '"¥"#,##0.00', 8: '"¥"#,##0.00', 9: "0%", 10: "0.00%", 42: '"¥"#,##0',
    44: '"¥"#,##0.00', 12: "# ?/?", 13: "# ??/??", 48: "##0.0E+0",
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
    parts: Parts | None = None
    """Into which parts of one it shows what is behind the point."""

    @property
    def plain(self) -> bool:
        """Whether it shows the number and nothing else, be it rounded."""
        return self.digits and not self.power and self.least < 2 and not (self.before + self.behind).strip(_NOISE)

    @property
    def turns(self) -> bool:
        """Whether it shows a number as one below 0."""
        return self.digits and ("-" in self.before or ("(" in self.before and ")" in self.behind))

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
                return text
            # A dash for zero is how accounts are kept, and an empty section for zero hides what is not there.
            return (value if text else "") if value == 0 else Unseen(_digits(_decimal(value)))
        number = _decimal(value).scaleb(section.power)
        if section.parts is not None:
            fraction, written = section.parts.shown(number)
            return value if fraction == Fraction(number) else Rounded(written, _digits(number))
        shown = section.shown(number)
        if section.plain:
            return value if shown == number else Rounded(_digits(shown), _digits(number))
        before = section.before.replace("-", "") if value < 0 else section.before  # the number has its own sign
        stored, seen = (f"{before}{_digits(each, section.least)}{section.behind}".strip() for each in (number, shown))
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


@lru_cache(maxsize=4096)
def read(code: str) -> Format | None:
    """The format of a code; None where it shows numbers plainly, or dates, or is not understood."""
    if len(code) > LONGEST:
        return None
    sections = []
    for tokens in _sections(code):
        section = _section(tokens)
        if section is None:
            return DAYLESS if _hides_day(tokens) else None
        sections.append(section)
    text = _text_section(code, sections)
    plain = not sections[0].turns and all(section.plain and not section.rounds for section in sections[:3])
    if plain and (text is None or text.plain):
        return None
    return Format(tuple(sections[:3]), text)


DAYLESS: Final = Format((Section(),), hides_day=True)
"""A date without its day."""


def _hides_day(tokens: list[tuple[str, str]]) -> bool:
    """Whether a section of dates shows a date or a time of day, and neither the day nor its weekday."""
    if any(kind == "bracket" and _ELAPSED.fullmatch(written) for kind, written in tokens):
        return False
    return not any(kind == "date" and written[:1] in "dDaA" and "/" not in written for kind, written in tokens)


def _text_section(code: str, sections: list[Section]) -> Section | None:
    """The section for texts: the fourth, or the last where it has a place for them; None: they are shown plainly."""
    if len(sections) > 3:
        return sections[3]
    return sections[-1] if any(kind == "at" for kind, _ in _sections(code)[-1]) else None


def _sections(code: str) -> list[list[tuple[str, str]]]:
    found: list[list[tuple[str, str]]] = [[]]
    for token in _TOKEN.finditer(code):
        if token.group() == ";":
            found.append([])
        else:
            found[-1].append((token.lastgroup or "", token.group()))
    return found


def _section(tokens: list[tuple[str, str]]) -> Section | None:
    """One section; None for one of dates."""
    parts = {"before": "", "inside": "", "behind": ""}
    shape = ""  # the places for digits, with what parts them
    meant: tuple[str, float] | None = None
    power = 0
    pending = ""
    parts_shown = _parts_in(tokens)
    for kind, written in tokens:
        if kind == "date" or (kind == "bracket" and _ELAPSED.fullmatch(written)):
            return None
        if kind in ("digit", "general", "at", "point", "comma", "exponent"):
            if pending and shape:
                parts["inside"] += pending
                shape += f"\0{pending}\0"
            elif pending:
                parts["before"] += pending
            pending = ""
            shape += _GENERAL if kind in ("general", "at") else written
            continue
        if kind == "bracket" and (condition := _CONDITION.fullmatch(written)):
            meant = _condition(condition)
        power += 2 if kind == "percent" else 0
        pending += _literal(kind, written)
    parts["behind" if shape else "before"] += pending
    if not _DIGITS.search(shape):
        return Section(parts["before"] + parts["behind"], digits=False, meant=meant)
    if parts_shown is not None:
        return Section(meant=meant, parts=parts_shown)
    scale, least = _shape(shape, parts["inside"])
    places, figures = _precision(shape, parts["inside"])
    return Section(parts["before"], parts["behind"], power + scale, least, meant=meant, places=places, figures=figures)


def _parts_in(tokens: list[tuple[str, str]]) -> Parts | None:
    """The parts of one that a section shows, ``# ?/?`` or ``# ?/8``; None: it does not."""
    found = _PARTS.search("".join(written for kind, written in tokens if kind in ("digit", "other")))
    if found is None:
        return None
    return Parts(int(found[2]), fixed=True) if found[2] else Parts(10 ** len(found[1]) - 1)


def _condition(found: re.Match[str]) -> tuple[str, float] | None:
    try:
        return found[1], float(found[2])
    except ValueError:
        return None


def _literal(kind: str, written: str) -> str:
    """What a piece of a format shows beside the digits."""
    match kind:
        case "text":
            return written.strip('"')
        case "escaped":
            return written[1:]
        case "bracket":
            money = _CURRENCY.match(written)
            return money[1] if money else ""
        case "percent" | "other":
            return written
        case _:
            return ""


_GENERAL: Final = "0G"
_PLACES: Final = patterns.late(r"([0#?,]*)(?:\.([0#?,]*))?(E[+-])?", re.IGNORECASE)


def _shape(shape: str, inside: str) -> tuple[int, int]:
    """By which power of ten the number is shown, and the least digits before its point, by the places for digits."""
    digits, decimals, _ = _places(shape)
    # Commas behind the last digit, or before the point, leave out three digits each.
    power = -3 * sum(len(each) - len(each.rstrip(",")) for each in (digits, decimals))
    if inside == ".":
        # A point that is written as text: 0!.0, shows 35000 as 3.5.
        power -= len(_DIGITS.findall(shape.rpartition("\0")[2]))
    least = digits.replace(",", "").lstrip("#?").count("0") if not inside else 0
    return power, least


def _precision(shape: str, inside: str) -> tuple[int | None, int | None]:
    """How many decimals are shown, or how many digits in all; None where as many as there are."""
    if _GENERAL in shape or "/" in inside or not _DIGITS.search(shape):
        return None, None
    digits, decimals, power = _places(shape)
    places = len(_DIGITS.findall(decimals))
    if power:
        return None, 1 + places if len(_DIGITS.findall(digits)) == 1 else None
    return places + (len(_DIGITS.findall(shape.rpartition("\0")[2])) if inside == "." else 0), None


def _places(shape: str) -> tuple[str, str, bool]:
    """The places for digits before and behind the point, and whether the number is shown with a power of ten."""
    found = _PLACES.match(re.sub("\0[^\0]*\0", "", shape))
    return (found[1], found[2] or "", bool(found[3])) if found else ("", "", False)
