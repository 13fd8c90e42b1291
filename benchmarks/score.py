"""Times ``dangxing score`` side by side with the floor and with a pandas script, and the start-up with a bare import.

    uv run --group bench python benchmarks/score.py [--sizes small,middle,large] [--repeat N]

Whole processes are timed, in turn, so that a machine that grows slower for a while does so for all; medians are told.
Only the ratios mean anything: seconds are this machine's, today.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import make_workbooks
import shapes
from processes import DANGXING, Cost, median, together

HERE = Path(__file__).parent
REPEATS = {"small": 9, "middle": 5, "large": 3}
FLOOR, PANDAS, SCORE, BARE = "floor", "pandas + openpyxl", "dangxing score", "dangxing score --no-records"


def interleaved(commands: Mapping[str, Sequence[str]], repeat: int, known: Mapping[str, Cost]) -> dict[str, Cost]:
    """Each command ``repeat`` times, one after the other and round again. ``known`` are those not to be run again."""
    runs: dict[str, list[Cost]] = {name: [] for name in commands if name not in known}
    for _ in range(repeat):
        for name, made in runs.items():
            made.append(together(commands[name]))
    return {name: known.get(name) or median(runs[name]) for name in commands}


def shape_of(size: str, records: Path, folder: Path) -> Path:
    """The shape of the scored workbook, measured from one that is made for it. It is made anew in every benchmark."""
    shape = folder / f"{size}.shape.json"
    together(_score(records, folder / "shape"))
    scored = next((folder / "shape").rglob("*.xlsx"))
    shape.write_text(json.dumps(shapes.measure(scored), ensure_ascii=False), encoding="utf-8")
    shutil.rmtree(folder / "shape")
    return shape


def floor_and_score(size: str, records: Path, folder: Path) -> tuple[Sequence[str], Sequence[str]]:
    """The commands of the floor and of ``dangxing score``."""
    shape = shape_of(size, records, folder)
    spare = ("--constant-memory",) if size == "large" else ()
    floor = (sys.executable, str(HERE / "floor.py"), str(records), str(shape), str(folder / "out.xlsx"), *spare)
    return floor, _score(records, folder / "scored")


def _score(records: Path, out: Path, *flags: str) -> tuple[str, ...]:
    return (*DANGXING, "score", str(records), "--year", "2024", "--out", str(out), "--quiet", *flags)


def benchmark(size: str, repeat: int, folder: Path, most_seconds: float, pandas_per_row: float | None) -> float | None:
    """Times one size and prints its table. Gives what a row costs the pandas script, in seconds, where it was timed."""
    records = make_workbooks.make(size)
    rows = make_workbooks.ROWS[size]
    floor, scored = floor_and_score(size, records, folder)
    shape, out = floor[3], str(folder / "out.xlsx")
    commands: dict[str, Sequence[str]] = {
        FLOOR: floor,
        SCORE: scored,
        BARE: _score(records, folder / "bare", "--no-records"),
        PANDAS: (sys.executable, str(HERE / "pandas_script.py"), str(records), shape, out),
    }
    known: dict[str, Cost] = {}
    left_out = ""
    projected = rows * (pandas_per_row or 0)
    if projected > most_seconds:
        del commands[PANDAS]
        left_out = (
            f"{PANDAS}: left out; at its cost per row it would take {projected:,.0f} s; limit {most_seconds:,.0f}"
        )
    elif projected > 20 or size == "middle":
        # It is many times slower: once is enough to tell by how much.
        known[PANDAS] = together(commands[PANDAS])
    found = interleaved(commands, repeat, known)

    cells = json.loads(Path(shape).read_text(encoding="utf-8"))["cells"]
    print(f"\n{size}: {rows:,} rows in 活動, {cells:,} cells in the scored workbook, {repeat} runs of each")
    print(f"{'':<30}{'seconds':>9}{'× floor':>9}{'cpu s':>9}{'× floor':>9}{'peak MB':>9}{'µs a row':>10}")
    for name, each in found.items():
        ratio, cpu_ratio = each.seconds / found[FLOOR].seconds, each.cpu / found[FLOOR].cpu
        once = " (once)" if name in known else ""
        print(
            f"{name + once:<30}{each.seconds:>9.2f}{ratio:>9.2f}{each.cpu:>9.2f}{cpu_ratio:>9.2f}{each.peak_mb:>9.0f}"
            f"{each.seconds / rows * 1e6:>10.1f}"
        )
    if PANDAS in found:
        print(f"the pandas script takes {found[PANDAS].seconds / found[SCORE].seconds:.1f} × as long as dangxing score")
    if left_out:
        print(left_out)
    sys.stdout.flush()
    return found[PANDAS].seconds / rows if PANDAS in found else pandas_per_row


def start_up(repeat: int) -> None:
    """``--version`` against the bare import of the library that reads the command line."""
    commands = {
        "python -c pass": (sys.executable, "-c", "pass"),
        "python -c 'import typer'": (sys.executable, "-c", "import typer"),
        "dangxing --version": (*DANGXING, "--version"),
    }
    found = interleaved(commands, repeat, {})
    base = found["python -c 'import typer'"].seconds
    print(f"\nstart-up, {repeat} runs of each")
    for name, each in found.items():
        print(f"{name:<30}{each.seconds * 1000:>7.0f} ms{each.seconds / base:>7.2f} × import typer")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="small,middle,large", help="which of small, middle and large")
    parser.add_argument("--repeat", type=int, help="how often each is run; default 9, 5 and 3 by size")
    parser.add_argument("--pandas-limit", type=float, default=600, help="most seconds for the pandas script")
    asked = parser.parse_args()
    sizes = [size for size in asked.sizes.split(",") if size]
    if unknown := set(sizes) - set(make_workbooks.ROWS):
        parser.error(f"unknown size {', '.join(sorted(unknown))}: choose from {', '.join(make_workbooks.ROWS)}")
    print(f"{platform.platform()}, {os.cpu_count()} processors, Python {platform.python_version()}")
    start_up(max(15, asked.repeat or 0))
    per_row: float | None = None
    with tempfile.TemporaryDirectory(dir=make_workbooks.DATA if make_workbooks.DATA.exists() else None) as folder:
        for size in sizes:
            per_row = benchmark(size, asked.repeat or REPEATS[size], Path(folder), asked.pandas_limit, per_row)


if __name__ == "__main__":
    main()
