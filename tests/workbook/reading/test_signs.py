"""Looks that show other signs than a cell holds: fonts of signs, cells filled with what they hold, raised letters."""

from __future__ import annotations

import datetime as dt
import struct
from pathlib import Path
from typing import Any

import pytest
import xlwt
from openpyxl import Workbook as Book
from openpyxl.styles import Alignment, Font

from dangxing.workbook.grid import Otherwise
from dangxing.workbook.reading.biff12_records import record, wide
from dangxing.workbook.reading.signs import in_signs
from ods_files import cell, ods
from reader_files import first_grid, relations, saved, values, xlsb_parts, xlsb_row, zipped

# ── Fonts of signs ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("font", "written", "shown"),
    [
        ("wingdings", "ü", "✓"),
        ("wingdings", "\uf0fc", "✓"),
        ("wingdings 2", "P O", "✓ ×"),
        ("wingdings", "缺席", "缺席"),
        ("wingdings", "12", None),
        ("webdings", "出席a", "出席✓"),
        ("symbol", "12.5", "12.5"),
        ("symbol", "a", None),
    ],
)
def test_a_text_in_a_font_of_signs(font: str, written: str, shown: str | None) -> None:
    """A plain sign that says the same, or nothing that could be read; other fonts show what this one has not."""
    assert in_signs(font, written) == shown


SHOWN = [["✓", Otherwise("12", "sign-font"), "出席", 12]]


def test_cells_in_a_font_of_signs(tmp_path: Path) -> None:
    """In .xlsx, .xls and .ods."""
    book = Book()
    cells: Any = book.active
    cells.append(["ü", 12, "出席", 12])
    for place in ("A1", "B1", "C1"):
        cells[place].font = Font(name="Wingdings")
    cells["D1"].font = Font(name="Symbol")
    book.save(tmp_path / "a.xlsx")
    assert values(tmp_path / "a.xlsx") == SHOWN
    old = xlwt.Workbook()
    sheet = old.add_sheet("甲")
    for column, (value, font) in enumerate(
        (("ü", "Wingdings"), (12, "Wingdings"), ("出席", "Wingdings"), (12, "Symbol"))
    ):
        sheet.write(0, column, value, xlwt.easyxf(f"font: name {font}"))
    old.save(str(tmp_path / "a.xls"))
    assert values(tmp_path / "a.xls") == SHOWN
    row = "".join(
        f'<table:table-cell table:style-name="{style}" office:value-type="{kind}"{more}><text:p>{text}</text:p>'
        "</table:table-cell>"
        for style, kind, more, text in (
            ("signs", "string", "", "ü"),
            ("signs", "float", ' office:value="12"', "12"),
            ("signs", "string", "", "出席"),
            ("greek", "float", ' office:value="12"', "12"),
        )
    )
    assert values(saved(tmp_path, ods(f"<table:table-row>{row}</table:table-row>"))) == SHOWN


def test_dates_in_a_font_of_greek_letters_stay_dates(tmp_path: Path) -> None:
    """Its digits are digits; a date in signs is none that anybody sees."""
    book = Book()
    cells: Any = book.active
    cells.append([dt.date(2024, 3, 1), dt.date(2024, 3, 1)])
    cells["A1"].font, cells["B1"].font = Font(name="Symbol"), Font(name="Webdings")
    book.save(tmp_path / "a.xlsx")
    assert values(tmp_path / "a.xlsx") == [[dt.date(2024, 3, 1), Otherwise("2024-03-01", "sign-font")]]


# ── Cells that are filled with what they hold ───────────────────────────────────────────────────────────────────────


