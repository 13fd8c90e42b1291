"""Who is near the edge of a band, and the one line of the record that decides on which side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

from dangxing.ledger.rows import CategoryRow, LineRow, MemberRow
from dangxing.reports.annual.model import NEAR, Decider

if TYPE_CHECKING:
    from dangxing.ledger import Ledger, RulesRow
    from dangxing.rules import RuleSet

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
    return tuple(Edge(band, int(least * 100), least < terms.full) for least, band in found.items())


def nearest(row: MemberRow, edges: Iterable[Edge]) -> tuple[Edge, Decimal] | None:
    """The edge that a member is near, the nearest if there are several, and total − edge; None: none."""
    if row.total is None:
        return None
    total = int(row.total * 100)
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


def deciders(
    book: Ledger, year: int, as_of: int | None, found: Sequence[tuple[MemberRow, tuple[Edge, Decimal]]]
) -> list[Decider | None]:
    """For each member near an edge the line that decides, if a single one does."""
    if not found:
        return []
    ids = [row.id for row, _ in found]
    categories: defaultdict[str, dict[str, CategoryRow]] = defaultdict(dict)
    for part in book.categories(year, ids, as_of):
        categories[part.id][part.category] = part
    lines: defaultdict[str, list[LineRow]] = defaultdict(list)
    for line in book.lines(year, ids, as_of):
        lines[line.id].append(line)
    rules = book.rules()
    return [_decider(row, edge, categories[row.id], lines[row.id], rules[row.rules]) for row, (edge, _) in found]


def _decider(
    row: MemberRow, edge: Edge, categories: dict[str, CategoryRow], lines: Sequence[LineRow], rules: RulesRow
) -> Decider | None:
    least = Decimal(edge.hundredths).scaleb(-2)
    if row.total is None or row.quantified is None:
        return None
    reached = row.total >= least
    best: tuple[LineRow, Decimal] | None = None
    for line in lines:
        without = _total(row, row.quantified + _gain(line, categories[line.category], lines), rules)
        if (without >= least) != reached and (best is None or abs(line.points) < abs(best[0].points)):
            best = line, without
    if best is None:
        return None
    line, without = best
    rule = rules.rule_set.tracks[row.track].categories[line.category].rules[line.rule]
    return Decider(
        line.category, line.rule, line.clause, rule.says, line.times, line.points, line.evidence, line.remark, without
    )


def _gain(line: LineRow, category: CategoryRow, lines: Iterable[LineRow]) -> Decimal:
    """What the category would score more (or less, < 0) without a line."""
    if any(other.forfeit and other is not line and other.category == line.category for other in lines):
        return Decimal(0)
    raw = category.standard + category.bonus + category.deduction - line.points
    return min(max(raw, Decimal(0)), category.standard) - category.score


def _total(row: MemberRow, quantified: Decimal, rules: RulesRow) -> Decimal:
    weights = rules.rule_set.weights
    if weights is None:
        return quantified
    whole = weights.quantified * quantified + weights.poll * (row.poll or Decimal(0))
    return whole.quantize(_CENT, ROUND_HALF_UP)
