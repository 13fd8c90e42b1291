"""More of the language put into rule sets that chance has made: a few keys, or many at once."""

from __future__ import annotations

from copy import deepcopy

from oracle.dice import Dice, Made, with_
from oracle.outcomes import less, of_rows, places, portion
from oracle.rule_sets import rules_of
from oracle.rules import CITED, CUT, DEEDS, LENGTHS, MARKS

BOUNDS = ("at_least", "more_than", "at_most", "less_than")
CLOSING: Made = {"activity": ["遲到", "值班"]}
SHORTER = ("day", "week", "month")


def few(dice: Dice, sets: list[Made]) -> list[Made]:
    """The sets, with what rules say of events missed, of others and of amounts in them."""
    for made in sets:
        for key, track in made["tracks"].items():
            for name, category in track["categories"].items():
                _few_in(dice, f"{key}{name}.z", category, groups="of" in track)
    return sets


def _few_in(dice: Dice, added: str, category: Made, *, groups: bool) -> None:
    found = rules_of(category)
    for rule in found.values():
        _told_more(dice, rule, settled="settle" in category)
        alone = rule.get("activity") in DEEDS and "instead_of" not in rule and rule.get("whose") is None
        if alone and not groups and rule["kind"] != "requirement" and dice.chance(8):
            rule["whose"] = "others"
    plain = not any(rule["kind"] in ("requirement", "forfeit") for rule in found.values())
    if "rules" in category and plain and not groups and dice.chance(20):
        category["rules"][added] = _missed(dice, category)
    for pot in (category, *category.get("parts", {}).values()):
        rules = rules_of(category) if pot is category else pot["rules"]
        if rules and all(_counts_rows(each) for each in rules.values()) and dice.chance(15):
            pot["closed_by"] = CITED | dice.pick([CLOSING, CLOSING | {"activity": "承諾書", "result": "已簽"}])


def _counts_rows(rule: Made) -> bool:
    kinds = ("per-occurrence", "presence", "value-table", "given", "amount")
    return rule["kind"] in kinds and "activity" in rule and "in" not in rule


def _told_more(dice: Dice, rule: Made, *, settled: bool) -> None:
    """Times of the same, in a row, and what is beyond so much."""
    if rule.get("by") == "nth" and "every" not in rule:
        if isinstance(rule["activity"], str) and rule.get("result") and not settled and dice.chance(40):
            rule["within"] = "in-a-row"
        elif rule["activity"] == "花展" and dice.chance(40):
            rule["same"] = dice.pick(["subject", "level"])
    each = rule.get("of") == "each" or rule.get("units") != "proportion"
    if rule["kind"] == "amount" and rule["measure"] != "mark" and each and dice.chance(25):
        rule["over"] = 1
    elif rule["kind"] == "amount" and rule["measure"] == "mark" and dice.chance(30):
        rule["short_of"] = 4


def _missed(dice: Dice, category: Made) -> Made:
    """Points by which event missed it is, or by how many, or by the share that was attended."""
    by = dice.pick(["nth", "count", "rate"])
    if by == "rate":
        return _rate(dice) | CITED | {"mend": "改進"}
    table = [{"at_least": at, "gives": dice.points()} for at in (2, 1)]
    made = {"kind": "attendance", "count": dice.pick(["missed", "excused"]), "by": by, "table": table} | CITED
    within = dice.pick(["quarter", "month"]) if by == "nth" else None
    if "settle" in category:
        within = "month" if by == "nth" else None
    return with_(made, mend="改進", within=within)


def _rate(dice: Dice) -> Made:
    made: Made = {"kind": "attendance", "by": "rate", "excused": dice.pick(["present", "absent", "aside"])}
    made["otherwise"] = dice.pick([0, 3, -1])
    made = with_(made, activity=dice.pick(["勞動日", None, None]))
    if dice.chance(30):
        return made | {"table": [{"at_least": at, "gives": dice.points()} for at in (100, 60, 25)]}
    finer = {"short_of": dice.pick([None, 95]), "units": dice.pick([None, "whole", "begun"])}
    return with_(made | {"points": dice.points()}, per=dice.pick([None, 10, 1]), **finer)


