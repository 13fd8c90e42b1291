"""The office's own file and cell (來源) stand wherever a score says what it rests on."""

import json
import re
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from running import Run

pytestmark = pytest.mark.usefixtures("folder")
SOURCE = "簽到表.xlsx › 三會一課 › D5"


@pytest.fixture
def imported(run: Run) -> str:
    """Records that came of a sign-in table, without numbers of members."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "三會一課"
    for row in (
        ["第一支部2024年簽到表"],
        ["姓名", "1月10日", "2月20日", "3月15日"],
        ["", "集中學習", "支部黨員大會", "組織生活會"],
        ["王一", "√", "請假", "√"],
        ["李二", "√", "√", "缺席"],
    ):
        sheet.append(row)
    book.save("簽到表.xlsx")
    assert run("--lang", "zh-Hant", "import", "簽到表.xlsx", "--out", "r.xlsx", "--track", "普通黨員").status == 0
    return "r.xlsx"


def test_explain_tells_it(run: Run, imported: str) -> None:
    """In the terminal, in the letter, on the receipt; in JSON apart from what stands in the row."""
    explain = run.of("--lang", "zh-Hant", "explain", imported, "李二")
    told = f"2024-03-15 組織生活會 缺席 （來源：{SOURCE}）"
    assert told in explain().out
    assert told in re.sub(r"\\(.)", r"\1", explain("--format", "markdown").out)
    assert explain("--receipt", "r.html").status == 0
    assert told in Path("r.html").read_text("utf-8")
    document = json.loads(explain("--format", "json").out)
    rows = [row for each in document["categories"] for line in each["lines"] for row in line["evidence"]]
    assert {"cell": "活動!A7", "row": "2024-03-15 組織生活會 缺席", "source": SOURCE} in rows


def test_the_scored_workbook_has_a_column_of_it(run: Run, imported: str) -> None:
    """Last in 明細, and nowhere where the records have no 來源; verify knows it."""
    assert run("--lang", "zh-Hant", "score", imported, "--out", "o", "--no-ledger").status == 0
    titles, *lines = load_workbook("o/r-scored.xlsx")["明細"].values
    assert titles[-1] == "來源"
    assert {line[-1] for line in lines} == {None, SOURCE}
    assert [line[-3] for line in lines if line[-1]] == ["活動!A7"]
    assert run("verify", "o/r-scored.xlsx").status == 0
    plain = load_workbook(imported)
    for sheet in plain:
        column = next(cell.column for cell in sheet[1] if cell.value == "來源")
        sheet.delete_cols(column)
    plain.save("p.xlsx")
    run("--lang", "zh-Hant", "score", "p.xlsx", "--out", "o", "--no-ledger")
    assert next(load_workbook("o/p-scored.xlsx")["明細"].values)[-1] == "查看"


def test_the_page_of_the_year_tells_it(run: Run, imported: str) -> None:
    """From the ledger, which stays intact; what it enters without a source is what it always was."""
    assert run("score", imported, "--out", "o", "--ledger", "l.sqlite").status == 0
    assert run("ledger", "verify", "--ledger", "l.sqlite").status == 0
    assert run("report", "--ledger", "l.sqlite", "--year", "2024", "--out", "rep").status == 0
    assert f"活動!A7 ({SOURCE})" in Path("rep/report-2024.html").read_text("utf-8")


def test_a_column_of_the_sign_in_sheet_brings_its_own(run: Run) -> None:
    """Its row 來源 is one entry an event; the evidence is the cell of the mark all the same."""
    book = Workbook()
    members, marks, deeds = (book.create_sheet(title) for title in ("成員", "簽到", "活動"))
    book.remove(book.worksheets[0])
    for row in (["編號", "姓名", "支部", "類別"], ["1", "王一", "甲", "普通黨員"]):
        members.append(row)
    for row in (["姓名", "2024-03-15"], ["項目", "組織生活會"], ["來源", "表.xlsx!會!C"], ["王一", "缺席"]):
        marks.append(row)
    deeds.append(["編號", "日期", "項目"])
    book.save("a.xlsx")
    told = run("--lang", "zh-Hant", "explain", "a.xlsx", "1").out
    assert "簽到!B4 2024-03-15 組織生活會 缺席 （來源：表.xlsx › 會 › C）" in told


def test_validate_tells_it(run: Run, imported: str) -> None:
    """Behind what is wrong with a row: in the table, in JSON, and in the marked copy's comment and list."""
    book = load_workbook(imported)
    sheet = book["活動"]
    row = next(cell.row for cell in sheet["C"] if str(cell.value).startswith("2024-02-20"))
    at = next(cell.column for cell in sheet[1] if cell.value == "出勤")
    source = str(next(cell.value for cell in sheet[row] if "!" in str(cell.value))).replace("!", " › ")
    sheet.cell(row, at, "嗯")
    book.save("bad.xlsx")
    validate = run.of("--lang", "zh-Hant", "validate", "bad.xlsx")
    assert f"（來自 {source}）" in next(line for line in validate().out.splitlines() if "嗯" in line)
    found = json.loads(validate("--format", "json").out)["problems"]
    assert [each["source"] for each in found if each["code"] == "unknown-value"] == [source]
    assert all(each["source"] is None for each in found if each["cell"] in (None, "A1"))
    assert validate("--annotate").status == 1
    copy = load_workbook("bad-checked.xlsx")
    comment = copy["活動"].cell(row, at).comment
    assert comment is not None
    assert comment.text.endswith(f"來自 {source}")
    assert source in [cell.value for cell in copy["問題"]["G"]]


def test_validate_tells_that_of_a_column_of_the_sign_in_sheet(run: Run) -> None:
    """A mark that nobody knows, under an event that came from a table."""
    book = Workbook()
    members, marks, deeds = (book.create_sheet(title) for title in ("成員", "簽到", "活動"))
    book.remove(book.worksheets[0])
    for row in (["編號", "姓名", "支部", "類別"], ["1", "王一", "甲", "普通黨員"]):
        members.append(row)
    for row in (["姓名", "2024-03-15"], ["項目", "組織生活會"], ["來源", "表.xlsx!會!C2"], ["王一", "嗯"]):
        marks.append(row)
    deeds.append(["編號", "日期", "項目"])
    book.save("a.xlsx")
    found = json.loads(run("--lang", "zh-Hant", "validate", "a.xlsx", "--format", "json").out)["problems"]
    assert [each["source"] for each in found if each["cell"] == "B4"] == ["表.xlsx › 會 › C2"]


def test_score_tells_it_beside_the_cells(run: Run, imported: str) -> None:
    """In JSON, in the order of the evidence; not where nothing of the records says where it came from."""
    score = run.of("--lang", "zh-Hant", "score", "--out", "o", "--no-ledger", "--format", "json")
    members = json.loads(score(imported).out)["workbooks"][0]["members"]
    lines = [line for member in members for line in member["lines"]]
    assert ["活動!A7"] in [line["evidence"] for line in lines]
    assert all(len(line["sources"]) == len(line["evidence"]) for line in lines)
    assert [line["sources"] for line in lines if line["evidence"] == ["活動!A7"]] == [[SOURCE]]
    book = load_workbook(imported)
    for sheet in book:
        sheet.delete_cols(next(cell.column for cell in sheet[1] if cell.value == "來源"))
    book.save("p.xlsx")
    plain = json.loads(score("p.xlsx").out)["workbooks"][0]["members"]
    assert all("sources" not in line for member in plain for line in member["lines"])
