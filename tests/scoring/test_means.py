"""Amounts by the mean of rows, of which the highest and the lowest are left out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from builders import YEAR, did, member, records
from dangxing.scoring import undecided
from oracle.agreeing import loaded
from oracle.by_hand import rule_set
from oracle.rules import CITED

MEAN = {"kind": "amount", "activity": "志願", "measure": "hours", "of": "mean", "points": 1, "per": 1} | CITED
ENDS = {"highest": 1, "lowest": 1}


@pytest.mark.parametrize(
    ("drop", "hours", "points"),
    [
        (ENDS, [9, 8, 7, 5], "7.5"),
        (ENDS, [9, 8, 2], "8"),
        (ENDS, [9, 2], "5.5"),
        (ENDS, [4], "4"),
        ({"highest": "20 %", "lowest": "20 %"}, [9, 8, 7, 2], "6.5"),
        ({"highest": "20 %", "lowest": "20 %"}, [9, 8, 7, 6, 2], "7"),
        ({"lowest": 1}, [9, 8, 2], "8.5"),
    ],
    ids=["four", "three", "no-more-than-dropped", "one", "share-of-four", "share-of-five", "lowest-alone"],
)
def test_the_highest_and_lowest_rows_are_left_out(drop: dict[str, object], hours: list[int], points: str) -> None:
    """None is, where there are no more than these."""
    rule = MEAN | {"units": "proportion", "drop": drop}
    book = loaded([rule_set({"c0": {"start": 0, "cap": "open", "rules": {"r": rule}}})])
    rows = [did("志願", f"03-{day:02}", hours=Decimal(each)) for day, each in enumerate(hours, 1)]
    card = undecided(records([member("1", "a")], [], rows), book, YEAR)[0]
    assert card.quantified == Decimal(points)
