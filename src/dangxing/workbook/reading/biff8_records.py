"""The records of .xls: a type, a length and bytes."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from dangxing.workbook.reading.bounds import Refusal

HEAD = struct.Struct("<2H")
STRINGS, CONTINUED, END = 0x00FC, 0x003C, 0x000A


def records(stream: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """Type, start and end of each record's bytes, from ``start`` on. Refusal: one reaches beyond the end."""
    position, size = start, len(stream)
    while position + 4 <= size:
        kind, length = HEAD.unpack_from(stream, position)
        position += 4
        if position + length > size:
            raise Refusal("damaged")
        yield kind, position, position + length
        position += length
    raise Refusal("damaged")  # each stream of records closes itself
