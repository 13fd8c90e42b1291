"""Whether values or looks of cells are the same but for what programs change when they save; and how they differ."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator

from dangxing.scored.verifying.fonts import alike as alike_fonts
from dangxing.scored.verifying.model import Look

_NEAR = 1e-9


def differences(has: Look, due: Look) -> Iterator[tuple[str, str, str]]:
    """The aspects in which a cell looks otherwise than it should, each with what is and what should be."""
    for aspect in sorted(has.keys() | due.keys()):
        if aspect in ("font", "theme-fonts"):
            if aspect in has and not alike_fonts(has.get(aspect, ""), due.get(aspect, "")):
                yield aspect, has.get(aspect, "-"), due.get(aspect, "-")
        elif has.get(aspect) != due.get(aspect):
            yield aspect, has.get(aspect, "-"), due.get(aspect, "-")


def dated(value: object, look: Look) -> object:
    """A number as the date that it shows."""
    if isinstance(value, float) and "yy" in look.get("format", "") and 1 <= value < 2_958_466:
        found = dt.datetime(1899, 12, 30) + dt.timedelta(days=value)
        return found.date() if value.is_integer() else found
    return value


def alike(found: object, expected: object) -> bool:
    """Whether two values are the same but for what programs change when they save: the last digits, line ends."""
    found, expected = _plain(found), _plain(expected)
    if type(found) is float and type(expected) is float:
        return math.isclose(found, expected, rel_tol=1e-12, abs_tol=_NEAR)
    return type(found) is type(expected) and found == expected


def _plain(value: object) -> object:
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    return value


def brief(told: object) -> str | None:
    """A part as a short text, for people who look into the file."""
    if told is None:
        return None
    words: list[str] = []
    _words(told, words)
    text = " ".join(words)
    return text if len(text) <= 200 else f"{text[:199]}…"


def _words(told: object, words: list[str]) -> None:
    if len(words) > 60:
        return
    if isinstance(told, tuple):
        if len(told) == 2 and all(isinstance(each, str) for each in told):
            words.append(f"{told[0]}={told[1]}")
        else:
            for each in told:
                _words(each, words)
    elif told not in ("", None):
        words.append(str(told))
