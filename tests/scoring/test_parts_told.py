"""Tests of what is told of the parts of a category that is settled: where one of them was held, in each part of the
year."""

from __future__ import annotations

from typing import Any

import pytest

from builders import appraised, did, member, records, score_of
from dangxing.language.voice import Remark
from dangxing.results import Result
from dangxing.scoring import explaining, score
from oracle.agreeing import loaded
from oracle.by_hand import rule_set
from oracle.rules import CITED

YEAR = 2024
FAULT = CITED | {"kind": "per-occurrence", "activity": "遲到", "points": -30, "mend": "改進"}
PRAISE = CITED | {"kind": "per-occurrence", "activity": "表現", "points": 5}
# Two faults in January, one in March; two praises in February.
ROWS = [
    did("遲到", "2024-01-05"), did("遲到", "2024-01-15"), did("遲到", "2024-03-05"),
    did("表現", "2024-02-06"), did("表現", "2024-02-07"),
]  # fmt: skip


def _told(category: dict[str, Any], less: dict[str, Any]) -> tuple[str, list[tuple[str, object, object, object]]]:
    parts = {
        "less": {"clause": CITED["clause"], "title": "扣分", "en": "Less", "rules": {"less.f": FAULT}} | less,
        "more": {"clause": CITED["clause"], "title": "加分", "en": "More", "rules": {"more.p": PRAISE}, "at_most": 10},
    }
    settle = {"every": "month", "year": "sum", "over": "with-rows"}
    base = {"start": 100, "cap": 200, "settle": settle, "parts": parts}
    rules = loaded([rule_set({"base": base | category}, full=2400)])
    book = records([member(track="a")], (), ROWS, [appraised()])
    cards = score(book, rules, YEAR)
    found = explaining.explain(Result("a.xlsx", "0" * 64, YEAR, book, cards, ()), rules, book.members[0])
    (node,) = (node for node in found.nodes if node.kind == "category")
    told = [
        (why.key, why.params["span"].params["month"], why.params["points"], why.params.get("most"))
        for why in node.why
        if why.key.endswith("-in") and isinstance(why.params["span"], Remark)
    ]
    return str(score_of(cards[0], "base")), [(*each[:3], each[3] and str(each[3])) for each in told]


@pytest.mark.parametrize(
    ("category", "less", "points", "told"),
    [
        pytest.param({}, {"at_most": 40}, "240", [("remarks.part-at-most-in", 1, "−60", "40")], id="held in January"),
        pytest.param({}, {"at_most": 60}, "220", [], id="what it may and no more"),
        pytest.param({}, {}, "220", [], id="held by nothing"),
        pytest.param(
            {}, {"at_most": 20}, "270",
            [("remarks.part-at-most-in", 1, "−60", "20"), ("remarks.part-at-most-in", 3, "−30", "20")],
            id="held twice",
        ),
        pytest.param(
            {"keep": {"highest": 1}}, {}, "310",
            [("remarks.part-left-out-in", 1, "−60", None), ("remarks.part-left-out-in", 3, "−30", None)],
            id="the highest part alone",
        ),
    ],
)  # fmt: skip
def test_what_a_part_gave_in_vain_is_told(
    category: dict[str, Any], less: dict[str, Any], points: str, told: list[tuple[str, int, str, str | None]]
) -> None:
    """By the part of the year, with what it came to and what of it counts at most."""
    assert _told(category, less) == (points, told)
