"""失分條款: what each rule cost, what cost most first."""

from __future__ import annotations

from collections.abc import Iterator

from dangxing.reports.workbook.layout import Layout
from dangxing.reports.workbook.words import tell
from dangxing.sheets.book import Book, fitting, height_of
from dangxing.sheets.cells import Formula, Row

_COLUMNS = ("rules", "track", "category", "clause", "says", "hit", "times", "lost", "share")
_STYLES = ("text", "text", "text", "text", "wrap", "whole", "whole", "points", "percent")
_SAYS = 54
POINTS = "H"


def write(book: Book, layout: Layout) -> None:
    """Adds the sheet."""
    sheet = book.add(layout.titles["losses"])
    height = layout.parts[-1].losses[1]
    tracks = {
        part.entry.track_title(track, layout.language) for part in layout.parts for track in part.entry.terms.tracks
    }
    widths = [fitting((part.name for part in layout.parts), 16, 34), fitting(tracks, 10, 24)]
    widths += [22, 18, _SAYS, 9, 9, 10, 10]
    book.fill(sheet, _rows(book, layout), height, widths)
    book.table(sheet, 0, height - 1, len(_COLUMNS))
    book.page(sheet, tell(layout.language, "losses-title", year=layout.report.label))


def _rows(book: Book, layout: Layout) -> Iterator[Row]:
    language = layout.language
    titles = [tell(language, f"column-{name}") for name in _COLUMNS]
    yield Row(titles, [book.style("header")] * len(_COLUMNS), 32)
    styles = book.styles(*_STYLES)
    for part in layout.parts:
        first, last = part.losses
        losses = part.entry.losses or ()
        whole = sum(loss.points for loss in losses)
        for row, loss in enumerate(losses, first):
            says = layout.voice.term(loss.says)
            share = Formula(f"{POINTS}{row}/SUM({POINTS}${first}:{POINTS}${last})", loss.points / whole)
            yield Row(
                [
                    part.name, part.entry.track_title(loss.track, language),
                    part.entry.category_title(loss.track, loss.category, language), layout.voice.term(loss.clause),
                    says, loss.members, loss.times, loss.points, share,
                ],
                styles,
                height_of(((says, _SAYS),)),
            )  # fmt: skip
