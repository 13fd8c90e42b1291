"""``dangxing rules check`` and ``dangxing rules test``: what they print, where, and their exit status."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from dangxing.rules.loading import shipped_rules
from running import Run

BROKEN = Path(__file__).parents[2] / "rules_broken_checks"
CASES = (
    "rule_set: sample\ncases:\n  職工:\n"
    "    - {name: 沒有筆記, clause: 第一條, expect: {rules: {study.notes: 1 × -2}}}\n"
    "    - {name: 有筆記, clause: 第一條, given: {活動: [{項目: 筆記, 字數: 1}]}, expect: {total: 10, outcome: 合格}}\n"
)
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(folder: Path) -> Path:
    """A working folder with a rule set that has one warning and two cases, in an English locale."""
    (folder / "own" / "cases").mkdir(parents=True)
    shutil.copy(BROKEN / "mend-wanting.yaml", "own/sample.yaml")
    (folder / "own" / "cases" / "sample.yaml").write_text(CASES, encoding="utf-8")
    return folder


@pytest.fixture
def run(run: Run) -> Run:
    """``dangxing rules …``."""
    return run.of("rules")


WARNING = (
    "own/sample.yaml:27:11: warning mend-wanting: The rule study.notes can take points off and has no mend, so that "
    "feedback has no advice to give: add mend\n"
)


@pytest.mark.parametrize("arguments", [("own",), ("--rules", "own")])
def test_a_warning(run: Run, arguments: tuple[str, ...]) -> None:
    """One line, the place first, on stdout; warnings alone leave the status 0."""
    assert run("check", *arguments) == (0, WARNING, "errors: 0; warnings: 1\n")


def test_errors(folder: Path, run: Run) -> None:
    """An error makes the status 1; --quiet leaves warnings and the closing line out."""
    shutil.copy(BROKEN / "unit-over-target.yaml", "own/sample.yaml")
    status, out, err = run("check", "own", "--quiet")
    assert (status, err) == (1, "")
    assert [line.split(": ")[:2] for line in out.splitlines()] == [["own/sample.yaml:42:19", "error unit-over-target"]]


def test_rules_that_cannot_be_loaded(run: Run) -> None:
    """Their faults are findings like others: status 1, not 2."""
    shutil.copy(BROKEN.parent / "rules_broken" / "missing-kind.yaml", "own/sample.yaml")
    status, out, _ = run("check", "own")
    assert (status, out.split(": ")[1]) == (1, "error missing-key")


def test_a_folder_that_is_not_there(run: Run) -> None:
    """It is told as a fault of the rules."""
    status, out, _ = run("check", "nowhere")
    assert (status, out.split(": ")[:2]) == (1, ["nowhere:1:1", "error no-folder"])


def test_check_as_json(run: Run) -> None:
    """Each finding with path, line, column, severity, code and message."""
    status, out, _ = run("check", "own", "--format", "json", "--quiet")
    assert (status, json.loads(out)) == (0, {"findings": []})
    status, out, _ = run("check", "own", "--format", "json")
    (found,) = json.loads(out)["findings"]
    assert {**found, "message": None} == {
        "path": "own/sample.yaml", "line": 27, "column": 11, "severity": "warning", "code": "mend-wanting",
        "message": None,
    }  # fmt: skip


def test_check_for_github(folder: Path, run: Run) -> None:
    """Workflow commands, with what has a meaning there escaped."""
    (folder / "a,b").mkdir()
    shutil.copy("own/sample.yaml", "a,b/sample.yaml")
    status, out, _ = run("check", "a,b", "--format", "github")
    assert status == 0
    place = "file=a%2Cb/sample.yaml,line=27,col=11,title="
    assert [line[: line.index("::", 2)] for line in out.splitlines()] == [
        f"::warning {place}mend-wanting", f"::warning {place}rule-without-case",
    ]  # fmt: skip


def test_the_shipped_rules_are_clean_and_their_cases_pass(run: Run) -> None:
    """Where the working folder has no rules, those shipped are checked and tested: nothing on stdout."""
    for command in ("check", "test"):
        status, out, err = run(command)
        assert (status, out) == (0, "")
        assert len(err.splitlines()) == 1


def test_cases_that_pass(run: Run) -> None:
    """All beside the rules, or those named."""
    passed = (0, "", "All 2 cases came out as they expect\n")
    assert run("test", "--rules", "own") == passed
    assert run("test", "own/cases/sample.yaml", "--rules", "own") == passed
    assert run("test", "own/cases", "--rules", "own") == passed


def test_cases_that_differ(folder: Path, run: Run) -> None:
    """What should be and what is, with the line of the case: status 1."""
    (folder / "own" / "cases" / "sample.yaml").write_text(
        CASES.replace("-2", "-3").replace("10", "9"), encoding="utf-8"
    )
    status, out, err = run("test", "--rules", "own")
    assert (status, err) == (1, "Of 2 cases 2 came out otherwise; faults in the files: 0\n")
    assert out.splitlines()[0] == (
        "own/cases/sample.yaml:4: error case-differs: In the case 沒有筆記, study.notes should be 1, -3 and is 1, -2: "
        "check the rule, or correct the case"
    )
    assert len(out.splitlines()) == 2


def test_cases_as_json(folder: Path, run: Run) -> None:
    """How many ran, each that differs, each fault of the files."""
    wrong = CASES.replace("-2", "-3") + "    - {name: 甲, clause: 乙, expect: {rules: {study.note: 0}}}\n"
    (folder / "own" / "cases" / "sample.yaml").write_text(wrong, encoding="utf-8")
    status, out, _ = run("test", "--rules", "own", "--format", "json", "--quiet")
    told = json.loads(out)
    assert (status, told["cases"]) == (1, 2)
    assert told["failures"] == [
        {"path": "own/cases/sample.yaml", "line": 4, "name": "沒有筆記", "subject": "study.notes",
         "expected": "1, -3", "got": "1, -2"},
    ]  # fmt: skip
    assert [(fault["line"], fault["code"]) for fault in told["faults"]] == [(6, "unknown-rule")]


def test_no_cases(folder: Path, run: Run) -> None:
    """Rules without any case are not tested: that is no success."""
    shutil.rmtree(folder / "own" / "cases")
    assert run("test", "--rules", "own") == (
        1,
        "",
        "There are no cases to run (own/cases): write some there\n",
    )


def test_a_file_of_changes_is_tried_by_the_cases_of_what_it_changes(folder: Path, run: Run) -> None:
    """One that changes nothing passes; what one changes comes out otherwise than the shipped cases expect."""
    path = folder / "changes" / "trainee.yaml"
    path.parent.mkdir()
    path.write_text('extends: trainee\nversion: "1-local"\n', encoding="utf-8")
    status, out, err = run("test", "--rules", "changes")
    assert (status, out) == (0, "")
    assert err.splitlines()[1].startswith("These were the shipped cases of the rules that yours extend")
    assert err.endswith("write cases of your own in changes/cases\n")
    path.write_text('extends: trainee\nversion: "2"\nbands: {commended: {at_least: 9.5}}\n', encoding="utf-8")
    status, out, _ = run("test", "--rules", "changes")
    assert status == 1
    assert "case-differs" in out


def test_a_file_of_cases_that_is_not_there(run: Run) -> None:
    """Status 2."""
    status, _, err = run("test", "none.yaml")
    assert (status, err.split(": ")[:2]) == (2, ["none.yaml", "error not-found"])


@pytest.mark.parametrize("command", ["check", "test"])
def test_a_format_that_is_not_known(run: Run, command: str) -> None:
    """Wrong usage, with those that are known."""
    status, _, err = run(command, "--format", "xml")
    assert status == 2
    assert "text|json" in err


def test_a_changed_rule_fails_the_shipped_cases(folder: Path, run: Run) -> None:
    """A copy of the rules with a clause's points changed no longer passes the cases that came with it."""
    own = shutil.copytree(shipped_rules(), folder / "copy")
    path = own / "trainee.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("at_least_months: 1", "at_least_months: 2"), "utf-8")
    status, out, _ = run("test", "--rules", "copy")
    assert status == 1
    assert {line.split(":")[0] for line in out.splitlines()} == {"copy/cases/trainee.yaml"}
