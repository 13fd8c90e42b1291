"""Tables of what members did and are: clean, as messy as offices make them, and wrong in each way, told at its cell."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from office_tables import AWARDS, USUAL, Rows, ballot, done, office, read, records, refused
from running import Run, tells

pytestmark = pytest.mark.usefixtures("folder")
BRANCH = ("--branch", "第一支部", "--year", "2024")


@pytest.fixture
def importing(run: Run) -> Run:
    return run.of("--lang", "zh-Hant", "import")


# ── 加分臺賬、扣分臺賬 ───────────────────────────────────────────────────────────────────────────────────────────────

AWARDED = [
    ("李二", "2024-12-31", "為羣眾辦實事", None), ("李二", "2024-12-31", "表彰", "省"),
    ("李二", "2024-12-31", "表彰", "省"), ("王一", "2024-03-05", "為羣眾辦實事", None),
    ("王一", "2024-12-31", "表彰", "中央"),
]  # fmt: skip
MESSY_AWARDS: Rows = [
    ["第一支部2024年加分台账", "", "", "", "", ""],
    ["序号", "姓名", "表彰", "", "办实事", "合计"],
    ["", "", "国家级（10分）", "省级（8分）", "为群众办实事", ""],
    [1, "王 一", "1次", "—", "2024.3.5", 10],
    [2, "李二", "", "16分", "√", 16],
    ["合计", "", 1, 2, "", ""],
    ["注：以证书为准"],
]


def test_a_ledger_of_awards_gives_deeds(importing: Run) -> None:
    """A count, a date, points and a sign; without a date, that of the option."""
    read(importing, AWARDS, *BRANCH)
    assert done("out.xlsx", "級別") == sorted(AWARDED, key=str)
    assert {row["來源"] for row in records()["活動"]} == {f"a.xlsx!Sheet1!{at}" for at in ("B3", "D3", "C4", "D4")}
    read(importing, MESSY_AWARDS, *BRANCH, merged=["A1:F1", "C2:D2"])
    assert done("out.xlsx", "級別") == sorted(AWARDED, key=str)


def test_numbers_are_counts_or_points_as_the_titles_say(importing: Run) -> None:
    """2 under 2 may be two or one, as 10 may where nothing is said; the titles, the other numbers or the option say."""
    rows = [["加分臺賬"], ["姓名", "國家級（2分）", "省級（2分）"], ["王一", 2, ""], ["李二", "", 4]]
    refused(importing, rows, "count-or-points", "B3", *BRANCH)
    for option, times in (("次數", (2, 4)), ("分值", (1, 2))):
        read(importing, rows, *BRANCH, "--numbers", option)
        assert [sum(row[0] == name for row in done()) for name in ("王一", "李二")] == list(times)
    read(importing, [["加分臺賬（填分值）"], *rows[1:]], *BRANCH)
    assert len(done()) == 3
    # What one cell can only be, another need not be.
    refused(importing, [*rows, ["趙三", 1, ""]], "count-or-points", "B3", *BRANCH)
    read(importing, [rows[0], rows[1], ["王一", 1, ""], ["李二", "", 3]], *BRANCH)
    assert len(done()) == 4
    refused(importing, [["加分臺賬"], ["姓名", "國家級", "省級"], ["王一", 10, ""]], "count-or-points", "B3", *BRANCH)


def test_a_fault_is_known_by_the_rule_s_own_sentence(importing: Run) -> None:
    """Or by an option; meetings come from sign-in tables, and are told."""
    rows = [
        ["扣分臺賬"],
        ["姓名", "不積極交納或不交黨費的，扣10分", "消極執行決定", "無故不參加集中學習", "其他"],
        ["王一", 1, "", 2, ""],
        ["李二", "", "4月6日", "", 1],
    ]
    refused(importing, rows, "column-unknown", "E2", *BRANCH)
    told = read(importing, rows, *BRANCH, "--activity", "其他=失職")
    assert tells(told, "deed-left", "a.xlsx:Sheet1!D2", severity="warning")
    assert ("王一", "2024-12-31", "欠交黨費") in done()
    assert ("李二", "2024-04-06", "消極執行決定") in done()
    assert ("李二", "2024-12-31", "失職") in done()


def test_points_in_the_titles_of_faults_make_them_no_points(importing: Run) -> None:
    """Two header rows, each rule's sentence with its points, points in the cells, totals."""
    rows = [
        ["第一支部2024年黨員扣分臺賬", "", "", "", ""], ["序號", "姓名", "扣分項目", "", "合計"],
        ["", "", "不積極交納或不交黨費的扣10分", "工作中有失職情況的扣10分", ""],
        [1, "王一", "10分", "", 10], [2, "李二", "", "2024.5.6", 10], ["合計", "", 10, 10, 20],
    ]  # fmt: skip
    read(importing, rows, merged=["A1:E1", "C2:D2"])
    assert done() == [("李二", "2024-05-06", "失職"), ("王一", "2024-12-31", "欠交黨費")]


