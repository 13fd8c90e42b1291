"""說明: which workbooks and rules the report is of, what it is limited to, warnings, and how to read it."""

from __future__ import annotations

from collections.abc import Iterator

from dangxing import __version__
from dangxing.ledger import Ledger
from dangxing.reports.workbook.layout import Layout
from dangxing.reports.workbook.words import scope, tell
from dangxing.scored import about
from dangxing.sheets.book import Book
from dangxing.sheets.cells import Row

_GUIDE = ("summary", "rule-sets", "branches", "roster", "losses", "near", "charts")
_LABELS = {"rule-sets": "guide-rule-sets-label", "charts": "charts"}
# What scored workbooks have as well.
_GUIDE_SHARED = ("notice", "filing", "feedback")


def write(book: Book, layout: Layout, ledger: Ledger, left_out: int) -> None:
    """Adds the sheet, the last of the workbook. ``left_out``: rows of 反饋 that found no room."""
    about.lay(book, book.add(layout.titles["about"]), list(_rows(book, layout, ledger, left_out)))


def _rows(book: Book, layout: Layout, ledger: Ledger, left_out: int) -> Iterator[Row]:
    report, language = layout.report, layout.language
    title = book.styles("title")
    yield Row([tell(language, "about-title", year=report.label)], title, 28)
    yield about.pair(book, tell(language, "about-run"), tell(language, "about-run-value", run=report.run))
    for line in scope(report, language):
        yield about.pair(book, tell(language, "about-scope"), line)
    yield about.pair(book, book.say("about-tool"), f"dangxing {__version__}")
    if left_out:
        yield about.pair(book, layout.titles["feedback"], tell(language, "feedback-left-out", count=left_out))
    yield Row((), ())
    yield Row([tell(language, "rules-title")], title, 28)
    for part in layout.parts:
        version = layout.voice.term(part.entry.rules.version)
        for digest, workbooks in part.entry.digests.items():
            told = tell(language, "rules-value", version=version, digest=digest, workbooks=workbooks)
            yield about.pair(book, part.name, told)
    yield Row((), ())
    yield Row([tell(language, "workbooks-title", count=report.workbooks)], title, 28)
    for run in ledger.effective(report.year, report.up_to_run):
        label = tell(language, "workbook-label", run=run.run)
        entered = run.entered.replace("T", " ").removesuffix("+00:00")
        counts = {"members": run.members, "entered": entered, "digest": run.input_digest}
        yield about.pair(book, label, tell(language, "workbook-value", path=run.path, **counts))
    yield Row((), ())
    yield from about.warnings(book, report.problems)
    yield Row([book.say("guide-title")], title, 28)
    absent = {name for name, there in (("losses", layout.losses), ("near", layout.near)) if not there}
    for name in _GUIDE:
        if name not in absent:
            label = layout.titles.get(name) or tell(language, _LABELS[name])
            yield about.pair(book, label, tell(language, f"guide-{name}"))
    for name in _GUIDE_SHARED:
        yield about.pair(book, layout.titles[name], book.say(f"guide-{name}"))
