"""``explain`` is exact: what it promises comes true to the hundredth, nothing smaller does, and nothing is missed.

``TESTS=long pytest tests/oracle/test_promises.py`` tries some 2,000 members by rules of every concept, in half an hour
of a processor; ``DANGXING_PROMISES_SETS`` is another number of folders of rules (a folder has some four members),
``DANGXING_PROMISES_FIRST`` the seed of the first.
"""

from __future__ import annotations

import os
from decimal import Decimal
from typing import Any

import pytest

from builders import did, member, records
from dangxing.scoring.explaining import Explanation, effort
from effort import tries
from oracle.agreeing import loaded
from oracle.by_hand import LAST, rule_set
from oracle.dice import Dice
from oracle.promises import Tried, broken, missed
from oracle.rules import CITED, TITLED

SETS = int(os.environ.get("DANGXING_PROMISES_SETS", tries("promises")))
"""How many folders of rules are made; more are worth their time after a change of what is promised."""
_AT_ONCE = 20
# Of so many folders at once, that is of some eighty members. One set settled by weeks makes all of its four such.
_FEW = 12
FIRST = int(os.environ.get("DANGXING_PROMISES_FIRST", "5000"))


@pytest.mark.parametrize("first", range(FIRST, FIRST + SETS, _AT_ONCE))
def test_what_is_promised_comes_true_and_nothing_is_missed(first: int) -> None:
    """All of a change is told, none is more than needed; rows of every kind bring nothing where nothing is said to.

    That not all was tried may be said of few alone.
    """
    members, not_searched = 0, []
    for seed in range(first, min(first + _AT_ONCE, FIRST + SETS)):
        tried = Tried.of(seed)
        for one in tried.members:
            said = tried.explained(one)
            assert [*broken(tried, one, said), *missed(tried, one, said, 6)] == [], f"member {one.id} of seed {seed}"
            members += 1
            not_searched += [] if said.searched else [(seed, one.id)]
    assert len(not_searched) <= _FEW, f"{not_searched} of {members}"


def _tried(category: dict[str, Any], rows: list[Any], people: int = 1, **more: Any) -> Tried:
    """So many with such rows, scored by one category alone."""
    rules = {f"c0.{key}": rule for key, rule in category["rules"].items()}
    made = rule_set({"c0": category | {"rules": rules}}, **more)
    return Tried(loaded([made]), records([member(id_, track="a") for id_ in "123"[:people]], (), rows), Dice(1))


def _said(category: dict[str, Any], rows: list[Any], people: int = 1, **more: Any) -> Explanation:
    """What is said of the first of so many with such rows, scored by one category alone; all of it holds."""
    tried = _tried(category, rows, people, **more)
    said = tried.explained(tried.members[0])
    assert [*broken(tried, tried.members[0], said), *missed(tried, tried.members[0], said, 99)] == []
    return said


def test_a_smaller_loss_takes_the_place_of_a_larger_one() -> None:
    """Of losses the two highest count: a third row of little takes less than the second did."""
    rule = {"kind": "amount", "activity": "值班", "measure": "hours", "per": 3, "points": -1, "units": "proportion"}
    category = {"start": 5, "cap": 9, "rules": {"r": rule | CITED | {"keep": {"highest": 2}}}}
    assert _said(category, [did("值班", hours=5), did("值班", hours=0)]).options


def test_several_rows_bring_what_one_may_not() -> None:
    """However many hours one row has, it gives two points at most."""
    rule = {"kind": "amount", "activity": "值班", "measure": "hours", "per": 1, "points": 1, "units": "proportion"}
    category = {"start": 0, "cap": "open", "rules": {"r": rule | CITED | {"each_at_most": 2}}}
    assert _said(category, [did("值班", hours=1)], bands=[TITLED | {"id": "top", "at_least": 5}, LAST]).reachable


def test_a_row_of_more_takes_the_place_of_one_of_a_certain_result() -> None:
    """The highest row alone counts, and what lacks to the next unit is less than it has."""
    rule = {"kind": "amount", "activity": "志願", "result": "合", "measure": "hours", "per": 3, "points": 1}
    rule |= {"units": "proportion", "keep": {"highest": 1}} | CITED
    assert _said({"start": 5, "cap": 9, "rules": {"r": rule}}, [did("志願", hours=4, result="合")]).options


