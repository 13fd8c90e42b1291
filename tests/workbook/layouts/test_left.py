"""Nothing that stands in a table is passed over in silence: columns, labels and rows that no layout reads are told."""

import datetime as dt
from collections.abc import Sequence

import pytest

from dangxing.workbook.layouts import Options
from extracting import USUAL, extracts, own, told
from office_tables import Rows

pytestmark = pytest.mark.usefixtures("folder")
DATED = Options(branch="第一支部", year=2024, date=dt.date(2024, 12, 31))
CAME = ["2024年3月10日集中學習簽到"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # Who is listed came, but for whom a column says otherwise, whatever its title is.
        ([CAME, ["姓名", "參與狀態"], ["王一", "√"], ["李二", "請假"]], ["columns-left B2", "mark-beside B4"]),
        ([CAME, ["姓名", "備註"], ["王一", ""], ["李二", "遲到"]], ["heed B4", "mark-beside B4"]),
        ([CAME, ["姓名", "是否參與"], ["王一", "是"], ["李二", "否"]], ["columns-left B2", "mark-beside B4"]),
        ([["評議結果"], ["姓名", "評議等次", "評定意見"], ["王一", "合格", "不合格"], ["李二", "合格", "合格"]],
         ["differs C3"]),
        ([["三會一課登記"], ["類型", "時間", "實到人員", "參加人員"], ["支部黨員大會", "3月5日", "王一", "李二"]],
         ["differs C3"]),
        ([CAME, ["姓名", "出勤", "備註"], ["王一", "請假", "事假"]], ["heed C3"]),
        ([CAME, ["姓名", "", "電話"], ["王一", "一組", 138]], ["columns-left B2"]),
        ([["黨員名冊"], ["姓名", "性別", "民族", "黨員類型", "籍貫"], ["王一", "男", "漢", "預備黨員", "京"]],
         ["columns-left D2"]),
        ([["黨員名冊"], ["姓名", "性別", "民族", "職務", "籍貫"], ["王一", "男", "漢", "支部书记", "京"]],
         ["columns-left D2"]),
        ([["表彰登記"], ["姓名", "項目", "日期", "級別", "級別", ""], ["王一", "表彰", "2024-03-01", "", "省", "1"]],
         ["columns-left E2", "columns-left F2", "differs E3"]),
        ([["加分臺賬"], ["姓名", "國家級", "省級", ""], ["王一", "√", "", "√"]], ["column-unknown D2"]),
        ([["2024年黨費"], ["姓名", "1月", "2月", ""], ["王一", 10, 10, "未交"]], ["period-unknown D2"]),
        ([["2024年黨費"], ["姓名", "1月", "2月", ""], ["王一", 10, 10, "無"]], ["columns-left D2"]),
        ([["2024年黨費"], ["姓名", "1月", "2月"], ["", "未交", 10], ["李二", 10, 10]], ["left-out A3"]),
        ([["個人記錄卡"], ["姓名", "王一", "籍貫", "京"], ["項目", "時間", "獲獎檔次"], ["表彰", "2024-05-06", "市"]],
         ["columns-left C3", "labels-left C2"]),
    ],
)  # fmt: skip
def test_columns(rows: Rows, expected: Sequence[str]) -> None:
    assert sorted(" ".join(each) for each in told(*extracts(rows, DATED))) == expected


def test_labels_of_a_meeting() -> None:
    """Who stands beside a label that says how they attended came, or did not: one that is not known is an error."""
    held = [["會議記錄"], ["會議類型", "集中學習", "時間", "2024-03-10"], ["出席人員", "王一、李二"]]
    cases: list[tuple[list[object], list[str]]] = [
        (["遲到人員", "趙三"], ["label-unknown"]),
        (["遲到：趙三"], ["label-unknown"]),
        (["早退", "趙三", "學習內容", "黨章"], ["label-unknown", "labels-left"]),
        (["未到人員名單", "趙三、周五"], ["label-unknown"]),
        (["特邀人員", "趙三"], ["guest"]),
        (["領學人", "趙三", "經費", "200元"], ["labels-left", "labels-left"]),
        (["學習人數", 12], ["labels-left"]),
        (["簽到", "王一、趙三"], ["differs"]),
        (["簽到", "王一", "李二"], []),
        (["", "周五", "吳六"], []),
        (["地點", "會議室", "備註：下午"], ["heed"]),
        (["備註", "", "周五補會"], ["heed"]),
        (["備註", "", "地點", "會議室"], []),
        (["缺席人數", "1人", "缺席人員", "周五（病假）"], []),
        (["缺席人數", "2人", "缺席人員", "周五（病假）"], ["away-differs"]),
        (["請假人數", 1, "缺席人員", "周五（病假）"], ["away-differs"]),
    ]
    for line, codes in cases:
        [found] = extracts([*held, line])
        assert [code for code, _ in told(found)] == codes, line
    [found] = extracts([*held[:2], ["請假人員", "趙三（病）", "領學人", "王一"]])
    assert ("bad-name", "B3") in told(found)


def test_titles_of_a_register_under_another() -> None:
    rows = [["三會一課登記"], ["會議類型", "時間", "出席情況"], ["", "", "應到", "實到", "缺席人員"],
            ["支部黨員大會", "3月5日", 3, "王一、李二", "趙三（請假）"],
            ["支部委員會", "3月6日", 2, "王一、李二"]]  # fmt: skip
    for merged in ([], ["A2:A3", "B2:B3", "C2:E2"]):
        [found] = extracts(rows, USUAL, merged=merged)
        assert told(found) == []
        marks = [(each.event.date.day, found.people[at].name, code) for each in found.marks
                 for at, code in zip(each.people, each.attendance, strict=True)]  # fmt: skip
        assert marks == [(5, "王一", 0), (5, "李二", 0), (5, "趙三", 1), (6, "王一", 0), (6, "李二", 0)]


def test_points_that_are_given_and_not_read_are_an_error() -> None:
    rows = [["積分表"], ["姓名", "好評", "基本分", "獎勵", "備註"], ["王一", 3, 60, 5, "無"]]
    [found] = extracts(rows, DATED, book=own("{優秀: [], 合格: []}"))
    assert [line.values["points"] for line in found.lines] == [3]
    assert [each for each in told(found) if each[0] != "points-aside"] == [("column-unknown", "D2")]


def test_what_a_number_format_hides_in_any_column_that_is_read_is_an_error() -> None:
    cases: list[tuple[str, Rows]] = [
        ("B3", [["2024年黨費"], ["姓名", "1月", "2月"], ["王一", "未交", 10], ["李二", 10, 10]]),
        ("C3", [["加分臺賬"], ["姓名", "國家級", "省級"], ["王一", "√", 1]]),
        ("B3", [["測評"], ["姓名", "優秀", "合格"], ["王一", 3, 2]]),
        ("C3", [["評議結果"], ["姓名", "2023年", "2024年"], ["王一", "合格", "優秀"], ["李二", "合格", "合格"]]),
        (
            "C4",
            [["三會一課登記"], ["類型", "時間", "人員"], ["", "", "實到"], ["支部黨員大會", "3月5日", "王一、李二"]],
        ),
    ]
    for cell, rows in cases:
        [found] = extracts(rows, DATED, codes={cell: ";;;"})
        assert ("value-unseen", cell) in told(found), rows
