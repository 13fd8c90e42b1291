"""The notice for other programs: JSON and CSV."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dangxing.language import Language
from dangxing.reports.quarterly.model import Member, Notice, RuleSetPart
from dangxing.summary import csv_text

Json = dict[str, Any]

CSV_COLUMNS = (
    "year", "quarter", "as_of", "rule_set", "branch", "id", "name", "track", "met", "asked", "score", "full", "due",
    "workbook",
)  # fmt: skip


def document(notice: Notice, problems: Iterable[Json], language: Language) -> Json:
    """The notice as one JSON object; ``met`` and ``asked`` are null where the rules know no requirements."""
    return {
        "year": notice.year,
        "quarter": notice.quarter,
        "as_of": notice.date.isoformat(),
        "rule_sets": [
            {
                "rule_set": part.rule_set,
                "title": part.title(language),
                "branches": [
                    {
                        "branch": branch.branch,
                        "members": [_member(part, member, language) for member in branch.members],
                        "others": branch.others,
                    }
                    for branch in part.branches
                ],
            }
            for part in notice.rule_sets
        ],
        "problems": list(problems),
    }


def to_csv(notice: Notice, language: Language) -> str:
    """A row a member."""
    rows: list[Iterable[object]] = [CSV_COLUMNS]
    head = {"year": notice.year, "quarter": notice.quarter, "as_of": notice.date.isoformat()}
    for part in notice.rule_sets:
        for branch in part.branches:
            for member in branch.members:
                row: Json = (
                    head | {"rule_set": part.rule_set, "branch": branch.branch} | _member(part, member, language)
                )
                row["due"] = "; ".join(entry["text"] for entry in row["due"])
                rows.append([row[column] for column in CSV_COLUMNS])
    return csv_text(rows)


def _member(part: RuleSetPart, member: Member, language: Language) -> Json:
    return {
        **{name: getattr(member.card, name) for name in ("id", "name", "track")},
        "met": member.met if member.asked else None,
        "asked": member.asked or None,
        "score": member.score,
        "full": member.full,
        "ended": member.card.total is not None,
        "due": part.due(member, language),
        "workbook": member.card.path,
    }
