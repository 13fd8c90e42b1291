"""A file of rules changed in its text: what changes is written anew, all else stays as it was, comments included.

YAML libraries that write a file lose its comments or lay them out anew. Here every node knows its place in the text:
a changed value is put in the place of the old one, an entry that goes takes its lines along, and a new one comes after
the entry that it follows. What was written is read again, and must say what was wanted.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any, Final, NamedTuple, TypeAlias

from dangxing.rules.loading import nodes

_WIDTH: Final = 100
# Lists with more pairs of items are compared place by place.
_COMPARED: Final = 40_000
_STEP: Final = "  "

Plain: TypeAlias = "bool | int | Decimal | str | dt.date | dict[str, Plain] | list[Plain] | None"


class Item(NamedTuple):
    """An item that a list is to have: where it stood in it (None: it is new), and what it is to be."""

    origin: int | None
    value: Wanted


Wanted: TypeAlias = "bool | int | Decimal | str | dt.date | dict[str, Wanted] | list[Item] | None"


class NotPlacedError(Exception):
    """The text has no place where it could be said."""


class _Cut(NamedTuple):
    start: int
    end: int
    text: str


def items(old: list[Plain], new: list[Plain]) -> list[Item]:
    """A list of scalars as it is to be, those that stay with where they stood."""
    if len(old) * len(new) > _COMPARED:
        return [Item(at if at < len(old) else None, value) for at, value in enumerate(new)]  # type: ignore[arg-type]
    found: list[Item] = []
    left, right = [json.dumps(one, default=str) for one in old], [json.dumps(one, default=str) for one in new]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        kept = i2 - i1 if tag in ("equal", "replace") else 0
        found += [Item(i1 + at if at < kept else None, value) for at, value in enumerate(new[j1:j2])]  # type: ignore[arg-type]
    return found


def plain(wanted: Wanted) -> Plain:
    """What is wanted, without where it stood."""
    if isinstance(wanted, dict):
        return {key: plain(value) for key, value in wanted.items()}
    if isinstance(wanted, list):
        return [plain(item.value) for item in wanted]
    return wanted


def parsed(text: str) -> Any:
    """The plain values of a text that is known to be sound."""
    return nodes.value_of(nodes.compose(text.removeprefix("\ufeff")), [])


def rewritten(text: str, wanted: dict[str, Wanted]) -> str:
    """``text`` changed to say what is wanted. NotPlacedError: it cannot be said there."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix(mark)
    editor = _Editor(text)
    try:
        editor.change(nodes.compose(text), None, wanted)
        made = editor.applied(0, len(text))
        said = parsed(made)
    except Exception as error:
        raise NotPlacedError from error
    if not _same(said, plain(wanted)):
        raise NotPlacedError
    return mark + made


