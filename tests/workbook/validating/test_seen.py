"""What a person sees in a sheet is what counts, or it is told."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from dangxing.workbook.grid import Dayless, Grid, Otherwise, Rounded, Unseen
from sheets import HEADERS, book, check, check_grids, found, grid, grids, message

DAY = dt.date(2024, 3, 1)


def drawn(sheets: dict[str, list[list[object]]] | None = None, /, **changed: object) -> list[Grid]:
    """The grids of a sound book, the sheet 活動 with these properties besides."""
    return [replace(each, **changed) if each.title == "活動" else each for each in grids(sheets or book())]  # type: ignore[arg-type]


# ── Columns without a title ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_column_of_values_under_an_empty_title_is_told() -> None:
    """A warning at the title's cell; a column that is empty throughout is none."""
    rows = [[*HEADERS["活動"], "", ""], ["001", "王一", DAY, "集中學習", *[""] * 8, "補"]]
    assert found(check({**book(), "活動": rows})) == [("warning", "untitled-column", "活動!M1")]


def test_where_a_known_column_would_stand_it_is_an_error() -> None:
    """All others of the sheet's titles are there: the rank would be dropped without a word."""
    rows = [["支部", "", "參評支部數", "職工總數", "參會代表數"], ["第一支部", 1, 5, 100, 60]]
    checked = check({**book(), "支部": rows})
    assert found(checked) == [("error", "untitled-known", "支部!B1")]
    assert "年終名次" in message(checked.problems[0])


def test_columns_that_no_rule_reads_are_not_waited_for() -> None:
    """A sheet without 名次 and 分值 lacks nothing but the column whose title is gone."""
    head: list[object] = ["" if each == "學時" else each for each in HEADERS["活動"]]
    checked = check({**book(), "活動": [head, ["001", "王一", DAY, "集中學習", "", 2]]})
    assert found(checked) == [("error", "untitled-known", "活動!F1")]


# ── Sheets ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("title", ["評議結果", "民主評議", "Sheet4", "测评"])
def test_a_sheet_with_the_header_of_one_that_is_wanting_is_read(title: str) -> None:
    """Where it is the only one, and one line says so."""
    sheets = {title if name == "評議" else name: rows for name, rows in book().items()}
    checked = check(sheets)
    assert found(checked) == [("warning", "sheet-taken", f"{title}!")]
    assert checked.records is not None
    assert len(checked.records.appraisal) == 1


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("活動 (2)", [["編號", "日期", "項目"]]),
        ("活动(2024)", [["甲", "乙"]]),
        ("支部情況", [["書記", "人數"]]),
        ("流水", [["姓名", "编号", "日期", "项目", "学时"]]),
        ("下半年", [["编号", "日期", "项目"]]),
        ("新黨員", [["編號", "姓名", "支部", "類別"]]),
    ],
)
def test_a_sheet_that_looks_like_one_of_the_contract_is_told(title: str, rows: list[list[object]]) -> None:
    """By its title or by its whole header, where that sheet is there already."""
    assert found(check({**book(), title: rows})) == [("warning", "sheet-left-alone", f"{title}!")]


def test_two_sheets_with_one_header_are_told_and_neither_is_read() -> None:
    """Which of them counts is for a person to say."""
    rows = book()["評議"]
    sheets = {name: each for name, each in book().items() if name != "評議"} | {"一": rows, "二": rows}
    assert [each.code for each in check(sheets).problems] == ["sheet-left-alone"] * 2


@pytest.mark.parametrize(
    ("title", "rows"), [("活動照片", []), ("填表說明", [["編號", "每人一個"]]), ("Sheet1", [["x"]])]
)
def test_other_sheets_are_left_alone(title: str, rows: list[list[object]]) -> None:
    """An empty one, and one that looks like none."""
    assert found(check({**book(), title: rows})) == []


