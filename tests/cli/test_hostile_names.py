"""Files of odd names and kinds, links where something is to be written, and what steers a terminal: by the command."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from running import Ran, Run
from small_workbooks import ACTIVITIES, APPRAISAL, MEMBERS, write_workbook

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="such names, pipes and links are made elsewhere")
STEERS = set("\x1b\x07\x9b\u202e\u2066")
NAMES = (
    "-rf.xlsx", "--force.xlsx", "a\nb.xlsx", "a\x1b[2Jb.xlsx", "a\x1b]0;own\x07b.xlsx", "a\u202eb.xlsx",
    "a\u2066b.xlsx", "[red]x[blink].xlsx", "{0}.xlsx", "{path!r:9999}.xlsx", "%s%n.xlsx", "a;b&c|d.xlsx",
    '"q".xlsx', "'q'.xlsx", "=cmd|' x'!A0.xlsx",
    "@x.xlsx", "＝x.xlsx", " .xlsx", "$(touch own).xlsx", "`touch own`.xlsx", "a\\b.xlsx",
    "<script>alert(1)<img>.xlsx", "a\udcff.xlsx", "con.xlsx", "字" * 80 + ".xlsx", "..-scored.xlsx", "*.xlsx", "?.xlsx",
)  # fmt: skip


def _told(run: Run, *words: str) -> Ran:
    """What a command says: no bug, and nothing that steers the terminal."""
    told = run(*words)
    assert told.status in (0, 1, 2), (words, told.err)
    assert "internal" not in told.err, (words, told.err)
    assert not set(told.out + told.err) & STEERS, words
    return told


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_workbook_of_an_odd_name(name: str, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is scored by its name, a member explained and the copy verified; nothing stands outside the folder."""
    write_workbook(folder / "work" / "a.xlsx").rename(folder / "work" / name)
    monkeypatch.chdir(folder / "work")
    scored = _told(run, "score", f"./{name}", "--format", "json")
    if scored.status == 0:
        assert json.loads(scored.out)["workbooks"][0]["path"].endswith(name)
    # One who is vetoed: what would raise a score takes most of the time, and names no file.
    for words in (["explain", f"./{name}", "002"], ["verify", *map(str, Path("scored").rglob("*.xlsx"))]):
        _told(run, *words)
    assert [each.name for each in folder.iterdir()] == ["work"]


def test_a_folder_of_odd_names(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of them at once, told in every form, on the page of the report too."""
    for at, name in enumerate(NAMES):
        key = f"{at:02}1"
        made = write_workbook(
            folder / "work" / "a.xlsx",
            成員=[MEMBERS[0], (key, "王一", f"支部{at}", "普通黨員")],
            活動=[ACTIVITIES[0], (key, *ACTIVITIES[1][1:])],
            評議=[APPRAISAL[0], (key, *APPRAISAL[1][1:])],
        )
        made.rename(folder / "work" / name)
    monkeypatch.chdir(folder / "work")
    for words in (
        "score . -q", "score . --format csv", "report --year 2024 --format json", "validate .",
        "validate . --format csv", "validate . --format json", "ledger runs", "report --year 2024",
    ):  # fmt: skip
        told = _told(run, *words.split())
        if words == "validate . --format json":
            # One has the name of a scored copy, and is passed over.
            assert len(json.loads(told.out)["workbooks"]) == len(NAMES) - 1
    [page] = (folder / "work").rglob("*.html")
    assert "<script>alert(1)" not in page.read_text("utf-8")
    assert [each.name for each in folder.iterdir()] == ["work"]


@pytest.fixture
def soon() -> Iterator[None]:
    """Whoever waits, or reads without end, is stopped."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(20)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize(
    "given", ["pipe.xlsx", "/dev/zero", "/dev/stdin", "folder.xlsx", "loop.xlsx", "/proc/self/mem"]
)
@pytest.mark.parametrize("command", [["score"], ["validate"], ["verify"], ["import"]], ids=" ".join)
def test_what_is_no_plain_file(command: list[str], given: str, folder: Path, run: Run) -> None:
    """It is told at once, before anybody waits for it or reads from it for ever."""
    os.mkfifo("pipe.xlsx")
    Path("folder.xlsx").mkdir()
    Path("loop.xlsx").symlink_to("loop.xlsx")
    told = run(*command, given)
    assert told.status in (1, 2)
    assert "internal" not in told.err


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
