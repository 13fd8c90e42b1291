"""The lines of members, looked up a few hundred members at a time, so that a page never holds all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from dangxing.ledger import Card, Ledger
    from dangxing.reports.annual import YearReport


class Lines(Protocol):
    """Where a page gets the lines from: ``count`` is how many there are in all (more is no harm)."""

    @property
    def count(self) -> int:
        """How many there are in all."""

    def filled(self, cards: Iterable[Card]) -> Iterable[Card]:
        """The cards, in their order, with their lines."""


@dataclass(frozen=True, slots=True)
class _Read:
    book: Ledger
    count: int

    def filled(self, cards: Iterable[Card]) -> Iterable[Card]:
        return self.book.filled(cards, categories=False)


def lines_of(book: Ledger, report: YearReport) -> Lines:
    """The lines of a report's members, read from the ledger as the page is written: it must stay open until then."""
    return _Read(book, book.extent(report.year, report.up_to_run).lines)