# ── Merged numbers ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("column", "value"), [(5, 36), (6, "3萬字"), (6, 3000.0)])
def test_a_number_merged_over_several_rows_is_an_error(column: int, value: object) -> None:
    """It would count once a row; a text or a date holds for every row."""
    rows = [["001", "王一", day, "讀書筆記", *[""] * 7] for day in (DAY, dt.date(2024, 3, 2))]
    for row in rows:
        row[column] = value
    sheets = {**book(成員=[["001", "王一", "第一支部", "學生黨員"]], 活動=rows)}
    checked = check_grids(drawn(sheets, merged=((1, column, 2, column), (1, 1, 2, 1), (0, 0, 0, 3))))
    assert found(checked) == [("error", "merged-number", f"活動!{'FG'[column - 5]}2")]
    assert check_grids(drawn(sheets, merged=((1, column, 1, column),))).problems == ()


@pytest.mark.parametrize("bottom", [1, 2])
def test_a_number_merged_over_several_columns_is_an_error(bottom: int) -> None:
    """It would count as hours and as characters; a text beside it does not, and holds for what it covers."""
    sheets = book(活動=[["001", "王一", DAY, "集中學習", "", 36, 36], ["001", "王一", DAY, "失職", "", 36, 36]])
    checked = check_grids(drawn(sheets, merged=((1, 5, bottom, 6), (1, 8, 1, 10))))
    assert found(checked) == [("error", "merged-columns", "活動!F2")]
    assert f"F2:G{bottom + 1}" in message(checked.problems[0])


# ── Rows that nobody sees ───────────────────────────────────────────────────────────────────────────────────────────


def test_hidden_and_struck_rows_are_counted_and_told() -> None:
    """One warning a sheet, with the rows; rows that hold nothing are not counted."""
    rows = [["001", "王一", DAY + dt.timedelta(at), "失職"] for at in range(4)]
    checked = check_grids(drawn(book(活動=rows), hidden=(1, 2, 4, 9), struck=(3,), pale=(0, 4)))
    assert found(checked) == [
        ("warning", "hidden-rows", "活動!A2"),
        ("warning", "struck-rows", "活動!A4"),
        ("warning", "pale-rows", "活動!A5"),
    ]
    assert "2–3、5" in message(checked.problems[0])


def test_hidden_columns_and_sheets_are_counted_and_told() -> None:
    """One warning a sheet, with the columns that hold anything; a hidden column without a value says nothing."""
    rows = [["001", "王一", DAY, "失職", "出席"]]
    checked = check_grids(drawn(book(活動=rows), hidden_columns=frozenset({1, 4, 5, 40}), concealed=True))
    assert found(checked) == [("warning", "hidden-sheet", "活動!"), ("warning", "hidden-columns", "活動!B1")]
    assert "姓名（B）、出勤（E）" in message(checked.problems[1])


def test_a_hidden_header_is_told() -> None:
    """Nobody sees by which titles the columns are read."""
    checked = check_grids(drawn(book(活動=[["001", "王一", DAY, "失職"]]), hidden=(0,), struck=(0,), pale=(0,)))
    assert found(checked) == [("warning", "hidden-rows", "活動!A1"), ("warning", "struck-rows", "活動!A1")]


def test_a_condition_that_may_hide_what_is_read_is_told() -> None:
    """Once a sheet, with the ranges cut to the rows and columns that are read."""
    rows = [["001", "王一", DAY, "失職"], ["001", "王一", dt.date(2024, 3, 2), "失職"]]
    ranges = ((0, 0, 99, 2), (1, 4, 1, 4), (0, 0, 0, 9), (1, 40, 2, 41), (50, 0, 60, 3))
    checked = check_grids(drawn(book(活動=rows), conditional=ranges))
    assert found(checked) == [("warning", "conditional-look", "活動!A2")]
    assert "A2:C3、E2" in message(checked.problems[0])


