"""Which format a file is of, by its bytes."""

from __future__ import annotations

from typing import Literal

from dangxing.workbook.reading.archive import Archive
from dangxing.workbook.reading.opendocument import is_spreadsheet


def of(data: bytes) -> Literal["ooxml", "opendocument"] | None:
    """The format, if it is one whose looks are read. Refusal: a broken archive."""
    if not data.startswith(b"PK\x03\x04"):
        return None
    archive = Archive(data)
    if is_spreadsheet(archive):  # asked first, as where the records are read
        return "opendocument"
    binary = any(name.lower().endswith("workbook.bin") for name in archive.names())
    return "ooxml" if "[Content_Types].xml" in archive and not binary else None
