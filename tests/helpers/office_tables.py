"""Tables as offices keep them, made here, and what an import made of them."""

from collections.abc import Mapping, Sequence

from openpyxl import Workbook, load_workbook

Rows = Sequence[Sequence[object]]


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
