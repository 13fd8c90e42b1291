"""What is allowed, but hardly meant."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dangxing.rules import Rulebook, loading
from dangxing.workbook import validating
from sheets import HEADERS, Sheets, book, check, grids, rules

DAY = dt.date(2024, 5, 6)
PAPER = [["001", None, DAY, "個人整改計劃", None, None, None, None, None, "第3頁"]]


def doubts(sheets: Sheets) -> list[tuple[str, str, str | None]]:
    found = check(sheets, doubts=True).problems
    assert all(problem.severity == "warning" for problem in found)
    return [(problem.code, str(problem.place.sheet), problem.place.cell) for problem in found]


def test_a_sound_book_raises_none() -> None:
    """Nothing is told of a workbook with nothing odd in it."""
    assert doubts(book()) == []


def test_doubts_are_only_told_where_they_are_asked_for() -> None:
    """Scoring does not tell them: they change nothing."""
    sheets = book(成員=[["001", "王一", "第一支部", "普通黨員"], ["002", "李二", "第一支部", "普通黨員"]])
    assert check(sheets).problems == ()
    assert doubts(sheets) == [("no-activity", "成員", "A3")]


def test_a_member_whose_only_row_is_faulty_is_not_called_idle() -> None:
    """The row is told as faulty; that nothing is recorded would be untrue."""
    found = check(book(活動=[["001", None, "昨天", "集中學習"]]), 2024, doubts=True)
    codes = [problem.code for problem in found.problems]
    assert codes == ["bad-date"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("王一", "王　一"), ("王一", "王\u200b一"), ("王一", "\u202e王一"), ("王一", "王⼀"), ("王六", "王\uf9d1"),
        ("李〇", "李○"), ("阿卜杜·熱依木", "阿卜杜•热依木"), ("Anna王", "Аnnа王"),
    ],
)  # fmt: skip
def test_a_namesake_in_the_branch_may_be_one_person_under_two_ids(one: str, other: str) -> None:
    """Same name to whoever reads it, and same branch; in another branch it is a namesake and no more."""
    rows = [["001", one, "第一支部", "普通黨員"], ["002", other, "第一支部", "普通黨員"]]
    done = [["001", None, DAY, "學習筆記", None, None, 20000, None, None, "甲"], ["002", *PAPER[0][1:]]]
    assert doubts(book(成員=rows, 活動=done, 安排=None))[1:] == [("namesake", "成員", "B3")]
    rows[1][2] = "第二支部"
    assert doubts(book(成員=rows, 活動=done, 安排=None))[1:] == []


def test_a_row_entered_twice_is_doubted() -> None:
    """Same member, day, activity and result; with another result or day it is another thing."""
    assert doubts(book(活動=PAPER * 2)) == [("probable-duplicate", "活動", "D3")]
    other = [*PAPER[0]]
    other[2] = dt.date(2024, 5, 7)
    assert doubts(book(活動=[*PAPER, other])) == []


def test_what_a_column_tells_apart_is_no_duplicate() -> None:
    """Two services of a day are not one where their hours differ."""
    rows = [["001", None, DAY, "為羣眾辦實事", None, hours, None, None, None, "甲"] for hours in (2, 3)]
    assert doubts(book(活動=rows)) == []
    rows[1][5] = 2
    assert doubts(book(活動=rows)) == [("probable-duplicate", "活動", "D3")]


def test_a_deed_or_paper_wants_its_evidence() -> None:
    """A deed and a paper without 佐證 are told at that cell; a finding and an attendance are not."""
    rows = [
        ["001", None, DAY, "為羣眾辦實事"],
        ["001", None, DAY, "個人整改計劃"],
        ["001", None, DAY, "失職"],
        ["001", None, dt.date(2024, 3, 1), "集中學習"],
    ]
    assert doubts(book(活動=rows)) == [("no-evidence", "活動", "J2"), ("no-evidence", "活動", "J3")]


def test_where_there_is_no_column_for_evidence_one_warning_says_so() -> None:
    """A sheet without 佐證 is told once, at its header."""
    sheets = book()
    sheets["活動"] = [HEADERS["活動"][:4], ["001", None, DAY, "個人整改計劃"], ["001", None, DAY, "為單位辦實事"]]
    assert doubts(sheets) == [("no-evidence-column", "活動", "A1")]


def test_votes_cannot_exceed_those_who_attended() -> None:
    """As many votes as attended are right, one more is told."""
    assert doubts(book(評議=[["001", "合格", None, 50, 10]])) == []
    assert doubts(book(評議=[["001", "合格", None, 50, 11]])) == [("too-many-votes", "評議", "D2")]


def test_ballots_that_are_all_alike_are_doubted_from_three_on() -> None:
    """Three members of a branch with the very same votes; two may happen."""
    members = [[f"00{at}", f"員{at}", "第一支部", "普通黨員"] for at in (1, 2, 3)]
    done = [[row[0], *PAPER[0][1:]] for row in members]
    ballots = [[row[0], "合格", None, 30, 10] for row in members]
    assert doubts(book(成員=members, 活動=done, 評議=ballots)) == [("same-ballots", "評議", "D2")]
    assert doubts(book(成員=members, 活動=done, 評議=ballots[:2])) == []
    ballots[1][3] = 29
    assert doubts(book(成員=members, 活動=done, 評議=ballots)) == []


def test_scoring_tells_the_doubts_that_checking_tells() -> None:
    """Whoever only scores is to know them, too."""
    rows = [["001", "王一", "2024-03-01", "心得體會"], ["001", "王一", "2024-03-01", "心得體會"]]
    sheets = book(活動=rows)
    names, found = list(sheets), grids(sheets)
    told = [
        [(p.code, p.place) for p in look(names, found.__getitem__, "records.xlsx", rules()).problems]
        for look in (validating.validate, validating.check)
    ]
    assert told[0] == told[1]
    assert "no-evidence" in {code for code, _ in told[0]}


def given(column: str, *values: object, activity: str = "個人整改計劃") -> Sheets:
    """A book whose rows of an activity fill a further column; each row on a day of its own."""
    days = (dt.date(2024, 5, day) for day in range(6, 31))
    rows = [["001", day, activity, "第3頁", value] for day, value in zip(days, values, strict=False)]
    return {**book(), "活動": [("編號", "日期", "項目", "佐證", column), *rows]}


def test_points_that_no_rule_counts_stop_the_workbook() -> None:
    """Whoever enters points expects them to count; 0 and a blank say nothing."""
    found = check(given("分值", 3, 0, None, -2)).problems
    assert [(each.severity, each.code, each.place.cell) for each in found] == [
        ("error", "points-unread", "E2"), ("error", "points-unread", "E5"),
    ]  # fmt: skip


def test_a_place_that_no_rule_reads_is_doubted() -> None:
    assert doubts(given("名次", 1, None)) == [("place-unread", "活動", "E2")]


def test_rows_of_one_subject_are_doubted_where_no_rule_keeps_the_best() -> None:
    """Each by itself may well say what it was about; the second of the same may have been meant as the same."""
    assert doubts(given("主題", "春展", "秋展", None)) == []
    assert doubts(given("主題", "春展", "秋展", " 春展")) == [("subject-unread", "活動", "E4")]


POSTLESS = Path(__file__).parents[2] / "data" / "regulations" / "workshop"


def _postless(rulebook: Rulebook, *posts: str | None, result: str = "重大") -> list[tuple[str, str | None]]:
    """Who is told to have no post, where the first of three workers of a group has a breach of this result."""
    members = [(f"{at}", f"員{at}", "甲組", "工人", post) for at, post in enumerate(posts, 1)]
    sheets = {
        "成員": [("編號", "姓名", "支部", "類別", "職務"), *members],
        "活動": [("編號", "日期", "項目", "結果", "事由"), ("1", DAY, "違章", result, "動火")],
    }
    each = grids(sheets)
    found = validating.validate([*sheets], each.__getitem__, "records.xlsx", rulebook).problems
    return [(problem.severity, problem.place.cell) for problem in found if problem.code == "post-blank"]


def test_a_blank_post_that_spares_a_deduction_is_told() -> None:
    """At the cell of each whom the rule passes over: not of the one whose breach it is, nor for other results."""
    rulebook = loading.load(POSTLESS)
    assert _postless(rulebook, "組長", None, "組員") == [("warning", "E3")]
    assert _postless(rulebook, None, "組員", "見習") == []
    assert _postless(rulebook, "組長", None, None, result="一般") == []


def test_a_blank_post_is_not_told_where_the_rules_say_what_it_gives(tmp_path: Path) -> None:
    """With ``otherwise`` the table has points for it."""
    text = (POSTLESS / "workshop.yaml").read_text("utf-8")
    old = "table: {組長: -2, 組員: -0.5}"
    assert old in text
    (tmp_path / "workshop.yaml").write_text(text.replace(old, f"{old}, otherwise: 0"), "utf-8")
    assert _postless(loading.load(tmp_path), "組長", None, None) == []


def test_a_blank_post_is_told_of_points_by_post_for_the_own_rows(tmp_path: Path) -> None:
    """Only of whose row it is."""
    text = (POSTLESS / "workshop.yaml").read_text("utf-8")
    old = "activity: 違章, result: 重大, points: -12"
    assert old in text
    (tmp_path / "workshop.yaml").write_text(text.replace(old, "activity: 違章, points: {組長: -2}"), "utf-8")
    assert _postless(loading.load(tmp_path), None, None, None, result="一般") == [("warning", "E2")]
