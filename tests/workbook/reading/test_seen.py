"""What a person sees in a file is what is read, whatever the file holds: in every type that can hold something else."""

from __future__ import annotations

import datetime as dt
import struct
from pathlib import Path

import pytest

from dangxing.workbook.grid import CellError, Dayless, Otherwise, Rounded, Unseen
from dangxing.workbook.reading import open_workbook
from dangxing.workbook.reading.biff12_records import record, wide
from dangxing.workbook.reading.format_codes import read
from reader_files import (
    MAIN,
    first_grid,
    refusal,
    relations,
    saved,
    sheet,
    values,
    xlsb_cell,
    xlsb_parts,
    xlsb_row,
    xlsx_parts,
    zipped,
)

FORMATS = {
    '0"萬字"': {3.0: "3萬字", 3.5: Rounded("4萬字", "3.5萬字")},
    "0%": {0.92: "92%", 1.0: "100%", 0.0: "0%"},
    "0.00%": {0.9523: "95.23%", 0.95234: Rounded("95.23%", "95.234%")},
    r"[Red]#,##0.0\分_ ": {95.5: "95.5分"},
    '0!.0,"万"': {35000.0: "3.5万"},
    r'0\.0,"万字"': {35000.0: "3.5万字"},
    '0,"千字"': {3000.0: "3千字"},
    "0": {2.0: 2.0, 59.6: Rounded("60", "59.6"), 2.5: Rounded("3", "2.5"), -0.4: Rounded("0", "-0.4")},
    "0.0": {59.6: 59.6, 0.1 + 0.2: 0.1 + 0.2, 59.96: Rounded("60", "59.96"), 0.85: Rounded("0.9", "0.85")},
    "#,##0.00_);(#,##0.00)": {1234.5: 1234.5, 1.005: Rounded("1.01", "1.005"), -1.225: Rounded("-1.23", "-1.225")},
    "0.0,": {35000.0: Rounded("35", "35000"), 35049.0: Rounded("35", "35049")},
    '[<60]"不及格";"88分"': {70.0: Rounded("88分", "70"), 50.0: "不及格"},
    '"9"0': {8.0: Rounded("98", "8")},
    '0"8分"': {8.0: Rounded("88分", "8")},
    "0*0": {8.0: Otherwise("8", "fill-repeated")},
    "0* ": {8.0: 8.0},
    "-0": {12.0: "-12"},
    "(0)": {12.0: "-12", 0.0: 0.0},
    "-0%": {0.5: "-50%"},
    "0.0E+00": {35000.0: 35000.0, 34567.0: Rounded("35000", "34567")},
    '[=1]"出席";[=0]"缺席"': {1.0: "出席", 0.0: "缺席", 2.0: 2.0},
    '[>=10000]0!.0,"万字";0"字"': {35000.0: "3.5万字", 500.0: "500字"},
    "0;-0;;@": {0.0: "", 5.0: 5.0},
    ";;;": {5.0: Unseen("5")},
    "000": {1.0: "001", 1234.0: "1234"},
    '"第"0"名"': {2.0: "第2名"},
    "[$¥-804]#,##0": {3.0: "¥3"},
    '[DBNum1][$-804]General"小時"': {3.0: "3小時"},
    "# ?/?": {
        0.5: 0.5,
        2.0: 2.0,
        0.3: Rounded("2/7", "0.3"),
        2.33: Rounded("2 1/3", "2.33"),
        -0.3: Rounded("-2/7", "-0.3"),
    },
    "# ??/??": {0.3: 0.3, 1 / 3: Rounded("1/3", "0.333333333333333")},
    "# ?/8": {0.3: Rounded("1/4", "0.3"), 1.125: 1.125},
}
PLAIN = (
    "General", "@", "yyyy-mm-dd", "m-d", "m/d aaaa", "[h]:mm", "[$-F800]dddd, mmmm dd, yyyy", "General;[Red]-General",
)  # fmt: skip
DAYLESS = ("mmm-yy", 'yyyy"年"m"月"', "h:mm", "上午/下午h:mm", "yyyy", 'd"日"', "aaaa", "dddd", "dddd, mmmm")
ROUNDING = ("0;[Red]-0", "0_);(0)", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ')


@pytest.mark.parametrize("code", FORMATS)
def test_a_format_that_shows_more_than_digits(code: str) -> None:
    """Percentages, units behind marks, escapes and colours, scales, conditions, and numbers that are hidden."""
    form = read(code)
    assert form is not None
    for value, seen in FORMATS[code].items():
        assert form.seen(value) == seen


TEXTS = {
    ";;;": {"缺席": Unseen("缺席"), "": ""},
    '@"小時"': {"2": "2小時"},
    'General;General;General;"出席"': {"缺席": "出席"},
    '0;-0;0;"—"': {"缺席": "—"},
    '0"萬字"': {"缺席": "缺席"},
    ";;": {"缺席": "缺席"},
    '0"萬字";;;@': {"缺席": "缺席"},
}


@pytest.mark.parametrize("code", TEXTS)
def test_what_a_format_shows_of_texts(code: str) -> None:
    """A fourth section is for texts, or the last that has a place for them; without one they are shown as they are."""
    form = read(code)
    assert form is not None
    for value, seen in TEXTS[code].items():
        assert form.seen_text(value) == seen


@pytest.mark.parametrize("code", PLAIN)
def test_a_format_that_shows_digits_or_dates(code: str) -> None:
    """Those leave the number as it is."""
    assert read(code) is None


@pytest.mark.parametrize("code", ROUNDING)
def test_a_format_that_only_rounds(code: str) -> None:
    """What it shows whole is left as it is, and costs nobody a second look."""
    form = read(code)
    assert form is not None
    assert (form.seen(2.0), form.minds(2.0), form.minds(2.125)) == (2.0, False, True)
    assert form.rounds_from is not None


@pytest.mark.parametrize("code", DAYLESS)
def test_a_format_of_dates_without_the_day(code: str) -> None:
    """The day is told; a number in such a format stays one."""
    form = read(code)
    assert form is not None
    assert form.seen_of(dt.datetime(2024, 3, 15, 14)) == Dayless(dt.date(2024, 3, 15))
    assert form.seen_of(5) == 5


def styled(cells: str, *, codes: str = "", xfs: str = "", fonts: str = "", calc: str = "") -> bytes:
    """A package of one sheet with styles."""
    parts = xlsx_parts({"甲": sheet(cells)})
    named = parts["xl/_rels/workbook.xml.rels"]
    extra = relations({"s": ("styles", "styles.xml")}).split(b">", 1)[1].removesuffix(b"</Relationships>")
    parts["xl/_rels/workbook.xml.rels"] = named.replace(b"</Relationships>", extra + b"</Relationships>")
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"</workbook>", f"{calc}</workbook>".encode())
    parts["xl/styles.xml"] = (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts><fonts><font/>{fonts}</fonts>'
        f'<cellXfs><xf numFmtId="0"/>{xfs}</cellXfs></styleSheet>'
    ).encode()
    return zipped(parts)


