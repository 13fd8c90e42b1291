"""Whoever breaks a run off, by Ctrl+C or by asking the process to end, finds nothing half-written."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import interrupting
from dangxing import cli
from dangxing.cli import interruption
from dangxing.errors import FileProblem
from dangxing.workbook.reading import native
from interrupting import drafts
from small_workbooks import MEMBERS, write_workbook

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent")
ALONE = [
    ["score", ".", "--jobs", "1"],
    ["score", ".", "--no-ledger", "--jobs", "1"],
    ["validate", "a0.xlsx", "--annotate"],
    ["validate", "a0.xlsx", "--fix"],
    ["template", "--out", "blank.xlsx", "--force"],
    ["report", "--year", "2024"],
    ["forms", "--year", "2024", "--force"],
]


def write_books(folder: Path, count: int = 6) -> None:
    """So many workbooks."""
    for number in range(count):
        write_workbook(folder / f"a{number}.xlsx")


@pytest.fixture(scope="module")
def scored_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six workbooks, scored once."""
    folder = tmp_path_factory.mktemp("scored-once")
    write_books(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert cli.main(["score", ".", "-q", "--jobs", "1", "--format", "json"]) == 0
    return folder


@pytest.fixture
def books(scored_once: Path, folder: Path) -> Path:
    """A copy of them, with all that came of it."""
    shutil.copytree(scored_once, folder, dirs_exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def broken_off(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, int], dict[str, Any]]:
    """What came of each command and signal, all tried in one process of their own."""
    folder = tmp_path_factory.mktemp("broken-off")
    write_books(folder, 2)
    (folder / "commands.json").write_text(json.dumps(ALONE), encoding="utf-8")
    command = [sys.executable, interrupting.__file__, "commands.json", "found.json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads((folder / "found.json").read_text(encoding="utf-8"))
    return {(" ".join(each["command"]), each["signal"]): each for each in found}


@pytest.mark.parametrize("command", ALONE, ids=" ".join)
@pytest.mark.parametrize("number", interrupting.SIGNALS)
def test_in_one_process(broken_off: dict[tuple[str, int], dict[str, Any]], command: list[str], number: int) -> None:
    """At moments of every length, again and again; and asked twice, it is no other."""
    found = broken_off[" ".join(command), number]
    assert found["first"] == 0
    assert len(found["statuses"]) >= interrupting.TIMES
    assert 128 + number in found["statuses"]
    assert found["drafts"] == []
    assert found["after"] == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("group", [False, True])
def test_with_processes_of_its_own(books: Path, number: int, group: bool) -> None:
    """The workers' drafts too, those that were finished ahead of their turn among them, and nobody is left."""
    for wait in (0.4, 1.0, 1.6):
        process = subprocess.Popen(
            [sys.executable, "-m", "dangxing", "score", ".", "--jobs", "2"],
            cwd=books, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        time.sleep(wait)
        if group:
            os.killpg(process.pid, number)
        else:
            process.send_signal(number)
        process.wait(30)
        assert drafts(books) == []
    assert cli.main(["score", ".", "-q", "--format", "json"]) == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_what_was_finished_ahead_of_its_turn(folder: Path, number: int) -> None:
    """Small workbooks wait in their drafts for a large one before them: broken off then, they are cleared away."""
    people = [(f"{at + 1000}", f"人{at}", "東支部", "普通黨員") for at in range(8000)]
    write_workbook(folder / "a.xlsx", 成員=[*MEMBERS, *people])
    for at in range(3):
        write_workbook(folder / f"b{at}.xlsx")
    process = subprocess.Popen(
        [sys.executable, "-m", "dangxing", "score", ".", "--jobs", "2"],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    until = time.monotonic() + 60
    while len(drafts(folder)) < 3 and process.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
    assert len(drafts(folder)) >= 3
    process.send_signal(number)
    assert process.wait(30) == 128 + number
    assert drafts(folder) == []


ASKED_AS_IT_STARTS = """
import multiprocessing.popen_forkserver as starting, os, sys
from dangxing import cli
from dangxing.ledger import book
started, launch, enter = [], starting.Popen._launch, book.Ledger.enter

def asked_as_it_starts(self, process):
    launch(self, process)
    started.append(self)
    if len(started) == 2:
        os.kill(os.getpid(), int(sys.argv[1]))

def asked_as_it_enters(self, *given):
    run = enter(self, *given)
    os.kill(os.getpid(), int(sys.argv[1]))
    return run

if __name__ == "__main__":
    if sys.argv[2] == "start":
        starting.Popen._launch = asked_as_it_starts
    else:
        book.Ledger.enter = asked_as_it_enters
    status = cli.main(["score", ".", "-q", "--jobs", "2"])
    print(status, any(process.poll() is None for process in started))
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("moment", ["start", "enter"])
def test_at_the_worst_moment(books: Path, number: int, moment: str) -> None:
    """As a process starts that nobody has noted yet; as a workbook is entered that is not yet in its place."""
    for scored in (books / "scored" / "2024").iterdir():
        scored.write_bytes(b"of before")
    (books / "asked.py").write_text(ASKED_AS_IT_STARTS, encoding="utf-8")
    command = [sys.executable, "asked.py", str(int(number)), moment]
    done = subprocess.run(command, cwd=books, capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == [str(128 + number), "False"], done.stderr
    assert drafts(books) == []
    placed = [path.read_bytes() != b"of before" for path in sorted((books / "scored" / "2024").iterdir())]
    assert placed == [moment == "enter"] + [False] * 5


def test_what_is_ignored_stays_so() -> None:
    """A command started in the background, or by nohup, is not ended by what its caller chose not to hear."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with interruption.heeded([]):
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
            assert signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("wrapped", [FileProblem("cli.not-found", path="x"), ValueError("x")], ids=["told", "raised"])
def test_what_a_library_makes_of_a_signal(
    folder: Path, number: int, wrapped: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked to end inside a library that tells it as a fault of its own, the command still says that it was ended."""

    def load(data: bytes) -> object:
        try:
            os.kill(os.getpid(), number)
            time.sleep(5)
        except KeyboardInterrupt:
            raise wrapped from None
        raise AssertionError("nobody heard it")

    write_workbook(folder / "a0.xlsx")
    monkeypatch.setattr(native, "load", load)
    assert cli.main(["validate", "a0.xlsx"]) == 128 + number
    assert drafts(folder) == []
