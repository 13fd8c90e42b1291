"""Workbooks, read: .xlsx, .xlsm, .xlsb, .xls and .ods as sheets of raw values.

A file is checked before the reading library sees it, within the bounds of ``docs/security.md``; the library is given a
new file in memory that holds only what was checked. Nothing but the named file is ever opened.
"""

from __future__ import annotations

from dangxing.workbook.reading.source import read_bytes
from dangxing.workbook.reading.workbook import Workbook, open_workbook, sheet_parts, told_of

__all__ = ["Workbook", "open_workbook", "read_bytes", "sheet_parts", "told_of"]
