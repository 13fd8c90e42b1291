"""Who is near the edge of a band, and the one line of the record that decides on which side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from dangxing.ledger import Card, Ledger, Line, RulesRow
from dangxing.reports.annual.model import NEAR
from dangxing.results import CategoryScore
from dangxing.rules import Category, RuleSet

_NEAR = int(NEAR * 100)
_CENT = Decimal("0.01")


class Edge(NamedTuple):
    """The total from which a band reaches up. ``above``: more than that can be had, so who reached it may be near."""

    band: str
    hundredths: int
    above: bool

    def is_near(self, total: int) -> bool:
        """Whether a total in hundredths is near."""
        distance = total - self.hundredths
        return -_NEAR <= distance < 0 or (self.above and 0 <= distance <= _NEAR)

    def around(self, reach: int) -> tuple[int, int]:
        """The totals that are near and no farther than ``reach``, both ends included; they may be none."""
        return self.hundredths - reach, self.hundredths + (reach if self.above else -1)


def edges_of(terms: RuleSet) -> tuple[Edge, ...]:
    """The edges of a rule set, the highest first. Of several bands from one total it is the one that asks no more."""
    found: dict[Decimal, str] = {}
    for band in terms.bands:
        if band.at_least > 0:
            found[band.at_least] = band.id
    reach = terms.reach
    return tuple(Edge(band, int(least * 100), reach is None or least < reach) for least, band in found.items())


def nearest(card: Card, edges: Iterable[Edge]) -> tuple[Edge, Decimal] | None:
    """The edge that a member is near, the nearest if there are several, and total − edge; None: none."""
    if card.total is None:
        return None
    total = int(card.total * 100)
    near = [edge for edge in edges if edge.is_near(total)]
    if not near:
        return None
    found = min(near, key=lambda edge: abs(total - edge.hundredths))
    return found, Decimal(total - found.hundredths).scaleb(-2)


def reach(totals: Counter[int], edges: Sequence[Edge], most: int) -> int:
    """The least distance, in hundredths, within which ``most`` members stand; at most that which is near."""
    distances: Counter[int] = Counter()
    for total, count in totals.items():
        near = [abs(total - edge.hundredths) for edge in edges if edge.is_near(total)]
        if near:
            distances[min(near)] += count
    for distance in sorted(distances):
        most -= distances[distance]
        if most <= 0:
            return distance
    return _NEAR


Decider = tuple["Line | None", Decimal | None]
"""The one line that keeps a member on a side of an edge, and the total without it; None: no single line does."""


def deciders(book: Ledger, found: Sequence[tuple[Card, tuple[Edge, Decimal]]]) -> Iterator[Decider]:
    """For each member near an edge the line of least points that decides, if a single one does."""
    rules = book.rules()
    filled = book.filled(card for card, _ in found)
    return (_decider(card, edge, rules[card.rules]) for card, (_, (edge, _)) in zip(filled, found, strict=True))


def _decider(card: Card, edge: Edge, rules: RulesRow) -> Decider:
    least = Decimal(edge.hundredths).scaleb(-2)
    best: Decider = None, None
    if card.total is None or card.quantified is None:
        return best
    categories = {score.id: score for score in card.categories}
    for line in card.lines:
        category = rules.rule_set.tracks[card.track].categories[line.category]
        without = _total(card, card.quantified + _gain(line, categories[line.category], category, card.lines), rules)
        decides = (without >= least) != (card.total >= least)
        if decides and (best[0] is None or abs(line.points) < abs(best[0].points)):
            best = line, without
    return best


def _gain(line: Line, score: CategoryScore, category: Category, lines: Iterable[Line]) -> Decimal:
    """What the category would score more (or less, < 0) without a line."""
    if category.settle is not None:
        # What one line of one part of the year moves, the ledger cannot tell.
        return Decimal(0)
    others = [other for other in lines if other is not line and other.category == line.category]
    if any(other.forfeit for other in others):
        return Decimal(0)
    return (
        category.bounds.hold(category.raw(((other.rule, other.points) for other in others), score.standard))
        - score.score
    )


def _total(card: Card, quantified: Decimal, rules: RulesRow) -> Decimal:
    weights = rules.rule_set.weights
    if weights is None:
        return quantified
    whole = rules.rule_set.weighed(quantified, card.poll, card.marks)
    return whole.quantize(rules.rule_set.step, ROUND_HALF_UP)
