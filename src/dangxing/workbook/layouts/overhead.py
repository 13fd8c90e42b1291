"""What stands over the columns of a table of events: dates, in one cell or two, and what was held."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, NamedTuple

from dangxing.language import patterns
from dangxing.workbook.layouts.dating import (
    DAY,
    LEAST_OF_PART,
    MONTH,
    are_weekdays,
    date_within,
    in_digits,
    is_of_parts,
    is_weekday,
    month_of,
    whole_months,
    with_weekday,
    year_of,
)
from dangxing.workbook.layouts.events import Told, event_of, hours_of
from dangxing.workbook.layouts.extract import Event, Extract
from dangxing.workbook.layouts.meaning import Meaning, branch_of
from dangxing.workbook.layouts.model import Matrix
from dangxing.workbook.layouts.table import Table, key_of, text_of

_DAY_FIRST: Final = patterns.late(r"[0-3]?[0-9] ?[日号號](?![0-9])")
# What says which one of several it was, and not what: the meeting of the first quarter.
_WHICH: Final = patterns.late(
    r"第?[一二三四1-4]季度|[上下]半年|第[0-9一二三四五六七八九十]{1,3}[次期讲講周週]|(?:1[0-2]|0?[1-9])月份?"
)
_LAST_DAY: Final = 31
# A February that nobody says the year of may end so.
_ANY_YEAR: Final = 2001


class Head(NamedTuple):
    """The header over some of a table: its rows, the column of each field of a person, the columns that are its own,
    and the row after the last that may be below it. Above row ``above`` stand the titles of the whole sheet.
    """

    rows: Sequence[int]
    people: dict[str, int]
    columns: range
    until: int
    above: int

    @property
    def first(self) -> int:
        """The row under it."""
        return self.rows[-1] + 1

    def titles(self, table: Table) -> list[str]:
        """What stands over it, its own title before those of the sheet."""
        own: list[str] = []
        at = self.rows[0] - 1
        while at >= self.above and table.is_one_text(at):
            own.insert(0, next(table.each_text(at)))
            at -= 1
        return [*own, *table.titles(self.above)]

    def year(self, table: Table) -> int | None:
        """The year of dates without one."""
        return table.options.year or year_of(self.titles(table))

    def branch(self, table: Table) -> str | None:
        """Whose table it is."""
        own = None if self.rows[0] == self.above else branch_of(self.titles(table))
        return own if own is not None and table.options.branch is None else table.branch(self.above)


@dataclass
class _Column:
    """What the cells over a column say."""

    words: list[str] = field(default_factory=list)
    date: object = None
    row: int = 0
    hours: Decimal | None = None
    topic: str | None = None


def has_dates(table: Table, layout: Matrix, head: Head) -> bool:
    """Whether a date stands over a column, or a day of the month that the titles name."""
    return _has_days(table, layout, head) or any(
        date_within(table.rows[row][column], 2000)[0] is not None or _is_month_over_day(table, head, row, column)
        for row in head.rows
        for column in _across(table, layout, head, row)
    )


def has_months(table: Table, head: Head, column: int) -> bool:
    """Whether a month alone stands over a column."""
    return any(MONTH.fullmatch(in_digits(table.text(row, column))) for row in head.rows)


def _across(table: Table, layout: Matrix, head: Head, row: int) -> list[int]:
    """The columns that are of no person, and not left out."""
    people, said = head.people.values(), [table.keys(row), table.keys(head.rows[-1])]
    return [
        column
        for column in head.columns
        if column not in people and not any(keys[column] in layout.beside for keys in said)
    ]


def _is_month_over_day(table: Table, head: Head, row: int, column: int) -> bool:
    below = row + 1 in head.rows and table.text(row + 1, column)
    return bool(below and DAY.fullmatch(below) and MONTH.fullmatch(in_digits(table.text(row, column))))


def _has_days(table: Table, layout: Matrix, head: Head) -> bool:
    month = month_of(head.titles(table))
    if month is None:
        return False
    days = any(_DAY_FIRST.match(text) for row in head.rows for text in table.each_text(row))
    return days or _days_at(table, layout, head, month) is not None


def _days_at(table: Table, layout: Matrix, head: Head, month: int) -> int | None:
    """The row of bare numbers that rise as days do; None: there is none. From one on they are a count, unless they go
    to the end of the month, as on a calendar, which may have sums beside them, or go on below (1 to 15, 16 to 31).
    """
    last = calendar.monthrange(head.year(table) or _ANY_YEAR, month)[1]
    for row in head.rows:
        texts = [text for at in _across(table, layout, head, row) if (text := table.text(row, at))]
        days = [int(text) for text in texts if text.isdecimal() and len(text) <= 2]
        if len(days) < 2 or days != sorted({*days}) or days[-1] > _LAST_DAY:
            continue
        if days == list(range(1, len(days) + 1)):
            return row if days[-1] >= last or is_of_parts(map(table.each_text, range(len(table.rows))), last) else None
        if len(days) == len(texts) or is_of_parts(map(table.each_text, range(len(table.rows))), last):
            return row
    return None


def events_of(
    table: Table,
    layout: Matrix,
    head: Head,
    people: Iterable[int],
    meaning: Meaning,
    into: Extract,
    branch: str | None = None,
    heads: Iterable[Head] = (),
) -> dict[int, Event | None]:
    """The event of each column that has one; None where nothing counts it, or where it cannot be known.

    ``branch`` is whose they are; None: the titles' word, or nobody's. ``heads`` are all that may part a month.
    """
    rows, year, aside = list(people), head.year(table), layout.beside | layout.hours_keys
    branch = head.branch(table) or "" if branch is None else branch
    over = (reading := _Reading(table, layout, head, meaning, year)).over()
    marked = {column for column in over if any(table.text(row, column) for row in rows)}
    whole = _whole_months(over, (_Reading(table, layout, each, meaning, year).over() for each in heads))
    idle = _idle(table, over, marked, whole, meaning, into) if whole else ()
    found: dict[int, Event | None] = {}
    for column, said in over.items():
        is_aside = any(key_of(word) in aside for word in said.words)
        if column in idle or (said.date is None and (is_aside or column not in marked)):
            if said.date is None and column in marked and any(map(meaning.activity, said.words)):
                into.tell("column-left", table.cell(head.rows[0], column), found=" ".join(said.words)[:20])
            continue
        if said.date is not None and all(map(_WHICH.fullmatch, said.words)):
            said.words = reading.titled or said.words
        event = _event(table, column, said, meaning, into, branch)
        is_meeting = any(map(meaning.activity, said.words)) or _has_mark(table, rows, column, meaning)
        if said.date is None and (not is_meeting or (whole and _is_of_numbers(table, rows, column))):
            into.tell("column-left", table.cell(head.rows[0], column), found=" ".join(said.words)[:20] or "—")
            continue
        if isinstance(said.date, dt.date) and year is not None and _is_told_otherwise(table, head, said, column, year):
            into.tell("year-differs", table.cell(said.row, column), found=said.date.isoformat())
        elif said.date is None:
            into.tell("no-date", table.cell(head.rows[-1], column), found=" ".join(said.words)[:20] or "—")
        found[column] = event
    return found


def _whole_months(over: Mapping[int, _Column], further: Iterable[Mapping[int, _Column]]) -> frozenset[tuple[int, int]]:
    """The months of a calendar, of which a part may stand over the columns and what is wanting over ``further``."""
    dates = [said.date for said in over.values() if isinstance(said.date, dt.date)]
    if len(dates) < LEAST_OF_PART or len({date.month for date in dates}) > 1:
        return whole_months(dates)
    return whole_months([*dates, *(said.date for each in further for said in each.values())])


def _idle(
    table: Table,
    over: Mapping[int, _Column],
    marked: Container[int],
    whole: Container[tuple[int, int]],
    meaning: Meaning,
    into: Extract,
) -> frozenset[int]:
    """The days of a calendar that nobody has a mark on: nothing was held, or, where an empty cell says something, it
    cannot be known. A day beyond the end of the month is printed there for longer ones.
    """
    code = "day-idle" if meaning.blank is None else "day-open"
    found: set[int] = set()
    for column, said in over.items():
        if column in marked or any(map(meaning.activity, said.words)):
            continue
        if isinstance(said.date, str):
            found.add(column)
        elif isinstance(said.date, dt.date) and (said.date.year, said.date.month) in whole:
            found.add(column)
            into.tell(code, table.cell(said.row, column), found=f"{said.date.month}-{said.date.day}")
    return frozenset(found)


def _is_of_numbers(table: Table, rows: Iterable[int], column: int) -> bool:
    return all(text.isdecimal() for row in rows if (text := table.text(row, column)))


def _is_told_otherwise(table: Table, head: Head, said: _Column, column: int, year: int) -> bool:
    """Whether a date holds another year than the titles say, though its own is perhaps not shown."""
    raw = table.raw(said.row, column)
    return isinstance(raw, dt.date) and table.options.year is None and raw.year != year and said.row in head.rows


def _has_mark(table: Table, rows: Iterable[int], column: int, meaning: Meaning) -> bool:
    return any(meaning.attendance(text) is not None for row in rows if (text := table.text(row, column)))


class _Reading:
    """Reads what stands over each column."""

    def __init__(self, table: Table, layout: Matrix, head: Head, meaning: Meaning, year: int | None) -> None:
        self.table, self.layout, self.head, self.meaning, self.year = table, layout, head, meaning, year
        self.month = month_of(head.titles(table))
        self.days_at = None if self.month is None else _days_at(table, layout, head, self.month)
        self.weekdays_at = [
            row for row in head.rows if are_weekdays(table.text(row, at) for at in _across(table, layout, head, row))
        ]
        self.titled = self._titled()
        self.labelled = {row: label for row in head.rows if (label := self._label(row)) is not None}
        self._name_by_topic()

    def _label(self, row: int) -> str | None:
        """What a row of the header says, where it is labelled."""
        keys = self.table.keys(row)
        if not self.layout.hours_keys.isdisjoint(keys):
            return "hours"
        until = self.head.people["name"] + 1
        label = next((found for key in keys[:until] if (found := self.layout.label_fields.get(key))), None)
        return "aside" if label is None and keys[until - 1] in self.layout.beside else label

    def _name_by_topic(self) -> None:
        """Take what it was about (內容) for what was held, where nothing else says it and one of it is known."""
        if not self.titled and "activity" not in self.labelled.values():
            for row in [row for row, label in self.labelled.items() if label == "topic"]:
                if any(self.meaning.activity(text) for text in self.table.each_text(row)):
                    self.labelled[row] = "activity"

    def _titled(self) -> list[str]:
        """The one thing that the titles say was held, for columns with nothing but a date over them."""
        titles = self.head.titles(self.table)
        named = {each for title in titles for each in self.meaning.vocabulary.within(title)}
        held = [each for each in named if self.meaning.is_held(each)]
        return held if len(held) == 1 else []

    def over(self) -> dict[int, _Column]:
        """What the cells over each column say that is of no person."""
        people = self.head.people.values()
        return {column: self.said(column) for column in self.head.columns if column not in people}

    def said(self, column: int) -> _Column:
        """What the cells over a column say."""
        said = _Column(row=self.head.rows[-1])
        weekdays: list[str] = []
        for row in self.head.rows:
            raw = self.table.raw(row, column)
            text, label = text_of(raw), self.labelled.get(row)
            if label == "hours":
                said.hours = hours_of(text, self.meaning.lexicon)
            elif label == "topic" and key_of(text) not in self.layout.beside:
                said.topic = text or None
            elif is_weekday(text):
                weekdays.append(text)
            elif text and row in self.weekdays_at:
                weekdays.append(f"星期{text}")
            elif text and label != "aside" and not self._is_over_several(row, column, text):
                self._take(row, raw, text, said)
        if said.date is None:
            self._join_date(column, said)
        if isinstance(said.date, dt.date):
            for weekday in weekdays:
                said.date = with_weekday(said.date, weekday) if isinstance(said.date, dt.date) else said.date
        return said

    def _is_over_several(self, row: int, column: int, text: str) -> bool:
        """Whether a cell is an activity merged over columns below which others stand: those are what was held."""
        beside = [self.table.text(row, at) for at in (column - 1, column + 1) if 0 <= at < self.table.grid.width]
        if text not in beside or self.meaning.activity(text) is None:
            return False
        below = (date_within(self.table.raw(at, column), self.year)[1] for at in self.head.rows if at > row)
        return any(self.meaning.activity(each) for each in below if each)

    def _take(self, row: int, raw: object, text: str, said: _Column) -> None:
        """Take the date of a cell, if it has one, and its words."""
        date, rest = date_within(raw, self.year, self.meaning.calendar)
        if date is not None and said.date is None:
            said.date, said.row = date, row
        words = rest if date is not None else text
        if words and words not in said.words:
            said.words.append(words)

    def _join_date(self, column: int, said: _Column) -> None:
        """Take the date that stands over a column in two cells, the month above the day."""
        for row in self.head.rows[1:]:
            month, day = self.table.text(row - 1, column), self.table.text(row, column)
            if MONTH.fullmatch(in_digits(month)) and DAY.fullmatch(day):
                self._join(row, f"{in_digits(month).rstrip('份')}{day.rstrip('日号號')}日", said)
                said.words = [word for word in said.words if word not in (month, day)]
        if said.date is None and self.month is not None:
            self._take_day_of_month(column, said)

    def _join(self, row: int, written: str, said: _Column) -> str:
        said.date, rest = date_within(written, self.year, self.meaning.calendar)
        said.row = row
        return rest

    def _take_day_of_month(self, column: int, said: _Column) -> None:
        """Take the date whose day alone stands over a column, of a table whose titles name its month."""
        for row in self.head.rows:
            text = self.table.text(row, column)
            day = f"{text}日" if row == self.days_at and text else text
            if said.date is None and _DAY_FIRST.match(day):
                rest = self._join(row, f"{self.month}月{day}", said)
                said.words = [*([rest] if rest else []), *(word for word in said.words if word != text)]


def _event(table: Table, column: int, said: _Column, meaning: Meaning, into: Extract, branch: str) -> Event | None:
    """The event over a column; None, with the reason told, where there is none."""
    cell = table.cell(said.row, column)
    if said.date is None:
        return None
    if not said.words:
        into.tell("no-activity", cell)
        return None
    return event_of(Told(said.date, said.words, said.hours, said.topic, branch, cell), meaning, into)
