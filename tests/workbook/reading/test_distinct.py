"""Long sheets, of which each thing that cells say is read once: the same cells, problems and refusals as by cell."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dangxing.errors import FileProblem
from dangxing.records import column_letters
from dangxing.rules import loading
from dangxing.runs import checking
from dangxing.workbook.grid import Coded, Grid
from dangxing.workbook.reading import distinct, open_workbook
from dangxing.workbook.reading import rows as searching
from effort import tries
from reader_files import refusal, saved, sheet, xlsx_parts, zipped

EXAMPLES = Path(__file__).parents[3] / "examples"


@contextmanager
def as_long(few: int = 0, some: int = 16) -> Iterator[list[distinct.Table]]:
    """Sheets of more than ``few`` bytes count as long, ``some`` rows are gone through at a time; gives what came."""
    made: list[distinct.Table] = []
    whole = distinct.Cells.read

    def kept(cells: distinct.Cells, load: distinct.Load) -> distinct.Table:
        made.append(whole(cells, load))
        return made[-1]

    with (
        mock.patch.object(searching, "_FEW", few),
        mock.patch.object(searching, "SOME_ROWS", some),
        mock.patch.object(distinct, "SOME_ROWS", some),
        mock.patch.object(distinct, "_SOME", some),
        mock.patch.object(distinct.Cells, "read", kept),
    ):
        yield made


def cell(place: str, value: object = "x") -> str:
    match value:
        case None:
            return f'<c r="{place}" s="1"/>'
        case bool():
            return f'<c r="{place}" t="b"><v>{value:d}</v></c>'
        case int():
            return f'<c r="{place}"><v>{value}</v></c>'
        case "#N/A":
            return f'<c r="{place}" t="e"><v>#N/A</v></c>'
        case _:
            return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}" spans="1:3">{"".join(cells)}</row>'


def rows(first: int, last: int, columns: str = "ABC") -> str:
    return "".join(row(n, *(cell(f"{column}{n}", f"{column}{n}") for column in columns)) for n in range(first, last))


def read(path: Path) -> tuple[Grid, list[list[object]]]:
    with open_workbook(path) as book:
        grid = book.grid(0)
        return grid, list(grid.rows())


def typed(rows: Iterable[list[object]]) -> list[list[tuple[type, object]]]:
    """Rows to compare: 1 equals true otherwise."""
    return [[(type(value), value) for value in each] for each in rows]


def by_columns(grid: Grid, skip: int, most: int = 7) -> list[list[object]]:
    """The rows from ``skip`` on, as the columns have them."""
    return [list(each) for columns in grid.columns(skip, most) for each in zip(*columns, strict=True)]


def outcome(path: Path) -> object:
    """The same of a workbook's first sheet."""
    try:
        return read(path)[1]
    except FileProblem as problem:
        return problem.code


def same(path: Path) -> list[distinct.Table]:
    """Reads a workbook cell by cell and as a long one, and compares; gives what was put together."""
    whole, expected = read(path)
    with as_long() as made:
        grid, found = read(path)
        assert typed(found) == typed(expected)
        assert typed(grid.rows()) == typed(expected)
        for skip in (0, 1, 30, len(expected)):
            assert typed(by_columns(grid, skip)) == typed(expected[skip:])
    for field in ("title", "top", "left", "height", "width", "merged"):
        assert getattr(grid, field) == getattr(whole, field)
    return made


LONG = {
    "rows out of order": rows(1, 30) + rows(50, 80) + rows(30, 50),
    "rows that do not say which": rows(1, 80).replace("<row r=", "<row n="),
    "a plain table": rows(1, 80),
    "values from the fourth row on": rows(4, 80),
    "rows that are not there": rows(1, 30) + rows(200, 230),
    "rows of blank cells": rows(1, 30) + "".join(row(n, cell(f"A{n}", None)) for n in range(30, 60)) + rows(60, 80),
    "blank cells far to the right": rows(1, 30) + row(30, cell("A30"), cell("ZZ30", None)) + rows(31, 80),
    "rows without the first or last column": rows(1, 20) + rows(20, 40, "B") + rows(40, 60, "BC") + rows(60, 80),
    "numbers, truths and errors": rows(1, 20)
    + "".join(row(n, cell(f"A{n}", n), cell(f"B{n}", n % 2 == 0), cell(f"C{n}", "#N/A")) for n in range(20, 80)),
}


@pytest.mark.parametrize("cells", LONG.values(), ids=LONG)
def test_the_same_cells_come_of_a_long_sheet(cells: str, tmp_path: Path) -> None:
    """Where they are and what they hold, with gaps and merged ranges, however often they are asked."""
    merged = '<mergeCells count="1"><mergeCell ref="A9:B27"/></mergeCells>'
    assert same(saved(tmp_path, zipped(xlsx_parts({"活動": sheet(cells, merged)}))))


