"""Recalculates workbooks in LibreOffice and compares every formula's value with the one that was stored."""

from __future__ import annotations

import atexit
import math
import os
import shutil
import subprocess
import time
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from xml.etree import ElementTree

from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
_NEAR = 1e-9
_PATIENCE = 120

# As LibreOffice calls what it writes, and how it writes it. For the values of formulas it has no name.
_FILTERS = {
    "values": ("", ""),
    "xlsx": ("Calc MS Excel 2007 XML", ""),
    "xls": ("MS Excel 97", ""),
    "ods": ("calc8", ""),
    "csv": ("Text - txt - csv (StarCalc)", "44,34,76"),
    "pdf": ("calc_pdf_Export", ""),
}

# Without the first LibreOffice keeps the values stored in workbooks that it did not write itself (0: always
# recalculate); without the second it would lay macros of its own over these.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse">
<value>true</value></prop></item></oor:items>
"""
_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<library:libraries xmlns:library="http://openoffice.org/2000/library">
<library:library library:name="Standard" library:link="false"/></library:libraries>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Served"/></library:library>
"""
# A start takes seconds, and a command that asks one that is running is now and then not heard: so it looks itself for
# what is asked, a file of four lines, and removes that when it is done; seldom, where nothing is asked for long.
_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Served" script:language="StarBasic">
Sub Serve
    Dim source As String, target As String, kind As String, options As String
    Dim hidden(0) As New com.sun.star.beans.PropertyValue
    Dim how(1) As New com.sun.star.beans.PropertyValue
    On Error Resume Next
    hidden(0).Name = "Hidden"
    hidden(0).Value = True
    how(0).Name = "FilterName"
    how(1).Name = "FilterOptions"
    asked = Environ("ASKED")
    pause = 20
    Do
        If FileExists(asked) Then
            Open asked For Input As #1
            Line Input #1, source
            Line Input #1, target
            Line Input #1, kind
            Line Input #1, options
            Close #1
            how(0).Value = kind
            how(1).Value = options
            book = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
            If kind = "" Then
                Tell(book, target)
            Else
                book.storeToURL(target, how())
            End If
            book.close(True)
            Kill asked
            pause = 20
        End If
        Wait pause
        If pause &lt; 120 Then pause = pause + 1
    Loop
End Sub
Sub Tell(book, target As String)
    files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
    told = createUnoService("com.sun.star.io.TextOutputStream")
    told.setOutputStream(files.openFileWrite(target))
    told.setEncoding("UTF-8")
    For at = 0 To book.Sheets.Count - 1
        sheet = book.Sheets.getByIndex(at)
        areas = sheet.queryContentCells(com.sun.star.sheet.CellFlags.FORMULA)
        For nth = 0 To areas.Count - 1
            area = areas.getByIndex(nth)
            rows = area.getDataArray()
            For down = 0 To UBound(rows)
                row = rows(down)
                place = sheet.Name &amp; Chr(31) &amp; (area.RangeAddress.StartRow + down + 1)
                For along = 0 To UBound(row)
                    Select Case VarType(row(along))
                    Case 5
                        value = "n" &amp; Str(row(along))
                    Case 8
                        value = "t" &amp; row(along)
                    Case Else
                        value = "e" &amp; area.getCellByPosition(along, down).String
                    End Select
                    column = area.RangeAddress.StartColumn + along + 1
                    told.writeString(place &amp; Chr(31) &amp; column &amp; Chr(31) &amp; value &amp; Chr(30))
                Next
            Next
        Next
    Next
    told.closeOutput()
