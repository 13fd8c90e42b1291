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

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
_NEAR = 1e-9
# Now and then one that has just begun never answers: another is begun in its stead.
_PATIENCE, _TRIES = 90, 3

# Without it LibreOffice keeps the values stored in workbooks that it did not write itself. 0: always recalculate.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""


# It stays while a document is open in it, and does what a command with the same profile asks of it. Its keeper ends it
# and clears its folder away when the process of the tests is gone, however that ended.
_KEEPER = (
    """trap '' TERM; home=$1; shift; "$@" >/dev/null 2>&1 & read -r _; kill 0; sleep 1; rm -rf "$home"; kill -9 0"""
)


@cache
def _office() -> tuple[Path, subprocess.Popen[bytes] | None]:
    """The folder of LibreOffice's own, where one is running that no conversion need start: a start takes seconds."""
    keeper = None
    home = Path(mkdtemp(prefix="office", dir=os.environ.get("PYTEST_DEBUG_TEMPROOT")))
    (home / "user").mkdir()
    (home / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    if os.name == "posix":
        Workbook().save(home / "open.xlsx")
        office = [SOFFICE, f"-env:UserInstallation={home.as_uri()}", "--headless", "--norestore", home / "open.xlsx"]
        keeper = subprocess.Popen(
            ["sh", "-c", _KEEPER, "sh", *map(str, (home, *office))],
            stdin=subprocess.PIPE, start_new_session=True, env=os.environ | {"HOME": str(home)},
        )  # fmt: skip
        atexit.register(keeper.communicate)
        until = time.monotonic() + 60
        while not (home / ".~lock.open.xlsx#").exists() and time.monotonic() < until:
            time.sleep(0.05)
        # It locks the document before it has opened it, and hears nobody until then.
        time.sleep(1)
    else:
        atexit.register(shutil.rmtree, home, ignore_errors=True)
    return home, keeper


def _asked(*words: str) -> None:
    home, keeper = _office()
    command = [str(SOFFICE), f"-env:UserInstallation={home.as_uri()}", "--headless", *words]
    try:
        subprocess.run(
            command, check=True, capture_output=True, timeout=_PATIENCE, env=os.environ | {"HOME": str(home)}
        )
    except subprocess.TimeoutExpired:
        _office.cache_clear()
        if keeper is not None:
            keeper.communicate()
        raise


def convert(books: list[Path], folder: Path, kind: str = "xlsx") -> list[Path]:
    """Opens ``books`` in LibreOffice, which recalculates them, and saves them in ``folder``."""
    if SOFFICE is None:
        raise FileNotFoundError("soffice")
    folder.mkdir(parents=True, exist_ok=True)
    for left in reversed(range(_TRIES)):
        try:
            _asked("--convert-to", kind, "--outdir", str(folder), *map(str, books))
            break
        except subprocess.TimeoutExpired:
            if not left:
                raise
    made = [folder / f"{book.stem}.{kind}" for book in books]
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
