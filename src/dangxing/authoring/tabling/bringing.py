"""Tables that somebody filled in → the rule file that says what they say, all that did not change as it was."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import takewhile
from pathlib import Path
from string import ascii_uppercase
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

from dangxing.authoring.tabling.cells import cell_of, value_of
from dangxing.authoring.tabling.places import OPTIONAL, TABLES, path_of, written
from dangxing.authoring.tabling.places import Path as Way
from dangxing.authoring.tabling.reading import CellFault, Filled, Read, Sheet
from dangxing.authoring.tabling.tables import Row, Said, Tables, homes_of, tables_of
from dangxing.errors import RuleFault, RulesProblem
from dangxing.language import LANGUAGES, text
from dangxing.language.script import fold
from dangxing.rules.loading import load
from dangxing.rules.loading.documents import composed
from dangxing.rules.loading.editing import Item, NotPlacedError, Plain, Wanted, items, parsed, places, rewritten

_GONE: Final = "—"


class Change(NamedTuple):
    """What differs from the file: in which cell, of what, from what to what (None: it was not there, or goes)."""

    sheet: str
    cell: str | None
    what: str
    before: str | None
    after: str | None


class Brought(NamedTuple):
    """The file's name, what it is to hold (None: there are faults), what changes, and what is wrong."""

    name: str
    raw: bytes | None
    changes: tuple[Change, ...]
    faults: tuple[CellFault, ...]


def brought(read: Read, path: Path, folder: Path) -> Brought:
    """The rule file that the tables of ``read`` say, held against the rules in ``folder``, where it is to stand.

    ``path`` is the workbook. Nothing is written.
    """
    broken: list[RuleFault] = []
    if composed(path, read.raw, broken) is None:
        told = (CellFault(_text_sheet(), None, one.code, one.params) for one in broken)
        return Brought(read.name, None, (), tuple(told))
    content = read.raw.decode("utf-8")
    data = parsed(content)
    filling = _Filling(read, data)
    filling.fill()
    if read.faults or filling.faults:
        return Brought(read.name, None, (), (*read.faults, *filling.faults))
    try:
        wanted = _merged(data, filling.built)
        assert isinstance(wanted, dict)  # noqa: S101 - the file has keys at its top
        made = rewritten(content, wanted)
    except NotPlacedError:
        sheet, cell = filling.first_change()
        return Brought(read.name, None, (), (CellFault(sheet, cell, "tabling.not-placed", {}),))
    raw = made.encode()
    faults = tuple(filling.told(made, _faults(read.name, raw, folder)))
    return Brought(read.name, None if faults else raw, tuple(filling.changes), faults)


def _text_sheet() -> str:
    return text("tabling.sheet-text", "zh-Hant")


def _faults(name: str, raw: bytes, folder: Path) -> Iterator[RuleFault]:
    """What is wrong in the file, once it stands among the rules of a folder."""
    with TemporaryDirectory(prefix="dangxing-", ignore_cleanup_errors=True) as scratch:
        there = Path(scratch)
        for each in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
            if each.name != name and each.is_file():
                shutil.copyfile(each, there / each.name)
        (there / name).write_bytes(raw)
        try:
            load(there)
        except RulesProblem as problem:
            yield from (fault for fault in problem.faults if Path(fault.path).name == name)


# ── From cells to values ─────────────────────────────────────────────────────────────────────────────────────────────


