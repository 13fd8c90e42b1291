"""Outcomes by more than the total: tests, limits, vetoes, ranks, quotas, and what follows beside the band."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
import yaml

from builders import YEAR, appraised, day, did, event, member, records
from dangxing.language.voice import Voice
from dangxing.records import Records
from dangxing.results import Result, Scorecard
from dangxing.rules import Rulebook, RuleSet
from dangxing.rules.bounds import Places
from dangxing.scoring import score
from dangxing.scoring.evidence import whole_months
from dangxing.scoring.explaining import explain
from shipped import RULES as SHIPPED

BASE = """
id: team
title: 隊
en: team
version: "1"
source: 辦法
full: 100
total: {start: 0, floor: open, cap: open}
bands:
  - {id: good, title: 好, en: good, clause: 一, at_least: 90}
  - {id: poor, title: 差, en: poor, clause: 一, at_least: 0}
posts: {組長: []}
activities:
  例會: {kind: held, en: meeting}
  失職: {kind: finding, en: neglect}
  課程: {kind: finding, en: course, results: [及格, 不及格]}
  服務: {kind: deed, en: service}
  加分: {kind: deed, en: bonus}
tracks:
  one:
    title: 甲
    en: one
    clause: 一
    categories:
      base:
        title: 基礎
        en: base
        clause: 一
        standard: 100
        rules:
          base.neglect: {kind: per-occurrence, clause: 一, says: 失職扣5分, activity: 失職, points: -5}
      extra:
        title: 加分
        en: extra
        clause: 一
        start: 0
        cap: open
        rules:
          extra.bonus: {kind: per-occurrence, clause: 一, says: 加1分, activity: 加分, points: 1}
"""


def book_of(**keys: Any) -> Rulebook:
    """The team's rules with some keys of their own."""
    rules = RuleSet.model_validate(yaml.safe_load(BASE) | keys)
    return Rulebook(contract=SHIPPED.contract, rule_sets={"team": rules}, digests={"team": ""}, folder="")


def cards_of(book: Rulebook, found: Records, as_of: dt.date | None = None) -> dict[str, Scorecard]:
    """The cards by id."""
    return {card.member.id: card for card in score(found, book, YEAR, as_of)}


def one(when: Sequence[Mapping[str, Any]], found: Records) -> Scorecard:
    """The card of the one member, where whoever meets the tests is ``met``."""
    bands = [{"id": "met", "title": "中", "en": "met", "clause": "一", "at_least": 0, "when": when}]
    card = score(found, book_of(bands=[*bands, *yaml.safe_load(BASE)["bands"]]), YEAR)[0]
    return card


def told(card: Scorecard) -> list[str]:
    """The reasons in Traditional Chinese."""
    return [Voice("zh-Hant").remark(reason) for reason in card.reasons]


ROWS = [
    did("失職"), did("失職"), did("課程", result="不及格"), did("課程", result="及格"),
    did("服務", hours=3), did("服務", hours="2.5"), did("例會", "01-05"), did("例會", "01-06", attendance="unexcused"),
]  # fmt: skip
EVENTS = [event("例會", f"01-0{at}") for at in (5, 6, 7)]


