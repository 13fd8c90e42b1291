"""What ``dangxing report`` costs over a large ledger, held against the bare SQL that ranks its members.

    uv run python benchmarks/report.py [--file benchmarks/data/huge.sqlite] [--repeat 3] [--keep]

The ledger is made first, if it is not there (a minute, 1.5 GB), and taken away at the end unless it is to be kept. The
ratios are of processor time, which other work on the machine disturbs less than the clock.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import make_ledger
from processes import DANGXING, Cost, median, together

from dangxing import ledger

HERE = Path(__file__).parent
# A process that opens the ledger and ranks the members of the year, each once as its last run has it: over the rule
# set, and over the track and the branch as well.
BARE = """
import sqlite3, sys
several = '''NOT EXISTS (SELECT 1 FROM cards AS again JOIN last ON last.scoring = again.scoring
    WHERE again.id = card.id AND last.run > chosen.run)'''
ranks = ["rule_set"] if sys.argv[2] == "one" else ["rule_set", "rule_set, track", "rule_set, branch_key"]
ranks = ", ".join(f"rank() OVER (PARTITION BY {also}, total IS NULL ORDER BY total DESC, tie DESC)" for also in ranks)
book = sqlite3.connect(sys.argv[1])
for row in book.execute(f'''
    WITH last AS (SELECT max(run) AS run, scoring FROM runs WHERE year = 2024 AND as_of IS NULL GROUP BY key),
    counted AS (
        SELECT card.*, coalesce(tie_break, '') AS tie FROM last AS chosen
        CROSS JOIN cards AS card ON card.scoring = chosen.scoring WHERE {several}
    )
    SELECT id, name, branch, total, {ranks} FROM counted ORDER BY rule_set, total DESC
'''):
    pass
"""


def _cost(command: Sequence[str], repeat: int) -> Cost:
    return median([together(command) for _ in range(repeat)])


def _median(work: Callable[[], object], repeat: int) -> float:
    found = []
    for _ in range(repeat):
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
    return statistics.median(found)


def entering(target: Path, repeat: int) -> float:
    """Seconds that one workbook of a hundred members takes, each time another."""
    given = make_ledger.sample(make_ledger.SAMPLE)
    others = iter(make_ledger.entries(given, repeat, 100, 2, first=90_000))
    with ledger.open_ledger(target, "write") as book:
        return _median(lambda: book.record(next(others)), repeat)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--file", type=Path, default=HERE / "data" / "huge.sqlite")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--keep", action="store_true")
    asked = parser.parse_args()
    if not asked.file.exists():
        make_ledger.make(asked.file, make_ledger.sample(make_ledger.SAMPLE), 10_000)
    try:
        measure(asked.file, asked.repeat)
    finally:
        if not asked.keep:
            for suffix in ("", "-wal", "-shm"):
                Path(f"{asked.file}{suffix}").unlink(missing_ok=True)


def measure(file: Path, repeat: int) -> None:
    members, lines = make_ledger.counts(file)
    print(f"{members:,} members, {lines:,} lines, {file.stat().st_size / 1e6:,.0f} MB")
    bare = {which: _cost((sys.executable, "-c", BARE, str(file), which), repeat) for which in ("one", "three")}
    report = (*DANGXING, "report", "--year", "2024", "--ledger", str(file))
    terminal = _cost((*report, "--no-workbook", "--no-html"), repeat)
    for which, cost in bare.items():
        print(f"bare SQL, ranks: {which:5}      {cost.cpu:6.1f} s   {terminal.cpu / cost.cpu:5.2f} ×")
    print(f"report, terminal             {terminal.cpu:6.1f} s   {terminal.peak_mb:6,.0f} MB")
    for shape in ("json", "csv"):
        cost = _cost((*report, "--format", shape), 1)
        print(f"report, {shape:4}                 {cost.cpu:6.1f} s   {cost.peak_mb:6,.0f} MB")
    scoring = _median(lambda: make_ledger.sample(make_ledger.SAMPLE), 9)
    with tempfile.TemporaryDirectory(dir=file.parent) as folder:
        empty = entering(Path(folder) / "empty.sqlite", 9)
    huge = entering(file, 9)
    print(f"a workbook of 100 members, read and scored   {scoring * 1000:4.0f} ms")
    print(f"entered in an empty ledger                   {empty * 1000:4.0f} ms   {empty / scoring:5.2f} ×")
    print(f"entered in this one                          {huge * 1000:4.0f} ms   {huge / scoring:5.2f} ×")


if __name__ == "__main__":
    main()
