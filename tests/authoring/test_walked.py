"""Small regulations in what is written for people: the scored workbook, the template, a rule read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from dangxing.authoring import cases
from dangxing.language import LANGUAGES, Language
from dangxing.results import Result
from dangxing.rules import Rulebook, loading
from dangxing.scored import write_scored
from dangxing.scoring import score
from dangxing.workbook import template
from running import Run
from tongues import Tongue, of_workbook

REGULATIONS = Path(__file__).parents[1] / "data" / "regulations"
RECORDS = frozenset({"成員", "安排", "活動", "評議", "支部"})
PRODUCTS = frozenset({"dangxing", "verify", "validate", "score", "Excel", "WPS", "LibreOffice", "xlsx"})


def _scored(name: str, at: int, language: Language, path: Path) -> Rulebook:
    """The scored workbook of a case."""
    book = loading.load(REGULATIONS / name)
    case = cases.load(REGULATIONS / name / "cases", book).cases[at]
    rules = book.for_year(case.year)
    cards = score(case.records, rules, case.year)
    result = Result("records.xlsx", "", case.year, case.records, cards, ())
    write_scored(result, rules, path, grids=None, language=language)
    return book


def _notice(name: str, language: Language, path: Path) -> str:
    """What the notice of a regulation's first case says."""
    _scored(name, 0, language, path)
    book = load_workbook(path, read_only=True)
    (sheet,) = (sheet for sheet in book if sheet.title in ("公示", "Notice"))
    told = "\n".join(str(value) for row in sheet.iter_rows(values_only=True) for value in row if value)
    book.close()
    return told


@pytest.mark.parametrize("name", sorted(path.name for path in REGULATIONS.iterdir()))
def test_workbooks_are_in_simplified_throughout(name: str, tmp_path: Path) -> None:
    """Of rules in Traditional Chinese too; nothing is told by the id of a rule, a category or a band."""
    paths = [tmp_path / "scored.xlsx", tmp_path / "blank.xlsx"]
    book = _scored(name, -1, "zh-Hans", paths[0])
    template.write_template(book, list(book.tracks), "zh-Hans", paths[1])
    tongue = Tongue("zh-Hans", RECORDS, PRODUCTS)
    for path in paths:
        assert tongue.foreign(of_workbook(path, lambda title: title not in RECORDS)) == set()


@pytest.mark.parametrize(
    ("name", "language", "told"),
    [
        ("grades", "zh-Hans", "总分由量化考核得分（占80%）和测评（占20%）合成。"),
        ("grades", "en", "The total is made of the quantified score (80%) and Survey (20%)."),
        ("kinder", "en", "made of the quantified score (40%), Parents (30%), Peers (20%) and Head (10%)."),
    ],
)
def test_the_notice_says_what_the_total_is_made_of(name: str, language: Language, told: str, tmp_path: Path) -> None:
    assert told in _notice(name, language, tmp_path / "scored.xlsx")


def _notes(name: str, language: Language, path: Path) -> dict[str, str]:
    """The notes of a template by the titles that they are on."""
    book = loading.load(REGULATIONS / name)
    template.write_template(book, list(book.tracks), language, path)
    made = load_workbook(path)
    notes = {str(cell.value): cell.comment.text for sheet in made for cell in sheet[1] if cell.comment}
    made.close()
    return notes


def test_a_template_says_what_counts_for_a_mark_that_is_not_there(tmp_path: Path) -> None:
    notes = _notes("kinder", "zh-Hant", tmp_path / "blank.xlsx")
    assert "按園長評價計" in notes["家長評議"]
    assert "按6計" in notes["同事互評1"]
    assert "總分隨之待定" in notes["園長評價"]


def test_a_template_says_what_needs_a_subject(tmp_path: Path) -> None:
    """違章 must have one, its kinds being counted."""
    notes = _notes("workshop", "zh-Hant", tmp_path / "blank.xlsx")
    assert "這些項目必須填：違章" in next(note for title, note in notes.items() if title.startswith("主題"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_read_back_says_what_share_of_its_category_counts(language: Language, run: Run) -> None:
    told = run.told(
        "--lang", language, "rules", "show", "grades", "--as-sentence", "--rules", str(REGULATIONS / "grades")
    )
    said = {"zh-Hans": "得分乘以50%计入", "zh-Hant": "得分乘以50%計入", "en": "50% of the score counts"}
    assert said[language] in told