def test_formats_and_lines_through_in_an_xlsx(tmp_path: Path) -> None:
    """By the style of each cell; blank cells and texts are what they are."""
    cells = (
        '<row r="1"><c r="A1" s="1"><v>0.92</v></c><c r="B1" s="2" t="n"><v>3</v></c><c r="C1" s="1"/></row>'
        '<row r="2" hidden="1"><c r="A2" t="str" s="1"><v>x</v></c></row>'
        '<row r="3" customFormat="false" ht="12.8" hidden="false"><c r="A3" s="3"><v>5</v></c></row>'
        '<row r="4" ht="0" customHeight="1"><c r="A4"><v>5</v></c></row>'
    )
    xfs = '<xf numFmtId="9"/><xf numFmtId="170"/><xf numFmtId="0" fontId="1"/>'
    codes = '<numFmt numFmtId="170" formatCode="0&quot;萬字&quot;"/>'
    data = styled(cells, codes=codes, xfs=xfs, fonts="<font><strike/></font>")
    grid = first_grid(saved(tmp_path, data))
    assert list(grid.rows()) == [["92%", "3萬字"], ["x", ""], [5, ""], [5, ""]]
    assert (list(grid.hidden), list(grid.struck)) == ([1, 3], [2])
    with open_workbook(saved(tmp_path, data), as_stored=True) as book:
        assert next(iter(book.grid(0).rows())) == [0.92, 3]


ROUNDED_XFS = '<xf numFmtId="1"/><xf numFmtId="2"/><xf numFmtId="17"/><xf numFmtId="31"/><xf numFmtId="9"/>'


