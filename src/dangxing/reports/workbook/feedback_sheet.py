"""反饋 of the year: what each member lost, read from the ledger while the file is written."""

from __future__ import annotations

from itertools import chain, islice

from dangxing.ledger import Card, Ledger
from dangxing.reports.workbook.layout import Layout, Part
from dangxing.scored import feedback, plan
from dangxing.scored.feedback import Who
from dangxing.sheets.book import SEEN_FOR_WIDTH, Book


def write(book: Book, layout: Layout, ledger: Ledger) -> int:
    """Adds the sheet; gives the number of rows that found no room on it."""
    parts = {part.entry.rule_set: part for part in layout.parts}
    seen = chain.from_iterable(part.entry.members[:SEEN_FOR_WIDTH] for part in layout.parts)
    # Who lost what stands workbook by workbook, as it was entered.
    listed = chain.from_iterable(part.entry.members for part in layout.parts)
    cards = sorted(listed, key=lambda card: (card.run, card.place))
    count = sum(line.points < 0 for card in ledger.filled(cards, categories=False) for line in card.lines)
    room = min(count, plan.ROWS - 1)
    rules = {digest: known.rule_set for digest, known in ledger.rules().items()}
    told = feedback.told_by(book)
    rows = (
        row
        for card in ledger.filled(cards)
        for row in feedback.lost(told, _who(parts[card.rule_set], card), rules[card.rules], card)
    )
    people = [_who(parts[card.rule_set], card) for card in islice(seen, SEEN_FOR_WIDTH)]
    feedback.lay(book, layout.titles["feedback"], room, islice(rows, room), people)
    return count - room


def _who(part: Part, card: Card) -> Who:
    return card.id, card.name, part.branch(card)
