"""Rows held against each other, against the members and against the rules; the year, and what falls outside it."""

from __future__ import annotations

import datetime as dt

import pytest

from dangxing.language import problem_texts
from dangxing.language.script import simplified
from dangxing.workbook.grid import CellError
from sheets import Rows, book, check, found, message, rules

DAY = dt.date(2024, 3, 1)
Cells = list[object]
TRACKS = {"leader": "黨員領導幹部", "ordinary": "普通黨員", "student": "學生黨員", "trainee": "黨校學員"}
VOCABULARY = [
    (track, name, entry)
    for track, (rule_set, _) in rules().tracks.items()
    for name, entry in rule_set.activities.items()
]


def one(track: str = "普通黨員", *cells: object) -> Rows:
    return [["001", "王一", "第一支部", track, *cells]]


def row(name: str, date: object = DAY, **cells: object) -> Cells:
    titles = ("出勤", "學時", "字數", "級別", "結果")
    return ["001", "王一", date, name, *(cells.get(title) for title in titles)]


def event(name: str, date: object = DAY, hours: object = None, branch: str = "第一支部") -> Cells:
    return [branch, date, name, hours]


def test_rows_of_nothing_keep_their_count() -> None:
    """However many stand between two rows, and wherever a part of them that is looked at at once begins or ends."""
    for between in (0, 1022, 1023, 1024, 1025, 5000):
        rows: Rows = [*one(), *([[None] * 4] * between), ["002", "李二", "第一支部", "沒有這種"]]
        checked = check(book(成員=rows))
        assert found(checked) == [("error", "unknown-value", f"成員!D{3 + between}")]


# ── Members ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("other", ["1", "0001", "00\u200b1", "001\U000e0031", "0 01", "\u202e001"])
def test_ids_of_one_look_are_asked_about(other: str) -> None:
    """Two members still; the later names the cell of the first, and shows what nobody sees."""
    checked = check(book(成員=[*one(), [other, "李二", "第一支部", "普通黨員"]]))
    assert found(checked) == [("warning", "id-alike", "成員!A3")]
    params = checked.problems[0].params
    assert (params["first"], params["id"]) == ("A2", "001")
    assert str(params["found"]).isprintable()
    assert params["found"] != "001"
    assert checked.records is not None
    assert len(checked.records.members) == 2


@pytest.mark.parametrize(
    ("one_id", "other"),
    [
        ("a1", "A1"), ("ß1", "SS1"), ("0", "00"), ("A01", "А01"), ("BX2", "ΒΧ2"), ("D05", "DO5"), ("D1", "Dl"),
        ("甲〇一", "甲○一"), ("甲0一", "甲〇一"), ("黨3", "党3"), ("A-3", "A—3"),
    ],
)  # fmt: skip
def test_ids_that_look_alike(one_id: str, other: str) -> None:
    """Case, zeros in front, letters of other alphabets, signs of one shape; one of nothing but zeros is no empty id."""
    rows = [[key, name, "第一支部", "普通黨員"] for key, name in ((one_id, "王一"), (other, "李二"), ("10", "張三"))]
    assert found(check(book(成員=rows, 活動=[], 評議=[]))) == [("warning", "id-alike", "成員!A3")]


@pytest.mark.parametrize("again", ["001", "００１", " 001 "])
def test_an_id_stands_once(again: str) -> None:
    """The second is the error, and names the cell of the first."""
    checked = check(book(成員=[*one(), [again, "李二", "第一支部", "普通黨員"]]))
    assert found(checked) == [("error", "duplicate-id", "成員!A3")]
    assert message(checked.problems[0]) == "編號「001」在A2已經有了，編號不能重複"


@pytest.mark.parametrize(
    ("start", "end", "wrong"), [("2024-07-01", "2024-06-30", True), ("2024-07-01", "2024-07-01", False)]
)
def test_a_period_does_not_end_before_it_begins(start: str, end: str, wrong: bool) -> None:
    """One day is a period."""
    checked = check(book(成員=one("普通黨員", None, None, start, end), 活動=[], 安排=[event("集中學習", "2024-07-01")]))
    assert found(checked) == ([("error", "dates-reversed", "成員!H2")] if wrong else [])


