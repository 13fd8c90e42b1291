"""From paths to workbooks: folders, patterns, what is left out, and each file once."""

import os
from pathlib import Path
from zipfile import ZipFile

import pytest

from dangxing.cli import inputs, options
from dangxing.errors import FileProblem


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with workbooks of every kind, and with what is none."""
    monkeypatch.chdir(tmp_path)
    names = (
        "b.xlsx", "a.XLSX", "c.xlsm", "d.xlsb", "e.xls", "f.ods", "~$b.xlsx", ".hidden.xlsx", "b-scored.xlsx",
        "b-Checked.xlsx", "notes.txt", "scored/2024/b-scored.xlsx", "inner/g.xlsx",
    )  # fmt: skip
    for name in names:
        path = tmp_path / "records" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
        if "scored" in name or "Checked" in name:
            with ZipFile(path, "w") as archive:
                archive.writestr("docProps/core.xml", "<dc:description>dangxing 1.0</dc:description>")
    (tmp_path / "records" / "folder.xlsx").mkdir()
    return tmp_path


def test_a_folder_stands_for_the_workbooks_in_it(folder: Path) -> None:
    """By name, those of all file types, without lock files, hidden ones, this program's own and those further down."""
    found = list(inputs.workbooks(["records"]))
    assert found == [f"records/{name}" for name in ("a.XLSX", "b.xlsx", "c.xlsm", "d.xlsb", "e.xls", "f.ods")]


def test_the_working_folder_is_not_repeated_in_every_path(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``.`` gives plain names."""
    monkeypatch.chdir(folder / "records")
    assert "b.xlsx" in list(inputs.workbooks(["."]))


def test_a_file_keeps_its_place_and_its_spelling(folder: Path) -> None:
    """Files come in the order given, written as given; a scored workbook counts if it is named itself."""
    given = ["records/e.xls", "./records/b-scored.xlsx", str(folder / "records/b.xlsx")]
    assert list(inputs.workbooks(given)) == given


def test_the_same_file_counts_once(folder: Path) -> None:
    """However it is spelled, and whether it comes by name or by folder."""
    (folder / "link.xlsx").symlink_to(folder / "records" / "b.xlsx")
    given = ["records/b.xlsx", "./records/b.xlsx", "link.xlsx", "records", "records/"]
    assert list(inputs.workbooks(given))[:2] == ["records/b.xlsx", "records/a.XLSX"]
    assert len(list(inputs.workbooks(given))) == 6


def test_a_pattern_that_the_shell_left_is_filled_in(folder: Path) -> None:
    """Not every shell does it. What is left out of a folder is left out here too; a folder that fits is looked into."""
    assert list(inputs.workbooks(["records/[ab].*"])) == ["records/a.XLSX", "records/b.xlsx"]
    assert list(inputs.workbooks(["records/*b.*"])) == ["records/b.xlsx"]
    assert list(inputs.workbooks(["rec*/inn*"])) == ["records/inner/g.xlsx"]


def test_a_pattern_that_finds_no_workbook_is_told(folder: Path) -> None:
    """It found something, so that "not there" would mislead."""
    [problem] = inputs.workbooks(["records/*-scored*"])
    assert isinstance(problem, FileProblem)
    assert problem.code == "cli.pattern-without-workbooks"


@pytest.mark.parametrize(("given", "code"), [("no.xlsx", "cli.not-found"), ("no*.xlsx", "cli.not-found")])
def test_a_path_that_is_not_there_keeps_its_place(folder: Path, given: str, code: str) -> None:
    """The others are found all the same."""
    missing, found = inputs.workbooks([given, "records/b.xlsx"])
    assert isinstance(missing, FileProblem)
    assert (missing.code, missing.params["path"], found) == (code, given, "records/b.xlsx")


@pytest.mark.parametrize(
    ("given", "near"),
    [("records/b", "records/b.xlsx"), ("records/b.xls", "records/b.xlsx"), ("records/zzzz.xlsx", None),
     ("nowhere/b.xlsx", None)],
)  # fmt: skip
def test_a_workbook_beside_may_be_meant(folder: Path, given: str, near: str | None) -> None:
    """Its ending is often left out, or is another."""
    [missing] = inputs.workbooks([given])
    assert isinstance(missing, FileProblem)
    assert missing.params["nearest"] == near


def test_a_folder_without_workbooks_is_told(folder: Path) -> None:
    """An empty result would look like success."""
    (folder / "empty").mkdir()
    [problem] = inputs.workbooks(["empty"])
    assert isinstance(problem, FileProblem)
    assert problem.code == "cli.folder-without-workbooks"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything is readable to root")
def test_a_folder_that_cannot_be_opened_is_told(folder: Path) -> None:
    """With the reason that the system gives."""
    (folder / "locked").mkdir(mode=0)
    [problem] = inputs.workbooks(["locked"])
    assert isinstance(problem, FileProblem)
    assert problem.code == "cli.folder-unreadable"


def test_a_link_to_itself_leaves_the_rest_of_the_folder(folder: Path) -> None:
    """One entry that leads nowhere is no reason to score nothing."""
    records = folder / "records"
    (records / "loop.xlsx").symlink_to(records / "loop.xlsx")
    found = list(inputs.workbooks(["records"]))
    assert len(found) == 6
    assert "records/b.xlsx" in found


def test_a_file_in_a_folder_that_is_shut_is_not_said_to_be_missing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may well be there: reading it tells that it is denied."""
    seen = os.stat

    def shut(path: object, *args: object, **options: object) -> os.stat_result:
        if path == "shut/b.xlsx":
            raise PermissionError(13, "Permission denied")
        return seen(path, *args, **options)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(os, "stat", shut)
    monkeypatch.setattr(os.path, "exists", lambda path: False)
    assert list(inputs.workbooks(["shut/b.xlsx"])) == ["shut/b.xlsx"]


@pytest.mark.parametrize(
    ("files", "used"), [([], None), (["notes.txt"], None), (["mine.yaml"], "rules"), (["mine.yml"], "rules")]
)
def test_a_folder_of_rules_beside_is_used(
    files: list[str], used: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One with a misnamed file too: reading it says so, where passing over it would score by other rules."""
    monkeypatch.chdir(tmp_path)
    assert options.rules_folder(None) is None
    (tmp_path / "rules").mkdir()
    for name in files:
        (tmp_path / "rules" / name).write_text("")
    assert options.rules_folder(None) == (None if used is None else Path(used))


def test_a_folder_of_rules_that_is_shut_is_not_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """Scoring by the shipped rules instead would go unnoticed."""

    def shut(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", shut)
    assert options.rules_folder(None) == Path("rules")
