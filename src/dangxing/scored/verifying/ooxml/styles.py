"""How cells look: the fonts, fills, alignment and formats behind the numbers that cells name, colours as they show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dangxing.scored.verifying.model import Look
from dangxing.scored.verifying.numberformats import BUILTIN, normal
from dangxing.scored.verifying.ooxml.tree import Node

# What the system's own colours are; a file can note others beside them.
_SYSTEM = {"windowText": "000000", "window": "FFFFFF"}
_THEME = ("lt1", "dk1", "lt2", "dk2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
_EGA = ("000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF")
_PALETTE = (
    *_EGA, *_EGA, "800000", "008000", "000080", "808000", "800080", "008080", "C0C0C0", "808080", "9999FF", "993366",
    "FFFFCC", "CCFFFF", "660066", "FF8080", "0066CC", "CCCCFF", "000080", "FF00FF", "FFFF00", "00FFFF", "800080",
    "800000", "008080", "0000FF", "00CCFF", "CCFFFF", "CCFFCC", "FFFF99", "99CCFF", "FF99CC", "CC99FF", "FFCC99",
    "3366FF", "33CCCC", "99CC00", "FFCC00", "FF9900", "FF6600", "666699", "969696", "003366", "339966", "003300",
    "333300", "993300", "993366", "333399", "333333",
)  # fmt: skip
TABLES: Final = frozenset(
    {"numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors",
     "extLst"}
)  # fmt: skip
"""What the styles of a workbook are made of."""
_FOREGROUND, _BACKGROUND = 64, 65
_SYMBOLS = "2"
"""The character set of fonts in which a digit looks like a sign."""
_FLAGS = ("b", "i", "strike", "outline", "shadow", "condense", "extend")
_ALIGNMENT = {
    "horizontal": "general", "vertical": "bottom", "textRotation": "0", "wrapText": "0", "indent": "0",
    "relativeIndent": "0", "justifyLastLine": "0", "shrinkToFit": "0", "readingOrder": "0",
}  # fmt: skip


def flag(value: str) -> str:
    """A truth value as 1 or 0, where it is one."""
    value = value.strip()
    return {"true": "1", "on": "1", "false": "0", "off": "0"}.get(value, value)


def is_on(node: Node | None) -> bool:
    """Whether an element that says yes or no is there and says yes."""
    return node is not None and flag(node.get("val", "1")) != "0"


class Colours:
    """The colours of a workbook, by the three ways to name one."""

    def __init__(self, styles: Node, theme: Node | None) -> None:
        self._theme = list(_theme(theme))
        own = [node.get("rgb")[-6:].upper() for node in styles.all("colors", "indexedColors", "rgbColor")]
        self._palette = [*own, *_PALETTE[len(own) :]]

    def of(self, node: Node | None, usual: str) -> str:
        """The colour that an element names, as RRGGBB; ``usual`` where none does, or it is left to the program."""
        if node is None:
            return usual
        if "rgb" in node.attributes and "theme" in node.attributes:
            named = {node.get("rgb")[-6:].upper(), _picked(self._theme, node.get("theme"))}
            colour = " or ".join(sorted(named))
        elif "rgb" in node.attributes:
            colour = node.get("rgb")[-6:].upper()
        elif "theme" in node.attributes:
            colour = _picked(self._theme, node.get("theme"))
        elif "indexed" in node.attributes:
            number = node.get("indexed")
            colour = {str(_FOREGROUND): "000000", str(_BACKGROUND): "FFFFFF"}.get(number) or _picked(
                self._palette, number
            )
        else:
            return usual
        tint = node.get("tint", "0")
        return colour if tint in ("0", "0.0", "") else f"{colour} {tint}"


def _theme(theme: Node | None) -> Sequence[str]:
    scheme = None if theme is None else theme.one("themeElements", "clrScheme")
    if scheme is None:
        return ["?"] * len(_THEME)
    found = []
    for name in _THEME:
        node = scheme.one(name)
        inner = node.children[0] if node is not None and node.children else None
        if inner is None or len(inner.children):
            found.append("?")
        elif inner.local == "sysClr":
            found.append(_SYSTEM.get(inner.get("val"), f"system {inner.get('val')}"))
        else:
            found.append(inner.get("val").upper())
    return found


def _picked(colours: Sequence[str], number: str) -> str:
    return colours[int(number)] if number.isdecimal() and len(number) < 4 and int(number) < len(colours) else "?"


class Styles:
    """The styles of a workbook: looks of cells by number, and those of conditional formats."""

    def __init__(self, root: Node, theme: Node | None) -> None:
        self._colours = Colours(root, theme)
        self._theme_fonts = {kind: _theme_fonts(theme, f"{kind}Font") for kind in ("major", "minor")}
        formats = {node.get("numFmtId"): normal(node.get("formatCode")) for node in root.all("numFmts", "numFmt")}
        self._formats = {str(number): normal(code) for number, code in BUILTIN.items()} | formats
        self._fonts = [self.font(node) for node in root.all("fonts", "font")]
        self._fills = [self._fill(node) for node in root.all("fills", "fill")]
        self._borders = [_diagonal(node) for node in root.all("borders", "border")]
        self._named = list(root.all("cellStyleXfs", "xf"))
        self.looks = [self._look(node) for node in root.all("cellXfs", "xf")]
        self.conditional = [self._conditional(node) for node in root.all("dxfs", "dxf")]

    def look(self, number: str | None) -> Look:
        """The look that a cell names by its number."""
        return _at(self.looks, number or "0")

    def _look(self, xf: Node) -> Look:
        made = dict(_at(self._fonts, xf.get("fontId", "0")))
        made.update(_at(self._fills, xf.get("fillId", "0")))
        made.update(_at(self._borders, xf.get("borderId", "0")))
        number = xf.get("numFmtId", "0")
        made["format"] = self._formats.get(number, f"? {number}")
        made.update(_alignment(xf.one("alignment")))
        protection = xf.one("protection")
        if protection is not None and flag(protection.get("hidden", "0")) == "1":
            made["hidden-formula"] = "1"
        unapplied = " ".join(self._unapplied(xf))
        if unapplied:
            made["unapplied"] = unapplied
        if flag(xf.get("pivotButton", "0")) == "1":
            made["button"] = "1"
        # An extension can show a box to tick in place of a value.
        inner = [child.local for child in xf.children]
        if set(inner) - {"alignment", "protection"} or len(inner) > len(set(inner)):
            made["extension"] = " ".join(inner)
        return made

    def _unapplied(self, xf: Node) -> Iterator[str]:
        """What a cell has otherwise than its style, and says not to apply: programs differ in what wins."""
        number = xf.get("xfId", "0")
        style = (
            self._named[int(number)]
            if number.isdecimal() and len(number) < 8 and int(number) < len(self._named)
            else xf
        )
        for name, apply in (("numFmtId", "Number"), ("fontId", "Font"), ("fillId", "Fill")):
            said = xf.get(f"apply{apply}" + "Format" * (apply == "Number"), "1")
            if flag(said) == "0" and xf.get(name, "0") != style.get(name, "0"):
                yield name
        lines = (_at(self._borders, each.get("borderId", "0")) for each in (xf, style))
        if flag(xf.get("applyBorder", "1")) == "0" and next(lines) != next(lines):
            yield "borderId"
        own, styled = _alignment(xf.one("alignment")), _alignment(style.one("alignment"))
        if flag(xf.get("applyAlignment", "1")) == "0" and own != styled:
            yield "alignment"

    def font(self, node: Node) -> dict[str, str]:
        """How the text of a font looks."""
        made: dict[str, str] = {}
        for name in _FLAGS:
            if is_on(node.one(name)):
                made[name] = "1"
        underline, position, size = node.one("u"), node.one("vertAlign"), node.one("sz")
        if underline is not None and underline.get("val", "single") != "none":
            made["u"] = underline.get("val", "single")
        if position is not None and position.get("val") != "baseline":
            made["position"] = position.get("val")
        made["size"] = "" if size is None else size.get("val").removesuffix(".0")
        made["colour"] = self._colours.of(node.one("color"), "000000")
        named = node.one("name") or node.one("rFont")
        made["font"] = "" if named is None else named.get("val")
        scheme = node.one("scheme")
        if scheme is not None and scheme.get("val") in self._theme_fonts:
            made["theme-fonts"] = self._theme_fonts[scheme.get("val")]
        charset = node.one("charset")
        if charset is not None and charset.get("val").strip().lstrip("+0") == _SYMBOLS:
            made["font"] += " (symbols)"
        return made

    def _fill(self, node: Node) -> Look:
        pattern = node.one("patternFill")
        if pattern is None or len(node.children) > 1:
            return {"fill": "gradient"} if node.children else {}
        kind = pattern.get("patternType", "none")
        if kind == "none":
            return {}
        colour = self._colours.of(pattern.one("fgColor"), "000000")
        if kind == "solid":
            return {"fill": colour}
        return {"fill": f"{kind} {colour} {self._colours.of(pattern.one('bgColor'), 'FFFFFF')}"}

    def _conditional(self, node: Node) -> Look:
        """What a conditional format changes. A plain fill is told there by its background."""
        made: dict[str, str] = {}
        for child in node.children:
            if child.local == "font":
                made |= self._font_change(child)
            elif child.local == "fill":
                made |= self._fill_change(child)
            elif child.local == "numFmt":
                made["format"] = normal(child.get("formatCode"))
            elif child.local == "alignment":
                made |= _alignment(child)
            elif child.local == "border" and not child.children:
                continue
            else:
                made[child.local] = "1"
        return made

    def _font_change(self, node: Node) -> dict[str, str]:
        made = {child.local: flag(child.get("val", "1")) for child in node.children if child.local != "color"}
        colour = node.one("color")
        if colour is not None:
            made["colour"] = self._colours.of(colour, "000000")
        return made

    def _fill_change(self, node: Node) -> dict[str, str]:
        pattern = node.one("patternFill")
        if pattern is None:
            return {"fill": "gradient"}
        kind = pattern.get("patternType", "solid")
        colour = self._colours.of(pattern.one("bgColor"), "000000")
        return {"fill": colour if kind == "solid" else f"{kind} {colour}"}


def _at(known: Sequence[Look], number: str) -> Look:
    if number.isascii() and number.isdecimal() and len(number) < 8 and int(number) < len(known):
        return known[int(number)]
    return {"format": f"? {number}"}


def _alignment(node: Node | None) -> dict[str, str]:
    if node is None:
        return {}
    found = {name: flag(node.get(name, usual)) for name, usual in _ALIGNMENT.items()}
    return {name: value for name, value in found.items() if value != _ALIGNMENT[name]}


def _diagonal(node: Node) -> Look:
    """A line through the cell; those around it are not looked at."""
    line = node.one("diagonal")
    ways = [name for name in ("diagonalUp", "diagonalDown") if flag(node.get(name, "0")) == "1"]
    drawn = line is not None and line.get("style", "none") != "none"
    return {"diagonal": " ".join(ways)} if drawn and ways else {}


def _theme_fonts(theme: Node | None, kind: str) -> str:
    """The fonts of a theme for Latin and for Chinese writing, which take the place of those that styles name."""
    fonts = None if theme is None else theme.one("themeElements", "fontScheme", kind)
    if fonts is None:
        return "?"
    named = [node.get("typeface") for name in ("latin", "ea") for node in fonts.all(name)]
    scripts = [n.get("typeface") for n in fonts.all("font") if n.get("script") in ("Hans", "Hant")]
    return "|".join(name for name in (*named, *scripts) if name)
