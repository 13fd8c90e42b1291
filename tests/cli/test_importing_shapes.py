"""Tables of meetings of every shape: clean, as messy as offices make them, wrong in each way; and what fits several."""

from pathlib import Path

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from office_tables import AWARDS, USUAL, Rows, ballot, done, marks, office, read, records, refused
from running import Run, tells

pytestmark = pytest.mark.usefixtures("folder")
BRANCH = ("--branch", "第一支部", "--year", "2024")


@pytest.fixture
def importing(run: Run) -> Run:
    return run.of("--lang", "zh-Hant", "import")


# ── 三會一課 ─────────────────────────────────────────────────────────────────────────────────────────────────────────

REGISTER: Rows = [
    ["支部", "會議類型", "實際時間", "應到", "實到", "請假", "缺席"],
    ["第一支部", "黨課", "2024-01-10", 3, "王一、李二", "趙三（病假）", ""],
    ["第一支部", "支部黨員大會", "2024-02-20", 3, "王一、趙三", "", "李二（無故）"],
]
MESSY_REGISTER: Rows = [
    ["第一支部２０２４年“三会一课”登记台账"] + [""] * 9,
    ["序号", "会议名称", "会议类型", "计划时间", "实际召开时间", "应到人数", "实到", "请假人员", "缺席人员", "议程"],
    [1, "学党章", "党课", "1月8日", "1月10日14:30", "3人", "王 一，李二", "赵三（病假）", "", "一、二"],
    ["", "", "", "", "", "", "", "", "", ""],
    [2, "讨论", "支部党员大会", "2月18日", "2.20（星期二）", 3, "王一 赵三", "/", "李 二（无故）", ""],
    [3, "讨论", "支部党员大会", "11月18日", "", 3, "", "", "", ""],
    ["备注：以上由组织委员填写"],
]


def test_a_table_of_absence_is_asked_about(importing: Run) -> None:
    """Its ticks stand for who did not come; an option says so."""
    rows: Rows = [["第一支部2024年缺勤情况表"], ["姓名", "2月20日"], ["", "支部党员大会"], ["王一", "√"], ["李二", "△"]]
    refused(importing, rows, "unknown-mark", "B4", "--mark", "△=請假")
    read(importing, rows, "--mark", "√=缺席", "--mark", "△=請假")
    assert marks() == {("王一", "2024-02-20", "支部黨員大會"): "缺席", ("李二", "2024-02-20", "支部黨員大會"): "請假"}


@pytest.mark.parametrize("rows", [REGISTER, MESSY_REGISTER], ids=["clean", "messy"])
def test_a_register_gives_meetings_and_attendance(rows: Rows, importing: Run) -> None:
    """Real time beats planned, 會議類型 beats 會議名稱, which is the topic then; what was not held yet is told."""
    read(importing, rows)
    assert marks() == {
        ("王一", "2024-01-10", "黨課"): "出席", ("李二", "2024-01-10", "黨課"): "出席",
        ("趙三" if rows is REGISTER else "赵三", "2024-01-10", "黨課"): "請假",
        ("王一", "2024-02-20", "支部黨員大會"): "出席",
        ("趙三" if rows is REGISTER else "赵三", "2024-02-20", "支部黨員大會"): "出席",
        ("李二", "2024-02-20", "支部黨員大會"): "缺席",
    }  # fmt: skip
    assert [row["來源"] for row in records()["安排"]] == (
        ["a.xlsx!Sheet1!B2", "a.xlsx!Sheet1!B3"] if rows is REGISTER else ["a.xlsx!Sheet1!C3", "a.xlsx!Sheet1!C5"]
    )


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        (["第一支部", "黨課", "下午", 3, "王一", "", ""], "bad-date", "C2"),
        (["第一支部", "黨課", "1月10日", 3, "王一", "", ""], "no-year", "C2"),
        (["第一支部", "黨課", "2024-01-10（周五）", 1, "王一", "", ""], "wrong-weekday", "C2"),
        (["第一支部", "聯誼", "2024-01-10", 1, "王一", "", ""], "unknown-activity", "B2"),
        (["第一支部", "表彰", "2024-01-10", 1, "王一", "", ""], "not-held", "B2"),
        (["", "黨課", "2024-01-10", 1, "王一", "", ""], "no-branch", "B2"),
        (["第一支部", "黨課", "2024-01-10", 1, "王一、李二", "", ""], "due-differs", "D2"),
        (["第一支部", "黨課", "2024-01-10", 2, "王一、王一", "", ""], "name-twice", "E2"),
        (["第一支部", "黨課", "2024-01-10", 2, "王一", "", "李二"], "no-reason", "G2"),
        (["第一支部", "黨課", "2024-01-10", 2, "王一", "", "李二（值班）"], "unknown-mark", "G2"),
        (["第一支部", "黨課", "2024-01-10", 1, "王一1", "", ""], "bad-name", "E2"),
    ],
)
def test_a_register_that_is_wrong_is_refused(row: list[object], code: str, cell: str, importing: Run) -> None:
    refused(importing, [REGISTER[0], row], code, cell)


