"""What a person sees in a table beside its values, and no single value shows: told as where records are checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from dangxing.language import patterns
from dangxing.language.script import Listed, normal
from dangxing.records import column_letters
from dangxing.workbook.grid import Dayless, Otherwise, Rounded, Unseen, is_empty
from dangxing.workbook.layouts.extract import Extract
from dangxing.workbook.layouts.model import Layout
from dangxing.workbook.layouts.table import HEADER_ROWS, LONGEST_MARK, Table, key_of
from dangxing.workbook.validating.numbers import plain_number

_ODD: Final = frozenset({Dayless, Otherwise, Rounded, Unseen})
_SHOWN: Final = 8
_LONGEST: Final = 40
_NOTE: Final = 200
_COLOUR: Final = "[红紅黄黃绿綠蓝藍灰橙紫]"
_COLOURED: Final = patterns.late(
    rf"[标標涂塗][成为為]?{_COLOUR}|{_COLOUR}色?(?:字|底|框|格|单元格|單元格|背景|填充|标[记注]|標[記註])"
    rf"|{_COLOUR}色?(?:=|:|为|為|代表|表示)|{_COLOUR}色(?:是|即|的?部分)|底色|填充色|[颜顏]色|[阴陰]影"
)
_LABELLED: Final = ("card", "person")
"""Shapes whose values stand beside labels, wherever those are."""


def tell_sights(table: Table, layout: Layout, into: Extract) -> None:
    """Tell of a table that was read where the file holds something else than is seen.

    A value that nobody sees, or that looks otherwise, keeps the file out. Rows of sums say nothing of
    anybody.
    """
    read = _read(table, layout, into)
    for at, row in enumerate(table.rows):
        if not _ODD.isdisjoint(map(type, row)) and not _is_sum(table, at, layout):
            for column in read:
                if type(row[column]) in _ODD:
                    _tell(row[column], table, at, column, into)
    _tell_hidden(table, read, into)
    _tell_colours(table, into)
    _tell_around(table, read, into)


def _read(table: Table, layout: Layout, into: Extract) -> Sequence[int]:
    """The columns of the table from which anything was read: a list of people has many others."""
    if layout.shape in _LABELLED:
        return range(table.grid.width)
    left = table.grid.left
    read = {marks.column - left for marks in into.marks} | {line.cell.column - left for line in into.lines}
    read.update(event.cell.column - left for event in into.events)
    read |= into.columns
    for row in range(min(HEADER_ROWS, len(table.rows))):
        read.update(column for column, key in enumerate(table.keys(row)) if key and key in layout.known)
    return sorted(column for column in read if 0 <= column < table.grid.width)


def _is_sum(table: Table, row: int, layout: Layout) -> bool:
    if layout.shape in _LABELLED:
        return False
    return table.is_total(row) or any(key in layout.beside for key in islice(filter(None, table.keys(row)), 2))


def _tell(value: object, table: Table, row: int, column: int, into: Extract) -> None:
    cell = table.cell(row, column)
    match value:
        case Rounded():
            into.tell("shown-rounded", cell, found=f"{value.stored}→{value.text}")
        case Dayless():
            into.tell("day-unseen", cell, found=value.date.isoformat())
        case Otherwise():
            into.tell("looks-otherwise", cell, found=value.stored[:_LONGEST])
        case Unseen() if value.stored:
            into.tell("value-unseen", cell, found=value.stored[:_LONGEST])
        case _:
            into.tell("formula-unseen", cell)


def _tell_hidden(table: Table, read: Sequence[int], into: Extract) -> None:
    """Tell of a sheet and of columns that are hidden, and of rows of which something is white on white."""
    grid = table.grid
    if grid.concealed:
        into.tell("sheet-hidden", table.cell(0, 0))
    hidden = [at for at in read if grid.left + at in grid.hidden_columns and _any(table, at)]
    if hidden:
        letters = _listed(column_letters(grid.left + at) for at in hidden)
        into.tell("columns-hidden", table.cell(0, hidden[0]), found=letters)
    for row in grid.pale:
        if 0 <= row - grid.top < len(table.rows):
            into.tell("row-pale", table.cell(row - grid.top, 0))


def _tell_colours(table: Table, into: Extract) -> None:
    """Tell of a title or a note by which colours say something: they are not read."""
    for row in range(len(table.rows)):
        if table.is_one_text(row) and _COLOURED.search(text := normal(next(table.each_text(row))[:_NOTE])):
            into.tell("colour-unread", table.cell(row, 0), found=text[:_LONGEST])


def _tell_around(table: Table, read: Sequence[int], into: Extract) -> None:
    """Tell of conditions that may hide something, of notes, and of columns that are too narrow for their numbers."""
    grid = table.grid
    columns, last = {grid.left + at for at in read}, grid.top + len(table.rows) - 1
    ranges = [
        f"{column_letters(left)}{top + 1}:{column_letters(right)}{min(bottom, last) + 1}"
        for top, left, bottom, right in grid.conditional
        if top <= last and any(left <= column <= right for column in columns)
    ]
    if ranges:
        into.tell("look-conditional", table.cell(0, 0), found=_listed(ranges))
    noted = [f"{column_letters(column)}{row + 1}" for row, column in grid.noted if row <= last and column in columns]
    if noted:
        into.tell("notes-unread", table.cell(0, 0), found=_listed(noted))
    for at in read:
        room = grid.narrow.get(grid.left + at)
        if room is not None:
            values = (row[at] for row in table.rows)
            if any(type(value) is float and len(plain_number(value)) > room for value in values):
                into.tell("column-narrow", table.cell(0, at), found=column_letters(grid.left + at))


def tell_heeded(table: Table, layout: Layout, into: Extract) -> None:
    """Tell what stands in columns, or beside labels, that are not read and may change scores nevertheless, as remarks
    do.
    """
    if layout.shape in _LABELLED:
        _tell_heeded_labels(table, layout, into)
        return
    titles: dict[int, int] = {}
    if not layout.heeded.isdisjoint(table.head_keys):
        for row in range(min(HEADER_ROWS, len(table.rows))):
            titles = {at: row for at, key in enumerate(table.keys(row)) if key in layout.heeded} | titles
    for column, head in titles.items():
        for row in range(head + 1, len(table.rows)):
            said = table.text(row, column)
            # A sign is no remark.
            if len(said) > 1 and key_of(said) not in layout.heeded:
                into.tell("heed", table.cell(row, column), found=said[:LONGEST_MARK])


def _tell_heeded_labels(table: Table, layout: Layout, into: Extract) -> None:
    """Tell what stands beside the labels of remarks, or behind their colons."""
    for row in range(len(table.rows) if layout.heeded else 0):
        label = ""
        for column, text in enumerate(table.text(row, at) for at in range(table.grid.width)):
            head, _, behind = normal(text).partition(":")
            said = behind.strip() if key_of(head) in layout.heeded else text
            if key_of(head) in layout.labelled:
                label = text if key_of(head) in layout.heeded else ""
            if label and said not in ("", label) and (behind or text != label):
                into.tell("heed", table.cell(row, column), found=said[:LONGEST_MARK])
                label = ""


def _any(table: Table, column: int) -> bool:
    return any(not is_empty(row[column]) for row in table.rows)


def _listed(found: Iterable[str]) -> Listed:
    listed = list(found)
    return Listed("、".join(listed[:_SHOWN]) + ("…" if len(listed) > _SHOWN else ""))
