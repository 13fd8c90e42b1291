"""Scores a workbook again and again in processes that are killed, and says what was left each time.

Run as a program: folder, how many times, and where to kill: ``anywhere`` at a random moment, or names of points, each
of which is tried in a folder of its own. Prints a JSON object a kill.
"""

import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dangxing import scored as writing
from dangxing import scoring, summary
from dangxing.ledger import drafts, entering, open_ledger, placing
from dangxing.rules import loading
from dangxing.runs import pipeline
from dangxing.workbook import reading, validating

PRELOADED = (reading, scoring, summary, validating, writing)


def die(*_: object, **__: object) -> None:
    """As ``kill -9`` does: no ``finally``, no closing."""
    os.kill(os.getpid(), signal.SIGKILL)


def before(module: Any, name: str) -> None:
    """Die when a function is called."""
    setattr(module, name, die)


def after(module: Any, name: str) -> None:
    """Die when a function has done its work."""
    real: Callable[..., Any] = getattr(module, name)

    def wrapped(*arguments: Any, **options: Any) -> None:
        real(*arguments, **options)
        die()

    setattr(module, name, wrapped)


POINTS: dict[str, Callable[[], None]] = {
    "before the draft": lambda: before(writing, "write_scored"),
    "after the draft": lambda: after(writing, "write_scored"),
    "before the entry": lambda: before(entering, "enter"),
    "within the entry": lambda: after(entering, "enter"),
    "after the entry": lambda: before(placing, "place"),
    "before the workbook is in place": lambda: before(drafts, "put"),
    "after the workbook is in place": lambda: after(drafts, "put"),
    "at the end": lambda: None,
}


def work(book: str, rules: Any) -> None:
    """One ``dangxing score``."""
    options = pipeline.Options(ledger="dangxing.sqlite")
    [outcome] = pipeline.run_of(rules, options).all(pipeline.tasks([book], None))
    if outcome.failure or outcome.crash or not outcome.summary:
        sys.stderr.write(f"{outcome.failure} {outcome.crash}")
        sys.stderr.flush()
        os._exit(9)


def digest(path: str | None) -> str | None:
    """The SHA-256 of a file; None: it is not there."""
    return hashlib.sha256(Path(path).read_bytes()).hexdigest() if path and Path(path).exists() else None


def runs(path: str) -> list[Any]:
    """The runs of a ledger, its unfinished work left as it is."""
    if not Path(path).exists():
        return []
    found = sqlite3.connect(path)
    try:
        if not found.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return []
        return found.execute(
            "SELECT run, input_digest, scored_path, scored_digest, draft, digest FROM runs ORDER BY run"
        ).fetchall()
    finally:
        found.close()


def told(killed: bool, known: list[str]) -> dict[str, Any]:
    """What is there after a kill, and after the ledger is next opened."""
    was = runs("dangxing.sqlite")
    last = was[-1] if was else None
    scored = "scored/2024/a-scored.xlsx"
    unfinished = last is not None and last[3] != digest(scored)
    # Before anything is repaired: the workbook that belongs to the last run, or its draft, is there whole.
    here = {digest(scored), *(digest(str(path)) for path in Path("scored/2024").glob(".dangxing-*"))}
    with open_ledger(Path("dangxing.sqlite"), "write") as book:
        faults = [fault.code for fault in book.verify()]
        now = list(book.runs())
        complete = not now or len(list(book.cards_of(now[-1].run))) == now[-1].members
    return {
        "killed": killed,
        "runs": len(now),
        "chain": [run.digest for run in now][: len(known)] == known,
        "unfinished": unfinished,
        "nearby": last is None or last[3] in here,
        "agrees": digest(scored) == (now[-1].scored_digest if now else None),
        "complete": complete,
        "faults": faults,
        "digests": [run.digest for run in now],
    }


def main() -> None:
    top, times, places = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    rules = loading.load(None)
    enter(top, "warm")
    # What is imported and made at the first workbook is there for all the processes.
    shutil.copy("0.xlsx", "a.xlsx")
    work("a.xlsx", rules)
    for where in places:
        enter(top, where)
        again_and_again(rules, times, where)


def enter(top: Path, name: str) -> None:
    """Work in a new folder, which holds the two workbooks."""
    folder = top / name
    folder.mkdir()
    for book in ("0.xlsx", "1.xlsx"):
        shutil.copy(top / book, folder)
    os.chdir(folder)


def again_and_again(rules: Any, times: int, where: str) -> None:
    """Score in the working folder, kill, and print what was left."""
    dice = random.Random(2024)
    longest = 0.05
    known: list[str] = []
    for number in range(times):
        # What is scored differs from one time to the next, so that old and new cannot be taken for each other.
        shutil.copy(f"{number % 2}.xlsx", "a.xlsx")
        began = time.perf_counter()
        child = os.fork()
        if not child:
            if where != "anywhere":
                POINTS[where]()
            work("a.xlsx", rules)
            os._exit(0)
        if where == "anywhere" and number:
            time.sleep(dice.uniform(0, longest * 1.1))
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if where == "anywhere" and not number:
            # The first is let be, to learn how long one takes.
            longest = time.perf_counter() - began
        if os.WIFEXITED(status) and os.WEXITSTATUS(status):
            sys.exit(f"the process failed with {os.WEXITSTATUS(status)}")
        found = told(os.WIFSIGNALED(status), known)
        known = found.pop("digests")
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
