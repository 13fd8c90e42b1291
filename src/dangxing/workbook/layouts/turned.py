"""Tables that lie on their side: meetings down and people across. They are not read, but said to be so."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Final

from dangxing.workbook.layouts.dating import date_within
from dangxing.workbook.layouts.extract import Cell
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.layouts.table import HEADER_ROWS, Table, key_of

_LEAST: Final = 2
_SHORTEST, _LONGEST = 2, 4
_LOOKED_AT: Final = 60


def names_across(table: Table, meaning: Meaning, titles: Container[str]) -> tuple[Cell, str] | None:
    """The first of the names that stand over marks, with dates in the rows below; None: there are none.

    ``titles``, as keys, may stand over columns beside the names, and be short enough for one.
    """
    for head in range(min(HEADER_ROWS, len(table.rows))):
        columns = list(_names(table, head, meaning, titles)) if not table.is_one_text(head) else []
        if len(columns) >= _LEAST and any(_has_date(table, row) for row in _below(table, head)):
            return table.cell(head, columns[0]), table.text(head, columns[0])
    return None


def _below(table: Table, head: int) -> range:
    return range(head + 1, min(head + _LOOKED_AT, len(table.rows)))


def _names(table: Table, head: int, meaning: Meaning, titles: Container[str]) -> Iterator[int]:
    """The columns under what may be a name, with nothing but marks."""
    for column in range(len(table.rows[head])):
        title = table.text(head, column)
        is_short = _SHORTEST <= len("".join(title.split())) <= _LONGEST
        if not is_short or not table.names.is_name(title) or key_of(title) in titles:
            continue
        marks = [text for row in _below(table, head) if (text := table.text(row, column))]
        if marks and not any(mark.isdecimal() or meaning.attendance(mark) is None for mark in marks):
            yield column


def _has_date(table: Table, row: int) -> bool:
    return any(date_within(value, 2000)[0] is not None for value in table.rows[row])
