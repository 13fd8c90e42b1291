"""Tables as offices have sent them: each clean, messy and wrong."""

from collections.abc import Sequence

import pytest

from extracting import USUAL, extracts, told
from office_tables import Rows

pytestmark = pytest.mark.usefixtures("folder")
MONTH = "第一支部2024年3月集中學習簽到表"
LEARNING = "第一支部2024年學習簽到表"
Marks = set[tuple[str, str, str, str]]


def read(rows: Rows, merged: Sequence[str] = ()) -> tuple[Marks, list[tuple[str, str]]]:
    """Who attended what on which day, and how; and what is told."""
    [found] = extracts(rows, USUAL, merged=merged)
    kinds = ("present", "excused", "unexcused", "exempt")
    marks = {
        (found.people[at].name, each.event.date.isoformat()[5:], each.event.activity, kinds[code])
        for each in found.marks
        for at, code in zip(each.people, each.attendance, strict=True)
    }
    return marks, told(found)


def block(days: Sequence[object], *people: tuple[str, dict[int, str]]) -> list[list[object]]:
    """The header of some days of a month, and the marks of people under them."""
    numbers = [int(str(day).removesuffix("日")) for day in days]
    return [["姓名", *days], *([name, *(marks.get(day, "") for day in numbers)] for name, marks in people)]


FIRST = block(range(1, 16), ("王一", {5: "√"}), ("李二", {5: "請假"}))
SECOND = block(range(16, 32), ("王一", {20: "√"}), ("李二", {20: "缺席"}))
HALVES = {
    ("王一", "03-05", "集中學習", "present"),
    ("李二", "03-05", "集中學習", "excused"),
    ("王一", "03-20", "集中學習", "present"),
    ("李二", "03-20", "集中學習", "unexcused"),
}


def test_a_month_in_blocks_below_each_other() -> None:
    """The days on which nobody has a mark were no meetings, as on a calendar in one row."""
    with_sign = [
        block([f"{day}日" for day in days], *people)
        for days, people in (
            (range(1, 16), [("王一", {5: "√"}), ("李二", {5: "請假"})]),
            (range(16, 32), [("王一", {20: "√"}), ("李二", {20: "缺席"})]),
        )
    ]
    tens = [
        *block(range(1, 11), ("王一", {5: "√"}), ("李二", {5: "請假"})),
        *block(range(11, 21), ("王一", {20: "√"}), ("李二", {20: "缺席"})),
        *block(range(21, 32), ("王一", {}), ("李二", {})),
    ]
    for rows in ([*FIRST, *SECOND], [*FIRST, [], ["下半月"], *SECOND], with_sign[0] + with_sign[1], tens):
        marks, codes = read([[MONTH], *rows])
        assert marks == HALVES
        assert {code for code, _ in codes} <= {"day-idle", "left-out"}
        assert len(codes) >= 29 - 1
    summed = [[*row, more] for row, more in zip(SECOND, ("合計", 1, 2), strict=True)]
    marks, codes = read([[MONTH], *FIRST, *summed])
    assert marks == HALVES
    assert ("total-differs", "R7") in codes


def test_a_month_in_blocks_that_lacks_days_is_none() -> None:
    """What 1 to 15 are is not known where no others go on with them."""
    for rows in (FIRST, [*FIRST, *block(range(17, 32), ("王一", {20: "√"}))]):
        [found] = extracts([[MONTH], *rows], USUAL)
        assert not found.marks
        assert found.troubles


FOUR = {
    ("王一", "03-05", "黨課", "present"),
    ("李二", "03-05", "黨課", "present"),
    ("王一", "03-12", "集中學習", "present"),
    ("李二", "03-12", "集中學習", "unexcused"),
}