def test_numbers_that_are_shown_rounded(tmp_path: Path) -> None:
    """Those alone of which fewer digits are seen; a month hides its day, and a date of East Asia is one."""
    cells = (
        '<row r="1"><c r="A1" s="1"><v>59.6</v></c><c r="B1" s="1"><f>1</f><v>60</v></c><c r="C1" s="2"><v>0.85</v></c>'
        '<c r="D1" s="2" t="n"><f>1/3</f><v>0.33333333333333331</v></c><c r="E1" s="1"><v>1.6E0</v></c></row>'
        '<row r="2"><c r="A2" s="3"><v>45366</v></c><c r="B2" s="4"><v>45366</v></c><c r="C2" s="5"><v>0.596</v></c>'
        "</row>"
    )
    assert values(saved(tmp_path, styled(cells, xfs=ROUNDED_XFS))) == [
        [Rounded("60", "59.6"), 60, 0.85, Rounded("0.33", "0.333333333333333"), Rounded("2", "1.6")],
        [Dayless(dt.date(2024, 3, 15)), dt.date(2024, 3, 15), Rounded("60%", "59.6%"), "", ""],
    ]


def test_numbers_that_are_shown_rounded_in_a_long_sheet(tmp_path: Path) -> None:
    """What is read once for all cells that say it is shown once."""
    row = (
        '<row r="{0}"><c r="A{0}" s="1"><v>{1}</v></c><c r="B{0}" s="5"><v>0.5</v></c><c r="C{0}"><v>{1}</v></c></row>'
    )
    cells = "".join(row.format(at, 59.6 if at % 2 else 60) for at in range(1, 5000))
    found = values(saved(tmp_path, styled(cells, xfs=ROUNDED_XFS)))
    assert found[:2] == [[Rounded("60", "59.6"), "50%", 59.6], [60, "50%", 60]]
    assert found[-1] == found[0]
    # One cell that must not be shown to the library changes nothing of it.
    odd = cells.replace("<v>60</v></c></row>", "<v> 60 </v></c></row>", 1)
    assert values(saved(tmp_path, styled(odd, xfs=ROUNDED_XFS))) == found


FORMULA = '<row r="1"><c r="A1"><v>7</v></c>{}</row>'


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B1"><f>1</f></c>', '<c r="B1"><f>1</f><v></v></c>', '<c r="B1"><f>1</f><v /></c>',
        '<c r="B1" t="n"><f t="shared" si="0"/><v/></c>', "<c r='B1'><f>1</f></c>", '<c r="D1"><f>1</f></c>',
    ],
)  # fmt: skip
def test_a_formula_without_a_value(cell: str, tmp_path: Path) -> None:
    """However it is written, and where it stands beyond all values."""
    assert values(saved(tmp_path, zipped(xlsx_parts({"甲": sheet(FORMULA.format(cell))}))))[0][-1] == Unseen()


@pytest.mark.parametrize(("value", "kind"), [("0", "n"), ("", "str")])
def test_a_value_made_up_for_a_formula(value: str, kind: str, tmp_path: Path) -> None:
    """0 and empty text are dummies where the file asks to be calculated, and values where it does not."""
    cells = FORMULA.format(f'<c r="B1" t="{kind}"><f>1</f><v>{value}</v></c>')
    asks = styled(cells, calc='<calcPr fullCalcOnLoad="1"/>')
    assert values(saved(tmp_path, asks))[0][1] == Unseen()
    assert Unseen() not in values(saved(tmp_path, styled(cells)))[0]
    real = styled(cells.replace("<v></v>", "<v>x</v>").replace("<v>0", "<v>88"), calc='<calcPr fullCalcOnLoad="1"/>')
    assert values(saved(tmp_path, real))[0][1] in (88, "x")


@pytest.mark.parametrize("words", ["#SPILL!", "#ERROR!", "#CALC!", "#BUSY!"])
def test_error_words_that_the_library_does_not_know(words: str, tmp_path: Path) -> None:
    """An error at its cell."""
    cells = FORMULA.format(f'<c r="B1" t="e"><f>X()</f><v>{words}</v></c><c r="C1"><v>1</v></c>')
    assert values(saved(tmp_path, zipped(xlsx_parts({"甲": sheet(cells)})))) == [[7, CellError(words), 1]]