def test_two_rows_bring_what_one_loses() -> None:
    """A first place of a quarter costs more than a second, and the level that the table does not name gives points."""
    nth = {"kind": "value-table", "by": "nth", "activity": "花展", "within": "quarter"}
    level = {"kind": "value-table", "by": "level", "activity": "花展", "table": {"區": -4}, "otherwise": 5}
    steps = [{"at_most": 1, "gives": -5}, {"at_most": 3, "gives": -4}]
    rules = {"r0": nth | CITED | {"table": steps}, "r1": level | CITED}
    assert _said({"start": 2, "cap": "open", "rules": rules}, []).options


def test_a_month_that_has_rows_at_all_counts() -> None:
    """Only months with rows come together, and what gives points for nothing gives them in those."""
    rule = {
        "kind": "shortfall",
        "activity": "值班",
        "measure": "hours",
        "target": 6,
        "unit": 1.5,
        "points": -5,
        "none": 4,
    }
    late = {"kind": "presence", "activity": "遲到", "result": "嚴重", "points": -4.5}
    settle = {"every": "month", "year": "sum", "over": "with-rows"}
    category = {"start": 0, "cap": 25, "settle": settle, "rules": {"r0": rule | CITED, "r1": late | CITED}}
    assert _said(category, []).options


def test_as_little_as_there_is_may_do_what_more_does_not() -> None:
    """A character is no paper to the rule that gives points for lacking papers, and one unit less to the other."""
    gain = {"kind": "shortfall", "activity": "筆記", "measure": "characters", "target": 3000, "unit": 1000, "points": 4}
    rules = {"r0": gain | CITED | {"min_characters": 500}, "r1": gain | CITED | {"points": -3.5}}
    assert _said({"start": 20, "cap": "open", "rules": rules}, []).options


def test_what_is_begun_counts_above_a_level_first() -> None:
    """What lacks to the level is tried with the least of the unit that begins there."""
    rule = {"kind": "amount", "activity": "值班", "measure": "hours", "per": 3, "points": 4, "units": "begun"}
    (option,) = _said({"start": 0, "cap": "open", "rules": {"r": rule | CITED | {"over": 2}}}, []).options
    assert [row.hours for row in option.change.activities] == [Decimal("2.1")]


def test_no_more_is_told_of_an_event_than_it_takes() -> None:
    """The limit no longer holds with one row at an event that is added, nor with two."""
    late = {"kind": "absence", "activity": "遲到", "points": 1} | CITED
    unmet = {"none": [{"rows": {"activity": "培訓"}, "at_least": 1}]}
    limit = {"clause": "第一條", "says": "上限", "at_most": 2, "when": [unmet]}
    (option,) = _said({"start": 5, "cap": "open", "rules": {"r": late}, "limits": [limit]}, []).options
    assert option.change.events
    assert len(option.change.activities) == option.change.remark.params["count"] == 1


def test_what_a_limit_asks_for_is_tried() -> None:
    """The total is held as long as there are two rows or fewer."""
    shown = {"kind": "per-occurrence", "activity": "表現", "points": -0.5}
    limit = {"clause": "第一條", "says": "上限", "at_most": 5, "when": [{"rows": {"activity": "表現"}, "at_most": 2}]}
    category = {"start": 20, "cap": 20, "rules": {"r": shown | CITED}}
    assert _said(category, [], limits=[limit], bands=[TITLED | {"id": "top", "at_least": 15}, LAST]).reachable


def test_of_what_a_limit_asks_for_each_activity_is_tried() -> None:
    """Hours of duty would spare the limit and cost more than that; hours of volunteering spare it alone."""
    duty = {"kind": "per-occurrence", "activity": "值班", "points": -9} | CITED
    when = [{"hours": {"activity": ["值班", "志願"]}, "at_most": 6}]
    limit = {"clause": "第一條", "says": "上限", "at_most": 5, "when": when}
    (option,) = _said({"start": 8, "cap": "open", "limits": [limit], "rules": {"r": duty}}, []).options
    assert [row.activity for row in option.change.activities] == ["志願"]


def test_between_more_than_a_limit_lets_through_and_nothing_gained_lies_what_brings_something() -> None:
    """A month that begins to count must lift the mean, and by too much the limit holds the total as it is."""
    rules = {
        "r0": {"kind": "absence", "activity": "遲到", "points": 3} | CITED,
        "r1": {"kind": "amount", "activity": "筆記", "measure": "characters", "per": 1000, "points": -5.5} | CITED,
    }
    rules["r1"] |= {"units": "proportion", "keep": {"highest": 1, "same": "date"}}
    limit = {"clause": "第一條", "says": "上限", "at_most": 8, "when": [{"settled": "c0", "more_than": 10}]}
    settle = {"every": "month", "year": "mean", "over": "with-rows"}
    category = {"start": 8, "cap": "open", "settle": settle, "rules": rules}
    first, *_ = _said(category, [did("遲到", result="一般")], limits=[limit]).options
    assert [row.characters for row in first.change.activities] == [182]