def test_cells_that_show_a_value_again_and_again(tmp_path: Path) -> None:
    """As often as there is room: once in a narrow column."""
    book = Book()
    cells: Any = book.active
    cells.append([1, 1, 20240301, "出席"])
    for place in ("A1", "B1", "C1", "D1"):
        cells[place].alignment = Alignment(horizontal="fill")
    cells.column_dimensions["B"].width = 2
    book.save(tmp_path / "a.xlsx")
    assert values(tmp_path / "a.xlsx") == [[Otherwise("1", "fill-repeated"), 1, 20240301, "出席"]]
    old = xlwt.Workbook()
    sheet = old.add_sheet("甲")
    filling = xlwt.easyxf("align: horiz filled")
    for column, width in enumerate((10, 2)):
        sheet.write(0, column, 1, filling)
        sheet.col(column).width = width * 256
    old.save(str(tmp_path / "a.xls"))
    assert values(tmp_path / "a.xls") == [[Otherwise("1", "fill-repeated"), 1]]
    assert values(saved(tmp_path, ods(cell("<text:p>1</text:p>", ' table:style-name="filling"')))) == [
        [Otherwise("1", "fill-repeated")]
    ]


# ── Documents of OpenDocument ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('12<text:span text:style-name="up">1</text:span>', "12¹"),
        ('12<text:span text:style-name="down">1</text:span>', "12₁"),
        ('12<text:span text:style-name="level">1</text:span>', "121"),
        ('<text:span text:style-name="signs">ü</text:span>', "✓"),
        ('<text:span text:style-name="signs">12</text:span>', "□□"),
    ],
)
def test_raised_letters_and_signs_in_an_ods(text: str, shown: str, tmp_path: Path) -> None:
    """As in .xlsx: the sign of a footnote is no digit."""
    assert values(saved(tmp_path, ods(cell(f"<text:p>{text}</text:p>")))) == [[shown]]


def test_narrow_columns_and_zeros_that_are_not_shown_in_an_ods(tmp_path: Path) -> None:
    """By the width of its columns, and by how the document is looked at."""
    number = '<table:table-cell office:value-type="float" office:value="{0}"><text:p>{0}</text:p></table:table-cell>'
    columns = (
        '<table:table-column table:style-name="narrow"/><table:table-column table:number-columns-repeated="16383"/>'
    )
    rows = f"<table:table-row>{number.format('0')}{number.format('1.2345')}</table:table-row>"
    hiding = b'<x><config:config-item config:name="ShowZeroValues" config:type="boolean">false</config:config-item></x>'
    path = saved(tmp_path, ods(columns + rows, settings=hiding))
    assert (values(path), first_grid(path).narrow) == ([["", 1.2345]], {0: 4})
    assert values(saved(tmp_path, ods(columns + rows, settings=hiding.replace(b"false", b"true")))) == [[0, 1.2345]]


def test_a_span_of_more_than_a_day_and_a_sign_that_fills_in_an_ods(tmp_path: Path) -> None:
    """The one as it is shown, the other not at all."""
    span = '<table:table-cell office:value-type="time" office:time-value="PT30H00M00S"><text:p>30:00:00</text:p>'
    number = (
        '<table:table-cell table:style-name="zeros" office:value-type="float" office:value="8"><text:p>8000</text:p>'
    )
    row = f"<table:table-row>{span}</table:table-cell>{number}</table:table-cell></table:table-row>"
    assert values(saved(tmp_path, ods(row))) == [["30:00:00", Otherwise("8", "fill-repeated")]]


# ── Conditions of .xlsb ─────────────────────────────────────────────────────────────────────────────────────────────

WHITE, RED = b"\x05\x00\x00\x00\xff\xff\xff\xff", b"\x05\x00\x00\x00\xff\x00\x00\xff"


def look(*properties: tuple[int, bytes]) -> bytes:
    body = b"".join(struct.pack("<HH", kind, len(value) + 4) + value for kind, value in properties)
    return record(0x1FB, struct.pack("<3H", 0, 0, len(properties)) + body)


CODE = struct.pack("<HH", 200, 3) + ";;;".encode("utf-16-le")


