"""Office Open XML workbooks as they are seen: strictly read, so that nothing in the package is passed over."""

from __future__ import annotations

from dangxing.scored.verifying.ooxml.book import TooMuch, read

__all__ = ["TooMuch", "read"]
