"""Rows that are no records: totals under a table, and things that offices write down though no rule counts them.

Each is left out and told of at its cell. Whether a value marks such a row is found out when it is converted, once for
each distinct value; where none does, rows are not looked at.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from itertools import compress
from operator import eq, not_
from typing import TYPE_CHECKING

from dangxing.language import patterns
from dangxing.language.script import LONGEST_WORD, fold
from dangxing.workbook.validating.faults import shown
from dangxing.workbook.validating.lexicon import Lexicon
from dangxing.workbook.validating.problems import Problems
from dangxing.workbook.validating.sheets import Table

if TYPE_CHECKING:
    from dangxing.workbook.validating.rows import Columns, RowValues

_LONGEST = 12
TOTALS_IN = ("id", "name", "branch", "date", "activity")
# Where the title of the column cannot be meant: a branch may well be called 黨支部.
_TITLED = frozenset({"id", "name", "date", "activity"})
_DEFAULTS = ("present", "full")
# Where a line over a part of the table is told by: it is merged over them all, and holds the same in each.
_ACROSS = ("id", "name", "branch", "activity", "verdict")
_WIDEST = 3
_DATE = patterns.late(r"\d{4}\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?")


class Aside:
    """What marks the rows of a table that are left out."""

    def __init__(self, table: Table, lexicon: Lexicon, problems: Problems, fields: Sequence[str]) -> None:
        self._table, self._problems = table, problems
        self._totals, self._uncounted = lexicon.totals, lexicon.uncounted
        self._titles, self._fields, self._positions = lexicon.columns(table.key), fields, table.positions
        self._places = {field: at for at, field in enumerate(fields) if field in TOTALS_IN and field in table.positions}
        self._footers = lexicon.footers
        self._begins = lexicon.begins(table.key, tuple(self._places))
        self._across = [fields.index(field) for field in _ACROSS if field in fields and field in table.positions]
        self._marks: dict[str, dict[object, tuple[str, dict[str, object]]]] = {}

    def watched(self, field: str, convert: Callable[[object], object]) -> Callable[[object], object]:
        """The converter of a field, minding values that mark a row to be left out."""
        if field not in self._places:
            return convert

        def converted(raw: object) -> object:
            value = convert(raw)
            # A million names need not be folded to see that they are none of these words.
            if type(value) is str and (fold(value.lstrip()[:1]) in self._begins or " " in value):
                code = self._code(field, value)
                if code is not None:
                    self._marks.setdefault(field, {})[value] = code, {"found": shown(value)}
            return value

        return converted

    def _code(self, field: str, value: str) -> str | None:
        """What a value marks its row as; None: a record."""
        if self._is_footer(value):
            return "note-row"
        if len(value) > _LONGEST:
            return None
        key = fold(value)
        if key in self._totals or (" " in value and fold(value.split()[-1]) in self._totals):
            return "total-row"
        if field == "activity" and key in self._uncounted:
            return "uncounted"
        return "header-again" if field in _TITLED and self._titles[value] == field else None

    def _is_record(self, row: RowValues, at: int) -> bool:
        """Whether a row stays, whatever stands at a place of it: titles again are left out where all of them are."""
        mark = self._marks[self._fields[at]].get(row[at])
        if mark is not None and mark[0] == "note-row":
            known_values = (value for field, value in zip(self._fields, row, strict=True) if field in self._positions)
            return not all(self._goes_with_footer(value) for value in known_values)
        if mark is None or mark[0] != "header-again":
            return mark is None
        known = ((field, value) for field, value in zip(self._fields, row, strict=True) if field in self._positions)
        return not all(value is None or self._is_title(field, value) for field, value in known)

    def _is_footer(self, value: object) -> bool:
        """Whether a value begins as what stands under a table does: 備註：…, 填表人：…"""
        if type(value) is not str:
            return False
        note, colon, _ = fold(value[:_LONGEST]).partition(":")
        return bool(colon) and note in self._footers

    def _goes_with_footer(self, value: object) -> bool:
        """Whether a value may stand beside a footer: another, the day, or nothing."""
        if value is None or value in _DEFAULTS or isinstance(value, dt.date) or self._is_footer(value):
            return True
        return type(value) is str and len(value) <= _LONGEST and _DATE.fullmatch(value.strip()) is not None

    def _heads_a_part(self, row: RowValues) -> bool:
        """Whether a row is a line over a part of the table: one text in every column."""
        known = [value for field, value in zip(self._fields, row, strict=True) if field in self._positions]
        values = [value for value in known if value is not None and value not in _DEFAULTS]
        if len(values) < _WIDEST or any(type(value) is not str for value in values):
            return False
        return len({fold(value[:LONGEST_WORD]) for value in values}) == 1

    def _without_headings(self, columns: Columns) -> Columns:
        """The rows, by columns, but lines over parts of the table, which are told."""
        if len(self._across) < 2 or not any(map(eq, *(columns[at] for at in self._across[:2]))):
            return columns
        rows = list(zip(*columns, strict=True))
        stays = [not self._heads_a_part(row) for row in rows]
        for row in compress(rows, map(not_, stays)):
            place = self._table.place(row[0], self._fields[self._across[0]])
            told = {"found": shown(row[self._across[0]])}
            self._problems.put("heading-row", place, self._table.grid.index, told)
        return [list(compress(column, stays)) for column in columns]

    def _is_title(self, field: str, value: object) -> bool:
        """Whether a value is the title of its column, or stands where none was found."""
        return (type(value) is str and self._titles[value] == field) or value in _DEFAULTS

    def without(self, columns: Columns) -> Columns:
        """The rows, by columns, but those to be left out, which are told."""
        for field, marks in self._marks.items():
            at = self._places[field]
            if marks.keys().isdisjoint(columns[at]):
                continue
            rows = list(zip(*columns, strict=True))
            stays = [row[at] not in marks or self._is_record(row, at) for row in rows]
            for row in compress(rows, map(not_, stays)):
                code, told = marks[row[at]]
                self._problems.put(code, self._table.place(row[0], field), self._table.grid.index, told)
            columns = [list(compress(column, stays)) for column in columns]
        return self._without_headings(columns)
