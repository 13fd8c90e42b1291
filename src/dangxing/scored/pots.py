"""What pots hold, as formulas: where a category begins with the scores of others, over the sheets on which those stand;
sums held to what a part gives at most, to the bounds of a category, and to shares of other figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from operator import mul
from typing import NamedTuple

from dangxing.rules import Bounds, Category
from dangxing.rules.pots import Held, ShareOf, StartOf
from dangxing.scored.asked_cells import Fact, TrackCells
from dangxing.scored.columns import columns_of
from dangxing.scored.lines_sheet import POINTS
from dangxing.scored.plan import Plan, Spot, category_of, held_of, score_of
from dangxing.sheets.cells import Cell, Formula, number_text, sheet_name

_BRANCH = "C"


def start(plan: Plan, spot: Spot, category_id: str) -> Cell:
    """The cell of a member's start in a category; nothing where the member's track has no such category."""
    category = spot.track.categories.get(category_id)
    score = score_of(spot, category_id)
    if category is None or category.fed is None or score is None or category_id not in spot.card.starts:
        return None
    # What the last period came to stands in no sheet of this workbook.
    return score.standard if category.carried else Formula(_formula(plan, spot, category.fed), score.standard)


def _formula(plan: Plan, spot: Spot, start: StartOf) -> str:
    sums, counts = [], []
    for track_id, spots in plan.tracks.items():
        if (spots[0].track.of is not None) != (start.of == "branch") or (start.tracks and track_id not in start.tracks):
            continue
        columns = columns_of(spots[0].rules, spots[0].track)
        own = f"EXACT({plan.of_track(track_id, _BRANCH)},{_BRANCH}{spot.track_row})"
        taken = [columns.score(start.take) or columns.total]
        if start.take == "total" and "due" in plan.titles:
            # Up to a day, whoever's period goes on has no total: the score so far stands in for it.
            taken.append(columns.score("quantified") or columns.total)
        first, *others = (plan.of_track(track_id, letter) for letter in dict.fromkeys(taken))
        # What is no number counts as 0 in a list of its own, and is not counted.
        sums.append(f"SUMPRODUCT(--{own},{first})")
        counts.append(f"SUMPRODUCT({own}*ISNUMBER({first}))")
        for scores in others:
            without = f"{own}*(1-ISNUMBER({first}))"
            sums.append(f"SUMPRODUCT({without},{scores})")
            counts.append(f"SUMPRODUCT({without}*ISNUMBER({scores}))")
    formula = f"({'+'.join(sums)})"
    if start.then == "mean":
        formula += f"/({'+'.join(counts)})"
    if start.over is not None:
        formula = f"MAX(0,{formula}-{number_text(start.over)})"
    formula += "" if start.share is None else f"*{number_text(start.share * 100)}/100"
    if start.at_most is not None:
        formula = f"MIN({formula},{number_text(start.at_most)})"
    function = {"down": "ROUNDDOWN", "half": "ROUND", "up": "ROUNDUP"}.get(start.round or "")
    return f"{function}(ROUND({formula},6),0)" if function else f"ROUND({formula},9)"


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


class Levels(NamedTuple):
    """What limits that hold make of a category besides its bounds: ``ratio`` is what its sum is multiplied by (None:
    nothing). The rest are levels that are shares of other figures: those that it is lifted to, those that it is held
    down to, and by part those of what parts give."""

    ratio: Fraction | None
    lifts: tuple[str, ...]
    caps: tuple[str, ...]
    parts: Mapping[str, str]

    @classmethod
    def of(cls, limits: Sequence[Held], share: Callable[[ShareOf, str], str]) -> Levels:
        """Those of limits; ``share`` tells the level that is a share of another figure, of a part or of all ('')."""
        told = [(each, share(each.share, each.part)) for each in limits if each.share]
        ratios = [each.times for each in limits if each.times is not None]
        parts: dict[str, list[str]] = {}
        for each, level in told:
            parts.setdefault(each.part, []).append(level)
        return cls(
            reduce(mul, ratios) if ratios else None,
            tuple(level for each, level in told if each.lifts),
            tuple(level for each, level in told if not each.part and not each.lifts),
            {part: _extreme("MIN", levels) for part, levels in parts.items() if part},
        )

    def hold(self, summed: str, bounds: Bounds, cap: str | None = None) -> str:
        """A sum, multiplied and held to the bounds, and to these levels: what holds down has the last word."""
        ratio = self.ratio
        formula = held(summed if ratio is None else f"({summed})*{ratio.numerator}/{ratio.denominator}", bounds, cap)
        if self.lifts:
            formula = _extreme("MAX", [*self.lifts, formula])
            formula = formula if bounds.cap is None else f"MIN({cap or number_text(bounds.cap)},{formula})"
        return _extreme("MIN", [*self.caps, formula])


def _extreme(function: str, formulas: Sequence[str]) -> str:
    return formulas[0] if len(formulas) == 1 else f"{function}({','.join(formulas)})"


def levels(cells: TrackCells, category_id: str, spot: Spot) -> Levels:
    """What limits that hold of a member make of a category that is reckoned over the year."""
    return Levels.of(held_of(spot, category_id), lambda share, part: _share_of(cells, share, spot, (category_id, part)))


def part(cells: TrackCells, name: str, spot: Spot) -> Cell:
    """The sum of a part's lines (``category/part``), held to what it gives at most; nothing: the track has none."""
    category_id, _, part_id = name.partition("/")
    if category_id not in spot.track.categories or part_id not in spot.track.categories[category_id].parts:
        return None
    category = category_of(spot, category_id)
    rows = spot.ranges.get((category_id, part_id, None))
    if rows is None:
        return 0
    formula = held_to(
        summed(cells.plan, rows), category.parts[part_id].at_most, levels(cells, category_id, spot).parts.get(part_id)
    )
    given = ((line.rule, line.points) for line in spot.card.lines)
    return Formula(formula, category.under(held_of(spot, category_id)).of_part(part_id, given))