def test_who_is_on_leave_is_so_for_whatever_reason(importing: Run) -> None:
    """The column says it; under those who are absent the reason must."""
    rows = [*REGISTER[:2], ["第一支部", "支部黨員大會", "2024-02-20", 3, "王一", "趙三（公出）、李二（照顧老人）", ""]]
    read(importing, rows, "--year", "2024")
    assert [marks()[name, "2024-02-20", "支部黨員大會"] for name in ("趙三", "李二")] == ["請假", "請假"]
    rows = [*REGISTER[:2], ["第一支部", "支部黨員大會", "2024-02-20", 3, "王一、李二", "", "趙三（公出）"]]
    refused(importing, rows, "unknown-mark", "G3")


def test_figures_alone_name_the_meeting_and_are_held_against_the_names_of_another_table(importing: Run) -> None:
    """實到 2 beside a sign-in table in which three signed in."""
    register = [REGISTER[0], ["第一支部", "黨課", "2024-01-10", 3, "2人（列席1人）", 1, ""]]
    office("r.xlsx", register)
    signed = [["第一支部簽到表"], ["姓名", "2024年1月10日 黨課"], ["王一", "√"], ["李二", "√"], ["趙三", "假"]]
    ran = importing("r.xlsx", office("s.xlsx", signed), "--out", "out.xlsx", *USUAL)
    assert ran.status == 0, ran.err
    assert tells(ran.err, "no-names", "r.xlsx:Sheet1!B2", severity="warning")
    assert [row["來源"] for row in records()["安排"]] == ["r.xlsx!Sheet1!B2; s.xlsx!Sheet1!B2"]
    office("s.xlsx", [*signed[:-1], ["趙三", "√"]])
    ran = importing("r.xlsx", "s.xlsx", "--out", "other.xlsx", *USUAL)
    assert (ran.status, tells(ran.err, "attended-differs", "r.xlsx:Sheet1!E2")) == (1, True)


# ── 到會名單 ─────────────────────────────────────────────────────────────────────────────────────────────────────────

ATTENDEES: Rows = [["第一支部2024年1月10日黨課簽到"], ["編號", "姓名"], ["001", "王一"], ["002", "李二"]]


def test_a_list_of_those_who_came(importing: Run) -> None:
    read(importing, ATTENDEES)
    assert marks() == {("王一", "2024-01-10", "黨課"): "出席", ("李二", "2024-01-10", "黨課"): "出席"}
    assert [row["編號"] for row in records()["成員"]] == ["001", "002"]
    assert records()["活動"][0]["來源"] == "a.xlsx!Sheet1!B3"


def test_a_messy_list_of_those_who_came(importing: Run) -> None:
    """Which meeting it was stands in labels and the file's name; a signature is attendance, a mark is what it says."""
    rows = [
        ["簽 到 表", "", ""], ["時間：2024年1月10日 14:30", "", ""], ["序号", "姓 名", "签名"],
        [1, "王 一", "王一"], [2, "李二", "请假"], [3, "赵三", ""], ["合计", "3人", ""],
    ]  # fmt: skip
    told = read(importing, rows, "--branch", "第一支部", name="党课签到.xlsx", merged=["A1:C1", "A2:C2"])
    assert marks() == {("王一", "2024-01-10", "黨課"): "出席", ("李二", "2024-01-10", "黨課"): "請假"}
    assert tells(told, "unrecorded", "党课签到.xlsx:Sheet1!C6", severity="warning")


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("第一支部2024年1月10日簽到", "unknown-activity"),
        ("第一支部2024年1月10日黨課、集中學習簽到", "unknown-activity"),
        ("第一支部1月10日黨課簽到", "no-year"),
        ("2024年1月10日黨課簽到", "no-branch"),
    ],
)
def test_a_list_of_which_nobody_knows_the_meeting_is_refused(title: str, code: str, importing: Run) -> None:
    refused(importing, [[title], *ATTENDEES[1:]], code, "A1")