@pytest.mark.parametrize(
    ("cell", "code", "options"),
    [
        ("好", "bad-deed", BRANCH), (0.5, "points-differ", BRANCH), ("3分", "points-differ", BRANCH),
        (-1, "points-differ", BRANCH), (999, "bad-deed", BRANCH), ("5月6日（周三）", "wrong-weekday", BRANCH),
        ("5月6日", "no-year", BRANCH[:2]),
    ],
)  # fmt: skip
def test_a_deed_that_is_none_is_refused(cell: object, code: str, options: Sequence[str], importing: Run) -> None:
    rows = [["加分臺賬"], ["姓名", "國家級（10分）", "省級（8分）"], ["王一", cell, ""], ["李二", "", "√"]]
    refused(importing, rows, code, "B3", *options)


NAMED: Rows = [
    ["2024年表彰臺賬", "", "", ""],
    ["序號", "支部", "國家級", "市級"],
    [1, "第一支部", "", "张三（5.12）、李 四"],
    [2, "第二支部", "王五(2024年3月8日)", "無"],
    ["合計", "", 1, 2],
    ["註：以證書為準", "", "", ""],
]


def test_names_with_days_under_awards_are_read(importing: Run) -> None:
    """Who has no day has that of the option."""
    told = read(importing, NAMED, merged=["A1:D1", "A6:D6"])
    assert done("out.xlsx", "級別", "來源") == [
        ("张三", "2024-05-12", "表彰", "市", "a.xlsx!Sheet1!D3"),
        ("李四", "2024-12-31", "表彰", "市", "a.xlsx!Sheet1!D3"),
        ("王五", "2024-03-08", "表彰", "中央", "a.xlsx!Sheet1!C4"),
    ]  # fmt: skip
    assert {row["姓名"]: row["支部"] for row in records()["成員"]} == {
        "张三": "第一支部", "李四": "第一支部", "王五": "第二支部",
    }  # fmt: skip
    assert tells(told, "left-out", "a.xlsx:Sheet1!A5", severity="warning")


@pytest.mark.parametrize("cell", ["张三（5.12、李四", "张三2次", "张三（申报中）"])
def test_names_under_awards_that_are_none_are_refused(cell: str, importing: Run) -> None:
    refused(importing, [*NAMED[:3], [2, "第二支部", "王五", ""], [3, "第二支部", cell, ""]], "bad-name", "C5")


def test_names_under_awards_without_a_day_are_refused(run: Run) -> None:
    """Of a row whose day is blank, as where there is no column of days: nobody's award is passed over."""
    head, rows = (
        ["序號", "支部", "時間", "國家級", "市級"],
        [[1, "第一支部", "", "", "張三、李四"], [2, "第二支部", "2024.3.8", "王五", ""]],
    )
    office("a.xlsx", [["2024年表彰臺賬"], head, *rows])
    ran = run("--lang", "zh-Hant", "import", "a.xlsx", "--out", "out.xlsx", "--track", "普通黨員")
    assert (ran.status, tells(ran.err, "no-day", "a.xlsx:Sheet1!E3")) == (1, True), ran.err


def test_a_deed_of_several_people_is_that_of_each(importing: Run) -> None:
    """But for amounts: whether each has all of it, nobody knows."""
    rows: Rows = [
        ["獲獎登記"],
        ["榮譽名稱", "級別", "獲獎人員", "獲獎時間"],
        ["先進", "市級", "王一、李 二", "2024.7.1"],
    ]
    read(importing, rows, *BRANCH)
    assert done("out.xlsx", "備註") == [(name, "2024-07-01", "表彰", "先進") for name in ("李二", "王一")]
    shared: Rows = [["志願服務"], ["姓名", "服務日期", "服務時長"], ["王一、李二", "2024-03-05", 3]]
    refused(importing, shared, "amount-of-several", "C3", *BRANCH)


