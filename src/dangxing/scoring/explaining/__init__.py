"""Why a member has the score: the card, the rows behind each line, and what would have raised it, or still can.

Pure: what could be raised is found by scoring changed records, never by arithmetic of its own. Names are imported when
they are first asked for: a scored workbook tells steps, and looks for nothing that would raise a score.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dangxing.scoring.explaining.explanation import Explanation, explain, find
    from dangxing.scoring.explaining.nodes import Heading, Input, Node
    from dangxing.scoring.explaining.options import Option

_HOMES = {
    "explanation": ("Explanation", "explain", "find"),
    "nodes": ("Heading", "Input", "Node"),
    "options": ("Option",),
}
__all__ = ["Explanation", "Heading", "Input", "Node", "Option", "explain", "find"]


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(importlib.import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
