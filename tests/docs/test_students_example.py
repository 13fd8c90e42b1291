"""The students of 青禾書院: an example that begins at 0, looks up by two keys, keeps the best and bounds its parts;
marks of evaluators and grade points are weighed in."""

import json
from pathlib import Path

import pytest

import recalculate
from rule_examples import EXAMPLES, check_example, scored_beside_its_rules
from running import Run

EXAMPLE = EXAMPLES / "students"


@pytest.fixture
def scored(folder: Path, run: Run) -> Run:
    """The example's workbook, scored beside its rules."""
    return scored_beside_its_rules(EXAMPLE, folder, run.of("--lang", "en"))


def test_its_cases_come_out_and_nothing_is_found_in_it() -> None:
    check_example(EXAMPLE, 22)


def test_its_members_score_what_the_text_gives(scored: Run) -> None:
    """By hand. S01: 40 + 6 + (3 + 12.5/3 + 9/2 + 2) + (8 + 4 + 2) = 73.666…, of which 30 %; 60 % of 96.25; of the
    peers' marks 92, 90 and 88.5 are left: 10 % of 90.1666…; S04 has two peers' marks, of which none is left.
    """
    told = json.loads(scored("score", "records.xlsx", "--format", "json").out)
    totals = {member["id"]: member["total"] for member in told["workbooks"][0]["members"]}
    assert totals == {"S01": 88.87, "S02": 76.98, "S03": 50.99, "S04": None}
    table = scored("score", "records.xlsx").out
    assert "88.87" in table
    assert "Peer mark: 2 of at least 3 marks given" in " ".join(table.split())


@pytest.mark.skipif(recalculate.SOFFICE is None, reason="LibreOffice is not there")
def test_every_formula_recalculates_to_what_was_stored(scored: Run, tmp_path: Path) -> None:
    book = tmp_path / "scored" / "2024" / "records-scored.xlsx"
    recalculate.agrees(book, 20)


@pytest.mark.parametrize(("points", "code"), [(None, "points-wanting"), (9, "points-outside"), (0, "points-outside")])
def test_points_that_nobody_gave_or_may_give_stop_the_workbook(
    scored: Run, tmp_path: Path, points: int | None, code: str
) -> None:
    import openpyxl

    book = openpyxl.load_workbook(tmp_path / "records.xlsx")
    book["活動"]["H10"] = points
    book.save(tmp_path / "records.xlsx")
    ran = scored("score", "records.xlsx")
    assert ran.status == 1
    assert f"活動!H10: error {code}" in ran.err


@pytest.mark.parametrize(("row", "what"), [(2, "擔任幹部"), (16, "宿舍檢查")])
def test_points_at_what_takes_none_stop_the_workbook(scored: Run, tmp_path: Path, row: int, what: str) -> None:
    """Only shows and breaches are judged; whoever enters points elsewhere is told."""
    import openpyxl

    book = openpyxl.load_workbook(tmp_path / "records.xlsx")
    book["活動"].cell(row, 8).value = 3
    book.save(tmp_path / "records.xlsx")
    for command in ("validate", "score"):
        ran = scored(command, "records.xlsx")
        assert ran.status == 1
        assert f"活動!H{row}: error points-unread: This row of {what} has points (3)" in ran.out + ran.err


@pytest.mark.parametrize("command", ["report", "forms", "template --out empty.xlsx", "targets"])
def test_other_commands_take_it(scored: Run, command: str) -> None:
    ran = scored(*command.split())
    assert ran.status == 0, ran.err


def test_what_is_promised_comes_true(scored: Run) -> None:
    """An article more gives S02 points; what people judge, marks among it, is promised to no one."""
    told = scored("explain", "records.xlsx", "S02").out
    assert "1 more record(s) of article published" in told
    assert "show" not in told.partition("This is")[2]


