"""YAML as nodes that know their places, and the plain values that they stand for.

What a file may hold is narrower than YAML: no tags, anchors or merge keys, no key twice, numbers as exact decimals.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any, Final

from dangxing.language import patterns

DEPTH_LIMIT: Final = 24

# What a node may not be: the node, a message's code, and what fills its placeholders.
Found = list[tuple[Any, str, dict[str, object]]]

_WORDS: Final = dict.fromkeys(("", "~", "null", "Null", "NULL"), "null") | dict.fromkeys(
    ("true", "True", "TRUE", "false", "False", "FALSE"), "bool"
)
# Longer than any number of a regulation: what is longer stays text, and is refused as such.
_INTEGER: Final = patterns.late(r"[-+]?(0|[1-9][0-9]{0,29})", re.ASCII)
_DECIMAL: Final = patterns.late(r"[-+]?[0-9]{1,20}\.[0-9]{0,20}", re.ASCII)
_DATE: Final = patterns.late(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_ENDLESS: Final = patterns.late(r"[-+]?\.(inf|nan)", re.ASCII | re.IGNORECASE)


class TooDeepError(Exception):
    """Nested more than :data:`DEPTH_LIMIT` deep; ``mark`` is the place."""

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
            raise TooDeepError(node.start_mark)

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


def compose(text: str) -> Any:
    """The root node of ``text``, or None; TooDeepError and the errors of YAML where it has none."""
    import yaml

    return _composer(bool(yaml.__with_libyaml__))(text).get_single_node()


def anchors(text: str) -> Iterator[tuple[str, Any]]:
    """Every anchor and its mark."""
    import yaml

    loader: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    for event in yaml.parse(text, Loader=loader):
        name = getattr(event, "anchor", None)
        if name and not isinstance(event, yaml.AliasEvent):
            yield name, event.start_mark


def value_of(node: Any, found: Found) -> object:
    """What a node stands for; what it may not be is added to ``found``."""
    match node.tag:
        case "text":
            return node.value
        case "mapping":
            return _mapping(node, found)
        case "sequence":
            return [value_of(item, found) for item in node.value]
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


def _mapping(node: Any, found: Found) -> dict[str, object]:
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
            result[key.value] = value_of(value, found)
    return result


_SCALARS: Final = frozenset({"text", "integer", "decimal", "bool", "null", "date", "endless"})


# ── Nodes that are made of others ────────────────────────────────────────────────────────────────────────────────────


def entries(node: Any) -> dict[str, tuple[Any, Any]]:
    """The keys of a mapping, each with its node and its value's; none of a node that is no mapping."""
    return {key.value: (key, value) for key, value in node.value} if node.tag == "mapping" else {}


def made(like: Any, value: Any, tag: str | None = None) -> Any:
    """A node that stands where ``like`` does and holds ``value``."""
    import yaml

    kinds: dict[str, Any] = {"mapping": yaml.MappingNode, "sequence": yaml.SequenceNode}
    kind = kinds.get(tag or like.tag, yaml.ScalarNode)
    node = kind(tag or like.tag, value, like.start_mark, like.end_mark)
    node.origin = origin(like)
    return node


def origin(node: Any) -> Any:
    """The node of a file that a node is, or was made from."""
    return getattr(node, "origin", node)


def holds(root: Any, node: Any) -> bool:
    """Whether ``node`` is ``root`` or within it."""
    if root is node:
        return True
    if not isinstance(root.value, list):
        return False
    return any(holds(part, node) for item in root.value for part in (item if isinstance(item, tuple) else (item,)))
