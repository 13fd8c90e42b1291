"""Ratings of parts of the year, put into rule sets that chance has made, and tests that ask for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from oracle.dice import Dice, Made, with_
from oracle.outcomes import of_rows_of_part, places, portion
from oracle.rules import LENGTHS, TITLED


def settles(made: Made) -> dict[str, list[Made]]:
    """How each category that is settled is, by track."""
    found: dict[str, list[Made]] = {}
    for track in made["tracks"].values():
        for name, category in track["categories"].items():
            if "settle" in category:
                found.setdefault(name, []).append(category["settle"])
    return found


def rated(dice: Dice, sets: Sequence[Made]) -> Sequence[Made]:
    """The sets; those that settle a category rate its parts."""
    for made in sets:
        if settles(made):
            _rate(dice, made)
    return sets


def _rate(dice: Dice, made: Made) -> None:
    known = settles(made)
    made["ratings"] = {}
    for at in range(dice.randint(1, 3)):
        of = dice.pick(sorted(known))
        quarters = all("quarter" in settle for settle in known[of]) and dice.chance(60)
        rating = with_(TITLED | {"title": f"分期{at}", "of": of}, by="quarter" if quarters else None)
        made["ratings"][f"t{at}"] = rating | {"bands": _bands(dice, made, rating)}
    # A band among those who meet which places are told asks for none itself.
    named = str([made["bands"], made.get("consequences")])
    for band in made["bands"][:-1]:
        if dice.chance(40) and f"'among': '{band['id']}'" not in named:
            band.setdefault("when", []).append(_asked(dice, made, made["ratings"]))
    follows = made.setdefault("consequences", [])
    for at in range(dice.randint(1, 3)):
        follows.append({"clause": "第一條", "says": f"評後{at}", "when": [_asked(dice, made, made["ratings"])]})


def _bands(dice: Dice, made: Made, rating: Made) -> list[Made]:
    """From high to low; what asks for nothing but a score stands above what asks for less alone."""
    levels = sorted({dice.randint(-4, 24) / 2 for _ in range(dice.randint(1, 4))}, reverse=True)
    bands: list[Made] = []
    for at, level in enumerate(levels):
        band: Made = {"id": f"b{at}", "title": f"等{at}", "en": f"band {at}", "at_least": level}
        if dice.chance(45):
            band["when"] = [_test(dice, made, rating) for _ in range(dice.randint(1, 2))]
        if dice.chance(45):
            band["quota"] = {"clause": "第一條", "at_most": portion(dice), **places(dice)}
        if (at == len(levels) - 1 or {"when", "quota"} & band.keys()) and dice.chance(60):
            del band["at_least"]
        bands.append(with_(band, follows=dice.perhaps(30, "獎金")))
    return bands


def _test(dice: Dice, made: Made, rating: Made) -> Made:
    """A test of a part of the year, perhaps one of several."""
    several = dice.pick(["any", "none", None, None, None])
    if several is None:
        return _one(dice, made, rating)
    return {several: [_one(dice, made, rating), _one(dice, made, rating)]}


def _one(dice: Dice, made: Made, rating: Made) -> Made:
    least = min(_lengths(made, rating))
    shorter = {name: each for name, each in made["ratings"].items() if max(_lengths(made, each)) <= least}
    tests: list[Callable[[], Made]] = [lambda: of_rows_of_part(dice, made)] * 2
    tests.append(lambda: {"rank": {dice.pick(["first", "last"]): portion(dice), **places(dice)}})
    if shorter:
        tests += [lambda: _asked(dice, made, shorter)] * 2
    return dice.pick(tests)()


def _every(made: Made, rating: Made) -> list[str]:
    return [str(rating.get("by") or settle["every"]) for settle in settles(made)[rating["of"]]]


def _lengths(made: Made, rating: Made) -> list[float]:
    return [LENGTHS.get(every, 6) for every in _every(made, rating)]


def _asked(dice: Dice, made: Made, ratings: Made) -> Made:
    """How often, or how often one after the other, such a band was given; perhaps within one quarter."""
    name = dice.pick(sorted(ratings))
    bands = [band["id"] for band in ratings[name]["bands"]]
    words: Any = dice.pick([dice.pick(bands), dice.sample(bands, dice.randint(1, len(bands)))])
    counted = dice.pick([{}, {"times": 2}, {"times": 3}, {"in_a_row": 2}, {"in_a_row": 3}])
    test = {"rated": name, "band": words, **counted}
    months = set(_every(made, ratings[name])) == {"month"}
    return with_(test, within="quarter" if counted and months and dice.chance(50) else None)
