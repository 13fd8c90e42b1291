"""Texts that are written in parts: what a person does not see of one as of the rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from dangxing.workbook.reading.colours import WHITE, colour_of, is_on
from dangxing.workbook.reading.facts import TextLook
from dangxing.workbook.reading.markup import Attributes
from dangxing.workbook.reading.signs import font_of_signs, in_signs


class TextPart(NamedTuple):
    """What a part of a text looks like: struck through, in white, in a font of signs, raised or lowered."""

    struck: bool = False
    pale: bool = False
    font: str | None = None
    digits: Mapping[int, int] | None = None

    def shown(self, value: str) -> str:
        """A piece of it as it looks: raised digits are the signs of footnotes."""
        if self.font is not None:
            value = in_signs(self.font, value) or UNKNOWN * len(value)
        return value.translate(self.digits) if self.digits else value


class TextParts:
    """The parts of a text that were met so far."""

    def __init__(self) -> None:
        self._struck = self._pale = self._plain = False

    def add(self, value: str, part: TextPart) -> str:
        """A piece of the text, as it looks."""
        if value.strip():
            self._struck |= part.struck
            self._pale |= part.pale and not part.struck
            self._plain |= not (part.struck or part.pale)
        return part.shown(value)

    @property
    def look(self) -> TextLook:
        """What the whole text looks like."""
        return TextLook(self._struck, self._pale, self._plain and (self._struck or self._pale))


class Runs:
    """The runs of a text in .xlsx: what each of them looks like."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """A text begins."""
        self._parts, self._part = TextParts(), TextPart()

    def start(self, name: str, above: str, attributes: Attributes) -> None:
        """An element within a text."""
        match above, name:
            case _, "r":
                self._part = TextPart()
            case "rPr", "strike":
                self._part = self._part._replace(struck=is_on(attributes))
            case "rPr", "color":
                self._part = self._part._replace(pale=colour_of(attributes) == WHITE)
            case "rPr", "vertAlign":
                self._part = self._part._replace(digits=RAISED.get(attributes.get("val", "")))
            case "rPr", "rFont":
                self._part = self._part._replace(font=font_of_signs(attributes.get("val")))

    def shown(self, value: str) -> str:
        """A piece of the text as it looks."""
        return self._parts.add(value, self._part)

    @property
    def look(self) -> TextLook:
        """What the whole text looks like."""
        return self._parts.look


RAISED: Final = {
    "superscript": str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"),
    "subscript": str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"),
}
UNKNOWN: Final = "\u25a1"
"""What stands for a sign that has no letter."""
