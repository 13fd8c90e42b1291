"""Tables as offices print and fill them: pages, halves, many branches, days in words, blanks with a meaning."""

import datetime as dt
from pathlib import Path

import pytest

from office_tables import USUAL, Rows, done, marks, office, read, records, refused
from running import Run, tells

pytestmark = pytest.mark.usefixtures("folder")
TITLE = "第一支部2024年簽到表"


@pytest.fixture
def importing(run: Run) -> Run:
    return run.of("--lang", "zh-Hant", "import")


def told(*expected: str) -> dict[tuple[str, str, str], str]:
    """``王一 2024-01-05 黨課 出席`` as :func:`marks` has it."""
    return {(name, day, what): mark for name, day, what, mark in map(str.split, expected)}


HEAD = [["序號", "姓名", "1月5日", "2月6日"], ["", "", "支部黨員大會", "支部委員會"]]
LIST = [
    ["姓名", "性別", "入黨時間", "所在支部"],
    ["王一", "男", "2001", "第一支部"],
    ["李二", "女", "2002", "第二支部"],
]
FOUR = told(
    "王一 2024-01-05 支部黨員大會 出席", "王一 2024-02-06 支部委員會 出席",
    "李二 2024-01-05 支部黨員大會 出席", "李二 2024-02-06 支部委員會 缺席",
    "趙三 2024-01-05 支部黨員大會 請假", "趙三 2024-02-06 支部委員會 出席",
)  # fmt: skip


def test_a_header_that_comes_again_on_the_next_page(importing: Run) -> None:
    """The same meetings go on; a title above it and a line of pages below are no people."""
    first = [[TITLE], *HEAD, [1, "王一", "√", "√"], [2, "李二", "√", "缺"], ["第1頁 共2頁"]]
    read(importing, [*first, [TITLE], *HEAD, [3, "趙三", "請假", "√"], ["第2頁 共2頁"]])
    assert marks() == FOUR
    assert len(records()["安排"]) == 2


def test_other_meetings_of_the_same_people_below(importing: Run) -> None:
    """Each header is of the rows below it."""
    again = [["序號", "姓名", "3月7日"], ["", "", "黨課"], [1, "王一", "√"], [2, "李二", "缺"]]
    read(importing, [[TITLE], *HEAD, [1, "王一", "√", "√"], [2, "李二", "√", "缺"], [], *again])
    assert marks()["李二", "2024-03-07", "黨課"] == "缺席"
    assert len(marks()) == 6
    assert len(records()["成員"]) == 2


def test_a_block_a_month_with_a_title_of_its_own(importing: Run) -> None:
    """The title over each header names the month of its days, and a branch its people."""
    blocks = [
        ["第一支部1月份簽到表"], ["姓名", "5日"], ["", "集中學習"], ["王一", "√"],
        ["第二支部2月份簽到表"], ["姓名", "6日"], ["", "集中學習"], ["李二", "√"],
    ]  # fmt: skip
    read(importing, blocks, "--year", "2024")
    assert marks() == told("王一 2024-01-05 集中學習 出席", "李二 2024-02-06 集中學習 出席")
    assert [row["支部"] for row in records()["成員"]] == ["第一支部", "第二支部"]


def test_two_halves_side_by_side(importing: Run) -> None:
    """Names go on in the right half; the marks are told with their own cells."""
    head = [[*row, *row] for row in HEAD]
    rows = [[TITLE], *head, [1, "王一", "√", "√", 3, "趙三", "請假", "√"], [2, "李二", "√", "缺"]]
    read(importing, rows)
    assert marks() == FOUR
    assert {row["來源"] for row in records()["活動"]} == {
        f"a.xlsx!Sheet1!{at}" for at in ["C4", "D4", "C5", "D5", "G4", "H4"]
    }


def test_who_has_a_mark_in_two_parts_is_told(importing: Run) -> None:
    """One person, one meeting, two pages."""
    page = [[1, "王一", "√", "√"]]
    refused(importing, [[TITLE], *HEAD, *page, [TITLE], *HEAD, [1, "王一", "缺", "√"]], "name-twice", "C8")


