"""What is wrong with a cell that was refused: the code of the catalogue, and what fills its message."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import NamedTuple

from dangxing.language.script import Term
from dangxing.rules import Column
from dangxing.workbook.grid import CellError
from dangxing.workbook.validating.cells import LOST_DIGITS, MOST, plain_number, units_of, words_of
from dangxing.workbook.validating.lexicon import Lexicon, Words

_SHOWN = 40
_UNITS_SHOWN = 4


class Fault(NamedTuple):
    """What is wrong with a cell: a code of the catalogue and what fills its message."""

    code: str
    params: dict[str, object]


def fault(column: Column, value: object, lexicon: Lexicon) -> Fault:
    """Why a value was refused. ``value`` is what the converter left."""
    title = Term(column.title)
    if isinstance(value, CellError):
        return Fault("error-value", {"found": shown(value)})
    if value is None:
        return Fault("missing-value", {"column": title})
    found = shown(value)
    match column.holds:
        case "date":
            return Fault("serial-date" if isinstance(value, int | float) else "bad-date", {"found": found})
        case "id":
            lost = isinstance(value, int | float) and LOST_DIGITS <= abs(value) < math.inf
            return Fault("id-digits-lost" if lost else "bad-id", {"found": found})
        case "number" | "hours" | "characters" | "percentage" | "whole" | "positive":
            return _number_fault(column, value, lexicon)
        case _:
            return unknown_value(column, found, words_of(column, lexicon), lexicon)


def unknown_value(column: Column, found: str, words: Words, lexicon: Lexicon) -> Fault:
    """A word that the column does not know, with those it does and the one most like it."""
    titles = _titles(column, lexicon)
    allowed = Term("、".join(titles.get(word, word) for word in words.allowed))
    near = words.nearest(found)
    params: dict[str, object] = {"column": Term(column.title), "found": found, "allowed": allowed}
    if near is not None:
        params["nearest"] = Term(titles.get(near, near))
    return Fault("unknown-value", params)


def _titles(column: Column, lexicon: Lexicon) -> dict[str, str]:
    """How the canonical values of a column are written."""
    contract = lexicon.rulebook.contract
    match column.holds:
        case "attendance":
            return {key: choice.title for key, choice in contract.attendance.items()}
        case "standing":
            return {key: choice.title for key, choice in contract.standing.items()}
        case "track":
            return {key: track.title for key, (_, track) in lexicon.rulebook.tracks.items()}
        case _:
            return {}


def _number_fault(column: Column, value: object, lexicon: Lexicon) -> Fault:
    params: dict[str, object] = {"column": Term(column.title), "found": shown(value)}
    if isinstance(value, int | float | Decimal) and math.isfinite(value):
        if value < 0:
            return Fault("negative-number", params)
        if column.holds == "percentage" and value > 100:
            return Fault("out-of-range", {**params, "low": 0, "high": 100})
        if value > MOST:
            return Fault("out-of-range", {**params, "low": 0, "high": MOST})
        if column.holds == "percentage":
            return Fault("too-many-decimals", {**params, "decimals": 2})
        return Fault("not-positive" if value == 0 else "not-whole", params)
    units = tuple(units_of(column, lexicon))[:_UNITS_SHOWN]
    if not units:
        return Fault("not-a-number", params)
    return Fault("bad-number", {**params, "units": Term("、".join(units))})


def shown(value: object) -> str:
    """A value for a message: one line, control characters made visible, cut where it is long."""
    if type(value) is str:
        written = value[: _SHOWN + 1]
    elif isinstance(value, int | float):
        written = plain_number(value)
    else:
        written = format(value, "f") if isinstance(value, Decimal) else str("" if value is None else value)
    if not written.isprintable():
        written = "".join(
            char if char.isprintable() else ("↵" if char in "\r\n" else "□") for char in written[: _SHOWN + 1]
        )
    return written if len(written) <= _SHOWN else written[: _SHOWN - 1] + "…"
