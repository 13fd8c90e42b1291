"""The worked examples beside the rules: each one comes out as it says, every rule has some, a wrong one is told."""

import shutil
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from dangxing.authoring import cases
from dangxing.authoring.cases import Case, Expect
from dangxing.language import LANGUAGES, text
from dangxing.results import Scorecard
from dangxing.rules import Rulebook, loading
from dangxing.scoring import score
from shipped import RULES

FOLDER = loading.shipped_rules() / "cases"


@cache
def _shipped() -> cases.Suite:
    return cases.load(FOLDER, RULES)


def test_every_case_comes_out_as_it_expects() -> None:
    """No case speaks of what there is not; there are some for each rule set."""
    assert _shipped().faults == ()
    assert {case.rule_set for case in _shipped().cases} == set(RULES.rule_sets)
    assert [failure for case in _shipped().cases for failure in cases.run(case, RULES)] == []


def test_every_rule_has_cases() -> None:
    """No rule is without a worked example."""
    assert cases.uncovered(_shipped().cases, RULES) == ()


def _card(case: Case, rules: Rulebook = RULES) -> Scorecard:
    return score(case.records, rules, case.year)[0]


def test_every_rule_has_a_case_that_gives_and_one_that_does_not() -> None:
    """Both sides of each rule are shown, so that neither a rule that never gives nor one that always gives passes."""
    sides: dict[tuple[str, str], set[bool]] = defaultdict(set)
    for case in _shipped().cases:
        given = {line.rule for line in _card(case).lines}
        for rule in case.expect.rules:
            sides[case.track, rule].add(rule in given)
    assert {rule for rule, found in sides.items() if found != {True, False}} == set()


def test_every_outcome_has_a_case() -> None:
    """Each band, the veto and what is pending are shown for every rule set that has them."""
    shown = {(case.rule_set, _card(case).outcome) for case in _shipped().cases if case.expect.outcome}
    expected = {(rules.id, band.id) for rules in RULES.rule_sets.values() for band in rules.bands}
    expected |= {("enterprise", "vetoed"), ("enterprise", "pending"), ("trainee", "pending")}
    assert shown == expected


def test_no_two_cases_of_a_track_have_the_same_name_and_clause() -> None:
    """A failing case can be found by its name."""
    names = [(case.track, case.clause, case.name) for case in _shipped().cases]
    assert len(names) == len(set(names))


# ── What is told of a case ───────────────────────────────────────────────────────────────────────────────────────────

HEAD = "rule_set: enterprise\ncases:\n  普通黨員:\n"


def _suite(tmp_path: Path, written: str) -> cases.Suite:
    path = tmp_path / "own.yaml"
    path.write_text(written, encoding="utf-8")
    return cases.read(path, RULES)


def _faults(tmp_path: Path, written: str) -> list[str]:
    """The codes of the faults, which must stand in turn just where ``written`` has a ▸."""
    marks = []
    for number, line in enumerate(written.split("\n"), 1):
        pieces = line.split("▸")
        marks += [(number, len("".join(pieces[:at])) + 1) for at in range(1, len(pieces))]
    suite = _suite(tmp_path, written.replace("▸", ""))
    for fault in suite.faults:
        assert all(text(fault.code, language, **fault.params) for language in LANGUAGES)
    assert [(fault.line, fault.column) for fault in suite.faults] == marks
    return [fault.code for fault in suite.faults]


def test_what_differs_is_told_with_its_line(tmp_path: Path) -> None:
    """A case that comes out otherwise says what was expected and what came, for each thing that differs."""
    suite = _suite(
        tmp_path,
        HEAD
        + "    - name: 錯\n      clause: 甲\n      given: {等次: 合格, 測評得分: 100}\n      expect:\n"
        + "        rules: {study.notes: 2 × -1, study.articles: -4, duty.tasks: 5,\n"
        + "                duty.suggestions: {count: 1, points: 2}}\n"
        + "        categories: {study: 12, life: 20}\n        total: 1\n        rank: null\n        outcome: 待定\n"
        + "        reasons: [無]\n",
    )
    (case,) = suite.cases
    found = cases.run(case, RULES)
    assert {(failure.line, failure.name) for failure in found} == {(4, "錯")}
    assert [failure[3:] for failure in found] == [
        ("study.notes", "2, -2", "1, -3"),
        ("duty.tasks", "5", "0"),
        ("duty.suggestions", "1, 2", "0"),
        ("study", "12", "13"),
        ("total", "1", "75.2"),
        ("rank", "—", "1"),
        ("outcome", "pending", "qualified"),
        ("reasons", "無", "總分75.2分，合格（第十四條）"),
    ]


