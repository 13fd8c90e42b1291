"""A file that extends a rule set says only what differs; the rest, and the place of every fault, is its parent's."""

from __future__ import annotations

import random
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from builders import appraised, did, event, member, records
from dangxing import rules
from dangxing.authoring import cases
from dangxing.errors import RuleFault, RulesProblem
from dangxing.language import LANGUAGES, text
from dangxing.rules import loading
from dangxing.runs import pipeline
from dangxing.scoring import score
from dangxing.workbook.reading import open_workbook
from dangxing.workbook.validating import validate
from effort import tries

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "rules"
EXAMPLE = ROOT / "examples" / "rules"
D = Decimal

STUDY = "tracks:\n  ordinary:\n    categories:\n      study:\n        rules:\n"


def folder(path: Path, **files: str) -> Path:
    """A folder with a file for each keyword; the file ``local`` is ``local.yaml``."""
    for name, body in files.items():
        (path / f"{name}.yaml").write_text(body, encoding="utf-8")
    return path


def loaded(path: Path, **files: str) -> rules.Rulebook:
    return loading.load(folder(path, **files))


def told(path: Path, **files: str) -> list[tuple[str, str, int, int]]:
    """File, code, line and column of every fault."""
    with pytest.raises(RulesProblem) as caught:
        loaded(path, **files)
    return [(Path(one.path).name, short(one), one.line, one.column) for one in caught.value.faults]


def short(fault: RuleFault) -> str:
    return fault.code.removeprefix("rulefaults.")


def rule(book: rules.Rulebook, track: str, rule_id: str) -> Any:
    return next(one for name, _, _, _, key, one in book.tracks[track][0].walk() if (name, key) == (track, rule_id))


def rule_ids(book: rules.Rulebook, track: str, category: str) -> list[str]:
    return list(book.tracks[track][1].categories[category].rules)


@pytest.fixture(scope="module")
def shipped() -> rules.Rulebook:
    return loading.load()


# ── What changes ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_overlay_that_says_nothing_changes_nothing(tmp_path: Path, shipped: rules.Rulebook) -> None:
    """The rules, and their digest, are those of the parent."""
    assert loaded(tmp_path, local="extends: enterprise\n").digests == shipped.digests


def test_a_value_takes_the_place_of_the_parents(tmp_path: Path, shipped: rules.Rulebook) -> None:
    """Points, target, reading and title change; every other key of the same rule stays."""
    book = loaded(
        tmp_path,
        enterprise="extends: enterprise\ntitle: 本單位考核\n"
        + STUDY
        + "          study.notes: {target: 15000, points: -2, reading: 一萬字為一檔}\n",
    )
    before, after = (rule(one, "ordinary", "study.notes") for one in (shipped, book))
    assert after == before.model_copy(update={"target": D(15000), "points": D(-2), "reading": "一萬字為一檔"})
    assert book.rule_sets["enterprise"].title == "本單位考核"
    assert book.digests["enterprise"] != shipped.digests["enterprise"]
    assert book.digests["student"] == shipped.digests["student"]


def test_null_takes_a_key_away(tmp_path: Path) -> None:
    """A rule, an entry of a table, a key that need not be there."""
    book = loaded(
        tmp_path,
        enterprise="extends: enterprise\n"
        + STUDY
        + "          study.hours: null\n          study.notes: {none: ~}\n"
        + "      duty:\n        rules:\n          duty.commendations: {table: {區: null}}\n",
    )
    assert rule_ids(book, "ordinary", "study") == ["study.missed", "study.notes", "study.articles", "study.training"]
    assert rule(book, "ordinary", "study.notes").none is None
    assert list(rule(book, "ordinary", "duty.commendations").table) == ["中央", "省", "市"]


def test_what_is_new_stands_after_what_was_there(tmp_path: Path) -> None:
    """A rule with an activity of its own, a category that takes over some of the standard."""
    book = loaded(
        tmp_path,
        enterprise="extends: enterprise\nactivities:\n  值班: {kind: deed, en: duty shift}\n"
        "tracks:\n  ordinary:\n    categories:\n      duty: {standard: 30}\n      shifts:\n        title: 值班\n"
        "        en: Shifts\n        clause: 補充\n        standard: 10\n        rules:\n"
        "          shifts.none: {kind: absence, clause: 補充, says: 沒有值班扣5分, activity: 值班, points: -5}\n",
    )
    assert list(book.tracks["ordinary"][1].categories) == ["study", "life", "duty", "review", "shifts"]
    assert list(book.rule_sets["enterprise"].activities)[-1] == "值班"


