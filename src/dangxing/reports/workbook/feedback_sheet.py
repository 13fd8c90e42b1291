"""反饋 of the year: what each member lost, read from the ledger while the file is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby, islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from dangxing.reports.annual import redaction
from dangxing.reports.workbook.layout import Layout
from dangxing.scored import feedback, plan
from dangxing.scored.feedback import Who
from dangxing.sheets.book import Book
from dangxing.sheets.cells import Cell

if TYPE_CHECKING:
    from dangxing.ledger import CategoryRow, Ledger, LineRow

_SEEN_FOR_WIDTH = 3000
_Of = TypeVar("_Of", "LineRow", "CategoryRow")


class _Person(NamedTuple):
    who: Who
    track: str
    rules: str


_People = dict[tuple[int, str], _Person]


def write(book: Book, layout: Layout, ledger: Ledger) -> int:
    """Adds the sheet; gives the number of rows that found no room on it."""
    people = _people(layout, ledger)
    report = layout.report
    count = sum(
        line.points < 0 and (line.run, line.id) in people for line in ledger.lines(report.year, None, report.as_of)
    )
    room = min(count, plan.ROWS - 1)
    seen = [person.who for person in islice(people.values(), _SEEN_FOR_WIDTH)]
    rows = islice(_rows(book, layout, ledger, people), room)
    feedback.lay(book, layout.titles["feedback"], room, rows, seen)
    return count - room


def _people(layout: Layout, ledger: Ledger) -> _People:
    """The members who are listed, by run and id. Masked names are not told apart, so the ledger's rows are gone by."""
    report = layout.report
    listed = {part.entry.rule_set: (part, len(part.entry.members)) for part in layout.parts}
    taken: Counter[str] = Counter()
    found: _People = {}
    for row in ledger.year(report.year, report.as_of, **report.filters):
        part, most = listed[row.rule_set]
        if taken[row.rule_set] == most:
            continue
        taken[row.rule_set] += 1
        member_id, name = row.id, row.name
        if report.redacted:
            member_id, name = redaction.id_(member_id), redaction.name(name)
        found[row.run, row.id] = _Person((member_id, name, part.branch_of(row.branch)), row.track, row.rules)
    return found


def _rows(book: Book, layout: Layout, ledger: Ledger, people: _People) -> Iterator[list[Cell]]:
    """Lines and scores come in one order, so that a member's scores are met when its lines are."""
    report, rules = layout.report, ledger.rules()
    scores = _by_member(ledger.categories(report.year, None, report.as_of))
    for key, lines in _by_member(ledger.lines(report.year, None, report.as_of)):
        person = people.get(key)
        if person is None:
            continue
        met = next((list(found) for member, found in scores if member == key), [])
        own = {score.category: score for score in met}
        terms = rules[person.rules].rule_set
        yield from feedback.lost(book, person.who, terms, terms.tracks[person.track], lines, own)


def _by_member(rows: Iterator[_Of]) -> Iterator[tuple[tuple[int, str], Iterator[_Of]]]:
    return groupby(rows, key=lambda row: (row.run, row.id))
