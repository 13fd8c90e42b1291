"""The figures of some members: formulas over their rows where they all stand there, else plain numbers."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from dangxing.reports.annual import Spread
from dangxing.reports.workbook.layout import Layout, Part
from dangxing.sheets.cells import Cell, Formula, quoted

COLUMNS = ("members", "scored", "mean", "median", "lowest", "highest")
STYLES = ("whole", "whole", "total", "score", "score", "score")


def figures(layout: Layout, part: Part, spread: Spread, totals: str, outcomes: str) -> list[Cell]:
    """What :data:`COLUMNS` name, then the count of each outcome of the report; None: the rule set has no such one.

    ``totals`` and ``outcomes`` are the cells of the members.
    """
    values: list[Cell] = [spread.members, spread.scored, spread.mean, spread.median, spread.lowest, spread.highest]
    counts: Counter[str] = Counter()
    for name, title in part.outcomes.items():
        counts[title] += spread.outcomes.get(name, 0)
    if part.complete and spread.members:
        # The inner rounding takes off what binary fractions add, so that halves are rounded up.
        made = [
            f"ROWS({totals})", f"COUNT({totals})", f"ROUND(ROUND(AVERAGE({totals}),9),2)",
            f"ROUND(ROUND(MEDIAN({totals}),9),2)", f"MIN({totals})", f"MAX({totals})",
        ]  # fmt: skip
        values = [_formula(each, value) for each, value in zip(made, values, strict=True)]
        return values + [
            Formula(f"COUNTIF({outcomes},{quoted(title)})", counts[title]) if title in counts else None
            for title in layout.outcomes
        ]
    return values + [counts.get(title) for title in layout.outcomes]


def _formula(formula: str, value: Cell) -> Cell:
    """A mean of nothing is an error, and none is written; the others count."""
    return Formula(formula, value) if isinstance(value, (int, Decimal)) else None
