"""A workbook against the contract: sheets, headers, rows; every fault with its place, all in one run."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dangxing.language import LANGUAGES, problem_texts, texts
from dangxing.language.catalogue.problems import HINTS, WARNINGS
from dangxing.language.script import simplified
from dangxing.records import SHEETS
from dangxing.workbook import reading
from dangxing.workbook.grid import CellError
from dangxing.workbook.validating import validate
from sheets import (
    ACTIVITIES,
    APPRAISAL,
    HEADERS,
    MEMBERS,
    book,
    check,
    check_grids,
    found,
    grid,
    message,
    rules,
    without_gaps,
    write,
)

DAY = dt.date(2024, 3, 1)
MEMBER = ["001", "王一", "第一支部", "普通黨員"]
ROW = ["001", "王一", DAY, "集中學習"]
CONTRACT = rules().contract.sheets
COLUMNS = [(key, field) for key in SHEETS for field in CONTRACT[key].columns]


def test_a_sound_workbook_has_no_problem_and_gives_its_records() -> None:
    """Every sheet's rows come out as records that know their rows; the year is that of the dates."""
    checked = check(book())
    assert checked.problems == ()
    assert checked.year == 2024
    assert checked.records is not None
    assert [len(getattr(checked.records, key)) for key in SHEETS] == [1, 1, 1, 1, 1]
    member, row = checked.records.members[0], checked.records.activities[0]
    assert (member.row, member.id, member.track, member.standing) == (2, "001", "ordinary", None)
    assert (row.row, row.date, row.activity, row.attendance, row.hours) == (2, DAY, "集中學習", "present", None)
    assert checked.records.layouts["activities"].columns["date"] == 2
    assert set(checked.grids) == set(SHEETS)


def test_a_real_file_is_checked_as_a_grid_is(tmp_path: Path) -> None:
    """What is said of sheets in memory holds for the same sheets in a workbook."""
    sheets = book(活動=[["001", "王一", DAY, "黨科"], ["001", "王一", "2024年3月2日", "心得體會", None, None, "3千字"]])
    path = write(sheets, tmp_path / "records.xlsx")
    with reading.open_workbook(path) as opened:
        checked = without_gaps(validate(opened.titles, opened.grid, "records.xlsx", rules()))
    assert found(checked) == found(check(sheets)) == [("error", "unknown-activity", "活動!D2")]


# ── Sheets ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("title", ["  成員 ", "成员", " 成員　", "Members", "members", "ＭＥＭＢＥＲＳ"])
def test_a_sheet_is_found_by_its_title_whatever_blanks_script_or_language(title: str) -> None:
    """The title may be written in either script or in English, with blanks around it."""
    sheets = book()
    sheets = {title if name == "成員" else name: rows for name, rows in sheets.items()}
    checked = check(sheets)
    assert checked.problems == ()
    assert checked.grids["members"].title == title


def test_a_sheet_with_another_title_is_left_alone() -> None:
    """Whatever stands in it, it is not read."""
    checked = check({**book(), "草稿": [["編號", "編號"], [CellError("#REF!")]]})
    assert checked.problems == ()
    assert set(checked.grids) == set(SHEETS)


def test_a_sheet_in_both_scripts_stands_twice() -> None:
    """Two sheets of one meaning are an error at the second, that names the first."""
    checked = check({**book(), "成员": [MEMBERS, MEMBER]})
    assert found(checked) == [("error", "duplicate-sheet", "成员!")]
    assert message(checked.problems[0]) == "與工作表「成員」是同一張表，不能有兩張"


@pytest.mark.parametrize("title", ["成員", "活動"])
def test_a_sheet_that_is_required_is_missed(title: str) -> None:
    """The message lists what sheets there are, and no sheet or cell is its place."""
    sheets = book()
    del sheets[title]
    checked = check(sheets)
    assert checked.records is None
    assert found(checked)[0] == ("error", "missing-sheet", "!")
    assert message(checked.problems[0]).startswith(f"缺少工作表「{title}」（英文名 M" if title == "成員" else "缺少")


