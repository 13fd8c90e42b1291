"""What was done and when, in columns that come again beside a person; a meeting known by what it was about."""

import pytest

from office_tables import Rows, done, marks, office, read, records, refused
from running import Run, tells

pytestmark = pytest.mark.usefixtures("folder")
PAIRS = ["姓名", "內容", "時間", "內容", "時間"]
ATTENDED = {
    ("王一", "2024-03-05", "集中學習"): "出席",
    ("王一", "2024-04-02", "黨課"): "出席",
    ("李二", "2024-03-05", "集中學習"): "出席",
}


@pytest.fixture
def importing(run: Run) -> Run:
    return run.of("--lang", "zh-Hant", "import")


@pytest.mark.parametrize(
    "rows",
    [
        [PAIRS, ["王一", "集中學習", "3月5日", "黨課", "4月2日"], ["李二", "集中學習", "3月5日", "", ""]],
        [PAIRS, ["王一", "黨課", "4月2日", "集中學習", "3.5 "], ["李 二", "", "", "集中学习", "2024-03-05"]],
        [
            ["序號", "姓名", "學習時間", "學習內容", "學習時間", "學習內容", "備註"],
            [1, "王一", "3月5日", "集中學習", "4月2日", "黨課", ""],
            [2, "李二", "3月5日", "集中學習", "", "", ""],
        ],
    ],
)
def test_pairs_beside_a_person(rows: Rows, importing: Run) -> None:
    """One meeting may stand in the first pair of one person and in the second of another."""
    told = read(importing, [["第一支部2024年學習情況登記表"], *rows])
    assert marks() == ATTENDED
    assert "2 人 × 2 次會議（2024-03-05 至 2024-04-02）；✓ 出席 3" in told
    assert len(records()["安排"]) == 2
    assert "!B3" in str(records()["活動"][0]["來源"]) or len(rows[0]) > len(PAIRS)


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        (["王一", "集中學習", "3月5日", "讀書", "4月2日"], "unknown-activity", "D3"),
        (["王一", "集中學習", "3月5日", "黨課", ""], "bad-date", "E3"),
        (["王一", "集中學習", "3月5日", "", "4月2日"], "unknown-activity", "D3"),
        (["王一", "集中學習", "3月5日", "表彰", "4月2日"], "two-layouts", "A1"),
        (["王一", "集中學習", "3月5日", "集中學習", "3月5日"], "name-twice", "D3"),
        (["王一", "讀書", "3月5日", "觀影", "4月2日"], "no-layout-at-all", "A3"),
    ],
)
def test_a_pair_that_says_half_stops_the_table(row: list[str], code: str, cell: str, importing: Run) -> None:
    """What nobody knows, a day or a thing that is wanting, what is no meeting, a meeting twice."""
    refused(importing, [["第一支部2024年情況一覽"], PAIRS, row], code, cell)


def test_deeds_in_pairs(importing: Run) -> None:
    """Of a layout that takes what it was about for what was done, and of one that had read the first pair alone."""
    titles = ["姓名", "項目", "時間", "級別"]
    rows = [["第一支部2024年獎懲登記表"], [*titles, *titles[1:]]]
    read(importing, [*rows, ["王一", "表彰", "3月5日", "市級", "失職", "4月2日", ""], ["李二"]])
    assert done("out.xlsx", "級別") == [("王一", "2024-03-05", "表彰", "市級"), ("王一", "2024-04-02", "失職", None)]
    read(importing, [rows[0], PAIRS, ["王一", "失職", "3月5日", "失職", "4月2日"], ["李二", "", "", "", ""]])
    assert done() == [("王一", "2024-03-05", "失職"), ("王一", "2024-04-02", "失職")]


@pytest.mark.parametrize(
    "titles",
    ["姓名 項目 時間 項目", "姓名 項目 時間 時間", "姓名 項目 時間 項目 時間 項目", "姓名 項目 時間 級別 項目"],
)  # fmt: skip
def test_a_column_again_that_is_in_no_group(titles: str, importing: Run) -> None:
    """What stands in it is not passed over; where nothing does, nothing is lost."""
    said = ["王一", "失職", "3月5日", "失職", "失職", "失職"]
    rows: Rows = [["第一支部2024年獎懲登記表"], titles.split()]
    refused(importing, [*rows, said[: len(rows[1])]], "group-half", "E2" if "級別" in titles else "D2")
    read(importing, [*rows, said[:3]])
    assert done() == [("王一", "2024-03-05", "失職")]


CARD = [["第一支部2024年簽到表"], ["時間：", "3月5日"], ["內容：", "集中學習"], ["簽到", "王一、李二"]]


@pytest.mark.parametrize(
    "rows",
    [
        CARD,
        [CARD[0], ["時間", "2024年3月5日", "內容", "集中學習"], ["簽到人員", "王一、李二"]],
        [CARD[0], ["時間：3月5日", "會議內容：集中学习"], ["簽到", "王一", "李二"]],
    ],
)
def test_what_a_meeting_was_by_what_it_was_about(rows: Rows, importing: Run) -> None:
    """Told, as no label says it."""
    told = read(importing, rows)
    assert marks() == {(name, "2024-03-05", "集中學習"): "出席" for name in ("王一", "李二")}
    assert tells(told, "by-content", severity="warning")


