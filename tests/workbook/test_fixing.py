"""A mended copy: what is certain is written, all else passes on byte by byte, and a second run finds nothing."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from dangxing.runs import checking, fixing
from dangxing.workbook.fixing import Change
from dangxing.workbook.fixing import cells as patching
from shipped import RULES

SHARED = (RULES, checking.Options(2024))


def office_book(path: Path) -> None:
    """A branch as an office types it, with what a copy may not lose."""
    book = openpyxl.Workbook()
    members = book.active
    assert members is not None
    members.title = "成员"
    for row in (
        ["编号", "姓名", "支部", "类别", "职务"],
        ["001", "王一", "一支部", " 普通党员", "支部书记"],
        ["002", "李二", "一支部", "普通党员", None],
        ["合计", "2人"],
    ):
        members.append(row)
    members["E2"].fill = PatternFill("solid", fgColor="FF00FF00")
    members["E2"].font = Font(bold=True)
    schedule = book.create_sheet("安排")
    for row in (
        ["支部", "日期", "项目", "学时"],
        ["一支部", "3月5日", "上党课", 2],
        ["一支部", "2024年4月2号", "党课", 2],
        ["合计", None, None, "=SUM(D2:D3)"],
    ):
        schedule.append(row)
    deeds = book.create_sheet("活动")
    for row in (
        ["编号", "姓名", "日期", "项目", "出勤", "备注"],
        [1, "王一", "2024-03-05", "党课", "缺", "=1+1"],
        [1, None, "2024-04-02", "党课", "迟到", " 迟了 "],
        ["李二", None, dt.date(2024, 4, 2), "党课", "１", None],
        ["9", "赵六", "2024-04-02", "党课", '="旷"', None],
    ):
        deeds.append(row)
    deeds.add_data_validation(DataValidation("list", formula1='"出席,请假,缺席"', sqref="E2:E99"))
    book.save(path)


def _fixed(path: Path, *, write: bool = True) -> fixing.Fixed:
    found = fixing.fix(str(path), str(path.with_name(f"{path.stem}-fixed.xlsx")), SHARED, frozenset(), write=write)
    assert isinstance(found, fixing.Fixed), found
    return found


CHANGES = {
    "成员!D2": "普通党员",
    "成员!E2": "书记",
    "成员!A4": None,
    "成员!B4": None,
    "安排!B2": "2024-03-05",
    "安排!C2": "党课",
    "安排!B3": "2024-04-02",
    "安排!A4": None,
    "安排!D4": None,
    "活动!A2": "001",
    "活动!A3": "001",
    "活动!E2": "缺席",
    "活动!A4": "002",
    "活动!E4": "1",
}


def _named(changes: tuple[Change, ...]) -> dict[str, str | None]:
    return {f"{sheet}!{'ABCDEF'[column]}{row + 1}": after for sheet, row, column, _, after in changes}


def test_what_is_certain_is_mended_and_a_second_run_finds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    office_book(path)
    before = path.read_bytes()
    found = _fixed(path)
    assert _named(found.changes) == CHANGES
    assert path.read_bytes() == before
    assert found.target is not None
    assert found.checked is not None
    assert {p.code for p in found.checked.problems if p.severity == "error"} >= {"undecided-word", "unknown-member"}
    again = _fixed(Path(found.target))
    assert (again.changes, again.target) == ((), None)


def test_all_else_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    office_book(path)
    target = _fixed(path).target
    assert target is not None
    book = openpyxl.load_workbook(target)
    assert book["成员"]["E2"].value == "书记"
    assert book["成员"]["E2"].fill.fgColor.rgb == "FF00FF00"
    assert book["成员"]["E2"].font.bold
    assert book["活动"]["F2"].value == "=1+1"
    assert book["活动"]["F3"].value == " 迟了 "
    assert book["活动"]["E5"].value == '="旷"'
    assert book["活动"].data_validations.dataValidation[0].sqref.ranges
    assert book["安排"]["D4"].value is None
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target) as new:
        same = [name for name in old.namelist() if old.read(name) == new.read(name)]
    assert {"xl/styles.xml", "xl/theme/theme1.xml", "docProps/core.xml"} <= set(same)


def test_without_writing_the_changes_are_only_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    office_book(path)
    assert _named(_fixed(path, write=False).changes) == CHANGES
    assert list(tmp_path.iterdir()) == [path]


def test_a_copy_is_the_same_each_time_and_knows_that_it_was_made_here(tmp_path: Path) -> None:
    from dangxing.workbook.annotating import made_by_dangxing

    path = tmp_path / "a.xlsx"
    office_book(path)
    first = Path(str(_fixed(path).target)).read_bytes()
    assert made_by_dangxing(first)
    assert Path(str(_fixed(path).target)).read_bytes() == first


def test_another_file_of_that_name_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    office_book(path)
    other = tmp_path / "a-fixed.xlsx"
    other.write_bytes(b"mine")
    found = fixing.fix(str(path), str(other), SHARED, frozenset(), write=True)
    assert not isinstance(found, fixing.Fixed)
    assert other.read_bytes() == b"mine"


def test_the_list_of_formulas_goes_with_a_formula(tmp_path: Path) -> None:
    """Spreadsheet programs call a workbook damaged whose list names a cell without one; they make it anew."""
    path = tmp_path / "a.xlsx"
    office_book(path)
    chained = tmp_path / "b.xlsx"
    chain = (
        b'<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="D4" i="2"/></calcChain>'
    )
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(chained, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(
                    b"</Types>", b'<Override PartName="/xl/calcChain.xml" ContentType="x/y"/></Types>'
                )
            if name == "xl/_rels/workbook.xml.rels":
                kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"
                link = b'<Relationship Id="rId99" Type="%s" Target="calcChain.xml"/>' % kind
                content = content.replace(b"</Relationships>", link + b"</Relationships>")
            new.writestr(name, content)
        new.writestr("xl/calcChain.xml", chain)
    target = _fixed(chained).target
    assert target is not None
    with zipfile.ZipFile(target) as made:
        assert "xl/calcChain.xml" not in made.namelist()
        assert b"calcChain" not in made.read("[Content_Types].xml") + made.read("xl/_rels/workbook.xml.rels")
    openpyxl.load_workbook(target)


SHEET = '<{p}worksheet xmlns{c}="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><{p}sheetData>{rows}</{p}sheetData></{p}worksheet>'


@pytest.mark.parametrize("prefix", ["", "x:"])
@pytest.mark.parametrize(
    "cell",
    ['<{p}c r="B2" s="3" t="s"><{p}v>0</{p}v></{p}c>', '<{p}c s="3" r="B2"/>', '<{p}c r = "B2" s="3" a="&gt;>"\n/>'],
)
def test_a_cell_is_replaced_wherever_it_stands(prefix: str, cell: str) -> None:
    rows = '<{p}row r="2"><{p}c r="A2"/>' + cell + '<{p}c r="C2"><{p}v>1</{p}v></{p}c></{p}row>'
    sheet = SHEET.format(p=prefix, c=":x" if prefix else "", rows=rows.format(p=prefix))
    change = Change("活动", 1, 1, "a", "党课 <&>")
    found = patching.patched(sheet.encode(), {(1, 1): change})
    text = found.content.decode()
    assert f'<{prefix}c r="B2" s="3" t="inlineStr"><{prefix}is>' in text
    assert "党课 &lt;&amp;&gt;" in text
    assert text.replace(text[text.index(f'<{prefix}c r="B2"') : text.index(f'<{prefix}c r="C2"')], "") == sheet.replace(
        cell.format(p=prefix), ""
    )


def test_cells_without_references_are_counted() -> None:
    sheet = SHEET.format(p="", c="", rows="<row><c/><c/></row><row><c/><c><v>1</v></c></row>")
    found = patching.patched(sheet.encode(), {(1, 1): Change("活动", 1, 1, "1", "2")})
    assert b'<row><c/><c r="B2" t="inlineStr">' in found.content


def test_a_formula_that_fills_other_rows_is_left() -> None:
    shared = '<c r="B2"><f t="shared" ref="B2:B9" si="0">A1</f><v>1</v></c>'
    rows = f'<row r="2"><c r="A2" t="inlineStr"><is><t>x</t></is></c>{shared}</row>'
    sheet = SHEET.format(p="", c="", rows=rows).encode()
    wanted = {(1, 0): Change("活动", 1, 0, "x", None), (1, 1): Change("活动", 1, 1, "1", None)}
    assert patching.patched(sheet, wanted) == (sheet, frozenset(), False)


@pytest.mark.parametrize(
    "content",
    [
        "<worksheet>".encode("utf-16"),
        b'<?xml version="1.0" encoding="gb2312"?><worksheet/>',
        b"<!DOCTYPE a><a/>",
        b"<a>",
    ],
)
def test_a_sheet_that_cannot_be_edited_in_place_is_not(content: bytes) -> None:
    with pytest.raises(patching.Unfit):
        patching.patched(content, {(0, 0): Change("活动", 0, 0, "a", "b")})


def test_what_is_no_package_gets_a_copy_of_its_values(tmp_path: Path) -> None:
    """Its title and cells are those of the workbook, mended; that nothing else is kept is told."""
    from reader_files import saved, xlsb_parts, zipped

    path = tmp_path / "a.xlsx"
    office_book(path)
    from dangxing.workbook import fixing as copies
    from dangxing.workbook import reading

    with reading.open_workbook(path) as book:
        changes = [Change("活动", 1, 4, "缺", "缺席"), Change("安排", 3, 0, "合计", None)]
        made = copies.mended("a.ods", b"", {}, changes, lambda: [book.grid(at) for at in range(len(book.titles))])
    assert made.values_only
    copy = openpyxl.load_workbook(io.BytesIO(made.data))
    assert copy["活动"]["E2"].value == "缺席"
    assert copy["安排"]["A4"].value is None
    assert copy["成员"]["A2"].value == "001"
    assert reading.sheet_parts(zipped(xlsb_parts(b""))) == {}
    assert reading.sheet_parts(saved(tmp_path, b"no workbook").read_bytes()) == {}
