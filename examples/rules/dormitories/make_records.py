"""Writes a small records workbook for the invented hall 棲霞公寓: ``python make_records.py [file]``."""

import sys
from pathlib import Path

import openpyxl

# A dormitory is a row of its own: its room stands in 支部, as it does for those who live there.
MEMBERS = [
    ("編號", "姓名", "支部", "類別"),
    ("R301", "301室", "301室", "宿舍"),
    ("R302", "302室", "302室", "宿舍"),
    ("R303", "303室", "303室", "宿舍"),
    ("R304", "304室", "304室", "宿舍"),
    ("R305", "305室", "305室", "宿舍"),
    ("1", "姚清和", "301室", "住宿生"),
    ("2", "裴雲舒", "301室", "住宿生"),
    ("3", "柳聞鶯", "301室", "住宿生"),
    ("4", "秦朗", "302室", "住宿生"),
    ("5", "蔣臨川", "302室", "住宿生"),
    ("6", "白露", "303室", "住宿生"),
    ("7", "顧南喬", "303室", "住宿生"),
    ("8", "黎曉", "304室", "住宿生"),
    ("9", "莊墨", "305室", "住宿生"),
]
COLUMNS = ("編號", "日期", "項目", "分值", "佐證")
# A row of a dormitory names it by its id or by its room.
ROWS = [
    ("1", "2024-03-05", "刊登稿件", None, "校報"),
    ("1", "2024-04-09", "互助", None, "表揚信"),
    ("2", "2024-05-16", "刊登稿件", None, "校報"),
    ("2", "2024-06-03", "晚歸", None, None),
    ("3", "2024-06-03", "值日未做", None, None),
    ("4", "2024-03-11", "違規電器", None, None),
    ("4", "2024-03-18", "晚歸", None, None),
    ("4", "2024-04-15", "晚歸", None, None),
    ("4", "2024-05-20", "晚歸", None, None),
    ("6", "2024-10-08", "互助", None, "表揚信"),
    ("7", "2024-10-21", "刊登稿件", None, "校報"),
    ("8", "2024-11-02", "晚歸", None, None),
    ("9", "2024-11-09", "互助", None, "表揚信"),
    ("301室", "2024-04-22", "衛生檢查", -0.5, None),
    ("R301", "2024-12-01", "公寓表彰", None, "通報"),
    ("302室", "2024-04-22", "衛生檢查", -4, None),
    ("302室", "2024-09-30", "公共損壞", None, None),
    ("303室", "2024-04-22", "衛生檢查", -1.5, None),
]


def write(path: Path) -> None:
    """Write the workbook to ``path``."""
    book = openpyxl.Workbook(write_only=True)
    members = book.create_sheet("成員")
    for row in MEMBERS:
        members.append(row)
    activities = book.create_sheet("活動")
    for line in (COLUMNS, *ROWS):
        activities.append(line)
    book.save(path)


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "records.xlsx"))
