"""``dangxing validate --fix`` and ``--diff``: what is said of the changes, what is written, and what is left to say."""

import json
from pathlib import Path

import pytest

from dangxing import cli
from sheets import book, write

Capture = pytest.CaptureFixture[str]
pytestmark = [pytest.mark.locale("zh_TW"), pytest.mark.usefixtures("folder")]
ROWS = [
    ["001", "王一", "2024-03-01", "上黨課"],
    ["001", "王一", "2024-03-02", "黨員大會"],
    ["001", "王一", "2024-13-01", "上黨課"],
]


def _put() -> bytes:
    write(book(活動=ROWS), Path("a.xlsx"))
    return Path("a.xlsx").read_bytes()


def test_changes_are_listed_and_what_is_left_is_told_of_the_copy(capsys: Capture) -> None:
    before = _put()
    assert cli.main(["validate", "a.xlsx", "--fix"]) == 1
    out, err = capsys.readouterr()
    assert "a.xlsx:活動!D2, D4：「上黨課」改為「黨課」\n" in out
    assert "a.xlsx:活動!D3：「黨員大會」改為「支部黨員大會」\n" in out
    assert "a-fixed.xlsx:活動!C4: " in out
    assert "word-taken" not in out
    assert "已改好 3 個單元格，寫入 a-fixed.xlsx" in err
    assert Path("a.xlsx").read_bytes() == before
    assert cli.main(["validate", "a-fixed.xlsx", "--fix"]) == 1
    assert "沒有能確定改法的單元格" in capsys.readouterr().err
    assert sorted(path.name for path in Path().iterdir()) == ["a-fixed.xlsx", "a.xlsx"]


def test_diff_shows_and_writes_nothing(capsys: Capture) -> None:
    _put()
    assert cli.main(["validate", "a.xlsx", "--diff"]) == 1
    out, err = capsys.readouterr()
    assert "a.xlsx:活動!D2, D4：「上黨課」改為「黨課」\n" in out
    assert "--fix 會改 3 個單元格" in err
    assert [path.name for path in Path().iterdir()] == ["a.xlsx"]


def test_programs_get_a_change_a_cell(capsys: Capture) -> None:
    _put()
    assert cli.main(["validate", "a.xlsx", "--fix", "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["changes"][0] == {"path": "a.xlsx", "sheet": "活動", "cell": "D2", "from": "上黨課", "to": "黨課"}
    assert len(told["changes"]) == 3
    assert {entry["path"] for entry in told["problems"]} == {"a-fixed.xlsx"}


def test_a_name_that_is_taken_by_another_file_stops_the_copy(capsys: Capture) -> None:
    _put()
    Path("a-fixed.xlsx").write_bytes(b"mine")
    assert cli.main(["validate", "a.xlsx", "--fix"]) == 2
    assert Path("a-fixed.xlsx").read_bytes() == b"mine"
    assert "would-overwrite-other" in capsys.readouterr().err
