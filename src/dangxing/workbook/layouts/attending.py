"""Lists of who came: to the one meeting that the titles name, or, a row a person and meeting, to those of each row."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Final

from dangxing.language import patterns
from dangxing.language.script import LONGEST_WORD, Listed, fold
from dangxing.workbook.layouts import left, legend
from dangxing.workbook.layouts.common import keys
from dangxing.workbook.layouts.dating import SeveralDays, date_within, day_named, without_times
from dangxing.workbook.layouts.events import Told, event_of
from dangxing.workbook.layouts.extract import ATTENDANCE, Cell, Event, Extract, Marked, Named
from dangxing.workbook.layouts.groups import Groups
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.layouts.model import Listing
from dangxing.workbook.layouts.table import LONGEST_MARK, Seen, Table

_PARTED: Final = patterns.late(r"[、,;\s]+")
# Titles, the sheet and the file may write the day of a meeting in so many ways; of more, it is a header of dates.
_WAYS: Final = 2
_OF_EACH: Final = frozenset({"activity", "date"})
# Where a day stands in so many of the cells that say when each signed in, it may be that of the meeting.
_MOST: Final = 0.5
# So many of several days are told.
_SHOWN: Final = 6
_TITLE: Final = 100
_TOLD: Final = 30
# When somebody signed in stands in place of a mark.
_CLOCK: Final = patterns.late(r"(?<![0-9])[0-2]?[0-9]:[0-5][0-9](?![0-9])")
_Entry = tuple[int, int, Named]
"""A place in the list of people, the row, and who stands there."""


def fits(table: Table, layout: Listing, row: int, columns: Mapping[str, int], meaning: Meaning) -> bool:
    """Whether the titles over the header in ``row``, or columns of it, say which meeting it was, or the day of it."""
    if _is_of_each(layout):
        return columns.keys() >= _OF_EACH or _has_days_signed(table, row, columns, meaning)
    # Of a sheet of one meeting it is the label, with all names in the cell beside it.
    beside = table.texts(row)[1:2] if len(columns.keys() - {"activity"}) == 1 else []
    parts = [_PARTED.split(text) for text in beside]
    is_label = any(len(names) > 1 and all(map(table.names.is_name, names)) for names in parts)
    # Dates over columns are of the meetings of each: that is no list of who came to one.
    others = [at for at in range(len(table.rows[row])) if at not in columns.values()]
    heads = [row] if row + 1 == len(table.rows) or table.text(row + 1, columns["name"]) else [row, row + 1]
    if any(date_within(table.raw(at, column), 2000)[0] is not None for at in heads for column in others):
        return False
    dates = {str(date) for title in _dated(table, row) if (date := date_within(title, 2000)[0]) is not None}
    if dates or "activity" in columns:
        return not is_label and 0 < len(dates) <= _WAYS
    return not is_label and _has_days_signed(table, row, columns, meaning)


def _dated(table: Table, until: int) -> list[str]:
    """Texts that may name the day of the meeting: the titles, the sheet's name, which may be but a month and a day in
    digits, and the file's."""
    *titles, sheet, stem = table.titles(until)
    return [*titles, day_named(sheet) or sheet, stem]


def _is_of_each(layout: Listing) -> bool:
    """Whether each row says which meeting it is of."""
    return _OF_EACH.issubset(layout.fields.values())


def _has_days_signed(table: Table, row: int, columns: Mapping[str, int], meaning: Meaning) -> bool:
    """Whether those under the header in ``row`` signed with the day, and it may have been for a meeting: the titles
    name nothing else, and of several in a column one that is known.
    """
    if "signed" not in columns:
        return False
    below = range(row + 1, len(table.rows))
    what = {table.text(at, columns["activity"]) for at in below} if "activity" in columns else set()
    named = {activity for text in (*what, *table.titles(row)) for activity in meaning.vocabulary.within(text)}
    if not any(map(meaning.is_held, named)) and (what or named) and not any(map(meaning.vocabulary.is_uncounted, what)):
        return False
    written = [at for at in below if table.text(at, columns["signed"])]
    return sum(_day_signed(table, at, columns) is not None for at in written) > _MOST * len(written)


