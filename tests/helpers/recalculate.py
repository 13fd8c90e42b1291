"""Recalculates workbooks in LibreOffice and compares every formula's value with the one that was stored."""

from __future__ import annotations

import atexit
import math
import os
import shutil
import subprocess
import time
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
_NEAR = 1e-9
_PATIENCE = 120

# As LibreOffice calls what it writes, and how it writes it.
_FILTERS = {
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
# what is asked, a file of four lines, and removes that when it is done.
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
            book.storeToURL(target, how())
            book.close(True)
            Kill asked
        End If
        Wait 30
    Loop
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


def differences(stored: Path, recalculated: Path) -> tuple[int, list[str]]:
    """How many formulas there are, and each whose value came out otherwise: ``總表!A5: stored 1, recalculated 2``."""
    formulas, before, after = _cells(stored, values=False), _cells(stored), _cells(recalculated)
    told = {place: text for place, text in formulas.items() if isinstance(text, str) and text.startswith("=")}
    return len(told), [
        f"{sheet}!{get_column_letter(column)}{row}: stored {old!r}, recalculated {new!r}: {text}"
        for (sheet, row, column), text in told.items()
        if not _same(old := before.get((sheet, row, column)), new := after.get((sheet, row, column)))
    ]


def _cells(path: Path, *, values: bool = True) -> dict[tuple[str, int, int], object]:
    """What the cells of a workbook hold, by sheet, row and column: values, or formulas where there are some."""
    book = load_workbook(path, data_only=values, read_only=True)
    found = {
        (sheet.title, cell.row, cell.column): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None and (values or cell.data_type == "f")
    }
    book.close()
    return found


def _same(old: object, new: object) -> bool:
    # An empty text and an empty cell read alike.
    old, new = ("" if value is None else value for value in (old, new))
    if isinstance(old, (int, float)) and isinstance(new, (int, float)):
        return math.isclose(old, new, rel_tol=0, abs_tol=_NEAR)
    return type(old) is type(new) and old == new