def test_what_it_was_about_comes_last(importing: Run) -> None:
    """After a label and a title; a sentence that names a meeting is none."""
    told = read(importing, [*CARD[:2], ["會議名稱", "支部黨員大會"], *CARD[2:]])
    assert {what for *_, what in marks()} == {"支部黨員大會"}
    assert "by-content" not in told
    read(importing, [["第一支部2024年黨課簽到"], *CARD[1:]])
    assert {what for *_, what in marks()} == {"黨課"}
    for about in ("學習精神", "傳達支部黨員大會精神", "表彰"):
        ran = importing(office("a.xlsx", [*CARD[:2], ["內容：", about], CARD[3]]), "--preview")
        assert (ran.status, tells(ran.err, "no-layout-at-all")) == (1, True), ran.err


@pytest.mark.parametrize(
    "title",
    ["第一支部2024年3月5日集中學習未簽到人員名單", "第一支部2024年3月5日集中學習簽到表（缺席人員）"],
)
def test_a_list_under_a_title_of_absence(title: str, importing: Run) -> None:
    """Whether those who are listed came nobody knows; a column says it."""
    refused(importing, [[title], ["姓名", "部門"], ["王一", "甲"]], "who-listed", "A2")
    refused(
        importing, [["第一支部2024年缺席登記表"], PAIRS, ["王一", "集中學習", "3月5日", "", ""]], "who-listed", "A2"
    )
    refused(
        importing, [["第一支部2024年3月5日集中學習缺席登記表"], ["姓名", "簽到"], ["王一", "√"]], "unknown-mark", "B3"
    )
    read(importing, [[title], ["姓名", "出勤"], ["王一", "缺席"]])
    assert marks() == {("王一", "2024-03-05", "集中學習"): "缺席"}


def test_rows_that_go_on_with_the_one_above_are_asked_about(importing: Run) -> None:
    """Names below a meeting, and a deed below a person, are passed over by nobody; a note and a total are."""
    register = [["第一支部2024年三會一課臺賬"], ["會議類型", "時間", "參加人員"], ["集中學習", "2024-03-05", "王一"]]
    for names in ("李二", "李二、趙三"):
        refused(importing, [*register, ["", "", names]], "names-alone", "C4")
    told = read(importing, [*register, ["", "", "共1次"]])
    assert tells(told, "left-out", "a.xlsx:Sheet1!A4", severity="warning")
    deeds = [["第一支部2024年獎懲登記表"], ["姓名", "項目", "時間"], ["王一", "失職", "3月5日"]]
    refused(importing, [*deeds, ["", "失職", "4月2日"]], "no-name-row", "A4")
    assert "no-name-row" not in read(importing, [*deeds, ["合計", "", 1], ["", "失職", ""]])
    log = [["姓名", "活動類型", "開始時間", "簽到狀態"], ["王一", "集中學習", "2024-03-05", "√"]]
    refused(importing, [*log, ["", "集中學習", "2024-03-05", "√"]], "no-name-row", "A3", "--branch", "第一支部")


def test_cards_and_shifts_that_say_more_than_one_column(importing: Run) -> None:
    """Deeds in columns that come again, two members side by side, a shift of nobody, hours in minutes."""
    card = [["個人記錄卡"], ["姓名", "王一"], ["支部", "第一支部"]]
    read(importing, [*card, ["項目", "時間", "項目", "時間"], ["失職", "2024-03-05", "失職", "2024-04-02"]])
    assert done() == [("王一", "2024-03-05", "失職"), ("王一", "2024-04-02", "失職")]
    two = [["個人記錄卡"], ["姓名", "王一", "", "姓名", "李二"], ["項目", "時間", "", "項目", "時間"]]
    refused(importing, [*two, ["失職", "2024-03-05", "", "失職", "2024-04-02"]], "names-beside", "D2")
    shifts = [["志願服務記錄"], ["姓名", "服務項目", "服務日期", "服務時長（分鐘）", "審核狀態"]]
    for row, code, cell in (
        (["王一", "清潔", "2024-03-05", 90], "unit-unread", "D3"),
        (["", "清潔", "2024-03-05", "90分鐘"], "no-name-row", "A3"),
    ):
        refused(importing, [*shifts, row], code, cell, "--branch", "第一支部")
    rows = [*shifts, ["王一", "清潔", "2024-03-05", "90分鐘", "未通過"]]
    ran = importing(office("a.xlsx", rows), "--out", "o.xlsx", "--track", "學生黨員", "--branch", "第一支部")
    assert ran.status == 0, ran.err
    assert tells(ran.err, "heed", "a.xlsx:Sheet1!E3", severity="warning")
    assert done("o.xlsx", "學時") == [("王一", "2024-03-05", "志願服務", 1.5)]