def _day_signed(table: Table, row: int, columns: Mapping[str, int]) -> dt.date | None:
    """The day, with its year, on which somebody signed in; None: it does not stand there."""
    day, _ = date_within(table.raw(row, columns["signed"]), None) if "signed" in columns else (None, "")
    return day if isinstance(day, dt.date) else None


def _day_of(
    table: Table, columns: Mapping[str, int], entries: Iterable[_Entry], meaning: Meaning, into: Extract
) -> dt.date | None:
    """The one day on which people signed in, or that of them which an option names; None, which is told, without."""
    days: dict[dt.date, int] = {}
    rows = [row for _, row, _ in entries]
    for row in rows:
        if (day := _day_signed(table, row, columns)) is not None:
            days.setdefault(day, row)
    if len(days) == 1 or meaning.options.date in days:
        return meaning.options.date if meaning.options.date in days else next(iter(days))
    column = columns["signed"]
    if days:
        found = Listed(
            "、".join(day.isoformat() for day in sorted(days)[:_SHOWN]) + ("…" if len(days) > _SHOWN else "")
        )
        into.tell("signed-days", table.cell([*days.values()][1], column), found=found)
    else:
        into.tell("bad-date", table.cell(rows[0], column), found=table.text(rows[0], column)[:30] or "—")
    return None


def read(
    table: Table,
    layout: Listing,
    header: int,
    groups: Groups,
    meaning: Meaning,
    into: Extract,
) -> None:
    """Take who came."""
    taken = {column for columns in groups.columns for column in columns.values()}
    left.tell_columns(table, [header], taken, layout.beside | layout.known, into)
    if _says_nothing(table, header, groups.columns[0], meaning, into):
        return
    if _is_of_each(layout):
        _read_log(table, header, groups, meaning, into)
    else:
        _read_one(table, header, groups.columns, meaning, into)
    _tell_marks_beside(table, layout, header, taken, meaning, into)


def _tell_marks_beside(
    table: Table, layout: Listing, header: int, taken: Container[int], meaning: Meaning, into: Extract
) -> None:
    """Tell of who is taken to have come, and in whose row stands elsewhere that they did not, or not as others."""
    aside = keys(layout.aside)
    columns = [at for at, key in enumerate(table.keys(header)) if at not in taken and key not in aside]
    written = meaning.lexicon.taken("attendance")
    other = {word for word, likely in written.likely.items() if likely != "present" and not word.isascii()}
    ask = other | {word for word in written.ask if len(word) > 1}
    came = {
        row - table.grid.top
        for marks in into.marks
        for row, code in zip(marks.rows, marks.attendance, strict=True)
        if ATTENDANCE[code] == "present"
    }
    for row in sorted(came):
        for column in columns:
            text = table.text(row, column)
            if text and (meaning.attendance(text) in ("excused", "unexcused") or fold(text[:LONGEST_WORD]) in ask):
                into.tell("mark-beside", table.cell(row, column), found=text[:LONGEST_MARK])


def _says_nothing(table: Table, header: int, columns: Mapping[str, int], meaning: Meaning, into: Extract) -> bool:
    """Whether all who are listed came, or did not, is not known, which is told: no column says it, and a title has a
    word for those who did not. Of ticks under such a title it is asked what they mean.
    """
    if not columns.keys().isdisjoint(("mark", "signed")):
        legend.doubt_ticks(table, [header], meaning)
        return False
    from dangxing.workbook.validating import ticks

    titles = [*([next(table.each_text(0))] if header and table.is_one_text(0) else []), *table.titles(0)]
    said = next((title for title in titles if ticks.names_absence(title[:_TITLE], meaning.lexicon.written)), None)
    if said is not None:
        into.tell("who-listed", table.cell(header, columns["name"]), found=said[:_TOLD])
    return said is not None


def _read_one(table: Table, header: int, blocks: Sequence[Mapping[str, int]], meaning: Meaning, into: Extract) -> None:
    """Take those who were at the meeting that the titles name."""
    titles = table.titles(header)
    year = table.year(header)
    date = _date_of(table, header, year, meaning, into)
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
        day = date
        if day is None:
            day = _day_of(table, parts[0][0], (entry for _, those in parts for entry in those), meaning, into)
        if day is None:
            continue
        told = Told(day, words, None, None, branch, table.cell(max(header - 1, 0), 0))
        event = event_of(told, meaning, into)
        if event is not None:
            into.events.append(event)
            into.marks += [_marks(table, columns, those, event, meaning, into) for columns, those in parts]


