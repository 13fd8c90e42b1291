"""Ratings of parts of the year: by a plain second reckoning, in the scored workbook, and up to a day."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import recalculate
from builders import YEAR, day, did, member, records
from dangxing import api
from dangxing.language.voice import Remark
from dangxing.results import Result, Scorecard
from oracle.agreeing import loaded
from oracle.by_hand import LAST, rule_set
from oracle.dice import Dice
from oracle.record_books import APPRAISAL, fields_of
from oracle.rules import CITED, MARKS, TITLED
from oracle.workbooks import written

MONTHS = {"every": "month", "quarter": "mean", "year": "mean", "over": "all"}
PEOPLE = [(str(at), "ab"[at % 3 == 0], f"{'甲乙'[at % 2]}支部") for at in range(1, 12)]
QUOTAS: list[dict[str, Any]] = [
    {"at_most": 2, "of": "rule-set", "ties": "in"},
    {"at_most": "40 %", "of": "branch", "ties": "out", "round": "up"},
    {"at_most": "1/3", "of": "track", "ties": "in", "at_least": 1},
]
PLACES: list[dict[str, Any]] = [
    {"first": "30 %", "of": "branch", "ties": "out"},
    {"last": 2, "of": "track", "ties": "in"},
]


def band(name: str, **more: object) -> dict[str, Any]:
    """A band of a rating."""
    return {"id": name, "title": f"等{name}", "en": name, **more}


def _quota(at: int) -> dict[str, Any]:
    return {"quota": {**QUOTAS[at], "clause": "一"}}


RATINGS: dict[str, Any] = {
    "plain": {"bands": [
        band("a", at_least=8, when=[{"without": {"activity": "表現"}}]), band("b", at_least=6), band("c", when=[
            {"any": [{"rows": {"activity": "表現"}, "at_least": 2}, {"track": ["b"]}]}]),
    ]},
    "prizes": {"bands": [band(f"q{at}", at_least=5 + at, **_quota(at)) for at in (2, 1, 0)]},
    "placed": {"bands": [band(f"p{at}", when=[{"rank": place}]) for at, place in enumerate(PLACES)]},
    "stars": {"by": "quarter", "bands": [
        band("s", when=[{"rated": "plain", "band": ["a"], "times": 2}], **_quota(0)),
        band("t", when=[{"none": [{"rated": "plain", "band": ["b", "c"], "in_a_row": 2}]}], **_quota(1)),
    ]},
}  # fmt: skip
TESTS: list[list[dict[str, Any]]] = [
    [{"rated": "stars", "band": "s", "times": 2}],
    [
        {"rated": "plain", "band": ["a", "b"], "in_a_row": 3, "within": "quarter"},
        {"settled": "c0", "at_least": 9, "times": 2, "within": "quarter"},
    ],
    [{"rated": "plain", "band": "a", "times": 2, "within": "quarter"}],
    [{"rated": "prizes", "band": ["q0", "q2"]}],
]  # fmt: skip


def made(**more: Any) -> dict[str, Any]:
    """A rule set of two tracks of which months are rated."""
    bands = [TITLED | {"id": f"b{at}", "at_least": 0, "when": when} for at, when in enumerate(TESTS)]
    rules = {"r0": {"kind": "per-occurrence", "activity": "遲到", "points": -1} | CITED}
    one = rule_set({"c0": {"start": 10, "cap": 10, "settle": MONTHS, "rules": rules}}, bands=[*bands, LAST])
    one["ratings"] = {name: TITLED | {"of": "c0"} | each for name, each in RATINGS.items()}
    one["tracks"]["b"] = one["tracks"]["a"] | {"title": "乙類"}
    return one | more


def scored(folder: Path, seed: int, as_of: str | None = None) -> tuple[Result, Path]:
    """Eleven members of two tracks and branches; the last came in May."""
    dice = Dice(seed)
    rows = [
        did("遲到", f"{month:02d}-{day_:02d}", id_)
        for id_, *_ in PEOPLE for month in range(1, 13) for day_ in range(3, 3 + dice.pick([0, 0, 1, 2, 3, 4]))
    ]  # fmt: skip
    rows += [did("表現", f"{month:02d}-01", id_) for id_, *_ in PEOPLE[::3] for month in (2, 2, 5, 11)]
    members = [member(id_, track, branch, start="05-09" if id_ == "11" else None) for id_, track, branch in PEOPLE]
    book = loaded([made()])
    read = api.read(written([made()], records(members, (), rows), folder / f"{seed}.xlsx"), book, YEAR)
    result, target = api.score(read, book, None if as_of is None else day(as_of)), folder / f"scored-{seed}.xlsx"
    api.write(result, book, target, workbook=read)
    return result, target


# ── The second reckoning ─────────────────────────────────────────────────────────────────────────────────────────────


def _same(of: str) -> Callable[[Scorecard], str]:
    return {"branch": lambda card: card.member.branch, "track": lambda card: card.member.track}.get(of, lambda _: "")


def _room(portion: Any, size: int, how: dict[str, Any]) -> int:
    if isinstance(portion, int):
        return portion
    share = Fraction(portion) if "/" in portion else Fraction(int(portion.split()[0]), 100)
    exact = size * share
    whole = -(-exact // 1) if how.get("round") == "up" else exact // 1
    return max(int(whole), how.get("at_least", 0))


def _judged(cards: list[Scorecard], name: str, told: dict[tuple[str, str], dict[Any, str]]) -> None:
    """By member the band of each part, the quarters' by their first months; in ``told``."""
    rating = RATINGS[name]
    parts = {card.member.id: card.categories[0].quarters if rating.get("by") else card.categories[0].settled
             for card in cards}  # fmt: skip
    for first in sorted({part.span.first for each in parts.values() for part in each}):
        here = {card.member.id: next((part for part in parts[card.member.id] if part.span.first == first), None)
                for card in cards}  # fmt: skip
        left = [card for card in cards if here[card.member.id]]
        score = {id_: part.score for id_, part in here.items() if part}
        for one in rating["bands"]:
            meet = [card for card in left if _meets(card, one, here[card.member.id], score, cards, told)]
            if "quota" in one:
                key, quota = _same(one["quota"]["of"]), one["quota"]
                taken = []
                for card in meet:
                    size = len([each for each in cards if each.member.id in score and key(each) == key(card)])
                    mine = [score[each.member.id] for each in meet if key(each) == key(card)]
                    own = score[card.member.id]
                    place = 1 + sum(each > own for each in mine)
                    if quota["ties"] == "out":
                        place = sum(each >= own for each in mine)
                    if place <= _room(quota["at_most"], size, quota):
                        taken.append(card)
                meet = taken
            for card in meet:
                told.setdefault((name, card.member.id), {})[first] = one["id"]
            left = [card for card in left if card not in meet]


