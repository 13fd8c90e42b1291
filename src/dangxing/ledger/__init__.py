"""The ledger (台帳): results ↔ one SQLite file. The only code that knows SQL.

::

    entry = ledger.entry_of(result, rulebook)
    with ledger.open_ledger(Path("dangxing.sqlite"), "write") as book:
        run = book.enter(entry)

    with ledger.open_ledger(Path("dangxing.sqlite")) as book:
        for member in book.cards(2024, branch="機關第一黨支部"):
            print(member.rank, member.name, member.total)

Names are imported when they are first asked for: making an entry needs no SQLite.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dangxing.ledger.book import Ledger, open_ledger
    from dangxing.ledger.entries import Entry, RulesUsed, Scored, entry_of
    from dangxing.ledger.exporting import export
    from dangxing.ledger.rows import Card, Duplicate, Fault, Line, RulesRow, Run, YearRow

_HOMES = {
    "Ledger": "book",
    "open_ledger": "book",
    "Entry": "entries",
    "RulesUsed": "entries",
    "Scored": "entries",
    "entry_of": "entries",
    "export": "exporting",
    "Card": "rows",
    "Duplicate": "rows",
    "Fault": "rows",
    "Line": "rows",
    "RulesRow": "rows",
    "Run": "rows",
    "YearRow": "rows",
}
__all__ = [
    "Card",
    "Duplicate",
    "Entry",
    "Fault",
    "Ledger",
    "Line",
    "RulesRow",
    "RulesUsed",
    "Run",
    "Scored",
    "YearRow",
    "entry_of",
    "export",
    "open_ledger",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
