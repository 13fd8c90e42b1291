"""Recalculates workbooks in LibreOffice and compares every formula's value with the one that was stored."""

from __future__ import annotations

import math
import os
import shutil
import subprocess
from pathlib import Path

from openpyxl import load_workbook

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
_NEAR = 1e-9

# Without it LibreOffice keeps the values stored in workbooks that it did not write itself. 0: always recalculate.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""


def convert(books: list[Path], folder: Path, kind: str = "xlsx") -> list[Path]:
    """Opens ``books`` in LibreOffice, which recalculates them, and saves them in ``folder``: one start for all."""
    if SOFFICE is None:
        raise FileNotFoundError("soffice")
    folder.mkdir(parents=True, exist_ok=True)
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    command = [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind]
    command += ["--outdir", str(folder), *map(str, books)]
    environment = {**os.environ, "HOME": str(folder)}
    subprocess.run(command, check=True, capture_output=True, timeout=300, env=environment)
    return [folder / f"{book.stem}.{kind}" for book in books]


def differences(stored: Path, recalculated: Path) -> tuple[int, list[str]]:
    """How many formulas there are, and each whose value came out otherwise: ``總表!A5: stored 1, recalculated 2``."""
    formulas = load_workbook(stored)
    before = load_workbook(stored, data_only=True)
    after = load_workbook(recalculated, data_only=True)
    count = 0
    found: list[str] = []
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                count += 1
                old, new = (book[sheet.title][cell.coordinate].value for book in (before, after))
                if not _same(old, new):
                    found.append(f"{sheet.title}!{cell.coordinate}: stored {old!r}, recalculated {new!r}: {cell.value}")
    return count, found


def _same(old: object, new: object) -> bool:
    # An empty text and an empty cell read alike.
    old, new = ("" if value is None else value for value in (old, new))
    if isinstance(old, (int, float)) and isinstance(new, (int, float)):
        return math.isclose(old, new, rel_tol=0, abs_tol=_NEAR)
    return type(old) is type(new) and old == new
