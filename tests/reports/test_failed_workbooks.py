"""Workbooks that could not be scored: the ledger knows, and the report of the year tells, until they are scored."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from dangxing import cli
from dangxing.ledger import open_ledger
from forms_factory import ROOT
from sheets import book, write_as

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
    with open_ledger(home / "dangxing.sqlite") as ledger:
        [failure] = ledger.failures(2024)
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


def test_what_holds_no_members_is_not_missed(home: Path, capsys: Capture) -> None:
    """A result that was scored by a slip, or a letter under a workbook's name."""
    (home / "letter.xlsx").write_bytes(b"{\\rtf1 Dear all}")
    [result] = (home / "scored").rglob("good-scored.xlsx")
    score(str(result))
    score("letter.xlsx")
    assert [problem["path"] for problem in told(capsys)] == ["bad.xlsx"]


def test_what_nobody_knows_what_it_is_is_missed(home: Path, capsys: Capture) -> None:
    """A workbook that a disk or a locking program has spoilt looks like nothing any more, and had members."""
    (home / "spoilt.xlsx").write_bytes(bytes(range(256)) * 20)
    score("spoilt.xlsx")
    assert "spoilt.xlsx" in [problem["path"] for problem in told(capsys)]


# Members of a workbook that fails, as ids; those of the one that is scored afterwards; their branch; what is told then.
RENAMED: dict[str, tuple[list[str], list[str], str, list[str]]] = {
    "all of them": (["1", "2", "3"], ["1", "2", "3"], "甲支部", []),
    "one struck": (["1", "2", "3"], ["1", "2"], "甲支部", []),
    "half of them": (["1", "2", "3", "4"], ["1", "2"], "甲支部", ["workbook-failed"]),
    "others besides": (["1", "2"], ["1", "2", "3", "4"], "甲支部", ["workbook-failed"]),
    "other people": (["1", "2", "3"], ["4", "5", "6"], "甲支部", ["workbook-failed"]),
    "of another branch": (["1", "2", "3"], ["1", "2", "3"], "乙支部", ["workbook-failed"]),
}


def people(name: str, ids: list[str], branch: str, activity: str) -> None:
    """Write a workbook of these members, each with one activity."""
    members = [[id_, f"人{id_}", branch, "普通黨員"] for id_ in ids]
    did = [[id_, f"人{id_}", dt.date(2024, 3, 1), activity] for id_ in ids]
    write_as(name, book(成員=members, 活動=did, 評議=[[id_, "合格", 80] for id_ in ids], 安排=None, 支部=None))


@pytest.mark.parametrize("case", RENAMED)
def test_a_mended_copy_is_known_by_its_people(home: Path, capsys: Capture, case: str) -> None:
    """Whatever it is called: most of the same people in the same branch, and few others."""
    failed, scored, branch, codes = RENAMED[case]
    shutil.copy(EXAMPLES / "records.xlsx", "bad-fixed.xlsx")
    score("bad-fixed.xlsx")
    people("甲.xlsx", failed, "甲支部", "集中學科")
    score("甲.xlsx")
    assert [problem["code"] for problem in told(capsys)] == ["workbook-failed"]
    people("甲 终稿.xlsx", scored, branch, "集中學習")
    score("甲 终稿.xlsx")
    assert [problem["code"] for problem in told(capsys)] == codes


def test_a_copy_that_fails_does_not_hide_what_counts(home: Path, capsys: Capture) -> None:
    """What was scored under the earlier name still counts, and that is said."""
    shutil.copy(EXAMPLES / "records.xlsx", "bad-fixed.xlsx")
    people("甲.xlsx", ["1", "2", "3"], "甲支部", "集中學習")
    score("bad-fixed.xlsx", "甲.xlsx")
    people("甲 改2.xlsx", ["1", "2", "3"], "甲支部", "集中學科")
    score("甲 改2.xlsx")
    assert [(problem["path"], problem["code"]) for problem in told(capsys)] == [("甲 改2.xlsx", "workbook-as-before")]


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
    with open_ledger(home / "dangxing.sqlite") as ledger:
        assert ledger.failures(2024) == []


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
