"""How cells look beside their values: letters of the colour of the ground, runs of a text, conditions that may hide."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import xlwt
from openpyxl import Workbook as Book
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from dangxing.workbook.grid import Grid, Otherwise
from dangxing.workbook.reading import biff8_records, compound
from dangxing.workbook.reading.biff12_records import record, wide
from dangxing.workbook.reading.bounds import Refusal
from dangxing.workbook.reading.conditions import ranges_in
from ods_files import cell, ods
from reader_files import (
    MAIN,
    Parts,
    first_grid,
    refusal,
    relations,
    saved,
    sheet,
    values,
    xlsb_parts,
    xlsb_row,
    xlsx_parts,
    zipped,
)

X14 = (
    '<extLst><ext xmlns:x14="urn:x14"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="urn:xm">{}'
    "<xm:sqref>B2:B4</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>"
)


def with_styles(parts: Parts, styles: str) -> Parts:
    """The package with styles."""
    named = parts["xl/_rels/workbook.xml.rels"]
    extra = relations({"s": ("styles", "styles.xml")}).split(b">", 1)[1].removesuffix(b"</Relationships>")
    parts["xl/_rels/workbook.xml.rels"] = named.replace(b"</Relationships>", extra + b"</Relationships>")
    parts["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'.encode()
    return parts


# ── Colours ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("letters", "ground", "pale"),
    [
        ("FFFF0000", "FFFF0000", True),
        ("FFFF0000", "FF00FF00", False),
        (None, "FF000000", True),
        ("FFFFFFFF", None, True),
        ("FFF2F2F2", None, True),
        ("FFD9D9D9", None, False),
        ("FF000000", "FFF2F2F2", False),
        ("FFFFFFFF", "FFFFFFFF", True),
        ("FFFFFFFF", "FF4472C4", False),
        (None, None, False),
    ],
)
def test_letters_of_the_colour_of_their_ground(
    letters: str | None, ground: str | None, pale: bool, tmp_path: Path
) -> None:
    """White on white, or any other; letters of which nothing is said are black."""
    book = Book()
    cells: Any = book.active
    cells.append([1, 2])
    cells["B1"].font = Font(color=letters)
    if ground is not None:
        cells["B1"].fill = PatternFill("solid", fgColor=ground)
    book.save(tmp_path / "a.xlsx")
    assert list(first_grid(tmp_path / "a.xlsx").pale) == ([0] if pale else [])


def test_letters_of_the_colour_of_their_ground_in_an_xls(tmp_path: Path) -> None:
    """By the number of the colour."""
    book = xlwt.Workbook()
    cells = book.add_sheet("甲")
    for row, (letters, ground) in enumerate((("red", "red"), ("red", "blue"), ("white", None), ("white", "red"))):
        fill = f"; pattern: pattern solid, fore_colour {ground}" if ground else ""
        cells.write(row, 0, 1, xlwt.easyxf(f"font: colour {letters}{fill}"))
    book.save(str(tmp_path / "a.xls"))
    assert list(first_grid(tmp_path / "a.xls").pale) == [0, 2]


# ── Runs of a text ──────────────────────────────────────────────────────────────────────────────────────────────────

RUNS = {
    "<r><rPr><strike/></rPr><t>不</t></r><r><t>合格</t></r>": (Otherwise("不合格", "struck-in-part"), [], []),
    "<r><rPr><strike/></rPr><t>不</t></r><r><rPr><b/><strike/></rPr><t>合格</t></r>": ("不合格", [0], []),
    '<r><rPr><strike val="0"/></rPr><t>不</t></r><r><t>合格</t></r>': ("不合格", [], []),
    '<r><rPr><color rgb="FFFFFFFF"/></rPr><t>不</t></r><r><t>合格</t></r>': (
        Otherwise("不合格", "pale-in-part"),
        [],
        [],
    ),
    '<r><rPr><color theme="0"/></rPr><t>不</t></r><r><rPr><color theme="0"/></rPr><t>合格</t></r>': ("不合格", [], [0]),
    '<r><rPr><rFont val="Wingdings"/></rPr><t>ü</t></r><r><t> </t></r>': ("✓ ", [], []),
    '<r><rPr><rFont val="Wingdings"/></rPr><t>12</t></r><r><t>月</t></r>': ("□□月", [], []),
    '<r><rPr><color rgb="FFFF0000"/></rPr><t>不</t></r><r><t>合格</t></r>': ("不合格", [], []),
    '<r><t>12</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r><r><t>月</t></r>': ("12¹月", [], []),
    '<t>王一</t><rPh sb="0" eb="2"><t>オウ</t></rPh><phoneticPr fontId="1"/>': ("王一", [], []),
}


def seen(grid: Grid) -> tuple[object, list[int], list[int]]:
    """The first value, and the rows that are struck through and pale."""
    return next(iter(grid.rows()))[0], list(grid.struck), list(grid.pale)


@pytest.mark.parametrize("text", RUNS)
def test_a_text_of_which_a_part_looks_otherwise(text: str, tmp_path: Path) -> None:
    """In the table of texts, among others; in the cell itself; and in a table that is written in another way."""
    strings = f'<sst xmlns="{MAIN}"><si><t>甲</t></si><si>{text}</si><si><t>乙</t></si></sst>'
    shared = (
        '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>2</v></c></row><row r="2"><c r="A2" t="s"><v>0</v>'
    )
    cells = sheet(f"{shared}</c></row>")
    for table in (strings, strings.replace("<si>", "\n<si>\n").replace("</t></r>", "</t>\n</r>")):
        assert seen(first_grid(saved(tmp_path, zipped(xlsx_parts({"甲": cells}, table.encode()))))) == RUNS[text]
    within = sheet(f'<row r="1"><c r="A1" t="inlineStr"><is>{text}</is></c></row>')
    if "rPh" not in text:
        assert seen(first_grid(saved(tmp_path, zipped(xlsx_parts({"甲": within}))))) == RUNS[text]


def test_a_text_in_several_fonts_in_an_xls(tmp_path: Path) -> None:
    """One of which strikes through, or is white."""
    book = xlwt.Workbook()
    cells = book.add_sheet("甲")
    for row, font in enumerate(("struck_out on", "colour white", "bold on", "escapement superscript")):
        cells.write_rich_text(row, 0, [("不", xlwt.easyfont(font)), ("合格", xlwt.easyfont("bold off"))])
    book.save(str(tmp_path / "a.xls"))
    grid = first_grid(tmp_path / "a.xls")
    assert [row[0] for row in grid.rows()] == [
        Otherwise("不合格", "struck-in-part"),
        Otherwise("不合格", "pale-in-part"),
        "不合格",
        Otherwise("不合格", "signs-in-part"),
    ]
    assert (list(grid.struck), list(grid.pale)) == ([], [])


def test_a_text_in_several_fonts_in_an_xlsb(tmp_path: Path) -> None:
    """By the fonts of its runs."""
    parts = xlsb_parts(xlsb_row(0, record(7, struct.pack("<3I", 0, 0, 1))))
    targets = {"r1": ("chartsheet", "chartsheets/sheet1.bin"), "r2": ("worksheet", "/xl/worksheets/sheet1.bin")}
    more = {"s": ("styles", "styles.bin"), "t": ("sharedStrings", "sharedStrings.bin")}
    parts["xl/_rels/workbook.bin.rels"] = relations(targets | more)
    fonts = b"".join(record(0x2B, struct.pack("<HH", 220, bits) + bytes(21)) for bits in (0, 8))
    parts["xl/styles.bin"] = fonts + record(0x269, struct.pack("<I", 1)) + record(0x2F, bytes(16)) + record(0x26A)
    runs = struct.pack("<I", 2) + struct.pack("<4H", 0, 1, 1, 0)
    texts = record(0x13, b"\0" + wide("甲")) + record(0x13, b"\x01" + wide("不合格") + runs)
    parts["xl/sharedStrings.bin"] = record(0x9F, struct.pack("<II", 2, 2)) + texts + record(0xA0)
    assert seen(first_grid(saved(tmp_path, zipped(parts)))) == (Otherwise("不合格", "struck-in-part"), [], [])


def test_a_text_in_several_fonts_that_the_cell_of_an_xlsb_holds(tmp_path: Path) -> None:
    """Is a text as any other."""
    text = b"\x01" + wide("不合格") + struct.pack("<I4H", 2, 0, 0, 1, 0)
    parts = xlsb_parts(xlsb_row(0, record(0x3E, struct.pack("<2I", 0, 0) + text)))
    assert values(saved(tmp_path, zipped(parts))) == [["不合格"]]


# ── Conditions ──────────────────────────────────────────────────────────────────────────────────────────────────────

CELLS = '<row r="1"><c r="A1"><v>1</v></c></row>'
LOOKS = {
    '<font><color rgb="FFFFFFFF"/></font>': True,
    '<font><color theme="0"/></font>': True,
    '<font><color rgb="FFFF0000"/></font>': False,
    '<font><color rgb="FFFFFFFF"/></font><fill><patternFill><bgColor rgb="FFFF0000"/></patternFill></fill>': False,
    '<font><color rgb="FFFF0000"/></font><fill><patternFill><bgColor rgb="FFFF0000"/></patternFill></fill>': True,
    '<numFmt numFmtId="200" formatCode=";;;"/>': True,
    '<numFmt numFmtId="200" formatCode="yyyy-mm-dd"/>': False,
    "<font><strike/></font>": True,
    "<font><b/></font>": False,
}


@pytest.mark.parametrize("look", LOOKS)
def test_a_condition_that_may_hide_a_value(look: str, tmp_path: Path) -> None:
    """By the look that it gives; which says nothing of cells that have none."""
    rule = '<conditionalFormatting sqref="B2:B4 D2"><cfRule type="expression" dxfId="1" priority="1"/>'
    parts = xlsx_parts({"甲": sheet(CELLS, f"{rule}</conditionalFormatting>")})
    styles = f"<fonts><font/></fonts><cellXfs><xf/></cellXfs><dxfs><dxf><font><i/></font></dxf><dxf>{look}</dxf></dxfs>"
    grid = first_grid(saved(tmp_path, zipped(with_styles(parts, styles))))
    assert grid.conditional == (((1, 1, 3, 1), (1, 3, 1, 3)) if LOOKS[look] else ())
    assert (list(grid.struck), list(grid.pale)) == ([], [])


@pytest.mark.parametrize(
    ("rules", "found"),
    [
        (
            '<conditionalFormatting sqref="B2"><cfRule type="iconSet"><iconSet showValue="0"/></cfRule>{}',
            [(1, 1, 1, 1)],
        ),
        ('<conditionalFormatting sqref="B2"><cfRule type="iconSet"><iconSet/></cfRule>{}', []),
        ('<conditionalFormatting sqref="B2"><cfRule><colorScale><color rgb="FFFFFFFF"/></colorScale></cfRule>{}', []),
        (X14.format('<x14:cfRule><x14:dxf><font><color theme="0"/></font></x14:dxf></x14:cfRule>'), [(1, 1, 3, 1)]),
        (X14.format('<x14:cfRule><x14:dxf><font><color theme="5"/></font></x14:dxf></x14:cfRule>'), []),
        (X14.format('<x14:cfRule><x14:dataBar showValue="0"/></x14:cfRule>'), [(1, 1, 3, 1)]),
    ],
)
def test_bars_and_signs_in_place_of_numbers(rules: str, found: list[object], tmp_path: Path) -> None:
    """And looks that are written out with the rule."""
    rules = rules.replace("{}", "</conditionalFormatting>")
    grid = first_grid(saved(tmp_path, zipped(xlsx_parts({"甲": sheet(CELLS, rules)}))))
    assert list(grid.conditional) == found


def test_a_sheet_that_is_written_in_another_way_keeps_what_is_seen(tmp_path: Path) -> None:
    """Hidden columns and conditions, where blanks stand between its tags."""
    rule = '<conditionalFormatting sqref="A1"><cfRule type="iconSet"><iconSet showValue="0"/></cfRule>'
    cells = CELLS.replace("<v>", "\n<v>").replace("<row", "\n<row")
    content = sheet(cells, f"{rule}</conditionalFormatting>").replace(
        b"<sheetData>", b'<cols>\n<col min="1" max="2" width="9" hidden="1"/>\n</cols>\n<sheetData>\n'
    )
    grid = first_grid(saved(tmp_path, zipped(xlsx_parts({"甲": content}))))
    assert (grid.conditional, grid.hidden_columns) == (((0, 0, 0, 0),), frozenset({0, 1}))


@pytest.mark.parametrize(
    "address",
    ["C2:D4", "$C$2:$D$4", "評議.C2:評議.D4", "$評議.$C$2:$評議.$D$4", "'a b.c'.C2:'a b.c'.D4", "評議.C2:.D4"],
)
def test_addresses_of_ranges(address: str) -> None:
    """With the sheet's name or without, as either kind of program writes them."""
    assert ranges_in(address) == [(1, 2, 3, 3)]


