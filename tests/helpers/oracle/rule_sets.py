"""Rule sets that chance makes, as the dicts that YAML gives: every one of them can be loaded.

Kinds of rules stand in :mod:`oracle.rules`, what decides outcomes in :mod:`oracle.outcomes`; here are pots, tracks and
what is said of the whole.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from oracle.dice import Dice, Made, with_
from oracle.outcomes import limit, outcomes
from oracle.outcomes import of_rows as of_rows_alone
from oracle.rules import ACTIVITIES, LEVELS, MARKS, POSTS, TITLED, VERDICTS, Place, both_ways, of_rows, rule

SHARES = ("20 %", "50 %", "80 %", "33 %", None)


class Kin(NamedTuple):
    """Whose rows rules may read besides the member's own, and whether categories may begin with their scores."""

    whose: str | None = None
    fed: bool = False


_ALONE = Kin()


def _pot(dice: Dice) -> Made:
    """Where a category begins, and what it is held to."""
    if dice.chance(40):
        return {"standard": dice.randint(1, 40)}
    start = dice.randint(0, 20)
    pot = {"start": start, "cap": dice.pick(["open", start + dice.randint(1, 40)])}
    return with_(pot, floor=dice.pick([None, "open", -10, 0]))


def _fed(dice: Dice, kin: Kin) -> Made:
    """A category that begins with the score of others, or of the last period."""
    start: Made
    if kin == ("members", True) and dice.chance(70):
        take, then = dice.pick(["total", "quantified"]), dice.pick(["mean", "sum"])
        start = {"of": "members", "take": take, "then": then}
    elif kin == ("branch", True) and dice.chance(70):
        start = {"of": "branch"}
    else:
        start = with_({"of": "last-period"}, take=dice.pick([None, "total", "quantified", "c0"]))
        start = with_(start, otherwise=dice.pick([None, 0, 5]))
    start = with_(start, share=dice.pick(SHARES))
    start = with_(start, over=dice.perhaps(20, 8), at_most=dice.perhaps(20, 12.5))
    start = with_(start, round=dice.perhaps(20, dice.pick(["down", "half", "up"])))
    return with_({"start": start, "cap": dice.pick(["open", 30])}, floor=dice.pick([None, "open"]))


def _settle(dice: Dice, semesters: bool) -> Made:
    every = dice.pick(["week", "month", "month", "two-months", "quarter", "half-year", *(["semester"] * 3 * semesters)])
    made = {"every": every, "year": dice.pick(["mean", "sum"]), "over": dice.pick(["all", "with-rows"])}
    return with_(made, quarter=dice.pick([None, "mean", "sum"]) if every == "month" else None)


def _named(prefix: str, found: list[Made]) -> Made:
    return {f"{prefix}.r{at}": each for at, each in enumerate(found)}


def _rules(dice: Dice, most: int, place: Place) -> list[Made]:
    return [rule(dice, place) for _ in range(dice.randint(1, most))]


def _parts(dice: Dice, name: str, place: Place) -> Made:
    parts = {}
    for at in range(dice.randint(1, 3)):
        found = _rules(dice, 2, place)
        part = {**TITLED, "rules": _named(f"{name}.p{at}", found)}
        most = None if any(map(both_ways, found)) else dice.perhaps(40, dice.halves(1, 16))
        fit = all(of_rows(each) and "every" not in each for each in found)
        keep = with_({"highest": dice.pick([1, 2])}, same=dice.pick([None, "date", "activity", "result", "subject"]))
        parts[f"p{at}"] = with_(part, at_most=most, keep=dice.perhaps(60, keep) if fit else None)
    return parts


