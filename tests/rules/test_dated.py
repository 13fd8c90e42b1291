"""Dates in rules: what is in force on a year's first day counts for it, and years gone by are scored as they were."""

from __future__ import annotations

import pickle
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from builders import appraised, did, member, records
from dangxing import rules
from dangxing.cli.rendering import error_lines
from dangxing.errors import RulesProblem
from dangxing.rules import loading
from dangxing.scoring import score

D = Decimal
NOTES = (
    "extends: enterprise\ntracks:\n  ordinary:\n    categories:\n      study:\n        rules:\n          study.notes:\n"
)


def loaded(path: Path, body: str) -> rules.Rulebook:
    (path / "enterprise.yaml").write_text(body, encoding="utf-8")
    return loading.load(path)


def rule(book: rules.Rulebook, year: int, track: str = "ordinary", rule_id: str = "study.notes") -> Any:
    """A rule as it stands in a year; None where it is not in force."""
    walked = book.for_year(year).tracks[track][0].walk()
    return next((one for name, _, _, _, key, one in walked if (name, key) == (track, rule_id)), None)


# ── Values ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_value_changes_from_a_day_on(tmp_path: Path) -> None:
    """Before it the parent's stands; from the year of that day on, the new one."""
    book = loaded(tmp_path, NOTES + "            target: [{from: 2025-01-01, value: 15000}]\n")
    assert [int(rule(book, year).target) for year in (1990, 2024, 2025, 2030)] == [20000, 20000, 15000, 15000]


@pytest.mark.parametrize(("versions", "expected"), [
    ("{until: 2024-12-31, value: 1}, {from: 2025-01-01, value: 2}", [1, 1, 2, 2]),
    ("{until: 2024-01-01, value: 1}, {from: 2024-01-02, value: 2}", [1, 1, 2, 2]),
    ("{until: 2024-06-30, value: 1}, {from: 2024-07-01, value: 2}", [1, 1, 2, 2]),
    ("{from: 2024-01-02, until: 2024-12-31, value: 1}", [20000, 20000, 20000, 20000]),
    ("{from: 2024-01-01, until: 2024-01-01, value: 1}", [20000, 1, 20000, 20000]),
    ("{from: 2025-01-01, value: 2}, {until: 2023-12-31, value: 1}", [1, 20000, 2, 2]),
    ("{from: null, until: 2024-12-31, value: 1}", [1, 1, 20000, 20000]),
])  # fmt: skip
def test_what_is_in_force_on_the_first_day_counts_for_all_of_the_year(
    tmp_path: Path, versions: str, expected: list[int]
) -> None:
    """Who is appraised may know by what; where no version is in force then, the parent's value stands."""
    book = loaded(tmp_path, NOTES + f"            target: [{versions}]\n")
    assert [int(rule(book, year).target) for year in (2023, 2024, 2025, 2026)] == expected


@pytest.mark.parametrize(("day", "expected"), [
    ("2024-09-01", [20000, 2, 2]),
    ("2024-09-02", [20000, 20000, 2]),
    ("2025-01-01", [20000, 20000, 2]),
    ("2025-09-01", [20000, 20000, 2]),
])  # fmt: skip
def test_a_year_that_begins_in_september_has_the_rules_of_its_first_day(
    tmp_path: Path, day: str, expected: list[int]
) -> None:
    """2024 is the one that begins on 1 September 2024, whichever file says so."""
    period = "period: {from: 09-01}\n"
    book = loaded(
        tmp_path, NOTES.replace("tracks:", f"{period}tracks:", 1) + f"            target: [{{from: {day}, value: 2}}]\n"
    )
    assert [int(rule(book, year).target) for year in (2023, 2024, 2025)] == expected
    assert book.for_year(2024).rule_sets["enterprise"].calendar.label(2024) == "2024–2025"