@pytest.mark.parametrize(
    "head",
    [
        [["內容", "黨課", "集中學習"], ["時間", "3月5日", "3月12日"]],
        [["時間", "3月5日", "3月12日"], ["內容", "黨課", "集中學習"]],
        [["內容", "黨課", "集中學習"], ["姓名", "3月5日", "3月12日"]],
        [["學時", 2, 2], ["會議名稱", "黨課", "集中學習"], ["時間／姓名", "3月5日", "3月12日"]],
    ],
)
def test_rows_that_say_what_and_when(head: Rows) -> None:
    """In the place of the title of the names, or over it; 內容 says what was held where it names what is known."""
    rows = [["第一支部2024年學習簽到表（黨課2學時）"], *head, ["王一", "√", "√"], ["李二", "√", "缺"]]
    [found] = extracts(rows, USUAL)
    codes = {code for code, _ in told(found)}
    assert codes <= {"no-hours"}
    if "學時" in str(head):
        assert read(rows)[0] == FOUR


def test_numbers_stand_before_such_rows() -> None:
    rows = [[LEARNING], ["序號", "內容", "集中學習", "支部黨員大會"], ["", "時間\\姓名", "3月5日", "3月12日"],
            [1, "王一", "√", "√"], [2, "李二", "√", "缺"]]  # fmt: skip
    marks, codes = read(rows)
    assert codes == []
    assert {mark[1:3] for mark in marks} == {("03-05", "集中學習"), ("03-12", "支部黨員大會")}
    # Of what it was about nothing is known.
    rows[1][2:] = ["條例", "章程"]
    assert ("no-activity", "C3") in read(rows)[1]


def test_a_legend_that_was_read_is_not_told_as_left_out() -> None:
    rows = [["第一支部2024年集中學習簽到表"], ["姓名", "3月5日"], ["王一", "√"], ["李二", "△"]]
    for legend in (["說明：√出席 △請假"], ["√", "出席", "△", "請假"], ["註：出席√、請假△，空白為缺席。"]):
        marks, codes = read([*rows, legend])
        assert {mark[3] for mark in marks} == {"present", "excused"}
        assert codes == []
    for legend in (["說明：√出席 △請假；李二3月補課"], ["√出席 △請假", "", "製表：趙三"]):
        assert read([*rows, legend])[1] == [("left-out", "A5")]


def test_sums_of_branches_are_held_against_their_people() -> None:
    rows: list[list[object]] = [
        ["2024年集中學習簽到表"], ["支部", "姓名", "3月5日"],
        ["一支部", "王一", "√"], ["一支部", "李二", "√"], ["小計", "", 2],
        ["二支部", "趙三", "√"], ["二支部", "周五", "缺"], ["小計", "", 1],
        ["合計", "", 3],
    ]  # fmt: skip
    assert {code for code, _ in read(rows)[1]} == {"left-out"}
    rows[4][2], rows[8][2] = 1, 9
    assert [each for each in read(rows)[1] if each[0] != "left-out"] == [
        ("total-differs", "C5"),
        ("total-differs", "C9"),
    ]


def test_absence_in_brackets_is_absence() -> None:
    rows = [
        ["2024年3月5日集中學習簽到表"],
        ["姓名", "簽名"],
        ["王一", "王一"],
        ["李二", "（請假）"],
        ["趙三", "(病假)"],
    ]
    marks, codes = read(rows)
    assert {(name, how) for name, *_, how in marks} == {("王一", "present"), ("李二", "excused"), ("趙三", "excused")}
    assert codes == []
    assert ("unknown-mark", "B6") in read([*rows, ["周五", "（√）"]])[1]


REGISTER = [["第一支部2024年三會一課登記簿"], ["會議類型", "召開時間", "應到", "實到", "缺席", "參加人員", "請假人員"]]


def test_figures_and_names_of_those_who_came_stand_in_two_columns() -> None:
    """Names among others may be parted by blanks, too."""
    rows = [*REGISTER, ["集中學習", "3月5日", "6人", "5人", 1, "王一、李 二，趙三；周五 吳六", "孫七"]]
    marks, codes = read(rows)
    assert codes == []
    assert {name for name, *_ in marks} == {"王一", "李 二", "趙三", "周五", "吳六", "孫七"}
    rows[2][3], rows[2][4] = 4, 2
    assert set(read(rows)[1]) == {("attended-differs", "D3"), ("away-differs", "E3")}
    rows[2][5] = "王一、李二等5人"
    assert ("bad-name", "F3") in read(rows)[1]


