"""The report of a year as files: a workbook and one HTML page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dangxing.language import Language

if TYPE_CHECKING:
    from dangxing.ledger import Ledger
    from dangxing.reports.annual import YearReport
    from dangxing.sheets.posting import Posting

# A workbook or page of more members is one that few programs open: it is made only where a folder is named.
MANY = 50_000


def targets(year: int, members: int, out: str | None, shape: str, *, workbook: bool, html: bool) -> list[Path]:
    """The files to write: both, unless told otherwise; without a folder none beside JSON and CSV, or of very many."""
    if out is None and (shape != "table" or members > MANY):
        return []
    stem = Path(out or ".") / f"report-{year}"
    return [stem.with_suffix(suffix) for suffix, wanted in ((".xlsx", workbook), (".html", html)) if wanted]


def write(found: YearReport, target: Path, language: Language, book: Ledger, posting: Posting | None = None) -> None:
    """Write the report to ``target``: a workbook or a page, by its ending. FileProblem: it cannot be written."""
    if target.suffix == ".xlsx":
        from dangxing.reports.workbook import write_report_workbook

        write_report_workbook(found, target, language, ledger=book, posting=posting)
    else:
        from dangxing.reports.page import lines_of, write_report_html

        write_report_html(found, target, language, lines=lines_of(book, found))
