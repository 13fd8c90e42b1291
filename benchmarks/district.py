"""A hundred workbooks and a thousand: ``dangxing score`` against a pandas script in a loop, beside the floor.

    uv run --group bench python benchmarks/district.py [--counts 100,1000] [--repeat N] [--pandas N]

Workbooks of a branch each (20 members, 400 rows of 活動). What is held against each other, in turn, with all processes
that each starts:

- the floor: one process that reads every workbook and writes as many cells, and knows nothing of them;
- the bare work: one process that scores them one after the other, without command line, pool or ledger; only the loop
  is counted, not what it imports;
- ``dangxing score`` on one process and on two;
- the pandas script in one process that goes through the workbooks, and in two that halve them. Beyond ``--pandas``
  workbooks (a hundred) it is timed on so many, and told by the workbook.

Where the machine is shared the clock tells of the others too; processor time does not. What a run of two processes
would take by the clock with two processors to itself lies between half of its processor time and the clock told.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import make_workbooks
import shapes
from processes import DANGXING, Cost, together

HERE = Path(__file__).parent
LOOP = """
import sys
sys.path.insert(0, sys.argv[1])
import {module}
for path in sys.argv[4:]:
    {module}.main(path, sys.argv[2], sys.argv[3])
"""
# What scoring costs in itself: the loop alone, with everything loaded that it takes.
BARE = """
import sys, time
from pathlib import Path
from dangxing.rules import loading
from dangxing.runs import pipeline
rules, work = loading.load(None), pipeline.tasks(sys.argv[3:], sys.argv[2])
run = pipeline.run_of(rules, pipeline.Options(year=2024))
assert run.one(work[0]).summary is not None
began = time.process_time()
for task in work:
    assert run.one(task).summary is not None, task
Path(sys.argv[1]).write_text(str(time.process_time() - began))
"""
FLOOR, WORK, ONE, TWO = "floor", "bare work", "dangxing score --jobs 1", "dangxing score --jobs 2"
PANDAS, HALVES = "pandas in a loop", "pandas, two processes"


def loop(module: str, shape: Path, out: Path, paths: list[Path]) -> list[str]:
    """The command that lets a script go through workbooks."""
    return [sys.executable, "-c", LOOP.format(module=module), str(HERE), str(shape), str(out), *map(str, paths)]


def score(jobs: int, out: Path, paths: list[Path]) -> list[str]:
    """The command that scores workbooks and enters them in a ledger."""
    told = ("--year", "2024", "--out", str(out), "--ledger", str(out / "ledger.sqlite"), "--quiet", "--format", "csv")
    return [*DANGXING, "score", *map(str, paths), "--jobs", str(jobs), *told]


class District:
    """So many workbooks, and what is done with them."""

    def __init__(self, paths: list[Path], folder: Path, most: int) -> None:
        self.paths, self.folder = paths, folder
        self.some = paths[:most]
        self.shape = folder / "shape.json"
        self._fresh("shape")
        together(score(1, folder / "shape", paths[:1]))
        [scored] = (folder / "shape").glob("*.xlsx")
        self.shape.write_text(json.dumps(shapes.measure(scored), ensure_ascii=False), encoding="utf-8")

    def _fresh(self, name: str) -> Path:
        place = self.folder / name
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        return place

    def floor(self) -> Cost:
        """Reading and writing, and nothing else."""
        return together(loop("floor", self.shape, self.folder / "floor.xlsx", self.paths))

    def work(self) -> Cost:
        """Scoring, and nothing else; all figures are its processor time."""
        told = self.folder / "spent"
        cost = together([sys.executable, "-c", BARE, str(told), str(self._fresh("bare")), *map(str, self.paths)])
        spent = float(told.read_text())
        return Cost(spent, spent, cost.peak_mb)

    def scored(self, jobs: int) -> Callable[[], Cost]:
        """The command on so many processes."""
        return lambda: together(score(jobs, self._fresh("scored"), self.paths))

    def pandas(self) -> Cost:
        """The script, told for all workbooks."""
        return self._told(together(loop("pandas_script", self.shape, self.folder / "pandas.xlsx", self.some)))

    def halves(self) -> Cost:
        """The script, on two processes."""
        halves = self.some[::2], self.some[1::2]
        commands = [
            loop("pandas_script", self.shape, self.folder / f"pandas-{at}.xlsx", half) for at, half in enumerate(halves)
        ]
        return self._told(together(*commands))

    def _told(self, cost: Cost) -> Cost:
        times = len(self.paths) / len(self.some)
        return cost._replace(seconds=cost.seconds * times, cpu=cost.cpu * times)


def median(costs: list[Cost]) -> Cost:
    """Of each figure by itself, but of memory the highest."""
    seconds, cpu = (statistics.median(each) for each in list(zip(*costs, strict=True))[:2])
    return Cost(seconds, cpu, max(cost.peak_mb for cost in costs))


def benchmark(count: int, repeat: int, most: int, folder: Path) -> None:
    """Measure so many workbooks in turn, and print the table."""
    district = District(make_workbooks.branches(count), folder, most)
    lines: dict[str, Callable[[], Cost]] = {
        FLOOR: district.floor, WORK: district.work, TWO: district.scored(2), ONE: district.scored(1),
    }  # fmt: skip
    if most:
        lines |= {PANDAS: district.pandas, HALVES: district.halves}
    costs: dict[str, list[Cost]] = {name: [] for name in lines}
    for _ in range(repeat):
        for name, measure in lines.items():
            costs[name].append(measure())
    found = {name: median(each) for name, each in costs.items()}
    print(f"\n{count:,} workbooks, {repeat} runs of each")
    print(f"{'':<26}{'seconds':>9}{'cpu s':>9}{'× floor':>9}{'ms each':>9}{'peak MB':>9}")
    for name, cost in found.items():
        each = cost.cpu / count * 1000
        ratio = cost.cpu / found[FLOOR].cpu
        print(f"{name:<26}{cost.seconds:>9.1f}{cost.cpu:>9.1f}{ratio:>9.2f}{each:>9.1f}{cost.peak_mb:>9.0f}")
    two = found[TWO]
    print(f"the pool, by processor time: {two.cpu / found[WORK].cpu:.2f} × the bare work (limit 1.15)")
    if most:
        for name, limit in ((PANDAS, 12), (HALVES, 6)):
            clock = found[name].seconds / two.seconds
            # The script in one process has one processor, two processes have two, and so has the command.
            cpu = found[name].cpu / (1 if name == PANDAS else 2) / (two.cpu / 2)
            print(f"{name}: {clock:.1f} × as long by the clock, {cpu:.1f} × by processor time (limit {limit})")
    sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", default="100,1000", help="how many workbooks")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--pandas", type=int, default=100, help="on how many workbooks the script is timed; 0: on none")
    asked = parser.parse_args()
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    print(f"{platform.platform()}, {os.cpu_count()} processors, load {load:.1f}, Python {platform.python_version()}")
    make_workbooks.DATA.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=make_workbooks.DATA) as folder:
        for count in map(int, asked.counts.split(",")):
            benchmark(count, asked.repeat, asked.pandas, Path(folder))


if __name__ == "__main__":
    main()