def test_who_has_no_verdict_is_told() -> None:
    rows: list[list[object]] = [
        ["2024年評議結果"],
        ["姓名", "評議等次"],
        ["王一", "優秀"],
        ["李二", ""],
        ["趙三", "合格"],
    ]
    assert read(rows)[1] == [("verdict-blank", "B4")]
    assert read([*rows[:3], *rows[4:]])[1] == []


def test_a_sum_of_votes_that_are_not_known_is_not_doubted() -> None:
    rows = [["計票"], ["姓名", "優秀", "良好", "合格", "不合格", "合計"], ["王一", 3, 2, 1, 0, 6]]
    assert read(rows)[1] == [("votes-unknown", "C2")]


def test_who_signs_with_the_name_alone_is_no_title() -> None:
    rows = [["2024年3月5日集中學習簽到表"], ["姓名", "簽名"], ["王一", "王一"], ["第二組", ""], ["李二", "李二"]]
    marks, codes = read(rows, merged=["A1:B1", "A4:B4"])
    assert {name for name, *_ in marks} == {"王一", "李二"}
    assert codes == [("left-out", "A4")]


def test_branches_over_their_people() -> None:
    """They go before what is said for all; a note that names a branch does not."""
    rows = [["機關2024年集中學習簽到"], ["序號", "姓名", "3月5日"], ["一、第一支部（2人）"],
            [1, "王一", "√"], [2, "李二", "√"], ["第二支部："], [1, "趙三", "缺"], ["註：第一支部填表"]]  # fmt: skip
    [found] = extracts(rows, USUAL, merged=["A3:C3", "A6:C6"])
    assert [(each.name, each.branch) for each in found.people] == [
        ("王一", "第一支部"), ("李二", "第一支部"), ("趙三", "第二支部"),
    ]  # fmt: skip
    assert {event.branch for event in found.events} == {"第一支部", "第二支部"}
    review = [["2024年評議結果"], ["姓名", "等次"], ["第二支部"], ["王一", "優秀"]]
    [found] = extracts(review, USUAL)
    assert [each.branch for each in found.people] == ["第二支部"]


def test_a_heading_says_the_standing_of_those_under_it() -> None:
    rows = [["第一支部黨員名冊"], ["姓名", "性別", "民族"], ["一、正式黨員（1人）"], ["王一", "男", "漢"],
            ["二、預備黨員"], ["李二", "女", "漢"], ["三、流動黨員"], ["趙三", "男", "漢"]]  # fmt: skip
    [found] = extracts(rows, USUAL)
    assert [line.values.get("standing") for line in found.lines] == ["正式黨員", "預備黨員", None]


def test_what_stands_beside_a_name_is_no_part_of_it() -> None:
    rows: list[list[object]] = [["2024年集中學習簽到"], ["姓名", "3月5日"]]
    for written, name in (("王一*", "王一"), ("3.李二", "李二"), ("4、趙三※", "趙三"), ("Maria Li*", "Maria Li")):
        [found] = extracts([*rows, [written, "√"], ["周五", "√"]], USUAL)
        assert [each.name for each in found.people] == [name, "周五"]
        assert told(found) == [("note-aside", "A3")]
    for written in ("同上", "〃", "王*", "王*一", "1周八"):
        assert ("odd-name", "A3") in read([*rows, [written, "√"], ["周五", "√"]])[1]
    card = [["會議記錄"], ["會議類型", "集中學習", "時間", "2024-03-10"], ["出席人員", "王一、李二△"]]
    assert read(card)[1] == [("bad-name", "B3")]


