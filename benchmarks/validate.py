"""What a check costs: ``dangxing validate`` against python-calamine reading the same workbook, and nothing else.

    uv run python benchmarks/validate.py [--size middle|large] [--repeat N]

Three workbooks are checked: a good one, the same as office programs save it (each text once, in a table of its own),
and one in which every row of 活動 holds a mistake (some two), so that as many problems are printed as there are rows.
Whole processes are timed in turn, their output going to a file; medians of the time and the highest peak of memory are
told. Only the ratios mean anything: seconds are this machine's, today.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import make_workbooks
from make_workbooks import HEADS, HELD, ROWS, TERM, Member
from processes import DANGXING, Cost, median, together

BARE = """
import sys
from python_calamine import CalamineWorkbook
book = CalamineWorkbook.from_path(sys.argv[1])
for title in book.sheet_names:
    rows = book.get_sheet_by_name(title).to_python()
"""


def make_bad(size: str, folder: Path = make_workbooks.DATA) -> Path:
    """A workbook of that size in which every row of 活動 is wrong, in one of six ways by turns; made only once."""
    from xlsxwriter import Workbook

    target = folder / f"{size}-bad.xlsx"
    if target.exists():
        return target
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f"{size}-bad.part"
    everybody = list(make_workbooks.members(ROWS[size]))
    branches = list(dict.fromkeys(member.branch for member in everybody))
    dice = random.Random(20240101)
    book = Workbook(draft, {"constant_memory": True, "tmpdir": str(folder)})
    book.use_zip64()
    book.set_properties({"created": dt.datetime(2025, 1, 6)})
    day_format = book.add_format({"num_format": "yyyy-mm-dd"})

    def fill(title: str, rows: Iterator[Sequence[object]]) -> None:
        sheet = book.add_worksheet(title)
        for column, name in enumerate(HEADS[title]):
            sheet.write_string(0, column, name)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, column, value)
                elif isinstance(value, dt.date):
                    sheet.write_datetime(number, column, value, day_format)
                elif value is not None:
                    sheet.write_number(number, column, value)

    def person(member: Member) -> Sequence[object]:
        start, end = TERM if member.track == "黨校學員" else (None, None)
        return *member[:5], "正式", start, end

    fill("成員", (person(member) for member in everybody))
    fill("安排", ((branch, *event) for branch in branches for event in HELD))
    deeds = (row for member in everybody for row in make_workbooks.deeds(member, dice))
    fill("活動", (_spoilt(row, number) for number, row in enumerate(deeds)))
    book.close()
    draft.rename(target)
    return target


def _spoilt(row: Sequence[object], number: int) -> Sequence[object]:
    key, name, day, activity, attendance, hours, characters, level, result, *rest = row
    match number % 6:
        case 0:
            activity = f"{activity}會"
        case 1:
            day = f"2024年{number % 12 + 1}月{number % 9 + 31}號"
        case 2:
            name = f"{name}（{number}）"
        case 3:
            characters = f"約{number}字"
        case 4:
            key = f"X{number}"
        case _:
            hours, level = -number, "鄉鎮"
    return key, name, day, activity, attendance, hours, characters, level, result, *rest


def benchmark(title: str, records: Path, repeat: int, folder: Path, shapes: Sequence[str]) -> None:
    """Times reading and checking one workbook, and prints the table."""
    commands: dict[str, Sequence[str]] = {"python-calamine alone": (sys.executable, "-c", BARE, str(records))}
    for shape in shapes:
        check = (*DANGXING, "validate", str(records), "--year", "2024", "--format", shape)
        commands[f"dangxing validate --format {shape}"] = check
    runs: dict[str, list[Cost]] = {name: [] for name in commands}
    sizes = {}
    for _ in range(repeat):
        for name, command in commands.items():
            output = folder / "output"
            with output.open("wb") as sink:
                # Status 1 is that of a check that found something.
                runs[name].append(together(command, output=sink, passed=(0, 1)))
            sizes[name] = output.stat().st_size
    print(f"\n{title}: {records.name}, {repeat} runs of each")
    print(f"{'':<36}{'seconds':>9}{'× bare':>8}{'cpu s':>8}{'× bare':>8}{'peak MB':>9}{'output MB':>11}")
    bare: Cost | None = None
    for name, made in runs.items():
        seconds, cpu, peak = found = median(made)
        bare = bare or found
        print(
            f"{name:<36}{seconds:>9.2f}{seconds / bare.seconds:>8.2f}{cpu:>8.2f}{cpu / bare.cpu:>8.2f}{peak:>9.0f}"
            f"{sizes[name] / 1e6:>11.1f}"
        )
    sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", default="large", choices=list(ROWS))
    parser.add_argument("--repeat", type=int, default=3)
    asked = parser.parse_args()
    print(f"{platform.platform()}, {os.cpu_count()} processors, Python {platform.python_version()}")
    good, bad = make_workbooks.make(asked.size), make_bad(asked.size)
    shared = make_workbooks.make(asked.size, shared=True)
    with tempfile.TemporaryDirectory() as folder:
        benchmark("all rows good", good, asked.repeat, Path(folder), ["table"])
        benchmark("all rows good, texts shared", shared, asked.repeat, Path(folder), ["table"])
        benchmark("all rows bad", bad, asked.repeat, Path(folder), ["table", "json"])


if __name__ == "__main__":
    main()