def test_a_branch_written_in_another_script_or_with_blanks_is_the_same() -> None:
    """The records keep the spelling that stands first."""
    sheets = book(
        成員=[["001", "王一", "機關黨支部", "普通黨員"], ["002", "李二", "机关 党支部", "普通黨員"]],
        安排=[event("集中學習", branch="机关党支部")],
        支部=[["機關党支部", 1, 5]],
    )
    checked = check(sheets)
    assert checked.problems == ()
    assert checked.records is not None
    rows = [*checked.records.members, *checked.records.schedule, *checked.records.branches]
    assert {each.branch for each in rows} == {"機關黨支部"}


# ── The schedule ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_event_is_of_a_branch_that_has_members() -> None:
    """A branch like it is asked after."""
    checked = check(book(安排=[event("集中學習"), event("集中學習", branch="第一枝部"), event("集中學習", branch="Q")]))
    assert found(checked) == [("error", "unknown-branch", "安排!A3"), ("error", "unknown-branch", "安排!A4")]
    assert [message(problem) for problem in checked.problems] == [
        "名單裏沒有哪個成員屬於支部「第一枝部」，是否為「第一支部」？",
        "名單裏沒有哪個成員屬於支部「Q」",
    ]


@pytest.mark.parametrize("branch", ["第二支部", "甲支部", "東支部", "第十一支部", "A支部"])
def test_no_branch_is_meant_by_the_next_one(branch: str) -> None:
    """What tells them apart is all that tells them apart."""
    [problem] = check(book(安排=[event("集中學習"), event("集中學習", branch=branch)])).problems
    assert (problem.code, problem.params.get("nearest")) == ("unknown-branch", None)


@pytest.mark.parametrize(
    ("track", "name", "entry"), VOCABULARY, ids=[f"{track}-{name}" for track, name, _ in VOCABULARY]
)
def test_the_schedule_takes_what_a_branch_holds_and_nothing_else(track: str, name: str, entry: object) -> None:
    """Also what is the branch's own; not papers, deeds and findings."""
    held = entry.kind in ("held", "branch")  # type: ignore[attr-defined]
    checked = check(book(成員=one(TRACKS[track]), 安排=[event(name, hours=2.0)], 活動=[]))
    assert [problem.code for problem in checked.problems] == ([] if held else ["not-held"])


def test_what_no_rules_know_is_unknown_in_the_schedule_too() -> None:
    checked = check(book(安排=[event("黨科", hours=2), event("集中學習"), event("@@")]))
    assert found(checked) == [("error", "unknown-activity", "安排!C2"), ("error", "unknown-activity", "安排!C4")]
    assert message(checked.problems[0]) == "項目「黨科」不在規則中，是否為「黨課」？"


@pytest.mark.parametrize(("name", "needs"), [("黨課", True), ("集中學習", False), ("發展黨員", False)])
def test_an_event_holds_the_hours_that_its_activity_needs(name: str, needs: bool) -> None:
    """學時 of 黨課 must stand in 安排."""
    checked = check(book(安排=[event(name)], 活動=[]))
    assert found(checked) == ([("error", "missing-for-activity", "安排!D2")] if needs else [])
    if needs:
        assert message(checked.problems[0], "zh-Hans") == "项目“党课”必须填“学时”"


def test_a_column_that_is_absent_is_missed_at_the_rows_first_key() -> None:
    """A place that exists is told, though the column does not."""
    sheets = {**book(活動=[]), "安排": [["日期", "項目", "支部"], [DAY, "黨課", "第一支部"]]}
    assert found(check(sheets)) == [("error", "missing-for-activity", "安排!C2")]


def test_an_event_stands_once() -> None:
    """Branch, date and activity together; however they are written."""
    events = [
        event("集中學習"),
        event("集中学习", "2024年3月1日"),
        event("黨課", hours=2),
        event("集中學習", "2024-03-02"),
    ]
    checked = check(book(安排=events))
    assert found(checked) == [("error", "duplicate-event", "安排!C3")]
    assert message(checked.problems[0]) == "同一支部2024-03-01的「集中學習」在C2已經有了"


# ── Activities ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_activity_is_of_a_member() -> None:
    """Whom an unknown id may be meant for is told: the namesake, else the id most like it."""
    members = [["001", "王一", "第一支部", "普通黨員"], ["777", "李二", "第一支部", "普通黨員"]]
    rows = [["9999", "李二", DAY, "失職"], ["01", None, DAY, "失職"], ["@", None, DAY, "失職"]]
    checked = check(book(成員=members, 活動=rows))
    assert found(checked) == [("error", "unknown-member", f"活動!A{at}") for at in (2, 3, 4)]
    assert [problem.params.get("nearest") for problem in checked.problems] == ["777", "001", None]
    assert message(checked.problems[0], "zh-Hans") == "名单里没有编号“9999”，是否为“777”？"


