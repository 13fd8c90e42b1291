"""What worked examples cannot say of scoring: ranks, evidence, several branches, the arithmetic of days and months."""

import datetime as dt
from decimal import Decimal

import pytest

from builders import appraised, branch, day, did, event, member, records, score_of
from dangxing.language.voice import Voice
from dangxing.records import Records, Ref
from dangxing.results import Line, Scorecard
from dangxing.rules import NATURAL, Rulebook, loading
from dangxing.rules.periods import MONTHS
from dangxing.scoring import score
from dangxing.scoring.evidence import add_months, period_of

RULES = loading.load()
D = Decimal


def _scored(book: Records, rules: Rulebook = RULES, year: int = 2024) -> dict[str, Scorecard]:
    return {card.member.id: card for card in score(book, rules, year)}


def _card(book: Records) -> Scorecard:
    return score(book, RULES, 2024)[0]


def _line(card: Scorecard, rule: str) -> Line:
    return next(line for line in card.lines if line.rule == rule)


# ── Days and months ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, None, ("2024-01-01", "2024-12-31")),
        ("2024-03-15", None, ("2024-03-15", "2024-12-31")),
        (None, "2024-06-30", ("2024-01-01", "2024-06-30")),
        ("2023-09-01", "2025-01-31", ("2024-01-01", "2024-12-31")),
        ("2023-01-01", "2024-01-01", ("2024-01-01", "2024-01-01")),
        ("2024-12-31", "2025-06-30", ("2024-12-31", "2024-12-31")),
        ("2025-01-01", None, None),
        (None, "2023-12-31", None),
    ],
)
def test_a_period_is_the_year_cut_to_the_members_dates(
    start: str | None, end: str | None, expected: tuple[str, str] | None
) -> None:
    """What lies in other years is cut off; nothing is left of a period that lies there as a whole."""
    found = period_of(member(start=start, end=end), 2024, RULES.rule_sets["enterprise"])
    assert found == (None if expected is None else (day(expected[0]), day(expected[1])))


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("2024-03-01", 1, "2024-04-01"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-12-15", 1, "2025-01-15"),
        ("2024-11-30", 3, "2025-02-28"),
        ("2024-01-31", 12, "2025-01-31"),
        ("2024-05-31", 0, "2024-05-31"),
    ],
)
def test_months_are_added_by_the_calendar(start: str, months: int, expected: str) -> None:
    """The same day so many months on; a day that the month lacks is its last."""
    assert add_months(day(start), months) == day(expected)


@pytest.mark.parametrize(
    ("start", "end", "months", "expected"),
    [
        ("01-01", "12-31", 1, range(1, 13)),
        ("01-01", "12-31", 3, (1, 4, 7, 10)),
        ("01-01", "12-31", 6, (1, 7)),
        ("01-01", "12-31", 12, (1,)),
        ("01-02", "12-31", 12, ()),
        ("02-01", "02-29", 1, (2,)),
        ("02-01", "02-28", 1, ()),
        ("02-01", "06-30", 2, (3, 5)),
        ("03-01", "06-29", 2, (3,)),
        ("01-02", "12-30", 3, (4, 7)),
    ],
)
def test_spans_count_when_the_period_holds_the_whole_of_them(
    start: str, end: str, months: int, expected: tuple[int, ...]
) -> None:
    """A span of which a day lies outside the period is asked of nobody."""
    every = next(name for name, count in MONTHS.items() if count == months)
    found = NATURAL.spans(day(start), day(end), every)
    assert [(span.first.month, span.last.month) for span in found] == [(at, at + months - 1) for at in expected]


@pytest.mark.parametrize(("year", "expected"), [(2023, None), (2024, None), (2025, ("2024-12-03", "2025-01-25"))])
def test_a_term_is_taken_whole_in_the_year_in_which_it_ends(year: int, expected: tuple[str, str] | None) -> None:
    """A trainee's term that crosses New Year is not cut in two."""
    found = period_of(member(start="2024-12-03", end="2025-01-25"), year, RULES.rule_sets["trainee"])
    assert found == (None if expected is None else (day(expected[0]), day(expected[1])))


def test_spans_of_a_period_over_new_year() -> None:
    """Months are asked for in both years."""
    spans = NATURAL.spans(day("2024-11-15"), day("2025-02-28"), "month")
    assert [str(span.first) for span in spans] == ["2024-12-01", "2025-01-01", "2025-02-01"]


