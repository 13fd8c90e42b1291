"""What the cells of a workbook hold, in every file type."""

from __future__ import annotations

import datetime as dt
import hashlib
import struct
from pathlib import Path

import pytest

from dangxing.workbook.grid import CellError
from dangxing.workbook.reading import open_workbook
from dangxing.workbook.reading.biff12_records import record, wide
from reader_files import (
    DATA,
    MAIN,
    first_grid,
    saved,
    sheet,
    values,
    xlsb_cell,
    xlsb_parts,
    xlsb_row,
    xlsx_parts,
    zipped,
)

OFFICE = ("sample.xlsx", "sample.xls", "sample.ods")


@pytest.mark.parametrize("name", OFFICE)
def test_office_files_hold_the_same_values(name: str) -> None:
    """Dates, times, texts and numbers come alike from .xlsx, .xls and .ods, the first row where the values begin."""
    grid = first_grid(DATA / name)
    assert (grid.top, grid.left, grid.height, grid.width) == (1, 1, 6, 6)
    rows = list(grid.rows())
    assert rows[1] == ["編號", "日期", "學時", "時間", "時長", "備註"]
    assert rows[2][:4] == ["001", dt.date(2024, 3, 1), 2.5, dt.time(13, 30)]
    assert rows[3][:2] == [1001, dt.datetime(2024, 3, 2, 9, 30)]
    assert rows[4][1] == dt.date(2024, 2, 29)
    assert rows[5][1:3] == [45352, 3.5]


@pytest.mark.parametrize("name", OFFICE)
def test_errors_are_kept_apart_from_text(name: str) -> None:
    """An error value is a CellError in its cell; a text that reads like one stays a text."""
    rows = values(DATA / name)
    assert rows[3][2:4] == [CellError("#DIV/0!"), CellError("#N/A")]
    assert rows[2][5] == "#N/A 的說明"
    assert sum(isinstance(value, CellError) for row in rows for value in row) == 2


@pytest.mark.parametrize("name", OFFICE)
def test_a_merged_value_stands_in_every_cell(name: str) -> None:
    """Across columns and down rows; the grid also tells the ranges."""
    grid = first_grid(DATA / name)
    rows = list(grid.rows())
    assert rows[0] == ["標題"] * 4 + ["", ""]
    assert [rows[4][0], rows[5][0]] == ["合", "合"]
    assert grid.merged == ((1, 1, 1, 4), (5, 1, 6, 1))


@pytest.mark.parametrize("name", OFFICE)
def test_rows_can_be_had_again(name: str) -> None:
    """The same rows come anew with each call, and after the workbook was closed."""
    with open_workbook(DATA / name) as book:
        grid = book.grid(0)
        assert book.titles == ("活動", "空", "成員")
        assert list(book.grid(2).rows()) == [["x"]]
        empty = book.grid(1)
    assert (empty.height, empty.width, list(empty.rows())) == (0, 0, [])
    assert list(grid.rows()) == list(grid.rows())
    assert len(list(grid.rows())) == grid.height


@pytest.mark.parametrize("name", ["dates1904.xlsx", "dates1904.xls"])
def test_dates_counted_from_1904(name: str) -> None:
    """A workbook that counts its days from 1904 gives the same dates."""
    rows = values(DATA / name)
    assert [rows[2][1], rows[4][1]] == [dt.date(2024, 3, 1), dt.date(2024, 2, 29)]


def test_a_duration_comes_as_it_is() -> None:
    """Thirty hours are a timedelta, not a date."""
    assert values(DATA / "sample.xlsx")[2][4] == dt.timedelta(hours=30)


def test_the_digest_is_that_of_the_file() -> None:
    """SHA-256 of the bytes, and the path as it was given."""
    path = DATA / "sample.ods"
    with open_workbook(path) as book:
        assert (book.path, book.digest) == (path, hashlib.sha256(path.read_bytes()).hexdigest())


def test_a_closed_workbook_reads_no_sheet() -> None:
    """Asking for a sheet after close() is a mistake of the program, not of the file."""
    book = open_workbook(DATA / "sample.xlsx")
    book.close()
    with pytest.raises(ValueError, match="closed"):
        book.grid(0)


@pytest.mark.parametrize("name", OFFICE)
def test_the_name_does_not_decide(name: str, tmp_path: Path) -> None:
    """A file is what its bytes are: any type is read under any name."""
    path = saved(tmp_path, (DATA / name).read_bytes(), "records.xls" if name.endswith("x") else "records.xlsx")
    assert values(path) == values(DATA / name)