def test_decimals_that_have_no_room_are_told() -> None:
    """Once a column, of numbers that are longer than it is wide; whole numbers are seen, or nothing is."""
    rows = [["001", "王一", DAY, "集中學習", "", value] for value in (1.25, 2.5, 12)]
    checked = check_grids(drawn(book(活動=[rows[0], ["001", "王一", DAY, "失職", "", 2.5]]), narrow={5: 3, 0: 1}))
    assert found(checked) == [("warning", "narrow-column", "活動!F2")]
    assert check_grids(drawn(book(活動=rows[2:]), narrow={5: 1})).problems == ()


def test_notes_on_cells_that_are_read_are_told() -> None:
    """Once a sheet; notes on titles and beside the table are none of it."""
    noted = ((0, 0), (1, 2), (1, 40), (2, 0))
    rows = [["001", "王一", DAY, "失職"], ["001", "王一", dt.date(2024, 3, 2), "失職"]]
    checked = check_grids(drawn(book(活動=rows), noted=noted))
    assert found(checked) == [("warning", "notes-unread", "活動!")]
    assert "C2、A3" in message(checked.problems[0])


# ── Rows that are no records ────────────────────────────────────────────────────────────────────────────────────────


def test_the_header_again_is_left_out() -> None:
    """As it stands on every printed page, in whatever script, where all of it is the title of its own column."""
    rows = [
        ["001", "王一", DAY, "失職"],
        ["编号", "黨員姓名", "時間", "项目"],
        ["001", "王一", dt.date(2024, 3, 2), "失職"],
    ]
    checked = check(book(活動=rows))
    assert found(checked) == [("warning", "header-again", "活動!A3")]
    assert checked.records is not None
    assert len(checked.records.activities) == 2


def test_a_header_in_another_order_is_no_header_again() -> None:
    """The rows under it would be read for something else."""
    rows = [["編號", "姓名", "日期", "項目", "", "字數", "學時"], ["001", "王一", DAY, "失職"]]
    assert "error" in {severity for severity, _, _ in found(check(book(活動=rows)))}


@pytest.mark.parametrize("words", ["匯總", "001 汇总", "王一 小計", "總計"])
def test_a_row_of_sums_within_the_table_is_left_out(words: str) -> None:
    """As a program writes it under each group of rows."""
    rows = [["001", "王一", DAY, "失職"], [words, "", "", "", "", 3, 900]]
    assert found(check(book(活動=rows))) == [("warning", "total-row", "活動!A3")]


@pytest.mark.parametrize("words", ["備註：以下為補測，另附說明", "填表人：王一", "注:按實際", "审核人： 李二"])
def test_what_is_written_under_a_table_is_left_out(words: str) -> None:
    """In one cell, or merged over all of them; a row with anything else is a record, or an error."""
    rows = [["001", "王一", DAY, "失職"], [words], [words] * 11]
    checked = check(book(活動=rows))
    assert found(checked) == [("warning", "note-row", f"活動!A{row}") for row in (3, 4)]
    assert checked.records is not None
    assert len(checked.records.activities) == 1
    assert check(book(活動=[[words, "王一", DAY, "失職"]])).records is None


def test_those_who_sign_under_a_table_are_left_out() -> None:
    """Side by side, with the day, wherever it stands."""
    rows = [["001", "王一", DAY, "失職"], ["填表人：王一", "", "", "审核人：李二", "", "", "2024年12月31日"]]
    assert found(check(book(活動=rows))) == [("warning", "note-row", "活動!A3")]


@pytest.mark.parametrize("words", ["二、下半年", "（一）失職", "失職", "說明"])
def test_a_line_merged_over_the_columns_is_no_record(words: str) -> None:
    """It heads a part of the table, and is told once rather than in every column."""
    checked = check(book(活動=[["001", "王一", DAY, "失職"], [words] * 11, ["001", "王一", DAY, "集中學習"]]))
    assert found(checked) == [("warning", "heading-row", "活動!A3")]
    assert checked.records is not None
    assert len(checked.records.activities) == 2


