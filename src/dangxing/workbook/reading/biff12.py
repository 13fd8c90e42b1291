"""Sheets of .xlsb: records of a type, a length and bytes, walked one by one."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator, Sequence
from functools import partial

from dangxing.workbook.reading import package
from dangxing.workbook.reading.archive import Archive, Part, plain
from dangxing.workbook.reading.bounds import RECORDS, SHEETS, SMALL_PART, STRINGS_PART, TEXT, Refusal
from dangxing.workbook.reading.facts import ERROR_WORDS, Errors, Extent, Ranges, SheetFacts
from dangxing.workbook.reading.ooxml import Contents

_ROW, _CELL_ERROR, _FORMULA_ERROR, _LAST_CELL = 0x00, 0x03, 0x0B, 0x0B
_BLANK, _SHARED, _STRING = 0x01, 0x07, 0x13
_SHORTEST_SHARED = 14
_MERGED, _SHEETS_END, _SHEET, _PROPERTIES = 0xB0, 0x90, 0x9C, 0x99
_FIRST_AND_LAST = struct.Struct("<4I")
_TWO = struct.Struct("<2I")


def records(content: bytes | bytearray) -> Iterator[tuple[int, int, int]]:
    """Type, start and end of each record's bytes. Refusal: one reaches beyond the end."""
    position, size = 0, len(content)
    try:
        while position < size:
            kind = content[position]
            position += 1
            if kind & 0x80:
                kind = (kind & 0x7F) | (content[position] & 0x7F) << 7
                position += 1
            length = shift = 0
            while True:
                byte = content[position]
                position += 1
                length |= (byte & 0x7F) << shift
                shift += 7
                if byte < 0x80 or shift > 21:
                    break
            end = position + length
            if end > size:
                raise Refusal("damaged")
            yield kind, position, end
            position = end
    except IndexError:
        raise Refusal("damaged") from None


def record(kind: int, body: bytes = b"") -> bytes:
    """One record."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, size = len(body), b""
    while length > 0x7F:
        size += bytes([length & 0x7F | 0x80])
        length >>= 7
    return head + size + bytes([length]) + body


def wide(value: str) -> bytes:
    """A text with its length before it."""
    raw = value.encode("utf-16-le")
    return struct.pack("<I", len(raw) // 2) + raw


def _text(content: bytes | bytearray, start: int, end: int) -> tuple[str, int]:
    stop = start + 4 + int.from_bytes(content[start : start + 4], "little") * 2
    if stop > end:
        raise Refusal("damaged")
    return bytes(content[start + 4 : stop]).decode("utf-16-le", "replace"), stop


def contents(archive: Archive, workbook: str) -> Contents:
    """What the workbook holds, as for .xlsx."""
    found = package.relations(archive, workbook)
    content = archive.read(workbook, SMALL_PART)
    sheets: list[package.Sheet] = []
    flags = 0
    for kind, start, end in records(content):
        if kind == _PROPERTIES and end > start:
            flags = content[start] & 1
        elif kind == _SHEET:
            if end - start < 16:
                raise Refusal("damaged")
            if content[start + 8 : start + 12] == b"\xff\xff\xff\xff":
                continue  # a sheet without a part
            key, after = _text(content, start + 8, end)
            relation = found.get(key)
            if relation is None:
                raise Refusal("damaged")
            if relation.kind == "worksheet":
                sheets.append(package.Sheet(_text(content, after, end)[0], relation.target))
        elif kind == _SHEETS_END:
            break
    if len(sheets) > SHEETS:
        raise Refusal("expands")
    shared: list[Part] = []
    lengths = array("I")
    for kind_name, name, bound in (
        ("sharedStrings", "sharedStrings.bin", STRINGS_PART),
        ("styles", "styles.bin", SMALL_PART),
    ):
        part = package.target_of(found, kind_name, archive)
        if part is not None:
            body = bytes(archive.read(part, bound))
            for kind, start, end in records(body):  # each within the part: the library takes a length at its word
                if kind == _STRING:
                    lengths.append(end - start)
            shared.append(plain(f"xl/{name}", body))
        elif any(relation.kind == kind_name for relation in found.values()):
            raise Refusal("damaged")
    return Contents(tuple(sheets), partial(_common, shared, flags), lengths)


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


def regular(_content: bytes | bytearray) -> None:
    """Sheets of this format have no form in which they are searched rather than walked."""


def facts(content: bytes | bytearray) -> SheetFacts:
    """Errors and merged ranges of a sheet. Refusal: too large an area, too many cells, damaged."""
    extent = Extent()
    errors = Errors()
    merged = Ranges()
    row = 0
    for number, (kind, start, end) in enumerate(records(content)):
        if number > RECORDS:
            raise Refusal("expands")
        if kind == _ROW:
            if end - start < 4:
                raise Refusal("damaged")
            row = int.from_bytes(content[start : start + 4], "little")
        elif kind <= _LAST_CELL:
            if end - start < 8:
                raise Refusal("damaged")
            if kind == _BLANK:
                continue
            column = int.from_bytes(content[start : start + 4], "little")
            extent.add(row, column, column)
            if kind in (_CELL_ERROR, _FORMULA_ERROR) and end - start > 8:
                errors[row, column] = ERROR_WORDS.get(content[start + 8], "#N/A")
        elif kind == _MERGED and end - start >= 16:
            top, bottom, left, right = _FIRST_AND_LAST.unpack_from(content, start)
            merged.append((top, left, bottom, right))
    extent.check()
    return SheetFacts(errors, tuple(merged))