def _meets(card: Scorecard, one: dict[str, Any], part: Any, score: Any, cards: list[Scorecard], told: Any) -> bool:
    own = score[card.member.id]
    if own < one.get("at_least", -99):
        return False
    return all(_holds(card, test, part, score, cards, told) for test in one.get("when", ()))


def _holds(card: Scorecard, test: dict[str, Any], part: Any, score: Any, cards: list[Scorecard], told: Any) -> bool:
    for word, way in (("any", any), ("none", lambda found: not any(found))):
        if word in test:
            return bool(way(_holds(card, each, part, score, cards, told) for each in test[word]))
    if "track" in test:
        return card.member.track in test["track"]
    if "rated" in test:
        bands = told.get((test["rated"], card.member.id), {})
        last = part.span.last.month
        met = [bands.get(part.span.first.replace(month=month)) in test["band"] for month in range(last - 2, last + 1)]
        return met[:2] == [True] * 2 or met[1:] == [True] * 2 if "in_a_row" in test else sum(met) >= test["times"]
    if "rank" in test:
        place, key = test["rank"], _same(test["rank"]["of"])
        group = [score[each.member.id] for each in cards if each.member.id in score and key(each) == key(card)]
        own = score[card.member.id]
        room = _room(place.get("first") or place["last"], len(group), place)
        ahead = [each > own if "first" in place else each < own for each in group]
        level = sum(each == own for each in group)
        return sum(ahead) < room if place["ties"] == "in" else sum(ahead) + level <= room
    at = {"1": 3, "4": 3, "7": 3, "10": 3}  # whoever has suggestions, twice in February
    times = {2: 2, 5: 1, 11: 1}.get(part.span.first.month, 0) if card.member.id in at else 0
    return times == 0 if "without" in test else times >= test["at_least"]


