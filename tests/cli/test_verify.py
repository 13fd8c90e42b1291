"""``dangxing verify`` from end to end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from dangxing import cli

Capture = pytest.CaptureFixture[str]
pytestmark = pytest.mark.locale("zh_TW")


@pytest.fixture(autouse=True)
def folder(folder: Path) -> Path:
    """A working folder with a workbook, scored; in a Traditional Chinese locale."""
    book = Workbook()
    book.remove(book.active)
    sheets: dict[str, list[list[object]]] = {
        "成員": [["編號", "姓名", "支部", "類別"], ["001", "王一", "東支部", "普通黨員"]],
        "活動": [["編號", "日期", "項目", "級別"], ["001", "2024-03-01", "表彰", "市"]],
        "評議": [["編號", "等次", "測評得分"], ["001", "合格", 90]],
    }
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(folder / "records.xlsx")
    book.close()
    assert cli.main(["score", "records.xlsx", "--out", "out", "--quiet"]) == 0
    return folder


def _edit(folder: Path) -> None:
    book = load_workbook(folder / "out/records-scored.xlsx")
    book["明細"]["K2"] = 12
    book.save(folder / "out/records-scored.xlsx")
    book.close()


def test_a_sound_workbook(capsys: Capture) -> None:
    """Status 0 and one line."""
    capsys.readouterr()
    assert cli.main(["verify", "out/records-scored.xlsx", "--input", "records.xlsx"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("out/records-scored.xlsx：與寫出時一致（2024年度")
    assert (out.count("\n"), err) == (1, "")


def test_an_edited_workbook(folder: Path, capsys: Capture) -> None:
    """Status 1; a line with the cell, what stands there and what should; a folder stands for what is in it."""
    _edit(folder)
    capsys.readouterr()
    assert cli.main(["verify", "out", "--quiet"]) == 1
    out = capsys.readouterr().out
    assert "out/records-scored.xlsx:明細!K2: error formula-replaced: 公式被改成了數值：現為 12，應為 " in out
    assert "與寫出時不一致，1 處" in out


def test_json(folder: Path, capsys: Capture) -> None:
    """One object: each workbook with its facts, each finding with its place and both values."""
    _edit(folder)
    capsys.readouterr()
    assert cli.main(["verify", "out/records-scored.xlsx", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    [workbook] = found["workbooks"]
    assert list(workbook) == [
        "path", "verified", "computed", "year", "tool", "input", "input_digest", "rules", "cells",
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
    assert "與寫出時一致" in out
    assert err.startswith("records.xlsx: error not-scored: ")
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
    assert f"error {code}: " in capsys.readouterr().err
