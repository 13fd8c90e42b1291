"""Tables with people down and events across: a header of one row or more, a mark in every cell, a legend below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, NamedTuple

from dangxing.language.script import Term, fold
from dangxing.workbook.layouts.events import Told, event_of, hours_of
from dangxing.workbook.layouts.meaning import Meaning, date_within, is_weekday, with_weekday
from dangxing.workbook.layouts.model import Event, Extract, Mark, Matrix, Named
from dangxing.workbook.layouts.table import Table, is_name, key_of
from dangxing.workbook.layouts.totals import differing

_HEADER_DEPTH: Final = 5
# Signs of a mark at most.
_LONGEST_MARK: Final = 20


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


def fits(table: Table, layout: Matrix, meaning: Meaning) -> bool:
    """Whether there is a column of names, and a date over another."""
    head = head_of(table, layout, meaning)
    return head is not None and any(
        date_within(table.rows[row][column], 2000)[0] is not None
        for row in head.rows
        for column in range(len(table.rows[row]))
        if column not in head.people.values()
    )


def read(table: Table, layout: Matrix, meaning: Meaning, into: Extract) -> None:
    """Take the events and marks of a table that fits."""
    head = head_of(table, layout, meaning)
    if head is None:
        return
    first = head.rows[-1] + 1
    people, ends = _people(table, head, first, meaning, into)
    learn_legend(table, {*head.rows, *people}, meaning)
    events = events_of(table, layout, head, people, meaning, into)
    _tell_rows_without_name(table, head, people, ends, events, meaning, into)
    for row, person in people.items():
        for column, event in events.items():
            written = table.text(row, column)
            if event is not None and written:
                _take(table, row, column, person, event, written, meaning, into)
            elif event is not None:
                into.tell("unrecorded", table.cell(row, column))
    grid = table.grid
    marks = {(mark.cell.row - grid.top, mark.cell.column - grid.left): mark.attendance for mark in into.marks}
    for row, column, found, counted in differing(table, layout, head.rows, people, marks, meaning):
        into.tell("total-differs", table.cell(row, column), found=found, count=counted)


def head_of(table: Table, layout: Matrix, meaning: Meaning) -> Head | None:
    """The header; None where there is none."""
    found = table.header(layout.people, ["name"])
    if found is None:
        return None
    at, people = found
    name, title = people["name"], key_of(table.text(at, people["name"]))
    rows = [at]
    if at and not table.is_one_text(at - 1) and _says_events(table, at - 1, meaning):
        rows.insert(0, at - 1)
    for row in range(at + 1, min(at + _HEADER_DEPTH, len(table.rows))):
        written = key_of(table.text(row, name))
        labels = {fold(word) for word in (*layout.hours, *layout.aside)} - meaning.lexicon.totals
        if written not in ("", title, *labels) or (not written and not _is_header(table, layout, row, meaning)):
            break
        rows.append(row)
    return Head(rows, people)


def _says_events(table: Table, row: int, meaning: Meaning) -> bool:
    """Whether a row over the titles has dates, or the names of activities."""
    return any(date_within(each, 2000)[0] for each in table.rows[row]) or any(map(meaning.activity, table.texts(row)))


def _is_header(table: Table, layout: Matrix, row: int, meaning: Meaning) -> bool:
    """Whether a row without a name goes on with the header: a word of it that is no mark, or a date."""
    known = {fold(word) for word in (*layout.hours, *layout.aside)}
    texts = table.texts(row)
    if any(key_of(text) in known or is_weekday(text) or date_within(text, 2000)[0] is not None for text in texts):
        return True
    if any(meaning.activity(text) or meaning.is_uncounted(text) for text in texts):
        return True
    # What may be marks is a row of a person whose name is missing.
    return not table.is_one_text(row) and bool(texts) and not any(meaning.attendance(text) for text in texts)


def learn_legend(table: Table, rows: Container[int], meaning: Meaning) -> None:
    """Read the legend, which stands in none of these ``rows``."""
    for row in range(len(table.rows)):
        if row not in rows:
            for text in dict.fromkeys(table.texts(row)):
                meaning.learn(text)


def _people(table: Table, head: Head, first: int, meaning: Meaning, into: Extract) -> tuple[dict[int, Named], int]:
    """The person of each row, and the row after the last of them."""
    found: dict[int, Named] = {}
    seen: dict[tuple[str, str | None], Named] = {}
    branch = table.branch(first)
    for row in range(first, len(table.rows)):
        name = table.text(row, head.people["name"])
        id_at = head.people.get("id")
        identity = table.text(row, id_at) or None if id_at is not None else None
        texts = table.texts(row)
        if not texts:
            continue
        if is_beside(table, row, texts, name, meaning):
            into.tell("left-out", table.cell(row, 0), found=texts[0][:20])
            continue
        if not name:
            continue
        cell = table.cell(row, head.people["name"])
        person = Named(name, identity, branch, cell)
        other = seen.setdefault((fold(name), identity), person)
        if other is not person:
            into.tell("name-twice", cell, found=name, first=other.cell.name)
        found[row] = person
    into.people += found.values()
    return found, max(found, default=first) + 1


def is_beside(table: Table, row: int, texts: Sequence[str], name: str, meaning: Meaning) -> bool:
    """Whether a row is a total or a note. Alike marks in a row without a name are none.

    A word that stands alone is nobody: no mark says that it is a person's, and 製表人 looks like a name as well.
    """
    if any(fold(text) in meaning.lexicon.totals for text in texts[:2] if len(text) < _LONGEST_MARK):
        return True
    if table.is_one_text(row) and meaning.attendance(texts[0]) is None:
        return True
    return bool(name) and not is_name(name)


def _tell_rows_without_name(
    table: Table, head: Head, people: Iterable[int], ends: int, events: Iterable[int], meaning: Meaning, into: Extract
) -> None:
    """Marks in a row that nobody is named in: among the people, whose they are cannot be known."""
    named, columns = frozenset(people), list(events)
    for row in range(head.rows[-1] + 1, len(table.rows)):
        texts = table.texts(row)
        if row in named or not texts or is_beside(table, row, texts, table.text(row, head.people["name"]), meaning):
            continue
        marks = [text for column in columns if (text := table.text(row, column))]
        if marks and (row < ends or any(map(meaning.attendance, marks))):
            into.tell("no-name", table.cell(row, head.people["name"]))
        else:
            into.tell("left-out", table.cell(row, 0), found=texts[0][:20])


def events_of(
    table: Table, layout: Matrix, head: Head, people: Iterable[int], meaning: Meaning, into: Extract
) -> dict[int, Event | None]:
    """The event of each column that has one; None where nothing counts it, or where it cannot be known."""
    aside = {fold(word) for words in (layout.aside, *layout.counts.values()) for word in words}
    hours = {fold(word) for word in layout.hours}
    labelled = {
        row for row in head.rows for column in range(len(table.rows[row])) if key_of(table.text(row, column)) in hours
    }
    year = table.year(head.rows[0])
    found: dict[int, Event | None] = {}
    seen: dict[tuple[dt.date, str], Event] = {}
    rows = list(people)
    for column in range(max(map(len, table.rows))):
        if column in head.people.values():
            continue
        said = _said(table, head, column, labelled, year, meaning)
        marked = next((row for row in rows if table.text(row, column)), None)
        if said.date is None and (any(key_of(word) in aside | hours for word in said.words) or marked is None):
            continue
        event = _event(table, column, said, meaning, into, table.branch(head.rows[0]))
        is_meeting = any(map(meaning.activity, said.words)) or _has_mark(table, rows, column, meaning)
        if said.date is None and not is_meeting:
            into.tell("column-left", table.cell(head.rows[0], column), found=" ".join(said.words)[:20] or "—")
            continue
        if said.date is None:
            into.tell("no-date", table.cell(head.rows[-1], column), found=" ".join(said.words)[:20] or "—")
        found[column] = event
        if event is not None:
            other = seen.setdefault((event.date, event.activity), event)
            if other is not event:
                params = {"date": event.date.isoformat(), "found": Term(event.activity), "first": other.cell.name}
                into.tell("meeting-twice", event.cell, **params)
    into.events += [event for event in found.values() if event is not None]
    return found


def _has_mark(table: Table, rows: Iterable[int], column: int, meaning: Meaning) -> bool:
    return any(meaning.attendance(text) is not None for row in rows if (text := table.text(row, column)))


def _said(
    table: Table, head: Head, column: int, labelled: Iterable[int], year: int | None, meaning: Meaning
) -> _Column:
    said = _Column(row=head.rows[-1])
    weekdays: list[str] = []
    for row in head.rows:
        values = table.rows[row]
        raw = values[column] if column < len(values) else ""
        text = table.text(row, column)
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
    if isinstance(said.date, dt.date):
        for weekday in weekdays:
            said.date = with_weekday(said.date, weekday) if isinstance(said.date, dt.date) else said.date
    return said


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


def _take(
    table: Table, row: int, column: int, person: Named, event: Event, written: str, meaning: Meaning, into: Extract
) -> None:
    attendance = meaning.attendance(written)
    cell = table.cell(row, column)
    if attendance is None:
        legend = meaning.legend.get(fold(written[:100]))
        into.tell("unknown-mark", cell, found=written[:20], legend=legend or "")
        return
    key = (written, attendance)
    into.counts[key] = into.counts.get(key, 0) + 1
    into.marks.append(Mark(person, event, attendance, cell))
