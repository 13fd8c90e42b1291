"""A run in one language is in that language throughout: nothing but names and the records' own words is another's."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from dangxing import cli
from dangxing.language import LANGUAGES, Language
from dangxing.language.script import simplified

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "records.xlsx"
RECORDS = frozenset({"成員", "安排", "活動", "評議", "支部"})


def words(path: Path) -> list[str]:
    """Every text of a scored workbook's own sheets."""
    book = load_workbook(path, read_only=True, data_only=True)
    sheets = [sheet for sheet in book if sheet.title not in RECORDS and sheet.sheet_state == "visible"]
    found = {str(value) for sheet in sheets for row in sheet.iter_rows(values_only=True) for value in row if value}
    return sorted(found | {sheet.title for sheet in sheets})


@pytest.fixture(scope="module")
def proper() -> tuple[str, ...]:
    """Names: of people, branches and sheets of the records, the longest first."""
    book = load_workbook(EXAMPLE, read_only=True, data_only=True)
    names = {str(value) for row in book["成員"].iter_rows(min_row=2, values_only=True) for value in row[1:3] if value}
    return tuple(sorted(names | RECORDS, key=len, reverse=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_scored_workbook_is_in_the_language_asked_for(
    tmp_path: Path, language: Language, proper: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """``--lang`` decides, whatever the records are written in; and it verifies as it was written."""
    assert cli.main(["score", str(EXAMPLE), "--lang", language, "--out", str(tmp_path), "--no-ledger"]) == 0
    (target,) = tmp_path.glob("*.xlsx")
    foreign = []
    for text in words(target):
        told = text
        for name in proper:
            told = told.replace(name, "")
        other = {
            "en": any("一" <= sign <= "鿿" for sign in told),
            "zh-Hans": simplified(told) != told,
            "zh-Hant": "“" in told,  # Traditional quotes stand in corners
        }[language]
        foreign += [text] if other else []
    assert foreign == []
    capsys.readouterr()
    assert cli.main(["verify", str(target), "--lang", language]) == 0, capsys.readouterr().out