def test_a_missing_sheet_is_told_with_a_title_that_may_be_meant() -> None:
    """A title much like the one that is missing is named."""
    sheets = {"党员" if name == "成員" else name: rows for name, rows in book().items()} | {"党员": [["王一"]]}
    told = message(check(sheets).problems[0], "zh-Hans")
    assert told == "缺少工作表“成员”，“党员”是否就是它？"


@pytest.mark.parametrize("title", ["安排", "評議", "支部"])
def test_the_other_sheets_may_be_absent(title: str) -> None:
    """Records are made without them; without 安排 one warning says what that means."""
    sheets = book()
    del sheets[title]
    checked = check(sheets)
    assert checked.records is not None
    assert found(checked) == ([("warning", "no-schedule", "!")] if title == "安排" else [])


def test_without_members_other_sheets_are_checked_by_themselves() -> None:
    """All is told in one run, and nothing is held against a list that is not there."""
    sheets = book(成員=None, 活動=[["009", "王一", "昨天", "黨科", "早退"]], 支部=[["他處", 6, 5]])
    assert found(check(sheets)) == [
        ("error", "missing-sheet", "!"),
        ("error", "bad-date", "活動!C2"),
        ("error", "unknown-activity", "活動!D2"),
        ("error", "undecided-word", "活動!E2"),
        ("error", "rank-beyond", "支部!B2"),
    ]


def test_a_list_without_a_member_is_one_problem() -> None:
    """The rows of the other sheets are not each told as unknown."""
    assert found(check(book(成員=[]))) == [("error", "no-members", "成員!A1")]


# ── Headers ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("above", range(10))
def test_the_header_may_stand_in_any_of_the_top_ten_rows(above: int) -> None:
    """Rows above it are skipped, a merged title among them; rows below it keep their numbers."""
    rows = [["二〇二四年度黨員名單"] * 4] * above
    checked = check({**book(), "成員": [*rows, MEMBERS[:4], MEMBER]})
    assert checked.records is not None
    assert checked.records.members[0].row == above + 2
    assert checked.records.layouts["members"].header_row == above


def test_a_header_in_the_eleventh_row_is_none() -> None:
    """The message says what a header needs; the place is the sheet."""
    checked = check({**book(), "成員": [["名單"]] * 10 + [list(MEMBERS), MEMBER]})
    assert found(checked) == [("error", "no-header", "成員!")]
    assert message(checked.problems[0], "zh-Hans") == "前10行里找不到表头，需要有：编号、姓名、支部、类别"


@pytest.mark.parametrize(("top", "read"), [(9, True), (10, False)])
def test_rows_are_counted_in_the_sheet_not_in_its_filled_part(top: int, read: bool) -> None:
    """A sheet whose first cells are empty begins lower and further right; its places are those of the sheet."""
    sheets = [
        grid("成員", [MEMBERS[:4], MEMBER], 0, top, left=2),
        grid("活動", [ACTIVITIES, ["001", "王二", DAY, "失職"]], 1, 3, 1),
    ]
    codes = found(check_grids(sheets))
    if read:
        assert codes == [("warning", "no-schedule", "!"), ("error", "name-mismatch", "活動!C5")]
    else:
        assert ("error", "no-header", "成員!") in codes


def test_an_empty_sheet_has_no_header() -> None:
    assert found(check({**book(), "評議": []})) == [("error", "no-header", "評議!")]


def test_columns_may_stand_in_any_order() -> None:
    """The same rows with their columns turned round are the same records."""
    sheets = book()
    turned = {
        title: [list(reversed([*row, *[None] * (len(rows[0]) - len(row))])) for row in rows]
        for title, rows in sheets.items()
    }
    assert check(turned).problems == ()
    first, second = check(sheets).records, check(turned).records
    assert first is not None
    assert second is not None
    assert (first.members, first.activities, first.appraisal) == (second.members, second.activities, second.appraisal)


