"""What pots hold, as formulas: sums held to what a part gives at most, and to the bounds of a category."""

from __future__ import annotations

from decimal import Decimal

from dangxing.rules import Bounds
from dangxing.sheets.cells import number_text


def held_to(summed: str, at_most: Decimal | None) -> str:
    """A sum, held to what a part gives at most."""
    return summed if at_most is None else f"MAX(-{number_text(at_most)},MIN({number_text(at_most)},{summed}))"


def held(formula: str, bounds: Bounds, cap: str | None = None) -> str:
    """A sum, held to the bounds. ``cap`` is the cell of the cap; None: the number stands in the formula."""
    if bounds.cap is not None:
        formula = f"MIN({cap or number_text(bounds.cap)},{formula})"
    return formula if bounds.floor is None else f"MAX({number_text(bounds.floor)},{formula})"
