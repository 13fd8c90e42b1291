"""The quarterly notice: what each member has done by a quarter's end, and what the year still asks for.

::

    with ledger.open_ledger(Path("dangxing.sqlite")) as book:
        notice = quarterly.notice_of(book, 2024, 2)
    quarterly.write(notice, Path("notice-2024-Q2.xlsx"), "zh-Hant")
"""

from dangxing.reports.quarterly.building import notice_of
from dangxing.reports.quarterly.model import BranchPart, Member, Notice, RuleSetPart
from dangxing.reports.quarterly.plain import document, to_csv
from dangxing.reports.quarterly.workbook import write

__all__ = [
    "BranchPart", "Member", "Notice", "RuleSetPart", "document", "notice_of", "to_csv", "write",
]  # fmt: skip
