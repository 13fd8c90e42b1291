"""Sheets of .xls: records of a type, a length and bytes, walked one by one."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from dangxing.reader.bounds import EAGER_AREA, RECORDS, SHEETS, Refusal
from dangxing.reader.facts import ERROR_WORDS, Errors, Extent, Ranges, SheetFacts

_BEGIN, _END = 0x0809, 0x000A
_FILE_PASS, _BOUND_SHEET, _STRINGS, _DIMENSIONS, _MERGED = 0x002F, 0x0085, 0x00FC, 0x0200, 0x00E5
_FORMULA, _FORMULA_OLD, _ERROR, _SEVERAL = 0x0006, 0x0406, 0x0205, 0x00BD
_CELLS = frozenset({_FORMULA, _FORMULA_OLD, _ERROR, _SEVERAL, 0x0203, 0x0204, 0x027E, 0x00FD, 0x00D6})
_HEAD = struct.Struct("<2H")
_FOUR = struct.Struct("<4H")


def _records(stream: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    position, size = start, len(stream)
    while position + 4 <= size:
        kind, length = _HEAD.unpack_from(stream, position)
        position += 4
        if position + length > size:
            raise Refusal("damaged")
        yield kind, position, position + length
        position += length
    raise Refusal("damaged")  # each stream of records closes itself


def checked(stream: bytes) -> tuple[tuple[SheetFacts, ...], bytes]:
    """What is to be known of each sheet, in the workbook's order, and the stream as the library may have it.

    Refusal: encrypted, damaged, too large.
    """
    patched = bytearray(stream)
    found = []
    # The library reads all sheets at once, so that they count together.
    area = 0
    budget = iter(range(RECORDS))
    for start in _sheet_starts(stream):
        facts, extent, dimensions = _sheet(stream, start, budget)
        area += extent.area
        if area > EAGER_AREA:
            raise Refusal("area", rows=extent.bottom + 1, columns=extent.right + 1)
        # The library makes room for the rectangle that a sheet states, and needs none.
        for first, last in dimensions:
            patched[first:last] = bytes(last - first)
        found.append(facts)
    return tuple(found), bytes(patched)


def _sheet_starts(stream: bytes) -> list[int]:
    starts: list[int] = []
    for kind, start, end in _records(stream, 0):
        if kind == _FILE_PASS:
            raise Refusal("encrypted")
        if kind == _BOUND_SHEET:
            if end - start < 6:
                raise Refusal("damaged")
            starts.append(int.from_bytes(stream[start : start + 4], "little"))
        elif kind == _STRINGS:
            # The library makes room for as many strings as are announced; three bytes is the least that one takes.
            if end - start < 8 or int.from_bytes(stream[start + 4 : start + 8], "little") > len(stream) // 3:
                raise Refusal("damaged")
        elif kind == _END:
            break
    if len(starts) > SHEETS:
        raise Refusal("expands")
    if len(set(starts)) < len(starts) or any(start >= len(stream) for start in starts):
        raise Refusal("damaged")
    return starts


def _sheet(stream: bytes, first: int, budget: Iterator[int]) -> tuple[SheetFacts, Extent, list[tuple[int, int]]]:
    """Facts of the sheet that begins at ``first``, its extent, and where it states dimensions."""
    extent = Extent()
    errors = Errors()
    merged = Ranges()
    dimensions: list[tuple[int, int]] = []
    depth = 0
    for kind, start, end in _records(stream, first):
        if next(budget, None) is None:
            raise Refusal("expands")
        if kind in _CELLS:
            if end - start < 6:
                raise Refusal("damaged")
            row, column = _HEAD.unpack_from(stream, start)
            right = max(column, int.from_bytes(stream[end - 2 : end], "little")) if kind == _SEVERAL else column
            extent.add(row, column, right)
            code = _error_code(kind, stream[start:end])
            if code is not None:
                errors[row, column] = ERROR_WORDS.get(code, "#N/A")
        elif kind == _BEGIN:
            depth += 1
        elif kind == _END:
            depth -= 1
            if depth <= 0:
                break
        elif kind == _DIMENSIONS:
            dimensions.append((start, end))
        elif kind == _MERGED:
            for place in range(start + 2, end - 7, 8):
                top, bottom, left, right = _FOUR.unpack_from(stream, place)
                merged.append((top, left, bottom, right))
    return SheetFacts(errors, tuple(merged)), extent, dimensions


def _error_code(kind: int, body: bytes) -> int | None:
    """The code of the error that a cell holds; None where it holds a value."""
    if kind == _ERROR and len(body) >= 8 and body[7]:
        return body[6]
    if kind in (_FORMULA, _FORMULA_OLD) and body[12:14] == b"\xff\xff" and body[6] == 2:
        return body[8]
    return None
