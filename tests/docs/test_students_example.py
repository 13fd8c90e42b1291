"""The students of 青禾書院: an example that begins at 0, looks up by two keys, keeps the best and bounds its parts."""

import json
import runpy
import shutil
from pathlib import Path

import pytest

import recalculate
from dangxing.authoring import cases
from dangxing.authoring.checks import check_rules
from dangxing.rules import loading
from running import Run

EXAMPLE = Path(__file__).parents[2] / "examples" / "rules" / "students"


@pytest.fixture
def scored(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The example's workbook, scored beside its rules."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(EXAMPLE, tmp_path / "rules", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    runpy.run_path(str(EXAMPLE / "make_records.py"))["write"](tmp_path / "records.xlsx")
    run = Run(capsys, "--lang", "en")
    assert run("score", "records.xlsx").status == 0
    return run


def test_its_cases_come_out_and_nothing_is_found_in_it() -> None:
    book = loading.load(EXAMPLE)
    suite = cases.load(EXAMPLE / "cases", book)
    assert not suite.faults
    assert len(suite.cases) == 12
    assert not [failure for case in suite.cases for failure in cases.run(case, book)]
    assert not check_rules(EXAMPLE)


def test_its_members_score_what_the_text_gives(scored: Run) -> None:
    """By hand. S01: 30 + 6 + (3 + 12.5/3 → 7.166…) + (8 + 4 + 2); S03: 30 − 6 − 6, 6 − 1, 10 of 15 hours' points."""
    told = json.loads(scored("score", "records.xlsx", "--format", "json").out)
    totals = {member["id"]: member["total"] for member in told["workbooks"][0]["members"]}
    assert totals == {"S04": 59, "S01": 57.17, "S02": 43, "S03": 33}
    table = scored("score", "records.xlsx").out
    assert "57.17" in table
    assert "59.00" in table


@pytest.mark.skipif(recalculate.SOFFICE is None, reason="LibreOffice is not there")
def test_every_formula_recalculates_to_what_was_stored(scored: Run, tmp_path: Path) -> None:
    book = tmp_path / "scored" / "2024" / "records-scored.xlsx"
    count, found = recalculate.differences(book, recalculate.convert([book], tmp_path / "out")[0])
    assert count > 20
    assert found == []


@pytest.mark.parametrize(("points", "code"), [(None, "points-wanting"), (9, "points-outside"), (0, "points-outside")])
def test_points_that_nobody_gave_or_may_give_stop_the_workbook(
    scored: Run, tmp_path: Path, points: int | None, code: str
) -> None:
    import openpyxl

    book = openpyxl.load_workbook(tmp_path / "records.xlsx")
    book["活動"]["H10"] = points
    book.save(tmp_path / "records.xlsx")
    ran = scored("score", "records.xlsx")
    assert ran.status == 1
    assert f"活動!H10: error {code}" in ran.err


@pytest.mark.parametrize(("row", "what"), [(2, "擔任幹部"), (17, "宿舍檢查")])
def test_points_at_what_takes_none_stop_the_workbook(scored: Run, tmp_path: Path, row: int, what: str) -> None:
    """Only shows and breaches are judged; whoever enters points elsewhere is told."""
    import openpyxl

    book = openpyxl.load_workbook(tmp_path / "records.xlsx")
    book["活動"].cell(row, 8).value = 3
    book.save(tmp_path / "records.xlsx")
    for command in ("validate", "score"):
        ran = scored(command, "records.xlsx")
        assert ran.status == 1
        assert f"活動!H{row}: error points-unread: This row of {what} has points (3)" in ran.out + ran.err


@pytest.mark.parametrize("command", ["report", "forms", "template --out empty.xlsx", "targets"])
def test_other_commands_take_it(scored: Run, command: str) -> None:
    ran = scored(*command.split())
    assert ran.status == 0, ran.err


def test_what_is_promised_comes_true(scored: Run) -> None:
    """S02 lacks two points: one article more gives them; what people judge is promised to no one."""
    told = scored("explain", "records.xlsx", "S02").out
    assert "1 more record(s) of article published" in told
    assert "show" not in told.partition("This is")[2]


def test_the_order_of_rows_does_not_matter(scored: Run, tmp_path: Path) -> None:
    """Which time it was, which row is kept and what is added up depend on days and points, not on the sheet."""
    import openpyxl

    before = _totals(scored)
    book = openpyxl.load_workbook(tmp_path / "records.xlsx")
    sheet = book["活動"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    sheet.delete_rows(2, len(rows))
    for row in reversed(rows):
        sheet.append(row)
    book.save(tmp_path / "records.xlsx")
    assert _totals(scored) == before


def _totals(run: Run) -> dict[str, object]:
    told = json.loads(run("score", "records.xlsx", "--format", "json").out)
    return {
        member["id"]: [member["total"], *(category["score"] for category in member["categories"])]
        for member in told["workbooks"][0]["members"]
    }
