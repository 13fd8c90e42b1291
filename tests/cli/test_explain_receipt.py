"""``dangxing explain --receipt``: one page for the member, that stands alone and takes no other file's place."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import openpyxl
import pytest

from dangxing import cli

EXAMPLES = Path(__file__).parents[2] / "examples"
RECORDS = str(EXAMPLES / "records.xlsx")
# Soon explained: what would raise a score takes most of the time.
VETOED = "0115"
Capture = pytest.CaptureFixture[str]
pytestmark = [pytest.mark.locale("zh_TW"), pytest.mark.usefixtures("folder")]


def _receipt(folder: Path, name: str, member: str = "0210", *more: str) -> str:
    assert cli.main(["explain", RECORDS, member, "--receipt", name, *more]) == 0
    return (folder / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["receipt.html", "receipt.md"])
def test_it_holds_all_that_the_score_rests_on(folder: Path, capsys: Capture, name: str) -> None:
    """Result, sums, lines, cells with their contents, what gave nothing and why, readings, digests."""
    told = _receipt(folder, name)
    plain = re.sub(r"\\(.)", r"\1", told) if name.endswith(".md") else told
    for words in (
        "樊桂芳：2024年度考核得分說明", "總分 84.85（滿分 100）：合格", "學習情況 16：標準分 20，加分 0，扣分 4",
        "−1　支部組織的學習少參加一次扣1分（第六條·2(1)①）", "活動!A112", "2024-02-06 集中學習 請假",
        "本期內沒有「失職」的記錄", "學習筆記合計8700，要求20000", "評議!B42", "距「表彰」還差",
        hashlib.sha256(Path(RECORDS).read_bytes()).hexdigest(),
    ):  # fmt: skip
        assert words in plain
    assert capsys.readouterr().out == f"已寫出 {name}\n"


def test_the_page_stands_alone(folder: Path) -> None:
    """No other file, no script, no address of the network; its policy forbids them."""
    told = _receipt(folder, "receipt.html")
    assert "default-src 'none'" in told
    assert not re.search(r"<(script|link|img|iframe)|url\(|@import|https?:", told)
    assert "size: A4" in told


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh-Hans", "没有加分或扣分的条款"),
        ("zh-Hant", "沒有加分或扣分的條款"),
        ("en", "Rules that neither gave nor took points"),
    ],
)
def test_it_is_in_the_language_asked_for(folder: Path, language: str, words: str) -> None:
    """Else in that of the records."""
    told = _receipt(folder, "receipt.html", "0210", "--lang", language)
    assert words in told
    assert f'<html lang="{language}">' in told


def test_who_was_vetoed_has_a_receipt_too(folder: Path) -> None:
    """The verdict with its cell, its clause, and no sums."""
    told = _receipt(folder, "receipt.html", VETOED)
    assert "一票否決" in told
    assert "各項得分" not in told


def test_it_names_the_run(folder: Path) -> None:
    """By number and digest, as ``explain --format json`` has it."""
    assert cli.main(["score", RECORDS, "--out", "scored", "--quiet"]) == 0
    told = _receipt(folder, "receipt.html", VETOED)
    assert re.search(r"<td>1  [0-9a-f]{64}</td>", told)


def test_without_a_name_it_is_called_by_year_and_member(folder: Path, capsys: Capture) -> None:
    """In the working folder, or in the folder that is named; the option may stand anywhere."""
    assert cli.main(["explain", RECORDS, VETOED, "--receipt"]) == 0
    assert cli.main(["explain", RECORDS, VETOED, "--receipt", "--lang", "en"]) == 0
    (folder / "sub").mkdir()
    assert cli.main(["explain", "--receipt", "sub", RECORDS, VETOED]) == 0
    assert (folder / f"receipt-2024-{VETOED}.html").is_file()
    assert (folder / "sub" / f"receipt-2024-{VETOED}.html").is_file()
    assert cli.main(["explain", RECORDS, VETOED, "--receipt", "receipt.pdf"]) == 2
    assert ".html, .md" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["mine.html", "mine.md"])
def test_what_was_not_made_here_is_left_alone(folder: Path, capsys: Capture, name: str) -> None:
    """A file of another, or a receipt that somebody has written in; one as it was made is replaced."""
    own = folder / name
    own.write_text("mine", encoding="utf-8")
    command = ["explain", RECORDS, VETOED, "--receipt", name]
    assert cli.main(command) == 2
    assert own.read_text(encoding="utf-8") == "mine"
    assert "--force" in capsys.readouterr().err
    assert cli.main([*command, "--force"]) == 0
    assert cli.main([*command, "--lang", "en"]) == 0
    edited = own.read_bytes().replace(VETOED.encode(), b"0116", 1)
    own.write_bytes(edited)
    assert cli.main(command) == 2
    assert own.read_bytes() == edited


def test_text_of_the_records_is_text(folder: Path) -> None:
    """A name may hold anything, and no markup comes of it."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in {
        "成員": [["編號", "姓名", "支部", "類別"], ["001", "<script>x</script>*王*\u202e", "東支部", "普通黨員"]],
        "活動": [["編號", "日期", "項目", "級別"], ["001", "2024-03-01", "表彰", "市"]],
        "評議": [["編號", "等次", "測評得分"], ["001", "合格", 90]],
    }.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save("small.xlsx")
    for name in ("small.html", "small.md"):
        assert cli.main(["explain", "small.xlsx", "001", "--receipt", name, "--year", "2024"]) == 0
        told = (folder / name).read_text(encoding="utf-8")
        assert "<script" not in told.replace("\\<script", "")
        assert "\u202e" not in told


def test_the_same_input_gives_the_same_receipt(folder: Path) -> None:
    """No clock is in it."""
    assert _receipt(folder, "a.html") == _receipt(folder, "b.html")


def test_its_figures_are_those_of_the_steps(folder: Path, capsys: Capture) -> None:
    """Every row that a step with points rests on is told with what stands in it."""
    told = _receipt(folder, "receipt.html")
    capsys.readouterr()
    assert cli.main(["explain", RECORDS, "0210", "--format", "json"]) == 0
    nodes = json.loads(capsys.readouterr().out)["nodes"]
    rows = [each for node in nodes if node["says"] and node["value"] for each in node["inputs"]]
    assert len(rows) > 5
    for row in rows:
        assert f"<tr><td>{row['cell']}</td><td>{row['row']}</td></tr>" in told


@pytest.mark.parametrize(
    ("language", "start", "standard"), [("zh-Hant", "起始分", "標準分"), ("en", "Start", "Standard")]
)
def test_a_table_of_categories_says_with_what_they_begin(
    folder: Path, capsys: Capture, language: str, start: str, standard: str
) -> None:
    """A standard where every category has one, else a start; in the letter as in the receipt."""
    company = EXAMPLES / "rules" / "company"
    asked = ["explain", str(company / "records.xlsx"), "C04", "--rules", str(company), "--lang", language]
    assert cli.main([*asked, "--receipt", "receipt.md"]) == 0
    told = {(folder / "receipt.md").read_text(encoding="utf-8"): start}
    for command, said in ((asked, start), (["explain", RECORDS, "0210", "--lang", language], standard)):
        capsys.readouterr()
        assert cli.main([*command, "--format", "markdown"]) == 0
        told[capsys.readouterr().out] = said
    assert len(told) == 3
    for page, said in told.items():
        (head,) = (line for line in page.splitlines() if line.startswith(("| 考核項目", "| Category")))
        assert head.split(" | ")[1] == said
