"""The parts of a package and what leads to each: nothing that lies in the archive stays unlooked-at."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import unquote

from dangxing.scored.verifying.model import Odd
from dangxing.scored.verifying.ooxml.tree import Node, parse
from dangxing.workbook.reading.archive import Archive
from dangxing.workbook.reading.bounds import SMALL_PART, Refusal

_SPACES = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/",
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/",
    "http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/",  # LibreOffice
    "http://schemas.microsoft.com/office/2006/relationships/",
    "http://schemas.microsoft.com/office/2011/relationships/",
    "http://schemas.microsoft.com/office/2017/10/relationships/",
    "http://schemas.microsoft.com/office/2020/02/relationships/",
)
_RELATIONSHIP = "http://schemas.openxmlformats.org/package/2006/relationships Relationship"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types "
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_CONTENT_TYPES = {
    "officeDocument": _SHEET + "sheet.main+xml",
    "worksheet": _SHEET + "worksheet+xml",
    "chartsheet": _SHEET + "chartsheet+xml",
    "styles": _SHEET + "styles+xml",
    "sharedStrings": _SHEET + "sharedStrings+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "drawing": "application/vnd.openxmlformats-officedocument.drawing+xml",
    "comments": _SHEET + "comments+xml",
}
# What is read, and what programs leave that shows nothing: docs/verifying.md says of each where it comes from.
_READ = frozenset({"officeDocument", "worksheet", "styles", "sharedStrings", "theme", "drawing"})
_UNSEEN = frozenset(
    {
        "core-properties", "extended-properties", "custom-properties", "calcChain", "printerSettings",
        "classificationlabels",
    }
)  # fmt: skip
# What a user may add without a change to any value.
_ADDED = frozenset(
    {
        "chart", "chartEx", "chartStyle", "chartColorStyle", "chartUserShapes", "image", "comments", "vmlDrawing",
        "threadedComment", "person", "chartsheet", "thumbnail", "customXml", "customXmlProps",
    }
)  # fmt: skip
# A sheet of charts and a comment are told where they are met; styles of charts with their charts.
_TOLD_ELSEWHERE = frozenset(
    {"chartStyle", "chartColorStyle", "chartsheet", "vmlDrawing", "image", "person", "customXmlProps"}
)


class Relation(NamedTuple):
    """A relation of a part: the last word of its type, and the part that it leads to."""

    kind: str
    target: str


@dataclass
class Parts:
    """The parts of an archive, and what is odd or added among them."""

    archive: Archive
    odd: list[Odd] = field(default_factory=list)
    added: list[Odd] = field(default_factory=list)

    def __post_init__(self) -> None:
        types = self.tree("[Content_Types].xml")
        self._types = _Types(types)
        self.odd += [Odd("part-odd", f"[Content_Types].xml: {name}") for name in _twice(types)]
        self._relations: dict[str, dict[str, Relation]] = {}
        self.workbook = self._look()

    def tree(self, name: str) -> Node:
        """A part as a tree. Refusal: it is not there, broken, or unsafe."""
        return parse(self.archive.read(name, SMALL_PART))

    def of(self, part: str) -> dict[str, Relation]:
        """The relations of a part, by id."""
        return self._relations.get(part.lower(), {})

    def first(self, part: str, kind: str) -> str | None:
        """The part of a kind that another leads to."""
        return next((relation.target for relation in self.of(part).values() if relation.kind == kind), None)

    def _look(self) -> str:
        """Follow every relation from the root; tell what is odd. The part that is the workbook."""
        seen = {"[content_types].xml"}
        waiting = [("", "")]
        workbooks: list[str] = []
        kinds: dict[str, str] = {}
        while waiting:
            part, above = waiting.pop()
            source = _relations_of(part)
            if source not in self.archive:
                continue
            seen.add(source.lower())
            found = self._relations[part.lower()] = dict(self._read(part, source, above))
            for kind, target in found.values():
                if not part and kind == "officeDocument":
                    workbooks.append(target)
                if kinds.setdefault(target.lower(), kind) != kind:
                    self.odd.append(Odd("part-odd", f"{target}: {kind}, {kinds[target.lower()]}"))
                if target.lower() not in seen:
                    seen.add(target.lower())
                    self._check(kind, target)
                    waiting.append((target, kind))
        for name in self.archive.names():
            if name.lower() not in seen and not name.endswith("/"):
                self.odd.append(Odd("part-odd", f"{name}: no relation"))
        if len(workbooks) != 1:
            raise Refusal("damaged")
        return workbooks[0]

    def _read(self, part: str, source: str, above: str) -> Iterator[tuple[str, Relation]]:
        folder = posixpath.dirname(part)
        ids: set[str] = set()
        for node in self.tree(source).children:
            key, type_ = node.get("Id"), node.get("Type")
            kind = next((type_[len(space) :] for space in _SPACES if type_.startswith(space)), "")
            target = node.get("Target")
            if node.name != _RELATIONSHIP or key in ids or not kind:
                self.odd.append(Odd("part-odd", f"{source}: {type_ or node.local}"))
                continue
            ids.add(key)
            if node.get("TargetMode", "Internal") != "Internal":
                # A link from a drawing or a comment to a page is the user's own; its drawing or comment is told.
                if kind != "hyperlink" or above == "worksheet":
                    self.odd.append(Odd("part-outside", f"{kind} {target}"))
                continue
            if kind == "hyperlink" and target.startswith("#"):
                continue
            inside = posixpath.normpath(posixpath.join("/", folder, unquote(target.replace("\\", "/")))).lstrip("/")
            if inside not in self.archive:
                # LibreOffice leaves such for media that it drops; Excel repairs the file.
                self.odd.append(Odd("part-odd", f"{source}: {inside}"))
                continue
            yield key, Relation(kind, inside)

    def _check(self, kind: str, target: str) -> None:
        declared = self._types.of(target)
        if declared.endswith("xml") and kind not in _READ:
            self.tree(target)  # what no program shows must be sound all the same
        wanted = _CONTENT_TYPES.get(kind)
        if wanted is not None and declared != wanted:
            self.odd.append(Odd("part-odd", f"{target}: {declared or '-'}"))
        if kind in _READ or kind in _UNSEEN:
            return
        if kind in _ADDED:
            if kind not in _TOLD_ELSEWHERE:
                self.added.append(Odd("part-added", f"{kind} {target}"))
        else:
            self.odd.append(Odd("part-unknown", f"{kind} {target}"))


class _Types:
    """The content types that a package declares."""

    def __init__(self, root: Node) -> None:
        self._defaults = {node.get("Extension").lower(): node.get("ContentType") for node in root.all("Default")}
        self._parts = {unquote(node.get("PartName")).lower(): node.get("ContentType") for node in root.all("Override")}

    def of(self, part: str) -> str:
        """The type of a part; empty where none is declared."""
        known = self._parts.get("/" + part.lower())
        return self._defaults.get(part.rpartition(".")[2].lower(), "") if known is None else known


def _twice(types: Node) -> Iterator[str]:
    """Declarations of types that only some programs heed, or of which one contradicts another."""
    seen: set[str] = set()
    for node in types.children:
        what = (node.get("Extension") or unquote(node.get("PartName"))).lower()
        if node.name not in (f"{_TYPES}Default", f"{_TYPES}Override") or what in seen:
            yield what
        seen.add(what)


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", name + ".rels")
