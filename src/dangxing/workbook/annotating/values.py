"""A new workbook of the values of one that cannot be edited: titles, texts, numbers and dates where they stood."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from openpyxl import Workbook

from dangxing.errors import FileProblem
from dangxing.language.script import within
from dangxing.language.voice import breadth
from dangxing.records import column_letters
from dangxing.workbook.annotating import losses
from dangxing.workbook.grid import CellError, Dayless, Grid, Otherwise, Rounded, Unseen
from dangxing.workbook.reading.formats import round_half_up

_FORMATS: tuple[tuple[type, str], ...] = (
    (dt.datetime, "yyyy-mm-dd hh:mm:ss"),
    (dt.date, "yyyy-mm-dd"),
    (dt.time, "hh:mm:ss"),
    (dt.timedelta, "[h]:mm:ss"),
)
_NARROWEST, _WIDEST = 8.0, 48.0
_LONGEST = 32_767
_MERGED = 10_000


def copied(path: str, grids: Sequence[Grid]) -> tuple[Workbook, dict[str, str]]:
    """The sheets as a new workbook, and the titles they have there, for not every title is one in .xlsx.

    FileProblem: the workbook at ``path`` is too large for that.
    """
    rows = sum(grid.height for grid in grids)
    if rows > losses.ROWS or sum(grid.height * grid.width for grid in grids) > losses.CELLS:
        raise FileProblem("annotate.too-many-rows", path=path, rows=rows, bound=losses.ROWS)
    book = Workbook()
    del book[book.sheetnames[0]]
    titles: dict[str, str] = {}
    for grid in grids:
        sheet = book.create_sheet(_title(grid.title))
        titles[grid.title] = sheet.title
        _copy(sheet, grid)
    return book, titles


def _title(title: str) -> str:
    # Of what other formats allow, Excel takes neither these signs nor more than 31.
    return title.translate({ord(sign): "_" for sign in "[]:*?/\\"})[:31] or "_"


def _copy(sheet: Any, grid: Grid) -> None:
    hidden = _hidden_by_merging(grid)
    widths: dict[int, float] = {}
    for row, values in enumerate(grid.rows(), grid.top + 1):
        for column, value in enumerate(values, grid.left + 1):
            if value == "" or value is None or (row, column) in hidden:
                continue
            cell = sheet.cell(row, column)
            _fill(cell, value)
            if isinstance(value, str | dt.date):
                widths[column] = max(widths.get(column, 0), min(breadth(str(value)[:60]), _WIDEST))
    for top, left, bottom, right in _merged(grid):
        sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    for column, width in widths.items():
        sheet.column_dimensions[column_letters(column - 1)].width = max(_NARROWEST, min(width + 2.5, _WIDEST))


def _fill(cell: Any, value: object) -> None:
    if isinstance(value, Rounded):
        _fill_rounded(cell, value)
    elif isinstance(value, Unseen):
        _fill_unseen(cell, value)
    elif isinstance(value, str | Otherwise):
        # What looks otherwise stays what must be settled.
        _fill_text(cell, value if isinstance(value, str) else f"{value.stored}{_DOUBT}")
    elif isinstance(value, CellError):
        cell.value = value.text
        cell.data_type = "e" if value.text.startswith("#") else "s"
    elif isinstance(value, float) and (not math.isfinite(value)):
        cell.value = str(value)
    elif isinstance(value, Dayless):
        cell.value, cell.number_format = value.date, "yyyy-mm"
    else:
        cell.value = value
        for kind, look in _FORMATS:
            if isinstance(value, kind):
                cell.number_format = look
                break


_DOUBT: Final = "〔?〕"


def _fill_text(cell: Any, value: str) -> None:
    # Text stays text: an id keeps its zeros, and nothing becomes a formula; signs that nobody sees are kept as well.
    words = within("".join(sign if _is_legal(sign) else " " for sign in value), _LONGEST)
    cell.value = words
    cell.data_type = "s"
    if words.strip().isascii() and words.strip().isdecimal():
        cell.number_format = "@"


def _is_legal(sign: str) -> bool:
    """Whether XML may hold it."""
    return sign in "\t\n" or (sign >= " " and not "\ud800" <= sign <= "\udfff" and sign not in "\ufffe\uffff")


def _fill_unseen(cell: Any, value: Unseen) -> None:
    # What nobody sees stays what must be settled: never an empty cell, never a value that shows of a sudden.
    if not value.stored:
        cell.value, cell.data_type = "#N/A", "e"
        return
    number = _number(value.stored)
    if number is None:
        _fill_text(cell, value.stored)
    else:
        cell.value = number
    cell.number_format = ";;;"


def _fill_rounded(cell: Any, value: Rounded) -> None:
    """A number in a format that shows as many decimals of it as were seen; where something else was seen, that."""
    number, seen = _number(value.stored), _number(value.text)
    if number is None or seen is None or round_half_up(number, places := _places(seen)) != seen:
        _fill_text(cell, value.text)
        return
    cell.value = number
    cell.number_format = f"0.{'0' * places}" if places else "0"


def _number(written: str) -> Decimal | None:
    try:
        return Decimal(written)
    except InvalidOperation:
        return None


def _places(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))


def _merged(grid: Grid) -> list[tuple[int, int, int, int]]:
    """The merged ranges, cut to the values: one that reaches to the sheet's end would be made cell by cell."""
    last_row, last_column = grid.top + grid.height - 1, grid.left + grid.width - 1
    cut = [
        (top, left, min(bottom, last_row), min(right, last_column))
        for top, left, bottom, right in grid.merged[:_MERGED]
        if grid.top <= top <= last_row and grid.left <= left <= last_column
    ]
    return [area for area in cut if area[:2] != area[2:]]


def _hidden_by_merging(grid: Grid) -> set[tuple[int, int]]:
    """The cells that a merged range covers: the value stands in each of them as it was read."""
    return {
        (row + 1, column + 1)
        for top, left, bottom, right in _merged(grid)
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
