"""Small regulations in the scored workbook: all cases of some, and one of each other, recalculate to what is stored."""

from __future__ import annotations

from pathlib import Path

import pytest

from dangxing.authoring import cases
from dangxing.results import Result
from dangxing.rules import loading
from dangxing.scored import write_scored
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