@pytest.mark.parametrize(("key", "field"), COLUMNS, ids=[f"{key}.{field}" for key, field in COLUMNS])
def test_a_column_is_known_by_each_of_its_titles(key: str, field: str) -> None:
    """Title, English title and aliases, each in both scripts, with a star or a hint in brackets."""
    column = CONTRACT[key].columns[field]
    sheets = book()
    title = CONTRACT[key].title
    header = list(dict.fromkeys([*HEADERS[title], column.title]))
    at = header.index(column.title)
    for written in (column.title, column.en, *column.aliases):
        marked = (f" {written}* ", f"{written}（必填）", f"{written}\n[選填]：")
        for form in {written, simplified(written), written.upper(), *marked}:
            header[at] = form
            checked = check({**sheets, title: [header, *sheets[title][1:]]})
            assert checked.problems == (), form
            assert checked.records is not None
            assert checked.records.layouts[key].columns[field] == at


@pytest.mark.parametrize(
    ("title", "aliases"),
    {
        "編號": "學工號 工號 工作證號 學號 黨員編號",
        "姓名": "黨員姓名",
        "支部": "黨支部 所在黨支部 所在支部",
        "類別": "黨員類別",
        "黨籍": "黨籍狀態 黨員狀態",
        "項目": "活動類型 會議類型",
        "日期": "時間 活動時間 實際時間",
        "等次": "評議結果 考核結果",
        "學時": "時數 時長",
        "字數": "篇幅",
    }.items(),
)
def test_the_titles_that_offices_use_are_known(title: str, aliases: str) -> None:
    """The aliases that every installation has."""
    known = [column for sheet in CONTRACT.values() for column in sheet.columns.values() if column.title == title]
    assert known
    for column in known:
        assert set(aliases.split()) <= set(column.aliases)


def test_an_unknown_column_is_left_out_with_a_warning() -> None:
    """Whatever it holds; a title that is nearly one of the contract's is asked after."""
    header = [*MEMBERS[:4], "出生地", "學習成積"]
    checked = check({**book(), "成員": [header, [*MEMBER, CellError("#REF!"), "九十"]]})
    assert found(checked) == [("warning", "unknown-column", "成員!E1"), ("warning", "unknown-column", "成員!F1")]
    assert [message(problem) for problem in checked.problems] == [
        "不認識「出生地」這一列，已略過",
        "不認識「學習成積」這一列，已略過；是否為「學習成績」？",
    ]
    assert checked.records is not None


def test_an_unknown_column_is_not_asked_after_where_the_one_it_is_like_stands_too() -> None:
    checked = check({**book(), "成員": [[*MEMBERS[:4], "姓名1"], MEMBER]})
    assert message(checked.problems[0]) == "不認識「姓名1」這一列，已略過"


def test_a_required_column_that_is_missing_is_told_at_the_header() -> None:
    """With a title that may be meant, and the aliases that would do."""
    checked = check({**book(), "成員": [["年度名單"], ["編號", "姓名", "組織", "身份"], MEMBER]})
    assert ("error", "missing-column", "成員!A2") in found(checked)
    told = [message(problem) for problem in checked.problems if problem.code == "missing-column"]
    assert told == [
        "表頭缺少「支部」（也可寫作：黨支部、所在黨支部、所在支部、所屬支部）",
        "表頭缺少「類別」（也可寫作：黨員類別、考核類別、人員類別）",
    ]


def test_a_missing_column_is_told_with_the_nearest_title_that_stands_for_nothing_else() -> None:
    """起始日期 is known as another column and is not what 日期 is called here."""
    checked = check({**book(), "成員": [["工作證", "姓名", "支部", "類別", "起始日期"], MEMBER]})
    told = [message(problem) for problem in checked.problems if problem.code == "missing-column"]
    assert told == ["表頭缺少「編號」，「工作證」是否就是它？（也可寫作：學工號、工號、工作證號、學號）"]


