"""Chinese numerals: as they are spoken, ``二十三``, and digit by digit, ``二〇二四``."""

from __future__ import annotations

from typing import Final

from dangxing.language import patterns

ONES: Final = "一二三四五六七八九"
_DIGITS: Final = {sign: value for value, sign in enumerate(ONES, start=1)} | {"〇": 0, "零": 0, "两": 2, "兩": 2}
_TENS: Final = {"十": 10, "百": 100, "千": 1000}
SIGNS: Final = "".join((*_DIGITS, *_TENS))
"""What numerals consist of."""
_SPOKEN: Final = patterns.late(rf"[{ONES}]百(?:零[{ONES}])?|(?:[{ONES}]百)?[{ONES}]?十[{ONES}]?|[{ONES}]")

_STROKES: Final = {"一": 1, "丅": 2, "丁": 2, "下": 3, "止": 4}
_TALLY: Final = patterns.late(rf"正+[{''.join(_STROKES)}]?|[丅下止]")


def value(written: str) -> int:
    """What digits or numerals below ten thousand say: 23, 二十三, 一百零三, 二〇. KeyError: it is neither."""
    if written.isdecimal():
        return int(written)
    if _TENS.keys().isdisjoint(written):
        return int("".join(str(_DIGITS[sign]) for sign in written))
    whole = digit = 0
    for sign in written:
        if sign in _TENS:
            whole, digit = whole + (digit or 1) * _TENS[sign], 0
        else:
            digit = _DIGITS[sign]
    return whole + digit


def spoken(written: str) -> int | None:
    """The number from 1 to 999 that a text is as it is spoken; None where it is none, such as 一二 for two of them."""
    return value(written) if _SPOKEN.fullmatch(written) else None


def tally(written: str) -> int | None:
    """How many strokes a count by 正 has, each for one: 正正丅 is 12; None: it is none."""
    strokes = "".join(written.split())
    if not _TALLY.fullmatch(strokes):
        return None
    return 5 * strokes.count("正") + _STROKES.get(strokes[-1], 0)
