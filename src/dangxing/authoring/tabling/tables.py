"""What a rule file says, as rows of tables."""

from __future__ import annotations

from typing import NamedTuple

from dangxing.authoring.tabling.places import TABLES, Homes, Path, leaves, place_of
from dangxing.rules.loading.editing import Plain

Row = tuple[str, ...]


class Said(NamedTuple):
    """A value by its place; ``path`` leads to it in the file."""

    path: Path
    value: Plain


Tables = dict[str, dict[Row, dict[str, Said]]]
"""By table and row, what stands in each column that is filled."""


def tables_of(data: dict[str, Plain]) -> Tables:
    """Every value of a file by its place. A rule has a row even where all that it says stands in other tables."""
    found: Tables = {table: {} for table in TABLES}
    for row in _rules(data):
        found["rules"][row] = {}
    for path, value in leaves(data):
        place = place_of(path)
        found[place.table].setdefault(place.row, {})[place.column] = Said(path, value)
    return found


def homes_of(rows: dict[Row, object]) -> Homes:
    """Category and part of each rule, by the rows of the rules."""
    return {(track, rule): (category, part) for track, category, part, rule in rows}


def _rules(data: dict[str, Plain]) -> list[Row]:
    found: list[Row] = []
    for track, one in _entries(data.get("tracks")):
        for category, inner in _entries(_under(one, "categories")):
            found += [(track, category, "", rule) for rule, value in _entries(_under(inner, "rules")) if _is_map(value)]
            for part, own in _entries(_under(inner, "parts")):
                rules = _entries(_under(own, "rules"))
                found += [(track, category, part, rule) for rule, value in rules if _is_map(value)]
    return found


def _is_map(value: Plain) -> bool:
    return isinstance(value, dict) and bool(value)


def _entries(value: Plain) -> list[tuple[str, Plain]]:
    return list(value.items()) if isinstance(value, dict) else []


def _under(value: Plain, key: str) -> Plain:
    return value.get(key) if isinstance(value, dict) else None
