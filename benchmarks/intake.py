"""What an import costs: ``dangxing import`` against reading the same files, and nothing else.

    uv run python benchmarks/intake.py [--repeat N] [--folder N] [--matrix PEOPLExEVENTS] [--profile]

Three inputs, made only once: a folder of office workbooks (a sign-in table each, of 15 people and 12 meetings, with a
title, a header of two rows, totals and a legend), one sign-in table of many people and many events, and a records
workbook with the same marks in 簽到. Whole processes are timed in turn, on the processors, theirs and those of all
processes that they start, such as outlive them among them; medians are told. Each is held against two floors: the
library reading every sheet to rows, and nothing else; and reading as a stranger's file must be read, by the package
``dangxing.workbook.reading``, which checks it before the library sees it. Where records are written, the floor of the
large table is reading it with the library and writing as many rows as the records have, with XlsxWriter as its manual
has it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from make_workbooks import DATA
from processes import DANGXING, together

ACTIVITIES = ("党课", "支部党员大会", "支部委员会", "党小组会", "集中学习", "组织生活会")
MARKS = "√√√√√√√√√√√√○○○×"
SURNAMES, GIVEN = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗",
    "一二三四五六七八九十伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英",
)

BARE = """
import sys
from pathlib import Path
from python_calamine import CalamineWorkbook
for path in sorted(Path(sys.argv[1]).glob("*.xlsx")) if Path(sys.argv[1]).is_dir() else [sys.argv[1]]:
    book = CalamineWorkbook.from_path(str(path))
    for title in book.sheet_names:
        rows = book.get_sheet_by_name(title).to_python()
"""
CHECKED = """
import sys
from pathlib import Path
from dangxing.workbook.reading import open_workbook
for path in sorted(Path(sys.argv[1]).glob("*.xlsx")) if Path(sys.argv[1]).is_dir() else [Path(sys.argv[1])]:
    with open_workbook(path) as book:
        for place in range(len(book.titles)):
            rows = list(book.grid(place).rows())
