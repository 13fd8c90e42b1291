"""Which workbooks are of this program's making: told by a property of the document, whatever the file's name."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl import Workbook

PROPERTY = "dangxing"
_MOST = 1 << 16
_CUSTOM = re.compile(rb"<(?:\w+:)?property\s[^>]*?\bname=\"" + PROPERTY.encode() + rb"\"")
# XlsxWriter keeps a remark for those who look at the properties; a scored workbook begins it with the program's name.
_DESCRIBED = re.compile(rb"<dc:description>dangxing \d")


def made_by_dangxing(data: bytes) -> bool:
    """Whether the workbook is a scored one or a marked copy. False for whatever is no package."""
    if not data.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            for name, pattern in (("docProps/custom.xml", _CUSTOM), ("docProps/core.xml", _DESCRIBED)):
                if name in names:
                    with archive.open(name) as part:
                        if pattern.search(part.read(_MOST)):
                            return True
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return False
    return False


def sign(book: Workbook, kind: str = "checked") -> None:
    """Mark the workbook as a copy made here: a marked one, or one of another ``kind``."""
    from openpyxl.packaging.custom import StringProperty

    kept: Any = book  # the published types do not know them
    if PROPERTY in kept.custom_doc_props.names:
        del kept.custom_doc_props[PROPERTY]
    kept.custom_doc_props.append(StringProperty(name=PROPERTY, value=kind))
