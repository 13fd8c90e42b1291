"""Tables with people down and events across: a header of one row or more, a mark in every cell, a legend below."""

from __future__ import annotations

import datetime as dt
from array import array
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from dangxing.language import patterns
from dangxing.language.script import LONGEST_WORD, Term, fold, normal
from dangxing.workbook.layouts import legend
from dangxing.workbook.layouts.events import apart
from dangxing.workbook.layouts.extract import ATTENDANCE, Cell, Event, Extract, Marked, Named
from dangxing.workbook.layouts.heads import head_of, heads_of
from dangxing.workbook.layouts.meaning import BLANK, Meaning
from dangxing.workbook.layouts.model import Matrix
from dangxing.workbook.layouts.overhead import Head, events_of, has_dates, has_months
from dangxing.workbook.layouts.table import LONGEST_MARK, Table, key_of, text_of
from dangxing.workbook.layouts.totals import differing, has_sums

_NO_MARK: Final = -1
# When somebody signed in, in place of a mark or before one: 8:55, 9:05遲到.
_CLOCK: Final = patterns.late(r"(?<![0-9:])[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9:])")
# Where names end, a word of so few signs may be one more.
_LONGEST_ALONE: Final = 4

_Key = tuple[dt.date, str, str]


def fits(table: Table, layout: Matrix, meaning: Meaning) -> bool:
    """Whether there is a column of names, and a date over another, or a meeting over marks."""
    head = head_of(table, layout, meaning)
    return head is not None and (has_dates(table, layout, head) or _has_meetings(table, head, meaning))


def _has_meetings(table: Table, head: Head, meaning: Meaning) -> bool:
    """Whether what members attend, or a month, stands over marks: where the days are wanting, that can be told."""
    for column in range(len(table.rows[head.rows[-1]])):
        held = [meaning.activity(text) for row in head.rows if (text := table.text(row, column))]
        if has_months(table, head, column) or any(each is not None and meaning.is_held(each) for each in held):
            rows = range(head.first, len(table.rows))
            marks = {text for row in rows if (text := table.text(row, column)) and not text.isdecimal()}
            if any(meaning.attendance(mark) for mark in marks):
                return True
    return False


def read(table: Table, layout: Matrix, meaning: Meaning, into: Extract) -> None:
    """Take the events and marks of a table that fits: of every page of it, and of the halves of each."""
    heads = heads_of(table, layout, meaning)
    headers = {row for head in heads for row in head.rows}
    rows = [_rows_of_people(table, layout, head, meaning) for head in heads]
    names = {column for head in heads for column in head.people.values()}
    legend.learn(table, sorted(headers), names, headers.union(*rows), meaning)
    if meaning.blank is not None:
        rows = [_rows_of_people(table, layout, head, meaning) for head in heads]
    into.by_list = True
    reading = _Reading(table, layout, meaning, into, heads)
    for head, named_in in zip(heads, rows, strict=True):
        reading.take(head, named_in)


def _rows_of_people(table: Table, layout: Matrix, head: Head, meaning: Meaning) -> list[int]:
    """The rows that a person is named in; of names that stand alone those that others follow, and where an empty cell
    says something, all.
    """
    at, guests = head.people["name"], _guests(table, head)
    found: list[int] = []
    alone: list[int] = []
    for row in range(head.first, head.until):
        name = "" if row in guests else table.text(row, at)
        if name and not _is_no_person(table, layout, row, name, meaning):
            found += [*alone, row]
            alone = []
        elif name and _is_alone(table, layout, row, name):
            alone.append(row)
    return found if meaning.blank is None else [*found, *alone]


def _guests(table: Table, head: Head) -> frozenset[int]:
    """The rows under a line that says that others were there as well, up to the next that stands alone."""
    found: set[int] = set()
    among = False
    for row in range(head.first, head.until):
        if table.is_one_text(row):
            among = table.names.is_of_guests(next(table.each_text(row)))
        elif among:
            found.add(row)
    return frozenset(found)


def _is_alone(table: Table, layout: Matrix, row: int, name: str) -> bool:
    """Whether a row has a name, which is not that of who made the table, and nothing else."""
    return (
        table.names.is_name(name)
        and len("".join(name.split())) <= _LONGEST_ALONE
        and not table.names.is_footer(name)
        and key_of(name) not in layout.beside
        and sum(map(bool, map(text_of, table.rows[row]))) == 1
    )


def is_beside(table: Table, row: int, name: str, meaning: Meaning) -> bool:
    """Whether a row is a total or a note. Alike marks without a name are none.

    A word that stands alone is nobody: no mark says that it is a person's, and 製表人 looks like a name as well.
    """
    if table.is_total(row):
        return True
    if table.is_one_text(row) and meaning.attendance(next(table.each_text(row))) is None:
        return True
    return bool(name) and table.is_none(name)


