"""What no single cell shows: rows held against each other, against the members, and against the rules.

Each check looks at the converted rows of a chunk, those with a faulty cell included, so that one run tells everything;
a value of the wrong type is some other problem's business and is passed over.
"""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import NamedTuple

from dangxing.language.looks import id_look, of_several, ordinals
from dangxing.language.script import LONGEST_WORD, Term, Terms, fold, nearest
from dangxing.records import Place
from dangxing.rules import Vocabulary
from dangxing.workbook.validating.faults import Fault, shown, unknown_value
from dangxing.workbook.validating.lexicon import Lexicon, Words
from dangxing.workbook.validating.problems import Problems
from dangxing.workbook.validating.rows import Columns, RowValues
from dangxing.workbook.validating.sheets import Table

_SEARCHES = 20
# Mistakes that are told in the same words again: not a million different ones.
_KEPT = 10_000

Event = tuple[str, dt.date, str]
"""Branch or member, date, activity."""


class Signed(NamedTuple):
    """A mark of 簽到: its row (from 1), its column in the grid and in the sheet, the member, the attendance."""

    row: int
    at: int
    column: int
    member: RowValues
    attendance: str


class Known:
    """What the sheets read so far have told: members, their branches and rules, held events, and years of rows.

    Where there is no list of members (``listed``), nothing can be held against it.
    """

    def __init__(self, lexicon: Lexicon, *, listed: bool) -> None:
        self.listed = listed
        self.term_tracks = lexicon.terms
        # The month that the year begins with, by track; that of rows of which no track is known.
        self.months = {track: calendar.month for track, calendar in lexicon.calendars.items()}
        self.usual_month = lexicon.calendar.month if lexicon.calendar else 1
        self.members: dict[str, RowValues] = {}
        self.active: set[object] = set()
        self.ids_by_name: dict[str, str | None] = {}
        self.branches: dict[str, set[object]] = {}
        # The rows of groups, by branch.
        self.groups: dict[str, RowValues] = {}
        self.events: set[Event] | None = None
        self.years: dict[str, Counter[int]] = {"schedule": Counter(), "sign_in": Counter(), "activities": Counter()}
        # By sheet and year, the place in the workbook of its sheet, and the first cell with a date of that year.
        self.dated: dict[tuple[str, int], tuple[int, Place]] = {}
        # Events of branches whose members differ in when their year begins, by sheet and the years that they are of.
        self.of_either: Counter[tuple[str, tuple[int, ...]]] = Counter()
        # Members by id where 評議 has a row of them; None where there is no such sheet.
        self.appraised: dict[str, int] | None = None
        # The rows of events that members were to attend, and of the first attendance that was marked, or left blank.
        self.planned: dict[Event, int] = {}
        self.marked: dict[Event, int] = {}
        self.unmarked: dict[Event, int] = {}
        self.attendance_column: int | None = None
        # By member and event: the mark of 簽到, and the row of 活動.
        self.signed: dict[Event, Signed] = {}
        self.attended: dict[Event, int] = {}
        # Days of rows that may be of any event, for want of a member or an activity; None: a row without a day.
        self.unresolved: set[dt.date | None] = set()
        self.outside: list[tuple[int, dt.date, int]] = []
        self.unscheduled: list[tuple[int, Event]] = []
        # Of terms that cross New Year: by branch and by the year in which they end, the day on which the first begins.
        self.terms: dict[str, dict[int, dt.date]] = {}
        # The first id of each look, and the looks that several ids have.
        self._by_look: dict[str, str] = {}
        self._doubled: set[str] = set()
        self._branch_meant: dict[str, str | None] = {}
        # The months that years begin with, by branch: asked for when all members are known.
        self._months_of: dict[object, set[int]] = {}

    @cached_property
    def charged(self) -> defaultdict[tuple[object, object, object], set[object]]:
        """By branch, activity and result, the ids of whose rows there are for which a rule takes points off by post."""
        return defaultdict(set)

    def branches_by_id(self) -> dict[str, str]:
        """The branches of the members, where they could be read."""
        named = ((key, values[3]) for key, values in self.members.items())
        return {key: branch for key, branch in named if isinstance(branch, str)}

    def alike(self, key: str) -> str | None:
        """Note the id of a member; gives the first that it is like, one of another look alone: see :func:`id_look`."""
        look = id_look(key)
        first = self._by_look.setdefault(look, key)
        if first == key:
            return None
        self._doubled.add(look)
        return first

    def member_meant(self, key: str, name: object = None) -> str | None:
        """The id that an unknown one is meant for: that of the name in the row, or of the name in its own place.

        Without a name, the one that differs in its look only. None where there is none, or more than one: ids that
        are merely similar are no less different people, and two in one cell are neither.
        """
        if of_several(key, self.members):
            return None
        if isinstance(name, str):
            return self.ids_by_name.get(name_key(name))
        by_name = self.ids_by_name.get(name_key(key))
        look = id_look(key)
        return by_name if by_name is not None or look in self._doubled else self._by_look.get(look)

    def counts_in(self, branch: str, date: dt.date, year: int) -> bool:
        """Whether an event of a branch counts for a year: its own, or one in which a term that holds it ends."""
        first = self.terms.get(branch, {}).get(year)
        return year in self._of_calendars(branch, date) or (first is not None and first <= date and date.year < year)

    def years_of(self, branch: object, date: dt.date) -> tuple[int, ...]:
        """The years that an event is of: that in which a term that holds it ends, where the branch has members with
        terms only; several where its members differ in when their year begins."""
        terms = self.terms.get(branch, {}) if isinstance(branch, str) else {}
        if terms and all(track in self.term_tracks for track in self.branches[str(branch)]):
            return (next((end for end, first in terms.items() if first <= date and date.year < end), date.year),)
        return self._of_calendars(branch, date)

    def count(self, sheet: str, branch: object, date: dt.date, order: int, place: Callable[[], Place]) -> None:
        """Count an event of a sheet, told at a place, for its year."""
        years = self.years_of(branch, date)
        for year in years:
            if (sheet, year) not in self.dated:
                self.dated[sheet, year] = order, place()
        if len(years) == 1:
            self.years[sheet][years[0]] += 1
        else:
            self.of_either[sheet, years] += 1

    def rows_by_year(self) -> Counter[int]:
        """How many rows of all sheets are of each year that any is of."""
        counts: Counter[int] = Counter()
        for years in self.years.values():
            counts.update({year: count for year, count in years.items() if count})
        return counts

    def _of_calendars(self, branch: object, date: dt.date) -> tuple[int, ...]:
        months = self._months_of.get(branch)
        if months is None:
            tracks = self.branches.get(branch, ()) if isinstance(branch, str) else ()
            months = {self.months.get(str(track), self.usual_month) for track in tracks} or {self.usual_month}
            self._months_of[branch] = months
        if len(months) == 1:
            return (date.year - (date.month < min(months)),)
        return tuple(sorted({date.year - (date.month < month) for month in months}))

    def branch_meant(self, branch: str) -> str | None:
        """The branch that an unknown one may be meant for; None where none is like it."""
        if branch not in self._branch_meant and len(self._branch_meant) < _SEARCHES:
            wanted = ordinals(fold(branch[:LONGEST_WORD]))
            known = ((fold(each[:LONGEST_WORD]), each) for each in self.branches)
            alike = {key: each for key, each in known if ordinals(key) == wanted}
            self._branch_meant[branch] = nearest(branch, alike)
        return self._branch_meant.get(branch)


