"""The sheet 簽到 of a template: filled in as it asks, it is sound, and says what was filled in."""

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dangxing.language import LANGUAGES, Language
from dangxing.language.script import in_script
from dangxing.workbook import reading, template
from dangxing.workbook.validating import Validated, validate
from sheets import rules

TITLES = {"zh-Hant": ("成員", "簽到"), "zh-Hans": ("成员", "签到"), "en": ("Members", "Sign-in")}
MARKS = {"zh-Hant": ("√", "請假", "缺席"), "zh-Hans": ("√", "请假", "缺席"), "en": ("√", "excused", "unexcused")}
STUDY: dict[Language, str] = {
    "zh-Hant": "集中學習",
    "zh-Hans": "集中学习",
    "en": rules().rule_sets["enterprise"].activities["集中學習"].en,
}


def made(folder: Path, language: Language, *tracks: str) -> Path:
    path = folder / "records.xlsx"
    template.write_template(rules(), tracks or ("ordinary",), language, path, year=2024)
    return path


def read(path: Path) -> Validated:
    with reading.open_workbook(path) as opened:
        return validate(opened.titles, opened.grid, "records.xlsx", rules(), 2024)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_filled_in_is_read(tmp_path: Path, language: Language) -> None:
    """Two members, one event; the example row and the empty columns say nothing."""
    path = made(tmp_path, language)
    book = load_workbook(path)
    members, sheet = (book[title] for title in TITLES[language])
    track = in_script("普通黨員", language) if language != "en" else rules().tracks["ordinary"][1].en
    for row, key in enumerate(("001", "002", "003"), 3):
        for column, value in enumerate((key, f"王{key}", "甲", track), 1):
            members.cell(row, column, value)
        sheet.cell(row + 2, 1, key)
        sheet.cell(row + 2, 4, MARKS[language][row - 3])
    sheet["D1"], sheet["D2"] = dt.date(2024, 5, 6), STUDY[language]
    book.save(path)
    validated = read(path)
    assert [p for p in validated.problems if p.severity == "error" or "sign-in" in p.code] == []
    assert validated.records is not None
    assert [(row.id, row.attendance, row.activity) for row in validated.records.activities] == [
        ("001", "present", "集中學習"), ("002", "excused", "集中學習"), ("003", "unexcused", "集中學習"),
    ]  # fmt: skip


def test_cells_offer_what_they_take(tmp_path: Path) -> None:
    """A list of marks, held activities, members' ids; dates of the year."""
    book = load_workbook(made(tmp_path, "zh-Hant"))
    checks = {str(check.sqref): check for check in book["簽到"].data_validations.dataValidation}
    kinds = {area.split(":")[0]: check.type for area, check in checks.items()}
    assert kinds == {"A5": "list", "C5": "list", "C2": "list", "C3": "decimal", "C1": "date"}
    lists = book["選項"]

    def offered(cell: str) -> list[object]:
        formula = next(check.formula1 for area, check in checks.items() if area.startswith(f"{cell}:"))
        return [row[0].value for row in lists[formula.partition("!")[2].replace("$", "")]]

    assert offered("C5") == ["√", "請假", "缺席", "免"]
    assert "黨課" in offered("C2")
    assert not {"發展黨員", "心得體會"} & set(offered("C2"))


def test_tracks_that_nobody_meets_have_no_such_sheet(tmp_path: Path) -> None:
    """The students' rules hold nothing."""
    assert "簽到" not in load_workbook(made(tmp_path, "zh-Hant", "student")).sheetnames
