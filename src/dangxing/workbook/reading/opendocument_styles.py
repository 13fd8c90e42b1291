"""The styles of an .ods: how cells of each look. They stand in two parts, and take over from one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Final, NamedTuple

from dangxing.language import patterns
from dangxing.workbook.reading.bounds import Refusal
from dangxing.workbook.reading.colours import is_faint
from dangxing.workbook.reading.facts import room_in
from dangxing.workbook.reading.formats import DAYLESS, Format, Parts, Section
from dangxing.workbook.reading.markup import Attributes, number, whole
from dangxing.workbook.reading.runs import RAISED, TextPart
from dangxing.workbook.reading.signs import font_of_signs, look_of

_NUMBERS: Final = frozenset(
    {"number:number-style", "number:percentage-style", "number:currency-style", "number:text-style",
     "number:date-style", "number:time-style"}
)  # fmt: skip
_DIGITS: Final = frozenset({"number:number", "number:scientific-number", "number:fraction", "number:text-content"})
_DATES: Final = frozenset({"number:day", "number:month"})
_CONDITION: Final = patterns.late(r"value\(\)\s*(<=|>=|!=|<|>|=)\s*(-?[0-9.]{1,20})")
_LONGEST_CHAIN: Final = 10
_MOST: Final = 65_536
_WHITE: Final = "#ffffff"
_LENGTH: Final = patterns.late(r"(\d{1,4}(?:\.\d{1,8})?)(cm|mm|in|pt|pc)")
_POINTS: Final = {"cm": 72 / 2.54, "mm": 7.2 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0}
_POINTS_A_SIGN: Final = 5.56
"""The width of a digit in the usual font."""
_LEVEL: Final = "0%"
_RAISED: Final = patterns.late(r"(super|sub|-?)(?:[1-9]\d?\d?%)?(?: .{0,20})?")


class Style(NamedTuple):
    """A style of cells or of texts: the name of its format, of the style that it goes on from, whether it strikes
    through, the colours of its letters and of its ground, the name of its font, whether a cell is filled with what it
    holds, and where letters stand beside the line."""

    form: str | None
    parent: str | None
    struck: bool | None = None
    ink: str | None = None
    ground: str | None = None
    font: str | None = None
    repeated: bool | None = None
    position: str | None = None


class Look(NamedTuple):
    """The format of a style that shows something else than the value, whether the style strikes through, whether it
    writes in the colour of its ground, whether a condition may do any of it, and whether its ground is coloured."""

    form: Format | None = None
    struck: bool = False
    pale: bool = False
    conditional: bool = False
    grounded: bool = False


class _Form:
    """A format while it is read."""

    def __init__(self, tag: str) -> None:
        self.before: list[str] = []
        self.behind: list[str] = []
        self.filling: list[str] = []
        self.of_text = tag == "number:text-style"
        self.power = 2 if tag == "number:percentage-style" else 0
        self.digits = False
        self.places: int | None = None
        self.figures: int | None = None
        self.parts: Parts | None = None
        self.least = 0
        self.of_dates = tag in ("number:date-style", "number:time-style")
        self.shows: set[str] = set()
        self.maps: list[tuple[tuple[str, float], str]] = []

    def section(self, meant: tuple[str, float] | None = None) -> Section:
        before, behind = "".join(self.before), "".join(self.behind)
        places = None if self.figures is not None else self.places
        repeats = "".join(self.filling).isalnum()
        return Section(
            before, behind, self.power, self.least, self.digits, meant, places, self.figures, repeats, self.parts
        )


class Styles:
    """The styles of a document, read along its elements."""

    def __init__(self) -> None:
        self._styles: dict[str, Style] = {}
        self._forms: dict[str, _Form] = {}
        self._texts: dict[str, Style] = {}
        self._into = self._styles
        self._maps: dict[str, set[str]] = {}
        self._looks: dict[str, Look] = {}
        self._concealing: set[str] = set()
        self._faces: dict[str, str] = {}
        self._widths: dict[str, str] = {}
        self._column: str | None = None
        self._style: str | None = None
        self._table: str | None = None
        self._form: _Form | None = None
        self._text: list[str] | None = None

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        name = attributes.get("style:name", "")
        if tag == "style:style":
            family = attributes.get("style:family")
            self._style = name if family in ("table-cell", "text") else None
            self._table = name if family == "table" else None
            self._column = name if family == "table-column" else None
            # Names of texts may be those of cells.
            self._into = self._texts if family == "text" else self._styles
            if self._style is not None:
                form, parent = attributes.get("style:data-style-name"), attributes.get("style:parent-style-name")
                self._into[name] = Style(form, parent)
        elif tag == "style:text-properties" and self._style is not None:
            self._letters(attributes)
        elif tag == "style:table-cell-properties" and self._style is not None:
            ground = attributes.get("fo:background-color")
            if ground is not None:
                self._set(ground=_WHITE if ground == "transparent" else _colour(ground))
            if "style:repeat-content" in attributes:
                self._set(repeated=attributes["style:repeat-content"] == "true")
        elif tag == "style:table-column-properties" and self._column is not None:
            self._widths[self._column] = attributes.get("style:column-width", "")
        elif tag == "style:font-face":
            self._faces[name] = attributes.get("svg:font-family", name)
        elif tag == "style:map" and self._style is not None:
            self._maps.setdefault(self._style, set()).add(attributes.get("style:apply-style-name", ""))
        elif tag == "style:table-properties" and self._table is not None:
            if attributes.get("table:display") == "false":
                self._concealing.add(self._table)
        elif tag in _NUMBERS:
            self._form = self._forms[name] = _Form(tag)
        elif self._form is not None:
            self._inside(tag, attributes, self._form)
        if max(len(self._styles), len(self._texts), len(self._forms)) > _MOST:
            raise Refusal("expands")

    def _letters(self, attributes: Attributes) -> None:
        """What is said of the letters of the style."""
        kinds = [attributes.get(f"style:text-line-through-{kind}") for kind in ("style", "type")]
        if any(kinds):
            self._set(struck=any(kind not in (None, "none") for kind in kinds))
        if "fo:color" in attributes:
            self._set(ink=_colour(attributes["fo:color"]))
        elif attributes.get("style:use-window-font-color") == "true":
            self._set(ink="")
        font = attributes.get("style:font-name") or attributes.get("fo:font-family")
        if font is not None:
            self._set(font=font)
        if "style:text-position" in attributes:
            self._set(position=attributes["style:text-position"])

    def _set(self, **said: object) -> None:
        if self._style is not None:
            self._into[self._style] = self._into[self._style]._replace(**said)  # type: ignore[arg-type]

    def _inside(self, tag: str, attributes: Attributes, form: _Form) -> None:
        if tag in _DIGITS:
            form.digits = True
            form.power -= _zeros(attributes.get("number:display-factor"))
            decimals = attributes.get("number:decimal-places", "")
            if tag == "number:number" and decimals.isascii() and decimals.isdecimal() and len(decimals) < 3:
                form.places = int(decimals)
            self._precision(tag, attributes, form)
        elif tag in ("number:text", "number:currency-symbol"):
            self._text = form.behind if form.digits else form.before
        elif tag == "number:fill-character":
            self._text = form.filling
        elif tag == "number:embedded-text":
            # A point that is written as text parts the digits: 35000 shows as 3.5.
            digits = whole(attributes.get("number:position"), 2)
            form.power -= digits
            form.places = None if form.places is None else form.places + digits
        elif tag in _DATES:
            form.shows.add(tag)
        elif tag == "style:map":
            found = _CONDITION.fullmatch(attributes.get("style:condition", ""))
            if found:
                sign = "<>" if found[1] == "!=" else found[1]
                form.maps.append(((sign, number(found[2])), attributes.get("style:apply-style-name", "")))

    def _precision(self, tag: str, attributes: Attributes, form: _Form) -> None:
        """How many digits a number has at least, and how many, or which parts of one, are shown."""
        least = whole(attributes.get("number:min-integer-digits"), 3)
        if tag == "number:number":
            form.least = least if least > 1 else 0
        elif tag == "number:scientific-number" and least <= 1:
            form.figures = 1 + whole(attributes.get("number:decimal-places"), 3)
        elif tag == "number:fraction":
            fixed = whole(attributes.get("number:denominator-value"), 3)
            digits = whole(attributes.get("number:min-denominator-digits"), 3) or 1
            form.parts = Parts(fixed, fixed=True) if fixed else Parts(10**digits - 1)

    def text(self, value: str) -> None:
        """Text between two tags."""
        if self._text is not None:
            self._text.append(value)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag in _NUMBERS:
            self._form = None
        elif tag == "style:style":
            self._style = None
        elif tag in ("number:text", "number:currency-symbol", "number:fill-character"):
            self._text = None

    def conceals(self, name: str | None) -> bool:
        """Whether a style of sheets hides them."""
        return name in self._concealing

    def look(self, name: str | None) -> Look:
        """How cells of a style look."""
        if name is None:
            return Look()
        if name not in self._looks:
            form = self._of(name, "form")
            ink = self._of(name, "ink")
            pale = bool(ink) and ink == (self._of(name, "ground") or _WHITE)
            known = self._format(form) if isinstance(form, str) else None
            given = [each for style in self._chain(name) for each in self._maps.get(style, ())]
            conditional = any(self.may_hide(each) for each in given if each not in self._maps)
            known = look_of(known, self._font(self._of(name, "font")), repeated=bool(self._of(name, "repeated")))
            grounded = self._of(name, "ground") not in (None, _WHITE)
            self._looks[name] = Look(known, bool(self._of(name, "struck")), pale, conditional, grounded)
        return self._looks[name]

    def _font(self, name: object) -> str | None:
        """A font of signs, by the name that a style says."""
        return font_of_signs(self._faces.get(name, name)) if isinstance(name, str) else None

    def room(self, name: str | None) -> int | None:
        """How many signs have room in a column of this style; None where that is not said."""
        found = _LENGTH.fullmatch(self._widths.get(name or "", ""))
        return room_in(float(found[1]) * _POINTS[found[2]] / _POINTS_A_SIGN) if found else None

    def may_hide(self, name: str) -> bool:
        """Whether a style that a condition gives may hide a value, strike it through or show it otherwise."""
        return any(self.look(name)[:3])

    def look_of_text(self, name: str | None) -> TextPart:
        """What a style of texts does to them."""
        style = self._texts.get(name or "")
        if style is None:
            return TextPart()
        raised = _RAISED.fullmatch(style.position or _LEVEL)
        digits = None if raised is None else RAISED["subscript" if raised[1] in ("sub", "-") else "superscript"]
        return TextPart(bool(style.struck), style.ink == _WHITE, self._font(style.font), digits)

    def _chain(self, name: str) -> Iterator[str]:
        """The style, and those that it goes on from."""
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(name)
            if style is None:
                return
            yield name
            name = style.parent or ""

    def _of(self, name: str, field: str) -> object:
        """What a style, or the nearest that it goes on from, says."""
        said = (getattr(self._styles[each], field) for each in self._chain(name))
        return next((value for value in said if value is not None), None)

    def _format(self, name: str) -> Format | None:
        form = self._forms.get(name)
        if form is None:
            return None
        if form.of_dates:
            return None if form.shows == _DATES else DAYLESS
        sections = [self._forms[other].section(meant) for meant, other in form.maps[:3] if other in self._forms]
        sections.append(form.section())
        text = sections[-1] if form.of_text else None
        plain = all(section.plain and not section.rounds for section in sections)
        return None if plain else Format(tuple(sections), text)


def _zeros(factor: str | None) -> int:
    """How many zeros a factor has: 1000 → 3."""
    try:
        return len(str(int(Decimal(factor or "1")))) - 1 if factor and len(factor) < 20 else 0
    except (InvalidOperation, ValueError, OverflowError):
        return 0


def _colour(written: str) -> str:
    """A colour as it is written; one that nobody tells from white is white."""
    return _WHITE if is_faint(written.removeprefix("#")) else written.lower()


_PREFIXES: Final[Mapping[bytes, bytes]] = {
    prefix: b"urn:oasis:names:tc:opendocument:xmlns:" + rest
    for prefix, rest in {
        b"office": b"office:1.0", b"table": b"table:1.0", b"text": b"text:1.0", b"style": b"style:1.0",
        b"number": b"datastyle:1.0", b"fo": b"xsl-fo-compatible:1.0",
    }.items()
} | {b"calcext": b"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"}  # fmt: skip
_NAMES: Final = patterns.late(rb"\sxmlns(?::([\w.-]{1,100}))?\s{0,10}=\s{0,10}[\"']([^\"'<]{0,300})[\"']")


def check_prefixes(content: bytes | bytearray) -> None:
    """Refusal: a prefix is not what office programs take it for, or another stands for the same."""
    prefix_of = {space: prefix for prefix, space in _PREFIXES.items()}
    for found in _NAMES.finditer(content):
        prefix, space = found[1] or b"", found[2]
        if _PREFIXES.get(prefix, space) != space or prefix_of.get(space, prefix) != prefix:
            raise Refusal("two-names", found=prefix.decode("utf-8", "replace") or "xmlns")
