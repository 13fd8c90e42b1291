"""Small regulations in the scored workbook: all cases of some, and one of each other, recalculate to what is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from dangxing.authoring import cases
from dangxing.authoring.cases import Case
from dangxing.records import Records
from dangxing.results import Result
from dangxing.rules import loading
from dangxing.scored import marks, write_scored
from dangxing.scoring import score
from recalculate import SOFFICE, differences

REGULATIONS = Path(__file__).parents[1] / "data" / "regulations"
# All cases of these are tried, as members of one workbook; of those whose members are compared, each in its own.
TOGETHER, APART = ("grid", "monthly", "pledge", "posting"), ("bests",)
_ROWS = ("members", "schedule", "activities", "appraisal", "branches")


def _together(found: Sequence[Case]) -> Records:
    """The records of several cases as those of one workbook: each has members and branches of its own."""
    rows: dict[str, tuple[Any, ...]] = {
        sheet: tuple(
            replace(
                row,
                row=row.row + 1000 * at,
                **{key: f"{getattr(row, key)}-{at}" for key in ("id", "branch") if hasattr(row, key)},
            )
            for at, case in enumerate(found)
            for row in getattr(case.records, sheet)
        )
        for sheet in _ROWS
    }
    layouts = {key: layout for case in found for key, layout in case.records.layouts.items()}
    before = {f"{id_}-{at}": kept for at, case in enumerate(found) for id_, kept in case.records.before.items()}
    return replace(found[0].records, **rows, layouts=layouts, before=before)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_formulas_give_the_stored_values(tmp_path: Path) -> None:
    """Whatever the case gives."""
    for name in sorted(path.name for path in REGULATIONS.iterdir()):
        book = loading.load(REGULATIONS / name)
        found = cases.load(REGULATIONS / name / "cases", book).cases
        alone = found if name in APART else found[-1:]
        for at, several in enumerate([found] if name in TOGETHER else [(case,) for case in alone]):
            (year,) = {case.year for case in several}
            records = _together(several)
            cards = score(records, book.for_year(year), year)
            assert len(cards) == sum(len(case.records.members) for case in several)
            path = tmp_path / f"{name}-{at}.xlsx"
            write_scored(Result(name, "", year, records, cards, ()), book.for_year(year), path, grids=None)
            count, others = differences(path)
            assert others == [], path.name
            assert count > 5 * len(several)


def test_who_is_compared_with_the_best_is_looked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not once for every member, of whom there may be thousands."""
    book = loading.load(REGULATIONS / "bests")
    case = cases.load(REGULATIONS / "bests" / "cases", book).cases[0]
    first, mark = case.records.members[0], case.records.appraisal[0]
    many = [(f"m{at}", at + 2) for at in range(40)]
    given = replace(
        case.records,
        members=tuple(replace(first, id=id_, name=id_, row=row) for id_, row in many),
        appraisal=tuple(replace(mark, id=id_, row=row) for id_, row in many),
        activities=(),
    )
    cards = score(given, book, case.year)
    looked, group_in = list[str](), marks.group_in
    monkeypatch.setattr(marks, "group_in", lambda of, member: looked.append(member.id) or group_in(of, member))
    write_scored(Result("", "", case.year, given, cards, ()), book, tmp_path / "many.xlsx", grids=None)
    assert 0 < len(looked) <= len(many) * len(book.rule_sets["bests"].marks)


@pytest.mark.parametrize(
    ("noun", "signs", "others"),
    [
        pytest.param("網格員", ("向本單位反映", "單位（蓋章）", "單位負責人（簽字）"), "黨支部", id="office"),
        pytest.param("學生黨員", ("向黨支部反映", "黨支部（蓋章）", "黨支部書記（簽字）"), "單位負責人", id="party"),
    ],
)
def test_who_posts_and_signs_is_not_the_party_where_members_are_not_of_it(
    tmp_path: Path, noun: str, signs: tuple[str, ...], others: str
) -> None:
    """By whom the rule set says that it appraises."""
    book = loading.load(REGULATIONS / "grid")
    (case, *_) = cases.load(REGULATIONS / "grid" / "cases", book).cases
    found = book.for_year(case.year)
    sets = {key: rules.model_copy(update={"noun": noun}) for key, rules in found.rule_sets.items()}
    path = tmp_path / "scored.xlsx"
    result = Result(case.name, "", case.year, case.records, score(case.records, found, case.year), ())
    write_scored(result, found.model_copy(update={"rule_sets": sets}), path, grids=None)
    written = load_workbook(path, read_only=True)
    told = "".join(
        str(value) for title in ("公示", "備案") for row in written[title].iter_rows(values_only=True) for value in row
    )
    written.close()
    assert [sign for sign in signs if sign not in told] == []
    assert others not in told
