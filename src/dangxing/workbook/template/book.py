"""The template as a whole: its sheets in their order, and its bytes."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from dangxing import __version__
from dangxing.records import EVERY_SHEET, SHEETS
from dangxing.workbook.template import ROWS, ROWS_OF_ACTIVITIES, guide, lists, sheets, sign_in
from dangxing.workbook.template.checks import FIRST_ROW, Checks
from dangxing.workbook.template.words import Words

# Nothing in the file may tell when it was written: the same rules give the same bytes.
_WRITTEN = dt.datetime(2000, 1, 1)
_STAMP = (1980, 1, 1, 0, 0, 0)


def made(voice: Words, year: int | None) -> Workbook:
    """The workbook: instructions, the sheets of the records, and the hidden sheet of lists."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = voice.say("sheet-guide")
    records = {
        key: book.create_sheet(voice.sheet(key)) for key in EVERY_SHEET if key in SHEETS or voice.needs.uses(key)
    }
    words = book.create_sheet(voice.say("sheet-lists"))
    words.sheet_state = "hidden"
    found = lists.write(words, voice, ROWS + FIRST_ROW - 2)
    for key, sheet in records.items():
        if key == "sign_in":
            sign_in.write(sheet, voice, found, ROWS, year)
            continue
        sheets.write(sheet, voice, key, year)
        if voice.needs.uses(key):
            rows = ROWS_OF_ACTIVITIES if key == "activities" else ROWS
            Checks(voice, found, key, rows, year).put(sheet)
    guide.write(page, voice, year)
    return marked(book, page["A1"].value)


def marked(book: Workbook, title: str | None) -> Workbook:
    """The workbook with what it says of itself, which is not when it was written."""
    book.properties.title = title
    book.properties.creator = f"dangxing {__version__}"
    book.properties.created = book.properties.modified = _WRITTEN
    return book


def saved(book: Workbook) -> bytes:
    """The workbook as a file."""
    draft = io.BytesIO()
    with zipfile.ZipFile(draft, "w") as archive:
        ExcelWriter(book, archive).save()
    content = io.BytesIO()
    with zipfile.ZipFile(draft) as old, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return content.getvalue()
