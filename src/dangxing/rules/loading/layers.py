"""A file laid over the one that it extends: it says only what differs.

A mapping changes its parent's key by key; anything else takes the parent's place; ``null`` takes a key away. Bands,
a list in a whole rule set, are changed by their ids. A rule of another kind inherits nothing of the old one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from dangxing.errors import RuleFault
from dangxing.rules.loading import dating, nodes
from dangxing.rules.loading.documents import Document, tell_nodes
from dangxing.rules.loading.faults import Loc, unknown
from dangxing.rules.loading.sources import EXTENDS

_MONTHS: Final = frozenset(f"{month:02}" for month in range(1, 13))


def eras(layers: Sequence[Document], faults: list[RuleFault]) -> tuple[list[int], tuple[Document, ...]]:
    """The years in which something changes, and the files with what is wrong in their dates set aside.

    Wrong dates are added to ``faults``.
    """
    years: set[int] = set()
    sound: list[Document] = []
    month = _first_month(layers)
    for document in layers:
        found: nodes.Found = []
        turns, root = dating.turns(document.root, month, found)
        years |= turns
        sound.append(document._replace(root=root))
        tell_nodes(document.path, found, faults)
    return sorted(years), tuple(sound)


def effective(layers: Sequence[Document], year: int | None, faults: list[RuleFault]) -> Document:
    """What a file and those that it extends say together. ``layers``: its own first; ``year`` None: no dates."""
    root: Any = None
    silent: dict[Loc, Any] = {}
    day = None if year is None else dt.date(year, _first_month(layers), 1)
    for document in reversed(layers):
        own = document.root if day is None else dating.settled(document.root, (), day, silent)
        if root is not None:
            found: nodes.Found = []
            own = _over(own, root, (), found)
            tell_nodes(document.path, found, faults)
        root = own
    aside: set[Loc] = set()
    if day is not None:
        root = dating.in_force(dating.without_aside(root, (), aside), (), day)
    if EXTENDS in nodes.entries(root):
        root = nodes.made(root, [(key, value) for key, value in root.value if key.value != EXTENDS])
    return Document(
        layers[0].path, root, _mapping(root), tuple(layers), layers[0].digest, True, year, silent, frozenset(aside)
    )


def _first_month(layers: Sequence[Document]) -> int:
    """The month that years begin with, by what the files say of it; one that is no month is told elsewhere."""
    for document in layers:
        if "period" in document.data:
            found = document.data["period"]
            starts = str(found.get(dating.FROM)) if isinstance(found, dict) else ""
            return int(starts[:2]) if starts[:2] in _MONTHS else 1
    return 1


def _mapping(root: Any) -> dict[str, Any]:
    value = nodes.value_of(root, [])
    assert isinstance(value, dict)  # noqa: S101 - files that are none were refused
    return value


def _over(own: Any, parent: Any, path: Loc, found: nodes.Found) -> Any:
    if path == ("bands",) and own.tag == "mapping" and parent.tag == "sequence":
        return _bands(own, parent, found)
    if own.tag != "mapping" or parent.tag != "mapping" or _is_another_rule(own, parent, path):
        return own
    pairs: dict[str, Any] = nodes.entries(parent)
    if dating.is_entry(path):
        _tell_from(own, pairs, path, found)
    for key, value in own.value:
        name = key.value
        if value.tag != "null":
            if name not in pairs and value.tag == "mapping" and (lacking := _lacking(path, value)):
                _, code, params = unknown((), "not-inherited", name, tuple(pairs))
                found.append((key, code, {**params, "key": lacking}))
            pairs[name] = (key, _over(value, pairs[name][1], (*path, name), found) if name in pairs else value)
        elif not value.value:
            # A key whose lines were commented out would otherwise take away what was to stay.
            found.append((key, "nothing-after", {"found": name}))
        elif name not in pairs:
            _, code, params = unknown((), "nothing-to-remove", name, tuple(pairs))
            found.append((key, code, dict(params)))
        else:
            del pairs[name]
    return nodes.made(own, list(pairs.values()))


def _lacking(path: Loc, value: Any) -> str | None:
    """The key without which a track, category or rule is no new one: a misspelt id of one that is there."""
    if path[:1] != ("tracks",) or (path[2:3] or ("categories",)) != ("categories",):
        return None
    is_rule = dating.is_rule((*path, ""))
    if not is_rule and len(path) not in (1, 3) and (len(path), path[4:]) != (5, ("parts",)):
        return None
    wanted = "kind" if is_rule else "title"
    return None if wanted in nodes.entries(value) else wanted


def _is_another_rule(own: Any, parent: Any, path: Loc) -> bool:
    if not dating.is_rule(path):
        return False
    kinds = [nodes.entries(node).get("kind") for node in (own, parent)]
    return kinds[0] is not None and kinds[1] is not None and kinds[0][1].value != kinds[1][1].value


def _tell_from(own: Any, pairs: dict[str, Any], path: Loc, found: nodes.Found) -> None:
    entry = nodes.entries(own).get(dating.FROM)
    if entry is not None and entry[1].tag != "null" and dating.FROM not in pairs:
        found.append((entry[0], "already-in-force", {"found": path[-1]}))


def _bands(own: Any, parent: Any, found: nodes.Found) -> Any:
    items = [(nodes.entries(item).get("id"), item) for item in parent.value]
    known = nodes.made(parent, [(entry[1], item) for entry, item in items if entry is not None], "mapping")
    merged = _over(own, known, ("bands",), found)
    bands = [_with_id(key, band) for key, band in merged.value if band.tag == "mapping"]
    if len(bands) < len(merged.value):
        return own
    return nodes.made(own, sorted(bands, key=_height, reverse=True), "sequence")


def _with_id(key: Any, band: Any) -> Any:
    if "id" in nodes.entries(band):
        return band
    return nodes.made(band, [(nodes.made(key, "id"), key), *band.value])


def _height(band: Any) -> tuple[Decimal, bool]:
    """Bands stand from high to low; of two that begin at the same total, the one that asks for a verdict is first."""
    keys = nodes.entries(band)
    value = nodes.value_of(keys["at_least"][1], []) if "at_least" in keys else None
    return Decimal(value) if isinstance(value, int | Decimal) else Decimal(0), "verdict" in keys
