"""The styles of .xlsb: how cells of each look."""

from __future__ import annotations

import struct
from collections.abc import Mapping

from dangxing.workbook.reading.biff12_conditions import hides, is_white
from dangxing.workbook.reading.biff12_records import records, text
from dangxing.workbook.reading.facts import OWN_FONT, Fonts, Looks
from dangxing.workbook.reading.signs import font_of_signs
from dangxing.workbook.reading.styles import Style, looks_of

_FONT, _FORMAT, _XF, _CELL_STYLES, _CELL_STYLES_END, _FILL = 0x2B, 0x2C, 0x2F, 0x269, 0x26A, 0x2D
_STRUCK, _SOLID = 0x08, 0x01
_CONDITIONAL = 0x1FB
_NAME = 21
_ALIGNED, _ALIGNMENT, _FILLING = 12, 0x07, 4
_HALVES = struct.Struct("<2H")


def fonts_of(content: bytes, start: int, end: int) -> tuple[int, ...]:
    """The fonts in which parts of a text are written."""
    written, at = text(content, start + 1, end)
    count = min(int.from_bytes(content[at : at + 4], "little"), (end - at - 4) // 4)
    runs = _HALVES.iter_unpack(content[at + 4 : at + 4 + max(count, 0) * 4])
    found = [run for run in runs if run[0] < len(written)]
    return (*{font for _, font in found}, *((OWN_FONT,) if found and found[0][0] else ()))


def looks_in(content: bytes, runs: Mapping[int, tuple[int, ...]], *, recalculated: bool) -> Looks:
    """How cells of each style look. ``runs`` are the fonts of texts that are written in several, by the text."""
    codes: dict[int, str] = {}
    known = Fonts()
    inks: list[bytes] = []
    grounds: list[bytes | None] = []
    styles: list[Style] = []
    hiding: set[int] = set()
    conditional = 0
    inside = False
    for kind, start, end in records(content):
        if kind == _FORMAT and end - start >= 6:
            codes[int.from_bytes(content[start : start + 2], "little")] = text(content, start + 2, end)[0]
        elif kind == _FONT and end - start >= 4:
            inks.append(_note_font(content[start:end], len(inks), known))
        elif kind == _FILL and end - start >= 12:
            kind_of_fill = int.from_bytes(content[start : start + 4], "little")
            grounds.append(_ground(kind_of_fill, content[start + 4 : start + 12]))
        elif kind == _CONDITIONAL:
            hiding.update({conditional} if hides(content, start, end) else ())
            conditional += 1
        elif kind in (_CELL_STYLES, _CELL_STYLES_END):
            inside = kind == _CELL_STYLES
        elif kind == _XF and inside and end - start >= 8:
            number, font, fill = struct.unpack_from("<3H", content, start + 2)
            ink = inks[font] if font < len(inks) else b""
            ground = grounds[fill] if fill < len(grounds) else b""
            seamless = is_white(ink) if ground == b"" else ink == ground
            repeated = end - start > _ALIGNED and content[start + _ALIGNED] & _ALIGNMENT == _FILLING
            styles.append(Style(number, font, seamless, repeated, grounded=ground != b""))
    looks = looks_of(styles, codes, known.struck, known.signs, recalculated=recalculated)
    return looks._replace(texts=known.looks_of(runs), hiding=frozenset(hiding))


def _note_font(font: bytes, at: int, known: Fonts) -> bytes:
    """Keep what a font shows otherwise; gives its colour."""
    if font[2] & _STRUCK:
        known.struck.add(at)
    ink = font[12:20] if len(font) >= 20 else b""
    if is_white(ink):
        known.white.add(at)
    if any(font[6:8]):
        known.raised.add(at)
    name = text(font, _NAME, len(font))[0] if len(font) >= _NAME + 4 else ""
    if signs := font_of_signs(name):
        known.signs[at] = signs
    return ink


def _ground(kind: int, colour: bytes) -> bytes | None:
    """The colour of a ground: empty where it is white, or there is none; None where it is a pattern."""
    if not kind or is_white(colour):
        return b""
    return colour if kind == _SOLID else None