def test_a_column_beside_a_base_is_of_points(importing: Run) -> None:
    """What begins with a base is summed up: no number under 表彰 is a count."""
    rows: Rows = [["2024年臺賬"], ["姓名", "基礎分", "表彰", "為羣眾辦實事", "總分"], ["王一", 60, 10, 5, 75]]
    ran = importing(office("a.xlsx", rows), "--preview", *USUAL, *BRANCH)
    assert tells(ran.err, "points-without-facts", "a.xlsx:Sheet1!A2")


def test_full_marks_of_a_table_of_points_are_no_deeds(importing: Run) -> None:
    """Titles that call it points, and no word of a ledger: 20分 is what may be had, not what one is worth."""
    rows: Rows = [["先鋒指數積分公示"], ["姓名", "表彰（20分）", "志願服務（20分）", "合計"], ["王一", 20, 20, 40]]
    ran = importing(office("a.xlsx", rows), "--preview", *USUAL, *BRANCH)
    assert tells(ran.err, "points-without-facts", "a.xlsx:Sheet1!A2")


def test_a_deed_without_a_day_asks_for_one(importing: Run) -> None:
    ran = importing(office("a.xlsx", AWARDS), "--out", "out.xlsx", "--track", "普通黨員", *BRANCH)
    assert (ran.status, tells(ran.err, "no-day", "a.xlsx:Sheet1!B3")) == (1, True)
    rows = [AWARDS[0], [*AWARDS[1], "日期"], [*AWARDS[2], "2024-06-01"], [*AWARDS[3], "7月1日"]]
    ran = importing(office("b.xlsx", rows), "--out", "out.xlsx", "--track", "普通黨員", *BRANCH)
    assert ran.status == 0, ran.err
    assert {row[1] for row in done()} == {"2024-06-01", "2024-03-05", "2024-07-01"}


# ── 事項登記 ─────────────────────────────────────────────────────────────────────────────────────────────────────────

DEEDS: Rows = [
    ["姓名", "項目", "日期", "級別"],
    ["王一", "表彰", "2024-05-06", "省"],
    ["王一", "合理化建議", "6月7日", ""],
]


def test_a_register_of_deeds(importing: Run) -> None:
    read(importing, DEEDS, *BRANCH)
    found = [("王一", "2024-05-06", "表彰", "省"), ("王一", "2024-06-07", "合理化建議", None)]
    assert done("out.xlsx", "級別") == found
    messy = [
        ["２０２４年奖惩登记表", "", "", "", ""], ["序号", "姓 名", "事项", "时间", "级别"],
        [1, "王 一", "表彰", "2024.5.6", "省级"], [2, "王一", "合理化建议", "6月7日（星期五）", ""],
        ["合计", "2项", "", "", ""],
    ]  # fmt: skip
    read(importing, messy, *BRANCH, merged=["A1:E1"])
    assert [row[:3] for row in done()] == [row[:3] for row in found]


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        (["王一", "遊園", "2024-05-06", ""], "unknown-activity", "B2"),
        (["王一", "黨課", "2024-05-06", ""], "not-done", "B2"),
        (["王一", "表彰", "上周", ""], "bad-date", "C2"),
    ],
)
def test_a_register_of_deeds_that_is_wrong_is_refused(row: list[object], code: str, cell: str, importing: Run) -> None:
    refused(importing, [DEEDS[0], row], code, cell, *BRANCH)


# ── 民主測評 ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def votes(path: str = "out.xlsx") -> dict[object, tuple[object, ...]]:
    found = records(path)
    names = {row["編號"]: row["姓名"] for row in found["成員"]}
    titles = ("優秀票", "合格票", "基本合格票", "不合格票")
    return {names[row["編號"]]: tuple(row.get(title) for title in titles) for row in found["評議"]}