@pytest.mark.parametrize(
    ("rows", "code", "cell"),
    [
        ([*ATTENDEES, ["003", "王一"], ["001", "王一"]], "name-twice", "B6"),
        ([ATTENDEES[0], ["姓名", "簽到"], ["王一", "代"]], "unknown-mark", "B3"),
    ],
)
def test_a_list_of_those_who_came_that_is_wrong_is_refused(rows: Rows, code: str, cell: str, importing: Run) -> None:
    refused(importing, rows, code, cell)


LOG: Rows = [
    ["姓名", "工號", "活動名稱", "活動類型", "開始時間", "簽到時間", "簽到狀態"],
    ["王一", "1001", "一月學習", "集中學習", "2024-01-10 14:00", "13:55", "已簽到"],
    ["李二", "1002", "一月學習", "集中學習", "2024-01-10 14:00", "", "請假"],
    ["王一", "1001", "二月大會", "支部黨員大會", "2024-02-20 09:00", "08:50", "已簽到"],
    ["李二", "1002", "二月大會", "支部黨員大會", "2024-02-20 09:00", "", "未簽到"],
]


def test_a_log_of_a_platform_is_read_row_by_row(importing: Run) -> None:
    """A row a person and meeting, in whatever order; who did not sign in is asked about."""
    refused(importing, LOG, "unknown-mark", "G5", "--branch", "第一支部")
    read(importing, LOG, "--branch", "第一支部", "--mark", "未簽到=缺席")
    assert marks() == {
        ("王一", "2024-01-10", "集中學習"): "出席", ("李二", "2024-01-10", "集中學習"): "請假",
        ("王一", "2024-02-20", "支部黨員大會"): "出席", ("李二", "2024-02-20", "支部黨員大會"): "缺席",
    }  # fmt: skip
    assert [row["來源"] for row in records()["安排"]] == ["a.xlsx!Sheet1!D2", "a.xlsx!Sheet1!D4"]
    assert [row["編號"] for row in records()["成員"]] == ["1001", "1002"]


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        (["王一", "1001", "", "集中學習", "下午", "", "已簽到"], "bad-date", "E2"),
        (["王一", "1001", "", "集中學習", "1月10日", "", "已簽到"], "no-year", "E2"),
        (["王一", "1001", "", "聯誼", "2024-01-10", "", "已簽到"], "unknown-activity", "D2"),
        (["王一", "1001", "", "表彰", "2024-01-10", "", "已簽到"], "not-held", "D2"),
    ],
)
def test_a_log_that_is_wrong_is_refused(row: list[object], code: str, cell: str, importing: Run) -> None:
    refused(importing, [LOG[0], row], code, cell, "--branch", "第一支部")


def test_a_log_in_which_someone_stands_twice_at_a_meeting_is_refused(importing: Run) -> None:
    refused(importing, [*LOG[:2], LOG[1]], "name-twice", "A3", "--branch", "第一支部")


# ── Between layouts ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_sheet_of_two_layouts_is_asked_about(importing: Run) -> None:
    """Neither of which its titles name."""
    rows = [["姓名", "項目", "日期", "時長", "項目名稱"], ["王一", "表彰", "2024-05-06", 3, "先進"]]
    refused(importing, rows, "two-layouts", "A1", *BRANCH)
    read(importing, rows, *BRANCH, "--layout", "deeds")
    assert done() == [("王一", "2024-05-06", "表彰")]