@pytest.mark.parametrize("written", ["a7", "0A7", "A\u200b7", "A 7", "\u2066A7"])
def test_an_id_of_another_look_is_suggested(written: str) -> None:
    """Never taken for it; and where two members have the look, nobody is suggested."""
    members = [["A7", "王一", "第一支部", "普通黨員"], ["B7", "李二", "第一支部", "普通黨員"]]
    checked = check(book(成員=members, 活動=[[written, None, DAY, "失職"]], 評議=[]))
    assert found(checked) == [("error", "unknown-member", "活動!A2")]
    assert checked.problems[0].params["nearest"] == "A7"
    checked = check(
        book(成員=[*members, ["000A7", "張三", "第一支部", "普通黨員"]], 活動=[[written, None, DAY, "失職"]], 評議=[])
    )
    assert found(checked) == [("warning", "id-alike", "成員!A4"), ("error", "unknown-member", "活動!A2")]
    assert "nearest" not in checked.problems[1].params


@pytest.mark.parametrize("name", ["王一", "王 一", " 王　一 ", "", None])
def test_a_name_may_have_blanks_within_or_be_left_out(name: str | None) -> None:
    assert check(book(活動=[["001", name, DAY, "集中學習"]])).problems == ()


def test_a_name_in_another_script_is_the_same() -> None:
    assert (
        check(book(成員=[["001", "張華", "第一支部", "普通黨員"]], 活動=[["001", "张华", DAY, "集中學習"]])).problems
        == ()
    )


def test_a_name_that_is_not_the_members_is_an_error() -> None:
    """The message tells both."""
    checked = check(book(活動=[["001", "王二", DAY, "集中學習"]]))
    assert found(checked) == [("error", "name-mismatch", "活動!B2")]
    assert message(checked.problems[0]) == "姓名「王二」與編號001不符，名單裏是「王一」"


def test_an_unknown_activity_names_the_nearest_one() -> None:
    """In the script of the reader, and without another word."""
    checked = check(book(活動=[row("黨科")]))
    assert found(checked) == [("error", "unknown-activity", "活動!D2")]
    problem = checked.problems[0]
    assert problem_texts(problem.code, "zh-Hant", problem.params) == ("項目「黨科」不在規則中，是否為「黨課」？", None)
    assert problem_texts(problem.code, "zh-Hans", problem.params)[0] == "项目“黨科”不在规则中，是否为“党课”？"
    assert problem_texts(problem.code, "en", problem.params)[0].endswith("is 黨課 meant?")


def test_an_activity_is_one_of_the_members_own_rules() -> None:
    """What another track's rules know is unknown here, and the nearest is sought among one's own."""
    checked = check(book(活動=[row("志願服務", 學時=3), row("總結交流"), row("党课")]))
    assert found(checked) == [
        ("error", "unknown-activity", "活動!D2"),
        ("error", "unknown-activity", "活動!D3"),
        ("warning", "unscheduled", "活動!D4"),
    ]
    enterprise = rules().tracks["ordinary"][0].activities
    assert all(problem.params.get("nearest", "黨課") in enterprise for problem in checked.problems[:2])


@pytest.mark.parametrize(
    ("track", "name", "entry"), VOCABULARY, ids=[f"{track}-{name}" for track, name, _ in VOCABULARY]
)
def test_the_activities_take_every_word_of_the_members_rules(track: str, name: str, entry: object) -> None:
    """In either script and in English; what the branch alone does stands in 安排 only."""
    filled = {"學時": 2, "字數": 30_000, "級別": "省"}
    for form in (name, simplified(name), entry.en):  # type: ignore[attr-defined]
        checked = check(book(成員=one(TRACKS[track]), 安排=None, 活動=[row(form, **filled)]))
        codes = [problem.code for problem in checked.problems if problem.code != "no-schedule"]
        if entry.kind == "branch":  # type: ignore[attr-defined]
            assert codes == ["schedule-only"]
        else:
            assert codes == []
            assert checked.records is not None
            assert checked.records.activities[0].activity == name


