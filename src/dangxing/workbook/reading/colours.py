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
    """A colour as its six digits, or by its number and shade; empty where none is said. One that nobody tells from
    white is white."""
    shade = attributes.get("tint", "")
    colour = ""
    if "rgb" in attributes:
        colour = attributes["rgb"][-6:].upper()
    else:
        for kind in ("theme", "indexed"):
            if kind in attributes:
                colour = _KNOWN.get((kind, attributes[kind]), kind + attributes[kind])
    if colour == WHITE and shade and _shade(shade) >= -FAINTEST / 255:
        return WHITE
    return WHITE if not shade and is_faint(colour) else colour + shade


def is_faint(colour: str) -> bool:
    """Whether nobody tells a colour, by its six digits, from white."""
    if len(colour) != len(WHITE):
        return False
    try:
        return all(255 - int(colour[at : at + 2], 16) <= FAINTEST for at in (0, 2, 4))
    except ValueError:
        return False


def _shade(written: str) -> float:
    try:
        return float(written)
    except ValueError:
        return -1.0


FAINTEST: Final = 16
"""How far each part of a colour, up to 255, may be from that of white."""


def is_on(attributes: Attributes) -> bool:
    """Whether an element that is there, such as one that strikes through, is not switched off."""
    return attributes.get("val", "1") not in ("0", "false", "off")
