"""What is allowed, but hardly meant: told as warnings to whoever checks or scores a workbook.

Every doubt is about rows that are sound by themselves: something that is missing, stands twice, or is too alike. Rows
are the converted values in the order of the records' fields.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from itertools import compress, repeat
from operator import and_, eq, is_
from typing import Any

from dangxing.language.looks import look
from dangxing.language.script import LONGEST_WORD, Term, fold
from dangxing.records import Present, SheetKey
from dangxing.rules import Rulebook, RuleSet, Track
from dangxing.workbook.validating.problems import Problems
from dangxing.workbook.validating.rows import Columns, RowValues, only
from dangxing.workbook.validating.sheets import Table

# Fewer ballots than this may well be alike.
_BALLOTS = 3
# What tells two rows apart: whose, date, activity, hours, characters, level, result, place, points and subject.
_TOLD_APART = (1, 3, 4, 6, 7, 8, 9, 12, 13, 14)

Rows = Sequence[RowValues]


def doubt(
    tables: Mapping[SheetKey, Table], rows: Mapping[SheetKey, Rows], active: Collection[object], problems: Problems
) -> None:
    """Tell every doubt about the rows that are sound, but those of 活動. One pass over each sheet.

    ``active`` are the ids that have any row in 活動, sound or not.
    """
    members = rows.get("members", ())
    if "members" in tables:
        _namesakes(tables["members"], members, problems)
        if "activities" in tables:
            _idle(tables["members"], members, active, problems)
    if "appraisal" in tables:
        _ballots(tables["appraisal"], rows["appraisal"], members, rows.get("branches", ()), problems)


def _tell(problems: Problems, table: Table, code: str, row: int, field: str, /, **params: object) -> None:
    problems.add(code, table.place(row, field), table.grid.index, **params)


def _namesakes(table: Table, members: Rows, problems: Problems) -> None:
    """A member who may stand in the list under two ids."""
    first: dict[tuple[str, str], tuple[int, str]] = {}
    for row, key, name, branch, *_ in members:
        before, before_id = first.setdefault((look(name[:LONGEST_WORD]), branch), (row, key))
        if before != row:
            at = table.place(before, "name").cell
            _tell(problems, table, "namesake", row, "name", found=name, first=at, id=before_id)


def _idle(table: Table, members: Rows, active: Collection[object], problems: Problems) -> None:
    """A member of whom nothing at all is recorded."""
    for row, key, name, *_ in members:
        if key not in active:
            _tell(problems, table, "no-activity", row, "id", found=name, id=key)


class ActivityDoubts:
    """Rows of 活動 that may have been entered twice, papers and deeds that nothing attests, cells that none reads."""

    def __init__(self, table: Table, members: Rows, rulebook: Rulebook, problems: Problems) -> None:
        self._table = table
        self._problems = problems
        # Activities that are not held, by track, and those of them that something is to attest.
        known = [
            (key, name, entry.kind)
            for key, (rules, _) in rulebook.tracks.items()
            for name, entry in rules.activities.items()
        ]
        self._free = frozenset((track, name) for track, name, kind in known if kind != "held")
        self._to_attest = frozenset((track, name) for track, name, kind in known if kind in ("paper", "deed"))
        self._attested = "evidence" in table.positions
        self._first: dict[tuple[object, ...], int] = {}
        self._bare = 0
        self._track: Mapping[object, object] = {member[1]: member[4] for member in members}
        self._tracks = rulebook.tracks
        self._subjects: dict[tuple[str, str, str], int] = {}

    @cached_property
    def _read(self) -> Mapping[object, Mapping[str, set[str]]]:
        """Whose places and subjects are read, by track: most workbooks have neither."""
        return {track: _reads(rules, own) for track, (rules, own) in self._tracks.items()}

    def __call__(self, columns: Columns) -> None:
        """Tell the doubts about the next rows."""
        if not self._table.positions.keys().isdisjoint(("place", "subject")):
            for values in zip(*columns, strict=True):
                if values[12] is not None or values[14] is not None:
                    self._unread(values)
        kinds = list(zip(map(self._track.get, columns[1]), columns[4], strict=True))
        present = map(eq, columns[5], repeat(Present))
        free = list(map(and_, map(self._free.__contains__, kinds), present))
        rows, evidence, *told_apart = only([columns[at] for at in (0, 10, *_TOLD_APART)], free)
        own = list(zip(*told_apart, strict=True))
        first = list(map(self._first.setdefault, own, rows))
        for row, before, (_, date, activity, *_) in zip(rows, first, own, strict=True) if first != rows else ():
            if before != row:
                at = self._table.place(before, "activity").cell
                told: dict[str, Any] = {"found": Term(activity), "date": date.isoformat(), "first": at}
                _tell(self._problems, self._table, "probable-duplicate", row, "activity", **told)
        bare = map(is_, evidence, repeat(None))
        for row, kind in compress(zip(rows, compress(kinds, free), strict=True), bare):
            if kind in self._to_attest:
                self._bare += 1
                if self._attested:
                    _tell(self._problems, self._table, "no-evidence", row, "evidence", activity=Term(kind[1]))

    def _unread(self, values: RowValues) -> None:
        """A place that no rule reads; and rows of one subject, of which people expect that only the best counts."""
        row, key, activity, place, subject = values[0], values[1], values[4], values[12], values[14]
        read = self._read.get(self._track.get(key), {})
        if place is not None and activity not in read.get("place", ()):
            _tell(self._problems, self._table, "place-unread", row, "place", activity=Term(activity))
        if subject is not None and activity not in read.get("subject", ()):
            before = self._subjects.setdefault((key, activity, fold(subject[:LONGEST_WORD])), row)
            if before != row:
                at = self._table.place(before, "subject").cell
                told: dict[str, Any] = {"activity": Term(activity), "first": at}
                _tell(self._problems, self._table, "subject-unread", row, "subject", **told)

    def close(self) -> None:
        """Tell what only all rows together show."""
        if self._bare and not self._attested:
            title = Term(self._table.contract.columns["evidence"].title)
            place = self._table.place_of_header()
            self._problems.add("no-evidence-column", place, self._table.grid.index, column=title, count=self._bare)


def _reads(rules: RuleSet, track: Track) -> dict[str, set[str]]:
    """The activities whose places and subjects are read by a rule of the track, or must be there."""
    found: dict[str, set[str]] = {"place": set(), "subject": set()}
    for name, entry in rules.activities.items():
        for field, activities in found.items():
            if getattr(entry, field) == "required":
                activities.add(name)
    for category in track.categories.values():
        for rule in category.rules.values():
            for column in rule.reckons():
                if column.sheet == "activities" and column.column in found:
                    found[column.column].update(column.holders)
        for part in category.parts.values():
            if part.keep and part.keep.same in found:
                found[part.keep.same].update(
                    name for rule in part.rules.values() for name in rule.activities_among(rules)
                )
    return found


def _ballots(table: Table, appraisal: Rows, members: Rows, branches: Rows, problems: Problems) -> None:
    """More votes than people who could cast them, and a branch in which everyone got the very same ballot."""
    branch_of = {member[1]: member[3] for member in members}
    attending = {row[1]: row[5] for row in branches}
    cast: dict[str, list[tuple[int, tuple[int, ...]]]] = defaultdict(list)
    for row, key, _verdict, _score, *rest in appraisal:
        branch = branch_of.get(key)
        votes = tuple(count or 0 for count in rest[:4])
        if branch is None or not any(votes):
            continue
        cast[branch].append((row, votes))
        most = attending.get(branch)
        if most is not None and sum(votes) > most:
            _tell(problems, table, "too-many-votes", row, "votes_excellent", found=sum(votes), attending=most)
    for branch, ballots in cast.items():
        if len(ballots) >= _BALLOTS and len({votes for _, votes in ballots}) == 1:
            told = {"branch": branch, "count": len(ballots)}
            _tell(problems, table, "same-ballots", ballots[0][0], "votes_excellent", **told)
