"""A column behind each table that says of every row whether something is wrong with it, to be filtered by."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dangxing.language import Language, patterns, text
from dangxing.records import Problem, column_letters
from dangxing.workbook.annotating.marks import COLOURS

if TYPE_CHECKING:
    from openpyxl import Workbook

MARK = "dangxing"
"""What the column's title ends with: by it the column is known again, and is no column of the contract."""
_TITLE = patterns.late(rf".*[(（]{MARK}[)）]")
_HEADER_ROWS = 10


def add(book: Workbook, problems: Sequence[Problem], headers: Mapping[str, int], script: Language) -> None:
    """Give each sheet with problems in its rows the column. ``headers`` are the rows of the titles, from 0."""
    worst: dict[str, dict[int, str]] = {}
    for problem in problems:
        title, row, _ = problem.place
        if title is not None and title in headers and row is not None and row > headers[title]:
            rows = worst.setdefault(title, {})
            if rows.get(row) != "error":
                rows[row] = problem.severity
    for sheet in book.worksheets:
        if sheet.title in worst:
            _fill(sheet, headers[sheet.title], worst[sheet.title], script)


def without_column(sheet: Any) -> None:
    """Take the column off again."""
    for row in sheet.iter_rows(min_row=1, max_row=min(sheet.max_row, _HEADER_ROWS)):
        for cell in row:
            if isinstance(cell.value, str) and _TITLE.fullmatch(cell.value):
                for number in range(cell.row, sheet.max_row + 1):
                    sheet._cells.pop((number, cell.column), None)
                _filter(sheet, cell.row, cell.column - 1)
                return


def _fill(sheet: Any, header: int, rows: Mapping[int, str], script: Language) -> None:
    from openpyxl.styles import Font, PatternFill

    words = {severity: text(f"cli.{severity}", script) for severity in COLOURS}
    column = sheet.max_column + 1
    title = sheet.cell(header + 1, column, text("annotate.column", script, mark=MARK))
    title.font = Font(bold=True)
    for row, severity in rows.items():
        cell = sheet.cell(row + 1, column, words[severity])
        cell.fill = PatternFill("solid", fgColor=COLOURS[severity])
    sheet.column_dimensions[column_letters(column - 1)].width = 20
    _filter(sheet, header + 1, column)


def _filter(sheet: Any, header: int, last: int) -> None:
    """Let the rows be filtered up to this column; a table of a spreadsheet program has a filter of its own."""
    if sheet.tables:
        return
    known = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7}):[A-Z]{1,3}([0-9]{1,7})", sheet.auto_filter.ref or "")
    if known is None:
        sheet.auto_filter.ref = f"A{header}:{column_letters(last - 1)}{sheet.max_row}"
    elif int(known[2]) == header:
        sheet.auto_filter.ref = f"{known[1]}{header}:{column_letters(last - 1)}{known[3]}"
