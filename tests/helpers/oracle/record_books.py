"""Records that Hypothesis makes for rule sets of :mod:`oracle.rule_sets`, such as a workbook without errors has."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from builders import branch, records
from dangxing.records import Activity, Appraisal, Event, Member, Records
from oracle.rule_sets import ACTIVITIES, BRANCHES, LEVELS, POSTS

DAYS = [dt.date(2024, month, day) for month, day in ((1, 1), (1, 31), (2, 29), (3, 31), (4, 1), (6, 30), (7, 15))]
DAYS += [dt.date(2024, 12, 31), dt.date(2023, 12, 31), dt.date(2025, 1, 1)]
HOURS = st.integers(0, 10).map(lambda half: Decimal(half) / 2)
CHARACTERS = st.sampled_from([0, 1, 499, 500, 1000, 2000, 2999, 3000]).map(Decimal)
HELD = tuple(name for name, entry in ACTIVITIES.items() if entry["kind"] == "held")
OWN = tuple(name for name in ACTIVITIES if name not in HELD)


@st.composite
def members(draw: st.DrawFn, id_: str, tracks: tuple[str, ...]) -> Member:
    start, end = draw(st.sampled_from([(None, None), (None, None), (3, None), (None, 9), (2, 7)]))
    return Member(
        row=0,
        id=id_,
        name=id_,
        branch=draw(st.sampled_from(BRANCHES)),
        track=draw(st.sampled_from(tracks)),
        post=draw(st.sampled_from([None, "幹事", *POSTS])),
        standing=draw(st.sampled_from(["full", "probationary"])),
        start=None if start is None else dt.date(2024, start, draw(st.sampled_from([1, 15]))),
        end=None if end is None else dt.date(2024, end, draw(st.sampled_from([15, 30]))),
        grade=draw(st.none() | st.integers(50, 60).map(Decimal)),
    )


@st.composite
def deeds(draw: st.DrawFn, id_: str) -> Activity:
    """A row of 活動 that is of no event, with all that its activity asks for."""
    name = draw(st.sampled_from(OWN))
    entry = ACTIVITIES[name]
    asked: dict[str, Any] = {
        "hours": HOURS,
        "characters": CHARACTERS,
        "level": st.sampled_from(list(LEVELS)),
        "place": st.integers(1, 4),
        "subject": st.sampled_from(["春展", "秋展"]),
    }
    values = {key: draw(found) for key, found in asked.items() if entry.get(key) == "required"}
    values["result"] = draw(st.sampled_from([None, *entry.get("results", [])]))
    if name == "表現":
        values["points"] = draw(st.integers(-10, 10).map(lambda half: Decimal(half) / 2))
    return Activity(row=0, id=id_, name=None, date=draw(st.sampled_from(DAYS)), activity=name, **values)


@st.composite
def events(draw: st.DrawFn) -> Event:
    name = draw(st.sampled_from(HELD))
    hours = draw(HOURS) if name == "培訓" else None
    return Event(0, draw(st.sampled_from(BRANCHES)), draw(st.sampled_from(DAYS)), name, hours)


@st.composite
def met(draw: st.DrawFn, id_: str, event: Event) -> Activity:
    """How a member met an event."""
    state = draw(st.sampled_from(["present", "present", "excused", "unexcused", "exempt"]))
    hours = draw(HOURS) if event.activity == "培訓" else None
    return Activity(0, id_, None, event.date, event.activity, state, hours)


@st.composite
def appraisals(draw: st.DrawFn, id_: str, verdicts: tuple[str, ...]) -> Appraisal:
    return Appraisal(
        0,
        id_,
        draw(st.sampled_from([*verdicts, None])),
        draw(st.none() | st.integers(0, 10000).map(lambda cents: Decimal(cents) / 100)),
        satisfaction=draw(st.none() | st.integers(90, 100).map(Decimal)),
    )


@st.composite
def books(draw: st.DrawFn, rules: dict[str, Any], most: int = 5) -> Records:
    """Records of some members of the rule set's tracks."""
    people = [draw(members(str(at), tuple(rules["tracks"]))) for at in range(1, draw(st.integers(1, most)) + 1)]
    schedule = draw(st.lists(events(), max_size=10, unique_by=lambda row: (row.branch, row.date, row.activity)))
    rows = [row for one in people for row in draw(st.lists(deeds(one.id), max_size=8))]
    for one in people:
        own = [event for event in schedule if event.branch == one.branch]
        rows += [draw(met(one.id, event)) for event in own if draw(st.booleans())]
    appraised = [draw(appraisals(one.id, ("合格", "優秀"))) for one in people if draw(st.booleans())]
    ranked = [branch(name, year_end_rank=draw(st.integers(1, 6)), branches_ranked=6) for name in BRANCHES]
    return records(people, schedule, rows, appraised, ranked)
