"""Writes a small records workbook for the invented employees of 雲帆製造: ``python make_records.py [file]``."""

import sys
from pathlib import Path

import openpyxl

MEMBERS = [
    ("編號", "姓名", "支部", "類別", "起始日期"),
    ("C01", "聞一鳴", "裝配一班", "一線員工", None),
    ("C02", "簡素心", "裝配一班", "一線員工", None),
    ("C03", "江大川", "裝配二班", "一線員工", None),
    ("C04", "容小滿", "裝配二班", "一線員工", "2025-05-12"),
]
SCHEDULE = [
    ("支部", "日期", "項目"),
    *(("裝配一班", f"2025-{month:02}-02", "班前會") for month in range(1, 13)),
    *(("裝配二班", f"2025-{month:02}-02", "班前會") for month in range(1, 13)),
]
COLUMNS = ("編號", "日期", "項目", "出勤", "學時", "級別", "佐證")
_STARTS = {"C01": 1, "C02": 1, "C03": 1, "C04": 5}
# Who, day, what, and what the row holds besides.
ROWS: list[tuple[str, str, str, dict[str, object]]] = [
    *(
        (who, f"2025-{month:02}-15", "設備點檢", {"佐證": "點檢表"})
        for who, first in _STARTS.items()
        for month in range(first, 13)
        if (who, month) != ("C02", 6)
    ),
    *(
        (who, f"2025-{month:02}-02", "班前會", {"出勤": "缺席" if (who, month) == ("C03", 9) else "出席"})
        for who, first in _STARTS.items()
        for month in range(first + (who == "C04"), 13)
    ),
    ("C01", "2025-02-10", "合理化建議", {"級別": "公司", "佐證": "採納單"}),
    ("C01", "2025-02-17", "加班支援", {"學時": 9.5, "佐證": "考勤"}),
    ("C01", "2025-03-03", "加班支援", {"學時": 3, "佐證": "考勤"}),
    ("C02", "2025-06-09", "遲到", {}),
    ("C02", "2025-06-10", "遲到", {}),
    ("C02", "2025-06-11", "遲到", {}),
    ("C02", "2025-07-01", "遲到", {}),
    ("C02", "2025-10-20", "合理化建議", {"級別": "車間", "佐證": "採納單"}),
    *(("C03", f"2025-03-{day:02}", "遲到", {}) for day in range(3, 9)),
    *(("C03", f"2025-04-{day:02}", "遲到", {}) for day in range(7, 13)),
    ("C03", "2025-04-15", "違章", {}),
    ("C03", "2025-11-04", "違章", {}),
    ("C04", "2025-05-13", "遲到", {}),
    ("C04", "2025-08-08", "安全事故", {}),
]


def write(path: Path) -> None:
    """Write the workbook to ``path``."""
    book = openpyxl.Workbook(write_only=True)
    for title, rows in (("成員", MEMBERS), ("安排", SCHEDULE)):
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    activities = book.create_sheet("活動")
    activities.append(COLUMNS)
    for who, day, what, more in ROWS:
        given = {"編號": who, "日期": day, "項目": what, **more}
        activities.append([given.get(column) for column in COLUMNS])
    book.save(path)


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "records.xlsx"))