@pytest.mark.parametrize("second", ["編號", "編号", "工號", "ID", "編號（舊）"])
def test_a_column_twice_is_an_error_at_the_second(second: str) -> None:
    """Also by an alias, in the other script or in English; the message names the first."""
    checked = check({**book(), "成員": [[*MEMBERS[:4], second], MEMBER]})
    assert found(checked) == [("error", "duplicate-column", "成員!E1")]
    assert checked.problems[0].params["first"] == "A1"


def test_a_title_merged_over_the_table_is_no_header_though_it_be_a_columns_name() -> None:
    """支部 over the sheet 支部 fills every cell of its row; the header is the row below."""
    checked = check({**book(), "支部": [["支部"] * 3, ["支部", "年終名次", "參評支部數"], ["第一支部", 2, 3]]})
    assert checked.problems == ()
    assert checked.records is not None
    assert checked.records.branches[0].row == 3


def test_titles_merged_downwards_are_one_header() -> None:
    """The votes stand under one wide title; the others reach over both rows. Rows begin under both."""
    header = [["編號", "等次", "票數", "票數"], ["編號", "等次", "優秀票", "合格票"]]
    checked = check({**book(), "評議": [*header, ["001", "合格", 3, 4]]})
    assert checked.problems == ()
    assert checked.records is not None
    assert (checked.records.appraisal[0].row, checked.records.appraisal[0].votes_qualified) == (3, 4)


# ── Rows ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_blank_rows_are_skipped_and_later_ones_keep_their_numbers() -> None:
    """A row is blank whatever an unknown column holds, and whatever kind of blank its cells hold."""
    rows = [ROW, [""] * 11, ["　", " ", "\n", None], [None] * 11 + ["合計"], ["001", "王一", "昨天", "失職"]]
    checked = check({**book(), "活動": [[*ACTIVITIES, "統計"], *rows]})
    assert found(checked) == [("warning", "unknown-column", "活動!L1"), ("error", "bad-date", "活動!C6")]


def test_a_row_without_its_key_but_with_another_value_is_no_blank_row() -> None:
    """What must be there is missed, cell by cell."""
    checked = check(book(成員=[MEMBER, [None, None, None, None, "書記"], MEMBER]))
    assert found(checked) == [
        *[("error", "missing-value", f"成員!{column}3") for column in "ABCD"],
        ("error", "duplicate-id", "成員!A4"),
    ]
    assert message(checked.problems[0], "zh-Hans") == "“编号”不能为空"


@pytest.mark.parametrize(
    "guide",
    [
        ["必填", "必填", "必填", "必填", "選填"],
        ["（必填）", "必填*", "必填项", "【选填】", "required"],
        ["示例"],
        ["示例", "王一", "第一支部", "普通黨員"],
        ["範例：", "2024", "x", "y"],
        ["例(Example)"],
        ["Example", "Wang", "First", "ordinary"],
        ["填表說明：編號為工號，不得重複。"] * 10,
        ["注意事项：1. 每人一行"],
        ["說明"] * 10,
        ["備註:日期用數字"] * 10,
    ],
)
def test_a_guidance_row_under_the_header_is_skipped(guide: list[str]) -> None:
    """Words such as 必填, one note, or an example that says so in its first cell; rows after it still count."""
    if guide == ["例(Example)"]:
        guide = ["樣例(請刪去)"]
    checked = check({**book(), "成員": [MEMBERS, guide, MEMBER]})
    assert checked.problems == ()
    assert checked.records is not None
    assert [member.row for member in checked.records.members] == [3]


