"""What stands over the columns of a table of events: dates, in one cell or two, and what was held."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, NamedTuple

from dangxing.language import patterns
from dangxing.language.script import Term
from dangxing.workbook.layouts.events import Told, event_of, hours_of
from dangxing.workbook.layouts.extract import Event, Extract
from dangxing.workbook.layouts.meaning import Meaning, date_within, is_weekday, month_of, with_weekday
from dangxing.workbook.layouts.model import Matrix
from dangxing.workbook.layouts.table import Table, key_of, text_of

_MONTH: Final = patterns.late(r"(?:1[0-2]|0?[1-9])月份?")
_DAY: Final = patterns.late(r"[0-3]?[0-9][日号號]?")
_DAY_FIRST: Final = patterns.late(r"[0-3]?[0-9] ?[日号號](?![0-9])")


class Head(NamedTuple):
    """The rows of the header, and the column of each field of a person."""

    rows: Sequence[int]
    people: dict[str, int]


@dataclass
class _Column:
    """What the cells over a column say."""

    words: list[str] = field(default_factory=list)
    date: object = None
    row: int = 0
    hours: Decimal | None = None


def has_dates(table: Table, layout: Matrix, head: Head) -> bool:
    """Whether a date stands over a column, or a day of the month that the titles name."""
    return _has_days(table, head) or any(
        date_within(table.rows[row][column], 2000)[0] is not None or _is_month_over_day(table, head, row, column)
        for row in head.rows
        for column in range(len(table.rows[row]))
        if column not in head.people.values() and table.keys(row)[column] not in layout.beside
    )


def _is_month_over_day(table: Table, head: Head, row: int, column: int) -> bool:
    below = row + 1 in head.rows and table.text(row + 1, column)
    return bool(below and _DAY.fullmatch(below) and _MONTH.fullmatch(table.text(row, column)))


def _has_days(table: Table, head: Head) -> bool:
    days = any(_DAY_FIRST.match(text) for row in head.rows for text in table.each_text(row))
    return days and month_of(table.titles(head.rows[0])) is not None


def events_of(
    table: Table,
    layout: Matrix,
    head: Head,
    people: Iterable[int],
    meaning: Meaning,
    into: Extract,
    branch: str | None = None,
) -> dict[int, Event | None]:
    """The event of each column that has one; None where nothing counts it, or where it cannot be known.

    ``branch`` is that of all people, where the titles do not say one.
    """
    rows = list(people)
    labelled = {row for row in head.rows if not layout.hours_keys.isdisjoint(table.keys(row))}
    year, said_branch = table.year(head.rows[0]), table.branch(head.rows[0])
    branch = branch if said_branch is None else said_branch
    titled = _titled(table, head, meaning)
    found: dict[int, Event | None] = {}
    for column in range(max(map(len, table.rows))):
        if column in head.people.values():
            continue
        said = _said(table, head, column, labelled, year, meaning)
        marked = next((row for row in rows if table.text(row, column)), None)
        is_aside = any(key_of(word) in layout.beside | layout.hours_keys for word in said.words)
        if said.date is None and (is_aside or marked is None):
            continue
        said.words = said.words or (titled if said.date is not None else [])
        event = _event(table, column, said, meaning, into, branch)
        is_meeting = any(map(meaning.activity, said.words)) or _has_mark(table, rows, column, meaning)
        if said.date is None and not is_meeting:
            into.tell("column-left", table.cell(head.rows[0], column), found=" ".join(said.words)[:20] or "—")
            continue
        if said.date is None:
            into.tell("no-date", table.cell(head.rows[-1], column), found=" ".join(said.words)[:20] or "—")
        found[column] = event
    events = [event for event in found.values() if event is not None]
    _tell_twice(events, into)
    into.events += events
    return found


def _tell_twice(events: Iterable[Event], into: Extract) -> None:
    """Tell of what is held twice on a day."""
    seen: dict[tuple[dt.date, str], Event] = {}
    for event in events:
        other = seen.setdefault((event.date, event.activity), event)
        if other is not event:
            params = {"date": event.date.isoformat(), "found": Term(event.activity), "first": other.cell.name}
            into.tell("meeting-twice", event.cell, **params)


def _titled(table: Table, head: Head, meaning: Meaning) -> list[str]:
    """The one thing that the titles say was held, for columns with nothing but a date over them."""
    named = {each for title in table.titles(head.rows[0]) for each in meaning.vocabulary.within(title)}
    held = [each for each in named if meaning.is_held(each)]
    return held if len(held) == 1 else []


def _has_mark(table: Table, rows: Iterable[int], column: int, meaning: Meaning) -> bool:
    return any(meaning.attendance(text) is not None for row in rows if (text := table.text(row, column)))


def _said(
    table: Table, head: Head, column: int, labelled: Container[int], year: int | None, meaning: Meaning
) -> _Column:
    said = _Column(row=head.rows[-1])
    weekdays: list[str] = []
    for row in head.rows:
        raw = table.raw(row, column)
        text = text_of(raw)
        if row in labelled:
            said.hours = hours_of(text, meaning.lexicon)
        elif is_weekday(text):
            weekdays.append(text)
        elif text:
            date, rest = date_within(raw, year, meaning.calendar)
            if date is not None and said.date is None:
                said.date, said.row = date, row
            words = rest if date is not None else text
            if words and words not in said.words:
                said.words.append(words)
    if said.date is None:
        _join_date(table, head, column, year, said, meaning)
    if isinstance(said.date, dt.date):
        for weekday in weekdays:
            said.date = with_weekday(said.date, weekday) if isinstance(said.date, dt.date) else said.date
    return said


def _join_date(table: Table, head: Head, column: int, year: int | None, said: _Column, meaning: Meaning) -> None:
    """Take the date that stands over a column in two cells, the month above the day."""
    for row in head.rows[1:]:
        month, day = table.text(row - 1, column), table.text(row, column)
        if _MONTH.fullmatch(month) and _DAY.fullmatch(day):
            number = day.rstrip("日号號")
            said.date, said.row = date_within(f"{month.rstrip('份')}{number}日", year, meaning.calendar)[0], row
            said.words = [word for word in said.words if word not in (month, day)]
    if said.date is None:
        _take_day_of_month(table, head, column, year, said, meaning)


def _take_day_of_month(
    table: Table, head: Head, column: int, year: int | None, said: _Column, meaning: Meaning
) -> None:
    """Take the date whose day alone stands over a column, of a table whose titles name its month."""
    month = month_of(table.titles(head.rows[0]))
    for row in head.rows if month is not None else ():
        text = table.text(row, column)
        if said.date is None and _DAY_FIRST.match(text):
            said.date, rest = date_within(f"{month}月{text}", year, meaning.calendar)
            said.row, said.words = row, [*([rest] if rest else []), *(word for word in said.words if word != text)]


def _event(
    table: Table, column: int, said: _Column, meaning: Meaning, into: Extract, branch: str | None
) -> Event | None:
    """The event over a column; None, with the reason told, where there is none."""
    cell = table.cell(said.row, column)
    if said.date is None:
        return None
    if not said.words:
        into.tell("no-activity", cell)
        return None
    return event_of(Told(said.date, said.words, said.hours, None, branch, cell), meaning, into)
