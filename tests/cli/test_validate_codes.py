"""The codes of problems: documented, explained, and shown by the books full of mistakes."""

import json
import re
import shutil
import string
import subprocess
import sys
from pathlib import Path

import pytest

from dangxing import cli
from dangxing.cli import codes
from dangxing.language import LANGUAGES, Language
from dangxing.language.catalogue.problems import HINTS, TEXTS
from sheets import book, write

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
BOOKS = ("broken.xlsx", "broken-columns.xlsx", "broken-sheets.xlsx")
# The first is told of columns whose numbers take no unit: the contract that is shipped has none, one of a user's own
# may. The second cannot stand beside a row without evidence.
# The others are told of a year as a whole, by the report, or of the ledger.
NOT_IN_BOOKS = {
    "no-carried", "no-carried-score", "carried-unread", "group-twice",
    "no-quorum-pending", "no-row-of-year",
    "not-a-number", "no-evidence-column", "member-in-two-workbooks", "rules-differ",
    "branch-missing", "branch-of-last-year", "same-workbook", "workbook-failed", "workbook-as-before",
    "ledger-unshared", "draft-left", "draft-refused",
}  # fmt: skip
# These are of how a sheet looks, or of what the sheets together leave open; each has tests of its own.
NOT_IN_BOOKS |= {
    "untitled-column", "untitled-known", "sheet-taken", "uncalculated", "number-not-shown",
    "merged-columns", "merged-number", "hidden-rows", "hidden-columns", "hidden-sheet", "struck-rows", "pale-rows",
    "conditional-look", "narrow-column", "rounded-number", "day-not-shown",
    "title-unit", "title-full", "title-other", "title-note",
    "header-again", "heading-row", "note-row", "struck-in-part", "pale-in-part", "signs-in-part",
    "sign-font", "fill-repeated", "date-without-year", "wrong-weekday", "lone-branch",
    "no-appraisal-otherwise", "post-blank", "no-mark-column-otherwise",
    "no-appraisal-sheet", "same-name", "attendance-blank", "rank-without-number", "unattended", "blank-taken",
    "column-of-text", "mixed-percent", "id-alike", "points-wanting", "points-outside",
    "points-unread", "place-unread", "subject-unread", "no-mark-column", "mark-out-of-range",
}  # fmt: skip
# These are of 簽到, which has tests of its own.
NOT_IN_BOOKS |= {
    "unknown-mark", "mark-taken", "sign-in-blank", "sign-in-differs", "sign-in-twice", "sign-in-no-member",
    "unknown-name", "name-of-several", "sign-in-no-date", "sign-in-no-activity", "sign-in-left-out", "mark-uncounted",
    "total-differs", "other-columns",
}  # fmt: skip


def test_the_page_of_problems_is_up_to_date() -> None:
    """docs/problems.md is what the catalogue makes of it: python -m dangxing.cli.codes > docs/problems.md."""
    assert (ROOT / "docs" / "problems.md").read_text(encoding="utf-8") == codes.document()


def test_the_page_is_made_by_running_the_module() -> None:
    """As its first lines say."""
    command = [sys.executable, "-X", "utf8", "-m", "dangxing.cli.codes"]
    made = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    assert made.stdout == codes.document()


def test_every_code_has_an_example() -> None:
    """Each code that can be told of data, and no other."""
    assert set(codes.EXAMPLES) == codes.of_problems()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_example_fills_its_message(language: Language) -> None:
    """No placeholder is left, none is given in vain, and the hint is told with it."""
    for code, (_, params) in codes.EXAMPLES.items():
        message, hint = codes.told(code, language)
        assert not set("{}") & set(message + (hint or "")), code
        key = f"{code}?" if "nearest" in params and f"{code}?" in TEXTS else code
        texts = (*TEXTS[key], *(HINTS.get(key) or HINTS.get(code) or ()))
        named = {name for each in texts for _, name, _, _ in string.Formatter().parse(each) if name}
        assert set(params) <= named | {"found", "nearest"}, code


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_can_be_explained(language: Language) -> None:
    """In every language, beginning with the code, and with no placeholder for the path."""
    assert len(codes.explained()) > len(codes.EXAMPLES)
    for code in codes.explained():
        page = codes.page(code, language)
        assert page.startswith(code)
        assert "{path}" not in page, code
        assert len(page.splitlines()) >= 2, code


def _told(books: tuple[str, ...], capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, str]]:
    assert cli.main(["validate", *(str(EXAMPLES / name) for name in books), "--format", "json", *options]) == 1
    found: list[dict[str, str]] = json.loads(capsys.readouterr().out)["problems"]
    return found


def test_the_books_full_of_mistakes_show_every_code(capsys: pytest.CaptureFixture[str]) -> None:
    """Each occurs in one of them, or has a test of its own; broken.xlsx alone holds all but those of the header."""
    found = {entry["code"] for entry in _told(BOOKS, capsys) + _told(BOOKS, capsys, "--year", "2024")}
    assert codes.of_problems() - found == NOT_IN_BOOKS
    first = {entry["code"] for entry in _told(BOOKS[:1], capsys) + _told(BOOKS[:1], capsys, "--year", "2024")}
    elsewhere = {
        "no-schedule",
        "no-year",
        "no-members",
        "duplicate-column",
        "missing-column",
        "missing-sheet",
        "no-header",
        "sheet-left-alone",
    }
    assert found - first == elsewhere


def test_the_mistakes_stand_where_the_script_says(capsys: pytest.CaptureFixture[str]) -> None:
    """A line of the script that names a code in its remark makes a problem of that code."""
    script = (EXAMPLES / "make_broken.py").read_text(encoding="utf-8")
    remarked = {code for line in re.findall(r"  # ([a-z, -]+)$", script, re.MULTILINE) for code in line.split(", ")}
    found = {entry["code"] for entry in _told(BOOKS, capsys)}
    assert remarked & codes.of_problems() - {"outside-period"} <= found
    assert len(remarked & codes.of_problems()) > 30


def test_the_books_are_made_by_their_script(tmp_path: Path) -> None:
    """The same bytes every time."""
    script = [sys.executable, "-B", str(EXAMPLES / "make_broken.py"), "--out", str(tmp_path)]
    subprocess.run(script, check=True, capture_output=True)
    for name in BOOKS:
        assert (tmp_path / name).read_bytes() == (EXAMPLES / name).read_bytes()


def test_a_number_that_takes_no_unit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """not-a-number, where a contract of one's own has such a column."""
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    contract = tmp_path / "rules" / "workbook.yaml"
    written = contract.read_text(encoding="utf-8")
    head, staff, rest = written.partition("      staff:")
    contract.write_text(head + staff + rest.replace("holds: whole", "holds: number", 1), encoding="utf-8")
    write(book(支部=[["第一支部", 1, 5, "百餘人", 60]]), tmp_path / "a.xlsx")
    monkeypatch.chdir(tmp_path)
    assert cli.main(["validate", "a.xlsx"]) == 1
    assert "a.xlsx:支部!D2: error not-a-number: 職工總數 takes a number, not 百餘人" in capsys.readouterr().out


def test_papers_that_nothing_can_attest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """no-evidence-column, once for the sheet."""
    sheets = book()
    sheets["活動"] = [("編號", "日期", "項目"), ["001", "2024-03-01", "集中學習"], ["001", "2024-03-02", "心得體會"]]
    write(sheets, tmp_path / "a.xlsx")
    monkeypatch.chdir(tmp_path)
    assert cli.main(["validate", "a.xlsx"]) == 0
    assert capsys.readouterr().out.startswith("a.xlsx:活動!A1: warning no-evidence-column: ")