def test_the_member_list_says_whose_a_meeting_was(importing: Run) -> None:
    """Where neither a title nor a column has the branch, that of each person."""
    rows = {
        "簽到": [["2024年集中學習簽到表"], ["姓名", "1月5日"], ["王一", "√"], ["李二", "缺"]],
        "名冊": LIST,
    }
    said = read(importing, rows)
    assert "按名冊分支部" in said
    assert [row["支部"] for row in records()["安排"]] == ["第一支部", "第二支部"]
    assert marks() == told("王一 2024-01-05 集中學習 出席", "李二 2024-01-05 集中學習 缺席")


def test_names_in_one_cell_do_not_part_a_meeting(importing: Run) -> None:
    """Some of them may be guests: whose meeting it was must be said."""
    rows = {
        "會議": [["會議記錄"], ["會議名稱", "集中學習"], ["時間", "2024-01-05"], ["參加人員", "王一、李二"]],
        "名冊": LIST,
    }
    ran = importing(office("a.xlsx", rows), "--out", "out.xlsx", *USUAL)
    assert (ran.status, tells(ran.err, "no-branch", "a.xlsx:會議!B2")) == (1, True), ran.err


@pytest.mark.parametrize(
    ("written", "day"),
    [("元月5日", "01-05"), ("十二月三十一日", "12-31"), ("二月二十日", "02-20"), ("1.5", "01-05"), (3.15, "03-15")],
)
def test_days_as_they_are_written(written: object, day: str, importing: Run) -> None:
    """In words, by points, as a number that can be one day alone."""
    read(importing, [[TITLE], ["姓名", written], ["", "集中學習"], ["王一", "√"]])
    assert marks() == told(f"王一 2024-{day} 集中學習 出席")


@pytest.mark.parametrize("written", [2.2, 4.1])
def test_a_number_that_may_be_two_days_is_asked_about(written: float, importing: Run) -> None:
    """2.20 typed into a cell is 2.2."""
    refused(importing, [[TITLE], ["姓名", written], ["", "集中學習"], ["王一", "√"]], "two-days", "B2")


def test_bare_days_under_a_sheet_of_a_month(importing: Run) -> None:
    """Numbers that rise as days do; from one on they may be the first and second meeting, and are none."""
    head = [["第一支部考勤表"], ["姓名", 5, 12], ["", "集中學習", "支部黨員大會"], ["王一", "√", "√"]]
    read(importing, {"1月": head}, name="2024年.xlsx")
    assert {day for _, day, _ in marks()} == {"2024-01-05", "2024-01-12"}
    Path("out.xlsx").unlink()
    ran = importing(office("2024年.xlsx", {"1月": [head[0], ["姓名", 1, 2], *head[2:]]}), "--out", "out.xlsx", *USUAL)
    assert (ran.status, "no-date" in ran.err) == (1, True)


def test_months_alone_are_no_dates(importing: Run) -> None:
    """The table is known for what it is, and its columns are told."""
    refused(importing, [["第一支部2024年黨員大會簽到表"], ["姓名", "1月", "2月"], ["王一", "√", "√"]], "no-date", "B2")


def test_header_rows_with_labels_and_figures(importing: Run) -> None:
    """What was held, on what, and how many came, each in a row of its own."""
    head = [["姓名", "1月5日"], ["會議類型", "支部黨員大會"], ["主題", "換屆"], ["應到", 2], ["實到", 1]]
    read(importing, [[TITLE], *head, ["王一", "√"], ["李二", "缺"]])
    assert marks() == told("王一 2024-01-05 支部黨員大會 出席", "李二 2024-01-05 支部黨員大會 缺席")
    assert [row["主題"] for row in records()["安排"]] == ["換屆"]


def test_a_title_in_the_corner(importing: Run) -> None:
    """What stands across and what stands down in one cell, parted by a line or a stroke."""
    for corner in ("日期\n姓名", "活動 / 姓名"):
        read(importing, [[TITLE], [corner, "1月5日集中學習", "2月6日集中學習"], ["王一", "√", "缺"]])
        assert len(marks()) == 2


def test_which_one_it_was_and_remarks_are_no_other_activity(importing: Run) -> None:
    """第一季度, 擴大; what undoes it is asked about."""
    rows = [[TITLE], ["姓名", "第一季度支部黨員大會（3.5）", "支部委員會（擴大）4月6日"], ["王一", "√", "√"]]
    read(importing, rows)
    assert {what for *_, what in marks()} == {"支部黨員大會", "支部委員會"}
    Path("out.xlsx").unlink()
    refused(importing, [[TITLE], ["姓名", "支部委員會（取消）4月6日"], ["王一", "√"]], "unknown-activity", "B2")


