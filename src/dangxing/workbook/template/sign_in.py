"""The sheet 簽到 of a template: a column an event, date and activity over it, a list of marks in its cells."""

from __future__ import annotations

from typing import Any

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from dangxing.records import column_letters
from dangxing.workbook.template import style
from dangxing.workbook.template.checks import dates_of, painted
from dangxing.workbook.template.lists import Lists
from dangxing.workbook.template.sheets import note, print_well
from dangxing.workbook.template.words import Words

EVENTS = 36
_FIRST_COLUMN = 3
_DATE, _ACTIVITY, _HOURS, _EXAMPLE = 1, 2, 3, 4
_LETTERS = column_letters(_FIRST_COLUMN - 1), column_letters(_FIRST_COLUMN + EVENTS - 2)


def write(sheet: Worksheet, voice: Words, found: Lists, rows: int, year: int | None) -> None:
    """Write the sheet. ``rows`` is how many rows are checked as they are filled in."""
    _head(sheet, voice)
    for column, value in enumerate((voice.say("example"), voice.say("example-name"), *voice.marks()[:2]), 1):
        cell = sheet.cell(_EXAMPLE, column, value)
        cell.font, cell.fill = style.font(voice.language, italic=True, color="7F7F7F"), style.PALE
        cell.border, cell.alignment = style.THIN, style.CENTRED
    _format_columns(sheet, voice)
    _put_checks(sheet, voice, found, rows, year)
    sheet.freeze_panes = f"{_LETTERS[0]}{_EXAMPLE}"
    sheet.sheet_properties.tabColor = style.TAB_OPTIONAL
    print_well(sheet)
    sheet.print_title_rows, sheet.print_title_cols = f"{_DATE}:{_HOURS}", "A:B"
    sheet.print_options.gridLines = True


def _put_checks(sheet: Worksheet, voice: Words, found: Lists, rows: int, year: int | None) -> None:
    first, last = _LETTERS
    row_of = {row: f"{first}{row}:{last}{row}" for row in (_DATE, _ACTIVITY, _HOURS)}
    below = f"{_EXAMPLE + 1}:{{}}{_EXAMPLE + rows}"
    activities, marks = (found.words["sign_in", field] for field in ("activity", "attendance"))
    _check(sheet, voice, f"A{below.format('A')}", "id", "list", found.written["id"])
    _check(sheet, voice, f"{first}{below.format(last)}", "attendance", "list", marks)
    _check(sheet, voice, row_of[_ACTIVITY], "activity", "list", activities)
    _check(sheet, voice, row_of[_HOURS], "hours", "decimal", "0", "greaterThanOrEqual", error="bad-number")
    error, low, high, params = dates_of(year, voice)
    _check(sheet, voice, row_of[_DATE], "date", "date", low, "between", high, error, **params)
    for row in (_DATE, _ACTIVITY):
        # An event that somebody is marked for must say what it was, and when.
        formula = f'AND({first}${row}="",COUNTA({first}${_EXAMPLE + 1}:{first}${_EXAMPLE + rows})>0)'
        sheet.conditional_formatting.add(row_of[row], painted(formula, style.WANTING))


def _head(sheet: Worksheet, voice: Words) -> None:
    titles = {name: voice.column("sign_in", name) for name in ("id", "name", "hours")}
    date, activity = (voice.column("schedule", name) for name in ("date", "activity"))
    _title(sheet, (_DATE, 1), voice, titles["id"])
    sheet.merge_cells(start_row=_DATE, end_row=_HOURS, start_column=1, end_column=1)
    _title(sheet, (_DATE, 2), voice, voice.say("sign-in-name", name=titles["name"], date=date))
    _title(sheet, (_ACTIVITY, 2), voice, activity)
    _title(sheet, (_HOURS, 2), voice, titles["hours"])
    for column in range(_FIRST_COLUMN, _FIRST_COLUMN + EVENTS):
        for row in (_DATE, _ACTIVITY, _HOURS):
            cell = sheet.cell(row, column)
            cell.fill, cell.border, cell.alignment = style.OPTIONAL, style.THIN, style.CENTRED
            cell.font = style.font(voice.language, bold=True)
            cell.number_format = "yyyy-mm-dd" if row == _DATE else "General"
    for row, name in ((_DATE, "date"), (_ACTIVITY, "activity"), (_HOURS, "hours")):
        sheet.cell(row, _FIRST_COLUMN).comment = note(voice.say(f"note-sign-in-{name}"))
    marks = voice.say("note-sign-in-mark", words=voice.joined(voice.marks()))
    sheet.cell(_EXAMPLE, _FIRST_COLUMN).comment = note(marks)
    for row in (_DATE, _ACTIVITY, _HOURS):
        sheet.row_dimensions[row].height = style.height(2 if row == _ACTIVITY else 1)


def _title(sheet: Worksheet, place: tuple[int, int], voice: Words, title: str) -> None:
    cell = sheet.cell(*place, title)
    cell.font, cell.fill = style.font(voice.language, bold=True, color="FFFFFF"), style.REQUIRED
    cell.border, cell.alignment = style.THIN, style.CENTRED


def _format_columns(sheet: Worksheet, voice: Words) -> None:
    """Formats of whole columns: rows that nobody has filled in take no room in the file."""
    for column in range(1, _FIRST_COLUMN + EVENTS):
        dimension = sheet.column_dimensions[column_letters(column - 1)]
        dimension.width = {1: 16, 2: 18}.get(column, 13)
        dimension.number_format = "@" if column == 1 else "General"
        dimension.font, dimension.alignment = style.font(voice.language), style.CENTRED


def _check(
    sheet: Worksheet, voice: Words, area: str, name: str, kind: Any, first: str, operator: Any = None,
    second: str | None = None, error: str = "not-in-list", **params: Any,
) -> None:  # fmt: skip
    key: Any = {"attendance": "activities", "id": "members"}.get(name, "schedule")
    title = voice.column(key, name)
    check = DataValidation(
        type=kind, operator=operator, formula1=first, formula2=second, allow_blank=True, showErrorMessage=True,
        errorStyle="stop", errorTitle=title[:32], error=voice.say(f"error-{error}", column=title, **params),
    )  # fmt: skip
    check.add(area)
    sheet.add_data_validation(check)
