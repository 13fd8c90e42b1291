"""``dangxing verify`` from end to end."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dangxing import cli
from dangxing.rules.loading import shipped_rules
from running import tells
from small_workbooks import write_workbook

Capture = pytest.CaptureFixture[str]
pytestmark = pytest.mark.locale("zh_TW")


@pytest.fixture(autouse=True)
def folder(folder: Path) -> Path:
    """A working folder with a workbook, scored; in a Traditional Chinese locale."""
    _write(90)
    assert cli.main(["score", "records.xlsx", "--out", "out", "--quiet"]) == 0
    return folder


def _write(poll: int) -> None:
    members: list[tuple[object, ...]] = [("編號", "姓名", "支部", "類別"), ("001", "王一", "東支部", "普通黨員")]
    appraisal: list[tuple[object, ...]] = [("編號", "等次", "測評得分"), ("001", "合格", poll)]
    write_workbook(Path("records.xlsx"), 成員=members, 評議=appraisal)


def _edit(folder: Path) -> None:
    book = load_workbook(folder / "out/records-scored.xlsx")
    book["明細"]["K2"] = 12
    book.save(folder / "out/records-scored.xlsx")
    book.close()


def test_a_sound_workbook(capsys: Capture) -> None:
    """Status 0 and one line: the ledger knows it."""
    capsys.readouterr()
    assert cli.main(["verify", "out/records-scored.xlsx", "--input", "records.xlsx"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("out/records-scored.xlsx：正是臺賬「dangxing.sqlite」中第 1 次計分寫出的文件")
    assert (out.count("\n"), err) == (1, "")


def test_without_a_ledger(folder: Path, capsys: Capture) -> None:
    """What it says of itself, and how far that reaches."""
    (folder / "dangxing.sqlite").unlink()
    capsys.readouterr()
    assert cli.main(["verify", "out/records-scored.xlsx"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("out/records-scored.xlsx：與所附記錄和規則算出的逐字節相同")
    assert "這不說明記錄未改" in out
    assert cli.main(["verify", "out/records-scored.xlsx", "-q"]) == 0
    assert capsys.readouterr().out == "一致\n"


def test_records_changed_and_scored_again(folder: Path, capsys: Capture) -> None:
    """Sound in itself, but another file than the ledger has for the place; moved elsewhere nothing is known of it."""
    _write(99)
    assert cli.main(["score", "records.xlsx", "--out", "out", "--quiet", "--no-ledger"]) == 0
    capsys.readouterr()
    assert cli.main(["verify", "out/records-scored.xlsx"]) == 1
    assert tells(capsys.readouterr().out, "ledger-other", "out/records-scored.xlsx")
    (folder / "out/records-scored.xlsx").rename(folder / "moved.xlsx")
    assert cli.main(["verify", "moved.xlsx", "-q"]) == 0
    assert capsys.readouterr().out == "一致\n"


def test_a_file_that_is_no_ledger(folder: Path, capsys: Capture) -> None:
    """One that was named ends the command; one that merely lies there is told."""
    (folder / "dangxing.sqlite").write_bytes(b"x" * 4096)
    capsys.readouterr()
    assert cli.main(["verify", "out/records-scored.xlsx"]) == 0
    assert tells(capsys.readouterr().out, "ledger-unread", severity="warning")
    assert cli.main(["verify", "out/records-scored.xlsx", "--ledger", "dangxing.sqlite"]) == 2


def test_a_ledger_that_came_with_the_workbook(folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Scored by rules of somebody's own and sent with a ledger: it is not believed until it is named."""
    own, desk = folder / "sent", folder / "desk"
    shutil.copytree(shipped_rules(), own / "rules")
    rules = own / "rules/enterprise.yaml"
    rules.write_text(rules.read_text("utf-8").replace("at_least: 60", "at_least: 75", 1), "utf-8")
    desk.mkdir()
    (folder / "records.xlsx").rename(own / "records.xlsx")
    monkeypatch.chdir(own)
    assert cli.main(["score", "records.xlsx", "--rules", "rules", "--out", ".", "--quiet"]) == 0
    monkeypatch.chdir(desk)
    capsys.readouterr()
    assert cli.main(["verify", "../sent/records-scored.xlsx"]) == 1
    out = capsys.readouterr().out
    assert tells(out, "ledger-beside", severity="warning")
    assert tells(out, "other-rules")
    assert cli.main(["verify", "../sent/records-scored.xlsx", "--ledger", "../sent/dangxing.sqlite", "-q"]) == 0
    assert capsys.readouterr().out == "原件\n"


def test_an_edited_workbook(folder: Path, capsys: Capture) -> None:
    """Status 1; a line with the cell, what stands there and what should; a folder stands for what is in it."""
    _edit(folder)
    capsys.readouterr()
    assert cli.main(["verify", "out"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("out/records-scored.xlsx：與寫出時不一致，1 處")
    assert tells(out, "formula-replaced", "out/records-scored.xlsx:明細!K2", words="公式被改成了數值：現為 12，應為 ")
    assert tells(out, "ledger-resaved", severity="warning")
    assert cli.main(["verify", "out", "--quiet"]) == 1
    assert capsys.readouterr().out == "不符\n"


def test_json(folder: Path, capsys: Capture) -> None:
    """One object: each workbook with its facts, each finding with its place and both values."""
    _edit(folder)
    capsys.readouterr()
    assert cli.main(["verify", "out/records-scored.xlsx", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    [workbook] = found["workbooks"]
    assert list(workbook) == [
        "path", "verdict", "verified", "digest", "ledger", "computed", "year", "tool", "input", "input_digest", "rules",
        "cells",
    ]  # fmt: skip
    assert (workbook["verified"], workbook["computed"], workbook["input"]) == (False, True, "records.xlsx")
    problem = next(problem for problem in found["problems"] if problem["severity"] == "error")
    assert list(problem) == [
        "path", "sheet", "cell", "severity", "code", "message", "hint", "found", "expected",
    ]  # fmt: skip
    assert (problem["sheet"], problem["cell"], problem["found"]) == ("明細", "K2", 12)


def test_what_is_no_scored_workbook(capsys: Capture) -> None:
    """Status 2, one clear line; the others of the run are verified all the same."""
    capsys.readouterr()
    assert cli.main(["verify", "records.xlsx", "out/records-scored.xlsx"]) == 2
    out, err = capsys.readouterr()
    assert "第 1 次計分寫出的文件" in out
    assert tells(err, "not-scored", "records.xlsx")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], "no-paths"),
        (["a", "b", "--input", "c"], "one-input"),
        (["a", "--format", "csv"], "bad-format"),
        (["empty"], "empty-folder"),
    ],
)
def test_wrong_usage(folder: Path, arguments: list[str], code: str, capsys: Capture) -> None:
    """Status 2 and one line that says what is wrong."""
    (folder / "empty").mkdir()
    capsys.readouterr()
    assert cli.main(["verify", *arguments]) == 2
    assert tells(capsys.readouterr().err, code)
