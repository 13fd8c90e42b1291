"""Every value stored in a scored workbook is the one that another spreadsheet program computes."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

import recalculate
import writer_factory
from dangxing.scored import plan, write_scored

pytestmark = pytest.mark.skipif(recalculate.SOFFICE is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Scored workbooks by name."""
    folder = tmp_path_factory.mktemp("scored")
    stored = {name: folder / f"{name}.xlsx" for name in ("hant", "hans", "bare", "chained", "tampered")}
    result, rules, grids = writer_factory.made(8)
    write_scored(result, rules, stored["hant"], grids=grids)
    write_scored(result, rules, stored["bare"], grids=None)
    hans, rules, hans_grids = writer_factory.made(3, "zh-Hans")
    write_scored(hans, rules, stored["hans"], grids=hans_grids)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plan, "CHAINED_ABOVE", 3)
        write_scored(result, rules, stored["chained"], grids=grids)
    _tamper(stored["hant"], stored["tampered"])
    return stored


def _tamper(source: Path, target: Path) -> None:
    """A copy in which one stored value of the first track's sheet is wrong by one."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/worksheets/sheet2.xml":
                text, count = re.subn(
                    r"(ROUND\(SUM[^<]*</f><v>)(\d+)",
                    lambda found: f"{found[1]}{int(found[2]) + 1}",
                    data.decode(),
                    count=1,
                )
                assert count == 1
                data = text.encode()
            new.writestr(name, data)


@pytest.mark.parametrize("name", ["hant", "hans", "bare", "chained"])
def test_recalculating_changes_no_stored_value(books: dict[str, Path], name: str) -> None:
    """Scores, totals, ranks, outcomes, counts and links come out as they were stored."""
    count, found = recalculate.differences(books[name])
    assert found == []
    assert count > 300


def test_a_wrong_stored_value_is_found(books: dict[str, Path]) -> None:
    """The comparison tells the one cell whose stored value is not what its formula gives."""
    _, found = recalculate.differences(books["tampered"])
    assert len(found) == 1
    assert found[0].startswith("黨員領導幹部!H5: stored ")


def test_a_change_by_hand_moves_score_total_rank_and_outcome(tmp_path: Path) -> None:
    """Points changed in 明細 are felt up to 總表; where ranks are counted down the rows, the guard tells of it."""
    from openpyxl import load_workbook

    result, rules, grids = writer_factory.made(8)
    live, chained = tmp_path / "live.xlsx", tmp_path / "chained.xlsx"
    write_scored(result, rules, live, grids=grids)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plan, "CHAINED_ABOVE", 3)
        write_scored(result, rules, chained, grids=grids)
    best = min(
        (card for card in result.cards if card.rule_set == "enterprise" and card.rank), key=lambda card: card.rank or 0
    )
    for path in (live, chained):
        book = load_workbook(path)
        lines = book["明細"]
        row = next(row for row in range(2, lines.max_row) if lines.cell(row, 1).value == best.member.id)
        lines.cell(row, 11).value = -100
        book.save(path)
    changed = recalculate.convert([live, chained], tmp_path / "out")

    book = load_workbook(changed[0], data_only=True)
    ranks = {
        row[1]: row
        for row in book["總表"].iter_rows(min_row=5, values_only=True)
        if row[4] in ("黨員領導幹部", "普通黨員")
    }
    assert ranks[best.member.id][7] < best.total
    assert ranks[best.member.id][0] > best.rank
    totals = sorted((row[7] for row in ranks.values() if isinstance(row[7], (int, float))), reverse=True)
    assert all(row[0] == totals.index(row[7]) + 1 for row in ranks.values() if isinstance(row[7], (int, float)))

    book = load_workbook(changed[1], data_only=True)
    assert str(book["總表"]["A5"].value).startswith("⚠")
    assert book["總表"]["A9"].value == "?"
