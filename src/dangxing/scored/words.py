"""Terms of the rules, remarks and places, as the sheets tell them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from dangxing.language import text
from dangxing.language.script import in_script
from dangxing.records import Ref, Script, SheetKey, column_letters
from dangxing.results import Card, Remark, spoken, told
from dangxing.rules import Named, RuleSet

# A cell holds 32,767 signs; a thousand are left for the last address and the count.
_MOST_SIGNS = 31_767


class _Addressed(Protocol):
    """What knows the columns of the records' sheets."""

    def column(self, ref: Ref) -> int: ...

    def title(self, key: SheetKey) -> str: ...


def title_of(named: Named, script: Script) -> str:
    """The name of a track, category, outcome or rule set."""
    return named.en if script == "en" else in_script(named.title, script)


def outcome_of(card: Card, rules: RuleSet, script: Script) -> str:
    """The name of a card's outcome."""
    known = {band.id: band for band in rules.bands} | {str(name): entry for name, entry in rules.outcomes.items()}
    if card.outcome in known:
        return title_of(known[card.outcome], script)
    return text(f"sheets.{card.outcome}", script) if card.outcome in ("vetoed", "pending") else card.outcome


def pending_of(rules: RuleSet, script: Script) -> str:
    """The name of the outcome of those who want something."""
    named = rules.outcomes.get("pending")
    return title_of(named, script) if named else text("sheets.pending", script)


def remark_text(remark: Remark, rules: RuleSet, script: Script) -> str:
    """A remark as a sentence; the terms in it are in the reader's script, or English where the rules have a name."""
    return told(remark, script, rules.names if script == "en" else {})


def remarks_text(remarks: Iterable[Remark], rules: RuleSet, script: Script) -> str:
    """Several remarks in one cell."""
    return ("; " if script == "en" else "；").join(remark_text(each, rules, script) for each in remarks)


def activities_text(activities: Iterable[str], rules: RuleSet, script: Script) -> str:
    """The names of activities, one of which is asked for."""
    return (" / " if script == "en" else "／").join(spoken(each, script, rules.names) for each in activities)


def evidence_text(evidence: Sequence[Ref], places: _Addressed) -> str:
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
        room -= len(cells[-1]) + 1
        if room < 0:
            return f"{'、'.join(cells)} …… ({len(evidence)})"
    return "、".join(cells)