def _is_no_person(table: Table, layout: Matrix, row: int, name: str, meaning: Meaning) -> bool:
    """Whether a row is beside the people, or where a name would be has the title of a sum or a share (出勤率), a sign
    or what signs mean.
    """
    if key_of(name) in layout.beside or legend.explains(name) or is_beside(table, row, name, meaning):
        return True
    return meaning.may_be_mark(name) and meaning.attendance(name) is not None and legend.is_alone(table, row, meaning)


class _Part(NamedTuple):
    """People under a header, those of one branch where there are several: where they stand among all of them, their
    places in the list of people, and their rows in the sheet."""

    at: Sequence[int]
    people: array[int]
    rows: array[int]

    def only(self, kept: Sequence[int]) -> _Part:
        """Some of them."""
        people, rows = (array("I", [of[each] for each in kept]) for of in (self.people, self.rows))
        return _Part([self.at[each] for each in kept], people, rows)


class _Reading:
    """Reads the parts of a table, each under its header. What stands over several of them is one meeting."""

    def __init__(self, table: Table, layout: Matrix, meaning: Meaning, into: Extract, heads: Sequence[Head]) -> None:
        self.table, self.layout, self.meaning, self.into, self.heads = table, layout, meaning, into, heads
        self.several = len(heads) > 1
        self.held: dict[_Key, Event] = {}
        self.known: dict[str, int] = {}
        self._signed: dict[_Key, dict[tuple[str, str | None], Cell]] = {}

    def take(self, head: Head, named_in: Iterable[int]) -> None:
        """Take what stands under a header, where people are ``named_in`` these rows."""
        people = self._people(head, named_in)
        branches = _by_branch(people.values())
        first = next(iter(branches), None)
        events = events_of(self.table, self.layout, head, people, self.meaning, self.into, first, self.heads)
        for event, other in apart(events):
            params = {"date": event.date.isoformat(), "found": Term(event.activity), "first": other.cell.name}
            self.into.tell("meeting-twice", event.cell, **params)
        self._tell_left(head, people, events)
        if people and not events:
            self.into.tell("names-beside", self.table.cell(head.rows[-1], head.people["name"]))
        rows, before = list(people), len(self.into.marks)
        base, top, columns = len(self.into.people) - len(rows), self.table.grid.top, self.table.columns(rows, events)
        parts = {
            branch: _Part(at, array("I", [base + each for each in at]), array("I", [top + rows[each] for each in at]))
            for branch, at in (branches if len(branches) > 1 else {"": range(len(rows))}).items()
        }
        for column, meeting in events.items():
            if meeting is not None:
                self._hold(column, meeting, columns[column], parts)
        self._tell_totals(head, people, self.into.marks[before:])

    def _people(self, head: Head, named_in: Iterable[int]) -> dict[int, Named]:
        """The person of each row under a header."""
        table, found = self.table, {}
        seen: dict[tuple[str, str | None, str | None], Named] = {}
        branch, at = head.branch(table), head.people["name"]
        for row in named_in:
            person = found[row] = table.person(row, head.people, branch, head.first)
            other = seen.setdefault((fold(person.name), person.id, person.branch), person)
            if other is not person:
                self.into.tell("name-twice", person.cell, found=person.name, first=other.cell.name)
            if person.name != (written := table.text(row, at)):
                self.into.tell("note-aside", person.cell, found=written)
        self.into.people += found.values()
        table.tell_branches(found, head.people, self.into)
        table.tell_hidden(found, self.into)
        return found

    def _hold(self, column: int, event: Event, written: Sequence[str], parts: Mapping[str, _Part]) -> None:
        """Take a column: a meeting of each branch whose people have marks there."""
        if len(parts) < 2:
            for part in parts.values():
                self._take(column, self._held(event), written, part)
            return
        absent = []
        for branch, part in parts.items():
            texts = [written[at] for at in part.at]
            if any(map(text_of, texts)):
                self._take(column, self._held(event._replace(branch=branch)), texts, part)
            else:
                absent.append(branch)
        if absent:
            self.into.tell("not-theirs", event.cell, found="、".join(absent))

    def _held(self, event: Event) -> Event:
        """The meeting, which may be that of another part of the table."""
        held = self.held.get(_key(event))
        if held is None:
            self.held[_key(event)] = held = event
            self.into.events.append(event)
        elif held.hours != event.hours:
            params = {"found": str(event.hours), "other": str(held.hours), "first": held.cell.name}
            self.into.tell("differs", event.cell, **params)
        return held

    def _take(self, column: int, event: Event, written: Sequence[str], part: _Part) -> None:
        """Take a column of marks. Each distinct text is looked up once, and kept for all columns."""
        known, grid = self.known, self.table.grid
        for text, count in Counter(written).items():
            code = known.get(text)
            if code is None:
                code = known[text] = _code(text, self.meaning)
            if code >= 0:
                mark = text_of(text) or BLANK
                self.into.count(
                    mark if self.meaning.attendance(mark) or not mark[0].isdecimal() else "✓", ATTENDANCE[code], count
                )
        codes = list(map(known.__getitem__, written))
        if min(codes, default=0) < 0:
            for row, text, code in zip(part.rows, written, codes, strict=True):
                if code < 0:
                    self._tell_missing(row - grid.top, column, text_of(text))
            kept = [at for at, code in enumerate(codes) if code >= 0]
            part, codes = part.only(kept), [codes[at] for at in kept]
        self.into.marks.append(Marked(event, part.people, bytes(codes), part.rows, grid.left + column))
        if self.several:
            self._tell_signed_twice(event, part, column)

    def _tell_signed_twice(self, event: Event, part: _Part, column: int) -> None:
        """Tell of who has a mark for a meeting in two parts of the table."""
        signed = self._signed.setdefault(_key(event), {})
        for at, row in zip(part.people, part.rows, strict=True):
            person, cell = self.into.people[at], self.table.cell(row - self.table.grid.top, column)
            first = signed.setdefault((fold(person.name), person.id), cell)
            if first != cell:
                self.into.tell("name-twice", cell, found=person.name, first=first.name)

    def _tell_missing(self, row: int, column: int, written: str) -> None:
        """Tell of a cell that is empty, or holds what nobody knows."""
        cell, blank = self.table.cell(row, column), self.meaning.blank
        if written:
            said = self.meaning.legend.get(fold(written[:LONGEST_WORD])) or ""
            mark = _beside_clock(written) or written
            self.into.tell("unknown-mark", cell, found=mark[:LONGEST_MARK], legend=said)
        elif blank is not None:
            self.into.tell("unknown-mark", cell, found=BLANK, legend=blank)
        else:
            self.into.tell("unrecorded", cell)

    def _tell_left(self, head: Head, people: Container[int], events: Iterable[int]) -> None:
        """Rows under a header in which nobody is named: among the people, whose marks they are cannot be known."""
        table, columns, at = self.table, list(events), head.people["name"]
        guests = _guests(table, head)
        ends = max((row for row in range(head.first, head.until) if row in people), default=head.first) + 1
        for row in range(head.first, head.until):
            first = None if row in people else next(table.each_text(row), None)
            if first is None or not any(table.text(row, each) for each in head.columns):
                continue
            name = table.text(row, at)
            if row in guests:
                self.into.tell("guest", table.cell(row, at), found=name[:LONGEST_MARK] or first[:LONGEST_MARK])
                continue
            marks = [text for column in columns if (text := table.text(row, column))]
            signed = any(self.meaning.attendance(mark) for mark in marks if not mark.isdecimal())
            if not _is_no_person(table, self.layout, row, name, self.meaning):
                if marks and (row < ends or any(map(self.meaning.attendance, marks))):
                    self.into.tell("no-name", table.cell(row, at))
                    continue
            elif name and signed and not self._is_sum(row, name) and not legend.is_alone(table, row, self.meaning):
                self.into.tell("odd-name", table.cell(row, at), found=name[:LONGEST_MARK])
                continue
            if not legend.is_read(table, row, self.meaning):
                self.into.tell("left-out", table.cell(row, 0), found=first[:LONGEST_MARK])

    def _is_sum(self, row: int, name: str) -> bool:
        return key_of(name) in self.layout.beside or self.table.is_total(row) or self.table.is_one_text(row)

    def _tell_totals(self, head: Head, people: Mapping[int, Named], taken: Iterable[Marked]) -> None:
        """Hold sums in rows below and columns beside against the marks, where there are any."""
        table = self.table
        if not has_sums(table, self.layout, head, people):
            return
        top, left = table.grid.top, table.grid.left
        marks = {
            (row - top, each.column - left): ATTENDANCE[code]
            for each in taken
            for row, code in zip(each.rows, each.attendance, strict=True)
        }
        for row, column, found, counted in differing(table, self.layout, head, people, marks, self.meaning):
            # Under a part of the table a sum may be that of all.
            if row in people or not self.several:
                self.into.tell("total-differs", table.cell(row, column), found=found, count=counted)