@pytest.mark.parametrize(("word", "mark"), [("空白為缺席", "缺席"), ("空白表示出席", "出席")])
def test_a_legend_that_says_what_an_empty_cell_is(word: str, mark: str, importing: Run) -> None:
    """Then a name without any mark is a person as well, wherever it stands among them."""
    rows = [
        [f"{TITLE}（{word}）"],
        ["姓名", "1月5日集中學習", "2月6日集中學習"],
        ["王一", "", ""],
        ["李二", "請假", ""],
    ]
    read(importing, rows)
    assert marks() == told(
        f"王一 2024-01-05 集中學習 {mark}", f"王一 2024-02-06 集中學習 {mark}",
        "李二 2024-01-05 集中學習 請假", f"李二 2024-02-06 集中學習 {mark}",
    )  # fmt: skip


def test_who_made_the_table_is_nobody_and_whoever_is_called_so_is_somebody(importing: Run) -> None:
    """Where an empty cell says something, a name alone is a person's: 李明 ends as 說明 does."""
    rows = [
        [f"{TITLE}（空白為出席）"],
        ["姓名", "1月5日集中學習"],
        ["李明", ""],
        ["周樹人", ""],
        ["製表人", ""],
        ["日期", ""],
    ]
    said = read(importing, rows)
    assert {name for name, *_ in marks()} == {"李明", "周樹人"}
    assert "製表人" in said


def test_an_office_says_what_its_names_and_legends_are(importing: Run) -> None:
    """What offices write is data, to which each adds its own words."""
    rows = [
        [TITLE],
        ["姓名", "1月5日集中學習", "2月6日集中學習（另議）"],
        ["王一（樓長）", "※", "√"],
        ["空檔即缺席"],
        ["符號一覽※請假"],
    ]
    refused(importing, rows, "odd-name", "A3")
    own = "names: {posts: [樓長]}\nlegends: [符號一覽]\nunmarked: [空檔]\nundone: [另議]\n"
    Path("rules").mkdir()
    Path("rules/words.yaml").write_text(own, encoding="utf-8")
    ran = importing("a.xlsx", "--out", "out.xlsx", "--rules", "rules", *USUAL)
    assert tells(ran.err, "unknown-activity", "a.xlsx:Sheet1!C2"), ran.err
    rows[1][2], rows[2][2] = "2月6日集中學習", ""
    read(importing, rows, "--rules", "rules")
    assert marks() == told("王一 2024-01-05 集中學習 請假", "王一 2024-02-06 集中學習 缺席")


def test_nobody_was_away_where_a_cell_says_so(importing: Run) -> None:
    """By the words for nothing that cells of a records workbook may hold."""
    rows = [
        ["第一支部會議記錄"],
        ["會議名稱", "集中學習"],
        ["時間", "2024-01-05"],
        ["參加人員", "王一"],
        ["請假人員", "暫無"],
    ]
    read(importing, rows)
    assert marks() == told("王一 2024-01-05 集中學習 出席")


def test_an_option_says_what_an_empty_cell_is(importing: Run) -> None:
    """Else it is unrecorded, and asked about."""
    rows = [[TITLE], ["姓名", "1月5日集中學習", "2月6日集中學習"], ["王一", "√", ""]]
    assert "unrecorded" in read(importing, rows)
    assert "unrecorded" not in read(importing, rows, "--mark", "空白=缺席")
    assert marks()["王一", "2024-02-06", "集中學習"] == "缺席"


def test_a_post_behind_a_name_is_no_part_of_it(importing: Run) -> None:
    """In a table it is told; in a cell of names it is no reason."""
    said = read(importing, [[TITLE], ["姓名", "1月5日集中學習"], ["王一（書記）", "√"], ["李二(組織委員)", "缺"]])
    assert marks() == told("王一 2024-01-05 集中學習 出席", "李二 2024-01-05 集中學習 缺席")
    assert "note-aside" in said
    assert "a.xlsx:Sheet1!A3: 提醒" in said
    rows = [["第一支部會議記錄"], ["會議名稱", "集中學習"], ["時間", "2024-01-05"], ["參加人員", "王一（書記）、李二"]]
    read(importing, rows)
    assert {name for name, *_ in marks()} == {"王一", "李二"}


