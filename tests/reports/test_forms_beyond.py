"""What forms bear of the records as they are written: columns beyond the contract, 自評, no standing by default."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dangxing import cli
from dangxing.ledger import open_ledger
from dangxing.reports import forms
from forms_factory import ROOT, xlsx

WORDS = "一年來，認真學習。\n不足：創新（意識）還要加強"
FIELDS = {
    "A1": "{{民族}}",
    "A2": "{{入党 时间}}",
    "A3": "{{黨籍}}",
    "A4": "{{自評}}",
    "A5": "{{電話}}",
    "A6": "{{考核辦法}}",
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with records that have more columns than the contract, scored, and a form that asks for them."""
    monkeypatch.chdir(tmp_path)
    book = openpyxl.load_workbook(ROOT / "examples" / "records-hans.xlsx")
    members, review = book["成员"], book["评议"]
    header = [cell.value for cell in members[3]]
    for at, title in enumerate(("民族", "入党时间", "電話"), len(header) + 1):
        members.cell(3, at, title)
    for row in (5, 6):
        for at, value in enumerate(("維吾爾族", dt.date(2001, 7, row), 13_800_000_000.0 + row), len(header) + 1):
            members.cell(row, at, value)
    members.cell(5, header.index("党籍") + 1).value = None
    members.cell(6, header.index("党籍") + 1).value = "正式"
    review.cell(3, [cell.value for cell in review[2]].index("自评") + 1).value = WORDS
    book.save("records.xlsx")
    xlsx(tmp_path / "form.xlsx", FIELDS)
    assert cli.main(["score", "records.xlsx", "--quiet", "--format", "json"]) == 0
    return tmp_path


def cells(home: Path, member: str) -> list[Any]:
    """What a member's form bears."""
    [path] = home.glob(f"forms-2024/*/{member} *.xlsx")
    sheet = openpyxl.load_workbook(path).active
    return [sheet[place].value for place in FIELDS]


def test_columns_beyond_the_contract_are_fields(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By their titles in either script; whole numbers, dates as people write them. A blank standing stays blank."""
    assert cli.main(["forms", "--template", "form.xlsx", "--lang", "zh-Hant"]) == 0
    regulation = "黨校學員黨性鍛鍊考核辦法（三）：城投公司黨員目標管理量化考核辦法"
    assert cells(home, "0301") == ["維吾爾族", "2001-07-05", None, WORDS, 13_800_000_005, regulation]
    assert cells(home, "0302")[:3] == ["維吾爾族", "2001-07-06", "正式黨員"]
    assert cells(home, "0303")[:2] == [None, None]
    capsys.readouterr()
    assert cli.main(["forms", "--fields", "--lang", "zh-Hant"]) == 0
    told = capsys.readouterr().out
    assert "{{民族}}" in told
    assert "{{自評}}" in told


@pytest.mark.parametrize("change", ["moved", "changed"])
def test_a_workbook_that_is_not_as_it_was_scored_fills_nothing(
    home: Path, change: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is named; a field that only it could have is unknown."""
    path = home / "records.xlsx"
    if change == "moved":
        path.rename(home / "elsewhere.xlsx")
    else:
        book = openpyxl.load_workbook(path)
        book["成员"].cell(5, 11).value = "苗族"
        book.save(path)
    assert cli.main(["forms", "--template", "form.xlsx"]) == 2
    told = capsys.readouterr().err
    assert "records.xlsx" in told
    assert "{{民族}} (Sheet!A1)" in told
    assert not (home / "forms-2024").exists()


def test_the_usual_fields_need_no_workbook(home: Path) -> None:
    """Nothing is read anew where nothing beyond the contract is asked for."""
    (home / "records.xlsx").unlink()
    xlsx(home / "form.xlsx", {"A1": "{{姓名}}", "A2": "{{自評}}"})
    assert cli.main(["forms", "--template", "form.xlsx"]) == 0


def test_the_printed_form_keeps_what_the_member_wrote(home: Path) -> None:
    """In the box for it, paragraphs and punctuation as they were."""
    with open_ledger(home / "dangxing.sqlite") as book:
        forms.write_workbooks(forms.forms_of(book, 2024), home)
    sheet = openpyxl.load_workbook(home / "forms-2024.xlsx")["0301 田守仁"]
    values = [cell.value for row in sheet.iter_rows() for cell in row]
    assert WORDS in values
    assert "正式党员" not in values


def test_own_words_are_part_of_what_the_ledger_vouches_for(home: Path) -> None:
    """They come into the digest of the scoring."""
    with open_ledger(home / "dangxing.sqlite") as book:
        assert list(book.verify()) == []
    with sqlite3.connect(home / "dangxing.sqlite") as plain:
        guard = plain.execute("SELECT sql FROM sqlite_master WHERE name = 'own_words_no_update'").fetchone()[0]
        plain.execute("DROP TRIGGER own_words_no_update")
        plain.execute("UPDATE own_words SET words = 'x'")
        plain.execute(guard)
    with open_ledger(home / "dangxing.sqlite", "verify") as book:
        assert [fault.code for fault in book.verify()] == ["ledger.fault-content"]


def test_of_two_columns_of_one_title_neither_is_taken(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told, and no form is written."""
    book = openpyxl.load_workbook("records.xlsx")
    members = book["成员"]
    column = members.max_column + 1
    members.cell(3, column, "民 族")
    members.cell(5, column, "壮族")
    book.save("records.xlsx")
    assert cli.main(["score", "records.xlsx", "--quiet", "--format", "json"]) == 0
    capsys.readouterr()
    assert cli.main(["forms", "--template", "form.xlsx", "--lang", "en"]) == 2
    assert "whose column stands twice in 成員: 1. {{民族}} (Sheet!A1)" in capsys.readouterr().err
    assert not (home / "forms-2024").exists()
