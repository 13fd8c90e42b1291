"""What the example row of each sheet holds: one that would be right, if it were not marked as an example."""

from __future__ import annotations

import datetime as dt
from itertools import chain

from dangxing.records import VOTES, SheetKey
from dangxing.rules import Calendar, Column, Vocabulary
from dangxing.workbook.template.words import Words

Value = str | int | float | dt.date | None

# Any year does where none is asked for; the clock has no say, so that the same rules give the same template.
_ANY_YEAR = 2024
_VOTES = (18, 6, 1, 0)


def example(voice: Words, sheet: SheetKey, year: int | None) -> dict[str, Value]:
    """A value that would be right for each field."""
    day = example_day(voice, year)
    branch = voice.say("example-branch")
    contract = voice.needs.rulebook.contract
    verdict = voice.title(next(iter(contract.verdicts.values())))
    match sheet:
        case "members":
            return _member(voice, day) | {"branch": branch}
        case "schedule":
            name = _telling(voice, sheet)
            return {
                "branch": branch,
                "date": day,
                "activity": voice.activity(name) if name else None,
                "hours": 2,
                "topic": voice.say("example-topic"),
            }
        case "activities":
            return _activity(voice, day)
        case "appraisal":
            votes = dict(zip(VOTES.values(), _VOTES, strict=True))
            return {
                "id": "1001",
                "verdict": verdict,
                "poll_score": 92.5,
                **votes,
                "satisfaction": 95,
                **{field: _mark(column) for field, column in contract.sheets[sheet].columns.items() if column.most},
                "self_appraisal": voice.say("example-self"),
            }
        case "sign_in":
            return {"id": "1001", "name": voice.say("example-name")}
        case "branches":
            return {"branch": branch, "year_end_rank": 2, "branches_ranked": 8, "staff": 120, "attending": 80}


def _member(voice: Words, day: dt.date) -> dict[str, Value]:
    contract = voice.needs.rulebook.contract
    posts = voice.vocabulary("members", contract.sheets["members"].columns["post"])
    return {
        "id": "1001",
        "name": voice.say("example-name"),
        "track": voice.title(next(iter(voice.needs.tracks.values()))),
        "post": posts[0] if posts else None,
        "standing": voice.title(contract.standing["full"]),
        "start": _calendar(voice).first(_calendar(voice).year_of(day)),
        "end": _calendar(voice).last(_calendar(voice).year_of(day)),
        "grade": 88.5,
        "carried": 92.5,
        "last_outcome": voice.term(next(iter(voice.needs.rule_sets[0].outcome_titles))),
        "notes": voice.say("example-notes"),
    }


def example_day(voice: Words, year: int | None) -> dt.date:
    """A day of the year that shows how dates are written."""
    return _calendar(voice).within(year or _ANY_YEAR, 3, 15)


def _calendar(voice: Words) -> Calendar:
    return voice.needs.calendars[0]


def example_row(voice: Words, sheet: SheetKey, year: int | None) -> dict[str, Value]:
    """The example as a row: without what its activity does not take, as someone may copy it."""
    values = example(voice, sheet, year)
    name = _telling(voice, sheet) if sheet == "activities" else ""
    if name:
        entry = voice.needs.activities[name]
        takes = {
            "attendance": entry.kind == "held",
            "hours": entry.kind == "held" or entry.hours == "required",
            "characters": entry.characters == "required",
            "level": entry.level == "required",
            "place": entry.place == "required",
            "subject": entry.subject == "required",
            "result": bool(entry.results),
        }
        values |= {field: None for field, taken in takes.items() if not taken}
    return values


def _activity(voice: Words, day: dt.date) -> dict[str, Value]:
    name = _telling(voice, "activities")
    needs = voice.needs
    every = (result for entry in needs.activities.values() for result in entry.results)
    result = next(chain(needs.activities[name].results, every), None)
    return {
        "id": "1001",
        "name": voice.say("example-name"),
        "date": day,
        "activity": voice.activity(name),
        "attendance": voice.title(needs.rulebook.contract.attendance["present"]),
        "hours": 2,
        "characters": 8000,
        "level": voice.term(needs.levels[0]) if needs.levels else None,
        "result": voice.term(result) if result else None,
        "evidence": voice.say("example-evidence"),
        "notes": voice.say("example-notes"),
        "place": 1,
        "points": None,
        "subject": voice.say("example-subject"),
    }


def _mark(column: Column) -> float:
    """A mark that is not the full one."""
    return float((column.most or 0) * 9 / 10)


def _telling(voice: Words, sheet: SheetKey) -> str:
    """The activity whose row fills the most columns, the first of several; empty where the sheet takes none."""

    def filled(entry: Vocabulary) -> int:
        if sheet == "schedule":
            return [entry.hours].count("required")
        wants = [entry.hours, entry.characters, entry.level] if entry.kind != "held" else ["required", "required"]
        return wants.count("required") + len(entry.results[:1])

    offered = voice.needs.activities_in(sheet)
    return max(offered, key=lambda name: filled(voice.needs.activities[name]), default="")
