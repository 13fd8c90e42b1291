"""總表: a row for each rule set, linked to its sheet; below, how members fared against the year before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dangxing.language.voice import breadth
from dangxing.reports.annual import YearChange
from dangxing.reports.workbook import figures
from dangxing.reports.workbook.layout import Layout, Part
from dangxing.reports.workbook.words import scope, tell
from dangxing.sheets.book import Book, fitting
from dangxing.sheets.cells import Row, link, sheet_name

_CHANGES = ("change-members", "change-mean", "change-rose", "change-fell", "change-same")


def write(book: Book, layout: Layout) -> None:
    """Adds the sheet, the first of the workbook."""
    language = layout.language
    sheet = book.add(layout.titles["summary"])
    widths = [fitting((part.name for part in layout.parts), 16, 40), *([9.0] * len(figures.COLUMNS))]
    widths += [fitting([title], 9, 18) for title in layout.outcomes]
    title = tell(language, "title", year=layout.report.label, noun=layout.report.noun(language))
    rows = [Row([title], book.styles("title"), 28)]
    counts = {"members": layout.report.members, "workbooks": layout.report.workbooks}
    told = [tell(language, "of", **counts), *scope(layout.report, language)]
    rows += [Row([line], book.styles("note"), 18) for line in told]
    rows.append(Row((), ()))
    header = len(rows)
    rows += _figures(book, layout)
    merges: list[list[int]] = []
    rows += _changes(book, layout, widths, len(rows), merges)
    book.fill(sheet, rows, len(rows), widths)
    sheet.merge_cells(merges)
    sheet.freeze_panes(header + 1, 1)
    book.page(sheet, "")
    sheet.activate()


def _figures(book: Book, layout: Layout) -> Iterator[Row]:
    titles = [tell(layout.language, f"column-{name}") for name in ("rules", *figures.COLUMNS)]
    yield Row([*titles, *layout.outcomes], [book.style("header")] * (len(titles) + len(layout.outcomes)), 32)
    styles = book.styles("link", *figures.STYLES, *(["whole"] * len(layout.outcomes)))
    for part in layout.parts:
        found = figures.figures(layout, part, part.entry.whole, part.cells("H"), part.cells("I"))
        yield Row([link(f"{sheet_name(part.title)}!A1", part.name), *found], styles, 20)


def _changes(book: Book, layout: Layout, widths: Sequence[float], above: int, merges: list[list[int]]) -> Iterator[Row]:
    """Who has a total in both years, by rule set; nothing where nobody has."""
    changes = [(part, part.entry.change) for part in layout.parts if part.entry.change is not None]
    if not changes:
        return
    language = layout.language
    yield Row((), ())
    yield Row(
        [tell(language, "change-title", year=layout.report.label_of(layout.report.year - 1))], book.styles("title"), 28
    )
    titles = [tell(language, f"column-{name}") for name in ("rules", *_CHANGES)]
    yield Row(titles, [book.style("header")] * len(titles), 32)
    styles = book.styles("text", "whole", "change", "whole", "whole", "whole")
    for part, change in changes:
        yield Row([part.name, change.members, change.mean, change.rose, change.fell, change.same], styles, 20)
    row = above + 3 + len(changes)
    for part, change in changes:
        for line in _most(part, change, layout):
            height = 16.0 * (-(-breadth(line) // int(sum(widths) - 4)) or 1)
            merges.append([row, 0, row, len(widths) - 1])
            yield Row(
                [line, *([None] * (len(widths) - 1))], book.styles(*(["note-wrap"] * len(widths))), max(height, 18)
            )
            row += 1


def _most(part: Part, change: YearChange, layout: Layout) -> Iterator[str]:
    for name, members in (("risers", change.risers), ("fallers", change.fallers)):
        if members:
            told = layout.voice.joined(f"{member.name} {member.change:+}" for member in members)
            yield tell(layout.language, f"change-{name}", rules=part.name, members=told)
