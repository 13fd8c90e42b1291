"""Random records that keep the contract, for Hypothesis."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from functools import cache

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from builders import day, records
from dangxing.records import Activity, Appraisal, Branch, Event, Member, Records
from dangxing.rules import RuleSet
from effort import tries
from shipped import RULES

TRACKS = (("leader",), ("ordinary",), ("student",), ("trainee",), ("leader", "ordinary"), tuple(RULES.tracks))
BRANCHES = ("甲支部", "甲支部", "乙支部")
# Few days, so that rows and events meet; the first and last of months, quarters and the year among them.
DAYS = tuple(map(day, ("01-01", "01-31", "02-29", "03-31", "04-01", "06-30", "07-15", "10-01", "12-31")))
STATES = ("present", "excused", None, "unexcused")
"""How an event can be met, from the best for the member to the worst; None: not recorded."""

quick = settings(
    max_examples=tries("records"),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
# A strategy is made once: what Hypothesis learns of it is learnt anew of each other one.
chosen = cache(st.sampled_from)
perhaps = cache(lambda options: st.none() | chosen(options))
halves = st.integers(0, 8).map(lambda half: Decimal(half) / 2)
percentages = st.sampled_from([0, 50, 100]).map(Decimal) | st.integers(0, 10000).map(lambda cents: Decimal(cents) / 100)
characters = st.sampled_from([0, 1, 4999, 5000, 9999, 10000, 20000, 30000]).map(Decimal)
perhaps_halves, perhaps_percentages, perhaps_characters = (
    st.none() | each for each in (halves, percentages, characters)
)
votes = st.none() | st.integers(0, 5)
periods = st.tuples(chosen(DAYS), chosen(DAYS))


def rules_of(member: Member) -> RuleSet:
    return RULES.tracks[member.track][0]


@st.composite
def members(draw: st.DrawFn, id_: str, tracks: tuple[str, ...]) -> Member:
    start, end = sorted(draw(periods))
    return Member(
        row=0,
        id=id_,
        name=id_,
        branch=draw(chosen(BRANCHES)),
        track=draw(chosen(tracks)),
        post=draw(chosen((None, "書記", "委員", "幹事"))),
        standing=draw(chosen(("full", "probationary"))),
        start=draw(chosen((None, None, start))),
        end=draw(chosen((None, None, end))),
        grade=draw(perhaps_percentages),
    )


@st.composite
def activities(draw: st.DrawFn, member: Member) -> Activity:
    rules = rules_of(member)
    name = draw(chosen(tuple(name for name, entry in rules.activities.items() if entry.kind != "branch")))
    entry = rules.activities[name]
    return Activity(
        row=0,
        id=member.id,
        name=None,
        date=draw(chosen(DAYS)),
        activity=name,
        attendance=draw(chosen(("present", "present", "excused", "unexcused"))),
        hours=draw(halves if entry.hours == "required" and entry.kind != "held" else perhaps_halves),
        characters=draw(characters if entry.characters == "required" else perhaps_characters),
        level=draw(chosen(tuple(rules.levels))) if entry.level == "required" else None,
        result=draw(chosen((None, *entry.results))),
    )


def _held_once(rows: Iterable[Activity]) -> list[Activity]:
    """Of a held activity, a member has one row a day."""
    held = {name for rules in RULES.rule_sets.values() for name in rules.held}
    kept: dict[object, Activity] = {}
    for at, row in enumerate(rows):
        kept.setdefault((row.id, row.date, row.activity) if row.activity in held else at, row)
    return list(kept.values())


@st.composite
def events(draw: st.DrawFn, names: tuple[str, ...]) -> Event:
    hours = draw(perhaps_halves)
    return Event(0, draw(chosen(BRANCHES)), draw(chosen(DAYS)), draw(chosen(names)), hours)


def _scheduled(tracks: tuple[str, ...]) -> tuple[str, ...]:
    entries = {name: entry for track in tracks for name, entry in RULES.tracks[track][0].activities.items()}
    return tuple(name for name, entry in entries.items() if entry.kind in ("held", "branch"))


@st.composite
def appraisals(draw: st.DrawFn, id_: str, whole: bool) -> Appraisal:
    verdicts = tuple(verdict for verdict in RULES.contract.verdicts if not whole or verdict != "不合格")
    return Appraisal(
        0,
        id_,
        draw(chosen(verdicts) if whole else perhaps(verdicts)),
        draw(percentages if whole else perhaps_percentages),
        *(draw(votes) for _ in range(4)),
        satisfaction=draw(perhaps_percentages),
    )


@st.composite
def branches(draw: st.DrawFn, name: str) -> Branch:
    ranked = draw(st.integers(1, 9))
    return Branch(0, name, draw(st.none() | st.integers(1, ranked)), ranked)


@st.composite
def books(draw: st.DrawFn, most: int = 5, whole: bool = False) -> Records:
    """Records of some members; with ``whole`` each has what a total needs."""
    tracks = draw(chosen(TRACKS))
    people = [draw(members(str(at), tracks)) for at in range(1, draw(st.integers(1, most)) + 1)]
    if whole:
        people = [replace(one, start=one.start or DAYS[0], end=one.end or DAYS[-1]) for one in people]
    names = _scheduled(tracks) or _scheduled(tuple(RULES.tracks))
    held = st.lists(
        events(names),
        min_size=8,
        max_size=24,
        unique_by=lambda row: (row.branch, row.date, row.activity),
    )
    schedule = draw(held) if draw(chosen((True, True, True, False))) else None
    rows = [row for one in people for row in draw(st.lists(activities(one), min_size=2, max_size=14))]
    # Some events at least are met by those of whom they are expected.
    for one in people if schedule else ():
        for event in draw(st.lists(st.sampled_from(schedule), max_size=8)):
            if event.branch == one.branch and event.activity in rules_of(one).held:
                state = draw(chosen(("present", "excused", "unexcused")))
                rows.append(Activity(0, one.id, None, event.date, event.activity, state, draw(perhaps_halves)))
    appraised = [draw(appraisals(one.id, whole)) for one in people if whole or draw(st.booleans())]
    return records(people, schedule, _held_once(rows), appraised, [draw(branches(name)) for name in BRANCHES[1:]])
