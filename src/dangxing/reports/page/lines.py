"""The lines of members, looked up a few hundred members at a time, so that a page never holds all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from dangxing.ledger import Ledger, LineRow, RulesRow
    from dangxing.reports.annual import Member, YearReport
    from dangxing.results import Remark


class Line(NamedTuple):
    """A rule that gave a member points: which, what it says, how often, the cells of its rows, what was found."""

    category: str
    clause: str
    says: str
    times: int
    points: Decimal
    evidence: tuple[str, ...]
    remark: Remark | None


class Lines(Protocol):
    """Where a page gets the lines from: ``count`` is how many there are in all (more is no harm), ``of`` gives them."""

    @property
    def count(self) -> int:
        """How many there are in all."""

    def of(self, rule_set: str, members: Sequence[Member]) -> Sequence[Sequence[Line]]:
        """The lines of each of ``members``, which come in the order of the report, each once."""


def lines_of(book: Ledger, report: YearReport) -> Lines:
    """The lines of a report's members, read from the ledger as the page is written: it must stay open until then."""
    return _Read(book, report)


class _Read:
    """Lines from the ledger. In a redacted report the ids are not those of the ledger, so they are found by place."""

    def __init__(self, book: Ledger, report: YearReport) -> None:
        self._book, self._year, self._as_of = book, report.year, report.as_of
        self._rules = book.rules()
        self._ids: dict[str, Iterator[str]] = {}
        self._redacted = report.redacted
        self._filters = report.filters
        self.count = book.extent(report.year, report.as_of).lines

    def of(self, rule_set: str, members: Sequence[Member]) -> Sequence[Sequence[Line]]:
        """The lines of each of ``members``."""
        ids = self._true_ids(rule_set, members) if self._redacted else [member.id for member in members]
        found: defaultdict[str, list[Line]] = defaultdict(list)
        for row in self._book.lines(self._year, ids, self._as_of):
            found[row.id].append(_line(row, self._rules[row.rules]))
        return [found[id_] for id_ in ids]

    def _true_ids(self, rule_set: str, members: Sequence[Member]) -> list[str]:
        if rule_set not in self._ids:
            rows = self._book.year(
                self._year, self._as_of, self._filters.get("branch"), self._filters.get("track"), rule_set
            )
            self._ids[rule_set] = iter([row.id for row in rows])
        return list(islice(self._ids[rule_set], len(members)))


def _line(row: LineRow, rules: RulesRow) -> Line:
    category = rules.rule_set.tracks[row.track].categories[row.category]
    says = category.rules[row.rule].says
    return Line(row.category, row.clause, says, row.times, row.points, row.evidence, row.remark)
