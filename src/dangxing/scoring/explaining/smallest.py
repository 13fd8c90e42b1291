"""The smallest change of a kind that brings the same: fewer rows, fewer hours or characters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from math import ceil
from typing import Any, Final, cast

from dangxing.language.voice import Remark
from dangxing.scoring.adding import ONE, TENTH, Change

_MEASURES: Final = {"explain.more-hours": "hours", "explain.more-characters": "characters"}
_STEPS: Final = {"hours": TENTH, "characters": ONE}
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
        yield from (
            _more(change, measure, count)
            for measure in _STEPS
            if any(each.key == f"explain.of-{measure}" for each in _details(change))
        )
    measure = _MEASURES.get(change.remark.key)
    if measure is not None:
        (row,) = change.activities
        yield _with(change, measure, _amount(change, measure) * count)
        # Rows of one day may be one thing to a rule.
        dated = Remark("explain.of-date", {"date": row.date.isoformat()})
        details = (Remark(f"explain.of-{measure}", {measure: getattr(row, measure)}), dated)
        remark = Remark("explain.row-of", {"activity": params["activity"], "count": count, "details": details})
        yield change._replace(remark=remark, activities=change.activities * count)


def towards(change: Change, other: Change, same: Same) -> Change | None:
    """Of the amounts from that of a change to that of another the first that does not do the same; None: no amounts."""
    measure = _MEASURES.get(change.remark.key)
    if measure is None or change.remark.key != other.remark.key:
        return None
    step = _STEPS[measure]
    near, far = (int(_amount(each, measure) // step) for each in (change, other))
    _, found = _edge(near, far, lambda steps: same(_with(change, measure, step * steps)))
    return _with(change, measure, step * found)


def _edge(inside: int, outside: int, holds: Callable[[int], bool]) -> tuple[int, int]:
    """The last number for which something holds, on the way to where it does not, and the next one."""
    while abs(outside - inside) > 1:
        middle = (inside + outside) // 2
        inside, outside = (middle, outside) if holds(middle) else (inside, middle)
    return inside, outside


def _details(change: Change) -> tuple[Remark, ...]:
    """What is told of each row."""
    return cast("tuple[Remark, ...]", change.remark.params.get("details", ()))


def _more(change: Change, measure: str, count: int) -> Change:
    """Rows of so many times the hours or characters."""
    key, told = f"explain.of-{measure}", dict[str, Any]({measure: getattr(change.activities[0], measure) * count})
    details = tuple(Remark(key, told) if each.key == key else each for each in _details(change))
    remark = Remark(change.remark.key, {**change.remark.params, "details": details})
    return change._replace(remark=remark, activities=tuple(replace(row, **told) for row in change.activities))


def _amount(change: Change, measure: str) -> Decimal:
    (row,) = change.activities
    amount: Decimal = getattr(row, measure)
    return amount


def _with(change: Change, measure: str, amount: Decimal) -> Change:
    (row,), told = change.activities, dict[str, Any]({measure: amount})
    remark = Remark(change.remark.key, {**change.remark.params, "amount": amount})
    return change._replace(remark=remark, activities=(replace(row, **told),))


def _fewer(change: Change, same: Same) -> Change:
    count = len(change.activities)
    if count != change.remark.params["count"]:
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
    whole = _amount(change, measure)
    step = _STEPS[measure]
    enough, _ = _edge(ceil(whole / step), 0, lambda steps: same(_with(change, measure, step * steps)))
    least = min(step * enough, whole)
    if least == whole:
        return change
    remark = Remark(change.remark.key + _FROM, {**change.remark.params, "least": least})
    return change._replace(remark=remark)
