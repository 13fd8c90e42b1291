"""Which columns a table has, what each means and which words may stand in it: told by the models of rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from dangxing.language import Language, text
from dangxing.rules import RuleSet
from dangxing.rules.loading.schemas import meaning_of

_MODELS: Final[Mapping[str, tuple[str, ...]]] = {
    "outcomes": ("Band", "Limit", "Following"),
    "tests": (
        "AskRows", "Without", "AskHours", "AskMissed", "AskMonths", "AskSettled", "Rated", "OfVerdict", "OfStanding",
        "OfPost", "OfTrack", "Marked", "Scored", "Lost", "Ranked",
    ),
    "tracks": ("Track",),
    "categories": ("Category", "Part"),
    "activities": ("Vocabulary",),
    "marks": ("Mark",),
}  # fmt: skip
_FIXED: Final[Mapping[str, tuple[str, ...]]] = {
    "settings": ("value",),
    "words": ("value",),
    "english": ("value",),
    "points": ("gives", "at_least", "more_than", "at_most", "less_than"),
}
_DEPTH: Final = 2
# What is said of a rule in words stands behind what it reckons with.
_LATER: Final = frozenset({"reading", "leaves_out", "mend", "aspect"})


class Column(NamedTuple):
    """A column by the keys that lead to its values, the model that has the last of them, and the words it takes."""

    key: str
    model: str
    choices: tuple[str, ...]
    figures: bool


@cache
def _schema() -> dict[str, Any]:
    return RuleSet.model_json_schema()


def offered(table: str) -> dict[str, Column]:
    """The columns of a table, in the order of the models."""
    if table in _FIXED:
        return {key: Column(key, "Step", (), table == "points") for key in _FIXED[table]}
    defs = _schema()["$defs"]
    names = _MODELS.get(table) or [name for name, one in defs.items() if "const" in one["properties"].get("kind", {})]
    found: dict[str, Column] = {}
    for name in names:
        for column in _of_model(name, "", 1):
            known = found.get(column.key)
            if known is not None:
                choices = tuple(dict.fromkeys((*known.choices, *column.choices)))
                column = known._replace(choices=choices, figures=known.figures or column.figures)
            found[column.key] = column
    return {key: found[key] for key in sorted(found, key=lambda key: (key != "kind", key in _LATER))}


def _of_model(name: str, lead: str, depth: int) -> Iterator[Column]:
    for key, raw in _schema()["$defs"][name]["properties"].items():
        arms = list(_arms(raw))
        inner = [arm for arm in arms if "$ref" in arm]
        scalars = [arm for arm in arms if _is_scalar(arm)]
        if depth < _DEPTH:
            for arm in inner:
                yield from _of_model(arm["$ref"].rpartition("/")[2], f"{lead}{key}.", depth + 1)
        if scalars:
            words = [word for arm in scalars for word in arm.get("enum", [arm["const"]] if "const" in arm else ())]
            free = any(arm.get("type") == "string" and not {"enum", "const"} & arm.keys() for arm in scalars)
            figures = any(arm.get("type") in ("number", "integer") for arm in scalars)
            yield Column(f"{lead}{key}", name, () if free else tuple(dict.fromkeys(map(str, words))), figures)


def _arms(raw: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The alternatives of a schema; a list stands for what is in it."""
    for way in ("anyOf", "oneOf", "allOf"):
        if way in raw:
            for arm in raw[way]:
                yield from _arms(arm)
            return
    if raw.get("type") == "array":
        inner = [raw["items"]] if "items" in raw else raw.get("prefixItems", [])
        # A list of scalars has a cell; one of anything larger has rows of its own.
        yield from (arm for one in inner for arm in _arms(one) if _is_scalar(arm))
        return
    yield raw


def _is_scalar(arm: Mapping[str, Any]) -> bool:
    return "$ref" not in arm and arm.get("type") in ("string", "number", "integer", None) and bool(arm)


def meaning(column: Column, language: Language) -> str:
    """What a column says, as editors tell it of the key; nothing where that is not told."""
    found = meaning_of(column.model, column.key.rpartition(".")[2])
    return (found and text(found, language)) or ""


def ordered(table: str, used: Iterable[str]) -> list[Column]:
    """The columns of a table: those used first, in the order of the models, then what else may be said."""
    known, told = offered(table), list(dict.fromkeys(used))
    first = [column for key, column in known.items() if key in told]
    others = [Column(key, "", (), False) for key in told if key not in known]
    return [*first, *others, *(column for key, column in known.items() if key not in told)]
