"""Sheets of .xlsb: records of a type, a length and bytes, walked one by one."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from dangxing.records import column_letters
from dangxing.workbook.grid import CellError
from dangxing.workbook.reading import package
from dangxing.workbook.reading.archive import Archive, Part, plain
from dangxing.workbook.reading.biff12_conditions import KINDS, Conditions
from dangxing.workbook.reading.biff12_records import record, records, text, wide
from dangxing.workbook.reading.biff12_styles import fonts_of, looks_in
from dangxing.workbook.reading.binary import double, packed
from dangxing.workbook.reading.bounds import RECORDS, SMALL_PART, STRINGS_PART, TEXT, Refusal
from dangxing.workbook.reading.facts import (
    ERROR_WORDS,
    SLIVER,
    UNCALCULATED,
    Extent,
    Looks,
    Marks,
    Ranges,
    SheetFacts,
    columns_between,
    room_in,
)
from dangxing.workbook.reading.ooxml import Contents, Examined
from dangxing.workbook.reading.signs import RowLooks

_ROW, _CELL_ERROR, _FORMULA_ERROR, _LAST_CELL = 0x00, 0x03, 0x0B, 0x0B
_BLANK, _SHARED, _STRING = 0x01, 0x07, 0x13
_IN_RUNS = 0x01
_SHORTEST_SHARED = 14
_FORMULA_STRING, _FORMULA_NUMBER = 0x08, 0x09
_PACKED, _REAL = 0x02, 0x05
_CALCULATION = 0x9D
_HIDDEN, _FULLY = 0x10, 0x01
_TEXT, _IN_FONTS = 0x06, 0x3E
_LAST_ROW = 1_048_575
_COLUMNS, _VIEW, _ZEROS = 0x3C, 0x89, 0x10
_MERGED, _SHEETS_END, _SHEET, _PROPERTIES = 0xB0, 0x90, 0x9C, 0x99
_FIRST_AND_LAST = struct.Struct("<4I")
_TWO = struct.Struct("<2I")


def contents(archive: Archive, workbook: str) -> Contents:
    """What the workbook holds, as for .xlsx."""
    found = package.relations(archive, workbook)
    content = archive.read(workbook, SMALL_PART)
    listed: list[package.Listed] = []
    flags = 0
    recalculated = False
    for kind, start, end in records(content):
        if kind == _CALCULATION and end - start >= 26:
            recalculated = bool(content[start + 24] & _FULLY)
        elif kind == _PROPERTIES and end > start:
            flags = content[start] & 1
        elif kind == _SHEET:
            if end - start < 16:
                raise Refusal("damaged")
            if content[start + 8 : start + 12] == b"\xff\xff\xff\xff":
                continue  # a sheet without a part
            key, after = text(content, start + 8, end)
            number = str(int.from_bytes(content[start + 4 : start + 8], "little"))
            listed.append(package.Listed(text(content, after, end)[0], number, key, any(content[start : start + 4])))
    sheets = package.sheets_of(listed, found)
    looks = Looks(recalculated=recalculated)
    shared: list[Part] = []
    texts = _Texts(array("I"), {})
    strings = package.shared_part(found, "sharedStrings", "xl/sharedStrings.bin", archive)
    if strings is not None:
        body = bytes(archive.read(strings, STRINGS_PART))
        texts = _texts_in(body)
        shared.append(plain("xl/sharedStrings.bin", body))
    styles = package.shared_part(found, "styles", "xl/styles.bin", archive)
    if styles is not None:
        body = bytes(archive.read(styles, SMALL_PART))
        looks = looks_in(body, texts.runs, recalculated=recalculated)
        shared.append(plain("xl/styles.bin", body))
    return Contents(sheets, partial(_common, shared, flags), texts.lengths, looks)


class _Texts(NamedTuple):
    """Shared texts: their lengths in bytes, and the fonts of those that are written in several, by their number."""

    lengths: array[int]
    runs: dict[int, tuple[int, ...]]


def _texts_in(body: bytes) -> _Texts:
    lengths = array("I")
    runs: dict[int, tuple[int, ...]] = {}
    for kind, start, end in records(body):  # each within the part: the library takes a length at its word
        if kind == _STRING:
            if end > start and body[start] & _IN_RUNS:
                runs[len(lengths)] = fonts_of(body, start, end)
            lengths.append(end - start)
    return _Texts(lengths, runs)


def _common(shared: Sequence[Part], flags: int, sheets: int) -> tuple[Part, ...]:
    entries = {f"r{place}": ("worksheet", f"worksheets/sheet{place}.bin") for place in range(sheets)}
    relations = package.relation_parts("xl/workbook.bin", entries)
    return plain("xl/workbook.bin", _workbook(sheets, flags)), *shared, *relations


def sheet_name(place: int) -> str:
    """The part of the sheet at ``place``, as :func:`contents` announces it."""
    return f"xl/worksheets/sheet{place}.bin"


def _workbook(sheets: int, flags: int) -> bytes:
    listed = b"".join(
        record(_SHEET, _TWO.pack(0, place + 1) + wide(f"r{place}") + wide(f"s{place}")) for place in range(sheets)
    )
    properties = record(_PROPERTIES, struct.pack("<IIH", flags, 0, 0))
    return (
        record(0x83) + properties + record(0x8F) + listed + record(_SHEETS_END) + record(0x9D, bytes(26)) + record(0x84)
    )


def check_texts(content: bytes | bytearray, lengths: Sequence[int]) -> None:
    """As for .xlsx."""
    longest = max(lengths, default=0)
    if longest * (len(content) // _SHORTEST_SHARED) <= TEXT:
        return
    total = 0
    for kind, start, end in records(content):
        if kind == _SHARED and end - start >= 12:
            place = int.from_bytes(content[start + 8 : start + 12], "little")
            total += lengths[place] if place < len(lengths) else longest
    if total > TEXT:
        raise Refusal("expands")


def examine(content: bytes | bytearray, looks: Looks) -> Examined:
    """What is to be known of a sheet, as for .xlsx; its cells are never numbered.

    Refusal: too large an area, too many cells, damaged, a cell that stands twice.
    """
    walk, conditions = _Walk(looks), Conditions(looks.hiding)
    for number, (kind, start, end) in enumerate(records(content)):
        if number > RECORDS:
            raise Refusal("expands")
        if kind == _IN_FONTS:
            return examine(_plainly(content), looks)
        if kind <= _LAST_CELL:
            walk.cell_or_row(content, kind, start, end)
        elif kind == _COLUMNS and end - start >= 18:
            first, last = _TWO.unpack_from(content, start)
            width = int.from_bytes(content[start + 8 : start + 12], "little") / 256
            if content[start + 16] & 1 or width < SLIVER:
                walk.hidden_columns.update(columns_between(first, last))
            else:
                walk.rooms.update(dict.fromkeys(columns_between(first, last), room_in(width)))
        elif kind == _VIEW and end - start >= 2:
            walk.zeroless = not int.from_bytes(content[start : start + 2], "little") & _ZEROS
        elif kind in KINDS:
            conditions.record(content, kind, start, end)
        elif kind == _MERGED and end - start >= 16:
            top, bottom, left, right = _FIRST_AND_LAST.unpack_from(content, start)
            walk.merged.append((top, left, bottom, right))
    walk.extent.check()
    struck, pale = walk.row_looks.kept()
    facts = SheetFacts(walk.marks, tuple(walk.merged), walk.hidden, struck, frozenset(walk.hidden_columns), pale=pale)
    conditional = tuple(dict.fromkeys(conditions.ranges))
    facts = facts._replace(rooms=walk.rooms, zeroless=walk.zeroless, conditional=conditional)
    return Examined(facts, walk.checked(content))


def _plainly(content: bytes | bytearray) -> bytes | bytearray:
    """The sheet with texts in several fonts, which a program may keep in the cell, as plain ones: the library passes
    them over."""
    pieces: list[bytes] = []
    before = at = 0
    for kind, start, end in records(content):
        if kind == _IN_FONTS and end - start >= 13:
            written, _ = text(content, start + 9, end)
            pieces += [bytes(content[at:before]), record(_TEXT, bytes(content[start : start + 8]) + wide(written))]
            at = end
        before = end
    return b"".join([*pieces, bytes(content[at:])]) if pieces else content


class _Walk:
    """Follows rows and cells, which stand in order."""

    def __init__(self, looks: Looks) -> None:
        self.looks = looks
        self.extent = Extent()
        self.marks = Marks()
        self.merged = Ranges()
        self.hidden = array("I")
        self.row_looks = RowLooks()
        self.hidden_columns: set[int] = set()
        self.rooms: dict[int, int] = {}
        self.zeroless = False
        self._row = self._column = -1
        self._unknown: list[int] = []

    def cell_or_row(self, content: bytes | bytearray, kind: int, start: int, end: int) -> None:
        if kind == _ROW:
            if end - start < 4:
                raise Refusal("damaged")
            row = int.from_bytes(content[start : start + 4], "little")
            if row > _LAST_ROW:
                raise Refusal("damaged")
            if row <= self._row:
                raise Refusal("two-cells", cell=f"A{row + 1}")
            self._row, self._column = row, -1
            if end - start >= 12 and content[start + 11] & _HIDDEN:
                self.hidden.append(row)
            return
        if end - start < 8 or self._row < 0:
            raise Refusal("damaged")
        column = int.from_bytes(content[start : start + 4], "little")
        if column <= self._column:
            raise Refusal("two-cells", cell=f"{column_letters(column)}{self._row + 1}")
        self._column = column
        if kind != _BLANK:
            self._cell(content, kind, start, end)

    def _cell(self, content: bytes | bytearray, kind: int, start: int, end: int) -> None:
        row, column = self._row, self._column
        self.extent.add(row, column, column)
        style = int.from_bytes(content[start + 4 : start + 7], "little")
        self.row_looks.look_at_style(style, row, self.looks)
        if kind == _SHARED and self.looks.texts:
            look = self.looks.texts.get(int.from_bytes(content[start + 8 : start + 12], "little"))
            if look is not None:
                self.row_looks.look_at_text(look, row, column, self.marks, seen=style in self.looks.grounded)
        if kind in (_CELL_ERROR, _FORMULA_ERROR) and end - start > 8:
            code = content[start + 8]
            self.marks.add(row, column, CellError(ERROR_WORDS.get(code, "#N/A")))
            if code not in ERROR_WORDS:
                self._unknown.append(start + 8)
        elif self.looks.recalculated and self._is_dummy(content[start + 8 : end], kind):
            self.marks.add(row, column, UNCALCULATED)
        elif style in self.looks.formats:
            form = self.looks.formats[style]
            if form.rounds_from is None or form.minds(_number(kind, content[start + 8 : end])):
                self.marks.add(row, column, form)

    def _is_dummy(self, value: bytes | bytearray, kind: int) -> bool:
        if kind == _FORMULA_NUMBER:
            return not any(value[:8])
        return kind == _FORMULA_STRING and not any(value[:4])

    def checked(self, content: bytes | bytearray) -> bytes | bytearray:
        """The sheet without error codes that the library does not know."""
        if not self._unknown:
            return content
        patched = bytearray(content)
        for place in self._unknown:
            patched[place] = _NOT_AVAILABLE
        return patched


_NOT_AVAILABLE = 0x2A


def _number(kind: int, value: bytes | bytearray) -> float:
    """The number of a cell; 0 where it holds none."""
    if kind == _PACKED:
        return packed(value)
    return double(value) if kind in (_REAL, _FORMULA_NUMBER) else 0.0