@pytest.mark.parametrize(("missed", "outcome"), [("warn", "qualified"), ("pending", "pending")])
def test_a_poll_short_of_the_quorum(missed: str, outcome: str) -> None:
    """It counts unless the rules say that it leaves the members pending."""
    rules = RULES.rule_sets["enterprise"]
    assert rules.quorum is not None
    changed = rules.model_copy(update={"quorum": rules.quorum.model_copy(update={"missed": missed})})
    rulebook = Rulebook(
        contract=RULES.contract, rule_sets={**RULES.rule_sets, "enterprise": changed}, digests=RULES.digests, folder=""
    )
    for attending, expected in ((59, outcome), (60, "qualified")):
        book = records(
            [member()], [], [], [appraised(poll=80, verdict="合格")], [branch(staff=100, attending=attending)]
        )
        assert _scored(book, rulebook)["1"].outcome == expected


def test_the_year_is_an_argument() -> None:
    """The same records say other things of another year; 29 February is missing there."""
    book = records([member()], [], [did("學習筆記", "2023-02-28", characters=20000), did("學習筆記", characters=1)])
    notes = {
        year: next((line.points for line in score(book, RULES, year)[0].lines if line.rule == "study.notes"), D(0))
        for year in (2023, 2024, 2025)
    }
    assert notes == {2023: 0, 2024: -1, 2025: -3}


# ── Ranks ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _ordinary(polls: dict[str, object], **branches: str) -> Records:
    """Members whose totals differ by their polls only (None: no poll, no total)."""
    return records(
        [member(id_, branch=branches.get(id_, "甲支部")) for id_ in polls],
        [],
        appraisal=[appraised(id_, "合格", poll) for id_, poll in polls.items()],
    )


def test_equal_totals_share_a_rank_and_the_next_is_skipped() -> None:
    """1, 2, 2, 4; who has no total has no rank and takes no place."""
    cards = _scored(_ordinary({"a": 50, "b": None, "c": 90, "d": 80, "e": 80}))
    assert {id_: card.rank for id_, card in cards.items()} == {"a": 4, "b": None, "c": 1, "d": 2, "e": 2}
    assert cards["b"].track_rank is None
    assert cards["b"].branch_rank is None


def test_totals_are_compared_as_they_are_rounded() -> None:
    """Polls whose difference rounding takes away share a rank."""
    cards = _scored(_ordinary({"a": "80.01", "b": "80.02", "c": "80.03"}))  # 71.202 71.204 71.206
    assert [cards[id_].total for id_ in "abc"] == [D("71.20"), D("71.20"), D("71.21")]
    assert [cards[id_].rank for id_ in "abc"] == [2, 2, 1]


def test_ranks_are_over_the_rule_set_the_track_and_the_branch() -> None:
    """A branch rank counts the members of that rule set in the branch, whatever their track."""
    book = records(
        [
            member("a", "ordinary", "甲支部"),
            member("b", "ordinary", "乙支部"),
            member("c", "leader", "甲支部"),
            member("d", "student", "甲支部"),
            member("e", "trainee", "甲支部", start="03-01", end="05-31"),
        ],
        [],
        appraisal=[appraised("a", "合格", 60), appraised("b", "合格", 100), appraised("c", "合格", 100)],
    )
    cards = _scored(book)
    # Leader: 25−12−3−3, 20−2−4−3, 25−4−3, 30−3−4−3 = 56 → 64.8. Ordinary: 69 → 67.2 and 75.2.
    assert [cards[id_].total for id_ in "abc"] == [D("67.2"), D("75.2"), D("64.8")]
    assert [(cards[id_].rank, cards[id_].track_rank, cards[id_].branch_rank) for id_ in "abcde"] == [
        (2, 2, 1),
        (1, 1, 1),
        (3, 1, 2),
        (1, 1, 1),
        (1, 1, 1),
    ]


def test_students_with_equal_totals_are_ranked_by_satisfaction() -> None:
    """The higher satisfaction stands first, none last, equal ones share; totals come before it."""
    book = records(
        [member(id_, "student") for id_ in "abcdef"],
        None,
        [did("承諾書", id_="f")],
        [appraised(id_, satisfaction=value) for id_, value in {"a": 80, "b": "90.5", "c": None, "d": 80}.items()],
    )
    ranks = {id_: card.rank for id_, card in _scored(book).items()}
    assert ranks == {"f": 1, "b": 2, "a": 3, "d": 3, "c": 5, "e": 5}


