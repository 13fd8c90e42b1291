"""``explain`` is exact: what it promises comes true to the hundredth, nothing smaller does, and nothing is missed."""

from __future__ import annotations

import pytest

from effort import tries
from oracle.promises import Tried, broken, missed

SETS = tries("promises")
"""How many folders of rules are made; the long run is worth its time after a change of what is promised."""
FIRST = 5000
_AT_ONCE = 4


@pytest.mark.parametrize("first", range(FIRST, FIRST + SETS, _AT_ONCE))
def test_what_is_promised_comes_true(first: int) -> None:
    """Every change, made in the records, brings what was said: all of it is told, none is more than needed."""
    for seed in range(first, first + _AT_ONCE):
        tried = Tried.of(seed)
        found = [(one.id, *told) for one in tried.members for told in broken(tried, one, tried.explained(one))]
        assert found == [], f"the rules and records of seed {seed}"


@pytest.mark.parametrize("first", range(FIRST, FIRST + SETS, _AT_ONCE))
def test_nothing_is_missed(first: int) -> None:
    """Rows of every kind, tried one after the other, bring nothing where nothing was said to."""
    for seed in range(first, first + _AT_ONCE):
        tried = Tried.of(seed)
        found = [(one.id, *told) for one in tried.members for told in missed(tried, one, tried.explained(one), 6)]
        assert found == [], f"the rules and records of seed {seed}"