@pytest.mark.parametrize(
    ("track", "name", "cells", "cell"),
    [
        ("普通黨員", "學習筆記", {}, "G2"),
        ("普通黨員", "學習筆記", {"字數": "3萬字"}, None),
        ("普通黨員", "學習筆記", {"字數": 0}, None),
        ("普通黨員", "心得體會", {}, None),
        ("普通黨員", "表彰", {}, "H2"),
        ("普通黨員", "表彰", {"級別": "縣"}, None),
        ("學生黨員", "志願服務", {}, "F2"),
        ("學生黨員", "志願服務", {"學時": "3小時"}, None),
        ("普通黨員", "黨課", {}, None),
    ],
)
def test_a_row_holds_what_its_activity_needs(track: str, name: str, cells: dict[str, object], cell: str | None) -> None:
    """Of a held activity it is 安排 that holds it."""
    events = [event("黨課", hours=2), event("組織生活")]
    checked = check(book(成員=one(track), 安排=events, 活動=[row(name, **cells)]))
    assert found(checked) == ([("error", "missing-for-activity", f"活動!{cell}")] if cell else [])


def test_each_row_that_lacks_something_is_told() -> None:
    """Though a row of the same kind was looked into before, sound or not."""
    rows = [row("表彰", 級別="省"), row("表彰"), row("表彰", 級別="國"), row("表彰"), row("表彰", 級別="國")]
    assert found(check(book(活動=rows))) == [
        ("error", "missing-for-activity", "活動!H3"),
        ("error", "unknown-value", "活動!H4"),
        ("error", "missing-for-activity", "活動!H5"),
        ("error", "unknown-value", "活動!H6"),
    ]


@pytest.mark.parametrize(
    ("track", "name", "entry"), VOCABULARY, ids=[f"{track}-{name}" for track, name, _ in VOCABULARY]
)
def test_a_result_is_one_that_the_activity_takes(track: str, name: str, entry: object) -> None:
    """One of another activity is refused; where none is taken the message says so."""
    if entry.kind == "branch":  # type: ignore[attr-defined]
        return
    filled = {"學時": 2, "字數": 30_000, "級別": "省"}
    listed = entry.results  # type: ignore[attr-defined]
    for result in {"有心得", "通過", "采纳", "優", *listed}:
        checked = check(book(成員=one(TRACKS[track]), 安排=None, 活動=[row(name, 結果=simplified(result), **filled)]))
        codes = [(problem.code, problem.place.cell) for problem in checked.problems if problem.code != "no-schedule"]
        if result in listed or (result == "采纳" and "採納" in listed):
            assert codes == []
        else:
            assert codes == [("unknown-result" if listed else "result-not-taken", "I2")]


def test_a_result_that_is_not_listed_is_told_with_those_that_are() -> None:
    checked = check(book(活動=[row("黨校培訓", 結果="優"), row("失職", 結果="有")]))
    assert [message(problem) for problem in checked.problems] == [
        "項目「黨校培訓」的結果不能填「優」，可填：有心得、無心得",
        "項目「失職」不填結果，現為「有」",
    ]


@pytest.mark.parametrize(("name", "twice"), [("集中學習", True), ("失職", False), ("心得體會", False)])
def test_a_held_activity_stands_once_for_a_member_and_day(name: str, twice: bool) -> None:
    """Of others a member may have several in a day."""
    checked = check(
        book(
            活動=[row(name), row(name, 出勤="缺席"), row(name, "2024-03-02")],
            安排=[event("集中學習"), event("集中學習", "2024-03-02")],
        )
    )
    assert found(checked) == ([("error", "duplicate-attendance", "活動!D3")] if twice else [])


@pytest.mark.parametrize("attendance", ["出席", "請假", "缺席", None])
def test_a_held_activity_that_was_not_scheduled_gives_a_warning(attendance: str | None) -> None:
    """By branch, date and activity, whatever the row says of attendance."""
    checked = check(book(活動=[row("集中學習", "2024-03-02", 出勤=attendance), row("黨課", 出勤=attendance)]))
    assert found(checked) == [("warning", "unscheduled", "活動!D2"), ("warning", "unscheduled", "活動!D3")]
    assert message(checked.problems[0]) == "支部「第一支部」的安排裏沒有2024-03-02的「集中學習」，這一行不計入出勤"


