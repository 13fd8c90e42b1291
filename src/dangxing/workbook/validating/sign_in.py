"""簽到: people down, events across, a mark in every cell. Read as it stands, held against the members, 安排 and 活動.

What its header, legend and titles mean is read as in any office's sign-in table; a records workbook knows its members
besides, and a column that 安排 does not have is an event of the branches whose members signed in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial

from dangxing.language.script import Term, Terms
from dangxing.records import Activity, Event, Exempt, Layout, Place, SignIn, SignInEvent, column_letters
from dangxing.workbook.grid import Grid
from dangxing.workbook.layouts import legend, overhead
from dangxing.workbook.layouts.dating import date_within
from dangxing.workbook.layouts.extract import Cell, Extract, Trouble
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.layouts.model import Matrix
from dangxing.workbook.layouts.totals import differing, has_sums
from dangxing.workbook.layouts.vocabulary import Options
from dangxing.workbook.validating.checks import Event as Own
from dangxing.workbook.validating.checks import Known, Signed
from dangxing.workbook.validating.faults import fault
from dangxing.workbook.validating.lexicon import Lexicon
from dangxing.workbook.validating.origins import ColumnSources
from dangxing.workbook.validating.problems import Problems
from dangxing.workbook.validating.rows import RowValues
from dangxing.workbook.validating.sheets import field_of
from dangxing.workbook.validating.sights import tell_hidden, tell_looks, tell_rows, unseen_rows
from dangxing.workbook.validating.sign_table import Marks, SignInTable, head_of
from dangxing.workbook.validating.signers import Signers

_HEADER_ROWS = 12
_TITLES = ("id", "name")
# What the reading of a table tells, as problems of a workbook; what is not here has codes of its own.
_CODES = {
    "bad-date": "bad-date", "no-year": "date-without-year", "wrong-weekday": "wrong-weekday", "not-held": "not-held",
    "uncounted": "uncounted", "no-date": "sign-in-no-date", "no-activity": "sign-in-no-activity",
    "column-left": "unknown-column",
}  # fmt: skip


@dataclass
class _Column:
    """An event over a column: ``at`` is its place in the grid; ``branches`` are those whose event it is."""

    at: int
    place: Place
    date: dt.date
    activity: str
    hours: Decimal | None
    source: str | None
    branches: set[str] = field(default_factory=set)
    marks: list[Signed] = field(default_factory=list)
    blank: list[tuple[int, RowValues]] = field(default_factory=list)


class SignInCheck:
    """The sheet 簽到 of a workbook. ``layout`` and ``head`` None: it has no header, which is told.

    ``places`` are the columns of the grid that tell who it is, by field.
    """

    def __init__(self, grid: Grid, lexicon: Lexicon, problems: Problems, known: Known) -> None:
        self.grid, self.lexicon, self.problems, self.known = grid, lexicon, problems, known
        self.layout: Layout | None = None
        self.meaning = Meaning(
            lexicon, Options(year=lexicon.year if lexicon.calendar else None), lexicon.rulebook.contract.sign_in.marks
        )
        self.table = SignInTable(problems.path, grid, self.meaning.vocabulary)
        self.columns: list[_Column] = []
        self.head: overhead.Head | None = None
        self.places: Mapping[str, int] = {}
        self._scheduled: dict[tuple[dt.date, str], set[str]] = {}
        for branch, date, activity in known.events or ():
            self._scheduled.setdefault((date, activity), set()).add(branch)
        self._held = {key: frozenset(rules.held) for key, (rules, _) in lexicon.rulebook.tracks.items()}
        self._read()

    # ── Reading ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _read(self) -> None:
        table, contract = self.table, self.lexicon.rulebook.contract
        layout, head = head_of(table, contract, self.meaning)
        if head is None:
            titles = Terms("、".join(contract.sheets["sign_in"].columns[name].title for name in _TITLES))
            self.problems.add("no-header", Place(self.grid.title), self.grid.index, titles=titles, rows=_HEADER_ROWS)
            return
        signers = Signers(table, head, self.lexicon, self.problems, self.known)
        self.head, self.places = head, signers.places
        people = signers.members(self.meaning)
        legend.learn(table, head.rows, head.people.values(), {*head.rows, *people}, self.meaning)
        into = Extract(table.path, self.grid.title, "")
        events = overhead.events_of(table, layout, head, people, self.meaning, into)
        sources = self._row_of(head, "source")
        for at, event in events.items():
            if event is not None:
                source = None if sources is None else table.text(sources, at) or None
                place = Place(self.grid.title, event.cell.row, event.cell.column)
                self.columns.append(_Column(at, place, event.date, event.activity, event.hours, source))
        self._tell(into.troubles)
        places = {name: self.grid.left + at for name, at in signers.places.items()}
        if sources is not None:
            places["source"] = self.grid.left + head.people["name"]
        letters = {column_letters(self.grid.left + each.at): self.grid.left + each.at for each in self.columns}
        anchor = self.grid.left + head.people["name"]
        self.layout = Layout(self.grid.title, self.grid.top + head.rows[-1], places | letters, anchor)
        self._take(people)
        self._tell_seen(people)
        self._settle_branches()
        self._tell_totals(head, layout, people)
        self._hand_on()

    def sources(self) -> ColumnSources:
        """Where the events came from, by their columns of the sheet."""
        return self.grid.title, {each.place.column or 0: each.source for each in self.columns if each.source}

    def _row_of(self, head: overhead.Head, field: str) -> int | None:
        words, at = self.lexicon.columns("sign_in"), head.people["name"]
        return next((row for row in head.rows if field_of(self.table.text(row, at), words) == field), None)

    def _tell(self, troubles: Sequence[Trouble]) -> None:
        """What the header does not say rightly."""
        by_place = {each.place[1:]: each for each in self.columns}
        for trouble in troubles:
            params, cell = dict(trouble.params), trouble.cell
            if trouble.code == "meeting-twice":
                continue  # it is one of different branches, perhaps
            if trouble.code == "no-hours":
                column = by_place.get((cell.row, cell.column))
                if column is None or (column.date, column.activity) not in self._scheduled:
                    title = Term(self.lexicon.rulebook.contract.sheets["sign_in"].columns["hours"].title)
                    self._at(cell, "missing-for-activity", {"column": title, "activity": params["found"]})
                continue
            if trouble.code == "unknown-activity":
                near = self.lexicon.activity_meant(str(params["found"]), self.lexicon.activities)
                if near is not None:
                    params["nearest"] = Term(near)
            elif trouble.code == "wrong-weekday":
                params = self._weekday(str(params["found"]))
            self._at(cell, _CODES.get(trouble.code, trouble.code), params)

    def _weekday(self, found: str) -> dict[str, object]:
        wrong, _ = date_within(found, self.lexicon.year, self.meaning.calendar)
        column = self.lexicon.rulebook.contract.sheets["schedule"].columns["date"]
        return fault(column, wrong, self.lexicon, self.lexicon.rulebook.contract.sheets["schedule"]).params

    # ── Marks ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _take(self, people: Mapping[int, RowValues]) -> None:
        """Every mark, once: each distinct one is looked into once."""
        marks, columns = Marks(self.meaning), [(each, each.at) for each in self.columns]
        rows, top, left = self.table.rows, self.grid.top + 1, self.grid.left
        for row, member in people.items():
            values, number = rows[row], top + row
            for column, at in columns:
                raw = values[at] if at < len(values) else ""
                meant = marks[raw if type(raw) is str else (type(raw), raw)]
                if meant is None:
                    column.blank.append((number, member))
                    continue
                if meant.code:
                    self._add(meant.code, row, at, **meant.told)
                if meant.attendance:
                    column.marks.append(Signed(number, at, left + at, member, meant.attendance))

    def _settle_branches(self) -> None:
        """Whose event each column is: by 安排, or, where that has none of the day and activity, by its marks."""
        every = {each[3] for column in self.columns for _, each in column.blank if isinstance(each[3], str)}
        seen: dict[Own, _Column] = {}
        for column in self.columns:
            event = (column.date, column.activity)
            members = {str(each.member[3]) for each in column.marks if each.attendance != Exempt}
            own = self._scheduled.get(event, members if column.marks else every)
            column.branches = own
            for branch in sorted(own & members if event in self._scheduled else own):
                other = seen.setdefault((branch, *event), column)
                if other is not column:
                    told = {"found": Term(column.activity), "date": column.date.isoformat(), "first": other.place.cell}
                    self.problems.put("duplicate-event", column.place, self.grid.index, told)
                    break

    def _hand_on(self) -> None:
        """Tell the sheets that follow: the events, who was marked, the years."""
        known = self.known
        known.events = set() if known.events is None else known.events
        for column in self.columns:
            event = (column.date, column.activity)
            new = event not in self._scheduled
            for branch in sorted(column.branches):
                if new:
                    known.events.add((branch, *event))
                    known.count("sign_in", branch, column.date, self.grid.index, partial(getattr, column, "place"))
            uncounted: dict[str, Signed] = {}
            for mark in column.marks:
                key, branch, track = mark.member[1], mark.member[3], mark.member[4]
                if track not in self._held:
                    continue
                if column.activity not in self._held[track]:
                    if mark.attendance != Exempt:
                        uncounted.setdefault(track, mark)
                elif branch in column.branches:
                    known.signed[key, *event] = mark
                    known.marked.setdefault((branch, *event), mark.row)
                elif mark.attendance != Exempt:
                    told = {"found": Term(column.activity), "date": column.date.isoformat(), "branch": branch}
                    self.problems.put("unscheduled", self._cell(mark), self.grid.index, told)
            for track, mark in uncounted.items():
                title = Term(self.lexicon.rulebook.tracks[track][1].title)
                told = {"activity": Term(column.activity), "track": title}
                self.problems.put("mark-uncounted", self._cell(mark), self.grid.index, told)

    # ── What the other sheets say ────────────────────────────────────────────────────────────────────────────────────

    def close(self, year: int | None) -> None:
        """Tell what is known when all sheets are read. ``year`` is the one that is scored, if it is known."""
        others = 0
        first: Place | None = None
        for column in self.columns:
            for branch in sorted(column.branches):
                if (column.date, column.activity) in self._scheduled:
                    continue
                if year is None or self.known.counts_in(branch, column.date, year):
                    self._tell_unattended(column, branch)
                else:
                    others += 1
                    first = first or column.place
            if year is None or any(self.known.counts_in(each, column.date, year) for each in column.branches):
                self._tell_blanks(column)
                self._tell_outside(column)
        if others and year is not None:
            told = {"count": others, "year": self.lexicon.rulebook.label(year)}
            self.problems.add("other-columns", first or Place(self.grid.title), self.grid.index, **told)

    def _tell_unattended(self, column: _Column, branch: str) -> None:
        event = (branch, column.date, column.activity)
        if event not in self.known.marked and event not in self.known.unmarked and not column.marks:
            told = {"found": Term(column.activity), "date": column.date.isoformat(), "branch": branch}
            self.problems.put("unattended", column.place, -1, told)

    def _tell_blanks(self, column: _Column) -> None:
        """Members of whom nothing is recorded at an event that others attended."""
        if not column.marks:
            return
        told = {"found": Term(column.activity), "date": column.date.isoformat()}
        for row, member in column.blank:
            key, branch, track, start, end = member[1], member[3], member[4], member[7], member[8]
            expected = branch in column.branches and column.activity in self._held.get(track, ())
            if (
                expected
                and _within(column.date, start, end)
                and (key, column.date, column.activity) not in self.known.attended
            ):
                place = Place(self.grid.title, row - 1, self.grid.left + column.at)
                self.problems.put("sign-in-blank", place, self.grid.index, told)

    def _tell_outside(self, column: _Column) -> None:
        for mark in column.marks:
            if mark.attendance != Exempt and not _within(column.date, mark.member[7], mark.member[8]):
                told = {"date": column.date.isoformat()}
                self.problems.put("outside-period", self._cell(mark), self.grid.index, told)

    def _tell_totals(self, head: overhead.Head, layout: Matrix, people: Mapping[int, RowValues]) -> None:
        if not has_sums(self.table, layout, head, people):
            return
        by_place = {(mark.row - 1 - self.grid.top, mark.at): mark.attendance for c in self.columns for mark in c.marks}
        for row, at, found, counted in differing(self.table, layout, head, people, by_place, self.meaning):
            self._add("total-differs", row, at, found=found, count=counted)

    def _tell_seen(self, people: Mapping[int, RowValues]) -> None:
        """What nobody sees, or is struck through: it counts."""
        grid = self.grid
        read = {grid.left + column.at: column.activity for column in self.columns}
        hidden = {at: title for at, title in read.items() if at in grid.hidden_columns}
        row = next((each.place.row for each in self.columns if grid.left + each.at in hidden), 0) or 0
        tell_hidden(grid, row, hidden, self.problems)
        tell_looks(grid, read, grid.top + min(people, default=0), self.problems)
        mine = {code: [row for row in rows if row - grid.top in people] for code, rows in unseen_rows(grid).items()}
        tell_rows(grid, mine, self.layout.anchor if self.layout else 0, self.problems)

    # ── Records ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def events(self) -> Iterator[Event]:
        """The events that 安排 does not have."""
        for column in self.columns:
            if (column.date, column.activity) not in self._scheduled:
                letters = column_letters(self.grid.left + column.at)
                row = (column.place.row or 0) + 1
                for branch in sorted(column.branches):
                    yield SignInEvent(
                        row, branch, column.date, column.activity, column.hours, None, column.source, letters
                    )

    def rows(self) -> Iterator[Activity]:
        """How members attended, what 活動 has of it as well left out; column by column."""
        columns = {column.at: column for column in self.columns}
        attended = self.known.attended
        letters = {at: column_letters(self.grid.left + at) for at in columns}
        for (key, date, activity), mark in self.known.signed.items():
            if (key, date, activity) not in attended:
                yield SignIn(
                    mark.row, key, None, date, activity, mark.attendance,  # type: ignore[arg-type]
                    source=columns[mark.at].source, column=letters[mark.at],
                )  # fmt: skip

    # ── Places ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _place(self, row: int, at: int) -> Place:
        return Place(self.grid.title, self.grid.top + row, self.grid.left + at)

    def _cell(self, mark: Signed) -> Place:
        return Place(self.grid.title, mark.row - 1, self.grid.left + mark.at)

    def _add(self, code: str, row: int, at: int, /, **params: object) -> None:
        self.problems.add(code, self._place(row, at), self.grid.index, **params)

    def _at(self, cell: Cell, code: str, params: Mapping[str, object]) -> None:
        self.problems.put(code, Place(cell.sheet, cell.row, cell.column), self.grid.index, params)


def _within(date: dt.date, start: object, end: object) -> bool:
    return not (isinstance(start, dt.date) and date < start) and not (isinstance(end, dt.date) and date > end)
