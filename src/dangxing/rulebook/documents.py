"""A file of rules as it stands: its plain values, and where each of them is.

What a file may hold is narrower than YAML: no tags, anchors or merge keys, no key twice, numbers as exact decimals.
Positions are looked up only when there is something to tell.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from dangxing.errors import RuleFault
from dangxing.rulebook.faults import KEY, Fault, Loc, translated

SIZE_LIMIT: Final = 1_000_000
DEPTH_LIMIT: Final = 24

_T = TypeVar("_T")
_Found = list[tuple[Any, str, dict[str, object]]]


class Document(NamedTuple):
    """A file as it was composed: the root of its nodes, which know their places, and the plain values they give."""

    path: str
    root: Any
    data: object

    def place(self, loc: Loc) -> tuple[int, int]:
        """Line and column, from 1, of the value that ``loc`` leads to, or of the key that comes nearest to it."""
        wants_key = loc[-1:] == (KEY,)
        _, _, key, node = _lead(self.root, None, loc[:-1] if wants_key else loc)
        # A key says more of a mapping or a list than the place where its first entry happens to stand.
        mark = node.start_mark if key is None or not (wants_key or isinstance(node.value, list)) else key.start_mark
        return mark.line + 1, mark.column + 1


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
        place = (document.path, *document.place(loc))
        if place not in told:
            told.add(place)
            faults.append(RuleFault(*place, f"rulefaults.{code}", dict(params)))


def read(path: Path, model: type[_T], faults: list[RuleFault]) -> tuple[Document | None, _T | None]:
    """A file and what it says, as far as it can be read."""
    document = _composed(path, faults)
    if document is None:
        return None, None
    if not isinstance(document.data, dict):
        tell(document, [Fault((), "not-a-mapping", {})], faults)
        return None, None
    try:
        value: Any = (
            model.model_validate(document.data)
            if isinstance(model, type) and issubclass(model, BaseModel)
            else TypeAdapter(model).validate_python(document.data)
        )
    except ValidationError as error:
        tell(document, (translated(one, model) for one in _causes(error)), faults)
        return document, None
    return document, value


def _causes(error: ValidationError) -> Iterator[ErrorDetails]:
    """The errors but those that others cause: a list whose only item is wrong counts as empty, too."""
    every = error.errors(include_url=False)
    for one in every:
        loc = one["loc"]
        inner = (other["loc"] for other in every if len(other["loc"]) > len(loc))
        if one["type"] != "too_short" or not any(other[: len(loc)] == loc for other in inner):
            yield one


def _composed(path: Path, faults: list[RuleFault]) -> Document | None:
    def fault(code: str, line: int = 1, column: int = 1, /, **params: object) -> None:
        faults.append(RuleFault(str(path), line, column, f"rulefaults.{code}", params))

    text = _text(path, fault)
    if text is None:
        return None
    root = _root(text, fault)
    if root is None:
        return None
    found: _Found = []
    data = _value(root, found)
    for node, code, params in found:
        fault(code, node.start_mark.line + 1, node.start_mark.column + 1, **params)
    if any(code != "duplicate-key" for _, code, _ in found):
        return None  # What was left out would be told a second time, as missing.
    return Document(str(path), root, data)


def _text(path: Path, fault: Callable[..., None]) -> str | None:
    try:
        size = path.stat().st_size
        if size > SIZE_LIMIT:
            fault("too-large", size=size, limit=SIZE_LIMIT)
            return None
        raw = path.read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as error:
        fault("unreadable", detail=error.strerror or str(error))
    except UnicodeDecodeError as error:
        fault("not-utf8", raw.count(b"\n", 0, error.start) + 1, 1, byte=error.start + 1)
    return None


def _root(text: str, fault: Callable[..., None]) -> Any:
    """The root node of ``text``; None where there is none, which has been told."""
    import yaml

    try:
        # Anchors are looked for before nodes are made, so that none can unfold.
        anchors = list(_anchors(text)) if "&" in text else []
        for name, mark in anchors:
            fault("anchor", mark.line + 1, mark.column + 1, found=name)
        if anchors:
            return None
        root = _compose(text)
    except _TooDeepError as error:
        fault("too-deep", error.mark.line + 1, error.mark.column + 1, limit=DEPTH_LIMIT)
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


# ── YAML ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

_WORDS: Final = dict.fromkeys(("", "~", "null", "Null", "NULL"), "null") | dict.fromkeys(
    ("true", "True", "TRUE", "false", "False", "FALSE"), "bool"
)
# Longer than any number of a regulation: what is longer stays text, and is refused as such.
_INTEGER: Final = re.compile(r"[-+]?(0|[1-9][0-9]{0,29})", re.ASCII)
_DECIMAL: Final = re.compile(r"[-+]?[0-9]{1,20}\.[0-9]{0,20}", re.ASCII)
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_ENDLESS: Final = re.compile(r"[-+]?\.(inf|nan)", re.ASCII | re.IGNORECASE)


class _TooDeepError(Exception):
    def __init__(self, mark: Any) -> None:
        super().__init__(mark)
        self.mark = mark


class _Types:
    """How a plain scalar is typed, and how deep a file may nest. What is in quotes is text."""

    depth = 0

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        if kind.id != "scalar":
            return str(kind.id)
        if not implicit[0]:
            return "text"
        word = _WORDS.get(value)
        if word is not None:
            return word
        if value[0] not in "-+.0123456789":
            return "text"
        for pattern, name in ((_INTEGER, "integer"), (_DECIMAL, "decimal"), (_DATE, "date"), (_ENDLESS, "endless")):
            if pattern.fullmatch(value):
                return name
        return "text"

    def descend_resolver(self, node: Any, index: Any) -> None:
        self.depth += 1
        if self.depth > DEPTH_LIMIT:
            raise _TooDeepError(node.start_mark)

    def ascend_resolver(self) -> None:
        self.depth -= 1


@cache
def _composer(fast: bool) -> Any:
    """A class that composes text into nodes: of libyaml where there is one, else of Python."""
    if fast:
        from yaml._yaml import CParser

        return type("Fast", (_Types, CParser), {})
    from yaml.composer import Composer
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    def start(self: Any, text: str) -> None:
        Reader.__init__(self, text)
        for base in (Scanner, Parser, Composer):
            base.__init__(self)

    return type("Plain", (_Types, Reader, Scanner, Parser, Composer), {"__init__": start})


def _compose(text: str) -> Any:
    import yaml

    return _composer(bool(yaml.__with_libyaml__))(text).get_single_node()


def _anchors(text: str) -> Iterator[tuple[str, Any]]:
    import yaml

    loader: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    for event in yaml.parse(text, Loader=loader):
        name = getattr(event, "anchor", None)
        if name and not isinstance(event, yaml.AliasEvent):
            yield name, event.start_mark


def _value(node: Any, found: _Found) -> object:
    """What a node stands for; what it may not be is added to ``found``."""
    match node.tag:
        case "text":
            return node.value
        case "mapping":
            result: dict[str, object] = {}
            for key, value in node.value:
                if isinstance(key.value, list):
                    found.append((key, "key-not-text", {}))
                elif key.value == "<<":
                    found.append((key, "merge-key", {}))
                elif key.value in result:
                    first = next(other for other, _ in node.value if other.value == key.value)
                    found.append((key, "duplicate-key", {"found": key.value, "line": first.start_mark.line + 1}))
                else:
                    if key.tag not in _SCALARS:
                        found.append((key, "tag", {"found": key.tag}))
                    result[key.value] = _value(value, found)
            return result
        case "sequence":
            return [_value(item, found) for item in node.value]
        case "integer":
            return int(node.value)
        case "decimal":
            # 0.50 and 0.5 are one number: rules that say the same have the same digest.
            return Decimal(node.value.rstrip("0").rstrip("."))
        case "bool":
            return node.value.lower() == "true"
        case "null":
            return None
        case "date":
            try:
                return dt.date.fromisoformat(node.value)
            except ValueError:
                return node.value
        case "endless":
            found.append((node, "not-finite", {"found": node.value}))
        case tag:
            found.append((node, "tag", {"found": tag}))
    return None


_SCALARS: Final = frozenset({"text", "integer", "decimal", "bool", "null", "date", "endless"})
