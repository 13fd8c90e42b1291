"""Makes the books full of mistakes beside this file: the same bytes every time.

    python examples/make_broken.py [--out FOLDER]

``broken.xlsx`` holds nearly every mistake and doubt that ``dangxing validate`` knows, in the records of a small branch;
two of them, ``other-years`` and ``outside-period``, are told only once the year is settled (``--year 2024``). Some
mistakes keep a sheet from being read, and so cannot stand beside those in its rows: ``broken-columns.xlsx`` has a list
without members, no dated row, no schedule, a column that is missing and one that stands twice; ``broken-sheets.xlsx``
has no list of members, and a sheet without a header. Everybody and everything in them is invented.
"""

from __future__ import annotations

import argparse
import io
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

# openpyxl writes the same XML in other words where lxml happens to be installed.
os.environ["OPENPYXL_LXML"] = "False"

from make_examples import _frozen, _sheet
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

OFFICE = "城南區檔案館"
FIRST, SECOND = "檔案館第一黨支部", "檔案館第二黨支部"
LEADER, ORDINARY, STUDENT, TRAINEE = "黨員領導幹部", "普通黨員", "學生黨員", "黨校學員"
ACTIVITIES = (
    ("編號", 11), ("姓名", 10), ("日期", 12), ("項目", 14), ("出勤", 7), ("學時", 8), ("字數", 9),
    ("級別", 8), ("結果", 9), ("佐證", 16), ("備註", 22),
)  # fmt: skip

Row = Sequence[Any]

MEMBERS: tuple[Row, ...] = (
    (1001, "周建國", FIRST, LEADER, "機關黨委書記", "正式"),  # post-without-points
    (1002, "李海", FIRST, ORDINARY, "委員", "正式"),
    (1003, "王秀英", FIRST, ORDINARY, None, "正式"),
    (1004, "陳志強", FIRST, ORDINARY, None, "預備"),
    (1005, None, FIRST, ORDINARY, None, "正式"),  # missing-value
    (1003, "趙敏", SECOND, ORDINARY, None, "正式"),  # duplicate-id
    (1006, "孫麗", SECOND, "預備黨員", None, "正式"),  # other-column
    (1007, "鄭凱", SECOND, ORDINARY, None, "正式", date(2024, 9, 1), date(2024, 3, 1), None, "借調"),  # dates-reversed
    (1008, "吳芳", SECOND, ORDINARY, None, "正式", date(2024, 3, 1), None, None, "三月轉入"),
    (310101198801011234, "何平", SECOND, ORDINARY, None, "正式"),  # id-digits-lost
    (1010, "劉洋", FIRST, TRAINEE, None, None, date(2024, 3, 4), date(2024, 6, 28), 105),  # out-of-range
    (1011, "林芝", SECOND, ORDINARY, None, "正式"),
    (1012, "馮濤", SECOND, ORDINARY, None, "正式"),
    (1013, "林芝", SECOND, ORDINARY, None, "正式"),  # namesake, no-activity
)

SCHEDULE: tuple[Row, ...] = (
    (FIRST, date(2024, 3, 14), "黨課", 2, "學習《中國共產黨紀律處分條例》"),
    (FIRST, date(2024, 3, 20), "集中學習", 3, "政治理論學習"),
    (FIRST, "2024-02-30", "集中學習", 2, "學習全國兩會精神"),  # bad-date
    (FIRST, date(2024, 5, 16), "黨課", -2, "黨紀學習教育"),  # negative-number
    ("檔案館第三黨支部", date(2024, 6, 13), "黨課", 2, "重溫入黨誓詞"),  # unknown-branch
    (FIRST, date(2024, 6, 20), "學習筆記", None, "收交半年學習筆記"),  # not-held
    (FIRST, date(2024, 3, 14), "黨課", 2, "同一次黨課，重複登記"),  # duplicate-event
    (SECOND, date(2024, 3, 14), "黨課", None, "學習《中國共產黨紀律處分條例》"),
    (SECOND, date(2024, 9, 25), "組織生活會", None, "批評和自我批評"),
)