@pytest.mark.parametrize(
    ("test", "met"),
    [
        ({"rows": {"activity": "失職"}}, True),
        ({"rows": {"activity": "加分"}}, False),
        ({"rows": {"activity": "失職"}, "at_least": 2}, True),
        ({"rows": {"activity": "失職"}, "more_than": 2}, False),
        ({"rows": {"activity": "失職"}, "at_most": 2}, True),
        ({"rows": {"activity": "失職"}, "less_than": 2}, False),
        ({"rows": {"activity": ["失職", "課程"]}, "at_least": 4}, True),
        ({"rows": {"activity": "課程", "result": "不及格"}, "at_least": 2}, False),
        ({"hours": {"activity": "服務"}, "at_least": 5.5}, True),
        ({"hours": {"activity": "服務"}, "more_than": 5.5}, False),
        ({"missed": {"activity": "例會"}, "at_least": 2}, True),
        ({"missed": {"activity": "例會", "count": "unexcused"}, "at_least": 2}, False),
        ({"missed": {"activity": "例會", "count": "other"}, "at_least": 1}, True),
        ({"without": {"activity": "加分"}}, True),
        ({"without": {"activity": "課程", "result": "及格"}}, False),
        ({"standing": "probationary"}, False),
        ({"post": ["組長"]}, True),
        ({"track": ["one"]}, True),
        ({"score": "base", "at_least": 90}, True),
        ({"score": "total", "more_than": 90}, False),
        ({"score": "total", "minus": {"of": "base"}, "at_least": 0}, True),
        ({"score": "total", "minus": {"of": "base"}, "more_than": 0}, False),
        ({"score": "extra", "minus": {"of": "base", "share": "1/3"}, "at_most": -30}, True),
        ({"score": "extra", "minus": {"of": "base", "share": "1/3"}, "less_than": -30}, False),
        ({"score": "base", "minus": {"lost": "total", "share": "900 %"}, "at_least": 0}, True),
        ({"score": "base", "minus": {"lost": "base", "share": "901 %"}, "at_least": 0}, False),
        ({"score": "base", "minus": {"of": "other"}, "at_most": 100}, False),
        ({"lost": "total", "at_least": 10}, True),
        ({"lost": "extra", "more_than": 0}, False),
        ({"any": [{"standing": "probationary"}, {"lost": "base", "at_least": 10}]}, True),
        ({"any": [{"standing": "probationary"}, {"lost": "base", "more_than": 10}]}, False),
    ],
)
def test_a_test_holds_or_does_not(test: Mapping[str, Any], met: bool) -> None:
    """Each kind, on both sides of its edge, over the same rows: 10 lost, 5.5 hours, two of three meetings missed."""
    assert (one([test], records([member(track="one", post="組長")], EVENTS, ROWS)).outcome == "met") == met


def test_all_of_a_list_must_hold() -> None:
    """One row that is both is one map; two maps may be two rows."""
    found = records([member(track="one")], [], ROWS)
    assert one([{"rows": {"activity": "失職"}}, {"without": {"activity": "加分"}}], found).outcome == "met"
    assert one([{"rows": {"activity": "失職"}}, {"without": {"activity": "服務"}}], found).outcome != "met"


def test_a_verdict_that_is_not_there_leaves_the_outcome_pending() -> None:
    """A band that asks for it cannot be told; what follows beside the band says that it is not known."""
    found = records([member("1", "one"), member("2", "one")], [], [], [appraised("2", "優秀")])
    assert [one([{"verdict": ["優秀"]}], found).outcome, told(one([{"verdict": ["優秀"]}], found))] == [
        "pending", ["缺評議等次"],
    ]  # fmt: skip
    consequence = {"clause": "二", "says": "表揚", "when": [{"verdict": ["優秀"]}]}
    cards = cards_of(book_of(consequences=[consequence]), found)
    assert told(cards["1"])[1:] == ["表揚（二）：資料不全，待定"]
    assert told(cards["2"])[1:] == ["表揚（二：等次為優秀）"]


def test_a_veto_that_asks_for_a_verdict_waits_for_it() -> None:
    """Nobody passes it for want of a verdict; one that is another than it asks for ends the waiting."""
    veto = {"clause": "二", "follows": "不評", "when": [{"verdict": ["不合格"]}]}
    book = book_of(veto=veto)
    assert score(records([member(track="one")]), book, YEAR)[0].outcome == "pending"
    assert score(records([member(track="one")], appraisal=[appraised(verdict="合格")]), book, YEAR)[0].outcome == "good"
    assert (
        score(records([member(track="one")], appraisal=[appraised(verdict="不合格")]), book, YEAR)[0].outcome
        == "vetoed"
    )