def name_key(name: str) -> str:
    """What is equal for names that differ in script, width or blanks only."""
    return fold(name[:LONGEST_WORD])


class Check(ABC):
    """The common part: where problems of a table go."""

    def __init__(self, table: Table, lexicon: Lexicon, problems: Problems, known: Known) -> None:
        self.table = table
        self.lexicon = lexicon
        self.problems = problems
        self.known = known
        self._unknown: dict[tuple[str, str], Fault] = {}

    @abstractmethod
    def __call__(self, columns: Columns) -> None:
        """Check a chunk of rows, by columns, and keep what other sheets are held against."""

    def tell(self, code: str, row: int, field: str, **params: object) -> None:
        """Note a problem at the cell of a field."""
        self.problems.add(code, self.table.place(row, field), self.table.grid.index, **params)

    def put(self, code: str, row: int, field: str, params: Mapping[str, object]) -> None:
        """Note a problem with parameters that others may share."""
        self.problems.put(code, self.table.place(row, field), self.table.grid.index, params)

    def cell(self, row: int, field: str) -> str:
        """The address of a cell of this sheet, for a message that names a second place."""
        return self.table.place(row, field).cell or ""

    def title(self, field: str) -> Term:
        """The title of a column."""
        return Term(self.table.contract.columns[field].title)

    def unknown_word(self, row: int, field: str, written: str) -> None:
        """A word that the column of the field does not take."""
        key = (field, written)
        found = self._unknown.get(key)
        if found is None:
            contract = self.table.contract
            found = unknown_value(contract.columns[field], shown(written), self.lexicon, contract)
            if len(self._unknown) < _KEPT and len(written) <= LONGEST_WORD:
                self._unknown[key] = found
        self.put(found.code, row, field, found.params)

    def unknown_branch(self, row: int, branch: str, code: str) -> None:
        """A branch that no member belongs to, with the nearest that has members."""
        if self.known.listed:
            self.tell(code, row, "branch", found=shown(branch), nearest=self.known.branch_meant(branch))

    def unknown_member(self, row: int, key: str, name: object = None) -> None:
        """An id that no member has, with the one that may be meant."""
        if self.known.listed:
            self.tell("unknown-member", row, "id", found=shown(key), nearest=self.known.member_meant(key, name))