DEEDS: tuple[Row, ...] = (
    (1001, "周建國", date(2024, 3, 14), "黨課", "出席", 2, None, None, None, "簽到表"),
    (1002, "李海", date(2024, 3, 14), "黨課", "出席", 2, None, None, None, "簽到表"),
    (1002, "李海", date(2024, 3, 14), "黨課", "請假", None, None, None, None, "請假條", "兩次"),  # duplicate-attendance
    (1004, "陳志強", date(2024, 3, 20), "集中學習", "出席", "#REF!", None, None, None, "簽到表"),  # error-value
    (1004, "陳志強", 45372, "集中學習", "出席", 3, None, None, None, "簽到表"),  # serial-date
    (1001, "周建國", date(2024, 6, 28), "學習筆記", None, None, "約三萬", None, None, "筆記本"),  # bad-number
    (1002, "李海", date(2024, 6, 28), "學習筆記", None, None, None, None, None, "筆記本"),  # missing-for-activity
    (1001.5, "周建國", date(2024, 4, 11), "心得體會", None, None, 2100, None, None, "黨建園地"),  # bad-id
    ("1O04", "陳志強", date(2024, 4, 11), "心得體會", None, None, 1800, None, None, "黨建園地"),  # unknown-member
    (1002, "李梅", date(2024, 5, 10), "為羣眾辦實事", None, None, None, None, None, "台賬"),  # name-mismatch
    (1002, "李海", date(2024, 5, 16), "黨科", "出席", 2, None, None, None, "簽到表"),  # unknown-activity
    (1001, "周建國", date(2024, 7, 1), "發展黨員", None, None, None, None, None, "支部大會記錄"),  # schedule-only
    (1001, "周建國", date(2024, 11, 5), "徵求意見", None, None, None, None, "一般", "意見表"),  # unknown-result
    (1002, "李海", date(2024, 8, 2), "為羣眾辦實事", None, None, None, None, "好", "台賬"),  # result-not-taken
    (1001, "周建國", date(2024, 4, 18), "黨課", "出席", 2, None, None, None, "簽到表"),  # unscheduled
    (1008, "吳芳", date(2024, 1, 15), "為羣眾辦實事", None, None, None, None, None, "台賬", "轉入前"),  # outside-period
    (1002, "李海", date(2023, 12, 28), "心得體會", None, None, 2000, None, None, "黨建園地"),  # several-years
    (1011, "林芝", date(2024, 9, 12), "心得體會", None, None, 1900),  # no-evidence
    (1012, "馮濤", date(2024, 10, 11), "為羣眾辦實事", None, None, None, None, None, "台賬"),
    (1012, "馮濤", date(2024, 10, 11), "為羣眾辦實事", None, None, None, None, None, "台賬"),  # probable-duplicate
    (1008, "吳芳", date(2024, 3, 14), "上黨課", "出席", 2, None, None, None, "簽到表"),  # word-taken
    (1011, "林芝", date(2024, 3, 14), "黨課", "未到", None, None, None, None, "簽到表"),  # unknown-value
    (1012, "馮濤", date(2024, 11, 20), "思想匯報"),  # uncounted
    ("合計", "24條"),  # total-row
)  # fmt: skip

APPRAISAL: tuple[Row, ...] = (
    (1001, "優秀", None, 32, 14, 2, 0),  # too-many-votes
    (1002, "合格", 105.5),  # out-of-range
    (1004, "合格", 88.125),  # too-many-decimals
    (1005, "合格", "良"),  # bad-number
    (1006, "良好", 90),  # undecided-word
    (1008, "合格", None, 10.5, 30, 0, 0),  # not-whole
    (1007, "合格", 0.92),  # looks-like-fraction
    (1002, "合格", 86),  # duplicate-appraisal
    (1011, "合格", None, 18, 14, 0, 0),  # same-ballots
    (1012, "合格", None, 18, 14, 0, 0),
    (1013, "合格", None, 18, 14, 0, 0),
)

BRANCHES: tuple[Row, ...] = (
    (FIRST, 7, 5, 48, 20),  # rank-beyond, no-quorum
    (SECOND, 0, 5, 36, 40),  # not-positive, attending-beyond
    ("檔案館退休黨支部", 3, 5, 20, 15),  # branch-without-members
    (FIRST, 2, 5, 48, 40),  # duplicate-branch
)


def _member(row: Row) -> Row:
    """The row in all columns, a telephone number in the last."""
    return (*row, *(None,) * (10 - len(row)), f"021-5555 {str(row[0])[-4:]}")