def test_a_satisfaction_of_nought_stands_before_none() -> None:
    """0 is a figure; without one a member stands behind."""
    book = records([member("a", "student"), member("b", "student")], None, (), [appraised("b", satisfaction=0)])
    assert {id_: card.rank for id_, card in _scored(book).items()} == {"a": 2, "b": 1}


def test_trainees_with_equal_totals_are_ranked_by_their_grades() -> None:
    """The higher grade stands first, none last; satisfaction is nothing to them."""
    term = {"start": "03-01", "end": "05-31"}
    grades = {"a": 80, "b": 95, "c": None, "d": 95}
    book = records(
        [member(id_, "trainee", grade=grade, **term) for id_, grade in grades.items()],
        None,
        (),
        [appraised("a", satisfaction=100)],
    )
    assert {id_: card.rank for id_, card in _scored(book).items()} == {"a": 3, "b": 1, "c": 4, "d": 1}


def test_equal_totals_of_enterprise_members_are_not_told_apart() -> None:
    """That regulation has no second figure to rank by."""
    book = records(
        [member("a", grade=100), member("b")],
        [],
        appraisal=[appraised("a", "合格", 80, satisfaction=99), appraised("b", "合格", 80)],
    )
    assert {id_: (card.rank, card.tie_break) for id_, card in _scored(book).items()} == {"a": (1, None), "b": (1, None)}


def test_the_vetoed_take_no_place_in_the_ranks() -> None:
    """Who comes after one that is vetoed ranks as if the other were not there; nothing of the vetoed is scored."""
    book = records([member("a"), member("b")], [], appraisal=[appraised("a", "不合格", 100), appraised("b", "合格", 0)])
    cards = _scored(book)
    vetoed = cards["a"]
    assert (cards["b"].rank, vetoed.rank, vetoed.outcome) == (1, None, "vetoed")
    assert (vetoed.categories, vetoed.lines, vetoed.aspects) == ((), (), {})
    assert (vetoed.quantified, vetoed.poll, vetoed.total, vetoed.band) == (None, None, None, None)
    assert vetoed.verdict_from == Ref("appraisal", 2, "verdict")


def test_cards_stand_in_the_order_of_members() -> None:
    """Not by rank, id or track."""
    book = records([member("9"), member("1", "student"), member("5", "leader")], [])
    assert [card.member.id for card in score(book, RULES, 2024)] == ["9", "1", "5"]


# ── Whose rows, and which ────────────────────────────────────────────────────────────────────────────────────────────


def test_rows_and_events_of_others_do_not_count() -> None:
    """Another member's rows, another branch's events and standing say nothing of a member."""
    book = records(
        [member("1", "leader", "甲支部", post="書記"), member("2", "leader", "乙支部", post="書記")],
        [event("轉正逾期", branch="乙支部"), event("參觀學習", branch="乙支部"), event("集中學習", branch="乙支部")],
        [did("學習筆記", id_="2", characters=30000), did("消極執行決定", id_="2")],
        [appraised("2", "優秀", 90)],
        [branch("乙支部", year_end_rank=1, branches_ranked=9)],
    )
    cards = _scored(book)
    given = {id_: {line.rule for line in card.lines} for id_, card in cards.items()}
    theirs = {
        "organisation.overdue", "theory.visits", "organisation.study-forfeit",
        "duty.passive", "duty.branch-rank", "review.verdict",
    }  # fmt: skip
    assert given["2"] >= theirs
    assert given["1"] & theirs == set()
    assert "theory.notes" in given["1"] - given["2"]
    assert (cards["1"].verdict, cards["1"].poll, cards["2"].verdict, cards["2"].poll) == (None, None, "優秀", D(90))


def test_an_attendance_matches_the_very_day_and_activity() -> None:
    """A row of the day before, or of another activity on the day, is no attendance."""
    book = records(
        [member()],
        [event("集中學習", "03-02")],
        [did("集中學習", "03-01"), did("組織生活會", "03-02")],
    )
    assert _line(_card(book), "study.missed").times == 1


