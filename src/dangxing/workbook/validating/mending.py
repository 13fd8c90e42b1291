"""What can be mended for certain: each cell that is written otherwise than what it is taken for.

Words that offices write, dates without their year, widths and blanks, ids that the name in the row decides, totals.
What a person has to settle is left alone; what was mended is not found again.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePath

from dangxing.language import Language, patterns
from dangxing.language.looks import of_several
from dangxing.language.script import LONGEST_WORD, fold, in_script, joins_digits, normal
from dangxing.records import SHEETS, SheetKey
from dangxing.rules import Column, Rulebook
from dangxing.workbook.fixing import Change
from dangxing.workbook.grid import Grid, Row
from dangxing.workbook.validating import check
from dangxing.workbook.validating.aside import TOTALS_IN
from dangxing.workbook.validating.cells import may_say_nothing, titles_of, to_id, to_text
from dangxing.workbook.validating.checks import name_key
from dangxing.workbook.validating.dates import dates_of
from dangxing.workbook.validating.faults import shown
from dangxing.workbook.validating.finding import find_sheets
from dangxing.workbook.validating.lexicon import Lexicon, lexicon_of
from dangxing.workbook.validating.numbers import AMOUNTS
from dangxing.workbook.validating.problems import Problems
from dangxing.workbook.validating.sheets import Table

_PLAIN_DATE = patterns.late(r"[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日|[0-9]{8}")

Mend = Callable[[object], str | None]
"""What a cell's raw value is to be, empty for an empty cell; None where it may stay."""


def mends(
    titles: Sequence[str], grid: Callable[[int], Grid], path: str, rulebook: Rulebook, year: int | None = None
) -> tuple[Change, ...]:
    """Every certain change, in the order of the workbook's sheets, rows and columns. Parameters: see ``check``."""
    checked = check(titles, grid, path, rulebook, year)
    lexicon = lexicon_of(rulebook).of(year or checked.year or _named_year(path, checked.years))
    grids, tables = find_sheets(titles, grid, lexicon, Problems(path))
    people = People(tables)
    found: list[tuple[int, Change]] = []
    for key in SHEETS:
        if key in tables:
            sheet = _Sheet(tables[key], lexicon, checked.script, people)
            found += [(tables[key].grid.index, change) for change in sheet.changes()]
    if "sign_in" in grids:
        from dangxing.workbook.validating.sign_mending import SignInMends

        found += [
            (grids["sign_in"].index, change)
            for change in SignInMends(grids["sign_in"], lexicon, people).changes(checked.script)
        ]
    return tuple(change for _, change in sorted(found, key=lambda each: (each[0], each[1].row, each[1].column)))


