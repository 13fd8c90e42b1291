"""What explains a score: the member's own card, and changes that bring exactly what they say."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from builders import appraised, branch, did, event, member, records
from dangxing import scoring
from dangxing.errors import UsageProblem
from dangxing.records import Records
from dangxing.results import Result
from dangxing.scoring import explaining
from dangxing.scoring.explaining import Explanation
from dangxing.workbook import reading, validating
from oracle.agreeing import loaded
from oracle.by_hand import LAST, rule_set
from oracle.rules import CITED, TITLED
from shipped import RULES

EXAMPLE = Path(__file__).parents[2] / "examples" / "records.xlsx"
YEAR = 2024
LATE = {"kind": "per-occurrence", "activity": "遲到", "points": -1} | CITED
MIDSUMMER = dt.date(YEAR, 6, 30)


@cache
def example() -> Result:
    with reading.open_workbook(EXAMPLE) as book:
        checked = validating.validate(book.titles, book.grid, str(EXAMPLE), RULES)
        assert checked.records
        assert checked.year
        cards = scoring.score(checked.records, RULES, checked.year)
        return Result(str(EXAMPLE), book.digest, checked.year, checked.records, cards, checked.problems)


@cache
def explained(as_of: dt.date | None) -> tuple[Explanation, ...]:
    """What explains the score of each member of the example."""
    return tuple(explaining.explain(example(), RULES, person, as_of) for person in example().records.members)


def result_of(found: Records) -> Result:
    return Result("records.xlsx", "", YEAR, found, scoring.score(found, RULES, YEAR), ())


def of(found: Records, as_of: dt.date | None = None) -> Explanation:
    return explaining.explain(result_of(found), RULES, found.members[0], as_of)


def by_rule(explanation: Explanation) -> dict[str, explaining.Option]:
    return {rule: option for option in explanation.options for rule in option.rules}


@pytest.mark.parametrize("as_of", [None, MIDSUMMER])
def test_a_change_brings_what_it_says_when_the_whole_workbook_is_scored_with_it(as_of: dt.date | None) -> None:
    """The member's records are looked at alone; with all the others', category scores and total come out the same.

    Rows of members are none of the others' concern: one change of each is made at once. Events are, each by itself.
    """
    whole = example()
    made: dict[tuple[int, str], dict[str, explaining.Option]] = {}
    for person, explanation in list(zip(whole.records.members, explained(as_of), strict=True))[::2]:
        for at, option in enumerate(explanation.options):
            assert option.gain > 0
            made.setdefault((at, person.id if option.change.events else ""), {})[person.id] = option
    for options in made.values():
        changes = [option.change for option in options.values()]
        changed = replace(
            whole.records,
            schedule=whole.records.schedule + tuple(row for change in changes for row in change.events),
            activities=whole.records.activities + tuple(row for change in changes for row in change.activities),
        )
        cards = {card.member.id: card for card in scoring.score(changed, RULES, whole.year)}
        for id_, option in options.items():
            assert cards[id_].categories == option.after.categories
            assert cards[id_].total == option.after.total
    assert sum(map(len, made.values())) > 30


def test_only_days_to_come_are_used() -> None:
    """With a day to look from, every row of every change and step is dated after it, in the year."""
    found = explained(MIDSUMMER)
    changes = [option.change for each in found if not each.over for option in (*each.options, *each.steps)]
    days = {row.date for change in changes for row in (*change.events, *change.activities)}
    assert min(days) > MIDSUMMER
    assert max(days) <= dt.date(YEAR, 12, 31)


def test_steps_lead_where_they_say() -> None:
    """Each step starts where the one before ended; the last reaches the band, or nothing more can be gained."""
    reached = 0
    for found in explained(None):
        for one, other in zip(found.steps, found.steps[1:], strict=False):
            assert one.after.total == other.before.total
            assert not one.reaches
        if found.reachable:
            assert found.higher
            assert found.steps[-1].after.total >= found.higher.at_least
            reached += 1
    assert reached >= 5


def test_of_this_or_that_only_what_brings_the_same_is_told_as_one() -> None:
    """Either deed ends the deduction for having none, but one of them gives more: only that one reaches the band."""
    rows = [
        did("學習筆記", characters=20000), did("理論文章", characters=5000), did("理論文章", "01-06", characters=5000),
        did("徵求意見", result="廣泛"), did("思想自查總結", result="深刻"), did("個人整改計劃"), did("未完成任務"),
    ]  # fmt: skip
    found = of(records([member()], None, rows, [appraised(verdict="合格", poll=55)]))
    told = {option.change.remark.params["activity"]: option for option in found.options}
    assert told["為單位辦實事"].reaches
    assert not told["為羣眾辦實事"].reaches
    assert told["為羣眾辦實事"].after.total == Decimal("89.4")
    assert len({(option.change.events, option.change.activities) for option in found.options}) == len(found.options)


def test_a_category_far_below_its_floor_can_be_filled() -> None:
    """Where nothing brings points at once, what does so together is found, and no more than is needed."""
    rows = [
        did("失職"), did("為單位辦實事"), did("徵求意見"), did("個人整改計劃"), did("思想自查總結"),
    ]  # fmt: skip
    missed = [event("集中學習", f"{month:02}-{day:02}", hours=2) for month in range(1, 10) for day in (1, 11, 21)]
    book = records([member()], missed, rows, [appraised(verdict="合格", poll=85)])
    found = of(book)
    assert found.reachable
    assert [option.gain <= 0 for option in found.steps].count(True) > 1
    whole = replace(
        book,
        schedule=(*book.schedule, *(row for step in found.steps for row in step.change.events)),
        activities=(*book.activities, *(row for step in found.steps for row in step.change.activities)),
    )
    assert result_of(whole).cards[0].total == found.steps[-1].after.total >= 90
    for left_out in found.steps:
        rest = [step for step in found.steps if step is not left_out]
        fewer = replace(
            book,
            schedule=(*book.schedule, *(row for step in rest for row in step.change.events)),
            activities=(*book.activities, *(row for step in rest for row in step.change.activities)),
        )
        assert result_of(fewer).cards[0].total < 90


def test_the_distance_is_that_of_the_total_before_it_was_rounded() -> None:
    """A total of 90 is reached from 89.995 on: so many points of the quantified score, and not a hundredth more."""
    for poll in ("80.01", "80.02", "80.03", "80.04", "80.05"):
        found = of(records([member()], None, [did("為單位辦實事")], [appraised(verdict="合格", poll=poll)]))
        card, weights = found.card, found.rules.weights
        assert found.quantified is not None
        assert weights
        least = card.quantified + found.quantified
        assert scoring.total_of(found.rules, least, card.poll) >= 90
        assert scoring.total_of(found.rules, least - Decimal("0.01"), card.poll) < 90


def test_a_shortfall_is_made_up_by_a_whole_unit() -> None:
    """20,000 of 30,000 characters: 10,000 more give back one point, and one more is enough by the clause."""
    found = of(
        records(
            [member(track="leader", post="書記")],
            [event("集中學習")],
            [did("學習筆記", characters=20000), did("集中學習")],
            [appraised(verdict="合格", poll=80)],
        )
    )
    option = by_rule(found)["theory.notes"]
    assert option.change.remark.params["amount"] == 10000
    assert option.change.remark.params["least"] == 1
    assert option.categories == (("theory", option.before.categories[0].score, option.before.categories[0].score + 1),)


def test_one_change_may_mend_two_rules() -> None:
    """A first deed ends the deduction for having none and brings its own points, up to the cap."""
    found = of(records([member()], None, [], [appraised(verdict="合格", poll=80)]))
    option = by_rule(found)["duty.unit-deeds"]
    assert option.rules == ("duty.unit-deeds", "duty.no-deeds")
    assert option.gain == 10
    assert found.higher
    assert found.higher.id == "commended"


def test_what_was_missed_is_never_undone() -> None:
    """An event missed without leave is not offered; one to come, without a record, is."""
    schedule = [event("組織生活會", "03-01"), event("組織生活會", "09-01")]
    rows = [did("組織生活會", "03-01", attendance="unexcused"), did("為單位辦實事")]
    found = of(records([member()], schedule, rows, [appraised(verdict="合格", poll=80)]), MIDSUMMER)
    option = by_rule(found)["life.missed"]
    assert [row.date for row in option.change.activities] == [dt.date(YEAR, 9, 1)]
    assert "life.unexcused" not in by_rule(found)
    later = of(records([member()], schedule, rows, [appraised(verdict="合格", poll=80)]), dt.date(YEAR, 10, 1))
    assert "life.missed" not in by_rule(later)


def test_a_missing_month_can_be_made_up_only_while_it_lasts() -> None:
    """The branch's lecture is offered for the first missing month that is not over."""
    lectures = [event("黨課", f"{month:02}-10", hours=2) for month in range(1, 13) if month not in (2, 10)]
    present = [did("黨課", f"{month:02}-10", hours=2) for month in range(1, 13) if month not in (2, 10)]
    found = records([member(track="leader", post="書記")], lectures, present, [appraised(verdict="合格", poll=80)])
    option = by_rule(of(found, MIDSUMMER))["theory.lectures-held"]
    assert option.change.by == "branch"
    assert [held.date.month for held in option.change.events] == [10]
    assert [row.date for row in option.change.activities] == [held.date for held in option.change.events]
    assert "theory.lectures-held" not in by_rule(of(found, dt.date(YEAR, 10, 31)))


