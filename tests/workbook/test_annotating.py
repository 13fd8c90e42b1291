"""Marked copies: what is kept, what is marked and listed, and what is said to be lost."""

from __future__ import annotations

import base64
import datetime as dt
import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from dangxing.errors import FileProblem
from dangxing.language import LANGUAGES
from dangxing.records import Place, Problem
from dangxing.runs import checking
from dangxing.runs.checking import Candidate, Checked, Options
from dangxing.workbook import annotating, origin, reading
from dangxing.workbook.annotating import listing, losses, marks
from dangxing.workbook.grid import CellError, Dayless, Grid, Otherwise, Rounded, Unseen
from sheets import Sheets, book, grid, rules, write

BAD = book(活動=[["001", "王一", dt.date(2024, 3, 1), "黨科"], ["001", "王二", "2024-13-01", "心得體會"]])
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
RED, YELLOW = marks.COLOURS["error"], marks.COLOURS["warning"]


def _checked(path: Path) -> Checked:
    return checking.check(Candidate(str(path)), rules(), Options())


def _marked(path: Path, checked: Checked | None = None) -> tuple[Any, list[annotating.Note]]:
    """The marked copy of a workbook, opened, and what was told of it."""
    notes: list[annotating.Note] = []
    target = path.with_name(f"{path.stem}-checked.xlsx")
    checked = checked or _checked(path)
    assert checking.annotate(checked, str(target), inputs=frozenset(), say=notes.append) is None
    return openpyxl.load_workbook(target, rich_text=True), notes


def _changed(sheets: Sheets, path: Path, change: Callable[[Any], object]) -> Path:
    """A workbook with something more in it."""
    write(sheets, path)
    opened = openpyxl.load_workbook(path)
    change(opened)
    opened.save(path)
    return path