def _named_year(path: str, rows: Mapping[int, int]) -> int | None:
    """The year in the workbook's name, where dates fall in several years, with so many rows, and most by far in it."""
    named = {int(hit) for hit in re.findall(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", PurePath(path).stem)}
    sure = {year for year in named if rows.get(year, 0) * 10 >= sum(rows.values()) * 9}
    return sure.pop() if rows and len(named) == 1 and sure else None


class People:
    """The members by id and by name, and what the names in rows say of ids that no member has."""

    def __init__(self, tables: Mapping[SheetKey, Table]) -> None:
        self.ids: set[str] = set()
        self._by_name: dict[str, str | None] = {}
        self._meant: dict[str, set[str | None]] = {}
        if "members" in tables:
            for key, name in _pairs(tables["members"]):
                self.ids.add(key)
                if name is not None:
                    owner = self._by_name.setdefault(name_key(name), key)
                    if owner != key:
                        self._by_name[name_key(name)] = None
        if self.ids and "activities" in tables:
            for key, name in _pairs(tables["activities"]):
                if key not in self.ids and name is not None:
                    self._meant.setdefault(key, set()).add(self._by_name.get(name_key(name)))

    def meant(self, key: str, name: str | None) -> str | None:
        """The id that is meant by one that no member has: that of the name in the row, or in all rows of that id."""
        if key in self.ids or not self.ids or of_several(key, self.ids):
            return None
        if name is not None:
            return self._by_name.get(name_key(name))
        by_name = self._by_name.get(name_key(key))
        if by_name is not None:
            return by_name
        meant = self._meant.get(key, set())
        return next(iter(meant)) if len(meant) == 1 else None


def _pairs(table: Table) -> Iterator[tuple[str, str | None]]:
    """The id and the name of each row that has an id."""
    at, name_at = table.positions["id"], table.positions.get("name")
    for _, row in _rows(table):
        key = to_id(row[at])
        if isinstance(key, str):
            name = None if name_at is None else to_text(row[name_at])
            yield key, name if isinstance(name, str) else None


def _rows(table: Table) -> Iterator[tuple[int, Row]]:
    """The rows under the header with their numbers, from 0."""
    for at, row in enumerate(table.grid.rows()):
        if at >= table.skip:
            yield table.grid.top + at, row


class _Sheet:
    """The changes of one sheet."""

    def __init__(self, table: Table, lexicon: Lexicon, script: Language, people: People) -> None:
        self._table, self._lexicon, self._script, self._people = table, lexicon, script, people
        columns = table.contract.columns
        self._mends = [
            (at, mend) for field, at in table.positions.items() if (mend := self._mend(field, columns[field]))
        ]
        self._totals = [at for field, at in table.positions.items() if field in TOTALS_IN]
        self._id = table.positions.get("id") if table.key != "members" else None
        self._covered = covered_cells(table.grid)

    def changes(self) -> Iterator[Change]:
        """Every change, row by row."""
        for number, row in _rows(self._table):
            if any(self._is_total(row[at]) for at in self._totals):
                # A formula that was never calculated looks empty, and goes with the rest.
                emptied = ((at, None) for at in self._table.positions.values())
                yield from self._told(number, row, emptied)
            else:
                yield from self._told(number, row, self._of_row(row))

    def _told(self, number: int, row: Row, changed: Iterator[tuple[int, str | None]]) -> Iterator[Change]:
        grid = self._table.grid
        for at, after in sorted(changed):
            if (number, grid.left + at) not in self._covered:
                yield Change(grid.title, number, grid.left + at, shown(row[at]), after or None)

    def _of_row(self, row: Row) -> Iterator[tuple[int, str | None]]:
        for at, mend in self._mends:
            after = mend(row[at])
            if at == self._id and (meant := self._member(row)) is not None:
                after = meant
            if after is not None:
                yield at, after

    def _member(self, row: Row) -> str | None:
        key = to_id(row[self._table.positions["id"]])
        name_at = self._table.positions.get("name")
        name = None if name_at is None else to_text(row[name_at])
        return self._people.meant(key, name if isinstance(name, str) else None) if isinstance(key, str) else None

    def _is_total(self, value: object) -> bool:
        return type(value) is str and len(value) <= LONGEST_WORD and fold(value) in self._lexicon.totals

    def _mend(self, field: str, column: Column) -> Mend | None:
        mend = self._mend_of_kind(field, column)
        if mend is None or not may_say_nothing(column):
            return mend
        words = self._lexicon.words(column.holds)

        def emptied(raw: object) -> str | None:
            known = type(raw) is str and words is not None and words[raw] is not None
            return "" if type(raw) is str and self._lexicon.is_blank(raw) and not known else mend(raw)

        return emptied

    def _mend_of_kind(self, field: str, column: Column) -> Mend | None:
        if self._lexicon.words(column.holds) is not None:
            return self._word(column)
        if column.holds == "date":
            return date_mend(dates_of(self._lexicon))
        return plain if column.holds in ("id", *AMOUNTS) or field in ("name", "branch") else None

    def _word(self, column: Column) -> Mend:
        words, certain = self._lexicon.words(column.holds), self._lexicon.taken(column.holds).certain
        titles = titles_of(column, self._lexicon)

        def mend(raw: object) -> str | None:
            written = to_text(raw)
            if not isinstance(written, str) or len(written) > LONGEST_WORD:
                return None
            term = certain.get(fold(written))
            if term is None or (words is not None and words[written] is not None):
                return plain(raw)
            return in_script(titles.get(term, term), self._script)

        return mend


def plain(raw: object) -> str | None:
    """Text without full-width signs and the blanks around it."""
    if type(raw) is not str or len(raw) > LONGEST_WORD or joins_digits(raw):
        return None
    written = normal(raw)
    return written if written and written != raw else None


def date_mend(convert: Callable[[object], object]) -> Mend:
    """Dates that are not written plainly, by a converter of dates."""

    def mend(raw: object) -> str | None:
        if type(raw) is not str or len(raw) > LONGEST_WORD or _PLAIN_DATE.fullmatch(raw):
            return None
        date = convert(raw)
        return date.isoformat() if isinstance(date, dt.date) else None

    return mend


def covered_cells(grid: Grid) -> set[tuple[int, int]]:
    """The cells that a merged range covers but for its first, where its value is kept."""
    last_row, last_column = grid.top + grid.height - 1, grid.left + grid.width - 1
    return {
        (row, column)
        for top, left, bottom, right in grid.merged
        for row in range(top, min(bottom, last_row) + 1)
        for column in range(left, min(right, last_column) + 1)
        if (row, column) != (top, left)
    }
