"""Breaks commands off by a signal, at moments of every length, and says what came of it.

Run as a program, for workers of the tests have signals and threads of their own: a file with a JSON list of commands
(each a list of words), and the file for what was found, an object a command and signal. Works where it is started.
"""

import json
import os
import random
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any

from dangxing import cli
from effort import tries

TIMES = tries("broken off")
SIGNALS = (signal.SIGINT, signal.SIGTERM)


def drafts(folder: Path) -> list[Path]:
    """What is left half-written."""
    return list(folder.rglob(".dangxing-*.tmp"))


def timed(command: list[str]) -> tuple[int, float]:
    """The status of a command that nobody breaks off, and how many seconds it takes once all is loaded."""
    cli.main(command)
    began = time.perf_counter()
    return cli.main(command), time.perf_counter() - began


def broken_off(command: list[str], number: int, longest: float) -> dict[str, Any]:
    """Ask again and again to end, at random moments of the command: how it ended each time, and what was left."""
    dice = random.Random(len(" ".join(command)))
    statuses: list[int] = []
    left: list[str] = []
    for attempt in range(60):
        if attempt >= TIMES and 128 + number in statuses:
            break
        statuses.append(_asked_to_end(command, number, dice.uniform(0, longest)))
        left += map(str, drafts(Path()))
    return {"signal": number, "statuses": statuses, "drafts": left, "after": cli.main(command)}


def tried(command: list[str]) -> list[dict[str, Any]]:
    """What comes of a command that is broken off by each of the signals."""
    first, longest = timed(command)
    return [{"command": command, "first": first, **broken_off(command, number, longest)} for number in SIGNALS]


def _asked_to_end(command: list[str], number: int, wait: float) -> int:
    """The status of a command that is asked to end after so many seconds, and asked twice."""
    done = threading.Event()

    def ask() -> None:
        if not done.wait(wait):
            os.kill(os.getpid(), number)
            os.kill(os.getpid(), number)

    # A signal that comes when the command has ended finds somebody who hears it.
    before = signal.signal(number, lambda *_: None)
    thread = threading.Thread(target=ask)
    try:
        thread.start()
        return cli.main(command)
    finally:
        done.set()
        thread.join()
        signal.signal(number, before)


if __name__ == "__main__":
    commands = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    found = [each for command in commands for each in tried(command)]
    Path(sys.argv[2]).write_text(json.dumps(found), encoding="utf-8")
