"""Files that cannot be read: each is refused with one message that says how to mend it."""

from __future__ import annotations

import os
import socket
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from bounds import in_time
from dangxing.errors import FileProblem
from dangxing.language import texts
from dangxing.records import column_letters
from dangxing.workbook.reading.biff8_strings import strings_in
from dangxing.workbook.reading.biff12_records import record, wide
from dangxing.workbook.reading.compound import workbook_stream, wrap
from reader_files import (
    DATA,
    MAIN,
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

ODF = "urn:oasis:names:tc:opendocument:xmlns:"
NS = f"xmlns='{MAIN}'"
CALCEXT = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def one_sheet(content: bytes, strings: bytes | None = None) -> bytes:
    return zipped(xlsx_parts({"甲": content}, strings))


def ods(rows: str) -> bytes:
    """A document of one table with these rows."""
    head = (
        f"<office:document-content xmlns:office='{ODF}office:1.0' xmlns:table='{ODF}table:1.0' "
        f"xmlns:text='{ODF}text:1.0' xmlns:calcext='{CALCEXT}'><office:body>"
        "<office:spreadsheet><table:table table:name='甲'>"
    )
    tail = "</table:table></office:spreadsheet></office:body></office:document-content>"
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": kind, "content.xml": (head + rows + tail).encode()})


def test_every_message_names_the_file() -> None:
    """In every language."""
    for key, entry in texts("files").items():
        assert all("{path}" in each for each in entry), key


def test_no_such_file(tmp_path: Path) -> None:
    """Neither one that is not there, nor one below a file, nor a name that cannot be."""
    saved(tmp_path, b"x", "plain")
    for name in ("none.xlsx", "plain/none.xlsx", "x" * 5000, "nul\0.xlsx"):
        assert refusal(tmp_path / name) == "files.missing"


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the bound a file is not read."""
    data = one_sheet(sheet(ONE))
    path = saved(tmp_path, data)
    monkeypatch.setattr("dangxing.workbook.reading.source.FILE_BYTES", len(data))
    assert values(path) == [[1]]
    monkeypatch.setattr("dangxing.workbook.reading.source.FILE_BYTES", len(data) - 1)
    assert refusal(path) == "files.too-large"


def test_a_folder(tmp_path: Path) -> None:
    """A folder is told apart from a file."""
    assert refusal(tmp_path) == "files.folder"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_pipes_devices_and_sockets_are_not_opened(tmp_path: Path) -> None:
    """A pipe without a writer would wait for ever."""
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s"))
        for path in (tmp_path / "pipe", tmp_path / "s", Path(os.devnull), Path("/dev/zero")):
            assert refusal(path) == "files.special"


def test_a_link_that_leads_back_to_itself(tmp_path: Path) -> None:
    """A loop of symbolic links ends in a message."""
    (tmp_path / "a.xlsx").symlink_to(tmp_path / "b.xlsx")
    (tmp_path / "b.xlsx").symlink_to(tmp_path / "a.xlsx")
    assert refusal(tmp_path / "a.xlsx") == "files.link-loop"


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What may not be opened is told as such (the system's answer is stood in for: root may open everything)."""

    def deny(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    path = saved(tmp_path, b"x")
    monkeypatch.setattr("dangxing.workbook.reading.source.os.open", deny)
    assert refusal(path) == "files.denied"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\x09\x04\x06\x00\x00\x00\x10\x00", "old-format"),
        ("編號,姓名\n1,張三\n".encode(), "text"),
        ("編號,姓名\n1,張三\n".encode("gbk"), "text"),
        ("\ufeff編號\t姓名".encode("utf-16"), "text"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "web-page"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "text"),
        (b"%PDF-1.7\n\x00\x01", "pdf"),
        (b"\x89PNG\r\n\x1a\n\x00", "image"),
        (b"{\\rtf1 x", "word"),
        (b"Rar!\x1a\x07\x00", "packed"),
        (b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0", "shortcut"),
        (b"\xff\xfe" + "<!DOCTYPE html>".encode("utf-16-le"), "web-page"),
        (zipped({"word/document.xml": b"<x/>"}), "word"),
        (zipped({"a.txt": b"text"}), "packed"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}), "word"),
        (zipped({"mimetype": b"application/epub+zip"}), "not-workbook"),
        (zipped({"Index/Document.iwa": b"x"}), "not-workbook"),
        (zipped({"_rels/.rels": relations({"r": ("officeDocument", "word/document.xml")})}), "not-workbook"),
        (b"PK\x03\x04 and nothing else", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"),
    ],
)
def test_what_is_no_workbook(data: bytes, code: str, tmp_path: Path) -> None:
    """Decided by the bytes; a text or web page under a workbook's name is told to be saved as .xlsx."""
    assert refusal(saved(tmp_path, data)) == f"files.{code}"


