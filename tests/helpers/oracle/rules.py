"""Rules that chance makes, of every kind, with all that a rule may bear."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from oracle.dice import Dice, Made, with_

ACTIVITIES: dict[str, dict[str, Any]] = {
    "勞動日": {"kind": "held", "en": "work day"},
    "培訓": {"kind": "held", "en": "training", "hours": "required"},
    "值班": {"kind": "deed", "en": "shift", "hours": "required"},
    "花展": {
        "kind": "deed", "en": "show", "level": "required", "place": "required", "subject": "required",
        "results": ["獨", "合"],
    },
    "表現": {"kind": "deed", "en": "conduct"},
    "筆記": {"kind": "paper", "en": "notes", "characters": "required"},
    "承諾書": {"kind": "paper", "en": "pledge", "results": ["已簽", "未簽"]},
    "遲到": {"kind": "finding", "en": "late", "results": ["一般", "嚴重"]},
}  # fmt: skip
POSTS = {"組長": ["副組長"], "組員": []}
LEVELS: dict[str, list[str]] = {"市": [], "區": []}
MARKS: dict[str, dict[str, Any]] = {
    "績點": {"en": "grade points", "full": 5},
    "互評": {"en": "peers", "full": 10, "evaluators": 3, "drop": {"highest": 1}},
}
DEEDS = ("值班", "花展", "筆記", "承諾書", "遲到")
"""What rows of 活動 are counted of; 表現 is left to what people judge."""
WITHIN = ("month", "quarter", "year")
LENGTHS = {"month": 1, "two-months": 2, "quarter": 3, "half-year": 6, "year": 12}


def _result(dice: Dice, name: str) -> str | None:
    results = ACTIVITIES[name].get("results")
    return dice.pick(results) if results and dice.chance(40) else None


def _by_post(dice: Dice) -> Made:
    return {"組長": dice.points(), "組員": dice.points()}


def per_occurrence(dice: Dice) -> Made:
    points = _by_post(dice) if dice.chance(25) else dice.points()
    if dice.chance(15):
        return {"kind": "per-occurrence", "activity": "勞動日", "points": points, "in": "schedule"}
    name = dice.pick(DEEDS)
    return with_({"kind": "per-occurrence", "activity": name, "points": points}, result=_result(dice, name))


def presence(dice: Dice) -> Made:
    name = dice.pick(DEEDS)
    return with_({"kind": "presence", "activity": name, "points": dice.points()}, result=_result(dice, name))


def absence(dice: Dice) -> Made:
    name = dice.pick(DEEDS)
    return with_({"kind": "absence", "activity": name, "points": dice.points()}, except_result=_result(dice, name))


def shortfall(dice: Dice) -> Made:
    name, measure, unit, target = dice.pick(
        [("筆記", "characters", 1000, 3000), ("值班", "hours", 1.5, 6), ("遲到", "count", 1, 3)]
    )
    made = {"kind": "shortfall", "activity": name, "measure": measure, "target": target, "unit": unit}
    least = dice.perhaps(50, 500) if measure == "characters" else None
    made |= {"points": dice.points(), "units": dice.pick(["whole", "whole", "begun"])}
    return with_(made, none=dice.perhaps(50, dice.points()), min_characters=least)


def attendance(dice: Dice) -> Made:
    made = {"kind": "attendance", "count": dice.pick(["missed", "unexcused", "other"]), "points": dice.points()}
    return with_(made, activity=dice.pick([None, "勞動日", ["勞動日", "培訓"]]))


def hours_short(dice: Dice) -> Made:
    made = {"kind": "hours-short", "activity": "培訓", "short_of": dice.pick([2, 1.5, "schedule"])}
    return made | {"points": dice.points()}


def missing_periods(dice: Dice, longest: int = 12) -> Made:
    every = dice.pick([each for each, months in LENGTHS.items() if months <= longest])
    made = {"kind": "missing-periods", "activity": dice.pick(["勞動日", ["勞動日", "培訓"]]), "every": every}
    return with_(made | {"points": dice.points()}, times=dice.perhaps(30, 2))


def _steps(dice: Dice, values: list[Any]) -> list[Made]:
    """Steps from high to low (``at_least``, ``more_than``), or from low to high (``at_most``, ``less_than``)."""
    key = dice.pick(["at_least", "at_least", "more_than", "at_most", "less_than"])
    ordered = sorted(values, reverse=key in ("at_least", "more_than"))
    return [{key: value, "gives": dice.points()} for value in ordered]


def _words(dice: Dice, by: list[str], value: Callable[[], object]) -> Made:
    """A table by one or two keys, not always with every word."""
    words: dict[str, list[Any]] = {"level": ["市", "區"], "place": [1, 2, 3], "post": ["組長", "組員"]}
    words |= {"result": ["獨", "合"], "subject": ["春展", "秋展"]}
    known = words[by[0]]
    chosen = dice.sample(known, dice.randint(1, len(known)))
    return {word: _words(dice, by[1:], value) if len(by) > 1 else value() for word in chosen}


def by_words(dice: Dice) -> Made:
    by = dice.sample(["level", "place", "post", "result"], dice.randint(1, 2))
    table = _words(dice, by, dice.points)
    made = {"kind": "value-table", "by": by[0] if len(by) == 1 else by, "activity": "花展", "table": table}
    return made | {"otherwise": dice.pick([0, dice.points()])}


def by_result(dice: Dice) -> Made:
    name = dice.pick(["承諾書", "遲到"])
    table = {each: dice.points() for each in ACTIVITIES[name]["results"]}
    made = {"kind": "value-table", "by": "result", "activity": name, "table": table}
    return with_(made, otherwise=dice.perhaps(40, dice.points()))


def by_steps(dice: Dice) -> Made:
    by = dice.pick(["nth", "hours", "characters", "count"])
    name = {"hours": "值班", "characters": "筆記"}.get(by) or dice.pick(DEEDS)
    values: list[Any] = {"hours": [2, 6], "characters": [1000, 3000]}.get(by, [1, 3])
    made = {"kind": "value-table", "by": by, "activity": name, "table": _steps(dice, values)}
    if by in ("hours", "characters"):
        made["of"] = dice.pick(["each", "sum"])
    within = dice.pick(WITHIN) if by == "nth" else None
    return with_(made, otherwise=dice.pick([None, 0, dice.points()]), within=within)


def amounts(dice: Dice) -> Made:
    found: list[tuple[str, str, Any]] = [
        ("值班", "hours", 3), ("值班", "hours", 2), ("筆記", "characters", 1000), ("遲到", "count", 2)
    ]  # fmt: skip
    name, measure, per = dice.pick(found)
    made = {"kind": "amount", "activity": name, "measure": measure, "per": per, "points": dice.points()}
    made |= {"units": dice.pick(["whole", "begun", "proportion"])}
    return with_(made, of=dice.pick([None, None, "each"]))


def given(dice: Dice) -> Made:
    # Of one activity no two rules differ in what may be given.
    return {"kind": "given", "activity": "表現", "between": [-5, 5]}


def by_verdict(dice: Dice) -> Made:
    made = {"kind": "value-table", "by": "verdict", "table": {"優秀": dice.points()}}
    return with_(made, otherwise=dice.pick([None, 0, dice.points()]))


def of_mark(dice: Dice) -> Made:
    mark = dice.pick(list(MARKS))
    if dice.chance(50):
        made = {"kind": "value-table", "by": "mark", "mark": mark, "table": _steps(dice, [2, 4])}
        return with_(made, otherwise=dice.pick([None, 0, dice.points()]))
    made = {"kind": "amount", "measure": "mark", "mark": mark, "points": dice.points(), "per": dice.pick([1, 3])}
    return made | {"units": dice.pick(["whole", "begun", "proportion"])}


def branch_rank(dice: Dice) -> Made:
    return {
        "kind": "branch-rank",
        "first": {"places": dice.randint(1, 4), "points": _by_post(dice)},
        "last": {"places": dice.randint(1, 4), "points": {"組長": dice.points()}},
    }


def requirement(dice: Dice) -> Made:
    conditions: list[Made] = [
        {"activity": "值班"}, {"activity": "值班", "times": 2, "hours": 3}, {"activity": "遲到", "result": "一般"},
        {"activity": ["筆記", "花展"], "times": 2}, {"none_of": "遲到"}, {"attended": "勞動日"},
        {"no_unexcused": "培訓"},
    ]  # fmt: skip
    applies = {"at_least_months": dice.pick([1, 6])} if dice.chance(50) else None
    met = dice.sample(conditions, dice.randint(1, 2))
    return with_({"kind": "requirement", "met_when": met}, applies_when=applies)


Maker = Callable[[Dice], Made]
RECORDED: tuple[Maker, ...] = (
    per_occurrence, presence, absence, shortfall, by_words, by_words, by_result, by_steps, by_steps, given, amounts,
    amounts,
)  # fmt: skip
DATED: tuple[Maker, ...] = (*RECORDED, attendance, hours_short, missing_periods)
KINDS: tuple[Maker, ...] = (*DATED, branch_rank, by_verdict, of_mark, of_mark)


def of_rows(made: Made) -> bool:
    """Whether each row has points of its own."""
    if made["kind"] == "value-table":
        return made["by"] not in ("verdict", "mark", "count") and made.get("of") != "sum"
    if made["kind"] == "amount":
        return made["measure"] != "mark" and (made["units"] == "proportion" or made.get("of") == "each")
    return made["kind"] == "given"


def _borne(dice: Dice, made: Made) -> Made:
    """What rules bear that give each row points of its own."""
    if not of_rows(made):
        return made
    if dice.chance(30):
        by = dice.sample(["result", "level", "place", "post", "subject"] if made["activity"] == "花展" else ["post"], 1)
        if len(by) == 1 and made["activity"] == "花展" and dice.chance(30):
            by = ["level", "place"]
        table = _words(dice, by, lambda: dice.pick(["70 %", "33 %", "50 %", 2, 1]))
        made = made | {"factor": {"by": by[0] if len(by) == 1 else by, "table": table, "otherwise": "30 %"}}
    if dice.chance(30):
        same = dice.pick(["subject", "level", "place", None] if made["activity"] == "花展" else ["date", None])
        made = made | {"keep": with_({"highest": dice.pick([1, 1, 2])}, same=same)}
    return made


def rule(dice: Dice, settle: Made | None, whose: str | None, *, meets: bool = False) -> Made:
    """A rule of any kind that may stand where it is to stand."""
    if meets:
        return requirement(dice) | {"clause": "第一條", "says": "說明", "mend": "改進"}
    groups = whose == "members"
    makers = RECORDED if groups else DATED if settle else KINDS
    maker = dice.pick(makers)
    if maker is missing_periods and settle:
        made = missing_periods(dice, LENGTHS.get(settle["every"], 3))
    else:
        made = _borne(dice, maker(dice))
    if whose and maker in RECORDED and made.get("in") != "schedule" and dice.chance(40):
        made["whose"] = whose
    made |= {"clause": "第一條", "says": "說明", "mend": "改進"}
    return with_(made, at_most=None if both_ways(made) else dice.perhaps(30, dice.halves(1, 16)))


def both_ways(made: Made) -> bool:
    """Whether it may both give and take, or nothing at all, so that ``at_most`` would have no one meaning."""
    if made["kind"] == "given":
        return bool(made["between"][0] < 0 < made["between"][1])
    found = [made.get("points"), made.get("none"), made.get("otherwise"), *_gives(made.get("table"))]
    found += [*_gives(made.get("points")), *(_gives(made[end]["points"]) for end in ("first", "last") if end in made)]
    flat = [number for each in found for number in (each if isinstance(each, list) else [each])]
    numbers = [each for each in flat if isinstance(each, int | float)]
    return min(numbers) < 0 < max(numbers)


def _gives(table: Any) -> list[Any]:
    if isinstance(table, list):
        return [step["gives"] for step in table]
    values = list(table.values()) if isinstance(table, dict) else []
    return [number for each in values for number in (_gives(each) if isinstance(each, dict) else [each])]