class _Filling:
    """Puts what cells say where it belongs, and tells what differs from the file."""

    def __init__(self, read: Read, data: dict[str, Plain]) -> None:
        self.sheets = read.sheets
        self.data = data
        self.tables: Tables = tables_of(data)
        self.homes = homes_of(read.sheets["rules"].rows) if "rules" in read.sheets else {}  # type: ignore[arg-type]
        self.built: dict[str | int, Any] = {}
        self.cells: dict[Way, tuple[str, str]] = {}
        self.changes: list[Change] = []
        self.faults: list[CellFault] = []

    def fill(self) -> None:
        for table, sheet in self.sheets.items():
            used = {column for row in self.tables[table].values() for column in row}
            for column in sorted(used - sheet.columns.keys()):
                self.faults.append(CellFault(sheet.title, None, "tabling.column-missing", {"column": column}))
            for row, cells in sheet.rows.items():
                if self._is_told_apart(table, row, sheet):
                    self._fill_row(table, sheet, row, cells)
            for row, said in self.tables[table].items():
                if row not in sheet.rows and said:
                    told = " · ".join(filter(None, row))
                    self.changes.append(Change(sheet.title, None, told, _GONE, None))

    def _is_told_apart(self, table: str, row: Row, sheet: Sheet) -> bool:
        needless = OPTIONAL | ({"item"} if row[0] == "veto" else set())
        lacking = [key for key, told in zip(TABLES[table], row, strict=True) if not told and key not in needless]
        if lacking:
            cell = f"{sheet.columns[lacking[0]]}{_row_of(sheet.begins[row])}"
            self.faults.append(CellFault(sheet.title, cell, "tabling.key-wanting", {"column": lacking[0]}))
        return not lacking

    def _fill_row(self, table: str, sheet: Sheet, row: Row, cells: Mapping[str, Filled]) -> None:
        old = self.tables[table].get(row, {})
        if not cells and table == "words":
            cells = {"value": Filled(sheet.begins[row], "[]")}
        elif not cells and row not in self.tables[table]:
            self.faults.append(CellFault(sheet.title, sheet.begins[row], "tabling.row-empty", {}))
        for column, (cell, found) in cells.items():
            way = path_of(table, row, column, self.homes)
            if not way:
                code = "path-bad" if table == "settings" else "rule-unknown"
                params = {"found": " · ".join(filter(None, row))}
                self.faults.append(CellFault(sheet.title, sheet.begins[row], f"tabling.{code}", params))
                return
            before = old.get(column)
            value = self._value(table, column, way, found, before)
            if not self._put(way, value):
                self.faults.append(CellFault(sheet.title, cell, "tabling.path-twice", {"found": written(way)}))
                continue
            self.cells[way] = (sheet.title, cell)
            if before is None or before.value != value:
                self._tell(sheet, cell, row, column, before, value)
        for column in old.keys() - cells.keys():
            cell = f"{sheet.columns.get(column, '')}{_row_of(sheet.begins[row])}"
            self._tell(sheet, cell, row, column, old[column], None)

    def _value(self, table: str, column: str, way: Way, found: object, before: Said | None) -> Plain:
        if (table, column) == ("rules", "kind"):
            return _kinds().get(fold(str(found)), str(found).strip())
        key = {"settings": way[-1], "words": way[0], "english": "en"}.get(table, column)
        return value_of(found, str(key), before.value if before else None, was=before is not None)

    def _tell(self, sheet: Sheet, cell: str, row: Row, column: str, before: Said | None, after: Plain | None) -> None:
        what = " · ".join((*filter(None, row), *(() if column == "value" else (column,))))
        was = None if before is None else str(cell_of(before.value))
        gone = after is None and before is not None
        self.changes.append(Change(sheet.title, cell, what, was, None if gone else str(cell_of(after))))

    def _put(self, way: Way, value: Plain) -> bool:
        """Puts a value where its path leads; whether there was room."""
        at: Any = self.built
        for key in way[:-1]:
            at = at.setdefault(key, {})
            if not isinstance(at, dict):
                return False
        if way[-1] in at:
            return False
        at[way[-1]] = _Leaf(value)
        return True

    def first_change(self) -> tuple[str, str | None]:
        """Where the first change stands."""
        return (self.changes[0].sheet, self.changes[0].cell) if self.changes else (_text_sheet(), None)

    def told(self, made: str, faults: Iterator[RuleFault]) -> Iterator[CellFault]:
        """Faults of the file that was made, each at its cell, or at the nearest that there is."""
        spots: Mapping[tuple[int, int], Way] | None = None
        for fault in faults:
            spots = places(made) if spots is None else spots
            way = spots.get((fault.line, fault.column), ())
            sheet, cell = self._nearest(_as_tabled(way, self.data, self.built))
            yield CellFault(sheet, cell, fault.code, fault.params)

    def _nearest(self, way: Way) -> tuple[str, str | None]:
        def common(other: Way) -> int:
            return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(way, other, strict=False)))

        best = max(self.cells, key=common, default=None)
        return (_text_sheet(), None) if best is None else self.cells[best]


class _Leaf(NamedTuple):
    value: Plain


def _as_tabled(way: Way, old: Any, built: Any) -> Way:
    """A path of the file that was made as the tables have it: their numbers in lists are those of before."""
    found: list[str | int] = []
    for key in way:
        if isinstance(built, _Leaf):
            break
        step: str | int = key
        if isinstance(key, int):
            known = dict(enumerate(old)) if isinstance(old, list) else {}
            order = _in_order(known, built)
            step = order[key] if key < len(order) else key
            old = known.get(step)
        else:
            old = old.get(key) if isinstance(old, dict) else None
        built = built.get(step, {})
        found.append(step)
    return tuple(found)


def _row_of(cell: str) -> str:
    return cell.lstrip(ascii_uppercase)


@cache
def _kinds() -> dict[str, str]:
    """Kinds of rules by their names in every language, and by their ids."""
    from dangxing.authoring.tabling.columns import offered

    found: dict[str, str] = {}
    for kind in offered("rules")["kind"].choices:
        found |= {fold(text(f"kinds.{kind}-name", language)): kind for language in LANGUAGES}
        found[fold(kind)] = kind
    return found


# ── From values to what is wanted of the text ────────────────────────────────────────────────────────────────────────


def _merged(old: Plain, built: Any) -> Wanted:
    """What was built, in the order of the file: what is new after what it follows in the tables."""
    if isinstance(built, _Leaf):
        return _of_leaf(old, built.value)
    lists = {isinstance(key, int) for key in built}
    if len(lists) > 1:
        raise NotPlacedError
    if lists == {True}:
        known = dict(enumerate(old)) if isinstance(old, list) else {}
        keys = _in_order(known, built)
        return [Item(key if key in known else None, _merged(known.get(key), built[key])) for key in keys]
    entries = old if isinstance(old, dict) else {}
    return {key: _merged(entries.get(key), built[key]) for key in _in_order(entries, built)}


def _of_leaf(old: Plain, value: Plain) -> Wanted:
    if isinstance(value, list):
        return items(old if isinstance(old, list) else [], value)
    return {} if isinstance(value, dict) else value


def _in_order(old: Mapping[Any, object], built: Mapping[Any, object]) -> list[Any]:
    following: dict[Any, list[Any]] = {None: []}
    before = None
    for key in built:
        if key in old:
            before = key
            following.setdefault(key, [])
        else:
            following[before].append(key)
    kept = (key for key in old if key in built)
    return [*following[None], *(each for key in kept for each in (key, *following[key]))]