def test_xlsb(tmp_path: Path) -> None:
    """Texts, numbers, errors and merged ranges of the binary format; the chart sheet is left out."""
    rows = xlsb_row(2, xlsb_cell(6, 1, wide("編號")), xlsb_cell(3, 2, b"\x17"), xlsb_cell(5, 3, struct.pack("<d", 2.5)))
    rows += xlsb_row(3, xlsb_cell(0x0B, 1, b"\x2a" + bytes(6)), xlsb_cell(6, 2, wide("#N/A")))
    merged = record(0xB1, struct.pack("<I", 1)) + record(0xB0, struct.pack("<4I", 2, 3, 3, 3)) + record(0xB2)
    path = saved(tmp_path, zipped(xlsb_parts(rows, merged)))
    with open_workbook(path) as book:
        assert book.titles == ("活動",)
        grid = book.grid(0)
    assert (grid.top, grid.left, grid.merged) == (2, 1, ((2, 3, 3, 3),))
    assert list(grid.rows()) == [["編號", CellError("#REF!"), 2.5], [CellError("#N/A"), "#N/A", 2.5]]


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B1" t="e"><v>#REF!</v></c>',
        '<c r="B1" s="0" t="e"><f>A1/0</f><v>#REF!</v></c>',
        "<c r='B1' t='e'><v>#REF!</v></c>",
        "<c t='e' r='B1'><v>#REF!</v></c>",
        '<x:c r="B1" t="e"><x:v>#REF!</x:v></x:c>',
        '<c t="e"><v>#REF!</v></c>',
        '<c\nr = "B1" t = "e"><v>#REF!</v></c>',
    ],
)
def test_an_error_however_it_is_written(cell: str, tmp_path: Path) -> None:
    """Quotes, order of attributes, prefixes and a missing reference make no difference."""
    head = f'<x:c xmlns:x="{MAIN}" r="A1"><x:v>1</x:v></x:c>' if "x:" in cell else '<c r="A1"><v>1</v></c>'
    cell = cell.replace("<x:c ", f'<x:c xmlns:x="{MAIN}" ')
    path = saved(tmp_path, zipped(xlsx_parts({"甲": sheet(f'<row r="1">{head}{cell}</row>')})))
    assert values(path) == [[1, CellError("#REF!")]]


def test_letters_of_an_error_in_a_text(tmp_path: Path) -> None:
    """What looks like an error's mark inside a text is a text."""
    text = '<c r="A1" t="inlineStr"><is><t>c r="A1" t="e"</t></is></c>'
    path = saved(tmp_path, zipped(xlsx_parts({"甲": sheet(f'<row r="1">{text}</row>')})))
    assert values(path) == [['c r="A1" t="e"']]


def test_cells_that_leave_out_where_they_are(tmp_path: Path) -> None:
    """Rows and cells without a reference follow one another."""
    rows = "<row><c><v>1</v></c><c/><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>"
    path = saved(tmp_path, zipped(xlsx_parts({"甲": sheet(rows)})))
    assert values(path) == [[1, "", 2], ["", "", ""], [3, "", ""]]


@pytest.mark.parametrize(
    ("corner", "beside"),
    [("P1048576", "P1048575"), ("Z599999", "A599999"), ("ZZ19999", "ZZ2"), ("XFD999", "XFD1"), ("AAA2000", "A1")],
)
def test_wide_and_tall_sheets_are_ordinary(corner: str, beside: str, tmp_path: Path) -> None:
    """The last row and the last column of a sheet can be read, alone or with little around them."""
    rows = f'<row><c r="{beside}"><v>1</v></c><c r="{corner}"><v>2</v></c></row>'
    path = saved(tmp_path, zipped(xlsx_parts({"甲": sheet(rows)})))
    assert values(path)[-1][-1] == 2


def test_styled_blank_cells_far_away_do_not_count(tmp_path: Path) -> None:
    """A format down to the last row and across to the last column holds no value, so that the sheet is small."""
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    path = saved(tmp_path, zipped(xlsx_parts({"甲": sheet(rows)})))
    assert values(path) == [[1]]


def test_a_dimension_that_lies_is_not_believed(tmp_path: Path) -> None:
    """The cells decide how large a sheet is."""
    content = sheet('<row r="1"><c r="A1"><v>1</v></c></row>').replace(
        b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>'
    )
    assert values(saved(tmp_path, zipped(xlsx_parts({"甲": content})))) == [[1]]


def test_only_the_sheet_asked_for_is_looked_into(tmp_path: Path) -> None:
    """A damaged sheet that nobody needs does not keep the others from being read."""
    parts = xlsx_parts({"甲": sheet('<row r="1"><c r="A1"><v>1</v></c></row>'), "乙": b"broken"})
    with open_workbook(saved(tmp_path, zipped(parts))) as book:
        assert book.titles == ("甲", "乙")
        assert list(book.grid(0).rows()) == [[1]]


def test_a_merged_title_wider_than_the_values(tmp_path: Path) -> None:
    """A range that reaches beyond the values fills what is inside them and makes no new rows or columns."""
    rows = '<row r="1"><c r="A1"><v>7</v></c></row><row r="2"><c r="B2"><v>1</v></c></row>'
    merged = '<mergeCells count="9"><mergeCell ref="A1:XFD1"/></mergeCells>'
    grid = first_grid(saved(tmp_path, zipped(xlsx_parts({"甲": sheet(rows, merged)}))))
    assert list(grid.rows()) == [[7, 7], ["", 1]]
    assert grid.merged == ((0, 0, 0, 16383),)


def test_links_to_other_files_are_not_followed(tmp_path: Path) -> None:
    """Relations that point outside the package are left alone, whatever they are called."""
    parts = xlsx_parts({"甲": sheet('<row r="1"><c r="A1"><v>1</v></c></row>')})
    outside = b'<Relationship Id="x" Type="a/sharedStrings" Target="file:///etc/passwd" TargetMode="External"/>'
    name = "xl/_rels/workbook.xml.rels"
    parts[name] = parts[name].replace(b"</Relationships>", outside + b"</Relationships>")
    assert values(saved(tmp_path, zipped(parts))) == [[1]]