@pytest.mark.parametrize("name", ["王書記", "李梅（大）", "全體黨員"])
def test_marks_beside_what_is_no_name_stop_the_table(name: str, importing: Run) -> None:
    """Nobody's marks are passed over because of how a name is written."""
    refused(importing, [[TITLE], ["姓名", "1月5日集中學習"], ["王一", "√"], [name, "√"]], "odd-name", "A4")


def test_everybody_is_nobody(importing: Run) -> None:
    """A word for all in place of names."""
    rows = [["第一支部會議記錄"], ["會議名稱", "集中學習"], ["時間", "2024-01-05"], ["參加人員", "全體黨員"]]
    refused(importing, rows, "bad-name", "B4")


def test_a_table_that_gives_nobody_is_wrong(importing: Run) -> None:
    """Colours say nothing here, and names in one cell of a list are not read."""
    refused(importing, [[TITLE], ["姓名", "1月5日集中學習"], ["王一", ""], ["李二", ""]], "no-people", "A1")
    rows = [["第一支部評議結果"], ["等次", "姓名"], ["優秀", "王一、李二"]]
    refused(importing, rows, "odd-name", "B3")


def test_two_meetings_on_a_sheet(importing: Run) -> None:
    """Each has its own labels; one that lacks what it was is told."""
    one = [["第一支部會議記錄"], ["會議名稱", "支部黨員大會"], ["時間", "2024-01-05"], ["參加人員", "王一、李二"]]
    two = [["第一支部會議記錄"], ["會議名稱", "支部委員會"], ["時間", "2024-02-06"], ["參加人員", "王一"]]
    read(importing, [*one, *two])
    assert marks() == told(
        "王一 2024-01-05 支部黨員大會 出席", "李二 2024-01-05 支部黨員大會 出席", "王一 2024-02-06 支部委員會 出席"
    )
    Path("out.xlsx").unlink()
    refused(importing, [*one, two[0], *two[2:]], "half-meeting", "B6")


def test_what_was_held_stands_in_the_title(importing: Run) -> None:
    """Signatures in cells, and no label that says what it was."""
    rows = [["第一支部黨員大會簽到表"], ["會議時間", "2024年3月5日"], ["簽到", "王一", "李二"], ["", "趙三", ""]]
    read(importing, rows)
    assert {(name, what) for name, _, what in marks()} == {(name, "支部黨員大會") for name in ("王一", "李二", "趙三")}


def test_hours_and_minutes(importing: Run) -> None:
    """As platforms write them."""
    rows = [["志願者", "活動名稱", "服務日期", "服務時長"], ["王一", "清潔", "2024-03-05", "1小時30分鐘"]]
    rows += [["李二", "清潔", "2024-03-05", "45分"]]
    ran = importing(office("a.xlsx", rows), "--out", "out.xlsx", "--track", "學生黨員", "--branch", "第一支部")
    assert ran.status == 0, ran.err
    assert done("out.xlsx", "學時") == [
        ("李二", "2024-03-05", "志願服務", 0.75), ("王一", "2024-03-05", "志願服務", 1.5)
    ]  # fmt: skip


def test_a_time_of_signing_in_is_a_mark(importing: Run) -> None:
    """Without one nobody knows."""
    rows = [
        ["會議名稱", "會議時間", "姓名", "簽到時間"],
        ["集中學習", "2024-03-05 15:00", "王一", "2024-03-05 14:55:01"],
    ]
    said = read(importing, [*rows, ["集中學習", "2024-03-05 15:00", "李二", ""]], "--branch", "第一支部")
    assert marks() == told("王一 2024-03-05 集中學習 出席")
    assert "unrecorded" in said
    assert "a.xlsx:Sheet1!D3: 提醒" in said


def test_honours_and_columns_that_nobody_reads(importing: Run) -> None:
    """A register of honours says what each was and of what level; a column of points is told."""
    rows = [["第一支部2024年獲獎登記表"], ["姓名", "獲獎名稱", "授予單位", "級別", "獲獎時間", "分值"]]
    said = read(importing, [*rows, ["王一", "先進個人", "市委", "市級", "2024.7.1", 6]])
    assert done("out.xlsx", "備註") == [("王一", "2024-07-01", "表彰", "先進個人")]
    assert "columns-left" in said
    assert "a.xlsx:Sheet1!F2: 提醒" in said


