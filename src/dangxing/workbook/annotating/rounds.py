"""A second round: the marks of the first come off before new ones are put on, and all else stays as it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dangxing.language import LANGUAGES, patterns, text
from dangxing.workbook.annotating.column import without_column
from dangxing.workbook.annotating.listing import HEADER
from dangxing.workbook.annotating.marks import AUTHOR, COLOURS, ours

if TYPE_CHECKING:
    from openpyxl import Workbook

_OURS = patterns.late(rf"\n\n{AUTHOR}: .*", re.DOTALL)


def take_off(book: Workbook) -> None:
    """Take off what marks a workbook that was marked before: fills, comments, the column and the sheet of problems."""
    places: set[tuple[str, str]] = set()
    for sheet in list(book.worksheets):
        if _lists_problems(sheet):
            for row in sheet.iter_rows(min_row=HEADER + 1, min_col=2, max_col=3, values_only=True):
                places.add((str(row[0]), str(row[1])))
            book.remove(sheet)
    for sheet in book.worksheets:
        without_column(sheet)
        _without_comments(sheet, places)
        kept: Any = sheet.conditional_formatting
        for formatting in [each for each in kept if any(ours(rule) for rule in each.rules)]:
            del kept._cf_rules[formatting]
    _unfilled(book, places)


def _lists_problems(sheet: Any) -> bool:
    """Whether a sheet is that of problems, by its titles in any language."""
    codes = {text("annotate.col-code", each) for each in LANGUAGES}
    return str(sheet.cell(HEADER, 4).value) in codes and str(sheet.cell(HEADER, 1).value) in {
        text("annotate.col-severity", each) for each in LANGUAGES
    }


def _without_comments(sheet: Any, places: set[tuple[str, str]]) -> None:
    for cell in list(sheet._cells.values()):
        comment = getattr(cell, "comment", None)
        if comment is None:
            continue
        if comment.author == AUTHOR:
            cell.comment = None
            places.add((sheet.title, cell.coordinate))
        elif AUTHOR in comment.text:
            comment.text = _OURS.sub("", comment.text)


def _unfilled(book: Workbook, places: set[tuple[str, str]]) -> None:
    """A cell that had a colour of its own was never filled."""
    from openpyxl.styles import PatternFill

    sheets: dict[str, Any] = {sheet.title: sheet for sheet in book.worksheets}
    for title, address in places:
        if title in sheets and re.fullmatch(r"[A-Z]{1,3}[0-9]{1,7}", address):
            cell = sheets[title][address]
            if cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb in COLOURS.values():
                cell.fill = PatternFill()
