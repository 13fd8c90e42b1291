"""A file's bytes, read once and within bounds, and what kind of file they are."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, Literal

from dangxing.language import patterns
from dangxing.workbook.reading.bounds import FILE_BYTES, MIB, Refusal

Kind = Literal["zip", "compound"]

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Excel 2 to 4, and Excel 5 without a container.
_OLD = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00", b"\x09\x08\x10\x00")
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def read_bytes(path: Path) -> bytes:
    """All bytes of the file. Refusal: no such file, no plain file, no permission, empty, too large."""
    try:
        with open_plain(path) as file:
            data = file.read(FILE_BYTES + 1)
    except OSError as fault:
        raise _refusal_of(fault) from None
    if len(data) > FILE_BYTES:
        raise Refusal("too-large", bound=FILE_BYTES // MIB)
    if not data:
        raise Refusal("empty")
    return data


def open_plain(path: Path) -> BinaryIO:
    """The file, open. OSError: it cannot be opened. Refusal: no plain file, no such file, too large."""
    try:
        # Looked at before it is opened: opening a pipe for reading would wait for a writer for ever.
        _check_plain(path.stat().st_mode)
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        file = os.fdopen(os.open(path, flags), "rb")
    except ValueError:  # a NUL in the path
        raise Refusal("missing") from None
    try:
        found = os.fstat(file.fileno())
        # Looked at again, for it may be another file than a moment ago.
        _check_plain(found.st_mode)
        if found.st_size > FILE_BYTES:
            raise Refusal("too-large", bound=FILE_BYTES // MIB)
    except BaseException:
        file.close()
        raise
    return file


def _check_plain(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise Refusal("folder")
    if not stat.S_ISREG(mode):
        raise Refusal("special")


def _refusal_of(fault: OSError) -> Refusal:
    if fault.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG):
        return Refusal("missing")
    if fault.errno in (errno.EACCES, errno.EPERM):
        return Refusal("denied")
    if fault.errno == errno.ELOOP:
        return Refusal("link-loop")
    return Refusal("unreadable", reason=fault.strerror or type(fault).__name__)


# What files begin with that are taken for workbooks, by the code that says what they are.
_BEGINNINGS: Mapping[bytes, str] = {
    b"%PDF": "pdf", b"\x89PNG": "image", b"\xff\xd8\xff": "image", b"GIF8": "image", b"BM": "image", b"II*\0": "image",
    b"MM\0*": "image", b"{\\rtf": "word", b"Rar!": "packed", b"7z\xbc\xaf": "packed", b"\x1f\x8b": "packed",
    b"L\0\0\0\x01\x14\x02\0": "shortcut",
}  # fmt: skip
_WEB_PAGE = patterns.late(
    rb"<(?:!doctype\s+html|html|head|body|table|meta|script|style)[\s>]|mime-version:", re.IGNORECASE
)


def kind_of(data: bytes) -> Kind:
    """The container that the bytes are, whatever the file's name says. Refusal: none that holds a workbook."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if data.startswith(_COMPOUND):
        return "compound"
    if data.startswith(_OLD):
        raise Refusal("old-format")
    head = data[:4096]
    if data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif") or (
        data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    ):
        raise Refusal("image")
    beginning = head.removeprefix(_BOMS[0]).lstrip()
    for known, code in _BEGINNINGS.items():
        if beginning.startswith(known) and not (known == b"BM" and _is_text(head)):
            raise Refusal(code)
    if _is_text(head):
        plain = head.replace(b"\0", b"") if head.startswith(_BOMS[1:]) else head
        raise Refusal("web-page" if _WEB_PAGE.search(plain) else "text")
    raise Refusal("not-workbook")


def _is_text(head: bytes) -> bool:
    if head.startswith(_BOMS):
        return True
    return not any(byte < 32 and byte not in (9, 10, 12, 13) for byte in head)