def _category(dice: Dice, name: str, semesters: bool, kin: Kin) -> Made:
    """A category with some rules, perhaps with parts."""
    if kin.whose != "members" and dice.chance(8):
        return {**TITLED, "standard": dice.randint(1, 20), "rules": {f"{name}.r0": rule(dice, Place(), meets=True)}}
    settle = _settle(dice, semesters) if dice.chance(25) else None
    pot = _fed(dice, kin) if settle is None and dice.chance(25) else _pot(dice)
    made = with_({**TITLED, **pot}, settle=settle)
    place = Place(settle, kin.whose, semesters)
    if isinstance(pot.get("start"), dict) and dice.chance(25):
        return made
    made["rules"] = _named(name, _rules(dice, 3, place))
    if "standard" in pot and settle is None and kin.whose != "members" and dice.chance(8):
        made["rules"][f"{name}.f"] = {"kind": "forfeit", "activity": "勞動日", "clause": "第一條", "says": "說明"}
    if dice.chance(40):
        made["parts"] = _parts(dice, name, place)
        if len(made["parts"]) > 1 and dice.chance(50):
            made["keep"] = {"highest": dice.randint(1, len(made["parts"]) - 1)}
    return made


def rules_of(category: Made) -> Made:
    """The rules of a category and of its parts."""
    of_parts = {name: each for part in category.get("parts", {}).values() for name, each in part["rules"].items()}
    return {**category.get("rules", {}), **of_parts}


def _instead(dice: Dice, track: Made) -> None:
    """Perhaps one rule counts rows in place of another."""
    found = {name: each for category in track["categories"].values() for name, each in rules_of(category).items()}
    recorded = [name for name, each in found.items() if each.get("activity") and _recorded(each)]
    if len(recorded) < 2 or not dice.chance(35):
        return
    one, other = dice.sample(recorded, 2)
    same = [name for name in recorded if name != one and found[name]["activity"] == found[one]["activity"]]
    found[one]["instead_of"] = dice.pick(same) if same else other


def _recorded(each: Made) -> bool:
    """Whether it reads rows that another rule may count in its place."""
    kinds = ("requirement", "forfeit", "attendance", "hours-short", "missing-periods")
    return each["kind"] not in kinds and "in" not in each


def _track(dice: Dice, name: str, semesters: bool, kin: Kin) -> Made:
    made = {**TITLED, "title": f"類別{name}", "en": f"track {name}"}
    if kin.whose == "members":
        made["of"] = "branch"
    count = dice.randint(1, 3)
    made["categories"] = {f"c{at}": _category(dice, f"{name}{at}", semesters, kin) for at in range(count)}
    _instead(dice, made)
    return made


def _period(dice: Dice) -> Any:
    if dice.chance(50):
        return "year"
    if dice.chance(15):
        return "term"
    begins = dice.pick(["09-01", "04-01", "01-01"])
    parts = {"09-01": "02-17", "04-01": "10-08", "01-01": "07-10"}[begins]
    semesters = [{"title": "上", "en": "first", "from": begins}, {"title": "下", "en": "second", "from": parts}]
    return with_({"from": begins}, semesters=dice.perhaps(70, semesters))


def _full(tracks: Made) -> Made:
    """The full score, where all that a member can have is told by standards; else the first category begins at 0."""
    sums = set()
    for track in tracks.values():
        standards = [each.get("standard") if "settle" not in each else None for each in track["categories"].values()]
        sums.add(None if None in standards else sum(standards))
    if len(sums) == 1 and None not in sums:
        return {"full": sums.pop()}
    category = next(iter(next(iter(tracks.values()))["categories"].values()))
    needed = any(each["kind"] in ("requirement", "forfeit") for each in rules_of(category).values())
    if "standard" in category and not needed:
        category |= {"start": 0, "cap": category.pop("standard")}
        return {}
    return {} if any("standard" not in each for t in tracks.values() for each in t["categories"].values()) else {
        "total": {"cap": "open"}
    }  # fmt: skip


def _weights(dice: Dice) -> Made:
    found: Made = {"clause": "第一條", "quantified": "40 %"}
    rest = dice.pick(["poll", "marks", "both"])
    if rest != "marks":
        found["poll"] = "60 %" if rest == "poll" else "30 %"
    if rest != "poll":
        found["marks"] = {dice.pick(list(MARKS)): "60 %" if rest == "marks" else "30 %"}
    return found


