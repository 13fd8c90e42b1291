"""Small results to enter in a ledger, scored by the rules that are shipped."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import builders
from dangxing import ledger, scoring
from dangxing.ledger import Card, Entry, Ledger, Line
from dangxing.records import Records
from dangxing.results import Result
from dangxing.rules import loading

RULES = loading.load(None)
YEAR = builders.YEAR


def records(members: Iterable[tuple[str, str, object]], branch: str = "甲支部") -> Records:
    """Ordinary members by id, verdict and poll score, who did nothing all year; a poll of None is wanting."""
    known = list(members)
    return builders.records(
        [builders.member(id_, branch=branch) for id_, _, _ in known],
        appraisal=[builders.appraised(id_, verdict, poll) for id_, verdict, poll in known],
    )


def result(path: str, found: Records, year: int = YEAR) -> Result:
    """What scoring the records says."""
    return Result(path, "0" * 64, year, found, scoring.score(found, RULES, year), ())


def entry(
    path: str, *members: tuple[str, object], branch: str = "甲支部", year: int = YEAR, verdict: str = "合格"
) -> Entry:
    """The entry of a workbook whose members have these poll scores."""
    found = records([(id_, verdict, poll) for id_, poll in members], branch)
    return ledger.entry_of(result(path, found, year), RULES)


def poll_of(book: Ledger, year: int = YEAR, up_to_run: int | None = None) -> dict[str, Decimal | None]:
    """The poll score of each member of a year, in the order in which the ledger gives them."""
    return {row.id: row.poll for row in book.cards(year, up_to_run)}


def years_of(book: Ledger, up_to_run: int | None = None) -> list[tuple[int, int, int, int | None]]:
    """The years that the ledger knows: year, workbooks, members, the last run that counts."""
    found = [(year, book.extent(year, up_to_run)) for year in book.known_years(up_to_run)]
    return [(year, each.workbooks, len(ids(book.cards(year, up_to_run))), each.last_run) for year, each in found]


def ids(rows: Iterable[Card]) -> list[str]:
    """The members, in order."""
    return [row.id for row in rows]


def lines(book: Ledger, cards: Iterable[Card]) -> list[Line]:
    """All lines of the members."""
    return [line for card in book.filled(cards) for line in card.lines]


def fresh(folder: Path) -> Path:
    """Where a ledger may be made."""
    return folder / "dangxing.sqlite"