def _key(event: Event) -> _Key:
    return event.date, event.activity, fold(event.branch)


def _by_branch(people: Iterable[Named]) -> dict[str, list[int]]:
    """The places of people by their branch, as it is written first."""
    names: dict[str, str] = {}
    found: dict[str, list[int]] = {}
    for at, person in enumerate(people):
        branch = person.branch or ""
        found.setdefault(names.setdefault(fold(branch), branch), []).append(at)
    return found


def _code(text: str, meaning: Meaning) -> int:
    """The place in ``ATTENDANCE`` of what a text is; less than 0 where it is nothing, or not known."""
    written = text_of(text) or meaning.blank
    attendance = (meaning.attendance(written) or _by_clock(written, meaning)) if written else None
    return _NO_MARK if attendance is None else ATTENDANCE.index(attendance)


def _by_clock(written: str, meaning: Meaning) -> str | None:
    """Who signed in at a time came; what stands beside the time says how."""
    word = _beside_clock(written)
    return None if word is None else meaning.attendance(word) if word else ATTENDANCE[0]


def _beside_clock(written: str) -> str | None:
    """What stands beside a time of signing in; None: there is no time."""
    word, times = _CLOCK.subn("", normal(written[:LONGEST_WORD]))
    return word.strip(" ()") if times else None
