"""The styles of .xls: how cells of each look."""

from __future__ import annotations

from collections.abc import Mapping

from dangxing.workbook.reading import format_codes
from dangxing.workbook.reading.biff8_records import END, HEAD, records
from dangxing.workbook.reading.facts import Fonts, Looks
from dangxing.workbook.reading.signs import font_of_signs
from dangxing.workbook.reading.styles import Style, looks_of

_FONT, _FORMAT, _XF, _RECALCULATED = 0x0031, 0x041E, 0x00E0, 0x01C1
_STRUCK, _SOLID = 0x08, 1
_STRIKES = 0x80
# Numbers of colours that are white.
_WHITE = (1, 9)


def looks_in(stream: bytes, runs: Mapping[int, tuple[int, ...]]) -> Looks:
    """How cells of each style look. Old programs leave it to whoever opens a file to calculate it.

    ``runs`` are the fonts of texts that are written in several, by the text.
    """
    codes: dict[int, str] = {}
    known = Fonts()
    inks: dict[int, int] = {}
    styles: list[Style] = []
    fonts = 0
    calculated = False
    for kind, start, end in records(stream, 0):
        if kind == _FONT and end - start >= 4:
            inks[fonts] = _note_font(stream[start:end], fonts, known)
            fonts += 2 if fonts == 3 else 1  # there is no font 4
        elif kind == _FORMAT and end - start >= 5:
            codes[int.from_bytes(stream[start : start + 2], "little")] = _format_code(stream, start + 2, end)
        elif kind == _XF and end - start >= 4:
            font, number = HEAD.unpack_from(stream, start)
            styles.append(_style(number, font, inks.get(font, 0), stream[start:end]))
        elif kind == _RECALCULATED:
            calculated = True
        elif kind == END:
            break
    looks = looks_of(styles, codes, known.struck, known.signs, recalculated=not calculated)
    return looks._replace(texts=known.looks_of(runs))


def _note_font(font: bytes, at: int, known: Fonts) -> int:
    """Keep what a font shows otherwise; gives the number of its colour."""
    if font[2] & _STRUCK:
        known.struck.add(at)
    ink = int.from_bytes(font[4:6], "little")
    if ink in _WHITE:
        known.white.add(at)
    if int.from_bytes(font[8:10], "little"):
        known.raised.add(at)
    if len(font) > 16:
        wide = font[15] & 1
        name = font[16 : 16 + font[14] * (1 + wide)].decode("utf-16-le" if wide else "latin-1", "replace")
        if signs := font_of_signs(name):
            known.signs[at] = signs
    return ink


def _style(number: int, font: int, ink: int, style: bytes) -> Style:
    """A style of cells, with letters of a colour by its number."""
    pattern, ground = (style[17] >> 2, style[18] & 0x7F) if len(style) >= 20 else (0, 0)
    repeated = len(style) > 6 and style[6] & _ALIGNMENT == _FILLING
    if not pattern or ground in _WHITE:
        return Style(number, font, ink in _WHITE, repeated)
    return Style(number, font, pattern == _SOLID and ink == ground, repeated, grounded=True)


_ALIGNMENT, _FILLING = 0x07, 4
_USER_FORMAT = 1
_NUMBER, _LETTERS, _ALIGNED, _BORDER, _GROUND = (1 << bit for bit in range(25, 30))
_LETTERS_SIZE, _SIZE = 118, 8


def hides(condition: bytes) -> bool:
    """Whether the look that a condition gives hides a value, strikes it through or shows it otherwise."""
    if len(condition) < 12:
        return False
    given, at = int.from_bytes(condition[6:10], "little"), 12
    otherwise, ink = False, 0
    if given & _NUMBER:
        size = 2
        if condition[10] & _USER_FORMAT:
            size = int.from_bytes(condition[at : at + 2], "little")
            otherwise = format_codes.read(_format_code(condition, at + 2, at + size)) is not None
        at += size
    if given & _LETTERS and len(condition) >= at + _LETTERS_SIZE:
        otherwise |= bool(condition[at + 68] & ~condition[at + 88] & _STRIKES)
        ink = int.from_bytes(condition[at + 80 : at + 84], "little")
        at += _LETTERS_SIZE
    at += sum(_SIZE for kind in (_ALIGNED, _BORDER) if given & kind)
    if given & _GROUND and len(condition) >= at + 4:
        colours = int.from_bytes(condition[at + 2 : at + 4], "little")
        return otherwise or ink == colours >> 7 & 0x7F
    return otherwise or ink in _WHITE


def _format_code(stream: bytes, start: int, end: int) -> str:
    wide = stream[start + 2] & 1
    raw = stream[start + 3 : min(end, start + 3 + int.from_bytes(stream[start : start + 2], "little") * (1 + wide))]
    return raw.decode("utf-16-le" if wide else "latin-1", "replace")
