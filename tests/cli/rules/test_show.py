"""``dangxing rules show``: what a rule says, how it is read and reckoned, and how it changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dangxing import cli
from dangxing.language import LANGUAGES
from dangxing.language.catalogue.kinds import meanings
from dangxing.rules import loading
from oracle.by_hand import rule_set
from oracle.rules import CITED
from running import Run

EXAMPLE = Path(__file__).parents[3] / "examples" / "rules"


pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def run(run: Run) -> Run:
    """``dangxing rules show …``."""
    return run.of("rules", "show")


def ids(run: Run, name: str, *more: str) -> list[str]:
    """The rules that a name stands for, each with its track."""
    told = json.loads(run.told(name, *more, "--format", "json"))
    return [f"{one['track']}:{one['id']}" for one in told["rules"]]


def test_a_rule_is_explained(run: Run) -> None:
    """The clause, the reading, for whom, the kind and its arithmetic, figures, points and cases."""
    out = run.told("theory.notes")
    assert out.startswith("theory.notes\n  Clause    Article 6·1(1)②\n  Says      study notes of at least 30,000")
    for part in (
        "  Read as   only whole ten thousands",
        "  For       Appraisal of company members · Leading cadres · Theory study (standard 25)\n",
        "  Kind      shortfall\n            What the activities sum to falls short of the target",
        "  Reckoned  ⌊(target − sum) ÷ unit⌋ × points\n",
        "  Figures   activity study notes, measured in characters, target 30000, unit 10000\n",
        "  Points    −1 per 10000, none at all −3\n",
        "  To mend   write about",
        "  Examples  ",
        " → 1 × -3\n",
    ):
        assert part in out


@pytest.mark.parametrize(("rule_id", "figures", "points"), [
    ("theory.visits", "read from Schedule, activity study visit", "secretary +2, committee member +1 each"),
    ("review.opinions", "activity opinions sought, set aside: not wide", "−3"),
    ("study.hours", "activity group study, due those of the schedule", "−0.5 each"),
    ("theory.lecture-hours", "activity Party lecture, due 2", "−0.5 each"),
    ("organisation.lectures", "activity Party lecture, every two months", "−0.5 each"),
    ("duty.absences", "counted: missed without leave", "−3 each"),
    ("study.training", "activity Party school training, study visit, result with reflections", "+3 each"),
    ("duty.suggestions", "by result, activity suggestion", "adopted +5, otherwise +2"),
    ("study.articles", "activity theory article, measured in rows, target 2, at least 5000 characters each", "−2 each"),
    ("organisation.study-forfeit", "activity group study", "category scores 0"),
    ("volunteering", "18 rows or more of volunteering, 35 hours in all", "standard 1"),
    ("transfer", "a row of temporary transfer, applies to periods of 1 months or more", "standard 1"),
    ("duty.branch-rank", None, "first 3 secretary +5, committee member +3, last 3 secretary −5, committee member −3"),
])  # fmt: skip
def test_every_kind_has_its_figures_and_points(run: Run, rule_id: str, figures: str | None, points: str) -> None:
    """What is read, what it is held to, what it gives."""
    lines = [line.strip() for line in run.told(rule_id).splitlines()]
    found = {
        name: next((line for line in lines if line.startswith(f"{name} ")), None) for name in ("Figures  ", "Points   ")
    }
    assert found["Points   "] == f"Points    {points}"
    assert found["Figures  "] == (None if figures is None else f"Figures   {figures}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_can_be_told(run: Run, language: str) -> None:
    """In each language, without a key of the catalogue in it."""
    for name in loading.load().rule_sets:
        out = run.told(name, "--lang", language)
        assert "rules_cli." not in out
        assert "kinds." not in out
        assert "{" not in out


def test_every_kind_has_its_sentence_and_its_formula() -> None:
    """And there is no sentence of a kind that there is not."""
    from dangxing.rules.loading.faults import _KINDS

    told = {name for name in meanings.TEXTS if not name.startswith("read-")}
    assert told == {name for kind in _KINDS for name in (kind, f"{kind}-formula", f"{kind}-name")}


@pytest.mark.parametrize(("name", "found"), [
    ("study.notes", ["ordinary:study.notes"]),
    ("第六條·2(1)②", ["ordinary:study.notes"]),
    ("第六条·2（1）②", ["ordinary:study.notes"]),
    ("review.plan", ["leader:review.plan", "ordinary:review.plan"]),
    ("life", ["ordinary:life.missed", "ordinary:life.unexcused"]),
    ("第六條·2(2)", ["ordinary:life.missed", "ordinary:life.unexcused"]),
    ("參加組織生活會情況", ["ordinary:life.missed", "ordinary:life.unexcused"]),
    ("ordinary.life", ["ordinary:life.missed", "ordinary:life.unexcused"]),
    ("pledge", ["student:pledge"]),
    ("三(一)", ["student:pledge"]),
])  # fmt: skip
def test_a_rule_is_found_by_many_names(run: Run, name: str, found: list[str]) -> None:
    """Ids, clauses, categories; whatever the script and width."""
    assert ids(run, name) == found


@pytest.mark.parametrize(("name", "count"), [
    ("普通党员", 20), ("ordinary", 20), ("leader", 23), ("領導幹部", 23), ("第六條·1", 23), ("enterprise", 43),
    ("Appraisal of company members", 43), ("trainee", 9),
])  # fmt: skip
def test_a_track_or_a_rule_set_shows_all_its_rules(run: Run, name: str, count: int) -> None:
    """By id, title, English name, alias or clause."""
    assert len(ids(run, name)) == count


def test_an_unknown_name_comes_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    """And with status 2."""
    assert cli.main(["rules", "show", "study.note", "--lang", "en"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("dangxing: error no-such-rule: The rules have no study.note")
    assert "Did you mean study.notes?" in err


def test_an_id_must_be_given(capsys: pytest.CaptureFixture[str]) -> None:
    """What is wanting is named."""
    assert cli.main(["rules", "show", "--lang", "en"]) == 2
    assert "Still wanting: ID" in capsys.readouterr().err


def test_a_rule_that_changes_tells_how(run: Run) -> None:
    """Each version with its years; the rule itself as it stands in the year asked for."""
    out = run.told("study.notes", "--rules", str(EXAMPLE), "--year", "2024")
    assert "target 20000, unit 10000\n" in out.partition("Over the years")[0]
    history = out.partition("Over the years")[2]
    assert "until 2024: activity study notes, measured in characters, target 20000" in history
    assert "from 2025: activity study notes, measured in characters, target 15000" in history


def test_a_rule_that_does_not_change_tells_no_history(run: Run) -> None:
    """Though others of its rule set do."""
    assert "Over the years" not in run.told("duty.absences", "--rules", str(EXAMPLE))


def test_a_repealed_rule_is_still_found(run: Run, tmp_path: Path) -> None:
    """As it last stood, with the years in which it was in force and those in which it was not."""
    body = (
        "extends: enterprise\ntracks: {ordinary: {categories: {study: {rules: {study.notes: {until: 2023-12-31}}}}}}\n"
    )
    (tmp_path / "enterprise.yaml").write_text(body, encoding="utf-8")
    told: dict[str, Any] = json.loads(run.told("study.notes", "--rules", str(tmp_path), "--format", "json"))
    (one,) = told["rules"]
    assert [(version["first"], version["last"]) for version in one["versions"]] == [(None, 2023), (2024, None)]
    assert (one["target"], one["versions"][1]["rule"]) == (20000, None)
    out = run.told("study.notes", "--rules", str(tmp_path))
    assert "until 2023: " in out
    assert "from 2024: not in force\n" in out


def test_years_between_two_changes(run: Run, tmp_path: Path) -> None:
    """A span of years has both its ends, a single year one."""
    versions = (
        "[{until: 2020-12-31, value: 1}, {from: 2021-01-01, until: 2021-12-31, value: 2}, "
        "{from: 2022-01-01, until: 2024-12-31, value: 3}]"
    )
    body = "extends: enterprise\ntracks: {ordinary: {categories: {study: {rules: {study.notes: {target: %s}}}}}}\n"
    (tmp_path / "enterprise.yaml").write_text(body % versions, encoding="utf-8")
    out = run.told("study.notes", "--rules", str(tmp_path)).partition("Over the years")[2]
    assert [line.strip().partition(":")[0] for line in out.strip().splitlines()] == [
        "until 2020", "2021", "2022–2024", "from 2025",
    ]  # fmt: skip


def test_json_has_the_rule_and_its_examples(run: Run) -> None:
    """Under the keys of its file; the cases beside the rules in use."""
    (one,) = json.loads(run.told("study.notes", "--format", "json"))["rules"]
    assert (one["rule_set"], one["track"], one["category"], one["standard"]) == ("enterprise", "ordinary", "study", 20)
    assert (one["kind"], one["points"], one["none"], one["versions"]) == ("shortfall", -1, -3, [])
    assert {"name": "恰好兩萬字", "expect": "0"} in one["cases"]


def test_a_mean_is_told(run: Run, tmp_path: Path) -> None:
    """An amount of the mean of its rows has its figure in words, in every language."""
    rule = CITED | {"kind": "amount", "activity": "志願", "measure": "hours", "of": "mean", "points": 1, "per": 1}
    made = rule_set({"c0": {"start": 0, "cap": 10, "rules": {"r.mean": rule | {"units": "proportion"}}}})
    (tmp_path / "made.yaml").write_text(json.dumps(made), encoding="utf-8")
    told = [run.told("r.mean", "--rules", str(tmp_path), "--lang", language) for language in LANGUAGES]
    assert [word in text for word, text in zip(("取平均", "取平均", "of their mean"), told, strict=True)] == [True] * 3


def test_a_rule_is_found_by_each_article_that_it_cites(run: Run, tmp_path: Path) -> None:
    rule = CITED | {"kind": "per-occurrence", "clause": "第三條、第四條", "activity": "志願", "points": 1}
    made = rule_set({"c0": {"start": 0, "cap": 10, "rules": {"r.one": rule}}})
    (tmp_path / "made.yaml").write_text(json.dumps(made), encoding="utf-8")
    for clause in ("第三条", "第四條", "第三條、第四條"):
        assert run.told(clause, "--rules", str(tmp_path)).startswith("r.one\n"), clause


def test_a_category_of_limits_alone_is_shown(run: Run, tmp_path: Path) -> None:
    """By its id, title and clause, with where it begins and its limits; its track shows it after the rules."""
    rule = CITED | {"kind": "per-occurrence", "activity": "志願", "points": 1}
    limit = CITED | {"at_least": 1, "when": [{"score": "c0", "at_least": 5}]}
    part = CITED | {"title": "甲類", "en": "first part", "rules": {"r.one": rule}}
    part.pop("says", None)
    made = rule_set(
        {"c0": {"start": 0, "cap": 10, "parts": {"p0": part}}, "c1": {"start": 0, "cap": 1.5, "limits": [limit]}}
    )
    (tmp_path / "made.yaml").write_text(json.dumps(made), encoding="utf-8")
    folder = ("--rules", str(tmp_path))
    out = run.told("c1", *folder)
    assert out.startswith("c1\n  Clause")
    assert "(start 0, floor 0, cap 1.5)\n" in out
    (limits,) = (line for line in out.splitlines() if line.startswith("  Limits"))
    assert "at least 1" in limits
    assert limits.removeprefix("  Limits").strip() in run.told("c1", *folder, "--as-sentence")
    (one,) = json.loads(run.told("c1", *folder, "--format", "json"))["rules"]
    assert (one["category"], one["id"], one["cap"], one["limits"][0]["at_least"]) == ("c1", None, 1.5, 1)
    (track,) = made["tracks"]
    assert ids(run, track, *folder) == [f"{track}:r.one", f"{track}:None"]
    assert ids(run, "甲类", *folder) == ids(run, "p0", *folder) == [f"{track}:r.one"]