def test_verdicts_by_row_are_no_second_header(importing: Run) -> None:
    """A row of two halves has two verdicts, and is people's."""
    rows = [["第一支部評議結果"], ["姓名", "評議結果", "姓名", "評議結果"], ["王一", "優秀", "李二", "合格"]]
    read(importing, rows, "--year", "2024")
    assert len(records()["評議"]) == 2


@pytest.mark.parametrize(
    "rows",
    [
        [["第一支部2024年民主測評"], ["姓名", "優秀", "合格"], ["王一", 3, 1], ["李書記", 2, 2]],
        [["第一支部評議結果"], ["姓名", "評議結果"], ["王一", "優秀"], ["李同志", "合格"]],
        [["第一支部事項登記表"], ["姓名", "項目", "日期"], ["王一", "失職", "2024-05-03"], ["李二等人", "失職", ""]],
    ],
)  # fmt: skip
def test_a_row_of_a_list_without_one_name_stops_it(rows: Rows, importing: Run) -> None:
    """Votes, verdicts and deeds of whom nobody can be sure are not passed over."""
    refused(importing, rows, "odd-name", "A4")


@pytest.mark.parametrize("written", ["1月8日、2月8日", "3月6日-7日", "2024.3.1、5.1"])
def test_several_days_in_a_cell_are_not_one(written: str, importing: Run) -> None:
    """Of a register and over a column of marks."""
    register = [["第一支部2024年三會一課臺賬"], ["會議類型", "時間", "應到"], ["集中學習", written, 3]]
    refused(importing, register, "several-days", "B3")
    refused(importing, [[TITLE], ["姓名", f"{written}集中學習"], ["王一", "√"]], "several-days", "B2")


def test_a_date_above_a_table_is_not_that_of_its_columns(importing: Run) -> None:
    """When it was printed; and a table of sums beside it is none of its meetings."""
    head = [[TITLE], ["單位：第一支部", "", "制表日期：2024年12月31日"], ["姓名", "1月5日集中學習", "", "次數"]]
    read(importing, [*head, ["王一", "√", "", 1], ["李二", "缺", "", 1]])
    assert len(marks()) == 2


def test_a_page_whose_columns_stand_elsewhere(importing: Run) -> None:
    """Each header says where the names are; a sign is nobody's name."""
    first = [[TITLE], ["序號", "姓名", "1月5日集中學習"], [1, "王一", "√"]]
    read(importing, [*first, ["姓名", "1月5日集中學習", ""], ["李二", "缺", ""]])
    assert marks() == told("王一 2024-01-05 集中學習 出席", "李二 2024-01-05 集中學習 缺席")


def test_a_name_alone_among_others_is_a_person(importing: Run) -> None:
    """Without a mark, which is told; the last one may be of who made the table."""
    said = read(importing, [[TITLE], ["姓名", "1月5日集中學習"], ["李二", ""], ["王一", "√"], ["王秘書", ""]])
    assert {row["姓名"] for row in records()["成員"]} == {"王一", "李二"}
    assert "Sheet1!B3: 提醒" in said


def test_numbers_before_names(importing: Run) -> None:
    """1.王一 2.李二."""
    rows = [["第一支部會議記錄"], ["會議名稱", "集中學習"], ["時間", "2024-01-05"], ["參加人員", "1.王一 2.李二"]]
    read(importing, rows)
    assert {name for name, *_ in marks()} == {"王一", "李二"}


def test_a_branch_that_stands_empty_is_asked_about(importing: Run) -> None:
    """In a column of several, that of the row above is nobody's guess; of a list as well."""
    rows = [["2024年簽到表"], ["支部", "姓名", "1月5日集中學習"], ["第一支部", "王一", "√"], ["", "李二", "√"]]
    refused(importing, [*rows, ["第二支部", "趙三", "√"]], "branch-blank", "A4")
    rows = [
        ["黨員名冊"],
        ["所在支部", "姓名", "性別", "入黨時間"],
        ["第一支部", "王一", "男", "2001"],
        ["", "李二", "女", "2002"],
    ]
    refused(importing, [*rows, ["第二支部", "趙三", "女", "2003"]], "branch-blank", "A4")


def test_guests_below_are_no_members(importing: Run) -> None:
    """Those under a line that says so are told by name."""
    said = read(importing, [[TITLE], ["姓名", "1月5日集中學習"], ["王一", "√"], ["列席人員", ""], ["李二", "√"]])
    assert [row["姓名"] for row in records()["成員"]] == ["王一"]
    assert "沒有讀：李二" in said