ONE = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="inlineStr"><is><t>甲</t></is></c></row>'
READ = {
    "line breaks": ONE.replace("<", "\n  <").replace("</", "\n</").replace("甲\n  \n", "甲"),
    "a number with line breaks": ONE.replace("<v>1</v>", "<v>\n1\n</v>"),
    "a text in a section of characters": ONE.replace("甲", "<![CDATA[甲]]>"),
    "a number in a section of characters": ONE.replace("<v>1", "<v><![CDATA[1]]>"),
    "remarks": ONE.replace("<v>1", "<!-- <c r='A1'/> --><v>1<!-- 2 -->"),
    "prefixes": ONE.replace("</", "</x:").replace("<r", f'<x:r xmlns:x="{MAIN}" ', 1).replace("<x:r xml", "<x:row xml")
    .replace('" ow r=', '" r=').replace("<c", "<x:c").replace("<v", "<x:v").replace("<is", "<x:is")
    .replace("<t", "<x:t"),
    "cells that do not say where": ONE.replace(' r="A1"', "").replace(' r="B1"', ""),
    "an end with a blank": ONE.replace("</row>", '<c r="C1" s="0" /></row>'),
}  # fmt: skip


@pytest.mark.parametrize("cells", READ.values(), ids=READ)
@pytest.mark.parametrize("dimension", ["", '<dimension ref="1:97"/>'])
def test_a_sheet_that_office_programs_open_is_read(cells: str, dimension: str, tmp_path: Path) -> None:
    """Whatever its form."""
    content = sheet(cells).replace(b"<sheetData>", f"{dimension}<sheetData>".encode())
    assert values(saved(tmp_path, zipped(xlsx_parts({"甲": content})))) == [[1, "甲"]]


def test_backslashes_in_the_names_of_parts(tmp_path: Path) -> None:
    """As some programs on Windows write them."""
    parts = {name.replace("/", "\\"): part for name, part in xlsx_parts({"甲": sheet(ONE)}).items()}
    assert values(saved(tmp_path, zipped(parts))) == [[1, "甲"]]


def changed(part: str, before: bytes, after: bytes) -> bytes:
    parts = xlsx_parts({"甲": sheet(ONE), "乙": sheet(ONE)})
    assert before in parts[part]
    return zipped({**parts, part: parts[part].replace(before, after, 1)})


RELS = "xl/_rels/workbook.xml.rels"
AMBIGUOUS = {
    "two-relations": changed(RELS, b'Id="r2"', b'Id="r1"'),
    "false-relation": changed(RELS, b"openxmlformats.org/officeDocument", b"example.org/officeDocument"),
    "two-sheets": changed("xl/workbook.xml", b'sheetId="2"', b'sheetId="1"'),
    "two-workbooks": zipped({**xlsx_parts({"甲": sheet(ONE)}), "xl/workbook.bin": b"x"}),
    "two-parts": zipped({**xlsx_parts({"甲": sheet(ONE)}), "xl\\workbook.xml": b"x"}),
    "two-cells": changed("xl/worksheets/sheet1.xml", b"</c></row>", b'</c><c r="B1"><v>2</v></c></row>'),
}


@pytest.mark.parametrize("code", AMBIGUOUS)
def test_what_programs_read_in_two_ways_is_refused(code: str, tmp_path: Path) -> None:
    """With what was found where."""
    assert refusal(saved(tmp_path, AMBIGUOUS[code])) == f"files.{code}"


@pytest.mark.parametrize("kind", [b"Worksheet", b"worksheet/", b"worksheet ", b"x/worksheet"])
def test_a_relation_goes_by_its_whole_type(kind: bytes, tmp_path: Path) -> None:
    """One that only looks like that of a sheet would be followed by some programs, and its sheet left out by others."""
    data = changed(RELS, b'/worksheet"', b"/" + kind + b'"')
    assert refusal(saved(tmp_path, data)) == "files.false-relation"


def test_two_texts_in_one_string(tmp_path: Path) -> None:
    """Of another namespace, or a second one."""
    for text in ("<t>89</t><x:t xmlns:x='u'>99</x:t>", "<t>89</t><t>99</t>", "<t>89</t><r><t>99</t></r>"):
        strings = f'<sst xmlns="{MAIN}"><si>{text}</si></sst>'.encode()
        cells = sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
        assert refusal(saved(tmp_path, zipped(xlsx_parts({"甲": cells}, strings)))) == "files.two-texts"


