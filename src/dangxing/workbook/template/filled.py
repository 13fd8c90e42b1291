"""A records workbook that is filled in: plain sheets with the titles of the contract, no checks and no notes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from dangxing.files import whole
from dangxing.language.voice import Voice, begins_formula
from dangxing.records import SheetKey, column_letters
from dangxing.rules import Column, Rulebook
from dangxing.workbook.template import style
from dangxing.workbook.template.book import marked, saved

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS = {"id": 16, "date": 13, "activity": 18, "track": 16}
_WIDTH, _SOURCE_WIDTH = 14, 40


def write_filled(
    rows: Mapping[SheetKey, Sequence[Mapping[str, object]]], rulebook: Rulebook, voice: Voice, target: Path
) -> None:
    """Write rows (fields by name) to a records workbook at ``target``, whole or not at all.

    A sheet has the columns that it must have and those that a row fills. Terms are written in the voice's language.
    FileProblem: the file cannot be written.
    """
    book = Workbook(write_only=True)
    for key, given in rows.items():
        sheet = rulebook.contract.sheets[key]
        if given or sheet.required:
            _put(book.create_sheet(voice.title(sheet)), sheet.columns, given, rulebook, voice)
    content = saved(marked(book, None))
    with whole(target) as file:
        file.write(content)


def _put(
    sheet: Worksheet,
    columns: Mapping[str, Column],
    rows: Sequence[Mapping[str, object]],
    rulebook: Rulebook,
    voice: Voice,
) -> None:
    filled = {field for row in rows for field, value in row.items() if value is not None}
    chosen = {field: column for field, column in columns.items() if column.required or field in filled}
    for at, (field, column) in enumerate(chosen.items()):
        width = _SOURCE_WIDTH if field == "source" else _WIDTHS.get(column.holds, _WIDTH)
        sheet.column_dimensions[column_letters(at)].width = width
    sheet.freeze_panes = "A2"
    titles = [WriteOnlyCell(sheet, voice.title(column)) for column in chosen.values()]
    for title in titles:
        title.font, title.fill, title.border = style.font(voice.language, bold=True), style.OPTIONAL, style.THIN
    sheet.append(titles)
    for row in rows:
        sheet.append(
            [_cell(sheet, _said(row.get(field), column, rulebook, voice), column) for field, column in chosen.items()]
        )


def _said(value: object, column: Column, rulebook: Rulebook, voice: Voice) -> object:
    """A term as the language has it: the key of an attendance or track by its title."""
    if not isinstance(value, str):
        return value
    contract = rulebook.contract
    match column.holds:
        case "attendance":
            found = {str(key): choice for key, choice in contract.attendance.items()}.get(value)
            return voice.title(found) if found else value
        case "track":
            return voice.title(rulebook.tracks[value][1]) if value in rulebook.tracks else value
        case "activity":
            return voice.term(value)
        case _:
            return value


def _cell(sheet: Worksheet, value: object, column: Column) -> object:
    if isinstance(value, dt.date):
        cell = WriteOnlyCell(sheet, dt.datetime(value.year, value.month, value.day))
        cell.number_format = "yyyy-mm-dd"
        return cell
    if isinstance(value, str):
        # Signs that no workbook may hold come from other kinds of files.
        cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
        if column.holds == "id" or begins_formula(value):
            cell.data_type, cell.number_format = "s", "@"
        return cell
    if isinstance(value, Decimal):
        return float(value) if value % 1 else int(value)
    return value
