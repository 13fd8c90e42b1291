"""Many small workbooks of records, each of a branch of its own, and what a run over them leaves."""

import hashlib
import sqlite3
from pathlib import Path

from small_workbooks import MEMBERS, write_workbook


def write_branches(folder: Path, count: int) -> None:
    """Workbooks of two members each, whose scores differ."""
    for at in range(count):
        first, second = f"{at:03}1", f"{at:03}2"
        write_workbook(
            folder / f"b{at:03}.xlsx",
            成員=[
                MEMBERS[0],
                (first, "王一", f"支部{at:03}", "普通黨員"),
                (second, "李二", f"支部{at:03}", "黨員領導幹部"),
            ],
            活動=[("編號", "日期", "項目", "級別"), (first, "2024-03-01", "表彰", "市")],
            評議=[("編號", "等次", "測評得分"), (first, "合格", 90), (second, "合格", 60 + at % 40)],
        )


def files_in(folder: Path) -> dict[str, str]:
    """SHA-256 of every file in a folder, hidden ones among them, by name."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


_ENTERED = """
    SELECT run, key, runs.year, path, workbook, runs.input_digest, scored_digest, program, as_of, scorings.digest,
        run IN (SELECT run FROM placed)
    FROM runs JOIN scorings USING (scoring) ORDER BY run
"""


def entered(ledger: Path) -> list[tuple[object, ...]]:
    """What a ledger has, without what tells of the moment: the time, the names of drafts, and digests over them."""
    connection = sqlite3.connect(ledger)
    try:
        return [tuple(row) for row in connection.execute(_ENTERED)]
    finally:
        connection.close()
