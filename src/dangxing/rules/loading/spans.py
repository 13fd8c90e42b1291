"""What rules cannot mean that are reckoned by parts of the year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dangxing import rules as r
from dangxing.rules.loading.faults import Fault, Loc, listed
from dangxing.rules.periods import LENGTHS, Anew, Calendar, Every

# Of what spans may be that parts of the year must not cut. A day is never cut, and a week may be.
_WHOLE: Final[tuple[Every, ...]] = ("month", "two-months", "quarter", "half-year", "semester")


def anew_faults(category: r.Category, rule: r.Rule, calendar: Calendar, base: Loc) -> Iterator[Fault]:
    """What a rule cannot mean that is reckoned anew in every part of the year."""
    if rule.anew is None:
        return
    home = category.homes.get(str(base[-1]))
    if category.settle is not None and LENGTHS[rule.anew] >= LENGTHS[category.settle.every]:
        yield Fault((*base, "every"), "every-settled", {"every": category.settle.every, "found": rule.anew})
    elif not rule.by_day:
        yield Fault((*base, "every"), "every-rule", {"kind": rule.kind})
    elif rule.anew == "day" and not (rule.of_rows and getattr(rule, "source", "activities") == "activities"):
        yield Fault((*base, "every"), "every-day", {"kind": rule.kind})
    elif home is not None and category.parts[home].keep is not None:
        yield Fault((*base, "every"), "every-kept", {})
    elif category.settle is not None:
        yield from _cut_faults(category.settle.every, rule.anew, calendar, base)


def settle_faults(settle: r.Settle, rule: r.Rule, calendar: Calendar, base: Loc) -> Iterator[Fault]:
    """What a rule of a category that is settled by parts of the year cannot mean."""
    if not rule.by_day:
        yield Fault((*base, "kind"), "settle-rule", {"kind": rule.kind, "every": settle.every})
    if rule.window == "open":
        yield Fault((*base, "by"), "settle-within", {"every": settle.every})
    every = rule.every if rule.anew is None else None
    if every is None:
        return
    if LENGTHS[every] > LENGTHS[settle.every] or every == "semester" != settle.every:
        yield Fault((*base, "every"), "settle-span", {"found": every, "every": settle.every})
    else:
        yield from _cut_faults(settle.every, every, calendar, base)


def _cut_faults(outer: Every, inner: Every | Anew, calendar: Calendar, base: Loc) -> Iterator[Fault]:
    """Spans that parts of the year cut: what lacks in them would be asked of nobody, and their most be given twice."""
    if inner not in _WHOLE or ("semester" in (outer, inner) and not calendar.semesters):
        return
    if calendar.cuts(outer, inner):
        shorter = (each for each in _WHOLE if LENGTHS[each] < LENGTHS[outer])
        allowed = listed(("week", *(each for each in shorter if not calendar.cuts(outer, each))))
        yield Fault((*base, "every"), "every-cut", {"found": inner, "every": outer, "allowed": allowed})
