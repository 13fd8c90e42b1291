"""Columns whose cells all belong elsewhere: told once, at the title, rather than at every cell."""

from __future__ import annotations

from collections.abc import Mapping

from dangxing.language.script import Term
from dangxing.records import Place
from dangxing.workbook.validating.cells import Memo
from dangxing.workbook.validating.faults import shown
from dangxing.workbook.validating.numbers import AMOUNTS
from dangxing.workbook.validating.problems import Problems
from dangxing.workbook.validating.sheets import Table

_CODES = frozenset({"bad-number", "not-a-number"})
# Two cells may both be slips.
_LEAST = 3


def tell_columns_of_text(table: Table, memos: Mapping[str, Memo], problems: Problems) -> None:
    """Tell of each column of numbers in which no cell is a number; what was told of its cells goes.

    ``memos`` are the converters of the columns, with all distinct values that they met.
    """
    for field, memo in memos.items():
        column = table.contract.columns[field]
        if column.holds not in AMOUNTS or not _all_text(memo):
            continue
        index, at = table.grid.index, table.layout.columns[field]
        told = [p for p in problems.found if p.order == index and p.place.column == at and p.code in _CODES]
        if len(told) >= _LEAST:
            gone = set(map(id, told))
            problems.found = [problem for problem in problems.found if id(problem) not in gone]
            place = Place(table.layout.title, table.layout.header_row, at)
            found = shown(told[0].params["found"])
            problems.add("column-of-text", place, index, column=Term(column.title), count=len(told), found=found)


def _all_text(memo: Memo) -> bool:
    """Whether something was met, and none of it was a number or a fault of another kind."""
    met = [value for value in memo.met() if value is not None]
    return bool(met) and all(type(value) is str for value in met)
