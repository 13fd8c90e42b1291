"""The day of a meeting in the name of its sheet alone."""

import datetime as dt

import pytest

from dangxing.workbook.layouts import Options
from extracting import USUAL, extracts, told
from office_tables import Rows

pytestmark = pytest.mark.usefixtures("folder")
CAME: Rows = [["序號", "姓名"], [1, "王一"], [2, "李二"]]
CARD: Rows = [["會議記錄"], ["會議類型", "集中學習"], ["出席人員", "王一、李二"]]
NO_YEAR = Options(branch="第一支部")


def test_a_month_and_a_day_in_four_digits_are_the_day_of_a_list_or_of_a_record() -> None:
    for rows in (CAME, CARD):
        sheets = {"0310": rows, "３月12日": rows, "4.05": rows, "12月1日": rows}
        found = extracts(sheets, name="2024年集中學習簽到.xlsx", options=NO_YEAR)
        days = [dt.date(2024, 3, 10), dt.date(2024, 3, 12), dt.date(2024, 4, 5), dt.date(2024, 12, 1)]
        assert [[event.date for event in each.events] for each in found] == [[day] for day in days]
        assert ("day-of-sheet", "A1") in told(found[0])


def test_the_name_of_a_sheet_that_is_no_day_or_contradicts_is_told() -> None:
    cases = [
        ("1301", CAME, 2024, "no-layout-at-all"),
        ("0310黨課", CAME, 2024, "no-layout-at-all"),
        ("0229", CAME, 2023, "bad-date"),
        ("0310", CAME, None, "no-year"),
        ("0310", CARD, None, "no-year"),
        ("0310", [["3月12日集中學習"], *CAME], 2024, "several-days"),
        ("3月10日", [["集中學習"], ["製表日期：2024-12-31", ""], *CAME], 2024, "several-days"),
    ]
    for title, rows, year, code in cases:
        found = extracts({title: rows}, Options(branch="第一支部", year=year), "集中學習簽到.xlsx")
        assert code in [each for each, _ in told(*found)], (title, rows)
        assert not any(each.events for each in found)


def test_labels_go_before_the_name_of_the_sheet() -> None:
    [found] = extracts({"0310": [*CARD, ["會議時間", "2024-03-12"]]}, USUAL)
    assert [event.date for event in found.events] == [dt.date(2024, 3, 12)]
