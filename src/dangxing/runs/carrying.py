"""What the ledger has of the period before, for categories that begin with it and tests that ask for its outcome.

It is read as it stood when the command began, so that neither the order of the work nor the number of processes has a
say; and once a process, however many workbooks there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from dangxing.records import OUTCOME, Before, Records

if TYPE_CHECKING:
    from dangxing.ledger import Card
    from dangxing.rules import Rulebook

Known = Mapping[tuple[str, str], Mapping[str, Before]]


def last_run(rulebook: Rulebook, ledger: Path) -> int | None:
    """The last run that the ledger has, where any category begins with the period before; None: there is none.

    FileProblem: the ledger cannot be read.
    """
    if not rulebook.carries or not ledger.exists():
        return None
    from dangxing.ledger import open_ledger

    with open_ledger(ledger) as book:
        return max((run.run for run in book.runs()), default=None)


def every_year(rulebook: Rulebook, ledger: Path, up_to_run: int | None) -> Mapping[int, Known]:
    """What the ledger has of each year that one after it may ask for. FileProblem: the ledger cannot be read."""
    if up_to_run is None:
        return {}
    from dangxing.ledger import open_ledger

    with open_ledger(ledger) as book:
        years = book.known_years()
    takes = {year: rulebook.for_year(year + 1).carries for year in years}
    return {year: before(ledger, year, up_to_run, takes[year]) for year in years if takes[year]}


def known_before(rulebook: Rulebook, year: int, ledger: Path, up_to_run: int | None) -> Known:
    """What the ledger has of the period before ``year``. FileProblem: it cannot be read."""
    return before(ledger, year - 1, up_to_run, rulebook.carries) if up_to_run is not None and rulebook.carries else {}


def with_before(records: Records, rulebook: Rulebook, known: Known) -> Records:
    """The records with what is ``known`` of the period before."""
    found = {
        member.id: had
        for member in records.members
        if member.track in rulebook.tracks
        if (had := known.get((rulebook.tracks[member.track][0].id, member.id)))
    }
    return replace(records, before=found) if found else records


@lru_cache(maxsize=4)
def before(ledger: Path, year: int, up_to_run: int, takes: frozenset[str]) -> Known:
    """By rule set and member, what each had in a year. FileProblem: the ledger cannot be read."""
    from dangxing.ledger import open_ledger

    found: dict[tuple[str, str], dict[str, Before]] = defaultdict(dict)
    with open_ledger(ledger) as book:
        cards: Iterable[Card] = book.cards(year, up_to_run)
        if takes - {"total", "quantified", OUTCOME}:
            cards = book.filled(cards, lines=False)
        for card in cards:
            values = {
                "total": card.total,
                "quantified": card.quantified,
                **{score.id: score.score for score in card.categories},
            }
            if OUTCOME in takes and card.outcome != "pending":
                found[card.rule_set, card.id][OUTCOME] = Before(Decimal(0), card.run, card.outcome)
            for take in takes:
                value = values.get(take)
                if card.total is not None and value is not None:
                    found[card.rule_set, card.id][take] = Before(value, card.run)
    return found
