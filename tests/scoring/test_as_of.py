"""Scores as of a day: what is charged by then, what is only due later, and the very result of the year at its end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from builders import YEAR, appraised, day, did, event, member, records
from dangxing.records import Records
from dangxing.results import Due, Scorecard
from dangxing.rules import Category, Rule, Rulebook, loading
from dangxing.scoring import score
from dangxing.scoring.evidence import months_left
from random_records import books, quick

RULES = loading.load()
JUNE = day("06-30")


def book_of(rule: Mapping[str, Any]) -> Rulebook:
    """The shipped rules with one rule, in a category of 10 points, for 普通黨員."""
    made: Rule = TypeAdapter(Rule).validate_python({"clause": "一", "says": "一條"} | rule)
    rules = RULES.rule_sets["enterprise"]
    track = rules.tracks["ordinary"]
    category = Category(title="項", en="item", clause="一", standard=Decimal(10), rules={"one": made})
    track = track.model_copy(update={"categories": {"item": category}})
    rules = rules.model_copy(update={"tracks": {**rules.tracks, "ordinary": track}})
    return Rulebook(
        contract=RULES.contract,
        rule_sets={**RULES.rule_sets, "enterprise": rules},
        digests=RULES.digests,
        folder=RULES.folder,
    )


def scored(rule: Mapping[str, Any], found: Records, as_of: dt.date | None = JUNE) -> Scorecard:
    [card] = score(found, book_of(rule), YEAR, as_of)
    return card


def told(card: Scorecard) -> list[tuple[str, str, str, str]]:
    """What is due: measure, have, target, points at stake."""
    return [(due.measure, str(due.have), str(due.target), str(due.points)) for due in card.due]


SHORTFALL = {
    "kind": "shortfall", "activity": "學習筆記", "measure": "characters", "target": 30000, "unit": 10000,
    "points": -1, "none": -3,
}  # fmt: skip


class TestEachKind:
    """What is charged before the end of the period, and what is only due."""

    def test_a_shortfall_is_due(self) -> None:
        """Nothing is taken; have, target, and what the year would take as things stand."""
        card = scored(SHORTFALL, records([member()], (), [did("學習筆記", "03-01", characters=8000)]))
        assert (card.quantified, card.lines) == (10, ())
        assert told(card) == [("characters", "8000", "30000", "-2")]
        assert card.due[0].remaining == 22000

    def test_a_shortfall_of_nothing_at_all_has_its_own_points_at_stake(self) -> None:
        """Those that the clause has for none."""
        assert told(scored(SHORTFALL, records([member()], ()))) == [("characters", "0", "30000", "-3")]

    def test_less_than_a_whole_unit_short_is_due_without_points(self) -> None:
        """The clause asks for 30,000, though 25,000 cost nothing."""
        card = scored(SHORTFALL, records([member()], (), [did("學習筆記", "03-01", characters=25000)]))
        assert told(card) == [("characters", "25000", "30000", "0")]

    def test_a_target_that_is_reached_is_not_due(self) -> None:
        """At the target; what comes after the day does not count for it."""
        rows = [did("學習筆記", "06-30", characters=30000)]
        assert scored(SHORTFALL, records([member()], (), rows)).due == ()
        late = [did("學習筆記", "07-01", characters=30000)]
        assert told(scored(SHORTFALL, records([member()], (), late))) == [("characters", "0", "30000", "-3")]

    @pytest.mark.parametrize("source", ["activities", "schedule"])
    def test_an_absence_is_due(self, source: str) -> None:
        """Once, with the points at stake; not when the row is there."""
        name = "個人整改計劃" if source == "activities" else "發展黨員"
        rule = {"kind": "absence", "activity": name, "in": source, "points": -4}
        assert told(scored(rule, records([member()], ()))) == [("times", "0", "1", "-4")]
        done = records([member()], [event(name, "05-01")], [did(name, "05-01")])
        assert scored(rule, done).due == ()

    def test_an_absence_that_only_refused_rows_fill_is_due(self) -> None:
        """The remark says which."""
        rule = {"kind": "absence", "activity": "徵求意見", "except_result": "不廣泛", "points": -3}
        card = scored(rule, records([member()], (), [did("徵求意見", "05-01", result="不廣泛")]))
        assert told(card) == [("times", "0", "1", "-3")]
        assert card.due[0].remark is not None
        assert card.due[0].remark.key == "remarks.rejected-rows"

    def test_a_gain_for_a_lack_comes_only_at_the_end(self) -> None:
        """It is not decided before, and nothing need be done for it."""
        rule = {"kind": "absence", "activity": "未完成任務", "points": 2}
        card = scored(rule, records([member()], ()))
        assert (card.lines, card.due) == ((), ())
        assert [line.points for line in scored(rule, records([member()], ()), None).lines] == [2]

    def test_a_forfeit_is_due(self) -> None:
        """One meeting attended later averts it, so the category keeps its points until the end."""
        rule = {"kind": "forfeit", "activity": "集中學習"}
        found = records([member()], [event("集中學習", "02-01")])
        card = scored(rule, found)
        assert (card.quantified, card.lines) == (10, ())
        assert told(card) == [("times", "0", "1", "-10")]
        assert scored(rule, found, None).quantified == 0
        assert scored(rule, records([member()], [event("集中學習", "07-01")])).due == ()

    def test_missing_periods_are_charged_when_they_are_over(self) -> None:
        """The month under way is not."""
        rule = {"kind": "missing-periods", "activity": "黨課", "every": "month", "points": -1}
        found = records([member()], ())
        assert scored(rule, found, day("06-29")).lines[0].points == -5
        assert scored(rule, found, JUNE).lines[0].points == -6

    @pytest.mark.parametrize(
        ("rule", "points"),
        [
            ({"kind": "attendance", "activity": "集中學習", "count": "missed", "points": -1}, -1),
            ({"kind": "presence", "activity": "未完成任務", "points": -5}, -5),
            ({"kind": "per-occurrence", "activity": "為單位辦實事", "points": 5}, 5),
            ({"kind": "value-table", "by": "verdict", "table": {"基本合格": -5}}, -5),
            ({"kind": "hours-short", "activity": "黨課", "short_of": 2, "points": -1}, -1),
        ],
        ids=lambda value: value["kind"] if isinstance(value, dict) else "",
    )
    def test_what_has_happened_is_charged(self, rule: dict[str, Any], points: int) -> None:
        """Events and rows up to the day, and what bears no date; nothing after it."""
        early = [did("未完成任務", "06-30"), did("為單位辦實事", "06-30")]
        late = [did("未完成任務", "07-01"), did("為單位辦實事", "07-01")]
        held = [event("集中學習", "06-30"), event("黨課", "06-30", hours=1)]
        more = [event("集中學習", "07-01"), event("黨課", "07-01", hours=1)]
        card = scored(rule, records([member()], held + more, early + late, [appraised(verdict="基本合格")]))
        assert ([line.points for line in card.lines], card.due) == ([points], ())


VOLUNTEERING = {"kind": "requirement", "met_when": [{"activity": "志願服務", "times": 18, "hours": 35}]}


class TestRequirements:
    """Met, still due, or broken for good."""

    def test_times_and_hours_are_told_apart(self) -> None:
        """Ten times of an hour and a half: eight times and twenty hours are wanting, over six months."""
        rows = [did("志願服務", f"0{1 + at % 6}-0{1 + at % 9}", hours="1.5") for at in range(10)]
        card = scored(VOLUNTEERING, records([member()], (), rows))
        assert told(card) == [("times", "10", "18", "-10"), ("hours", "15.0", "35", "-10")]
        assert [(due.remaining, due.months, due.pace) for due in card.due] == [
            (8, 6, Decimal("1.4")),
            (20, 6, Decimal("3.4")),
        ]
        assert card.quantified == 10

    def test_only_what_is_wanting_is_told(self) -> None:
        """Enough hours in too few times, and the other way round."""
        few = [did("志願服務", "03-01", hours=35)]
        assert told(scored(VOLUNTEERING, records([member()], (), few))) == [("times", "1", "18", "-10")]
        many = [did("志願服務", "03-01", hours=1) for _ in range(18)]
        assert told(scored(VOLUNTEERING, records([member()], (), many))) == [("hours", "18", "35", "-10")]

    def test_a_broken_one_is_unmet_at_once(self) -> None:
        """Nothing else of it is due, wherever the broken condition stands."""
        rule = {"kind": "requirement", "met_when": [{"activity": "承諾書"}, {"none_of": "違反守則"}]}
        fine = scored(rule, records([member()], ()))
        assert (told(fine), fine.quantified) == ([("times", "0", "1", "-10")], 10)
        broken = scored(rule, records([member()], (), [did("違反守則", "06-30")]))
        assert (broken.due, broken.quantified) == ((), 0)
        assert broken.lines[0].remark is not None
        assert broken.lines[0].remark.key == "remarks.found"

    @pytest.mark.parametrize(
        "condition", [{"attended": "集中學習"}, {"no_unexcused": "集中學習"}], ids=lambda c: next(iter(c))
    )
    def test_attendance_is_broken_by_what_was_missed(self, condition: dict[str, str]) -> None:
        """An absence up to the day breaks it, a later one does not yet."""
        rule = {"kind": "requirement", "met_when": [condition]}
        for date, score_ in (("06-30", 0), ("07-01", 10)):
            found = records([member()], [event("集中學習", date)], [did("集中學習", date, attendance="unexcused")])
            assert scored(rule, found).quantified == score_

    def test_a_row_with_the_wrong_result_does_not_meet_it(self) -> None:
        """It stays due."""
        rule = {"kind": "requirement", "met_when": [{"activity": "支部鑑定", "result": "合格"}]}
        rows = [did("支部鑑定", "05-01", result="不合格")]
        assert told(scored(rule, records([member()], (), rows))) == [("times", "0", "1", "-10")]

    def test_whether_one_applies_is_asked_of_the_whole_period(self) -> None:
        """On the second day of a term of two months the transfer is due already."""
        found = records([member(track="trainee", start="03-01", end="04-30")], ())
        [card] = score(found, RULES, YEAR, day("03-02"))
        assert "transfer" in {due.rule for due in card.due}
        assert all(category.applies for category in card.categories)

    def test_the_remarks_tell_how_many_are_met(self) -> None:
        """A requirement that is due is not met, though it has cost nothing."""
        found = records([member(track="student")], (), [did("承諾書", "03-01"), did("寢室建設", "03-01")])
        [card] = score(found, RULES, YEAR, JUNE)
        assert [reason.key for reason in card.reasons] == ["remarks.as-of", "remarks.met-so-far"]
        assert dict(card.reasons[1].params) == {"met": 2, "asked": 8}
        assert (card.quantified, card.total, card.outcome) == (8, None, "pending")


class TestMembers:
    """Edges of days and periods."""

    def test_who_begins_after_the_day_has_no_score(self) -> None:
        """The day before the first; on the first there is one."""
        found = records([member(start="07-01")], ())
        [before] = score(found, RULES, YEAR, JUNE)
        assert (before.quantified, before.outcome, before.due) == (None, "pending", ())
        assert [reason.key for reason in before.reasons] == ["remarks.begins-later"]
        [on] = score(found, RULES, YEAR, day("07-01"))
        assert on.quantified is not None

    def test_who_joined_within_the_quarter_answers_for_the_rest_of_it(self) -> None:
        """Whole months from the first that is wholly theirs; meetings before they came are not expected."""
        found = records(
            [member(track="leader", start="05-15")],
            [event("集中學習", "05-14"), event("集中學習", "05-15")],
            [did("集中學習", "05-15")],
        )
        [card] = score(found, RULES, YEAR, JUNE)
        lectures = next(line for line in card.lines if line.rule == "theory.lectures-held")
        assert lectures.times == 1
        assert not [due for due in card.due if due.rule == "organisation.study-forfeit"]

    def test_who_has_left_is_judged(self) -> None:
        """On the last day of the period, not on the day before."""
        found = records([member(end="05-31")], (), (), [appraised(verdict="合格", poll=80)])
        [before] = score(found, RULES, YEAR, day("05-30"))
        [on] = score(found, RULES, YEAR, day("05-31"))
        assert (before.total, before.outcome) == (None, "pending")
        assert before.reasons[0].key == "remarks.as-of-period"
        assert on.total is not None
        assert (on,) == score(found, RULES, YEAR)

    def test_verdict_and_poll_are_not_asked_for_before_the_end(self) -> None:
        """The dates of a trainee are, since without them nobody knows when the end is."""
        found = records([member(), member("2", "trainee")], ())
        ordinary, trainee = score(found, RULES, YEAR, JUNE)
        assert not {"remarks.needs-verdict", "remarks.needs-poll"} & {reason.key for reason in ordinary.reasons}
        assert {"remarks.needs-start", "remarks.needs-end"} <= {reason.key for reason in trainee.reasons}

    def test_a_recorded_veto_holds(self) -> None:
        """The appraisal bears no date."""
        [card] = score(records([member()], (), (), [appraised(verdict="不合格")]), RULES, YEAR, JUNE)
        assert card.outcome == "vetoed"

    @pytest.mark.parametrize(
        ("on", "end", "months"),
        [
            ("01-01", "12-31", 12), ("01-30", "12-31", 12), ("01-31", "12-31", 11), ("06-29", "12-31", 7),
            ("06-30", "12-31", 6), ("09-30", "12-31", 3), ("12-30", "12-31", 1), ("06-30", "07-01", 1),
        ],
    )  # fmt: skip
    def test_the_months_left_are_those_with_a_day_left(self, on: str, end: str, months: int) -> None:
        """The month under way among them, unless its last day is the one scored."""
        assert months_left(day(on), day(end)) == months


@pytest.mark.parametrize(
    ("measure", "have", "target", "months", "pace"),
    [
        ("hours", "18", "35", 6, "2.9"), ("hours", "17", "35", 6, "3.0"), ("times", "12", "18", 6, "1.0"),
        ("times", "0", "18", 7, "2.6"), ("characters", "8800", "30000", 6, "3534"),
        ("characters", "0", "30000", 6, "5000"),
        ("hours", "34.99", "35", 12, "0.1"), ("times", "1", "3", 1, "2.0"), ("times", "0", "1", 6, None),
    ],
)  # fmt: skip
def test_the_pace_is_exact_and_rounded_up(measure: Any, have: str, target: str, months: int, pace: str | None) -> None:
    """Whoever keeps it arrives; a tenth less a month, and they would not. What is done once has none."""
    due = Due("r", "c", ("志願服務",), measure, Decimal(have), Decimal(target), months, Decimal(0))
    assert due.pace == (None if pace is None else Decimal(pace))
    if due.pace is not None:
        step = 1 if measure == "characters" else Decimal("0.1")
        assert due.pace * months >= due.remaining > (due.pace - step) * months


@quick
@given(books(), st.integers(0, 400))
def test_at_the_end_of_every_period_it_is_the_score_of_the_year(book: Records, more: int) -> None:
    """Card for card, ranks and reasons among it: on the last day of the year, and on any day after all have ended."""
    plain = score(book, RULES, YEAR)
    assert score(book, RULES, YEAR, dt.date(YEAR, 12, 31)) == plain
    ends = [min(one.end or dt.date(YEAR, 12, 31), dt.date(YEAR, 12, 31)) for one in book.members]
    assert score(book, RULES, YEAR, max(ends) + dt.timedelta(days=more)) == plain


@quick
@given(books(), st.dates(dt.date(YEAR, 1, 1), dt.date(YEAR, 12, 31)))
def test_as_of_a_day_nothing_later_counts_and_nothing_due_is_lost(book: Records, on: dt.date) -> None:
    """Later rows change nothing; without what is due, every member keeps at least what the days so far would give."""
    cards = score(book, RULES, YEAR, on)
    kept = replace(
        book,
        schedule=tuple(row for row in book.schedule if row.date <= on),
        activities=tuple(row for row in book.activities if row.date <= on),
    )
    assert score(kept, RULES, YEAR, on) == cards
    cut = replace(kept, members=tuple(replace(one, end=min(one.end or on, on)) for one in book.members))
    for card, hard in zip(cards, score(cut, RULES, YEAR), strict=True):
        if card.quantified is not None and hard.quantified is not None:
            assert card.quantified >= hard.quantified
        if card.due:
            assert card.outcome == "pending"
            assert card.total is None
        charged = {line.rule for line in card.lines}
        for due in card.due:
            assert due.rule not in charged
            assert due.have < due.target
            assert due.points <= 0
            assert due.months >= 1


@quick
@given(books(whole=True))
def test_ended_members_have_totals_and_others_do_not(book: Records) -> None:
    """A total is there for whoever the year gives one and whose period is over."""
    plain = score(book, RULES, YEAR)
    for card, whole in zip(score(book, RULES, YEAR, JUNE), plain, strict=True):
        ended = card.member.end is not None and card.member.end <= JUNE
        assert (card.total == whole.total) if ended else (card.total is None)
