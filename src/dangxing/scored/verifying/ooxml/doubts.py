"""What two programs read in two ways: decoys of other vocabularies, and what is said twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dangxing.scored.verifying.ooxml.tree import Node

_DRAWN = "http://schemas.openxmlformats.org/drawingml/2006/main"
# Elements in which others of one name may stand side by side.
_LISTS = frozenset(
    {
        "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles",
        "tableStyle", "indexedColors", "mruColors", "gradientFill", "majorFont", "minorFont",
    }
)  # fmt: skip
_ONCE = frozenset({"latin", "ea", "cs"})


def of_styles(root: Node) -> Iterator[str]:
    """In the styles of a workbook; extensions are looked at elsewhere."""
    yield from _doubts(root, "")


def of_theme(root: Node) -> Iterator[str]:
    """In the colours and fonts of a theme, on which cells depend."""
    for name in ("themeElements", "clrScheme", "fontScheme"):
        found = [node for node in root.walk() if node.local == name]
        if len(found) > 1:
            yield name
        if name != "themeElements":
            for node in found:
                yield from _doubts(node, f"{_DRAWN} ")


def _doubts(root: Node, space: str) -> Iterator[str]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.name != space + node.local:
            yield node.local
        if node.local == "extLst":
            continue
        counts = Counter(child.local for child in node.children)
        yield from (name for name, count in counts.items() if count > 1 and (node.local not in _LISTS or name in _ONCE))
        waiting += node.children
