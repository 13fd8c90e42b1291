"""From what the sheets give to the rows of a records workbook. A fault keeps its file out, and no other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dangxing.language.script import Term, fold
from dangxing.records import SheetKey
from dangxing.workbook.layouts.model import Event, Extract, Line, Mark, any_error
from dangxing.workbook.layouts.people import People, Person

Row = dict[str, object]


@dataclass(frozen=True)
class Imported:
    """Rows by sheet, fields by name: terms as the rules have them, ``track`` as written or an id."""

    rows: dict[SheetKey, list[Row]]
    paths: tuple[str, ...]
    """The files whose rows these are."""
    numbered: int
    """Members who had no number, and were given one."""
    without_track: int


class _Gathering:
    """What the files so far have."""

    def __init__(self) -> None:
        self.people = People()
        self.events: dict[tuple[str, dt.date, str], Event] = {}
        self.marks: list[tuple[Person, Mark]] = []
        self.appraisals: dict[int, tuple[Person, Line]] = {}

    def enlist(self, extract: Extract) -> None:
        """Take the members of a list."""
        for line in extract.lines:
            if line.sheet == "members":
                self.people.enlist(line, extract)

    def take(self, extract: Extract) -> None:
        """Take the meetings, marks and other rows of a sheet; what stands against them is told there."""
        for event in extract.events:
            other = self.events.setdefault((fold(event.branch), event.date, event.activity), event)
            if other is not event:
                told = {"date": event.date.isoformat(), "found": Term(event.activity), "first": str(other.cell)}
                extract.tell("meeting-twice", event.cell, **told)
        # Everyone who is named is a member, also who has no mark that counts.
        members = [] if any(line.sheet == "members" for line in extract.lines) else extract.people
        known = {named: person for named in members if (person := self.people.find(named, extract)) is not None}
        self.marks += [(known[mark.person], mark) for mark in extract.marks if mark.person in known]
        for line in extract.lines:
            if line.sheet == "appraisal" and line.person in known:
                person = known[line.person]
                _, first = self.appraisals.setdefault(id(person), (person, line))
                if first is not line:
                    extract.tell("name-twice", line.person.cell, found=person.name, first=str(first.person.cell))


def assemble(files: Mapping[str, Sequence[Extract]], track: str | None) -> Imported:
    """The rows of all files (path → what its sheets give) that are sound. ``track``: of members without one, an id."""
    sound = {path: extracts for path, extracts in files.items() if not is_broken(extracts)}
    while True:
        gathering = _Gathering()
        for step in (gathering.enlist, gathering.take):
            for extracts in sound.values():
                for extract in extracts:
                    step(extract)
        kept = {path: extracts for path, extracts in sound.items() if not is_broken(extracts)}
        if len(kept) == len(sound):
            return _imported(gathering, tuple(sound), track)
        sound = kept


def is_broken(extracts: Sequence[Extract]) -> bool:
    """Whether a file is kept out by something in one of its sheets."""
    return any(any_error(extract.troubles) for extract in extracts)


def _imported(gathering: _Gathering, paths: tuple[str, ...], track: str | None) -> Imported:
    numbered = gathering.people.number()
    people = list(gathering.people)
    without = 0
    for person in people:
        if "track" not in person.values:
            without += track is None
            person.values["track"] = track
    rows: dict[SheetKey, list[Row]] = {
        "members": [
            {"id": each.id, "name": each.name, "branch": each.branch, **each.values, "source": str(each.cell)}
            for each in people
        ],
        "schedule": [
            {**event._asdict(), "source": str(event.cell)}
            for event in sorted(gathering.events.values(), key=lambda each: (each.branch, each.date, each.activity))
        ],
        "activities": [
            {
                "id": person.id, "name": person.name, "date": mark.event.date, "activity": mark.event.activity,
                "attendance": mark.attendance, "source": str(mark.cell),
            }
            for person, mark in gathering.marks
        ],
        "appraisal": [
            {"id": person.id, **line.values, "source": str(line.person.cell)}
            for person, line in gathering.appraisals.values()
        ],
    }  # fmt: skip
    return Imported(rows, paths, numbered, without)