def test_a_year_that_the_format_hides_is_told(importing: Run) -> None:
    """The title says another than the cells hold."""
    said = read(importing, [[TITLE], ["姓名", dt.date(2023, 1, 5)], ["", "集中學習"], ["王一", "√"]])
    assert "Sheet1!B2: 提醒：單元格裏的年份" in said


def test_header_rows_over_the_title_of_the_names(importing: Run) -> None:
    """What was held and when stands in rows with labels, and 姓名 alone below them."""
    read(
        importing, [[TITLE], ["項目", "集中學習", "黨課"], ["時間", "1月5日", "2月6日"], ["姓名"], ["王一", "√", "缺"]]
    )
    assert marks() == told("王一 2024-01-05 集中學習 出席", "王一 2024-02-06 黨課 缺席")


@pytest.mark.parametrize("written", ["1-2月", "1－3月"])
def test_months_from_one_to_another_are_no_day(written: str, importing: Run) -> None:
    """1-2月 is not the second of January."""
    register = [["第一支部2024年三會一課臺賬"], ["會議類型", "時間", "應到"], ["集中學習", written, 3]]
    refused(importing, register, "bad-date", "B3")


@pytest.mark.parametrize(
    "rows",
    [
        [[TITLE], ["姓名", "1月5日集中學習"], ["王一", "√"], ["李二", "√"], ["合計", "=COUNTA(B3:B4)"]],
        [["第一支部2024年民主測評"], ["姓名", "優秀", "合格"], ["王一", 3, 1], ["合計", "=SUM(B3:B3)", "=SUM(C3:C3)"]],
    ],
)
def test_sums_that_nobody_has_calculated_say_nothing_of_anybody(rows: Rows, importing: Run) -> None:
    """A program wrote them, and no office has opened them yet: the people above are read all the same."""
    assert "formula-unseen" not in read(importing, rows)
    Path("out.xlsx").unlink()
    rows = [*rows[:2], ["王一", "=1", *rows[2][2:]]]
    refused(importing, rows, "formula-unseen", "B3")


TURNED = [
    ["第一支部2024年簽到表"],
    ["姓名", "3月5日", "4月2日"],
    ["", "集中學習", "組織生活會"],
    ["王一", "√", "×"],
    ["李二", "×", "√"],
]


def beside(*cells: list[str]) -> list[list[str]]:
    """The table with these cells at the right of its rows."""
    rows = [[*row, *[""] * (3 - len(row))] for row in TURNED]
    return [[*row, "", *more] for row, more in zip(rows, [*cells, *[[]] * len(rows)], strict=False)]


@pytest.mark.parametrize(
    "rows",
    [
        [*TURNED, ["注：√ 出席 × 請假"]],
        [*TURNED, ["說明：", "√ 出席", "× 請假"]],
        [*TURNED, ["√ 出席", "× 請假"]],
        [*TURNED, [], ["", "", "", "√", "出席"], ["", "", "", "×", "請假"]],
        [*TURNED, ["√", "代表出席"], ["×", "表示請假"]],
        [*TURNED, ["出席", "√"], ["請假", "×"]],
        [*TURNED, ["×", "請假"]],
        [*TURNED, ["√", "出席", "×", "請假"]],
        beside(["符號", "含義"], ["√", "出席"], ["×", "請假"]),
        beside([], [], [], ["√出席"], ["請假×"]),
    ],
)
def test_a_legend_in_cells_of_its_own_is_heard(rows: list[list[str]], importing: Run) -> None:
    """Below the table or beside it: × is 缺席 everywhere else."""
    ran = importing(office("a.xlsx", rows), "--preview", "--track", "普通黨員")
    assert "× 請假 2、√ 出席 2" in ran.out, ran.out + ran.err


@pytest.mark.parametrize(
    "rows",
    [
        beside([], ["備註", "簽名"], [], ["√", "請假"], ["×", "王一"]),
        beside([], ["備註"], [], ["× 請假"]),
        beside([], ["備註"], [], ["× 請假"], ["× 出席"]),
    ],
)
def test_what_stands_beside_marks_and_explains_none_is_no_legend(rows: list[list[str]], importing: Run) -> None:
    """One sign alone, one explained in two ways, a signature."""
    ran = importing(office("a.xlsx", rows), "--preview", "--track", "普通黨員")
    assert "× 缺席 2、√ 出席 2" in ran.out, ran.out + ran.err


