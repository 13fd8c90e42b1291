"""The formulas of a workbook, as text: the one thing that the reading library does not tell."""

from __future__ import annotations

import io
import re
from collections.abc import Collection
from pathlib import Path

_QUOTED_SHEET = re.compile(r"'((?:[^'\"]|'')+)'!")
_BLANKS = re.compile(r"\s+(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")

Formulas = dict[str, dict[tuple[int, int], str]]


def formulas(path: Path, titles: Collection[str]) -> Formulas:
    """The formulas of the sheets, by row and column from 0, with their equals sign. The file was read before."""
    from openpyxl import load_workbook
    from openpyxl.worksheet.formula import ArrayFormula

    # From memory: on Windows, a file that stays open could be neither replaced nor removed.
    book = load_workbook(io.BytesIO(path.read_bytes()), read_only=True)
    found: Formulas = {}
    for title in book.sheetnames:
        if title not in titles:
            continue
        kept = found[title] = {}
        for row in book[title].iter_rows():
            for cell in row:
                if cell.data_type == "f" and cell.row and cell.column:
                    value = cell.value
                    text = str(value.text if isinstance(value, ArrayFormula) else value)
                    kept[cell.row - 1, cell.column - 1] = text if text.startswith("=") else f"={text}"
    book.close()
    return found


def same(one: str, other: str) -> bool:
    """Whether two formulas are the same, however a spreadsheet program writes them."""
    return one == other or _plain(one) == _plain(other)


def _plain(formula: str) -> str:
    return _BLANKS.sub("", _QUOTED_SHEET.sub(r"\1!", formula)).replace("_xlfn.", "")