def test_marks_are_told_with_their_cells(scored: Run) -> None:
    told = scored("explain", "records.xlsx", "S01").out
    assert "73.666667 × 30% + Grade points 96.25 × 60% + Peer mark 90.1667 × 10% = 88.87" in told
    for cell in ("評議!B2 Grade points 3.85", "評議!C2 Peer mark 1 92", "評議!H2 Counsellor's mark 9"):
        assert cell in told
    document = json.loads(scored("explain", "records.xlsx", "S04", "--format", "json").out)
    marks = {node["key"]: (node["value"], node["state"]) for node in document["nodes"] if node["kind"] == "mark"}
    assert marks == {"學業績點": (3.6, "counted"), "互評": (None, "none"), "輔導員評分": (7, "counted")}
    assert document["weights"]["marks"] == {"學業績點": 0.6, "互評": 0.1}


@pytest.mark.parametrize(
    ("cell", "value", "told"),
    [
        ("B2", 4.01, "評議!B2: error mark-out-of-range: 學業績點 is out of 4: it must lie between 0 and 4"),
        ("B2", -1, "評議!B2: error negative-number"),
        ("D3", 100.5, "評議!D3: error mark-out-of-range: 互評2 is out of 100"),
        ("H4", "好", "評議!H4: error bad-number"),
        ("B3", 3.12345, "評議!B3: error too-many-decimals"),
    ],
)
def test_a_mark_that_cannot_be_is_told_at_its_cell(
    scored: Run, tmp_path: Path, cell: str, value: object, told: str
) -> None:
    import openpyxl

    book = openpyxl.load_workbook(tmp_path / "records.xlsx")
    book["評議"][cell] = value
    book.save(tmp_path / "records.xlsx")
    ran = scored("validate", "records.xlsx")
    assert ran.status == 1
    assert told in ran.out


