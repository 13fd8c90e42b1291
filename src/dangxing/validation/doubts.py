"""What is allowed, but hardly meant: told as warnings to whoever checks a workbook, and never when it is scored.

Every doubt is about records that are sound by themselves: something that is missing, stands twice, or is too alike.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from dangxing.records import VOTES, Activity, Appraisal, Branch, Member, Present, SheetKey
from dangxing.rules import Rulebook
from dangxing.script import Term, fold
from dangxing.validation.problems import Problems
from dangxing.validation.sheets import Table

# Fewer ballots than this may well be alike.
_BALLOTS = 3


def doubt(
    tables: Mapping[SheetKey, Table],
    rows: Mapping[SheetKey, list[Any]],
    active: Collection[object],
    rulebook: Rulebook,
    problems: Problems,
) -> None:
    """Tell every doubt about the rows that are sound. One pass over each sheet.

    ``active`` are the ids that have any row in 活動, sound or not.
    """
    members: Sequence[Member] = rows.get("members", ())
    activities: Sequence[Activity] = rows.get("activities", ())
    if "members" in tables:
        _namesakes(tables["members"], members, problems)
    if "activities" in tables:
        _activities(tables["activities"], activities, {member.id: member for member in members}, rulebook, problems)
        if "members" in tables:
            _idle(tables["members"], members, active, problems)
    if "appraisal" in tables:
        branch_of = {member.id: member.branch for member in members}
        _ballots(tables["appraisal"], rows["appraisal"], branch_of, rows.get("branches", ()), problems)


def _tell(problems: Problems, table: Table, code: str, row: int, field: str, /, **params: object) -> None:
    problems.add(code, table.place(row, field), table.grid.index, **params)


def _namesakes(table: Table, members: Sequence[Member], problems: Problems) -> None:
    """A member who may stand in the list under two ids."""
    first: dict[tuple[str, str], Member] = {}
    for member in members:
        before = first.setdefault((fold(member.name[:100]), member.branch), member)
        if before is not member:
            at = table.place(before.row, "name").cell
            _tell(problems, table, "namesake", member.row, "name", found=member.name, first=at, id=before.id)


def _idle(table: Table, members: Sequence[Member], active: Collection[object], problems: Problems) -> None:
    """A member of whom nothing at all is recorded."""
    for member in members:
        if member.id not in active:
            _tell(problems, table, "no-activity", member.row, "id", found=member.name, id=member.id)


def _activities(
    table: Table,
    activities: Sequence[Activity],
    members: Mapping[str, Member],
    rulebook: Rulebook,
    problems: Problems,
) -> None:
    """Rows that may have been entered twice, and papers and deeds that nothing attests."""
    kinds = {
        track: {name: entry.kind for name, entry in rules.activities.items()}
        for track, (rules, _) in rulebook.tracks.items()
    }
    attested = "evidence" in table.positions
    first: dict[tuple[str, dt.date, str, str | None], int] = {}
    bare = 0
    for row in activities:
        member = members.get(row.id)
        kind = kinds.get(member.track, {}).get(row.activity) if member else None
        if kind is None or kind == "held" or row.attendance != Present:
            continue
        before = first.setdefault((row.id, row.date, row.activity, row.result), row.row)
        if before != row.row:
            at = table.place(before, "activity").cell
            told = {"found": Term(row.activity), "date": row.date.isoformat(), "first": at}
            _tell(problems, table, "probable-duplicate", row.row, "activity", **told)
        if row.evidence is None and kind in ("paper", "deed"):
            bare += 1
            if attested:
                _tell(problems, table, "no-evidence", row.row, "evidence", activity=Term(row.activity))
    if bare and not attested:
        title = Term(table.contract.columns["evidence"].title)
        problems.add("no-evidence-column", table.place_of_header(), table.grid.index, column=title, count=bare)


def _ballots(
    table: Table,
    appraisal: Sequence[Appraisal],
    branch_of: Mapping[str, str],
    branches: Sequence[Branch],
    problems: Problems,
) -> None:
    """More votes than people who could cast them, and a branch in which everyone got the very same ballot."""
    attending = {row.branch: row.attending for row in branches}
    cast: dict[str, list[tuple[Appraisal, tuple[int, ...]]]] = defaultdict(list)
    for row in appraisal:
        branch = branch_of.get(row.id)
        votes = tuple(getattr(row, column) or 0 for column in VOTES.values())
        if branch is None or not any(votes):
            continue
        cast[branch].append((row, votes))
        most = attending.get(branch)
        if most is not None and sum(votes) > most:
            _tell(problems, table, "too-many-votes", row.row, "votes_excellent", found=sum(votes), attending=most)
    for branch, ballots in cast.items():
        if len(ballots) >= _BALLOTS and len({votes for _, votes in ballots}) == 1:
            row = ballots[0][0]
            told = {"branch": branch, "count": len(ballots)}
            _tell(problems, table, "same-ballots", row.row, "votes_excellent", **told)
