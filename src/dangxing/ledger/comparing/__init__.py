"""Two runs held side by side, as after an objection (第十一條): who changed, by how much, by which rule and record.

::

    with ledger.open_ledger(Path("dangxing.sqlite")) as book:
        found = comparing_runs.compare(book, *comparing_runs.last_two(book))
    for member in found.members:
        print(member.name, member.total.change)

``model`` holds the values, ``comparing`` makes them, ``choosing`` finds the runs that are meant.
"""

from __future__ import annotations

from dangxing.ledger.comparing.choosing import last_two, of_workbook, that_run_superseded
from dangxing.ledger.comparing.comparing import compare
from dangxing.ledger.comparing.model import Comparison, Figure, LineChange, MemberChange, RulesChange

__all__ = [
    "Comparison", "Figure", "LineChange", "MemberChange", "RulesChange", "compare", "last_two", "of_workbook",
    "that_run_superseded",
]  # fmt: skip
