"""Every member of a year counted once, by rule set, track, branch and outcome: ranks, spreads and branches from that.

A million members make as many small numbers here and nothing else, so that a report need not hold their names.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, chain
from typing import Any, NamedTuple

from dangxing.language.script import fold, natural
from dangxing.reports.annual.model import PENDING, VETOED, BranchSummary, Spread

# So many branches of lowest mean are told where not all are.
LOWEST = 3
# A total in hundredths, and the figure that breaks ties, as text that sorts.
RankKey = tuple[int, str]
# Rule set, track, branch as written, outcome.
Cell = tuple[str, str, str, str]


class Filters(NamedTuple):
    """Which members a report is of; None: all. ``branch`` as :func:`dangxing.language.script.fold` gives it."""

    branch: str | None = None
    track: str | None = None
    rule_set: str | None = None

    def pass_on(self, cell: Cell) -> bool:
        """Whether the members of a cell are among them."""
        rule_set, track, branch, _ = cell
        return (
            (self.rule_set is None or self.rule_set == rule_set)
            and (self.track is None or self.track == track)
            and (self.branch is None or self.branch == fold(branch))
        )


class Change(NamedTuple):
    """A member's total less that of the year before, in hundredths, and the member's place in the ledger."""

    points: int
    place: int


class Counted(NamedTuple):
    """The members of a cell: the total of each in hundredths (None: none), and each one's place in the ledger."""

    totals: list[int | None]
    places: array[int]


class Places:
    """The places of totals among each other: equal ones share a place, and the next is skipped."""

    def __init__(self, counts: Mapping[RankKey, int]) -> None:
        ordered = sorted(counts.items(), reverse=True)
        ahead = accumulate((count for _, count in ordered), initial=1)
        self._places = {key: place for (key, _), place in zip(ordered, ahead, strict=False)}

    def __getitem__(self, key: RankKey) -> int:
        return self._places[key]


