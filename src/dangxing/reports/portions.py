"""Which members share a workbook: all of them while they are few, else those of a branch."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from dangxing.language.script import fold

if TYPE_CHECKING:
    from dangxing.ledger import Card

# Each member has a sheet: with more than these a workbook is slow to open, and nobody finds one by its tab.
MOST = 500


class Portion(NamedTuple):
    """The members of one workbook; ``name`` is the branch, None where the workbook holds all."""

    name: str | None
    rows: Sequence[Card]


def portions(rows: Sequence[Card], most: int = MOST) -> list[Portion]:
    """All of ``rows`` together if there are at most ``most``, else a portion for each branch, in parts if need be.

    ``rows`` stand by branch.
    """
    if len(rows) <= most:
        return [Portion(None, rows)]
    found = []
    for _, group in groupby(rows, key=lambda row: fold(row.branch)):
        members = list(group)
        found += [Portion(members[0].branch, members[at : at + most]) for at in range(0, len(members), most)]
    return found