@pytest.mark.parametrize(
    ("given", "hides"),
    [
        (look((5, WHITE)), True),
        (look((5, RED)), False),
        (look((2, RED), (5, WHITE)), False),
        (look((2, RED), (5, RED)), True),
        (look((29, b"\x01")), True),
        (look((29, b"\x00")), False),
        (look((38, CODE)), True),
        (look((2, RED)), False),
    ],
)
def test_a_condition_that_may_hide_a_value_in_an_xlsb(given: bytes, hides: bool, tmp_path: Path) -> None:
    """By the look that its rule names."""
    area = struct.pack("<5I", 1, 1, 3, 1, 1)
    rule = record(0x1CF, struct.pack("<4I", 2, 0, 1, 1) + bytes(30)) + record(0x1D0)
    conditions = record(0x1CD, struct.pack("<2I", 1, 0) + area) + rule + record(0x1CE)
    grid = first_grid(saved(tmp_path, zipped(xlsb_with(look((5, RED)) + given, conditions))))
    assert grid.conditional == (((1, 1, 3, 1),) if hides else ())


@pytest.mark.parametrize(
    ("kind", "body", "hides"),
    [
        (0x1D1, struct.pack("<IH", 0, 2), True),
        (0x1D1, struct.pack("<IH", 0, 0), False),
        (0x1D3, b"\x0a\x5a\x00", True),
        (0x1D3, b"\x0a\x5a\x01", False),
    ],
)
def test_bars_and_signs_in_place_of_numbers_in_an_xlsb(kind: int, body: bytes, hides: bool, tmp_path: Path) -> None:
    area = struct.pack("<5I", 1, 1, 3, 1, 1)
    rule = record(0x1CF, struct.pack("<4I", 6, 0, 0xFFFFFFFF, 1) + bytes(30)) + record(kind, body) + record(0x1D0)
    conditions = record(0x1CD, struct.pack("<2I", 1, 0) + area) + rule + record(0x1CE)
    grid = first_grid(saved(tmp_path, zipped(xlsb_with(b"", conditions))))
    assert grid.conditional == (((1, 1, 3, 1),) if hides else ())


def test_cells_in_signs_and_filled_in_an_xlsb(tmp_path: Path) -> None:
    """By the font and the alignment of their style."""
    fonts = b"".join(
        record(0x2B, struct.pack("<HH", 220, 0) + bytes(17) + wide(name)) for name in ("Calibri", "Wingdings")
    )
    plain, signs, filled = bytes(16), bytearray(16), bytearray(16)
    signs[4], filled[12] = 1, 4
    styles = b"".join(record(0x2F, bytes(each)) for each in (plain, signs, filled))
    number = struct.pack("<d", 1)
    cells = [record(5, struct.pack("<2I", at, style) + number) for at, style in enumerate((0, 1, 2))]
    parts = xlsb_with(
        b"", b"", fonts + record(0x269, struct.pack("<I", 3)) + styles + record(0x26A), xlsb_row(0, *cells)
    )
    assert values(saved(tmp_path, zipped(parts))) == [[1, Otherwise("1", "sign-font"), Otherwise("1", "fill-repeated")]]


def xlsb_with(looks: bytes, conditions: bytes, styles: bytes = b"", rows: bytes = b"") -> dict[str, bytes]:
    """An .xlsb with styles, and conditions behind its rows."""
    parts = xlsb_parts(rows or xlsb_row(0, record(5, struct.pack("<IId", 0, 0, 1))), conditions)
    targets = {"r1": ("chartsheet", "chartsheets/sheet1.bin"), "r2": ("worksheet", "/xl/worksheets/sheet1.bin")}
    parts["xl/_rels/workbook.bin.rels"] = relations(targets | {"s": ("styles", "styles.bin")})
    parts["xl/styles.bin"] = (
        styles or record(0x269, struct.pack("<I", 1)) + record(0x2F, bytes(16)) + record(0x26A)
    ) + looks
    return parts
