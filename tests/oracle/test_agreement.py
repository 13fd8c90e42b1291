"""Two interpreters of the language, one answer: the scoring, and the one that was written from its docs alone."""

from __future__ import annotations

import pytest

from builders import did, member, records
from dangxing.scoring import score
from effort import tries
from oracle.agreeing import YEAR, compared, differences, loaded
from oracle.rules import ACTIVITIES

SETS = tries("oracle")
"""How many folders of rules are made; the long run is worth its time after a change of the language."""
_AT_ONCE = 10


@pytest.mark.parametrize("first", range(0, SETS, _AT_ONCE))
def test_both_come_to_the_same(first: int) -> None:
    """On every line, part of the year, category, total, rank, outcome and consequence of every member."""
    for seed in range(first, min(first + _AT_ONCE, SETS)):
        assert differences(seed) == [], f"the rules and records of seed {seed}"


def test_three_thirds_of_ten_are_ten() -> None:
    """A level is reached by what thirds come to, though each of them was carried to nine decimals."""
    titled = {"title": "考核", "en": "appraisal", "clause": "第一條"}
    third = {"kind": "amount", "clause": "第一條", "says": "說明", "measure": "count", "points": 10, "per": 3}
    names = ("遲到", "承諾書", "值班")
    rules = {f"r{at}": third | {"units": "proportion", "activity": name} for at, name in enumerate(names)}
    category = {**titled, "start": 0, "cap": "open", "rules": rules}
    bands = [
        {**titled, "id": "full", "at_least": 0, "when": [{"score": "c0", "at_least": 10}]},
        {**titled, "id": "last", "at_least": 0},
    ]
    made = {
        "id": "made", "title": "考核", "en": "Appraisal", "version": "1", "source": "考核辦法", "bands": bands,
        "activities": ACTIVITIES, "tracks": {"a": {**titled, "categories": {"c0": category}}},
    }  # fmt: skip
    book = records([member(track="a")], (), [did(name, hours=1) for name in names])
    assert compared([made], book) == []
    assert score(book, loaded([made]), YEAR)[0].outcome == "full"
