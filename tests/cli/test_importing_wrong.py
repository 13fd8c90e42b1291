"""Every layout, wrong in every way that a table of it can be: told with its code and cell, and nothing is written."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from office_tables import Rows, office
from running import Run, tells

pytestmark = pytest.mark.usefixtures("folder")
USUAL = ("--track", "普通黨員", "--date", "2024-12-31")
BRANCH = ("--branch", "第一支部")
LIST: Rows = [
    ["姓名", "性別", "工號", "所在支部", "類別"],
    ["李二", "男", "1001", "第一支部", "普通黨員"],
    ["李二", "女", "1002", "第一支部", "普通黨員"],
    ["王一", "男", "1003", "第一支部", "普通黨員"],
]
# Each with who is named, and the day of it; and the cell of the name.
TABLES: Mapping[str, tuple[str, Rows]] = {
    "sign-in": ("A3", [["姓名", "{day}"], ["", "集中學習"], ["{who}", "√"]]),
    "meeting": ("B4", [["會議記錄"], ["會議名稱", "集中學習"], ["時間", "{day}"], ["簽到", "{who}"]]),
    "register": ("C2", [["會議類型", "實際時間", "出席", "應到"], ["集中學習", "{day}", "{who}", 1]]),
    "attendees": ("A3", [["{day}集中學習簽到表"], ["姓名", "簽到"], ["{who}", "√"]]),
    "attendance-log": (
        "A2",
        [["姓名", "活動類型", "開始時間", "簽到狀態"], ["{who}", "集中學習", "{day}", "√"]],
    ),
    "awards": ("A2", [["姓名", "省級表彰", "市級表彰"], ["{who}", "{day}", ""]]),
    "deeds": ("A2", [["姓名", "項目", "日期", "級別"], ["{who}", "表彰", "{day}", "市"]]),
    "member-card": ("B1", [["姓名", "{who}"], ["項目", "時間", "級別"], ["表彰", "{day}", "市"]]),
    "volunteering": ("A2", [["姓名", "志願項目", "服務日期", "服務時長"], ["{who}", "清潔", "{day}", 2]]),
    "ballots": ("A2", [["姓名", "優秀", "合格"], ["{who}", "√", ""]]),
    "review": ("A2", [["姓名", "評議結果"], ["{who}", "合格"]]),
}
DAYS: Mapping[str, str] = {
    "sign-in": "B1", "meeting": "B3", "register": "B2", "attendees": "A1", "attendance-log": "C2",
    "awards": "B2", "deeds": "C2",
    "member-card": "B3", "volunteering": "C2",
}  # fmt: skip
"""Where the day stands, in those that have one."""


@pytest.fixture
def importing(run: Run) -> Run:
    return run.of("--lang", "zh-Hant", "import")


def table(layout: str, who: str = "王一", day: str = "2024-01-10") -> Rows:
    _, rows = TABLES[layout]
    return [[each.format(who=who, day=day) if isinstance(each, str) else each for each in row] for row in rows]


def refused(importing: Run, code: str, cell: str, *paths: str, name: str = "a.xlsx") -> None:
    ran = importing(*paths, "--out", "out.xlsx", *USUAL, *BRANCH)
    assert ran.status == 1, ran.out + ran.err
    assert tells(ran.err, code, f"{name}:{cell}"), ran.err


@pytest.mark.parametrize("layout", sorted(TABLES))
def test_a_name_of_two_people(layout: str, importing: Run) -> None:
    """Which of them it is the table does not say."""
    refused(
        importing, "name-of-several", f"Sheet1!{TABLES[layout][0]}",
        office("名冊.xlsx", LIST), office("a.xlsx", table(layout, who="李二")),
    )  # fmt: skip


@pytest.mark.parametrize("layout", sorted(TABLES))
@pytest.mark.parametrize(("who", "code"), [("歐陽海", "not-listed"), ("王二", "not-listed-like")])
def test_a_name_that_the_list_has_not(layout: str, who: str, code: str, importing: Run) -> None:
    """Like one that it has, and like none."""
    refused(
        importing, code, f"Sheet1!{TABLES[layout][0]}",
        office("名冊.xlsx", LIST), office("a.xlsx", table(layout, who=who)),
    )  # fmt: skip


@pytest.mark.parametrize("layout", sorted(TABLES))
def test_a_name_with_blanks_or_in_the_other_script_is_the_same(layout: str, importing: Run) -> None:
    """And told; what is to be had of the table is had."""
    members = [*LIST[:1], ["陳靜", "女", "1001", "第一支部", "普通黨員"]]
    paths = office("名冊.xlsx", members), office("a.xlsx", table(layout, who="陈 静"))
    ran = importing(*paths, "--preview", *BRANCH, "--year", "2024")
    assert tells(ran.err, "name-same", f"a.xlsx:Sheet1!{TABLES[layout][0]}", severity="warning"), ran.err
    assert "file-left-out" not in ran.err


@pytest.mark.parametrize("layout", sorted(DAYS))
@pytest.mark.parametrize(
    ("day", "code"),
    [("2024-01-10 星期五", "wrong-weekday"), ("1月10日", "no-year"), ("2024年2月30日", "bad-date")],
)
def test_a_day_that_cannot_be(layout: str, day: str, code: str, importing: Run) -> None:
    """One that its weekday contradicts, one of no year, one that there is not."""
    if (layout, code) == ("attendees", "bad-date"):
        pytest.skip("a title without a day is no list of who came")
    if layout == "awards" and code == "bad-date":
        code = "bad-deed"  # a cell of it may hold more than dates
    refused(importing, code, f"Sheet1!{DAYS[layout]}", office("a.xlsx", table(layout, day=day)))


@pytest.mark.parametrize(
    ("layout", "cell"),
    [
        ("sign-in", "二!B1"),
        ("meeting", "二!B2"),
        ("register", "二!A2"),
        ("attendees", "二!A1"),
        ("attendance-log", "二!B2"),
    ],
)
def test_a_meeting_twice(layout: str, cell: str, importing: Run) -> None:
    """On two sheets, both with the marks of it."""
    refused(importing, "meeting-twice", cell, office("a.xlsx", {"一": table(layout), "二": table(layout)}))


@pytest.mark.parametrize("layout", ["sign-in", "meeting", "register", "attendees", "attendance-log"])
def test_a_figure_that_the_names_contradict(layout: str, importing: Run) -> None:
    """實到 in the register of another file, against the names of this one."""
    register = [["會議類型", "實際時間", "應到", "實到人數"], ["集中學習", "2024-01-10", 3, 3]]
    paths = office("a.xlsx", register), office("b.xlsx", table(layout))
    refused(importing, "attended-differs", "Sheet1!D2", *paths)


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        ([["姓名", "2024-01-10"], ["", "集中學習"], ["王一", "√"], ["李二", "缺"], ["合計", 5]], "B5"),
        ([["姓名", "2024-01-10", "出勤次數"], ["", "集中學習", ""], ["王一", "√", 3]], "C3"),
    ],
)
def test_a_sum_that_the_marks_contradict(rows: Rows, cell: str, importing: Run) -> None:
    """In a row below, in a column beside: told, for marks are facts and sums are not."""
    ran = importing(office("a.xlsx", rows), "--out", "out.xlsx", *USUAL, *BRANCH)
    assert ran.status == 0, ran.err
    assert tells(ran.err, "total-differs", f"a.xlsx:Sheet1!{cell}", severity="warning"), ran.err
    assert Path("out.xlsx").exists()


@pytest.mark.parametrize(
    ("layout", "code"),
    [
        ("sign-in", "unknown-mark"),
        ("attendees", "unknown-mark"),
        ("attendance-log", "unknown-mark"),
        ("ballots", "unknown-vote"),
    ],
)
def test_a_sign_that_nobody_knows(layout: str, code: str, importing: Run) -> None:
    """Told once, with all of its cells."""
    rows = [["φ" if each == "√" else each for each in row] for row in table(layout)]
    cell = {"sign-in": "B3", "attendees": "B3", "attendance-log": "D2", "ballots": "B2"}[layout]
    refused(importing, code, f"Sheet1!{cell}", office("a.xlsx", rows))


def test_people_whom_the_list_has_in_another_branch_are_not_said_to_be_missing(importing: Run) -> None:
    """The name of the branch differs, which is told once, and is mended by saying it."""
    office(
        "list.xlsx",
        [
            ["姓名", "性別", "入黨時間", "所在支部"],
            *([name, "男", "2001-7-1", "機關一支部"] for name in ("王一", "李二")),
        ],
    )
    office("a.xlsx", [["一支部2024年簽到表"], ["姓名", "1月10日"], ["", "集中學習"], ["王一", "√"], ["李二", "√"]])
    ran = importing("list.xlsx", "a.xlsx", "--out", "out.xlsx", *USUAL)
    assert ran.status == 1
    assert tells(ran.err, "listed-elsewhere", "a.xlsx:Sheet1!A4")
    assert "not-listed" not in ran.err
    assert ran.err.count("listed-elsewhere") == 1
    assert (
        importing("list.xlsx", "a.xlsx", "--out", "out.xlsx", "--force", *USUAL, "--branch", "機關一支部").status == 0
    )


def test_remarks_of_a_member_list_are_told_as_unread(importing: Run) -> None:
    """In both halves of a list, with its cell; who came in July is not scored for all the year unseen."""
    half = ["姓名", "性別", "入黨時間", "備註"]
    office("a.xlsx", [[*half, *half], ["王一", "男", "2001-7-1", "", "李二", "男", "2001-7-1", "7月轉入"]])
    ran = importing("a.xlsx", "--out", "out.xlsx", *USUAL, *BRANCH)
    assert ran.status == 0
    assert tells(ran.err, "heed", "a.xlsx:Sheet1!H2", severity="warning")
    assert "沒有讀：7月轉入。" in ran.err


def test_what_is_not_to_count_is_left_out_and_told(importing: Run) -> None:
    """A column of deeds that nobody knows, and a meeting that the rules do know."""
    deeds = office("a.xlsx", [["姓名", "省級表彰", "市級表彰", "通報批評"], ["王一", "2024-1-10", "2024-3-10", 1]])
    meetings = office("b.xlsx", [["姓名", "1月10日", "2月10日"], ["", "集中學習", "組織生活會"], ["王一", "√", "√"]])
    assert importing(deeds, "--preview", *USUAL, *BRANCH).status == 1
    put = ("--activity", "通報批評=不計", "--activity", "组织生活会=none")
    ran = importing(deeds, meetings, "--out", "out.xlsx", "--year", "2024", *USUAL, *BRANCH, *put)
    assert ran.status == 0, ran.err
    assert tells(ran.err, "columns-left", "a.xlsx:Sheet1!D1", severity="warning")
    assert tells(ran.err, "uncounted", "b.xlsx:Sheet1!C1", severity="warning")
    assert "安排 1 行，活動 3 行" in ran.out


def test_remarks_beside_marks_are_told_as_unread(importing: Run) -> None:
    """A sign is none, nor is the title of the next page."""
    page = [["姓名", "1月10日", "備註"], ["", "集中學習", ""], ["王一", "缺", "3月補課"], ["李二", "√", "√"]]
    office("a.xlsx", [*page, page[0], page[1], ["趙三", "√", ""]])
    ran = importing("a.xlsx", "--preview", "--year", "2024", *USUAL, *BRANCH)
    assert tells(ran.err, "heed", "a.xlsx:Sheet1!C3", severity="warning"), ran.err
    assert "沒有讀：3月補課。" in ran.err
