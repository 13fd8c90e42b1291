"""Results as JSON and CSV: exact numbers, fixed order, nothing that a spreadsheet program would calculate."""

import csv
import io
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangxing import summary


@pytest.mark.parametrize(
    ("value", "expected"),
    [("25.00", "25"), ("0.50", "0.5"), ("88.45", "88.45"), ("-0", "0"), ("-3.10", "-3.1"), ("1E+2", "100")],
)
def test_a_number_is_written_as_short_as_it_is(value: str, expected: str) -> None:
    """Whole numbers without a point, others without zeros at the end."""
    assert json.dumps(summary.number(Decimal(value))) == expected


@given(st.decimals(min_value=-100000, max_value=100000, places=2))
def test_a_number_is_exact(value: Decimal) -> None:
    """What is read back is what was computed."""
    assert Decimal(json.dumps(summary.number(value))) == value


def test_a_number_that_json_would_change_is_refused() -> None:
    """Rather than a score that is nearly right."""
    with pytest.raises(ValueError, match="digits"):
        summary.number(Decimal("0.1234567890123456789"))


def _workbook(year: int = 2024, **changed: Any) -> summary.Json:
    member = {
        "id": "001", "name": "王一", "branch": "東支部", "track": "ordinary", "rule_set": "enterprise",
        "categories": [], "quantified": 88.5, "poll": None, "total": None, "full": 100, "rank": None,
        "track_rank": None, "branch_rank": None, "outcome": "pending",
        "reasons": ["缺評議等次", "缺民主測評得分"], "lines": [],
    } | changed  # fmt: skip
    return {"path": "a.xlsx", "scored_path": "scored/2024/a-scored.xlsx", "year": year, "members": [member]}


@pytest.mark.parametrize(("years", "expected"), [([2024, 2024], 2024), ([2023, 2024], None), ([], None)])
def test_json_by_pieces_is_that_of_the_whole(years: list[int], expected: int | None) -> None:
    """To the byte. The year is that of the workbooks, if it is one; else each bears its own."""
    workbooks = [_workbook(year, name="王\u2028\n一") for year in years]
    problems = [summary.failure(entry["path"], "unreadable", "打不開") for entry in workbooks]
    told = [{key: entry[key] for key in entry if expected is None or key != "year"} for entry in workbooks]
    whole = {"format": "dangxing-score/1", "year": expected, "workbooks": told, "problems": problems}
    assert "".join(summary.json_pieces(lambda: workbooks, iter(problems))) == summary.to_json(whole)


def test_json_is_readable_and_ends_with_one_line_end() -> None:
    """Characters stand as they are; keys keep their order."""
    written = summary.to_json(_workbook())
    assert written.endswith("}\n")
    assert not written.endswith("\n\n")
    assert "王一" in written
    assert list(json.loads(written)) == list(_workbook())


def test_csv_has_a_row_a_member() -> None:
    """What does not apply is an empty cell; reasons share one."""
    [row] = csv.DictReader(io.StringIO(summary.to_csv([_workbook()])))
    assert tuple(row) == summary.CSV_COLUMNS
    assert (row["path"], row["id"], row["quantified"], row["rank"]) == ("a.xlsx", "001", "88.5", "")
    assert row["reasons"] == "缺評議等次; 缺民主測評得分"


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\n=1", "＝1+1"])
def test_no_text_becomes_a_formula(name: str) -> None:
    """A name that begins as a formula does is marked as text."""
    [row] = csv.DictReader(io.StringIO(summary.to_csv([_workbook(name=name)]), newline=""))
    assert row["name"] == f"'{name}"


def test_a_carriage_return_does_not_break_a_row() -> None:
    """It becomes a line end inside the cell, which is quoted."""
    written = summary.to_csv([_workbook(name="王\r\n一\r=1")])
    assert "\r" not in written
    [row] = csv.DictReader(io.StringIO(written, newline=""))
    assert row["name"] == "王\n一\n=1"


def test_a_number_below_zero_stays_a_number() -> None:
    """Only text is marked."""
    [row] = csv.DictReader(io.StringIO(summary.to_csv([_workbook(quantified=-1.5)])))
    assert row["quantified"] == "-1.5"


def test_members_without_a_rank_come_last() -> None:
    """In the order that they had."""
    members = [{"id": "a", "rank": None}, {"id": "b", "rank": 2}, {"id": "c", "rank": None}, {"id": "d", "rank": 1}]
    assert [member["id"] for member in summary.by_rank(members)] == ["d", "b", "a", "c"]
