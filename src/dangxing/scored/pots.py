"""What pots hold, as formulas: where a category begins with the scores of others, over the sheets on which those stand;
sums held to what a part gives at most, and to the bounds of a category."""

from __future__ import annotations

from decimal import Decimal

from dangxing.rules import Bounds
from dangxing.rules.pots import StartOf
from dangxing.scored.columns import columns_of
from dangxing.scored.plan import TRACK_HEADER, Plan, Spot
from dangxing.sheets.cells import Cell, Formula, number_text, sheet_name

_BRANCH = "C"


def cell(plan: Plan, spot: Spot, category_id: str) -> Cell:
    """The cell of a member's start in a category; nothing where the member's track has no such category."""
    category = spot.track.categories.get(category_id)
    score = next((each for each in spot.card.categories if each.id == category_id), None)
    if category is None or category.fed is None or score is None:
        return None
    if category_id not in spot.card.starts:
        return None
    # What the last period came to stands in no sheet of this workbook.
    return score.standard if category.carried else Formula(_formula(plan, spot, category.fed), score.standard)


def _formula(plan: Plan, spot: Spot, start: StartOf) -> str:
    sums, counts = [], []
    for track_id, spots in plan.tracks.items():
        if (spots[0].track.of is not None) != (start.of == "branch"):
            continue
        sheet = sheet_name(plan.track_titles[track_id])
        columns = columns_of(spots[0].rules, spots[0].track)
        # Of a year that has not ended there are no totals yet.
        letter = columns.quantified if start.take == "quantified" or "due" in plan.titles else columns.total
        rows = TRACK_HEADER + 1, TRACK_HEADER + len(spots)
        own = f"EXACT({sheet}!${_BRANCH}${rows[0]}:${_BRANCH}${rows[1]},{_BRANCH}{spot.track_row})"
        scores = f"{sheet}!${letter}${rows[0]}:${letter}${rows[1]}"
        # What is no number counts as 0 in a list of its own, and is not counted.
        sums.append(f"SUMPRODUCT(--{own},{scores})")
        counts.append(f"SUMPRODUCT({own}*ISNUMBER({scores}))")
    formula = f"({'+'.join(sums)})"
    if start.then == "mean":
        formula += f"/({'+'.join(counts)})"
    if start.over is not None:
        formula = f"MAX(0,{formula}-{number_text(start.over)})"
    formula += _share(start)
    if start.at_most is not None:
        formula = f"MIN({formula},{number_text(start.at_most)})"
    return f"ROUND({formula},9)"


def _share(start: StartOf) -> str:
    return "" if start.share is None else f"*{number_text(start.share * 100)}/100"


def held_to(summed: str, at_most: Decimal | None, share: str | None = None) -> str:
    """A sum, held to what a part gives at most; ``share``: and to what a share of another figure comes to."""
    for level in (None if at_most is None else number_text(at_most), share):
        summed = summed if level is None else f"MAX(-{level},MIN({level},{summed}))"
    return summed


def held(formula: str, bounds: Bounds, cap: str | None = None) -> str:
    """A sum, held to the bounds. ``cap`` is the cell of the cap; None: the number stands in the formula."""
    if bounds.cap is not None:
        formula = f"MIN({cap or number_text(bounds.cap)},{formula})"
    return formula if bounds.floor is None else f"MAX({number_text(bounds.floor)},{formula})"