def _same(one: object, other: object) -> bool:
    """Whether two plain values say the same, in the same types but for the kind of number; keys in any order."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    numbers = (int, Decimal)
    if isinstance(one, numbers) and isinstance(other, numbers) and bool not in (type(one), type(other)):
        return one == other
    return type(one) is type(other) and one == other


class _Editor:
    """Collects what is cut out of a text, and what is put in its place."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self.cuts: list[_Cut] = []

    def applied(self, start: int, end: int) -> str:
        """A stretch of the text with its changes; of those at one place the earlier first."""
        made, at = [], start
        for cut in sorted(self.cuts, key=lambda one: (one.start, one.end > one.start)):
            made += [self.text[at : cut.start], cut.text]
            at = max(at, cut.end)
        return "".join([*made, self.text[at:end]])

    def change(self, node: Any, key: Any, wanted: Wanted) -> None:
        """Makes the value ``node``, under ``key`` if it stands under one, what it is to be."""
        if _same(nodes.value_of(node, []), plain(wanted)):
            return
        flow = bool(getattr(node, "flow_style", False))
        if (
            node.tag == "mapping"
            and isinstance(wanted, dict)
            and wanted.keys() & {each.value for each, _ in node.value}
        ):
            (self._flow if flow else self._mapping)(node, wanted)
        elif node.tag == "sequence" and isinstance(wanted, list) and any(one.origin is not None for one in wanted):
            (self._flow if flow else self._sequence)(node, wanted)
        else:
            self._replace(node, key, wanted)

    # ── Places ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _end(self, node: Any) -> int:
        """Where the last sign of a node ends: of a block that is not where the next begins."""
        start, end = int(node.start_mark.index), node.end_mark.index
        if isinstance(node.value, list) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._entry_end(*last) if isinstance(last, tuple) else self._end(last)
        return start + len(self.text[start:end].rstrip())

    def _colon(self, key: Any) -> int:
        """Just after the colon of a key; its own end where it has none."""
        end = int(key.end_mark.index)
        at = self.text.find(":", end)
        return at + 1 if at >= 0 and not self.text[end:at].strip() else end

    def _entry_end(self, key: Any, value: Any) -> int:
        return self._end(value) if value.end_mark.index > value.start_mark.index else self._colon(key)

    def _line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        if end < 0:
            return len(self.text)
        return end - 1 if end > at and self.text[end - 1] == "\r" else end

    def _line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def _cut_lines(self, start: int, end: int) -> None:
        """Takes away the lines from the one of ``start`` to the one of ``end``."""
        first, last = self._line_start(start), self._line_end(end)
        last += len(self.newline) if self.text.startswith(self.newline, last) else 0
        self.cuts.append(_Cut(first, last, ""))

    # ── Changes ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _replace(self, node: Any, key: Any, wanted: Wanted) -> None:
        start, end = node.start_mark.index, self._end(node)
        told = _scalar(wanted, getattr(node, "style", None)) if not isinstance(wanted, dict | list) else _flow(wanted)
        block = isinstance(node.value, list) and not node.flow_style
        if key is not None and (block or end <= start):
            start = self._colon(key)
            self.cuts.append(_Cut(start, max(end, start), f" {told}"))
        else:
            self.cuts.append(_Cut(start, end, told))

    def _mapping(self, node: Any, wanted: dict[str, Wanted]) -> None:
        first = node.value[0][0].start_mark.index
        indent = " " * (first - self._line_start(first))
        for at, (key, value) in enumerate(node.value):
            if key.value in wanted:
                self.change(value, key, wanted[key.value])
            else:
                self._drop(node, at, wanted)
        known = {key.value: (key, value) for key, value in node.value}
        before = None
        for name, value in wanted.items():
            if name in known:
                before = known[name]
                continue
            told = _block(name, value, indent, self.newline)
            if before is not None:
                end = self._line_end(self._entry_end(*before))
                self.cuts.append(_Cut(end, end, f"{self.newline}{indent}{told}"))
            else:
                start = next(key for key, _ in node.value if key.value in wanted).start_mark.index
                self.cuts.append(_Cut(start, start, f"{told}{self.newline}{indent}"))

    def _drop(self, node: Any, at: int, wanted: dict[str, Wanted]) -> None:
        """Takes an entry away: its lines, or, where its key does not begin the line, all up to the next that stays."""
        key, value = node.value[at]
        start = key.start_mark.index
        if not self.text[self._line_start(start) : start].strip():
            self._cut_lines(start, self._entry_end(key, value))
        else:
            following = next(other for other, _ in node.value[at:] if other.value in wanted)
            self.cuts.append(_Cut(start, following.start_mark.index, ""))

    def _sequence(self, node: Any, wanted: list[Item]) -> None:
        kept = {one.origin: one for one in wanted if one.origin is not None}
        dashes = [self.text.rindex("-", 0, item.start_mark.index) for item in node.value]
        indent = " " * (dashes[0] - self._line_start(dashes[0]))
        for at, item in enumerate(node.value):
            if at in kept:
                self.change(item, None, kept[at].value)
            else:
                self._cut_lines(dashes[at], self._end(item))
        before = None
        for one in wanted:
            if one.origin is not None:
                before = one.origin
                continue
            told = f"- {_flow(one.value)}"
            if before is not None:
                end = self._line_end(self._end(node.value[before]))
                self.cuts.append(_Cut(end, end, f"{self.newline}{indent}{told}"))
            else:
                start = dashes[min(kept)]
                self.cuts.append(_Cut(start, start, f"{told}{self.newline}{indent}"))

    def _flow(self, node: Any, wanted: dict[str, Wanted] | list[Item]) -> None:
        """A mapping or list in brackets: what stays is kept with what stands before it, new entries come between."""
        spots = [
            (entry[0].start_mark.index, self._entry_end(*entry), entry[1], entry[0])
            if isinstance(entry, tuple)
            else (entry.start_mark.index, self._end(entry), entry, None)
            for entry in node.value
        ]
        start, end = node.start_mark.index, node.end_mark.index
        if self.text[start] not in "{[":
            self._replace(node, None, wanted)
            return
        places = {key.value if key is not None else at: at for at, (_, _, _, key) in enumerate(spots)}
        made = ""
        for name, value in _named(wanted):
            at = places.get(name) if name is not None else None
            if at is None:
                told = _flow(value) if isinstance(wanted, list) else f"{_key(str(name))}: {_flow(value)}"
                made += f", {told}" if made else self.text[start + 1 : spots[0][0]] + told
                continue
            first, last, inner, key = spots[at]
            sub = _Editor(self.text)
            sub.change(inner, key, value)
            lead = self.text[spots[at - 1][1] if at else start + 1 : first]
            lead = lead if bool(at) == bool(made) else ", " if made else self.text[start + 1 : spots[0][0]]
            made += lead + sub.applied(first, last)
        made += self.text[spots[-1][1] : end - 1]
        self.cuts.append(_Cut(start, end, self.text[start] + made + self.text[end - 1]))