def test_times_of_signing_in_are_marks() -> None:
    rows: list[list[object]] = [
        ["2024年集中學習簽到"],
        ["姓名", "3月5日"],
        ["王一", "8:55"],
        ["李二", "08:56:10"],
        ["趙三", "請假 9:00"],
    ]
    marks, codes = read(rows)
    assert {(name, how) for name, *_, how in marks} == {("王一", "present"), ("李二", "present"), ("趙三", "excused")}
    assert codes == []
    for written in ("9:05遲到", "9:05（遲到）"):
        [found] = extracts([*rows, ["周五", written]], USUAL)
        assert [(each.code, each.cell.name, dict(each.params)["found"]) for each in found.troubles] == [
            ("unknown-mark", "B6", "遲到")
        ]


def test_colours_that_mean_something_are_told() -> None:
    rows = [["2024年集中學習簽到（标红为缺席）"], ["姓名", "3月5日"], ["王一", "√"]]
    assert read(rows)[1] == [("colour-unread", "A1")]
    assert read([["2024年集中學習簽到"], *rows[1:], ["註：黃色=請假"]])[1] == [
        ("left-out", "A4"),
        ("colour-unread", "A4"),
    ]
    assert read([["2024年紅色教育集中學習簽到，观看红色电影"], *rows[1:]])[1] == []


def test_a_verdict_that_says_nothing_is_none() -> None:
    for written in ("—", "未評", " "):
        assert read([["2024年評議結果"], ["姓名", "評議等次"], ["王一", written]])[1] == [("verdict-blank", "B3")]


def test_a_share_under_the_names_is_nobody() -> None:
    rows: list[list[object]] = [
        ["2024年評議結果"],
        ["序號", "姓名", "評議等次"],
        [1, "王一", "優秀"],
        ["優秀率", "100%", ""],
    ]
    assert read(rows)[1] == [("left-out", "A4")]
    rows[3][0] = 2
    assert read(rows)[1] == [("odd-name", "B4")]


def test_a_register_of_honours_is_no_ledger() -> None:
    rows = [["2024年黨員獲獎登記表"], ["獲獎人", "榮譽名稱", "級別", "獲獎時間"],
            ["王一", "優秀黨員", "市委", "2024-06-28"], ["李二、趙三", "先進個人", "省級", "2024-07-01"]]  # fmt: skip
    [found] = extracts(rows, USUAL)
    assert (found.layout, found.troubles) == ("honours", [])
    assert [line.person.name for line in found.lines] == ["王一", "李二", "趙三"]
    assert ("odd-name", "A5") in read([*rows, ["趙三等3人", "創新獎", "省級", "2024-08-01"]])[1]


def test_exports_of_platforms() -> None:
    """With labels over the header, or shifts that say what it was."""
    meeting = [["會議主題", "3月集中學習"], ["會議時間", "2024/03/05 09:00-11:00"], ["參會人數", 2], [],
               ["姓名", "部門", "入會時間", "參會時長(分鐘)", "狀態"],
               ["王一", "一科", "2024/03/05 08:58", 122, "已參會"], ["李二", "一科", "", "", "未參會"]]  # fmt: skip
    [found] = extracts(meeting, USUAL)
    assert (found.layout, [event.date.day for event in found.events]) == ("attendees", [5])
    assert told(found) == [("unknown-mark", "E7")]
    shifts = [["每日統計表 統計日期：2024-03-05 至 2024-03-05"],
              ["姓名", "考勤組", "日期", "班次", "上班打卡時間", "上班打卡結果"],
              ["王一", "機關", "24-03-05 星期二", "集中學習 09:00-11:00", "08:55", "正常"],
              ["李二", "機關", "24-03-05 星期二", "集中學習", "", "請假"],
              ["趙三", "機關", "24-03-05 星期二", "集中學習", "", "缺卡"]]  # fmt: skip
    [found] = extracts(shifts, USUAL)
    assert found.layout == "attendance-log"
    assert ("unknown-mark", "F5") in told(found)
