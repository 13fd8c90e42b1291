"""A workbook whose attendance stands in 簽到, from end to end: checked, mended, scored, explained, verified."""

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

import recalculate
from running import Run

pytestmark = pytest.mark.usefixtures("folder")
JAN, MAR = dt.date(2024, 1, 10), dt.date(2024, 3, 15)
SIGN_IN: Sequence[Sequence[object]] = [
    ["第一支部2024年簽到表"],
    ["編號", "姓名", JAN, MAR],
    ["", "", "黨課", "組織生活會"],
    ["", "學時", 2, ""],
    ["1001", "王一", "√", "缺席"],
    ["", "李 明", "請假", "√"],
]


def written(name: str, rows: Sequence[Sequence[object]] = SIGN_IN) -> str:
    """A workbook with 成員, 簽到, an empty 活動 and 評議."""
    book = Workbook()
    sheets: dict[str, Sequence[Sequence[object]]] = {
        "成員": [
            ["編號", "姓名", "支部", "類別"],
            ["1001", "王一", "第一支部", "普通黨員"],
            ["1002", "李明", "第一支部", "普通黨員"],
        ],
        "簽到": rows,
        "活動": [["編號", "日期", "項目"]],
        "評議": [["編號", "等次", "測評得分"], ["1001", "合格", 90], ["1002", "合格", 80]],
    }
    for title, content in sheets.items():
        sheet = book.create_sheet(title)
        for row in content:
            sheet.append(list(row))
    book.remove(book.worksheets[0])
    book["簽到"].merge_cells("A1:D1")
    book.save(name)
    return name


def test_it_scores_as_it_stands(run: Run) -> None:
    """Without 安排, and without attendance in 活動; the evidence is a link to the mark in the copy of the sheet."""
    path = written("a.xlsx")
    assert run("--lang", "zh-Hant", "score", path, "--out", "o", "--no-ledger").status == 0
    book = load_workbook("o/a-scored.xlsx")
    titles, *lines = book["明細"].values
    found = [dict(zip(titles, line, strict=True)) for line in lines]
    mine = [line for line in found if line["編號"] == "1001" and line["依據"] == "簽到!D5"]
    assert [line["加減分"] is not None for line in mine] == [True]
    assert "簽到" in str(mine[0]["查看"])
    assert "D5" in str(mine[0]["查看"])
    assert book["簽到"]["D5"].value == "缺席"
    assert not [line for line in found if line["編號"] == "1002" and "簽到" in str(line["依據"])]
    book.close()
    assert run("verify", "o/a-scored.xlsx").status == 0
    assert run("verify", "o/a-scored.xlsx", "--input", path).status == 0


def test_a_changed_mark_is_found_by_verify(run: Run) -> None:
    """The copy of 簽到 is held against its digests, as every sheet of the records is."""
    run("score", written("a.xlsx"), "--out", "o", "--no-ledger")
    book = load_workbook("o/a-scored.xlsx")
    book["簽到"]["D5"].value = "√"
    book.save("o/a-scored.xlsx")
    ran = run("--lang", "zh-Hant", "verify", "o/a-scored.xlsx")
    assert ran.status == 1
    assert "簽到!A5" in ran.out


def test_explain_leads_to_the_mark(run: Run) -> None:
    """In the terminal, in JSON and in the letter."""
    path = written("a.xlsx")
    told = run("--lang", "zh-Hant", "explain", path, "1001").out
    assert "簽到!D5 2024-03-15 組織生活會 缺席" in told
    document = json.loads(run("--lang", "zh-Hant", "explain", path, "1001", "--format", "json").out)
    lines = [line for category in document["categories"] for line in category["lines"]]
    assert {"cell": "簽到!D5", "row": "2024-03-15 組織生活會 缺席"}.items() <= next(
        row for line in lines for row in line["evidence"] if row["cell"] == "簽到!D5"
    ).items()
    assert "簽到!D5" in run("--lang", "zh-Hant", "explain", path, "1001", "--format", "markdown").out


def test_it_is_entered_in_the_ledger(run: Run) -> None:
    """And the year is told from there."""
    assert run("score", written("a.xlsx"), "--out", "o", "--ledger", "l.sqlite").status == 0
    assert run("report", "--ledger", "l.sqlite", "--year", "2024").status == 0
    assert run("ledger", "verify", "--ledger", "l.sqlite").status == 0


def test_what_is_certain_is_mended(run: Run) -> None:
    """A copy, with habits as the words of the contract, dates in full, ids by their names; all else as it was."""
    rows = [list(row) for row in SIGN_IN]
    rows[1][2], rows[4][2], rows[4][0] = "1月10号", "出差", "１００１"
    rows[5][0], rows[5][3] = "李明", "√ "
    rows += [["說明：√出席　△請假", "", "", ""]]
    path = written("a.xlsx", rows)
    ran = run("--lang", "zh-Hant", "validate", path, "--fix")
    assert "簽到!C2：「1月10号」改為「2024-01-10」" in ran.out
    sheet = load_workbook("a-fixed.xlsx")["簽到"]
    assert [sheet[cell].value for cell in ("C2", "C5", "A5", "A6", "D6", "A7")] == [
        "2024-01-10", "請假", "1001", "1002", "√", "說明：√出席　△請假",
    ]  # fmt: skip
    assert run("validate", "a-fixed.xlsx", "--fix", "--diff").status == 0
    assert "簽到!" not in run("--lang", "zh-Hant", "validate", "a-fixed.xlsx", "--fix", "--diff").out


def test_what_is_wrong_is_marked_in_a_copy(run: Run) -> None:
    """Each cell of an unknown mark, which is told once."""
    rows = [list(row) for row in SIGN_IN]
    rows[4][2] = rows[5][3] = "△"
    ran = run("--lang", "zh-Hant", "validate", written("a.xlsx", rows), "--annotate")
    assert ran.status == 1
    assert ran.out.count("unknown-mark") == 1
    assert "C5, D6（2 處）" in ran.out
    sheet = load_workbook("a-checked.xlsx")["簽到"]
    assert all(sheet[cell].comment is not None for cell in ("C5", "D6"))


@pytest.mark.skipif(recalculate.SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["xls", "ods", "xlsx"])
def test_real_programs_files_say_the_same(run: Run, kind: str, tmp_path: Path) -> None:
    """As LibreOffice saves them."""
    (made,) = recalculate.convert([Path(written("a.xlsx"))], tmp_path / "made", kind)
    told = run("--lang", "zh-Hant", "explain", str(made), "1001").out
    assert "簽到!D5 2024-03-15 組織生活會 缺席" in told
