"""Where a group begins with its members' totals: the formula up to a day, when some have ended and others go on."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import recalculate
from builders import YEAR, day, did, member, records
from dangxing import api
from oracle.agreeing import loaded
from oracle.by_hand import rule_set
from oracle.rules import CITED, TITLED
from oracle.workbooks import written

LIMIT = CITED | {"at_most": 5, "when": [{"rows": {"activity": "遲到"}, "at_least": 2}]}
VETO = {"clause": "二", "follows": "無等次", "when": [{"rows": {"activity": "嘉獎"}}]}


@pytest.mark.parametrize(("then", "as_of", "begins"), [
    ("mean", "06-30", "7.466666667"), ("sum", "06-30", "22.4"), ("mean", "12-31", "7.466666667"), ("sum", None, "22.4"),
])  # fmt: skip
def test_a_total_counts_where_there_is_one_and_else_the_score_so_far(
    then: str, as_of: str | None, begins: str, tmp_path: Path
) -> None:
    """One is held to 5 and has ended, one has ended, one goes on until December; two were vetoed and do not count."""
    late = {"r0": {"kind": "per-occurrence", "activity": "遲到", "points": -1.3} | CITED}
    own = rule_set({"c0": {"start": 10, "cap": 20, "rules": late}}, limits=[LIMIT], veto=VETO)
    start = {"of": "members", "take": "total", "then": then}
    group = rule_set({}) | {"id": "groups"}
    group["tracks"] = {
        "g": TITLED | {"title": "小組", "en": "group", "of": "branch", "categories": {"g0": TITLED | {"start": start}}}
    }
    group["tracks"]["g"]["categories"]["g0"]["cap"] = 100
    ended = [member(id_, "a", end="05-31") for id_ in "125"]
    rows = [did("遲到", "01-04", id_) for id_ in "11235"] + [did("嘉獎", "01-05", id_) for id_ in "45"]
    book = loaded([own, group])
    people = records([*ended, member("3", "a"), member("4", "a"), member("g", "g")], (), rows)
    read = api.read(written([own, group], people, tmp_path / "a.xlsx"), book, YEAR)
    result, target = api.score(read, book, day(as_of) if as_of else None), tmp_path / "scored.xlsx"
    api.write(result, book, target, workbook=read)
    [card] = [card for card in result.cards if card.member.id == "g"]
    assert [score.standard for score in card.categories] == [Decimal(begins)]
    if recalculate.SOFFICE:
        assert recalculate.differences(target)[1] == []