def test_a_requirement_is_met_as_a_whole() -> None:
    """Volunteering asks for times and hours: both are in one change."""
    rows = [did("志願服務", f"0{month}-01", hours=2) for month in range(1, 4)]
    found = of(records([member(track="student")], None, rows, [appraised(verdict="合格")]))
    option = by_rule(found)["volunteering"]
    assert option.change.remark.params == {"activity": "志願服務", "times": 15, "hours": Decimal(29)}
    assert option.gain == 1


def test_a_broken_requirement_cannot_be_met() -> None:
    """A breach that was found stays found."""
    trainee = member(track="trainee", start="03-01", end="05-31")
    found = of(records([trainee], [event("組織生活", "03-05")], [did("違反守則", "03-02"), did("組織生活", "03-05")]))
    assert not {"conduct", "attendance"} & by_rule(found).keys()
    assert "plan" in by_rule(found)


def test_a_band_that_asks_for_a_verdict() -> None:
    """The points are there: what is wanting is the verdict, and no steps are made up."""
    card = next(card for card in example().cards if card.outcome == "qualified" and card.rule_set == "student")
    found = explaining.explain(example(), RULES, card.member)
    assert (found.higher and found.higher.id, found.wanting, found.verdict) == ("commended", 0, "優秀")
    assert found.steps == ()


