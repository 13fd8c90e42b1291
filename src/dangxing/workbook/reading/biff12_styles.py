"""The styles of .xlsb: how cells of each look."""

from __future__ import annotations

import struct
from collections.abc import Mapping

from dangxing.workbook.reading.biff12_records import records, text
from dangxing.workbook.reading.facts import Looks
from dangxing.workbook.reading.styles import Style, looks_of

_FONT, _FORMAT, _XF, _CELL_STYLES, _CELL_STYLES_END, _FILL = 0x2B, 0x2C, 0x2F, 0x269, 0x26A, 0x2D
_STRUCK, _SOLID, _COLOUR = 0x08, 0x01, 8
_HALVES = struct.Struct("<2H")


def fonts_of(content: bytes, start: int, end: int) -> tuple[int, ...]:
    """The fonts in which parts of a text are written."""
    _, at = text(content, start + 1, end)
    count = min(int.from_bytes(content[at : at + 4], "little"), (end - at - 4) // 4)
    return tuple({font for _, font in _HALVES.iter_unpack(content[at + 4 : at + 4 + count * 4])}) if count > 0 else ()


def looks_in(content: bytes, runs: Mapping[int, tuple[int, ...]], *, recalculated: bool) -> Looks:
    """How cells of each style look. ``runs`` are the fonts of texts that are written in several, by the text."""
    codes: dict[int, str] = {}
    struck: set[int] = set()
    white: set[int] = set()
    inks: list[bytes] = []
    grounds: list[bytes | None] = []
    styles: list[Style] = []
    fonts = 0
    inside = False
    for kind, start, end in records(content):
        if kind == _FORMAT and end - start >= 6:
            codes[int.from_bytes(content[start : start + 2], "little")] = text(content, start + 2, end)[0]
        elif kind == _FONT and end - start >= 4:
            if content[start + 2] & _STRUCK:
                struck.add(fonts)
            inks.append(content[start + 12 : start + 20] if end - start >= 20 else b"")
            if _is_white(inks[-1]):
                white.add(fonts)
            fonts += 1
        elif kind == _FILL and end - start >= 12:
            kind_of_fill = int.from_bytes(content[start : start + 4], "little")
            grounds.append(_ground(kind_of_fill, content[start + 4 : start + 12]))
        elif kind in (_CELL_STYLES, _CELL_STYLES_END):
            inside = kind == _CELL_STYLES
        elif kind == _XF and inside and end - start >= 8:
            number, font, fill = struct.unpack_from("<3H", content, start + 2)
            ink = inks[font] if font < len(inks) else b""
            ground = grounds[fill] if fill < len(grounds) else b""
            seamless = _is_white(ink) if ground == b"" else ink == ground
            styles.append(Style(number, font, not seamless))
    looks = looks_of(styles, codes, struck, frozenset(range(fonts + 1)), recalculated=recalculated)
    return looks._replace(
        struck_texts=frozenset(text for text, fonts_of in runs.items() if not struck.isdisjoint(fonts_of)),
        pale_texts=frozenset(text for text, fonts_of in runs.items() if not white.isdisjoint(fonts_of)),
    )


def _ground(kind: int, colour: bytes) -> bytes | None:
    """The colour of a ground: empty where it is white, or there is none; None where it is a pattern."""
    if not kind or _is_white(colour):
        return b""
    return colour if kind == _SOLID else None


def _is_white(colour: bytes) -> bool:
    """Whether a colour is white: by its parts, by the first of a theme, or by a number."""
    if len(colour) < _COLOUR:
        return False
    kind, number, tint = colour[0] >> 1, colour[1], colour[2:4]
    if any(tint):
        return False
    return colour[4:7] == b"\xff\xff\xff" if kind == 2 else (kind, number) in ((3, 0), (1, 1), (1, 9))
