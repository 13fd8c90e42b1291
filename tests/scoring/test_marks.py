"""What counts for a mark that is not given, and for one of too few evaluators; what is told of either."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import sheets
from builders import YEAR
from dangxing import api
from dangxing.authoring import cases
from dangxing.authoring.checks.whole import rule_set_suspicions
from dangxing.results import Result
from dangxing.rules import loading
from dangxing.scoring import explaining, score
from oracle.agreeing import loaded
from oracle.by_hand import rule_set
from oracle.rules import CITED

SEVERAL = {"en": "Exam", "full": 10, "evaluators": 3, "drop": {"highest": 1, "lowest": 1}, "otherwise": 7}
TITLES = ("編號", "考分1", "考分2", "考分3", "評價")


def _rules(**marks: dict[str, Any]) -> dict[str, Any]:
    late = {"kind": "per-occurrence", "activity": "遲到", "points": -1} | CITED
    weights = {"clause": "第一條", "quantified": "60 %", "marks": {"考分": "40 %"}}
    return rule_set({"c0": {"standard": 100, "rules": {"r": late}}}, full=100, weights=weights, marks=marks)


def _read(
    made: dict[str, Any], folder: Path, *rows: tuple[object, ...], titles: tuple[str, ...] = TITLES
) -> api.Workbook:
    people = [("編號", "姓名", "支部", "類別"), *((f"{at}", f"員{at}", "甲支部", "考核") for at in range(1, 5))]
    found = {"成員": people, "活動": [("編號", "日期", "項目")], "評議": [titles, *rows]}
    return api.read(sheets.write(found, folder / "records.xlsx"), loaded([made]), YEAR)


def test_marks_that_were_given_are_never_replaced(tmp_path: Path) -> None:
    """Too few of them leave the total pending, and say how many are needed; nobody's is what the rules say."""
    made = _rules(考分=SEVERAL)
    rules = loaded([made])
    read = _read(made, tmp_path, ("1", 9, 8, 2), ("2", 9, None, None), ("3", 9, 5, None), titles=TITLES[:4])
    result = api.score(read, rules)
    assert {card.member.id: card.marks.get("考分") for card in result.cards} == {"1": 8, "2": None, "3": None, "4": 7}
    assert [card.total for card in result.cards] == [92, None, None, 88]
    told = api.explain(result, rules, "3")
    (node,) = [node for node in told.nodes if node.kind == "mark"]
    assert [(why.key, why.params["found"], why.params["wanted"]) for why in node.why] == [
        ("remarks.needs-mark-few", 2, 3)
    ]


def _told(read: api.Workbook) -> list[tuple[str, str | None]]:
    return [(each.code, each.place.cell) for each in read.problems if "mark" in each.code or "appraisal" in each.code]


def test_nobody_is_said_to_lack_a_total_who_has_one(tmp_path: Path) -> None:
    """Who has no row in 評議, and marks without a column: pending, or what the rules say counts, which is told too."""
    given = [(str(at), 9, 8, 2) for at in range(1, 4)]
    sure = _rules(考分=SEVERAL)
    assert _told(_read(sure, tmp_path, *given, titles=TITLES[:4])) == [("no-appraisal-otherwise", "A5")]
    bare = _rules(考分={key: value for key, value in SEVERAL.items() if key != "otherwise"})
    assert _told(_read(bare, tmp_path, *given, titles=TITLES[:4])) == [("no-appraisal", "A5")]
    rows = [(str(at), 9) for at in range(1, 5)]
    none = ("編號", "等次")
    by_mark = _rules(考分={**SEVERAL, "otherwise": "評價"}, 評價={"en": "Judgement", "full": 10})
    ungiven = [(str(at), "合格") for at in range(1, 5)]
    assert _told(_read(sure, tmp_path, *ungiven, titles=none)) == [("no-mark-column-otherwise", "A1")]
    assert _told(_read(by_mark, tmp_path, *rows, titles=("編號", "評價"))) == [("no-mark-column-otherwise", "A1")]
    assert _told(_read(by_mark, tmp_path, *ungiven, titles=none)) == [("no-mark-column", "A1")]


@pytest.mark.parametrize(("otherwise", "unread"), [("評價", []), (7, ["mark-unread"])])
def test_a_mark_that_stands_in_for_one_that_is_read_is_read(otherwise: object, unread: list[str]) -> None:
    """A total may rest on nothing else."""
    made = _rules(考分={**SEVERAL, "otherwise": otherwise}, 評價={"en": "Judgement", "full": 10})
    book = loaded([made])
    found = rule_set_suspicions(book.rule_sets["made"], book.contract)
    assert [each.code for each in found if each.code == "mark-unread"] == unread


@pytest.mark.parametrize(
    ("drop", "given", "wanted"),
    [({"highest": 1, "lowest": 1}, 1, 3), ({"highest": "50 %", "lowest": "50 %"}, 2, 3), ({"lowest": 1}, 1, 2)],
)
def test_how_many_must_give_a_mark(drop: dict[str, Any], given: int, wanted: int) -> None:
    """The least number of which one is left, be the drop a share."""
    mark = loaded([_rules(考分={**SEVERAL, "drop": drop})]).rule_sets["made"].marks["考分"]
    assert mark.of([Decimal(5)] * given) is None
    assert mark.wanted(given) == wanted


def test_one_member_alone_is_held_against_the_best_of_all() -> None:
    """What is looked at of one member rests on the marks of others as well."""
    folder = Path(__file__).parents[1] / "data" / "regulations" / "bests"
    book = loading.load(folder)
    first = cases.load(folder / "cases", book).cases[0]
    cards = score(first.records, book, first.year)
    said = explaining.explain(Result("", "", first.year, first.records, cards, ()), book, cards[0].member)
    assert [node.value for node in said.nodes if node.key == "學業"] == [Decimal(76)]
    assert str(cards[0].total) == "69.80"
