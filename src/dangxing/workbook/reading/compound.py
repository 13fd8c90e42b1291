"""OLE compound files, as .xls is one: the workbook's stream taken out, and put into a new file with nothing else."""

from __future__ import annotations

import struct
from array import array
from sys import byteorder

from dangxing.workbook.reading.bounds import Refusal

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END, _FREE, _FAT_SECTOR = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_SHORT = 4096
"""Streams shorter than this are kept in a stream of their own, in small sectors."""


def workbook_stream(data: bytes) -> bytes:
    """The stream ``Workbook`` (or ``Book``). Refusal: encrypted, damaged, or a file of another program."""
    try:
        return _Compound(data).workbook()
    except (struct.error, IndexError, OverflowError):
        refusal = Refusal("damaged")
    except Refusal as found:
        refusal = found
    if refusal.code == "damaged" and any(name.encode("utf-16-le") in data for name in _ENCRYPTED):
        # However the container is laid out, what is in it is locked.
        refusal = Refusal("encrypted")
    raise refusal


_ENCRYPTED = ("EncryptedPackage", "EncryptionInfo")
# Streams of other programs, by the code that says what they are.
_OTHERS = {"worddocument": "word", "powerpoint document": "slides"}


class _Compound:
    def __init__(self, data: bytes) -> None:
        self._data = data
        shift, small_shift = struct.unpack_from("<2H", data, 30)
        if shift not in (9, 12) or small_shift != 6:
            raise Refusal("damaged")
        self._size = 1 << shift
        directory, _, _, small_fat, _, extra, extra_count = struct.unpack_from("<7I", data, 48)
        places = list(struct.unpack_from("<109I", data, 76))
        seen = 0
        sectors = len(data) // self._size
        while extra < _FAT_SECTOR and seen < min(extra_count, sectors):
            table = self._numbers(self._sector(extra))
            places += table[:-1]
            extra = table[-1]
            seen += 1
        self._fat = array("I")
        tables = [place for place in places if place < _FAT_SECTOR]
        if len(tables) > sectors:
            raise Refusal("damaged")
        for place in tables:
            self._fat.extend(self._numbers(self._sector(place)))
        self._directory = self._chain(directory)
        self._small_fat = self._numbers(self._chain(small_fat)) if small_fat < _FAT_SECTOR else array("I")

    def workbook(self) -> bytes:
        entries: dict[str, tuple[int, int]] = {}
        root = None
        for offset in range(0, len(self._directory) - 127, 128):
            entry = self._directory[offset : offset + 128]
            length, kind = struct.unpack_from("<HB", entry, 64)
            start, size = struct.unpack_from("<2I", entry, 116)
            if kind == 5:
                root = (start, size)
            elif kind == 2:
                name = entry[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace").lower()
                if name in entries and name in ("workbook", "book"):
                    raise Refusal("two-workbooks", found=name)
                entries.setdefault(name, (start, size))
        if "encryptedpackage" in entries or "encryptioninfo" in entries:
            raise Refusal("encrypted")
        if "workbook" in entries and "book" in entries:
            raise Refusal("two-workbooks", found="Workbook、Book")
        found = entries.get("workbook") or entries.get("book")
        if found is None:
            raise Refusal(next((code for name, code in _OTHERS.items() if name in entries), "not-workbook"))
        start, size = found
        if size >= _SHORT:
            stream = self._chain(start)
        else:
            if root is None:
                raise Refusal("damaged")
            small = self._chain(root[0])
            pieces = [small[64 * place : 64 * place + 64] for place in _links(self._small_fat, start)]
            stream = b"".join(pieces)
        if len(stream) < size:
            raise Refusal("damaged")
        return stream[:size]

    def _sector(self, place: int) -> bytes:
        start = (place + 1) * self._size
        found = self._data[start : start + self._size]
        if not found:
            raise Refusal("damaged")
        return found.ljust(self._size, b"\0")

    def _chain(self, start: int) -> bytes:
        return b"".join([self._sector(place) for place in _links(self._fat, start)])

    @staticmethod
    def _numbers(raw: bytes) -> array[int]:
        numbers = array("I", raw)
        if byteorder == "big":
            numbers.byteswap()
        return numbers


def _links(table: array[int], start: int) -> list[int]:
    """The chain from ``start`` on. Refusal: it leads in a circle or out of the table."""
    chain: list[int] = []
    place = start
    while place != _END:
        if place >= len(table) or len(chain) >= len(table):
            raise Refusal("damaged")
        chain.append(place)
        place = table[place]
    return chain


def wrap(stream: bytes) -> bytes:
    """A compound file that holds ``stream`` as its workbook and nothing else."""
    stream = stream.ljust(_SHORT, b"\0")
    count = -(-len(stream) // 512)
    tables = 1
    while tables * 128 < count + 1 + tables + _extra(tables):
        tables += 1
    extra = _extra(tables)
    # In this order: tables, the lists of further tables, the directory, the stream.
    directory = tables + extra
    fat = [_FAT_SECTOR] * tables + [_FREE - 3] * extra + [_END]
    fat += [*range(directory + 2, directory + 1 + count), _END]
    fat += [_FREE] * (tables * 128 - len(fat))
    places = list(range(tables)) + [_FREE] * (109 + 127 * extra - tables)
    lists = b"".join(
        struct.pack("<128I", *places[109 + 127 * n : 236 + 127 * n], tables + n + 1 if n + 1 < extra else _END)
        for n in range(extra)
    )
    header = struct.pack("<8s16x5H6x", _SIGNATURE, 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<10I", 0, tables, directory, 0, _SHORT, _END, 0, tables if extra else _END, extra, 0)[:36]
    header += struct.pack("<109I", *places[:109])
    entries = _entry("Root Entry", 5, 1, _END, 0) + _entry("Workbook", 2, _FREE, directory + 1, len(stream))
    entries += (bytes(68) + struct.pack("<3I", _FREE, _FREE, _FREE) + bytes(48)) * 2
    return b"".join((header, struct.pack(f"<{len(fat)}I", *fat), lists, entries, stream, bytes(-len(stream) % 512)))


def _extra(tables: int) -> int:
    """Sectors needed for the places of the tables that the header has no room for."""
    return max(0, -(-(tables - 109) // 127))


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    raw = (name + "\0").encode("utf-16-le")
    links = struct.pack("<3I", _FREE, _FREE, child)
    return (
        raw.ljust(64, b"\0")
        + struct.pack("<HBB", len(raw), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<2I4x", start, size)
    )
