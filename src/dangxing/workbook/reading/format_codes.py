"""Codes of number formats, ``0.00%``, ``#,##0"萬字"``, ``[=1]"出席";[=0]"缺席"``, read into formats."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import groupby
from typing import Final

from dangxing.language import patterns
from dangxing.workbook.reading.formats import DAYLESS, Format, Parts, Section

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
# Formats that a file names by number only. Those of money hang on the country; 人民幣 is what offices see.
BUILT_IN: Final[Mapping[int, str]] = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 11: "0.00E+00", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 43: "#,##0.00",
    5: '"¥"#,##0', 6: '"¥"#,##0', 7: '"¥"#,##0.00', 8: '"¥"#,##0.00', 9: "0%", 10: "0.00%", 42: '"¥"#,##0',
    44: '"¥"#,##0.00', 12: "# ?/?", 13: "# ??/??", 48: "##0.0E+0",
}  # fmt: skip


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


_DAY_OF_MONTH: Final = 2
"""So many letters show the day of a month, more of them that of a week."""


def _hides_day(tokens: list[tuple[str, str]]) -> bool:
    """Whether a section of dates shows a date or a time of day, and not both its month and the day of it."""
    if any(kind == "bracket" and _ELAPSED.fullmatch(written) for kind, written in tokens):
        return False
    shown = [written.casefold() if kind == "date" else "" for kind, written in tokens]
    days = [len(list(run)) for sign, run in groupby(shown) if sign == "d"]
    return not (any(days) and min(days) <= _DAY_OF_MONTH and "m" in shown)


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
    repeats = False
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
        repeats |= kind == "blank" and written[0] == "*" and written[1:].isalnum()
        power += 2 if kind == "percent" else 0
        pending += _literal(kind, written)
    parts["behind" if shape else "before"] += pending
    if not _DIGITS.search(shape):
        return Section(parts["before"] + parts["behind"], digits=False, meant=meant)
    if parts_shown is not None:
        return Section(meant=meant, parts=parts_shown)
    scale, least = _shape(shape, parts["inside"])
    places, figures = _precision(shape, parts["inside"])
    return Section(parts["before"], parts["behind"], power + scale, least, True, meant, places, figures, repeats)


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
