"""Records workbooks of two members, or of few of the example's, written through openpyxl."""

from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.cell import MergedCell

MEMBERS = [
    ("編號", "姓名", "支部", "類別"),
    ("001", "王一", "東支部", "普通黨員"),
    ("002", "李二", "東支部", "黨員領導幹部"),
]
ACTIVITIES = [("編號", "日期", "項目", "級別"), ("001", "2024-03-01", "表彰", "市")]
APPRAISAL = [("編號", "等次", "測評得分"), ("001", "合格", 90), ("002", "不合格", 60)]

_MADE: dict[str, bytes] = {}


def write_workbook(path: Path, **changed: list[tuple[object, ...]]) -> Path:
    """A small workbook at ``path``; sheets are replaced by those given. Most are asked for again and again."""
    sheets = {"成員": MEMBERS, "活動": ACTIVITIES, "評議": APPRAISAL} | changed
    key = repr(sheets)
    if key not in _MADE:
        book, made = openpyxl.Workbook(), BytesIO()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        book.save(made)
        book.close()
        _MADE[key] = made.getvalue()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_MADE[key])
    return path


def write_few(source: Path, target: Path) -> Path:
    """An example with every eighth of its people, and all that is written of those: soon scored, and soon saved."""
    book = openpyxl.load_workbook(source)
    people = [str(cell.value) for cell in book.worksheets[0]["A"] if str(cell.value or "")[-1:].isdigit()]
    others = {key for at, key in enumerate(people) if at % 8}
    for sheet in book.worksheets:
        rows = list(sheet.iter_rows(values_only=True))
        kept = [row for row in rows if str(row[0]) not in others]
        if len(kept) == len(rows):
            continue
        for at, row in enumerate(kept, 1):
            for column, value in enumerate(row, 1):
                if not isinstance(cell := sheet.cell(at, column), MergedCell):
                    cell.value = value
        sheet.delete_rows(len(kept) + 1, sheet.max_row)
    book.save(target)
    book.close()
    return target