def test_ballots_are_added_up_over_sheets_and_files(importing: Run) -> None:
    """A line without a vote is an abstention, and told; blanks and script in names are no difference."""
    sheets = {"票1": ballot("優秀", "合格", "優秀"), "票2": ballot("合格", "合格", "")}
    rows = [
        ["第一支部民主测评票", "", "", "", "", ""], ["序号", "姓名", "测评等次", "", "", ""],
        ["", "", "优秀", "合格", "基本合格", "不合格"],
        [1, "王 一", "✓", "", "", ""], [2, "李二", "", "", "○", ""], [3, "赵三", "", "", "", "✔"], ["说明：限选一项"],
    ]  # fmt: skip
    office("a.xlsx", sheets)
    ran = importing("a.xlsx", office("b.xlsx", rows, merged=["A1:F1", "C2:F2"]), "--out", "out.xlsx", *USUAL, *BRANCH)
    assert ran.status == 0, ran.err
    assert tells(ran.err, "abstained", "a.xlsx:票2!B5", severity="warning")
    assert votes() == {"王一": (2, 1, 0, 0), "李二": (0, 2, 1, 0), "趙三": (1, 0, 0, 1)}
    assert records()["評議"][0]["來源"] == "a.xlsx!票1!B3; a.xlsx!票2!B3; b.xlsx!Sheet1!C4"


def test_a_tally_stands_as_it_is_and_agrees_with_its_total(importing: Run) -> None:
    rows = [
        ["測評計票"],
        ["姓名", "優秀", "合格", "不合格", "合計"],
        ["王一", "12票", 3, 0, 15],
        ["李二", 10, 5, "", 15],
    ]
    read(importing, rows, *BRANCH)
    assert votes() == {"王一": (12, 3, None, 0), "李二": (10, 5, None, 0)}
    Path("out.xlsx").unlink()
    refused(importing, [*rows[:3], ["李二", 10, 5, "", 16]], "sum-differs", "E4", *BRANCH)


@pytest.mark.parametrize(
    ("line", "code", "cell"),
    [
        (["王一", "√", "√", "", ""], "two-votes", "B3"),
        (["王一", "×", "", "", ""], "unknown-vote", "B3"),
        (["王一", -1, "", "", ""], "unknown-vote", "B3"),
        (["李二", "√", "", "", ""], "name-twice", "A4"),
    ],
)
def test_a_ballot_that_is_wrong_is_refused(line: list[object], code: str, cell: str, importing: Run) -> None:
    good = ballot("優秀", "合格", "優秀")
    refused(importing, [*good[:2], line, good[3]], code, cell, *BRANCH)


# ── 評議結果、黨員名冊 ───────────────────────────────────────────────────────────────────────────────────────────────


def test_results_of_the_review_give_posts_and_standing_too(importing: Run) -> None:
    rows = [
        ["2024年民主评议结果", "", "", "", ""], ["编号", "姓名", "党籍", "党内职务", "评议结果"],
        ["001", "王 一", "正式党员", "支部书记", "优秀"], ["002", "李二", "预备党员", "", "合格"],
        ["註：趙三外出未參評"], ["003", "周五", "", "", "基本合格"],
    ]  # fmt: skip
    told = read(importing, rows, *BRANCH, merged=["A1:E1"])
    assert tells(told, "left-out", "a.xlsx:Sheet1!A5", severity="warning")
    assert [(row["編號"], row["黨籍"], row["職務"]) for row in records()["成員"]] == [
        ("001", "正式党员", "支部书记"), ("002", "预备党员", None), ("003", None, None),
    ]  # fmt: skip
    assert [row["等次"] for row in records()["評議"]] == ["优秀", "合格", "基本合格"]


def test_a_total_may_have_those_who_chose_none(importing: Run) -> None:
    titles = ["姓名", "總票數", "優秀票", "合格票", "棄權"]
    read(importing, [["第一支部民主測評計票表"], titles, ["王一", 20, 18, 1, 1], ["李二", 19, 18, 1, 1]], *BRANCH)
    assert [row["優秀票"] for row in records()["評議"]] == [18, 18]
    refused(importing, [["第一支部民主測評計票表"], titles, ["王一", 21, 18, 1, 1]], "sum-differs", "B3", *BRANCH)


