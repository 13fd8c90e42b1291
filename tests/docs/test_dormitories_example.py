"""The dormitories of 棲霞公寓: groups and their people score each other, the scores one way, the rows both."""

import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import recalculate
from dangxing.errors import RulesProblem
from dangxing.rules import loading
from rule_examples import EXAMPLES, check_example, scored_beside_its_rules
from running import Run

EXAMPLE = EXAMPLES / "dormitories"


@pytest.fixture
def scored(folder: Path, run: Run) -> Run:
    """The example's workbook, scored beside its rules."""
    return scored_beside_its_rules(EXAMPLE, folder, run.of("--lang", "en"))


def _members(run: Run, *more: str) -> dict[str, dict[str, Any]]:
    told = json.loads(run("score", "records.xlsx", "--format", "json", *more).out)
    return {member["id"]: member for member in told["workbooks"][0]["members"]}


def test_its_cases_come_out_and_nothing_is_found_in_it() -> None:
    check_example(EXAMPLE, 9)


def test_groups_and_people_score_what_the_text_gives(scored: Run) -> None:
    """By hand. 301: four fifths of the mean of 86, 84 and 81, 2 for two articles; 20 − 0.5 + 2, held to 20.

    302: 79 and 69, of whom one had an appliance: − 2; 20 − 4 − 3.
    """
    found = _members(scored)
    totals = {key: member["total"] for key, member in found.items()}
    assert totals == {
        "R301": 88.93, "R302": 70.2, "R303": 85.1, "R304": 83.2, "R305": 84.8,
        "1": 86, "2": 84, "3": 81, "4": 69, "5": 79, "6": 81, "7": 83, "8": 79, "9": 81,
    }  # fmt: skip
    assert [found[key]["rank"] for key in ("R301", "R303", "1", "2")] == [1, 2, 1, 2]
    assert found["R301"]["outcome"] == "model"


@pytest.mark.skipif(recalculate.SOFFICE is None, reason="LibreOffice is not there")
@pytest.mark.parametrize("more", [(), ("--as-of", "2024-06-30")])
def test_every_formula_recalculates_to_what_was_stored(scored: Run, tmp_path: Path, more: tuple[str, ...]) -> None:
    _members(scored, *more)
    name = "records-scored-2024-06-30.xlsx" if more else "records-scored.xlsx"
    book = tmp_path / "scored" / "2024" / name
    recalculate.agrees(book, 40)


def test_a_member_pending_leaves_the_group_pending_and_is_named(scored: Run, tmp_path: Path) -> None:
    """A verdict is wanting of one resident, once the residents' rules ask for it."""
    rules = tmp_path / "rules" / "resident.yaml"
    asked = rules.read_text(encoding="utf-8").replace("noun: 住宿生\n", "noun: 住宿生\nneeds: [start]\n")
    rules.write_text(asked, encoding="utf-8")
    book = openpyxl.load_workbook(tmp_path / "records.xlsx")
    sheet = book["成員"]
    sheet["E1"] = "起始日期"
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, 5).value = None if sheet.cell(row, 2).value == "秦朗" else "2024-01-01"
    book.save(tmp_path / "records.xlsx")
    found = _members(scored)
    assert found["R302"]["total"] is None
    assert found["R302"]["reasons"] == ["The score of 秦朗 is pending"]
    assert found["R301"]["total"] == 88.93


def test_a_row_names_a_group_by_its_id_or_its_branch(scored: Run, tmp_path: Path) -> None:
    before = _members(scored)["R302"]["lines"]
    book = openpyxl.load_workbook(tmp_path / "records.xlsx")
    for row in book["活動"].iter_rows(min_row=2):
        row[0].value = {"302室": "R302"}.get(row[0].value, row[0].value)
    book.save(tmp_path / "records.xlsx")
    assert _members(scored)["R302"]["lines"] == before
    assert [line["rule"] for line in before] == ["members.appliances", "room.cleanliness", "room.damage"]


def test_a_group_stands_once(scored: Run, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(tmp_path / "records.xlsx")
    book["成員"].append(["R399", "301室", "301室", "宿舍"])
    book.save(tmp_path / "records.xlsx")
    ran = scored("validate", "records.xlsx")
    assert ran.status == 1
    assert "成員!C16: error group-twice: 301室 stands as a group already (A2)" in ran.out


def test_what_is_told_of_a_group_names_whose_scores_it_begins_with(scored: Run) -> None:
    told = " ".join(scored("explain", "records.xlsx", "R301").out.replace("│", " ").split())
    assert "begins with 80% of the mean of 3 members, 66.93" in told
    assert "活動!A2 2024-03-05 article published" in told
    for command in ("report", "forms", "targets", "template --out empty.xlsx", "ledger verify"):
        assert scored(*command.split()).status == 0


def test_what_is_promised_to_a_resident_comes_true(scored: Run, tmp_path: Path) -> None:
    """Made in the workbook and scored again: of the one who reads the room's rows as well."""
    document = json.loads(scored("explain", "records.xlsx", "4", "--format", "json").out)
    promised = {option["change"]: option["after"]["total"] for option in document["options"]}
    assert promised["1 more record(s) of article published"] == 72
    book = openpyxl.load_workbook(tmp_path / "records.xlsx")
    book["活動"].append(["4", "2024-12-02", "刊登稿件", None, "校報"])
    book.save(tmp_path / "records.xlsx")
    assert _members(scored)["4"]["total"] == 72


def test_scores_that_go_round_about_are_refused(tmp_path: Path) -> None:
    for name in ("dormitory", "resident"):
        shutil.copy(EXAMPLE / f"{name}.yaml", tmp_path)
    path = tmp_path / "resident.yaml"
    told = path.read_text(encoding="utf-8").replace("start: 80\n", "start: {of: branch, share: 20 %}\n")
    path.write_text(told, encoding="utf-8")
    with pytest.raises(RulesProblem) as caught:
        loading.load(tmp_path)
    (fault,) = caught.value.faults
    assert (fault.code, fault.path) == ("rulefaults.round-about", str(path))
    assert told.splitlines()[fault.line - 1].strip().startswith("start: {of: branch")


def test_people_begin_with_a_share_of_their_groups_total(tmp_path: Path, scored: Run) -> None:
    """The other way round: rooms by themselves, and a fifth of a room's 100 is what a resident begins with."""
    room = tmp_path / "rules" / "dormitory.yaml"
    told = room.read_text(encoding="utf-8")
    told = told.replace("start: {of: members, take: total, then: mean, share: 80 %}", "start: 80")
    room.write_text(told, encoding="utf-8")
    path = tmp_path / "rules" / "resident.yaml"
    told = path.read_text(encoding="utf-8").replace("start: 80\n", "start: {of: branch, share: 20 %}\n")
    path.write_text(told, encoding="utf-8")
    found = _members(scored)
    # 302: 80 − 2 and 13; a fifth of 91 is 18.2, less 5 + 5 + 1.
    assert (found["R302"]["total"], found["4"]["total"]) == (91, 7.2)
