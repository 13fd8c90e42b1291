"""A file of rules as it stands: its plain values, and where each of them is.

Positions are looked up only when there is something to tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from dangxing.errors import RuleFault
from dangxing.files import read_plain
from dangxing.language import patterns
from dangxing.rules.loading import nodes
from dangxing.rules.loading.faults import KEY, Fault, Loc, translated
from dangxing.rules.shipped import SIZE_LIMIT

_DATES: Final = patterns.late(r"(from|until)[\"']?\s*:")

_T = TypeVar("_T")


class Document(NamedTuple):
    """What a file says: the root of its nodes, which know their places, and the plain values that they give.

    ``parts`` are the files that it is made of where it changes another: its own first, then the ones that it extends.
    ``digest`` is the SHA-256 (hex) of the file's bytes. ``dated`` tells whether dates may stand in it; ``year`` is the
    one that they were settled for, ``silent`` the keys that have no value in it, ``aside`` the places of what was left
    out since its dates are wrong.
    """

    path: str
    root: Any
    data: dict[str, Any]
    parts: tuple[Document, ...] = ()
    digest: str = ""
    dated: bool = False
    year: int | None = None
    silent: Mapping[Loc, Any] = MappingProxyType({})
    aside: frozenset[Loc] = frozenset()

    def place(self, loc: Loc) -> tuple[int, int]:
        """Line and column, from 1, of the value that ``loc`` leads to, or of the key that comes nearest to it."""
        return self.spot(loc)[1:]

    def spot(self, loc: Loc) -> tuple[str, int, int]:
        """The place of ``loc`` with the file that it is in: that of a value which was inherited is the parent's."""
        wants_key = loc[-1:] == (KEY,)
        _, _, key, node = _lead(self.root, None, loc[:-1] if wants_key else loc)
        # A key says more of a mapping or a list than the place where its first entry happens to stand.
        if key is not None and (wants_key or isinstance(node.value, list)):
            node = key
        return self.home(node), node.start_mark.line + 1, node.start_mark.column + 1

    def home(self, node: Any) -> str:
        """The path of the file that a node stands in."""
        origin = nodes.origin(node)
        return next((part.path for part in self.parts if nodes.holds(part.root, origin)), self.path)


def _lead(node: Any, key: Any, loc: Loc) -> tuple[int, bool, Any, Any]:
    """How many steps of ``loc`` were found, whether the last was, and the key and node that it leads to.

    Steps that name an alternative of a model stand for no key: each may be passed over.
    """
    if not loc:
        return 0, True, key, node
    step, rest = loc[0], loc[1:]
    ways = [_lead(node, key, rest) if rest else (0, False, key, node)]
    for at, item in enumerate(node.value if isinstance(node.value, list) else ()):
        item_key, value = item if isinstance(item, tuple) else (item, item)
        if (item_key.value if item_key is not value else at) == step:
            found, *end = _lead(value, item_key, rest)
            ways.append((found + 1, end[0], end[1], end[2]))
    return max(ways, key=lambda way: way[:2])


def tell(document: Document, found: Iterable[Fault], faults: list[RuleFault]) -> None:
    """Adds what was found with its place; one fault a place, the first."""
    told = {(fault.path, fault.line, fault.column) for fault in faults}
    for loc, code, params in found:
        if code == "missing-key" and without_kind(loc) in document.aside:
            continue  # It is there, and was told.
        if code == "pot-shape" and any(other[:-1] == loc for other in document.aside):
            continue  # What it lacks may be there.
        key = document.silent.get(without_kind(loc)) if code == "missing-key" else None
        if code == "pot-shape":
            key = next((node for other, node in document.silent.items() if other[:-1] == loc), None)
        if key is not None:
            code, place = "no-value", (document.home(key), key.start_mark.line + 1, key.start_mark.column + 1)
        else:
            # What is not there is told where it belongs, never at a key of its name that stands around.
            place = document.spot(loc[:-1] if loc and code == "missing-key" and loc[-1] == params.get("key") else loc)
        if place not in told:
            told.add(place)
            year = {} if document.year is None else {"year": document.year}
            faults.append(RuleFault(*place, f"rulefaults.{code}", {**params, **year}))


def without_kind(loc: Loc) -> Loc:
    """Keys alone: without the kind of rule, which pydantic puts after a rule's id."""
    at = 6 if loc[4:5] == ("rules",) else 8 if loc[4:7:2] == ("parts", "rules") else len(loc)
    return loc[:at] + loc[at + 1 :]


