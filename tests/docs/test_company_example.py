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
    check_example(EXAMPLE, 17)


def test_months_make_quarters_and_quarters_the_year(scored: Run) -> None:
    """By hand. C03: March 50, April 30, September 98, November 60: (83.33 + 76.67 + 99.33 + 86.67) ÷ 4; base 20."""
    told = json.loads(scored("score", "records.xlsx", "--format", "json").out)
    members = {member["id"]: member for member in told["workbooks"][0]["members"]}
    totals = {key: member["total"] for key, member in members.items()}
    assert totals == {"C01": 130.83, "C02": 127.5, "C03": 95, "C04": 119.17}
    daily = members["C03"]["categories"][0]
    assert [part["score"] for part in daily["settled"]] == [100, 100, 50, 30, 100, 100, 100, 100, 98, 100, 60, 100]
    assert daily["score"] == 86.5
    assert daily["standard"] + daily["bonus"] + daily["deduction"] == daily["score"]
    # The last half-year of C03 has 98 in September, 60 in November: qualified, and no star.
    assert [part["band"] for part in members["C03"]["ratings"]["month"]][6:] == [
        "excellent", "excellent", "excellent", "excellent", "fair", "excellent",
    ]  # fmt: skip
    assert members["C03"]["ratings"]["star"][3] == {
        "from": "2025-10-01",
        "to": "2025-12-31",
        "score": 86.666667,
        "band": None,
    }
    # Who came in May is asked for nothing before: the second quarter is that of May and June.
    assert members["C04"]["categories"][0]["settled"][0]["from"] == "2025-05-01"


@pytest.mark.skipif(recalculate.SOFFICE is None, reason="LibreOffice is not there")
@pytest.mark.parametrize("as_of", [None, "2025-05-20"])
def test_every_formula_recalculates_to_what_was_stored(scored: Run, tmp_path: Path, as_of: str | None) -> None:
    name = "records-scored.xlsx" if as_of is None else f"records-scored-{as_of}.xlsx"
    if as_of:
        assert scored("score", "records.xlsx", "--as-of", as_of).status == 0
    book = tmp_path / "scored" / "2025" / name
    recalculate.agrees(book, 60)


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
    # March 75: the first quarter 91.67, the year 88.58; the limit of 95 no longer holds.
    assert round(own[3], 2) == 88.58
    assert own[7] == 118.58


def test_it_says_how_months_came_about(scored: Run) -> None:
    told = scored("explain", "records.xlsx", "C03").out.replace("\n", " ")
    for said in ("settled by month", "month 3", "month 4", "Daily: 2 month(s) of less than 60: month 3, month 4"):
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
    assert Decimal(str(after)) == Decimal("119.17") + Decimal(str(option["gain"]))


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
    assert "江大川  113.33" in told


def test_the_scored_workbook_is_known_again(scored: Run) -> None:
    assert scored("verify", "scored/2025/records-scored.xlsx").status == 0


def _next_year(path: Path) -> None:
    """The records of a year later, of the same people and one more."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("2025-"):
                    cell.value = f"2026{cell.value[4:]}"
    book["成員"].append(("C05", "新來人", "裝配二班", "一線員工", None))
    book.save(path.with_name("later.xlsx"))


def _bases(run: Run, *options: str) -> dict[str, float]:
    told = json.loads(run("score", "later.xlsx", "--format", "json", *options).out)
    return {member["id"]: member["categories"][1]["score"] for member in told["workbooks"][0]["members"]}


@pytest.mark.skipif(recalculate.SOFFICE is None, reason="LibreOffice is not there")
def test_a_fifth_of_the_year_before_is_carried_over(scored: Run, tmp_path: Path) -> None:
    """From the ledger; who is new begins with 20; the workbook recalculates, and is known again without the ledger."""
    _next_year(tmp_path / "records.xlsx")
    assert _bases(scored) == {"C01": 26.166, "C02": 25.5, "C03": 19, "C04": 23.834, "C05": 20}
    assert "20% of the last period's 130.83 (run 1" in scored("explain", "later.xlsx", "C01").out.replace(
        "\n│   │   ", " "
    )
    book = tmp_path / "scored" / "2026" / "later-scored.xlsx"
    recalculate.agrees(book, 60)
    (tmp_path / "dangxing.sqlite").unlink()
    assert scored("verify", "scored/2026/later-scored.xlsx").status == 0
    assert _bases(scored) == {"C01": 20, "C02": 20, "C03": 20, "C04": 20, "C05": 20}


def test_what_is_entered_of_the_year_before_goes_before_the_ledger(scored: Run, tmp_path: Path) -> None:
    import openpyxl

    _next_year(tmp_path / "records.xlsx")
    book = openpyxl.load_workbook(tmp_path / "later.xlsx")
    book["成員"]["F1"], book["成員"]["F2"] = "上期得分", 150
    book.save(tmp_path / "later.xlsx")
    assert _bases(scored)["C01"] == 30
    assert _bases(scored, "--no-ledger") == {"C01": 30, "C02": 20, "C03": 20, "C04": 20, "C05": 20}


def test_who_has_no_year_before_is_told_before_the_score_is_pending(scored: Run, tmp_path: Path) -> None:
    rules = tmp_path / "rules" / "company.yaml"
    rules.write_text(rules.read_text("utf-8").replace(", otherwise: 20}", "}"), "utf-8")
    _next_year(tmp_path / "records.xlsx")
    ran = scored("score", "later.xlsx")
    assert "成員!A6: warning no-carried: 基礎 begins with the last period" in ran.err
    assert "Pending: There is no score of the last period" in " ".join(ran.out.split())
    assert scored("verify", "scored/2026/later-scored.xlsx").status == 0


def test_a_later_correction_of_the_year_before_does_not_move_a_run_under_way(scored: Run, tmp_path: Path) -> None:
    """Both years scored in one command: the second begins with what the ledger knew before, whatever the order."""
    _next_year(tmp_path / "records.xlsx")
    book = tmp_path / "records.xlsx"
    import openpyxl

    found = openpyxl.load_workbook(book)
    found["活動"].append(("C01", "2025-08-08", "安全事故", None, None, None, None))
    found.save(book)
    assert scored("score", "records.xlsx", "later.xlsx").status == 0
    assert _bases(scored)["C01"] == 24.166
    first = json.loads(scored("ledger", "show", "3", "--format", "json").out)
    assert first["run"]["path"] == "later.xlsx"
