"""Calendars of attendance: a column for each day of a month, which the titles or a row above name."""

from collections.abc import Sequence

import pytest

from office_tables import Rows, marks, office, read, records, refused
from running import Run, tells

pytestmark = pytest.mark.usefixtures("folder")
TITLE = "第一支部2024年3月集中學習考勤表"
DAYS = list(range(1, 32))
FOUR = {
    ("王一", "2024-03-05", "集中學習"): "出席",
    ("李二", "2024-03-05", "集中學習"): "出席",
    ("王一", "2024-03-12", "集中學習"): "出席",
    ("李二", "2024-03-12", "集中學習"): "請假",
}


@pytest.fixture
def importing(run: Run) -> Run:
    return run.of("--lang", "zh-Hant", "import")


def line(name: str, *beside: object, more: dict[int, str] | None = None, **on: str) -> list[object]:
    """A person's row: marks ``d5="√"`` by day, then what stands beside the days."""
    said = {int(day[1:]): mark for day, mark in on.items()} | (more or {})
    return [name, *(said.get(day, "") for day in DAYS), *beside]


def people(one: Sequence[object] = (), two: Sequence[object] = ()) -> Rows:
    return [line("王一", *one, d5="√", d12="√"), line("李二", *two, d5="√", d12="請假")]


def weekdays(first: str = "五") -> list[str]:
    """Those of a month that begins on ``first``, by one sign each."""
    week = "一二三四五六日"
    return [week[(week.index(first) + day - 1) % 7] for day in DAYS]


@pytest.mark.parametrize(
    ("head", "merged", "first"),
    [
        ([[TITLE], ["姓名", *DAYS]], (), "B2"),
        ([[TITLE], ["姓名", *(f"{day}日" for day in DAYS)]], (), "B2"),
        ([[TITLE], ["姓名", *DAYS], ["", *weekdays()]], (), "B2"),
        ([[TITLE], ["姓名", *DAYS], ["星期", *weekdays()]], (), "B2"),
        ([["第一支部2024年集中學習考勤表"], ["姓名", "3月"], ["", *DAYS]], ("B2:AF2", "A2:A3"), "B3"),
        ([["第一支部2024年集中學習考勤表"], ["", "3月"], ["姓名", *DAYS]], ("B2:AF2",), "B3"),
        ([["第一支部2024年集中學習考勤表"], ["姓名", *(f"3.{day:02}" for day in DAYS)]], (), "B2"),
    ],
)  # fmt: skip
def test_a_month_of_days(head: Rows, merged: Sequence[str], first: str, importing: Run) -> None:
    """Days on which nobody has a mark were no meetings, and are told."""
    told = read(importing, [*head, *people()], merged=merged)
    assert marks() == FOUR
    assert [str(row["日期"])[:10] for row in records()["安排"]] == ["2024-03-05", "2024-03-12"]
    assert "2 人 × 2 次會議（2024-03-05 至 2024-03-12）" in told
    assert tells(told, "day-idle", f"a.xlsx:Sheet1!{first}", severity="warning")
    assert "共 29 處" in told


def test_a_month_with_sums_beside_it(importing: Run) -> None:
    """Sums are held against the marks, and other figures left out, though 1 may be a mark elsewhere."""
    head = [[TITLE], ["姓名", *DAYS, "出勤天數", "請假天數", "遲到", "備註"]]
    told = read(importing, [*head, *people((2, 0, 1, ""), (1, 1, "", "病假"))])
    assert marks() == FOUR
    assert "total-differs" not in told
    assert tells(told, "column-left", "a.xlsx:Sheet1!AI2", severity="warning")
    assert tells(told, "heed", "a.xlsx:Sheet1!AJ4", severity="warning")
    told = read(importing, [*head, *people((3, 0, "", ""), (1, 1, "", ""))])
    assert tells(told, "total-differs", "a.xlsx:Sheet1!AG3", severity="warning")


@pytest.mark.parametrize(("year", "last"), [(2024, 29), (2023, 28)])
def test_days_that_a_month_has_not(year: int, last: int, importing: Run) -> None:
    """A printed form has 31 columns: those beyond stay empty. A mark there is an error, as is one on a leap day."""
    head = [[f"第一支部{year}年2月集中學習考勤表"], ["姓名", *DAYS]]
    told = read(importing, [*head, *people()])
    assert {day for _, day, _ in marks()} == {f"{year}-02-05", f"{year}-02-12"}
    assert f"共 {last - 2} 處" in told
    at = {29: "AE2", 28: "AD2"}[last]
    refused(importing, [*head, line("王一", d5="√", more={last + 1: "√"})], "bad-date", at)


def test_a_count_is_no_month(importing: Run) -> None:
    """From one on, and not to the end of the month: they may be the first and the last of meetings."""
    for last in (12, 30):
        ran = importing(office("a.xlsx", [[TITLE], ["姓名", *DAYS[:last]], *people()]), "--preview")
        assert (ran.status, "×" in ran.out) == (1, False), ran.out
    read(importing, [["第一支部2024年4月集中學習考勤表"], ["姓名", *DAYS[:30]], *people()])
    assert {day for _, day, _ in marks()} == {"2024-04-05", "2024-04-12"}


def test_weekdays_of_another_month(importing: Run) -> None:
    """March 2024 began on a Friday: the title or the header is that of another month."""
    refused(importing, [[TITLE], ["姓名", *DAYS], ["", *weekdays("四")], *people()], "wrong-weekday", "F2")


def test_what_was_held_is_said_once(importing: Run) -> None:
    """考勤 alone names nothing; one option says what all of it was."""
    rows = [["第一支部2024年3月考勤表"], ["姓名", *DAYS], *people()]
    refused(importing, rows, "no-activity", "F2")
    read(importing, rows, "--activity", "考勤=集中學習")
    assert marks() == FOUR


def test_an_empty_cell_that_says_something(importing: Run) -> None:
    """Whether anything was held on a day without a mark is not known then; a day that is named was."""
    rows = [[TITLE], ["姓名", *DAYS], *people(), ["註：空白為缺席"]]
    refused(importing, rows, "day-open", "B2")
    named = [*rows[:2], ["", *("" if day != 20 else "黨課" for day in DAYS)], *people()]
    told = read(importing, named)
    assert len(records()["安排"]) == 3
    assert tells(told, "unrecorded", "a.xlsx:Sheet1!U4", severity="warning")