def test_a_title_over_several_columns_that_is_that_of_one_is_parted_below() -> None:
    """考勤 over 出勤 and 學時, in the row under it; the others are merged downwards."""
    upper: list[object] = ["考勤" if each in ("出勤", "學時") else each for each in HEADERS["活動"]]
    rows = [upper, [*HEADERS["活動"]], ["001", "王一", DAY, "集中學習", "出席", 2]]
    checked = check({**book(), "活動": rows})
    assert found(checked) == []
    assert checked.records is not None
    assert checked.records.activities[0].hours == 2


# ── Units in titles ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("title", "value", "characters"),
    [
        ("字數（萬字）", 3, 30_000),
        ("字數(單位：千字)", "1.5", 1500),
        ("字數【萬】", "500字", 500),
        ("字數（必填）", 3, 3),
    ],
)
def test_the_unit_of_a_title_is_that_of_numbers_without_one(title: str, value: object, characters: int) -> None:
    """3 under 字數（萬字） is what a person reads there."""
    head: list[object] = [title if each == "字數" else each for each in HEADERS["活動"]]
    row = ["001", "王一", DAY, "學習筆記", "", "", value, "", "", "簿"]
    checked = check({**book(成員=[["001", "王一", "第一支部", "普通黨員"]]), "活動": [head, row]})
    assert checked.records is not None
    assert checked.records.activities[0].characters == characters


def test_a_unit_that_the_column_does_not_take_is_an_error_at_its_title() -> None:
    """90 under 學時（分鐘） are no ninety hours."""
    head: list[object] = ["學時（分钟）" if each == "學時" else each for each in HEADERS["活動"]]
    checked = check({**book(), "活動": [head, ["001", "王一", DAY, "集中學習", "", 90]]})
    assert found(checked) == [("error", "title-unit", "活動!F1")]


@pytest.mark.parametrize(
    ("title", "told"),
    [("測評得分（滿分10分）", True), ("測評得分(十分制)", True), ("测评得分（60%）", True), ("測評得分（占60%）", True),
     ("測評得分（总分为二十分）", True), ("測評得分（滿分一百分）", False),
     ("測評得分（滿分100分）", False), ("測評得分【百分制】", False), ("測評得分（分）", False),
     ("測評得分（必填）", False)],
)  # fmt: skip
def test_a_title_that_says_other_full_marks_is_an_error(title: str, told: bool) -> None:
    """8.8 of 10 are no 8.8 of a hundred, nor are 52.8 of the 60 that it weighs."""
    head: list[object] = [title if each == "測評得分" else each for each in HEADERS["評議"]]
    checked = check({**book(), "評議": [head, ["001", "合格", 8.8]]})
    assert found(checked) == ([("error", "title-full", "評議!C1")] if told else [])


@pytest.mark.parametrize("written", ["黨課、集中學習", "黨課/集中學習"])
def test_no_single_activity_is_meant_by_several(written: str) -> None:
    """What is near to two of them is near to neither."""
    checked = check(book(活動=[["001", "王一", DAY, written]]))
    assert [each.code for each in checked.problems] == ["unknown-activity"]
    assert "nearest" not in checked.problems[0].params


@pytest.mark.parametrize(
    "written",
    [
        "已完成任務",
        "未失职",
        "無失職",
        "失職（無）",
        "拟表彰",
        "表彰（撤销）",
        "缺席黨課",
        "不合理化建議",
        "欠交黨費（已補交）",
    ],
)
def test_no_activity_is_meant_by_its_contrary(written: str) -> None:
    """Who took such advice would enter a fault of somebody who has none."""
    [problem] = check(book(活動=[["001", "王一", DAY, written]])).problems
    assert (problem.code, problem.params.get("nearest")) == ("unknown-activity", None)


@pytest.mark.parametrize(
    ("written", "near"), [("未完成任努", "未完成任務"), ("合理化建义", "合理化建議"), ("黨科", "黨課")]
)
def test_a_slip_is_still_told_what_it_may_mean(written: str, near: str) -> None:
    """It says the same, but for a sign."""
    [problem] = check(book(活動=[["001", "王一", DAY, written]])).problems
    assert problem.params.get("nearest") == near


