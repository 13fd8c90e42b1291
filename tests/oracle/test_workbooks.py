"""Made rules and records as files: read back alike, and every formula of the scored workbook gives what is stored."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

import recalculate
from builders import did, event, member, records
from dangxing import api
from dangxing.records import Records
from effort import tries
from oracle.agreeing import YEAR, compared, loaded, made, made_with_many, made_with_ratings
from oracle.by_hand import rule_set
from oracle.dice import Made
from oracle.rules import CITED
from oracle.workbooks import written

FIRST = 9000
MAKERS = made, made_with_many, made_with_ratings


def _scored(name: str, sets: Sequence[Made], book: Records, folder: Path) -> Path | None:
    """The scored workbook of what an office would have written; None: it would not be read (an event twice …)."""
    rules = loaded(sets)
    try:
        read = api.read(written(sets, book, folder / f"{name}.xlsx"), rules, YEAR)
    except api.RecordsProblem:
        return None
    assert compared(sets, read.records) == [], name
    target = folder / f"{name}-scored.xlsx"
    api.write(api.score(read, rules), rules, target, workbook=read)
    return target


def _set(category: Made) -> Made:
    return rule_set({"c0": category})


LATE = {"r": {"kind": "per-occurrence", "activity": "遲到", "points": -1} | CITED}
WEEKS = {"every": "week", "year": "sum", "over": "with-rows"}
THIRD = {"kind": "amount", "activity": "承諾書", "measure": "count", "per": 3, "units": "proportion"}
LOST = {"limits": [{"clause": "第一條", "says": "上限", "at_most": 5, "when": [{"lost": "total", "more_than": 0.33}]}]}
SMALL = {
    # No week has a row: the sum of nothing is nothing, whatever each would begin with.
    "no-part": _set({"start": 7, "cap": 20, "settle": WEEKS, "rules": LATE}),
    # A third is lost, which is more than 0.33.
    "third-lost": _set({"start": 9, "cap": "open", "rules": {"r": LATE["r"] | THIRD}}) | LOST,
    # A row gives no more than it may.
    "row-held": _set({"start": 0, "cap": 9, "rules": {"r": THIRD | CITED | {"points": 9, "each_at_most": 2.5}}}),
    # Nobody knows the start: the empty cell is nothing, and not the cap.
    "no-start": _set({"start": {"of": "last-period"}, "cap": 30, "rules": LATE}),
}  # fmt: skip


def test_points_may_be_blank_where_the_result_says_them(tmp_path: Path) -> None:
    """The mean of 3, which the result says, and of 2; a result that the table lacks says nothing."""
    judged = {"kind": "given", "activity": "嘉獎", "between": [1, 5], "of": "mean", "table": {"獨": 3}} | CITED
    rules = _set({"start": 0, "cap": 9, "rules": {"r": judged}})
    rows = [did("嘉獎", "03-01", result="獨"), did("嘉獎", "03-02", points=2)]
    read = api.read(
        written([rules], records([member(track="a")], (), rows), tmp_path / "a.xlsx"), loaded([rules]), YEAR
    )
    (card,) = api.score(read, loaded([rules])).cards
    assert card.total == Decimal("2.5")
    rows.append(did("嘉獎", "03-03", result="合"))
    book = written([rules], records([member(track="a")], (), rows), tmp_path / "b.xlsx")
    with pytest.raises(api.RecordsProblem) as found:
        api.read(book, loaded([rules]), YEAR)
    assert [each.place.cell for each in found.value.problems if each.code == "points-wanting"] == ["M4"]


@pytest.mark.skipif(recalculate.SOFFICE is None, reason="LibreOffice is not installed")
def test_formulas_give_what_is_stored(tmp_path: Path) -> None:
    """Of small sets that once did not, and of whatever chance makes."""
    one = records([member(track="a")], [event("勞動日")], [did("承諾書")])
    books = {name: _scored(name, [rules], one, tmp_path) for name, rules in SMALL.items()}
    assert all(books.values())
    for seed in range(FIRST, FIRST + tries("books")):
        books[str(seed)] = _scored(str(seed), *MAKERS[seed % 3](seed), tmp_path)
    stored = [book for book in books.values() if book is not None]
    assert len(stored) > len(books) * 2 // 3
    for path in stored:
        _, found = recalculate.differences(path)
        assert found == [], path.name