def _date_of(table: Table, header: int, year: int | None, meaning: Meaning, into: Extract) -> object:
    """The day that titles, the sheet or the file name, as a converter has it; None: there is none. Where titles and
    sheet name several, that is told. The file's may be that of its making.
    """
    said = [(text, date_within(text, year, meaning.calendar)[0]) for text in _dated(table, header)]
    text, first = next(((text, found) for text, found in said if found is not None), ("", None))
    sure = {found: text for text, found in said[:-1] if isinstance(found, dt.date)}
    if len(sure) > 1:
        return SeveralDays("、".join(text[:LONGEST_MARK] for text in sure.values()))
    if isinstance(first, dt.date) and text == day_named(table.grid.title):
        into.tell("day-of-sheet", table.cell(max(header - 1, 0), 0), found=table.grid.title, date=first.isoformat())
    return first


def _read_log(table: Table, header: int, groups: Groups, meaning: Meaning, into: Extract) -> None:
    """Take a row a person and meeting, as platforms export them, or several of them beside a person."""
    year = table.year(header)
    held: dict[tuple[object, str, str | None], list[tuple[Mapping[str, int], list[_Entry]]]] = {}
    for columns in groups.columns:
        before, at_date = len(into.people), columns.get("date")
        entries: dict[tuple[object, str, str | None], list[_Entry]] = {}
        for at, (row, person) in enumerate(table.people(header + 1, columns, into).items(), before):
            if groups.is_empty(table, row, columns):
                continue
            date = None if at_date is None else date_within(table.raw(row, at_date), year, meaning.calendar)[0]
            if date is None and at_date is not None:
                into.tell("bad-date", table.cell(row, at_date), found=table.text(row, at_date)[:30] or "—")
                continue
            key = date, fold(without_times(table.text(row, columns["activity"]))), person.branch
            entries.setdefault(key, []).append((at, row, person))
        for key, those in entries.items():
            held.setdefault(key, []).append((columns, those))
    for (date, _, branch), parts in held.items():
        _take(table, date, branch, parts, meaning, into)


def _take(
    table: Table,
    date: object,
    branch: str | None,
    parts: Sequence[tuple[Mapping[str, int], list[_Entry]]],
    meaning: Meaning,
    into: Extract,
) -> None:
    """Take a meeting of a log, and those of each group of columns who came to it."""
    columns, entries = parts[0]
    row = entries[0][1]
    day = date
    if day is None:
        day = _day_of(table, columns, (entry for _, those in parts for entry in those), meaning, into)
    if day is None:
        return
    what = table.cell(row, columns["activity"])
    when = table.cell(row, columns["date" if "date" in columns else "signed"])
    topic = table.text(row, columns["topic"]) if "topic" in columns else ""
    words = [without_times(table.text(row, columns["activity"]))]
    event = event_of(Told(day, words, None, topic or None, branch, what, None, when), meaning, into)
    if event is not None:
        _tell_twice(table, parts, into)
        into.events.append(event)
        into.marks += [_marks(table, columns, those, event, meaning, into) for columns, those in parts]


def _tell_twice(table: Table, parts: Sequence[tuple[Mapping[str, int], list[_Entry]]], into: Extract) -> None:
    """Tell of who stands twice at one meeting."""
    first: dict[tuple[str, str | None], Cell] = {}
    for columns, entries in parts:
        for _, row, person in entries:
            cell = table.cell(row, columns["activity" if len(parts) > 1 else "name"])
            other = first.setdefault((fold(person.name), person.id), cell)
            if other is not cell:
                into.tell("name-twice", cell, found=person.name, first=other.name)


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
    # Where a person's row has what was attended and no mark, that says it.
    alone = columns["activity"] if columns.keys() >= _OF_EACH else columns["name"]
    column = columns.get("mark", columns.get("signed", alone))
    for at, row, person in entries:
        day = _day_signed(table, row, columns)
        if day is not None and day != event.date:
            cell = table.cell(row, columns["signed"])
            into.tell("signed-elsewhere", cell, found=day.isoformat(), date=event.date.isoformat())
        written = table.text(row, column)
        is_signed = (
            column == alone
            or fold(written) == fold(person.name)
            or isinstance(table.raw(row, column), dt.datetime | dt.time)
        )
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
