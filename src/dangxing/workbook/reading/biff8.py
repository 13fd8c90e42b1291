"""Sheets of .xls: records of a type, a length and bytes, walked one by one."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator, Sequence

from dangxing.workbook.reading.bounds import EAGER_AREA, EAGER_TEXT, RECORDS, SHEETS, Refusal
from dangxing.workbook.reading.facts import ERROR_WORDS, Errors, Extent, Ranges, SheetFacts

_BEGIN, _END = 0x0809, 0x000A
_FILE_PASS, _BOUND_SHEET, _STRINGS, _DIMENSIONS, _MERGED = 0x002F, 0x0085, 0x00FC, 0x0200, 0x00E5
_FORMULA, _FORMULA_OLD, _ERROR, _SEVERAL = 0x0006, 0x0406, 0x0205, 0x00BD
_SHARED, _CONTINUED = 0x00FD, 0x003C
_CELLS = frozenset({_FORMULA, _FORMULA_OLD, _ERROR, _SEVERAL, _SHARED, 0x0203, 0x0204, 0x027E, 0x00D6})
_HEAD = struct.Struct("<2H")
_FOUR = struct.Struct("<4H")
# How many strings there are, and how often they are used: neither is believed.
_COUNTS = 8
_LONGEST = 0xFFFF


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
    lengths = _string_lengths(stream)
    text = 0
    for start in _sheet_starts(stream):
        facts, extent, dimensions, used = _sheet(stream, start, budget, lengths)
        text += used
        if text > EAGER_TEXT:
            raise Refusal("expands")
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


def _string_lengths(stream: bytes) -> Sequence[int]:
    """The characters of each shared string. They stand in one record, and in those that continue it."""
    lengths = array("H")
    segments = iter(_strings(stream))
    at, end = next(segments, (0, 0))
    at += _COUNTS
    while True:
        if at >= end:
            following = next(segments, None)
            if following is None:
                return lengths
            at, end = following
            continue
        if at + 3 > end:
            raise Refusal("damaged")
        left, flags = int.from_bytes(stream[at : at + 2], "little"), stream[at + 2]
        lengths.append(left)
        at += 3
        behind = 0
        if flags & 8:
            behind += 4 * int.from_bytes(stream[at : at + 2], "little")
            at += 2
        if flags & 4:
            behind += int.from_bytes(stream[at : at + 4], "little")
            at += 4
        while True:
            wide = 1 + (flags & 1)
            here = min(left, max(end - at, 0) // wide)
            at += here * wide
            left -= here
            if not left:
                break
            # Where characters are continued, it is said anew how wide they are.
            at, end = next(segments, (0, 0))
            if at >= end:
                return lengths
            flags = stream[at]
            at += 1
        at += behind
        while at > end:  # what stands behind the characters is continued without a word
            over = at - end
            at, end = next(segments, (0, 0))
            if at >= end:
                return lengths
            at += over


def _strings(stream: bytes) -> Iterator[tuple[int, int]]:
    """Where the record of shared strings begins and ends, and those that continue it."""
    inside = False
    for kind, start, end in _records(stream, 0):
        inside = kind == _STRINGS or (inside and kind == _CONTINUED)
        if inside:
            yield start, end
        if kind == _END:
            return


def _sheet(
    stream: bytes, first: int, budget: Iterator[int], lengths: Sequence[int]
) -> tuple[SheetFacts, Extent, list[tuple[int, int]], int]:
    """Facts of the sheet that begins at ``first``, its extent, where it states dimensions, and the characters of the
    shared strings, of these ``lengths``, each as often as it is used."""
    extent = Extent()
    errors = Errors()
    merged = Ranges()
    dimensions: list[tuple[int, int]] = []
    depth = text = 0
    for kind, start, end in _records(stream, first):
        if next(budget, None) is None:
            raise Refusal("expands")
        if kind in _CELLS:
            if end - start < 6:
                raise Refusal("damaged")
            row, column = _HEAD.unpack_from(stream, start)
            right = max(column, int.from_bytes(stream[end - 2 : end], "little")) if kind == _SEVERAL else column
            extent.add(row, column, right)
            if kind == _SHARED:
                place = int.from_bytes(stream[start + 6 : start + 10], "little")
                text += lengths[place] if place < len(lengths) else _LONGEST
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
    return SheetFacts(errors, tuple(merged)), extent, dimensions, text


def _error_code(kind: int, body: bytes) -> int | None:
    """The code of the error that a cell holds; None where it holds a value."""
    if kind == _ERROR and len(body) >= 8 and body[7]:
        return body[6]
    if kind in (_FORMULA, _FORMULA_OLD) and body[12:14] == b"\xff\xff" and body[6] == 2:
        return body[8]
    return None