@pytest.mark.parametrize("name", ["sample.xlsx", "sample.ods", "sample.xls"])
def test_a_file_cut_off_anywhere(name: str, tmp_path: Path) -> None:
    """At whatever length a copy broke off, the file is refused."""
    data = (DATA / name).read_bytes()
    for length in range(8, len(data) - 600, 211):
        assert refusal(saved(tmp_path, data[:length])) in {"files.damaged", "files.text", "files.not-workbook"}


def test_a_password(tmp_path: Path) -> None:
    """An encrypted package, an encrypted .xls and an encrypted .ods are told as such."""
    container = bytearray(wrap(bytes(8192)))
    name = "Workbook".encode("utf-16-le")
    other = "EncryptedPackage".encode("utf-16-le")
    at = container.find(name)
    container[at : at + len(other)] = other
    container[at + 64 : at + 66] = struct.pack("<H", len(other) + 2)
    assert refusal(saved(tmp_path, bytes(container))) == "files.encrypted"

    stream = workbook_stream((DATA / "sample.xls").read_bytes())
    begin = 4 + int.from_bytes(stream[2:4], "little")
    locked = stream[:begin] + struct.pack("<3H", 0x2F, 2, 0) + stream[begin:]
    assert refusal(saved(tmp_path, wrap(locked))) == "files.encrypted"

    manifest = b"<manifest:manifest xmlns:manifest='m'><manifest:encryption-data/></manifest:manifest>"
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    parts = {"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": b"\x01\x02"}
    assert refusal(saved(tmp_path, zipped(parts))) == "files.encrypted"


def test_a_part_that_expands_beyond_reason(tmp_path: Path) -> None:
    """Blanks by the megabyte, in a sheet, in the shared strings or in the workbook itself."""
    blanks = b" " * 20_000_000
    parts = xlsx_parts({"甲": sheet(ONE)}, f"<sst {NS}/>".encode())
    for name in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"):
        bloated = {**parts, name: parts[name] + blanks}
        assert refusal(saved(tmp_path, zipped(bloated))) == "files.expands"


def test_sizes_in_the_headers_are_held_against_the_contents(tmp_path: Path) -> None:
    """An archive that states a smaller size than the part has, or another checksum, is damaged."""
    data = one_sheet(sheet(ONE * 1))
    size = struct.pack("<L", len(sheet(ONE)))
    checksum = struct.pack("<L", zlib.crc32(sheet(ONE)))
    assert values(saved(tmp_path, data)) == [[1]]
    assert refusal(saved(tmp_path, data.replace(size, struct.pack("<L", 5)))) == "files.damaged"
    assert refusal(saved(tmp_path, data.replace(checksum, bytes(4)))) == "files.damaged"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "_rels/.rels"])
def test_a_document_type_is_refused(part: str, tmp_path: Path) -> None:
    """No entity is ever expanded, in no part."""
    parts = xlsx_parts({"甲": sheet(ONE, prologue="")}, f"<sst {NS}/>".encode())
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    for head in (b"", b'<?xml version="1.0"?>', b"<!-- first -->\n"):
        assert refusal(saved(tmp_path, zipped({**parts, part: head + bomb + parts[part]}))) == "files.doctype"


