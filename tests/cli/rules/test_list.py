"""``dangxing rules list``: every rule with its id, clause, points and words, as a table or as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dangxing import cli
from dangxing.rules import loading
from running import Run

EXAMPLE = Path(__file__).parents[3] / "examples" / "rules"


pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def run(run: Run) -> Run:
    """``dangxing rules list …``."""
    return run.of("rules", "list")


def test_every_rule_has_its_line(run: Run) -> None:
    """In the order of the rules, with what each gives."""
    lines = [line.split() for line in run.told().splitlines()]
    ids = [line[0] for line in lines if line]
    expected = [key for rules in loading.load().rule_sets.values() for *_, key, _ in rules.walk()]
    assert [one for one in ids if one in set(expected)] == expected
    told = [" ".join(line) for line in lines]
    assert "study.missed Article 6·2(1)① −1 each 1 point off for each of the branch's studies missed" in told
    assert any(line.startswith("duty.commendations Article 6·2(3)⑥ ") for line in told)


@pytest.mark.parametrize("line", [
    "Appraisal of company members (enterprise, version 1)",
    "  Ordinary members (ordinary)  Article 6·2",
    "    Study (study)  Article 6·2(1)  standard 20",
    "    commended (commended)  ≥ 90  Article 14",
    "    commended (commended)  ≥ 8, verdict excellent  5(4)",
])  # fmt: skip
def test_headings_tell_sets_tracks_categories_and_outcomes(run: Run, line: str) -> None:
    """Each with its id and its clause."""
    assert line in run.told().splitlines()


def test_it_speaks_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    """The rules' own words come in the script of the language."""
    assert cli.main(["rules", "list", "--lang", "zh-Hans"]) == 0
    out = capsys.readouterr().out
    assert "企业党员目标管理量化考核（enterprise，版本 1）" in out
    assert "学习" in out
    assert "學習" not in out


def test_the_rules_are_those_of_the_year(run: Run) -> None:
    """The heading says which; without a year they are the latest."""
    old = run.told("--rules", str(EXAMPLE), "--lang", "zh-Hant", "--year", "2024")
    new = run.told("--rules", str(EXAMPLE), "--lang", "zh-Hant", "--year", "2025")
    latest = run.told("--rules", str(EXAMPLE), "--lang", "zh-Hant")
    assert "（enterprise，版本 1-2025，2024年度）" in old
    assert ("不少於2萬字" in old, "不少於1.5萬字" in old) == (True, False)
    assert ("不少於1.5萬字" in new, "不少於1.5萬字" in latest) == (True, True)


def test_json_has_the_rules_as_their_files_have_them(run: Run) -> None:
    """Every key under its own name, numbers as numbers, with the digest; so they can be read again."""
    told = json.loads(run.told("--format", "json", "--year", "2024"))
    book = loading.load()
    assert (told["year"], told["folder"]) == (2024, book.folder)
    assert {one["id"]: one["digest"] for one in told["rule_sets"]} == book.digests
    enterprise = told["rule_sets"][0]
    digest = enterprise.pop("digest")
    from dangxing.rules import RuleSet

    assert loading.digest(RuleSet.model_validate(enterprise)) == digest
    visits = enterprise["tracks"]["leader"]["categories"]["theory"]["rules"]["theory.visits"]
    assert (visits["in"], visits["points"]) == ("schedule", {"書記": 2, "委員": 1})


@pytest.mark.parametrize(("arguments", "told"), [
    (("--format", "csv"), "error bad-format: "), (("--year", "24"), "error bad-year: "),
    (("--rules", "nowhere"), "nowhere:1:1: error no-folder: "),
])  # fmt: skip
def test_wrong_usage_is_told(run: Run, arguments: tuple[str, ...], told: str) -> None:
    """On stderr, with status 2."""
    assert told in run.told(*arguments, status=2)