@pytest.mark.parametrize(
    ("reasons", "right"),
    [
        ("[缺評議等次, 缺民主測評得分]", True),
        ("[等次, 測評]", True),
        ("[測評, 等次]", False),
        ("[等次]", False),
        ("[等次, 測評, 日期]", False),
        ("[]", False),
    ],
)
def test_reasons_are_quoted_one_by_one(tmp_path: Path, reasons: str, right: bool) -> None:
    """Each reason in turn holds the words that the case quotes of it, and there are no others."""
    suite = _suite(tmp_path, HEAD + f"    - {{name: 甲, clause: 乙, expect: {{reasons: {reasons}}}}}\n")
    assert (cases.run(suite.cases[0], RULES) == ()) is right


def test_every_requirement_word_is_told_apart(tmp_path: Path) -> None:
    """達到, 未達到 and 不適用 are three things."""
    suite = _suite(
        tmp_path,
        "rule_set: trainee\ncases:\n  黨校學員:\n    - name: 錯\n      clause: 二\n"
        "      given: {起始日期: 03-01, 截止日期: 03-30}\n"
        "      expect: {rules: {transfer: 達到, conduct: 不适用, plan: 達到, analysis: 未达到}}\n",
    )
    found = cases.run(suite.cases[0], RULES)
    assert [failure[3:] for failure in found] == [
        ("transfer", "达到", "不适用"),
        ("conduct", "不适用", "达到"),
        ("plan", "达到", "未达到"),
    ]


def test_all_faults_of_a_file_are_told_with_line_and_column(tmp_path: Path) -> None:
    """Each word that is not known stands with its own place, in one go; sound cases of the file are kept.

    What no workbook may hold (an activity, date, number, result or verdict) is told as it is in a workbook.
    """
    written = (
        HEAD
        + """
    - name: 好
      clause: 甲
      expect: {rules: {study.notes: 1 × -3}}
    - name: 錯
      clause: 甲
      given:
        ▸等第: 合格
        等次: ▸很好
        活動:
          - ▸學習筆計
          - {項目: 學習筆記, 字數: ▸一些}
          - ▸{項目: 學習筆記}
          - {項目: 合理化建議, 結果: ▸也許}
          - ▸{項目: 理論文章, 日期: 02-30}
          - {項目: 理論文章, ▸長度: 5}
          - {項目: 理論文章, 次數: ▸0}
      expect:
        rules:
          ▸study.note: 0
          study.notes: ▸兩次
          study.articles: ▸達到
        categories: {▸studies: 0}
        outcome: ▸良好
  ▸學生黨員:
    - {name: 別, clause: 甲, expect: {total: 1}}
"""
    )
    assert _faults(tmp_path, written) == [
        "rulefaults.unknown-key",
        "problems.unknown-value",
        "problems.unknown-activity",
        "problems.bad-number",
        "problems.missing-for-activity",
        "problems.unknown-result",
        "problems.bad-date",
        "rulefaults.unknown-key",
        "rulefaults.out-of-range",
        "cases.unknown-rule",
        "cases.bad-expectation",
        "cases.bad-expectation",
        "cases.unknown-category",
        "cases.unknown-outcome",
        "cases.unknown-track",
    ]
    assert [case.name for case in _suite(tmp_path, written.replace("▸", "")).cases] == ["好"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("rule_set: ▸company\ncases: {}\n", "cases.unknown-rule-set"),
        ("▸rule_set: enterprise\n", "rulefaults.missing-key"),
        ("rule_set: enterprise\ncases: {}\n▸base: {}\n", "rulefaults.unknown-key"),
        ("rule_set: enterprise\n▸cases:\n  - name: 甲\n", "rulefaults.wants-mapping"),
        ("rule_set: enterprise\ncases: [\n▸", "rulefaults.syntax"),
        (HEAD + "    - ▸{name: 甲, clause: 乙}\n", "rulefaults.missing-key"),
        (HEAD + "    - {name: 甲, clause: 乙, ▸expect: {}}\n", "rulefaults.empty"),
        (HEAD + "    - {name: 甲, clause: 乙, ▸except: {}, expect: {total: 1}}\n", "rulefaults.unknown-key"),
        (HEAD + "    - {name: 甲, clause: 乙, base: ▸丙, expect: {total: 1}}\n", "cases.unknown-base"),
        (HEAD + "    - {name: 甲, clause: 乙, given: {出勤: ▸缺席}, expect: {total: 1}}\n", "rulefaults.wants-mapping"),
        (HEAD + "    - {name: 甲, clause: 乙, given: {活動: [▸3]}, expect: {total: 1}}\n", "rulefaults.wants-mapping"),
        (HEAD + "    - {name: 甲, ▸name: 甲, clause: 乙, expect: {total: 1}}\n", "rulefaults.duplicate-key"),
    ],
)
def test_a_fault_stands_where_it_is(tmp_path: Path, written: str, code: str) -> None:
    """Whatever is wrong with a file of cases, nothing is raised: the fault is a value with line and column."""
    assert _faults(tmp_path, written) == [code]


