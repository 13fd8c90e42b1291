"""Short ways to write records, with the defaults that a workbook would have; rows are numbered as they are listed."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from dangxing.records import (
    SHEETS,
    Activity,
    Appraisal,
    Branch,
    Event,
    Layout,
    Member,
    Records,
    SheetKey,
)
from dangxing.results import Scorecard

YEAR = 2024
JAN_1 = dt.date(YEAR, 1, 1)


def day(text: str) -> dt.date:
    """``03-15`` of the year, or a whole date."""
    return dt.date.fromisoformat(text if len(text) > 5 else f"{YEAR}-{text}")


def member(id_: str = "1", track: str = "ordinary", branch: str = "甲支部", **fields: Any) -> Member:
    """A member; ``start`` and ``end`` may be written ``03-15``, a grade as a number."""
    for key in ("start", "end"):
        if isinstance(fields.get(key), str):
            fields[key] = day(fields[key])
    if fields.get("grade") is not None:
        fields["grade"] = Decimal(str(fields["grade"]))
    return Member(row=0, id=id_, name=f"成員{id_}", branch=branch, track=track, **fields)


def event(activity: str, date: str = "01-01", branch: str = "甲支部", hours: object = None) -> Event:
    """A row of 安排."""
    return Event(0, branch, day(date), activity, None if hours is None else Decimal(str(hours)))


def did(activity: str, date: str = "01-01", id_: str = "1", **fields: Any) -> Activity:
    """A row of 活動; hours and characters may be plain numbers."""
    for key in ("hours", "characters"):
        if fields.get(key) is not None:
            fields[key] = Decimal(str(fields[key]))
    return Activity(row=0, id=id_, name=None, date=day(date), activity=activity, **fields)


def appraised(id_: str = "1", verdict: str | None = None, poll: object = None, **fields: Any) -> Appraisal:
    """A row of 評議."""
    if fields.get("satisfaction") is not None:
        fields["satisfaction"] = Decimal(str(fields["satisfaction"]))
    return Appraisal(row=0, id=id_, verdict=verdict, poll_score=None if poll is None else Decimal(str(poll)), **fields)


def branch(name: str = "甲支部", **fields: Any) -> Branch:
    """A row of 支部."""
    return Branch(row=0, branch=name, **fields)


def records(
    members: Iterable[Member] = (),
    schedule: Iterable[Event] | None = None,
    activities: Iterable[Activity] = (),
    appraisal: Iterable[Appraisal] = (),
    branches: Iterable[Branch] = (),
) -> Records:
    """Records of those rows, numbered from 2 on each sheet. ``schedule`` None: there is no such sheet."""
    sheets: dict[SheetKey, Iterable[Any]] = {
        "members": members,
        "schedule": schedule or (),
        "activities": activities,
        "appraisal": appraisal,
        "branches": branches,
    }
    return from_rows({key: [replace(row, row=at) for at, row in enumerate(sheets[key], 2)] for key in SHEETS}, schedule)


def from_rows(rows: Mapping[SheetKey, Iterable[Any]], schedule: object = ()) -> Records:
    """Records of rows that have their numbers."""
    layouts = {key: Layout(key, 0, {}, 0) for key in SHEETS if key != "schedule" or schedule is not None}
    return Records(**{key: tuple(rows[key]) for key in SHEETS}, layouts=layouts, script="zh-Hant")


def score_of(card: Scorecard, category: str) -> Decimal:
    """The score of one category."""
    return next(found.score for found in card.categories if found.id == category)
