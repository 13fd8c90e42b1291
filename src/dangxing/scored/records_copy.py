"""The records as they were read, at the same addresses under the same titles, so that evidence can be looked up."""

from __future__ import annotations

import datetime as dt
import math
from array import array
from collections.abc import Callable, Iterator
from itertools import islice, zip_longest
from typing import Protocol
from zlib import crc32

from dangxing.records import Layout, SheetKey, column_letters
from dangxing.scored.plan import COLUMNS, ROWS, Plan
from dangxing.sheets.book import Book, fitting
from dangxing.sheets.cells import Encoder, number_text
from dangxing.workbook.grid import Grid, Row, Unseen

_SEEN_FOR_WIDTH = 300
# A copy of more rows than this prints its first ones alone, a page of them.
_PRINTED, _SHOWN = 200, 36
_EPOCH = dt.date(1899, 12, 30).toordinal()
# Spreadsheet programs count a 29 February 1900 that never was; up to there their days are one less.
_AFTER_LEAP_BUG = dt.date(1900, 3, 1).toordinal()
_FIRST_DAY = dt.date(1900, 1, 1).toordinal()
_DAY = 86_400
_REMEMBERED = 65_536
# The formats that rows of the copy name, by which their XML, and so their digests, differ from book to book.
COPY_STYLES = ("records-header", "date", "moment", "time", "duration")


class Formats(Protocol):
    """What rows are drawn with: the numbers of formats, and texts encoded."""

    @property
    def encoder(self) -> Encoder:
        """What encodes texts."""

    def style(self, name: str) -> int:
        """The number by which cells name the format."""


def write(book: Book, plan: Plan, key: SheetKey, grid: Grid) -> array[int]:
    """Adds the copy of one sheet, and gives the digests of its rows, which come in as the rows are drawn."""
    layout = plan.records.layouts[key]
    sheet = book.add(plan.title(key))
    for column, width in _widths(grid, layout):
        sheet.set_column(column, column, width)
    merges = merges_of(grid)
    sheet.merge_cells(merges)
    # OpenDocument sheets can be larger than those of a workbook of ours.
    height, width = min(grid.height, ROWS - grid.top), min(grid.width, COLUMNS - grid.left)
    digests = array("I")
    sheet.feed_xml(islice(drawn(book, grid, layout, merges, digests), height), height, width, grid.top, grid.left)
    header = layout.header_row
    book.table(sheet, header, grid.top + height - 1, grid.left + width)
    title = plan.title(key).strip()
    if height > _PRINTED:
        # Nobody prints thousands of rows with a result: they are looked up, and the records themselves print whole.
        title = book.say("records-head", sheet=title, rows=_SHOWN)
        sheet.print_area(grid.top, grid.left, header + _SHOWN, grid.left + width - 1)
    book.page(sheet, title)
    return digests


def _widths(grid: Grid, layout: Layout) -> Iterator[tuple[int, float]]:
    # Titles over the table, and notes in merged rows, are wider than any column need be.
    first = layout.header_row - grid.top
    merged = {row for top, _, bottom, _ in grid.merged if top == bottom for row in range(top, bottom + 1)}
    rows = enumerate(islice(grid.rows(), first, first + _SEEN_FOR_WIDTH), layout.header_row)
    seen = list(zip_longest(*(row for number, row in rows if number not in merged), fillvalue=""))
    for at in range(min(grid.width, COLUMNS - grid.left)):
        # Each value of the column once; 1, 1.0 and True are equal, but are not written alike.
        values = set(zip(map(type, seen[at]), seen[at], strict=True)) if at < len(seen) else ()
        yield grid.left + at, fitting((_shown(value) for _, value in values), 8, 36)


def _shown(value: object) -> str:
    if isinstance(value, dt.date):
        return "2024-01-01"
    # A whole number is as wide whichever way it was read: the copy is written the same again when it is verified.
    text = str(int(value) if isinstance(value, float) and value.is_integer() else value)
    return "" if len(text) > 200 else text


def merges_of(grid: Grid) -> list[list[int]]:
    """The merged ranges that are kept: one that overlaps another would make the file unreadable."""
    return _apart(sorted(list(each) for each in grid.merged if each[0] != each[2] or each[1] != each[3]))


def _apart(merges: list[list[int]]) -> list[list[int]]:
    """The ranges, sorted by their first row, without those that overlap an earlier one."""
    kept: list[list[int]] = []
    open_ones: list[list[int]] = []
    for each in merges:
        open_ones = [other for other in open_ones if other[2] >= each[0]]
        if all(other[3] < each[1] or each[3] < other[1] for other in open_ones):
            kept.append(each)
            open_ones.append(each)
    return kept


