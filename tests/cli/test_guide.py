"""What whoever types the bare name of the program learns: three next steps, by what the folder holds."""

import shlex
from pathlib import Path

import pytest
from openpyxl import Workbook

from dangxing import cli
from dangxing.cli import guide
from dangxing.language import LANGUAGES

EXAMPLE = Path(__file__).parents[2] / "examples" / "records.xlsx"
Capture = pytest.CaptureFixture[str]


def _commands(out: str) -> list[list[str]]:
    """The commands that are told, as a shell takes them apart."""
    return [shlex.split(line)[1:] for line in out.splitlines() if line.startswith("  dangxing ")]


def test_an_empty_folder(folder: Path, capsys: Capture) -> None:
    """A workbook to fill in, or tables to turn into one."""
    assert cli.main([]) == 0
    assert _commands(capsys.readouterr().out) == [["template"], ["import", "sign-in.xlsx"], ["score", "records.xlsx"]]


def test_tables_that_are_no_records(folder: Path, capsys: Capture) -> None:
    """They are named, ready to be imported; what cannot be read is passed over."""
    table = Workbook()
    table.worksheets[0].append(["姓名", "3月5日"])
    table.save(folder / "会议 签到.xlsx")
    (folder / "torn.xlsx").write_bytes(b"PK\x03\x04")
    assert cli.main([]) == 0
    assert _commands(capsys.readouterr().out)[0] == ["import", "会议 签到.xlsx"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_records_to_a_report_as_it_says(folder: Path, capsys: Capture, language: str) -> None:
    """Each command that is told runs as it is told, to the last; then those of a scored year are told, and run."""
    (folder / "records.xlsx").write_bytes(EXAMPLE.read_bytes())
    cli.main(["--lang", language])
    steps = _commands(capsys.readouterr().out)
    assert [step[0] for step in steps] == ["validate", "score", "report"]
    for step in steps:
        assert cli.main([*step, "--lang", language]) == 0
    capsys.readouterr()
    cli.main(["--lang", language])
    report, explain, forms = _commands(capsys.readouterr().out)
    assert (report, forms) == (["report", "--year", "2024"], ["forms", "--year", "2024"])
    assert explain[:2] == ["explain", "records.xlsx"]
    assert cli.main(report) == 0
    assert cli.main([*forms, "--out", "forms"]) == 0


def test_each_command_ends_with_the_next(folder: Path, capsys: Capture) -> None:
    """As it is typed: from the check to targets; -q and programs hear nothing."""
    (folder / "the records.xlsx").write_bytes(EXAMPLE.read_bytes())
    asked = ["validate", "the records.xlsx"]
    seen = []
    while asked:
        assert cli.main([*asked, "--lang", "en"]) == 0
        err = capsys.readouterr().err.splitlines()
        following = [line.removeprefix("Next: ").rpartition(" (")[0] for line in err if line.startswith("Next: ")]
        seen.append(asked[0])
        asked = shlex.split(following[0])[1:] if following else []
    assert seen == ["validate", "score", "report", "forms", "targets"]
    for more in (["--quiet"], ["--format", "json"]):
        cli.main(["score", "the records.xlsx", "--lang", "en", *more])
        assert "Next:" not in capsys.readouterr().err


@pytest.mark.parametrize("name", ["a b", "a&b", "a(1)", "R&D #1", "甲；乙"])
def test_names_are_quoted_where_a_shell_needs_it(name: str) -> None:
    """As the Windows prompt and the others understand it."""
    assert shlex.split(guide.command("score", name)) == ["dangxing", "score", name]


def test_a_ledger_that_cannot_be_read_is_no_hindrance(folder: Path, capsys: Capture) -> None:
    """Its own commands tell of it."""
    (folder / "dangxing.sqlite").write_bytes(b"no ledger")
    assert cli.main([]) == 0
    assert _commands(capsys.readouterr().out)[0] == ["template"]
