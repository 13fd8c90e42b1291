"""The settings of a folder: read by every command, told by ``config``; what is wrong with them, with its line."""

import contextlib
import json
import os
import re
from pathlib import Path

import openpyxl
import pytest

from dangxing import cli
from dangxing.language import LANGUAGES
from running import tells
from small_workbooks import write_workbook

EXAMPLE = Path(__file__).parents[2] / "examples" / "records.xlsx"
Capture = pytest.CaptureFixture[str]
pytestmark = pytest.mark.usefixtures("folder")


def _settings(words: str) -> None:
    Path("dangxing.toml").write_text(words, encoding="utf-8")


def _records() -> None:
    Path("records.xlsx").write_bytes(EXAMPLE.read_bytes())


def test_results_and_ledger_go_where_it_says(capsys: Capture) -> None:
    """Score writes there, report reads there, and what is typed goes before it."""
    _records()
    _settings('out = "结果"\nledger = "year.sqlite"\nlanguage = "en"\nyear = 2024\n')
    assert cli.main(["score", "records.xlsx"]) == 0
    assert Path("结果/records-scored.xlsx").is_file()
    assert Path("year.sqlite").is_file()
    assert "Next: dangxing report --year 2024 (" in capsys.readouterr().err
    assert cli.main(["report"]) == 0
    assert sorted(path.suffix for path in Path("结果").glob("report*")) == [".html", ".xlsx"]
    assert cli.main(["score", "records.xlsx", "--out", "there", "--ledger", "other.sqlite"]) == 0
    assert Path("there/records-scored.xlsx").is_file()
    assert Path("other.sqlite").is_file()