def test_signs_that_nobody_sees_say_nothing() -> None:
    """A word with a blank of no width in it, or a mark of a file's beginning before it, is the word."""
    rows = [["001", "王一", DAY, "\ufeff集中學習", "出席\u200b"]]
    assert check(book(活動=rows)).problems == ()


# ── Values of which something else is seen ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "stored", "poll"), [("60", "59.6", "60"), ("59.33", "59.3333333333333", "59.33"), ("60%", "59.6%", "60")]
)
def test_a_number_that_is_shown_rounded_is_taken_as_shown(text: str, stored: str, poll: str) -> None:
    """And told: 59.6 in a format without decimals is 60 to whoever looks at it."""
    checked = check(book(評議=[["001", "合格", Rounded(text, stored)]]))
    assert found(checked) == [("warning", "rounded-number", "評議!C2")]
    assert f"{stored}→{text}" in message(checked.problems[0])
    assert checked.records is not None
    assert checked.records.appraisal[0].poll_score == Decimal(poll)


def test_a_rounded_number_counts_as_shown_in_every_column_of_numbers() -> None:
    """Hours, characters and whole numbers; a unit of the format goes with it."""
    rows = [["001", "王一", DAY, "集中學習", "", Rounded("2", "1.6"), Rounded("3萬字", "2.9萬字")]]
    checked = check({**book(活動=rows), "評議": [HEADERS["評議"], ["001", "合格", "", Rounded("3", "2.9")]]})
    assert {each.code for each in checked.problems} == {"rounded-number"}
    assert checked.records is not None
    row = checked.records.activities[0]
    assert (row.hours, row.characters) == (2, 30_000)
    assert checked.records.appraisal[0].votes_excellent == 3


def test_a_rounded_number_is_no_id_and_no_date() -> None:
    """What the cell holds is told."""
    rows = [
        [Rounded("1001", "1001.4"), "王一", DAY, "集中學習"],
        ["001", "王一", Rounded("45353", "45352.6"), "集中學習"],
    ]
    checked = check(book(活動=rows))
    assert [each.code for each in checked.problems] == ["bad-id", "serial-date"]
    assert "1001.4" in message(checked.problems[0])


def test_an_id_is_what_its_format_shows_of_a_whole_number() -> None:
    """7 in the format "00"0 is 007 to whoever looks at it."""
    checked = check(book(活動=[[Rounded("001", "1"), "王一", DAY, "集中學習"]]))
    assert found(checked) == []


def test_a_date_that_does_not_show_its_day_is_told() -> None:
    """It counts for the day that the cell holds; so it does in 安排 and 成員."""
    rows = [["001", "王一", Dayless(DAY), "集中學習"]]
    checked = check(book(活動=rows))
    assert found(checked) == [("warning", "day-not-shown", "活動!C2")]
    assert checked.records is not None
    assert checked.records.activities[0].date == DAY


@pytest.mark.parametrize("value", ["12①", "12²", "1①2", "12.5③"])
def test_the_sign_of_a_footnote_is_no_digit(value: str) -> None:
    """12① is no 121, in numbers, ids and dates; a sign of a list that stands alone is its number."""
    rows = [["001", "王一", DAY, "集中學習", "", value]]
    assert found(check(book(活動=rows))) == [("error", "bad-number", "活動!F2")]
    assert found(check(book(活動=[["001①", "王一", DAY, "集中學習"]])))[0][1] == "unknown-member"
    assert found(check(book(活動=[["001", "王一", "2024-3-1①", "集中學習"]]))) == [("error", "bad-date", "活動!C2")]
    checked = check(book(活動=[["001", "王一", DAY, "集中學習", "", "⑫"]]))
    assert checked.records is not None
    assert checked.records.activities[0].hours == 12


