"""How values are kept in the ledger: points as hundredths, lists and sentences as JSON; and read again."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar, get_args

from dangxing.language.voice import Remark
from dangxing.ledger.soundness import MOST, decimal, fills, parsed, unsound
from dangxing.results import Due, Measure

_T = TypeVar("_T")


@lru_cache(maxsize=65536)
def points(hundredths: int) -> Decimal:
    """The points that so many hundredths are. ValueError: more than there can be."""
    if not -MOST <= hundredths <= MOST:
        raise ValueError("no such points")
    return Decimal(hundredths).scaleb(-2)


def points_or_none(hundredths: int | None) -> Decimal | None:
    """The points, or None for None."""
    return None if hundredths is None else points(hundredths)


def of_json(read: Callable[[str], _T], stored: str, run: int) -> _T:
    """What was stored as JSON, by one of the readers below. FileProblem: it is nothing that is ever stored."""
    try:
        return read(stored)
    except (ValueError, TypeError, KeyError, RecursionError):
        raise unsound("", run) from None


def texts(stored: str) -> tuple[str, ...]:
    """Several texts."""
    found = parsed(stored, list)
    if not all(isinstance(each, str) for each in found):
        raise ValueError("no texts")
    return tuple(found)


def remark(stored: str) -> Remark:
    """One sentence."""
    return _remark_of(parsed(stored, list))


def remarks(stored: str) -> tuple[Remark, ...]:
    """Several sentences."""
    return tuple(map(_remark_of, parsed(stored, list)))


def aspects(stored: str) -> dict[str, tuple[Decimal, Decimal]]:
    """By aspect, the points lost and gained."""
    found = parsed(stored, dict)
    return {aspect: (points(int(lost)), points(int(gained))) for aspect, (lost, gained) in found.items()}


def marks(stored: str) -> dict[str, Decimal]:
    """By name, what members were marked with."""
    return {str(mark): decimal(value) for mark, value in parsed(stored, dict).items()}


def dues(stored: str) -> tuple[Due, ...]:
    """What fell due until a day, and was wanting."""
    return tuple(_due(*map(_value, entry)) for entry in parsed(stored, list))


def _due(
    rule: Any, category: Any, activity: Any, measure: Any, have: Any, target: Any, months: Any, lost: Any, remark: Any
) -> Due:
    sound = (
        all(isinstance(each, str) for each in (rule, category, *activity))
        and measure in get_args(Measure)
        and all(isinstance(each, Decimal) for each in (have, target, lost))
        and isinstance(months, int)
        and months > 0
        and (remark is None or isinstance(remark, Remark))
    )
    if not sound:
        raise ValueError("nothing that is due")
    return Due(rule, category, tuple(activity), measure, have, target, months, lost, remark)


def _remark_of(stored: Any) -> Remark:
    """``["remarks.…", {…}]`` as a remark."""
    key, params = stored
    wanted = fills(key)
    if wanted is None or not isinstance(params, dict) or not wanted <= params.keys():
        raise ValueError("no such remark")
    return Remark(key, {name: _listed(name, _value(value)) for name, value in params.items()})


def _listed(name: str, value: Any) -> Any:
    """Version 0.1.0 stored lists of terms joined."""
    if name in ("activity", "result") and isinstance(value, str) and set("、／").intersection(value):
        return tuple(value.replace("／", "、").split("、"))
    return value


def _value(stored: Any) -> Any:
    match stored:
        case {"decimal": digits}:
            return decimal(digits)
        case [str(), dict()]:
            return _remark_of(stored)
        case list():
            return tuple(_value(entry) for entry in stored)
        case None | str() | int():
            return stored
        case _:
            raise ValueError("nothing that is stored")