class MemberCheck(Check):
    """成員: ids once, tracks known, dates in order, posts that look like a post of the rules but are none."""

    def __call__(self, columns: Columns) -> None:
        """Check a chunk, and keep its members."""
        for values in zip(*columns, strict=True):
            row, key, name, branch, track, post, _standing, start, end, _grade, _notes, _carried, outcome, *_ = values
            if isinstance(key, str):
                first = self.known.members.get(key)
                if first is not None:
                    self.tell("duplicate-id", row, "id", found=shown(key), first=self.cell(first[0], "id"))
                else:
                    self.known.members[key] = values
                    self._told_apart(row, key)
            if track in self.lexicon.groups and isinstance(key, str):
                self._note_group(values)
            if isinstance(branch, str):
                self.known.branches.setdefault(branch, set()).add(track)
            if isinstance(key, str) and isinstance(name, str):
                owner = self.known.ids_by_name.setdefault(name_key(name), key)
                if owner != key:
                    self.known.ids_by_name[name_key(name)] = None
            if isinstance(track, str) and track not in self.lexicon.rulebook.tracks:
                self.unknown_word(row, "track", track)
            if isinstance(start, dt.date) and isinstance(end, dt.date):
                if end < start:
                    self.tell("dates-reversed", row, "end", start=start.isoformat(), end=end.isoformat())
                elif start.year < end.year and track in self.lexicon.terms and isinstance(branch, str):
                    terms = self.known.terms.setdefault(branch, {})
                    terms[end.year] = min(start, terms.get(end.year, start))
            if isinstance(post, str) and post not in self.lexicon.posts.allowed:
                self._near_post(row, post)
            if isinstance(outcome, str) and self._looks_back and outcome not in self.lexicon.outcomes.allowed:
                self.unknown_word(row, "last_outcome", outcome)

    @cached_property
    def _looks_back(self) -> bool:
        """Whether any rule set looks at the outcome of the last period."""
        return any(rules.looks_back for rules in self.lexicon.rulebook.rule_sets.values())

    def _note_group(self, values: RowValues) -> None:
        """A row that is a group: known by its branch too, and none of whom one expects records."""
        row, key, _name, branch, track, *_ = values
        self.known.active.add(key)
        if isinstance(branch, str):
            first = self.known.groups.setdefault(branch, values)
            if first[1] != key and first[4] == track:
                self.tell("group-twice", row, "branch", found=shown(branch), first=self.cell(first[0], "id"))

    def _told_apart(self, row: int, key: str) -> None:
        other = self.known.alike(key)
        if other is not None:
            first = self.cell(self.known.members[other][0], "id")
            self.tell("id-alike", row, "id", found=shown(key), first=first, id=shown(other))

    def _near_post(self, row: int, post: str) -> None:
        # 兼職書記 is not 書記 by the contract and gets no points bound to that post; whoever wrote it should know.
        folded = fold(post[:100])
        for known in self.lexicon.posts.allowed:
            if fold(known) in folded:
                allowed = Terms("、".join(self.lexicon.posts.allowed))
                self.tell("post-without-points", row, "post", found=shown(post), allowed=allowed)
                return


class EventCheck(Check):
    """安排: branches that have members, activities that are held, what each must hold, no event twice."""

    def __init__(self, table: Table, lexicon: Lexicon, problems: Problems, known: Known) -> None:
        super().__init__(table, lexicon, problems, known)
        self.first: dict[Event, int] = {}
        self.vocabulary: dict[str, Vocabulary] = {}
        for rules in lexicon.rulebook.rule_sets.values():
            for name, entry in rules.activities.items():
                if entry.kind in ("held", "branch"):
                    self.vocabulary.setdefault(name, entry)
        self.words = Words({name: (entry.en,) for name, entry in self.vocabulary.items()})
        self.events = known.events = set()

    def __call__(self, columns: Columns) -> None:
        """Check a chunk, and keep its events."""
        branches = self.known.branches
        vocabulary, first = self.vocabulary, self.first
        for row, branch, date, activity, hours, *_ in zip(*columns, strict=True):
            if branch not in branches and isinstance(branch, str):
                self.unknown_branch(row, branch, "unknown-branch")
            dated = isinstance(date, dt.date)
            if dated:
                place = partial(self.table.place, row, "date")
                self.known.count("schedule", branch, date, self.table.grid.index, place)
            entry = vocabulary.get(activity)
            if entry is None:
                if isinstance(activity, str):
                    self._not_held(row, activity)
                continue
            if hours is None and entry.hours == "required":
                self.tell("missing-for-activity", row, "hours", column=self.title("hours"), activity=Term(activity))
            if dated and isinstance(branch, str):
                event = (branch, date, activity)
                if first.setdefault(event, row) != row:
                    cell = self.cell(first[event], "activity")
                    told = {"found": Term(activity), "date": date.isoformat(), "first": cell}
                    self.put("duplicate-event", row, "activity", told)
                else:
                    self.events.add(event)
                    if entry.kind == "held":
                        self.known.planned[event] = row

    def _not_held(self, row: int, activity: str) -> None:
        known = any(activity in rules.activities for rules in self.lexicon.rulebook.rule_sets.values())
        code = "not-held" if known else "unknown-activity"
        near = self.lexicon.activity_meant(activity, self.words)
        found = Term(activity) if known else shown(activity)
        self.tell(code, row, "activity", found=found, nearest=None if near is None else Term(near))
