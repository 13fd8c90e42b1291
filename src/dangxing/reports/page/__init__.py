"""The report of a year as one HTML page that needs no network, no program and no other file.

::

    with ledger.open_ledger(Path("dangxing.sqlite")) as book:
        report = reporting.year_report(book, 2024)
        write_report_html(report, Path("report-2024.html"), "zh-Hant", lines=lines_of(book, report))
"""

from dangxing.reports.page.lines import Lines, lines_of
from dangxing.reports.page.page import write_report_html

__all__ = ["Lines", "lines_of", "write_report_html"]
