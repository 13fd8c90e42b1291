"""What titles of columns say in brackets: it is used, or told, and never passed over in silence."""

from __future__ import annotations

import datetime as dt

import pytest

from dangxing.workbook.grid import CellError
from sheets import HEADERS, book, check, found

DAY = dt.date(2024, 3, 1)
ROWS: dict[str, list[object]] = {
    "成員": ["001", "王一", "第一支部", "普通黨員"],
    "活動": ["001", "王一", DAY, "集中學習"],
    "評議": ["001", "合格", 85.5],
    "支部": ["第一支部", 1, 5, 100, 60],
}


def told(sheet: str, old: str, title: object, year: int | None = None) -> list[tuple[str, str]]:
    """What is told of a sheet, a column of which has another title: codes and cells."""
    head = [title if each == old else each for each in HEADERS[sheet]]
    return [(each.code, each.place) for each in found(check({**book(), sheet: [head, ROWS[sheet]]}, year))]


OTHERS = (
    ("評議", "等次", "等次（上年）"), ("評議", "等次", "等次【自评】"), ("評議", "測評得分", "測評得分（折算後）"),
    ("評議", "測評得分", "测评得分[仅供参考，不计入]"), ("評議", "滿意度", "滿意度（人數）"),
    ("支部", "年終名次", "年終名次（倒數）"), ("成員", "截止日期", "截止日期（不含）"), ("成員", "職務", "职务（原）"),
    ("成員", "支部", "支部（原）"), ("活動", "日期", "日期（农历）"), ("活動", "出勤", "出勤（缺席打√）"),
    ("活動", "出勤", "出勤（√=未到）"), ("活動", "出勤", "出勤（0=到 1=未到）"), ("活動", "出勤", "出勤（是否缺席）"),
)  # fmt: skip


@pytest.mark.parametrize(("sheet", "old", "title"), OTHERS)
def test_a_title_by_which_a_column_is_another_is_an_error(sheet: str, old: str, title: str) -> None:
    """Last year's verdicts are not this year's, and where absence is ticked nobody attended by his tick."""
    at = "ABCDEFGHIJK"[HEADERS[sheet].index(old)]
    assert told(sheet, old, title) == [("title-other", f"{sheet}!{at}1")]


@pytest.mark.parametrize("note", ["党委", "已乘0.2", "草稿", "等级"])
def test_what_nobody_knows_in_a_title_is_told(note: str) -> None:
    """It may change what the cells mean, and was not read."""
    assert told("評議", "測評得分", f"测评得分（{note}）") == [("title-note", "評議!C1")]


@pytest.mark.parametrize(
    ("sheet", "old", "title"),
    [("評議", "測評得分", "測評得分（必填，最多两位小数）"), ("活動", "日期", "日期（年月日）"),
     ("活動", "日期", "日期（如：2024-03-01）"), ("活動", "編號", "编号（工号）"), ("活動", "佐證", "佐證（可写文号）"),
     ("活動", "出勤", "出勤（√出席 ×缺席 △请假）"),
     ("評議", "測評得分", "測評得分（0～100）"), ("評議", "測評得分", "測評得分（Poll score）")],
)  # fmt: skip
def test_what_only_helps_to_fill_in_a_column_is_no_matter(sheet: str, old: str, title: str) -> None:
    """Nor is another title of the same column, or a legend that says what everybody means."""
    assert told(sheet, old, title) == []


def test_a_legend_of_absence_alone_is_told() -> None:
    """A cross for who did not come is what everybody means; that the rest came is not said."""
    assert told("活動", "出勤", "出勤（缺席打×）") == [("title-note", "活動!E1")]


@pytest.mark.parametrize("note", ["满分120", "满分：50", "1-5", "权重20%", "×20%", "20", "總分一百二十"])
def test_full_marks_need_no_unit(note: str) -> None:
    """Nor a word before them; a share of the whole is told as they are."""
    assert told("評議", "測評得分", f"測評得分（{note}）") == [("title-full", "評議!C1")]


def test_a_year_in_a_title_is_held_against_the_year() -> None:
    """Of which year the column is, cannot be known where no year was given."""
    assert told("評議", "等次", "等次（2024年度）", 2024) == []
    assert told("評議", "等次", "等次（2023年）", 2024) == [("title-other", "評議!B1")]
    assert told("評議", "等次", "等次（2023）") == [("title-note", "評議!B1")]


@pytest.mark.parametrize("title", ["\u200b", "\ufeff ", CellError("#N/A")])
def test_a_title_that_says_nothing_is_none(title: object) -> None:
    """Signs without a shape are seen by nobody, and an error names no column."""
    assert told("支部", "年終名次", title) == [("untitled-known", "支部!B1")]


@pytest.mark.parametrize(
    ("sheet", "old", "title"),
    [("活動", "出勤", "未出席"), ("活動", "出勤", "缺勤"), ("評議", "滿意度", "不满意度"), ("評議", "等次", "上年等次"),
     ("成員", "職務", "原职务"), ("評議", "優秀票", "优秀票率"), ("成員", "起始日期", "入党日期")],
)  # fmt: skip
def test_nobody_is_told_to_call_a_column_its_contrary(sheet: str, old: str, title: str) -> None:
    """A suggestion that misleads is worse than none."""
    head = [title if each == old else each for each in HEADERS[sheet]]
    problems = check({**book(), sheet: [head, ROWS[sheet]]}).problems
    assert [each.code for each in problems] == ["unknown-column"]
    assert "nearest" not in problems[0].params
