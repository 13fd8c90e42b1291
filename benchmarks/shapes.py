"""The shape of a scored workbook: which kinds of cell stand in which rows, so that other scripts can write as many.

    python benchmarks/shapes.py SCORED.xlsx SHAPE.json

Read straight from the XML, which is the only way to tell a formula with a stored value from a value quickly.
"""

from __future__ import annotations

import json
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

# s text, n number, f formula with its value stored, b formatted cell without a value
_CELL = re.compile(rb"<c\b([^>]*?)(/>|>(.*?)</c>)", re.DOTALL)
_KIND = re.compile(rb'\bt="(\w+)"')
_TEXT = re.compile(rb"<t\b[^>]*>(.*?)</t>", re.DOTALL)
_CHUNK = 1 << 22


def measure(scored: Path) -> dict[str, Any]:
    """For each sheet its title, how many rows of each make (``[kinds of cells, rows]``), the mean length of texts."""
    with zipfile.ZipFile(scored) as archive:
        book = archive.read("xl/workbook.xml").decode()
        titles = re.findall(r'<sheet\b[^>]*?\bname="([^"]*)"', book)
        shared = 0.0
        if "xl/sharedStrings.xml" in archive.namelist():
            texts = _TEXT.findall(archive.read("xl/sharedStrings.xml"))
            shared = sum(len(text.decode()) for text in texts) / max(1, len(texts))
        sheets = []
        for number, title in enumerate(titles, 1):
            with archive.open(f"xl/worksheets/sheet{number}.xml") as part:
                sheets.append({"title": title, **_sheet(part, shared)})
    cells = sum(len(kinds) * count for sheet in sheets for kinds, count in sheet["runs"])
    return {"sheets": sheets, "cells": cells}


def _rows(part: IO[bytes]) -> Iterator[bytes]:
    rest = b""
    while chunk := part.read(_CHUNK):
        *whole, rest = (rest + chunk).split(b"</row>")
        yield from whole


def _sheet(part: IO[bytes], shared: float) -> dict[str, Any]:
    rows: Counter[str] = Counter()
    texts, length = 0, 0.0
    for row in _rows(part):
        kinds = ""
        for attributes, _, content in _CELL.findall(row):
            kind = _KIND.search(attributes)
            if b"<f" in content:
                kinds += "f"
            elif kind is not None and kind.group(1) in (b"s", b"str", b"inlineStr"):
                kinds += "s"
                texts += 1
                inline = _TEXT.search(content)
                length += len(inline.group(1).decode()) if inline else shared
            else:
                kinds += "n" if content else "b"
        rows[kinds] += 1
    return {"runs": sorted(rows.items()), "text_length": round(length / max(1, texts))}


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(json.dumps(measure(Path(sys.argv[1])), ensure_ascii=False), encoding="utf-8")
