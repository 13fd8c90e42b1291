"""Workbooks made byte by byte: packages of parts, and the records of the binary format."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from dangxing.errors import FileProblem
from dangxing.workbook.grid import Grid
from dangxing.workbook.reading import open_workbook
from dangxing.workbook.reading.biff12_records import record, wide

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

Parts = dict[str, bytes]
DATA = Path(__file__).parents[1] / "data" / "reader"


def relations(targets: Mapping[str, tuple[str, str]]) -> bytes:
    listed = "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}">{listed}</Relationships>'.encode()


def sheet(cells: str, after: str = "", prologue: str = '<?xml version="1.0" encoding="UTF-8"?>') -> bytes:
    return f'{prologue}<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData>{after}</worksheet>'.encode()


def xlsx_parts(sheets: Mapping[str, bytes], strings: bytes | None = None) -> Parts:
    listed = "".join(f'<sheet name="{title}" sheetId="{n}" r:id="r{n}"/>' for n, title in enumerate(sheets, 1))
    targets = {f"r{n}": ("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)}
    parts = {f"xl/worksheets/sheet{n}.xml": content for n, content in enumerate(sheets.values(), 1)}
    if strings is not None:
        targets["strings"] = ("sharedStrings", "sharedStrings.xml")
        parts["xl/sharedStrings.xml"] = strings
    return {
        "_rels/.rels": relations({"r": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{listed}</sheets></workbook>'.encode()
        ),
        "xl/_rels/workbook.xml.rels": relations(targets),
        **parts,
    }


def zipped(parts: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def xlsb_cell(kind: int, column: int, value: bytes) -> bytes:
    return record(kind, struct.pack("<II", column, 0) + value)


def xlsb_row(row: int, *cells: bytes) -> bytes:
    return record(0, struct.pack("<I", row) + bytes(13)) + b"".join(cells)


def xlsb_parts(rows: bytes, after: bytes = b"") -> Parts:
    """A workbook of one sheet 活動, and a chart sheet before it."""
    content = (
        record(0x81)
        + record(0x94, struct.pack("<4I", 0, 1, 0, 1))
        + record(0x91)
        + rows
        + record(0x92)
        + after
        + record(0x82)
    )
    listed = record(0x9C, struct.pack("<II", 0, 1) + wide("r1") + wide("圖")) + record(
        0x9C, struct.pack("<II", 0, 2) + wide("r2") + wide("活動")
    )
    book = record(0x83) + record(0x99, bytes(12)) + record(0x8F) + listed + record(0x90) + record(0x84)
    return {
        "_rels/.rels": relations({"r": ("officeDocument", "xl/workbook.bin")}),
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": relations(
            {"r1": ("chartsheet", "chartsheets/sheet1.bin"), "r2": ("worksheet", "/xl/worksheets/sheet1.bin")}
        ),
        "xl/worksheets/sheet1.bin": content,
    }


def saved(folder: Path, data: bytes, name: str = "records.xlsx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def first_grid(path: Path) -> Grid:
    with open_workbook(path) as book:
        return book.grid(0)


def values(path: Path) -> list[list[object]]:
    return list(first_grid(path).rows())


def read_all(path: Path) -> None:
    """Reads every sheet, and sees that each is as large as it says."""
    with open_workbook(path) as book:
        for index in range(len(book.titles)):
            grid = book.grid(index)
            assert sum(len(row) == grid.width for row in grid.rows()) == grid.height


def refusal(path: Path) -> str:
    """The code with which a workbook is refused, when it is opened or one of its sheets is read."""
    with pytest.raises(FileProblem) as caught:
        read_all(path)
    assert caught.value.params["path"] == str(path)
    assert "\n" not in str(caught.value)
    return caught.value.code
