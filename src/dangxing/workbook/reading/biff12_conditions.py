"""Conditional formats of .xlsb: the looks that they give, and the ranges in which one may hide what a cell holds.

Whether a condition holds is not asked, as in .xlsx.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Set
from typing import Final

from dangxing.workbook.reading import format_codes
from dangxing.workbook.reading.bounds import RANGES
from dangxing.workbook.reading.colours import FAINTEST
from dangxing.workbook.reading.facts import Range

Bytes = bytes | bytearray

_RANGES, _RULE, _SIGNS, _BARS = 0x1CD, 0x1CF, 0x1D1, 0x1D3
_LATER_RANGES, _LATER_RULE, _LATER_BARS, _LATER_SIGNS = 0x416, 0x418, 0x41B, 0x41C
KINDS: Final = frozenset({_RANGES, _RULE, _SIGNS, _BARS, _LATER_RANGES, _LATER_RULE, _LATER_BARS, _LATER_SIGNS})
"""Records that say anything of conditional formats."""
# Where it is said whether numbers are shown beside bars and signs.
_FLAG_AT: Final = {_SIGNS: 4, _BARS: 2, _LATER_SIGNS: 8, _LATER_BARS: 6}
_UNSHOWN: Final = 0x02
_RANGE: Final = struct.Struct("<4I")
_MOST_PROPERTIES: Final = 256
# Properties of a look.
_FOREGROUND, _BACKGROUND, _GRADIENT, _INK, _STRUCK, _CODE = 1, 2, 3, 5, 29, 38
_WHITE_INK: Final = struct.Struct("<HH")


class Conditions:
    """Follows the conditional formats of a sheet; ``ranges`` are those in which one may hide anything."""

    def __init__(self, looks: Set[int]) -> None:
        self.ranges: list[Range] = []
        self._looks = looks
        self._waiting: list[Range] = []

    def record(self, content: Bytes, kind: int, start: int, end: int) -> None:
        """One record of :data:`KINDS`."""
        if kind in (_RANGES, _LATER_RANGES):
            first = start + (8 if kind == _RANGES else 12)
            self._waiting = list(_ranges(content, first, end))
        elif self._waiting and self._hides(content[start:end], kind):
            self.ranges += self._waiting[: RANGES - len(self.ranges)]
            self._waiting = []  # once will do

    def _hides(self, body: Bytes, kind: int) -> bool:
        if kind == _RULE:
            return int.from_bytes(body[8:12], "little") in self._looks
        if kind == _LATER_RULE:
            return _is_pale_within(body)
        at = _FLAG_AT[kind]
        if len(body) <= at:
            return False
        return not body[at] if kind in (_BARS, _LATER_BARS) else bool(body[at] & _UNSHOWN)


def _ranges(content: Bytes, at: int, end: int) -> Iterator[Range]:
    count = int.from_bytes(content[at : at + 4], "little")
    for place in range(at + 4, min(end - 15, at + 4 + count * _RANGE.size), _RANGE.size):
        top, bottom, left, right = _RANGE.unpack_from(content, place)
        yield top, left, bottom, right


def _is_pale_within(body: Bytes) -> bool:
    """Whether a rule of the later kind, which bears its look, writes in white or strikes through."""
    ink = body.find(_WHITE_INK.pack(_INK, 12))
    struck = body.find(_WHITE_INK.pack(_STRUCK, 5))
    return (ink >= 0 and is_white(body[ink + 4 : ink + 12])) or (struck >= 0 and any(body[struck + 4 : struck + 5]))


def hides(content: Bytes, start: int, end: int) -> bool:
    """Whether a look that a condition gives hides a value, strikes it through or shows it otherwise."""
    ink: Bytes = b""
    ground: Bytes | None = None
    otherwise = False
    for kind, at, stop in _properties(content, start, end):
        if kind == _INK:
            ink = content[at : at + 8]
        elif kind in (_FOREGROUND, _BACKGROUND) and not is_white(content[at : at + 8]):
            ground = content[at : at + 8]
        elif kind == _GRADIENT:
            ground = b"gradient"
        elif kind == _STRUCK:
            otherwise |= any(content[at : at + 1])
        elif kind == _CODE:
            otherwise |= _shows_otherwise(content, at, stop)
    return otherwise or (is_white(ink) if ground is None else bytes(ink) == bytes(ground))


def _shows_otherwise(content: Bytes, at: int, stop: int) -> bool:
    """Whether a format, behind its number, with a length of two bytes or of four, shows something else."""
    length = int.from_bytes(content[at + 2 : at + 4], "little")
    first = min(at + 4, stop) if stop - at < 6 + 2 * length else at + 6
    raw = content[first : min(first + 2 * length, stop)]
    return format_codes.read(bytes(raw).decode("utf-16-le", "replace")) is not None


def _properties(content: Bytes, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The properties of a look: what each is, and where it begins and ends."""
    at, left = start + 6, int.from_bytes(content[start + 4 : start + 6], "little")
    for _ in range(min(left, _MOST_PROPERTIES)):
        if at + 4 > end:
            return
        kind, size = _WHITE_INK.unpack_from(content, at)
        if size < 4 or at + size > end:
            return
        yield kind, at + 4, at + size
        at += size


def is_white(colour: Bytes) -> bool:
    """Whether a colour is white: by its parts, by the first of a theme, or by a number."""
    if len(colour) < 8:
        return False
    kind, number, tint = colour[0] >> 1, colour[1], int.from_bytes(colour[2:4], "little", signed=True)
    if kind != _BY_PARTS:
        return (kind, number) in ((3, 0), (1, 1), (1, 9)) and tint / _WHOLE_TINT >= -FAINTEST / 255
    return not tint and all(255 - part <= FAINTEST for part in colour[4:7])


_BY_PARTS: Final = 2
_WHOLE_TINT: Final = 32_767
