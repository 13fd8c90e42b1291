"""The runs of a text in .xlsx: what a person does not see of it as of the rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dangxing.workbook.reading.colours import WHITE, colour_of, is_on
from dangxing.workbook.reading.markup import Attributes


class Runs:
    """The runs of texts: what each of them looks like."""

    def __init__(self) -> None:
        self.struck = self.pale = False
        self._digits: Mapping[int, int] = {}

    def begin(self) -> None:
        """A text begins."""
        self.struck = self.pale = False
        self._digits = {}

    def start(self, name: str, above: str, attributes: Attributes) -> None:
        """An element within a text."""
        if name == "r":
            self._digits = {}
        elif above == "rPr":
            if name == "strike":
                self.struck |= is_on(attributes)
            elif name == "color":
                self.pale |= colour_of(attributes) == WHITE
            elif name == "vertAlign":
                self._digits = _RAISED.get(attributes.get("val", ""), {})

    def shown(self, value: str) -> str:
        """A piece of the text as it looks: raised digits are the signs of footnotes."""
        return value.translate(self._digits) if self._digits else value


_RAISED: Final = {
    "superscript": str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"),
    "subscript": str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"),
}