@pytest.mark.parametrize("blank", ['s="1"/>', 's="1" />', 's="1" t="n" />', 't="n"/>'])
def test_a_row_with_blank_cells_is_as_all_others(blank: str, tmp_path: Path) -> None:
    """However programs write them: nothing is looked into but what is no row, at the end."""
    table = "".join(
        row(n, cell(f"A{n}"), f'<c r="B{n}" {blank}', cell(f"C{n}"), f'<c r="E{n}" {blank}') for n in range(1, 60)
    )
    path = saved(tmp_path, zipped(xlsx_parts({"活動": sheet(table)})))
    whole = searching.Rows._slow_row
    with as_long(), mock.patch.object(searching.Rows, "_slow_row", autospec=True, side_effect=whole) as looked_into:
        assert read(path)[1] == [["x", "", "x"]] * 59
    assert looked_into.call_count == 1


@pytest.mark.parametrize(("skip", "coded"), [(0, False), (2, False), (3, True)])
def test_columns_come_by_number_below_what_is_shaped(skip: int, coded: bool, tmp_path: Path) -> None:
    """A title that is merged over a table keeps the rows below it from nothing."""
    merged = '<mergeCells count="1"><mergeCell ref="A1:C3"/></mergeCells>'
    path = saved(tmp_path, zipped(xlsx_parts({"活動": sheet(rows(1, 80), merged)})))
    with as_long():
        grid, found = read(path)
        columns = [each for some in grid.columns(skip, 16) for each in some]
    assert {isinstance(each, Coded) for each in columns} == {coded}
    assert by_columns(grid, skip) == found[skip:]


BY_CELL = {
    "a value beyond the columns of the first rows": rows(1, 400)
    + row(400, cell("A400"), cell("D400"))
    + rows(401, 480),
    "more columns than an expression is made for": row(1, *(cell(f"{column_letters(at)}1") for at in range(65))),
}


@pytest.mark.parametrize("cells", BY_CELL.values(), ids=BY_CELL)
def test_what_has_no_place_in_the_table_is_read_by_cell(cells: str, tmp_path: Path) -> None:
    """A sheet of a form that is not known from its first rows, or that is written anew."""
    path = saved(tmp_path, zipped(xlsx_parts({"活動": sheet(cells)})))
    expected = outcome(path)
    with mock.patch.object(searching, "_LOOKED_AT", 1 << 12), as_long() as made:
        assert outcome(path) == expected
    assert made == []


@pytest.mark.parametrize("bound", ["MOST", "MOST_BYTES"])
def test_only_so_many_different_things_are_kept(bound: str, tmp_path: Path) -> None:
    """A sheet in which every cell says something else is read as it comes, in the room that its cells need."""
    path = saved(tmp_path, zipped(xlsx_parts({"活動": sheet(rows(1, 80))})))
    with mock.patch.object(distinct, bound, 20):
        assert same(path) == []


values = st.one_of(st.none(), st.booleans(), st.integers(0, 10**6), st.sampled_from(["#N/A", "出席", "缺席"]))
tables = st.dictionaries(
    st.integers(1, 120), st.dictionaries(st.sampled_from("ABCDE"), values, max_size=5), min_size=20
)


