"""The styles of an .xlsx: which of them show more than digits or strike through; and styles for the library, which
needs no more than to tell dates from numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from html import escape
from typing import Final, NamedTuple

from dangxing.workbook.reading import format_codes
from dangxing.workbook.reading.bounds import Refusal
from dangxing.workbook.reading.colours import BLACK, WHITE, colour_of, is_on
from dangxing.workbook.reading.facts import Looks
from dangxing.workbook.reading.formats import Format
from dangxing.workbook.reading.markup import MAIN, STRICT, Attributes, parse_resolved, whole
from dangxing.workbook.reading.signs import font_of_signs, look_of

MOST: Final = 65_536
"""Styles of cells; a program allows 65,490."""


class Style(NamedTuple):
    """A style of cells: the number of its format and of its font, whether its letters are of the colour of their
    ground, and whether a cell is filled with what it holds, as often as there is room."""

    number: int
    font: int
    pale: bool = False
    repeated: bool = False
    grounded: bool = False
    """The ground is coloured: letters in white are seen."""


def looks_of(
    styles: Sequence[Style],
    codes: Mapping[int, str],
    struck: Set[int],
    signs: Mapping[int, str],
    *,
    recalculated: bool,
) -> Looks:
    """How cells look, by their style; ``struck`` are fonts that strike through, ``signs`` those of signs, with their
    names."""
    found = {}
    for at, style in enumerate(styles):
        code = codes.get(style.number, format_codes.BUILT_IN.get(style.number))
        form = look_of(format_codes.read(code) if code else None, signs.get(style.font), repeated=style.repeated)
        if form is not None:
            found[at] = form
    lined = frozenset(at for at, style in enumerate(styles) if style.font in struck)
    unseen = frozenset(at for at, style in enumerate(styles) if style.pale)
    grounded = frozenset(at for at, style in enumerate(styles) if style.grounded)
    return Looks(found, lined, unseen, recalculated, grounded=grounded)


class Styles:
    """What is known of the styles of a part. Refusal: broken or unsafe, or too many."""

    def __init__(self, content: bytes | bytearray) -> None:
        self.codes: dict[int, str] = {}
        self.styles: list[Style] = []
        self.struck: set[int] = set()
        self._signs: dict[int, str] = {}
        self._inks: list[str] = []
        self._tiny: set[int] = set()
        self._grounds: list[str] = []
        self._conditional: list[_Conditional] = []
        self._path: list[str] = []
        parse_resolved(content, self._start, self._end)

    def looks(self, *, recalculated: bool) -> Looks:
        """How cells look, by their style."""
        looks = looks_of(self.styles, self.codes, self.struck, self._signs, recalculated=recalculated)
        hiding = frozenset(at for at, each in enumerate(self._conditional) if each.hides)
        return looks._replace(hiding=hiding)

    def written(self, looks: Looks) -> bytes:
        """Styles for the library. A format that was read here is none of dates: it is written as a plain one."""
        codes = "".join(
            f'<numFmt numFmtId="{number}" formatCode="{escape(code)}"/>' for number, code in self.codes.items()
        )
        cells = "".join(
            f'<xf numFmtId="{_number_of(style.number, looks.formats.get(at), self.codes)}"/>'
            for at, style in enumerate(self.styles)
        )
        head = f'<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="{MAIN}">'
        return f"{head}<numFmts>{codes}</numFmts><cellXfs>{cells}</cellXfs></styleSheet>".encode("utf-8", "replace")

    def _start(self, tag: str, attributes: Attributes) -> None:
        space, _, name = tag.rpartition(" ")
        if space not in (MAIN, STRICT):
            name = ""
        above = self._path[-1] if self._path else ""
        self._path.append(name)
        if "dxfs" in self._path[:3]:
            self._start_conditional(above, name, attributes)
            return
        match above, name:
            case "numFmts", "numFmt":
                self.codes[whole(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
            case "fonts", "font":
                self._inks.append(BLACK)
            case "font", _:
                self._font(name, attributes)
            case "fills", "fill":
                self._grounds.append(WHITE)
            case ("fill", "gradientFill" | "patternFill") if self._grounds:
                self._fill(name, attributes)
            case ("patternFill", "fgColor") if self._grounds and self._grounds[-1] in (_SOLID, _PATTERN):
                ground = colour_of(attributes)
                if self._grounds[-1] == _SOLID or ground == WHITE:
                    self._grounds[-1] = ground or _PATTERN
            case "cellXfs", "xf":
                number, font = whole(attributes.get("numFmtId")), whole(attributes.get("fontId"))
                ground = self._ground(attributes.get("fillId"))
                self.styles.append(Style(number, font, self._is_seamless(font, ground), grounded=ground != WHITE))
            case ("xf", "alignment") if self.styles and "cellXfs" in self._path[:3]:
                if attributes.get("horizontal") == "fill":
                    self.styles[-1] = self.styles[-1]._replace(repeated=True)
        if max(len(self.codes), len(self.styles)) > MOST:
            raise Refusal("expands")

    def _font(self, name: str, attributes: Attributes) -> None:
        """What is said of the last font."""
        at = len(self._inks) - 1
        if name == "strike" and is_on(attributes):
            self.struck.add(at)
        elif name == "color" and self._inks:
            self._inks[-1] = colour_of(attributes) or BLACK
        elif name == "sz" and _is_tiny(attributes.get("val", "")):
            self._tiny.add(at)
        elif name == "name" and (font := font_of_signs(attributes.get("val"))):
            self._signs[at] = font

    def _fill(self, name: str, attributes: Attributes) -> None:
        """The ground of cells: one that is white is none."""
        kind = "" if name == "gradientFill" else attributes.get("patternType", "none")
        self._grounds[-1] = {"none": WHITE, "solid": _SOLID}.get(kind, _PATTERN)

    def _is_seamless(self, font: int, ground: str) -> bool:
        """Whether the letters are of the colour of their ground, or too small to be seen."""
        return font in self._tiny or ground == (self._inks[font] if font < len(self._inks) else BLACK)

    def _ground(self, fill: str | None) -> str:
        at = whole(fill)
        return self._grounds[at] if at < len(self._grounds) else WHITE

    def _start_conditional(self, above: str, name: str, attributes: Attributes) -> None:
        """A look that a condition may give to cells."""
        if name == "dxf" and above == "dxfs":
            self._conditional.append(_Conditional())
        elif self._conditional:
            self._conditional[-1].start(above, name, attributes)

    def _end(self, _: str) -> None:
        self._path.pop()


class _Conditional:
    """A look that a condition gives: whether it hides what a cell holds, strikes it through, or shows it otherwise."""

    def __init__(self) -> None:
        self._ink = self._ground = ""
        self._otherwise = False

    @property
    def hides(self) -> bool:
        """Whether a person may see something else than the value."""
        return self._otherwise or (self._ink != "" and self._ink == (self._ground or WHITE))

    def start(self, above: str, name: str, attributes: Attributes) -> None:
        """An element within the look."""
        match above, name:
            case "font", "color":
                self._ink = colour_of(attributes)
            case "font", "strike":
                self._otherwise |= is_on(attributes)
            case "patternFill", "bgColor" | "fgColor":
                self._ground = colour_of(attributes) or _PATTERN
            case "fill", "gradientFill":
                self._ground = _PATTERN
            case "dxf", "numFmt":
                self._otherwise |= format_codes.read(attributes.get("formatCode", "")) is not None


# Grounds that no letters have the colour of.
_SOLID, _PATTERN = "solid", "pattern"
_LEAST_POINTS: Final = 3
# Formats of dates that a file of East Asia names by number only, and one that shows the whole date.
_EASTERN_DATES: Final = frozenset({27, 28, 29, 30, 31, 36, 50, 51, 54, 57, 58})
_DATE: Final = 14


def _number_of(number: int, form: Format | None, codes: Mapping[int, str]) -> int:
    """The number of a format by which the library tells dates from numbers."""
    if number in _EASTERN_DATES and number not in codes:
        return _DATE
    return 0 if form is not None and form.of_numbers else number


def _is_tiny(points: str) -> bool:
    try:
        return float(points) < _LEAST_POINTS
    except ValueError:
        return False
