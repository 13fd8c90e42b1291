"""The files that tables stand in: workbooks, and tables as text."""

from __future__ import annotations

from pathlib import Path

from dangxing.workbook.reading import Workbook, open_workbook
from dangxing.workbook.reading.delimited import ENDING, open_delimited


def opened(path: Path, data: bytes | None = None) -> Workbook:
    """The workbook at ``path``, or the table of a .csv as one. FileProblem: it cannot be read.

    ``data`` are the file's bytes, where they were read already.
    """
    return (open_delimited if path.suffix.casefold() == ENDING else open_workbook)(path, data=data)