def test_what_came_of_points_is_no_review(importing: Run) -> None:
    rows = [["黨員量化積分表"], ["姓名", "基本積分", "扣分", "總積分", "等次"], ["王一", 60, 2, 58, "優秀"]]
    ran = importing(office("a.xlsx", rows), "--preview", *USUAL, *BRANCH)
    assert tells(ran.err, "points-without-facts", "a.xlsx:Sheet1!A2")


def test_the_standing_of_a_list_of_members_in_other_places(importing: Run) -> None:
    """Under 類別, where nothing else stands there, and in brackets behind a name."""
    about = ["男", "漢", "2022/6/1"]
    titles = ["姓名", "類別", "性別", "民族", "入黨日期"]
    rows = [["第一支部黨員名冊"], titles, ["王一", "正式黨員", *about], ["李二", "預備黨員", *about]]
    read(importing, rows, *BRANCH)
    assert [row["黨籍"] for row in records()["成員"]] == ["正式黨員", "預備黨員"]
    assert {row["類別"] for row in records()["成員"]} == {"普通黨員"}
    rows = [["第一支部黨員名冊"], ["姓名", *titles[2:]], ["王一（預備）", *about], ["李二", *about]]
    told = read(importing, rows, *BRANCH)
    assert [row["黨籍"] for row in records()["成員"]] == ["預備", None]
    assert tells(told, "note-aside", "a.xlsx:Sheet1!A3", severity="warning")


def test_two_results_of_one_person_are_told(importing: Run) -> None:
    office("a.xlsx", [["姓名", "評議結果"], ["王一", "優秀"]])
    office("b.xlsx", [["姓名", "評議結果"], ["王一", "合格"]])
    ran = importing("a.xlsx", "b.xlsx", "--out", "out.xlsx", *USUAL, *BRANCH)
    assert (ran.status, tells(ran.err, "name-twice", "b.xlsx:Sheet1!A2")) == (1, True)
    assert len(records()["評議"]) == 1


def test_a_list_of_members_with_thirty_columns(importing: Run) -> None:
    """Two-row header, hidden columns, an identity number that stays as it is, totals, a hidden row that counts."""
    head = ["序号", "姓名", "性别", "民族", "公民身份号码", "工号", "所在党支部", "党内职务", "入党时间", "类别"]
    more = [f"附加{at}" for at in range(20)]
    rows = [
        ["黨員花名冊"], ["一九二四", "", "个人情况"], [*head, *more],
        [1, "王 一", "男", "汉", "110101190001011234", "001", "第一支部", "党支部书记", "2001年7月1日", "普通党员"],
        [2, "李二", "女", "汉", "110101190001011235", "002", "第一支部", "", "2001年7月1日", "普通党员"],
        ["合计", "2人"],
    ]  # fmt: skip
    name = office("a.xlsx", rows, hidden=["E", 5])
    ran = importing(name, "--out", "out.xlsx")
    assert ran.status == 0, ran.err
    assert tells(ran.err, "row-hidden", "a.xlsx:Sheet1!A5", severity="warning")
    found = [(row["編號"], row["姓名"], row["支部"], row["職務"]) for row in records()["成員"]]
    assert found == [("001", "王一", "第一支部", "党支部书记"), ("002", "李二", "第一支部", None)]


@pytest.mark.parametrize(
    ("rows", "code", "cell"),
    [
        ([["001", "王一", "第一支部"], ["001", "李二", "第一支部"]], "id-twice", "B3"),
        ([["", "王一", "第一支部"], ["", "王一", "第一支部"]], "name-twice", "B3"),
        ([["001", "王一", "第一支部"], ["", "王 一", "第一支部"]], "listed-twice", "B3"),
        ([["001", "王一", ""]], "no-branch", "B2"),
    ],
)
def test_a_list_of_members_that_is_wrong_is_refused(rows: Rows, code: str, cell: str, importing: Run) -> None:
    head = ["編號", "姓名", "支部", "性別", "民族"]
    refused(importing, [head, *([*row, "男", "漢"] for row in rows)], code, cell)


# ── 志願服務 ─────────────────────────────────────────────────────────────────────────────────────────────────────────

SHIFTS: Rows = [
    ["志願者姓名", "項目名稱", "服務日期", "開始時間", "結束時間", "服務時長"],
    ["王一", "清潔", "2024-03-05", "14:00", "17:00", 3],
    ["王一", "值守", "2024-05-01", "22:00", "02:30", ""],
]


