"""What is allowed, but hardly meant: told as warnings to whoever checks or scores a workbook.

Every doubt is about rows that are sound by themselves: something that is missing, stands twice, or is too alike. Rows
are the converted values in the order of the records' fields.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from dangxing.language.script import Term, fold
from dangxing.records import Present, SheetKey
from dangxing.rules import Rulebook
from dangxing.workbook.validating.problems import Problems
from dangxing.workbook.validating.rows import RowValues
from dangxing.workbook.validating.sheets import Table

_NOTHING: Mapping[str, bool] = {}
# Fewer ballots than this may well be alike.
_BALLOTS = 3

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
        before, before_id = first.setdefault((fold(name[:100]), branch), (row, key))
        if before != row:
            at = table.place(before, "name").cell
            _tell(problems, table, "namesake", row, "name", found=name, first=at, id=before_id)


def _idle(table: Table, members: Rows, active: Collection[object], problems: Problems) -> None:
    """A member of whom nothing at all is recorded."""
    for row, key, name, *_ in members:
        if key not in active:
            _tell(problems, table, "no-activity", row, "id", found=name, id=key)


class ActivityDoubts:
    """Rows of 活動 that may have been entered twice, and papers and deeds that nothing attests."""

    def __init__(self, table: Table, members: Rows, rulebook: Rulebook, problems: Problems) -> None:
        self._table = table
        self._problems = problems
        # By member, the activities that are not held, and whether something is to attest them.
        by_track = {
            track: {
                name: entry.kind in ("paper", "deed")
                for name, entry in rules.activities.items()
                if entry.kind != "held"
            }
            for track, (rules, _) in rulebook.tracks.items()
        }
        self._attested = "evidence" in table.positions
        self._to_attest = {member[1]: by_track.get(member[4], _NOTHING) for member in members}
        self._first: dict[tuple[str, dt.date, str, str | None], int] = {}
        self._bare = 0

    def __call__(self, rows: Rows) -> None:
        """Tell the doubts about the next rows."""
        to_attest, first, attested = self._to_attest, self._first, self._attested
        for row, key, _name, date, activity, attendance, _hours, _characters, _level, result, evidence, *_ in rows:
            attest = to_attest.get(key, _NOTHING).get(activity)
            if attest is None or attendance != Present:
                continue
            before = first.setdefault((key, date, activity, result), row)
            if before != row:
                at = self._table.place(before, "activity").cell
                told: dict[str, Any] = {"found": Term(activity), "date": date.isoformat(), "first": at}
                _tell(self._problems, self._table, "probable-duplicate", row, "activity", **told)
            if evidence is None and attest:
                self._bare += 1
                if attested:
                    _tell(self._problems, self._table, "no-evidence", row, "evidence", activity=Term(activity))

    def close(self) -> None:
        """Tell what only all rows together show."""
        if self._bare and not self._attested:
            title = Term(self._table.contract.columns["evidence"].title)
            place = self._table.place_of_header()
            self._problems.add("no-evidence-column", place, self._table.grid.index, column=title, count=self._bare)


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
