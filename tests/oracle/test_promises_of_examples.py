"""What ``explain`` promises the members of the examples, written into their workbooks and scored again."""

from __future__ import annotations

import runpy
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

import dangxing
from dangxing.records import Activity, Layout, Records
from dangxing.results import Result, Scorecard
from dangxing.rules import Rulebook
from dangxing.scoring.adding import Change
from dangxing.scoring.explaining import Explanation
from dangxing.scoring.outcomes import asks_ranks
from effort import tries
from rule_examples import EXAMPLES

_MOST = tries("promised members")
"""So many members of an example; in the long run all."""
# What columns are called that a workbook lacks and a promise needs.
_NEW = {"hours": "學時", "characters": "字數", "level": "級別", "place": "名次", "result": "結果", "subject": "主題"}
_FIELDS = ("date", "activity", *_NEW)


class Promise(NamedTuple):
    """Changes that a member is promised so much for."""

    said: Explanation
    changes: tuple[Change, ...]
    after: Scorecard

    @property
    def moves_others(self) -> bool:
        """Whether others of the branch are scored by it too."""
        return any(change.events for change in self.changes)

    def kept_by(self, card: Scorecard) -> bool:
        """Whether that is what came of it; who else comes to an event that is added, nobody knows."""
        if (card.total, card.categories) != (self.after.total, self.after.categories):
            return False
        return card.outcome == self.after.outcome or (self.moves_others and asks_ranks(self.said.rules))


def _promises(said: Explanation) -> Iterator[Promise]:
    yield from (Promise(said, (option.change,), option.after) for option in said.options)
    if said.steps:
        yield Promise(said, tuple(step.change for step in said.steps), said.steps[-1].after)


def _rounds(rules: Rulebook, promises: Sequence[Promise]) -> list[list[Promise]]:
    """Promises that may be tried in one workbook: of others each, and none where others are moved."""
    if rules.meets_others or any(asks_ranks(each.said.rules) for each in promises):
        return [[each] for each in promises]
    found: list[list[Promise]] = []
    for promise in promises:
        fit = next((each for each in found if not any(_meet(promise, other) for other in each)), None)
        if fit is None:
            found.append([promise])
        else:
            fit.append(promise)
    return found


def _meet(one: Promise, other: Promise) -> bool:
    first, second = one.said.card.member, other.said.card.member
    return first.id == second.id or ((one.moves_others or other.moves_others) and first.branch == second.branch)


def _with(path: Path, records: Records, changes: Sequence[Change]) -> Path:
    """The workbook with rows below those that are there."""
    book = openpyxl.load_workbook(path)
    for row in (row for change in changes for row in (*change.activities, *change.events)):
        key, owner = ("activities", "id") if isinstance(row, Activity) else ("schedule", "branch")
        layout = records.layouts[key]
        sheet, at = book[layout.title], book[layout.title].max_row + 1
        for field in (owner, *_FIELDS):
            if (value := getattr(row, field, None)) is not None:
                sheet.cell(at, _column(sheet, layout, field), value)
    more = path.with_name("more.xlsx")
    book.save(more)
    return more


def _column(sheet: Worksheet, layout: Layout, field: str) -> int:
    """The column of a field, from 1; a new one where there is none."""
    if field in layout.columns:
        return layout.columns[field] + 1
    heads = [cell.value for cell in sheet[layout.header_row + 1]]
    if _NEW[field] not in heads:
        heads.append(_NEW[field])
        sheet.cell(layout.header_row + 1, len(heads), _NEW[field])
    return heads.index(_NEW[field]) + 1


def _scored(path: Path, rules: Rulebook, year: int | None = None) -> Result:
    return dangxing.score(dangxing.read(path, rules, year), rules)


def _check(path: Path, rules: Rulebook) -> None:
    """Every promise, written into the workbook, comes true."""
    result = _scored(path, rules)
    said = [dangxing.explain(result, rules, card.member.id) for card in result.cards[:_MOST]]
    promises = [promise for each in said for promise in _promises(each)]
    assert promises
    for each in _rounds(rules, promises):
        changes = [change for one in each for change in one.changes]
        changed = _scored(_with(path, result.records, changes), rules, result.year)
        cards = {card.member.id: card for card in changed.cards}
        for promise in each:
            assert promise.kept_by(cards[promise.said.card.member.id]), promise.changes


@pytest.mark.parametrize("name", ["company", "dormitories", "students", "village", "volunteers"])
def test_what_members_of_an_example_are_promised_comes_true(name: str, tmp_path: Path) -> None:
    path = tmp_path / "records.xlsx"
    runpy.run_path(str(EXAMPLES / name / "make_records.py"))["write"](path)
    _check(path, dangxing.load_rules(EXAMPLES / name))


def test_what_members_by_the_shipped_rules_are_promised_comes_true(tmp_path: Path) -> None:
    path = tmp_path / "records.xlsx"
    path.write_bytes((EXAMPLES.parent / "records.xlsx").read_bytes())
    _check(path, dangxing.load_rules())
