"""``dangxing template`` from end to end: what is written, where, and what is said of wrong usage."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from dangxing import cli
from dangxing.rules import Rulebook
from running import tells

Capture = pytest.CaptureFixture[str]
pytestmark = [pytest.mark.locale("zh_TW"), pytest.mark.usefixtures("folder")]


def titles(path: Path) -> list[str]:
    book = load_workbook(path, read_only=True)
    book.close()
    return [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]


@pytest.mark.parametrize(
    ("arguments", "name", "sheets"),
    [
        ([], "記錄簿.xlsx", ["填寫說明", "成員", "安排", "簽到", "活動", "評議", "支部"]),
        (["--year", "2025"], "記錄簿-2025.xlsx", ["填寫說明", "成員", "安排", "簽到", "活動", "評議", "支部"]),
        (["学生党员", "--lang", "zh-Hans"], "记录簿.xlsx", ["填写说明", "成员", "活动", "评议"]),
        (["student", "--lang", "en"], "records.xlsx", ["Instructions", "Members", "Activities", "Appraisal"]),
        (
            ["Trainees", "領導幹部", "--lang", "en", "--year", "2024"],
            "records-2024.xlsx",
            ["Instructions", "Members", "Schedule", "Sign-in", "Activities", "Appraisal", "Branches"],
        ),
    ],
)
def test_a_template_is_written_in_the_working_folder(
    arguments: list[str], name: str, sheets: list[str], folder: Path, capsys: Capture
) -> None:
    """Named in the language, with the year if there is one; tracks by id, title or alias in any script; told where."""
    assert cli.main(["template", *arguments]) == 0
    out, err = capsys.readouterr()
    assert f"dangxing validate {name}" in err
    assert out.strip().endswith(name)
    assert [path.name for path in folder.iterdir()] == [name]
    assert titles(folder / name) == sheets


@pytest.mark.parametrize(
    ("out", "written"),
    [
        ("new.xlsx", "new.xlsx"),
        ("sub/New.XLSX", "sub/New.XLSX"),
        ("there", "there/記錄簿.xlsx"),
        ("made/", "made/記錄簿.xlsx"),
        ("results", "results/記錄簿.xlsx"),
    ],
)
def test_out_names_a_file_or_a_folder(out: str, written: str, folder: Path, capsys: Capture) -> None:
    """What ends in .xlsx is the file; anything else is the folder, made if need be."""
    (folder / "there").mkdir()
    assert cli.main(["template", "student", "--out", out]) == 0
    assert (folder / written).is_file()
    assert capsys.readouterr().out == f"空白記錄簿已存為：{written}\n"


def test_a_file_that_is_there_is_left_alone(folder: Path, capsys: Capture) -> None:
    """Status 2 and the way out; only --force replaces it."""
    path = folder / "記錄簿.xlsx"
    path.write_text("mine")
    assert cli.main(["template", "student"]) == 2
    assert path.read_text() == "mine"
    out, err = capsys.readouterr()
    assert out == ""
    assert tells(err, "already-there", "記錄簿.xlsx")
    assert "--force" in err
    assert cli.main(["template", "student", "--force"]) == 0
    assert path.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["普通党圆"], "no-such-track", ("普通党圆", "student", "是否為「普通黨員」")),
        (["ordinary", "Trainee member"], "no-such-track", ("Trainee member", "黨校學員")),
        (["?"], "no-such-track", ("leader 黨員領導幹部",)),
        (["--out", "a.ods"], "not-xlsx", ("a.ods", ".xlsx")),
        (["--year", "24"], "bad-year", ("24", "--year 2024")),
    ],
)
def test_wrong_usage(arguments: list[str], code: str, words: tuple[str, ...], folder: Path, capsys: Capture) -> None:
    """Status 2; what is wrong and what is known, the nearest if one is like it; nothing is written."""
    assert cli.main(["template", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert tells(err, code, "dangxing")
    for word in words:
        assert word in err
    assert "dangxing template --help" in err
    assert list(folder.iterdir()) == []


def test_rules_that_cannot_be_used(folder: Path, capsys: Capture) -> None:
    """Without rules there is nothing to offer: status 2, nothing written."""
    assert cli.main(["template", "--rules", "nowhere", "--out", "a.xlsx"]) == 2
    assert "nowhere" in capsys.readouterr().err
    assert not (folder / "a.xlsx").exists()


def test_the_rules_of_the_year_are_offered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What changes with the years is as the year asked for has it."""
    asked: list[int] = []
    own = Rulebook.for_year
    monkeypatch.setattr(Rulebook, "for_year", lambda self, year: (asked.append(year), own(self, year))[1])
    assert cli.main(["template", "student", "--year", "2023", "--out", "a.xlsx"]) == 0
    assert asked == [2023]


def test_nothing_is_left_where_writing_fails(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """A file that cannot take its place, as when another program holds it open, leaves the earlier one as it was."""

    def refuse(self: Path, target: object) -> Path:
        raise PermissionError(13, "held open", str(target))

    path = folder / "記錄簿.xlsx"
    path.write_text("mine")
    monkeypatch.setattr(Path, "replace", refuse)
    assert cli.main(["template", "student", "--force"]) == 2
    assert "write-denied" in capsys.readouterr().err
    assert [entry.name for entry in folder.iterdir()] == ["記錄簿.xlsx"]
    assert path.read_text() == "mine"


def test_a_template_that_is_filled_in_is_scored(folder: Path, capsys: Capture) -> None:
    """From the template to the ranking in three commands, nothing else being known."""
    assert cli.main(["template", "student"]) == 0
    book = load_workbook(folder / "記錄簿.xlsx")
    for sheet, row in (
        ("成員", ("001", "王一", "第一支部", "學生黨員")),
        ("活動", ("001", None, "2024-03-01", "承諾書")),
    ):
        for column, value in enumerate(row, 1):
            book[sheet].cell(3, column).value = value
    book.save(folder / "filled.xlsx")
    book.close()
    capsys.readouterr()
    assert cli.main(["score", "filled.xlsx", "--out", "results"]) == 0
    out, err = capsys.readouterr()
    assert "王一" in out
    assert "warning" not in err