def test_a_shift_over_midnight_counts_on_the_day_it_begins(importing: Run) -> None:
    for rows in (
        SHIFTS,
        [
            ["志愿服务时长表", "", "", "", ""], ["序号", "姓名", "项目名称", "服务时间", "服务时长（小时）"],
            [1, "王 一", "清洁", "3月5日 14:00-17:00", "3小时"], [2, "王一", "值守", "5月1日 22:00-02:30", ""],
            ["合计", "", "", "", 7.5],
        ],
    ):  # fmt: skip
        read(importing, rows, *BRANCH, "--track", "學生黨員")
        assert done("out.xlsx", "學時") == [
            ("王一", "2024-03-05", "志願服務", 3), ("王一", "2024-05-01", "志願服務", 4.5),
        ]  # fmt: skip


def test_hours_beyond_the_shift_are_told_and_taken(importing: Run) -> None:
    told = read(importing, [*SHIFTS[:1], [*SHIFTS[1][:5], 4]], *BRANCH, "--track", "學生黨員")
    assert tells(told, "hours-beyond", "a.xlsx:Sheet1!F2", severity="warning")
    assert done("out.xlsx", "學時") == [("王一", "2024-03-05", "志願服務", 4)]


# ── 分值 ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

POINTS: dict[str, Rows] = {
    "two header rows": [
        ["2024年積分總臺賬"], ["姓名", "基礎分", "第一季度", "", "第二季度", "", "總分"],
        ["", "", "加分", "扣分", "加分", "扣分", ""], ["王一", 100, 2, -1, 3, 0, 104], ["合計", 100, 2, -1, 3, 0, 104],
    ],
    "months across": [["積分"], ["姓名", "1月", "2月", "三月", "合計"], ["王一", 1, 2, 3, 6]],
    "years across": [["積分"], ["姓名", "2018年", "2017年"], ["王一", 88, 90]],
    "sums": [["積分"], ["姓名", "加分情況", "總分"], ["王一", "基礎分+23\n社會實踐+0.5", 23.5]],
}  # fmt: skip


@pytest.mark.parametrize("rows", POINTS.values(), ids=POINTS)
def test_points_without_facts_are_told_in_one_line(rows: Rows, importing: Run) -> None:
    ran = importing(office("a.xlsx", rows), "--out", "out.xlsx", *USUAL, *BRANCH)
    assert ran.status == 1
    assert ran.err.count("points-without-facts") == 1
    assert "points-aside" not in ran.err
    assert not Path("out.xlsx").exists()


def test_points_beside_facts_are_left_out_and_told(importing: Run) -> None:
    office("a.xlsx", {"事項": DEEDS, "積分": POINTS["months across"]})
    ran = importing("a.xlsx", "--out", "out.xlsx", *USUAL, *BRANCH)
    assert ran.status == 0, ran.err
    assert tells(ran.err, "points-beside", "a.xlsx:積分!A2", severity="warning")
    office("a.xlsx", {"事項": DEEDS, "積分": [["積分"], ["姓名", "加分", "扣分", "總分"], ["王一", 5, 0, 65]]})
    ran = importing("a.xlsx", "--out", "out.xlsx", "--force", *USUAL, *BRANCH)
    assert ran.status == 0, ran.err


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        ([*POINTS["two header rows"][:3], ["王一", 100, 2, -1, 3, 0, 105]], "G4"),
        ([*POINTS["sums"][:2], ["王一", "基礎分+23\n社會實踐+0.5", 24]], "C3"),
    ],
)
def test_a_typed_total_that_does_not_sum_is_told(rows: Rows, cell: str, importing: Run) -> None:
    refused(importing, rows, "sum-differs", cell, *BRANCH)


