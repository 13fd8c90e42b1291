"""The floor: what it costs to read the records and to write as many cells as the scored workbook has, and nothing else.

    python benchmarks/floor.py RECORDS.xlsx SHAPE.json OUT.xlsx [--constant-memory]

Reads every sheet with python-calamine, writes a copy of it, and the cells of the other sheets by their shape, with
XlsxWriter as its manual has it. ``--constant-memory`` is its mode for workbooks that do not fit in memory.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook


def main(records: str, shape: str, out: str, *options: str) -> None:
    sheets = json.loads(Path(shape).read_text(encoding="utf-8"))["sheets"]
    source = CalamineWorkbook.from_path(records)
    held = {title: source.get_sheet_by_name(title).to_python() for title in source.sheet_names}
    book = Workbook(
        out,
        {
            "constant_memory": "--constant-memory" in options,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "tmpdir": str(Path(out).parent),
        },
    )
    book.use_zip64()
    days = book.add_format({"num_format": "yyyy-mm-dd"})
    plain = book.add_format({"border": 1})
    for shaped in sheets:
        sheet = book.add_worksheet(shaped["title"])
        text, number, formula, blank = sheet.write_string, sheet.write_number, sheet.write_formula, sheet.write_blank
        if shaped["title"] in held:
            for row, values in enumerate(held.pop(shaped["title"])):
                for column, value in enumerate(values):
                    if value == "":
                        continue
                    if isinstance(value, str):
                        text(row, column, value)
                    elif isinstance(value, dt.date):
                        sheet.write_datetime(row, column, value, days)
                    else:
                        number(row, column, value)
            continue
        length = max(1, shaped["text_length"])
        words = [f"{place:<{length}}"[:length] for place in range(97)]
        row = 0
        for kinds, count in shaped["runs"]:
            for _ in range(count):
                for column, kind in enumerate(kinds):
                    if kind == "s":
                        text(row, column, words[(row + column) % 97], plain)
                    elif kind == "n":
                        number(row, column, row % 100, plain)
                    elif kind == "f":
                        formula(row, column, "=A1+B1", plain, 88.5)
                    else:
                        blank(row, column, None, plain)
                row += 1
    book.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