def test_a_list_takes_the_place_of_the_whole_list(tmp_path: Path) -> None:
    """Lists are not added to: what is written is what holds."""
    book = loaded(
        tmp_path, enterprise="extends: enterprise\n" + STUDY + "          study.training: {activity: 黨校培訓}\n"
    )
    assert rule(book, "ordinary", "study.training").activity == ("黨校培訓",)


def test_points_by_post_and_plain_points_replace_each_other(tmp_path: Path) -> None:
    """A table where a number was, a number where a table was."""
    body = "extends: enterprise\ntracks:\n  leader:\n    categories:\n      theory:\n        rules:\n"
    book = loaded(tmp_path, enterprise=body + "          theory.visits: {points: 1.5}\n")
    assert rule(book, "leader", "theory.visits").points == D("1.5")


def test_bands_change_by_their_ids_and_keep_their_order(tmp_path: Path) -> None:
    """One moves, one is new between two others, one goes."""
    book = loaded(
        tmp_path,
        enterprise="extends: enterprise\nbands:\n  qualified: {at_least: 70}\n"
        "  good: {title: 良好, en: good, clause: 補充, at_least: 80}\n",
    )
    bands = book.rule_sets["enterprise"].bands
    assert [(band.id, band.at_least) for band in bands] == [
        ("commended", 90), ("good", 80), ("qualified", 70), ("unqualified", 0),
    ]  # fmt: skip
    book = loaded(tmp_path, enterprise="extends: enterprise\nbands: {commended: null}\n")
    assert [band.id for band in book.rule_sets["enterprise"].bands] == ["qualified", "unqualified"]


def test_a_band_that_asks_for_a_verdict_stands_before_the_one_that_does_not(tmp_path: Path) -> None:
    """Of two bands that begin at the same total."""
    book = loaded(
        tmp_path,
        enterprise="extends: enterprise\nbands:\n"
        "  excellent: {title: 優等, en: excellent, clause: 補充, at_least: 60, verdict: 優秀}\n",
    )
    assert [band.id for band in book.rule_sets["enterprise"].bands] == [
        "commended", "excellent", "qualified", "unqualified",
    ]  # fmt: skip


def test_a_list_of_bands_takes_the_place_of_all(tmp_path: Path) -> None:
    """Written as a whole rule set has them."""
    band = "{id: any, title: 及格, en: any, clause: 補充, at_least: 0}"
    book = loaded(tmp_path, enterprise=f"extends: enterprise\nbands: [{band}]\n")
    assert [one.id for one in book.rule_sets["enterprise"].bands] == ["any"]


def test_a_rule_of_another_kind_inherits_nothing(tmp_path: Path) -> None:
    """What was said of the old kind would not be understood, and need not be taken away key by key."""
    new = "{kind: presence, clause: 補充, says: 有筆記加1分, activity: 學習筆記, points: 1}"
    book = loaded(tmp_path, enterprise="extends: enterprise\n" + STUDY + f"          study.notes: {new}\n")
    after = rule(book, "ordinary", "study.notes")
    assert (after.kind, after.aspect, after.mend) == ("presence", None, None)


# ── Which rule sets are in use ───────────────────────────────────────────────────────────────────────────────────────


def test_the_other_shipped_rule_sets_stay_in_use(tmp_path: Path) -> None:
    """An overlay is of one rule set; students and trainees are scored as before."""
    assert list(loaded(tmp_path, enterprise="extends: enterprise\n").rule_sets) == ["enterprise", "student", "trainee"]


def test_an_overlay_with_an_id_of_its_own_takes_the_place_of_its_parent(tmp_path: Path) -> None:
    """A track belongs to one rule set: the parent is no longer in use."""
    book = loaded(tmp_path, company="extends: enterprise\nid: company\n")
    assert list(book.rule_sets) == ["company", "student", "trainee"]
    assert book.tracks["leader"][0].id == "company"


