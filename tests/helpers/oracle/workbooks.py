"""Made records as a workbook that an office could have written, to hold the written score against its formulas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import sheets
from dangxing.records import Activity, Appraisal, Member, Records
from oracle.dice import Made
from oracle.record_books import fields_of
from oracle.rule_sets import rules_of
from oracle.rules import MARKS

_ATTENDED = {"present": "出席", "excused": "請假", "unexcused": "缺席", "exempt": "免"}
_STANDING = {"full": "正式", "probationary": "預備", None: None}
_MEMBERS = (*sheets.MEMBERS, "上期得分", "上期結果")
_ACTIVITIES = (*sheets.ACTIVITIES, "名次", "分值", "主題")


def _titles(rules: Sequence[Made]) -> dict[str, str]:
    return {name: track["title"] for each in rules for name, track in each["tracks"].items()}


def _marks() -> dict[str, str]:
    """The title of each column of marks, by the field that holds it."""
    return {
        field: name if len(fields_of(name)) == 1 else f"{name}{at}"
        for name in MARKS for at, field in enumerate(fields_of(name), 1)
    }  # fmt: skip


def _judged(rules: Sequence[Made]) -> frozenset[str]:
    """What people judge that a rule of every track reads: points are an error where none does."""
    tracks = [track for each in rules for track in each["tracks"].values()]
    read = [
        {
            rule["activity"]
            for category in track["categories"].values() for rule in rules_of(category).values()
            if rule["kind"] == "given" and "whose" not in rule
        }
        for track in tracks
    ]  # fmt: skip
    return frozenset(set.intersection(*read))


def written(rules: Sequence[Made], records: Records, path: Path) -> Path:
    """The records as a workbook; rows of points that no rule reads, and branches that nobody is of, are left out."""
    titles, marks, judged = _titles(rules), _marks(), _judged(rules)
    homes = {one.branch for one in records.members}
    rows = [row for row in records.activities if row.points is None or row.activity in judged]
    events = [event for event in records.schedule if event.branch in homes]
    branches = [branch for branch in records.branches if branch.branch in homes]
    found: dict[str, list[tuple[object, ...]]] = {
        "成員": [_MEMBERS, *(_member(one, titles) for one in records.members)],
        "安排": [sheets.SCHEDULE, *((e.branch, e.date, e.activity, _number(e.hours), None) for e in events)],
        "活動": [_ACTIVITIES, *map(_activity, rows)],
        "評議": [(*sheets.APPRAISAL, *marks.values()), *(_appraisal(row, marks) for row in records.appraisal)],
        "支部": [
            sheets.BRANCHES,
            *((b.branch, b.year_end_rank, b.branches_ranked, b.staff, b.attending) for b in branches),
        ],
    }
    return sheets.write(found, path)


def _activity(row: Activity) -> tuple[object, ...]:
    return (
        row.id, None, row.date, row.activity, _ATTENDED[row.attendance], _number(row.hours), _number(row.characters),
        row.level, row.result, "佐證", None, row.place, _number(row.points), row.subject,
    )  # fmt: skip


def _appraisal(row: Appraisal, marks: Iterable[str]) -> tuple[object, ...]:
    return (
        row.id, row.verdict, _number(row.poll_score), row.votes_excellent, row.votes_qualified,
        row.votes_basically_qualified, row.votes_unqualified, _number(row.satisfaction), None,
        *(_number(getattr(row, field)) for field in marks),
    )  # fmt: skip


def _member(one: Member, titles: dict[str, str]) -> tuple[object, ...]:
    return (
        one.id, one.name, one.branch, titles[one.track], one.post, _STANDING[one.standing], one.start, one.end,
        _number(one.grade), None, _number(one.carried), one.last_outcome,
    )  # fmt: skip


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))