@pytest.mark.parametrize(
    ("colour", "ground", "pale"),
    [
        (b"\x05\xff\0\0\xff\xff\xff\xff", None, [0]),
        (b"\x06\0\0\0\0\0\0\0", None, [0]),
        (b"\x06\0\x9a\xf9\0\0\0\0", None, [0]),
        (b"\x06\0\0\xc0\0\0\0\0", None, []),
        (b"\x05\xff\0\0\xff\xff\xff\xff", b"\x05\xff\0\0\0\0\xff\xff", []),
        (b"\x05\xff\0\0\0\0\0\xff", None, []),
    ],
)
def test_white_on_white_in_an_xlsb(colour: bytes, ground: bytes | None, pale: list[int], tmp_path: Path) -> None:
    """By the colours of the letters and of the ground."""
    cell = record(5, struct.pack("<IId", 0, 0, 1.0))
    parts = xlsb_parts(xlsb_row(0, cell))
    targets = {"r1": ("chartsheet", "chartsheets/sheet1.bin"), "r2": ("worksheet", "/xl/worksheets/sheet1.bin")}
    parts["xl/_rels/workbook.bin.rels"] = relations(targets | {"s": ("styles", "styles.bin")})
    font = record(0x2B, bytes(12) + colour + bytes(5))
    fill = record(0x2D, struct.pack("<I", 1 if ground else 0) + (ground or bytes(8)) + bytes(56))
    xf = record(0x2F, struct.pack("<8H", 0xFFFF, 0, 0, 0, 0, 0, 0, 0))
    parts["xl/styles.bin"] = font + fill + record(0x269, struct.pack("<I", 1)) + xf + record(0x26A)
    assert list(first_grid(saved(tmp_path, zipped(parts))).pale) == pale


def test_formats_and_hidden_rows_in_an_xlsb(tmp_path: Path) -> None:
    """By the style of each cell, and a bit of the row."""
    styled_cells = [
        record(5, struct.pack("<II", at, at + 1) + struct.pack("<d", value)) for at, value in enumerate((0.92, 3.0))
    ]
    hidden = record(0, struct.pack("<I", 1) + bytes(7) + b"\x10" + bytes(5)) + xlsb_cell(5, 0, struct.pack("<d", 1.0))
    parts = xlsb_parts(xlsb_row(0, *styled_cells) + hidden)
    targets = {"r1": ("chartsheet", "chartsheets/sheet1.bin"), "r2": ("worksheet", "/xl/worksheets/sheet1.bin")}
    parts["xl/_rels/workbook.bin.rels"] = relations(targets | {"s": ("styles", "styles.bin")})
    styles = [struct.pack("<HHHHHHHH", 0xFFFF, number, 0, 0, 0, 0, 0, 0) for number in (0, 9, 170)]
    parts["xl/styles.bin"] = (
        record(0x116) + record(0x267, struct.pack("<I", 1)) + record(0x2C, struct.pack("<H", 170) + wide('0"萬字"'))
        + record(0x268) + record(0x269, struct.pack("<I", 3)) + b"".join(record(0x2F, each) for each in styles)
        + record(0x26A) + record(0x117)
    )  # fmt: skip
    grid = first_grid(saved(tmp_path, zipped(parts)))
    assert list(grid.rows()) == [["92%", "3萬字"], [1, ""]]
    assert list(grid.hidden) == [1]


def test_numbers_that_are_shown_rounded_in_an_xlsb(tmp_path: Path) -> None:
    """Whole numbers and hundredths in four bytes, others in eight, and what a formula gave."""

    def packed(value: int) -> bytes:
        return struct.pack("<i", value)

    held = [
        (5, struct.pack("<d", 59.6)), (5, struct.pack("<d", 60.0)), (2, packed(60 << 2 | 2)),
        (2, packed(5960 << 2 | 3)),
        (2, struct.pack("<d", 1.5)[4:]), (9, struct.pack("<dHI", 0.5, 0, 0)),
    ]  # fmt: skip
    cells = [record(kind, struct.pack("<II", at, 1) + value) for at, (kind, value) in enumerate(held)]
    parts = xlsb_parts(xlsb_row(0, *cells))
    targets = {"r1": ("chartsheet", "chartsheets/sheet1.bin"), "r2": ("worksheet", "/xl/worksheets/sheet1.bin")}
    parts["xl/_rels/workbook.bin.rels"] = relations(targets | {"s": ("styles", "styles.bin")})
    styles = [record(0x2F, struct.pack("<8H", 0xFFFF, number, 0, 0, 0, 0, 0, 0)) for number in (0, 1)]
    parts["xl/styles.bin"] = record(0x269, struct.pack("<I", 2)) + b"".join(styles) + record(0x26A)
    assert values(saved(tmp_path, zipped(parts))) == [
        [Rounded("60", "59.6"), 60, 60, Rounded("60", "59.6"), Rounded("2", "1.5"), Rounded("1", "0.5")]
    ]