def test_several_guidance_rows_are_skipped() -> None:
    """A row of 必填, a note merged over several rows and an example may stand together."""
    rows = [["必填", "選填"], *[["說明：略"] * 10] * 6, ["示例", "張三"], MEMBER]
    checked = check({**book(), "成員": [MEMBERS, *rows]})
    assert checked.problems == ()


@pytest.mark.parametrize("guide", [["必填", "必填"], ["說明：略", "王一"]])
def test_guidance_further_down_is_data(guide: list[str]) -> None:
    """Only straight under the header is such a row not a member's; what is known for none is told of, and left out."""
    checked = check({**book(), "成員": [MEMBERS, MEMBER, guide]})
    assert checked.records is None
    assert all(problem.place.row == 2 for problem in checked.problems)
    merged = check({**book(), "成員": [MEMBERS, MEMBER, ["說明"] * 10]})
    assert found(merged) == [("warning", "heading-row", "成員!A3")]


def test_a_member_called_note_is_no_guidance() -> None:
    """A row of data holds more than one text."""
    checked = check({**book(), "成員": [MEMBERS, ["說明", "王一", "第一支部", "普通黨員"], MEMBER]})
    assert checked.records is not None
    assert [member.row for member in checked.records.members] == [2, 3]


def test_a_merged_value_holds_for_every_row_it_covers() -> None:
    """The grid gives the value in each of the cells, and each row is read with it."""
    members = [MEMBER, ["002", "李二", "第一支部", "普通黨員"]]
    rows = [[key, None, DAY, "集中學習"] for key in ("001", "002")]
    checked = check(book(成員=members, 活動=rows))
    assert checked.problems == ()


# ── All of it ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_all_problems_of_all_sheets_are_told_in_the_order_of_the_workbook() -> None:
    """By sheet as they stand in the workbook, then row, then column, whatever kind of check found them."""
    sheets = {
        "支部": [HEADERS["支部"], ["他處", 9, 5, "百人", 3]],
        "評議": [APPRAISAL, ["002", "良", 101], ["001", "合格", 85], ["001", "合格", "85.125"]],
        "活動": [
            [*ACTIVITIES[:9], "照片"],
            ["001", "王二", "2024-02-30", "黨科", "早退"],
            ["003", "李三", 45000.0, "失職"],
        ],
        "成員": [MEMBERS, [1.0, "王一", "第一支部", "群眾"], ["001", "王一", "第一支部", "普通黨員", None, "無"]],
        "安排": [HEADERS["安排"], ["第二支部", DAY, "黨課"]],
    }
    assert found(check(sheets)) == [
        ("warning", "branch-without-members", "支部!A2"),
        ("error", "rank-beyond", "支部!B2"),
        ("error", "bad-number", "支部!D2"),
        ("error", "unknown-member", "評議!A2"),
        ("error", "undecided-word", "評議!B2"),
        ("error", "out-of-range", "評議!C2"),
        ("error", "duplicate-appraisal", "評議!A4"),
        ("error", "too-many-decimals", "評議!C4"),
        ("warning", "unknown-column", "活動!J1"),
        ("error", "name-mismatch", "活動!B2"),
        ("error", "bad-date", "活動!C2"),
        ("error", "unknown-activity", "活動!D2"),
        ("error", "undecided-word", "活動!E2"),
        ("error", "unknown-member", "活動!A3"),
        ("error", "serial-date", "活動!C3"),
        ("error", "undecided-word", "成員!D2"),
        ("warning", "id-alike", "成員!A3"),
        ("error", "unknown-value", "成員!F3"),
        ("error", "unknown-branch", "安排!A2"),
        ("error", "missing-for-activity", "安排!D2"),
    ]


