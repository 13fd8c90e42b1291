"""What rules cannot mean that are reckoned by parts of the year."""

from __future__ import annotations

from collections.abc import Iterator

from dangxing import rules as r
from dangxing.rules.loading.faults import Fault, Loc
from dangxing.rules.periods import LENGTHS


def anew_faults(category: r.Category, rule: r.Rule, base: Loc) -> Iterator[Fault]:
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


def settle_faults(settle: r.Settle, rule: r.Rule, base: Loc) -> Iterator[Fault]:
    """What a rule of a category that is settled by parts of the year cannot mean."""
    if not rule.by_day:
        yield Fault((*base, "kind"), "settle-rule", {"kind": rule.kind, "every": settle.every})
    if rule.window == "open":
        yield Fault((*base, "by"), "settle-within", {"every": settle.every})
    every = rule.every if rule.anew is None else None
    if every is not None and (LENGTHS[every] > LENGTHS[settle.every] or every == "semester" != settle.every):
        yield Fault((*base, "every"), "settle-span", {"found": every, "every": settle.every})
