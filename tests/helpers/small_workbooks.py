"""Records workbooks of two members, written through openpyxl."""

from pathlib import Path

import openpyxl

MEMBERS = [
    ("編號", "姓名", "支部", "類別"),
    ("001", "王一", "東支部", "普通黨員"),
    ("002", "李二", "東支部", "黨員領導幹部"),
]
ACTIVITIES = [("編號", "日期", "項目", "級別"), ("001", "2024-03-01", "表彰", "市")]
APPRAISAL = [("編號", "等次", "測評得分"), ("001", "合格", 90), ("002", "不合格", 60)]


def write_workbook(path: Path, **changed: list[tuple[object, ...]]) -> Path:
    """A small workbook at ``path``; sheets are replaced by those given."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    sheets = {"成員": MEMBERS, "活動": ACTIVITIES, "評議": APPRAISAL} | changed
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    book.close()
    return path
