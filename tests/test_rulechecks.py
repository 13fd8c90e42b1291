"""What is wrong with rules that can be loaded: one broken file a mistake, each told with its code and place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dangxing.authoring import checks
from dangxing.authoring.checks import Finding, check_rules
from dangxing.language import LANGUAGES, Language, texts
from dangxing.rules.loading import shipped_rules

BROKEN = Path(__file__).parent / "rules_broken_checks"
NOTES = "rule_set: sample\ncases:\n  職工:\n    - {name: 無, clause: 一, expect: {rules: {study.notes: 1 × -2}}}\n"

# File: code, severity, line, column.
EXPECTED: dict[str, tuple[str, str, int, int]] = {
    "activity-unread": ("activity-unread", "warning", 15, 3),
    "aspect-wanting": ("aspect-wanting", "warning", 35, 11),
    "band-gap": ("band-gap", "warning", 15, 64),
    "band-hidden": ("band-hidden", "error", 13, 10),
    "band-unreachable": ("band-unreachable", "error", 11, 64),
    "band-vetoed": ("band-vetoed", "error", 12, 69),
    "bonus-swallowed": ("bonus-swallowed", "warning", 27, 11),
    "clause-without-number": ("clause-without-number", "error", 29, 21),
    "clause-without-number-band": ("clause-without-number", "error", 11, 49),
    "column-optional": ("column-optional", "warning", 41, 22),
    "column-optional-level": ("column-optional", "warning", 40, 17),
    "mend-wanting": ("mend-wanting", "warning", 27, 11),
    "never-applies": ("never-applies", "error", 32, 48),
    "never-met": ("never-met", "error", 34, 26),
    "none-milder": ("none-milder", "warning", 44, 19),
    "not-written": ("not-written", "warning", 43, 29),
    "nothing-held": ("nothing-held", "error", 35, 13),
    "points-over-standard": ("points-over-standard", "warning", 33, 21),
    "result-unread": ("result-unread", "error", 42, 21),
    "rule-repeated": ("rule-repeated", "error", 34, 11),
    "rule-without-case": ("rule-without-case", "warning", 34, 11),
    "sign-unlikely": ("sign-unlikely", "warning", 41, 21),
    "sign-unlikely-rank": ("sign-unlikely", "warning", 40, 44),
    "term-twice": ("term-twice", "error", 8, 17),
    "text-blank": ("text-blank", "error", 30, 19),
    "unit-over-target": ("unit-over-target", "error", 42, 19),
    "verdict-vetoed": ("verdict-vetoed", "error", 41, 28),
    "vote-unweighed": ("vote-unweighed", "warning", 13, 3),
}
# Found in other ways than by one broken file of rules.
ELSEWHERE = {"column-wanting"}


def _rules(folder: Path, name: str, cases: str = NOTES) -> Path:
    shutil.copy(BROKEN / f"{name}.yaml", folder / "sample.yaml")
    (folder / "cases").mkdir()
    (folder / "cases" / "sample.yaml").write_text(cases, encoding="utf-8")
    return folder


def _told(findings: tuple[Finding, ...]) -> list[tuple[str, str, int, int]]:
    return [(one.short_code, one.severity, one.line, one.column) for one in findings]


def test_the_shipped_rules_are_clean() -> None:
    """Nothing is found in what the program comes with."""
    assert check_rules() == ()


def test_every_broken_file_is_expected() -> None:
    """No file of mistakes is forgotten, and every code has one."""
    assert {path.stem for path in BROKEN.glob("*.yaml")} == EXPECTED.keys()
    codes = {key for key in texts("rulechecks") if key in {code for code, *_ in EXPECTED.values()} | ELSEWHERE}
    assert codes == {code for code, *_ in EXPECTED.values()} | ELSEWHERE


@pytest.mark.parametrize("name", EXPECTED)
def test_a_mistake_is_told_with_its_code_and_place(tmp_path: Path, name: str) -> None:
    """Each broken file has its one mistake, and nothing else is found in it but rules that no case tries."""
    found = check_rules(_rules(tmp_path, name))
    if name != "rule-without-case":
        found = tuple(one for one in found if one.short_code != "rule-without-case")
    assert _told(found) == [EXPECTED[name]]
    assert found[0].path == str(tmp_path / "sample.yaml")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EXPECTED)
def test_a_finding_reads_in_every_language(tmp_path: Path, name: str, language: Language) -> None:
    """Every placeholder is filled, and the message says how to mend it: two clauses at least."""
    for one in check_rules(_rules(tmp_path, name)):
        message = one.message(language)
        assert "{" not in message
        assert "；" in message or ": " in message or "; " in message


def test_a_column_that_the_contract_lacks(tmp_path: Path) -> None:
    """A rule by post gives nothing in a workbook without the column 職務."""
    _rules(tmp_path, "sign-unlikely-rank")
    contract = (shipped_rules() / "workbook.yaml").read_text(encoding="utf-8")
    begin = contract.index("      post:\n")
    end = contract.index("      standing:\n")
    (tmp_path / "workbook.yaml").write_text(contract[:begin] + contract[end:], encoding="utf-8")
    found = [one for one in check_rules(tmp_path) if one.short_code == "column-wanting"]
    assert _told(tuple(found)) == [("column-wanting", "error", 39, 13)]
    assert "members.post" in found[0].message("en")


def test_faults_of_loading_come_as_they_are(tmp_path: Path) -> None:
    """Rules that cannot be loaded are told by the faults of loading, and nothing is raised."""
    shutil.copy(BROKEN.parent / "rules_broken" / "standards-sum.yaml", tmp_path / "sample.yaml")
    assert [(one.code, one.severity) for one in check_rules(tmp_path)] == [("rulefaults.standards-sum", "error")]


def test_a_faulty_case_is_an_error(tmp_path: Path) -> None:
    """What is wrong with the cases is told with its place in them."""
    folder = _rules(tmp_path, "activity-unread", NOTES.replace("study.notes", "study.note"))
    found = [one for one in check_rules(folder) if one.severity == "error"]
    assert [(one.code, Path(one.path).parent.name) for one in found] == [("cases.unknown-rule", "cases")]


def test_a_word_of_the_workbook_that_a_case_has_wrong(tmp_path: Path) -> None:
    """Faults that the check of workbooks finds in a case are told in its words, with the hint."""
    case = "    - {name: 甲, clause: 一, given: {活動: [筆計]}, expect: {total: 1}}\n"
    found = [one for one in check_rules(_rules(tmp_path, "activity-unread", NOTES + case)) if one.severity == "error"]
    assert [one.code for one in found] == ["problems.unknown-activity"]
    assert "筆記" in found[0].message("zh-Hant")


def test_rules_that_extend_are_told_where_they_are_written(tmp_path: Path) -> None:
    """What a file changes is told in it, what it inherits where it is written; only its own rules want cases."""
    (tmp_path / "own.yaml").write_text(
        "extends: enterprise\ntracks:\n  leader:\n    categories:\n      theory:\n        rules:\n"
        "          theory.notes: {target: 500, points: -26}\n",
        encoding="utf-8",
    )
    found = {(one.short_code, Path(one.path).name) for one in check_rules(tmp_path)}
    assert found == {
        ("unit-over-target", "enterprise.yaml"),
        ("points-over-standard", "own.yaml"),
        ("rule-without-case", "own.yaml"),
    }


def test_what_was_once_in_force_is_checked_too(tmp_path: Path) -> None:
    """A mistake in the rules of an earlier year is found, since years gone by are still scored."""
    (tmp_path / "own.yaml").write_text(
        "extends: enterprise\ntracks:\n  leader:\n    categories:\n      theory:\n        rules:\n"
        "          theory.notes:\n            points:\n              - {until: 2022-12-31, value: -26}\n"
        "              - {from: 2023-01-01, value: -1}\n",
        encoding="utf-8",
    )
    found = [one for one in check_rules(tmp_path) if one.short_code == "points-over-standard"]
    assert [(Path(one.path).name, one.line) for one in found] == [("own.yaml", 9)]


def test_a_folder_of_added_titles_stands_for_the_shipped_rules(tmp_path: Path) -> None:
    """Where only columns are added, the shipped rule sets are checked with the cases beside them."""
    (tmp_path / "columns.yaml").write_text("成員:\n  姓名: [同志姓名]\n", encoding="utf-8")
    assert check_rules(tmp_path) == ()
    assert checks.beside(tmp_path, checks.CASES) == shipped_rules() / "cases"