def test_an_overlay_may_extend_a_file_of_the_same_folder(tmp_path: Path) -> None:
    """And that another one: the last of them is in use, and the shipped rule sets where one of them is extended."""
    book = loaded(
        tmp_path,
        a='extends: enterprise\nid: group\nversion: "2"\nquorum: {share: 0.7}\n',
        b='extends: group\nid: branch\nversion: "3"\n',
    )
    assert list(book.rule_sets) == ["branch", "student", "trainee"]
    branch = book.rule_sets["branch"]
    assert (branch.version, branch.quorum and branch.quorum.share) == ("3", D("0.7"))


def test_a_copy_in_the_folder_goes_before_the_shipped_parent(tmp_path: Path) -> None:
    """Who copied a rule set and extends it means the copy; the folder is then complete in itself."""
    body = (SHIPPED / "enterprise.yaml").read_text(encoding="utf-8").replace('version: "1"', 'version: "9"')
    book = loaded(tmp_path, enterprise=body, local="extends: enterprise\n")
    assert {key: one.version for key, one in book.rule_sets.items()} == {"enterprise": "9"}


def test_a_rule_set_of_ones_own_takes_the_place_of_a_shipped_one_with_its_tracks(tmp_path: Path) -> None:
    """Beside an overlay: of two rule sets for the same members, the folder's own is meant."""
    body = (SHIPPED / "student.yaml").read_text(encoding="utf-8").replace("id: student\n", "id: pupils\n", 1)
    book = loaded(tmp_path, enterprise="extends: enterprise\n", pupils=body)
    assert list(book.rule_sets) == ["enterprise", "pupils", "trainee"]


def test_two_overlays_of_one_rule_set_are_one_too_many(tmp_path: Path) -> None:
    """Both would score the same members."""
    faults = told(tmp_path, a="extends: trainee\nid: a\n", b="extends: trainee\nid: b\n")
    assert faults == [("b.yaml", "track-twice", 1, 10)]


def test_what_extends_itself_is_refused(tmp_path: Path) -> None:
    """However long the way round."""
    faults = told(tmp_path, a="id: a\nextends: b\n", b="id: b\nextends: a\n")
    assert faults == [("a.yaml", "extends-itself", 2, 10), ("b.yaml", "extends-itself", 2, 10)]


def test_what_is_extended_must_be_named(tmp_path: Path) -> None:
    """By an id, not by a list of them."""
    assert told(tmp_path, a="extends: [enterprise]\n") == [("a.yaml", "wants-text", 1, 1)]


# ── Where faults are ─────────────────────────────────────────────────────────────────────────────────────────────────


