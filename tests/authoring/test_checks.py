"""What is wrong with rules that can be loaded: one broken file a mistake, each told with its code and place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from broken_rules import ELSEWHERE, EXPECTED
from dangxing.authoring import checks
from dangxing.authoring.checks import Finding, check_rules
from dangxing.language import LANGUAGES, Language, texts
from dangxing.rules.loading import shipped_rules

BROKEN = Path(__file__).parents[1] / "rules_broken_checks"
NOTES = "rule_set: sample\ncases:\n  職工:\n    - {name: 無, clause: 一, expect: {rules: {study.notes: 1 × -2}}}\n"


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


@pytest.mark.parametrize(
    ("first", "second", "told"), [("60 %", "40.01 %", "100.01%"), ("2/3", "1/2", "7/6"), ("99.5 %", "1/2", "149.5%")]
)
def test_what_quotas_come_to_is_told_exactly(tmp_path: Path, first: str, second: str, told: str) -> None:
    text = (BROKEN / "quotas-exceed.yaml").read_text(encoding="utf-8")
    text = text.replace("60 %", first).replace("41 %", second)
    (tmp_path / "sample.yaml").write_text(text, encoding="utf-8")
    assert [found.params["share"] for found in check_rules(tmp_path) if found.short_code == "quotas-exceed"] == [told]


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


def test_what_weighs_most_is_told_first(tmp_path: Path) -> None:
    """An error at the end of the file before warnings at its top; rules that no case tries after everything else."""
    text = (BROKEN / "row-twice.yaml").read_text(encoding="utf-8")
    text = text.replace("            clause: 第一條(1)②\n", "            clause: 無號\n")
    (tmp_path / "sample.yaml").write_text(text.replace("            mend: 努力\n", "", 1), encoding="utf-8")
    found = [(one.severity, one.short_code) for one in check_rules(tmp_path)]
    assert found[0] == ("error", "clause-without-number")
    assert [code for _, code in found[1:]] == ["mend-wanting", "row-twice", "rule-without-case", "rule-without-case"]


@pytest.mark.parametrize(("key", "value"), [("reading", "兩條都計"), ("instead_of", "study.notes"), ("result", None)])
def test_a_row_that_the_text_means_to_count_twice_is_not_doubted(tmp_path: Path, key: str, value: str | None) -> None:
    """The text means both; the one stands in for the other; each reads results of its own."""
    text = (BROKEN / "row-twice.yaml").read_text(encoding="utf-8")
    if value is not None:
        text = text.rstrip("\n") + f"\n            {key}: {value}\n"
    else:
        text = text.replace("            points: -2\n", "            result: 好\n            points: -2\n")
    (tmp_path / "sample.yaml").write_text(text, encoding="utf-8")
    assert {one.short_code for one in check_rules(tmp_path)} <= {"rule-without-case"}


def test_the_grade_of_each_month_is_there_to_be_read(tmp_path: Path) -> None:
    """A category that counts nothing and turns the score of another into a grade, month by month, is asked for nowhere;
    one that only counts nothing is told."""
    text = (BROKEN / "category-unread.yaml").read_text(encoding="utf-8")
    grade = """      grade:
        title: 係數
        en: Grade
        clause: 第一條(2)
        share: 0 %
        start: 0
        cap: 1.2
"""
    settle = "        settle: {every: month, year: mean, over: all}\n"
    text = text.replace(
        "        clause: 第一條(1)\n        start: 10\n", f"        clause: 第一條(1)\n{settle}        start: 10\n"
    )
    limits = "        limits: [{clause: 第一條(2), says: 六分以上, at_least: 1.2, when: [%s]}]\n"
    untold = {}
    for asked in ("{score: study, at_least: 6}", "{rows: {activity: 筆記}}"):
        own = f"{grade}{settle}{limits % asked}"
        (tmp_path / "sample.yaml").write_text(f"{text}{own}", encoding="utf-8")
        found = [one for one in check_rules(tmp_path) if one.short_code == "category-unread"]
        untold[asked[:6]] = sorted(str(one.params["category"]) for one in found)
    assert untold == {"{score": ["參考"], "{rows:": ["係數", "參考"]}


BEGINNING = """  helpers:
    title: 助理
    en: Helpers
    clause: 第一條
    categories:
      begun:
        title: 參考
        en: Begun
        clause: 第一條
        start: {of: others, tracks: [staff], take: aside, then: mean}
        cap: open
"""


@pytest.mark.parametrize(("old", "new"), [
    ("tracks:\n", f"tracks:\n{BEGINNING}"),
    ("bands:\n", "ranking: [total, aside]\nbands:\n"),
    ("bands:\n", "ranking: [total, aside.notes]\nbands:\n"),
])  # fmt: skip
def test_what_others_begin_with_and_what_parts_equal_totals_is_read(tmp_path: Path, old: str, new: str) -> None:
    """A category that counts nothing may be there for these alone, be it for one of its rules."""
    text = (BROKEN / "category-unread.yaml").read_text(encoding="utf-8")
    (tmp_path / "sample.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    assert {one.short_code for one in check_rules(tmp_path)} == {"rule-without-case"}


def test_a_broken_file_hides_nothing_of_the_others(tmp_path: Path) -> None:
    """What keeps one rule set from being loaded is told, and so is what is wrong with the next, and with its cases."""
    shutil.copy(BROKEN.parent / "rules_broken" / "standards-sum.yaml", tmp_path / "broken.yaml")
    text = (BROKEN / "activity-unread.yaml").read_text(encoding="utf-8").replace("id: sample", "id: other", 1)
    (tmp_path / "other.yaml").write_text(
        text.replace("  staff:\n", "  others:\n").replace("職工", "工人").replace("Staff", "Workers"), encoding="utf-8"
    )
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "broken.yaml").write_text(NOTES, encoding="utf-8")
    (tmp_path / "cases" / "other.yaml").write_text(
        NOTES.replace("sample", "other").replace("-2", "-two").replace("職工", "工人"), encoding="utf-8"
    )
    found = check_rules(tmp_path)
    assert [(Path(one.path).name, one.short_code) for one in found if one.short_code != "rule-without-case"] == [
        ("broken.yaml", "standards-sum"),
        ("other.yaml", "bad-expectation"),
        ("other.yaml", "activity-unread"),
    ]


def test_a_table_that_says_what_a_blank_gives_asks_for_no_column(tmp_path: Path) -> None:
    folder = _rules(tmp_path, "column-optional-level")
    path = folder / "sample.yaml"
    path.write_text(path.read_text("utf-8").rstrip() + "\n            otherwise: 0.5\n", "utf-8")
    assert {one.short_code for one in check_rules(folder)} == {"rule-without-case"}


EXAMPLES = Path(__file__).parents[2] / "examples" / "rules"


@pytest.mark.parametrize("name", ["company", "dormitories", "students", "village", "volunteers"])
def test_the_examples_are_clean(name: str) -> None:
    """Nothing is found where there is nothing to find."""
    assert check_rules(EXAMPLES / name) == ()
