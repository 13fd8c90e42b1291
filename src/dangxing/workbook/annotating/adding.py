"""A copy of a records workbook with rows added and values changed, all else as it stands there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from decimal import Decimal
from typing import Any, BinaryIO, NamedTuple

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from dangxing.language.voice import begins_formula
from dangxing.records import Layout


class Part(NamedTuple):
    """What one sheet gets: its title and where it keeps what (None: it is not there yet), the titles of its columns by
    field, new rows as they are to stand there, and values by row (from 1) and field, None for one that goes."""

    title: str
    layout: Layout | None
    titles: Mapping[str, str]
    ids: frozenset[str]
    fields: Sequence[str]
    rows: Sequence[Sequence[object]]
    values: Mapping[tuple[int, str], object]


def add(book: Workbook, parts: Iterable[Part], file: BinaryIO) -> None:
    """Change the workbook and write it to ``file``."""
    for part in parts:
        if part.rows or part.values:
            _put(book, part)
    book.save(file)


def _put(book: Workbook, part: Part) -> None:
    sheet: Any = book.create_sheet(part.title) if part.layout is None else book[part.layout.title]
    header = 1 if part.layout is None else part.layout.header_row + 1
    columns = {} if part.layout is None else {field: at + 1 for field, at in part.layout.columns.items()}
    wanted = [field for field in part.titles if field in part.fields and _any(part, field)]
    for field in [*wanted, *(field for _, field in part.values)]:
        if field not in columns:
            columns[field] = _new_column(sheet, header, columns, part.titles[field])
    for (row, field), value in part.values.items():
        _set(sheet.cell(row, columns[field]), value, field in part.ids)
    last = _last(sheet, header, columns.values())
    for at, values in enumerate(part.rows, last + 1):
        for field, value in zip(part.fields, values, strict=True):
            if value is not None:
                cell = sheet.cell(at, columns[field])
                if last > header:
                    cell._style = copy(sheet.cell(last, columns[field])._style)
                _set(cell, value, field in part.ids)
    _stretch(sheet, header, last + len(part.rows))


def _any(part: Part, field: str) -> bool:
    at = list(part.fields).index(field)
    return any(row[at] is not None for row in part.rows)


def _new_column(sheet: Any, header: int, columns: Mapping[str, int], title: str) -> int:
    """A column behind all that there are."""
    at = max((cell.column for cell in sheet[header] if cell.value is not None), default=0) + 1
    cell: Any = sheet.cell(header, at, title)
    if at > 1 and columns:
        cell._style = copy(sheet.cell(header, at - 1)._style)
    return at


def _last(sheet: Worksheet, header: int, columns: Iterable[int]) -> int:
    """The last row with a value in one of the columns."""
    wanted = list(columns)
    for row in range(sheet.max_row, header, -1):
        if any(sheet.cell(row, column).value is not None for column in wanted):
            return row
    return header


def _set(cell: Any, value: object, is_id: bool) -> None:
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        if is_id or begins_formula(value):
            cell.data_type, cell.number_format = "s", "@"
        return
    cell.value = (float(value) if value % 1 else int(value)) if isinstance(value, Decimal) else value
    if isinstance(value, dt.date):
        cell.number_format = "yyyy-mm-dd"


def _stretch(sheet: Any, header: int, last: int) -> None:
    """Filters and tables that begin with the header reach over what was added."""
    for ranged in (sheet.auto_filter, *sheet.tables.values()):
        if ranged.ref:
            box = [edge or 0 for edge in range_boundaries(ranged.ref)]
            if box[1] == header and box[3] < last:
                ranged.ref = f"{get_column_letter(box[0])}{header}:{get_column_letter(box[2])}{last}"
