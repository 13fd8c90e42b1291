"""Lists of who came: to the one meeting that the titles name, or, a row a person and meeting, to those of each row."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from dangxing.language import patterns
from dangxing.language.script import fold
from dangxing.workbook.layouts.dating import date_within
from dangxing.workbook.layouts.events import Told, event_of
from dangxing.workbook.layouts.extract import ATTENDANCE, Event, Extract, Marked, Named
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.layouts.table import LONGEST_MARK, Seen, Table

_PARTED: Final = patterns.late(r"[、,;\s]+")
# Titles, the sheet and the file may write the day of a meeting in so many ways; of more, it is a header of dates.
_WAYS: Final = 2
_OF_EACH: Final = frozenset({"activity", "date"})
# When somebody signed in stands in place of a mark.
_CLOCK: Final = patterns.late(r"(?<![0-9])[0-2]?[0-9]:[0-5][0-9](?![0-9])")
_Entry = tuple[int, int, Named]
"""A place in the list of people, the row, and who stands there."""


def fits(table: Table, row: int, columns: Mapping[str, int]) -> bool:
    """Whether the titles over the header in ``row``, or columns of it, say which meeting it was."""
    if columns.keys() >= _OF_EACH:
        return True
    # Of a sheet of one meeting it is the label, with all names in the cell beside it.
    beside = table.texts(row)[1:2] if len(columns) == 1 else []
    parts = [_PARTED.split(text) for text in beside]
    is_label = any(len(names) > 1 and all(map(table.names.is_name, names)) for names in parts)
    # Dates over columns are of the meetings of each: that is no list of who came to one.
    others = [at for at in range(len(table.rows[row])) if at not in columns.values()]
    heads = [row] if row + 1 == len(table.rows) or table.text(row + 1, columns["name"]) else [row, row + 1]
    if any(date_within(table.raw(at, column), 2000)[0] is not None for at in heads for column in others):
        return False
    dates = {str(date) for title in table.titles(row) if (date := date_within(title, 2000)[0]) is not None}
    return not is_label and 0 < len(dates) <= _WAYS


def read(table: Table, header: int, blocks: Sequence[Mapping[str, int]], meaning: Meaning, into: Extract) -> None:
    """Take who came."""
    if blocks[0].keys() >= _OF_EACH:
        for columns in blocks:
            _read_log(table, header, columns, meaning, into)
    else:
        _read_one(table, header, blocks, meaning, into)


def _read_one(table: Table, header: int, blocks: Sequence[Mapping[str, int]], meaning: Meaning, into: Extract) -> None:
    """Take those who were at the meeting that the titles name."""
    titles = table.titles(header)
    year = table.year(header)
    dates = (date_within(title, year, meaning.calendar)[0] for title in titles)
    date = next((found for found in dates if found is not None), None)
    named = next((found for title in titles if (found := meaning.vocabulary.within(title))), ())
    words = list(named) or titles[:1]
    seen: Seen = {}
    held: dict[str | None, list[tuple[Mapping[str, int], list[_Entry]]]] = {}
    for columns in blocks:
        before = len(into.people)
        people = table.people(header + 1, columns, into, seen)
        entries: dict[str | None, list[_Entry]] = {}
        for at, (row, person) in enumerate(people.items(), before):
            # Where the titles name no branch, each that stands beside a name held the meeting.
            entries.setdefault(table.branch(header) or person.branch, []).append((at, row, person))
        for branch, those in entries.items():
            held.setdefault(branch, []).append((columns, those))
    for branch, parts in held.items():
        told = Told(date, words, None, None, branch, table.cell(max(header - 1, 0), 0))
        event = event_of(told, meaning, into)
        if event is not None:
            into.events.append(event)
            into.marks += [_marks(table, columns, those, event, meaning, into) for columns, those in parts]


def _read_log(table: Table, header: int, columns: Mapping[str, int], meaning: Meaning, into: Extract) -> None:
    """Take a row a person and meeting, as platforms export them."""
    year, before = table.year(header), len(into.people)
    people = table.people(header + 1, columns, into)
    held: dict[tuple[object, str, str | None], list[_Entry]] = {}
    for at, (row, person) in enumerate(people.items(), before):
        raw, branch = table.raw(row, columns["date"]), person.branch
        date, _ = date_within(raw, year, meaning.calendar)
        if date is None:
            into.tell("bad-date", table.cell(row, columns["date"]), found=table.text(row, columns["date"])[:30])
            continue
        held.setdefault((date, fold(table.text(row, columns["activity"])), branch), []).append((at, row, person))
    for (date, _, branch), entries in held.items():
        row = entries[0][1]
        what, when = table.cell(row, columns["activity"]), table.cell(row, columns["date"])
        topic = table.text(row, columns["topic"]) if "topic" in columns else ""
        words = [table.text(row, columns["activity"])]
        event = event_of(Told(date, words, None, topic or None, branch, what, None, when), meaning, into)
        if event is not None:
            _tell_twice(table, columns, entries, into)
            into.events.append(event)
            into.marks.append(_marks(table, columns, entries, event, meaning, into))


def _tell_twice(table: Table, columns: Mapping[str, int], entries: Iterable[_Entry], into: Extract) -> None:
    """Tell of who stands twice at one meeting."""
    first: dict[tuple[str, str | None], Named] = {}
    for _, row, person in entries:
        other = first.setdefault((fold(person.name), person.id), person)
        if other is not person:
            cell = table.cell(row, columns["name"])
            into.tell("name-twice", cell, found=person.name, first=other.cell.name)


def _marks(
    table: Table,
    columns: Mapping[str, int],
    entries: Iterable[_Entry],
    event: Event,
    meaning: Meaning,
    into: Extract,
) -> Marked:
    """What a column says of those beside it."""
    taken, codes, rows = array("I"), array("B"), array("I")
    column = columns.get("mark", columns["name"])
    for at, row, person in entries:
        written = table.text(row, column)
        is_signed = fold(written) == fold(person.name) or isinstance(table.raw(row, column), dt.datetime | dt.time)
        attendance = "present" if is_signed or _CLOCK.search(written) else meaning.attendance(written)
        cell = table.cell(row, column)
        if not written:
            into.tell("unrecorded", cell)
        elif attendance is None:
            into.tell("unknown-mark", cell, found=written[:LONGEST_MARK], legend="")
        else:
            into.count("✓" if is_signed or _CLOCK.search(written) else written, attendance)
            taken.append(at)
            codes.append(ATTENDANCE.index(attendance))
            rows.append(cell.row)
    return Marked(event, taken, bytes(codes), rows, table.grid.left + column)