def test_evidence_names_the_rows_that_gave_the_points() -> None:
    """Rows of 活動, 安排, 評議 and 支部, in the order of rows."""
    book = records(
        [member(track="leader", post="書記")],
        [
            event("集中學習", "01-01"),
            event("黨課", "02-01", hours=1),
            event("支部黨員大會", "03-01"),
            event("參觀學習", "05-01"),
        ],
        [
            did("表揚", "01-01"),  # of no rule of the track
            did("支部黨員大會", "03-01", attendance="unexcused"),
            did("集中學習", "01-01"),
            did("黨校培訓", "09-01", result="有心得"),
            did("黨校培訓", "04-01"),
            did("黨校培訓", "02-01", attendance="excused"),
            did("學習筆記", "12-01", characters=9000),
            did("徵求意見", "12-01", result="不廣泛"),
        ],
        [appraised("1", "優秀", 80)],
        [branch(year_end_rank=9, branches_ranked=9)],
    )
    card = _card(book)
    evidence = {line.rule: line.evidence for line in card.lines if line.points < 0 or line.rule != "theory.training"}
    assert _line(card, "theory.training").evidence == (Ref("activities", 5),)
    assert evidence["theory.lecture-hours"] == (Ref("schedule", 3),)
    assert evidence["theory.visits"] == (Ref("schedule", 5),)
    assert evidence["theory.training"] == (Ref("activities", 6),)
    assert evidence["theory.notes"] == (Ref("activities", 8),)
    assert evidence["organisation.congress-missed"] == (Ref("activities", 3),)
    assert evidence["duty.absences"] == (Ref("activities", 3),)
    assert evidence["duty.branch-rank"] == (Ref("branches", 2, "year_end_rank"),)
    assert evidence["review.opinions"] == (Ref("activities", 9),)
    assert evidence["review.verdict"] == (Ref("appraisal", 2, "verdict"),)
    assert evidence["theory.lectures-held"] == evidence["duty.mechanism"] == evidence["review.plan"] == ()


def test_what_is_missed_without_a_row_is_shown_by_its_event() -> None:
    """Rows of the member come first, then the events that nothing was recorded of."""
    book = records(
        [member()],
        [event("集中學習", "01-01"), event("集中學習", "02-01"), event("集中學習", "03-01")],
        [did("集中學習", "03-01", attendance="excused"), did("集中學習", "02-01", attendance="unexcused")],
    )
    line = _line(_card(book), "study.missed")
    assert line.evidence == (Ref("activities", 2), Ref("activities", 3), Ref("schedule", 2))
    assert Voice("en").remark(line.remark) == "3 expected: 0 attended, 1 excused, 1 unexcused, 1 unrecorded"  # type: ignore[arg-type]


def test_an_event_that_a_member_is_exempt_from_was_not_expected() -> None:
    """It is neither attended nor missed, and the member's row of it is nothing done."""
    events = [event("集中學習", "01-01"), event("集中學習", "02-01")]
    rows = [did("集中學習", "01-01", attendance="exempt"), did("集中學習", "02-01", attendance="unexcused")]
    line = _line(_card(records([member()], events, rows)), "study.missed")
    assert Voice("en").remark(line.remark) == "1 expected: 0 attended, 0 excused, 1 unexcused, 0 unrecorded"  # type: ignore[arg-type]


def test_only_what_fell_short_is_evidence_of_hours() -> None:
    """A study attended in full, or longer, is not held against the member."""
    days = ("01-01", "02-01", "03-01", "04-01")
    book = records(
        [member(), member("2", "leader")],
        [event("集中學習", date, hours=2) for date in days]
        + [event("黨課", date, hours=at) for at, date in enumerate(days)],
        [did("集中學習", date, hours=at) for at, date in enumerate(days)],
    )
    cards = _scored(book)
    assert _line(cards["1"], "study.hours").evidence == (Ref("activities", 2), Ref("activities", 3))
    assert _line(cards["2"], "theory.lecture-hours").evidence == (Ref("schedule", 6), Ref("schedule", 7))


def test_lines_stand_in_the_order_of_the_rules() -> None:
    """Categories as the regulation has them, and the rules inside them, whatever gave points."""
    card = _card(records([member()], [], [did("失職"), did("未完成任務")]))
    order = [
        rule_id for _, track, _, _, rule_id, _ in RULES.rule_sets["enterprise"].walk() if track.title == "普通黨員"
    ]
    given = [line.rule for line in card.lines]
    assert given == [rule_id for rule_id in order if rule_id in given]
    assert given[:3] == ["study.notes", "study.articles", "duty.tasks"]