@pytest.mark.parametrize("day", ["01-01", "01-02"])
def test_what_is_kept_of_a_day_is_tried_on_a_day_of_its_own(day: str) -> None:
    """Of a day one row counts: a second one on the first day of the year brings nothing where that has one already."""
    rule = {"kind": "amount", "activity": "遲到", "measure": "count", "per": 2, "points": 2.5, "units": "proportion"}
    category = {"start": 5, "cap": 40, "rules": {"r": rule | CITED | {"keep": {"highest": 1, "same": "date"}}}}
    assert _said(category, [did("遲到", day, result="嚴重")]).options


def test_every_new_thing_is_another() -> None:
    """Of one thing one row counts: two steps are of two, whatever rows are called that are there already."""
    rule = {"kind": "value-table", "by": "level", "activity": "花展", "table": {"市": 5}}
    category = {"cap": 40, "start": 0, "rules": {"r": rule | CITED | {"keep": {"highest": 1, "same": "subject"}}}}
    rows = [did("花展", level="市", place=1, subject=subject) for subject in ("春展", "花展*")]
    said = _said(category, rows, bands=[TITLED | {"id": "good", "at_least": 20}, LAST])
    assert said.reachable
    assert [row.subject for step in said.steps for row in step.change.activities] == ["花展**", "花展***"]


def test_a_cell_that_is_looked_at_and_may_be_empty_is_told_empty() -> None:
    """Hours left empty are on no step, and bring what any other row does; fewer than six would take points."""
    steps = [{"at_least": 6, "gives": -1}, {"less_than": 6, "gives": -4}]
    hours = {"kind": "value-table", "by": "hours", "of": "each", "activity": "志願", "table": steps, "otherwise": 2}
    rules = {"r": hours | CITED, "s": {"kind": "presence", "activity": "志願", "points": 1} | CITED}
    first, *_ = _said({"start": 0, "cap": "open", "rules": rules}, []).options
    assert [each.key for each in first.change.remark.params["details"]] == ["explain.of-no-hours"]


def test_a_band_that_asks_for_losses_is_reached_by_losses() -> None:
    pledge = {"kind": "value-table", "by": "result", "activity": "承諾書", "table": {"已簽": -6, "未簽": 2}}
    top = TITLED | {"id": "top", "at_least": 6, "when": [{"lost": "c0", "more_than": 6}]}
    category = {"start": 20, "cap": 40, "rules": {"r": pledge | CITED}}
    assert _said(category, [], bands=[top, LAST]).reachable


def test_what_ends_the_appraisal_is_promised_to_nobody() -> None:
    late = {"kind": "per-occurrence", "activity": "遲到", "points": 3}
    veto = {"clause": "第一條", "follows": "不參加", "when": [{"rows": {"activity": "遲到"}, "at_least": 1}]}
    category = {"start": -5, "floor": "open", "cap": 40, "rules": {"r": late | CITED}}
    assert not _said(category, [], veto=veto).options


@pytest.mark.parametrize("quarter", [{"quarter": "sum"}, {}])
def test_months_may_count_only_together(quarter: dict[str, str]) -> None:
    """Where months with rows are added up, the first one of all takes the place of what all begin with."""
    shown = {"kind": "per-occurrence", "activity": "表現", "points": -1.5} | CITED
    settle = {"every": "month", "year": "mean" if quarter else "sum", "over": "with-rows", **quarter}
    category = {"start": 5, "floor": 0, "cap": "open", "settle": settle, "rules": {"r": shown}}
    top = TITLED | {"id": "top", "at_least": 7}
    said = _said(category, [], bands=[top, LAST])
    assert said.options
    assert said.reachable


