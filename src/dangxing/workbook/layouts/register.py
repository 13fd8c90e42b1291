"""A header and a row a meeting: the register of what a branch held (三會一課)."""

from __future__ import annotations

from dangxing.language.script import normal
from dangxing.workbook.layouts.extract import Extract
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.layouts.meeting import Value, read_meeting
from dangxing.workbook.layouts.model import Register
from dangxing.workbook.layouts.table import LONGEST_MARK, Table

_NEEDS = (("activity",), ("date", "planned"))
_LONGEST = 20_000


def fits(table: Table, layout: Register, _: Meaning) -> bool:
    """Whether it has columns of what was held and when, and no column of people's names."""
    found = table.header(layout.fields, _NEEDS, layout.ranks)
    return found is not None and (not layout.signs or not layout.sign_keys.isdisjoint(table.keys(found[0])))


def read(table: Table, layout: Register, meaning: Meaning, into: Extract) -> None:
    """Take the meetings of a register that fits."""
    found = table.header(layout.fields, _NEEDS, layout.ranks)
    if found is None:
        return
    header, columns = found
    table.tell_columns_left(header, {*columns.values()}, layout.beside | layout.sign_keys | layout.known, into)
    taken = []
    for row in range(header + 1, len(table.rows)):
        texts = table.texts(row)
        if not texts or table.keys(row)[columns["activity"]] == table.keys(header)[columns["activity"]]:
            continue
        values = {
            field: value for field, column in columns.items() if (value := _value(table, row, column)) is not None
        }
        if table.is_beside(row, "") or "activity" not in values:
            into.tell("left-out", table.cell(row, 0), found=texts[0][:LONGEST_MARK])
        elif "date" in columns and "date" not in values:
            into.tell("not-yet", table.cell(row, columns["date"]), found=values["activity"].text[:LONGEST_MARK])
        else:
            taken.append(row)
            read_meeting(values, table, meaning, into, header)
    table.tell_hidden(taken, into)


def _value(table: Table, row: int, column: int) -> Value | None:
    raw = table.raw(row, column)
    text = normal(table.text(row, column)[:_LONGEST])
    return Value(text, raw, table.cell(row, column)) if text else None
