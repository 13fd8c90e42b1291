"""Reading the rows of a table into checked records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from decimal import Decimal
from functools import cache
from itertools import islice
from operator import attrgetter
from types import GenericAlias
from typing import Any, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ArgsKwargs

from dangxing.language.script import LONGEST_WORD
from dangxing.records import Activity, Appraisal, Branch, Event, Member, Place, Present, SheetKey, appraisal_with
from dangxing.rules import Column
from dangxing.workbook.validating.aside import Aside
from dangxing.workbook.validating.cells import (
    Memo,
    Taken,
    converter,
    is_blank,
    may_say_nothing,
    minding_blanks,
    minding_looks,
    text_column,
)
from dangxing.workbook.validating.faults import Fault, fault
from dangxing.workbook.validating.lexicon import Lexicon
from dangxing.workbook.validating.misplaced import tell_columns_of_text
from dangxing.workbook.validating.problems import Problems
from dangxing.workbook.validating.sheets import AMOUNTS, Table
from dangxing.workbook.validating.sights import Sights

# Each step goes through a chunk once; of a longer one the processor has forgotten the first rows by then.
CHUNK = 1024

_RECORDS: Mapping[SheetKey, type[Any]] = {
    "members": Member,
    "schedule": Event,
    "activities": Activity,
    "appraisal": Appraisal,
    "branches": Branch,
}
_FAULTS_KEPT = 10_000

UNMARKED = "".join(("pre", "sent"))
"""What stands where nobody entered an attendance: equal to ``present``, as which it counts, but another object."""

RowValues = tuple[Any, ...]
"""The converted values of a row, in the order of the record's fields: the row's number (from 1) first."""


def _record_of(table: Table) -> type[Any]:
    """The record of a table: that of 評議 has a field for each mark."""
    marks = tuple((name, each.most) for name, each in table.contract.columns.items() if each.most is not None)
    return appraisal_with(marks) if marks else _RECORDS[table.key]


@cache
def _adapter(record: type[Any], plain: bool) -> TypeAdapter[list[Any]]:
    """What checks a chunk: built once a process, for a folder of small workbooks would pay for it again and again."""
    row: Any = GenericAlias(tuple, tuple(get_type_hints(record, include_extras=True).values())) if plain else record
    many: Any = GenericAlias(list, (row,))
    return TypeAdapter(many)


def _all_empty(chunk: list[list[object]]) -> bool:
    first = chunk[0]
    return first.count("") == len(first) and chunk.count(first) == len(chunk)


class RowReader:
    """Reads the rows of a table in chunks: each distinct value converted once, each chunk checked in one pass.

    With ``plain`` the rows are checked by the very same fields, but stay tuples: who only wants to know what is wrong
    need not pay for a million records.
    """

    def __init__(self, table: Table, lexicon: Lexicon, problems: Problems, *, plain: bool = False) -> None:
        self.table = table
        self.lexicon = lexicon
        self.problems = problems
        record: Any = _record_of(table)
        self.adapter = _adapter(record, plain)
        self.taken: Callable[[RowValues], object] = tuple if plain else ArgsKwargs
        self.fields = tuple(field.name for field in fields(record))
        self.defaults = tuple(
            None if field.default is MISSING else UNMARKED if field.name == "attendance" else field.default
            for field in fields(record)
        )
        columns = table.contract.columns
        self.aside = Aside(table, lexicon, problems, self.fields)
        self.words: dict[str, Taken] = {}
        self.converters: list[tuple[int, Memo | None]] = []
        for field in self.fields[1:]:
            position = table.positions.get(field, -1)
            # Names and branches recur, a note rarely does: keeping each would fill the memory for nothing.
            free = position < 0 or (columns[field].holds == "text" and field not in ("name", "branch"))
            self.converters.append((position, None if free else self._memo(field, columns[field])))
        self.key_at = next(at for at, field in enumerate(self.fields) if field in columns and columns[field].required)
        self.known = tuple(table.positions.values())
        self.sights = Sights(table, self.fields, lexicon.rulebook, problems)
        self.faults: dict[tuple[int, object], Fault] = {}

    def _memo(self, field: str, column: Column) -> Memo:
        taken = self.words.setdefault(field, {})
        convert = converter(field, column, self.lexicon, taken, self.table.factors.get(field, Decimal(1)))
        if may_say_nothing(column):
            convert = minding_blanks(convert, column, self.lexicon, taken)
        if column.holds in AMOUNTS or column.holds == "date":
            convert = minding_looks(convert, column, taken)
        return Memo(self.aside.watched(field, convert))

    def chunks(self, look: Callable[[list[RowValues]], None]) -> Iterator[list[Any]]:
        """The rows of the table that are sound. ``look`` sees each chunk's rows first, those with faults included."""
        rows = islice(self.table.grid.rows(), self.table.skip, None)
        number = self.table.grid.top + self.table.skip + 1
        while chunk := list(islice(rows, CHUNK)):
            # Before a row that somebody has set far below there may be a million of nothing.
            if not _all_empty(chunk):
                values = self._convert(chunk, number)
                look(values)
                yield self._check(values)
            number += len(chunk)
        self.sights.close()
        memos = zip(self.fields[1:], (memo for _, memo in self.converters), strict=True)
        tell_columns_of_text(self.table, {field: memo for field, memo in memos if memo is not None}, self.problems)

    def values_of(self, rows: list[Any]) -> list[RowValues]:
        """Rows that are sound as tuples, in the order of the record's fields."""
        return rows if self.taken is tuple else list(map(attrgetter(*self.fields), rows))

    def _convert(self, chunk: list[list[object]], number: int) -> list[RowValues]:
        columns = list(zip(*chunk, strict=True))
        converted: list[Any] = [range(number, number + len(chunk))]
        for (position, memo), default in zip(self.converters, self.defaults[1:], strict=True):
            if position < 0:
                converted.append([Present if default is UNMARKED else default] * len(chunk))
                continue
            raw = columns[position]
            if memo is None:
                converted.append(text_column(raw))
                continue
            values = list(map(memo.__getitem__, raw))
            if default is not None:
                values = [default if value is None else value for value in values]
            converted.append(values)
        self.sights(columns, converted, number - 1)
        rows = list(zip(*converted, strict=True))
        if None in converted[self.key_at]:
            rows = [
                row
                for row, raw in zip(rows, chunk, strict=True)
                if row[self.key_at] is not None or not is_blank(raw[position] for position in self.known)
            ]
        rows = self.aside.without(rows)
        self._tell_taken(rows, columns, number)
        return rows

    def _tell_taken(self, rows: Sequence[RowValues], columns: Sequence[Sequence[object]], first: int) -> None:
        """Tell the words that were taken for another. ``columns`` are the raw values, from the row ``first`` on."""
        for field, words in self.words.items():
            if words:
                raw = columns[self.table.positions[field]]
                for row in rows:
                    told = words.get(raw[row[0] - first])
                    if told is not None:
                        place = self.table.place(row[0], field)
                        self.problems.put(told.code, place, self.table.grid.index, told.params)

    def _check(self, rows: list[RowValues]) -> list[Any]:
        """The records of the rows that hold what they may; a problem for every cell that does not."""
        try:
            return self.adapter.validate_python(list(map(self.taken, rows)))
        except ValidationError as refused:
            bad = set()
            title, order, put = self.table.layout.title, self.table.grid.index, self.problems.put
            columns = [self.table.column(field) for field in self.fields]
            for error in refused.errors(include_url=False, include_context=False, include_input=False):
                at: Any = error["loc"][0]
                position: Any = error["loc"][1]
                bad.add(at)
                row = rows[at]
                code, params = self._fault(position, row[position])
                put(code, Place(title, row[0] - 1, columns[position]), order, params)
            return self.adapter.validate_python([self.taken(row) for at, row in enumerate(rows) if at not in bad])

    def _fault(self, position: int, value: object) -> Fault:
        """What is wrong with a value: looked into once, for what is wrong in one row is often wrong in a thousand."""
        found = self.faults.get((position, value))
        if found is None:
            found = fault(self.table.contract.columns[self.fields[position]], value, self.lexicon, self.table.contract)
            if len(self.faults) < _FAULTS_KEPT and not (isinstance(value, str) and len(value) > LONGEST_WORD):
                self.faults[position, value] = found
        return found