def test_a_word_for_absence_in_a_legend_that_has_leave_is_no_leave(importing: Run) -> None:
    """缺勤 alone may be leave or not; beside 請假 it is not."""
    rows = [*TURNED, ["説明：○請假 ×缺勤 √出席"]]
    rows[3] = ["王一", "○", "×"]
    ran = importing(office("a.xlsx", rows), "--preview", "--track", "普通黨員")
    assert "× 缺席 2、√ 出席 1、○ 請假 1" in ran.out, ran.out + ran.err
    refused(importing, [*TURNED, ["説明：×缺勤 √出席"]], "unknown-mark", "B5")
    for legend in ("考勤符號：√出席 ×請假", "記號含義 √到會、×請假", "出席：√ 請假：×", "出席√，請假×"):
        ran = importing(office("a.xlsx", [*TURNED, [legend]]), "--preview", "--track", "普通黨員")
        assert "× 請假 2、√ 出席 2" in ran.out, ran.out + ran.err


def test_what_stands_over_several_activities_is_none_of_them(importing: Run) -> None:
    """組織生活 over 黨員大會 and 集中學習; and a column of deeds beside the meetings is told."""
    rows = [
        ["第一支部2024年簽到表"],
        ["姓名", "組織生活", "", "志願服務"],
        ["", "1.10 黨員大會", "3.15 集中學習", "次數"],
        ["王一", "√", "√", 3],
    ]
    told = read(importing, rows, merged=["B2:C2"])
    assert marks() == {("王一", "2024-01-10", "支部黨員大會"): "出席", ("王一", "2024-03-15", "集中學習"): "出席"}
    assert tells(told, "column-left", "a.xlsx:Sheet1!D2", severity="warning")


def test_which_of_the_meetings_that_the_title_names_a_column_is(importing: Run) -> None:
    rows = [
        ["第一支部2024年黨員大會簽到表"],
        ["姓名", "一季度", "第二季度"],
        ["", "3月28日", "6月27日"],
        ["王一", "√", "×"],
    ]
    read(importing, rows)
    assert marks() == {("王一", "2024-03-28", "支部黨員大會"): "出席", ("王一", "2024-06-27", "支部黨員大會"): "缺席"}


def test_days_under_their_months_are_no_marks(importing: Run) -> None:
    """1 is a day there; leave is so with a remark behind it, and attendance with one is asked about."""
    rows = [
        ["第一支部2024年黨員大會簽到表"],
        ["姓名", "1月", "7月"],
        ["", "5", "1"],
        ["一、機關"],
        ["王一", "√", "請假（探親）"],
        ["李二", "√", "×"],
        ["趙三", "×", "缺"],
    ]
    read(importing, rows)
    found = marks()
    days = ("2024-01-05", "2024-07-01")
    assert [[found[name, day, "支部黨員大會"] for day in days] for name in ("王一", "李二", "趙三")] == [
        ["出席", "請假"], ["出席", "缺席"], ["缺席", "缺席"],
    ]  # fmt: skip
    refused(importing, [*rows[:4], ["王一", "√（遲到）", "√"]], "unknown-mark", "B5")


def test_signatures_below_their_label_are_read(importing: Run) -> None:
    """As those beside it are; a figure that nobody bears out is told."""
    rows = [
        ["第一支部 支部黨員大會 簽到"],
        ["時間", "2024年3月1日 15:00", "應到人數", 4],
        ["簽到："],
        ["王一", "李 二", "趙三"],
        ["請假：", "周四（進修）"],
    ]
    read(importing, rows)
    assert sorted(marks().values()) == ["出席", "出席", "出席", "請假"]
    told = read(importing, [*rows[:2], rows[4]])
    assert tells(told, "unaccounted", "a.xlsx:Sheet1!D2", severity="warning")
    held = [
        ["第一支部會議記錄"],
        ["類別", "□黨課 ☑支部黨員大會 □支委會"],
        ["時間", "2024年3月1日"],
        ["實到", "王一、李二"],
    ]
    read(importing, held)
    assert len(marks()) == 2


