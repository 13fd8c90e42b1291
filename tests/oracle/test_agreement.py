"""Two interpreters of the language, one answer: the scoring, and the one that was written from its docs alone."""

from __future__ import annotations

import os

import pytest

from oracle.agreeing import differences

SETS = int(os.environ.get("DANGXING_ORACLE_SETS", "200"))
"""How many folders of rules are made; more are worth their time after a change of the language."""
_AT_ONCE = 10


@pytest.mark.parametrize("first", range(0, SETS, _AT_ONCE))
def test_both_come_to_the_same(first: int) -> None:
    """On every line, part of the year, category, total, rank, outcome and consequence of every member."""
    for seed in range(first, min(first + _AT_ONCE, SETS)):
        assert differences(seed) == [], f"the rules and records of seed {seed}"