def test_a_row_whose_every_cell_is_wrong_tells_each() -> None:
    """One fault does not hide another, though the member, and so the rules, are not known."""
    row = [
        "009",
        CellError("#N/A"),
        "昨天",
        "黨科",
        "早退",
        "-2",
        "三萬",
        "國際",
        "尚可",
        CellError("#REF!"),
        CellError("#NAME?"),
    ]
    checked = check(book(活動=[ROW, row]))
    assert found(checked) == [
        ("error", code, f"活動!{column}3")
        for column, code in zip(
            "ABCDEFGHIJK",
            [
                "unknown-member",
                "error-value",
                "bad-date",
                "unknown-activity",
                "undecided-word",
                "negative-number",
                "bad-number",
                "unknown-value",
                "unknown-value",
                "error-value",
                "error-value",
            ],
            strict=True,
        )
    ]


def test_a_workbook_with_an_error_gives_no_records_and_one_with_warnings_does() -> None:
    """The severity of a problem decides."""
    warned = check(book(活動=[["001", "王一", dt.date(2024, 3, 2), "集中學習"]]))
    assert found(warned) == [("warning", "unscheduled", "活動!D2")]
    assert warned.records is not None
    assert check(book(活動=[["001", "王一", DAY, ""]])).records is None


@pytest.mark.parametrize(
    ("rows", "script"),
    [
        ({"成員": "成員", "姓名": "姓名"}, "zh-Hant"),
        ({"成員": "成员", "活動": "活动", "編號": "编号", "類別": "类别", "項目": "项目"}, "zh-Hans"),
        ({"成員": "成员", "活動": "活动", "編號": "學號", "類別": "类别", "項目": "项目"}, "zh-Hant"),
        (
            {
                "成員": "Members", "活動": "Activities", "編號": "ID", "姓名": "Name", "支部": "Branch",
                "類別": "Track", "日期": "Date", "項目": "Activity",
            },
            "en",
        ),
    ],
)  # fmt: skip
def test_the_script_is_that_of_the_titles(rows: dict[str, str], script: str) -> None:
    """Known also where there are no records; what the cells hold does not count."""
    sheets = {
        "成員": [["編號", "姓名", "支部", "類別"], ["001", "王一", "第一支部", "學生黨員"]],
        "活動": [["編號", "日期", "項目"], ["001", DAY, "社會實踐"]],
    }
    named = {
        rows.get(title, title): [[rows.get(cell, cell) for cell in data[0]], data[1]] for title, data in sheets.items()
    }  # type: ignore[call-overload]
    checked = check(named)
    assert checked.script == script
    assert checked.records is not None
    assert checked.records.script == script
    broken = check({title: data[:1] for title, data in named.items()})
    assert (broken.records, broken.script) == (None, script)


@pytest.mark.parametrize(
    ("title", "script"), [("成員", "zh-Hant"), ("成员", "zh-Hans"), ("Members", "en"), ("名單", "zh-Hant")]
)
def test_the_script_is_known_by_the_sheets_where_no_header_is(title: str, script: str) -> None:
    assert check({title: [["?"]]}).script == script


def test_every_code_has_a_message_in_every_language_and_every_warning_is_a_code() -> None:
    """The catalogue and the severities speak of the same codes."""
    codes = {key.rstrip("?@") for key in texts("problems")}
    assert codes >= WARNINGS
    assert {key.rstrip("?@") for key in HINTS} <= codes
    told = problem_texts("missing-value", "en", {"column": "X"})
    assert told == ("X must not be empty", "Fill it in")
    assert len(LANGUAGES) == 3


def test_an_activity_of_other_tracks_says_whose_it_is() -> None:
    """It is no slip of the pen, so no word like it is offered."""
    checked = check(book(成員=[["001", "王一", "第一支部", "黨校學員"]], 活動=[["001", None, DAY, "黨課"]], 安排=None))
    (problem,) = [each for each in checked.problems if each.severity == "error"]
    assert (problem.code, problem.place.cell) == ("unknown-activity", "D2")
    told, hint = problem_texts(problem.code, "zh-Hant", problem.params)
    assert told == "項目「黨課」不用於黨校學員，只用於黨員領導幹部、普通黨員"
    assert hint == "請核對編號和項目"
