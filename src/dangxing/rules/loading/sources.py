"""Which files of rules are in use, and which of them change another."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Final, NamedTuple

from dangxing.errors import RuleFault
from dangxing.rules.loading.documents import Document, compose, tell
from dangxing.rules.loading.faults import Fault, unknown

EXTENDS: Final = "extends"


class Source(NamedTuple):
    """A rule set as it is written: its own file, then those that it extends. ``plain``: one file, nothing dated."""

    layers: tuple[Document, ...]
    plain: bool


class Sources:
    """The files of a folder that are in use, ``own``, and those ``shipped`` that stay in use beside them.

    A file that another extends gives way to it; ``others`` are the names of those that are no rule sets. What is wrong
    is added to ``faults``.
    """

    def __init__(self, paths: Iterable[Path], shipped: Path, others: Collection[str], faults: list[RuleFault]) -> None:
        self._folder = {path.stem: path for path in sorted(shipped.glob("*.yaml")) if path.name not in others}
        self._faults = faults
        self._read: dict[Path, Document | None] = {}
        documents = [document for path in paths if (document := self._document(path))]
        # Only an id that is written out: a file that keeps the id of its parent is no other one's parent.
        self._by_id = {str(document.data["id"]): document for document in documents if "id" in document.data}
        sources = [source for document in documents if (source := self._source(document))]
        extended = {part.path for source in sources for part in source.layers[1:]}
        self.own = tuple(source for source in sources if source.layers[0].path not in extended)
        self.shipped: tuple[Source, ...] = ()
        if extended & {str(path) for path in self._folder.values()}:
            rest = [path for path in self._folder.values() if str(path) not in extended]
            self.shipped = tuple(_plain(document) for path in rest if (document := self._document(path)))

    def _document(self, path: Path) -> Document | None:
        if path not in self._read:
            self._read[path] = compose(path, self._faults)
        return self._read[path]

    def _source(self, document: Document) -> Source | None:
        """A document with those that it extends; None where one of them cannot be read or found."""
        layers = [document]
        while EXTENDS in layers[-1].data:
            last = layers[-1]
            parent = self._parent(last)
            if parent is None:
                return None
            if parent in layers:
                tell(last, [Fault((EXTENDS,), "extends-itself", {})], self._faults)
                return None
            layers.append(parent)
        return _plain(document) if len(layers) == 1 else Source(tuple(layers), plain=False)

    def _parent(self, document: Document) -> Document | None:
        name = document.data[EXTENDS]
        if not isinstance(name, str):
            tell(document, [Fault((EXTENDS,), "wants-text", {"found": str(name)})], self._faults)
            return None
        own = self._by_id.get(name)
        if own is not None and own is not document:
            return own
        if name in self._folder:
            return self._document(self._folder[name])
        if None in self._read.values():
            return None  # It may be the one that cannot be read, which has been told.
        known = tuple(dict.fromkeys([*self._folder, *self._by_id]))
        tell(document, [unknown((EXTENDS,), "unknown-parent", name, known)], self._faults)
        return None


def _plain(document: Document) -> Source:
    return Source((document,), plain=not document.dated)