@pytest.mark.parametrize("code", ["struck-in-part", "pale-in-part", "signs-in-part", "sign-font", "fill-repeated"])
def test_a_value_that_looks_otherwise_is_asked_about(code: str) -> None:
    """In every column but those of free text, whatever it takes: nobody may guess which of the two is meant."""
    row: list[object] = ["001", "王一", DAY, "集中學習", "出席", 2, 300, "省", "優秀", "簿", "好"]
    for at, title in enumerate(HEADERS["活動"]):
        changed = [*row[:at], Otherwise("12", code), *row[at + 1 :]]
        told = [(each.code, each.place.cell) for each in check(book(活動=[changed])).problems]
        assert ((code, f"{'ABCDEFGHIJK'[at]}2") in told) is (title not in ("佐證", "備註"))
    told = [message(each) for each in check(book(活動=[[*row[:5], Otherwise("12", code)]])).problems]
    assert any("12" in each for each in told)


def test_a_title_of_which_a_part_is_struck_through_is_told() -> None:
    """The unit of 字數（萬字） may be taken back; letters in white stand on the ground of a whole table."""
    head: list[object] = [
        Otherwise("字數（萬字）", "struck-in-part") if each == "字數" else each for each in HEADERS["活動"]
    ]
    rows = [head, ["001", "王一", DAY, "集中學習"]]
    assert found(check({**book(), "活動": rows})) == [("error", "struck-in-part", "活動!G1")]
    rows[0] = [Otherwise(str(each), "pale-in-part") for each in HEADERS["活動"]]
    assert found(check({**book(), "活動": rows})) == []


# ── Values that nobody sees ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("title", HEADERS["活動"])
def test_a_formula_without_a_value_is_an_error_in_every_column(title: str) -> None:
    """Whatever the column takes."""
    at = HEADERS["活動"].index(title)
    row: list[object] = ["001", "王一", DAY, "集中學習", *[""] * 7]
    row[at] = Unseen()
    codes = [(each.code, each.place.cell) for each in check(book(活動=[row])).problems]
    assert ("uncalculated", f"{'ABCDEFGHIJK'[at]}2") in codes


def test_a_title_that_is_such_a_formula_is_told() -> None:
    """In the header, and where therefore none is found."""
    for title in (2, 4):
        head: list[object] = [*HEADERS["活動"]]
        head[title] = Unseen()
        told = found(check({**book(), "活動": [head, ["001", "王一", DAY, "集中學習"]]}))
        assert told == [("error", "uncalculated", f"活動!{'ABCDE'[title]}1")]


def test_a_number_that_its_format_hides_is_an_error() -> None:
    """The cell looks empty."""
    assert found(check(book(評議=[["001", "合格", Unseen("88")]]))) == [("error", "number-not-shown", "評議!C2")]


# ── What the sheets together leave open ─────────────────────────────────────────────────────────────────────────────


def gaps(sheets: dict[str, list[list[object]]], *, doubts: bool = False) -> list[tuple[str, str, str | None]]:
    problems = check(sheets, gaps=True, doubts=doubts).problems  # type: ignore[arg-type]
    return [(each.code, str(each.place.sheet), each.place.cell) for each in problems]


PEOPLE = [[f"00{at}", f"員{at}", "機關第一黨支部", "普通黨員"] for at in range(1, 5)]
HELD = [["機關第一黨支部", DAY, "集中學習"], ["機關第一黨支部", dt.date(2024, 6, 1), "集中學習"]]
POLLED = [[row[0], "合格", 80 + at] for at, row in enumerate(PEOPLE)]


def test_an_event_of_which_nobodys_attendance_was_recorded_stands_first() -> None:
    """When a workbook is scored as when it is checked."""
    done = [[row[0], None, DAY, "集中學習", "出席"] for row in PEOPLE]
    sheets = book(成員=PEOPLE, 安排=HELD, 活動=done, 評議=POLLED, 支部=None)
    assert gaps(sheets) == gaps(sheets, doubts=True) == [("unattended", "安排", "C3")]


