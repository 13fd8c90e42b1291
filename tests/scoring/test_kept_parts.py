"""Parts of the year that are kept while a member is scored again: the same cards as without, however rows come."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import YEAR, did, event, member, records
from dangxing.records import Records
from dangxing.scoring import undecided
from dangxing.scoring.evidence import Kept
from oracle.agreeing import loaded
from oracle.by_hand import rule_set
from oracle.rules import CITED

LATE = {"kind": "per-occurrence", "activity": "遲到", "points": -1} | CITED
HELD = {"kind": "attendance", "activity": "勞動日", "count": "missed", "points": -2} | CITED
OTHERS = {"kind": "per-occurrence", "activity": "志願", "points": 1, "whose": "others"} | CITED
SECOND = {"kind": "value-table", "by": "nth", "within": "year", "table": [{"at_least": 2, "gives": -3}]}
NTH = SECOND | {"activity": "遲到"} | CITED
BASE = records([member("1", "a"), member("2", "a")], [event("勞動日", "02-01")], [did("遲到", "01-05")])
WEEKS = {"every": "week", "year": "sum", "over": "all"}


def _more(found: Records) -> list[Records]:
    """The records with a row of the member's, with one of another's, with an event, and as they are."""
    rows = [did("遲到", "03-05"), did("志願", "03-06", id_="2")]
    kinds = [replace(found, activities=(*found.activities, replace(row, row=9))) for row in rows]
    return [*kinds, replace(found, schedule=(*found.schedule, event("勞動日", "03-07"))), found]


@pytest.mark.parametrize("rule", [LATE, HELD, OTHERS, NTH], ids=["rows", "events", "others", "nth"])
def test_what_is_kept_comes_out_as_what_is_not(rule: dict[str, object]) -> None:
    """Whether a rule reads the member's rows, those of others, events, or which time it was in the whole year."""
    book = loaded([rule_set({"c0": {"start": 50, "cap": "open", "settle": WEEKS, "rules": {"r": rule, "s": LATE}}})])
    kept: Kept = {}
    scores = set()
    for found in (BASE, *_more(BASE)):
        one = found.members[0]
        again = undecided(found, book, YEAR, of=one, kept=kept)
        assert again == undecided(found, book, YEAR, of=one)
        scores.add(again[0].quantified)
    assert len(scores) > 1
    assert bool(kept) == (rule is not NTH)


def test_a_part_is_reckoned_once() -> None:
    """Of 53 weeks one has another row."""
    book = loaded([rule_set({"c0": {"start": 50, "cap": "open", "settle": WEEKS, "rules": {"r": LATE}}})])
    kept: Kept = {}
    undecided(BASE, book, YEAR, of=BASE.members[0], kept=kept)
    weeks = len(kept)
    undecided(_more(BASE)[0], book, YEAR, of=BASE.members[0], kept=kept)
    assert (weeks > 50, len(kept)) == (True, weeks + 1)
