"""The sheet 問題: every problem a row, with a link to its cell, to be filtered and worked through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties

from dangxing.language import Language, problem_texts, text
from dangxing.language.voice import breadth
from dangxing.records import Problem
from dangxing.workbook.annotating.marks import COLOURS, clean

ROWS = 100_000
"""Problems that are listed."""
LINKS = 50_000
"""Rows with a link: a sheet can hold 65,530."""

_COLUMNS = {"severity": 9.0, "sheet": 14.0, "cell": 9.0, "code": 24.0, "message": 62.0, "hint": 46.0}
_SOURCE = 36.0
"""How wide the column of 來源 is, where a row came from a table of the office's."""
_FONTS = {"zh-Hans": "Microsoft YaHei", "zh-Hant": "Microsoft JhengHei", "en": "Calibri"}
HEADER = 3
_ONE_LINE, _MORE_LINES, _MOST_LINES = 18.0, 14.5, 20


def add(book: Workbook, problems: Sequence[Problem], script: Language, name: str) -> int:
    """Put the sheet in front, and give how many problems it lists. ``name`` is the workbook's file name."""
    sheet: Any = book.create_sheet(_free_title(book, text("annotate.sheet", script)), 0)
    _show_alone(book)
    looks = _Looks(_FONTS[script])
    _head(sheet, problems, script, name, looks)
    with_source = any(problem.source is not None for problem in problems)
    columns = {**_COLUMNS, "source": _SOURCE} if with_source else _COLUMNS
    for column, (key, width) in enumerate(columns.items(), 1):
        looks.give(sheet.cell(HEADER, column), text(f"annotate.col-{key}", script), "header")
        sheet.column_dimensions[sheet.cell(HEADER, column).column_letter].width = width
    sheet.row_dimensions[HEADER].height = 22
    words = {severity: text(f"cli.{severity}", script) for severity in COLOURS}
    listed = problems[:ROWS]
    for number, problem in enumerate(listed, HEADER + 1):
        _row(sheet, number, problem, words[problem.severity], script, looks)
        if with_source:
            looks.give(sheet.cell(number, 7), problem.source and clean(problem.source), "text")
    last = max(HEADER + len(listed), HEADER)
    sheet.auto_filter.ref = f"A{HEADER}:{'G' if with_source else 'F'}{last}"
    sheet.freeze_panes = f"A{HEADER + 1}"
    sheet.sheet_view.zoomScale = 100
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.sheet_properties.tabColor = COLOURS["error"]
    sheet.print_title_rows = f"{HEADER}:{HEADER}"
    return len(listed)


class _Looks:
    """The few looks of the sheet, each made once."""

    def __init__(self, font: str) -> None:
        line = Side("thin", color="FFBFBFBF")
        box = Border(left=line, right=line, top=line, bottom=line)
        middle, centred = Alignment(vertical="center"), Alignment(horizontal="center", vertical="center")
        wrapped = Alignment(vertical="center", wrap_text=True)
        indented = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
        plain = Font(name=font, size=10)
        self._looks: dict[str, dict[str, Any]] = {
            "title": {"font": Font(name=font, size=15, bold=True), "alignment": middle},
            "note": {"font": Font(name=font, size=10, color="FF595959"), "alignment": wrapped},
            "header": {
                "font": Font(name=font, size=10, bold=True),
                "alignment": centred,
                "border": box,
                "fill": PatternFill("solid", fgColor="FFDDE3EA"),
            },
            "text": {"font": plain, "alignment": indented, "border": box},
            "center": {"font": plain, "alignment": centred, "border": box},
            "link": {
                "font": Font(name=font, size=10, color="FF1F4E79", underline="single"),
                "alignment": centred,
                "border": box,
            },
        }
        for severity, colour in COLOURS.items():
            self._looks[severity] = {**self._looks["center"], "fill": PatternFill("solid", fgColor=colour)}

    def give(self, cell: Any, value: str | None, name: str) -> None:
        """Set a cell's text and its look. Text stays text, whatever it begins with."""
        cell.value = value
        if value is not None:
            cell.data_type = "s"
        for key, look in self._looks[name].items():
            setattr(cell, key, look)


def _head(sheet: Any, problems: Sequence[Problem], script: Language, name: str, looks: _Looks) -> None:
    errors = sum(problem.severity == "error" for problem in problems)
    title = text("annotate.title", script, errors=errors, warnings=len(problems) - errors)
    looks.give(sheet["A1"], title, "title")
    note = text("annotate.note", script, name=clean(name))
    looks.give(sheet["A2"], note, "note")
    sheet.merge_cells("A2:F2")
    sheet.row_dimensions[1].height = 26
    sheet.row_dimensions[2].height = _height([(note, sum(_COLUMNS.values()))])


def _row(sheet: Any, number: int, problem: Problem, severity: str, script: Language, looks: _Looks) -> None:
    message, hint = problem_texts(problem.code, script, problem.params)
    message, hint = clean(message), None if hint is None else clean(hint)
    title, cell = problem.place.sheet, problem.place.cell
    looks.give(sheet.cell(number, 1), severity, problem.severity)
    looks.give(sheet.cell(number, 2), title, "center")
    linked = title is not None and number <= HEADER + LINKS
    place = sheet.cell(number, 3)
    looks.give(place, cell, "link" if linked and cell else "center")
    if linked and title is not None:
        target = f"'{title.replace(chr(39), chr(39) * 2)}'!{cell or 'A1'}"
        on = place if cell else sheet.cell(number, 2)
        on.hyperlink = Hyperlink(ref=on.coordinate, location=target)
        looks.give(on, cell or title, "link")
    looks.give(sheet.cell(number, 4), problem.code, "text")
    looks.give(sheet.cell(number, 5), message, "text")
    looks.give(sheet.cell(number, 6), hint, "text")
    sheet.row_dimensions[number].height = _height([(message, _COLUMNS["message"]), (hint or "", _COLUMNS["hint"])])


def _height(texts: Sequence[tuple[str, float]]) -> float:
    lines = max(-(-breadth(words) // int(width - 4)) or 1 for words, width in texts)
    return _ONE_LINE + _MORE_LINES * (min(lines, _MOST_LINES) - 1)


def _free_title(book: Workbook, wanted: str) -> str:
    """The title, with a number behind it where a sheet bears it already."""
    taken = {title.casefold() for title in book.sheetnames}
    title, number = wanted, 1
    while title.casefold() in taken:
        number += 1
        title = f"{wanted}{number}"
    return title


def _show_alone(book: Workbook) -> None:
    """Open at the first sheet. Were another still selected, what is typed would go into both."""
    sheets: Any = book
    for sheet in sheets._sheets:
        views = getattr(sheet, "views", None) or getattr(sheet, "sheetViews", None)
        for view in getattr(views, "sheetView", ()):
            view.tabSelected = sheet is sheets._sheets[0]
    book.active = 0
    for window in book.views:
        window.firstSheet = 0
