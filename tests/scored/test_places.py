"""Places in parts of the year, and places by a score, in the scored workbook: both ends, equal ones in and out."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import recalculate
from builders import YEAR, day, did, member, records
from dangxing import api
from oracle.agreeing import loaded
from oracle.by_hand import LAST, rule_set
from oracle.rules import CITED, TITLED
from oracle.workbooks import written

# By member the times late in January: two are never, one twice, two thrice.
LATE = {"1": 0, "2": 0, "3": 2, "4": 3, "5": 3}
# By end, how many and whether equal ones across the edge are in: who has one of these places, and which.
PLACES: dict[tuple[str, int, str], dict[str, int]] = {
    ("first", 1, "in"): {"1": 1, "2": 1},
    ("first", 1, "out"): {},
    ("first", 2, "out"): {"1": 1, "2": 1},
    ("first", 4, "in"): {"1": 1, "2": 1, "3": 3, "4": 4, "5": 4},
    ("first", 4, "out"): {"1": 1, "2": 1, "3": 3},
    ("last", 2, "in"): {"4": 4, "5": 4},
    ("last", 1, "out"): {},
    ("last", 3, "out"): {"3": 3, "4": 4, "5": 4},
    ("last", 4, "in"): {"1": 1, "2": 1, "3": 3, "4": 4, "5": 4},
}
MONTHS = {"every": "month", "quarter": "sum", "year": "sum", "over": "with-rows"}


def _bands() -> list[dict[str, Any]]:
    """A band for each place: in a month, in a quarter, and by the score of the year."""
    found: list[dict[str, Any]] = []
    for (end, count, ties), kind in product(PLACES, ("month", "quarter", "year")):
        place = {end: count, "of": "branch", "ties": ties}
        by = {"by": "quarter"} if kind == "quarter" else {}
        test = {"rank": place | {"by": "c0"}} if kind == "year" else {"settled": "c0", "rank": place} | by
        found.append(TITLED | {"id": f"b{len(found)}", "at_least": 0, "when": [test]})
    return [*found, LAST]


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scored workbook of five, who were there in January."""
    folder = tmp_path_factory.mktemp("places")
    rules = {name: {"kind": "per-occurrence", "activity": activity, "points": points} | CITED
             for name, activity, points in (("r0", "遲到", -1), ("r1", "承諾書", 0.5))}  # fmt: skip
    made = rule_set({"c0": {"start": 10, "cap": 20, "settle": MONTHS, "rules": rules}}, bands=_bands())
    rows = [did("承諾書", "01-03", id_) for id_ in LATE]
    rows += [did("遲到", f"01-{at + 4:02d}", id_) for id_, times in LATE.items() for at in range(times)]
    book = loaded([made])
    read = api.read(
        written([made], records([member(id_, track="a") for id_ in LATE], (), rows), folder / "a.xlsx"), book, YEAR
    )
    target = folder / "scored.xlsx"
    api.write(api.score(read, book), book, target, workbook=read)
    return target


def test_who_has_one_of_the_places_asked_for(scored: Path) -> None:
    """A table for each that is asked for, in months and in quarters: whoever has another place has an empty cell."""
    book = load_workbook(scored, data_only=True)
    tables: list[dict[str, int]] = []
    for row in book["分期"].iter_rows(values_only=True):
        if "名次" in str(row[0]):
            tables.append({})
        elif tables and str(row[0]) in LATE and row[3]:
            tables[-1][str(row[0])] = int(str(row[3]))
    assert tables == [places for places in PLACES.values() for _ in range(2)]


@pytest.mark.skipif(recalculate.SOFFICE is None, reason="LibreOffice is not installed")
def test_formulas_give_the_stored_values(scored: Path) -> None:
    """Those of the tables, and those of the bands."""
    count, found = recalculate.differences(scored)
    assert found == []
    assert count > len(PLACES) * 2 * len(LATE)


@pytest.mark.parametrize("as_of", ["06-30", "12-31"])
def test_a_place_stands_in_no_workbook_before_all_have_ended(as_of: str, tmp_path: Path) -> None:
    """Two have left in May: their totals stand there, and no rank; by the end there is all that the year has."""
    quota = TITLED | {"id": "top", "at_least": 0, "quota": {"at_most": 1, "of": "track", "clause": "一"}}
    inside = TITLED | {"id": "in", "at_least": 0, "when": [{"settled": "c0", "rank": {"first": 1}}]}
    rules = {"r0": {"kind": "per-occurrence", "activity": "遲到", "points": -1} | CITED}
    made = rule_set({"c0": {"start": 10, "cap": 20, "settle": MONTHS, "rules": rules}}, bands=[inside, quota, LAST])
    members = [member("1", "a", end="05-31"), member("2", "a", end="05-31"), member("3", "a")]
    rows = [did("遲到", "01-04", id_) for id_ in ("1", "1", "2", "3")]
    book = loaded([made])
    read = api.read(written([made], records(members, (), rows), tmp_path / "a.xlsx"), book, YEAR)
    result, target = api.score(read, book, day(as_of)), tmp_path / "scored.xlsx"
    api.write(result, book, target, workbook=read)
    ended = as_of == "12-31"
    assert [card.rank for card in result.cards] == ([3, 1, 1] if ended else [None, None, None])
    outcomes = ["top", "in", "in"] if ended else ["pending"] * 3
    assert [card.outcome for card in result.cards] == outcomes
    assert [card.total is None for card in result.cards] == [False, False, not ended]
    if recalculate.SOFFICE:
        assert recalculate.differences(target)[1] == []
