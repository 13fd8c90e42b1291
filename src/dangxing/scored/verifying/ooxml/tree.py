"""Small XML parts as trees, namespaces resolved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dangxing.workbook.reading.bounds import Refusal
from dangxing.workbook.reading.markup import check_prologue

_MOST_NODES = 400_000
_DEEPEST = 64
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# The same vocabularies under the names of the strict form.
_STRICT = {
    "http://purl.oclc.org/ooxml/spreadsheetml/main": _MAIN,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": OFFICE,
    "http://purl.oclc.org/ooxml/drawingml/main": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
_FORMS = {*_STRICT, *_STRICT.values()}
_PROCESSED = "http://schemas.openxmlformats.org/markup-compatibility/2006 ProcessContent"
TEXT = "#text"


@dataclass(slots=True)
class Node:
    """An element: its name, bare if it is of the vocabulary of spreadsheets, else with its namespace before a blank."""

    name: str
    attributes: Mapping[str, str]
    children: list[Node] = field(default_factory=list)
    text: str = ""

    @property
    def local(self) -> str:
        """The name without a namespace."""
        return self.name.rpartition(" ")[2]

    def get(self, name: str, default: str = "") -> str:
        """An attribute."""
        return self.attributes.get(name, default)

    def all(self, *path: str) -> Iterator[Node]:
        """The elements under this one at a path of local names."""
        head, *rest = path
        for child in self.children:
            if child.local == head:
                if rest:
                    yield from child.all(*rest)
                else:
                    yield child

    def one(self, *path: str) -> Node | None:
        """The first of :meth:`all`."""
        return next(self.all(*path), None)

    def walk(self) -> Iterator[Node]:
        """This element and all under it."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += node.children


class Names:
    """Names as the parser gives them, made bare where they are of the vocabulary of spreadsheets; each is made once.

    ``mixed`` is how elements begin in which text stands between elements: there it is kept as an element :data:`TEXT`.
    """

    mixed = "\0"

    def __init__(self) -> None:
        self.known: dict[str, str] = {}
        self._strict: bool | None = None

    def of(self, name: str) -> str:
        """The bare name. A part is of the form that its first element has; of the other one a program reads nothing."""
        known = self.known.get(name)
        if known is None:
            space, _, local = name.rpartition(" ")
            if space in _FORMS:
                if self._strict is None:
                    self._strict = space in _STRICT
                mixed = self._strict != (space in _STRICT)
                space = f"mixed {space}" if mixed else _STRICT.get(space, space)
            known = self.known[name] = local if space == _MAIN else f"{space} {local}" if space else local
        return known

    def attributes(self, found: Mapping[str, str]) -> Mapping[str, str]:
        """Attributes by their names; those of other vocabularies than that of relations are notes of other programs."""
        if " " not in "".join(found):
            return found
        if _PROCESSED in found:
            # Elements that are to be left out, but not what is in them: hardly two programs show the same.
            raise Refusal("damaged")
        kept: dict[str, str] = {}
        for name, value in found.items():
            bare = self.of(name)
            if " " not in bare or bare.startswith(OFFICE):
                kept[bare.replace(f"{OFFICE} ", "r:")] = value
        return kept


class Builder:
    """Makes a tree of what a parser tells."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._open: list[Node] = []
        self._texts: list[list[str]] = []
        self._count = 0
        self.root: Node | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._count += 1
        if self._count > _MOST_NODES or len(self._open) > _DEEPEST:
            raise Refusal("expands")
        node = Node(self._names.of(name), self._names.attributes(attributes))
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node
        self._open.append(node)
        self._texts.append([])

    def end(self, _: str) -> None:
        """An element ends."""
        self._open.pop().text = "".join(self._texts.pop())

    def text(self, value: str) -> None:
        """Text inside the element that is open."""
        if self._texts:
            self._texts[-1].append(value)
            if self._open[-1].name.startswith(self._names.mixed):
                self._open[-1].children.append(Node(TEXT, {}, text=value))


def parser(content: bytes | bytearray) -> Any:
    """A parser that resolves namespaces. Refusal: a document type, or another encoding than UTF-8."""
    from xml.parsers import expat

    check_prologue(content)
    made = expat.ParserCreate(namespace_separator=" ")
    made.StartDoctypeDeclHandler = refuse_doctype
    made.buffer_text = True
    return made


def refuse_doctype(*_: object) -> None:
    """Nothing can be expanded or fetched."""
    raise Refusal("doctype")


def parse(content: bytes | bytearray, names: Names | None = None) -> Node:
    """The tree of a part. Refusal: broken, unsafe or larger than any genuine one."""
    from xml.parsers import expat

    made = parser(content)
    builder = Builder(names or Names())
    made.StartElementHandler, made.EndElementHandler = builder.start, builder.end
    made.CharacterDataHandler = builder.text
    try:
        made.Parse(content, True)
    except (expat.ExpatError, ValueError):
        raise Refusal("damaged") from None
    if builder.root is None:
        raise Refusal("damaged")
    return builder.root