def summed(plan: Plan, rows: tuple[int, int]) -> str:
    """The sum of the points of some rows of 明細."""
    return f"SUM({sheet_name(plan.titles['lines'])}!{POINTS}{rows[0]}:{POINTS}{rows[1]})"


def highest(cells: TrackCells, category_id: str, category: Category, spot: Spot) -> str:
    """The sum of the highest parts of a category."""
    among = [cells.cell(Fact("part", f"{category_id}/{part_id}"), spot) for part_id in category.parts]
    most = category.keep.highest if category.keep else len(among)
    return "+".join(f"LARGE({among[0]}:{among[-1]},{at})" for at in range(1, most + 1))


def level(cells: TrackCells, written: Decimal | ShareOf | None, spot: Spot) -> str | None:
    """A level that a total is held to; None: there is none, or it is a share of what the track lacks."""
    if not isinstance(written, ShareOf):
        return None if written is None else number_text(written)
    if written.of and cells.score(written.of, spot) is None:
        return None
    return cells.sharp(_share_of(cells, written, spot))


def _share_of(cells: TrackCells, share: ShareOf, spot: Spot, own: tuple[str, str] = ("", "")) -> str:
    """A share of the score of a category, or of what was lost in one: in ``own``, beside the part named there."""
    if share.of:
        figure = cells.score(share.of, spot) or "0"
    elif share.lost == own[0]:
        figure = _lost_beside(cells.plan, *own, spot)
    else:
        figure = cells.cell(Fact("lost", share.named), spot)
    return share_of(share, figure)


def share_of(share: ShareOf, figure: str) -> str:
    """A share of a figure."""
    ratio = share.ratio
    times = "" if ratio == 1 else f"*{ratio.numerator}/{ratio.denominator}"
    return f"ROUND(MAX(0,{figure}){times},9)"


def _lost_beside(plan: Plan, category_id: str, part_id: str, spot: Spot) -> str:
    """What the lines of a category outside a part took, before limits of parts."""
    category = spot.track.categories[category_id]
    given = [(line.rule, line.points) for line in spot.card.lines if line.category == category_id]
    lost = category.lost_beside(part_id, given)
    others = [points for rule, points in given if category.homes.get(rule) != part_id and points < 0]
    if -sum(others, Decimal(0)) != lost:
        return number_text(lost)
    title = sheet_name(plan.titles["lines"])
    homes = [rows for (of, home, _), rows in spot.ranges.items() if of == category_id and home != part_id]
    sums = [f'SUMIF({title}!{POINTS}{first}:{POINTS}{last},"<0")' for first, last in homes]
    return f"-({'+'.join(sums)})" if sums else "0"