def test_another_encoding_is_not_searched_in_vain(tmp_path: Path) -> None:
    """A sheet in UTF-16, or that says so, is refused, for its cells could not be found by their bytes."""
    text = sheet(ONE, prologue="").decode()
    declared = '<?xml version="1.0" encoding="UTF-16"?>' + text
    for content in (declared.encode("utf-16"), text.encode("utf-16-le"), declared.encode()):
        assert refusal(saved(tmp_path, one_sheet(content))) == "files.damaged"


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="Q1048576"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c s="0" r="XFD1048576"><v>1</v></c></row>',
        "<row r='1'><c r='A1'><v>1</v></c><c r='xfd1048576'><v>1</v></c></row>",
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576">' + "<c/>" * 20 + "<c><v>1</v></c></row>",
        '<row r="1"><c r="A1"><v>1</v></c><c note=">" r="XFD1048576"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><!-- <row r="1"> --><row r="999999"><c r="ZZ999999"><v/></c></row>',
    ],
)
def test_a_lone_cell_far_away(cells: str, tmp_path: Path) -> None:
    """However the cell says where it is: room for the rectangle is never made."""
    assert refusal(saved(tmp_path, one_sheet(sheet(cells)))) == "files.area"


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c><v><row r="9"/>1</v></c></row>',
        '<row r="1"><c><c><v>1</v></c></c></row>',
        '<row r="0"><c><v>1</v></c></row>',
        '<row r="1"><c r="1A"><v>1</v></c></row>',
        '<row r="1"><c r="A99999999999"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</c></row>',
        '<row r="1"><c r="A1" t="s"><v>99999</v></c></row>',
    ],
)
def test_a_sheet_that_is_put_together_wrongly(cells: str, tmp_path: Path) -> None:
    """Cells in the wrong place, references that are none, and elements that close in another order."""
    assert refusal(saved(tmp_path, one_sheet(sheet(cells)))) == "files.damaged"


def test_merged_ranges_without_end(tmp_path: Path) -> None:
    """Ranges that cover more than a million cells with values around them are refused."""
    corner = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1000000"><c r="B1000000"><v>1</v></c></row>'
    merged = '<mergeCells><mergeCell ref="A1:B1000000"/></mergeCells>'
    assert refusal(saved(tmp_path, one_sheet(sheet(corner, merged)))) == "files.merged"
    many = "<mergeCells>" + '<mergeCell ref="A1:B600000"/>' * 2 + "</mergeCells>"
    assert refusal(saved(tmp_path, one_sheet(sheet(corner, many)))) == "files.merged"


def test_too_many_to_be_genuine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Errors, merged ranges, tags and records are counted, and refused beyond their bounds."""
    errors = one_sheet(sheet("".join(f'<row r="{n}"><c r="A{n}" t="e"><v>#N/A</v></c></row>' for n in range(1, 5))))
    ranges = one_sheet(sheet(ONE, '<mergeCell ref="A1:B2"/>' * 4))
    walked = one_sheet(sheet("<row><c><v>1</v></c></row>" * 4))
    recorded = zipped(xlsb_parts(xlsb_row(0, *[xlsb_cell(5, at, bytes(8)) for at in range(4)])))
    streamed = (DATA / "sample.xls").read_bytes()
    for bound, data, code in (
        ("facts.MARKS", errors, "errors"),
        ("facts.RANGES", ranges, "merged"),
        ("markup.TAGS", walked, "expands"),
        ("biff12.RECORDS", recorded, "expands"),
        ("biff8.RECORDS", streamed, "expands"),
    ):
        path = saved(tmp_path, data)
        assert values(path)
        with monkeypatch.context() as patched:
            patched.setattr(f"dangxing.workbook.reading.{bound}", 3)
            assert refusal(path) == f"files.{code}"


SHARING = (
    '<row r="1">{}</row>',
    '<c r="@1" t="s"><v>1</v></c>',
    "<c r='@1' t='s'><v>1</v></c>",
    '<c r="@1" t="s" ><f/> <v>1</v></c>',
    '<c r="@1" t="&#115;"><v>1</v></c>',
    '<c t="s"><v>1</v></c>',
)


def in_a_row(cell: str, count: int) -> str:
    """The cell so many times, each in a column of its own."""
    return SHARING[0].format("".join(cell.replace("@", column_letters(at)) for at in range(count)))


@pytest.mark.parametrize("cell", SHARING[1:])
def test_a_shared_string_is_not_copied_without_end(cell: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the cells of a sheet would hold together counts, however few bytes say so; a short string does not."""
    strings = f"<sst {NS}><si><t>x</t></si><si><t>{'長' * 300}</t></si></sst>".encode()
    monkeypatch.setattr("dangxing.workbook.reading.ooxml.TEXT", 10_000)
    few = one_sheet(sheet(in_a_row(cell, 9)), strings)
    many = one_sheet(sheet(in_a_row(cell, 12)), strings)
    short = one_sheet(sheet(in_a_row(cell.replace("<v>1", "<v>0"), 60)), strings)
    assert values(saved(tmp_path, few))
    assert values(saved(tmp_path, short))
    assert refusal(saved(tmp_path, many)) == "files.expands"


