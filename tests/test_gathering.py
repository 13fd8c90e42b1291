"""Problems gathered by kind: told once, with their cells, in the order of what they cost."""

from __future__ import annotations

from collections.abc import Mapping

from bounds import bounded
from dangxing.cli.findings import kind_lines
from dangxing.gathering import gather
from dangxing.language.catalogue.problems import FIRST, MOVING, WARNINGS
from dangxing.records import Place, Problem


def problem(code: str, row: int, at: int = 3, /, **params: object) -> Problem:
    severity = "warning" if code in WARNINGS else "error"
    return Problem(code, severity, "a.xlsx", Place("活動", row - 1, at), params, 2)  # type: ignore[arg-type]


def lines(problems: list[Problem], *, apart: bool = False) -> list[str]:
    return list(kind_lines(gather(problems, apart=apart), "en"))


def test_the_same_is_told_once_with_its_cells() -> None:
    (line,) = lines([problem("bad-date", row, found="上周五") for row in (4, 9, 10, 11, 20, 21)])
    assert line.startswith("a.xlsx:活動!D4, D9–D11, D20, D21 (6 cells): ")
    assert line.count("上周五") == 1


def test_what_was_found_is_told_together_where_the_rest_is_the_same() -> None:
    (line,) = lines(
        [problem("bad-date", row, found=found) for row, found in ((4, "上周五"), (6, "5月"), (8, "上周五"))]
    )
    assert "上周五, 5月 is" in line
    apart = [problem("unknown-activity", 4, found="黨科", nearest="黨課"), problem("unknown-activity", 5, found="喝茶")]
    assert len(lines(apart)) == 2


def test_columns_and_sheets_are_apart() -> None:
    found = [problem("missing-value", 4, column="日期"), problem("missing-value", 4, 4, column="項目")]
    assert len(lines(found)) == 2


def test_a_kind_that_says_many_things_is_told_by_its_first() -> None:
    found = [
        problem("duplicate-attendance", 10 + row, found="黨課", date=f"2024-03-{row:02}", first=f"D{row}")
        for row in range(1, 9)
    ]
    (line,) = lines(found)
    assert line.startswith("a.xlsx:活動!D11–D18 (8 cells): ")
    assert "D1 already" in line
    assert line.endswith("(7 others of this kind say something else)")
    assert len(lines(found, apart=True)) == 8


def test_errors_come_first_then_what_moves_points_then_the_rest() -> None:
    codes = ["no-evidence", "unscheduled", "bad-date", "no-schedule", "unknown-column"]
    assert [kind.problem.code for kind in gather(problem(code, row) for row, code in enumerate(codes, 2))] == [
        "bad-date", "unscheduled", "no-schedule", "no-evidence", "unknown-column",
    ]  # fmt: skip
    assert not FIRST & MOVING


def test_a_hundred_thousand_problems_are_gathered_in_seconds() -> None:
    shared: Mapping[str, object] = {"found": "上周五"}
    found = [Problem("bad-date", "error", "a.xlsx", Place("活動", row, 2), shared, 2) for row in range(60_000)]
    found += [problem("unknown-member", row, found=f"x{row}") for row in range(20_000)]
    found += [problem("duplicate-id", row, 5, found="1", first=f"A{row}") for row in range(20_000)]
    with bounded("a hundred thousand problems", seconds=2):
        kinds = gather(found)
    assert sorted(kind.count for kind in kinds) == [20_000, 20_000, 60_000]
    assert kinds[-1].cells == "C1–C60000"
    assert all(len(line) < 300 for line in kind_lines(kinds, "zh-Hans"))


def test_a_mark_is_told_once_wherever_in_the_sheet_it_stands() -> None:
    """With the cells of all columns; another mark is another thing."""
    places = [(3, 2, "△"), (5, 2, "△"), (4, 7, "△"), (4, 3, "○")]
    problems = [
        Problem("unknown-mark", "error", "a.xlsx", Place("簽到", row, column), {"mark": mark}, 1)
        for row, column, mark in places
    ]
    first, other = gather(problems)
    assert (first.count, first.cells) == (3, "C4, C6, H5")
    assert (other.count, other.cells) == (1, "D5")