def test_everything_that_follows_is_told_beside_the_band() -> None:
    """Several at once, with what they rest on."""
    consequences = [
        {"clause": "二", "says": "約談", "when": [{"rows": {"activity": "失職"}, "at_least": 2}]},
        {"clause": "三", "says": "告知", "when": [{"lost": "total", "more_than": 5}]},
        {"clause": "四", "says": "除名", "when": [{"lost": "total", "more_than": 10}]},
    ]
    card = cards_of(book_of(consequences=consequences), records([member(track="one")], [], ROWS))["1"]
    assert card.outcome == "good"
    assert told(card)[1:] == ["約談（二：失職不少於2次）", "告知（三：扣分合計超過5）"]


def test_a_limit_comes_before_the_rank() -> None:
    """The lowest of two holds; whoever is below it is left alone."""
    limits = [
        {"clause": "二", "says": "失職", "at_most": 80, "when": [{"rows": {"activity": "失職"}}]},
        {"clause": "三", "says": "兩次失職", "at_most": 60, "when": [{"rows": {"activity": "失職"}, "at_least": 2}]},
    ]
    rows = [did("失職", id_="1"), *[did("失職", id_="2", date=f"02-0{at}") for at in (1, 2)]]
    rows += [did("失職", id_="3", date=f"03-{at:02}") for at in range(1, 11)]
    cards = cards_of(book_of(limits=limits), records([member(key, "one") for key in "1234"], [], rows))
    assert [(str(card.total), card.rank) for card in cards.values()] == [("80", 2), ("60", 3), ("50", 4), ("100", 1)]
    assert told(cards["2"])[1] == "兩次失職：總分90分，按60分計（三）"
    assert len(told(cards["3"])) == 1


def test_a_finding_ends_the_appraisal_as_soon_as_it_stands() -> None:
    """In the middle of the year too, unless what it asks for may still change."""
    veto = {"clause": "五", "follows": "不評定", "when": [{"rows": {"activity": "失職"}}]}
    found = records([member("1", "one"), member("2", "one")], [], [did("失職", "03-01", "1")])
    for as_of in (None, day("06-30")):
        cards = cards_of(book_of(veto=veto), found, as_of)
        assert (cards["1"].outcome, cards["1"].total, cards["2"].outcome == "vetoed") == ("vetoed", None, False)
        assert told(cards["1"]) == ["失職不少於1次（五）", "不評定"]
    idle = {"clause": "五", "follows": "不評定", "when": [{"without": {"activity": "服務"}}]}
    assert cards_of(book_of(veto=idle), found, day("06-30"))["2"].outcome == "pending"
    assert cards_of(book_of(veto=idle), found)["2"].outcome == "vetoed"


def test_a_share_is_rounded_down() -> None:
    """29 % of 100 are 29, and of ten 2; binary fractions have no say in it."""
    assert [Places().room("29 %", number) for number in (100, 10, 3)] == [29, 2, 0]
    assert [Places().room("33.33%", 10000), Places().room(3, 1)] == [3333, 3]
    # A third of three is one: of 33.33 % it would be none.
    assert [Places().room("1/3", number) for number in (2, 3, 8)] == [0, 1, 2]
    assert [Places(round="half").room("25 %", number) for number in (1, 2, 5, 6)] == [0, 1, 1, 2]
    assert [Places(round="up").room("20 %", number) for number in (5, 6)] == [1, 2]
    assert [Places(at_least=1).room("30 %", number) for number in (2, 7)] == [1, 2]


def _team(*bonus: int) -> Records:
    """Members with so many points above 100 each."""
    members = [member(str(at), "one", "東" if at % 2 else "西") for at, _ in enumerate(bonus)]
    rows = [
        did("加分", f"{at + 1:02}-{each + 1:02}", str(at)) for at, count in enumerate(bonus) for each in range(count)
    ]
    return records(members, [], rows)


