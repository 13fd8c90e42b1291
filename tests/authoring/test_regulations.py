"""Small regulations as offices write them, each holding what no other example does: no finding, and all cases hold."""

from pathlib import Path

import pytest

from dangxing.authoring import cases
from dangxing.authoring.checks import check_rules
from dangxing.rules import loading

FOLDERS = sorted((Path(__file__).parents[1] / "data" / "regulations").iterdir())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_regulation_gives_what_was_reckoned_by_hand(folder: Path) -> None:
    book = loading.load(folder)
    suite = cases.load(folder / "cases", book)
    assert not suite.faults
    assert suite.cases
    assert [failure for case in suite.cases for failure in cases.run(case, book)] == []
    assert [finding.code for finding in check_rules(folder)] == []
