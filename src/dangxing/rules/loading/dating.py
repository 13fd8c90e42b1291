"""Dates in rules: what is in force on the first day of a year.

A rule, a category or a band may bear ``from`` and ``until``; a value may be a list of ``{from, until, value}``.
What is in force on the first day of the rule set's year counts for all of it: whoever is appraised may know by what. So
does what records are read by, and it stays undated, since a workbook is read before its year is known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, Final

from dangxing.rules.loading import nodes
from dangxing.rules.loading.faults import Loc, unknown

FROM: Final = "from"
UNTIL: Final = "until"
VALUE: Final = "value"
# The tag of what stands where dates are wrong, until files are laid over each other.
ASIDE: Final = "aside"
# The years that a workbook can be of.
_YEARS: Final = range(1901, 2200)
# Of these and all within them there is one version only.
_UNDATED: Final = frozenset({"id", "extends", "activities", "posts", "levels", "marks", "verdicts", "quorum", "period"})
_UNDATED_OF_TRACK: Final = frozenset({("title",), ("en",), ("aliases",), ("of",)})


def undated(path: Loc) -> bool:
    """Whether what stands at ``path`` can have no dates."""
    return path[:1] != () and (path[0] in _UNDATED or (path[0] == "tracks" and path[2:3] in _UNDATED_OF_TRACK))


def is_entry(path: Loc) -> bool:
    """Whether a rule, a category or a band stands at ``path``: what may bear dates of its own."""
    if path[:1] == ("bands",):
        return len(path) == 2
    if path[:1] != ("tracks",) or path[2:3] != ("categories",):
        return False
    return len(path) == 4 or is_rule(path)


def is_rule(path: Loc) -> bool:
    """Whether a rule stands at ``path``."""
    within = path[4:-1]
    return path[:1] == ("tracks",) and (
        within == ("rules",) or (len(within) == 3 and within[::2] == ("parts", "rules"))
    )


def children(node: Any, path: Loc) -> Iterator[tuple[Any, Any, Loc]]:
    """What stands in a mapping or list, each with its key's node (None in a list) and its path."""
    if node.tag == "mapping":
        yield from ((key, value, (*path, key.value)) for key, value in node.value)
    elif node.tag == "sequence":
        yield from ((None, value, (*path, at)) for at, value in enumerate(node.value))


def is_dated(node: Any, path: Loc) -> bool:
    """Whether a value is written as a list of versions."""
    if node.tag != "sequence" or undated(path):
        return False
    found = [nodes.entries(item).keys() for item in node.value]
    return any(VALUE in keys or (keys & {FROM, UNTIL} and "id" not in keys) for keys in found)


# ── Checked once a file ──────────────────────────────────────────────────────────────────────────────────────────────


def turns(root: Any, month: int, found: nodes.Found) -> tuple[set[int], Any]:
    """The first years of every change that a file dates, and the root with what is wrong in its dates set aside.

    Years begin with a ``month``. What the dates cannot mean is added to ``found``.
    """
    days: set[dt.date] = set()
    kept = _walk(root, (), days, found)
    return {day.year + (day > dt.date(day.year, month, 1)) for day in days}, kept


def _walk(node: Any, path: Loc, days: set[dt.date], found: nodes.Found) -> Any:
    before = len(found)
    if is_dated(node, path):
        _versions(node, days, found)
        if len(found) > before:
            return nodes.made(node, "", ASIDE)
    elif is_entry(path):
        _span(node, days, found)
    wrong_span = len(found) > before
    kept: list[Any] = []
    changed = False
    for key, value, here in children(node, path):
        is_date = wrong_span and key is not None and key.value in (FROM, UNTIL)
        after = nodes.made(value, "", ASIDE) if is_date else _walk(value, here, days, found)
        changed = changed or after is not value
        kept.append(after if key is None else (key, after))
    return nodes.made(node, kept) if changed else node


