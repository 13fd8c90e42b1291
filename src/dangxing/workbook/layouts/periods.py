"""People down, months or quarters across, in each of which something was so or was not: dues that were not paid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from dangxing.language.script import fold
from dangxing.workbook.layouts.extract import Extract, Line, Named
from dangxing.workbook.layouts.listing import fixed_of
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.layouts.model import Periods, keys
from dangxing.workbook.layouts.points import period
from dangxing.workbook.layouts.table import LONGEST_MARK, Table, last_of_header
from dangxing.workbook.validating.numbers import number_converter

_LEAST: Final = 2
# Any year will do to see whether a title is a month.
_SOME_YEAR: Final = 2000
_amount = number_converter({"元": Decimal(1)})


def fits(table: Table, layout: Periods, _: Meaning) -> bool:
    """Whether there is a column of names, and two of months or quarters."""
    found = table.header(layout.fields, [["name"]], layout.ranks)
    return found is not None and len(columns_of(table, *found, _SOME_YEAR)) >= _LEAST


def columns_of(table: Table, head: int, people: Mapping[str, int], year: int | None) -> dict[int, dt.date | None]:
    """The columns over which a month, quarter or year stands, with its last day; None: of a year that is not known."""
    rows = range(head, last_of_header(table, head, people["name"]) + 1)
    found: dict[int, dt.date | None] = {}
    for column in range(len(table.rows[head])):
        title = next((text for row in rows if period(text := table.text(row, column), _SOME_YEAR)), None)
        if title is not None and column not in people.values():
            found[column] = period(title, year)
    return found


def read(table: Table, layout: Periods, meaning: Meaning, into: Extract) -> None:
    """Take a row for each period in which it was so."""
    found = table.header(layout.fields, [["name"]], layout.ranks)
    if found is None:
        return
    head, people_at = found
    last = last_of_header(table, head, people_at["name"])
    columns = columns_of(table, head, people_at, table.year(head))
    people = table.people(last + 1, people_at, into, {})
    table.tell_columns_left(head, {*columns, *people_at.values()}, layout.beside | layout.known, into)
    fixed = fixed_of(table, head, people_at, layout.fixed, meaning, into)
    for column, day in columns.items():
        if fixed is not None and any(table.text(row, column) for row in people):
            if day is None:
                into.tell("no-year", table.cell(head, column), found=table.text(head, column)[:LONGEST_MARK])
                continue
            _take(table, column, people, {**fixed, "date": day}, (keys(layout.so), keys(layout.otherwise)), into)


def _take(
    table: Table,
    column: int,
    people: Mapping[int, Named],
    values: Mapping[str, object],
    words: Sequence[frozenset[str]],
    into: Extract,
) -> None:
    """Take a column. Of who has nothing there, nothing is known; an amount over nought says that it was not so."""
    so, otherwise = words
    for row, person in people.items():
        text, cell = table.text(row, column), table.cell(row, column)
        key, amount = fold(text), _amount(table.raw(row, column)) if text else None
        if not text:
            into.tell("entry-blank", cell)
        elif key in so:
            into.lines.append(Line("activities", person, values, cell))
        elif key not in otherwise and not (isinstance(amount, Decimal) and amount > 0):
            into.tell("unknown-entry", cell, found=text[:LONGEST_MARK])
