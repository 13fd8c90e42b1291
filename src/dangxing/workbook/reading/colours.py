"""Colours of letters and their ground in .xlsx, as far as one can be told from the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dangxing.workbook.reading.markup import Attributes

WHITE: Final = "FFFFFF"
BLACK: Final = "000000"
# Numbers of colours. The first of a theme is that of the ground, the second that of letters.
_KNOWN: Final[Mapping[tuple[str, str], str]] = {
    ("theme", "0"): WHITE, ("indexed", "1"): WHITE, ("indexed", "9"): WHITE, ("indexed", "65"): WHITE,
    ("theme", "1"): BLACK, ("indexed", "0"): BLACK, ("indexed", "8"): BLACK, ("indexed", "64"): BLACK,
}  # fmt: skip


def colour_of(attributes: Attributes) -> str:
    """A colour as its six digits, or by its number and shade; empty where none is said."""
    shade = attributes.get("tint", "")
    if "rgb" in attributes:
        return attributes["rgb"][-6:].upper() + shade
    for kind in ("theme", "indexed"):
        if kind in attributes:
            return _KNOWN.get((kind, attributes[kind]), kind + attributes[kind]) + shade
    return ""


def is_on(attributes: Attributes) -> bool:
    """Whether an element that is there, such as one that strikes through, is not switched off."""
    return attributes.get("val", "1") not in ("0", "false", "off")
