"""Next year's responsibility targets (責任目標, 第四條、第十三條): the rules in force, and what each cost last year.

::

    with ledger.open_ledger(Path("dangxing.sqlite")) as book:
        rows = list(book.cards(2024))
        found = list(targets.targets_of(book, rows, rules.for_year(2025)))
    targets.write_targets(found, rules.for_year(2025), 2025, Path("targets-2025.xlsx"), "zh-Hant")

``model`` holds the values, ``building`` makes them of ledger and rules, ``wording`` says what a rule asks for, the rest
writes workbooks.
"""

from __future__ import annotations

from dangxing.reports.portions import Portion, portions
from dangxing.reports.targets.building import in_order, targets_of
from dangxing.reports.targets.model import Item, Section, Targets
from dangxing.reports.targets.workbook import write_targets

__all__ = ["Item", "Portion", "Section", "Targets", "in_order", "portions", "targets_of", "write_targets"]
