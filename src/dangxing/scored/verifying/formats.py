"""Which format a file is of, by its bytes."""

from __future__ import annotations

from dangxing.workbook.reading.archive import Archive


def is_package(data: bytes) -> bool:
    """Whether it is an Office Open XML workbook whose sheets are XML. Refusal: a broken archive."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    archive = Archive(data)
    return "[Content_Types].xml" in archive and not any(
        name.lower().endswith("workbook.bin") for name in archive.names()
    )
