"""A simulated province: two thousand branches really scored on two workers, and what a hundred thousand would take.

    uv run --extra cluster python benchmarks/province.py [--branches 2000] [--scheduler local:2 | --jobs 2] [--marks …]

The first run makes the workbooks (20 members and 400 rows of 活動 each). The command is then watched while it scores
them: how many runs the ledger holds, the processor time of the command and of the processes that it started, and its
own memory. From that is told what a workbook costs between the marks (linear, if that stays the same), and whether
memory stays. The last lines are reckoned, not measured, and say from what.

Processor time is told, as it is the same on a machine that is shared; only Linux tells it of running processes.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import make_workbooks
from processes import DANGXING, ENVIRONMENT

MARKS = (200, 500, 1_000, 2_000)
PROVINCE = 100_000
# Workers that are reckoned with.
WORKERS = (2, 8, 32, 128)
_TICKS = os.sysconf("SC_CLK_TCK")
_PAUSE = 0.5


class Moment(NamedTuple):
    """How far the command is: runs entered, seconds by the clock, processor seconds of it and of its workers, its
    memory and that of the largest worker in MB."""

    runs: int
    seconds: float
    own: float
    others: float
    memory: float
    worker: float


def watched(command: Sequence[str], ledger: Path, last: int) -> list[Moment]:
    """Run a command that enters ``last`` workbooks in a ledger, and look at it twice a second."""
    began = time.perf_counter()
    found: list[Moment] = []
    spent: dict[int, float] = {}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
    while process.poll() is None:
        runs = _runs(ledger)
        for pid in _family(process.pid):
            spent[pid] = _spent(pid) or spent.get(pid, 0.0)
        others = [pid for pid in spent if pid != process.pid]
        memory, worker = _memory(process.pid), max(map(_memory, others), default=0.0)
        if memory and (not found or runs != found[-1].runs):
            own, rest = spent[process.pid], sum(spent[pid] for pid in others)
            found.append(Moment(runs, time.perf_counter() - began, own, rest, memory, worker))
        time.sleep(_PAUSE)
    if process.returncode or _runs(ledger) != last:
        raise SystemExit(f"the command ended with {process.returncode}, and entered {_runs(ledger)} of {last}")
    return found


def _runs(ledger: Path) -> int:
    with suppress(sqlite3.Error):
        book = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True, timeout=1)
        try:
            return int(book.execute("SELECT count(*) FROM runs").fetchone()[0])
        finally:
            book.close()
    return 0


def _family(pid: int) -> list[int]:
    """A process, what it started, and what those started."""
    found = [pid]
    for each in found:
        with suppress(OSError):
            for task in Path(f"/proc/{each}/task").iterdir():
                found += map(int, (task / "children").read_text().split())
    return found


def _spent(pid: int) -> float | None:
    with suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS
    return None


def _memory(pid: int) -> float:
    with suppress(OSError):
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    return 0.0


def at(moments: Sequence[Moment], runs: int) -> Moment:
    """The first moment at which so many runs were entered, or the last that was seen."""
    return next((moment for moment in moments if moment.runs >= runs), moments[-1])


class Stage(NamedTuple):
    """What a workbook cost between two marks, in milliseconds of processor time: the command's, and its workers'."""

    first: Moment
    last: Moment

    @property
    def own(self) -> float:
        """The command's own."""
        return (self.last.own - self.first.own) * 1000 / (self.last.runs - self.first.runs)

    @property
    def others(self) -> float:
        """Its workers' (and with ``--jobs`` the server's that they are forked from)."""
        return (self.last.others - self.first.others) * 1000 / (self.last.runs - self.first.runs)


def show(moments: Sequence[Moment], marks: Sequence[int]) -> Stage:
    """Print what each stage cost, and give the whole as one."""
    start = at(moments, 20)
    print(f"{'workbooks':>14}{'workers, ms':>13}{'command, ms':>13}{'together':>10}{'command MB':>12}{'worker MB':>11}")
    before, costs = start, []
    for mark in marks:
        now = at(moments, mark)
        if now.runs <= before.runs:
            continue
        stage = Stage(before, now)
        costs.append(stage.own + stage.others)
        print(
            f"{f'{before.runs:,} – {now.runs:,}':>14}{stage.others:>13.1f}{stage.own:>13.1f}{costs[-1]:>10.1f}"
            f"{now.memory:>12.0f}{now.worker:>11.0f}"
        )
        before = now
    whole = Stage(start, before)
    mean = whole.own + whole.others
    print(f"dearest stage {max(costs) / mean - 1:+.1%}, cheapest {min(costs) / mean - 1:+.1%} of the mean (limit 5 %)")
    grown = (before.memory - start.memory) * 1e3 / (before.runs - start.runs)
    print(f"the command's memory grew by {grown:.1f} kB a workbook; {before.seconds:,.0f} s by the clock")
    return whole


def reckon(whole: Stage, size: int) -> None:
    """Print what a province would take, and say from what."""
    each = whole.last.memory - whole.first.memory
    memory = whole.last.memory + each / (whole.last.runs - whole.first.runs) * (PROVINCE - whole.last.runs)
    print(f"\nreckoned for {PROVINCE:,} branches, every worker with a processor to itself:")
    for workers in WORKERS:
        work, own = whole.others * PROVINCE / workers / 1e3, whole.own * PROVINCE / 1e3
        bound = "the command" if own > work else "the workers"
        print(f"{workers:>5} workers: {max(work, own) / 60:>7.0f} min, bound by {bound}")
    print(f"the command's memory {memory / 1e3:.1f} GB, the ledger {size / whole.last.runs * PROVINCE / 1e9:.1f} GB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--branches", type=int, default=MARKS[-1])
    parser.add_argument("--marks", default=",".join(map(str, MARKS)))
    parser.add_argument("--scheduler", help="a scheduler's address, or local:N")
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    paths = make_workbooks.branches(asked.branches)
    marks = [mark for mark in map(int, asked.marks.split(",")) if mark <= asked.branches]
    spread = ("--scheduler", asked.scheduler) if asked.scheduler else ("--jobs", str(asked.jobs))
    with tempfile.TemporaryDirectory(dir=make_workbooks.DATA) as folder:
        ledger = Path(folder, "province.sqlite")
        told = ("--year", "2024", "--out", folder, "--ledger", str(ledger), "--quiet", "--format", "csv")
        print(f"{platform.platform()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, {' '.join(spread)}")
        moments = watched([*DANGXING, "score", *map(str, paths), *spread, *told], ledger, len(paths))
        whole = show(moments, marks)
        reckon(whole, ledger.stat().st_size)
        sys.stdout.flush()
        shutil.rmtree(folder, ignore_errors=True)
        Path(folder).mkdir()


if __name__ == "__main__":
    main()
