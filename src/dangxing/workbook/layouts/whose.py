"""Whose a meeting was of which a table does not say it: that of its people, as the member list has them."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

from dangxing.workbook.layouts.extract import Event, Extract, Marked
from dangxing.workbook.layouts.people import Person


def of_branches(extract: Extract, people: Sequence[Person | None]) -> tuple[list[Event], list[Marked]]:
    """The meetings and marks of a sheet, each of a branch; what is of none that is known is told, and left out.

    ``people`` are those of the sheet, as they were found.
    """
    if all(event.branch for event in extract.events):
        return extract.events, extract.marks
    events = [event for event in extract.events if event.branch]
    marks = [marks for marks in extract.marks if marks.event.branch]
    for event in extract.events:
        if event.branch:
            continue
        own = [each for each in extract.marks if each.event == event]
        found = {person.branch: None for each in own for at in each.people if (person := people[at]) is not None}
        # Of names in one cell, some may be guests of another branch.
        if not found or (len(found) > 1 and not extract.by_list):
            extract.tell("no-branch", event.cell)
            continue
        for branch in found:
            events.append(event._replace(branch=branch))
            marks += [each for whole in own for each in _of_branch(whole, events[-1], people)]
    return events, marks


def _of_branch(marks: Marked, event: Event, people: Sequence[Person | None]) -> Iterator[Marked]:
    """The marks of the people of one branch."""
    kept = [
        (at, code, row)
        for at, code, row in zip(marks.people, marks.attendance, marks.rows, strict=True)
        if (person := people[at]) is not None and person.branch == event.branch
    ]
    if kept:
        places, codes, rows = zip(*kept, strict=True)
        yield Marked(event, array("I", places), bytes(codes), array("I", rows), marks.column)