def _shares(dice: Dice, made: Made) -> None:
    """Categories that count by shares of their scores, of each track its own; perhaps marks and a poll beside them."""
    rest = 100
    if dice.chance(60):
        made["weights"] = _weights(dice)
        del made["weights"]["quantified"]
        rest = 40
    for track in made["tracks"].values():
        categories = list(track["categories"].values())
        first = dice.sample([each for each in (10, 15, 25) if each * 2 < rest], len(categories) - 1)
        for share, category in zip([*first, rest - sum(first)], categories, strict=True):
            category["share"] = f"{share} %"


def _limits(dice: Dice, made: Made) -> None:
    """Categories and parts that are held to a level, or lifted to it, when tests hold."""
    for track in made["tracks"].values():
        for category in track["categories"].values():
            meets = any(rule["kind"] == "requirement" for rule in rules_of(category).values())
            if dice.chance(15) and not meets:
                category["limits"] = [limit(dice, made, of_rows_alone) for _ in range(dice.randint(1, 2))]
            for part in category.get("parts", {}).values():
                if dice.chance(15):
                    part["limits"] = [limit(dice, made, of_rows_alone, lifts=False)]


def _tie_breakers(made: Made) -> list[str]:
    """What may tell equal totals apart; a category, where it is never below 0."""
    categories = [(name, each) for track in made["tracks"].values() for name, each in track["categories"].items()]
    below = {name for name, each in categories if each.get("floor") not in (None, 0)}
    poll = ["poll"] if "poll" in made.get("needs", ()) else []
    return ["grade", "satisfaction", "quantified", *poll, *MARKS, *sorted({name for name, _ in categories} - below)]


def rule_set(dice: Dice, id_: str = "made", period: object = None, kin: Kin = _ALONE) -> Made:
    """A whole rule set of one or two tracks."""
    period = _period(dice) if period is None else period
    semesters = isinstance(period, dict) and "semesters" in period
    names = ("g",) if kin.whose == "members" else ("a", "b")[: dice.randint(1, 2)]
    tracks = {name: _track(dice, name, semesters, kin) for name in names}
    made = _full(tracks) | {
        "id": id_,
        "title": "考核",
        "en": "Appraisal",
        "version": "1",
        "source": "考核辦法",
        "period": period,
        "posts": POSTS,
        "levels": LEVELS,
        "marks": MARKS,
        "activities": ACTIVITIES,
        "tracks": tracks,
        "verdicts": {verdict: [] for verdict in VERDICTS},
    }
    _limits(dice, made)
    if "total" not in made and "full" not in made and dice.chance(30):
        _shares(dice, made)
    elif "total" not in made and dice.chance(30):
        made["weights"] = _weights(dice)
    elif dice.chance(25):
        made["total"] = {
            "start": dice.pick([0, 5]),
            "floor": dice.pick([0, "open"]),
            "cap": dice.pick([20, 60, "open"]),
        }
        made.pop("full", None)
    if dice.chance(25):
        made["round"] = {"clause": "第一條", "total": dice.pick([1, 0.1, 0.01])}
    if dice.chance(40):
        made["ranking"] = ["total", dice.pick(_tie_breakers(made))]
    if "poll" in made.get("weights", ()):
        made["needs"] = ["poll"]
    needed = ["verdict", "start", "end", "votes", "last-outcome"]
    if dice.chance(10):
        made["needs"] = list({*made.get("needs", ()), dice.pick(needed)})
    if "poll" in made.get("needs", ()):
        made["poll"] = {"votes": {"優秀": 100, "合格": 80} | dice.pick([{}, {"基本合格": 61}])}
    if "poll" in made and dice.chance(30):
        made["quorum"] = {"clause": "第一條", "share": "80 %", "missed": dice.pick(["pending", "pending", "warn"])}
    return made | outcomes(dice, made)


def folder(dice: Dice) -> list[Made]:
    """A folder of rules: mostly one rule set; else one of people and one of their groups."""
    if dice.chance(75):
        return [rule_set(dice)]
    period = dice.pick(["year", {"from": "09-01"}])
    members_first = dice.chance(50)
    people, groups = Kin("branch", not members_first), Kin("members", members_first)
    return [rule_set(dice, "made", period, people), rule_set(dice, "groups", period, groups)]
