"""Reading the rows of a table into checked records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from decimal import Decimal
from functools import cache
from itertools import compress, repeat, starmap
from operator import ne
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic_core import CoreSchema, SchemaValidator, ValidationError, core_schema

from dangxing.language.script import LONGEST_WORD
from dangxing.records import Activity, Appraisal, Branch, Check, Event, Member, Place, Present, SheetKey, appraisal_with
from dangxing.rules import Column
from dangxing.workbook.validating.aside import Aside
from dangxing.workbook.validating.cells import (
    Memo,
    Taken,
    converter,
    free_text,
    is_blank,
    may_say_nothing,
    minding_blanks,
    minding_looks,
)
from dangxing.workbook.validating.faults import Fault, fault
from dangxing.workbook.validating.lexicon import Lexicon
from dangxing.workbook.validating.misplaced import tell_columns_of_text
from dangxing.workbook.validating.numbers import AMOUNTS
from dangxing.workbook.validating.problems import Problems
from dangxing.workbook.validating.sheets import Table
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

Columns = Sequence[Sequence[Any]]
"""The values of rows, by columns."""


def _record_of(table: Table) -> type[Any]:
    """The record of a table: that of 評議 has a field for each mark."""
    marks = tuple((name, each.most) for name, each in table.contract.columns.items() if each.most is not None)
    return appraisal_with(marks) if marks else _RECORDS[table.key]


@cache
def _checker(record: type[Any]) -> SchemaValidator:
    """What checks values by the fields of a record: a list for each. Built once a process, for many small workbooks."""
    lists: list[CoreSchema] = [core_schema.list_schema(_check(field.type)) for field in fields(record)]
    return SchemaValidator(core_schema.tuple_schema(lists))


def _check(declared: Any) -> CoreSchema:
    """What a value must be, as its field declares it. The row's number, which nobody wrote, is not looked at."""
    kind, arguments = get_origin(declared), get_args(declared)
    if kind is Annotated:
        check: Check = arguments[1]
        return check.schema
    if kind is Literal:
        return core_schema.literal_schema(list(arguments))
    if type(None) in arguments:
        return core_schema.nullable_schema(_check(arguments[0]))
    if declared is int:
        return core_schema.any_schema()
    raise TypeError(declared)


def only(columns: Columns, wanted: Sequence[object]) -> Columns:
    """The rows for which something true stands in ``wanted``."""
    return [list(compress(column, wanted)) for column in columns]


