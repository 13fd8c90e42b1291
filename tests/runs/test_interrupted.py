"""Whoever breaks a run off, by Ctrl+C or by asking the process to end, finds nothing half-written."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from dangxing import cli
from dangxing.cli import interruption
from small_workbooks import MEMBERS, write_workbook

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent")
COMMANDS = [
    ["score", ".", "--jobs", "1"],
    ["score", ".", "--no-ledger", "--jobs", "1"],
    ["score", ".", "--jobs", "2"],
    ["validate", "a0.xlsx", "--annotate"],
    ["validate", "a0.xlsx", "--fix"],
    ["template", "--out", "blank.xlsx", "--force"],
    ["report", "--year", "2024"],
    ["forms", "--year", "2024", "--force"],
]


def drafts(folder: Path) -> list[Path]:
    """What is left half-written."""
    return list(folder.rglob(".dangxing-*.tmp"))


@pytest.fixture
def books(folder: Path) -> Path:
    """Six workbooks, scored once."""
    for number in range(6):
        write_workbook(folder / f"a{number}.xlsx")
    assert cli.main(["score", ".", "-q", "--jobs", "1", "--format", "json"]) == 0
    return folder


def alone(test: str) -> None:
    """Run one test in a process of its own."""
    without = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:cacheprovider", test]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], env=without, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:]


# What was open when the process was asked to end is left to the collector, as it is when a process ends.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize("command", [each for each in COMMANDS if "2" not in each], ids=" ".join)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_in_one_process(request: pytest.FixtureRequest, books: Path, command: list[str], number: int) -> None:
    """At moments of every length, again and again; and asked twice, it is no other."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        # A worker of the tests has signals and threads of its own: this is for a process that has none.
        alone(request.node.nodeid)
        return
    dice = random.Random(len(" ".join(command)))
    began = time.perf_counter()
    assert cli.main(command) == 0
    longest = time.perf_counter() - began
    statuses = set()
    for attempt in range(60):
        if attempt >= 8 and 128 + number in statuses:
            break
        done = threading.Event()
        wait = dice.uniform(0, longest)

        def ask(done: threading.Event = done, wait: float = wait) -> None:
            if not done.wait(wait):
                os.kill(os.getpid(), number)
                os.kill(os.getpid(), number)

        # A signal that comes when the command has ended finds somebody who hears it.
        before = signal.signal(number, lambda *_: None)
        thread = threading.Thread(target=ask)
        try:
            thread.start()
            statuses.add(cli.main(command))
        finally:
            done.set()
            thread.join()
            signal.signal(number, before)
        assert drafts(books) == []
    assert 128 + number in statuses
    assert cli.main(command) == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("group", [False, True])
def test_with_processes_of_its_own(books: Path, number: int, group: bool) -> None:
    """The workers' drafts too, those that were finished ahead of their turn among them, and nobody is left."""
    for wait in (0.4, 0.9, 1.2, 1.5, 1.8):
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


def test_what_is_ignored_stays_so() -> None:
    """A command started in the background, or by nohup, is not ended by what its caller chose not to hear."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with interruption.heeded():
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
            assert signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGINT, before)
