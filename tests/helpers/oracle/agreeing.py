"""Both interpreters side by side, over the rules and records that one seed makes."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from dangxing.records import Records
from dangxing.results import Scorecard
from dangxing.rules import Rulebook, loading
from dangxing.scoring import score
from oracle import additions, of_rows, ratings
from oracle import cards as oracle
from oracle.dice import Dice, Made
from oracle.record_books import book
from oracle.rule_sets import folder
from oracle.scores import Given

YEAR = 2024
Maker = Callable[[int], tuple[list[Made], Records]]
_FINE = Fraction(1, 10**6)


class _Whole(yaml.SafeDumper):
    """YAML without anchors, which rule files may not have."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def made(seed: int) -> tuple[list[Made], Records]:
    """The folder of rules and the records of a seed."""
    dice = Dice(seed)
    sets = folder(dice)
    return sets, book(dice, sets)


def made_with_many(seed: int) -> tuple[list[Made], Records]:
    """The same with many more keys of the language at once."""
    sets, records = made(seed)
    return of_rows.told(Dice(-seed - 2), additions.many(Dice(-seed - 1), sets)), records


def made_with_ratings(seed: int) -> tuple[list[Made], Records]:
    """Rules that settle a category, and records; the parts of the year are rated."""
    for at in itertools.count(seed * 20):
        sets, records = (made_with_many if at % 2 else made)(at)
        if any(map(ratings.settles, sets)):
            break
    return ratings.rated(Dice(-seed - 1), sets), records


def loaded(sets: Sequence[Made]) -> Rulebook:
    """Rule sets as the program has them, from their files."""
    with tempfile.TemporaryDirectory() as there:
        for each in sets:
            text = yaml.dump(each, Dumper=_Whole, allow_unicode=True, sort_keys=False)
            (Path(there) / f"{each['id']}.yaml").write_text(text, encoding="utf-8")
        return loading.load(Path(there))


def differences(seed: int, made: Maker = made) -> list[tuple[str, str, object, object]]:
    """What is not the same: whose, what, by the program, by the oracle."""
    sets, records = made(seed)
    return compared(sets, records)


def compared(sets: Sequence[Made], records: Records) -> list[tuple[str, str, object, object]]:
    """What is not the same of rules and records."""
    known = yaml.safe_load(yaml.safe_dump(sets))
    found = []
    for card, ours in zip(score(records, loaded(sets), YEAR), oracle.score(known, YEAR, records), strict=True):
        theirs, expected = _told(card), _expected(ours)
        found += [
            (card.member.id, key, theirs[key], expected[key])
            for key in theirs
            if not _alike(theirs[key], expected[key])
        ]
    return found


def _alike(one: Any, other: Any) -> bool:
    """The same, but for what is carried to nine decimals where it has no end."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_alike(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(_alike, one, other))
    if isinstance(one, Fraction) and isinstance(other, Fraction):
        return abs(one - other) < _FINE
    return bool(one == other)


def _told(card: Scorecard) -> dict[str, Any]:
    """A card of the scoring, as far as both tell it."""
    forfeited = {line.category for line in card.lines if line.forfeit}
    lines: dict[Any, Given] = {}
    for line in card.lines:
        if line.category not in forfeited:
            key = line.rule, line.span and tuple(line.span)[:2]
            gains, losses, gained, lost = lines.get(key, Given(0, 0, Fraction(0), Fraction(0)))
            if line.points > 0:
                lines[key] = Given(gains + line.times, losses, gained + Fraction(line.points), lost)
            else:
                lines[key] = Given(gains, losses + line.times, gained, lost + Fraction(line.points))
    told = {
        "total": None if card.total is None else [card.total],
        "outcome": card.outcome,
        "ranks": (card.rank, card.track_rank, card.branch_rank),
        "rated": {(name, *tuple(part.span)[:2]): part.band for name, parts in card.rated.items() for part in parts},
        "follows": {
            str(each.params["says"]): {"remarks.consequence": True, "remarks.consequence-open": None}[each.key]
            for each in card.reasons
            if each.key.startswith("remarks.consequence")
        },
    }
    if card.total is None:
        return told
    return told | {
        "lines": lines,
        "categories": {each.id: Fraction(each.score) for each in card.categories},
        "settled": {each.id: [Fraction(part.score) for part in each.settled] for each in card.categories},
        "quantified": card.quantified and Fraction(card.quantified),
    }


def _expected(card: oracle.Card) -> dict[str, Any]:
    lines = {
        (rule, span and tuple(span)): line
        for told in card.categories.values() if not told.forfeit
        for (rule, span), line in told.lines.items()
    }  # fmt: skip
    return {
        "lines": lines,
        "categories": {name: told.score for name, told in card.categories.items()},
        "settled": {name: [score for _, score in told.settled] for name, told in card.categories.items()},
        "quantified": card.quantified,
        "total": None if card.total is None else [card.total],
        "outcome": card.outcome,
        "ranks": tuple(card.ranks.get(of) for of in ("rule-set", "track", "branch")),
        "rated": {(name, *span): band for name, parts in card.rated.items() for span, band in parts.items()},
        "follows": {says: held for says, held in card.follows.items() if held is not False},
    }
