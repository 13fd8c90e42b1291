"""How a template looks: fonts, fills, and how much room a text takes."""

from __future__ import annotations

import math
from functools import cache

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from dangxing.language import Language
from dangxing.language.voice import breadth

# Fonts that every Windows has; the same as in scored workbooks.
_FONTS: dict[Language, str] = {"zh-Hans": "Microsoft YaHei", "zh-Hant": "Microsoft JhengHei", "en": "Calibri"}
_SIZE = 10
_LINE_HEIGHT = 15.5

THIN = Border(*(Side("thin", "BFBFBF"),) * 4)
REQUIRED = PatternFill("solid", "1F4E79")
OPTIONAL = PatternFill("solid", "DDE3EA")
PALE = PatternFill("solid", "F2F2F2")
WANTING = PatternFill(bgColor="FCE4D6")
DOUBLE = PatternFill(bgColor="F8CBAD")
TAB_GUIDE, TAB_REQUIRED, TAB_OPTIONAL = "7F7F7F", "1F4E79", "9DB2C9"

CENTRED = Alignment("center", "center", wrap_text=True)
WRAPPED = Alignment("left", "center", wrap_text=True, indent=1)
MIDDLE = Alignment("left", "center", indent=1)


@cache
def font(
    language: Language, *, size: int = _SIZE, bold: bool = False, italic: bool = False, color: str = "000000"
) -> Font:
    """The font of the language."""
    return Font(_FONTS[language], size, bold, italic, color=color)


def lines(text: str, room: float) -> int:
    """How many lines ``text`` takes in a cell of so many columns of Latin letters."""
    return sum(max(1, math.ceil(breadth(line) / room)) for line in text.split("\n"))


def height(count: float) -> float:
    """The height of a row of so many lines, in points."""
    return count * _LINE_HEIGHT + 5
