"""Makes the example books beside this file: the same bytes every time.

    python examples/make_examples.py [--out FOLDER]

Everybody and everything in them is invented.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import os
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

# openpyxl writes the same XML in other words where lxml happens to be installed.
os.environ["OPENPYXL_LXML"] = "False"

from cast import BOOKS, TRAINEE, Book
from deeds import Deed, activities
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from polls import Appraisal, appraisal
from year import YEAR, Dice, schedule

_STAMP = dt.datetime(2025, 1, 6, 9, 0, 0)
_FILL = PatternFill("solid", fgColor="DDE6F0")
_EDGE = Border(*(Side("thin", color="BFBFBF"),) * 4)
_CENTRED = Alignment(horizontal="center")
_NOTE = Font(italic=True, color="7F7F7F")

Row = Sequence[Any]


def _sheet(
    book: Workbook,
    title: str,
    heading: str,
    columns: Sequence[tuple[str, int]],
    rows: Iterable[Row],
    *,
    guidance: Row | str = (),
    lead: int = 1,
) -> None:
    """A sheet as an office lays it out: a merged title of ``lead`` rows, the header, a row of guidance, the rows."""
    sheet: Worksheet = book.create_sheet(title)
    last = get_column_letter(len(columns))
    sheet["A1"] = heading
    sheet["A1"].font, sheet["A1"].alignment = Font(bold=True, size=16), Alignment(horizontal="center")
    sheet.merge_cells(f"A1:{last}1")
    sheet.row_dimensions[1].height = 26
    if lead == 2:
        sheet["A2"] = "填報時間：2025年1月6日"
        sheet["A2"].alignment = Alignment(horizontal="right")
        sheet.merge_cells(f"A2:{last}2")
    head = lead + 1
    for number, (name, width) in enumerate(columns, 1):
        cell = sheet.cell(head, number, name)
        cell.font, cell.fill, cell.border = Font(bold=True), _FILL, _EDGE
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(number)].width = width
    start = head + 1
    if isinstance(guidance, str):
        sheet.cell(start, 1, guidance).font = _NOTE
        sheet.merge_cells(f"A{start}:{last}{start}")
        start += 1
    elif guidance:
        for number, word in enumerate(guidance, 1):
            sheet.cell(start, number, word).font = _NOTE
        start += 1
    bottom = start - 1
    for bottom, values in enumerate(rows, start):
        for number, value in enumerate(values, 1):
            cell = sheet.cell(bottom, number, None if value == "" else value)
            cell.border = _EDGE
            if isinstance(value, dt.date):
                cell.number_format, cell.alignment = "yyyy-mm-dd", _CENTRED
            elif isinstance(value, int | float):
                cell.alignment = _CENTRED
            elif number == 1 and isinstance(value, str):
                cell.number_format = "@"
    sheet.freeze_panes = f"{'C' if len(columns) > 5 else 'A'}{start}"
    sheet.auto_filter.ref = f"A{head}:{last}{max(bottom, head)}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{head}:{head}"


def _written(day: dt.date, dice: Dice) -> dt.date | str:
    """The date as it was typed: nearly always a date, now and then text."""
    if not dice.chance(2):
        return day
    return dice.pick((f"{day.year}年{day.month}月{day.day}日", f"{day:%Y.%m.%d}", f"{day:%Y%m%d}", f"{day:%Y/%m/%d}"))


def _members(book: Book) -> list[Row]:
    return [
        (p.id, p.name, p.branch, p.track, p.post, p.standing, p.start, p.end, p.grade, p.notes) for p in book.people
    ]


def _deeds(book: Book) -> list[Deed]:
    events = [event for branch in book.branches for event in schedule(branch)]
    order = {person.id: number for number, person in enumerate(book.people)}
    deeds = [deed for person in book.people for deed in activities(person, events)]
    return sorted(deeds, key=lambda deed: (deed.day, order[deed.id]))


def _poll(row: Appraisal) -> Row:
    return (row.id, row.verdict, row.score, *(row.votes or (None,) * 4), row.satisfaction, row.self_appraisal)


def build(book: Book) -> bytes:
    """The book as an xlsx file."""
    branches = {branch.name: branch for branch in book.branches}
    dice = Dice(book.file)
    simplified = book.script == "hans"
    workbook = Workbook()
    del workbook[workbook.sheetnames[0]]
    heading = f"{book.office}{YEAR}年度黨員"
    _sheet(
        workbook, "成員", f"{heading}名冊",
        [("學工號" if simplified else "工號", 11), ("黨員姓名", 10), ("所在黨支部", 22), ("黨員類別", 14), ("職務", 10),
         ("黨籍", 8), ("起始日期", 12), ("截止日期", 12), ("學習成績", 9), ("備註", 34)],
        _members(book),
        guidance=("必填", "必填", "必填", "必填", "選填", "選填", "選填", "選填", "選填", "選填"),
        lead=2,
    )  # fmt: skip
    _sheet(
        workbook, "安排", f"{book.office}{YEAR}年度組織生活安排",
        [("支部", 22), ("日期" if simplified else "實際時間", 12), ("項目", 14), ("學時", 7), ("主題", 44)],
        [(event.branch, _written(event.day, dice), event.activity, event.hours, event.topic)
         for branch in book.branches for event in schedule(branch)],
    )  # fmt: skip
    _sheet(
        workbook, "活動", f"{heading}活動記錄",
        [("編號", 11), ("姓名", 10), ("日期", 12), ("活動類型", 14), ("出勤", 7), ("學時", 8), ("字數", 9),
         ("級別", 10), ("結果", 9), ("佐證", 18), ("備註", 26)],
        [(deed[0], deed[1], _written(deed.day, dice), *deed[3:]) for deed in _deeds(book)],
        guidance="填表說明：一項活動一行；未到會的填請假或缺席；所辦實事、文章須註明佐證。",
    )  # fmt: skip
    _sheet(
        workbook, "評議", f"{heading}民主評議與測評",
        [("編號", 11), ("評議結果", 10), ("測評得分", 10), ("優秀票", 8), ("合格票", 8), ("基本合格票", 11),
         ("不合格票", 10), ("滿意度", 8), ("自評", 48)],
        [_poll(appraisal(person, branches[person.branch])) for person in book.people],
    )  # fmt: skip
    _sheet(
        workbook, "支部", f"{book.office}{YEAR}年度支部情況",
        [("支部", 24), ("年終名次", 10), ("參評支部數", 11), ("職工總數", 10), ("參會代表數", 11)],
        [(b.name, b.rank, b.ranked, b.staff, b.attending) for b in book.branches],
    )  # fmt: skip
    if simplified:
        from opencc import OpenCC

        _convert(workbook, OpenCC("t2s").convert)
    workbook.properties.creator = "dangxing"
    workbook.properties.title = f"{book.file}: invented records of {YEAR}"
    held = io.BytesIO()
    workbook.save(held)
    return _frozen(held.getvalue())


def _convert(workbook: Workbook, simplify: Callable[[str], str]) -> None:
    """Every title and text in Simplified script."""
    for sheet in workbook:
        sheet.title = simplify(sheet.title)
        for cells in sheet.iter_rows():
            for cell in cells:
                if isinstance(cell.value, str):
                    cell.value = simplify(cell.value)


def _frozen(made: bytes) -> bytes:
    """The file with one fixed time in place of the clock's: in the archive and in the document's properties."""
    stamp = f"{_STAMP:%Y-%m-%dT%H:%M:%SZ}".encode()
    frozen = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(frozen, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", stamp, content)
            entry = zipfile.ZipInfo(name, _STAMP.timetuple()[:6])
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            new.writestr(entry, content)
    return frozen.getvalue()


def main() -> None:
    """Writes both books."""
    parser = argparse.ArgumentParser(description="Makes the example books.")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    folder: Path = parser.parse_args().out
    for book in BOOKS:
        content = build(book)
        (folder / book.file).write_bytes(content)
        trainees = sum(person.track == TRAINEE for person in book.people)
        print(f"{book.file}: {len(book.people)} members ({trainees} trainees), {len(content):,} bytes")


if __name__ == "__main__":
    main()
