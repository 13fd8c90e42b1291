"""People down, a column for each kind of deed or fault across: how often, when, for how many points, or a sign."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Mapping
from decimal import Decimal
from typing import Final

from dangxing.language import numerals, patterns
from dangxing.language.script import Term, fold, normal
from dangxing.workbook.layouts import deednames
from dangxing.workbook.layouts.common import keys
from dangxing.workbook.layouts.dating import date_within
from dangxing.workbook.layouts.deedheads import POINTS, Column, columns_of
from dangxing.workbook.layouts.extract import Extract, Line, Named
from dangxing.workbook.layouts.header import Header, header_of
from dangxing.workbook.layouts.listing import day_of
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.layouts.model import Deeds
from dangxing.workbook.layouts.table import LONGEST_MARK, Table
from dangxing.workbook.validating.dates import WrongWeekday, Yearless
from dangxing.workbook.validating.numbers import number_converter

_LEAST: Final = 2
# Where no title says how many points one is worth, a number up to this is how often; a larger one may be points.
_FEW: Final = 3
# So many deeds of a kind in a year are more than anybody has.
_MOST: Final = 200
_TIMES: Final = patterns.late(r"([0-9]{1,3}) ?[次项項个個]")
_PARTED: Final = patterns.late(r"[、,;\n]")
_number = number_converter({})


def fits(table: Table, layout: Deeds, meaning: Meaning) -> bool:
    """Whether there is a column of names, and two others that are of deeds; none of them is of a meeting."""
    head = header_of(table, layout)
    if head is None:
        return deednames.head_of(table, layout, meaning) is not None
    columns = columns_of(table, layout, meaning, head)
    done = any(meaning.vocabulary.is_done(column.fields["activity"]) for column in columns.values())
    return done and len(columns) >= _LEAST


def read(table: Table, layout: Deeds, meaning: Meaning, into: Extract) -> None:
    """Take the deeds of a table that fits."""
    head = header_of(table, layout)
    if head is None:
        deednames.read(table, layout, meaning, into)
        return
    columns = columns_of(table, layout, meaning, head)
    into.columns.update(columns)
    people = table.people(head.last + 1, head.people, into)
    _tell_left(table, layout, meaning, head, {*head.people.values(), *columns}, people, into)
    counted = {}
    for at, column in columns.items():
        if meaning.vocabulary.is_done(column.fields["activity"]):
            counted[at] = column
        else:
            into.tell("deed-left", table.cell(head.last, at), found=Term(column.fields["activity"]))
    _Reading(table, layout, meaning, into, head.people.get("date")).take(counted, people, layout, head.last)


def _tell_left(
    table: Table,
    layout: Deeds,
    meaning: Meaning,
    head: Header,
    taken: Container[int],
    rows: Iterable[int],
    into: Extract,
) -> None:
    """Columns with something in them that are of no deed that is known, or that a person has put aside."""
    for column in range(table.grid.width):
        titles = [table.text(row, column) for row in head.rows]
        sums = any(table.is_sum(table.keys(row)[column]) for row in head.rows)
        beside = column in taken or sums or head.has(table, column, layout.beside)
        if not beside and any(table.text(row, column) for row in rows):
            found = " ".join(dict.fromkeys(filter(None, titles)))[:30] or table.cell(head.last, column).name
            aside = any(fold(normal(title)[:100]) in meaning.options.aside for title in (*titles, found))
            into.tell("columns-left" if aside else "column-unknown", table.cell(head.row, column), found=found)


class _Reading:
    """Reads the columns of one table."""

    def __init__(self, table: Table, layout: Deeds, meaning: Meaning, into: Extract, date: int | None) -> None:
        self.table, self.meaning, self.into, self.date = table, meaning, into, date
        self.ticks = keys(layout.ticks)
        self.year: int | None = None
        self.meant: str | None = None

    def take(self, columns: Mapping[int, Column], people: Mapping[int, Named], layout: Deeds, last: int) -> None:
        """Take the deeds of the columns, whose header ends in the row ``last``."""
        self.year = self.table.year(last)
        self.meant = self.meaning.options.numbers or self._said(layout, last) or self._meant(columns, people)
        for at, column in columns.items():
            for row, person in people.items():
                if self.table.text(row, at):
                    cell = self.table.cell(row, at)
                    for values in self._rows(row, at, column):
                        self.into.lines.append(Line("activities", person, {**column.fields, **values}, cell))

    def _said(self, layout: Deeds, last: int) -> str | None:
        """What numbers are by the words of the titles; None where none or both are said."""
        said = [fold(text) for text in self.table.titles(last + 1)]
        counts, points = (
            any(word in text for word in map(fold, words) for text in said) for words in (layout.times, layout.scores)
        )
        return None if counts == points else "count" if counts else "points"

    def _meant(self, columns: Mapping[int, Column], people: Iterable[int]) -> str | None:
        """Whether the table's numbers are counts or points, where each can be but one; None: some may be either."""
        rows, certain = list(people), True
        for at, column in columns.items():
            each = column.points
            for row in rows:
                value = _number(self.table.raw(row, at)) if self.table.text(row, at) else None
                if isinstance(value, Decimal) and value:
                    if value < 0 or value % 1:
                        return "points"
                    certain = certain and (value <= _FEW if each is None else each == 1 or bool(value % each))
        return "count" if certain else None

    def _rows(self, row: int, at: int, column: Column) -> Iterable[dict[str, object]]:
        """What each deed in a cell adds to what its column says: its day, and points where they are given."""
        text = self.table.text(row, at)
        if column.fields["activity"] not in self.meaning.vocabulary.given:
            return [{"date": day} for day in self._days(row, at, column)]
        said = POINTS.fullmatch(normal(text))
        value = Decimal(said[1]) if said else _number(self.table.raw(row, at))
        if not isinstance(value, Decimal):
            self._tell("bad-deed", row, at, found=text[:LONGEST_MARK])
            return []
        day = self._day(row, at) if value else None
        return [] if day is None else [{"date": day, "points": value}]

    def _days(self, row: int, at: int, column: Column) -> list[dt.date]:
        """The day of each deed that a cell stands for."""
        raw, text = self.table.raw(row, at), self.table.text(row, at)
        if text == "0" or self.meaning.lexicon.is_blank(text):
            return []
        if (dates := self._dates(raw, text, row, at)) is not None:
            return dates
        times = 1 if fold(text) in self.ticks else self._times(row, at, column)
        if times is None:
            return []
        if not 0 < times <= _MOST:
            self._tell("bad-deed", row, at, found=text[:LONGEST_MARK])
            return []
        day = self._day(row, at)
        return [] if day is None else [day] * times

    def _dates(self, raw: object, text: str, row: int, at: int) -> list[dt.date] | None:
        """The dates that stand in a cell; None where there are none."""
        if isinstance(raw, int | float):
            return None
        if isinstance(raw, dt.date):
            parts: list[object] = [raw]
        else:
            parts = [part for part in _PARTED.split(normal(text[:1000])) if part.strip()]
        found = [date_within(part, self.year, self.meaning.calendar)[0] for part in parts]
        if not found or not all(isinstance(date, dt.date | Yearless | WrongWeekday) for date in found):
            return None
        for date in found:
            if not isinstance(date, dt.date):
                self._tell("no-year" if isinstance(date, Yearless) else "wrong-weekday", row, at, found=text[:30])
        return [date for date in found if isinstance(date, dt.date)]

    def _times(self, row: int, at: int, column: Column) -> int | None:
        """How many deeds a number is; None, with the reason told, where it cannot be known."""
        text = normal(self.table.text(row, at))
        if (said := _TIMES.fullmatch(text)) is not None:
            return int(said[1])
        if text.startswith("正") and (strokes := numerals.tally(text)) is not None:
            return strokes
        points = POINTS.fullmatch(text)
        value = Decimal(points[1]) if points else _number(self.table.raw(row, at))
        if not isinstance(value, Decimal):
            self._tell("bad-deed", row, at, found=text[:LONGEST_MARK])
            return None
        if points is None and self.meant is None:
            each = "" if column.points is None else format(column.points.normalize(), "f")
            self._tell("count-or-points", row, at, found=column.title[:30], points=each)
            return None
        if points is None and self.meant == "count":
            return int(value) if value % 1 == 0 else 0
        if column.points is None or value % column.points:
            self._tell("points-differ", row, at, found=text[:LONGEST_MARK], title=column.title[:30])
            return None
        return int(abs(value) / column.points)

    def _day(self, row: int, at: int) -> dt.date | None:
        return day_of(self.table, row, self.date, self.table.cell(row, at), self.year, self.meaning, self.into)

    def _tell(self, code: str, row: int, at: int, /, **params: object) -> None:
        self.into.tell(code, self.table.cell(row, at), **params)