"""
READ_AND_WRITE = """
import datetime, sys
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook
rows = CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
book = Workbook(sys.argv[2], {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
sheet, day, number = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"}), 0
date = datetime.date(2024, 1, 1)
for at, row in enumerate(rows[3:-2]):
    for column, mark in enumerate(row[2:]):
        sheet.write_string(number, 0, str(at))
        sheet.write_string(number, 1, row[1])
        sheet.write_datetime(number, 2, date, day)
        sheet.write_string(number, 3, rows[2][column + 2])
        sheet.write_string(number, 4, mark)
        sheet.write_string(number, 5, f"matrix.xlsx!Sheet1!{column}{at}")
        number += 1
book.close()
"""


def names(dice: random.Random, count: int) -> list[str]:
    """So many names, all different."""
    found: dict[str, None] = {}
    while len(found) < count:
        found["".join((dice.choice(SURNAMES), *dice.choices(GIVEN, k=2)))] = None
    return list(found)


def table(target: Path, branch: str, people: int, events: int, seed: int) -> None:
    """A sign-in table as an office keeps it."""
    from xlsxwriter import Workbook

    dice = random.Random(seed)
    book = Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.merge_range(0, 0, 0, events + 1, f"{branch}2024年签到表")
    sheet.write_row(1, 0, ["序号", "姓名"])
    days = [dt.date(2024, 1, 1) + dt.timedelta(days=at * 365 // events) for at in range(events)]
    sheet.write_row(1, 2, [f"{day.month}月{day.day}日" for day in days])
    sheet.write_row(2, 2, [ACTIVITIES[at % len(ACTIVITIES)] for at in range(events)])
    for at, name in enumerate(names(dice, people)):
        sheet.write_row(at + 3, 0, [at + 1, name, *dice.choices(MARKS, k=events)])
    sheet.write_row(people + 3, 0, ["合计"])
    sheet.write_row(people + 4, 0, ["说明：√出席 ○请假 ×缺席"])
    book.close()


def sign_in(target: Path, people: int, events: int) -> None:
    """A records workbook with as many marks in 簽到."""
    from xlsxwriter import Workbook

    dice = random.Random(1)
    book = Workbook(target, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    sheets = {"成員": ["編號", "姓名", "支部", "類別"], "簽到": ["編號", "姓名"], "活動": ["編號", "日期", "項目"]}
    members, signed, _ = (book.add_worksheet(title) for title in sheets)
    for sheet, titles in zip(book.worksheets(), sheets.values(), strict=True):
        sheet.write_row(0, 0, titles)
    days = [dt.date(2024, 1, 1) + dt.timedelta(days=at * 365 // events) for at in range(events)]
    for at, day in enumerate(days):
        signed.write_datetime(0, at + 2, day)
    signed.write_row(1, 2, [ACTIVITIES[at % len(ACTIVITIES)] for at in range(events)])
    signed.write_row(2, 1, ["學時", *[2] * events])
    for at, name in enumerate(names(dice, people)):
        members.write_row(at + 1, 0, [str(10001 + at), name, "第一支部", "普通黨員"])
        signed.write_row(at + 3, 0, [str(10001 + at), name, *dice.choices(MARKS.replace("○", "假"), k=events)])
    book.close()


def made(folder: int, people: int, events: int) -> tuple[Path, Path, Path]:
    """The folder of small workbooks, the large one and the one of records; made only once."""
    many, one = DATA / f"offices-{folder}", DATA / f"matrix-{people}x{events}.xlsx"
    records = DATA / f"sign-in-{people}x{events}.xlsx"
    if not many.is_dir():
        draft = DATA / f"offices-{folder}.part"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        for at in range(folder):
            table(draft / f"{at:04}.xlsx", f"第{at + 1}支部", 15, 12, at)
        draft.rename(many)
    if not one.exists():
        table(one, "第一支部", people, events, 0)
    if not records.exists():
        sign_in(records, people, events)
    return many, one, records


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--repeat", type=int, default=3)
    asked.add_argument("--folder", type=int, default=1000)
    asked.add_argument("--matrix", default="2000x200")
    wanted = asked.parse_args()
    people, events = map(int, wanted.matrix.split("x"))
    many, one, records = made(wanted.folder, people, events)
    usual = ("--hours", "党课=2", "--track", "普通党员", "--quiet")
    with tempfile.TemporaryDirectory() as scratch:
        out = f"{scratch}/out.xlsx"
        lines = {
            "folder, library alone": (sys.executable, "-c", BARE, str(many)),
            "folder": (sys.executable, "-c", CHECKED, str(many)),
            "folder, told only": (*DANGXING, "import", str(many), "--preview", *usual),
            "folder, written": (*DANGXING, "import", str(many), "--out", out, "--force", *usual),
            "matrix, library alone": (sys.executable, "-c", BARE, str(one)),
            "matrix": (sys.executable, "-c", CHECKED, str(one)),
            "matrix, told only": (*DANGXING, "import", str(one), "--preview", *usual),
            "matrix, read and written bare": (sys.executable, "-c", READ_AND_WRITE, str(one), f"{scratch}/bare.xlsx"),
            "matrix, written": (*DANGXING, "import", str(one), "--out", out, "--force", *usual),
            "簽到, library alone": (sys.executable, "-c", BARE, str(records)),
            "簽到": (sys.executable, "-c", CHECKED, str(records)),
            "簽到, validated": (*DANGXING, "validate", str(records)),
        }
        times: dict[str, list[float]] = {name: [] for name in lines}
        for _ in range(wanted.repeat):
            for name, command in lines.items():
                # Status 1 is that of a check that found something.
                times[name].append(together(command, passed=(0, 1) if "validate" in command else (0,)).cpu)
    found = {name: statistics.median(each) for name, each in times.items()}
    floors = {"matrix, written": "matrix, read and written bare"}
    print(f"{'':32} {'':10}  library  checked")
    for name, seconds in found.items():
        input_of = name.partition(",")[0]
        alone, checked = found[f"{input_of}, library alone"], found[floors.get(name, input_of)]
        print(f"{name:32} {seconds:8.2f} s  {seconds / alone:6.2f} × {seconds / checked:6.2f} ×")


if __name__ == "__main__":
    main()