End Sub
</script:module>
"""
_FILES = {
    "registrymodifications.xcu": _SETTINGS,
    "basic/script.xlc": _LIBRARIES,
    "basic/Standard/script.xlb": _LIBRARY,
    "basic/Standard/Served.xba": _MACRO,
}

# Ends it and clears its folder away when the process of the tests is gone, however that ended.
_KEEPER = (
    """trap '' TERM; home=$1; shift; "$@" >/dev/null 2>&1 & read -r _; kill 0; sleep 1; rm -rf "$home"; kill -9 0"""
)


@cache
def _office() -> Path:
    """The folder of a LibreOffice that is running, and stays as long as the process of the tests."""
    if SOFFICE is None:
        raise FileNotFoundError("soffice")
    home = Path(mkdtemp(prefix="office", dir=os.environ.get("PYTEST_DEBUG_TEMPROOT")))
    for name, content in _FILES.items():
        path = home / "user" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    command = [SOFFICE, f"-env:UserInstallation={home.as_uri()}", "--headless", "--norestore"]
    command += ["macro:///Standard.Served.Serve"]
    if os.name == "posix":
        command = ["sh", "-c", _KEEPER, "sh", str(home), *command]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, start_new_session=True,
        env=os.environ | {"HOME": str(home), "ASKED": (home / "asked").as_uri()},
    )  # fmt: skip
    atexit.register(process.communicate if os.name == "posix" else process.kill)
    return home


def _ask(source: Path, target: Path, kind: str) -> None:
    home = _office()
    lines = (source.absolute().as_uri(), target.absolute().as_uri(), *_FILTERS[kind])
    (home / "asking").write_text("\n".join(lines) + "\n", encoding="ascii")
    asked = (home / "asking").rename(home / "asked")
    until = time.monotonic() + _PATIENCE
    while asked.exists():
        if time.monotonic() > until:
            _office.cache_clear()
            raise TimeoutError(source)
        time.sleep(0.01)


def convert(books: list[Path], folder: Path, kind: str = "xlsx") -> list[Path]:
    """Opens ``books`` in LibreOffice, which recalculates them, and saves them in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    made = [folder / f"{book.stem}.{kind}" for book in books]
    for book, path in zip(books, made, strict=True):
        _ask(book, path, kind)
    assert all(path.exists() for path in made)
    return made


def differences(stored: Path) -> tuple[int, list[str]]:
    """How many formulas there are, and each whose value comes out otherwise: ``總表!A5: stored 1, recalculated 2``."""
    told = stored.with_name(f"{stored.name}.values")
    _ask(stored, told, "values")
    after = dict(_recalculated(told.read_text(encoding="utf-8")))
    told.unlink()
    formulas = list(_stored(stored))
    return len(formulas), [
        f"{sheet}!{cell}: stored {old!r}, recalculated {new!r}: {text}"
        for sheet, cell, text, old in formulas
        if not _same(old, new := after.get((sheet, cell)))
    ]


def agrees(stored: Path, least: int) -> None:
    """Every formula of a workbook, which has more than ``least`` of them, comes to what is stored with it."""
    count, found = differences(stored)
    assert found == []
    assert count > least


_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def _stored(path: Path) -> Iterator[tuple[str, str, str, object]]:
    """The formulas of a workbook: sheet, cell, formula, and the value that is stored with it."""
    with zipfile.ZipFile(path) as package:
        links = {link.get("Id"): link.get("Target", "") for link in _parsed(package, "xl/_rels/workbook.xml.rels")}
        for sheet in _parsed(package, "xl/workbook.xml").iter(f"{_MAIN}sheet"):
            part = links[next(value for key, value in sheet.items() if key.endswith("}id"))].removeprefix("/xl/")
            for cell in _parsed(package, f"xl/{part}").iter(f"{_MAIN}c"):
                formula = cell.find(f"{_MAIN}f")
                if formula is not None:
                    text = unescape(cell.findtext(f"{_MAIN}v") or "")
                    value = text if cell.get("t") in ("str", "e") or not text else float(text)
                    yield sheet.get("name", ""), cell.get("r", ""), formula.text or "", value


def _parsed(package: zipfile.ZipFile, name: str) -> ElementTree.Element:
    # What the product itself has just written.
    return ElementTree.fromstring(package.read(name))  # noqa: S314


def _recalculated(told: str) -> Iterator[tuple[tuple[str, str], object]]:
    """What came of each formula, by sheet and cell."""
    for line in told.split("\x1e")[:-1]:
        sheet, row, column, value = line.split("\x1f")
        yield (sheet, f"{get_column_letter(int(column))}{row}"), float(value[1:]) if value[0] == "n" else value[1:]


def _same(old: object, new: object) -> bool:
    if isinstance(old, float) and isinstance(new, float):
        return math.isclose(old, new, rel_tol=0, abs_tol=_NEAR)
    return type(old) is type(new) and old == new