class RowReader:
    """Reads the rows of a table in chunks, column by column: each distinct value is converted and checked once.

    Who only wants to know what is wrong need not have a million records made.
    """

    def __init__(self, table: Table, lexicon: Lexicon, problems: Problems) -> None:
        self.table = table
        self.lexicon = lexicon
        self.problems = problems
        record: Any = _record_of(table)
        self.record, self.checker = record, _checker(record)
        self.fields = tuple(field.name for field in fields(record))
        self.defaults = tuple(
            None if field.default is MISSING else UNMARKED if field.name == "attendance" else field.default
            for field in fields(record)
        )
        columns = table.contract.columns
        self.aside = Aside(table, lexicon, problems, self.fields)
        self.words: dict[str, Taken] = {}
        self.memos = {
            field: self._memo(field, columns[field], default)
            for field, default in zip(self.fields, self.defaults, strict=True)
            if field in table.positions
        }
        self.key_at = next(at for at, field in enumerate(self.fields) if field in columns and columns[field].required)
        self.known = tuple(table.positions.values())
        self.sights = Sights(table, self.fields, lexicon.rulebook, problems)
        self.faults: dict[tuple[int, object], Fault] = {}

    def _memo(self, field: str, column: Column, default: object) -> Memo:
        # Names and branches recur, a note rarely does: keeping each would fill the memory for nothing.
        if column.holds == "text" and field not in ("name", "branch"):
            return Memo(free_text, recurring=False)
        taken = self.words.setdefault(field, {})
        convert = converter(field, column, self.lexicon, taken, self.table.factors.get(field, Decimal(1)))
        if may_say_nothing(column):
            convert = minding_blanks(convert, column, self.lexicon, taken)
        if column.holds in AMOUNTS or column.holds == "date":
            convert = minding_looks(convert, column, taken)
        return Memo(self.aside.watched(field, convert), default)

    def chunks(self, look: Callable[[Columns], None]) -> Iterator[Columns]:
        """The rows of the table that are sound, as columns in the order of the record's fields.

        ``look`` sees each chunk first, rows with faults included.
        """
        number = self.table.grid.top + self.table.skip + 1
        for raw in self.table.grid.columns(self.table.skip, CHUNK):
            # Before a row that somebody has set far below there may be a million of nothing.
            if any(any(map(ne, column, repeat(""))) for column in raw):
                columns = self._convert(raw, number)
                look(columns)
                yield self._sound(columns)
            number += len(raw[0])
        self.sights.close()
        tell_columns_of_text(self.table, self.memos, self.problems)

    def records(self, columns: Columns) -> list[Any]:
        """The records of rows that are sound."""
        return list(starmap(self.record, zip(*columns, strict=True)))

    def _convert(self, raw: Columns, number: int) -> Columns:
        count, positions = len(raw[0]), self.table.positions
        found: list[Sequence[object]] = [range(number, number + count)]
        for field, default in zip(self.fields[1:], self.defaults[1:], strict=True):
            if field in positions:
                found.append(self.memos[field].column(raw[positions[field]]))
            else:
                found.append([Present if default is UNMARKED else default] * count)
        self.sights(raw, found, number - 1)
        columns: Columns = found
        if None in found[self.key_at]:
            filled = [
                key is not None or not is_blank(raw[position][at] for position in self.known)
                for at, key in enumerate(found[self.key_at])
            ]
            columns = only(columns, filled)
        columns = self.aside.without(columns)
        self._tell_taken(columns, raw, number)
        return columns

    def _tell_taken(self, columns: Columns, raw: Columns, first: int) -> None:
        """Tell the words that were taken for another. ``raw`` are the raw values, from the row ``first`` on."""
        for field, words in self.words.items():
            if words:
                written = list(raw[self.table.positions[field]])
                for row in columns[0]:
                    told = words.get(written[row - first])
                    if told is not None:
                        place = self.table.place(row, field)
                        self.problems.put(told.code, place, self.table.grid.index, told.params)

    def _sound(self, columns: Columns) -> Columns:
        """The rows that hold what they may; a problem is told for every cell that does not."""
        memos = [self.memos.get(field) for field in self.fields]
        new: list[list[Any]] = [[] if memo is None else memo.new() for memo in memos]
        try:
            self.checker.validate_python(tuple(new))
        except ValidationError as refused:
            for error in refused.errors(include_url=False, include_context=False, include_input=False):
                position: Any = error["loc"][0]
                at: Any = error["loc"][1]
                self.memos[self.fields[position]].refuse(new[position][at])
        sound = [True] * len(columns[0])
        title, order, put = self.table.layout.title, self.table.grid.index, self.problems.put
        for position, memo in enumerate(memos):
            values = columns[position]
            for at in () if memo is None else memo.refused(values):
                sound[at] = False
                code, params = self._fault(position, values[at])
                put(code, Place(title, columns[0][at] - 1, self.table.column(self.fields[position])), order, params)
        return columns if all(sound) else only(columns, sound)

    def _fault(self, position: int, value: object) -> Fault:
        """What is wrong with a value: looked into once, for what is wrong in one row is often wrong in a thousand."""
        found = self.faults.get((position, value))
        if found is None:
            found = fault(self.table.contract.columns[self.fields[position]], value, self.lexicon, self.table.contract)
            if len(self.faults) < _FAULTS_KEPT and not (isinstance(value, str) and len(value) > LONGEST_WORD):
                self.faults[position, value] = found
        return found
