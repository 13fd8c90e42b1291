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
    from dangxing.ledger.rows import Card, Duplicate, Fault, Line, RulesRow, Run

_HOMES = {
    "book": ("Ledger", "open_ledger"),
    "entries": ("Entry", "RulesUsed", "Scored", "entry_of"),
    "exporting": ("export",),
    "rows": ("Card", "Duplicate", "Fault", "Line", "RulesRow", "Run"),
}
__all__ = [
    "Card", "Duplicate", "Entry", "Fault", "Ledger", "Line", "RulesRow", "RulesUsed", "Run", "Scored", "entry_of",
    "export", "open_ledger",
]  # fmt: skip


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(importlib.import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
