"""Text stays text, numbers are numbers, dates are dates, whatever the records hold."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

import writer_factory
from dangxing.records import Layout
from dangxing.scored import write_scored
from dangxing.sheets.cells import Encoder, Formula, number_text, quoted, sheet_name
from dangxing.sheets.cells import Row as WrittenRow
from dangxing.workbook.grid import Grid, Row

_XML = "http://www.w3.org/XML/1998/namespace"


def _copied(tmp_path: Path, rows: list[Row], merged: tuple[tuple[int, int, int, int], ...] = ()) -> Path:
    """A scored workbook whose copy of 活動 holds ``rows``."""
    result, rules, grids = writer_factory.made(1)
    grids["activities"] = writer_factory.grid_of("活動", 2, rows, merged)
    target = tmp_path / "scored.xlsx"
    write_scored(result, rules, target, grids=grids)
    return target


def _sheet(path: Path) -> Worksheet:
    return load_workbook(path)["活動"]


def test_every_kind_of_value_is_copied_as_what_it_is(tmp_path: Path) -> None:
    """Text that looks like a formula, a number, a link or markup is text; dates, times and numbers keep their kinds."""
    odd = writer_factory.odd_cells()
    sheet = _sheet(_copied(tmp_path, [["title"], ["header"], ["", *odd]]))
    found = [cell.value for cell in sheet[3][1:]]
    assert [cell.data_type for cell in sheet[3][1:4]] == ["s", "s", "s"]
    assert all(cell.hyperlink is None for cell in sheet[3])
    assert found[:7] == ["=1+1", "-5", "007", 7, 0.1, 1234567.5, True]
    assert found[7:11] == [
        dt.datetime(2024, 2, 29), dt.datetime(2024, 2, 29, 13, 30), dt.time(8, 30), dt.timedelta(hours=30),
    ]  # fmt: skip
    assert found[11:] == [
        "#REF!", "a_x0001_b", " 空 ", "第一行\n第二行", "_x005F_x0041_", "<r>x</r>", "https://example.com",
        "1899-01-01", dt.datetime(1900, 2, 1), "\ufffd", "\ufffd",
    ]  # fmt: skip


def test_a_reader_gets_back_control_characters_and_what_looks_like_their_escape(tmp_path: Path) -> None:
    """The escapes are those that spreadsheet programs decode."""
    path = _copied(tmp_path, [["title"], ["header"], ["", "_x0041_", "a\x01b"]])
    values = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("活動").to_python()[2]
    assert values[1:] == ["_x0041_", "a\x01b"]


def test_ids_in_the_copy_are_text(tmp_path: Path) -> None:
    """A numeric 編號 is the text that the id is everywhere else; other numbers stay numbers."""
    sheet = _sheet(_copied(tmp_path, [["title"], ["header"], [1001.0, 5.0], ["007", 6.0]]))
    assert [[cell.value for cell in row] for row in sheet["A3:B4"]] == [["1001", 5], ["007", 6]]


def test_a_merged_range_is_merged_again_and_one_that_overlaps_is_left(tmp_path: Path) -> None:
    """The value stands in the first cell; what overlaps an earlier range stays as single cells."""
    rows: list[Row] = [["t", "t", "t"], ["a", "b", "c"], ["x", "y", "z"], ["x", "p", "q"]]
    sheet = _sheet(_copied(tmp_path, rows, ((0, 0, 0, 2), (2, 0, 3, 0), (3, 0, 3, 1), (1, 1, 1, 1))))
    assert {str(each) for each in sheet.merged_cells.ranges} == {"A1:C1", "A3:A4"}
    assert [cell.value for cell in sheet[4]] == [None, "p", "q"]


def test_addresses_hold_where_a_sheet_does_not_begin_at_the_first_cell(tmp_path: Path) -> None:
    """Rows and columns that the reader left out before the table are empty in the copy."""
    result, rules, grids = writer_factory.made(1)
    body: list[Row] = [["編號", "日期"], ["0001", 3.0]]
    grids["activities"] = Grid("活動", 2, 4, 2, 2, 2, lambda: iter(body))
    result.records.layouts["activities"] = Layout("活動", 4, {"id": 2, "date": 3}, 2)  # type: ignore[index]
    target = tmp_path / "scored.xlsx"
    write_scored(result, rules, target, grids=grids)
    sheet = _sheet(target)
    assert (sheet["C5"].value, sheet["C6"].value, sheet["D6"].value) == ("編號", "0001", 3)
    assert sheet["A1"].value is None


def test_no_text_of_the_records_stands_in_a_formula(tmp_path: Path) -> None:
    """Names and branches are told by reference, so that nothing in them can be run."""
    result, rules, grids = writer_factory.made(2)
    evil = '"&HYPERLINK("http://x","y")&"'
    cards = tuple(
        card._replace(member=replace(card.member, name=evil, branch=evil, id=f"{evil}{at}"))
        for at, card in enumerate(result.cards)
    )
    target = tmp_path / "scored.xlsx"
    write_scored(result._replace(cards=cards), rules, target, grids=grids)
    formulas = [
        cell.value
        for sheet in load_workbook(target)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert formulas
    assert not [formula for formula in formulas if "http://" in formula]


@given(st.text())
def test_any_text_makes_a_well_formed_cell_that_reads_back(value: str) -> None:
    """What XML can hold reads back as it was, escapes aside."""
    row = Encoder().row(1, WrittenRow((value,), (0,)), ("A",))
    text = ElementTree.fromstring(row).find("c/is/t")  # noqa: S314 - our own
    assert text is not None
    if value.isprintable() and "_x" not in value and not any("\ud800" <= sign <= "\udfff" for sign in value):
        assert (text.text or "") == value
    if value != value.strip():
        assert text.get(f"{{{_XML}}}space") == "preserve"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, "1"),
        (2.0, "2"),
        (Decimal("0.10"), "0.1"),
        (Decimal("-0.5"), "-0.5"),
        (0.1 + 0.2, "0.30000000000000004"),
        (-0.0, "0"),
    ],
)
def test_numbers_are_written_in_full(value: float | Decimal, text: str) -> None:
    """No digit of the nearest binary fraction is lost, and whole numbers have no point."""
    assert number_text(value) == text


def test_formulas_carry_their_value_and_quote_what_they_hold() -> None:
    """Quotes are doubled in texts and titles; markup is escaped."""
    assert quoted('a"b') == '"a""b"'
    assert sheet_name("a'b") == "'a''b'"
    row = Encoder().row(7, WrittenRow((Formula("A1>2", "是"), Formula("1+1", 2), None), (0, 3, 4), 20), ("A", "B", "C"))
    assert row == (
        '<row r="7" ht="20" customHeight="1"><c r="A7" t="str"><f>A1&gt;2</f><v>是</v></c>'
        '<c r="B7" s="3"><f>1+1</f><v>2</v></c><c r="C7" s="4"/></row>\n'
    )
