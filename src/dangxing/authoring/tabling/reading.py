"""A workbook of tables → the rows that stand in it, each value with its cell, and the text that it was made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from dangxing.authoring.tabling.columns import offered
from dangxing.authoring.tabling.places import MAY_BE_EMPTY, TABLES, is_key, new_item
from dangxing.authoring.tabling.tables import Row
from dangxing.authoring.tabling.writing import ENDS, title_of
from dangxing.errors import FileProblem
from dangxing.language import LANGUAGES, patterns, text
from dangxing.language.script import fold
from dangxing.records import column_letters
from dangxing.rules.shipped import SIZE_LIMIT
from dangxing.workbook.grid import CellError, Grid, Unseen, is_empty
from dangxing.workbook.reading import open_workbook

_HEADERS_WITHIN: Final = 30
_MOST_FAULTS: Final = 200
# More than a rule file of the size that is read can say.
_MOST_ROWS: Final = 100_000
# A bare name in every system, in which nothing steers a terminal: a rule file is written by it.
_NAME: Final = patterns.late(
    r'[^.<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]'
    r'[^<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]{0,199}\.yaml'
)
_TAILS: Final = {told: end for end, told in ENDS.items()}


class CellFault(NamedTuple):
    """What is wrong in a cell of a sheet (None: the sheet as a whole). ``code`` is a key of the catalogue."""

    sheet: str
    cell: str | None
    code: str
    params: Mapping[str, object]


class Filled(NamedTuple):
    """A cell with something in it."""

    cell: str
    value: object


@dataclass
class Sheet:
    """A table as it was read: its rows in their order, each with the cell that it begins in.

    ``columns`` are the letters of each column.
    """

    title: str
    columns: dict[str, str] = field(default_factory=dict)
    rows: dict[Row, dict[str, Filled]] = field(default_factory=dict)
    begins: dict[Row, str] = field(default_factory=dict)


class Read(NamedTuple):
    """What a workbook holds: the name and the bytes of the file that it was made from, and its tables."""

    name: str
    raw: bytes
    sheets: dict[str, Sheet]
    faults: list[CellFault]


def read_tables(path: Path) -> Read:
    """The tables of the workbook at ``path``. FileProblem: it cannot be read, or is none that was exported."""
    with open_workbook(path) as book:
        grids = {fold(title): at for at, title in enumerate(book.titles)}

        def grid(key: str) -> Grid | None:
            at = next((grids[title] for title in _titles(key) if title in grids), None)
            return None if at is None else book.grid(at)

        name, raw = _original(path, grid("guide"), grid("text"))
        faults: list[CellFault] = []
        sheets: dict[str, Sheet] = {}
        for table in TABLES:
            found = grid(table)
            if found is None:
                faults.append(CellFault(title_of(table, "zh-Hant"), None, "tabling.sheet-missing", {}))
            else:
                sheets[table] = _sheet(table, found, faults)
    return Read(name, raw, sheets, faults[:_MOST_FAULTS])


@cache
def _titles(key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(text(f"tabling.sheet-{key}", language)) for language in LANGUAGES))


def _original(path: Path, guide: Grid | None, lines: Grid | None) -> tuple[str, bytes]:
    """The name and the bytes of the file that the workbook was made from, as they stand in it."""
    if guide is None or lines is None:
        raise FileProblem("tabling.not-tables", path=str(path))
    told = {fold(str(row[0])): str(row[1]).strip() for row in _rows(guide) if len(row) > 1}
    name, digest = (
        next((told[word] for language in LANGUAGES if (word := fold(text(key, language))) in told), "")
        for key in ("tabling.file", "tabling.digest")
    )
    kept = (row for row in list(_rows(lines))[1:] if not is_empty(row[0]))
    raw = "".join(
        str(row[1]) + _TAILS.get(str(row[2]).strip() if len(row) > 2 else "", "\n") for row in kept if len(row) > 1
    ).encode()
    if len(raw) > SIZE_LIMIT or sha256(raw).hexdigest() != digest:
        raise FileProblem("tabling.text-changed", path=str(path), sheet=lines.title)
    if not _NAME.fullmatch(name):
        raise FileProblem("tabling.not-tables", path=str(path))
    return name, raw


def _rows(grid: Grid) -> Iterator[list[object]]:
    """The rows from the first column on, those above the first that is filled left out."""
    for row in grid.rows():
        yield ["" for _ in range(grid.left)] + row


# ── One table ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _sheet(table: str, grid: Grid, faults: list[CellFault]) -> Sheet:
    sheet, keys = Sheet(grid.title), TABLES[table]
    heads: dict[int, str] = {}
    for number, row in enumerate(_rows(grid), grid.top + 1):
        if not heads:
            heads = _heads(table, keys, row)
            if heads:
                sheet.columns = {key: column_letters(at) for at, key in heads.items()}
                _tell_unknown(table, row, heads, number, sheet, faults)
            elif number > _HEADERS_WITHIN:
                break
        elif len(sheet.rows) >= _MOST_ROWS:
            faults.append(CellFault(grid.title, f"A{number}", "tabling.too-many-rows", {"most": _MOST_ROWS}))
            break
        elif not all(is_empty(value) for value in row):
            _row(table, row, heads, number, sheet, faults)
    if not heads:
        faults.append(CellFault(grid.title, None, "tabling.no-header", {"keys": "、".join(keys)}))
    return sheet


def _heads(table: str, keys: Sequence[str], row: Sequence[object]) -> dict[int, str]:
    """The key of each column, where the row has all those that tell rows apart."""
    words = {at: str(value).strip() for at, value in enumerate(row) if not is_empty(value)}
    if not set(keys) <= set(words.values()):
        return {}
    known = offered(table)
    heads: dict[int, str] = {}
    for at, word in words.items():
        if word in keys or word in known or is_key(word):
            # Of two columns of one name the second is told, as one that is not known.
            heads.setdefault(at, word)
    return heads


def _tell_unknown(
    table: str, row: Sequence[object], heads: dict[int, str], number: int, sheet: Sheet, faults: list[CellFault]
) -> None:
    """Tells columns that are none, and those that are there twice: what is in them would be lost."""
    seen: set[str] = set()
    for at, value in enumerate(row):
        if is_empty(value):
            continue
        word = str(value).strip()
        if at not in heads or word in seen:
            allowed = "、".join((*TABLES[table], *offered(table)))
            params = {"found": word, "allowed": allowed}
            faults.append(CellFault(sheet.title, f"{column_letters(at)}{number}", "tabling.column-unknown", params))
            heads.pop(at, None)
        seen.add(word)


def _row(
    table: str, row: Sequence[object], heads: Mapping[int, str], number: int, sheet: Sheet, faults: list[CellFault]
) -> None:
    keys = TABLES[table]
    told: dict[str, str] = {}
    cells: dict[str, Filled] = {}
    for at, key in heads.items():
        value = row[at] if at < len(row) else ""
        if isinstance(value, Unseen) and not value.stored and is_empty(str(value)):
            faults.append(CellFault(sheet.title, f"{column_letters(at)}{number}", "tabling.uncalculated", {}))
        elif isinstance(value, CellError | Unseen):
            params = {"found": str(value)}
            faults.append(CellFault(sheet.title, f"{column_letters(at)}{number}", "tabling.cell-error", params))
        elif key in keys:
            told[key] = _identity(value)
        elif not is_empty(value):
            cells[key] = Filled(f"{column_letters(at)}{number}", value)
    empty = MAY_BE_EMPTY.get(table, "")
    if told.get(empty) == "":
        told[empty] = new_item(number)
    identity = tuple(told.get(key, "") for key in keys)
    first = f"{sheet.columns[keys[0]]}{number}"
    if identity in sheet.rows:
        params = {"row": " ".join(filter(None, identity)), "first": sheet.begins[identity]}
        faults.append(CellFault(sheet.title, first, "tabling.row-twice", params))
        return
    sheet.rows[identity] = cells
    sheet.begins[identity] = first


def _identity(value: object) -> str:
    """What tells a row apart, as text: a word of the rules may look like a number."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip() if value is not None else ""
