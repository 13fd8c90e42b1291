"""A header and a row a meeting: the register of what a branch held (三會一課)."""

from __future__ import annotations

from collections.abc import Mapping

from dangxing.language.script import normal
from dangxing.workbook.layouts import left
from dangxing.workbook.layouts.extract import Extract
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.layouts.meeting import FIGURES, Value, is_figure, read_meeting
from dangxing.workbook.layouts.model import Register
from dangxing.workbook.layouts.table import LONGEST_MARK, Table

_NEEDS = (("activity",), ("date", "planned"))
_LONGEST = 20_000


def fits(table: Table, layout: Register, _: Meaning) -> bool:
    """Whether it has columns of what was held and when, and no column of people's names."""
    found = _header(table, layout)
    if found is None:
        return False
    said = {key for row in found[0] for key in table.keys(row)}
    return not layout.signs or not layout.sign_keys.isdisjoint(said)


def _header(table: Table, layout: Register) -> tuple[range, dict[str, int]] | None:
    """The rows of the header, and the column of each field: of titles under which others stand, those are meant."""
    found = table.header(layout.fields, _NEEDS, layout.ranks)
    if found is None:
        return None
    at, columns = found
    below = at + 1
    if below < len(table.rows) and table.keys(below)[columns["activity"]] in ("", table.keys(at)[columns["activity"]]):
        further = table.columns_of(below, layout.fields, layout.ranks)
        under = {field: column for field, column in further.items() if column not in columns.values()}
        if under:
            return range(at, below + 1), {**columns, **under}
    return range(at, below), columns


def read(table: Table, layout: Register, meaning: Meaning, into: Extract) -> None:
    """Take the meetings of a register that fits."""
    found = _header(table, layout)
    if found is None:
        return
    head, columns = found
    columns = _names_apart(table, layout, head, columns)
    header = head[0]
    into.columns.update(columns.values())
    left.tell_columns(table, head, {*columns.values()}, layout.beside | layout.sign_keys | layout.known, into)
    taken = []
    for row in range(head[-1] + 1, len(table.rows)):
        texts = table.texts(row)
        if not texts or table.keys(row)[columns["activity"]] == table.keys(header)[columns["activity"]]:
            continue
        values = {
            field: value for field, column in columns.items() if (value := _value(table, row, column)) is not None
        }
        if "activity" not in values and (alone := _names_alone(table, row, values)) is not None:
            into.tell("names-alone", alone.cell, found=alone.text[:LONGEST_MARK])
        elif table.is_beside(row, "") or "activity" not in values:
            into.tell("left-out", table.cell(row, 0), found=texts[0][:LONGEST_MARK])
        elif "date" in columns and "date" not in values:
            into.tell("not-yet", table.cell(row, columns["date"]), found=values["activity"].text[:LONGEST_MARK])
        else:
            taken.append(row)
            read_meeting(values, table, meaning, into, header)
    for row in head:
        left.tell_second(table, row, columns, layout.fields, taken, into)
    table.tell_hidden(taken, into)


def _names_apart(table: Table, layout: Register, head: range, columns: Mapping[str, int]) -> dict[str, int]:
    """The columns, of two titles for those who came (or did not) the one with names: under the other are figures."""
    found = dict(columns)
    for field in left.PEOPLE & columns.keys():
        if not _is_of_figures(table, head, columns[field]):
            continue
        under = [at for row in head for at, key in enumerate(table.keys(row)) if layout.fields.get(key) == field]
        names = [at for at in under if at != columns[field] and not _is_of_figures(table, head, at)]
        if names:
            found[field] = names[0]
            found.setdefault(FIGURES[field], columns[field])
    return found


def _is_of_figures(table: Table, head: range, column: int) -> bool:
    """Whether nothing but figures stands under a title."""
    texts = [text for row in range(head[-1] + 1, len(table.rows)) if (text := normal(table.text(row, column)))]
    return all(map(is_figure, texts))


def _names_alone(table: Table, row: int, values: Mapping[str, Value]) -> Value | None:
    """The names in a row that says of no meeting, as of one whose names go on below it."""
    if table.is_total(row):
        return None
    found = (values[field] for field in ("present", "absent", "leave") if field in values)
    return next((each for each in found if table.names.is_name(each.text) or table.names.parted(each.text)), None)


def _value(table: Table, row: int, column: int) -> Value | None:
    raw = table.raw(row, column)
    text = normal(table.text(row, column)[:_LONGEST])
    return Value(text, raw, table.cell(row, column)) if text else None