def test_all_tables_of_a_branch_come_into_one_workbook(importing: Run, run: Run) -> None:
    """A folder: one list of members, whose numbers all others have; the result is scored."""
    Path("branch").mkdir()
    members = [
        ["姓名", "工號", "性別", "民族", "所在支部", "類別", "黨內職務"],
        *(
            [name, f"00{at}", "男", "漢", "第一支部", "普通黨員", ""]
            for at, name in enumerate(("王一", "李二", "趙三"))
        ),
    ]
    office("branch/名冊.xlsx", members)
    office("branch/三會一課.xlsx", REGISTER)
    office("branch/加分.xlsx", AWARDS)
    office("branch/測評.xlsx", {"票": ballot("優秀", "合格", "優秀")})
    office("branch/評議.xlsx", [["姓名", "評議結果"], ["王一", "優秀"], ["李二", "合格"], ["趙三", "合格"]])
    ran = importing("branch", "--out", "out.xlsx", "--hours", "黨課=2", "--date", "2024-12-31", "--year", "2024")
    assert ran.status == 0, ran.err
    assert [row["編號"] for row in records()["成員"]] == ["000", "001", "002"]
    assert {row["編號"] for row in records()["活動"]} == {"000", "001", "002"}
    assert len(records()["評議"]) == 3
    assert run("validate", "out.xlsx").status == 0
    assert run("score", "out.xlsx", "--no-ledger").status == 0


# ── What strangers bring ─────────────────────────────────────────────────────────────────────────────────────────────


def test_a_tally_with_what_came_of_it_gives_both(importing: Run) -> None:
    """Votes and verdict of one table; a column of abstentions is none of the votes."""
    rows = [
        ["第一黨支部2024年民主評議黨員測評匯總表"],
        ["序號", "姓名", "優秀", "合格", "基本合格", "不合格", "棄權", "評議結果"],
        [1, "王一", 10, 2, 0, 0, 1, "優秀"],
        [2, "李二", 5, 7, 0, 0, 1, "合格"],
    ]
    read(importing, rows)
    found = records()["評議"]
    assert [(row["等次"], row["優秀票"], row["合格票"]) for row in found] == [("優秀", 10, 2), ("合格", 5, 7)]
    assert found[0]["來源"] == "a.xlsx!Sheet1!C3; a.xlsx!Sheet1!H3"


def test_a_number_of_more_digits_than_any_count_is_none(importing: Run) -> None:
    """It may stand in a cell as text, and is told where it should be the sum."""
    rows = [
        ["第一黨支部2024年民主評議黨員測評匯總表"],
        ["序號", "姓名", "優秀", "合格", "基本合格", "不合格", "棄權", "合計"],
        [1, "王一", 10, 2, 0, 0, "9" * 5000, 12],
        [2, "李二", 5, 7, 0, 0, 0, "8" * 5000],
    ]
    refused(importing, rows, "sum-differs", "H4")


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        (
            [["第一支部2024年考勤表"], ["日期", "會議", "王一", "李二"], ["1月10日", "集中學習", "√", "缺"],
             ["2月20日", "支部黨員大會", "√", "請假"]],
            "C2",
        ),
        (
            [["會議時間", "會議名稱", "應到", "實到", "王一", "李二"], ["2024-01-10", "集中學習", 2, 1, "√", "缺"]],
            "E1",
        ),
    ],
)  # fmt: skip
def test_a_table_on_its_side_is_told_to_be_so(rows: Rows, cell: str, importing: Run) -> None:
    """People across and meetings down, a register's columns beside them or none: nobody's marks are passed over."""
    refused(importing, rows, "people-across", cell)


def test_turned_as_it_is_told_to_be_it_is_read(importing: Run) -> None:
    """The first of the two, transposed."""
    rows = [["第一支部2024年考勤表"], ["姓名", "1月10日", "2月20日"], ["", "集中學習", "支部黨員大會"],
            ["王一", "√", "√"], ["李二", "缺", "請假"]]  # fmt: skip
    read(importing, rows)
    assert marks()["李二", "2024-02-20", "支部黨員大會"] == "請假"


def test_meetings_under_months_alone_want_their_days(importing: Run) -> None:
    """Told of each column; it is no ledger of points, for all that months stand over it."""
    rows = [["第一支部黨員考勤表（2024年度）"], ["姓名", "一月", "", "備註"], ["", "支部黨員大會", "集中學習", ""],
            ["王一", "√", "√", ""]]  # fmt: skip
    refused(importing, rows, "no-date", "B3")


