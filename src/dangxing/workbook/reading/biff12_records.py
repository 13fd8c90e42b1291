"""The records of .xlsb: a type, a length and bytes."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from dangxing.workbook.reading.bounds import Refusal


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


def text(content: bytes | bytearray, start: int, end: int) -> tuple[str, int]:
    """A text with its length before it, and where it ends. Refusal: beyond the record."""
    stop = start + 4 + int.from_bytes(content[start : start + 4], "little") * 2
    if stop > end:
        raise Refusal("damaged")
    return bytes(content[start + 4 : stop]).decode("utf-16-le", "replace"), stop