DECEIVING = {
    "an end in a comment": "<si><t>x</t></si><!--</si>--><si><t>{}</t></si>",
    "a comment in a string": "<si><t>x</t></si><si><t>{0}<!--</si><si>-->{0}</t></si>",
    "an end too many": "<si><t>x</t></si></si><si><si><t>{}</t></si>",
    "an empty string": "<si><t>x</t></si><si/><si><t>{}</t></si>",
    "another prefix": "<si><t>x</t></si><si><t>{0}</t></x:si><x:si><t>{0}</t></si>",
}


def outcome(path: Path) -> str:
    """Whether a workbook holds short texts alone, or why it is refused."""
    try:
        return "short" if all(len(str(value)) < 300 for row in values(path) for value in row) else "long"
    except FileProblem as problem:
        return problem.code


@pytest.mark.parametrize("table", DECEIVING.values(), ids=DECEIVING)
def test_strings_that_look_like_others(table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table in which places of strings could be miscounted is written anew, or refused; no long one comes through."""
    monkeypatch.setattr("dangxing.workbook.reading.ooxml.TEXT", 10_000)
    strings = f"<sst {NS}>{table.format('長' * 300)}</sst>".encode()
    for place in range(4):
        cells = in_a_row(f'<c r="@1" t="s"><v>{place}</v></c>', 20)
        found = outcome(saved(tmp_path, one_sheet(sheet(cells), strings)))
        assert found in ("files.expands", "files.damaged", "files.two-texts", "short")
    long = "長" * 300
    strung = f"<x:sst {NS.replace('xmlns', 'xmlns:x')}><x:si><x:t>y</x:t></x:si><x:si><x:t>{long}</x:t></x:si></x:sst>"
    prefixed = strung.encode()
    few = in_a_row('<c r="@1" t="s"><v>0</v></c>', 60)
    assert values(saved(tmp_path, one_sheet(sheet(few), prefixed))) == [["y"] * 60]


def test_texts_copied_without_end_in_other_formats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The shared strings of an .xlsb, and what is repeated in an .ods."""
    monkeypatch.setattr("dangxing.workbook.reading.biff12.TEXT", 10_000)
    for count, refused in ((9, False), (20, True)):
        shared = xlsb_cell(7, 0, struct.pack("<I", 0))
        parts = xlsb_parts(b"".join(xlsb_row(row, shared) for row in range(count)))
        targets = {"r1": ("chartsheet", "chartsheets/sheet1.bin"), "r2": ("worksheet", "/xl/worksheets/sheet1.bin")}
        parts["xl/_rels/workbook.bin.rels"] = relations(targets | {"r3": ("sharedStrings", "sharedStrings.bin")})
        texts = record(0x13, b"\0" + wide("長" * 300))
        parts["xl/sharedStrings.bin"] = record(0x9F, struct.pack("<II", count, 1)) + texts + record(0xA0)
        path = saved(tmp_path, zipped(parts))
        if refused:
            assert refusal(path) == "files.expands"
        else:
            assert values(path) == [["長" * 300]] * count
    monkeypatch.setattr("dangxing.workbook.reading.opendocument.EAGER_TEXT", 10_000)
    cell = f"<table:table-cell {{}} office:value-type='string'><text:p>{'長' * 300}</text:p></table:table-cell>"
    for columns, rows, refused in ((1, 9, False), (1, 40, True), (40, 1, True)):
        row = cell.format(f"table:number-columns-repeated='{columns}'")
        path = saved(tmp_path, ods(f"<table:table-row table:number-rows-repeated='{rows}'>{row}</table:table-row>"))
        if refused:
            assert refusal(path) == "files.expands"
        else:
            assert values(path) == [["長" * 300]] * rows


def test_a_text_longer_than_any_program_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a cell, or among the shared strings."""
    monkeypatch.setattr("dangxing.workbook.reading.ooxml.LONGEST_TEXT", 2000)
    cell = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="str"><v>{}</v></c></row>'
    strings = f"<sst {NS}><si><t>{{}}</t></si></sst>"
    for own, shared, refused in ((900, 900, False), (2100, 9, True), (9, 2100, True)):
        data = one_sheet(sheet(cell.format("x" * own)), strings.format("x" * shared).encode())
        if refused:
            assert refusal(saved(tmp_path, data)) == "files.expands"
        else:
            assert values(saved(tmp_path, data)) == [["x" * shared, "x" * own]]


def test_shared_strings_missing_or_broken(tmp_path: Path) -> None:
    """A table that is announced but absent, cut off, or too short for its cells."""
    cells = sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    parts = xlsx_parts({"甲": cells}, f"<sst {NS}><si><t>x</t></si></sst>".encode())
    assert values(saved(tmp_path, zipped(parts))) == [["x"]]
    del parts["xl/sharedStrings.xml"]
    assert refusal(saved(tmp_path, zipped(parts))) == "files.damaged"
    for strings in (
        f"<sst {NS}><si><t>x".encode(),
        f"<sst {NS}/>".encode(),
        b"\0\0\0",
    ):
        assert refusal(saved(tmp_path, one_sheet(cells, strings))) == "files.damaged"


def test_counts_that_lie(tmp_path: Path) -> None:
    """The number of strings that a table states is not believed."""
    cells = sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    strings = f"<sst {NS} count='4294967295' uniqueCount='4294967295'><si><t>x</t></si></sst>".encode()
    assert values(saved(tmp_path, one_sheet(cells, strings))) == [["x"]]
    again = strings.replace(b"<si>", b'<sst uniqueCount="4294967295"/><si>')
    assert values(saved(tmp_path, one_sheet(cells, again))) == [["x"]]
    stream = workbook_stream((DATA / "sample.xls").read_bytes())
    at = stream.find(struct.pack("<H", 0xFC), 0)
    while int.from_bytes(stream[at + 2 : at + 4], "little") < 8:
        at = stream.find(struct.pack("<H", 0xFC), at + 1)
    lying = stream[: at + 8] + struct.pack("<I", 0x7FFFFFFF) + stream[at + 12 :]
    assert refusal(saved(tmp_path, wrap(lying))) == "files.damaged"


def test_xls_dimensions_that_lie(tmp_path: Path) -> None:
    """Whatever rectangle the sheets of an .xls state, upside down ones too, their cells are read."""
    stream = workbook_stream((DATA / "sample.xls").read_bytes())
    stated = struct.pack("<2H2I2H", 0x200, 14, 1, 7, 1, 7)
    assert stated in stream
    for lie in ((10, 5, 0, 1), (0, 1 << 31, 0, 0xFFFF), (0xFFFFFFFF, 0, 0, 0)):
        lying = stream.replace(stated, struct.pack("<2H2I2H", 0x200, 14, *lie))
        assert values(saved(tmp_path, wrap(lying))) == values(DATA / "sample.xls")


def test_xls_cells_far_away(tmp_path: Path) -> None:
    """A cell in the last row and a column that no .xls has is refused."""
    stream = workbook_stream((DATA / "sample.xls").read_bytes())
    at = stream.find(struct.pack("<4H", 0xFD, 10, 1, 1))
    assert at > 0
    moved = stream[: at + 4] + struct.pack("<2H", 0xFFFF, 0xFFFF) + stream[at + 8 :]
    assert refusal(saved(tmp_path, wrap(moved))) == "files.area"


def test_two_sheets_of_one_title(tmp_path: Path) -> None:
    """Which of the two is meant cannot be known."""
    parts = xlsx_parts({"甲": sheet(ONE), "乙": sheet(ONE)})
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace("乙".encode(), "甲".encode())
    assert refusal(saved(tmp_path, zipped(parts))) == "files.duplicate-titles"


def test_two_parts_of_one_name(tmp_path: Path) -> None:
    """Two programs would read two different workbooks out of such an archive."""
    twice = one_sheet(sheet(ONE)).replace(b"xl/worksheets/sheet1.xml", b"xl/sharedStrings.xml____")
    merged = zipped({**xlsx_parts({"甲": sheet(ONE)}), "xl/worksheets/sheet2.xml": sheet(ONE)})
    assert refusal(saved(tmp_path, merged.replace(b"sheet2.xml", b"sheet1.xml"))) == "files.two-parts"
    assert refusal(saved(tmp_path, twice)) == "files.damaged"


def test_xlsb_records_that_lie(tmp_path: Path) -> None:
    """A length beyond the end, a lone cell far away, and a column that no sheet has."""
    cell = xlsb_cell(5, 0, bytes(8))
    good = xlsb_parts(xlsb_row(0, cell))
    assert values(saved(tmp_path, zipped(good))) == [[0]]
    for row, column, code in ((1048575, 16383, "area"), (1, 4294967295, "area"), (1048576, 1, "damaged")):
        rows = xlsb_row(0, cell) + xlsb_row(row, xlsb_cell(5, column, bytes(8)))
        assert refusal(saved(tmp_path, zipped(xlsb_parts(rows)))) == f"files.{code}"
    for rows in (xlsb_row(0, cell) * 2, xlsb_row(0, cell, cell)):
        assert refusal(saved(tmp_path, zipped(xlsb_parts(rows)))) == "files.two-cells"
    for broken in (b"\x05\xff\xff\xff\x7f", record(5, b"\0"), record(0, b"")):
        assert refusal(saved(tmp_path, zipped(xlsb_parts(broken)))) == "files.damaged"


def test_ods_numbers_that_stand_for_many(tmp_path: Path) -> None:
    """A row or cell repeated a million times is refused where it holds a value, and costs nothing where empty."""
    value = "<table:table-cell {}office:value-type='float' office:value='1'><text:p>1</text:p></table:table-cell>"
    row = "<table:table-row {}>{}</table:table-row>"

    def file(rows: str) -> Path:
        return saved(tmp_path, ods(rows))

    many = "table:number-columns-repeated='16384' "
    blank = row.format("table:number-rows-repeated='1048000'", f"<table:table-cell {many}/>")
    assert values(file(row.format("", value.format("")) + blank)) == [[1]]
    tall = row.format("table:number-rows-repeated='1048576'", value.format(many))
    assert refusal(file(tall)) == "files.area"
    assert refusal(file(row.format("", value.format("")) + blank + row.format("", value.format(many)))) == "files.area"
    assert refusal(file(row.format("table:number-rows-repeated='-1'", value.format("")))) == "files.damaged"


CHILD = """
import resource, sys, time
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
from dangxing.errors import FileProblem
from dangxing.workbook.reading import open_workbook
for name in sys.argv[1:]:
    started = time.process_time()
    try:
        with open_workbook(Path(name)) as book:
            for index in range(len(book.titles)):
                for _ in book.grid(index).rows():
                    pass
        code = "read"
    except FileProblem as problem:
        code = problem.code
    print(code, time.process_time() - started)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the system cannot limit a process's memory")
def test_hostile_files_within_a_gigabyte_and_ten_seconds(tmp_path: Path) -> None:
    """In a process that may not have more memory, and without a word on standard error."""
    cell = '<c r="A{0}"><v>{0}</v></c>'
    texts = f"<sst {NS}><si><t>{'長' * 32_767}</t></si></sst>".encode()
    files = {
        "copied": one_sheet(
            sheet("".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 200_000))), texts
        ),
        "bomb": one_sheet(sheet(ONE) + b" " * 400_000_000),
        "area": one_sheet(sheet('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>')),
        "tall": one_sheet(sheet("".join(f'<row r="{n}">{cell.format(n)}</row>' for n in range(1, 1_048_577, 9)))),
        "merged": one_sheet(
            sheet(ONE, "<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 100_000 + "</mergeCells>")
        ),
        "nested": one_sheet(sheet("<a>" * 500_000)),
        "xls": wrap(workbook_stream((DATA / "sample.xls").read_bytes())[:-7]),
    }
    paths = [str(saved(tmp_path, data, f"{name}.xlsx")) for name, data in files.items()]
    done = subprocess.run(
        [sys.executable, "-c", CHILD, *paths], capture_output=True, text=True, timeout=600, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    codes = ["files.expands", "files.expands", "files.area", "read", "read", "files.damaged", "files.damaged"]
    told = [line.split() for line in done.stdout.splitlines()]
    assert [code for code, _ in told] == codes
    assert [name for name, (_, taken) in zip(files, told, strict=True) if not in_time(float(taken), 10)] == []


def test_the_strings_of_an_xls_are_added_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also those that are continued in another record, where each character may be twice as wide."""
    data = (DATA / "continued.xls").read_bytes()
    texts = [str(row[0]) for row in values(saved(tmp_path, data))]
    assert sorted(strings_in(workbook_stream(data)).lengths) == sorted(map(len, texts))
    monkeypatch.setattr("dangxing.workbook.reading.biff8.EAGER_TEXT", sum(map(len, texts)))
    assert values(saved(tmp_path, data))
    monkeypatch.setattr("dangxing.workbook.reading.biff8.EAGER_TEXT", sum(map(len, texts)) - 1)
    assert refusal(saved(tmp_path, data)) == "files.expands"