def _first(
    ranked: Mapping[str, Any] | None,
    found: Records,
    quota: Mapping[str, Any] | None = None,
    more: Sequence[Mapping[str, Any]] = (),
) -> str:
    """The ids of those who are ``met``, one after the other."""
    band: dict[str, Any] = {"id": "met", "title": "中", "en": "met", "clause": "一", "at_least": 102}
    band |= {"when": [{"rank": ranked}]} if ranked else {}
    band |= {"quota": {"clause": "一", **quota}} if quota else {}
    cards = score(found, book_of(bands=[band, *more, *yaml.safe_load(BASE)["bands"]]), YEAR)
    return "".join(card.member.id for card in cards if card.outcome == "met")


def test_a_rank_is_a_condition_and_a_quota_a_limit() -> None:
    """Totals 107, 106, 106, 105, 101: of the first two nobody moves up; ties across the edge are in or out."""
    found = _team(7, 6, 6, 5, 1)
    assert _first({"first": 2}, found) == "012"
    assert _first({"first": 2, "ties": "out"}, found) == "0"
    assert _first({"first": "60 %", "ties": "out"}, found) == "012"
    assert _first({"last": 2}, found) == "3"
    assert _first({"last": 4, "ties": "out"}, found) == "123"
    assert _first({"last": 3, "ties": "out"}, found) == "3"
    assert _first({"last": 3}, found) == "123"
    assert _first({"first": 1, "of": "branch"}, found) == "01"
    assert _first(None, found, {"at_most": 2}) == "012"
    assert _first(None, found, {"at_most": 2, "ties": "out"}) == "0"
    assert _first({"last": 4}, found, {"at_most": "60 %"}) == "123"
    assert _first({"last": 4}, found, {"at_most": 1, "of": "branch"}) == "12"


def test_places_and_shares_are_of_those_who_meet_a_band() -> None:
    """Of the five four have 102 and more: 60 % of these are two places. Three of them have 106: the last two of those
    who have are two of a tie."""
    found = _team(7, 6, 6, 5, 1)
    assert _first(None, found, {"at_most": "60 %", "ties": "out"}) == "012"
    assert _first(None, found, {"at_most": "60 %", "ties": "out", "among": "met"}) == "0"
    high = {"id": "high", "title": "高", "en": "high", "clause": "一", "at_least": 106}
    for ranked, ids in (
        ({"last": 2}, "12"), ({"last": 1, "ties": "out"}, ""), ({"first": "1/3"}, "0"),
        ({"first": 1, "by": "extra"}, "0"), ({"last": 1, "by": "extra", "of": "branch"}, "12"),
    ):  # fmt: skip
        assert _first({**ranked, "among": "high"}, found, more=[high]) == ids


JUNE = day("06-30")
_MET: Mapping[str, Any] = {"id": "met", "title": "中", "en": "met", "clause": "一"}


def _left(found: Records, *ids: str) -> Records:
    """The same team, of whom some left in May."""
    members = [replace(each, end=day("05-31")) if each.id in ids else each for each in found.members]
    return replace(found, members=tuple(members))


@pytest.mark.parametrize(
    "asked",
    [
        {"when": [{"rank": {"first": 1}}]},
        {"when": [{"rank": {"last": 1, "by": "base"}}]},
        {"when": [{"none": [{"rank": {"last": 1}}]}]},
        {"when": [{"any": [{"rank": {"first": 1}}, {"score": "base", "less_than": 50}]}]},
        {"quota": {"clause": "一", "at_most": 1}},
        {"quota": {"clause": "一", "at_most": "50 %", "of": "branch", "ties": "out"}},
    ],
)
def test_a_place_waits_for_those_whose_period_goes_on(asked: Mapping[str, Any]) -> None:
    """Who has left has a total, but no rank yet; whoever misses the rest of the band is decided all the same."""
    book = book_of(bands=[{**_MET, "at_least": 102, **asked}, *yaml.safe_load(BASE)["bands"]])
    found = _left(_team(7, 1, 6, 2), "0", "1")
    cards = cards_of(book, found, JUNE)
    assert [(card.total, card.rank, card.outcome) for card in cards.values()] == [
        (107, None, "pending"), (101, None, "good"), (None, None, "pending"), (None, None, "pending"),
    ]  # fmt: skip
    assert "還有人考核期未結束，名次未定，等次待定" in told(cards["0"])
    assert cards_of(book, found, day("12-31")) == cards_of(book, found)
    assert "pending" not in {card.outcome for card in cards_of(book, found).values()}


