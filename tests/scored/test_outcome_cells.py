"""Outcomes in the scored workbook: tests, ranks, quotas and limits as formulas that give the stored values."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dangxing import cli
from recalculate import SOFFICE, differences

EXAMPLE = Path(__file__).parents[2] / "examples" / "rules" / "village"


@pytest.fixture
def village(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, str]], Path]:
    """Scores the village's example, with texts of its rules replaced; gives the scored workbook."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(EXAMPLE / "records.xlsx", tmp_path)

    def scored(changes: dict[str, str]) -> Path:
        rules = tmp_path / "rules"
        shutil.rmtree(rules, ignore_errors=True)
        rules.mkdir()
        text = (EXAMPLE / "village.yaml").read_text(encoding="utf-8")
        for old, new in changes.items():
            assert old in text
            text = text.replace(old, new)
        (rules / "village.yaml").write_text(text, encoding="utf-8")
        assert cli.main(["score", "records.xlsx", "--rules", "rules", "--year", "2024", "--out", "out"]) == 0
        return tmp_path / "out" / "records-scored.xlsx"

    return scored


def outcomes(path: Path) -> dict[str, str]:
    """The outcomes of 總表, by id."""
    sheet = load_workbook(path, data_only=True).worksheets[0]
    return {row[1]: row[8] for row in sheet.iter_rows(values_only=True) if str(row[1]).startswith("0")}


def test_the_village_is_scored_as_reckoned(village: Callable[[dict[str, str]], Path]) -> None:
    """By hand: in the east one of four may be first, and has an unpaid fee; in the west two of five."""
    assert outcomes(village({})) == {
        "001": "良好", "002": "良好", "003": "良好", "004": "合格", "005": "不評定",
        "006": "積分標兵", "007": "積分標兵", "008": "合格", "009": "良好", "010": "不合格",
    }  # fmt: skip


def test_who_stands_behind_moves_up_in_a_quota_and_in_no_rank(village: Callable[[dict[str, str]], Path]) -> None:
    """Without the rank 003 still has the fee, so that the two places go to 007 and 001."""
    told = outcomes(village({"      - {rank: {first: 40 %, of: branch, ties: in}}\n": ""}))
    assert [key for key, outcome in told.items() if outcome == "積分標兵"] == ["007", "001"]


_RANK = "first: 40 %, of: branch, ties: in"
_CHANGES: list[dict[str, str]] = [
    {},
    {f"      - {{rank: {{{_RANK}}}}}\n": ""},
    {_RANK: "first: 40 %, of: track, ties: out", "at_most: 2, of": "at_most: 29 %, among: all, of"},
    {_RANK: "last: 5, of: rule-set, ties: out", "rule-set, ties: in}": "rule-set, ties: out}"},
    {
        "- {without: {activity: 欠交衛生費}}":
        "- any: [{hours: {activity: 志願勞動}, at_least: 3}, {score: extra, less_than: 11}]"
    },
]  # fmt: skip


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_formulas_give_the_stored_values(village: Callable[[dict[str, str]], Path]) -> None:
    """Every variant of ranks, ties, shares, quotas, hours and alternatives, recalculated by LibreOffice."""
    for changes in _CHANGES:
        count, found = differences(village(changes))
        assert count > 100
        assert found == []


def test_the_cases_of_the_village_come_out() -> None:
    """As its file reckons them by hand; every rule has one."""
    from dangxing.authoring import cases
    from dangxing.rules import loading

    book = loading.load(EXAMPLE)
    suite = cases.load(EXAMPLE / "cases", book)
    assert suite.faults == ()
    assert [failure for case in suite.cases for failure in cases.run(case, book)] == []
