"""What rules may say of events missed, of others and of amounts, put into rule sets that chance has made."""

from __future__ import annotations

from oracle.dice import Dice, Made, with_
from oracle.rule_sets import rules_of
from oracle.rules import DEEDS

BESIDES = {"clause": "第一條", "says": "說明", "mend": "改進"}


def newer(dice: Dice, sets: list[Made]) -> list[Made]:
    """The sets, with some of it in them."""
    for made in sets:
        for key, track in made["tracks"].items():
            for name, category in track["categories"].items():
                _in_category(dice, f"{key}{name}.z", category, groups="of" in track)
    return sets


def _in_category(dice: Dice, added: str, category: Made, *, groups: bool) -> None:
    found = rules_of(category)
    for rule in found.values():
        _told_more(dice, rule, settled="settle" in category)
        alone = rule.get("activity") in DEEDS and "instead_of" not in rule and rule.get("whose") is None
        if alone and not groups and rule["kind"] != "requirement" and dice.chance(8):
            rule["whose"] = "others"
    plain = not any(rule["kind"] in ("requirement", "forfeit") for rule in found.values())
    if "rules" in category and plain and not groups and dice.chance(20):
        category["rules"][added] = _missed(dice, category)


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
    """Points by which event missed it is, or by how many."""
    by = dice.pick(["nth", "count"])
    table = [{"at_least": at, "gives": dice.points()} for at in (2, 1)]
    made = {"kind": "attendance", "count": dice.pick(["missed", "excused"]), "by": by, "table": table, **BESIDES}
    within = dice.pick(["quarter", "month"]) if by == "nth" else None
    if "settle" in category:
        within = "month" if by == "nth" else None
    return with_(made, within=within)