def test_given_points_come_in_where_the_rules_take_them(importing: Run) -> None:
    """By the column's word, the month's last day or the option's, the cell that they stand in."""
    rules = Path("rules")
    rules.mkdir()
    (rules / "shop.yaml").write_text(SHOP, encoding="utf-8")
    options = ("--rules", "rules", "--track", "店員", *BRANCH)
    rows = [["積分"], ["姓名", "好評", "", "合計"], ["", "1月", "第二季度", ""], ["王一", 2, 3, 5]]
    ran = importing(office("a.xlsx", rows, merged=["B2:C2"]), "--out", "out.xlsx", *options)
    assert ran.status == 0, ran.err
    assert done("out.xlsx", "分值") == [("王一", "2024-01-31", "好評", 2), ("王一", "2024-06-30", "好評", 3)]
    assert [row["來源"] for row in records()["活動"]] == ["a.xlsx!Sheet1!B4", "a.xlsx!Sheet1!C4"]
    rows = [["積分"], ["姓名", "加分情況", "總分"], ["王一", "好評+1.5、雜項+1", 2.5]]
    ran = importing(office("b.xlsx", rows), "--out", "b-out.xlsx", "--date", "2024-12-31", *options)
    assert ran.status == 0, ran.err
    assert tells(ran.err, "points-aside", "b.xlsx:Sheet1!B3", severity="warning")
    assert done("b-out.xlsx", "分值") == [("王一", "2024-12-31", "好評", 1.5)]
    rows = [["個人積分卡"], ["姓名", "王一"], ["項目", "時間", "分值"], ["好評", "2024-05-06", 2]]
    ran = importing(office("c.xlsx", rows), "--out", "c-out.xlsx", *options)
    assert ran.status == 0, ran.err
    assert done("c-out.xlsx", "分值") == [("王一", "2024-05-06", "好評", 2)]
    rows = [["個人積分卡"], ["姓名", "王一"], ["項目", "時間"], ["好評", "2024-05-06"]]
    ran = importing(office("d.xlsx", rows), "--out", "d-out.xlsx", *options)
    assert tells(ran.err, "points-wanting", "d-out.xlsx:活動!A2"), ran.err
    assert done("d-out.xlsx", "分值") == [("王一", "2024-05-06", "好評", None)]


SHOP = """\
id: shop
title: 店鋪評分辦法
en: Shop appraisal
version: "1"
source: 店鋪評分辦法
tracks: {clerk: {title: 店員, en: clerk, clause: 第一條, categories: {work: {
  title: 工作, en: work, clause: 第一條, start: 50, cap: open, rules: {
    praise: {kind: given, clause: 第一條, says: 好評按分值加, activity: 好評, between: [0, 10]}}}}}}
activities: {好評: {kind: deed, en: praise}}
bands: [{id: good, title: 良好, en: good, clause: 第二條, at_least: 0}]
"""


# ── 一人一表 ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_sheet_a_member(importing: Run) -> None:
    """Labels above, things below; a workbook of several."""
    sheets = {
        name: [["個人記錄卡"], ["姓名", name, "編號", number], ["支部", "第一支部", "黨內職務", post],
               ["項目", "時間", "事由", "級別"], ["表彰", "5月6日", "先進", "市"], ["合計", "1項"]]
        for name, number, post in (("王一", "001", "支部書記"), ("李二", "002", ""))
    }  # fmt: skip
    ran = importing(office("a.xlsx", sheets), "--out", "out.xlsx", "--track", "普通黨員", "--year", "2024")
    assert ran.status == 0, ran.err
    assert [(row["編號"], row["職務"]) for row in records()["成員"]] == [("001", "支部書記"), ("002", None)]
    assert done("out.xlsx", "級別") == [("李二", "2024-05-06", "表彰", "市"), ("王一", "2024-05-06", "表彰", "市")]
    assert {row["來源"] for row in records()["活動"]} == {"a.xlsx!王一!A5", "a.xlsx!李二!A5"}


@pytest.mark.parametrize(
    ("rows", "code", "cell"),
    [
        ([["姓名", "王一"], ["項目", "時間"], ["遊園", "2024-05-06"]], "unknown-activity", "A3"),
        ([["姓名", "王一"], ["項目", "時間"], ["表彰", "上周"]], "bad-date", "B3"),
        ([["姓名", "王1"], ["項目", "時間"], ["表彰", "2024-05-06"]], "bad-name", "B1"),
        (
            [["姓名", "王一"], ["項目", "時間", "分值"], ["拾金不昧好人好事", "2024-05-06", 2]],
            "points-without-facts",
            "A2",
        ),
    ],
)
def test_a_sheet_a_member_that_is_wrong_is_refused(rows: Rows, code: str, cell: str, importing: Run) -> None:
    refused(importing, rows, code, cell, *BRANCH)
