"""People down, months or quarters across, in each of which something was so or was not: dues that were not paid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from dangxing.language.script import Term, Terms, fold
from dangxing.workbook.layouts import left
from dangxing.workbook.layouts.common import keys
from dangxing.workbook.layouts.extract import Extract, Line, Named
from dangxing.workbook.layouts.header import Header, header_of, tell_nameless
from dangxing.workbook.layouts.listing import fixed_of
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.layouts.model import Periods
from dangxing.workbook.layouts.points import period
from dangxing.workbook.layouts.table import LONGEST_MARK, Table, key_of
from dangxing.workbook.validating.numbers import number_converter

_LEAST: Final = 2
# Any year will do to see whether a title is a month.
_SOME_YEAR: Final = 2000
_amount = number_converter({"元": Decimal(1)})


def fits(table: Table, layout: Periods, _: Meaning) -> bool:
    """Whether there is a column of names, and two of months or quarters."""
    head = header_of(table, layout)
    return head is not None and len(columns_of(table, head, _SOME_YEAR)) >= _LEAST


def columns_of(table: Table, head: Header, year: int | None) -> dict[int, dt.date | None]:
    """The columns over which a month, quarter or year stands, with its last day; None: of a year that is not known."""
    found: dict[int, dt.date | None] = {}
    for column in range(table.grid.width):
        title = next((text for row in head.rows if period(text := table.text(row, column), _SOME_YEAR)), None)
        if title is not None and column not in head.people.values():
            found[column] = period(title, year)
    return found


def read(table: Table, layout: Periods, meaning: Meaning, into: Extract) -> None:
    """Take a row for each period in which it was so."""
    head = header_of(table, layout)
    if head is None:
        return
    columns = columns_of(table, head, table.year(head.row))
    people = table.people(head.last + 1, head.people, into, {})
    into.columns.update(columns)
    tell_nameless(table, head, lambda text: bool(period(text, _SOME_YEAR) or key_of(text) in layout.labelled), into)
    taken, so = {*columns, *head.people.values()}, keys(layout.so)
    for column, title in left.columns(table, head.rows, taken, layout.beside | layout.known, people):
        owes = any(fold(table.text(row, column)) in so for row in people)
        into.tell("period-unknown" if owes else "columns-left", table.cell(head.row, column), found=title)
    fixed = fixed_of(table, head.row, head.people, layout.fixed, meaning, into)
    for column, day in columns.items():
        if fixed is not None and any(table.text(row, column) for row in people):
            if day is None:
                into.tell("no-year", table.cell(head.row, column), found=table.text(head.row, column)[:LONGEST_MARK])
                continue
            _take(table, column, people, {**fixed, "date": day}, layout, into)


def _take(
    table: Table,
    column: int,
    people: Mapping[int, Named],
    values: Mapping[str, object],
    layout: Periods,
    into: Extract,
) -> None:
    """Take a column. Of who has nothing there, nothing is known; an amount over nought says that it was not so."""
    so, otherwise = keys(layout.so), keys(layout.otherwise)
    told = {
        "what": Term(values.get("activity", layout.title)),
        "words": Terms("、".join((*layout.so[:1], *layout.otherwise[:1]))),
    }
    for row, person in people.items():
        text, cell = table.text(row, column), table.cell(row, column)
        key, amount = fold(text), _amount(table.raw(row, column)) if text else None
        if not text:
            into.tell("entry-blank", cell, **told)
        elif key in so:
            into.lines.append(Line("activities", person, values, cell))
        elif key not in otherwise and not (isinstance(amount, Decimal) and amount > 0):
            into.tell("unknown-entry", cell, found=text[:LONGEST_MARK], **told)
