"""What lies over the cells of a sheet: charts, pictures, shapes, comments. None was written."""

from __future__ import annotations

from collections.abc import Iterator

from dangxing.scored.verifying.model import Drawing, Odd, Sheet
from dangxing.scored.verifying.ooxml.parts import Parts
from dangxing.scored.verifying.ooxml.tree import Node
from dangxing.workbook.reading.bounds import Refusal

_KINDS = {"graphicFrame": "chart", "pic": "picture"}
_FREE = frozenset({"custGeom", "effectLst", "effectDag", "scene3d", "sp3d"})
_ANCHORS = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")


def look(sheet: Sheet, part: str, parts: Parts) -> None:
    """Note what the sheet's part leads to."""
    for kind, target in parts.of(part).values():
        if kind == "drawing":
            sheet.drawings += _anchored(parts.tree(target))
        elif kind == "comments":
            count = sum(1 for _ in parts.tree(target).all("commentList", "comment"))
            if count:
                sheet.added.append(Odd("comments", str(count)))
        elif kind == "vmlDrawing":
            sheet.odd += _shapes(parts, target)


def _anchored(root: Node) -> Iterator[Drawing]:
    for anchor in root.children:
        if anchor.local not in _ANCHORS:
            yield Drawing(anchor.local, None, None)
            continue
        top, bottom = anchor.one("from"), anchor.one("to")
        shown = [
            child.local for child in anchor.children if child.local not in ("from", "to", "ext", "pos", "clientData")
        ]
        what = _KINDS.get(shown[0], "shape") if len(shown) == 1 else "shape"
        if top is None or any(_reaches_out(node) for node in anchor.walk()):
            yield Drawing(what, None, None)
        else:
            yield Drawing(what, *_least((_at(top, "row"), _at(top, "col")), _end(bottom)))


def _at(node: Node, name: str) -> int:
    child = node.one(name)
    text = "" if child is None else child.text.strip()
    if not (text.isdecimal() and len(text) < 8):
        raise Refusal("damaged")
    return int(text)


def _end(bottom: Node | None) -> tuple[int, int] | None:
    return None if bottom is None else (_at(bottom, "row"), _at(bottom, "col"))


def _least(start: tuple[int, int], end: tuple[int, int] | None) -> tuple[int, int]:
    """The corner nearest to the first cell, wherever a drawing is said to begin."""
    return start if end is None else (min(start[0], end[0]), min(start[1], end[1]))


def _reaches_out(node: Node) -> bool:
    """Whether something may show outside of where it is anchored: turned, moved, with a shadow, of free form."""
    return (
        (node.local == "xfrm" and node.get("rot", "0") != "0")
        or node.local in _FREE
        or node.get("wrap") == "none"
        or node.text.strip().startswith("-")
        or any(value.startswith("-") for name, value in node.attributes.items() if name != "name")
    )


def _shapes(parts: Parts, target: str) -> Iterator[Odd]:
    """The boxes of comments, which show when a cell is pointed at; any other shape lies over the cells."""
    try:
        root = parts.tree(target)
    except Refusal:
        yield Odd("covers", target)
        return
    for node in root.walk():
        if node.local == "ClientData":
            if node.get("ObjectType") != "Note" or node.one("Visible") is not None:
                yield Odd("covers", node.get("ObjectType") or "?")
        elif node.local in ("rect", "oval", "line", "image", "roundrect", "polyline", "curve", "arc", "group"):
            yield Odd("covers", node.local)