def test_any_value_of_a_rule_can_be_dated(tmp_path: Path) -> None:
    """Points, an entry of a table, words, a list; null ends what need not be there."""
    book = loaded(
        tmp_path,
        NOTES
        + "            says: [{from: 2025-01-01, value: 新的說法}]\n"
        + "            activity: [{from: 2025-01-01, value: [學習筆記, 心得體會]}]\n"
        + "            none: [{from: 2025-01-01, value: null}]\n"
        + "      duty:\n        rules:\n          duty.commendations:\n"
        + "            table: {省: [{from: 2026-01-01, value: 12}]}\n",
    )
    old, new = rule(book, 2024), rule(book, 2025)
    assert (new.says, new.activity, new.none) == ("新的說法", ("學習筆記", "心得體會"), None)
    assert (old.activity, old.none, new.points) == (("學習筆記",), D(-3), old.points)
    tables = [rule(book, year, rule_id="duty.commendations").table["省"] for year in (2025, 2026)]
    assert tables == [10, 12]


def test_what_holds_for_the_rule_set_can_be_dated(tmp_path: Path) -> None:
    """Bands, standards that sum to the full score in every year, weights, the version."""
    book = loaded(
        tmp_path,
        'extends: enterprise\nversion: [{from: 2025-01-01, value: "2"}]\n'
        "bands: {qualified: {at_least: [{from: 2025-01-01, value: 65}]}}\n"
        "weights:\n  quantified: [{from: 2025-01-01, value: 0.7}]\n  poll: [{from: 2025-01-01, value: 0.3}]\n"
        "tracks:\n  ordinary:\n    categories:\n"
        "      study: {standard: [{from: 2025-01-01, value: 25}]}\n"
        "      life: {standard: [{from: 2025-01-01, value: 15}]}\n",
    )
    found = [book.for_year(year).rule_sets["enterprise"] for year in (2024, 2025)]
    assert [one.version for one in found] == ["1", "2"]
    assert [one.bands[1].at_least for one in found] == [60, 65]
    assert [one.weights and one.weights.poll for one in found] == [D("0.2"), D("0.3")]
    standards = [[int(one.standard) for one in rules.tracks["ordinary"].categories.values()] for rules in found]
    assert standards == [[20, 20, 40, 20], [25, 15, 40, 20]]


def test_a_whole_rule_set_can_be_dated(tmp_path: Path) -> None:
    """Dates are not for files of changes alone."""
    sample = Path(__file__).parents[1] / "rules_broken" / "unknown-kind.yaml"
    body = sample.read_text(encoding="utf-8").replace("absense", "absence")
    dated = "points: [{until: 2024-12-31, value: -1}, {from: 2025-01-01, value: -2}]"
    book = loaded(tmp_path, body.replace("points: -2", dated))
    assert [rule(book, year, "staff").points for year in (2024, 2025)] == [-1, -2]


# ── Rules, categories, bands ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_repeal_is_a_dated_end(tmp_path: Path) -> None:
    """The rule gives points in the years before, and none after."""
    book = loaded(tmp_path, NOTES + "            until: 2024-12-31\n")
    assert (rule(book, 2024) is None, rule(book, 2025) is None) == (False, True)


def test_a_rule_begins_in_a_year(tmp_path: Path) -> None:
    """One that is added, and one of another name that takes the place of one that ends."""
    body = NOTES.removesuffix("          study.notes:\n")
    new = "kind: presence, clause: 補充, says: 有筆記加1分, activity: 學習筆記, points: 1"
    book = loaded(
        tmp_path,
        f"{body}          study.notes: {{until: 2024-12-31}}\n          study.any: {{from: 2025-01-01, {new}}}\n",
    )
    found = [{key for *_, key, _ in book.for_year(year).tracks["ordinary"][0].walk()} for year in (2024, 2025)]
    assert found[0] - found[1] == {"study.notes"}
    assert found[1] - found[0] == {"study.any"}
    assert not hasattr(rule(book, 2025, rule_id="study.any"), "from")


def test_a_category_and_a_band_begin_and_end(tmp_path: Path) -> None:
    """Two categories become one, and an outcome is new."""
    book = loaded(
        tmp_path,
        "extends: enterprise\n"
        "bands: {good: {from: 2025-01-01, title: 良好, en: good, clause: 補充, at_least: 80}}\n"
        "tracks:\n  ordinary:\n    categories:\n      life: {until: 2024-12-31}\n"
        "      study: {standard: [{from: 2025-01-01, value: 40}]}\n",
    )
    found = [book.for_year(year).rule_sets["enterprise"] for year in (2024, 2025)]
    assert [len(one.bands) for one in found] == [3, 4]
    assert [list(one.tracks["ordinary"].categories) for one in found] == [
        ["study", "life", "duty", "review"], ["study", "duty", "review"],
    ]  # fmt: skip