def test_only_what_a_base_has_can_be_left_out(tmp_path: Path) -> None:
    """A word under ``without`` that removes nothing is a mistake."""
    written = (
        "rule_set: enterprise\nbases:\n  底: {活動: [理論文章]}\ncases:\n  普通黨員:\n"
        "    - {name: 甲, clause: 乙, base: 底, without: [理論文章, ▸學習筆記], expect: {total: null}}\n"
    )
    assert _faults(tmp_path, written) == ["cases.not-in-base"]


def test_a_broken_base_is_told_once(tmp_path: Path) -> None:
    """The cases that build upon it do not repeat its fault."""
    one = "    - {name: 甲, clause: 乙, base: 底, expect: {total: null}}\n"
    written = "rule_set: enterprise\nbases:\n  底: {活動: [▸理論文藝]}\ncases:\n  普通黨員:\n" + one + one
    assert _faults(tmp_path, written) == ["problems.unknown-activity"]


def test_a_folder_that_is_not_there_has_no_cases(tmp_path: Path) -> None:
    """Rules without cases are no fault: each of their rules is told as not covered."""
    assert cases.load(tmp_path / "none", RULES) == cases.Suite((), ())
    assert len(cases.uncovered((), RULES)) == sum(len(list(rules.walk())) for rules in RULES.rule_sets.values())


def test_cases_in_simplified_script_are_the_same(tmp_path: Path) -> None:
    """An organiser may write the cases in either script."""
    suite = _suite(
        tmp_path,
        "rule_set: enterprise\ncases:\n  普通党员:\n    - name: 例\n      clause: 乙\n      given:\n"
        "        等次: 合格\n        出勤: {集中学习: [出席, 请假, 无记录]}\n"
        "        活动: [{项目: 学习笔记, 字数: 2万字}, {项目: 为群众办实事, 次数: 2}]\n"
        "      expect: {rules: {study.missed: 2 × -1, study.notes: 0, duty.people-deeds: 2 × 3}, outcome: 待定}\n",
    )
    assert suite.faults == ()
    assert cases.run(suite.cases[0], RULES) == ()


def test_a_changed_rule_fails_its_cases(tmp_path: Path) -> None:
    """The cases hold the rules to what they say: other points, and the cases of that rule fail."""
    for path in loading.shipped_rules().glob("*.yaml"):
        shutil.copy(path, tmp_path)
    own = tmp_path / "enterprise.yaml"
    own.write_text(own.read_text(encoding="utf-8").replace("target: 30000", "target: 30001"), encoding="utf-8")
    changed = loading.load(tmp_path)
    failed = {failure.subject for case in _shipped().cases for failure in cases.run(case, changed)}
    assert failed == {"theory.notes"}


def test_expect_names_nothing_that_is_not_compared() -> None:
    """Each key of ``expect`` is one that a case can fail by."""
    assert set(Expect.model_fields) == {
        "rules", "categories", "quantified", "poll", "total", "rank", "outcome", "reasons",
    }  # fmt: skip
