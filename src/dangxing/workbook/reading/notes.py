"""Notes (comments) on cells of Office Open XML: where they are. What they say counts for nothing, and may mend it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from contextlib import suppress
from typing import Final
from urllib.parse import unquote

from dangxing.language import patterns
from dangxing.workbook.reading.archive import Archive
from dangxing.workbook.reading.bounds import RANGES, SMALL_PART, Refusal
from dangxing.workbook.reading.facts import column_index

Cell = tuple[int, int]

_RELATION: Final = patterns.late(rb"<Relationship\s([^<>]{1,2000})>")
_TYPE: Final = patterns.late(rb"\bType=\"[^\"<>]{1,200}/relationships/comments\"")
_TARGET: Final = patterns.late(rb"\bTarget=\"([^\"<>]{1,400})\"")
_NOTE: Final = patterns.late(rb"<(?:[a-z]{1,10}:)?comment\s([^<>]{0,400})>")
_AUTHOR: Final = patterns.late(rb"<(?:[a-z]{1,10}:)?author>([^<>]{0,200})</")
_PLACE: Final = patterns.late(rb"\bref=\"([A-Z]{1,3})([1-9]\d{0,6})\"")
_WHOSE: Final = patterns.late(rb"\bauthorId=\"(\d{1,5})\"")
OURS: Final = "dangxing"
"""Whose notes are the marks of a checked copy."""
_BEGINS: Final = 0x27B


def noted(archive: Archive, sheet: str) -> tuple[Cell, ...]:
    """The cells of a sheet, by its part, that bear a note: row and column, from 0. None where it cannot be read."""
    folder, name = posixpath.split(sheet)
    source = posixpath.join(folder, "_rels", name + ".rels")
    if source not in archive:
        return ()
    found: list[Cell] = []
    with suppress(Refusal):
        for relation in _RELATION.finditer(archive.read(source, SMALL_PART)):
            target = _TARGET.search(relation[1]) if _TYPE.search(relation[1]) else None
            if target is not None:
                written = unquote(target[1].decode("utf-8", "replace")).replace("\\", "/")
                part = posixpath.normpath(posixpath.join("/", folder, written)).lstrip("/")
                found += _cells(archive.read(part, SMALL_PART), binary=part.endswith(".bin"))
    return tuple(sorted(set(found)))[:RANGES]


def _cells(content: bytes | bytearray, *, binary: bool) -> Iterator[Cell]:
    if binary:
        from dangxing.workbook.reading.biff12_records import records

        for kind, start, end in records(content):
            if kind == _BEGINS and end - start >= 20:
                row, column = (int.from_bytes(content[start + at : start + at + 4], "little") for at in (4, 12))
                yield row, column
        return
    authors = _AUTHOR.findall(content)
    ours = {at for at, author in enumerate(authors) if author == OURS.encode()}
    for note in _NOTE.finditer(content):
        place, whose = _PLACE.search(note[1]), _WHOSE.search(note[1])
        if place is not None and (whose is None or int(whose[1]) not in ours):
            yield int(place[2]) - 1, column_index(place[1])
