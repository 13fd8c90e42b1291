"""The report of a year → workbook: figures, a sheet for each rule set, branches, charts, 公示, 備案, 反饋.

::

    with ledger.open_ledger(Path("dangxing.sqlite")) as book:
        report = reporting.year_report(book, 2024)
        write_report_workbook(report, Path("report-2024.xlsx"), "zh-Hant", ledger=book)
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dangxing.language import Language
    from dangxing.ledger import Ledger
    from dangxing.reports.annual import YearReport
    from dangxing.reports.workbook.layout import Layout
    from dangxing.sheets import Posting
    from dangxing.sheets.book import Book

# Up to so many members a workbook is put together in memory.
_FEW = 2_000


def write_report_workbook(
    report: YearReport, target: Path, language: Language, *, ledger: Ledger, posting: Posting | None = None
) -> None:
    """Write the report to ``target``, whole or not at all. ``posting`` says who posts its notice.

    ``ledger`` is the one that the report was made from, still open: what each member lost is read from it while the
    file is written. The same report gives the same bytes. FileProblem: the file cannot be written, or a sheet would
    have more rows than it can.
    """
    from dangxing.reports.workbook import (
        about_sheet,
        branch_sheets,
        chart_sheet,
        edge_sheet,
        feedback_sheet,
        loss_sheet,
        rule_set_sheets,
        summary_sheet,
    )
    from dangxing.reports.workbook.layout import layout_of
    from dangxing.reports.workbook.words import tell
    from dangxing.sheets.opening import opened

    layout = layout_of(report, target, language)
    title = tell(language, "title", year=report.label, noun=report.noun(language))
    with opened(target, layout.voice, report.label, small=layout.listed <= _FEW, title=title, posting=posting) as book:
        summary_sheet.write(book, layout)
        for part in layout.parts:
            rule_set_sheets.write(book, layout, part)
        branch_sheets.write(book, layout)
        if layout.losses:
            loss_sheet.write(book, layout)
        if layout.near:
            edge_sheet.write(book, layout)
        for part in layout.parts:
            chart_sheet.write(book, layout, part)
        _write_papers(book, layout, report)
        left_out = feedback_sheet.write(book, layout, ledger)
        about_sheet.write(book, layout, ledger, left_out)


def _write_papers(book: Book, layout: Layout, report: YearReport) -> None:
    """What is posted and what is filed."""
    from dangxing.reports.workbook.words import tell
    from dangxing.scored import notices

    posted = [notices.Listed(part.entry.terms, part.entry.members, part.branch) for part in layout.parts]
    source = tell(layout.language, "notice-source", run=report.run, digest=report.digest[:12])
    notices.write_notice(book, layout.titles["notice"], report.year, posted, source)
    filed = [notices.Listed(part.entry.terms, part.entry.by_outcome, part.branch) for part in layout.parts]
    notices.write_filing(book, layout.titles["filing"], report.year, filed)