def test_without_a_schedule_one_warning_says_so() -> None:
    """And no row is told as not scheduled."""
    checked = check(book(安排=None, 活動=[row("集中學習"), row("黨課")]))
    assert found(checked) == [("warning", "no-schedule", "!")]
    assert message(checked.problems[0], "zh-Hans").startswith("没有工作表“安排”：不计应到次数")


def test_an_empty_schedule_is_not_an_absent_one() -> None:
    assert found(check(book(安排=[], 活動=[row("集中學習")]))) == [("warning", "unscheduled", "活動!D2")]


# ── Appraisal and branches ──────────────────────────────────────────────────────────────────────────────────────────


def test_an_appraisal_is_of_a_member_once() -> None:
    checked = check(book(評議=[["001", "合格"], ["1", "合格"], ["００１", "優秀"]]))
    assert found(checked) == [("error", "unknown-member", "評議!A3"), ("error", "duplicate-appraisal", "評議!A4")]
    assert message(checked.problems[1]) == "編號「001」的評議在A2已經有了，每人只能有一行"


def test_votes_may_be_all_zero() -> None:
    """They are no poll, and no mistake."""
    assert check(book(評議=[["001", "合格", None, 0, 0, 0, 0]])).problems == ()


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (["第一支部", 5, 5], []),
        (["第一支部", 6, 5], [("error", "rank-beyond", "支部!B2")]),
        (["第一支部", 6, None], [("warning", "rank-without-number", "支部!C2")]),
        (["第一支部", None, None, 100, 60], []),
        (["第一支部", None, None, 100, 59], [("warning", "no-quorum", "支部!E2")]),
        (["第一支部", None, None, 5, 3], []),
        (["第一支部", None, None, 7, 4], [("warning", "no-quorum", "支部!E2")]),
        (["第一支部", None, None, 100, 0], [("warning", "no-quorum", "支部!E2")]),
        (["第一支部", None, None, 0, 0], []),
        (["第一支部", None, None, 100, None], []),
        (["第一支部", None, None, None, 10], []),
        (["第一支部", None, None, 100, 101], [("warning", "attending-beyond", "支部!E2")]),
        (["第二支部", 1, 5], [("warning", "branch-without-members", "支部!A2")]),
    ],
)
def test_the_numbers_of_a_branch_agree(cells: list[object], told: list[tuple[str, str, str]]) -> None:
    """The rank is within the number ranked; sixty in a hundred, and no less, make the poll stand."""
    checked = check(book(支部=[cells]))
    assert found(checked) == told


def test_the_quorum_is_told_with_its_share_and_clause() -> None:
    checked = check(book(支部=[["第一支部", None, None, 100, 59]]))
    told = message(checked.problems[0], "zh-Hans")
    assert told == (
        "支部“第一支部”参会代表59人，不到职工总数100人的60%（第十条）；测评得分照常计入，是否有效由组织决定"
    )


def test_the_quorum_is_asked_of_branches_whose_rules_have_one() -> None:
    """Students' rules have none."""
    sheets = book(成員=one("學生黨員"), 活動=[row("社會實踐")], 安排=None, 支部=[["第一支部", None, None, 100, 1]])
    assert found(check(sheets)) == [("warning", "no-schedule", "!")]


def test_a_branch_stands_once() -> None:
    checked = check(book(支部=[["第一支部"], ["第一 支部"]]))
    assert found(checked) == [("error", "duplicate-branch", "支部!A3")]


# ── The year ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_several_years_are_listed_with_their_rows() -> None:
    """Rows of 安排 and of 活動 together."""
    sheets = book(
        安排=[event("集中學習"), event("集中學習", "2023-12-31")],
        活動=[row("失職", "2023-01-01"), row("失職", "2025-01-01"), row("失職")],
    )
    checked = check(sheets)
    assert found(checked) == [("error", "several-years", "活動!C3")]
    assert (checked.year, checked.records) == (None, None)
    assert message(checked.problems[0]) == (
        "日期跨了幾個年度（括號內為行數）：2023（2）、2024（2）、2025（1）；"
        "各年度最先見於：2023（安排!B3）、2024（安排!B2）、2025（活動!C3）"
    )


def test_two_years_are_several() -> None:
    """One row of another year is enough, in either sheet."""
    for sheets, cell in (
        (book(活動=[row("失職", "2023-12-31")]), "活動!C2"),
        (book(安排=[event("集中學習", "2025-01-01")]), "活動!C2"),
    ):
        checked = check(sheets)
        assert checked.year is None
        assert ("error", "several-years", cell) in found(checked)


