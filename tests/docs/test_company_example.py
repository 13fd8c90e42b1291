"""The employees of 雲帆製造: points by month, means by quarter and year, and what follows from months below a level."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

import recalculate
from rule_examples import EXAMPLES, check_example, scored_beside_its_rules
from running import Run

EXAMPLE = EXAMPLES / "company"


@pytest.fixture
def scored(folder: Path, run: Run) -> Run:
    """The example's workbook, scored beside its rules."""
    return scored_beside_its_rules(EXAMPLE, folder, run.of("--lang", "en"))


def test_its_cases_come_out_and_nothing_is_found_in_it() -> None:
    check_example(EXAMPLE, 11)


def test_months_make_quarters_and_quarters_the_year(scored: Run) -> None:
    """By hand. C03: March 50, April 30, September 98, November 60; (83.33 + 76.67 + 99.33 + 86.67) ÷ 4 = 86.5."""
    told = json.loads(scored("score", "records.xlsx", "--format", "json").out)
    members = {member["id"]: member for member in told["workbooks"][0]["members"]}
    totals = {key: member["total"] for key, member in members.items()}
    assert totals == {"C01": 110.83, "C02": 107.5, "C03": 75, "C04": 99.17}
    daily = members["C03"]["categories"][0]
    assert [part["score"] for part in daily["settled"]] == [100, 100, 50, 30, 100, 100, 100, 100, 98, 100, 60, 100]
    assert daily["score"] == 86.5
    assert daily["standard"] + daily["bonus"] + daily["deduction"] == daily["score"]
    # Who came in May is asked for nothing before: the second quarter is that of May and June.
    assert members["C04"]["categories"][0]["settled"][0]["from"] == "2025-05-01"


@pytest.mark.skipif(recalculate.SOFFICE is None, reason="LibreOffice is not there")
@pytest.mark.parametrize("as_of", [None, "2025-05-20"])
def test_every_formula_recalculates_to_what_was_stored(scored: Run, tmp_path: Path, as_of: str | None) -> None:
    name = "records-scored.xlsx" if as_of is None else f"records-scored-{as_of}.xlsx"
    if as_of:
        assert scored("score", "records.xlsx", "--as-of", as_of).status == 0
    book = tmp_path / "scored" / "2025" / name
    count, found = recalculate.differences(book, recalculate.convert([book], tmp_path / "out")[0])
    assert count > 60
    assert found == []


@pytest.mark.skipif(recalculate.SOFFICE is None, reason="LibreOffice is not there")
def test_a_line_that_is_changed_moves_month_quarter_year_and_outcome(scored: Run, tmp_path: Path) -> None:
    """Of C03's twelve late arrivals those of March are halved: one month below 60 is no two in a row."""
    import openpyxl

    path = tmp_path / "scored" / "2025" / "records-scored.xlsx"
    book = openpyxl.load_workbook(path)
    lines = book["Lines"]
    for row in lines.iter_rows(min_row=2):
        if row[0].value == "C03" and str(row[7].value).startswith("month 3"):
            row[10].value = -25
    book.save(tmp_path / "changed.xlsx")
    after = openpyxl.load_workbook(
        recalculate.convert([tmp_path / "changed.xlsx"], tmp_path / "out")[0], data_only=True
    )
    (own,) = (row for row in after["Workers"].iter_rows(min_row=5, values_only=True) if row[0] == "C03")
    # March 75: the first quarter 91.67, the year 88.58; the limit of 75 no longer holds.
    assert round(own[3], 2) == 88.58
    assert own[6] == 98.58


def test_it_says_how_months_came_about(scored: Run) -> None:
    told = scored("explain", "records.xlsx", "C03").out.replace("\n", " ")
    for said in ("settled by month", "month 3", "month 4", "Daily: 1 month(s) of less than 60"):
        assert said in told


def test_what_is_promised_for_a_month_comes_true(scored: Run, tmp_path: Path) -> None:
    """The first option of C04 names its month; entered on a day of it, it brings what it says."""
    import openpyxl

    found = json.loads(scored("explain", "records.xlsx", "C04", "--format", "json").out)
    option = next(each for each in found["options"] if "車間" in each["change"])
    month = int(option["change"].split(":")[0].removeprefix("month "))
    book = openpyxl.load_workbook(tmp_path / "records.xlsx")
    book["活動"].append(("C04", f"2025-{month:02}-20", "合理化建議", None, None, "車間", "採納單"))
    book.save(tmp_path / "records.xlsx")
    told = json.loads(scored("score", "records.xlsx", "--format", "json").out)
    (after,) = (member["total"] for member in told["workbooks"][0]["members"] if member["id"] == "C04")
    assert Decimal(str(after)) == Decimal("99.17") + Decimal(str(option["gain"]))


@pytest.mark.parametrize(
    "command", ["report", "forms", "template --out empty.xlsx --year 2025", "targets", "rules list"]
)
def test_other_commands_take_it(scored: Run, command: str) -> None:
    ran = scored(*command.split())
    assert ran.status == 0, ran.err


def test_a_quarter_is_told_by_its_months(scored: Run) -> None:
    """As of the end of March the year so far is the mean of the first quarter."""
    assert scored("score", "records.xlsx", "--as-of", "2025-03-31").status == 0
    told = scored("report", "--year", "2025", "--quarter", "1").out
    assert "江大川   93.33" in told


def test_the_scored_workbook_is_known_again(scored: Run) -> None:
    assert scored("verify", "scored/2025/records-scored.xlsx").status == 0
