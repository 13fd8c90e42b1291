"""``--pdf``: what is written for paper also as PDF, by LibreOffice; or how a person makes one."""

import shutil
import sys
from pathlib import Path

import pytest

from dangxing import cli
from dangxing.reports import pdf
from running import tells

EXAMPLE = Path(__file__).parents[2] / "examples" / "records-hans.xlsx"
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def scored(folder: Path, capsys: Capture) -> Path:
    """A folder in which the example was scored, with its first half."""
    shutil.copy(EXAMPLE, folder / "记录.xlsx")
    assert cli.main(["score", "记录.xlsx", "-q"]) == 0
    assert cli.main(["score", "记录.xlsx", "--as-of", "2024-06-30", "-q"]) == 0
    capsys.readouterr()
    return folder


COMMANDS = {
    "report": (["report", "--year", "2024", "--no-html"], "report-2024.pdf"),
    "quarter": (["report", "--year", "2024", "--quarter", "2"], "notice-2024-Q2.pdf"),
    "forms": (["forms", "--year", "2024"], "forms-2024.pdf"),
    "targets": (["targets", "--year", "2025"], "targets-2025.pdf"),
}


@pytest.mark.skipif(pdf.program() is None, reason="LibreOffice is not there")
def test_the_report_as_pdf(scored: Path, capsys: Capture) -> None:
    """Beside the workbook, by its name, told; nothing else is left in the folder."""
    _made(scored, capsys, "report")
    assert (scored / "report-2024.pdf").read_bytes().count(b"/Type/Page") > 1


# Takes LibreOffice's words, and says of which file it was given them.
_PRINTER = """#!/bin/sh
while [ $# -gt 1 ]; do case "$1" in --outdir) out=$2 ;; --convert-to) kind=$2 ;; esac; shift; done
name=${1##*/}; mkdir -p "$out"; test -f "$1" && echo "%PDF- of $name" > "$out/${name%.*}.${kind%%:*}"
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's script stands for the program")
@pytest.mark.parametrize("command", COMMANDS)
def test_papers_as_pdf(scored: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """Each command gives its own workbook to the program, once."""
    printer = scored / "printer"
    printer.write_text(_PRINTER, encoding="utf-8")
    printer.chmod(0o755)
    monkeypatch.setattr(pdf, "program", lambda: str(printer))
    _made(scored, capsys, command)


def _made(folder: Path, capsys: Capture, command: str) -> None:
    words, name = COMMANDS[command]
    before = {path.name for path in folder.iterdir()}
    assert cli.main([*words, "--pdf", "--lang", "zh-Hans"]) == 0
    assert f"PDF 已存为：{name}" in capsys.readouterr().err
    assert (folder / name).read_bytes().startswith(b"%PDF-")
    made = {path.name for path in folder.iterdir()} - before
    assert made == {name, Path(name).with_suffix(".xlsx").name}


def test_without_the_program_it_is_said_how(scored: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """The workbook is written all the same."""
    monkeypatch.setattr(pdf, "program", lambda: None)
    assert cli.main([*COMMANDS["targets"][0], "--pdf", "--lang", "zh-Hans"]) == 0
    assert "请用 Excel 或 WPS 打开 targets-2025.xlsx" in capsys.readouterr().err
    assert (scored / "targets-2025.xlsx").is_file()


@pytest.mark.parametrize("program", ["/bin/false", "/nowhere/soffice"])
def test_a_program_that_fails(scored: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """One line, status 2, and no half of a PDF."""
    monkeypatch.setattr(pdf, "program", lambda: program)
    assert cli.main([*COMMANDS["targets"][0], "--pdf"]) == 2
    assert tells(capsys.readouterr().err, "pdf-failed", "targets-2025.xlsx")
    assert not (scored / "targets-2025.pdf").exists()
