"""The styles of an .xlsx: which of them show more than digits or strike through; and styles for the library, which
needs no more than to tell dates from numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from html import escape
from typing import Final, NamedTuple

from dangxing.workbook.reading import formats
from dangxing.workbook.reading.bounds import Refusal
from dangxing.workbook.reading.facts import Looks
from dangxing.workbook.reading.markup import Attributes, parse_resolved
from dangxing.workbook.reading.rewriting import MAIN, STRICT

MOST: Final = 65_536
"""Styles of cells; a program allows 65,490."""


class Style(NamedTuple):
    """A style of cells: the number of its format and of its font, and whether its ground is coloured."""

    number: int
    font: int
    filled: bool = False


def looks_of(
    styles: Sequence[Style], codes: Mapping[int, str], struck: Set[int], pale: Set[int], *, recalculated: bool
) -> Looks:
    """How cells look, by their style; ``struck`` and ``pale`` are fonts that strike through, and that are white."""
    found = {}
    for at, (number, _, _) in enumerate(styles):
        code = codes.get(number, formats.BUILT_IN.get(number))
        form = formats.read(code) if code else None
        if form is not None:
            found[at] = form
    lined = frozenset(at for at, style in enumerate(styles) if style.font in struck)
    unseen = frozenset(at for at, style in enumerate(styles) if style.font in pale and not style.filled)
    return Looks(found, lined, unseen, recalculated)


class Styles:
    """What is known of the styles of a part. Refusal: broken or unsafe, or too many."""

    def __init__(self, content: bytes | bytearray) -> None:
        self.codes: dict[int, str] = {}
        self.styles: list[Style] = []
        self.struck: set[int] = set()
        self.pale: set[int] = set()
        self._filled: set[int] = set()
        self._path: list[str] = []
        self._fonts = self._fills = -1
        parse_resolved(content, self._start, self._end)

    def looks(self, *, recalculated: bool) -> Looks:
        """How cells look, by their style."""
        return looks_of(self.styles, self.codes, self.struck, self.pale, recalculated=recalculated)

    def written(self, looks: Looks) -> bytes:
        """Styles for the library. A format that was read here is none of dates: it is written as a plain one."""
        codes = "".join(
            f'<numFmt numFmtId="{number}" formatCode="{escape(code)}"/>' for number, code in self.codes.items()
        )
        cells = "".join(
            f'<xf numFmtId="{_number_of(number, looks.formats.get(at), self.codes)}"/>'
            for at, (number, _, _) in enumerate(self.styles)
        )
        head = f'<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="{MAIN}">'
        return f"{head}<numFmts>{codes}</numFmts><cellXfs>{cells}</cellXfs></styleSheet>".encode("utf-8", "replace")

    def _start(self, tag: str, attributes: Attributes) -> None:
        space, _, name = tag.rpartition(" ")
        if space not in (MAIN, STRICT):
            name = ""
        above = self._path[-1] if self._path else ""
        self._path.append(name)
        match above, name:
            case "numFmts", "numFmt":
                self.codes[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
            case "fonts", "font":
                self._fonts += 1
            case "font", "strike":
                if attributes.get("val", "1") not in ("0", "false", "off"):
                    self.struck.add(self._fonts)
            case "font", "color":
                if _is_white(attributes):
                    self.pale.add(self._fonts)
            case (("fills" | "fill" | "patternFill"), _):
                self._fill(above, name, attributes)
            case "cellXfs", "xf":
                filled = _number(attributes.get("fillId")) in self._filled
                number, font = _number(attributes.get("numFmtId")), _number(attributes.get("fontId"))
                self.styles.append(Style(number, font, filled))
        if max(len(self.codes), len(self.styles)) > MOST:
            raise Refusal("expands")

    def _fill(self, above: str, name: str, attributes: Attributes) -> None:
        """The ground of cells: one that is white is none."""
        if (above, name) == ("fills", "fill"):
            self._fills += 1
        elif above == "fill" and (name == "gradientFill" or attributes.get("patternType", "none") != "none"):
            self._filled.add(self._fills)
        elif (above, name) == ("patternFill", "fgColor") and _is_white(attributes):
            self._filled.discard(self._fills)

    def _end(self, _: str) -> None:
        self._path.pop()


# Formats of dates that a file of East Asia names by number only, and one that shows the whole date.
_EASTERN_DATES: Final = frozenset({27, 28, 29, 30, 31, 36, 50, 51, 54, 57, 58})
_DATE: Final = 14


def _number_of(number: int, form: formats.Format | None, codes: Mapping[int, str]) -> int:
    """The number of a format by which the library tells dates from numbers."""
    if number in _EASTERN_DATES and number not in codes:
        return _DATE
    return 0 if form is not None and not form.hides_day else number


# Numbers of colours: the first of a theme is that of the ground.
_WHITE: Final = (("rgb", ("FFFFFFFF", "00FFFFFF")), ("theme", ("0",)), ("indexed", ("1", "9")))


def _is_white(attributes: Attributes) -> bool:
    # A shade of the ground's colour is none of it.
    return "tint" not in attributes and any(attributes.get(key, "").upper() in known for key, known in _WHITE)


def _number(written: str | None) -> int:
    return int(written) if written and written.isascii() and written.isdecimal() and len(written) < 10 else 0
