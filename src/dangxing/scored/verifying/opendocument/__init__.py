"""OpenDocument spreadsheets as they are seen, as LibreOffice writes them; what it does not write is told."""

from __future__ import annotations

from dangxing.scored.verifying.opendocument.book import read

__all__ = ["read"]
