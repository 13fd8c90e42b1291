"""The report of a year: the ledger → one frozen value, which the terminal, a workbook, a page and forms are made from.

::

    with ledger.open_ledger(Path("dangxing.sqlite")) as book:
        report = reporting.year_report(book, 2024)
    for entry in report.rule_sets:
        print(entry.title("en"), entry.whole.mean, [(member.rank, member.name) for member in entry.members])
"""

from dangxing.reports.annual.building import year_report
from dangxing.reports.annual.framing import Asked, framed
from dangxing.reports.annual.model import (
    NEAR,
    BranchSummary,
    ClauseLoss,
    NearEdge,
    RuleSetReport,
    Spread,
    YearChange,
    YearReport,
)
from dangxing.reports.annual.streaming import csv_pieces, json_pieces

__all__ = [
    "NEAR", "Asked", "BranchSummary", "ClauseLoss", "NearEdge", "RuleSetReport", "Spread", "YearChange", "YearReport",
    "csv_pieces", "framed", "json_pieces", "year_report",
]  # fmt: skip