def test_the_environment_goes_before_it(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """And config says which holds, and from where."""
    _settings('out = "from-file"\nyear = 2023\nlanguage = "zh-Hans"\n')
    monkeypatch.setenv("DANGXING_YEAR", "2024")
    assert cli.main(["config", "--format", "json"]) == 0
    held = json.loads(capsys.readouterr().out)["settings"]
    assert held["year"] == {"value": "2024", "from": "DANGXING_YEAR"}
    assert held["out"] == {"value": "from-file", "from": "dangxing.toml"}
    assert held["rules"] == {"value": None, "from": None}
    assert cli.main(["config"]) == 0
    assert "year = 2024（来自 DANGXING_YEAR）" in capsys.readouterr().out


def test_rules_in_use_are_told(capsys: Capture) -> None:
    """Those of the folder and those of the settings; not those that were named, nor the shipped ones."""
    _records()
    assert cli.main(["rules", "init", "--to", "mine"]) == 0
    _settings('rules = "mine"\nlanguage = "en"\n')
    capsys.readouterr()
    assert cli.main(["validate", "records.xlsx"]) == 0
    assert "Using the rules in: mine\n" in capsys.readouterr().err
    assert cli.main(["validate", "records.xlsx", "--rules", "./mine"]) == 0
    assert "Using the rules in" not in capsys.readouterr().err
    Path("mine").rename("rules")
    _settings('language = "en"\n')
    assert cli.main(["score", "records.xlsx"]) == 0
    assert "Using the rules in: rules\n" in capsys.readouterr().err


def test_warnings_are_silenced_with_a_reason(capsys: Capture) -> None:
    """Told in one line with the reason; strictness passes them; what programs read of a score is as it was."""
    write_workbook(Path("a.xlsx"))
    assert cli.main(["validate", "a.xlsx", "--format", "json"]) == 0
    codes = {one["code"] for one in json.loads(capsys.readouterr().out)["problems"]}
    assert {"no-schedule", "no-evidence-column"} <= codes
    cli.main(["score", "a.xlsx", "--format", "json"])
    before = capsys.readouterr().out
    blocks = "".join(f'[[ignore]]\ncode = "{code}"\nreason = "asked on 5 March"\n' for code in sorted(codes))
    _settings(blocks)
    for command in (["validate", "a.xlsx", "--strict"], ["score", "a.xlsx"]):
        assert cli.main([*command, "--lang", "en"]) == 0
        out, err = capsys.readouterr()
        assert err.count("left unsaid by dangxing.toml (asked on 5 March)") == len(codes)
        assert not any(code in out for code in codes)
    cli.main(["score", "a.xlsx", "--format", "json"])
    assert capsys.readouterr().out == before


def test_errors_cannot_be_silenced(capsys: Capture) -> None:
    """They are mended in the workbook."""
    _settings('[[ignore]]\ncode = "unknown-member"\nreason = "no"\n')
    assert cli.main(["validate", "--lang", "en"]) == 2
    assert tells(capsys.readouterr().err, "no-warning", "dangxing.toml:2:1")


def test_the_notice_says_who_posts_it(capsys: Capture) -> None:
    """On 公示 of the scored workbook, which verifies as it was written, of the report, and on the quarterly one."""
    _records()
    _settings('language = "zh-Hant"\n[notice]\nunit = "機關第一黨支部"\ncontact = "王老師 6688"\ndays = 9\n')
    cli.main(["config", "--lang", "zh-Hant"])
    assert "notice.unit = 機關第一黨支部（來自 dangxing.toml）" in capsys.readouterr().out
    assert cli.main(["score", "records.xlsx"]) == 0
    assert cli.main(["score", "records.xlsx", "--as-of", "2024-06-30"]) == 0
    assert cli.main(["report", "--year", "2024", "--no-html"]) == 0
    assert cli.main(["report", "--year", "2024", "--quarter", "2"]) == 0
    for name in ("scored/2024/records-scored.xlsx", "report-2024.xlsx", "notice-2024-Q2.xlsx"):
        with contextlib.closing(openpyxl.load_workbook(name)) as book:
            sheet = book["公示"] if "公示" in book.sheetnames else book.worksheets[0]
            told = [str(row[0]) for row in sheet.iter_rows(values_only=True) if row and row[0]]
        assert "機關第一黨支部（蓋章）" in "".join(told)
        if "公示" in book.sheetnames:
            assert "向機關第一黨支部反映。王老師 6688" in "".join(told)
            # One rule set says how many days, and is not overruled; the others say none.
            assert sorted(re.findall(r"公示期(\d+)天", "".join(told))) == ["7", "9", "9"]
    for name in ("dangxing.toml", "dangxing.sqlite"):
        Path(name).unlink()
    capsys.readouterr()
    assert cli.main(["verify", "scored/2024/records-scored.xlsx", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["workbooks"][0]["verdict"] == "identical"


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("year 2024\n", ["not-toml 1:6"]),
        ("\n\nyear = 24\nrule = 1\n", ["bad-year 3:1", "unknown-key 4:1"]),
        (
            '[[ignore]]\ncode = "no-evidence"\nreason = "a"\n[[ignore]]\nreason = " "\n',
            ["missing-key 4:1", "bad-reason 5:1"],
        ),
        ('out = ""\nlanguage = "fr"\n', ["bad-out 1:1", "bad-language 2:1"]),
        ("ignore = 3\n", ["bad-ignore 1:1"]),
        ("a = " + "[" * 20_000, ["not-toml 1:1"]),
        ("#" * 70_000, ["too-large 1:1"]),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_wrong_is_told_with_its_line(words: str, places: list[str], language: str, capsys: Capture) -> None:
    """All of it at once, in the language; nothing is done, and help is given all the same."""
    _settings(words)
    assert cli.main(["score", "records.xlsx", "--lang", language]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == len(places)
    for place, line in zip(places, lines, strict=True):
        code, _, where = place.partition(" ")
        assert tells(line, code, f"dangxing.toml:{where}")
    assert cli.main(["score", "--help"]) == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes by name")
def test_what_is_no_plain_file_is_not_waited_for(capsys: Capture) -> None:
    """A pipe would hold the command for ever; a path that no system has is no path."""
    os.mkfifo("dangxing.toml")
    assert cli.main(["validate"]) == 2
    assert "dangxing.toml" in capsys.readouterr().err
    Path("dangxing.toml").unlink()
    Path("dangxing.toml").write_text('rules = "\\u0000"', "utf-8")
    assert cli.main(["validate"]) == 2
    assert "bad-rules" in capsys.readouterr().err


def test_a_file_of_another_encoding(capsys: Capture) -> None:
    """As an old Notepad writes it."""
    Path("dangxing.toml").write_bytes('out = "结果"'.encode("gb18030"))
    assert cli.main(["config", "--lang", "en"]) == 2
    assert tells(capsys.readouterr().err, "not-utf8", "dangxing.toml:1:1")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_that_is_written_can_be_filled_in(language: str, capsys: Capture) -> None:
    """As it stands it sets nothing; with every mark taken off it is read whole. It is not written over another."""
    assert cli.main(["config", "--init", "--lang", language]) == 0
    written = Path("dangxing.toml").read_text(encoding="utf-8")
    assert cli.main(["config", "--format", "json"]) == 0
    held = json.loads(capsys.readouterr().out)
    assert [one["value"] for one in held["settings"].values()] == [None] * 5
    lines = [
        line.removeprefix("# ") if " = " in line or line.startswith("# [") else line for line in written.splitlines()
    ]
    _settings("\n".join(lines))
    assert cli.main(["config", "--format", "json"]) == 0
    held = json.loads(capsys.readouterr().out)
    assert held["settings"]["language"]["value"] == language
    assert [one["code"] for one in held["ignore"]] == ["no-evidence"]
    assert cli.main(["config", "--init", "--lang", "en"]) == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_shells_learn_to_complete(shell: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines for each; bash then asks, and gets commands and options."""
    assert cli.main(["completion", shell]) == 0
    out = capsys.readouterr().out
    assert f"complete_{shell}" in out
    assert "dangxing" in out
    monkeypatch.setenv("_DANGXING_COMPLETE", "complete_bash")
    for words, at, wanted in (
        ("dangxing sc", "1", ["score"]),
        ("dangxing score --no", "2", ["--no-records", "--no-ledger"]),
    ):
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", at)
        assert cli.main([]) == 0
        assert capsys.readouterr().out.split() == wanted


def test_a_shell_that_is_none(capsys: Capture) -> None:
    """It is told which there are."""
    for asked in (["completion"], ["completion", "tcsh"]):
        assert cli.main([*asked, "--lang", "en"]) == 2
        assert "bash, zsh, fish, powershell" in capsys.readouterr().err
