"""What rules say of single rows and of which rows they count, put into rule sets that chance has made."""

from __future__ import annotations

from oracle.dice import Dice, Made, with_
from oracle.rule_sets import rules_of
from oracle.rules import MARKS, of_rows


def told(dice: Dice, sets: list[Made]) -> list[Made]:
    """The sets, with the most of each row, tables by activity, the first of rows that say the same, and numbers
    of each member's own."""
    for made in sets:
        for track in made["tracks"].values():
            for category in track["categories"].values():
                for rule in rules_of(category).values():
                    _by_activity(dice, rule)
                    _mean(dice, rule)
                    _first(dice, rule)
                    _above_ones_own(dice, rule, settled="settle" in category)
                    _each(dice, rule)
                for part in category.get("parts", {}).values():
                    if any(rule.get("of") == "mean" for rule in part["rules"].values()):
                        part.pop("keep", None)  # of a mean no row is the highest
    return sets


def _single(rule: Made) -> bool:
    """Whether each of its rows has points of its own."""
    apart = rule.get("of") == "mean" or isinstance(rule.get("per"), dict)
    return of_rows(rule) and not apart and not ("over" in rule and rule.get("of") != "each")


def _each(dice: Dice, rule: Made) -> None:
    if _single(rule) and dice.chance(40):
        rule["each_at_most"] = dice.halves(1, 8)


def _mean(dice: Dice, rule: Made) -> None:
    """What people judge, by what the result says, and their mean."""
    if rule["kind"] != "given" or {"keep", "factor"} & rule.keys() or dice.chance(50):
        return
    if rule["activity"] == "嘉獎" and dice.chance(60):
        rule["table"] = {"獨": 3, **({"合": 1.5} if dice.chance(50) else {})}
    if dice.chance(60):
        rule["of"] = "mean"
        rule |= dice.pick([{}, {"drop": {"highest": 1, "lowest": 1}}, {"drop": {"lowest": 1}}, {"weighed_by": "hours"}])


def _first(dice: Dice, rule: Made) -> None:
    """Only the first rows are there, whatever is made of them."""
    counts = rule["kind"] in ("value-table", "given", "amount") and "activity" in rule
    if counts and dice.chance(30):
        same = dice.pick(["date", "activity", "result", None, *(["subject", "level"] * (rule["activity"] == "花展"))])
        rule["keep"] = with_({"first": dice.pick([1, 1, 2])}, same=same)


def _above_ones_own(dice: Dice, rule: Made, *, settled: bool) -> None:
    """In place of a number that all are held to, one of each member's own."""
    key = "short_of" if "short_of" in rule else "over"
    if rule["kind"] != "amount" or key not in rule or rule.get("of") == "each" or dice.chance(40):
        return
    own = dice.pick([{"mark": dice.pick(list(MARKS))}, {"number": 3, "pro_rata": "twelfths"}])
    if "mark" in own:
        rule[key] = with_(own, share=dice.pick([None, "80 %"]))
    elif not settled and "every" not in rule:
        rule[key] = own


def _by_activity(dice: Dice, rule: Made) -> None:
    """A table by the activity in place of one by the result; a factor by it in place of one by the post."""
    plain = rule["kind"] == "value-table" and not {"keep", "factor"} & rule.keys()
    if plain and rule.get("by") == "result" and dice.chance(50):
        names = ["承諾書", "遲到"]
        points = list(rule["table"].values())
        rule |= {"by": "activity", "activity": names, "table": dict(zip(names, points, strict=False))}
        rule.pop("result", None)
    factor = rule.get("factor", {})
    if factor.get("by") == "post" and "activity" in rule and dice.chance(50):
        names = rule["activity"] if isinstance(rule["activity"], list) else [rule["activity"]]
        factor |= {"by": "activity", "table": dict(zip(names, factor["table"].values(), strict=False))}