def place_of(name: str, line: str, at: str | None = None) -> tuple[int, int]:
    """Line and column of a line of a shipped file, or of a word in it."""
    lines = (SHIPPED / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
    number = next(number for number, one in enumerate(lines, 1) if one.startswith(line))
    return number, lines[number - 1].index(at or line.strip()) + 1


def test_a_fault_in_what_was_inherited_is_the_parents(tmp_path: Path) -> None:
    """Taking an activity away makes wrong what a rule of the parent says: that is where it is said."""
    faults = told(tmp_path, enterprise="extends: enterprise\nactivities: {轉正逾期: null}\n")
    assert faults == [
        ("enterprise.yaml", "unknown-activity", *place_of("enterprise", "            activity: 轉正逾期", "轉"))
    ]
    with pytest.raises(RulesProblem) as caught:
        loading.load(tmp_path)
    assert Path(caught.value.faults[0].path) == SHIPPED / "enterprise.yaml"


def test_a_fault_in_what_differs_is_the_overlays(tmp_path: Path) -> None:
    """With the line and column of the value, though all around it is inherited."""
    body = "extends: enterprise\n" + STUDY + "          study.notes:\n            points: 0\n"
    assert told(tmp_path, local=body) == [("local.yaml", "points-zero", 8, 21)]


def test_faults_of_parent_and_overlay_are_told_together(tmp_path: Path) -> None:
    """Each once, in the order of files."""
    parent = (SHIPPED / "trainee.yaml").read_text(encoding="utf-8").replace("id: trainee\n", "id: mine\n", 1)
    broken = parent.replace("full: 9", "full: nine")
    assert broken != parent
    faults = told(tmp_path, mine=broken, own="extends: mine\nversion: 7\n")
    line = broken[: broken.index("full: nine")].count("\n") + 1
    assert faults == [("mine.yaml", "wants-number", line, 7), ("own.yaml", "wants-text", 2, 10)]


def test_a_parent_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    """The overlay itself is not blamed."""
    assert told(tmp_path, a="id: a\n: [", b="extends: a\n") == [("a.yaml", "syntax", 2, 1)]


# ── The contract ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_contract_can_be_extended(tmp_path: Path, shipped: rules.Rulebook) -> None:
    """A verdict by another name, a unit, an attendance that offices write otherwise: all else is as shipped."""
    book = loaded(
        tmp_path,
        workbook="extends: workbook\nverdicts:\n  合格: {title: 稱職, en: competent, aliases: [合格]}\n"
        "  較好: {title: 較好, en: fairly good}\nunits: {hours: {節: 0.75}}\n",
    )
    assert book.contract.verdicts["合格"].title == "稱職"
    assert list(book.contract.verdicts) == [*shipped.contract.verdicts, "較好"]
    assert book.contract.units["hours"]["節"] == D("0.75")
    assert book.contract.sheets == shipped.contract.sheets
    assert list(book.rule_sets) == ["enterprise", "student", "trainee"]


@pytest.mark.parametrize(("body", "fault"), [
    ("extends: worksheet\n", ("workbook.yaml", "unknown-parent", 1, 10)),
    ("extends: workbook\nsheets: {members: {columns: {track: null}}}\n", ("workbook.yaml", "missing-key", 2, 20)),
    ("extends: workbook\nunits: {hours: {節: some}}\n", ("workbook.yaml", "wants-number", 2, 20)),
])  # fmt: skip
def test_faults_of_an_extended_contract(tmp_path: Path, body: str, fault: tuple[str, str, int, int]) -> None:
    """Told where the change is written."""
    assert told(tmp_path, workbook=body) == [fault]


# ── End to end ───────────────────────────────────────────────────────────────────────────────────────────────────────


def scored(path: Path, book: rules.Rulebook, tmp_path: Path) -> dict[str, Any]:
    """The members of a workbook by id, as `score` tells them."""
    task = pipeline.tasks([str(path)], str(tmp_path))[0]
    outcome = pipeline.score_workbook(task, book, pipeline.Options(language="zh-Hant"))
    assert outcome.summary is not None, outcome
    return {one["id"]: one for one in outcome.summary["members"]}


def lines(member: dict[str, Any], rule_id: str) -> list[tuple[int, float]]:
    return [(line["count"], line["points"]) for line in member["lines"] if line["rule"] == rule_id]


def test_the_example_scores_the_example(tmp_path: Path) -> None:
    """Whoever was absent loses two points in place of three; what begins in 2025 changes nothing of 2024."""
    path = ROOT / "examples" / "records.xlsx"
    before = scored(path, loading.load(), tmp_path / "before")
    after = scored(path, loading.load(EXAMPLE), tmp_path / "after")
    assert before.keys() == after.keys()
    absent = {key: lines(one, "duty.absences") for key, one in before.items() if lines(one, "duty.absences")}
    assert absent
    assert {key: lines(after[key], "duty.absences") for key in absent} == {
        key: [(count, points / 3 * 2) for count, points in found] for key, found in absent.items()
    }
    changed = {key for key in before if before[key]["lines"] != after[key]["lines"]}
    assert changed == absent.keys()


def test_the_cases_of_the_example_come_out() -> None:
    """Of both years, and every rule that it changes has one."""
    book = loading.load(EXAMPLE)
    suite = cases.load(EXAMPLE / "cases", book)
    assert suite.faults == ()
    assert {(case.year, cases.run(case, book)) for case in suite.cases} == {(2024, ()), (2025, ())}
    tried = {rule_id for case in suite.cases for rule_id in case.expect.rules}
    assert tried >= {"duty.absences", "study.notes", "duty.hotline"}


def test_posts_and_levels_of_an_organisation(tmp_path: Path) -> None:
    """A post and a level that no shipped rule knows give points by their own tables."""
    book = loaded(
        tmp_path,
        enterprise="extends: enterprise\nposts: {組織委員: [組委]}\nlevels: {國際: [世界]}\ntracks:\n"
        "  leader:\n    categories:\n      theory:\n        rules:\n"
        "          theory.visits: {points: {組織委員: 4}}\n"
        "  ordinary:\n    categories:\n      duty:\n        rules:\n"
        "          duty.commendations: {table: {國際: 18}}\n",
    )
    found = score(
        records(
            [member("1", "leader", post="組織委員"), member("2", "ordinary")],
            [event("參觀學習")],
            [did("表彰", id_="2", level="國際")],
            [appraised("1", "合格", 90), appraised("2", "合格", 90)],
        ),
        book,
        2024,
    )
    given = {(card.member.id, line.rule): line.points for card in found for line in card.lines}
    assert (given["1", "theory.visits"], given["2", "duty.commendations"]) == (D(4), D(18))


def test_words_of_an_organisation_are_read_from_a_workbook(tmp_path: Path) -> None:
    """The verdict 稱職, which the contract has in place of 合格, and an activity of the overlay."""
    own = folder(
        tmp_path,
        workbook="extends: workbook\nverdicts: {合格: {title: 稱職, en: competent, aliases: [合格]}}\n",
        enterprise=(EXAMPLE / "enterprise.yaml").read_text(encoding="utf-8"),
    )
    book = loading.load(own)
    with open_workbook(ROOT / "examples" / "records.xlsx") as workbook:
        assert validate(workbook.titles, workbook.grid, "records.xlsx", book).records is not None
    suite_file = tmp_path / "cases" / "enterprise.yaml"
    suite_file.parent.mkdir()
    suite_file.write_text(
        "rule_set: enterprise\ncases:\n  普通黨員:\n    - name: 稱職\n      clause: 補充\n"
        "      given: {等次: 稱职, 測評得分: 90, 活動: [熱線值班]}\n"
        "      expect: {rules: {duty.hotline: 1 × 1, review.verdict: 0}}\n",
        encoding="utf-8",
    )
    suite = cases.read(suite_file, book)
    assert suite.faults == ()
    assert [cases.run(case, book) for case in suite.cases] == [()]


def test_the_shipped_files_bear_the_names_of_their_ids() -> None:
    """What is extended is looked for by the name of its file."""
    assert {path.stem for path in SHIPPED.glob("*.yaml")} == {"workbook", "words", *loading.load().rule_sets}


def test_an_overlay_beside_a_broken_file_tells_of_that_file_alone(tmp_path: Path) -> None:
    """A sound overlay adds nothing to the faults of another file."""
    shutil.copy(Path(__file__).parents[1] / "rules_broken" / "tag.yaml", tmp_path)
    assert told(tmp_path, enterprise="extends: enterprise\n") == [("tag.yaml", "tag", 5, 10)]


MISTAKES = (
    "null", "", "[]", "{}", "5", "2025-01-01", "text", "[1, 2]", "{from: 2025-01-01, value: 3}",
    "[{value: 1}, {value: 2}]", "[{from: 2025-01-01}]", "[{from: [1], value: {a: 1}}]",
    "[{until: 0001-01-01, value: 2}]",
)  # fmt: skip
KEYS = ("from", "until", "value", "extends", "bands", "id", "kind", "tracks")


def _slip(line: str, chance: random.Random) -> str:
    """A line with another value, with a line that does not belong there, or left out."""
    key, colon, _ = line.partition(":")
    indent = key[: len(key) - len(key.lstrip())]
    added = f"{indent}{chance.choice(KEYS)}: {chance.choice(MISTAKES)}"
    changed = f"{key}: {chance.choice(MISTAKES)}" if colon else line
    return chance.choice((changed, changed, f"{added}\n{line}", ""))


@pytest.mark.parametrize("seed", range(tries("mutated files")))
def test_whatever_is_written_is_taken_or_told(tmp_path: Path, seed: int) -> None:
    """No slip of a writer of rules ends in anything but rules or faults, which can be told in every language."""
    chance = random.Random(seed)
    extra = "bands:\n  qualified: {at_least: [{from: 2025-01-01, value: 65}], until: 2029-12-31}\nveto: null\n"
    lines = ((EXAMPLE / "enterprise.yaml").read_text(encoding="utf-8") + extra).splitlines()
    for _ in range(12):
        written = list(lines)
        for at in chance.sample(range(len(lines)), chance.randint(1, 3)):
            written[at] = _slip(lines[at], chance)
        (tmp_path / "enterprise.yaml").write_text("\n".join(written), encoding="utf-8")
        try:
            assert loading.load(tmp_path).for_year(2025).rule_sets
        except RulesProblem as problem:
            for fault in problem.faults:
                assert all(text(fault.code, language, **fault.params) for language in LANGUAGES)