def _covered(merges: list[list[int]]) -> Callable[[int], set[int]]:
    """Tells, for rows asked in their order, which columns merged ranges cover, their first cells aside."""
    waiting = iter(merges)
    upcoming = next(waiting, None)
    open_ones: list[list[int]] = []

    def columns(row: int) -> set[int]:
        nonlocal upcoming, open_ones
        if upcoming is None and not open_ones:
            return set()
        open_ones = [each for each in open_ones if each[2] >= row]
        while upcoming is not None and upcoming[0] <= row:
            if upcoming[2] >= row:
                open_ones.append(upcoming)
            upcoming = next(waiting, None)
        return {
            column
            for first, left, _, right in open_ones
            for column in range(left + 1 if first == row else left, right + 1)
        }

    return columns


def drawn(book: Formats, grid: Grid, layout: Layout, merges: list[list[int]], digests: array[int]) -> Iterator[str]:
    """The XML of every row, if only nothing, and its digest. The loop meets every cell of the records: it spares its
    calls."""
    heads = [f'<c r="{column_letters(grid.left + at)}' for at in range(min(grid.width, COLUMNS - grid.left))]
    number_at = layout.columns["id"] - grid.left if "id" in layout.columns else -1
    header = layout.header_row
    head_style = f' s="{book.style("records-header")}"'
    encode = tails(book)
    texts = book.encoder.known
    known: dict[object, str] = {}
    covered = _covered(merges)
    last_merged = max((bottom for _, _, bottom, _ in merges), default=-1) + 1
    text = book.encoder.text
    digest = digests.append
    for number, row in enumerate(grid.rows(), grid.top + 1):
        parts: list[str] = []
        hidden = {column - grid.left for column in covered(number - 1)} if number <= last_merged else ()
        if hidden:
            row = ["" if at in hidden else value for at, value in enumerate(row)]
        if number - 1 == header:
            for head, value in zip(heads, row, strict=False):
                parts.append(f'{head}{number}"{head_style}' + (text(str(value)) if value != "" else "/>"))
        else:
            if number - 1 > header and 0 <= number_at < len(row) and type(row[number_at]) is not str:
                row = _with_text_id(row, number_at)
            place = f'{number}"'
            for head, value in zip(heads, row, strict=False):
                if value == "" or value is None:
                    continue
                tail: str | None
                if type(value) is str:
                    tail = texts.get(value) or text(value)
                else:
                    key = type(value), value  # 1, 1.0 and True are equal, but are not written alike
                    tail = known.get(key)
                    if tail is None:
                        tail = encode(value)
                        if len(known) > _REMEMBERED:
                            known.clear()
                        known[key] = tail
                if tail:
                    parts.append(f"{head}{place}{tail}")
        cells = "".join(parts)
        digest(crc32(cells.encode() if number - 1 != header else _without_empty(parts)))
        yield f'<row r="{number}">{cells}</row>\n' if cells else ""


def _without_empty(header: list[str]) -> bytes:
    """What is digested of the header: its empty cells have a style, and are gone when the copy is read."""
    return "".join(part for part in header if not part.endswith("/>")).encode()


def _with_text_id(row: Row, at: int) -> Row:
    """An id that the sheet holds as a number is text in the copy, as it is wherever else it is told."""
    value = row[at]
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        row = [*row]
        row[at] = str(value)
    return row


def tails(book: Formats) -> Callable[[object], str]:
    """A function that gives what follows ``<c r="A1"`` for any value."""
    text = book.encoder.text
    day, moment, clock, span = (f' s="{book.style(name)}"' for name in ("date", "moment", "time", "duration"))

    def tail(value: object) -> str:
        if isinstance(value, bool):
            return f' t="b"><v>{int(value)}</v></c>'
        if isinstance(value, (int, float)):
            return f"><v>{number_text(value)}</v></c>" if math.isfinite(value) else text(str(value))
        if isinstance(value, dt.datetime):
            seconds = (value - value.replace(hour=0, minute=0, second=0, microsecond=0)).total_seconds()
            serial = _serial(value)
            if serial is None:
                return text(str(value))
            if not seconds:
                return f"{day}><v>{serial}</v></c>"
            return f"{moment}><v>{number_text(serial + seconds / _DAY)}</v></c>"
        if isinstance(value, dt.date):
            serial = _serial(value)
            return text(str(value)) if serial is None else f"{day}><v>{serial}</v></c>"
        if isinstance(value, dt.time):
            seconds = value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6
            return f"{clock}><v>{number_text(seconds / _DAY)}</v></c>"
        if isinstance(value, dt.timedelta):
            return f"{span}><v>{number_text(value.total_seconds() / _DAY)}</v></c>"
        if isinstance(value, Unseen) and not value.stored:
            return ""
        return text(str(value))

    return tail


def _serial(value: dt.date) -> int | None:
    """The number of a day in a spreadsheet; None before 1900, where there is none."""
    ordinal = value.toordinal()
    if ordinal >= _AFTER_LEAP_BUG:
        return ordinal - _EPOCH
    return ordinal - _EPOCH - 1 if ordinal >= _FIRST_DAY else None
