"""Votes on people: a ballot a sheet, with a sign under one verdict beside each name, or the tally of all ballots."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from dangxing.language import numerals
from dangxing.language.script import Listed, Terms, fold
from dangxing.records import VOTES
from dangxing.workbook.layouts.common import keys
from dangxing.workbook.layouts.extract import Cell, Extract, Line, Named
from dangxing.workbook.layouts.levels import Head, head_of
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.layouts.model import Ballots
from dangxing.workbook.layouts.table import LONGEST_MARK, Table
from dangxing.workbook.validating.numbers import number_converter

_RESULTS: Final = ("verdict", "poll_score")


def fits(table: Table, layout: Ballots, meaning: Meaning) -> bool:
    """Whether there is a column of names, and two of verdicts."""
    return head_of(table, layout, meaning) is not None


def read(table: Table, layout: Ballots, meaning: Meaning, into: Extract) -> None:
    """Take the votes of a ballot or of a tally."""
    head = head_of(table, layout, meaning)
    if head is None:
        return
    people = table.people(head.rows[-1] + 1, head.people, into, {})
    reading = _Reading(table, layout, meaning, into, head)
    if not reading.tell_left(people):
        reading.total_at = None  # a sum of votes that are not known says nothing
    for row, person in people.items():
        reading.take(row, person)


class _Reading:
    """Reads the rows of one table."""

    def __init__(self, table: Table, layout: Ballots, meaning: Meaning, into: Extract, head: Head) -> None:
        self.table, self.layout, self.into, self.head = table, layout, into, head
        self.lexicon, self.aside = meaning.lexicon, meaning.options.aside
        self.to_number = number_converter(meaning.lexicon.rulebook.contract.units["whole"])
        self.yes = keys(layout.ticks)
        self.total_at, self.none_at = self._column(layout.totals), self._column(layout.abstained)
        into.columns.update(each for each in (*head.votes.values(), self.total_at, self.none_at) if each is not None)

    def _column(self, titles: Iterable[str]) -> int | None:
        """The column over which one of the titles stands, if there is one."""
        wanted, taken = keys(titles), {*self.head.votes.values(), *self.head.again}
        columns = (at for at in range(self.table.grid.width) if at not in taken)
        return next((at for at in columns if self.head.has(self.table, at, wanted)), None)

    def tell_left(self, rows: Iterable[int]) -> bool:
        """Tell of columns that are not read: an error where they hold votes, which would be lost. Whether none do."""
        is_whole = True
        table, head = self.table, self.head
        taken = {*head.people.values(), *head.votes.values(), *head.again, self.total_at, self.none_at}
        for column in set(range(table.grid.width)) - taken:
            if head.has(table, column, self.layout.beside) or not any(table.text(row, column) for row in rows):
                continue
            cell = table.cell(head.rows[-1], column)
            title = head.titles(table, column)[:LONGEST_MARK] or cell.name
            votes = any(self._votes(row, column) is not None for row in rows)
            if votes and not any(fold(text) in self.aside for text in (title, table.text(head.rows[-1], column))):
                is_whole = False
                self.into.tell("votes-unknown", cell, found=title, known=Terms("、".join(VOTES)))
            else:
                self.into.tell("columns-left", cell, found=title)
        return is_whole

    def _votes(self, row: int, column: int) -> int | None:
        """How many votes a cell holds; None: it has none."""
        text = self.table.text(row, column)
        if text and fold(text) in self.yes:
            return 1
        if (strokes := numerals.tally(text)) is not None:
            return strokes
        value = self.to_number(self.table.raw(row, column)) if text else None
        return int(value) if isinstance(value, Decimal) and value >= 0 and value % 1 == 0 else None

    def take(self, row: int, person: Named) -> None:
        """Take a line, and what came of it where a tally says that as well."""
        table, into, votes = self.table, self.into, self.head.votes
        given: dict[str, int] = {}
        signs: list[str] = []
        is_known = True
        for field, column in (*votes.items(), *([("", self.none_at)] if self.none_at is not None else ())):
            text, count = table.text(row, column), self._votes(row, column)
            if text and fold(text) in self.yes:
                signs.append(table.cell(row, column).name)
            if count is not None:
                given[field] = count
            elif text:
                is_known = False
                into.tell("unknown-vote", table.cell(row, column), found=text[:LONGEST_MARK])
        first = table.cell(row, min(votes.values()))
        taken = self._checked(row, person, given, signs, first) if is_known else None
        if taken is not None:
            into.lines.append(Line("appraisal", person, {**dict.fromkeys(votes, 0), **taken}, first, adds=True))
        self._take_result(row, person)

    def _checked(
        self, row: int, person: Named, given: Mapping[str, int], signs: Sequence[str], first: Cell
    ) -> dict[str, int] | None:
        """The votes of a line: of a ballot one at most, of a tally numbers that must agree with their total, in which
        those who chose none (no field) may be or not.
        """
        if signs and sum(map(bool, given.values())) > 1:
            self.into.tell("two-votes", first, found=person.name, cells=Listed("、".join(signs)))
            return None
        taken = {field: count for field, count in given.items() if field}
        if not taken or (signs and given.get("")):
            self.into.tell("abstained", first, found=person.name)
            return None
        cast = sum(taken.values())
        at = self.total_at
        said = "" if signs or at is None else self.table.text(row, at)
        if at is None or not said or self.lexicon.is_blank(said):
            return taken
        if self._votes(row, at) in (cast, cast + given.get("", 0)):
            return taken
        self.into.tell("sum-differs", self.table.cell(row, at), found=said[:LONGEST_MARK], sum=cast)
        return None

    def _take_result(self, row: int, person: Named) -> None:
        table, people = self.table, self.head.people
        found = {field: text for field in people if field in _RESULTS and (text := table.text(row, people[field]))}
        if found:
            cell = table.cell(row, people[next(iter(found))])
            self.into.lines.append(Line("appraisal", person, found, cell))