def test_days_of_a_month_that_the_title_names(importing: Run) -> None:
    """A table a month, with the days alone over the columns; the sheet's name will do as well."""
    tables = {
        "一": [
            ["第一支部2024年1月簽到表"],
            ["姓名", "10日 集中學習", "20日（周六）"],
            ["", "", "支部黨員大會"],
            ["王一", "√", "假"],
        ],
        "2月": [["第一支部2024年簽到表"], ["姓名", "5日"], ["", "集中學習"], ["王一", "√"]],
    }
    ran = importing(office("a.xlsx", tables), "--out", "out.xlsx", *USUAL)
    assert ran.status == 0, ran.err
    assert marks() == {
        ("王一", "2024-01-10", "集中學習"): "出席",
        ("王一", "2024-01-20", "支部黨員大會"): "請假",
        ("王一", "2024-02-05", "集中學習"): "出席",
    }
    wrong = [["第一支部2024年1月簽到表"], ["姓名", "20日（周五）集中學習"], ["王一", "√"]]
    ran = importing(office("w.xlsx", wrong), "--preview", *USUAL)
    assert tells(ran.err, "wrong-weekday", "w.xlsx:Sheet1!B2")


def test_what_was_held_may_stand_in_the_title_alone(importing: Run) -> None:
    """Where it is one thing, of all columns that have a date and no more."""
    rows = [["第一支部2024年集中學習考勤表"], ["姓名", "1月10日", "2月20日"], ["王一", "√", "缺"]]
    read(importing, rows)
    assert set(marks()) == {("王一", "2024-01-10", "集中學習"), ("王一", "2024-02-20", "集中學習")}


def test_branches_that_stand_beside_the_names(importing: Run) -> None:
    """Each branch held the meeting; one whose people are all blank under it did not, which is told."""
    people = [["第一支部", "王一", "√"], ["第二支部", "李二", "缺"]]
    rows = [["2024年各支部集中學習簽到表（1月10日）"], ["支部", "姓名", "簽到"], *people]
    read(importing, rows)
    assert [row["支部"] for row in records()["安排"]] == ["第一支部", "第二支部"]
    assert marks()["李二", "2024-01-10", "集中學習"] == "缺席"
    head = [["2024年簽到表"], ["支部", "姓名", "1月10日", "1月11日"], ["", "", "集中學習", "支部委員會"]]
    told = read(importing, [*head, [*people[0], "√"], [*people[1], ""]])
    held = [(row["支部"], str(row["日期"])[:10], row["項目"]) for row in records()["安排"]]
    assert held == [
        ("第一支部", "2024-01-10", "集中學習"), ("第一支部", "2024-01-11", "支部委員會"),
        ("第二支部", "2024-01-10", "集中學習"),
    ]  # fmt: skip
    assert tells(told, "not-theirs", "a.xlsx:Sheet1!D2", severity="warning")
    assert "unrecorded" not in told


DUES: Rows = [
    ["第一支部2024年黨費收繳登記表"],
    ["序號", "姓名", "月繳額", "1月", "２月", "3月份", "4月", "合計"],
    [1, "王一", 10, 10, "10元", "√", "", "=SUM(D3:F3)"],
    [2, "李 二", 15, 15, "未交", "欠", "", 15],
    ["合計", "", 25, 25, 10, "", "", 35],
    ["註：四月尚未收"],
]


def test_dues_by_month_say_who_owes(importing: Run) -> None:
    """A row for each month in which a word says so, of its last day; amounts and months of nobody say nothing."""
    read(importing, DUES, *BRANCH, merged=["A1:H1"])
    assert done() == [("李二", "2024-02-29", "欠交黨費"), ("李二", "2024-03-31", "欠交黨費")]
    assert {row["來源"] for row in records()["活動"]} == {"a.xlsx!Sheet1!E4", "a.xlsx!Sheet1!F4"}
    assert [row["姓名"] for row in records()["成員"]] == ["王一", "李二"]
    told = read(importing, [*DUES[:3], [2, "李二", 15, 15, "", 15]], *BRANCH)
    assert tells(told, "entry-blank", "a.xlsx:Sheet1!E4", severity="warning")