def many(dice: Dice, sets: list[Made]) -> list[Made]:
    """The sets, with that and with marks, ties, limits, shares and parts of the year: several such keys at once."""
    found = few(dice, deepcopy(sets))
    marks = _marks(dice)
    if not any(track.get("of") for made in found for track in made["tracks"].values()):
        _begin_with_others(dice, found[0])
    for made in found:
        made["marks"] = deepcopy(marks)
        for track in made["tracks"].values():
            before: list[str] = []
            for name, category in track["categories"].items():
                _many_in(dice, made, name, category, before, groups="of" in track)
                earlier = {each: track["categories"][each] for each in before}
                _by_part(dice, category, earlier, _replaced(track))
                _by_parts(dice, category, earlier, _replaced(track))
                before.append(name)
            if "full" not in made and "weights" not in made:
                _for_tests_alone(dice, track["categories"])
        if "total" in made and dice.chance(50):
            made["total"]["pro_rata"] = dice.pick(["months", "twelfths"])
        if dice.chance(60):
            made["ranking"] = ["total", *dice.sample(_ties(dice, made), dice.randint(1, 4))]
        for each in (*made["bands"], *made.get("consequences", ())):
            for test in each.get("when", ()):
                _of_place(dice, made, test)
        _among(dice, made)
    return found


def _among(dice: Dice, made: Made) -> None:
    """Shares and places among those who meet a band, which itself asks for no places."""
    asked = [str(band.get("when")) for band in made["bands"]]
    plain = [band["id"] for band, when in zip(made["bands"], asked, strict=True) if "rank" not in when]
    if not plain:
        return
    for band in made["bands"]:
        if isinstance(band.get("quota", {}).get("at_most"), str) and dice.chance(40):
            band["quota"]["among"] = dice.pick(plain)
    for each in (*made["bands"], *made.get("consequences", ())):
        for test in each.get("when", ()):
            if "rank" in test and "settled" not in test and dice.chance(40):
                test["rank"]["among"] = dice.pick(plain)


def _begin_with_others(dice: Dice, made: Made) -> None:
    """Perhaps people of one track begin with the scores of those of another in their branch."""
    if set(made["tracks"]) != {"a", "b"} or "full" in made or not dice.chance(40):
        return
    plain = [each for each in made["tracks"]["b"]["categories"].values() if "settle" not in each and "start" in each]
    for category in plain[:1]:
        take = dice.pick(["total", "quantified", *made["tracks"]["a"]["categories"]])
        start = {"of": "others", "tracks": ["a"], "take": take, "then": dice.pick(["mean", "sum"])}
        category["start"] = with_(start, share=dice.pick([None, "30 %", "1/3"][:2]), at_most=dice.perhaps(20, 9))


def _ties(dice: Dice, made: Made) -> list[object]:
    """What may part equal totals."""
    categories = [item for track in made["tracks"].values() for item in track["categories"].items()]
    whole = [each for _, each in categories if "settle" not in each]
    inner = sorted({name for each in whole for name in rules_of(each)})
    parts = sorted({name for each in whole for name in each.get("parts", {})})
    names = ["grade", "satisfaction", "quantified", *MARKS, *sorted({name for name, _ in categories})]
    counts: list[Made] = [
        {"rows": {"activity": dice.pick(DEEDS)}},
        {"hours": {"activity": "值班"}},
        {"missed": {"activity": "勞動日", "count": dice.pick(["missed", "excused"])}},
        {"lost": dice.pick(["total", "c0", *(name for name, _ in categories)])},
    ]
    return [
        *names,
        *inner[:2],
        *parts[:2],
        *(with_(each, first=dice.pick([None, "most", "fewest"])) for each in counts),
    ]


def _of_place(dice: Dice, made: Made, test: Made) -> None:
    for inner in (*test.get("any", ()), *test.get("none", ())):
        _of_place(dice, made, inner)
    if "settled" in test:
        _of_place_in_part(dice, made, test)
    elif "rank" in test and dice.chance(60):
        poll = ["poll"] if "poll" in made.get("weights", {}) else []
        test["rank"]["by"] = dice.pick([*MARKS, "quantified", "c0", *poll])
    if "mark" in test and dice.chance(50):
        test["mark"] = "相對分"
    _whose(dice, test, groups=any("of" in track for track in made["tracks"].values()))


def _of_place_in_part(dice: Dice, made: Made, test: Made) -> None:
    """Places in parts of the year, quarters, and runs that end with them."""
    if dice.chance(60):
        test["rank"] = {dice.pick(["first", "last"]): portion(dice), **places(dice)}
        if dice.chance(50):
            for bound in BOUNDS:
                test.pop(bound, None)
    named = [each for track in made["tracks"].values() if (each := track["categories"].get(test["settled"]))]
    settles = [each["settle"] for each in named if "settle" in each]
    if all("quarter" in each for each in settles) and dice.chance(60):
        test["by"] = "quarter"
    elif {"in_a_row", "times"} & test.keys() and all(each["every"] == "month" for each in settles) and dice.chance(60):
        test["within"] = "quarter"
    if "by" not in test and dice.chance(25):
        test["minus"] = "before"