def test_a_vetoed_and_a_pending_member() -> None:
    """Both are explained: the one without categories, the other without a total."""
    vetoed = of(records([member()], None, [], [appraised(verdict="不合格", poll=80)]))
    assert (vetoed.card.outcome, vetoed.options, vetoed.higher) == ("vetoed", (), None)
    pending = of(records([member()]))
    assert (pending.card.outcome, pending.wanting) == ("pending", None)
    assert pending.options
    assert all(option.total_gain is None for option in pending.options)


def test_a_branch_without_a_place_in_the_year_offers_nothing() -> None:
    """The branch's rank is for others to give."""
    found = of(
        records(
            [member(track="leader", post="書記")],
            [],
            [],
            [appraised(verdict="合格", poll=80)],
            [branch(year_end_rank=9, branches_ranked=9)],
        )
    )
    assert "duty.branch-rank" in {line.rule for line in found.card.lines}
    assert "duty.branch-rank" not in by_rule(found)


def test_members_are_found_by_id_or_by_a_name_that_nobody_shares() -> None:
    """Width and script do not matter; a shared name lists the IDs, an unknown one names the nearest."""
    people = [member("0101"), member("0102"), replace(member("0103"), name="成員0102")]
    found = records(people)
    assert explaining.find(found, "０１０２", "r.xlsx").id == "0102"
    assert explaining.find(found, "成员0101", "r.xlsx").id == "0101"
    with pytest.raises(UsageProblem) as caught:
        explaining.find(found, "成員0102", "r.xlsx")
    assert caught.value.code == "explain.several"
    assert caught.value.params["ids"] == "0102、0103"
    with pytest.raises(UsageProblem) as caught:
        explaining.find(found, "01022", "r.xlsx")
    assert caught.value.code == "explain.no-such-member"
    assert str(caught.value.params["nearest"]).startswith("0102 ")


