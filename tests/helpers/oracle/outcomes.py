"""What decides outcomes, made by chance: vetoes, limits, bands, quotas and what follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from oracle.dice import Dice, Made, with_
from oracle.rules import ACTIVITIES, DEEDS, MARKS, VERDICTS

BANDED = {"en": "band", "clause": "第一條"}
VETOED = "不定等次"
"""What some rule sets call the outcome of whoever is vetoed."""
PLAIN = len(BANDED) + 3
"""How much a band says that asks for points alone."""
OF = ("branch", "track", "rule-set")


def _far(dice: Dice, *levels: float) -> Made:
    """A bound, or two of them that some number keeps."""
    at = dice.pick(levels)
    if dice.chance(15):
        return {"more_than": at, "at_most": at + 5}
    return {dice.pick(["at_least", "at_least", "more_than", "at_most", "less_than"]): at}


def _share(dice: Dice) -> Made:
    return {dice.pick(["at_least", "more_than", "at_most", "less_than"]): dice.pick(["50 %", "1/3", "2/3", "25 %"])}


def _selected(dice: Dice) -> Made:
    name = dice.pick([*DEEDS, "培訓", ["遲到", "值班"]])
    results = ACTIVITIES[name].get("results") if isinstance(name, str) else None
    return with_({"activity": name}, result=dice.pick([*results, results]) if results and dice.chance(40) else None)


def of_rows(dice: Dice, made: Made) -> Made:
    """A test of rows, words and marks."""
    tests: list[Callable[[], Made]] = [
        lambda: {"rows": _selected(dice)} | (_far(dice, 1, 2) if dice.chance(50) else {}),
        lambda: {"hours": {"activity": dice.pick(["值班", "培訓", ["值班", "志願"]])}, **_far(dice, 2, 6)},
        lambda: {
            "missed": {
                "activity": dice.pick(["勞動日", ["勞動日", "培訓"]]),
                "count": dice.pick(["missed", "unexcused", "other"]),
            },
            **_far(dice, 1),
        },
        lambda: {"member_for": "months", **_far(dice, 6, 11)},
        lambda: {"without": _selected(dice)},
        lambda: {"verdict": dice.pick(["優秀", ["優秀", "合格"]])},
        lambda: {"standing": dice.pick(["full", "probationary"])},
        lambda: {"post": dice.pick(["組長", ["組長", "組員"]])},
        lambda: {"track": [dice.pick(list(made["tracks"]))]},
        lambda: {"mark": dice.pick(list(MARKS)), **_far(dice, 3)},
        lambda: {"votes": dice.pick(VERDICTS), **_share(dice)},
        lambda: {"last_outcome": dice.pick(["last", "vetoed", ["vetoed", "last"]])},
    ]
    return dice.pick(tests)()


def of_rows_of_part(dice: Dice, made: Made) -> Made:
    """A test of what is known of a part of the year by itself."""
    while True:
        test = of_rows(dice, made)
        if not test.keys() & {"verdict", "mark", "votes", "last_outcome"}:
            return test


def of_scores(dice: Dice, made: Made) -> Made:
    """A test of scores, or of what comes before them."""
    categories = _categories(made)
    settled = [
        name for track in made["tracks"].values() for name, each in track["categories"].items() if "settle" in each
    ]
    tests: list[Callable[[], Made]] = [
        lambda: of_rows(dice, made),
        lambda: {"score": dice.pick(["quantified", *categories]), **_far(dice, 5, 10, 20)},
        lambda: {
            "score": dice.pick(["quantified", *categories]),
            "minus": less(dice, ["quantified", *categories], ["total", *categories]),
            **_far(dice, 0, 2),
        },
        lambda: {"lost": dice.pick(["total", *categories]), **_far(dice, 2, 6)},
    ]
    if settled:
        counted = dice.pick([{}, {"times": 2}, {"in_a_row": 2}])
        tests += [lambda: {"settled": dice.pick(settled), **_far(dice, 5, 10), **counted}] * 2
    if "poll" in made.get("weights", {}):
        tests.append(lambda: {"score": "poll", **_far(dice, 60)})
    return dice.pick(tests)()


def _categories(made: Made) -> list[str]:
    return [name for track in made["tracks"].values() for name in track["categories"]]


def less(dice: Dice, scores: Sequence[str], losses: Sequence[str]) -> Made:
    """What is taken from a score first: a share of another figure, or a multiple."""
    figure = {"of": dice.pick(scores)} if dice.chance(75) else {"lost": dice.pick(losses)}
    return with_(figure, share=dice.pick(["50 %", "1/3", "120 %", None]))


def of_all(dice: Dice, made: Made) -> Made:
    """A test of anything."""
    tests: list[Callable[[], Made]] = [
        lambda: of_scores(dice, made),
        lambda: of_scores(dice, made),
        lambda: {"score": "total", **_far(dice, 10, 20)},
        lambda: {"score": "total", "minus": less(dice, ["total", *_categories(made)], ["total"]), **_far(dice, 0, 4)},
        lambda: {"rank": {dice.pick(["first", "last"]): portion(dice), **places(dice)}},
    ]
    return dice.pick(tests)()


def portion(dice: Dice) -> object:
    return dice.pick([1, 2, "20 %", "1/3", "50 %", "70 %"])


def places(dice: Dice) -> Made:
    made = {"of": dice.pick(OF), "ties": dice.pick(["in", "out"])}
    return with_(made, round=dice.pick([None, None, "half", "up"]), at_least=dice.perhaps(20, dice.pick([1, 2])))


def _when(dice: Dice, made: Made, test: Callable[[Dice, Made], Made], most: int = 2) -> list[Made]:
    found = []
    for _ in range(dice.randint(1, most)):
        several = dice.pick(["any", "none"]) if dice.chance(30) else None
        found.append({several: [test(dice, made), test(dice, made)]} if several else test(dice, made))
    return found


def outcomes(dice: Dice, made: Made) -> Made:
    """Bands always; the rest perhaps."""
    found: Made = {"bands": _bands(dice, made)}
    if dice.chance(20):
        found["veto"] = {"clause": "第一條", "follows": "不參加", **_vetoing(dice, made)}
    if dice.chance(30):
        found["outcomes"] = {"vetoed": {"title": VETOED, "en": "not graded"}}
    if dice.chance(25):
        found["limits"] = [limit(dice, made, of_scores) for _ in range(dice.randint(1, 2))]
    if dice.chance(40):
        found["consequences"] = [
            {"clause": "第一條", "says": f"後果{at}", "when": _when(dice, made, of_all)}
            for at in range(dice.randint(1, 2))
        ]
    return found


def limit(dice: Dice, made: Made, test: Callable[[Dice, Made], Made], *, lifts: bool = True) -> Made:
    """What a total, a category or a part is held or lifted to."""
    key = dice.pick(["at_most", "at_most", "at_least"]) if lifts else "at_most"
    level = dice.pick([0, 5, 12.5, 30] if key == "at_most" else [1, 6, 12.5])
    found = {"clause": "第一條", "says": "界限", key: level, "when": _when(dice, made, test)}
    if lifts and dice.chance(30):
        found["times"] = dice.pick(["105 %", 0.8, "1/3", 2])
        if dice.chance(50):
            del found[key]
    return found


def _vetoing(dice: Dice, made: Made) -> Made:
    if dice.chance(30):
        return {"verdict": "不合格"}
    return with_({"when": _when(dice, made, of_rows)}, verdict=dice.perhaps(20, "不合格"))


def _bands(dice: Dice, made: Made) -> list[Made]:
    levels = sorted({dice.randint(0, 40) for _ in range(dice.randint(1, 3))}, reverse=True)
    bands: list[Made] = []
    for level in levels:
        band = {"id": f"b{level}", "title": f"檔{level}", **BANDED, "at_least": level}
        if dice.chance(35):
            band["when"] = _when(dice, made, of_all)
        if dice.chance(25):
            band["quota"] = {"clause": "第一條", "at_most": portion(dice), **places(dice)}
            if isinstance(band["quota"]["at_most"], str) and dice.chance(40):
                band["quota"]["among"] = "all"
        if dice.chance(8):
            band["verdict"] = dice.pick(["優秀", "合格"])
        bands.append(band)
    last = bands[-1]
    if last["at_least"] != 0 or len(last) > PLAIN:
        bands.append({"id": "last", "title": "末檔", **BANDED, "at_least": 0})
    else:
        last |= {"id": "last", "title": "末檔"}
    # A band of as many points as the one above it is open only where that asks for more.
    return [
        band for at, band in enumerate(bands)
        if at == 0 or band["at_least"] < bands[at - 1]["at_least"] or len(bands[at - 1]) > PLAIN
    ]  # fmt: skip