def test_a_unit_stands_only_where_all_counts_have_the_same_points() -> None:
    """Two commendations of one level have a unit, of two levels none."""
    same = _line(
        _card(records([member()], [], [did("表彰", level="市"), did("表彰", level="市")])), "duty.commendations"
    )
    mixed = _line(
        _card(records([member()], [], [did("表彰", level="市"), did("表彰", level="省")])), "duty.commendations"
    )
    assert (same.times, same.unit, same.points) == (2, D(5), D(10))
    assert (mixed.times, mixed.unit, mixed.points) == (2, None, D(15))


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("theory.lectures-held", "缺：1月、3月、4月、5月、6月、7月、8月、9月、10月、11月、12月"),
        ("theory.lecture-hours", "合計少1.5學時"),
        ("theory.notes", "學習筆記合計0，要求30000"),
        ("organisation.group-meetings", "缺：第1季度、第2季度、第3季度、第4季度"),
        ("organisation.lectures", "缺：3—4月、5—6月、7—8月、9—10月、11—12月"),
        ("organisation.development", "本期內沒有「發展黨員」的記錄"),
        ("organisation.study-forfeit", "應參加1次，一次也未參加，本項不得分"),
        ("review.opinions", "「徵求意見」只有結果為「不廣泛」的記錄"),
    ],
)
def test_what_no_row_can_show_is_said(rule: str, said: str) -> None:
    """A month without a lecture, a paper that is missing: the line tells in words what was found."""
    book = records(
        [member(track="leader")],
        [event("黨課", "02-01", hours="0.5"), event("集中學習")],
        [did("徵求意見", result="不廣泛")],
    )
    remark = _line(_card(book), rule).remark
    assert remark is not None
    assert Voice("zh-Hant").remark(remark) == said


# ── Categories and totals ────────────────────────────────────────────────────────────────────────────────────────────


def test_what_the_cap_takes_away_is_told() -> None:
    """40 + 15 + 5 is held to 40: twenty points were in vain."""
    card = _card(records([member()], [], [did("為單位辦實事"), did("表彰", level="中央")]))
    duty = next(category for category in card.categories if category.id == "duty")
    assert (duty.standard, duty.bonus, duty.deduction, duty.score) == (D(40), D(20), D(0), D(40))
    assert (duty.capped, duty.floored) == (D(20), D(0))


def test_what_is_lost_below_nought_is_told() -> None:
    """20 − 21 is held to 0: one point was not charged."""
    days = [f"01-{at:02}" for at in range(1, 8)]
    book = records(
        [member()],
        [event("組織生活會", date) for date in days],
        [did("組織生活會", date, attendance="unexcused") for date in days],
    )
    life = next(category for category in _card(book).categories if category.id == "life")
    assert (life.bonus, life.deduction, life.score, life.capped, life.floored) == (D(0), D(-21), D(0), D(0), D(1))


def test_gains_and_losses_of_one_rule_are_kept_apart() -> None:
    """A training with and one without a paper make a bonus of 3 and a deduction of 2, not a bonus of 1."""
    card = _card(records([member(track="leader")], None, [did("黨校培訓", result="有心得"), did("黨校培訓", "02-01")]))
    theory = card.categories[0]
    assert (theory.bonus, theory.deduction) == (D(3), D(-8))  # −2, notes −3, articles −3
    training = [(line.times, line.points, line.evidence) for line in card.lines if line.rule == "theory.training"]
    assert training == [(1, D(3), (Ref("activities", 2),)), (1, D(-2), (Ref("activities", 3),))]


def test_a_forfeit_takes_the_whole_category_whatever_else() -> None:
    """Its line has minus the standard, and other deductions stand beside it."""
    card = _card(records([member(track="leader")], [event("集中學習")]))
    organisation = next(category for category in card.categories if category.id == "organisation")
    line = _line(card, "organisation.study-forfeit")
    assert (line.times, line.points, line.unit, line.forfeit) == (1, D(-20), D(-20), True)
    assert (organisation.score, organisation.deduction) == (D(0), D(-29))  # −20 −2 −4 −3
    assert line.evidence == (Ref("schedule", 2),)


def test_points_are_exact() -> None:
    """Three times half a point is 1.5, not nearly so; no figure is a float."""
    book = records([member(track="leader")], [event("支部黨員大會", f"01-0{at}") for at in (1, 2, 3)])
    card = _card(book)
    assert _line(card, "organisation.congress-missed").points == D("-1.5")
    figures = [card.quantified, card.full, *(category.score for category in card.categories)]
    assert all(type(figure) is Decimal for figure in figures)


def test_the_full_total_is_that_of_the_regulation() -> None:
    """100 where a poll is weighed in, else the number of requirements."""
    assert {key: rules.full_total for key, rules in RULES.rule_sets.items()} == {
        "enterprise": 100,
        "student": 8,
        "trainee": 9,
    }


