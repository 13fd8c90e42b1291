"""Zip archives: parts unpacked within bounds, and a new archive made of nothing but what was checked.

The reading library is never given the file as it came: two programs can read the same broken archive differently.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from dangxing.workbook.reading.bounds import ENTRIES, RATIO, RATIO_FROM, Refusal

if TYPE_CHECKING:
    from zipfile import ZipInfo

_STORED, _DEFLATED = 0, 8
_UNICODE_NAME = 0x7075
_STEP = 1 << 16
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


class Part(NamedTuple):
    """One entry of an archive to be made: ``payload`` is packed as ``method`` says."""

    name: str
    method: int
    crc: int
    size: int
    payload: bytes | memoryview


def plain(name: str, content: bytes) -> Part:
    """A part that is not packed."""
    return Part(name, _STORED, zlib.crc32(content), len(content), content)


class _Entry(NamedTuple):
    method: int
    crc: int
    size: int
    start: int
    end: int
    encrypted: bool


class Archive:
    """The parts of a zip archive, by name, case ignored."""

    def __init__(self, data: bytes) -> None:
        import zipfile

        if data.count(b"PK\x01\x02") > ENTRIES:
            raise Refusal("expands")
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as opened:
                infos, directory = opened.infolist(), opened.start_dir
        except Exception:  # noqa: BLE001 -- a dozen kinds, by the way in which the bytes are broken; all mean the same
            raise Refusal("damaged") from None
        self._data = memoryview(data)
        self._entries: dict[str, _Entry] = {}
        self._names = [info.filename for info in infos]
        extents: list[tuple[int, int]] = []
        for info in infos:
            name = _key(info)
            header = data[info.header_offset : info.header_offset + _LOCAL.size]
            if name in self._entries:
                raise Refusal("two-parts", found=name)
            if len(header) < _LOCAL.size or not header.startswith(b"PK\x03\x04"):
                raise Refusal("damaged")
            *_, name_size, extra_size = _LOCAL.unpack(header)
            named = info.header_offset + _LOCAL.size
            start = named + name_size + extra_size
            # What goes through the entries one by one would find another name here than the directory has.
            if data[named : named + name_size] != _written(info):
                raise Refusal("damaged")
            if _is_renamed(info.extra) or _is_renamed(data[named + name_size : start]):
                raise Refusal("damaged")
            end = start + info.compress_size
            extents.append((info.header_offset, end))
            self._entries[name] = _Entry(
                info.compress_type,
                info.CRC,
                info.file_size,
                start,
                end,
                bool(info.flag_bits & 1),
            )
        _check_gaps(data, sorted(extents), directory)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def names(self) -> list[str]:
        """The names of all entries, as the archive has them, in its order."""
        return list(self._names)

    def any_in(self, folder: str) -> bool:
        """Whether any part stands in the folder (``word/``)."""
        return any(name.startswith(folder) for name in self._entries)

    def packed(self, name: str, new_name: str) -> Part:
        """The part as it came, not looked into."""
        entry = self._entry(name)
        return Part(new_name, entry.method, entry.crc, entry.size, self._data[entry.start : entry.end])

    def read(self, name: str, bound: int) -> bytes | bytearray:
        """The part, unpacked. Refusal: no such part, damaged, larger than ``bound``, or packed as no honest part is."""
        entry = self._entry(name)
        packed = self._data[entry.start : entry.end]
        content: bytes | bytearray
        if entry.method == _STORED:
            if len(packed) > bound:
                raise Refusal("expands")
            content = bytes(packed)
        else:
            content = _inflate(packed, bound)
        # The sizes of the headers are held against what was really there: the library goes by the headers.
        if len(content) != entry.size or zlib.crc32(content) != entry.crc:
            raise Refusal("damaged")
        return content

    def _entry(self, name: str) -> _Entry:
        entry = self._entries.get(name.lower())
        if entry is None or entry.end > len(self._data) or entry.method not in (_STORED, _DEFLATED):
            raise Refusal("damaged")
        if entry.encrypted:
            raise Refusal("encrypted")
        return entry


def _key(info: ZipInfo) -> str:
    """The name by which an entry is asked for."""
    return info.filename.replace("\\", "/").lower().lstrip("/")


def _check_gaps(data: bytes, entries: list[tuple[int, int]], directory: int) -> None:
    """Refuse an archive that holds entries between or before those of its directory: who goes through it from the front
    would find them. Others may leave blanks there. ``entries`` are where each begins and ends."""
    at = 0
    for start, end in [*entries, (directory, directory)]:
        if start < at or b"PK\x03\x04" in data[at:start]:
            raise Refusal("damaged")
        at = end


def _written(info: ZipInfo) -> bytes:
    """The name of an entry as it stands in the archive's bytes."""
    return info.orig_filename.encode("utf-8" if info.flag_bits & 0x800 else "cp437", "replace")


def _is_renamed(extra: bytes) -> bool:
    """Whether an entry's notes give it another name, which some programs go by, than the one in ASCII that it has."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == _UNICODE_NAME:
            return True
        at += 4 + size
    return False


def _inflate(packed: memoryview, bound: int) -> bytearray:
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    content = bytearray()
    limit = min(bound, max(RATIO_FROM, len(packed) * RATIO))
    try:
        for start in range(0, len(packed), _STEP):
            content += stream.decompress(packed[start : start + _STEP])
            if len(content) > limit:
                raise Refusal("expands")
        content += stream.flush()
    except zlib.error:
        raise Refusal("damaged") from None
    if not stream.eof or stream.unused_data:
        raise Refusal("damaged")
    return content


def pack(parts: Iterable[Part]) -> bytes:
    """An archive of these parts."""
    pieces: list[bytes | memoryview] = []
    directory: list[bytes] = []
    offset = 0
    for part in parts:
        name = part.name.encode("ascii")
        common = (20, 0, part.method, 0, 33, part.crc, len(part.payload), part.size, len(name), 0)
        header = _LOCAL.pack(b"PK\x03\x04", *common)
        directory += [_CENTRAL.pack(b"PK\x01\x02", 20, *common, 0, 0, 0, 0, offset), name]
        pieces += [header, name, part.payload]
        offset += len(header) + len(name) + len(part.payload)
    table = b"".join(directory)
    count = len(directory) // 2
    return b"".join([*pieces, table, _END.pack(b"PK\x05\x06", 0, 0, count, count, len(table), offset, 0)])
