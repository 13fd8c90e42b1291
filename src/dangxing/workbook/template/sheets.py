"""The sheets that are filled in: titles, notes on them, an example row, formats of columns."""

from __future__ import annotations

import datetime as dt

from openpyxl.comments import Comment
from openpyxl.styles import Alignment
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from dangxing.language.voice import breadth
from dangxing.records import SheetKey, column_letters
from dangxing.rules import Column
from dangxing.workbook.template import style
from dangxing.workbook.template.examples import Value, example, example_row
from dangxing.workbook.template.words import Words

_FORMATS = {"id": "@", "date": "yyyy-mm-dd", "text": "General"}
_WIDTHS = {"id": 16, "date": 13, "activity": 20, "track": 18}
_FIELD_WIDTHS = {"name": 14, "branch": 20, "notes": 26, "topic": 34, "evidence": 26, "self_appraisal": 40}
_LEFT = ("text", "id", "track", "activity")
_WORDS_SHOWN = 12
_NOTE_WIDTH = 300
_NOTE_COLUMNS = 40
_NOTE_LINE = 19


def write(sheet: Worksheet, voice: Words, key: SheetKey, year: int | None) -> None:
    """Write one sheet of the records."""
    used = voice.needs.uses(key)
    values, row = example(voice, key, year), example_row(voice, key, year)
    for at, (field, column) in enumerate(voice.needs.columns(key).items()):
        letters = column_letters(at)
        title = voice.title(column)
        head = sheet.cell(1, at + 1, f"{title}*" if column.required else title)
        head.font = style.font(voice.language, bold=True, color="FFFFFF" if column.required else "000000")
        head.fill = style.REQUIRED if column.required else style.OPTIONAL
        head.border, head.alignment = style.THIN, style.CENTRED
        head.comment = _note(voice, key, field, column, values[field])
        if used:
            _put_example(sheet, voice, at, voice.say("example") if at == 0 else row[field], column)
        dimension = sheet.column_dimensions[letters]
        dimension.width = max(_FIELD_WIDTHS.get(field) or _WIDTHS.get(column.holds, 11), breadth(title) + 3)
        # The format of the whole column: rows that nobody has filled in take no room in the file.
        dimension.number_format = _FORMATS.get(column.holds, "General")
        dimension.font = style.font(voice.language)
        dimension.alignment = _alignment(column)
    sheet.row_dimensions[1].height = style.height(1.5)
    sheet.row_dimensions[2].height = style.height(1)
    sheet.freeze_panes = "C2" if list(voice.needs.columns(key))[:2] == ["id", "name"] else "B2"
    sheet.sheet_properties.tabColor = (
        style.TAB_REQUIRED if voice.needs.rulebook.contract.sheets[key].required else style.TAB_OPTIONAL
    )
    print_well(sheet)
    sheet.print_title_rows = "1:1"
    sheet.print_options.gridLines = True
    if not used:
        sheet.sheet_state = "hidden"


def print_well(sheet: Worksheet) -> None:
    """A4 across, as wide as one page, with the page's number."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top = sheet.page_margins.bottom = 0.7
    footer = sheet.HeaderFooter.oddFooter
    if footer is not None:
        footer.center.text = "&A  &P / &N"


def _alignment(column: Column) -> Alignment:
    return style.MIDDLE if column.holds in _LEFT else style.CENTRED


def _put_example(sheet: Worksheet, voice: Words, at: int, value: Value, column: Column) -> None:
    cell = sheet.cell(2, at + 1, value)
    cell.font = style.font(voice.language, italic=True, color="7F7F7F")
    cell.fill = style.PALE
    cell.border, cell.alignment = style.THIN, _alignment(column)
    cell.number_format = _FORMATS.get(column.holds, "General")


def _note(voice: Words, key: SheetKey, field: str, column: Column, value: Value) -> Comment:
    """What the column holds, the words that it takes, an example."""
    told = voice.say(_note_key(key, field, column), most=f"{column.most or 0:f}")
    parts = [voice.say("required" if column.required else "optional"), told]
    if column.most is not None:
        parts.append(_without(voice, field))
    words = voice.vocabulary(key, column)
    if words and len(words) <= _WORDS_SHOWN:
        parts.append(voice.say("note-words", words=voice.joined(words)))
    elif words:
        parts.append(voice.say("note-list", count=len(words)))
    names = _wanted_by(voice, key, field)
    if names:
        parts.append(voice.say("note-wanted", names=voice.joined([voice.activity(name) for name in names])))
    if value is not None:
        shown = value.isoformat() if isinstance(value, dt.date) else str(value)
        parts.append(voice.say("note-example", value=shown))
    return note("\n".join(parts))


def _without(voice: Words, field: str) -> str:
    """What becomes of the total of whoever has no such mark."""
    otherwise = {mark.otherwise for mark in voice.needs.marks_in(field)}
    if not otherwise or None in otherwise:
        return voice.say("note-no-mark")
    told = (voice.term(each) if isinstance(each, str) else f"{each:f}" for each in otherwise if each is not None)
    return voice.say("note-no-mark-otherwise", by=voice.joined(sorted(told)))


def note(told: str) -> Comment:
    """A note on a cell, as high as its text."""
    count = style.lines(told, _NOTE_COLUMNS)
    return Comment(told, "dangxing", height=(count + 1) * _NOTE_LINE, width=_NOTE_WIDTH)


def _note_key(key: SheetKey, field: str, column: Column) -> str:
    if column.holds == "whole" and field.startswith("votes"):
        return "note-votes"
    if column.most is not None:
        return "note-mark"
    return f"note-{key}-{field.replace('_', '-')}"


def _wanted_by(voice: Words, key: SheetKey, field: str) -> list[str]:
    """The activities whose row must hold the column."""
    if key == "schedule" and field == "hours":
        return list(voice.needs.must_hold_in_schedule())
    if key == "activities" and field in ("hours", "characters", "level", "place", "subject"):
        return list(voice.needs.must_hold(field))
    return []