def test_a_column_of_marks_that_is_not_there_is_told_before_scoring(scored: Run, tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.load_workbook(tmp_path / "records.xlsx")
    book["評議"].delete_cols(2)
    book.save(tmp_path / "records.xlsx")
    assert "warning no-mark-column: There is no column 學業績點, so that 4 members get no total" in (
        scored("validate", "records.xlsx").out
    )
    assert "Pending: No mark: Grade points; rules that read it give nothing yet" in " ".join(
        scored("score", "records.xlsx").out.replace("│", " ").split()
    )


def test_the_ledger_keeps_marks_exactly(scored: Run, tmp_path: Path) -> None:
    import sqlite3

    with sqlite3.connect(tmp_path / "dangxing.sqlite") as book:
        kept = book.execute("SELECT mark, value FROM marks WHERE member = 0 ORDER BY place").fetchall()
    assert kept == [("學業績點", "3.85"), ("互評", "90.166666667"), ("輔導員評分", "9")]
    assert scored("ledger", "verify").status == 0
    report = json.loads(scored("report", "--format", "json").out)
    (first, *_) = report["rule_sets"][0]["members"]
    assert first["marks"] == {"學業績點": 3.85, "互評": 90.166667, "輔導員評分": 9}
    header, row, *_ = scored("report", "--format", "csv", "--no-html", "--no-workbook").out.splitlines()
    assert header.endswith(",marks")
    assert row.endswith(",學業績點 3.85; 互評 90.166667; 輔導員評分 9")
    with sqlite3.connect(tmp_path / "dangxing.sqlite") as book, pytest.raises(sqlite3.IntegrityError):
        book.execute("UPDATE marks SET value = '4'")


def test_marks_stand_in_the_scored_workbook_the_template_and_the_forms(scored: Run, tmp_path: Path) -> None:
    import openpyxl

    assert scored("template", "--out", "empty.xlsx").status == 0
    titles = [cell.value for cell in openpyxl.load_workbook(tmp_path / "empty.xlsx")["Appraisal"][1]]
    assert titles[-7:] == ["Grade points", *(f"Peer mark {at}" for at in range(1, 6)), "Counsellor's mark"]
    book = openpyxl.load_workbook(tmp_path / "scored" / "2024" / "records-scored.xlsx")
    sheet = book["Students"] if "Students" in book.sheetnames else book["在校生"]
    header = [cell.value for cell in sheet[4]]
    at = next(at for at, title in enumerate(header) if title in ("學業績點", "Grade points"))
    assert header[at + 1] in ("互評", "Peer mark")
    lines = book["明細"] if "明細" in book.sheetnames else book["Lines"]
    formulas = [str(row[10].value) for row in lines.iter_rows(min_row=2)]
    assert any("LARGE(" in formula and "SMALL(" in formula for formula in formulas)


def test_the_order_of_rows_does_not_matter(scored: Run, tmp_path: Path) -> None:
    """Which time it was, which row is kept and what is added up depend on days and points, not on the sheet."""
    import openpyxl

    before = _totals(scored)
    book = openpyxl.load_workbook(tmp_path / "records.xlsx")
    sheet = book["活動"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    sheet.delete_rows(2, len(rows))
    for row in reversed(rows):
        sheet.append(row)
    book.save(tmp_path / "records.xlsx")
    assert _totals(scored) == before


def _totals(run: Run, *options: str) -> dict[str, object]:
    told = json.loads(run("score", "records.xlsx", "--format", "json", *options).out)
    return {
        member["id"]: [member["total"], *(category["score"] for category in member["categories"])]
        for member in told["workbooks"][0]["members"]
    }


def test_the_year_goes_from_september_to_august(scored: Run, tmp_path: Path) -> None:
    """Rows of two calendar years are of one; a day without its year is of that one; what lies outside is told."""
    import openpyxl

    before = _totals(scored)
    assert "2024–2025" in scored("score", "records.xlsx").out
    book = openpyxl.load_workbook(tmp_path / "records.xlsx")
    for row in book["活動"].iter_rows(min_row=2, min_col=2, max_col=2):
        row[0].value = str(row[0].value)[5:]
    book["活動"].append(("S04", "2025-09-01", "曠課"))
    book.save(tmp_path / "records.xlsx")
    ran = scored("score", "records.xlsx", "--year", "2024")
    assert "1 rows are not of 2024–2025 and do not count" in ran.err
    assert _totals(scored, "--year", "2024") == before


@pytest.mark.parametrize(
    ("day", "status", "told"),
    [("2024-11-30", 0, "2024–2025, as of 2024-11-30"), ("2024-08-31", 1, "2023–2024"), ("2025-09-01", 1, "2025–2026")],
)
def test_a_day_is_of_the_year_that_begins_before_it(scored: Run, day: str, status: int, told: str) -> None:
    ran = scored("score", "records.xlsx", "--as-of", day)
    assert (ran.status, told in ran.out + ran.err) == (status, True)


def test_what_is_posted_and_filed_says_the_year(scored: Run, tmp_path: Path) -> None:
    """On every sheet, in the form, the targets and the report; quarters are counted from September."""
    import openpyxl

    book = openpyxl.load_workbook(tmp_path / "scored" / "2024" / "records-scored.xlsx")
    titles = [str(sheet["A1"].value) for sheet in book.worksheets if "2024" in str(sheet["A1"].value)]
    assert len(titles) == 5
    assert all("2024–2025" in title for title in titles)
    assert "2024–2025  2024-09-01—2025-08-31" in {str(cell.value) for row in book["About"] for cell in row}
    first = scored("report", "--year", "2024", "--quarter", "1", "--no-workbook")
    assert (first.status, "2024–2025, quarter 1" in first.out, "--as-of 2024-11-30" in first.err) == (0, True, True)
    assert scored("score", "records.xlsx", "--as-of", "2024-11-30").status == 0
    assert "2024–2025, quarter 1" in scored("report", "--year", "2024", "--quarter", "1").out
    assert scored("report", "--year", "2024", "--quarter", "4").status == 0
    scored("forms")
    form = openpyxl.load_workbook(tmp_path / "forms-2024.xlsx").worksheets[1]
    cells = {str(cell.value) for row in form for cell in row}
    assert "Year 2024–2025" in cells
    assert any("2024-09-01" in cell and "2025-08-31" in cell for cell in cells)
    scored("targets", "--out", "targets.xlsx")
    assert openpyxl.load_workbook(tmp_path / "targets.xlsx").worksheets[0]["A1"].value == (
        "Responsibility targets 2025–2026: overview"
    )


def test_a_template_takes_the_days_of_the_year(scored: Run, tmp_path: Path) -> None:
    import openpyxl

    scored("template", "--year", "2024", "--out", "t.xlsx")
    checks = openpyxl.load_workbook(tmp_path / "t.xlsx")["Activities"].data_validations.dataValidation
    assert ("DATE(2024,9,1)", "DATE(2025,8,31)") in {(each.formula1, each.formula2) for each in checks}
