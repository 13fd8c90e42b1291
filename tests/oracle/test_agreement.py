"""Two interpreters of the language, one answer: the scoring, and the one that was written from its docs alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from builders import did, member, records
from dangxing.records import OUTCOME, Before
from dangxing.results import Result
from dangxing.scoring import explaining, feeding, score
from dangxing.scoring.explaining.telling import StepVoice
from effort import tries
from oracle.agreeing import (
    YEAR,
    Maker,
    compared,
    differences,
    loaded,
    made,
    made_with_many,
    made_with_ratings,
)
from oracle.by_hand import LAST, rule_set
from oracle.rules import CITED, TITLED

SETS = tries("oracle") // 3
"""How many folders of rules are made of each sort; the long run is worth its time after a change of the language."""
_AT_ONCE = 10


@pytest.mark.parametrize("maker", [made, made_with_many, made_with_ratings])
@pytest.mark.parametrize("first", range(0, SETS, _AT_ONCE))
def test_both_come_to_the_same(first: int, maker: Maker) -> None:
    """On every line, part of the year, rating, category, total, rank, outcome and consequence of every member."""
    for seed in range(first, min(first + _AT_ONCE, SETS)):
        assert differences(seed, maker) == [], f"the rules and records of seed {seed}"


def test_what_is_complained_of_twice_is_no_other_time() -> None:
    """Of one matter only the first row is there: B three times is one, so that the third time is C; of each month."""
    nth = {"kind": "value-table", "by": "nth", "activity": "花展", "within": "month"}
    nth |= {"table": [{"at_least": 3, "gives": -10}, {"at_least": 1, "gives": -5}]} | CITED
    made = rule_set({"c0": {"start": 100, "cap": 100, "rules": {"r": nth | {"keep": {"first": 1, "same": "subject"}}}}})
    days = ("03-01 A", "03-02 B", "03-03 B", "03-04 B", "03-05 C", "03-06 D", "04-01 A")
    rows = [did("花展", day, subject=said, level="市", place=1) for day, said in map(str.split, days)]
    book = records([member(track="a")], (), rows)
    assert compared([made], book) == []
    ((line,),) = ([*card.lines] for card in score(book, loaded([made]), YEAR))
    assert (line.times, line.points) == (5, -35)
    assert [ref.row for ref in line.evidence] == [row.row for row in book.activities if row.row not in (4, 5)]


def test_three_thirds_of_ten_are_ten() -> None:
    """A level is reached by what thirds come to, though each of them was carried to nine decimals."""
    third = {"kind": "amount", **CITED, "measure": "count", "points": 10, "per": 3}
    names = ("遲到", "承諾書", "值班")
    rules = {f"r{at}": third | {"units": "proportion", "activity": name} for at, name in enumerate(names)}
    category = {"start": 0, "cap": "open", "rules": rules}
    full = {**TITLED, "id": "full", "at_least": 0, "when": [{"score": "c0", "at_least": 10}]}
    whole = rule_set({"c0": category}, bands=[full, LAST])
    book = records([member(track="a")], (), [did(name, hours=1) for name in names])
    assert compared([whole], book) == []
    assert score(book, loaded([whole]), YEAR)[0].outcome == "full"


def test_the_last_of_many_figures_parts_equal_totals() -> None:
    """However many stand before it, and are equal."""
    late = {"kind": "per-occurrence", "activity": "遲到", "points": 1} | CITED
    rows = [{"rows": {"activity": name}} for name in ("花展", "志願", "筆記", "承諾書", "遲到")]
    rules = rule_set({"c0": {"start": 0, "cap": 1, "rules": {"r": late}}}, ranking=["total", *rows])
    book = records([member(id_, track="a") for id_ in "12"], (), [did("遲到", id_=id_) for id_ in "122"])
    assert compared([rules], book) == []
    assert [card.rank for card in score(book, loaded([rules]), YEAR)] == [2, 1]


def test_runs_of_a_category_that_counts_nothing_lift_another() -> None:
    """Months without a breach are counted in one that is there for tests alone; three in a row give 1, six give 3."""
    clean = {"start": 1, "cap": 1, "share": "0 %", "settle": {"every": "month", "year": "sum", "over": "all"}}
    clean |= {"rules": {"r": {"kind": "presence", "activity": "遲到", "points": -1} | CITED}}
    steps = [{"at_least": gives, **CITED, "when": [_clean(months)]} for gives, months in ((1, 3), (3, 6), (6, 12))]
    made = rule_set({"c0": clean, "c1": {"start": 0, "cap": 6, "limits": steps}})
    months = {"1": "", "2": "04 11", "3": "03 06 10", "4": "03 05 08 11"}
    rows = [did("遲到", f"{month}-01", id_=one) for one, each in months.items() for month in each.split()]
    book = records([member(id_, track="a") for id_ in months], (), rows)
    assert compared([made], book) == []
    assert [card.total for card in score(book, loaded([made]), YEAR)] == [6, 3, 1, 0]


def _clean(months: int) -> dict[str, object]:
    return {"settled": "c0", "at_least": 1, "in_a_row": months}


def test_the_mean_of_others_of_the_branch_counts_beside_ones_own_score() -> None:
    """An assistant's own score is 70 %, that of the teachers of the same class 30 %; those of another count nothing."""
    rule = {"kind": "per-occurrence", "activity": "遲到", "points": -1} | CITED
    own = {"start": 10, "cap": 10}
    others = {"of": "others", "tracks": ["a"], "take": "total", "then": "mean", "share": "30 %"}
    made = rule_set({"c0": own | {"rules": {"r": rule}}})
    assistants = {
        "c0": TITLED | own | {"share": "70 %", "rules": {"s": rule}},
        "c1": TITLED | {"start": others, "cap": "open"},
    }
    made["tracks"]["b"] = TITLED | {"title": "保育員", "en": "assistants", "categories": assistants}
    people = [
        member("1", track="b"),
        member("2", track="a"),
        member("3", track="a"),
        member("4", track="a", branch="別班"),
    ]
    book = records(people, (), [did("遲到", id_="1"), did("遲到", id_="2"), did("遲到", id_="4")])
    assert compared([made], book) == []
    assert score(book, loaded([made]), YEAR)[0].total == Decimal("9.15")