def _named(wanted: dict[str, Wanted] | list[Item]) -> Iterator[tuple[str | int | None, Wanted]]:
    if isinstance(wanted, dict):
        yield from wanted.items()
    else:
        yield from ((one.origin, one.value) for one in wanted)


# ── Written ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _block(name: str, value: Wanted, indent: str, newline: str) -> str:
    """A new entry of a block: in one line where it has room there."""
    line = f"{_key(name)}: {_flow(value)}"
    if not isinstance(value, dict) or not value or len(indent) + len(line) <= _WIDTH:
        return line
    inner = indent + _STEP
    return newline.join([f"{_key(name)}:", *(inner + _block(key, one, inner, newline) for key, one in value.items())])


def _flow(value: Wanted) -> str:
    """A value in brackets, or a scalar."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(key)}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(one.value) for one in value) + "]"
    return _scalar(value, None)


def _key(name: str) -> str:
    return name if _reads_as("{%s: 1}", name) else _quoted(name)


def _scalar(value: Wanted, style: str | None) -> str:
    """A scalar, in the quotes that the old one had."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return f"{Decimal(value).normalize():f}"
    if not isinstance(value, str):
        return "null" if value is None else str(value)
    if style == "'" and "\n" not in value:
        return "'" + value.replace("'", "''") + "'"
    return value if not style and _reads_as("[%s]", value) else _quoted(value)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _reads_as(frame: str, text: str) -> bool:
    """Whether a text that stands plain in brackets is read as itself."""
    if "\n" in text or "\r" in text:
        return False
    import yaml

    try:
        node = nodes.compose(frame % text)
    except (yaml.YAMLError, nodes.TooDeepError):
        return False
    if len(node.value) != 1:
        return False
    found = node.value[0]
    if isinstance(found, tuple):
        return bool(found[0].value == text and text != "<<")
    return bool(found.tag == "text" and found.value == text)


def places(text: str) -> dict[tuple[int, int], tuple[str | int, ...]]:
    """What stands at each line and column, both from 1, where a key or a value begins: the innermost."""
    found: dict[tuple[int, int], tuple[str | int, ...]] = {}

    def walk(node: Any, way: tuple[str | int, ...]) -> None:
        found[node.start_mark.line + 1, node.start_mark.column + 1] = way
        for at, item in enumerate(node.value if isinstance(node.value, list) else ()):
            if isinstance(item, tuple):
                walk(item[0], (*way, item[0].value))
                walk(item[1], (*way, item[0].value))
            else:
                walk(item, (*way, at))

    walk(nodes.compose(text.removeprefix("\ufeff")), ())
    return found
