"""Tests of a settled category that ask for what an earlier one came to: in the same part of the year."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from builders import appraised, did, member, records, score_of
from dangxing.records import Activity
from dangxing.results import Scorecard
from dangxing.scoring import score
from oracle.agreeing import loaded
from oracle.by_hand import rule_set
from oracle.dice import Dice
from oracle.promises import Tried, broken, missed
from oracle.rules import CITED

YEAR = 2024
MONTHS = {"every": "month", "year": "sum", "over": "all"}
FAULT = CITED | {"kind": "per-occurrence", "activity": "遲到", "points": -10, "mend": "改進"}
PRAISE = CITED | {"kind": "per-occurrence", "activity": "表現", "points": 5}
BASE = {"start": 100, "cap": 100, "settle": MONTHS, "rules": {"base.f": FAULT}}
# Two faults in January, one in February, none in March, and a praise in each of them.
ROWS = [
    did("遲到", "2024-01-05"), did("遲到", "2024-01-15"), did("遲到", "2024-02-05"),
    did("表現", "2024-01-06"), did("表現", "2024-02-06"), did("表現", "2024-03-06"),
]  # fmt: skip


def _made(base: dict[str, Any], adds: dict[str, Any]) -> dict[str, Any]:
    adds = {"start": 0, "cap": 20, "settle": MONTHS, "rules": {"adds.p": PRAISE}} | adds
    return rule_set({"base": BASE | base, "adds": adds}, full=1200)


def _limit(**test: Any) -> dict[str, Any]:
    return {"limits": [CITED | {"at_most": 0, "when": [test]}]}


def _unless(**test: Any) -> dict[str, Any]:
    return {"settle": MONTHS | {"unless": [CITED | {"when": [test]}]}}


def _card(base: dict[str, Any], adds: dict[str, Any], rows: list[Activity]) -> Scorecard:
    return score(records([member(track="a")], (), rows, [appraised()]), loaded([_made(base, adds)]), YEAR)[0]


@pytest.mark.parametrize(
    ("adds", "base", "points"),
    [
        pytest.param(_limit(score="base", less_than=85), {}, "10", id="January is 80"),
        pytest.param(_limit(score="base", less_than=95), {}, "5", id="January is 80, February 90"),
        pytest.param(_limit(score="base", at_least=95), {}, "10", id="of March on no praise"),
        pytest.param(_limit(score="quantified", less_than=85), {}, "10", id="all before it together"),
        pytest.param(_limit(lost="base", at_least=15), {}, "10", id="January lost 20"),
        pytest.param(_limit(lost="total", at_least=5), {}, "5", id="January lost 20, February 10"),
        pytest.param(_unless(score="base", less_than=85), {}, "10", id="January does not count"),
        pytest.param(_unless(lost="base", at_least=5), {}, "5", id="January and February do not count"),
        pytest.param(_limit(score="base", at_least=95), {"settle": MONTHS | {"over": "with-rows"}}, "15",
                     id="March does not count, and has no score"),
        pytest.param(_limit(score="base", less_than=85), {"settle": MONTHS | {"drop": {"lowest": 1}}}, "10",
                     id="what is dropped from the year was scored"),
    ],
)  # fmt: skip
def test_the_same_part_of_the_year_is_asked(adds: dict[str, Any], base: dict[str, Any], points: str) -> None:
    assert score_of(_card(base, adds, ROWS), "adds") == Decimal(points)


@pytest.mark.parametrize("over", ["all", "with-rows"])
def test_a_category_of_limits_alone_counts_where_one_that_it_asks_for_does(over: str) -> None:
    """A grade for each month in which there is a score: January 80, February 90."""
    months = {"every": "month", "year": "mean", "over": over}
    grades = [CITED | {"at_least": level, "when": [{"score": "base", **far}]} for level, far in
              (("1", {"at_least": 85}), ("0.8", {"less_than": 85}))]  # fmt: skip
    factor = {"start": 0, "cap": 2, "settle": months, "limits": grades}
    made = rule_set({"base": BASE | {"settle": MONTHS | {"over": "with-rows"}}, "factor": factor}, full=1200)
    card = score(records([member(track="a")], (), ROWS, [appraised()]), loaded([made]), YEAR)[0]
    assert score_of(card, "factor") == (Decimal("0.9") if over == "with-rows" else Decimal("0.15"))


LATE = {"activity": "遲到"}


@pytest.mark.parametrize(
    "test",
    [{"rows": LATE}, {"any": [{"standing": "probationary"}, {"none": [{"without": LATE}]}]}],
    ids=["rows", "any"],
)
def test_a_part_counts_by_a_row_that_a_limit_alone_reads(test: dict[str, Any]) -> None:
    """91 in January; in February nothing but what makes it 0."""
    months = {"settle": {"every": "month", "year": "mean", "over": "with-rows"}}
    held = {"start": 86, "cap": 100, "rules": {"adds.p": PRAISE}, "limits": [CITED | {"at_most": 0, "when": [test]}]}
    rows = [did("表現", "2024-01-06"), did("遲到", "2024-02-06")]
    made = rule_set({"held": held | months}, full=100)
    card = score(records([member(track="a")], (), rows, [appraised()]), loaded([made]), YEAR)[0]
    assert [(part.span.first.month, part.score) for part in card.categories[0].settled] == [(1, 91), (2, 0)]
    assert score_of(card, "held") == Decimal("45.5")


@pytest.mark.parametrize(
    ("test", "rows", "months"),
    [
        pytest.param({"less_than": 85}, ROWS, {2}, id="one of January brings nothing; February stands for the rest"),
        pytest.param({"at_least": 95}, [did("遲到", "2024-02-05")], {2}, id="one of February alone brings anything"),
    ],
)
def test_what_is_promised_is_of_the_month_too(test: dict[str, int], rows: list[Activity], months: set[int]) -> None:
    """Months that are alike in praise differ in faults."""
    tried = Tried(loaded([_made({}, _limit(score="base", **test))]), records([member(track="a")], (), rows), Dice(1))
    said = tried.explained(tried.members[0])
    assert [*broken(tried, tried.members[0], said), *missed(tried, tried.members[0], said, 99)] == []
    added = [change for change in (option.change for option in said.options) if change.activities]
    assert {row.date.month for change in added for row in change.activities} == months


def test_where_the_year_is_reckoned_as_one_the_year_is_asked() -> None:
    """A category that is not settled asks for what a settled one came to in all."""
    made = _made({}, _limit(score="base", less_than=1175))
    del made["tracks"]["a"]["categories"]["adds"]["settle"]
    book = records([member(track="a")], (), ROWS, [appraised()])
    assert score_of(score(book, loaded([made]), YEAR)[0], "adds") == 0