def without_aside(node: Any, path: Loc, aside: set[Loc]) -> Any:
    """A node without what was set aside, whose places are added: of an entry's dates and a rule's kind, the entry's."""
    kept: list[Any] = []
    changed = False
    for key, value, here in children(node, path):
        if value.tag == ASIDE:
            changed = True
            aside.add(path if is_entry(path) and here[-1] in (FROM, UNTIL, "kind") else here)
            continue
        after = without_aside(value, here, aside)
        changed = changed or after is not value
        kept.append(after if key is None else (key, after))
    return nodes.made(node, kept) if changed else node


def _versions(node: Any, days: set[dt.date], found: nodes.Found) -> None:
    spans: list[tuple[dt.date, dt.date]] = []
    for item in node.value:
        if item.tag != "mapping":
            found.append((item, "wants-mapping", {"found": str(item.value)}))
            continue
        keys = nodes.entries(item)
        for name, (key, _) in keys.items():
            if name not in (FROM, UNTIL, VALUE):
                _, code, params = unknown((), "unknown-key", name, (FROM, UNTIL, VALUE))
                found.append((key, code, dict(params)))
        if VALUE not in keys:
            found.append((item, "missing-key", {"key": VALUE}))
        span = _span(item, days, found)
        if any(span[0] <= last and first <= span[1] for first, last in spans):
            found.append((item, "dates-overlap", {}))
        spans.append(span)


def _span(node: Any, days: set[dt.date], found: nodes.Found) -> tuple[dt.date, dt.date]:
    """From when until when; what is left out is always. The days from which something else holds go to ``days``."""
    dates = {FROM: dt.date.min, UNTIL: dt.date.max}
    keys = nodes.entries(node)
    for name in dates.keys() & keys.keys():
        value = keys[name][1]
        date = nodes.value_of(value, [])
        if isinstance(date, dt.date) and date.year not in _YEARS:
            found.append((value, "out-of-range", {"found": str(date), "bound": f"{_YEARS[0]}–{_YEARS[-1]}"}))
        elif isinstance(date, dt.date):
            dates[name] = date
            days.add(date if name == FROM else date + dt.timedelta(1))
        elif value.tag != "null":
            found.append((value, "wants-date", {"found": value.value if isinstance(value.value, str) else value.tag}))
    if dates[FROM] > dates[UNTIL]:
        found.append((keys[FROM][0], "dates-order", {"first": str(dates[FROM]), "last": str(dates[UNTIL])}))
    return dates[FROM], dates[UNTIL]


# ── Settled for a year ───────────────────────────────────────────────────────────────────────────────────────────────


def settled(node: Any, path: Loc, day: dt.date, silent: dict[Loc, Any]) -> Any | None:
    """A node with the one version of each value that is in force on ``day``; None where it has none.

    Keys that are left without a value are added to ``silent``.
    """
    if is_dated(node, path):
        version = next((item for item in node.value if _in_force(item, day)), None)
        return None if version is None else settled(nodes.entries(version)[VALUE][1], path, day, silent)
    kept: list[Any] = []
    changed = False
    for key, value, here in children(node, path):
        after = settled(value, here, day, silent)
        changed = changed or after is not value
        if after is not None:
            kept.append(after if key is None else (key, after))
        else:
            silent[here] = key or value
    return nodes.made(node, kept) if changed else node


def in_force(node: Any, path: Loc, day: dt.date) -> Any:
    """A node without the rules, categories and bands that are not in force on ``day``, and without their dates."""
    kept: list[Any] = []
    changed = False
    for key, value, here in children(node, path):
        after = value
        if is_entry(here):
            if not _in_force(value, day):
                changed = True
                continue
            after = _without(value, (FROM, UNTIL))
        if not undated(here) and len(here) <= 5:
            after = in_force(after, here, day)
        changed = changed or after is not value
        kept.append(after if key is None else (key, after))
    return nodes.made(node, kept) if changed else node


def _in_force(node: Any, day: dt.date) -> bool:
    first, last = _span(node, set(), [])
    return first <= day <= last


def _without(node: Any, names: tuple[str, ...]) -> Any:
    if not nodes.entries(node).keys() & set(names):
        return node
    return nodes.made(node, [(key, value) for key, value in node.value if key.value not in names])
