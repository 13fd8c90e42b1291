"""Workbooks that could not be scored: the ledger knows, and the report of the year tells, until they are scored."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from dangxing import cli
from dangxing.ledger import open_ledger
from forms_factory import ROOT

Capture = pytest.CaptureFixture[str]
EXAMPLES = ROOT / "examples"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a workbook that was scored and one that was not."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(EXAMPLES / "records-hans.xlsx", "good.xlsx")
    shutil.copy(EXAMPLES / "broken-columns.xlsx", "bad.xlsx")
    score("good.xlsx", "bad.xlsx")
    return tmp_path


def score(*words: str) -> None:
    """Score, whatever comes of it."""
    cli.main(["score", *words, "--year", "2024", "--quiet", "--format", "json"])


def told(capsys: Capture, *words: str) -> list[dict[str, Any]]:
    """What the report of the year says is not right."""
    capsys.readouterr()
    assert cli.main(["report", "--year", "2024", "--format", "json", *words]) == 0
    problems: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["problems"]
    return problems


def test_a_failed_workbook_is_told_with_its_reason(home: Path, capsys: Capture) -> None:
    """How many errors, where the first is and what it is; in the report's workbook and page as well."""
    [problem] = told(capsys)
    with open_ledger(home / "dangxing.sqlite") as book:
        [failure] = book.failures(2024)
    assert (problem["code"], problem["path"], problem["severity"]) == ("workbook-failed", "bad.xlsx", "warning")
    assert failure.cell is not None
    assert failure.cell in problem["message"]
    assert str(failure.errors) in problem["message"]
    assert "{" not in problem["message"]
    assert cli.main(["report", "--year", "2024", "--quiet"]) == 0
    page = (home / "report-2024.html").read_text(encoding="utf-8")
    assert "bad.xlsx" in page
    assert failure.cell in page


def test_it_is_told_until_it_is_scored(home: Path, capsys: Capture) -> None:
    """Or the mended copy that is written beside it."""
    shutil.copy(EXAMPLES / "records.xlsx", "bad-fixed.xlsx")
    score("good.xlsx")
    assert [problem["code"] for problem in told(capsys)] == ["workbook-failed"]
    score("bad-fixed.xlsx")
    assert told(capsys) == []
    # As of an earlier run the report is as it was then.
    assert [problem["code"] for problem in told(capsys, "--up-to-run", "2")] == ["workbook-failed"]


def test_what_was_scored_before_still_counts_and_that_is_told(home: Path, capsys: Capture) -> None:
    """The run that stands is named."""
    shutil.copy(EXAMPLES / "broken-columns.xlsx", "good.xlsx")
    score("good.xlsx")
    codes = {problem["path"]: problem["code"] for problem in told(capsys)}
    assert codes == {"bad.xlsx": "workbook-failed", "good.xlsx": "workbook-as-before"}


@pytest.mark.parametrize("words", ["nowhere.xlsx", "bad.xlsx --no-ledger", "bad.xlsx --as-of 2024-06-30"])
def test_what_is_no_failure_of_the_year_is_not_noted(home: Path, words: str) -> None:
    """A name that is mistyped, a run beside the ledger, a day before the year is over."""
    (home / "dangxing.sqlite").unlink()
    score("good.xlsx")
    cli.main(["score", *words.split(), "--quiet"])
    with open_ledger(home / "dangxing.sqlite") as book:
        assert book.failures(2024) == []


def test_a_run_in_which_nothing_is_scored_makes_no_ledger(home: Path) -> None:
    """There is nothing of which it could be a note."""
    (home / "dangxing.sqlite").unlink()
    score("bad.xlsx")
    assert not (home / "dangxing.sqlite").exists()


def test_a_file_that_is_no_workbook_is_told_too(home: Path, capsys: Capture) -> None:
    """With what is wrong with it."""
    (home / "text.xlsx").write_text("no workbook", encoding="utf-8")
    score("text.xlsx")
    [problem] = [problem for problem in told(capsys) if problem["path"] == "text.xlsx"]
    assert "…" not in problem["message"]
