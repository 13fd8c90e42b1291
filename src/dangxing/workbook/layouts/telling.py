"""What is to be said of a file, the same thing once, with its cells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from dangxing.language.script import Listed, Term
from dangxing.records import Severity
from dangxing.workbook.layouts.extract import WARNINGS, Cell, Trouble

_SHOWN: Final = 6
# What was found is told together, for it is only listed.
_LISTED: Final = frozenset(
    {
        "left-out",
        "column-left",
        "name-same",
        "uncounted",
        "no-hours",
        "not-yet",
        "abstained",
        "points-aside",
        "deed-left",
        "note-aside",
        "guest",
        "year-differs",
        "columns-left",
        "labels-left",
        "heed",
        "by-content",
        "day-idle",
        "day-open",
        "verdict-blank",
    }
)


class Told(NamedTuple):
    """Troubles that are told as one: the first place, how many there are, and their cells, the first few."""

    code: str
    severity: Severity
    place: str
    times: int
    cells: Listed
    params: dict[str, object]


def gathered(troubles: Iterable[Trouble]) -> list[Told]:
    """One for each kind, errors first."""
    kinds: dict[tuple[object, ...], dict[Trouble, None]] = {}
    for trouble in troubles:
        listed = trouble.code in _LISTED
        key = (trouble.code, () if listed else trouble.params)
        kinds.setdefault(key, {})[trouble] = None
    told = [_told(list(same)) for same in kinds.values()]
    return sorted(told, key=lambda each: each.severity != "error")


def _told(same: list[Trouble]) -> Told:
    first = same[0]
    params = dict(first.params)
    if first.code in _LISTED and "found" in params:
        found = list(dict.fromkeys(str(dict(trouble.params)["found"]) for trouble in same))
        joined = "、".join(found[:_SHOWN]) + ("…" if len(found) > _SHOWN else "")
        params["found"] = Term(joined) if isinstance(params["found"], Term) else Listed(joined)
    severity: Severity = "warning" if first.code in WARNINGS else "error"
    cells = [_place(trouble.cell, first.cell) for trouble in same]
    shown = Listed("、".join(cells[:_SHOWN]) + ("…" if len(cells) > _SHOWN else ""))
    return Told(first.code, severity, f"{first.cell.sheet}!{first.cell.name}", len(same), shown, params)


def _place(cell: Cell, first: Cell) -> str:
    return cell.name if cell.sheet == first.sheet else f"{cell.sheet}!{cell.name}"