@settings(deadline=None, max_examples=tries("cells"), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(table=tables, some=st.integers(1, 40))
def test_any_table_is_the_same_as_a_long_one(table: dict[int, dict[str, object]], some: int, tmp_path: Path) -> None:
    """Whatever stands in the cells and however many rows are gone through at a time."""
    cells = "".join(
        row(number, *(cell(f"{column}{number}", held[column]) for column in sorted(held)))
        for number, held in sorted(table.items())
    )
    path = saved(tmp_path, zipped(xlsx_parts({"活動": sheet(cells)})))
    grid, expected = read(path)
    with as_long(some=some):
        long, found = read(path)
    assert (long.top, long.left, long.height, long.width) == (grid.top, grid.left, grid.height, grid.width)
    assert typed(found) == typed(expected)


def test_a_cell_that_says_it_is_of_another_row_is_read_there_or_refused(tmp_path: Path) -> None:
    """As in one go, each time it is asked for: refused where another cell stands there."""
    codes = set()
    for number in range(30, 50):
        for elsewhere in range(number - 4, number + 5):
            cells = rows(1, number) + row(number, cell(f"A{elsewhere}", "elsewhere")) + rows(number + 1, 80)
            path = saved(tmp_path, zipped(xlsx_parts({"活動": sheet(cells)})))
            with as_long():
                found = outcome(path)
            assert found == outcome(path)
            codes.add(found if isinstance(found, str) else "read")
    assert codes == {"read", "files.two-cells"}


HIDDEN = {
    "a comment": f"<!--{rows(30, 60)}-->",
    "a section of characters": f"<![CDATA[{rows(30, 60)}]]>",
    "an instruction": f"<?x {rows(30, 60)}?>",
    "a second end": f"</x:sheetData>{rows(30, 60)}",
    "a second table": f"<x:sheetData>{rows(30, 40)}</x:sheetData>{rows(40, 60)}",
}


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
def test_no_rows_come_out_of_what_hides_them(hidden: str, tmp_path: Path) -> None:
    """Rows in a comment are none."""
    path = saved(tmp_path, zipped(xlsx_parts({"活動": sheet(rows(1, 30) + hidden + rows(60, 90))})))
    with as_long():
        found = outcome(path)
    assert found in (outcome(path), "files.damaged")


TAILS = (
    '<mergeCells><mergeCell ref="A2:A3"/>',
    '<mergeCells><mergeCell ref="??"/></mergeCells>',
    '<mergeCells><mergeCell ref="A1:B2:C3"/></mergeCells>',
    "<!--",
    "<![CDATA[",
    "<?x",
    "<x",
    "</row></c>",
    "<mergeCells><mergeCell",
)


@pytest.mark.parametrize("tail", TAILS)
def test_what_stands_behind_the_rows_is_looked_at(tail: str, tmp_path: Path) -> None:
    """Merged ranges stand there: a sheet that is damaged behind its rows is refused as a short one is."""
    path = saved(tmp_path, zipped(xlsx_parts({"活動": sheet(rows(1, 80), tail)})))
    with as_long():
        found = outcome(path)
    assert found == outcome(path)


def test_rows_that_no_sheet_has_are_not_made_room_for(tmp_path: Path) -> None:
    """A row far below the last that there can be, in its own place."""
    cells = rows(1, 80) + row(9_999_999, cell("A9999999"), cell("C9999999"))
    path = saved(tmp_path, zipped(xlsx_parts({"活動": sheet(cells)})))
    with as_long() as made:
        assert refusal(path) == "files.area"
    assert made == []


def changed(text: bytes, chance: random.Random) -> bytes:
    body = bytearray(text)
    for _ in range(chance.choice((1, 1, 2, 5))):
        at = chance.randrange(300, len(body))
        match chance.randrange(3):
            case 0:
                body[at] = chance.choice(b"<>/\"'= rc0")
            case 1:
                del body[at : at + chance.randrange(1, 60)]
            case _:
                body[at:at] = body[at : at + chance.randrange(1, 200)]
    return bytes(body)


def test_damaged_sheets_come_no_other_way_as_long_ones(tmp_path: Path) -> None:
    """Of 400 damaged sheets, none that is refused by cell is read as a long one, and none is read as something else."""
    content = sheet(rows(1, 80))
    put_together = 0
    for seed in range(400):
        path = saved(tmp_path, zipped(xlsx_parts({"活動": changed(content, random.Random(seed))})))
        expected = outcome(path)
        with as_long() as made:
            found = outcome(path)
        put_together += any(made)
        assert found in (expected, "files.damaged"), seed
    assert put_together > 10


@pytest.mark.parametrize(
    "cells",
    [
        rows(1, 40) + "</sheetData><sheetData>" + rows(40, 80),
        rows(1, 40) + row(39, cell("A39")) + rows(41, 80),
        rows(1, 40) + row(40, cell("A40"), cell("A40")) + rows(41, 80),
        rows(1, 40) + row(40, cell("A40"), '<x:c xmlns:x="u" r="A40"><v>1</v></x:c>') + rows(41, 80),
        rows(1, 40) + row(40, '<c r="A40"><v>1</v><v>2</v></c>') + rows(41, 80),
    ],
)
def test_what_can_be_read_in_two_ways_is_refused(cells: str, tmp_path: Path) -> None:
    """Rows and cells that stand twice, however long the sheet is."""
    path = saved(tmp_path, zipped(xlsx_parts({"活動": sheet(cells)})))
    with as_long() as made:
        assert refusal(path) == "files.two-cells"
    assert made == []


@pytest.mark.parametrize("name", ["records.xlsx", "broken.xlsx"])
def test_a_check_tells_the_same_of_long_sheets(name: str) -> None:
    """All problems of the examples, each at its cell."""

    def check() -> checking.Checked:
        return checking.check(checking.Candidate(str(EXAMPLES / name)), loading.load(), checking.Options(2024))

    whole = check()
    with as_long() as made:
        found = check()
    assert (found.problems, found.failure) == (whole.problems, whole.failure)
    assert made


def test_standard_error_is_open_again(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """It is shut while the library works; afterwards every word comes through."""
    path = saved(tmp_path, zipped(xlsx_parts({"活動": sheet(rows(1, 400))})))
    before = os.fstat(2)
    with as_long():
        read(path)
    assert os.path.samestat(before, os.fstat(2))
    os.write(2, b"heard")
    assert capfd.readouterr().err == "heard"


def test_a_long_sheet_that_is_damaged_is_told_of(tmp_path: Path) -> None:
    """The message comes through."""
    header = row(1, cell("A1", "編號"), cell("B1", "姓名"), cell("C1", "日期"), cell("D1", "項目"))
    cells = header + rows(2, 60_000, "ABCDEFGH")
    content = sheet(cells.replace('<row r="3000"', '<row r="3000'))
    assert len(content) > 16 << 20
    path = saved(tmp_path, zipped(xlsx_parts({"活動": content})))
    command = [sys.executable, "-m", "dangxing", "validate", str(path), "--lang", "en"]
    told = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert told.returncode == 2
    assert "damaged" in told.stderr
