"""Records that chance makes for rule sets of :mod:`oracle.rule_sets`, such as a workbook without errors has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from builders import branch, records
from dangxing.records import OUTCOME, VOTES, Activity, Appraisal, Before, Branch, Event, Member, Records, appraisal_with
from dangxing.rules.marks import mark_column
from oracle.calendar import year_of
from oracle.dice import Dice, Made
from oracle.rules import ACTIVITIES, ATTENDED, GIVEN, LEVELS, MARKS, OF_BRANCH, POSTS

BRANCHES = ("甲組", "乙組")
OWN = tuple(name for name, entry in ACTIVITIES.items() if entry["kind"] not in ("held", "branch"))
CHARACTERS = (0, 1, 499, 500, 1000, 2000, 2999, 3000)


def fields_of(mark: str) -> tuple[str, ...]:
    """The fields of 評議 that hold a mark."""
    name, count = mark_column(mark), MARKS[mark].get("evaluators")
    return (name,) if count is None else tuple(f"{name}_{at}" for at in range(1, count + 1))


APPRAISAL = appraisal_with(
    tuple((field, Decimal(str(entry["full"]))) for mark, entry in MARKS.items() for field in fields_of(mark))
)


def _days(rules: Made) -> list[dt.date]:
    """Days at the edges of the year and of its parts, and one before and after it."""
    year = year_of(rules, 2024)
    at = [0, 30, 31, 59, 89, 90, 150, 168, 169, 190, 191, 220, 280, 360]
    days = [year.first + dt.timedelta(days=each) for each in at]
    outside = [year.first - dt.timedelta(days=1), year.last + dt.timedelta(days=1)]
    return [*days, year.last, *(outside if rules["period"] != "term" else [])]


def _half(dice: Dice, most: int) -> Decimal:
    return Decimal(dice.randint(0, most)) / 2


def _member(dice: Dice, id_: str, rules: Made) -> Member:
    year = year_of(rules, 2024)
    start, end = dice.pick([(None, None), (None, None), (60, None), (None, 250), (45, 230)])
    if rules["period"] == "term":
        start, end = dice.pick([(-120, 40), (0, 365), (-40, 100), (100, 160)])
    return Member(
        row=0,
        id=id_,
        name=id_,
        branch=dice.pick(BRANCHES),
        track=dice.pick(list(rules["tracks"])),
        post=dice.pick([None, "幹事", *POSTS]),
        standing=dice.pick(["full", None, "probationary"]),
        start=None if start is None else year.first + dt.timedelta(days=start + dice.randint(0, 2)),
        end=None if end is None else year.first + dt.timedelta(days=end - dice.randint(0, 2)),
        grade=dice.perhaps(60, Decimal(dice.randint(50, 55))),
        carried=dice.perhaps(60, Decimal(dice.randint(-10, 120)) / 4),
        last_outcome=dice.pick([None, "無", *(band["title"] for band in rules["bands"]), _vetoed(rules)]),
    )


def _vetoed(rules: Made) -> str:
    return str(rules.get("outcomes", {}).get("vetoed", {}).get("title", "一票否決"))


def _deed(dice: Dice, id_: str, days: Sequence[dt.date]) -> Activity:
    """A row of 活動 that is of no event, with all that its activity asks for."""
    name = dice.pick(OWN)
    entry = ACTIVITIES[name]
    asked: dict[str, Any] = {
        "hours": _half(dice, 10),
        "characters": Decimal(dice.pick(CHARACTERS)),
        "level": dice.pick(list(LEVELS)),
        "place": dice.randint(1, 4),
        "subject": dice.pick(["春展", "秋展"]),
    }
    held = {"required": 100, "optional": 60}
    values = {key: found for key, found in asked.items() if key in entry and dice.chance(held[entry[key]])}
    values["result"] = dice.pick([None, *entry.get("results", [])])
    if name in GIVEN:
        lowest, highest = GIVEN[name]
        values["points"] = Decimal(dice.randint(lowest * 2, highest * 2)) / 2
    return Activity(row=0, id=id_, name=None, date=dice.pick(days), activity=name, **values)


def _event(dice: Dice, days: Sequence[dt.date]) -> Event:
    name = dice.pick(OF_BRANCH)
    return Event(0, dice.pick(BRANCHES), dice.pick(days), name, _half(dice, 10) if name == "培訓" else None)


def _met(dice: Dice, id_: str, event: Event) -> Activity:
    """How a member met an event."""
    state = dice.pick(["present", "present", "excused", "unexcused", "exempt"])
    return Activity(
        0, id_, None, event.date, event.activity, state, _half(dice, 10) if event.activity == "培訓" else None
    )


def _appraised(dice: Dice, id_: str) -> Appraisal:
    marks = {
        field: dice.perhaps(80, Decimal(dice.randint(0, 8 * int(MARKS[mark]["full"]))) / 8)
        for mark in MARKS for field in fields_of(mark)
    }  # fmt: skip
    return APPRAISAL(
        0,
        id_,
        dice.pick(["優秀", "合格", "合格", "不合格", None]),
        dice.perhaps(60, Decimal(dice.randint(0, 10000)) / 100),
        *([dice.pick([None, 0, 1, 2, 5, 7]) for _ in VOTES] if dice.chance(70) else []),
        satisfaction=dice.perhaps(60, Decimal(dice.randint(95, 100))),
        **marks,
    )


def _before(dice: Dice, people: Sequence[Member]) -> dict[str, dict[str, Before]]:
    """What a ledger has of the period before, of some."""
    found = {}
    for one in people:
        if dice.chance(40):
            found[one.id] = {
                take: Before(Decimal(dice.randint(0, 200)) / 4, 1) for take in ("total", "quantified", "c0")
            }
            outcome = dice.pick([None, "last", "vetoed", "top"])
            found[one.id] |= {OUTCOME: Before(Decimal(0), 1, outcome)} if outcome else {}
    return found


def _branch(dice: Dice, name: str) -> Branch:
    places = {"year_end_rank": dice.randint(1, 6), "branches_ranked": 6} if dice.chance(90) else {}
    staff = {"staff": 10, "attending": dice.pick([7, 8, 9])} if dice.chance(80) else {}
    return branch(name, **places, **staff)


def book(dice: Dice, rules: Sequence[Made], most: int = 6) -> Records:
    """Records of some members of the rule sets' tracks: of people by the first, of groups by the second."""
    people = [_member(dice, str(at), rules[0]) for at in range(1, dice.randint(1, most) + 1)]
    groups = [
        replace(_member(dice, f"G{at}", each), branch=name, post=None)
        for each in rules[1:] for at, name in enumerate(BRANCHES) if dice.chance(80)
    ]  # fmt: skip
    days = _days(rules[0])
    events = {
        (row.branch, row.date, row.activity): row for row in (_event(dice, days) for _ in range(dice.randint(0, 9)))
    }
    rows = [_deed(dice, one.id, days) for one in people for _ in range(dice.randint(0, 8))]
    rows += [_deed(dice, one.id, days) for one in groups for _ in range(dice.randint(0, 5))]
    for one in people:
        due = [row for row in events.values() if row.branch == one.branch and row.activity in ATTENDED]
        rows += [_met(dice, one.id, row) for row in due if dice.chance(60)]
        if dice.chance(20):
            # It is of an event that no schedule has.
            rows.append(_met(dice, one.id, Event(0, one.branch, days[-1], "培訓")))
    appraised = [_appraised(dice, one.id) for one in (*people, *groups) if dice.chance(85)]
    ranked = [_branch(dice, name) for name in BRANCHES if dice.chance(80)]
    found = records([*people, *groups], list(events.values()), rows, appraised, ranked)
    return replace(found, before=_before(dice, [*people, *groups]))
