"""Files of other programs' libraries: hidden columns and sheets, dummies of formulas, looks, in every format."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlwt
from openpyxl import Workbook as Book
from openpyxl.styles import Color, Font, PatternFill
from pyxlsbwriter import XlsbWriter

from dangxing.workbook.grid import Dayless, Grid, Rounded, Unseen
from dangxing.workbook.reading import open_workbook
from reader_files import first_grid, saved, zipped

HEADER = ("編號", "姓名", "日期", "學時", "滿意度")
ROWS = ((1001, "王一", dt.date(2024, 3, 1), 2, 92.5), ("002", "李二", dt.date(2024, 3, 2), 3.5, 88))


def grid_of(path: Path, title: str) -> Grid:
    with open_workbook(path) as book:
        return book.grid(book.titles.index(title))


def xls(path: Path, change: Callable[[Any], object] = lambda sheet: None) -> Path:
    """An .xls as the library for the old format writes it: it calculates nothing."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("活動", cell_overwrite_ok=True)
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for at, row in enumerate((HEADER, *ROWS)):
        for column, value in enumerate(row):
            sheet.write(at, column, value, day if isinstance(value, dt.date) else xlwt.Style.default_style)
    change(sheet)
    book.save(str(path))
    return path


def xlsx(path: Path, change: Callable[[Any], object] = lambda sheet: None) -> Path:
    book = Book()
    sheet: Any = book.active
    sheet.title = "活動"
    for row in (HEADER, *ROWS):
        sheet.append(row)
    change(sheet)
    book.create_sheet("評議").append(["編號"])
    book.save(path)
    return path


def test_an_xls_of_another_library_is_read(tmp_path: Path) -> None:
    """Texts, numbers and dates; nothing is hidden."""
    grid = first_grid(xls(tmp_path / "a.xls"))
    assert [list(row) for row in grid.rows()] == [list(HEADER), *map(list, ROWS)]
    assert (list(grid.hidden), grid.hidden_columns, grid.concealed) == ([], frozenset(), False)


@pytest.mark.parametrize("formula", ["1+1", '"缺席"', "AVERAGE(D2:D3)", "D2", "1=1", "1/0"])
def test_a_formula_that_the_library_did_not_calculate(formula: str, tmp_path: Path) -> None:
    """It writes a dummy for whatever a formula gives, and leaves the rest to whoever opens the file."""
    path = xls(tmp_path / "a.xls", lambda sheet: sheet.write(1, 3, xlwt.Formula(formula)))
    assert list(first_grid(path).rows())[1][3] == Unseen()


def test_numbers_shown_rounded_in_an_xls(tmp_path: Path) -> None:
    """Whole ones in four bytes, others in eight, several in one record; and a month without its day."""
    whole, month = xlwt.easyxf(num_format_str="0"), xlwt.easyxf(num_format_str='yyyy"年"m"月"')

    def change(sheet: Any) -> None:
        for column, value in enumerate((59.6, 60, 59.125, 1.05)):
            sheet.write(1, 3 + column, value, whole)
        sheet.write(2, 2, dt.date(2024, 3, 15), month)

    rows = list(first_grid(xls(tmp_path / "a.xls", change)).rows())
    assert rows[1][3:] == [Rounded("60", "59.6"), 60, Rounded("59", "59.125"), Rounded("1", "1.05")]
    assert rows[2][2] == Dayless(dt.date(2024, 3, 15))


@pytest.mark.parametrize("code", ['0"萬字"', "0.0%"])
def test_looks_in_an_xls(code: str, tmp_path: Path) -> None:
    """What a person sees of a number, and a line through it."""
    style = xlwt.easyxf("font: struck_out on", num_format_str=code)
    value = {'0"萬字"': 5, "0.0%": 0.505}[code]
    grid = first_grid(xls(tmp_path / "a.xls", lambda sheet: sheet.write(1, 3, value, style)))
    assert list(grid.rows())[1][3] == {'0"萬字"': "5萬字", "0.0%": "50.5%"}[code]
    assert list(grid.struck) == [1]


