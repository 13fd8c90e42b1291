"""What a category begins with of the last period: 上期得分 is of totals."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from builders import did, member, records, score_of
from dangxing.records import Before
from dangxing.scoring import score
from oracle.agreeing import loaded
from oracle.by_hand import rule_set
from oracle.rules import CITED
from running import Run
from sheets import write

SANCTION = Path(__file__).parents[1] / "data" / "regulations" / "sanction"
PRAISE = {"adds": CITED | {"kind": "per-occurrence", "activity": "表現", "points": 5}}


@pytest.mark.parametrize(
    ("share", "beside", "begins"),
    [
        pytest.param({}, None, "96", id="alone: its score is the total"),
        pytest.param({"share": "0 %"}, {}, "1", id="counts nothing"),
        pytest.param({}, {}, "1", id="another counts, too"),
        pytest.param({}, {"share": "0 %"}, "96", id="the other counts nothing"),
    ],
)
@pytest.mark.parametrize("known", [True, False])
def test_a_total_is_no_score_of_a_category(share: Any, beside: Any, begins: str, known: bool) -> None:
    """Else the ledger says what it was, or otherwise."""
    categories = {"own": {"start": {"of": "last-period", "take": "own", "otherwise": 1}, "cap": "open", **share}}
    if beside is not None:
        categories["adds"] = {"start": 0, "cap": 20, "rules": PRAISE, **beside}
    book = records([member(track="a", carried=Decimal(96))], (), [did("表現", "2024-03-01")])
    if known:
        book = replace(book, before={book.members[0].id: {"own": Before(Decimal(7), 1)}})
    card = score(book, loaded([rule_set(categories, total={"cap": "open"})]), 2024)[0]
    assert score_of(card, "own") == (Decimal(7) if known and begins == "1" else Decimal(begins))


def test_who_entered_a_total_is_told_that_it_is_not_read(folder: Path, run: Run) -> None:
    """Nobody is barred by the total of the year before."""
    (folder / "rules").mkdir()
    shutil.copy(SANCTION / "sanction.yaml", folder / "rules")
    members = [("編號", "姓名", "支部", "類別", "上期得分", "上期結果"), ("A1", "甲", "一站", "社區工作者", 96, "無")]
    rows = [("編號", "日期", "項目"), *[("A1", f"2025-03-0{day}", "好事") for day in (1, 2, 3)]]
    write({"成員": members, "活動": rows}, folder / "records.xlsx")
    ran = run("score", "records.xlsx", "--year", "2025", "--format", "json", "--no-ledger")
    assert "成員!E2: warning carried-unread: What is entered of the last period of 甲 (A1), 96, is a total" in ran.err
    found = json.loads(ran.out)["workbooks"][0]["members"][0]
    assert {each["id"]: each["score"] for each in found["categories"]}["ban"] == 0