def _marks(dice: Dice) -> Made:
    marks = deepcopy(MARKS)
    one, other = marks["績點"], marks["互評"]
    if dice.chance(50):
        other["drop"] = dice.pick([{"highest": "34 %"}, {"lowest": "1/3", "highest": "1/3"}, {"lowest": 1}])
    if dice.chance(60):
        one["otherwise"] = dice.pick([0, 3, 2.5, "互評"])
    best = with_({"mark": dice.pick(list(MARKS))}, of=dice.pick([None, "rule-set", "track", "branch"]))
    marks["相對分"] = {"en": "relative mark", "full": dice.pick([5, 20]), "best": best}
    if dice.chance(40) and one.get("otherwise") != "互評":
        other["otherwise"] = dice.pick([6, 0, "績點"] if "otherwise" not in one else [6, 7.5])
    return marks


def _many_in(dice: Dice, made: Made, name: str, category: Made, before: list[str], *, groups: bool) -> None:
    settle = category.get("settle")
    for rule in rules_of(category).values():
        _told(dice, rule, settle, by_part=_of_part_with_keep(category, rule))
    for part in category.get("parts", {}).values():
        if "keep" in part and dice.chance(40):
            part["keep"]["lowest"] = part["keep"].pop("highest")
    if settle:
        _settled(dice, made, settle)
        if dice.chance(40):
            level = dice.pick([3, 8])
            months = {
                "member_for": "begun-months",
                dice.pick(["at_most", "at_most", "more_than"]): dice.pick([1, 3, 6]),
            }
            category.setdefault("limits", []).append({**CITED, "at_least": level, "at_most": level, "when": [months]})
    elif not any(rule["kind"] == "requirement" for rule in rules_of(category).values()):
        _shares(dice, name, category, before)
    for pot in (category, *category.get("parts", {}).values()):
        for limit in pot.get("limits", ()):
            for test in limit.get("when", ()):
                _whose(dice, test, groups=groups)


def _by_part(dice: Dice, category: Made, earlier: dict[str, Made], replaced: set[str]) -> None:
    """Tests of what categories before came to in the same part of the year."""
    names = list(earlier)
    every = category.get("settle", {}).get("every")
    same = [name for name, each in earlier.items() if each.get("settle", {}).get("every") == every]
    if every is None or not same:
        return
    key = dice.pick(["score", "lost"])
    of = dice.pick([*same, *([{"score": "quantified", "lost": "total"}[key]] if len(same) == len(names) else [])])
    test = {key: of, dice.pick(["less_than", "more_than"]): dice.pick([2, 5, 8])}
    if key == "score" and dice.chance(25):
        test["minus"] = less(dice, same, same)
    if dice.chance(70):
        category.setdefault("limits", []).append({**CITED, "at_most": dice.pick([0, 4]), "when": [test]})
        _bare(dice, category, replaced)
    else:
        category["settle"].setdefault("unless", []).append({**CITED, "when": [test]})


def _bare(dice: Dice, category: Made, replaced: set[str]) -> None:
    """Perhaps nothing is left of a category but its limits."""
    if dice.chance(30) and not replaced & rules_of(category).keys():
        for key in ("rules", "parts", "keep"):
            category.pop(key, None)


def _replaced(track: Made) -> set[str]:
    """The rules in whose place others count rows."""
    rules = [rule for category in track["categories"].values() for rule in rules_of(category).values()]
    return {rule["instead_of"] for rule in rules if "instead_of" in rule}


def _by_parts(dice: Dice, category: Made, earlier: dict[str, Made], replaced: set[str]) -> None:
    """Tests of the parts of the year by which a category before this one is settled; perhaps nothing else."""
    settled = [name for name, each in earlier.items() if "settle" in each]
    meets = any(rule["kind"] == "requirement" for rule in rules_of(category).values())
    if not settled or "settle" in category or meets or not dice.chance(60):
        return
    counted = dice.pick([{}, {"times": 2}, {"in_a_row": 2}, {"in_a_row": 3}])
    test = {"settled": dice.pick(settled), dice.pick(["less_than", "at_least"]): dice.pick([2, 5, 8]), **counted}
    limit = {**CITED, dice.pick(["at_most", "at_least"]): dice.pick([0, 3, 6]), "when": [test]}
    category.setdefault("limits", []).append(limit)
    _bare(dice, category, replaced)


