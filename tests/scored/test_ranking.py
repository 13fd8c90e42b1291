"""Equal totals told apart by many figures, of every sort: in the ranks, in the formulas, in the ledger's report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import recalculate
from builders import YEAR, did, event, member, records
from dangxing import api
from dangxing.records import Records
from dangxing.reports import annual
from dangxing.results import Result
from dangxing.rules import Rulebook
from dangxing.scored import plan
from oracle.agreeing import loaded
from oracle.by_hand import rule_set
from oracle.rules import CITED
from oracle.workbooks import written

MISSED = {"missed": {"activity": "勞動日"}}
FEWEST_ROWS = {"rows": {"activity": "志願"}, "first": "fewest"}
HOURS = {"hours": {"activity": "值班"}}


def _part(id_: str, title: str, activity: str) -> dict[str, Any]:
    rule = {"kind": "per-occurrence", "activity": activity, "points": 1} | CITED
    return {"title": title, "en": activity, "clause": "第一條", "rules": {id_: rule}}


def _rules(*figures: object) -> dict[str, Any]:
    parts = {"p1": _part("r1", "甲", "遲到"), "p2": _part("r2", "乙", "承諾書")}
    return rule_set({"c0": {"start": 0, "cap": 20, "parts": parts}}, ranking=["total", *figures])


# By member: events attended, the points of each part (five in all), services, hours.
HELD = {
    "1": (1, 3, 2, 2, 9), "2": (1, 3, 2, 1, 1), "3": (1, 4, 1, 5, 1),
    "4": (0, 4, 1, 0, 9), "5": (1, 3, 2, 1, 2), "6": (1, 3, 2, 1, 1),
}  # fmt: skip
BY_FIGURES = [
    ((MISSED, "p1"), {"3": 1, "1": 2, "2": 2, "5": 2, "6": 2, "4": 6}),
    ((MISSED, "p1", FEWEST_ROWS), {"3": 1, "2": 2, "5": 2, "6": 2, "1": 5, "4": 6}),
    ((MISSED, "p1", FEWEST_ROWS, HOURS), {"3": 1, "5": 2, "2": 3, "6": 3, "1": 5, "4": 6}),
    ((HOURS, {"lost": "total"}, "c0", "p1", MISSED), {"4": 1, "1": 2, "5": 3, "3": 4, "2": 5, "6": 5}),
]


def _records() -> Records:
    rows = []
    for id_, (attended, first, second, services, hours) in HELD.items():
        rows += [did("勞動日", "03-01", id_)] * attended
        for name, count in (("遲到", first), ("承諾書", second), ("志願", services)):
            rows += [did(name, f"04-{at:02d}", id_) for at in range(1, count + 1)]
        rows.append(did("值班", "05-01", id_, hours=hours))
    return records([member(id_, track="a") for id_ in HELD], [event("勞動日", "03-01")], rows)


def _scored(rules: Rulebook, made: dict[str, Any], folder: Path, name: str) -> tuple[Result, list[Path]]:
    """The scores, and the scored workbook with ranks that are sought and with ranks that are counted down."""
    read = api.read(written([made], _records(), folder / f"{name}.xlsx"), rules, YEAR)
    result = api.score(read, rules)
    targets = [folder / f"{name}-sought.xlsx", folder / f"{name}-chained.xlsx"]
    for target, above in zip(targets, (plan.CHAINED_ABOVE, 3), strict=True):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(plan, "CHAINED_ABOVE", above)
            api.write(result, rules, target, workbook=read)
    return result, targets


def test_every_figure_of_a_ranking_counts(tmp_path: Path) -> None:
    """Each that is added parts those whom all before it leave equal, also in the report, as the ledger keeps it."""
    for at, (figures, expected) in enumerate(BY_FIGURES):
        rules = loaded([_rules(*figures)])
        result, _ = _scored(rules, _rules(*figures), tmp_path, str(at))
        assert {card.member.id: card.rank for card in result.cards} == expected
        assert {card.total for card in result.cards} == {5}
        with api.open_ledger(tmp_path / f"{at}.sqlite", "write") as ledger:
            api.enter(ledger, result, rules)
        with api.open_ledger(tmp_path / f"{at}.sqlite") as ledger:
            report = annual.year_report(ledger, YEAR)
        assert {one.id: one.rank for one in report.rule_sets[0].members} == expected


@pytest.mark.skipif(recalculate.SOFFICE is None, reason="LibreOffice is not installed")
def test_the_formulas_give_these_ranks(tmp_path: Path) -> None:
    """Both ways of writing ranks come to what is stored, whatever the figures are."""
    stored: list[Path] = []
    for at, (figures, _) in enumerate(BY_FIGURES):
        stored += _scored(loaded([_rules(*figures)]), _rules(*figures), tmp_path, str(at))[1]
    for path in stored:
        count, found = recalculate.differences(path)
        assert found == [], path.name
        assert count > 50