def test_hidden_rows_columns_and_sheets_in_an_xls(tmp_path: Path) -> None:
    """By a bit of each; a sheet that only a program can show is hidden too."""

    def hide(sheet: Any) -> None:
        sheet.col(3).hidden = sheet.row(2).hidden = True
        sheet.col(4).width = 0
        sheet.visibility = 2

    grid = first_grid(xls(tmp_path / "a.xls", hide))
    assert (list(grid.hidden), grid.hidden_columns, grid.concealed) == ([2], {3, 4}, True)


def test_hidden_columns_and_sheets_in_an_xlsx(tmp_path: Path) -> None:
    """Of several columns in one, too, and behind a closed outline."""

    def hide(sheet: Any) -> None:
        sheet.column_dimensions["B"].hidden = True
        sheet.column_dimensions.group("D", "E", hidden=True)

    path = xlsx(tmp_path / "a.xlsx", hide)
    grid = grid_of(path, "活動")
    assert (grid.hidden_columns, grid.concealed) == ({1, 3, 4}, False)
    for state in ("hidden", "veryHidden"):
        path = xlsx(tmp_path / "b.xlsx", lambda sheet, state=state: setattr(sheet, "sheet_state", state))
        assert [grid_of(path, title).concealed for title in ("活動", "評議")] == [True, False]


WHITE = Font(color="FFFFFFFF")
BLUE = PatternFill("solid", fgColor="FF4472C4")


@pytest.mark.parametrize(
    ("font", "fill", "pale"),
    [
        (WHITE, None, [1]),
        (WHITE, PatternFill("solid", fgColor="FFFFFFFF"), [1]),
        (Font(color=Color(theme=0)), None, [1]),
        (Font(color=Color(indexed=9)), None, [1]),
        (WHITE, BLUE, []),
        (Font(color=Color(theme=0, tint=-0.5)), None, []),
        (Font(color="FF000000"), None, []),
    ],
)
def test_white_on_white_in_an_xlsx(font: Font, fill: PatternFill | None, pale: list[int], tmp_path: Path) -> None:
    """By the colours of the letters and of the ground."""

    def paint(sheet: Any) -> None:
        sheet["D2"].font = font
        if fill is not None:
            sheet["D2"].fill = fill

    assert list(grid_of(xlsx(tmp_path / "a.xlsx", paint), "活動").pale) == pale


@pytest.mark.parametrize(
    ("look", "pale"),
    [
        ("font: colour white", [1]),
        ("font: colour white; pattern: pattern solid, fore_colour white", [1]),
        ("font: colour white; pattern: pattern solid, fore_colour blue", []),
        ("font: colour black", []),
    ],
)
def test_white_on_white_in_an_xls(look: str, pale: list[int], tmp_path: Path) -> None:
    """Likewise, by the numbers of the colours."""
    path = xls(tmp_path / "a.xls", lambda sheet: sheet.write(1, 3, 2, xlwt.easyxf(look)))
    assert list(first_grid(path).pale) == pale


def test_an_xlsb_of_another_library_is_read(tmp_path: Path) -> None:
    """Texts, numbers and dates, and which sheet is hidden."""
    path = tmp_path / "a.xlsb"
    with XlsbWriter(str(path)) as book:
        for title, hidden in (("活動", False), ("評議", True)):
            book.add_sheet(title, hidden=hidden)
            book.write_sheet([list(HEADER), *map(list, ROWS)])
    for title, concealed in (("活動", False), ("評議", True)):
        grid = grid_of(path, title)
        assert [list(row) for row in grid.rows()] == [list(HEADER), *map(list, ROWS)]
        assert grid.concealed is concealed


def test_hidden_columns_and_sheets_in_an_ods(tmp_path: Path) -> None:
    """By what the column says of itself, and by the style of the sheet."""
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text", "style")
    )
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
        for value in "甲乙丙丁戊"
    )
    styles = (
        '<style:style style:name="t" style:family="table"><style:table-properties table:display="false"/></style:style>'
    )
    content = (
        f"<office:document-content{spaces}><office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        '<office:spreadsheet><table:table table:name="甲" table:style-name="t"><table:table-column/>'
        '<table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>'
        '<table:table-column table:visibility="visible"/><table:table-column table:visibility="filter"/>'
        f"<table:table-row>{cells}</table:table-row></table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    grid = first_grid(saved(tmp_path, zipped({"mimetype": kind, "content.xml": content.encode()})))
    assert (grid.hidden_columns, grid.concealed) == ({1, 2, 4}, True)