def test_titles_beside_a_label_are_no_names(importing: Run) -> None:
    """The header of a platform's list of those who came: a number behind a name is no part of it."""
    rows = [
        ["線上參會情況"],
        ["會議名稱：支部黨員大會（線上）"],
        ["會議時間：2024-05-20 19:00"],
        ["參會人", "入會時間", "離會時間", "參會時長"],
        ["王一(13800000000)", "19:00:12", "20:31:00", "1小時31分"],
        ["李二", "19:45:00", "20:30:00", "45分"],
    ]
    told = read(importing, rows, "--branch", "第一支部")
    assert {name for name, *_ in marks()} == {"王一", "李二"}
    assert tells(told, "note-aside", "a.xlsx:Sheet1!A5", severity="warning")


def test_the_half_of_a_row_in_which_nobody_stands_is_nothing(importing: Run) -> None:
    titles = ["序號", "姓名", "簽到", "序號", "姓名", "簽到"]
    rows = [["第一支部2024年3月1日集中學習簽到表"], titles, [1, "王一", "√", 3, "李二", "√"], [2, "趙三", "√"]]
    told = read(importing, rows)
    assert len(marks()) == 3
    assert "left-out" not in told


def test_a_legend_of_words_that_say_no_attendance_is_told_with_the_mark(importing: Run) -> None:
    """公出 may be leave or not: neither as a mark nor as what a mark means is it known."""
    rows = [*TURNED[:3], ["王一", "△", "公出"], ["李二", "√", "√"], ["√", "出席"], ["△", "公出"]]
    refused(importing, rows, "unknown-mark", "B4")
    refused(importing, rows, "unknown-mark", "C4")
    ran = importing("a.xlsx", "--preview", "--track", "普通黨員", "--mark", "公出=請假")
    assert "√ 出席 2、△ 請假 1、公出 請假 1" in ran.out, ran.out + ran.err


LETTERS = [*TURNED[:3], ["王一", "P", "A"], ["李二", "L", "P"]]


@pytest.mark.parametrize(
    "below",
    [
        [["P=出席 A=缺席 L=請假"]],
        [["圖例：P 出席，A 缺席，L 請假"]],
        [["Legend: P-出席; A-缺席; L-請假"]],
        [["說明：Ｐ代表出席、Ａ代表缺席、Ｌ代表請假"]],
        [["備註：出席P、缺席A、請假L"]],
        [["註：", "P 出席", "A 缺席", "L 請假"]],
        [["", "", "", "P", "出席"], ["", "", "", "A", "缺席"], ["", "", "", "L", "請假"]],
        [["P 出席"], ["A 缺席"], ["L 請假"]],
    ],
)
def test_a_legend_of_letters(below: list[list[str]], importing: Run) -> None:
    """In one text, or in cells of their own."""
    ran = importing(office("a.xlsx", [*LETTERS, *below]), "--preview", "--track", "普通黨員")
    assert "P 出席 2、A 缺席 1、L 請假 1" in ran.out, ran.out + ran.err


@pytest.mark.parametrize(
    ("below", "cell"),
    [
        (["P=出席 A=缺席"], "B5"),
        (["P=出席 A=缺席 L=公出"], "B5"),
        (["A組王一，P組李二"], "B4"),
        (["記錄人 P 出席人 A"], "B4"),
        ([], "B4"),
    ],
)
def test_a_letter_that_no_legend_explains_is_asked_about(below: list[str], cell: str, importing: Run) -> None:
    """One that it leaves out, or explains by what may be leave or not; a text that has letters is no legend."""
    refused(importing, [*LETTERS, below], "unknown-mark", cell)
    assert tells(importing("a.xlsx", "--preview").err, "unknown-mark", f"a.xlsx:Sheet1!{cell}")


def test_a_person_called_by_a_letter_is_no_legend(importing: Run) -> None:
    """Names may be hidden so; a legend has its letters in its own cells."""
    rows = [*TURNED[:2], ["", "集中學習", "集中學習"], ["P", "出席", ""], ["A", "缺席", "出席"], ["空白表示請假"]]
    read(importing, rows)
    assert marks()["P", "2024-03-05", "集中學習"] == "出席"
    assert marks()["A", "2024-03-05", "集中學習"] == "缺席"


def test_a_letter_in_a_note_says_nothing_of_signs(importing: Run) -> None:
    """Group A of a remark, beside the legend of the signs."""
    rows = [*TURNED, ["說明：會議室A，√出席、×請假"]]
    ran = importing(office("a.xlsx", rows), "--preview", "--track", "普通黨員")
    assert "× 請假 2、√ 出席 2" in ran.out, ran.out + ran.err