def test_what_those_of_a_branch_begin_with_is_reckoned_once_for_all() -> None:
    """Not once for every member, of whom a branch may have thousands."""
    rule = {"kind": "per-occurrence", "activity": "遲到", "points": -1} | CITED
    made = rule_set({"c0": {"start": 10, "cap": 10, "rules": {"r": rule}}})
    start = {"of": "others", "tracks": ["a"], "take": "total", "then": "mean"}
    begins = {"c1": TITLED | {"start": start, "cap": "open"}}
    made["tracks"]["b"] = TITLED | {"title": "保育員", "en": "assistants", "categories": begins}
    book = loaded([made])
    first = score(records([member("1", track="a"), member("2", track="a", branch="別班")]), book, YEAR)
    others, track = feeding.Others(first, book, whole=True), book.tracks["b"][1]
    same, too, apart = (
        others.starts(track, member(id_, track="b", branch=branch))["c1"]
        for id_, branch in (("3", "甲支部"), ("4", "甲支部"), ("5", "別班"))
    )
    assert same is too
    assert same is not apart


def test_who_waits_for_the_same_score_twice_is_told_once() -> None:
    """Two categories that begin with those of one teacher who lacks a mark."""
    marks = {"考試": {"en": "Test", "full": 100}}
    weights = {"clause": "第三條", "quantified": "50 %", "marks": {"考試": "50 %"}}
    own = {"start": 10, "cap": 10, "rules": {"r": {"kind": "per-occurrence", "activity": "遲到", "points": -1} | CITED}}
    made = rule_set({"c0": own}, marks=marks, weights=weights)
    start = {"of": "others", "tracks": ["a"], "take": "c0", "then": "mean"}
    heads = {name: TITLED | {"start": start, "cap": "open"} for name in ("c1", "c2")}
    made["tracks"]["b"] = TITLED | {"title": "班長", "en": "heads", "categories": heads}
    book = records([member("1", track="b"), member("2", track="a")], (), ())
    remarks = [reason.key for reason in score(book, loaded([made]), YEAR)[0].reasons]
    assert remarks.count("remarks.start-pending") == 1


