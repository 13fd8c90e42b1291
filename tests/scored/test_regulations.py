"""Small regulations in the scored workbook: all cases of some, and one of each other, recalculate to what is stored."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

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
