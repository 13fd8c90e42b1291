"""The runs of a text in .xlsx: what a person does not see of it as of the rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dangxing.workbook.reading.colours import WHITE, colour_of, is_on
from dangxing.workbook.reading.facts import TextLook
from dangxing.workbook.reading.markup import Attributes
from dangxing.workbook.reading.signs import font_of_signs, in_signs


class Runs:
    """The runs of texts: what each of them looks like."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """A text begins."""
        self._struck = self._pale = self._plain = False
        self._begin_run()

    def _begin_run(self) -> None:
        self._digits: Mapping[int, int] = {}
        self._font: str | None = None
        self._run_struck = self._run_pale = False

    def start(self, name: str, above: str, attributes: Attributes) -> None:
        """An element within a text."""
        if name == "r":
            self._begin_run()
        elif above == "rPr":
            if name == "strike":
                self._run_struck = is_on(attributes)
            elif name == "color":
                self._run_pale = colour_of(attributes) == WHITE
            elif name == "vertAlign":
                self._digits = RAISED.get(attributes.get("val", ""), {})
            elif name == "rFont":
                self._font = font_of_signs(attributes.get("val"))

    def shown(self, value: str) -> str:
        """A piece of the text as it looks: raised digits are the signs of footnotes."""
        if value.strip():
            self._struck |= self._run_struck
            self._pale |= self._run_pale and not self._run_struck
            self._plain |= not (self._run_struck or self._run_pale)
        if self._font is not None:
            value = in_signs(self._font, value) or UNKNOWN * len(value)
        return value.translate(self._digits) if self._digits else value

    @property
    def look(self) -> TextLook:
        """What the whole text looks like."""
        return TextLook(self._struck, self._pale, self._plain and (self._struck or self._pale))


RAISED: Final = {
    "superscript": str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"),
    "subscript": str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"),
}
UNKNOWN: Final = "\u25a1"
"""What stands for a sign that has no letter."""
