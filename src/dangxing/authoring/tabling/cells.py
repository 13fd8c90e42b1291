"""What a value of a rule file is in a cell, and what a cell that somebody filled in says."""

from __future__ import annotations

import datetime as dt
import json
import re
from decimal import Decimal
from typing import Final

from dangxing.language import patterns
from dangxing.rules.loading.editing import Plain

SEPARATOR: Final = "、"
# What is words whatever it looks like, and what is always a list.
_TEXTS: Final = frozenset(
    ("id", "title", "en", "clause", "says", "reading", "leaves_out", "mend", "version", "source", "noun", "follows")
)  # fmt: skip
_LISTS: Final = frozenset(
    ("activity", "result", "except_result", "none_of", "verdict", "post", "track", "attended", "no_unexcused", "by")
)
_ALWAYS_LISTS: Final = frozenset(
    ("aliases", "results", "aspects", "needs", "ranking", "between", "posts", "levels", "verdicts")
)
_NUMBER: Final = patterns.late(r"[-+−]?[0-9]{1,20}(\.[0-9]{1,20})?", re.ASCII)
_DATE: Final = patterns.late(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_SPECIAL: Final[dict[str, Plain]] = {"null": None, "[]": [], "{}": {}, "true": True, "false": False}

Cell = str | int | Decimal


def is_words(key: str) -> bool:
    """Whether a column holds words, whatever they look like."""
    return key.rpartition(".")[2] in _TEXTS


def takes_list(key: str) -> bool:
    """Whether several words may stand in a cell of the column."""
    return key.rpartition(".")[2] in _LISTS | _ALWAYS_LISTS


def cell_of(value: Plain) -> Cell:
    """What stands in the cell of a value."""
    if isinstance(value, list) and value:
        return SEPARATOR.join(str(_item(one)) for one in value)
    if isinstance(value, list | dict):
        return "[]" if isinstance(value, list) else "{}"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False) if _misleads(value) else value
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    return value if isinstance(value, int | Decimal) else value.isoformat()


def _misleads(text: str) -> bool:
    """Whether words would be read as something else, or lose a blank."""
    return text in _SPECIAL or text.startswith('"') or text != text.strip() or "\r" in text


def _item(value: Plain) -> str:
    if isinstance(value, str):
        return json.dumps(value) if _NUMBER.fullmatch(value) or value in _SPECIAL else value
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def value_of(cell: object, key: str, old: Plain, *, was: bool) -> Plain:
    """What a cell says in the column ``key``; ``old`` is what it said (``was``: it said anything).

    What it says of old in other words is as it was: a number that a spreadsheet program keeps as text, say.
    """
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, dt.datetime | dt.date):
        return _dated(cell.date() if isinstance(cell, dt.datetime) else cell, old)
    if isinstance(cell, int | float | Decimal):
        return _number(Decimal(str(cell)), key, old)
    text = str(cell).strip()
    if was and text == str(cell_of(old)).strip():
        return old
    if text in _SPECIAL:
        return _SPECIAL[text]
    if isinstance(old, list) or key.rpartition(".")[2] in _ALWAYS_LISTS:
        return [_worded(one.strip(), None) for one in text.split(SEPARATOR)]
    if SEPARATOR in text and takes_list(key):
        return [_worded(one.strip(), None) for one in text.split(SEPARATOR)]
    return _unquoted(text) if is_words(key) else _worded(text, old)


def _dated(day: dt.date, old: Plain) -> Plain:
    return day.isoformat() if isinstance(old, str) else day


def _number(number: Decimal, key: str, old: Plain) -> Plain:
    whole = int(number) if number == number.to_integral_value() else number
    if isinstance(old, int | Decimal) and not isinstance(old, bool) and old == number:
        return old
    if isinstance(old, str) or is_words(key):
        return f"{whole}"
    return [whole] if isinstance(old, list) or key.rpartition(".")[2] in _ALWAYS_LISTS else whole


def _worded(text: str, old: Plain) -> Plain:
    if isinstance(old, str):
        return _unquoted(text)
    if _NUMBER.fullmatch(text):
        number = Decimal(text.replace("−", "-"))
        return _number(number, "", old)
    if _DATE.fullmatch(text) and not isinstance(old, str):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            return text
    return _unquoted(text)


def _unquoted(text: str) -> str:
    if text.startswith('"'):
        try:
            told = json.loads(text)
        except ValueError:
            return text
        return told if isinstance(told, str) else text
    return text