class TestMarks:
    """What a bad cell looks like."""

    def test_bad_cells_are_filled_and_commented(self, tmp_path: Path) -> None:
        """Red for an error, yellow for a warning; message and hint in the comment; sound cells as they were."""
        copy, _ = _marked(write(BAD | {"支部": [*BAD["支部"], ["第二支部", 2, 5, 100, 80]]}, tmp_path / "a.xlsx"))
        deeds, branches = copy["活動"], copy["支部"]
        assert deeds["D2"].fill.fgColor.rgb == RED
        assert branches["A3"].fill.fgColor.rgb == YELLOW
        assert (deeds["D2"].comment.text, deeds["D2"].comment.author) == (
            "項目「黨科」不在規則中，是否為「黨課」？", "dangxing",
        )  # fmt: skip
        assert deeds["C3"].comment.text.splitlines()[1].startswith("請寫成 2024-03-01")
        assert deeds["A2"].comment is None
        assert deeds["A2"].fill.fill_type is None

    def test_several_problems_of_a_cell_are_one_comment(self, tmp_path: Path) -> None:
        """An error among them makes it red."""
        path = write(book(), tmp_path / "a.xlsx")
        problems = tuple(
            Problem(code, severity, str(path), Place("活動", 1, 3), {"found": "黨科"}, 2)
            for code, severity in (("unknown-column", "warning"), ("unknown-activity", "error"))
        )
        copy, _ = _marked(path, Checked(str(path), "zh-Hant", problems))
        assert copy["活動"]["D2"].fill.fgColor.rgb == RED
        assert "不認識「黨科」" in copy["活動"]["D2"].comment.text
        assert "項目「黨科」不在規則中" in copy["活動"]["D2"].comment.text

    def test_a_comment_of_the_user_is_kept(self, tmp_path: Path) -> None:
        """With its author; ours stands below it."""

        def change(opened: Any) -> None:
            opened["活動"]["D2"].comment = Comment("待核對", "陳幹事")
            opened["活動"]["A2"].comment = Comment("在職", "陳幹事")

        copy, _ = _marked(_changed(BAD, tmp_path / "a.xlsx", change))
        deeds = copy["活動"]
        assert deeds["D2"].comment.text == "待核對\n\ndangxing: 項目「黨科」不在規則中，是否為「黨課」？"
        assert (deeds["D2"].comment.author, deeds["A2"].comment.text) == ("陳幹事", "在職")

    def test_of_a_merged_range_the_first_cell_is_marked(self, tmp_path: Path) -> None:
        """Once, whichever of its cells the problems are of; a row of 必填 merged over the table is no problem."""

        def change(opened: Any) -> None:
            opened["活動"]["A4"], opened["活動"]["D4"] = "009", "心得體會"
            opened["活動"]["C4"] = "2024-03-02"
            opened["活動"]["A5"], opened["活動"]["D5"], opened["活動"]["C5"] = None, "心得體會", "2024-03-03"
            opened["活動"].merge_cells("A4:A5")

        path = _changed(BAD, tmp_path / "a.xlsx", change)
        checked = _checked(path)
        assert {p.place.cell for p in checked.problems if p.code == "unknown-member"} == {"A4", "A5"}
        copy, _ = _marked(path, checked)
        assert copy["活動"]["A4"].comment.text.count("009") == 1
        assert "A4:A5" in {str(area) for area in copy["活動"].merged_cells.ranges}

    def test_comments_have_a_bound(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """All cells are filled and listed; how many have comments is told."""
        monkeypatch.setattr(marks, "COMMENTS", 1)
        copy, notes = _marked(write(BAD, tmp_path / "a.xlsx"))
        deeds = copy["活動"]
        commented = [cell for row in deeds.iter_rows() for cell in row if cell.comment]
        filled = [cell for row in deeds.iter_rows() for cell in row if cell.fill.fill_type]
        assert (len(commented), len([cell for cell in filled if cell.column < 12])) == (1, 3)
        assert [note.key for note in notes] == ["annotate.not-all-marked"]
        assert "前 1 個單元格" in notes[0].told("zh-Hant")
        assert copy["問題"].max_row == 3 + 3

    def test_what_xml_cannot_hold_is_left_out(self, tmp_path: Path) -> None:
        """A control character in a message does not spoil the copy."""
        path = write(book(), tmp_path / "a.xlsx")
        problem = Problem("unknown-activity", "error", str(path), Place("活動", 1, 3), {"found": "黨\x00\x1b科"}, 2)
        copy, _ = _marked(path, Checked(str(path), "zh-Hant", (problem,)))
        assert "黨  科" in copy["活動"]["D2"].comment.text
        assert "黨  科" in copy["問題"]["E4"].value


class TestListing:
    """The sheet of problems."""

    @pytest.mark.parametrize(("script", "title"), [("zh-Hans", "问题"), ("zh-Hant", "問題"), ("en", "Problems")])
    def test_it_is_in_the_script_of_the_workbook(self, tmp_path: Path, script: Any, title: str) -> None:
        """Titles, severities, messages and hints."""
        path = write(BAD, tmp_path / "a.xlsx")
        problems = _checked(path).problems
        copy, _ = _marked(path, Checked(str(path), script, problems))
        sheet = copy.worksheets[0]
        assert sheet.title == title
        rows = list(sheet.iter_rows(min_row=3, values_only=True))
        assert len(rows) == 1 + len(problems)
        assert rows[0][4] == title.rstrip("s") if script != "en" else rows[0][4] == "Problem"
        assert rows[1][1:4] == ("活動", "D2", "unknown-activity")

    def test_a_cell_is_a_link(self, tmp_path: Path) -> None:
        """Inside the workbook; a problem of a whole sheet leads to the sheet, one of the workbook nowhere."""
        sheets = {("O'Neil" if name == "評議" else name): rows for name, rows in BAD.items()}
        path = write(sheets, tmp_path / "a.xlsx")
        places = (Place(), Place("O'Neil"), Place("O'Neil", 1, 2))
        problems = tuple(Problem("bad-date", "error", str(path), place, {"found": "x"}) for place in places)
        copy, _ = _marked(path, Checked(str(path), "zh-Hant", problems))
        sheet = copy["問題"]
        assert [sheet.cell(row, 3).hyperlink for row in (4, 5)] == [None, None]
        assert sheet["B5"].hyperlink.location == "'O''Neil'!A1"
        assert sheet["C6"].hyperlink.location == "'O''Neil'!C2"
        assert sheet["C6"].value == "C2"

    def test_it_can_be_filtered_and_is_what_opens(self, tmp_path: Path) -> None:
        """In front, its header frozen and filterable; no other sheet is selected with it."""

        def change(opened: Any) -> None:
            opened.active = 3
            opened["成員"].sheet_view.tabSelected = True

        copy, _ = _marked(_changed(BAD, tmp_path / "a.xlsx", change))
        sheet = copy["問題"]
        assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A4", "A3:F6")
        assert copy.active.title == "問題"
        assert [each.title for each in copy if each.sheet_view.tabSelected] == ["問題"]

    def test_a_title_that_is_taken_gets_a_number(self, tmp_path: Path) -> None:
        """The user's own sheet stays."""
        copy, _ = _marked(write({"問題": [["自己的"]], **BAD}, tmp_path / "a.xlsx"))
        assert copy.sheetnames[:2] == ["問題2", "問題"]
        assert copy["問題"]["A1"].value == "自己的"

    def test_no_text_becomes_a_formula(self, tmp_path: Path) -> None:
        """What stands in the workbook is told as text."""
        path = write({"=1+1": [["x"]], **BAD}, tmp_path / "a.xlsx")
        problem = Problem("bad-date", "error", str(path), Place("=1+1", 0, 0), {"found": "x"})
        copy, _ = _marked(path, Checked(str(path), "zh-Hant", (problem,)))
        assert (copy["問題"]["B4"].value, copy["問題"]["B4"].data_type) == ("=1+1", "s")

    def test_the_list_and_its_links_have_bounds(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A sheet can hold only so many links; what is not listed is told."""
        monkeypatch.setattr(listing, "ROWS", 2)
        monkeypatch.setattr(listing, "LINKS", 1)
        copy, notes = _marked(write(BAD, tmp_path / "a.xlsx"))
        sheet = copy["問題"]
        assert [bool(sheet.cell(row, 3).hyperlink) for row in (4, 5)] == [True, False]
        assert (sheet["C5"].value, sheet.max_row) == ("B3", 5)
        assert notes[0].params["listed"] == 2


class TestKept:
    """What the user has put into the workbook."""

    def test_looks_formulas_and_lists_are_kept(self, tmp_path: Path) -> None:
        """Widths, fonts, fills, hidden rows, frozen panes, formulas, drop-downs, conditional formats, names."""

        def change(opened: Any) -> None:
            deeds = opened["活動"]
            deeds.column_dimensions["D"].width = 33
            deeds.row_dimensions[3].hidden = True
            deeds["A1"].font = Font(bold=True, color="FF112233")
            deeds["B2"].fill = PatternFill("solid", fgColor="FF00FF00")
            deeds["F2"] = "=1+1"
            deeds.freeze_panes = "A2"
            deeds.auto_filter.ref = "A1:K3"
            choice = DataValidation(type="list", formula1='"黨課,集中學習"')
            choice.add("D2:D99")
            deeds.add_data_validation(choice)
            deeds.conditional_formatting.add(
                "G2:G9", CellIsRule(operator="lessThan", formula=["5"], font=Font(bold=True))
            )
            opened.defined_names["名單"] = openpyxl.workbook.defined_name.DefinedName(
                "名單", attr_text="成員!$A$2:$A$9"
            )
            deeds.print_title_rows = "1:1"

        copy, notes = _marked(_changed(BAD, tmp_path / "a.xlsx", change))
        deeds = copy["活動"]
        assert (deeds.column_dimensions["D"].width, deeds.row_dimensions[3].hidden) == (33, True)
        assert (deeds["A1"].font.b, deeds["A1"].font.color.rgb) == (True, "FF112233")
        assert deeds["B2"].fill.fgColor.rgb == "FF00FF00"
        assert deeds["F2"].value == "=1+1"
        assert (deeds.freeze_panes, deeds.auto_filter.ref) == ("A2", "A1:L3")
        assert [(each.formula1, str(each.sqref)) for each in deeds.data_validations.dataValidation] == [
            ('"黨課,集中學習"', "D2:D99")
        ]
        assert [str(each.sqref) for each in deeds.conditional_formatting] == ["G2:G9"]
        assert copy.defined_names["名單"].attr_text == "成員!$A$2:$A$9"
        assert deeds.print_title_rows == "$1:$1"
        assert notes == []

    def test_formatting_inside_a_text_is_kept(self, tmp_path: Path) -> None:
        """A word in bold stays bold."""
        path = write(BAD, tmp_path / "a.xlsx")
        target = io.BytesIO()
        with xlsxwriter.Workbook(target, {"in_memory": True}) as opened:
            for title, rows in BAD.items():
                sheet = opened.add_worksheet(title)
                for at, row in enumerate(rows):
                    sheet.write_row(at, 0, [str(value) for value in row])
                if title == "成員":
                    sheet.write_rich_string("J2", "注意", opened.add_format({"bold": True}), "借調", "人員")
        path.write_bytes(target.getvalue())
        copy, _ = _marked(path)
        assert [getattr(part, "text", part) for part in copy["成員"]["J2"].value] == ["注意", "借調", "人員"]

    def test_the_copy_is_marked_as_one(self, tmp_path: Path) -> None:
        """By a property beside the user's own; a second copy has it once."""
        path = write(BAD, tmp_path / "a.xlsx")
        assert not origin.made_by_dangxing(path.read_bytes())
        _marked(path)
        copied = tmp_path / "a-checked.xlsx"
        assert origin.made_by_dangxing(copied.read_bytes())
        again, _ = _marked(copied)
        assert again.custom_doc_props.names == ["dangxing"]
        assert again.sheetnames[:2] == ["問題", "成員"]

    @pytest.mark.parametrize("content", [b"", b"PK\x03\x04 torn", b"\xd0\xcf\x11\xe0", b"text"])
    def test_what_is_no_package_is_not_ours(self, content: bytes) -> None:
        """Whatever the bytes are."""
        assert not origin.made_by_dangxing(content)


def _with(fill: Callable[[Any, Any], object]) -> bytes:
    """A workbook with something in it that XlsxWriter can make."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as opened:
        sheet = opened.add_worksheet("成員")
        sheet.write_row(0, 0, [1, 2, 3])
        fill(opened, sheet)
    return target.getvalue()


def _chart(opened: Any, sheet: Any) -> None:
    chart = opened.add_chart({"type": "column"})
    chart.add_series({"values": "=成員!$A$1:$C$1"})
    sheet.insert_chart("E5", chart)


def _added(name: str, content: bytes = b"<x/>") -> bytes:
    """A plain workbook with one more part."""
    target = io.BytesIO(_with(lambda *_: None))
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(name, content)
    return target.getvalue()


def _ended(more: str) -> bytes:
    """A workbook with something more at the end of its sheet."""
    source, target = io.BytesIO(_with(lambda *_: None)), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"</worksheet>", f"{more}</worksheet>".encode()))
    return target.getvalue()


def _extended(uri: str) -> bytes:
    """A workbook with an extension of that kind on its sheet."""
    return _ended(f'<extLst><ext xmlns:x14="urn:x" uri="{{{uri}}}"><x14:any/></ext></extLst>')


class TestLosses:
    """What is told before the copy is written."""

    @pytest.mark.parametrize(
        ("made", "kind"),
        [
            pytest.param(lambda: _with(_chart), "charts", id="chart"),
            pytest.param(
                lambda: _with(lambda _, s: s.insert_image("A3", "a.png", {"image_data": io.BytesIO(PNG)})),
                "pictures", id="picture",
            ),
            pytest.param(lambda: _with(lambda _, s: s.insert_textbox("A3", "words")), "shapes", id="text box"),
            pytest.param(lambda: _with(lambda _, s: s.insert_button("A3", {"caption": "x"})), "controls", id="button"),
            pytest.param(
                lambda: _with(lambda _, s: s.add_sparkline("D1", {"range": "成員!A1:C1"})), "sparklines", id="sparkline"
            ),
            pytest.param(
                lambda: _with(
                    lambda _, s: s.conditional_format("A1:C1", {"type": "data_bar", "data_bar_2010": True})
                ),
                "formats", id="data bar",
            ),
            pytest.param(
                lambda: _with(lambda _, s: s.write_dynamic_array_formula("D1", "=_xlfn._xlws.SORT(A1:C1)")),
                "dynamic-arrays", id="dynamic array",
            ),
            pytest.param(lambda: _extended("CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF"), "validations", id="validation"),
            pytest.param(lambda: _extended("A8765BA9-456A-4dab-B4F3-ACF838C121DE"), "slicers", id="slicer list"),
            pytest.param(lambda: _extended("11111111-2222-3333-4444-555555555555"), "extensions", id="unknown"),
            *(
                pytest.param(lambda name=name: _added(name), kind, id=name)
                for name, kind in (
                    ("xl/slicers/slicer1.xml", "slicers"), ("xl/pivotTables/pivotTable1.xml", "pivots"),
                    ("xl/vbaProject.bin", "macros"), ("xl/ctrlProps/ctrlProp1.xml", "controls"),
                    ("xl/embeddings/oleObject1.bin", "objects"),
                    ("xl/threadedComments/threadedComment1.xml", "threads"),
                    ("xl/connections.xml", "queries"), ("xl/externalLinks/externalLink1.xml", "links"),
                    ("customXml/item1.xml", "custom-xml"), ("_xmlsignatures/sig1.xml", "signatures"),
                    ("docMetadata/LabelInfo.xml", "labels"), ("customUI/customUI14.xml", "extensions"),
                    ("xl/timelines/timeline1.xml", "slicers"),
                )
            ),
        ],
    )  # fmt: skip
    def test_each_kind_is_found_and_named(self, made: Callable[[], bytes], kind: str) -> None:
        """And nothing besides."""
        found = losses.survey(made())
        assert (found.editable, found.losses) == (True, (kind,))
        note = annotating.Note("annotate.not-kept", {"what": kind})
        assert len({note.told(language) for language in LANGUAGES}) == 3
        assert kind not in note.told("zh-Hant")

    def test_of_a_plain_workbook_nothing_is_lost(self, tmp_path: Path) -> None:
        """Drop-downs, comments, conditional formats, links, merged cells and tables are kept."""

        def fill(opened: Any, sheet: Any) -> None:
            sheet.data_validation("A1", {"validate": "list", "source": ["x", "y"]})
            sheet.write_comment("A1", "words")
            sheet.conditional_format("A1:C1", {"type": "cell", "criteria": ">", "value": 1})
            sheet.write_url("A5", "internal:成員!A1")
            sheet.merge_range("A7:C8", "wide")
            sheet.add_table("A10:B12")
            sheet.ignore_errors({"number_stored_as_text": "A1:A9"})

        found = losses.survey(_with(fill))
        assert (found.editable, found.losses, found.formulas) == (True, (), False)

    def test_rows_and_formulas_are_counted(self) -> None:
        """Over all sheets."""

        def fill(opened: Any, sheet: Any) -> None:
            for row in range(9):
                sheet.write(row, 0, row)
            opened.add_worksheet("b").write_formula("A1", "=1")

        found = losses.survey(_with(fill))
        assert (found.rows, found.formulas) == (10, True)

    @pytest.mark.parametrize(
        "made",
        [
            pytest.param(lambda: b"\xd0\xcf\x11\xe0", id="no zip"),
            pytest.param(lambda: b"PK\x03\x04 torn", id="torn"),
            pytest.param(lambda: _added("xl/theme/theme9.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'), id="entities"),
            pytest.param(
                lambda: _ended('<mergeCells><mergeCell ref="A5:XFD1048576"/></mergeCells>'), id="merged to the end"
            ),
            pytest.param(
                lambda: _ended('<hyperlinks><hyperlink ref="A5:XFD1048576" location="A1"/></hyperlinks>'), id="linked"
            ),
        ],
    )
    def test_what_openpyxl_must_not_be_given(self, made: Callable[[], bytes]) -> None:
        """It would parse every part, and make a cell of each in a merged range."""
        assert not losses.survey(made()).editable

    def test_losses_are_told_before_anything_is_written(self, tmp_path: Path) -> None:
        """When the note comes there is no copy yet."""
        path = tmp_path / "a.xlsx"
        write(BAD, path)
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr("customXml/item1.xml", "<x/>")
        target = tmp_path / "a-checked.xlsx"
        seen = []
        done = checking.annotate(
            _checked(path), str(target), inputs=frozenset(), say=lambda note: seen.append((note.key, target.exists()))
        )
        assert done is None
        assert seen == [("annotate.not-kept", False)]
        assert target.exists()


class TestValues:
    """Workbooks that cannot be edited: a copy of what stands in them."""

    def _copy(self, grids: Sequence[Grid], tmp_path: Path) -> tuple[Any, tuple[annotating.Note, ...]]:
        prepared = annotating.prepare(
            "a.xls", b"\xd0\xcf\x11\xe0", lambda: ([g.title for g in grids], grids.__getitem__)
        )
        target = tmp_path / "copy.xlsx"
        problem = Problem("bad-date", "error", "a.xls", Place(grids[0].title, 1, 1), {"found": "x"})
        with target.open("wb") as file:
            annotating.write(prepared, (problem,), "zh-Hant", file)
        return openpyxl.load_workbook(target), prepared.notes

    def test_values_stand_where_they_stood(self, tmp_path: Path) -> None:
        """Texts as texts, numbers as numbers, dates as dates, errors as errors; it is said that it is values only."""
        moment = dt.datetime(2024, 3, 1, 9, 30)
        rows = [["001", 5.5, dt.date(2024, 3, 1)], ["=1+1", True, moment], [CellError("#REF!"), "", dt.time(8)]]
        copy, notes = self._copy([grid("成員", rows, top=2, left=1)], tmp_path)
        sheet = copy["成員"]
        assert (sheet["B3"].value, sheet["B3"].data_type, sheet["B3"].number_format) == ("001", "s", "@")
        assert (sheet["C3"].value, sheet["D3"].value, sheet["D3"].number_format) == (
            5.5, dt.datetime(2024, 3, 1), "yyyy-mm-dd",
        )  # fmt: skip
        assert (sheet["B4"].value, sheet["B4"].data_type, sheet["C4"].value) == ("=1+1", "s", True)
        assert sheet["D4"].value == moment
        assert (sheet["B5"].value, sheet["B5"].data_type, sheet["D5"].value) == ("#REF!", "e", dt.time(8))
        assert [note.key for note in notes] == ["annotate.values-only"]

    def test_merged_ranges_stay_merged(self, tmp_path: Path) -> None:
        """Cut to the values, as one may reach to the end of the sheet."""
        made = grid("成員", [["表", "表"], ["a", "b"]])
        merged = Grid("成員", 0, 0, 0, 2, 2, made.rows, ((0, 0, 0, 16_383),))
        copy, _ = self._copy([merged], tmp_path)
        assert [str(area) for area in copy["成員"].merged_cells.ranges] == ["A1:B1"]

    def test_a_title_that_excel_does_not_take_is_changed(self, tmp_path: Path) -> None:
        """And the marks and links follow it."""
        title = "活動/2024:" + "長" * 30
        copy, _ = self._copy([grid(title, [["a", "b"], ["c", "d"]])], tmp_path)
        renamed = copy.sheetnames[1]
        assert renamed.startswith("活動_2024_長")
        assert copy[renamed]["B2"].comment is not None
        assert copy["問題"]["C4"].hyperlink.location == f"'{renamed}'!B2"

    def test_what_is_seen_otherwise_stays_so_in_a_copy_of_the_values(self, tmp_path: Path) -> None:
        """Numbers that are rounded, dates without a day, values that nobody sees: none is mended by being copied."""
        held = [
            Rounded("60", "59.6"), Rounded("3萬字", "2.9萬字"), Dayless(dt.date(2024, 3, 15)), Unseen("88"),
            Unseen("缺席"), Unseen(), Otherwise("35", "struck-in-part"), "\u202e12\u202c",
        ]  # fmt: skip
        grids = [grid("甲", [held])]
        copy = annotating.prepare("a.xls", b"\xd0\xcf\x11\xe0", lambda: ([g.title for g in grids], grids.__getitem__))
        copy.book.save(tmp_path / "a.xlsx")
        with reading.open_workbook(tmp_path / "a.xlsx") as book:
            assert list(book.grid(0).rows()) == [
                [*held[:1], "3萬字", *held[2:5], CellError("#N/A"), "35〔?〕", "\u202e12\u202c"]
            ]

    @pytest.mark.parametrize("ending", ["xls", "ods"])
    def test_other_formats_get_a_copy(self, tmp_path: Path, ending: str) -> None:
        """From the file to the marked copy."""
        source = Path(__file__).parents[1] / "data" / "reader" / f"sample.{ending}"
        path = tmp_path / f"a.{ending}"
        path.write_bytes(source.read_bytes())
        copy, notes = _marked(path, Checked(str(path), "zh-Hans", (Problem("no-year", "error", str(path)),)))
        with reading.open_workbook(path) as opened:
            assert copy.sheetnames[1:] == list(opened.titles)
        assert notes[0].key == "annotate.values-only"


class TestRefusals:
    """When there is no copy."""

    def test_too_many_rows(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The bound is named; nothing is written."""
        monkeypatch.setattr(losses, "ROWS", 5)
        path = write(BAD, tmp_path / "a.xlsx")
        target = tmp_path / "a-checked.xlsx"
        refused = checking.annotate(_checked(path), str(target), inputs=frozenset(), say=lambda _: None)
        assert isinstance(refused, FileProblem)
        assert (refused.code, refused.params["bound"]) == ("annotate.too-many-rows", 5)
        assert not target.exists()

    def test_a_copy_that_fails_leaves_nothing(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Neither half a copy nor a draft; the copy of an earlier run stays as it was."""
        path = write(BAD, tmp_path / "a.xlsx")
        _marked(path)
        target = tmp_path / "a-checked.xlsx"
        before = target.read_bytes()

        def fail(book: Any, file: Any) -> None:
            file.write(b"half")
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(openpyxl.Workbook, "save", fail)
        refused = checking.annotate(_checked(path), str(target), inputs=frozenset(), say=lambda _: None)
        assert isinstance(refused, FileProblem)
        assert refused.code == "sheets.disk-full"
        assert target.read_bytes() == before
        assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a-checked.xlsx", "a.xlsx"]

    def test_what_openpyxl_cannot_read_is_copied_by_values(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Whatever it stumbles over."""

        def fail(*_: object, **__: object) -> None:
            raise KeyError("styles")

        path = write(BAD, tmp_path / "a.xlsx")
        checked = _checked(path)
        monkeypatch.setattr(openpyxl, "load_workbook", fail)
        notes: list[annotating.Note] = []
        target = tmp_path / "copy.xlsx"
        assert checking.annotate(checked, str(target), inputs=frozenset(), say=notes.append) is None
        monkeypatch.undo()
        assert [note.key for note in notes] == ["annotate.values-only"]
        assert openpyxl.load_workbook(target)["活動"]["D2"].fill.fgColor.rgb == RED


class TestRounds:
    """A copy that was mended and is checked again."""

    def _rounds(self, tmp_path: Path) -> tuple[Any, Any]:
        """The copy, and the copy of the copy after one of two mistakes was mended."""

        def change(opened: Any) -> None:
            opened["活動"]["D2"].fill = PatternFill("solid", fgColor="FF00FF00")
            opened["活動"]["D2"].comment = Comment("待核對", "陳幹事")
            opened["活動"]["A1"].fill = PatternFill("solid", fgColor=RED)

        first, _ = _marked(_changed(BAD, tmp_path / "a.xlsx", change))
        again = tmp_path / "b.xlsx"
        first["活動"]["B3"], first["活動"]["C3"] = "王一", "2024-03-01"
        first.save(again)
        second, _ = _marked(again)
        return first, second

    def test_old_marks_come_off(self, tmp_path: Path) -> None:
        _, copy = self._rounds(tmp_path)
        deeds = copy["活動"]
        assert copy.sheetnames.count("問題") == 1
        assert "問題2" not in copy.sheetnames
        assert deeds["C3"].comment is None
        assert deeds["C3"].fill.fill_type is None
        assert deeds["D2"].comment.text == "待核對\n\ndangxing: 項目「黨科」不在規則中，是否為「黨課」？"
        assert deeds["A1"].fill.fgColor.rgb == RED

    def test_a_colour_of_the_users_own_is_kept_under_the_mark(self, tmp_path: Path) -> None:
        first, second = self._rounds(tmp_path)
        for copy in (first, second):
            assert copy["活動"]["D2"].fill.fgColor.rgb == "FF00FF00"
            assert [str(each.sqref) for each in copy["活動"].conditional_formatting] == ["D2"]

    def test_a_column_says_of_each_row_whether_it_is_wrong(self, tmp_path: Path) -> None:
        """It stands behind the table, once, with the filter over it, and is no column of the workbook's own."""
        first, second = self._rounds(tmp_path)
        title = "檢查（dangxing）"
        for copy, bad in ((first, [2, 3]), (second, [2])):
            deeds = copy["活動"]
            at = [cell.column for cell in deeds[1] if cell.value == title]
            assert len(at) == 1
            assert [row for row in range(2, deeds.max_row + 1) if deeds.cell(row, at[0]).value == "錯誤"] == bad
            assert deeds.auto_filter.ref.startswith("A1:L")
            everything = [cell.value for row in copy["問題"].iter_rows() for cell in row]
            assert not any("dangxing）" in str(value) for value in everything)