class Tally:
    """The members of a year. ``rows`` are those that the ledger's ``tally`` gives."""

    def __init__(self, rows: Iterable[Sequence[Any]], filters: Filters) -> None:
        cells: defaultdict[Cell, Counted] = defaultdict(lambda: Counted([], array("q")))
        self._changes: defaultdict[Cell, list[Change]] = defaultdict(list)
        # Few members have a figure that breaks ties: it is kept apart, by place.
        self._ties: dict[int, str] = {}
        self._tied: set[str] = set()
        # Totals are many and few of them differ: each is held once.
        held: dict[int | None, int | None] = {}
        for rule_set, track, branch, outcome, total, tie, place, before in rows:
            cell = rule_set, track, branch, outcome
            totals, places = cells[cell]
            totals.append(held.setdefault(total, total))
            places.append(place)
            if tie:
                self._ties[place] = tie
                self._tied.add(rule_set)
            if before is not None and total is not None:
                self._changes[cell].append(Change(total - before, place))
        self._cells = dict(cells)
        self._chosen: defaultdict[str, dict[Cell, Counted]] = defaultdict(dict)
        self._groups: defaultdict[tuple[str, ...], list[Counted]] = defaultdict(list)
        self._among_all: dict[tuple[str, ...], Places] = {}
        self.narrow(filters)

    def narrow(self, filters: Filters) -> None:
        """Set anew whom the report is of."""
        self.filters = filters
        self._chosen.clear()
        for cell, found in self._cells.items():
            if filters.pass_on(cell):
                self._chosen[cell[0]][cell] = found

    def rule_sets(self) -> list[str]:
        """The rule sets of those whom the report is of, in order."""
        return sorted(self._chosen)

    def branches(self) -> dict[str, str]:
        """The branches of the year, each as most write it, by what is equal for all ways of writing it."""
        return _named(self._cells)

    def ranks(self, rule_set: str, track: str, branch: str, key: RankKey) -> tuple[int, int, int]:
        """The places over the rule set, the track and the branch: of all members, whatever the report is of."""
        return (
            self._among(rule_set)[key],
            self._among(rule_set, "track", track)[key],
            self._among(rule_set, "branch", fold(branch))[key],
        )

    def chosen(self, rule_set: str) -> dict[Cell, Counted]:
        """The cells of a rule set that the report is of."""
        return self._chosen[rule_set]

    def first(self, rule_set: str, counts: Mapping[str, Counter[int | None]], top: int) -> dict[str, list[int]]:
        """The places of the first ``top`` of each outcome, in the order of ranks; ``counts`` are :func:`counted`."""
        found: dict[str, list[int]] = {}
        for outcome, cells in _by_outcome(self._chosen[rule_set]).items():
            floor, left = 0, top
            for floor in sorted(known(counts[outcome]), reverse=True):
                left -= counts[outcome][floor]
                if left <= 0:
                    break
            candidates = [
                (-1 if total is None else total, place)
                for totals, places in cells
                for total, place in zip(totals, places, strict=True)
                if total is None or total >= floor
            ]
            found[outcome] = [place for _, place in self._ordered(candidates)[:top]]
        return found

    def in_order(self, rule_set: str) -> Iterator[int]:
        """The places of all members whom the report is of, in the order of ranks, those without a total last."""
        by_total: defaultdict[int | None, array[int]] = defaultdict(lambda: array("q"))
        for totals, places in self._chosen[rule_set].values():
            for total, place in zip(totals, places, strict=True):
                by_total[total].append(place)
        for key in (*sorted(known(by_total), reverse=True), None):
            yield from (place for _, place in self._ordered([(0, place) for place in by_total[key]]))

    def within(self, rule_set: str, ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Total and place of those whose total lies in one of the ranges, both ends included, in the order of ranks."""
        found: list[tuple[int, int]] = []
        wanted = {total for low, high in ranges for total in range(low, high + 1)}
        for totals, places in self._chosen[rule_set].values():
            if not wanted.isdisjoint(totals):
                found += [
                    (total, place)
                    for total, place in zip(totals, places, strict=True)
                    if total is not None and total in wanted
                ]
        return self._ordered(found)

    def changes(self, rule_set: str) -> list[Change]:
        """The changes of a rule set's members whom the report is of."""
        return [
            change
            for cell, found in self._changes.items()
            if cell[0] == rule_set and self.filters.pass_on(cell)
            for change in found
        ]

    def _ordered(self, members: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Members in the order of ranks, those who share one as the ledger has them."""
        ties = self._ties
        members.sort(key=lambda entry: entry[1])
        members.sort(key=lambda entry: (entry[0], ties.get(entry[1], "")) if ties else entry[0], reverse=True)
        return members

    def _among(self, *group: str) -> Places:
        if group not in self._among_all:
            if not self._groups:
                for cell, found in self._cells.items():
                    for name in ((cell[0],), (cell[0], "track", cell[1]), (cell[0], "branch", fold(cell[2]))):
                        self._groups[name].append(found)
            self._among_all[group] = Places(self._keys(self._groups[group], tied=group[0] in self._tied))
        return self._among_all[group]

    def _keys(self, cells: Sequence[Counted], *, tied: bool) -> dict[RankKey, int]:
        if tied:
            ties = self._ties
            return Counter(
                (total, ties.get(place, ""))
                for totals, places in cells
                for total, place in zip(totals, places, strict=True)
                if total is not None
            )
        counts = Counter(chain.from_iterable(found.totals for found in cells))
        return {(total, ""): count for total, count in counts.items() if total is not None}


def counted(cells: Mapping[Cell, Counted]) -> dict[str, Counter[int | None]]:
    """How often each total occurs, by outcome."""
    return {
        outcome: Counter(chain.from_iterable(found.totals for found in groups))
        for outcome, groups in _by_outcome(cells).items()
    }


def known(counts: Iterable[int | None]) -> list[int]:
    """The totals that there are."""
    return [total for total in counts if total is not None]


def together(counts: Iterable[Counter[int | None]]) -> Counter[int]:
    """How often each total occurs, whatever the outcome."""
    found: Counter[int] = Counter()
    for each in counts:
        for total in known(each):
            found[total] += each[total]
    return found


def spread(counts: Mapping[str, Counter[int | None]], order: Sequence[str]) -> Spread:
    """How members counted by outcome fared; outcomes in ``order``."""
    outcomes = {outcome: totals.total() for outcome, totals in counts.items()}
    told = sorted(outcomes, key=lambda outcome: (order.index(outcome) if outcome in order else len(order), outcome))
    in_order = {outcome: outcomes[outcome] for outcome in told}
    members = sum(outcomes.values())
    found = together(counts.values())
    scored = found.total()
    if not scored:
        return Spread(members, 0, None, None, None, None, in_order)
    ordered = sorted(found)
    middle = _median(ordered, found, scored)
    whole = sum(total * count for total, count in found.items())
    return Spread(members, scored, mean(whole, scored), middle, mean(ordered[0], 1), mean(ordered[-1], 1), in_order)


def by_branch(
    cells: Mapping[Cell, Counted], order: Sequence[str], top: int | None = None
) -> tuple[tuple[BranchSummary, ...], int]:
    """The branches of some cells, by mean, the highest first, those without a total last; and how many there are.

    With ``top`` only so many, and the last few, are summed up: there may be as many thousand branches.
    """
    groups: defaultdict[str, dict[Cell, Counted]] = defaultdict(dict)
    for cell, found in cells.items():
        groups[fold(cell[2])][cell] = found
    names = _named(cells)
    ranked = sorted(groups, key=lambda branch: (*_standing(groups[branch].values()), natural(names[branch])))
    shown = ranked if top is None or len(ranked) <= top + LOWEST else [*ranked[:top], *ranked[-LOWEST:]]
    told = (BranchSummary.of(names[branch], spread(counted(groups[branch]), order)) for branch in shown)
    return tuple(told), len(ranked)


def outcome_order(bands: Iterable[str]) -> tuple[str, ...]:
    """The outcomes of a rule set in the order in which they are told."""
    return (*bands, VETOED, PENDING)


def mean(hundredths: int, count: int) -> Decimal:
    """The mean, rounded half up to two decimals."""
    return Decimal(_mean(hundredths, count)).scaleb(-2)


def _mean(hundredths: int, count: int) -> int:
    whole = (2 * abs(hundredths) + count) // (2 * count)
    return whole if hundredths >= 0 else -whole


def _standing(groups: Iterable[Counted]) -> tuple[bool, int]:
    """What branches are put in order by: the mean as it is told."""
    whole = count = 0
    for totals, _ in groups:
        found = [total for total in totals if total is not None]
        whole += sum(found)
        count += len(found)
    return (False, -_mean(whole, count)) if count else (True, 0)


def _median(ordered: Sequence[int], counts: Mapping[int, int], scored: int) -> Decimal:
    lower, upper = (scored - 1) // 2, scored // 2
    passed, first = 0, None
    for total in ordered:
        passed += counts[total]
        if first is None and passed > lower:
            first = total
        if passed > upper:
            return mean((total if first is None else first) + total, 2)
    raise AssertionError("a median lies within its values")


def _named(cells: Mapping[Cell, Counted]) -> dict[str, str]:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for cell, found in cells.items():
        counts[fold(cell[2])][cell[2]] += len(found.places)
    return {branch: min(names, key=lambda name: (-names[name], name)) for branch, names in counts.items()}


def _by_outcome(cells: Mapping[Cell, Counted]) -> dict[str, list[Counted]]:
    found: defaultdict[str, list[Counted]] = defaultdict(list)
    for cell, members in cells.items():
        found[cell[3]].append(members)
    return found