@pytest.mark.parametrize("seed", [1, 2])
def test_bands_are_those_of_a_plain_reckoning(seed: int, tmp_path: Path) -> None:
    """Of every part of everybody; and every formula of the workbook gives the stored value."""
    result, target = scored(tmp_path, seed)
    told: dict[Any, Any] = {}
    for name in RATINGS:
        _judged(list(result.cards), name, told)
    found = {
        (name, card.member.id): {part.span.first: part.band for part in parts if part.band}
        for card in result.cards for name, parts in card.rated.items()
    }  # fmt: skip
    assert {key: bands for key, bands in found.items() if bands} == told
    assert len({band for bands in told.values() for band in bands.values()}) >= 9
    assert len({card.outcome for card in result.cards}) >= 3
    if recalculate.SOFFICE:
        count, wrong = recalculate.differences(target)
        assert wrong == []
        assert count > 11 * 12 * 6


def test_up_to_a_day_the_parts_that_have_ended_are_rated(tmp_path: Path) -> None:
    """Those of the whole year, as far as they had ended: May, and the second quarter, are still to come."""
    whole, _ = scored(tmp_path, 1)
    early, target = scored(tmp_path, 1, "05-30")
    for card, full in zip(early.cards, whole.cards, strict=True):
        for name, parts in card.rated.items():
            assert parts == tuple(part for part in full.rated[name] if part.span.last <= day("05-30"))
        assert card.outcome == "pending"
        assert any(remark.key == "remarks.rated" for remark in card.reasons) or card.member.id == "11"
    if recalculate.SOFFICE:
        assert recalculate.differences(target)[1] == []


def test_nothing_is_rated_by_what_is_not_known(tmp_path: Path) -> None:
    """Who lacks the mark by which months are limited has none of these ratings, nor one that asks for them; it is said
    up to a day as well, and the others stand among each other."""
    limit = CITED | {"at_most": 5, "when": [{"mark": "績點", "less_than": 3}]}
    rules = {"r0": {"kind": "per-occurrence", "activity": "遲到", "points": -1} | CITED}
    settled = {"start": 10, "cap": 10, "settle": MONTHS}
    both = {"c0": settled | {"limits": [limit], "rules": rules}, "c1": settled | {"rules": {"r1": rules["r0"]}}}
    one = rule_set(both, marks=MARKS)
    first = {"first": 1, "of": "rule-set", "ties": "in"}
    one["ratings"] = {
        "prize": TITLED | {"of": "c0", "bands": [band("p", when=[{"rank": first}]), band("q", **_quota(0))]},
        "rest": TITLED | {"of": "c1", "bands": [band("r", when=[{"none": [{"rated": "prize", "band": "p"}]}])]},
        "plain": TITLED | {"of": "c1", "bands": [band("s")]},
    }
    people = [member(id_, track="a") for id_ in "123"]
    marks = [APPRAISAL(0, id_, **{fields_of("績點")[0]: Decimal(value)}) for id_, value in (("2", 4), ("3", 2))]
    book, rules_book = records(people, (), [did("遲到", "03-02", "2")], marks), loaded([one])
    read = api.read(written([one], book, tmp_path / "open.xlsx"), rules_book, YEAR)
    for as_of, months in ((None, 12), (day("03-31"), 3)):
        result = api.score(read, rules_book, as_of)
        bands = [{name: [part.band for part in parts] for name, parts in card.rated.items()} for card in result.cards]
        assert bands[0] == {"prize": [], "rest": [], "plain": ["s"] * months}
        assert [each["prize"][2] for each in bands[1:]] == ["p", "q"]
        assert [each["rest"][2] for each in bands[1:]] == [None, "r"]
        told = [remark.params["found"] for remark in result.cards[0].reasons if remark.key == "remarks.rated-open"]
        assert told == [(Remark("remarks.needs-mark", {"mark": "績點"}),)] * 2
        api.write(result, rules_book, tmp_path / "open-scored.xlsx", workbook=read)
        if recalculate.SOFFICE:
            assert recalculate.differences(tmp_path / "open-scored.xlsx")[1] == []