@pytest.mark.parametrize("entry", ["补交", 0, "？", "5月交"])
def test_dues_of_which_nobody_knows_whether_they_were_paid_are_refused(entry: object, importing: Run) -> None:
    refused(importing, [*DUES[:3], [2, "李二", 15, entry, 15]], "unknown-entry", "D4", *BRANCH)


def test_a_table_by_months_of_an_office_s_own_is_spoken_of_in_its_words(importing: Run) -> None:
    """What it is of, and the words that say so, are the layout's: nothing is said of dues."""
    own = Path("rules/layouts/idle.yaml")
    own.parent.mkdir(parents=True)
    fields = "people: {name: [姓名]}\nfixed: {activity: 失職}\nso: [脫崗]\notherwise: [在崗]\n"
    own.write_text(f"shape: periods\ntitle: 值守表\nen: watches\n{fields}", encoding="utf-8")
    rows = [["2024年值守表"], ["姓名", "1月", "2月"], ["王一", "脫崗", "半崗"], ["李二", "", "在崗"]]
    ran = importing(office("a.xlsx", rows), "--out", "out.xlsx", *USUAL[:4], *BRANCH)
    assert tells(
        ran.err, "unknown-entry", "a.xlsx:Sheet1!C3", "不知道「半崗」算不算「失職」；請改成這張表用的詞（如脫崗、在崗）"
    )
    assert tells(ran.err, "entry-blank", "a.xlsx:Sheet1!B4", severity="warning")
    assert "交" not in ran.err


def test_fees_by_month_are_no_points(importing: Run) -> None:
    """Nothing there is called points, and no title says that they are dues: it is no table that can be read."""
    rows = [["第一支部2024年費用登記表"], ["姓名", "月繳額", "1月", "2月", "合計"], ["王一", 10, 10, 10, 20]]
    refused(importing, rows, "no-layout-at-all", "A2")


@pytest.mark.parametrize(("day", "status"), [("5月6日", 0), ("春天", 1)])
def test_a_day_that_a_layout_gives_every_row(day: str, status: int, importing: Run) -> None:
    """Without a column of days, of the year that the titles name; what is no day is told."""
    own = Path("rules/layouts/outing.yaml")
    own.parent.mkdir(parents=True)
    fields = f"columns: {{name: [姓名], notes: [路線]}}\nneeds: [name, notes]\nfixed: {{activity: 失職, date: {day}}}\n"
    own.write_text(f"shape: list\ntitle: 遊園登記表\nen: outings\nsheet: activities\n{fields}", encoding="utf-8")
    office("a.xlsx", [["2024年遊園登記"], ["姓名", "路線"], ["王一", "東湖"]])
    ran = importing("a.xlsx", "--out", "out.xlsx", *USUAL[:4], *BRANCH[:2])
    assert ran.status == status, ran.err
    if status:
        assert tells(ran.err, "bad-date", "a.xlsx:Sheet1!A3"), ran.err
    else:
        assert done() == [("王一", "2024-05-06", "失職")]


def test_of_verdicts_by_year_that_of_the_year_is_taken(importing: Run) -> None:
    """That of the option or of the titles; where nobody says, it is asked."""
    rows: Rows = [
        ["第一支部近三年民主評議結果"],
        ["姓名", "2024年", "2023年度", "2022年"],
        ["王一", "優秀", "合格", "合格"],
    ]
    refused(importing, rows, "which-year", "B2", "--branch", "第一支部")
    for year, verdict in (("2024", "優秀"), ("2023", "合格")):
        told = read(importing, rows, "--year", year)
        assert records()["評議"][0]["等次"] == verdict
        assert tells(told, "columns-left", f"a.xlsx:Sheet1!{'C2' if year == '2024' else 'B2'}", severity="warning")
    named = ["姓名", "2023年度評議等次", "2024年度評議等次"]
    read(importing, [["第一支部2024年民主評議"], named, ["王一", "合格", "基本合格"]])
    assert records()["評議"][0]["等次"] == "基本合格"


