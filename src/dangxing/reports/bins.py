"""Totals counted from one round number up to the next, for whoever draws how they are spread."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

# So many columns are told apart at a glance.
_BINS = 12
_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10), Decimal(20), Decimal(50), Decimal(100))


def bins(totals: Iterable[Decimal]) -> list[tuple[Decimal, Decimal, int]]:
    """How many totals lie from one round number up to, but not with, the next; the bins are of one width."""
    found = sorted(totals)
    if not found:
        return []
    step = next((step for step in _STEPS if (found[-1] - found[0]) / step < _BINS), _STEPS[-1])
    low = (found[0] // step) * step
    if low > found[0]:
        low -= step
    counts = [0] * (int((found[-1] - low) // step) + 1)
    for total in found:
        counts[int((total - low) // step)] += 1
    return [(low + at * step, low + (at + 1) * step, count) for at, count in enumerate(counts)]
