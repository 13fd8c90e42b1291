"""Ledgers of deeds without a column of names: the cells under each deed name those who did it, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from dangxing.workbook.layouts import left
from dangxing.workbook.layouts.dating import date_within, why_no_date
from dangxing.workbook.layouts.deedheads import Column, columns_under
from dangxing.workbook.layouts.extract import Extract, Line, Named
from dangxing.workbook.layouts.listing import day_of
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.layouts.meeting import names_in
from dangxing.workbook.layouts.model import Deeds
from dangxing.workbook.layouts.table import HEADER_ROWS, LONGEST_MARK, Table

_LEAST: Final = 2
_LONGEST: Final = 2_000


class Head(NamedTuple):
    """The row of the header, the columns of deeds, and those of the branch and the day of a row."""

    row: int
    columns: Mapping[int, Column]
    beside: Mapping[str, int]


def head_of(table: Table, layout: Deeds, meaning: Meaning) -> Head | None:
    """The last row that has titles of deeds alone over two columns, under which names stand; None: there is none."""
    for row in reversed(range(min(HEADER_ROWS, len(table.rows)))):
        beside = table.columns_of(row, layout.fields, layout.ranks)
        columns = columns_under(table, layout, meaning, range(row, row + 1), beside.values())
        done = all(meaning.vocabulary.is_done(column.fields["activity"]) for column in columns.values())
        if done and len(columns) >= _LEAST and _has_names(table, row, columns, meaning):
            return Head(row, columns, beside)
    return None


def _has_names(table: Table, head: int, columns: Mapping[int, Column], meaning: Meaning) -> bool:
    """Whether most cells of the columns name people."""
    rows = [at for at in range(head + 1, len(table.rows)) if not table.is_total(at) and not table.is_one_text(at)]
    cells = [text for row in rows for at in columns if (text := table.text(row, at))]
    named = sum(all(table.names.is_name(name) for name, _ in _entries(text, None, meaning)) for text in cells)
    return named * 2 > len(cells)


def _entries(text: str, year: int | None, meaning: Meaning) -> Iterator[tuple[str, object]]:
    """The people whom a cell names, each with the day that stands behind, as a converter has it, or None."""
    for name, behind in names_in(text[:_LONGEST], meaning.vocabulary):
        date, words = date_within(behind or name, year, meaning.calendar)
        if behind and date is None:
            yield f"{name}({behind})", None  # told as no name
        else:
            yield name if behind or date is None else words, date


def read(table: Table, layout: Deeds, meaning: Meaning, into: Extract) -> None:
    """Take the deeds of a table that has such a header."""
    head = head_of(table, layout, meaning)
    if head is None:
        return
    taken = {*head.columns, *head.beside.values()}
    into.columns.update(taken)
    left.tell_columns(table, [head.row], taken, layout.beside | layout.known, into)
    for row in range(head.row + 1, len(table.rows)):
        texts, cells = table.texts(row), [at for at in head.columns if table.text(row, at)]
        # A note is merged over several of the columns.
        if texts and (table.is_total(row) or not cells or (len(cells) > 1 and table.is_one_text(row))):
            into.tell("left-out", table.cell(row, 0), found=texts[0][:LONGEST_MARK])
            continue
        for at, column in head.columns.items():
            _take(table, row, at, column, head, meaning, into)


def _take(table: Table, row: int, at: int, column: Column, head: Head, meaning: Meaning, into: Extract) -> None:
    """Take a cell: a deed of each person whom it names."""
    cell, year = table.cell(row, at), table.year(head.row)
    whose = table.text(row, head.beside["branch"]) if "branch" in head.beside else ""
    branch = meaning.options.branch or whose or table.branch(head.row)
    for name, date in _entries(table.text(row, at), year, meaning):
        if not table.names.is_name(name):
            into.tell("bad-name", cell, found=name[:LONGEST_MARK])
            continue
        person = Named(name, None, branch, cell)
        into.people.append(person)
        day = day_of(table, row, head.beside.get("date"), cell, year, meaning, into) if date is None else date
        if isinstance(day, dt.date):
            into.lines.append(Line("activities", person, {**column.fields, "date": day}, cell))
        elif date is not None:
            into.tell(why_no_date(date), cell, found=str(date)[:LONGEST_MARK])
