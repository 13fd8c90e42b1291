"""Small regulations in the scored workbook: all cases of some, and one of each other, recalculate to what is stored."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dangxing.authoring import cases
from dangxing.results import Result
from dangxing.rules import loading
from dangxing.scored import marks, write_scored
from dangxing.scoring import score
from recalculate import SOFFICE, differences

REGULATIONS = Path(__file__).parents[1] / "data" / "regulations"
WHOLE = ("bests", "grid", "monthly", "pledge", "posting")


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_formulas_give_the_stored_values(tmp_path: Path) -> None:
    """Whatever the case gives."""
    for name in sorted(path.name for path in REGULATIONS.iterdir()):
        book = loading.load(REGULATIONS / name)
        found = cases.load(REGULATIONS / name / "cases", book).cases
        for at, case in enumerate(found if name in WHOLE else found[-1:]):
            cards = score(case.records, book.for_year(case.year), case.year)
            path = tmp_path / f"{name}-{at}.xlsx"
            result = Result(case.name, "", case.year, case.records, cards, ())
            write_scored(result, book.for_year(case.year), path, grids=None)
            count, others = differences(path)
            assert others == [], path.name
            assert count > 5


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