def xls_with(path: Path, *extra: bytes) -> Path:
    """An .xls with further records behind the cells of its sheet."""
    book = xlwt.Workbook()
    cells = book.add_sheet("甲")
    for row in range(3):
        cells.write(row, 0, row)
    book.save(str(path))
    stream = compound.workbook_stream(path.read_bytes())
    end = next(at for kind, at, _ in records8(stream, 0) if kind == 0x0A)
    last = next(at for kind, at, _ in records8(stream, end) if kind == 0x0A) - 4
    path.write_bytes(compound.wrap(stream[:last] + b"".join(extra) + stream[last:]))
    return path


def records8(stream: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    with suppress(Refusal):
        yield from biff8_records.records(stream, start)


def record8(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def letters8(ink: int, *, strikes: bool = False) -> bytes:
    font = bytearray(118)
    font[68], font[88] = 0x80 if strikes else 0, 0 if strikes else 0x80
    font[80:84] = struct.pack("<I", ink)
    return bytes(font)


@pytest.mark.parametrize(
    ("given", "look", "hides"),
    [
        (1 << 26, letters8(9), True),
        (1 << 26, letters8(10), False),
        (1 << 26, letters8(10, strikes=True), True),
        (1 << 26 | 1 << 29, letters8(9) + struct.pack("<HH", 0, 10 << 7), False),
        (1 << 26 | 1 << 28 | 1 << 29, letters8(10) + bytes(8) + struct.pack("<HH", 0, 10 << 7), True),
        (1 << 29, struct.pack("<HH", 0, 10 << 7), False),
    ],
)
def test_a_condition_that_may_hide_a_value_in_an_xls(given: int, look: bytes, hides: bool, tmp_path: Path) -> None:
    """By the look that stands in its rule."""
    area = struct.pack("<4H", 0, 2, 0, 0)
    ranges = record8(0x1B0, struct.pack("<HH", 1, 1) + area + struct.pack("<H", 1) + area)
    rule = record8(0x1B1, struct.pack("<BBHHIH", 2, 0, 0, 0, given, 0) + look)
    grid = first_grid(xls_with(tmp_path / "a.xls", ranges, rule))
    assert grid.conditional == (((0, 0, 2, 0),) if hides else ())


def test_a_format_that_a_condition_gives_in_an_xls(tmp_path: Path) -> None:
    """Which shows nothing."""
    area = struct.pack("<4H", 0, 2, 0, 0)
    ranges = record8(0x1B0, struct.pack("<HH", 1, 1) + area + struct.pack("<H", 1) + area)
    code = struct.pack("<HB", 3, 0) + b";;;"
    look = struct.pack("<BBHHIH", 2, 0, 0, 0, 1 << 25, 1) + struct.pack("<H", len(code) + 2) + code
    assert first_grid(xls_with(tmp_path / "a.xls", ranges, record8(0x1B1, look))).conditional == ((0, 0, 2, 0),)


# ── Views, widths, notes ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("shown", "found"), [("0", [["", ""], [5, True]]), ("1", [[0, ""], [5, True]])])
def test_zeros_that_a_sheet_does_not_show(shown: str, found: list[object], tmp_path: Path) -> None:
    """Are nothing to whoever looks at it; a text and a truth value are what they are."""
    cells = '<row r="1"><c r="A1"><v>0</v></c></row><row r="2"><c r="A2"><v>5</v></c><c r="B2" t="b"><v>1</v></c></row>'
    view = f'<sheetViews><sheetView showZeros="{shown}" workbookViewId="0"/></sheetViews><sheetData>'
    content = sheet(cells).replace(b"<sheetData>", view.encode())
    assert values(saved(tmp_path, zipped(xlsx_parts({"甲": content})))) == found


def test_zeros_that_an_xls_does_not_show(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    cells = book.add_sheet("甲")
    cells.write(0, 0, 0)
    cells.write(0, 1, 5)
    cells.show_zero_values = False
    book.save(str(tmp_path / "a.xls"))
    assert values(tmp_path / "a.xls") == [["", 5]]


@pytest.mark.parametrize(
    ("pane", "rows", "columns"),
    [
        ('ySplit="1" topLeftCell="A6" state="frozen"', [0, 1, 2, 3], set()),
        ('xSplit="1" ySplit="1" topLeftCell="D6" state="frozenSplit"', [0, 1, 2, 3], {0, 1}),
        ('ySplit="1200" topLeftCell="A6" state="split"', [], set()),
    ],
)
def test_rows_that_nobody_can_scroll_to(pane: str, rows: list[int], columns: set[int], tmp_path: Path) -> None:
    """What is above and before panes that were frozen when the sheet had been scrolled."""
    view = f'<sheetViews><sheetView topLeftCell="C5" workbookViewId="0"><pane {pane}/></sheetView></sheetViews>'
    content = sheet(CELLS).replace(b"<sheetData>", f"{view}<sheetData>".encode())
    grid = first_grid(saved(tmp_path, zipped(xlsx_parts({"甲": content}))))
    assert (list(grid.hidden), set(grid.hidden_columns)) == (rows, columns)


def test_rows_that_nobody_can_scroll_to_in_an_xls(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    cells = book.add_sheet("甲")
    for row in range(9):
        cells.write(row, 0, row)
    cells.panes_frozen, cells.horz_split_pos, cells.first_visible_row = True, 1, 4
    book.save(str(tmp_path / "a.xls"))
    assert list(first_grid(tmp_path / "a.xls").hidden) == [0, 1, 2, 3]


def test_columns_that_are_narrow_and_slivers(tmp_path: Path) -> None:
    """A column or row of next to no width is hidden; a narrow one has room for so many signs."""
    widths = ((1, 1, 0.1), (2, 3, 4.7), (4, 4, 20))
    columns = "<cols>" + "".join(f'<col min="{a}" max="{b}" width="{width}"/>' for a, b, width in widths)
    content = sheet('<row r="1" ht="0.75"><c r="A1"><v>1</v></c></row>').replace(
        b"<sheetData>", f"{columns}</cols><sheetData>".encode()
    )
    grid = first_grid(saved(tmp_path, zipped(xlsx_parts({"甲": content}))))
    assert (grid.hidden_columns, grid.narrow, list(grid.hidden)) == (frozenset({0}), {1: 4, 2: 4}, [0])
    book = xlwt.Workbook()
    cells = book.add_sheet("甲")
    cells.write(0, 0, 1)
    cells.col(0).width, cells.col(1).width = 20, 5 * 256
    book.save(str(tmp_path / "a.xls"))
    grid = first_grid(tmp_path / "a.xls")
    assert (grid.hidden_columns, grid.narrow) == (frozenset({0}), {1: 4})


def test_cells_with_notes(tmp_path: Path) -> None:
    """In .xlsx, .xls and .ods; marks of a checked copy are none."""
    book = Book()
    cells: Any = book.active
    cells.append([1, 2, 3])
    cells["A1"].comment, cells["C1"].comment = Comment("不對", "王一"), Comment("不對", "dangxing")
    book.save(tmp_path / "a.xlsx")
    assert first_grid(tmp_path / "a.xlsx").noted == ((0, 0),)
    note = record8(0x1C, struct.pack("<4H", 1, 0, 0, 1) + b"\0\0\0")
    assert first_grid(xls_with(tmp_path / "a.xls", note)).noted == ((1, 0),)
    text = "<office:annotation><text:p>不對</text:p></office:annotation><text:p>合格</text:p>"
    assert first_grid(saved(tmp_path, ods(cell("<text:p>x</text:p>") + cell(text)))).noted == ((1, 0),)


def test_a_workbook_of_excel_95_is_refused(tmp_path: Path) -> None:
    """By its version: its texts and formats are written otherwise."""
    path = xls_with(tmp_path / "a.xls")
    stream = compound.workbook_stream(path.read_bytes())
    assert stream[4:6] == b"\0\x06"
    path.write_bytes(compound.wrap(stream[:4] + b"\0\x05" + stream[6:]))
    assert refusal(path) == "files.old-format"


# ── Documents of OpenDocument ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('<text:p><text:span text:style-name="T1">不</text:span>合格</text:p>',
         (Otherwise("不合格", "struck-in-part"), [], [])),
        ('<text:p><text:span text:style-name="T2">不</text:span>合格</text:p>',
         (Otherwise("不合格", "pale-in-part"), [], [])),
        ('<text:p><text:span text:style-name="T1">不合格</text:span></text:p>', ("不合格", [0], [])),
        ("<text:p><text:span>不</text:span>合格</text:p>", ("不合格", [], [])),
        ("<draw:frame><draw:text-box><text:p>不</text:p></draw:text-box></draw:frame><text:p>合格</text:p>",
         ("合格", [], [])),
        ("<office:annotation><text:p>不</text:p></office:annotation><text:p>合格</text:p>", ("合格", [], [])),
        ("<text:p><text:ruby><text:ruby-base>王一</text:ruby-base><text:ruby-text>オウ</text:ruby-text></text:ruby>"
         "</text:p>", ("王一", [], [])),
    ],
)  # fmt: skip
def test_what_stands_in_a_cell_beside_its_text(text: str, found: object, tmp_path: Path) -> None:
    """Drawings, notes and signs of how it is read are none of it; what is struck through or white in part is told."""
    assert seen(first_grid(saved(tmp_path, ods(cell(text))))) == found


def test_letters_and_conditions_in_an_ods(tmp_path: Path) -> None:
    """The colour of the ground, and styles that a condition gives, wherever it is written."""
    rows = "".join(cell("<text:p>x</text:p>", f' table:style-name="{name}"') for name in ("red", "W", "if", "T1"))
    grid = first_grid(saved(tmp_path, ods(rows)))
    assert (list(grid.pale), grid.conditional) == ([0, 1], ((2, 0, 2, 0),))
    for style, ranges in (("W", ((0, 0, 1, 1),)), ("T1", ())):
        condition = (
            '<calcext:conditional-formats><calcext:conditional-format calcext:target-range-address="甲.A1:甲.B2">'
            f'<calcext:condition calcext:apply-style-name="{style}"/></calcext:conditional-format>'
            "</calcext:conditional-formats>"
        )
        assert first_grid(saved(tmp_path, ods(cell("<text:p>x</text:p>"), condition))).conditional == ranges


def test_rows_that_are_folded_away_in_an_ods(tmp_path: Path) -> None:
    """In a group, or in one within it."""
    row = cell("<text:p>x</text:p>")
    group = '<table:table-row-group table:display="false">{}</table:table-row-group>'
    nested = group.format(f"{row}<table:table-row-group>{row}</table:table-row-group>")
    assert list(first_grid(saved(tmp_path, ods(row + nested + row))).hidden) == [1, 2]


@pytest.mark.parametrize(
    "given",
    [
        '<table:table-cell office:value-type="string" office:string-value="不合格"><text:p>合格</text:p>',
        '<table:table-cell office:value-type="float"><text:p>92</text:p>',
    ],
)
def test_a_cell_that_says_one_thing_and_shows_another(given: str, tmp_path: Path) -> None:
    """Which of them counts depends on the program."""
    row = f"<table:table-row>{given}</table:table-cell></table:table-row>"
    assert refusal(saved(tmp_path, ods(row))) == "files.two-cells"
    same = cell("<text:p>合 格</text:p>", ' office:string-value="合 格"')
    assert values(saved(tmp_path, ods(same))) == [["合 格"]]