@pytest.mark.parametrize(
    "limit",
    [
        {"when": [{"score": "c1", "less_than": 5}], "at_least": 4},
        {"when": [{"none": [{"score": "c1", "at_least": 5}]}], "at_most": 0},
        {"when": [{"score": "quantified", "at_most": 6}], "at_most": 0},
        {"at_most": {"of": "c1", "share": "10 %"}},
    ],
)
def test_a_limit_by_a_category_whose_start_nobody_knows_is_not_told(limit: dict[str, object]) -> None:
    """It was held to as if the category began with 0. What such a limit holds is as little known to those after it."""
    rule = {"kind": "per-occurrence", "activity": "承諾書", "points": 2} | CITED
    made = rule_set({"c0": {"start": 10, "cap": 10, "rules": {"r": rule}}}, posts={"組長": []})
    start = {"of": "others", "tracks": ["a"], "take": "total", "then": "mean"}
    told = {"clause": "第四條", "says": "受限"}
    limits = [
        {"when": [{"post": ["組長"]}], "at_least": 3},
        limit,
        {"when": [{"score": "c2", "at_least": 1}], "at_most": 0},
    ]
    heads = {
        f"c{at}": TITLED | {"start": start if at == 1 else 1, "cap": "open", "limits": [told | each]}
        for at, each in enumerate(limits, 1)
    }
    made["tracks"]["b"] = TITLED | {"title": "班長", "en": "heads", "categories": heads}
    people = [member("1", track="b", post="組長"), member("2", track="a")]
    for there in (1, 2):
        card = score(records(people[:there], (), [did("承諾書")]), loaded([made]), YEAR)[0]
        held = [each for category in card.categories for each in category.held]
        assert (held == [], card.total is None) == (there == 1, there == 1)
        assert [category.known for category in card.categories] == [there == 2] * 3


def test_the_mean_of_what_rows_hold_leaves_blanks_out() -> None:
    """Of a week's inspections; a row of 0 is one of them, a blank one is none."""
    rule = {"kind": "amount", "activity": "志願", "measure": "hours", "of": "mean", "points": 1, "per": 1, **CITED}
    rule |= {"units": "proportion", "every": "week"}
    made = rule_set({"c0": {"start": 0, "cap": "open", "rules": {"r": rule}}})
    rows = [
        did("志願", "03-04", hours=8),
        did("志願", "03-05", hours=0),
        did("志願", "03-06"),
        did("志願", "03-12", hours=9),
    ]
    book = records([member(track="a")], (), rows)
    assert compared([made], book) == []
    assert score(book, loaded([made]), YEAR)[0].total == 13


def test_what_a_limit_lifts_is_not_told_as_a_deduction_that_stopped() -> None:
    """At least 3 where nobody was late: the limit is told, and no points that were not taken off."""
    rule = {"kind": "per-occurrence", "activity": "志願", "points": 1} | CITED
    lift = {"at_least": 3, "when": [{"without": {"activity": "遲到"}}]} | CITED
    made = rule_set({"c0": {"start": 0, "cap": 10, "rules": {"r": rule}, "limits": [lift]}})
    book, rules = records([member(track="a")], (), [did("志願")]), loaded([made])
    (heading,) = explaining.explain(
        Result("made", "", YEAR, book, score(book, rules, YEAR), ()), rules, book.members[0]
    ).headings
    told = StepVoice("en", {}).limits(heading)
    assert heading.score.score == 3
    assert [("at least 3" in each, "taken off" in each) for each in told] == [(True, False)]


def test_what_a_total_waits_for_may_be_known_by_the_ledger_alone() -> None:
    """The last outcome, where no test asks for it: whoever had none written was pending all the same."""
    late = {"kind": "per-occurrence", "activity": "遲到", "points": -1} | CITED
    rules = rule_set({"c0": {"start": 5, "cap": 5, "rules": {"r": late}}}, needs=["last-outcome"])
    book = records([member(track="a")])
    known = replace(book, before={"1": {OUTCOME: Before(Decimal(0), 1, "vetoed")}})
    assert compared([rules], known) == []
    assert [score(each, loaded([rules]), YEAR)[0].total for each in (book, known)] == [None, 5]
