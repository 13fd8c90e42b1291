"""Texts of cells: shared or in place, with the runs that have fonts of their own."""

from __future__ import annotations

from typing import NamedTuple

from dangxing.language import patterns
from dangxing.scored.verifying.model import Look
from dangxing.scored.verifying.ooxml.styles import Styles
from dangxing.scored.verifying.ooxml.tree import Node

_MOST_RUNS = 16
_ESCAPE = patterns.late(r"_x([0-9A-Fa-f]{4})_")


class Text(NamedTuple):
    """A text as it shows, the looks of its runs, and whether something stands over it that is not of it."""

    text: str
    runs: tuple[Look, ...]
    over: bool


def unescaped(text: str) -> str:
    """Control characters that are written as ``_xHHHH_``, as they are."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def _is_odd(run: Node) -> bool:
    """Whether something of a run is said twice, or stands within its text."""
    names = [each.local for child in run.children for each in (child, *child.children)]
    return len(names) > len(set(names)) or any(each.children for each in run.children if each.name == "t")


def text_of(node: Node, styles: Styles) -> Text:
    """What an ``si`` or ``is`` holds."""
    pieces: list[str] = []
    runs: dict[tuple[tuple[str, str], ...], Look] = {}
    over = False
    for child in node.children:
        if child.name == "t":
            pieces.append(child.text)
            over = over or bool(child.children)
        elif child.name == "r":
            run = "".join(each.text for each in child.children if each.name == "t")
            pieces.append(run)
            font = child.one("rPr")
            if font is not None and run:
                look = styles.font(font)
                runs[tuple(sorted(look.items()))] = look
            over = over or any(each.name not in ("rPr", "t") for each in child.children) or _is_odd(child)
        else:
            # Excel notes beside Chinese texts that they have no reading written over them; any other note is one.
            over = over or child.name != "phoneticPr"
    # A few fonts are what a program needs for a text in two scripts.
    return Text(unescaped("".join(pieces)), tuple(runs.values())[:_MOST_RUNS], over or len(runs) > _MOST_RUNS)