def test_a_sum_of_more_than_is_known_is_not_doubted(importing: Run) -> None:
    """Where a column may be points and nobody knows, the typed total is not told to be wrong."""
    rows = [["2024年積分臺賬"], ["姓名", "基礎分", "好人好事", "加分", "總分"], ["王一", 20, 5, 3, 28]]
    ran = importing(office("a.xlsx", rows), "--preview", *USUAL, *BRANCH)
    assert tells(ran.err, "points-without-facts", "a.xlsx:Sheet1!A2")
    assert "sum-differs" not in ran.err


def test_a_sheet_of_one_meeting_is_not_a_list_of_names(importing: Run) -> None:
    """Though its title is that of a sign-in sheet, and a label is a word for names."""
    rows = [["會議簽到簿"], ["會議名稱", "集中學習"], ["會議時間", "2024年3月5日14:30"], ["參加人員", "王一 李二"],
            ["缺席人員", "趙三（病假）"], ["支部", "第一支部"]]  # fmt: skip
    read(importing, rows)
    assert marks() == {
        ("王一", "2024-03-05", "集中學習"): "出席",
        ("李二", "2024-03-05", "集中學習"): "出席",
        ("趙三", "2024-03-05", "集中學習"): "請假",
    }


LIST: Rows = [
    ["姓名", "性別", "工號", "所在支部", "類別"],
    ["王小明", "男", "1001", "第一支部", "普通黨員"],
    ["李二", "男", "1002", "第一支部", "普通黨員"],
    ["陳靜", "女", "1003", "第一支部", "普通黨員"],
    ["趙大山", "男", "1004", "第一支部", "普通黨員"],
    ["趙小山", "男", "1005", "第一支部", "普通黨員"],
    ["趙中山", "男", "1006", "第二支部", "普通黨員"],
]


@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("王晓明", "王小明（名冊.xlsx!Sheet1!A2）"),
        ("王明小", "王小明（名冊.xlsx!Sheet1!A2）"),
        ("趙山", "趙大山（名冊.xlsx!Sheet1!A5）、趙小山（名冊.xlsx!Sheet1!A6）"),
        ("李三", "李二（名冊.xlsx!Sheet1!A3）"),
        ("孫二", ""),
        ("歐陽海", ""),
    ],
)
def test_names_that_are_like_one_are_told_and_never_taken(name: str, like: str, importing: Run) -> None:
    """One sign other, one too few, two in another order; all of the branch that are alike, and nobody else."""
    office("名冊.xlsx", LIST)
    rows = [["第一支部2024年簽到表"], ["姓名", "1月10日"], ["", "集中學習"], [name, "√"], ["陈 静", "√"]]
    ran = importing("名冊.xlsx", office("a.xlsx", rows), "--preview", *USUAL)
    assert ran.status == 1
    line = next(line for line in ran.err.splitlines() if "a.xlsx:Sheet1!A4" in line)
    assert ("名字相近的有：" in line) == bool(like)
    assert like in line
    assert tells(ran.err, "name-same", "a.xlsx:Sheet1!A5", severity="warning")
    assert "活動 0 行" in ran.out


def test_what_is_seen_otherwise_is_told_as_where_records_are_checked(importing: Run) -> None:
    """A rounded number and a hidden column are read, with a line; a text that is struck through in part keeps out."""
    head = ["編號", "姓名", "等次", "測評得分", "備註"]
    rows: list[list[object]] = [head, ["001", "王一", "合格", 89.6, 0.4], ["002", "李二", "合格", 90]]
    office("a.xlsx", rows, hidden=["A"], codes={"D2": "0", "E2": "0"})
    ran = importing("a.xlsx", "--out", "out.xlsx", *USUAL, *BRANCH)
    assert ran.status == 0, ran.err
    assert tells(ran.err, "shown-rounded", "a.xlsx:Sheet1!D2", severity="warning")
    assert tells(ran.err, "columns-hidden", "a.xlsx:Sheet1!A1", severity="warning")
    assert ran.err.count("shown-rounded") == 1
    rows[1][1] = CellRichText("王", TextBlock(InlineFont(strike=True), "小"), "一")
    office("b.xlsx", rows)
    ran = importing("b.xlsx", "--out", "out2.xlsx", *USUAL, *BRANCH)
    assert (ran.status, tells(ran.err, "looks-otherwise", "b.xlsx:Sheet1!B2")) == (1, True)
