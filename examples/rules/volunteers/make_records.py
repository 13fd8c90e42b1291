"""Writes small records workbooks for the invented volunteers of 江畔: ``python make_records.py [folder]``.

Two years of the same people: the second begins with what the first came to.
"""

import sys
from pathlib import Path

import openpyxl

MEMBERS = [
    ("編號", "姓名", "支部", "類別", "黨籍", "起始日期", "上期得分"),
    ("V01", "柳長亭", "東岸隊", "注冊志願者", "正式", "2018-03-05", 1432),
    ("V02", "程遠帆", "東岸隊", "注冊志願者", "正式", "2022-06-01", 274.5),
    ("V03", "駱青禾", "西岸隊", "注冊志願者", "正式", "2024-02-01", None),
    ("V04", "孟知秋", "西岸隊", "注冊志願者", "預備", "2024-09-15", None),
]
COLUMNS = ("編號", "日期", "項目", "學時", "佐證")
# Who, the year's month and day, what, and how many hours.
ROWS: list[tuple[str, str, str, float | None]] = [
    ("V01", "03-05", "志願服務", 40.0),
    ("V01", "07-20", "志願服務", 20.0),
    ("V01", "09-01", "志願者培訓", 8.0),
    ("V02", "04-04", "志願服務", 18.0),
    ("V02", "05-01", "志願者培訓", 6.0),
    ("V02", "08-12", "爽約", None),
    ("V03", "03-12", "志願服務", 60.5),
    ("V03", "10-01", "志願服務", 45.0),
    ("V04", "10-02", "志願服務", 110.0),
]


def write(path: Path, year: int = 2024) -> None:
    """Write the workbook of a year to ``path``; what the first year's people had before stands in 上期得分."""
    book = openpyxl.Workbook(write_only=True)
    members = book.create_sheet("成員")
    for row in MEMBERS:
        members.append(row if year == 2024 else row[:6])
    activities = book.create_sheet("活動")
    activities.append(COLUMNS)
    for who, day, what, hours in ROWS:
        activities.append((who, f"{year}-{day}", what, hours, "簽到表" if hours else None))
    book.save(path)


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    for each in (2024, 2025):
        write(folder / f"records-{each}.xlsx", each)
