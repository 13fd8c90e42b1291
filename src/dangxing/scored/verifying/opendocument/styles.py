"""Styles of an OpenDocument spreadsheet, told in the aspects of :mod:`dangxing.scored.verifying.ooxml.styles`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dangxing.scored.verifying.model import Look
from dangxing.scored.verifying.numberformats import normal
from dangxing.scored.verifying.ooxml.tree import Node

_POINTS = {"in": 72.0, "pt": 1.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0}
_DEEPEST = 20
_ALIGNED = {"start": "left", "end": "right", "left": "left", "right": "right", "center": "center"}
_UNSEEN_CELL = (
    "fo:border", "style:text-align-source", "style:rotation-align", "loext:vertical-justify",
    "style:border-line", "style:glyph-orientation", "style:decimal-places",
)  # fmt: skip
_UNSEEN_TEXT = (
    "fo:language", "fo:country", "fo:script", "style:language", "style:country", "style:script", "style:rfc",
    "style:font-family-generic", "style:font-pitch", "style:font-style-name", "fo:hyphenate",
    "style:use-window-font-color", "style:letter-kerning", "style:text-underline-width",
    "style:text-underline-color", "style:text-line-through-type", "style:text-overline-width",
    "style:text-overline-color", "style:font-relief", "style:font-family",
)  # fmt: skip
_PARAGRAPH = {
    "fo:text-align", "fo:margin-left", "css3t:text-justify", "style:writing-mode", "style:tab-stop-distance",
    "style:text-autospace", "style:punctuation-wrap", "style:line-break", "fo:hyphenation-ladder-count",
    "style:writing-mode-automatic",
}  # fmt: skip
_SIGNS = "x-symbol"
"""How fonts are marked in which a digit looks like a sign."""
_PADDED = 8.0
"""Points that stand free around what is in a cell; with more, nothing may be left of it."""
_NO = ("none", "normal", "false", "transparent", "auto")


def points(length: str) -> float:
    """A length in points; 0 where it is none."""
    try:
        return float(length[:-2]) * _POINTS.get(length[-2:], 0.0)
    except ValueError:
        return 0.0


class Styles:
    """The styles of a workbook by family and name, automatic ones before those that have a name."""

    def __init__(self, *roots: Node) -> None:
        self._styles: dict[tuple[str, str], Node] = {}
        self._formats: dict[str, Node] = {}
        self._usual: dict[str, Node] = {}
        self._faces: dict[str, str] = {}
        self.odd: list[str] = []
        for root in roots:
            seen: set[tuple[str, str, str]] = set()
            for node in root.walk():
                self._note(node, seen)
        self._looks: dict[str, Look] = {}

    def _note(self, node: Node, seen: set[tuple[str, str, str]]) -> None:
        name = node.get("style:name")
        if node.name in ("style:style", "style:font-face") or (node.name.startswith("number:") and name):
            key = node.name.partition(":")[0], node.get("style:family"), name
            if key in seen or (node.name == "style:font-face" and node.children):
                self.odd.append(f"{node.name} {name}")  # which of two counts, programs differ; a font of its own
            seen.add(key)
        if node.name == "style:style":
            self._styles.setdefault((node.get("style:family"), name), node)
        elif node.name == "style:default-style":
            self._usual.setdefault(node.get("style:family"), node)
        elif node.name == "style:font-face":
            signs = " (symbols)" * (node.get("style:font-charset") == _SIGNS)
            self._faces.setdefault(name, node.get("svg:font-family", name).strip("'") + signs)
        elif node.name.startswith("number:") and node.name.endswith("-style"):
            self._formats.setdefault(name, node)

    def maps(self) -> Iterator[tuple[str, str]]:
        """The conditions in styles of cells, and the styles that they ask for."""
        for (family, _), node in self._styles.items():
            if family == "table-cell":
                for each in node.all("style:map"):
                    yield each.get("style:condition"), each.get("style:apply-style-name")

    def chain(self, family: str, name: str) -> list[Node]:
        """A style and those that it builds on, the last first."""
        found: list[Node] = []
        while (node := self._styles.get((family, name))) is not None and len(found) < _DEEPEST:
            found.append(node)
            name = node.get("style:parent-style-name")
        if len(found) == _DEEPEST:
            self.odd.append(f"style:parent-style-name {found[0].get('style:name')}")
        usual = self._usual.get(family)
        return [usual, *reversed(found)] if usual is not None else found[::-1]

    def properties(self, family: str, name: str, kind: str) -> dict[str, str]:
        """What a style and those above it say."""
        said: dict[str, str] = {}
        for node in self.chain(family, name):
            for each in node.all(f"style:{kind}-properties"):
                said.update(each.attributes)
                if each.children:
                    said["background"] = each.children[0].name
        return said

    def look(self, name: str) -> Look:
        """How a cell of this style looks."""
        known = self._looks.get(name)
        if known is None:
            known = self._looks[name] = self._look(name)
        return known

    def _look(self, name: str) -> Look:
        family = "table-cell"
        made = {"size": "", "colour": "000000", "font": ""}
        made |= self.text(self.properties(family, name, "text"))
        made |= dict(_cell(self.properties(family, name, "table-cell"), self.properties(family, name, "paragraph")))
        formats = [node.get("style:data-style-name") for node in self.chain(family, name)]
        made["format"] = self._format(next((each for each in reversed(formats) if each), ""))
        return made

    def change(self, name: str) -> Look:
        """What a style changes that a condition gives to a cell."""
        node = self._styles.get(("table-cell", name)) or self._shown(name)
        if node is None:
            return {"style": name}
        made: dict[str, str] = {}
        for each in node.all("style:text-properties"):
            made |= self.text(each.attributes)
        for each in node.all("style:table-cell-properties"):
            made |= dict(_cell(each.attributes, {}))
        for each in node.all("style:paragraph-properties"):
            made |= dict(_cell({}, each.attributes))
        if node.get("style:parent-style-name", "Default") != "Default":
            made["parent"] = node.get("style:parent-style-name")
        shown = self._format(node.get("style:data-style-name"))
        return made if shown == "General" else made | {"format": shown}

    def _shown(self, name: str) -> Node | None:
        return next((node for node in self._styles.values() if node.get("style:display-name") == name), None)

    def text(self, said: Mapping[str, str]) -> dict[str, str]:
        """How text with these properties looks."""
        return dict(self._text(said))

    def _text(self, said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        for name, value in said.items():
            aspect = _TEXT.get(name)
            if aspect is not None:
                told = aspect(value)
                if told is not None:
                    yield told
            elif not _is_quiet(name, value, said):
                yield name, value
        faces = [self._faces.get(said[key], said[key]).strip("'") for key in _FACES if key in said]
        if faces:
            yield "font", "|".join(faces)

    def _format(self, name: str) -> str:
        node = self._formats.get(name)
        if node is None:
            return "General" if name in ("", "N0") else f"? {name}"
        sections = [
            self._formats[each.get("style:apply-style-name")]
            for each in node.all("style:map")
            if each.get("style:apply-style-name") in self._formats
        ]
        asked = tuple(each.get("style:condition").replace(" ", "") for each in node.all("style:map"))
        told = "" if asked in _ASKED else f"[{' '.join(asked)}]"
        other = [key for key in node.attributes if key.startswith("number:transliteration")]
        return normal(";".join(_code(each) for each in (*sections, node)) + told + "".join(f"[{key}]" for key in other))


def _is_quiet(name: str, value: str, said: Mapping[str, str]) -> bool:
    """Whether a property shows nothing by itself: what East Asian text has as all text has, what is told as a font."""
    if name.endswith("-complex") or name.startswith(_UNSEEN_TEXT) or value in _NO or name in _FACES:
        return True
    western = name.removesuffix("-asian").replace("style:", "fo:", 1)
    return western in _TEXT and value == said.get(western, value if western == "fo:font-size" else None)


_FACES = ("style:font-name", "style:font-name-asian", "fo:font-family", "style:font-family-asian")
# What sections of number formats are for, where that is as usual.
_ASKED = ((), ("value()>=0",), ("value()>0",), ("value()>0", "value()<0"), ("value()>0", "value()<0", "value()=0"))


def _aspect(name: str, kept: Callable[[str], str | None]) -> Callable[[str], tuple[str, str] | None]:
    def told(value: str) -> tuple[str, str] | None:
        found = kept(value)
        return None if found is None else (name, found)

    return told


def _unless(*usual: str) -> Callable[[str], str | None]:
    return lambda value: None if value in usual else value


_TEXT = {
    "fo:color": _aspect("colour", lambda value: value.removeprefix("#").upper()),
    "fo:font-size": _aspect("size", lambda value: value.removesuffix("pt").removesuffix(".0")),
    "fo:font-weight": _aspect("b", lambda value: None if value == "normal" else "1" if value == "bold" else value),
    "fo:font-style": _aspect("i", lambda value: None if value == "normal" else "1"),
    "style:text-underline-style": _aspect("u", lambda v: None if v == "none" else "single" if v == "solid" else v),
    "style:text-line-through-style": _aspect("strike", lambda value: None if value == "none" else "1"),
    "style:text-outline": _aspect("outline", lambda value: "1" if value == "true" else None),
    "fo:text-shadow": _aspect("shadow", lambda value: None if value == "none" else "1"),
    "style:text-position": _aspect("position", lambda value: None if value.startswith("0%") else value),
    "style:text-scale": _aspect("scale", _unless("100%")),
    "text:display": _aspect("text:display", _unless("true")),
    "loext:opacity": _aspect("opacity", _unless("100%")),
    "style:font-charset": _aspect("charset", lambda value: value if value == _SIGNS else None),
}


# Properties of cells: the aspect, what it is where it is as usual, and how it is told otherwise.
_CELL: Mapping[str, tuple[str, tuple[str, ...], Callable[[str], str]]] = {
    "fo:background-color": ("fill", ("transparent",), lambda value: value.removeprefix("#").upper()),
    "style:vertical-align": (
        "vertical",
        ("bottom", "automatic"),
        lambda value: "center" if value == "middle" else value,
    ),
    "fo:wrap-option": ("wrapText", ("no-wrap",), lambda value: "1" if value == "wrap" else value),
    "style:rotation-angle": ("textRotation", ("0", "0deg"), str),
    "style:shrink-to-fit": ("shrinkToFit", ("false",), lambda _: "1"),
    "style:repeat-content": ("repeat", ("false",), lambda _: "1"),
    "style:cell-protect": ("hidden-formula", ("protected", "none"), lambda _: "1"),
    "style:direction": ("direction", ("ltr",), str),
    "style:print-content": ("print", ("true",), str),
}


def _cell(said: Mapping[str, str], paragraph: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, value in said.items():
        aspect, usual, told = _CELL.get(name, (name, _NO, str))
        if name.startswith("fo:padding"):
            if points(value) > _PADDED:
                yield name, value
        elif value not in usual and not name.startswith(_UNSEEN_CELL):
            yield aspect, told(value)
    if said.get("style:text-align-source") == "fix" and "fo:text-align" in paragraph:
        yield "horizontal", _ALIGNED.get(paragraph["fo:text-align"], paragraph["fo:text-align"])
    if points(paragraph.get("fo:margin-left", "0in")):
        yield "indent", paragraph["fo:margin-left"]
    for name, value in paragraph.items():
        if name not in _PARAGRAPH and value not in _NO and not (value[:1] == "0" and not points(value)):
            yield name, value


def _code(node: Node) -> str:
    return "".join(_piece(each) for each in node.children)


def _piece(node: Node) -> str:
    long = node.get("number:style") == "long"
    match node.local:
        case "number:number":
            return _number(node)
        case "number:text":
            return "%" if node.text == "%" else "".join(f"\\{sign}" for sign in node.text)
        case "number:text-content":
            return "@"
        case "number:year":
            return "yyyy" if long else "yy"
        case "number:month":
            return ("mmmm" if long else "mmm") if node.get("number:textual") == "true" else "mm" if long else "m"
        case "number:day":
            return "dd" if long else "d"
        case "number:hours":
            return "hh" if long else "h"
        case "number:minutes":
            return "mm" if long else "m"
        case "number:seconds":
            return "ss" if long else "s"
        case "style:map":
            return ""
    return f"[{node.local}]"


def _number(node: Node) -> str:
    places = node.get("number:decimal-places")
    extra = [
        name for name in ("number:grouping", "number:display-factor", "number:decimal-replacement") if node.get(name)
    ]
    if extra or node.children or node.get("number:min-integer-digits") != "1" or len(places) > 1:
        return f"[number {' '.join(extra)} {node.get('number:min-integer-digits')}]"
    if not places:
        return "General"
    return "0" if places == "0" else f"0.{'0' * int(places)}" if places.isdecimal() else "?"
