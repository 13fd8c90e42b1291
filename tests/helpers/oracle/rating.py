"""Bands of parts of the year. Source: 「Grades of each month or quarter」 of ``docs/rules.md``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from oracle.calendar import Span
from oracle.deciding import Card, asks, given
from oracle.finding import Rule
from oracle.scores import marks_read


def rate(rules: Rule, cards: Sequence[Card]) -> None:
    """What each part of the year of each is rated: by the ratings in their order, as later ones ask for earlier."""
    for name, rating in rules.get("ratings", {}).items():
        scores = [{} if _open(rules, rating, card) else _scores(rating, card) for card in cards]
        for card, own in zip(cards, scores, strict=True):
            card.rated[name] = dict.fromkeys(own)
        for span in {span for own in scores for span in own}:
            there = [(card, own[span]) for card, own in zip(cards, scores, strict=True) if span in own]
            _rate_part(name, rating, span, there)


def _scores(rating: Rule, card: Card) -> dict[Span, Fraction]:
    """What the category comes to in the parts that are rated: whoever is vetoed has no score."""
    told = card.categories.get(rating["of"])
    if told is None or card.outcome == "vetoed":
        return {}
    return dict(told.quarters if rating.get("by") else told.settled)


def _open(rules: Rule, rating: Rule, card: Card) -> bool:
    """Whether what the score of a part rests on, or that of a rating that it asks for, is not there."""
    categories = rules["tracks"][card.member.track]["categories"]
    asked = [rules["ratings"][test["rated"]] for test in tests_of(rating["bands"]) if "rated" in test]
    return any(_open(rules, each, card) for each in asked) or (
        rating["of"] in categories and wants_in(categories, rating["of"], card)
    )


def wants_in(categories: Rule, of: str, card: Card) -> bool:
    """Whether a rule or a limit of a category reads what is not there, or those of one before it on which it rests."""
    category, before = categories[of], list(categories)[: list(categories).index(of)]
    limits = [limit for pot in (category, *category.get("parts", {}).values()) for limit in pot.get("limits", ())]
    limits += category.get("settle", {}).get("unless", ())
    if any(asks(limit, card) for limit in limits) or not all(mark in card.seen.marks for mark in marks_read(category)):
        return True
    asked = {test.get("score") or test.get("lost") for test in tests_of(limits)}
    asked |= {limit[key].get("of") or limit[key]["lost"] for limit in limits for key in ("at_most", "at_least")
              if isinstance(limit.get(key), dict)}  # fmt: skip
    those = before if asked & {"quantified", "total"} else [name for name in before if name in asked]
    return any(wants_in(categories, name, card) for name in those)


def tests_of(those: Sequence[Rule]) -> Iterable[Rule]:
    """Every test of bands or limits, what stands within any and none among it."""
    left = [test for each in those for test in each.get("when", ())]
    while left:
        test = left.pop()
        left += [*test.get("any", ()), *test.get("none", ())]
        yield test


def _rate_part(name: str, rating: Rule, span: Span, there: Sequence[tuple[Card, Fraction]]) -> None:
    """Everybody of whom there is a score of the part, as if it were the total, and the part the year."""
    part = [
        replace(card, seen=replace(card.seen, within=span), total=score, after=()) for card, score in there
    ]  # fmt: skip
    open_ = part
    for band in rating["bands"]:
        those = given(band, open_, part, part)
        for card, _ in there:
            if any(card.member is one.member for one in those):
                card.rated[name][span] = band["id"]
        open_ = [card for card in open_ if not any(card is other for other in those)]
