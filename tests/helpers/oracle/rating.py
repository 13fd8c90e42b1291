"""Bands of parts of the year. Source: 「Grades of each month or quarter」 of ``docs/rules.md``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from oracle.calendar import Span
from oracle.deciding import Card, given
from oracle.finding import Rule


def rate(rules: Rule, cards: Sequence[Card]) -> None:
    """What each part of the year of each is rated: by the ratings in their order, as later ones ask for earlier."""
    for name, rating in rules.get("ratings", {}).items():
        scores = [_scores(rating, card) for card in cards]
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
