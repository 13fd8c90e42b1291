"""From what the sheets give to the rows of a records workbook. A fault keeps its file out, and no other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from dangxing.language.script import Term, fold
from dangxing.records import SheetKey, column_letters
from dangxing.workbook.layouts.extract import ATTENDANCE, Cell, Event, Extract, Line, Marked, any_error, labels_of
from dangxing.workbook.layouts.people import People, Person
from dangxing.workbook.layouts.whose import of_branches

SOURCE: Final = "source"
_OF_ROW: Final = ("id", "name", "date", "activity", "attendance")
JOINED: Final = "; "
"""Between the cells of 來源, where a row comes from several."""


class Rows(NamedTuple):
    """Rows of a sheet: the fields, and the values of each row in their order. Terms are as the rules have them."""

    fields: tuple[str, ...]
    values: Collection[tuple[object, ...]]


@dataclass(frozen=True)
class Imported:
    """Rows by sheet; ``track`` as written or an id."""

    rows: dict[SheetKey, Rows]
    paths: tuple[str, ...]
    """The files whose rows these are."""
    numbered: int
    """Members who had no number, and were given one."""
    without_track: int


_Key = tuple[str, dt.date, str]


@dataclass
class _Held:
    """A meeting, as all tables tell of it: where marks stand, if they do, and how many are said to have come."""

    event: Event
    sources: list[str]
    marked: Cell | None = None
    present: int = 0
    figure: tuple[int, Cell, Extract] | None = None


class _Judged(NamedTuple):
    """What tables say of a member in 評議, and the cells that say so."""

    person: Person
    values: dict[str, object]
    cells: dict[str, str]
    sources: dict[str, None]


class _Gathering:
    """What the files so far have."""

    def __init__(self, known: Iterable[Person], labels: Mapping[str, str]) -> None:
        self.labels = labels
        self.people = People(labels)
        for person in known:
            self.people.know(person)
        self.held: dict[_Key, _Held] = {}
        self.marks: list[tuple[list[Person | None], Marked, str]] = []
        self.done: list[tuple[Person, Line]] = []
        self.judged: dict[int, _Judged] = {}

    def enlist(self, extract: Extract) -> None:
        """Take the members of a list."""
        for line in extract.lines:
            if line.sheet == "members":
                self.people.enlist(line, extract)

    def take(self, extract: Extract) -> None:
        """Take the meetings, marks and other rows of a sheet; what stands against them is told there."""
        nobodys = [] if self.people.listed else [event for event in extract.events if not event.branch]
        for event in nobodys:
            extract.tell("no-branch", event.cell)
        if nobodys:
            return
        # Everyone who is named is a member, also who has no mark that counts.
        members = [] if any(line.sheet == "members" for line in extract.lines) else extract.people
        found = [self.people.find(named, extract) for named in members]
        self._meet(*of_branches(extract, found), found, extract)
        known = dict(zip(members, found, strict=True))
        for line in extract.about:
            if (person := known.get(line.person)) is not None:
                _merge(person.values, line, extract)
        for line in extract.lines:
            person = known.get(line.person)
            if person is not None and line.sheet == "activities":
                self.done.append((person, line))
            elif person is not None and line.sheet == "appraisal":
                self._judge(person, line, extract)

    def _meet(
        self, events: Iterable[Event], marks: Sequence[Marked], people: list[Person | None], extract: Extract
    ) -> None:
        """Take meetings, and who was there."""
        marked = {each.event for each in marks}
        for event in events:
            self._hold(event, event in marked, extract)
        home = Cell(extract.path, extract.sheet, 0, 0).home(self.labels)
        for each in marks:
            self.marks.append((people, each, home))
            self.held[_key_of(each.event)].present += bytes(each.attendance).count(0)

    def _hold(self, event: Event, marked: bool, extract: Extract) -> None:
        held = self.held.setdefault(_key_of(event), _Held(event, []))
        if held.sources:
            if held.marked is not None and marked:
                told = {
                    "date": event.date.isoformat(),
                    "found": Term(event.activity),
                    "first": held.marked.told(self.labels),
                }
                extract.tell("meeting-twice", event.cell, **told)
            for field in ("hours", "topic"):
                ours, theirs = getattr(held.event, field), getattr(event, field)
                if ours is None:
                    held.event = held.event._replace(**{field: theirs})
                elif field == "hours" and theirs is not None and ours != theirs:
                    extract.tell("differs", event.cell, found=str(theirs), other=str(ours), first=held.sources[0])
        held.sources.append(event.cell.told(self.labels))
        if marked:
            held.marked = held.marked or event.cell
        elif event.attended is not None:
            held.figure = *event.attended, extract

    def _judge(self, person: Person, line: Line, extract: Extract) -> None:
        """Take what a line says of a member in 評議: votes are added up, all else stands once."""
        judged = self.judged.setdefault(id(person), _Judged(person, {}, {}, {}))
        place = line.cell.told(self.labels)
        judged.sources[place] = None
        for field, value in line.values.items():
            if line.adds:
                judged.values[field] = int(str(judged.values.get(field, 0))) + int(str(value))
            elif field not in judged.values:
                judged.values[field] = value
            else:
                extract.tell("name-twice", line.cell, found=person.name, first=judged.cells[field])
            judged.cells.setdefault(field, place)

    def check_figures(self) -> None:
        """Hold how many are said to have come against the names that another table has."""
        for held in self.held.values():
            if held.figure is not None and held.marked is not None and held.figure[0] != held.present:
                said, cell, extract = held.figure
                extract.tell("attended-differs", cell, found=said, names=held.present, at=held.marked.told(self.labels))


def _key_of(event: Event) -> _Key:
    return fold(event.branch), event.date, event.activity


def _merge(values: dict[str, object], line: Line, extract: Extract) -> None:
    """Add what a table says of a member besides; what another says otherwise is told."""
    for field, value in line.values.items():
        other = values.setdefault(field, value)
        if fold(str(other)) != fold(str(value)):
            extract.tell("differs", line.cell, found=str(value)[:30], other=str(other)[:30], first=line.person.name)


def assemble(files: Mapping[str, Sequence[Extract]], track: str | None, known: Sequence[Person] = ()) -> Imported:
    """The rows of all files (path → what its sheets give) that are sound.

    ``track``: of members without one, an id. ``known`` are the members of the workbook that the rows come into.
    """
    labels = labels_of(files)
    sound = {path: extracts for path, extracts in files.items() if not is_broken(extracts)}
    while True:
        gathering = _Gathering((person.anew() for person in known), labels)
        for step in (gathering.enlist, gathering.take):
            for extracts in sound.values():
                for extract in extracts:
                    step(extract)
        gathering.check_figures()
        kept = {path: extracts for path, extracts in sound.items() if not is_broken(extracts)}
        if len(kept) == len(sound):
            return _imported(gathering, tuple(sound), track)
        sound = kept


def is_broken(extracts: Sequence[Extract]) -> bool:
    """Whether a file is kept out by something in one of its sheets."""
    return any(any_error(extract.troubles) for extract in extracts)


def _imported(gathering: _Gathering, paths: tuple[str, ...], track: str | None) -> Imported:
    numbered = gathering.people.number()
    people = [person for person in gathering.people if not person.is_known]
    without = 0
    for person in people:
        if "track" not in person.values:
            without += track is None
            person.values["track"] = track
    done = Activities(gathering)
    rows: dict[SheetKey, Rows] = {
        "members": _rows(
            {"id": each.id, "name": each.name, "branch": each.branch, **each.values, SOURCE: each.source}
            for each in people
        ),
        "schedule": _rows(
            {
                "branch": event.branch, "date": event.date, "activity": event.activity, "hours": event.hours,
                "topic": event.topic, SOURCE: JOINED.join(sources),
            }
            for event, sources in sorted(
                ((held.event, held.sources) for held in gathering.held.values()),
                key=lambda each: (each[0].branch, each[0].date, each[0].activity),
            )
        ),
        "activities": Rows((*_OF_ROW, *done.others, SOURCE), done),
        "appraisal": _rows(
            {"id": person.id, **values, SOURCE: JOINED.join(_few(sources))}
            for person, values, _, sources in gathering.judged.values()
        ),
    }  # fmt: skip
    return Imported(rows, paths, numbered, without)


def _few(sources: Iterable[str], most: int = 3) -> list[str]:
    found = list(sources)
    return found if len(found) <= most else [*found[:most], f"+{len(found) - most}"]


def _rows(given: Iterable[Mapping[str, object]]) -> Rows:
    rows = list(given)
    fields = tuple(dict.fromkeys(field for row in rows for field in row))
    return Rows(fields, [tuple(map(row.get, fields)) for row in rows])


class Activities(Collection[tuple[object, ...]]):
    """Rows of what was attended and done: made as they are wanted, for there may be half a million."""

    def __init__(self, gathering: _Gathering) -> None:
        done = gathering.done
        self._marks = gathering.marks
        self.others = tuple(dict.fromkeys(field for _, line in done for field in line.values if field not in _OF_ROW))
        self._done = [self._of_line(person, line, gathering.labels) for person, line in done]
        # Marks of one sheet share their people.
        lists = {id(people): people for people, *_ in self._marks}
        nobody = {at for at, people in lists.items() if any(person is None for person in people)}
        self._length = len(self._done) + sum(
            sum(people[at] is not None for at in marks.people) if id(people) in nobody else len(marks.people)
            for people, marks, _ in self._marks
        )

    def _of_line(self, person: Person, line: Line, labels: Mapping[str, str]) -> tuple[object, ...]:
        get = line.values.get
        said = get("date"), get("activity"), get("attendance")
        return person.id, person.name, *said, *map(get, self.others), line.cell.told(labels)

    def __len__(self) -> int:
        return self._length

    def __contains__(self, row: object) -> bool:
        return any(row == each for each in self)

    def __iter__(self) -> Iterator[tuple[object, ...]]:
        for people, marks, home in self._marks:
            yield from self._of_marks(people, marks, home)
        yield from self._done

    def _of_marks(self, people: Sequence[Person | None], marks: Marked, home: str) -> Iterator[tuple[object, ...]]:
        date, activity, blank = marks.event.date, marks.event.activity, (None,) * len(self.others)
        place = home + column_letters(marks.column)
        for at, code, row in zip(marks.people, marks.attendance, marks.rows, strict=True):
            person = people[at]
            if person is not None:
                yield person.id, person.name, date, activity, ATTENDANCE[code], *blank, f"{place}{row + 1}"

    def typical(self) -> list[tuple[object, ...]]:
        """One row of attendance for each activity and track, and all rows of what was done."""
        found: dict[tuple[object, str], tuple[object, ...]] = {}
        last: list[Person | None] | None = None
        tracks: list[object] = []
        for people, marks, home in self._marks:
            if people is not last:  # marks of one sheet share their people
                last, tracks = people, [None if each is None else each.values.get("track", each) for each in people]
            activity = marks.event.activity
            if any((track, activity) not in found for track in set(map(tracks.__getitem__, marks.people))):
                rows = self._of_marks(people, marks, home)
                for track, row in zip((tracks[at] for at in marks.people if people[at] is not None), rows, strict=True):
                    found.setdefault((track, activity), row)
        return [*found.values(), *self._done]