def broken() -> Workbook:
    """The records of a small branch, with nearly every mistake there is."""
    book = Workbook()
    del book[book.sheetnames[0]]
    _sheet(
        book, "成員", f"{OFFICE}2024年度黨員名冊",
        [("工號", 20), ("黨員姓名", 10), ("所在黨支部", 20), ("黨員類別", 14), ("職務", 10), ("黨籍", 8),
         ("起始日期", 12), ("截止日期", 12), ("學習成績", 9), ("備註", 14), ("聯繫電話", 15)],  # unknown-column
        [_member(row) for row in MEMBERS],
        guidance=("必填", "必填", "必填", "必填", *("選填",) * 7),
        lead=2,
    )  # fmt: skip
    book["成員"]["A14"].number_format = "0"
    _sheet(
        book, "安排", f"{OFFICE}2024年度組織生活安排",
        [("支部", 20), ("日期", 12), ("項目", 14), ("學時", 7), ("主題", 36)], SCHEDULE,
    )  # fmt: skip
    note = "填表說明：一項活動一行；未到會的填請假或缺席。"
    _sheet(book, "活動", f"{OFFICE}2024年度黨員活動記錄", ACTIVITIES, DEEDS, guidance=note)
    book["活動"]["C8"].number_format = "General"  # serial-date
    # What a user has put into a workbook stays in its marked copy: a list to choose from, a remark.
    choice = DataValidation(type="list", formula1='"出席,請假,缺席"', allow_blank=True)
    choice.add("E4:E60")
    book["活動"].add_data_validation(choice)
    book["活動"]["D14"].comment = Comment("五月的黨課，待核對。", "陳幹事", height=60, width=180)
    _sheet(
        book, "評議", f"{OFFICE}2024年度民主評議",
        [("編號", 11), ("等次", 10), ("測評得分", 10), ("優秀票", 8), ("合格票", 8), ("基本合格票", 11),
         ("不合格票", 10)],
        APPRAISAL,
    )  # fmt: skip
    _sheet(
        book, "支部", f"{OFFICE}2024年度支部情況",
        [("支部", 20), ("年終名次", 10), ("參評支部數", 11), ("職工總數", 10), ("參會代表數", 11)], BRANCHES,
    )  # fmt: skip
    # duplicate-sheet: a colleague's own list, under the same title in the other script
    _sheet(book, "活动", "李海的活動記錄（待併入）", ACTIVITIES[:4], [(1002, "李海", date(2024, 10, 8), "心得體會")])
    return book


def broken_columns() -> Workbook:
    """A form that was hardly begun, its columns changed."""
    book = Workbook()
    del book[book.sheetnames[0]]
    members = [("編號", 11), ("姓名", 10), ("支部", 20), ("類別", 14)]
    _sheet(book, "成員", f"{OFFICE}2024年度黨員名冊", members, [])  # no-members; no 安排: no-schedule
    _sheet(book, "活動", f"{OFFICE}2024年度黨員活動記錄", ACTIVITIES, [])  # no-year
    _sheet(
        book, "評議", f"{OFFICE}2024年度民主評議",
        [("編號", 11), ("等次", 10), ("測評得分", 10), ("考核結果", 10)], [],  # duplicate-column
    )  # fmt: skip
    _sheet(
        book, "支部", f"{OFFICE}2024年度支部情況",
        [("序號", 8), ("單位", 20), ("年終名次", 10), ("參評支部數", 11)], [(1, FIRST, 2, 5)],  # missing-column
    )  # fmt: skip
    return book


def broken_sheets() -> Workbook:
    """A workbook whose list of members has another title, and whose activities have no header."""
    book = Workbook()
    del book[book.sheetnames[0]]
    members = [("編號", 11), ("姓名", 10), ("支部", 20)]
    _sheet(book, "成員名冊表", f"{OFFICE}2024年度黨員名冊", members, [MEMBERS[1][:3]])  # missing-sheet
    _sheet(book, "安排", f"{OFFICE}2024年度組織生活安排",
           [("支部", 20), ("日期", 12), ("項目", 14), ("學時", 7), ("主題", 36)], SCHEDULE[:1])  # fmt: skip
    deeds = book.create_sheet("活動")  # no-header
    for row in DEEDS[:2]:
        deeds.append(row)
        deeds.cell(deeds.max_row, 3).number_format = "yyyy-mm-dd"
    for letter, width in zip("ABCDEFGHIJ", (width for _, width in ACTIVITIES), strict=False):
        deeds.column_dimensions[letter].width = width
    return book


BOOKS = {
    "broken.xlsx": broken,
    "broken-columns.xlsx": broken_columns,
    "broken-sheets.xlsx": broken_sheets,
}


def build(name: str) -> bytes:
    """The book of that name as an xlsx file."""
    book = BOOKS[name]()
    book.properties.creator = "dangxing"
    book.properties.title = f"{name}: invented records of 2024, full of mistakes"
    held = io.BytesIO()
    book.save(held)
    return _frozen(held.getvalue())


def main() -> None:
    """Writes the books."""
    parser = argparse.ArgumentParser(description="Makes the books full of mistakes.")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    folder: Path = parser.parse_args().out
    for name in BOOKS:
        content = build(name)
        (folder / name).write_bytes(content)
        print(f"{name}: {len(content):,} bytes")


if __name__ == "__main__":
    main()
