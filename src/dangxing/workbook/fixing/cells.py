"""The cells of a sheet's XML, written anew where they are to change, and not a byte elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape

from dangxing.language import patterns
from dangxing.records import column_letters
from dangxing.workbook.fixing import Change
from dangxing.workbook.reading.facts import column_index

Place = tuple[int, int]

_REFERENCE = patterns.late(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.IGNORECASE)
_TAG_END = patterns.late(rb"""(?:[^>"']|"[^"]*"|'[^']*')*>""")


class Unfit(Exception):
    """The sheet is written in a way that cannot be edited in place."""


class Patched(NamedTuple):
    """The sheet's new XML, the places that were changed, and whether a formula went."""

    content: bytes
    done: frozenset[Place]
    formulas: bool


class _Cell(NamedTuple):
    start: int
    end: int
    tag: str
    style: str | None


def patched(content: bytes, wanted: Mapping[Place, Change]) -> Patched:
    """The sheet with the cells of ``wanted``, by row and column from 0. Unfit: it is no XML in UTF-8."""
    found, formulas = _Cells(wanted).found(content)
    emptied = {change.row for change in wanted.values() if change.after is None}
    # A formula that fills other rows, too, cannot go: the row stays as it is.
    kept = {row for row in emptied if any(formulas.get(place) == "shared" for place in found if place[0] == row)}
    pieces: list[bytes] = []
    done: set[Place] = set()
    at = 0
    for place, cell in sorted(found.items(), key=lambda entry: entry[1].start):
        change = wanted[place]
        if place in formulas if change.after is not None else place[0] in kept:
            continue
        if not change.before and place not in formulas:
            continue  # empty already
        pieces += [content[at : cell.start], _written(cell, place, change)]
        at = cell.end
        done.add(place)
    pieces.append(content[at:])
    return Patched(b"".join(pieces), frozenset(done), any(place in formulas for place in done))


def _written(cell: _Cell, place: Place, change: Change) -> bytes:
    prefix = cell.tag[:-1]
    head = f'<{cell.tag} r="{column_letters(place[1])}{place[0] + 1}"'
    if cell.style is not None:
        head += f' s="{escape(cell.style, {chr(34): "&quot;"})}"'
    if change.after is None:
        return f"{head}/>".encode()
    words = escape(change.after)
    text = f'<{prefix}is><{prefix}t xml:space="preserve">{words}</{prefix}t></{prefix}is>'
    return f'{head} t="inlineStr">{text}</{cell.tag}>'.encode()


class _Cells:
    """Where the wanted cells begin and end, and which of all cells hold formulas."""

    def __init__(self, wanted: Mapping[Place, Change]) -> None:
        self._wanted = wanted
        self._found: dict[Place, _Cell] = {}
        self._formulas: dict[Place, str] = {}
        self._row = self._column = -1
        self._open: tuple[Place, int, str, str | None] | None = None
        self._parser = expat.ParserCreate()
        self._content = b""

    def found(self, content: bytes) -> tuple[dict[Place, _Cell], dict[Place, str]]:
        """The wanted cells by their places, and of those with a formula its type."""
        if content.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00")) or b"<!DOCTYPE" in content[:4096]:
            raise Unfit
        declared = re.match(rb"(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding=[\"']([^\"']+)", content[:200])
        if declared is not None and declared[1].lower() not in (b"utf-8", b"us-ascii"):
            raise Unfit
        self._content = content
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        try:
            self._parser.Parse(content, True)
        except expat.ExpatError:
            raise Unfit from None
        return self._found, self._formulas

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "row":
            number = attributes.get("r", "").strip()
            self._row = int(number) - 1 if number.isdecimal() else self._row + 1
            self._column = -1
        elif name == "c":
            place = self._place(attributes.get("r", "").strip())
            self._column = place[1]
            if place in self._wanted:
                self._open = place, self._parser.CurrentByteIndex, tag, attributes.get("s")
        elif name == "f" and self._open is not None:
            far = attributes.get("t", "") in ("shared", "array", "dataTable") and ":" in attributes.get("ref", "")
            self._formulas[self._open[0]] = "shared" if far else "plain"

    def _end(self, tag: str) -> None:
        if self._open is not None and tag == self._open[2]:
            place, start, _, style = self._open
            ending = _TAG_END.match(self._content, start)
            if ending is not None and not ending[0].endswith(b"/>"):
                ending = _TAG_END.match(self._content, self._parser.CurrentByteIndex)
            if ending is None or place in self._found:
                raise Unfit
            self._found[place] = _Cell(start, ending.end(), tag, style)
            self._open = None

    def _place(self, reference: str) -> Place:
        hit = _REFERENCE.fullmatch(reference)
        if hit is None:
            return self._row, self._column + 1
        return int(hit[2]) - 1, column_index(hit[1].encode())
