"""Which workbooks are of this program's making: told by a property of the document, whatever the file's name."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

if TYPE_CHECKING:
    from openpyxl import Workbook

PROPERTY = "dangxing"
_MOST = 1 << 16
_CUSTOM = re.compile(rb"<(?:\w+:)?property\s[^>]*?\bname=\"" + PROPERTY.encode() + rb"\"")
_COPY = re.compile(
    rb"<(?:\w+:)?property\s[^>]*?\bname=\"" + PROPERTY.encode() + rb"\"[^>]*>\s*<[^<>]*>(checked|fixed)<"
)
# XlsxWriter keeps a remark for those who look at the properties; a scored workbook begins it with the program's name.
_DESCRIBED = re.compile(rb"<dc:description>dangxing \d")


Kind = Literal["result", "checked", "fixed"]
"""What was made: a result (scored workbook, report, notice, form, targets), a marked copy, or a mended one."""


def made_by_dangxing(data: bytes) -> bool:
    """Whether the workbook is of this program's making. False for whatever is no package."""
    return kind_of(io.BytesIO(data)) is not None


def kind_of(source: str | BinaryIO) -> Kind | None:
    """What a workbook of this program's making is, by its path or its bytes; None for any other. Nothing is raised."""
    try:
        with zipfile.ZipFile(source) as archive:
            names = set(archive.namelist())
            custom, described = (
                _start_of(archive, name) if name in names else b""
                for name in ("docProps/custom.xml", "docProps/core.xml")
            )
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return None
    if _CUSTOM.search(custom):
        copy = _COPY.search(custom)
        return "fixed" if copy and copy[1] == b"fixed" else "checked" if copy else "result"
    return "result" if _DESCRIBED.search(described) else None


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
