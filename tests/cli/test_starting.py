"""What the programs do that people drag workbooks onto."""

import builtins
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook

from dangxing.cli import starting
from dangxing.cli.starting import start

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the person types, in order; Enter at the end."""
    given: list[str] = []
    monkeypatch.setattr(builtins, "input", lambda prompt="": given.pop(0) if given else "")
    return given


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was shown by the system's own programs."""
    shown: list[str] = []
    monkeypatch.setattr(os, "startfile", shown.append, raising=False)
    return shown


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of records, which is not the working folder."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "办公 室（一）"
    folder.mkdir()
    shutil.copy(EXAMPLES / "records-hans.xlsx", folder / "记录.xlsx")
    shutil.copy(EXAMPLES / "broken.xlsx", folder.parent / "broken.xlsx")
    yield folder
    assert Path.cwd() == tmp_path


def test_a_dropped_workbook_is_scored_beside_itself_and_shown(
    desk: Path, opened: list[str], answers: list[str]
) -> None:
    assert start("score", [str(desk / "记录.xlsx")]) == 0
    made = desk / "scored" / "2024" / "记录-scored.xlsx"
    assert made.is_file()
    assert opened == [str(made)]
    assert (desk / "dangxing.sqlite").is_file()


def test_a_workbook_with_faults_is_shown_marked(desk: Path, opened: list[str], answers: list[str]) -> None:
    assert start("score", [str(desk.parent / "broken.xlsx")]) == 1
    assert [Path(path).name for path in opened] == ["broken-checked.xlsx"]


def test_a_table_is_made_into_records_first(
    desk: Path, opened: list[str], answers: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And both are shown; what the table does not hold is asked for in the records."""
    table = Workbook()
    sheet = table.worksheets[0]
    for row in (["第一党支部2024年签到表"], ["姓名", "3月5日 党课"], ["王一", "√"], ["李二", "请假"]):
        sheet.append(row)
    table.save(desk / "签到.xlsx")
    monkeypatch.setenv("DANGXING_LANG", "zh-Hans")
    answers.append("--hours 党课=2 --track 普通党员")
    start("score", [str(desk / "签到.xlsx")])
    assert opened[0] == "签到-记录簿.xlsx"
    assert (desk / "签到-记录簿.xlsx").is_file()
    assert answers == []


def test_a_table_that_is_not_told_whole_is_left(desk: Path, opened: list[str], answers: list[str]) -> None:
    """Enter alone: nothing is guessed, nothing made."""
    table = Workbook()
    for row in (["第一党支部2024年签到表"], ["姓名", "3月5日 党课"], ["王一", "√"], ["李二", "？"]):
        table.worksheets[0].append(row)
    table.save(desk / "签到.xlsx")
    assert start("score", [str(desk / "签到.xlsx")]) == 1
    assert sorted(path.name for path in desk.iterdir()) == ["签到.xlsx", "记录.xlsx"]


def test_without_a_file_it_asks(desk: Path, opened: list[str], answers: list[str]) -> None:
    answers.append(f' "{desk}" ')
    assert start("check", []) == 0
    assert opened == []


def test_without_an_answer_nothing_is_done(desk: Path, opened: list[str], answers: list[str]) -> None:
    assert start("score", []) == 1
    assert sorted(path.name for path in desk.iterdir()) == ["记录.xlsx"]


def test_a_folder_is_reported_on(desk: Path, opened: list[str], answers: list[str]) -> None:
    assert start("report", [str(desk)]) == 0
    (shown,) = opened
    assert [path.suffix for path in sorted((desk / shown).iterdir())] == [".html", ".xlsx"]


def test_where_nothing_may_be_written_it_goes_home(
    desk: Path, opened: list[str], answers: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(starting, "_may_write", lambda folder: False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setenv("DANGXING_OUT", "")
    assert start("score", [str(desk / "记录.xlsx")]) == 0
    assert (tmp_path / "dangxing" / "记录-scored.xlsx").is_file()
    assert sorted(path.name for path in desk.iterdir()) == ["记录.xlsx"]
