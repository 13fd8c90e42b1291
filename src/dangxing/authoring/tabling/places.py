"""Where everything that a rule file says stands in its tables: every value has one cell, every cell one value.

A path leads to a value of the file: keys, and numbers (from 0) in lists. A place is a row of a table and its column.
What no table claims stands among the settings, by its path.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from dangxing.language import patterns
from dangxing.rules.loading.editing import Plain

Path = tuple[str | int, ...]
TABLES: Final[Mapping[str, tuple[str, ...]]] = {
    "settings": ("path",),
    "outcomes": ("list", "item"),
    "tests": ("list", "item", "number", "either"),
    "tracks": ("track",),
    "categories": ("track", "category", "part"),
    "rules": ("track", "category", "part", "rule"),
    "points": ("track", "rule", "in", "word", "inner"),
    "activities": ("activity",),
    "words": ("list", "word"),
    "marks": ("mark",),
    "english": ("word",),
}
"""The tables, in the order of their sheets, each with the columns that tell its rows apart."""
LISTS: Final[Mapping[str, tuple[str, ...]]] = {
    "outcomes": ("bands", "limits", "consequences"),
    "tests": ("veto", "limits", "bands", "consequences", "met_when"),
    "words": ("posts", "levels", "verdicts"),
}
"""What the column ``list`` names in a table that has it."""
VALUE: Final = "value"
_TABLED: Final = (("table",), ("points",), ("factor", "table"), ("first", "points"), ("last", "points"))
_PLAIN_KEY: Final = patterns.late(r"[a-z][a-z_]*")
_STEP: Final = patterns.late(r"#([1-9][0-9]{0,3})")
_NEW: Final = patterns.late(r"\+([1-9][0-9]{0,6})")
# Where new items of a list are numbered from: beyond any that a file has.
_BEYOND: Final = 1_000_000
_JOINT: Final = " / "
MAY_BE_EMPTY: Final[Mapping[str, str]] = {"outcomes": "item", "tests": "number", "points": "word"}
"""The column that is left empty in a row that is new in a list."""
OPTIONAL: Final = frozenset({"part", "either", "inner"})
"""What need not be filled in to tell a row apart."""


class Place(NamedTuple):
    """A row of a table, by what tells it apart, and a column."""

    table: str
    row: tuple[str, ...]
    column: str


def leaves(value: Plain, path: Path = ()) -> Iterator[tuple[Path, Plain]]:
    """Every value that has a cell: scalars, lists of words or numbers that fit into one, and what is empty."""
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list) and value and not in_one_cell(value):
        for at, inner in enumerate(value):
            yield from leaves(inner, (*path, at))
    else:
        yield path, value


def in_one_cell(value: list[Plain]) -> bool:
    """Whether the items of a list can stand in one cell, with 、 between them."""
    return all(
        (isinstance(one, str) and one == one.strip() and one and not set('、\n\r"[]{}') & set(one))
        or not isinstance(one, str | list | dict | bool | None)
        for one in value
    )


def place_of(path: Path) -> Place:
    """Where the value at ``path`` stands."""
    return _claimed(path) or Place("settings", (written(path),), VALUE)


def _claimed(path: Path) -> Place | None:
    match path:
        case ("tracks", str(track), *rest):
            return _of_track(track, tuple(rest))
        case (("bands" | "limits" | "consequences") as name, (int() | str()) as at, "when", *rest):
            return _of_test(str(name), _item(at), tuple(rest))
        case ("veto", "when", *rest):
            return _of_test("veto", "", tuple(rest))
        case (("bands" | "limits" | "consequences") as name, (int() | str()) as at, *rest):
            return _columned("outcomes", (str(name), _item(at)), tuple(rest))
        case ("activities", str(word), *rest):
            return _columned("activities", (word,), tuple(rest))
        case ("marks", str(word), *rest):
            return _columned("marks", (word,), tuple(rest))
        case (("posts" | "levels" | "verdicts") as name, str(word)):
            return Place("words", (str(name), word), VALUE)
        case ("english", str(word)):
            return Place("english", (word,), VALUE)
    return None


def _of_track(track: str, rest: Path) -> Place | None:
    match rest:
        case ("categories", str(category), "parts", str(part), "rules", str(rule), *inner):
            return _of_rule((track, category, part, rule), tuple(inner))
        case ("categories", str(category), "rules", str(rule), *inner):
            return _of_rule((track, category, "", rule), tuple(inner))
        case ("categories", str(category), "parts", str(part), *inner):
            return _columned("categories", (track, category, part), tuple(inner))
        case ("categories", str(category), *inner):
            return _columned("categories", (track, category, ""), tuple(inner))
    return _columned("tracks", (track,), rest)


def _of_rule(row: tuple[str, str, str, str], rest: Path) -> Place | None:
    track, _, _, rule = row
    for lead in _TABLED:
        if rest[: len(lead)] == lead and len(rest) > len(lead):
            name, inner = ".".join(lead), rest[len(lead) :]
            match inner:
                case (str(word),) if not _STEP.fullmatch(word):
                    return Place("points", (track, rule, name, word, ""), "gives")
                case (str(word), str(other)) if not _STEP.fullmatch(word):
                    return Place("points", (track, rule, name, word, other), "gives")
                case (int(at), str(key)) if _PLAIN_KEY.fullmatch(key):
                    return Place("points", (track, rule, name, _item(at), ""), key)
            return None
    if rest[:1] == ("met_when",):
        return _of_test("met_when", f"{track}/{rule}", rest[1:])
    return _columned("rules", row, rest)


def _of_test(name: str, item: str, rest: Path) -> Place | None:
    match rest:
        case (int(at), "any", int(either), *inner):
            return _columned("tests", (name, item, _item(at), _item(either)), tuple(inner))
        case (int(at), *inner):
            return _columned("tests", (name, item, _item(at), ""), tuple(inner))
    return None


def is_key(word: str) -> bool:
    """Whether a word may be a key of a file, or several that lead to a value."""
    return all(_PLAIN_KEY.fullmatch(part) for part in word.split("."))


def _columned(table: str, row: tuple[str, ...], rest: Path) -> Place | None:
    if not rest or not all(isinstance(key, str) and _PLAIN_KEY.fullmatch(key) for key in rest):
        return None
    return Place(table, row, ".".join(map(str, rest)))


def _item(at: int | str) -> str:
    return f"#{at + 1}" if isinstance(at, int) else at


def _step(word: str) -> str | int:
    if found := _STEP.fullmatch(word):
        return int(found[1]) - 1
    return _BEYOND + int(found[1]) if (found := _NEW.fullmatch(word)) else word


def new_item(number: int) -> str:
    """What stands for the number of an item that is new, in the row of that number."""
    return f"+{number}"


# ── Back again ───────────────────────────────────────────────────────────────────────────────────────────────────────

Homes = Mapping[tuple[str, str], tuple[str, str]]
"""Category and part of a rule, by its track and id."""


def path_of(table: str, row: tuple[str, ...], column: str, homes: Homes) -> Path | None:
    """The path of what stands at a place; None: its row names no rule that there is, or no path."""
    inner: Path = tuple(column.split("."))
    match table:
        case "settings":
            return read(row[0])
        case "outcomes":
            return (row[0], _step(row[1]), *inner)
        case "tests":
            lead = _lead_of_test(row[0], row[1], homes)
            either: Path = ("any", _step(row[3])) if row[3] else ()
            return None if lead is None else (*lead, _step(row[2]), *either, *inner)
        case "tracks":
            return ("tracks", row[0], *inner)
        case "categories":
            part: Path = ("parts", row[2]) if row[2] else ()
            return ("tracks", row[0], "categories", row[1], *part, *inner)
        case "rules":
            return (*_rule(row[0], row[1], row[2], row[3]), *inner)
        case "points":
            return _path_of_points(row, column, homes)
        case "words":
            return (row[0], row[1])
        case "english":
            return ("english", row[0])
        case _:
            return (table, row[0], *inner)


def _rule(track: str, category: str, part: str, rule: str) -> Path:
    return ("tracks", track, "categories", category, *(("parts", part) if part else ()), "rules", rule)


def _lead_of_test(name: str, item: str, homes: Homes) -> Path | None:
    if name == "met_when":
        track, _, rule = item.partition("/")
        home = homes.get((track, rule))
        return None if home is None else (*_rule(track, *home, rule), "met_when")
    return ("veto", "when") if name == "veto" else (name, _step(item), "when")


def _path_of_points(row: tuple[str, ...], column: str, homes: Homes) -> Path | None:
    track, rule, name, word, inner = row
    home = homes.get((track, rule))
    if home is None or tuple(name.split(".")) not in _TABLED:
        return None
    lead = (*_rule(track, *home, rule), *name.split("."))
    if isinstance(_step(word), int):
        return (*lead, _step(word), column)
    return (*lead, word, inner) if inner else (*lead, word)


def written(path: Path) -> str:
    """A path in words: ``period / from``; a number of a list as ``#1``, from 1."""
    return _JOINT.join(_item(key) if isinstance(key, int) else _worded(key) for key in path)


def _worded(key: str) -> str:
    misleads = "/" in key or key[:1] in ('"', "#", "+", "") or key != key.strip()
    return json.dumps(key, ensure_ascii=False) if misleads else key


def read(words: str) -> Path | None:
    """The path that ``written`` tells; None: it is none."""
    found: list[str | int] = []
    rest = words.strip()
    while True:
        if rest.startswith('"'):
            try:
                word, end = json.JSONDecoder().raw_decode(rest)
            except ValueError:
                return None
            rest = rest[end:]
            found.append(word)
        else:
            end = rest.find(_JOINT)
            word, rest = (rest, "") if end < 0 else (rest[:end], rest[end:])
            if not word.strip() or word.strip() == "/":
                return None
            found.append(_step(word.strip()))
        if not rest:
            return tuple(found)
        if not rest.startswith(_JOINT):
            return None
        rest = rest.removeprefix(_JOINT)