def test_with_a_year_one_warning_a_sheet_tells_of_the_others() -> None:
    """How many rows do not count; nothing more is said of them."""
    sheets = book(
        安排=[event("集中學習"), event("集中學習", "2023-12-31")],
        活動=[row("集中學習"), row("集中學習", "2023-01-01"), row("失職", "2025-01-01")],
    )
    checked = check(sheets, year=2024)
    assert checked.year == 2024
    assert checked.records is not None
    assert len(checked.records.activities) == 3
    assert found(checked) == [("warning", "other-years", "安排!B3"), ("warning", "other-years", "活動!C3")]
    assert [message(problem) for problem in checked.problems] == [
        "有1行不是2024年的，未計入",
        "有2行不是2024年的，未計入",
    ]


def test_a_year_that_no_row_is_of_is_told_with_the_years_there_are() -> None:
    checked = check(book(), year=2020)
    assert (checked.year, found(checked)) == (2020, [("error", "no-row-of-year", "安排!B2")])
    assert "2024" in str(checked.problems[0].params["years"])


@pytest.mark.parametrize(("year", "told"), [(None, []), (2025, []), (2024, ["no-row-of-year"])])
def test_rows_of_a_term_over_new_year_are_of_the_year_in_which_it_ends(year: int | None, told: list[str]) -> None:
    """A trainee's rows, and what a branch of trainees alone held in the term."""
    sheets = book(
        成員=one("黨校學員", None, None, "2024-12-03", "2025-01-25"),
        安排=[["第一支部", "2024-12-10", "組織生活"]],
        活動=[row("組織生活", "2024-12-10"), row("黨性剖析", "2025-01-05")],
    )
    checked = check(sheets, year=year)
    assert [problem.code for problem in checked.problems] == told
    assert checked.year == (year or 2025)


def test_dates_of_members_say_nothing_of_the_year() -> None:
    """A trainee's term may reach over it."""
    checked = check(book(成員=one("普通黨員", None, None, "2023-09-01", "2025-01-31")))
    assert (checked.problems, checked.year) == ((), 2024)


def test_a_value_that_was_refused_once_is_refused_wherever_it_stands() -> None:
    """However far apart in a long sheet, be it too long to be kept; and a truth is no number beside a one."""
    for wrong in ("約三", "很長" * 80, True, -2, CellError("#N/A")):
        activities = [row("失職", 學時=1) for _ in range(3_000)]
        for at in (0, 1_023, 1_024, 2_999):
            activities[at] = row("失職", 學時=wrong)
        cells = [each.place for each in found(check(book(活動=activities))) if each.severity == "error"]
        assert cells == [f"活動!F{at + 2}" for at in (0, 1_023, 1_024, 2_999)]


def test_without_a_dated_row_the_year_must_be_given() -> None:
    assert found(check(book(安排=[], 活動=[]))) == [("error", "no-year", "活動!C1")]
    assert check(book(安排=[], 活動=[]), year=2024).problems == ()


def test_the_year_is_known_though_there_are_errors() -> None:
    assert check(book(活動=[row("黨科")])).year == 2024


@pytest.mark.parametrize(
    ("date", "outside"), [("2024-02-29", True), ("2024-03-01", False), ("2024-03-31", False), ("2024-04-01", True)]
)
def test_the_members_rows_outside_the_period_give_a_warning(date: str, outside: bool) -> None:
    """Both ends of it are inside."""
    members = one("普通黨員", None, None, "2024-03-01", "2024-03-31")
    checked = check(book(成員=members, 活動=[row("失職", date)]))
    assert found(checked) == ([("warning", "outside-period", "活動!C2")] if outside else [])


def test_events_outside_a_members_period_say_nothing() -> None:
    """They are the branch's."""
    assert check(book(成員=one("普通黨員", None, None, "2024-06-01"), 活動=[row("失職", "2024-06-01")])).problems == ()


def test_rows_of_other_years_give_no_warning_of_the_period() -> None:
    members = one("普通黨員", None, None, "2024-03-01")
    rows = [row("失職", "2023-03-01"), row("失職", "2024-03-01")]
    checked = check(book(成員=members, 活動=rows, 安排=None), year=2024)
    assert found(checked) == [("warning", "no-schedule", "!"), ("warning", "other-years", "活動!C2")]
