"""Holds ``dangxing score`` by the rules of a comprehensive assessment against the rules of a company, row by row.

    uv run python benchmarks/students.py [--repeat N]

Both workbooks have 10,000 members and 200,000 rows in 活動. The students' rules (``examples/rules/students``) look
points up by level and place, keep the best of a contest, share points among authors, and weigh marks. Whole processes
are timed in turn; the ratio of processor time a row is what counts.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

import make_workbooks
import score

ROWS = make_workbooks.ROWS["middle"]
MEMBERS = 10_000
OF_CLASS = 40
RULES = Path(__file__).parents[1] / "examples" / "rules" / "students"
HEADS = {
    "成員": ("編號", "姓名", "支部", "類別", "職務"),
    "活動": ("編號", "日期", "項目", "學時", "級別", "名次", "主題", "分值", "結果", "佐證"),
    "評議": ("編號", "學業績點", "互評1", "互評2", "互評3", "互評4", "互評5", "輔導員評分"),
}
LEVELS, FIRST = ("國家", "省", "校"), dt.date(2024, 9, 1)
Row = tuple[object, ...]


def deed(member: str, dice: random.Random) -> Row:
    """One row of 活動."""
    day = FIRST + dt.timedelta(days=int(dice.random() * 360))
    match int(dice.random() * 10):
        case 0 | 1:
            return member, day, "志願服務", 1 + int(dice.random() * 4), None, None, None, None, None, "簽到表"
        case 2:
            level, place = LEVELS[int(dice.random() * 3)], 1 + int(dice.random() * 3)
            subject = f"第{int(dice.random() * 5) + 1}屆競賽"
            return member, day, "競賽獲獎", None, level, place, subject, None, None, "證書"
        case 3:
            author = ("獨著", "第一作者", "第二作者")[int(dice.random() * 3)]
            return member, day, "論文", None, LEVELS[1 + int(dice.random() * 2)], None, None, None, author, "期刊"
        case 4:
            return member, day, "晚歸", None, None, None, None, None, None, None
        case 5:
            return member, day, "宿舍檢查", None, None, None, None, None, "優" if dice.random() < 0.8 else "差", None
        case 6:
            return member, day, "文藝演出", None, None, None, "晚會", 1 + int(dice.random() * 4), None, "節目單"
        case 7:
            return member, day, "發表文章", None, None, None, None, None, None, "校刊"
        case _:
            return member, day, "學術講座", None, None, None, None, None, None, "簽到表"


def rows(title: str, dice: random.Random) -> Iterator[Row]:
    """The rows of a sheet."""
    posts = ("班長", "委員", "委員")
    for number in range(MEMBERS):
        member = f"S{number:05}"
        if title == "成員":
            place = number % OF_CLASS
            post = posts[place] if place < len(posts) else None
            yield member, make_workbooks._name(number), f"第{number // OF_CLASS + 1}班", "在校生", post
        elif title == "活動":
            yield from (deed(member, dice) for _ in range(ROWS // MEMBERS))
        else:
            marks = [60 + int(dice.random() * 40) for _ in range(5)]
            yield member, round(1 + dice.random() * 3, 2), *marks, round(dice.random() * 10, 1)


def make() -> Path:
    """The students' workbook; made only if it is not there. The same is always the same workbook."""
    target = make_workbooks.DATA / "students.xlsx"
    if not target.exists():
        from xlsxwriter import Workbook

        target.parent.mkdir(parents=True, exist_ok=True)
        draft, dice = target.with_suffix(".part"), random.Random(20240901)
        book = Workbook(
            draft, {"constant_memory": True, "tmpdir": str(target.parent), "default_date_format": "yyyy-mm-dd"}
        )
        for title, heads in HEADS.items():
            sheet = book.add_worksheet(title)
            for number, row in enumerate([heads, *rows(title, dice)]):
                sheet.write_row(number, 0, row)
        book.close()
        draft.rename(target)
    return target


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=3, help="how often each is run; default 3")
    asked = parser.parse_args()
    students, company = make(), make_workbooks.make("middle")
    with tempfile.TemporaryDirectory(dir=make_workbooks.DATA) as folder:
        commands = {
            "company": (*score._score(company, Path(folder) / "company"), "--no-ledger"),
            "students": (*score._score(students, Path(folder) / "students"), "--no-ledger", "--rules", str(RULES)),
        }
        found = score.interleaved(commands, asked.repeat, {})
    for name, each in found.items():
        per_row = each.cpu / ROWS * 1e6
        print(f"{name:<10}{each.seconds:>8.2f} s{each.cpu:>8.2f} cpu s{per_row:>8.1f} µs a row{each.peak_mb:>7.0f} MB")
    print(f"a row of the students costs {found['students'].cpu / found['company'].cpu:.2f} × one of the company")


if __name__ == "__main__":
    main()