def test_a_place_among_those_of_a_branch_that_all_have_left_is_known() -> None:
    """In one of two branches everyone has left. A lower quota waits for those who may yet have a higher band."""
    found = _team(7, 6, 5, 4)
    [east, west] = sorted({each.branch for each in found.members})
    gone = [each.id for each in found.members if each.branch == west]
    first = {**_MET, "at_least": 102, "quota": {"clause": "一", "at_most": 1, "of": "branch"}}
    cards = cards_of(book_of(bands=[first, *yaml.safe_load(BASE)["bands"]]), _left(found, *gone), JUNE)
    assert sorted(card.outcome for card in cards.values() if card.member.branch == west) == ["good", "met"]
    assert {card.outcome for card in cards.values() if card.member.branch == east} == {"pending"}
    assert [card.branch_rank for card in cards.values() if card.member.branch == west] == [1, 2]
    best = {**_MET, "id": "best", "at_least": 102, "when": [{"rank": {"first": 1}}]}
    cards = cards_of(book_of(bands=[best, first, *yaml.safe_load(BASE)["bands"]]), _left(found, *gone), JUNE)
    assert {card.outcome for card in cards.values()} == {"pending"}


def test_what_follows_a_place_waits_as_well() -> None:
    """It is told as not known, beside a band that is."""
    follows = {"clause": "二", "says": "公開表揚", "when": [{"rank": {"first": 1}}]}
    cards = cards_of(book_of(consequences=[follows]), _left(_team(7, 1), "0"), JUNE)
    assert cards["0"].outcome == "good"
    assert told(cards["0"])[-1] == "公開表揚（二）：資料不全，待定"


def test_what_keeps_a_member_from_the_next_band_is_told() -> None:
    """The rank among the others as they stand; one more point would reach it."""
    band = {"id": "met", "title": "中", "en": "met", "clause": "一", "at_least": 100, "when": [{"rank": {"first": 1}}]}
    book = book_of(bands=[band, *yaml.safe_load(BASE)["bands"]])
    found = _team(2, 1)
    result = Result("a.xlsx", "", YEAR, found, score(found, book, YEAR), ())
    explained = explain(result, book, found.members[1])
    assert explained.higher is not None
    assert (explained.higher.id, explained.wanting, explained.reachable) == ("met", Decimal(0), True)
    assert [Voice("zh-Hant").remark(test) for test in explained.unmet] == ["名次在全體前1（並列都算）"]
    assert len(explained.steps) == 1


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("2024-10-01", "2024-12-31", 3),
        ("2024-10-02", "2024-12-31", 2),
        ("2024-10-31", "2024-12-31", 2),
        ("2024-09-30", "2024-12-31", 3),
        ("2020-05-17", "2024-12-31", 55),
        ("2024-12-31", "2024-12-31", 0),
        ("2024-01-31", "2024-02-27", 0),
        ("2024-01-31", "2024-02-28", 1),
    ],
)
def test_months_of_membership_are_whole(first: str, last: str, months: int) -> None:
    """From the first day to the last, both among them; a month that lacks the day ends with its last."""
    assert whole_months(dt.date.fromisoformat(first), dt.date.fromisoformat(last)) == months
