"""Writes ``records.xlsx`` for the village: two groups of invented villagers, with every outcome among them."""

from __future__ import annotations

import sys
from pathlib import Path

from openpyxl import Workbook

MEMBERS = [
    ("001", "柳大山", "東組", [("好人好事", 2, None), ("志願勞動", 1, 3)]),
    ("002", "柳二水", "東組", [("好人好事", 2, None)]),
    ("003", "陳春生", "東組", [("好人好事", 3, None), ("欠交衛生費", 1, None)]),
    ("004", "陳秋實", "東組", [("村民會議缺席", 3, None)]),
    ("005", "高遠", "東組", [("違法犯罪", 1, None)]),
    ("006", "馬蘭", "西組", [("好人好事", 2, None)]),
    ("007", "馬良", "西組", [("志願勞動", 4, 2), ("好人好事", 1, None)]),
    ("008", "杜鵑", "西組", [("違反村規民約", 1, None), ("好人好事", 2, None)]),
    ("009", "杜若", "西組", []),
    ("010", "丁香", "西組", [("村民會議缺席", 6, None)]),
]


def write(path: Path) -> None:
    """Write the workbook to ``path``."""
    book = Workbook()
    members = book.active
    if members is None:
        raise ValueError("no sheet")
    members.title = "成員"
    members.append(["編號", "姓名", "支部", "類別"])
    done = book.create_sheet("活動")
    done.append(["編號", "日期", "項目", "學時"])
    for key, name, branch, rows in MEMBERS:
        members.append([key, name, branch, "村民"])
        for activity, times, hours in rows:
            for at in range(times):
                done.append([key, f"2024-{at + 3:02}-10", activity, hours])
    book.save(path)


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "records.xlsx"))
