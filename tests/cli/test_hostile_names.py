"""Files of odd names and kinds, links where something is to be written, and what steers a terminal: by the command."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from running import Run
from small_workbooks import write_workbook

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="such names, pipes and links are made elsewhere")
STEERS = set("\x1b\x07\x9b\u202e\u2066")
NAMES = (
    "-rf.xlsx", "--force.xlsx", "a\nb.xlsx", "a\x1b[2Jb.xlsx", "a\x1b]0;own\x07b.xlsx", "a\u202eb.xlsx",
    "a\u2066b.xlsx", "[red]x[blink].xlsx", "{0}.xlsx", "{path!r:9999}.xlsx", "%s%n.xlsx", "a;b&c|d.xlsx",
    '"q".xlsx', "'q'.xlsx", "=cmd|' x'!A0.xlsx",
    "@x.xlsx", "＝x.xlsx", " .xlsx", "$(touch own).xlsx", "`touch own`.xlsx", "a\\b.xlsx",
    "<script>alert(1)<img>.xlsx", "a\udcff.xlsx", "con.xlsx", "字" * 80 + ".xlsx", "..-scored.xlsx", "*.xlsx", "?.xlsx",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_workbook_of_an_odd_name(name: str, folder: Path, run: Run) -> None:
    """It is scored or told of in every form, nothing steers the terminal, and nothing stands outside the folder."""
    write_workbook(folder / "work" / "a.xlsx").rename(folder / "work" / name)
    os.chdir(folder / "work")
    try:
        for words in (
            ["score", ".", "-q"], ["score", f"./{name}", "--format", "json"], ["score", ".", "--format", "csv"],
            ["report", "--year", "2024", "--format", "json"],
            ["validate", "."], ["validate", ".", "--format", "csv"], ["validate", ".", "--format", "json"],
            ["ledger", "runs"], ["report", "--year", "2024"],
            ["explain", f"./{name}", "001"], ["verify", *map(str, Path("scored").rglob("*.xlsx"))],
        ):  # fmt: skip
            ran = run(*words)
            assert ran.status in (0, 1, 2), ran.err
            assert "internal" not in ran.err, (words, ran.err)
            assert not set(ran.out + ran.err) & STEERS, words
            if words[0] == "score" and "json" in words and ran.status == 0:
                assert json.loads(ran.out)["workbooks"][0]["path"].endswith(name)
        for page in folder.rglob("*.html"):
            assert "<script>alert(1)" not in page.read_text("utf-8")
    finally:
        os.chdir(folder)
    assert [each.name for each in folder.iterdir()] == ["work"]


@pytest.mark.parametrize(
    "given", ["pipe.xlsx", "/dev/zero", "/dev/stdin", "folder.xlsx", "loop.xlsx", "/proc/self/mem"]
)
@pytest.mark.parametrize("command", [["score"], ["validate"], ["verify"], ["import"]], ids=" ".join)
def test_what_is_no_plain_file(command: list[str], given: str, folder: Path) -> None:
    """It is told at once, before anybody waits for it or reads from it for ever."""
    os.mkfifo("pipe.xlsx")
    Path("folder.xlsx").mkdir()
    Path("loop.xlsx").symlink_to("loop.xlsx")
    done = subprocess.run(
        [sys.executable, "-m", "dangxing", *command, given],
        capture_output=True, text=True, timeout=20, stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    assert done.returncode in (1, 2)
    assert "internal" not in done.stderr
    assert "Traceback" not in done.stderr


OUTPUTS = {
    "scored/2024/a-scored.xlsx": ["score", "a.xlsx", "-q"],
    "a-checked.xlsx": ["validate", "a.xlsx", "--annotate"],
    "blank.xlsx": ["template", "--out", "blank.xlsx", "--force"],
    "receipt.html": ["explain", "a.xlsx", "001", "--receipt", "receipt.html", "--force"],
    "receipt.md": ["explain", "a.xlsx", "001", "--receipt", "receipt.md"],
}


@pytest.mark.parametrize("link", [os.symlink, os.link], ids=["symbolic", "hard"])
@pytest.mark.parametrize("target", OUTPUTS)
def test_a_link_where_something_is_written(target: str, link: object, folder: Path, run: Run) -> None:
    """What it leads to is as it was: the link itself is replaced, or left."""
    (folder / "precious").write_bytes(b"precious")
    Path("work").mkdir()
    os.chdir("work")
    try:
        write_workbook(Path("a.xlsx"))
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        link(folder / "precious", target)  # type: ignore[operator]
        ran = run(*OUTPUTS[target])
        assert "internal" not in ran.err
    finally:
        os.chdir(folder)
    assert (folder / "precious").read_bytes() == b"precious"


@pytest.mark.parametrize(
    "words",
    [
        ["score", "a.xlsx", "--out", ".", "-q"],
        ["score", "a.xlsx", "a-scored.xlsx", "--out", ".", "-q"],
        ["score", "a.xlsx", "--ledger", "a.xlsx", "-q"],
        ["template", "--out", "a.xlsx"],
        ["explain", "a.xlsx", "001", "--receipt", "a.xlsx"],
        ["explain", "a.xlsx", "001", "--receipt", "a.md"],
        ["validate", "a.xlsx", "--annotate", "--force"],
        ["validate", "a.xlsx", "--fix", "--force"],
    ],
    ids=" ".join,
)
def test_what_is_named_as_an_input_is_never_written_to(words: list[str], folder: Path, run: Run) -> None:
    """Nor is a file that somebody made."""
    write_workbook(folder / "a.xlsx")
    shutil.copy("a.xlsx", "a-scored.xlsx")
    (folder / "a.md").write_text("mine")
    before = {name: (folder / name).read_bytes() for name in ("a.xlsx", "a-scored.xlsx", "a.md")}
    if "a-scored.xlsx" not in words:
        del before["a-scored.xlsx"]
    assert "internal" not in run(*words).err
    assert {name: (folder / name).read_bytes() for name in before} == before


SETTINGS = {
    "DANGXING_LANG": ("xx", "../../etc"), "DANGXING_YEAR": ("9" * 400, "-1"), "DANGXING_OUT": ("/proc/1", "a.xlsx"),
    "DANGXING_LEDGER": ("/etc/passwd", "/dev/full"), "DANGXING_FORMAT": ("{0}",),
    "DANGXING_RULES": ("/dev", "/proc/self"),
    "DANGXING_QUIET": ("maybe",), "TMPDIR": ("/nonexistent",), "HOME": ("",), "COLUMNS": ("1", "100000000", "-5"),
    "LC_ALL": ("xx_YY",), "TZ": ("../../etc/passwd",), "PYTHONIOENCODING": ("ascii:strict",), "TERM": ("\x1b[",),
}  # fmt: skip


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in SETTINGS.items() for value in values])
def test_settings_of_the_environment(
    name: str, value: str, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever they are, they are used or told of."""
    write_workbook(folder / "a.xlsx")
    before = (folder / "a.xlsx").read_bytes()
    monkeypatch.setenv(name, value)
    ran = run("score", "a.xlsx")
    assert ran.status in (0, 1, 2)
    assert "internal" not in ran.err
    assert (folder / "a.xlsx").read_bytes() == before
