"""What the program made itself is never taken for records: by what is in it, wherever it stands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dangxing import cli
from sheets import HEADERS, book, write

QUIET = ("--no-ledger", "--out", "out")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder with records, and beside them what was made of them, under names that do not tell."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DANGXING_LANG", "en")
    sheets = book(活動=[["001", "王一", "2024-03-01", "集中學習"], ["001", "王一", "2024-05-01", "個人整改計劃"]])
    write(sheets, tmp_path / "records.xlsx")
    assert cli.main(["score", "records.xlsx", *QUIET]) == 0
    shutil.move("out/records-scored.xlsx", "result.xlsx")
    assert cli.main(["validate", "records.xlsx", "--annotate"]) == 0
    shutil.move("records-checked.xlsx", "copy.xlsx")
    write({title: [head] for title, head in HEADERS.items()}, tmp_path / "blank.xlsx")
    (tmp_path / "~$records.xlsx").write_bytes(b"\x06office")
    capsys.readouterr()
    return tmp_path


@pytest.mark.parametrize("paths", [["."], ["*.xlsx"]])
def test_a_folder_and_a_pattern_find_the_records_alone(
    paths: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Results, copies, blank workbooks and locks beside them are left out."""
    assert cli.main(["score", *paths, *QUIET]) == 0
    assert [path.name for path in (folder / "out").iterdir()] == ["records-scored.xlsx"]
    assert "result.xlsx: made by dangxing, and no records; left out" in capsys.readouterr().err
    assert cli.main(["validate", *paths]) == 0
    assert "Workbooks checked: 1" in capsys.readouterr().err


def test_named_one_by_one_as_a_shell_does(folder: Path) -> None:
    """A result and a lock among the names are left out; a copy that is named holds records."""
    names = ["records.xlsx", "result.xlsx", "~$records.xlsx"]
    assert cli.main(["score", *names, *QUIET]) == 0
    assert [path.name for path in (folder / "out").iterdir()] == ["records-scored.xlsx"]
    assert cli.main(["score", "copy.xlsx", *QUIET]) == 0
    assert (folder / "out" / "copy-scored.xlsx").exists()


def test_a_result_alone_says_whose_it_is(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing is written."""
    assert cli.main(["score", "result.xlsx", *QUIET]) == 2
    assert "result.xlsx: error own-result: the result of records.xlsx for 2024, no records" in capsys.readouterr().err
    assert not list((folder / "out").iterdir())


def test_a_check_of_a_result_alone_says_that_nothing_was_checked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """There are records in the folder: that there are none would be untrue."""
    assert cli.main(["validate", "result.xlsx"]) == 0
    assert "There is no records workbook in what was given, and nothing was checked" in capsys.readouterr().err