def _for_tests_alone(dice: Dice, categories: Made) -> None:
    """Perhaps categories that count nothing: never all of them."""
    for name in list(categories)[:-1]:
        if dice.chance(15):
            categories[name]["share"] = "0 %"


def _of_part_with_keep(category: Made, rule: Made) -> bool:
    return any("keep" in part and rule in part["rules"].values() for part in category.get("parts", {}).values())


def _told(dice: Dice, rule: Made, settle: Made | None, *, by_part: bool) -> None:
    """The heaviest, a target of one's own, nothing for a word, and rules reckoned anew within parts of the year."""
    if "keep" in rule and dice.chance(40):
        rule["keep"]["lowest"] = rule["keep"].pop("highest")
    if rule["kind"] == "shortfall" and dice.chance(40):
        own = dice.pick([{"mark": dice.pick(list(MARKS))}, {"number": rule["target"], "pro_rata": "twelfths"}])
        rule["target"] = with_(own, share=dice.pick([None, "80 %"]) if "mark" in own else None)
        if "pro_rata" in own and (settle or "every" in rule):
            rule["target"] = own["number"]
    if "mark" in rule and dice.chance(50):
        rule["mark"] = "相對分"
    plain = rule["kind"] == "amount" and not {"keep", "factor"} & rule.keys() and not by_part
    if plain and rule["measure"] in ("hours", "characters") and dice.chance(40):
        rule["of"] = "mean"
    if plain and rule.get("of", "sum") == "sum" and dice.chance(30):
        rule["per"], rule["otherwise"] = (
            {"mark": dice.pick(list(MARKS))},
            dice.pick([0, 2 if rule["points"] > 0 else -2]),
        )
    table = rule.get("table")
    if rule["kind"] == "value-table" and isinstance(table, dict) and len(table) > 1 and dice.chance(30):
        word = dice.pick(list(table))
        if not isinstance(table[word], dict):
            table[word] = 0
    dated = rule["kind"] not in ("requirement", "forfeit", "missing-periods", "branch-rank")
    dated &= rule.get("by") not in ("verdict", "mark") and rule.get("measure") != "mark"
    if settle and dated and not by_part and "within" not in rule and dice.chance(35):
        longest = LENGTHS.get(settle["every"], 6)
        fit = [each for each in SHORTER if LENGTHS.get(each, 0) < longest and each not in CUT.get(settle["every"], ())]
        if rule["kind"] in ("absence", "shortfall", "attendance", "hours-short") or "in" in rule:
            fit.remove("day")
        if fit:
            rule["every"] = dice.pick(fit)


def _settled(dice: Dice, made: Made, settle: Made) -> None:
    if "quarter" not in settle and dice.chance(45):
        settle["drop"] = dice.pick([{"lowest": 1}, {"highest": 1}, {"lowest": 2, "highest": 1}])
    if dice.chance(40):
        test = (
            {"member_for": "begun-months", "at_most": dice.pick([1, 2, 3])} if dice.chance(30) else of_rows(dice, made)
        )
        settle["unless"] = [{**CITED, "when": [test]}]


def _shares(dice: Dice, name: str, category: Made, before: list[str]) -> None:
    """Bounds that are a share of other figures, or that hold by another score."""
    for pot, own in [(category, False), *((part, True) for part in category.get("parts", {}).values())]:
        if not dice.chance(35):
            continue
        asked = [{key: each} for each in before for key in ("of", "lost")]
        asked += [{"lost": name}] * 2 if own else []
        if not asked:
            continue
        share = with_(dice.pick(asked), share=dice.pick(["50 %", "1/3", None]))
        limit: Made = {**CITED, "at_most": share}
        if before and dice.chance(40):
            key = dice.pick(["score", "lost"])
            of = dice.pick([*before, "quantified" if key == "score" else "total"])
            limit["when"] = [{key: of, dice.pick(["less_than", "more_than"]): dice.pick([3, 8])}]
            if key == "score" and dice.chance(25):
                limit["when"][0]["minus"] = less(dice, ["quantified", *before], ["total", *before])
            if dice.chance(50):
                limit["at_most"] = dice.pick([0, 4])
        pot.setdefault("limits", []).append(limit)


def _whose(dice: Dice, test: Made, *, groups: bool) -> None:
    for key in ("rows", "hours", "without"):
        if key in test and "培訓" not in str(test[key]["activity"]) and dice.chance(40):
            test[key]["whose"] = "members" if groups else "others"
