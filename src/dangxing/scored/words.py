"""Places in the records, as the sheets tell them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from dangxing.language.voice import Voice
from dangxing.records import Ref, SheetKey, column_letters, source_of

# A cell holds 32,767 signs; a thousand are left for the last address and the count.
_MOST_SIGNS = 31_767


class _Addressed(Protocol):
    """What knows the columns of the records' sheets."""

    def column(self, ref: Ref) -> int: ...

    def title(self, key: SheetKey) -> str: ...


def source_text(evidence: Sequence[Ref], sources: Mapping[Ref, str], voice: Voice) -> str | None:
    """``簽到表.xlsx › 三會一課 › F7、G7``: cells of offices' tables, a table named once for those that follow."""
    told: list[str] = []
    before, room = "", _MOST_SIGNS
    for source in filter(None, (source_of(sources, ref) for ref in evidence)):
        table, arrow, cell = source.rpartition(" › ")
        told.append(cell if arrow and table == before else source)
        before = table
        room -= len(told[-1]) + 2
        if room < 0:
            return f"{voice.joined(told)} …… ({len(evidence)})"
    return voice.joined(told) or None


def evidence_text(evidence: Sequence[Ref], places: _Addressed, voice: Voice) -> str:
    """``活動!A17、A23、安排!C5``: the sheet is named once for cells that follow each other.

    What would not fit into a cell is left out, and the number of all cells told.
    """
    cells: list[str] = []
    before: SheetKey | None = None
    room = _MOST_SIGNS
    for ref in evidence:
        cell = f"{column_letters(places.column(ref))}{ref.row}"
        cells.append(cell if ref.sheet == before else f"{places.title(ref.sheet)}!{cell}")
        before = ref.sheet
        room -= len(cells[-1]) + 2
        if room < 0:
            return f"{voice.joined(cells)} …… ({len(evidence)})"
    return voice.joined(cells)