def tell_nodes(path: str, found: nodes.Found, faults: list[RuleFault]) -> None:
    """Adds what was found at nodes of the file at ``path``; one fault a place, the first."""
    told = {(fault.path, fault.line, fault.column) for fault in faults}
    for node, code, params in found:
        place = (path, node.start_mark.line + 1, node.start_mark.column + 1)
        if place not in told:
            told.add(place)
            faults.append(RuleFault(*place, f"rulefaults.{code}", params))


def read(path: Path, model: type[_T], faults: list[RuleFault]) -> tuple[Document | None, _T | None]:
    """A file and what it says, as far as it can be read."""
    document = compose(path, faults)
    return document, None if document is None else check(document, model, faults)


def check(document: Document, model: type[_T], faults: list[RuleFault]) -> _T | None:
    """What a document says, as ``model`` has it; None where it is refused, which is told."""
    try:
        value: Any = (
            model.model_validate(document.data)
            if isinstance(model, type) and issubclass(model, BaseModel)
            else TypeAdapter(model).validate_python(document.data)
        )
    except ValidationError as error:
        tell(document, (translated(one, model) for one in _causes(error)), faults)
        return None
    return value  # type: ignore[no-any-return]


def _causes(error: ValidationError) -> Iterator[ErrorDetails]:
    """The errors but those that others cause: a list whose only item is wrong counts as empty, too."""
    every = error.errors(include_url=False)
    for one in every:
        loc = one["loc"]
        inner = (other["loc"] for other in every if len(other["loc"]) > len(loc))
        if one["type"] != "too_short" or not any(other[: len(loc)] == loc for other in inner):
            yield one


def compose(path: Path, faults: list[RuleFault]) -> Document | None:
    """A file of keys and values; None where it is none, which is told."""
    raw = _bytes(path, _teller(path, faults))
    return None if raw is None else composed(path, raw, faults)


def _teller(path: Path, faults: list[RuleFault]) -> Callable[..., None]:
    def fault(code: str, line: int = 1, column: int = 1, /, **params: object) -> None:
        faults.append(RuleFault(str(path), line, column, f"rulefaults.{code}", params))

    return fault


def composed(path: Path, raw: bytes, faults: list[RuleFault]) -> Document | None:
    """What the bytes of a file say, wherever they were kept; None where that is no keys and values, which is told."""
    fault = _teller(path, faults)
    text = _text(raw, fault)
    if text is None:
        return None
    root = _root(text, fault)
    if root is None:
        return None
    found: nodes.Found = []
    data = nodes.value_of(root, found)
    for node, code, params in found:
        fault(code, node.start_mark.line + 1, node.start_mark.column + 1, **params)
    if any(code != "duplicate-key" for _, code, _ in found):
        return None  # What was left out would be told a second time, as missing.
    if not isinstance(data, dict):
        fault("not-a-mapping", root.start_mark.line + 1, root.start_mark.column + 1)
        return None
    return Document(str(path), root, data, digest=sha256(raw).hexdigest(), dated=bool(_DATES.search(text)))


def _bytes(path: Path, fault: Callable[..., None]) -> bytes | None:
    try:
        raw = read_plain(path, SIZE_LIMIT)
        if len(raw) <= SIZE_LIMIT:
            return raw
        fault("too-large", size=path.stat().st_size, limit=SIZE_LIMIT)
    except OSError as error:
        fault("unreadable", detail=error.strerror or str(error))
    return None


def _text(raw: bytes, fault: Callable[..., None]) -> str | None:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fault("not-utf8", raw.count(b"\n", 0, error.start) + 1, 1, byte=error.start + 1)
    return None


def _root(text: str, fault: Callable[..., None]) -> Any:
    """The root node of ``text``; None where there is none, which has been told."""
    import yaml

    try:
        # Anchors are looked for before nodes are made, so that none can unfold.
        anchors = list(nodes.anchors(text)) if "&" in text else []
        for name, mark in anchors:
            fault("anchor", mark.line + 1, mark.column + 1, found=name)
        if anchors:
            return None
        root = nodes.compose(text)
    except nodes.TooDeepError as error:
        fault("too-deep", error.mark.line + 1, error.mark.column + 1, limit=nodes.DEPTH_LIMIT)
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark or error.context_mark
        fault("syntax", at.line + 1 if at else 1, at.column + 1 if at else 1, detail=error.problem or error.context)
    except yaml.reader.ReaderError as error:
        # The two parsers count its place in different units: the character itself is looked for.
        character = error.character if isinstance(error.character, int) else ord(error.character)
        line = text.count("\n", 0, text.find(chr(character))) + 1
        fault("syntax", line, 1, detail=f"{error.reason} (#x{character:04x})")
    else:
        if root is None:
            fault("not-a-mapping")
        return root
    return None