def test_a_repeal_can_be_taken_back(tmp_path: Path) -> None:
    """The end that the parent sets goes by null, or is put off."""
    (tmp_path / "parent.yaml").write_text(
        NOTES.replace("extends: enterprise\n", "extends: enterprise\nid: parent\n") + "            until: 2024-12-31\n",
        encoding="utf-8",
    )
    book = loaded(tmp_path, NOTES.replace("enterprise", "parent") + "            until: null\n")
    assert rule(book, 2030) is not None
    book = loaded(tmp_path, NOTES.replace("enterprise", "parent") + "            until: 2026-12-31\n")
    assert [rule(book, year) is not None for year in (2025, 2026, 2027)] == [True, True, False]


# ── The rulebook of a year ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_rulebook_without_dates_is_the_same_in_every_year() -> None:
    """Nothing is made anew for it."""
    book = loading.load()
    assert book.eras == {}
    assert book.for_year(1999) is book


def test_the_digest_is_of_the_rules_of_the_year(tmp_path: Path) -> None:
    """A year before a change has the digest that it had before the change was written."""
    before = loading.load().digests["enterprise"]
    book = loaded(tmp_path, NOTES + "            target: [{from: 2025-01-01, value: 15000}]\n")
    assert book.for_year(2024).digests["enterprise"] == before
    assert book.for_year(2025).digests["enterprise"] == book.digests["enterprise"] != before
    assert book.for_year(2024).for_year(2025).digests == book.digests


def test_without_a_year_the_latest_rules_are_told(tmp_path: Path) -> None:
    """Those after every change that is dated; the clock is never asked."""
    book = loaded(tmp_path, NOTES + "            target: [{from: 2199-01-01, value: 15000}]\n")
    assert book.rule_sets == book.for_year(2199).rule_sets != book.for_year(2198).rule_sets


def test_what_records_are_read_by_is_the_same_in_all_years(tmp_path: Path) -> None:
    """A workbook can be checked before its year is known."""
    book = loaded(tmp_path, NOTES + "            until: 2024-12-31\n")
    for year in (2024, 2025):
        found = book.for_year(year).rule_sets["enterprise"]
        assert (found.activities, list(found.tracks)) == (
            book.rule_sets["enterprise"].activities, list(book.rule_sets["enterprise"].tracks),
        )  # fmt: skip


def test_scoring_takes_the_rules_of_its_year(tmp_path: Path) -> None:
    """10,000 characters are 10,000 short of 20,000, and no full 10,000 short of 15,000; in another process too."""
    book = loaded(tmp_path, NOTES + "            target: [{from: 2025-01-01, value: 15000}]\n")
    for one in (book, pickle.loads(pickle.dumps(book))):  # noqa: S301 - what was dumped here
        counts = {}
        for year in (2024, 2025):
            notes = did("學習筆記", f"{year}-03-01", characters=10000)
            (card,) = score(records([member()], [], [notes], [appraised("1", "合格", 90)]), one, year)
            counts[year] = [line.points for line in card.lines if line.rule == "study.notes"]
        assert counts == {2024: [D(-1)], 2025: []}


def test_a_fault_of_one_year_names_it(tmp_path: Path) -> None:
    """Rules that were right until then are not blamed."""
    (tmp_path / "own.yaml").write_text(
        "extends: enterprise\ntracks: {ordinary: {categories: {life: {until: 2025-12-31}}}}\n", encoding="utf-8"
    )
    with pytest.raises(RulesProblem) as caught:
        loading.load(tmp_path)
    (line,) = error_lines(caught.value, "en")
    assert line.endswith("change the standards or full (in the rules of 2026)")
    assert line.startswith(f"{tmp_path / 'own.yaml'}:2:10: error standards-sum: ")
