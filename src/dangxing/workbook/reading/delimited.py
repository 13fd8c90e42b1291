"""Tables as text (.csv), as platforms export them: UTF-8 with or without a mark, GB 18030, or UTF-16 with a mark."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from dangxing.language import patterns
from dangxing.workbook.grid import Row
from dangxing.workbook.reading.bounds import LONGEST_TEXT, MIB, Refusal
from dangxing.workbook.reading.facts import Marks, SheetFacts
from dangxing.workbook.reading.source import read_bytes
from dangxing.workbook.reading.workbook import Workbook, told_of

ENDING: Final = ".csv"
_BYTES: Final = 32 * MIB
_DELIMITERS: Final = ",\t;，|"
_SAMPLE: Final = 20
# A text that a spreadsheet program is kept from taking for a number: ="001".
_HELD: Final = patterns.late(r'="([^"]{0,100})"')


def open_delimited(path: Path, *, data: bytes | None = None) -> Workbook:
    """The table at ``path`` as a workbook of one sheet, of its name. FileProblem: it cannot be read, or is no text.

    ``data`` are the file's bytes, where they were read already.
    """
    with told_of(path):
        data = read_bytes(path) if data is None else data
        if len(data) > _BYTES:
            raise Refusal("too-large", bound=_BYTES // MIB)
        return Workbook(path, hashlib.sha256(data).hexdigest(), _Book(path.stem, _table(_decoded(data))))


class _Book:
    """A workbook with the one sheet."""

    def __init__(self, title: str, rows: list[Row]) -> None:
        self.titles = [title]
        self._rows = rows

    def sheet(self, _: int) -> tuple[_Rows, SheetFacts]:
        return _Rows(self._rows), SheetFacts(Marks(), ())


class _Rows:
    """The rows of the sheet."""

    def __init__(self, rows: list[Row]) -> None:
        self._found = rows
        self.start = (0, 0) if rows else None
        self.end = (len(rows) - 1, len(rows[0]) - 1) if rows else None

    def rows(self) -> Iterator[Row]:
        return iter(self._found)


def _decoded(data: bytes) -> str:
    """The text. Refusal: it is in none of the encodings."""
    marked = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Refusal("encoding")


def _table(text: str) -> list[Row]:
    """The rows, all as wide as the widest. Refusal: a quotation that does not end, or a text beyond the bounds."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        rows: list[Row] = [[_HELD.sub(r"\1", value) for value in row] for row in reader]
    except csv.Error:
        raise Refusal("csv", line=reader.line_num) from None
    width = max(map(len, rows), default=0)
    if width == 0 or any(len(str(value)) > LONGEST_TEXT for row in rows for value in row):
        raise Refusal("empty") if width == 0 else Refusal("csv", line=1)
    return [row + [""] * (width - len(row)) for row in rows]


def _delimiter(text: str) -> str:
    """The sign that most lines, of the first ones, have outside of quotations; a comma where none has any."""
    lines = [re.sub(r'"[^"]*"', "", line) for line in text.split("\n", _SAMPLE)[:_SAMPLE] if line.strip()]
    having = {sign: sum(sign in line for line in lines) for sign in _DELIMITERS}
    return max(_DELIMITERS, key=lambda sign: (having[sign], sum(line.count(sign) for line in lines), sign == ","))
