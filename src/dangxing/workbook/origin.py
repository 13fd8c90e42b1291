"""Which workbooks are of this program's making: told by a property of the document, whatever the file's name."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from dangxing.language import LANGUAGES, patterns, text
from dangxing.workbook.reading.bounds import FILE_BYTES, Refusal
from dangxing.workbook.reading.source import open_plain

if TYPE_CHECKING:
    from openpyxl import Workbook

PROPERTY = "dangxing"
_MOST = 1 << 16
_CUSTOM = patterns.late(rb"<(?:\w+:)?property\s[^>]*?\bname=\"" + PROPERTY.encode() + rb"\"")
_COPY = patterns.late(
    rb"<(?:\w+:)?property\s[^>]*?\bname=\"" + PROPERTY.encode() + rb"\"[^>]*>\s*<[^<>]*>(checked|fixed)<"
)
# XlsxWriter keeps a remark for those who look at the properties; a scored workbook begins it with the program's name.
_DESCRIBED = patterns.late(rb"<dc:description>dangxing \d")


# Sheets that every scored workbook has.
_SCORED = ("summary", "lines", "feedback", "about")

Kind = Literal["result", "checked", "fixed"]
"""What was made: a result (scored workbook, report, notice, form, targets), a marked copy, or a mended one."""


# The same where another program saved the workbook as .ods or as .xls.
_IN_META = patterns.late(rb"\bmeta:name=\"" + PROPERTY.encode() + rb"\"[^<>]*>(checked|fixed)?")
_COMPOUND = b"\xd0\xcf\x11\xe0"
_NAMED = b"\x09\x00\x00\x00" + PROPERTY.encode() + b"\x00"
_VALUE = patterns.late(rb"\x1e\x00\x00\x00.\x00\x00\x00(checked|fixed|scored)\x00", re.DOTALL)


def made_by_dangxing(data: bytes) -> bool:
    """Whether the workbook is of this program's making. False for whatever is no package."""
    return kind_of(io.BytesIO(data)) is not None


def kind_of(source: Path | BinaryIO) -> Kind | None:
    """What a workbook of this program's making is, by its path or its bytes; None for any other. Nothing is raised."""
    try:
        if isinstance(source, Path):
            with open_plain(source) as file:
                return kind_of(file)
        old = _compound(source)
        if old is not None:
            return _kind_of_old(old)
        with zipfile.ZipFile(source) as archive:
            names = set(archive.namelist())
            custom, described, meta = (
                _start_of(archive, name) if name in names else b""
                for name in ("docProps/custom.xml", "docProps/core.xml", "meta.xml")
            )
    except (Refusal, zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return None
    if _CUSTOM.search(custom):
        copy = _COPY.search(custom)
        return _kind(copy[1] if copy else None)
    named = _IN_META.search(meta)
    if named:
        return _kind(named[1])
    return "result" if _DESCRIBED.search(described) or _DESCRIBED.search(meta) else None


def is_scored(titles: Sequence[str]) -> bool:
    """Whether these are the sheets of a scored workbook."""
    return any({text(f"sheets.{name}", each) for name in _SCORED} <= set(titles) for each in LANGUAGES)


def _kind(written: bytes | None) -> Kind:
    return "fixed" if written == b"fixed" else "checked" if written == b"checked" else "result"


def _compound(source: BinaryIO) -> bytes | None:
    """The bytes of an .xls; None where it is none."""
    head = source.read(4)
    source.seek(0)
    return source.read(FILE_BYTES) if head == _COMPOUND else None


def _kind_of_old(data: bytes) -> Kind | None:
    """What an .xls is: its properties name the program, and then say what was made."""
    at = data.find(_NAMED)
    if at < 0:
        return None
    value = _VALUE.search(data, at, at + _MOST)
    return _kind(value[1]) if value else None


def _start_of(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(_MOST)


def sign(book: Workbook, kind: str = "checked") -> None:
    """Mark the workbook as a copy made here: a marked one, or one of another ``kind``."""
    from openpyxl.packaging.custom import StringProperty

    kept: Any = book  # the published types do not know them
    if PROPERTY in kept.custom_doc_props.names:
        del kept.custom_doc_props[PROPERTY]
    kept.custom_doc_props.append(StringProperty(name=PROPERTY, value=kind))
