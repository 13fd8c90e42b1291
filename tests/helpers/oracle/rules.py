"""Rules that chance makes, of every kind, with all that a rule may bear."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from oracle.dice import Dice, Made, with_

ACTIVITIES: dict[str, dict[str, Any]] = {
    "勞動日": {"kind": "held", "en": "work day"},
    "培訓": {"kind": "held", "en": "training", "hours": "required"},
    "值班": {"kind": "deed", "en": "shift", "hours": "required"},
    "花展": {
        "kind": "deed", "en": "show", "level": "required", "place": "required", "subject": "required",
        "results": ["獨", "合"],
    },
    "志願": {
        "kind": "deed", "en": "voluntary work", "hours": "optional", "characters": "optional", "level": "optional",
        "results": ["獨", "合"],
    },
    "表現": {"kind": "deed", "en": "conduct"},
    "嘉獎": {"kind": "deed", "en": "praise", "level": "optional", "results": ["獨", "合"]},
    "選舉": {"kind": "branch", "en": "election"},
    "筆記": {"kind": "paper", "en": "notes", "characters": "required"},
    "承諾書": {"kind": "paper", "en": "pledge", "results": ["已簽", "未簽"]},
    "遲到": {"kind": "finding", "en": "late", "results": ["一般", "嚴重"]},
}  # fmt: skip
TITLED = {"title": "考核", "en": "appraisal", "clause": "第一條"}
CITED = {"clause": "第一條", "says": "說明"}
POSTS = {"組長": ["副組長"], "組員": []}
VERDICTS = ("優秀", "合格", "基本合格", "不合格")
LEVELS: dict[str, list[str]] = {"市": [], "區": []}
MARKS: dict[str, dict[str, Any]] = {
    "績點": {"en": "grade points", "full": 5},
    "互評": {"en": "peers", "full": 10, "evaluators": 3, "drop": {"highest": 1}},
}
GIVEN: dict[str, list[int]] = {"表現": [-5, 5], "嘉獎": [1, 5]}
"""What people judge. Of one activity no two rules differ in what may be given."""
DEEDS = ("值班", "花展", "志願", "筆記", "承諾書", "遲到")
"""What rows of 活動 are counted of besides."""
ATTENDED = ("勞動日", "培訓")
OF_BRANCH = (*ATTENDED, "選舉")
"""What stands in 安排."""
LENGTHS = {"week": 0.25, "month": 1, "two-months": 2, "quarter": 3, "half-year": 6, "year": 12}
# Shorter spans that parts of the year cut; the second semester of chance begins in mid-month.
CUT = {"quarter": ("two-months",), "semester": ("month", "two-months", "quarter", "half-year")}


class Place(NamedTuple):
    """Where a rule is to stand: how its category is settled, whose rows it may read, whether the year has semesters."""

    settle: Made | None = None
    whose: str | None = None
    semesters: bool = False

    @property
    def parts(self) -> list[str]:
        """What the year may be parted into."""
        return [*LENGTHS, *(["semester"] if self.semesters else [])]


def _result(dice: Dice, name: str, key: str = "result") -> Made:
    """Results that are asked for, one or several, of rows of the activity."""
    results = ACTIVITIES[name].get("results")
    return {key: dice.pick([*results, results])} if results and dice.chance(40) else {}


def _read(dice: Dice, name: str | None = None) -> Made:
    """What rows are read: of an activity or two, perhaps of some results alone."""
    name = name or dice.pick((*DEEDS, *DEEDS, "培訓"))
    if dice.chance(20):
        other = dice.pick([each for each in DEEDS if each != name])
        return {"activity": [name, other]}
    return {"activity": name, **_result(dice, name)}


def _measured(dice: Dice, measure: str) -> Made:
    """What rows are read that may hold such a number."""
    names: dict[str, list[Any]] = {"hours": ["值班", "值班", "志願", "培訓", ["值班", "志願"]]}
    names["characters"] = ["筆記", "筆記", ["筆記", "志願"]]
    name = dice.pick(names.get(measure, list(DEEDS)))
    return {"activity": name} | (_result(dice, name) if isinstance(name, str) else {})


def _by_post(dice: Dice) -> Made:
    return {"組長": dice.points(), "組員": dice.points()}


def _scheduled(dice: Dice) -> Made:
    return {"activity": dice.pick([*OF_BRANCH, ["勞動日", "選舉"]]), "in": "schedule"}


def per_occurrence(dice: Dice, _place: Place) -> Made:
    points = _by_post(dice) if dice.chance(25) else dice.points()
    return {"kind": "per-occurrence", "points": points} | (_scheduled(dice) if dice.chance(15) else _read(dice))


def presence(dice: Dice, _place: Place) -> Made:
    return {"kind": "presence", "points": dice.points()} | (_scheduled(dice) if dice.chance(15) else _read(dice))


def absence(dice: Dice, _place: Place) -> Made:
    made = {"kind": "absence", "points": dice.points()}
    if dice.chance(15):
        return made | _scheduled(dice)
    name = dice.pick(DEEDS)
    return made | {"activity": name} | _result(dice, name, "except_result")


def shortfall(dice: Dice, _place: Place) -> Made:
    measure, unit, target = dice.pick([("characters", 1000, 3000), ("hours", 1.5, 6), ("count", 1, 3), ("count", 2, 3)])
    read = {"activity": _measured(dice, measure)["activity"]}
    made = {"kind": "shortfall", **read, "measure": measure, "target": target, "points": dice.points()}
    least = dice.perhaps(50, 500) if measure == "characters" else None
    made = with_(made, unit=dice.perhaps(80, unit), units=dice.pick([None, "whole", "begun"]))
    return with_(made, none=dice.perhaps(50, dice.points()), min_characters=least)


def attendance(dice: Dice, _place: Place) -> Made:
    made = {"kind": "attendance", "count": dice.pick(["missed", "unexcused", "other"]), "points": dice.points()}
    return with_(made, activity=dice.pick([None, "勞動日", ["勞動日", "培訓"]]))


def hours_short(dice: Dice, _place: Place) -> Made:
    made = {"kind": "hours-short", "activity": "培訓", "short_of": dice.pick([2, 1.5, "schedule"])}
    return made | {"points": dice.points()}


def missing_periods(dice: Dice, place: Place) -> Made:
    longest = LENGTHS.get(place.settle["every"], 6) if place.settle else 12
    whole = place.settle is None or place.settle["every"] == "semester"
    cut = CUT.get(place.settle["every"], ()) if place.settle else ()
    fit = [each for each in place.parts if LENGTHS.get(each, 6 if whole else 99) <= longest and each not in cut]
    made = {"kind": "missing-periods", "activity": dice.pick(["勞動日", "選舉", ["勞動日", "培訓"]])}
    return with_(made | {"every": dice.pick(fit), "points": dice.points()}, times=dice.perhaps(30, 2))


def _steps(dice: Dice, values: list[Any]) -> list[Made]:
    """Steps from high to low (``at_least``, ``more_than``), or from low to high (``at_most``, ``less_than``)."""
    if dice.chance(15):
        return [{"more_than": values[0], "at_most": values[1], "gives": dice.points()}]
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


def by_words(dice: Dice, _place: Place) -> Made:
    by = dice.sample(["level", "place", "post", "result"], dice.randint(1, 2))
    table = _words(dice, by, dice.points)
    made = {"kind": "value-table", "by": by[0] if len(by) == 1 else by, "activity": dice.pick(SHOWS), "table": table}
    return made | {"otherwise": dice.pick([0, dice.points()])}


def by_result(dice: Dice, _place: Place) -> Made:
    name = dice.pick(["承諾書", "遲到"])
    table = {each: dice.points() for each in ACTIVITIES[name]["results"]}
    made = {"kind": "value-table", "by": "result", "activity": name, "table": table}
    return with_(made, otherwise=dice.perhaps(40, dice.points()))


def by_steps(dice: Dice, place: Place) -> Made:
    by = dice.pick(["nth", "hours", "characters", "count"])
    values: list[Any] = {"hours": [2, 6], "characters": [1000, 3000]}.get(by, [1, 3])
    made = {"kind": "value-table", "by": by, **_measured(dice, by), "table": _steps(dice, values)}
    if by in ("hours", "characters"):
        made["of"] = dice.pick(["each", "sum"])
    within = dice.pick([*place.parts, *([] if place.settle else [None])]) if by == "nth" else None
    return with_(made, otherwise=dice.pick([None, 0, dice.points()]), within=within)


def amounts(dice: Dice, _place: Place) -> Made:
    found: list[tuple[str, Any]] = [("hours", 3), ("hours", 2), ("characters", 1000), ("count", 2)]
    measure, per = dice.pick(found)
    made = {"kind": "amount", **_measured(dice, measure), "measure": measure, "per": per, "points": dice.points()}
    made |= {"units": dice.pick(["whole", "begun", "proportion"])}
    return with_(made, of=dice.pick([None, None, "each", "sum"]))


def given(dice: Dice, _place: Place) -> Made:
    name = dice.pick(list(GIVEN))
    return {"kind": "given", "activity": name, "between": GIVEN[name], **_result(dice, name)}


def by_verdict(dice: Dice, _place: Place) -> Made:
    made = {"kind": "value-table", "by": "verdict", "table": {"優秀": dice.points()}}
    return with_(made, otherwise=dice.pick([None, 0, dice.points()]))


def of_mark(dice: Dice, _place: Place) -> Made:
    mark = dice.pick(list(MARKS))
    if dice.chance(50):
        made = {"kind": "value-table", "by": "mark", "mark": mark, "table": _steps(dice, [2, 4])}
        return with_(made, otherwise=dice.pick([None, 0, dice.points()]))
    made = {"kind": "amount", "measure": "mark", "mark": mark, "points": dice.points(), "per": dice.pick([1, 3])}
    if dice.chance(25):
        made = {"kind": "amount", "measure": "months", "points": dice.points(), "per": dice.pick([1, 5, 12])}
    return made | {"units": dice.pick(["whole", "begun", "proportion"])}


def branch_rank(dice: Dice, _place: Place) -> Made:
    return {
        "kind": "branch-rank",
        "first": {"places": dice.randint(1, 4), "points": _by_post(dice)},
        "last": {"places": dice.randint(1, 4), "points": {"組長": dice.points()}},
    }


def requirement(dice: Dice, _place: Place) -> Made:
    conditions: list[Made] = [
        {"activity": "值班"}, {"activity": "值班", "times": 2, "hours": 3}, {"activity": "遲到", "result": "一般"},
        {"activity": ["筆記", "花展"], "times": 2}, {"activity": "志願", "result": ["獨", "合"], "hours": 2},
        {"activity": "培訓", "hours": 3.5}, {"none_of": "遲到"}, {"none_of": ["志願", "筆記"]}, {"attended": "勞動日"},
        {"attended": ["勞動日", "培訓"]}, {"no_unexcused": "培訓"},
    ]  # fmt: skip
    applies = {"at_least_months": dice.pick([1, 6])} if dice.chance(50) else None
    met = dice.sample(conditions, dice.randint(1, 2))
    return with_({"kind": "requirement", "met_when": met}, applies_when=applies)


Maker = Callable[[Dice, Place], Made]
RECORDED: tuple[Maker, ...] = (
    per_occurrence, presence, absence, shortfall, by_words, by_words, by_result, by_steps, by_steps, given, amounts,
    amounts,
)  # fmt: skip
SCHEDULED: tuple[Maker, ...] = (attendance, hours_short, missing_periods)
DATED: tuple[Maker, ...] = (*RECORDED, *SCHEDULED)
KINDS: tuple[Maker, ...] = (*DATED, branch_rank, by_verdict, of_mark, of_mark)


def of_rows(made: Made) -> bool:
    """Whether each row has points of its own."""
    if made["kind"] == "value-table":
        return made["by"] not in ("verdict", "mark", "count") and made.get("of") != "sum"
    if made["kind"] == "amount":
        return "activity" in made and (made["units"] == "proportion" or made.get("of") == "each")
    return made["kind"] == "given"


SHOWS = ("花展", "花展", "志願")
"""What has a level and results; the one a place and a subject too, the other perhaps no level."""


def _borne(dice: Dice, made: Made) -> Made:
    """What rules bear that give each row points of its own."""
    if not of_rows(made):
        return made
    shows = made["activity"] == "花展"
    if dice.chance(30):
        keys = ["result", "level", "place", "post", "subject"] if shows else ["post"]
        by = dice.sample(keys, dice.pick([1, 1, 2])) if shows else keys
        table = _words(dice, by, lambda: dice.pick(["70 %", "33 %", "50 %", 2, 1]))
        made = made | {"factor": {"by": by[0] if len(by) == 1 else by, "table": table, "otherwise": "30 %"}}
    if dice.chance(30):
        same = ["date", "activity", "result", None, *(["subject", "subject", "level", "place"] if shows else [])]
        made = made | {"keep": with_({"highest": dice.pick([1, 1, 2])}, same=dice.pick(same))}
    return made


def rule(dice: Dice, place: Place, *, meets: bool = False) -> Made:
    """A rule of any kind that may stand where it is to stand."""
    if meets:
        return requirement(dice, place) | CITED | {"mend": "改進"}
    groups = place.whose == "members"
    maker = dice.pick(RECORDED if groups else DATED if place.settle else KINDS)
    made = _borne(dice, maker(dice, place))
    if place.whose and maker in RECORDED and made.get("in") != "schedule" and dice.chance(40):
        made["whose"] = place.whose
    if not place.settle and maker in DATED and maker is not missing_periods and dice.chance(20):
        days = ["day"] * (maker not in (absence, shortfall, *SCHEDULED) and "in" not in made)
        made["every"] = dice.pick([*days, *(each for each in place.parts if each != "year")])
    made |= CITED | {"mend": "改進"}
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