def test_the_poll_says_where_it_comes_from() -> None:
    """From 測評得分 where it stands, else from the votes, else from nowhere."""
    book = records(
        [member("a"), member("b"), member("c"), member("d")],
        [],
        appraisal=[
            appraised("a", "合格", 90, votes_excellent=1),
            appraised("b", "合格", votes_qualified=3),
            appraised("c", "合格", votes_qualified=0),
        ],
    )
    found = {id_: (card.poll, card.poll_from) for id_, card in _scored(book).items()}
    assert found == {
        "a": (D(90), Ref("appraisal", 2, "poll_score")),
        "b": (D(80), Ref("appraisal", 3, "votes_excellent")),
        "c": (None, None),
        "d": (None, None),
    }


def test_aspects_sum_what_was_lost_and_gained() -> None:
    """Each rule's points go to its aspect, before any cap; a forfeit counts as the standard."""
    book = records(
        [member(track="leader", post="書記")],
        [event("集中學習"), event("參觀學習", "02-01")],
        [did("集中學習", attendance="unexcused"), did("欠交黨費"), did("長效機制")],
        [appraised("1", "優秀")],
        [branch(year_end_rank=2, branches_ranked=9)],
    )
    assert _card(book).aspects == {
        "德": (D(-13), D(3)),  # ideology 3, opinions 3, self-review 4, plan 3; 優秀 3
        "能": (D(-21), D(2)),  # lectures 12, notes 3, articles 3, two-monthly lectures 3; a visit 2
        "勤": (D(-27), D(0)),  # forfeit 20, one absence 3, group meetings 4
        "績": (D(-2), D(5)),  # no new member 2; branch rank 5
        "廉": (D(-10), D(0)),
    }


def test_requirements_that_do_not_apply_count_as_met_and_are_marked() -> None:
    """The category of such a requirement has its full score, and says that it does not apply."""
    cards = _scored(
        records(
            [member("a", "trainee", start="03-01", end="03-30"), member("b", "trainee", start="03-01", end="03-31")]
        )
    )
    transfer = {id_: card.categories[0] for id_, card in cards.items()}
    assert {id_: (found.id, found.applies, found.score) for id_, found in transfer.items()} == {
        "a": ("transfer", False, D(1)),
        "b": ("transfer", True, D(0)),
    }


def test_rows_outside_the_period_do_not_count() -> None:
    """The first and the last day of the period count, the days about it do not."""

    def deeds(start: str, end: str) -> int:
        rows = [did("為羣眾辦實事", date) for date in ("2023-12-31", "01-01", "03-01", "06-30", "07-01", "2025-01-01")]
        card = _card(records([member(start=start, end=end)], [], rows))
        return _line(card, "duty.people-deeds").times

    assert deeds("2020-01-01", "2030-12-31") == 4
    assert deeds("03-01", "06-30") == 2
    assert deeds("03-02", "07-01") == 2
    assert deeds("2023-12-31", "01-01") == 1


def test_the_index_keeps_members_of_one_branch_with_other_periods_apart() -> None:
    """What a branch held is kept by period: a late joiner is not charged with what the others are."""
    book = records(
        [member("a", "leader"), member("b", "leader", start="07-01"), member("c", "leader")],
        [event("支部黨員大會", "03-01"), event("支部黨員大會", "07-01")],
    )
    counts = {id_: _line(card, "organisation.congress-missed").times for id_, card in _scored(book).items()}
    assert counts == {"a": 2, "b": 1, "c": 2}


def test_scoring_does_not_change_what_it_is_given() -> None:
    """The same records scored twice give equal cards."""
    book = records([member(), member("2", "leader")], [event("集中學習")], [did("表彰", level="省")], [appraised()])
    assert score(book, RULES, 2024) == score(book, RULES, 2024)


def test_a_half_month_joiner_is_asked_for_whole_months_only() -> None:
    """Thresholds of the year are not cut for a shorter period; what is asked by the month is."""
    card = _card(records([member(track="leader", start=dt.date(2024, 6, 16))], []))
    counts = {line.rule: (line.times, line.points) for line in card.lines}
    assert counts["theory.lectures-held"] == (6, D(-6))
    assert counts["organisation.lectures"] == (3, D("-1.5"))
    assert counts["organisation.group-meetings"] == (2, D(-2))
    assert counts["theory.articles"] == (3, D(-3))
    assert score_of(card, "theory") == D(13)  # 25 − 6 − 3 − 3
