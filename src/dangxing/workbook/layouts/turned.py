"""Tables that lie on their side: meetings down and people across. They are not read, but said to be so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dangxing.workbook.layouts.dating import date_within
from dangxing.workbook.layouts.extract import Cell
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.layouts.model import keys
from dangxing.workbook.layouts.naming import is_name
from dangxing.workbook.layouts.table import HEADER_ROWS, Table, key_of

_LEAST: Final = 2
_SHORTEST, _LONGEST = 2, 4
_LOOKED_AT: Final = 60
# What stands over columns beside the names, and is short enough for one.
_TITLES: Final = keys(
    (
        "日期",
        "時間",
        "會議",
        "會議名稱",
        "會議時間",
        "活動",
        "項目",
        "地點",
        "主題",
        "應到",
        "實到",
        "備註",
        "主持人",
        "出勤",
        "簽到",
        "考勤",
    )
)


def names_across(table: Table, meaning: Meaning) -> tuple[Cell, str] | None:
    """The first of the names that stand over marks, with dates in the rows below; None: there are none."""
    for head in range(min(HEADER_ROWS, len(table.rows))):
        columns = list(_names(table, head, meaning)) if not table.is_one_text(head) else []
        if len(columns) >= _LEAST and any(_has_date(table, row) for row in _below(table, head)):
            return table.cell(head, columns[0]), table.text(head, columns[0])
    return None


def _below(table: Table, head: int) -> range:
    return range(head + 1, min(head + _LOOKED_AT, len(table.rows)))


def _names(table: Table, head: int, meaning: Meaning) -> Iterator[int]:
    """The columns under what may be a name, with nothing but marks."""
    for column in range(len(table.rows[head])):
        title = table.text(head, column)
        if not (is_name(title) and _SHORTEST <= len("".join(title.split())) <= _LONGEST) or key_of(title) in _TITLES:
            continue
        marks = [text for row in _below(table, head) if (text := table.text(row, column))]
        if marks and not any(mark.isdecimal() or meaning.attendance(mark) is None for mark in marks):
            yield column


def _has_date(table: Table, row: int) -> bool:
    return any(date_within(value, 2000)[0] is not None for value in table.rows[row])