def test_of_two_sizes_that_bring_the_same_the_smaller_is_told() -> None:
    """A rule gives a point for a row, and a band that is out of reach asks for three hours: two ways to one point."""
    once = {"kind": "per-occurrence", "activity": "值班", "points": 1} | CITED
    top = TITLED | {"id": "top", "at_least": 50, "when": [{"hours": {"activity": "值班"}, "at_least": 3}]}
    book = loaded([rule_set({"c0": {"start": 10, "cap": 20, "rules": {"r": once}}}, bands=[top, LAST])])
    found = records([member("1", "a")])
    result = Result("a.xlsx", "", YEAR, found, scoring.score(found, book, YEAR), ())
    [told] = explaining.explain(result, book, found.members[0]).options
    assert [row.hours for row in told.change.activities] == [1]
    assert (told.gain, told.reaches) == (1, False)


def test_hours_by_which_equal_totals_are_parted_are_told() -> None:
    """One of three has a place: whoever did more hours than the others of the same total has it."""
    top = TITLED | {"id": "top", "at_least": 0, "quota": {"clause": "一", "at_most": 1, "ties": "out"}}
    ranking = ["total", {"hours": {"activity": "值班"}}]
    made = rule_set({"c0": {"start": 10, "cap": 10, "rules": {"r": LATE}}}, bands=[top, LAST], ranking=ranking)
    found = records([member(at, "a") for at in "123"], activities=[did("值班", id_=at, hours=at) for at in "23"])
    for at, hours in (("1", "3.1"), ("2", "1.1")):
        result = Result("a.xlsx", "", YEAR, found, scoring.score(found, loaded([made]), YEAR), ())
        told = explaining.explain(result, loaded([made]), explaining.find(found, at, "a.xlsx"))
        assert told.reachable
        assert [row.hours for step in told.steps for row in step.change.activities] == [Decimal(hours)]


def test_what_a_unit_that_is_begun_does_not_outweigh_the_next_two_may() -> None:
    """Of hours each begun two give 1.5, and a month with rows costs 2.5: 0.1 hours lose a point, and 2.1 gain half."""
    hours = {
        "kind": "amount",
        "activity": "值班",
        "measure": "hours",
        "per": 2,
        "points": 1.5,
        "units": "begun",
    } | CITED
    lacks = {"kind": "absence", "activity": "承諾書", "except_result": "未簽", "points": -2.5} | CITED
    settle = {"every": "month", "year": "mean", "over": "with-rows"}
    category = {"start": 13, "cap": "open", "settle": settle, "rules": {"r": hours, "s": lacks}}
    found = records([member("1", "a", end="01-31")], activities=[did("承諾書", "02-02")])
    book = loaded([rule_set({"c0": category})])
    result = Result("a.xlsx", "", YEAR, found, scoring.score(found, book, YEAR), ())
    told = explaining.explain(result, book, found.members[0])
    assert [(row.activity, row.hours) for option in told.options for row in option.change.activities] == [
        ("值班", Decimal("2.1"))
    ]


def test_months_in_which_a_test_of_tenure_holds_are_not_like_others() -> None:
    """From the seventh month on a month counts 8 at least: it takes a row in one of these, and the first do nothing."""
    told = {"clause": "一", "says": "七個月起保底"}
    tenure = {**told, "when": [{"member_for": "begun-months", "more_than": 6}], "at_least": 8}
    signed = {"kind": "per-occurrence", "activity": "承諾書", "points": 1} | CITED
    settle = {"every": "month", "year": "mean", "over": "with-rows"}
    category = {"start": 0, "cap": 40, "settle": settle, "rules": {"r": signed}, "limits": [tenure]}
    found = records([member("1", "a", start="03-01")], activities=[did("承諾書", "03-02")])
    book = loaded([rule_set({"c0": category})])
    result = Result("a.xlsx", "", YEAR, found, scoring.score(found, book, YEAR), ())
    gains = [option.gain for option in explaining.explain(result, book, found.members[0]).options]
    assert max(gains) == Decimal("3.5")