def test_the_day_is_told_where_a_part_of_the_year_asks_for_the_row() -> None:
    """Hours of it in a part lift what holds that, though no rule of the category reads the row."""
    hours = {"kind": "value-table", "by": "hours", "of": "sum", "activity": "志願"} | CITED
    shift = {"kind": "presence", "activity": "值班", "points": 5} | CITED
    limit = {"clause": "第一條", "says": "上限", "at_most": 2, "when": [{"hours": {"activity": "志願"}, "at_most": 2}]}
    settle = {"every": "two-months", "year": "mean", "over": "with-rows"}
    second = TITLED | {"start": 5, "cap": "open", "settle": settle, "limits": [limit], "rules": {"c1.s": shift}}
    rules = {"c0.r": hours | {"table": [{"at_most": 3, "gives": 5}]}}
    made = rule_set({"c0": {"start": 0, "cap": "open", "rules": rules}, "c1": second})
    tried = Tried(loaded([made]), records([member("1", track="a")], (), [did("值班", "05-01", hours=1)]), Dice(1))
    said = tried.explained(tried.members[0])
    details = [option.change.remark.params.get("details", ()) for option in said.options]
    assert [*broken(tried, tried.members[0], said), *missed(tried, tried.members[0], said, 99)] == []
    assert any(each.key == "explain.of-date" for told in details for each in told)


def test_a_month_may_be_made_not_to_count() -> None:
    """The mean rises where the month that lost all does not count any more."""
    late = {"kind": "per-occurrence", "activity": "遲到", "points": -9} | CITED
    unless = {"clause": "第一條", "says": "不計", "when": [{"hours": {"activity": "值班"}, "more_than": 10}]}
    settle = {"every": "month", "year": "mean", "over": "all", "unless": [unless]}
    category = {"start": 5, "cap": 5, "settle": settle, "rules": {"r": late}}
    assert _said(category, [did("遲到", "03-01")]).options


def test_more_steps_than_a_member_takes_are_not_tried() -> None:
    """So many are told as they are, with what they come to; that no more could reach the band is not said."""
    late = {"kind": "per-occurrence", "activity": "遲到", "points": 0.1} | CITED
    top = TITLED | {"id": "top", "at_least": 7}
    said = _said({"start": 0, "cap": "open", "rules": {"r": late}}, [], bands=[top, LAST])
    assert (said.cut, said.reachable, len(said.steps), said.steps[-1].after.total) == (True, False, 60, 6)
    assert said.searched


def test_it_is_said_where_not_all_was_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two rows together bring something; it takes the effort to find that."""
    monkeypatch.setattr(effort, "_MOST", 0)
    late = {"kind": "amount", "activity": "遲到", "measure": "count", "per": 2, "points": 1, "units": "whole"}
    rule = late | {"over": 3} | CITED
    late |= CITED | {"points": -0.5, "per": 1}
    category = {"start": 5, "cap": "open", "rules": {"r": rule, "s": late}}
    tried = _tried(category, [])
    assert not tried.explained(tried.members[0]).searched


def test_a_quarter_of_an_hour_is_no_fifth() -> None:
    """What is told in tenths of an hour is never told as less than it takes."""
    rule = {"kind": "amount", "activity": "值班", "measure": "hours", "per": 0.25, "points": 1, "units": "whole"}
    (option,) = _said({"start": 0, "cap": "open", "rules": {"r": rule | CITED}}, []).options
    assert (option.change.remark.key, option.change.remark.params["amount"]) == ("explain.more-hours", Decimal("0.25"))


@pytest.mark.parametrize("first", ["遲到", "值班"])
def test_nobody_is_told_to_do_wrong(first: str) -> None:
    """A fault makes a month count that begins at 100, and so lifts the mean, as work in it does."""
    late = {"kind": "per-occurrence", "activity": "遲到", "points": -30} | CITED
    shift = {"kind": "per-occurrence", "activity": "值班", "points": 1} | CITED
    settle = {"every": "month", "year": "mean", "over": "with-rows"}
    rules = {"r0": late, "r1": shift} if first == "遲到" else {"r1": shift, "r0": late}
    made = {"start": 100, "cap": 100, "settle": settle, "rules": rules}
    said = _said(made, [did("遲到", "01-10", result="一般") for _ in range(2)])
    added = {row.activity for option in said.options for row in option.change.activities}
    assert added == {"值班"}


def test_what_counts_for_others_moves_those_among_whom_one_is_ranked() -> None:
    """Each row gives its member points and takes some from the others: with two of them they draw level."""
    rules = {"r0": {"kind": "per-occurrence", "activity": "承諾書", "points": 2} | CITED}
    rules["r1"] = rules["r0"] | {"points": -3, "whose": "others"}
    top = TITLED | {"id": "top", "at_least": 0, "quota": {"clause": "第一條", "at_most": 1, "of": "branch"}}
    category = {"start": 5, "floor": "open", "cap": "open", "rules": rules}
    said = _said(category, [did("承諾書", id_="2")] * 2, people=2, bands=[top, LAST])
    assert said.reachable
    assert len(said.steps) == 2