ODF = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = "".join(
    f' xmlns:{name}="{ODF}{rest}:1.0"'
    for name, rest in {
        "office": "office",
        "table": "table",
        "text": "text",
        "style": "style",
        "number": "datastyle",
        "fo": "xsl-fo-compatible",
    }.items()
)
ODS_STYLES = (
    '<style:style style:name="w" style:family="table-cell"><style:text-properties fo:color="#FFFFFF"/></style:style>'
    '<style:style style:name="b" style:family="table-cell" style:parent-style-name="w">'
    '<style:table-cell-properties fo:background-color="#4472c4"/></style:style>'
    '<number:number-style style:name="N1"><number:number/><number:text>萬字</number:text></number:number-style>'
    '<style:style style:name="c1" style:family="table-cell" style:data-style-name="N1"/>'
    '<number:number-style style:name="N2"><number:number number:decimal-places="0"/></number:number-style>'
    '<style:style style:name="whole" style:family="table-cell" style:data-style-name="N2"/>'
    '<number:date-style style:name="N3"><number:year/><number:month/></number:date-style>'
    '<style:style style:name="month" style:family="table-cell" style:data-style-name="N3"/>'
    '<style:style style:name="c2" style:family="table-cell" style:parent-style-name="c1">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
)


def ods(rows: str, spaces: str = SPACES) -> bytes:
    content = (
        f"<office:document-content{spaces}><office:automatic-styles>{ODS_STYLES}</office:automatic-styles><office:body>"
        f'<office:spreadsheet><table:table table:name="甲"><table:table-column table:default-cell-style-name="c1"/>'
        f"{rows}"
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": kind, "content.xml": content.encode()})


def ods_cell(kind: str, value: str, more: str = "", text: str = "<text:p>x</text:p>") -> str:
    return f'<table:table-cell office:value-type="{kind}" office:value="{value}"{more}>{text}</table:table-cell>'


def test_formats_formulas_and_rows_in_an_ods(tmp_path: Path) -> None:
    """By the style of the cell, of its parent, of its column; percentages by their type."""
    dummy = ods_cell("float", "0", ' table:formula="of:=1"', "")
    real = ods_cell("float", "0", ' table:formula="of:=1-1"')
    none = '<table:table-cell table:formula="of:=1"/>'
    rows = (
        f"<table:table-row>{ods_cell('float', '3')}{ods_cell('percentage', '0.92')}{dummy}{real}{none}"
        "</table:table-row>"
        '<table:table-row table:visibility="filter">'
        + ods_cell("float", "2", ' table:style-name="c2"') + "</table:table-row>"
    )  # fmt: skip
    grid = first_grid(saved(tmp_path, ods(rows)))
    assert list(grid.rows()) == [["3萬字", "92%", Unseen(), 0, Unseen()], ["2萬字", "", "", "", ""]]
    assert (list(grid.hidden), list(grid.struck)) == ([1], [1])


def test_numbers_that_are_shown_rounded_in_an_ods(tmp_path: Path) -> None:
    """And a month without its day."""
    whole, month = (f' table:style-name="{name}"' for name in ("whole", "month"))
    day = f'<table:table-cell office:value-type="date" office:date-value="2024-03-15"{month}><text:p>x</text:p>'
    row = f"{ods_cell('float', '59.6', whole)}{ods_cell('float', '60', whole)}{day}</table:table-cell>"
    assert values(saved(tmp_path, ods(f"<table:table-row>{row}</table:table-row>"))) == [
        [Rounded("60", "59.6"), 60, Dayless(dt.date(2024, 3, 15))]
    ]


def test_white_on_white_in_an_ods(tmp_path: Path) -> None:
    """By the style of the cell and of its parent."""
    rows = "".join(
        f"<table:table-row>{ods_cell('float', '2', f' table:style-name={chr(34)}{style}{chr(34)}')}</table:table-row>"
        for style in ("w", "b", "c1")
    )
    assert list(first_grid(saved(tmp_path, ods(rows))).pale) == [0]


def test_prefixes_of_an_ods_that_mean_something_else(tmp_path: Path) -> None:
    """Programs go by the prefix or by what it stands for."""
    row = f"<table:table-row>{ods_cell('float', '3')}</table:table-row>"
    for spaces in (SPACES.replace("table:1.0", "table:9.0"), SPACES + f' xmlns:t="{ODF}table:1.0"'):
        assert refusal(saved(tmp_path, ods(row, spaces))) == "files.two-names"
