"""Looks that show other signs than a cell holds: fonts of signs, a text repeated across its cell, one that is struck
through in part."""

from __future__ import annotations

import datetime as dt
import unicodedata
from array import array
from collections.abc import Iterable, Mapping
from typing import Final

from dangxing.workbook.grid import Otherwise
from dangxing.workbook.reading.facts import Looks, Marks, TextLook
from dangxing.workbook.reading.formats import Format

# What offices write by a font of signs, where a plain sign says the same; by the font's name, folded.
_TICKS: Final[Mapping[str, Mapping[str, str]]] = {
    "wingdings": {"ü": "✓", "û": "×", "þ": "☑", "ý": "☒", "¨": "☐", "o": "☐", "l": "●", "¡": "○"},
    "wingdings 2": {"P": "✓", "O": "×", "R": "☑", "S": "☒", "Q": "☒", "£": "☐", "*": "☐"},
    "wingdings 3": {},
    "webdings": {"a": "✓", "r": "×", "c": "☐", "g": "■"},
    "symbol": {"Ö": "√", "´": "×", "·": "•"},
    "marlett": {"a": "✓", "b": "✓", "r": "×"},
    "mt extra": {},
    "zapfdingbats": {"3": "✓", "4": "✓", "5": "×", "6": "×", "7": "×", "8": "×"},
}
# Letters of such a font may be kept in an area of their own.
_OWN_AREA: Final = range(0xF020, 0xF100)
# What looks the same in Symbol, which has Greek letters for Latin ones.
_PLAIN_SYMBOLS: Final = frozenset("0123456789 .,:;/+-=%()[]<>|")


def font_of_signs(name: str | None) -> str | None:
    """The name, folded, of a font that shows other signs than letters; None for any other."""
    folded = (name or "").strip().strip("'\"").casefold()
    return folded if folded in _TICKS else None


def in_signs(font: str, written: str) -> str | None:
    """A text as a font of signs shows it; None where no plain signs say the same."""
    ticks = _TICKS[font]
    shown = []
    for letter in written:
        plain = chr(ord(letter) - 0xF000) if ord(letter) in _OWN_AREA else letter
        if plain in ticks:
            shown.append(ticks[plain])
        elif ord(plain) > 0xFF or plain.isspace() or (font == "symbol" and plain in _PLAIN_SYMBOLS):
            shown.append(plain)  # the font has no sign for it: another one shows it
        else:
            return None
    return "".join(shown)


class Signs(Format):
    """A format whose letters are those of a font of signs."""

    def __init__(self, font: str, form: Format | None) -> None:
        super().__init__(())
        self._font, self._form = font, form
        self.of_numbers = form is not None and form.of_numbers
        self.rounds_from = None

    def seen_of(self, value: object) -> object:
        """What a person sees of a cell's value."""
        seen = value if self._form is None else self._form.seen_of(value)
        if type(seen) is str:
            shown = in_signs(self._font, seen)
            return Otherwise(seen, "sign-font") if shown is None else shown
        plain = self._font == "symbol" and isinstance(seen, int | float | dt.date)
        return seen if plain or isinstance(seen, bool) else Otherwise(_written(seen), "sign-font")


class Filling(Format):
    """A format whose cells are filled with what they hold, as often as there is room."""

    def __init__(self, form: Format | None) -> None:
        super().__init__(())
        self._form = form
        self.of_numbers = form is not None and form.of_numbers
        self.rounds_from = None

    def seen_of(self, value: object) -> object:
        """What a person sees of a value that fills its cell."""
        return value if self._form is None else self._form.seen_of(value)

    def repeated(self, value: object, room: int) -> object:
        """What a person sees of a value in a cell with room for so many signs."""
        seen = self.seen_of(value)
        written = _written(seen)
        twice = 2 * sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in written[: room + 1])
        return Otherwise(written, "fill-repeated") if written.strip() and twice <= room else seen


def look_of(form: Format | None, font: str | None, *, repeated: bool) -> Format | None:
    """The look of cells of a format, in a font of signs, and filled with what they hold, or not."""
    if font is not None:
        form = Signs(font, form)
    return Filling(form) if repeated else form


def _written(value: object) -> str:
    return f"{value:.15g}" if isinstance(value, float) else str(value)


class InPart(Format):
    """A look of which a part of the text is struck through, or white."""

    def __init__(self, code: str) -> None:
        super().__init__(())
        self._code = code

    def seen_of(self, value: object) -> object:
        """The text, that is seen otherwise."""
        return Otherwise(value, self._code) if type(value) is str and value.strip() else value


class RowLooks:
    """Rows of a sheet with a value that is struck through, or in the colour of its ground."""

    def __init__(self, struck: Iterable[int] = (), pale: Iterable[int] = ()) -> None:
        self.struck, self.pale = {*struck}, {*pale}

    def look_at_style(self, style: int, row: int, looks: Looks) -> None:
        """Keep the row of a cell that is so by its style."""
        if style in looks.struck:
            self.struck.add(row)
        if style in looks.pale:
            self.pale.add(row)

    def look_at_text(self, look: TextLook, row: int, column: int, marks: Marks, *, seen: bool) -> None:
        """Keep the row of a text that is so as a whole; mark one that is in part. ``seen``: its ground shows white."""
        if look.signs:
            marks.add(row, column, SIGNS_IN_PART)
        pale = look.pale and not seen
        if look.in_part and (look.struck or pale):
            marks.add(row, column, STRUCK_IN_PART if look.struck else PALE_IN_PART)
            return
        if look.struck:
            self.struck.add(row)
        if pale:
            self.pale.add(row)

    def kept(self) -> tuple[array[int], array[int]]:
        """Those that are struck through, and those that are pale, in order."""
        return array("I", sorted(self.struck)), array("I", sorted(self.pale))


STRUCK_IN_PART: Final = InPart("struck-in-part")
SIGNS_IN_PART: Final = InPart("signs-in-part")
PALE_IN_PART: Final = InPart("pale-in-part")
