"""The smallest change of a kind that brings the same: fewer rows, fewer hours or characters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from dangxing.language.voice import Remark
from dangxing.scoring.adding import ONE, TENTH, Change

_MEASURES: Final = {"explain.more-hours": "hours", "explain.more-characters": "characters"}
_FROM: Final = "-from"
Same = Callable[[Change], bool]


def smallest(change: Change, same: Same) -> Change:
    """The change with no more rows than it takes, and told from how many hours or characters on it counts."""
    if "count" in change.remark.params:
        return _fewer(change, same)
    measure = _MEASURES.get(change.remark.key)
    return change if measure is None else _from(change, measure, same)


def times(change: Change, count: int) -> Iterator[Change]:
    """The change so many times over, hours and characters in one row and in several; none for others than rows."""
    params = change.remark.params
    if params.get("count") == len(change.activities) and not change.events:
        remark = Remark(change.remark.key, {**params, "count": count * len(change.activities)})
        yield change._replace(remark=remark, activities=change.activities * count)
    measure = _MEASURES.get(change.remark.key)
    if measure is not None:
        (row,) = change.activities
        told: dict[str, Any] = {measure: getattr(row, measure) * count}
        remark = Remark(change.remark.key, {**params, "amount": told[measure]})
        yield change._replace(remark=remark, activities=(replace(row, **told),))
        # Rows of one day may be one thing to a rule.
        dated = Remark("explain.of-date", {"date": row.date.isoformat()})
        details = (Remark(f"explain.of-{measure}", {measure: getattr(row, measure)}), dated)
        remark = Remark("explain.row-of", {"activity": params["activity"], "count": count, "details": details})
        yield change._replace(remark=remark, activities=change.activities * count)


def _fewer(change: Change, same: Same) -> Change:
    count = len(change.activities)
    if count != change.remark.params["count"] or change.events:
        return change
    while count > 1:
        fewer = _of(change, count - 1)
        if not same(fewer):
            break
        change, count = fewer, count - 1
    return change


def _of(change: Change, count: int) -> Change:
    remark = Remark(change.remark.key, {**change.remark.params, "count": count})
    return change._replace(remark=remark, activities=change.activities[:count])


def _from(change: Change, measure: str, same: Same) -> Change:
    """Told from how much on it brings the same: what is less brings less."""
    (row,), step = change.activities, ONE if measure == "characters" else TENTH
    whole: Decimal = getattr(row, measure)
    few, enough = 0, int(-(-whole // step))
    while enough - few > 1:
        middle = (few + enough) // 2
        told: dict[str, Any] = {measure: step * middle}
        less = change._replace(activities=(replace(row, **told),))
        few, enough = (few, middle) if same(less) else (middle, enough)
    least = min(step * enough, whole)
    if least == whole:
        return change
    remark = Remark(change.remark.key + _FROM, {**change.remark.params, "least": least})
    return change._replace(remark=remark)
