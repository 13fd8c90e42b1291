"""Tables as offices keep them, made here, and what an import made of them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook, load_workbook

from running import Run, tells

Rows = Sequence[Sequence[object]]
USUAL = ("--track", "普通黨員", "--hours", "黨課=2", "--date", "2024-12-31")
"""What an office says beside its tables."""
AWARDS: Rows = [
    ["加分臺賬"],
    ["姓名", "國家級", "省級", "為羣眾辦實事"],
    ["王一", 1, "", "3月5日"],
    ["李二", "", 2, "√"],
]


def office(
    name: str,
    rows: Rows | Mapping[str, Rows],
    title: str = "Sheet1",
    merged: Sequence[str] = (),
    hidden: Sequence[str | int] = (),
    codes: Mapping[str, str] | None = None,
) -> str:
    """A workbook of one sheet or, by their titles, of several; ``hidden`` are columns and rows of all of them,
    ``codes`` the number formats of cells."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for each, given in (rows if isinstance(rows, Mapping) else {title: rows}).items():
        sheet = book.create_sheet(each)
        for row in given:
            sheet.append(list(row))
        for cells in merged:
            sheet.merge_cells(cells)
        for place in hidden:
            line = sheet.column_dimensions[place] if isinstance(place, str) else sheet.row_dimensions[place]
            line.hidden = True
        for cell, code in (codes or {}).items():
            sheet[cell].number_format = code
    book.save(name)
    return name


def ballot(*votes: str) -> Rows:
    """A ballot: for each person the verdict that was chosen."""
    known = ("優秀", "合格", "基本合格", "不合格")
    people = zip(("王一", "李二", "趙三"), votes, strict=True)
    return [
        ["民主測評票"],
        ["姓名", *known],
        *([name, *("√" if each == vote else "" for each in known)] for name, vote in people),
    ]


def records(path: str = "out.xlsx") -> dict[str, list[dict[str, object]]]:
    """The rows of each sheet of a records workbook, by their titles."""
    book = load_workbook(path)
    found = {}
    for sheet in book.worksheets:
        titles, *rows = sheet.values
        found[sheet.title] = [dict(zip(map(str, titles), row, strict=True)) for row in rows]
    book.close()
    return found


def marks(path: str = "out.xlsx") -> dict[tuple[str, str, str], str]:
    """How everyone attended what: by name, day and activity."""
    return {
        (str(row["姓名"]), str(row["日期"])[:10], str(row["項目"])): str(row["出勤"]) for row in records(path)["活動"]
    }


def done(path: str = "out.xlsx", *fields: str) -> list[tuple[object, ...]]:
    """What everyone did: name, day, activity and further columns, sorted."""
    found = [
        (row["姓名"], str(row["日期"])[:10], row["項目"], *(row.get(field) for field in fields))
        for row in records(path).get("活動", ())
    ]
    return sorted(found, key=str)


def read(
    importing: Run, rows: Rows | Mapping[str, Rows], *options: str, name: str = "a.xlsx", merged: Sequence[str] = ()
) -> str:
    """Import a sheet that is sound; what was said of it."""
    ran = importing(office(name, rows, merged=merged), "--out", "out.xlsx", "--force", *USUAL, *options)
    assert ran.status == 0, ran.err
    return ran.out + ran.err


def refused(
    importing: Run, rows: Rows | Mapping[str, Rows], code: str, cell: str, *options: str, name: str = "a.xlsx"
) -> None:
    """A sheet that is wrong: told with its code and cell, and nothing is written."""
    Path("out.xlsx").unlink(missing_ok=True)
    ran = importing(office(name, rows), "--out", "out.xlsx", *USUAL, *options)
    assert ran.status == 1, ran.out
    assert tells(ran.err, code, f"{name}:Sheet1!{cell}"), ran.err
    assert not Path("out.xlsx").exists()