def test_an_event_with_attendance_for_some_and_blanks_for_others_is_told() -> None:
    """A blank counts as present; where all are blank, a row says that its member was there."""
    done = [[row[0], None, day, "集中學習", ""] for row in PEOPLE for _, day, _ in HELD]
    sheets = book(成員=PEOPLE, 安排=HELD, 活動=done, 評議=POLLED, 支部=None)
    assert gaps(sheets) == []
    done[2][4] = "請假"
    assert gaps(sheets) == [("attendance-blank", "安排", "C2")]


@pytest.mark.parametrize(
    ("name", "told"),
    [("机关一支部", True), ("機關第一黨支布", True), ("機關第二黨支部", False), ("離休支部", False)],
)
def test_a_branch_of_one_that_is_near_a_large_one_is_told(name: str, told: bool) -> None:
    """Unless their numbers differ."""
    people = [*PEOPLE, ["005", "員5", name, "普通黨員"]]
    sheets = book(成員=people, 安排=None, 評議=[*POLLED, ["005", "合格", 70]], 支部=None, 活動=[])
    assert (("lone-branch", "成員", "C6") in gaps(sheets)) is told


def test_a_member_without_an_appraisal_is_told() -> None:
    """At the member, where the rules need one; once, where there is no such sheet."""
    people = [*PEOPLE, ["005", "員5", "機關第一黨支部", "黨校學員"]]
    done = [["001", None, DAY, "失職"]]
    sheets = book(成員=people, 安排=None, 評議=POLLED[:3], 支部=None, 活動=done)
    assert [each for each in gaps(sheets) if "appraisal" in each[0]] == [("no-appraisal", "成員", "A5")]
    del sheets["評議"]
    assert [each for each in gaps(sheets) if "appraisal" in each[0]] == [("no-appraisal-sheet", "None", None)]


def test_people_of_one_name_in_two_branches_are_told_once() -> None:
    """With their cells."""
    people = [["001", "林芝", "甲支部", "黨校學員"], ["002", "林 芝", "乙支部", "黨校學員"]]
    sheets = book(成員=people, 安排=None, 評議=None, 支部=None, 活動=[])
    assert ("same-name", "成員", "B2") in gaps(sheets)


# ── Dates ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "written",
    ["2024年3月1号", "2024年3月1號", "2024年3月1日星期五", "2024-03-01 周五", "2024年3月1日（週五）",
     "2024.3.1 星期五 14:30",
     "3月1日", "3-1", "3/1", "3月1号（周五）", "03月01日 下午3点"],
)  # fmt: skip
def test_dates_as_offices_write_them(written: str) -> None:
    """With 號, a weekday behind, or without the year, which the other dates tell."""
    rows = [["001", None, written, "集中學習"], ["001", None, dt.date(2024, 5, 1), "失職"]]
    checked = check(book(活動=rows))
    assert found(checked) == []
    assert checked.records is not None
    assert checked.records.activities[0].date == DAY


@pytest.mark.parametrize(("written", "code"), [("2024年3月1日星期四", "wrong-weekday"), ("2月30日", "bad-date")])
def test_dates_that_cannot_be(written: str, code: str) -> None:
    """A day of the week that contradicts the date, a day that the year does not have."""
    assert found(check(book(活動=[["001", None, written, "集中學習"]]), 2024)) == [("error", code, "活動!C2")]


def test_a_date_without_a_year_needs_one_year_of_the_others() -> None:
    """--year or the one year in which all others fall; else it is an error."""
    rows = [["001", None, "3月1日", "集中學習"]]
    assert found(check(book(活動=rows, 安排=None), 2024)) == [("warning", "no-schedule", "!")]
    several = [*rows, ["001", None, dt.date(2023, 5, 1), "失職"]]
    assert ("error", "date-without-year", "活動!C2") in found(check(book(活動=several)))


def test_a_grid_far_from_the_corner_tells_its_own_cells() -> None:
    """Hidden rows and merged ranges are counted in the sheet."""
    away = grid("活動", book()["活動"], 2, top=4, left=2)
    others = [each for each in grids(book()) if each.title != "活動"]
    told = found(check_grids([*others, replace(away, hidden=(5,))]))
    assert told == [("warning", "hidden-rows", "活動!C6")]
