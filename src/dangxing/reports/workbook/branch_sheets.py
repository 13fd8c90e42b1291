"""支部: the figures of each branch, over 支部名單: its members, who stand there together."""

from __future__ import annotations

from collections.abc import Iterator

from dangxing.reports.workbook import figures
from dangxing.reports.workbook.layout import Block, Layout
from dangxing.reports.workbook.words import tell
from dangxing.sheets.book import SEEN_FOR_WIDTH, Book, fitting
from dangxing.sheets.cells import Cell, Formula, Row, Value, sheet_name

HEADER = 3
# The columns of 支部 that charts draw.
BRANCH, MEAN, MEDIAN = "B", "E", "F"
_ROSTER = ("rules", "branch", "branch-rank", "rank", "id", "name", "track", "total", "outcome")
_ROSTER_STYLES = ("text", "text", "whole", "whole", "id", "text", "text", "score", "outcome")
_TOTAL, _OUTCOME = "H", "I"


def write(book: Book, layout: Layout) -> None:
    """Adds both sheets."""
    _write_figures(book, layout)
    _write_roster(book, layout)


def _write_figures(book: Book, layout: Layout) -> None:
    sheet = book.add(layout.titles["branches"])
    blocks = [block for part in layout.parts for block in part.blocks]
    widths = [
        fitting((part.name for part in layout.parts), 16, 34),
        fitting((block.branch.branch for block in blocks), 12, 34),
        *([9.0] * len(figures.COLUMNS)),
        *(fitting([title], 9, 18) for title in layout.outcomes),
    ]
    height = HEADER + len(blocks)
    book.fill(sheet, _figures(book, layout), height, widths)
    book.table(sheet, HEADER - 1, height - 1, len(widths), frozen=2)
    book.page(sheet, "")


def _figures(book: Book, layout: Layout) -> Iterator[Row]:
    language = layout.language
    yield Row([tell(language, "branches-title", year=layout.report.label)], book.styles("title"), 28)
    yield Row([tell(language, "branches-note")], book.styles("note"), 18)
    titles = [tell(language, f"column-{name}") for name in ("rules", "branch", *figures.COLUMNS)]
    yield Row([*titles, *layout.outcomes], [book.style("header")] * (len(titles) + len(layout.outcomes)), 32)
    styles = book.styles("text", "text", *figures.STYLES, *(["whole"] * len(layout.outcomes)))
    roster = sheet_name(layout.titles["roster"])
    for part in layout.parts:
        for block in part.blocks:
            totals, outcomes = (f"{roster}!${at}${block.first}:${at}${block.last}" for at in (_TOTAL, _OUTCOME))
            found = figures.figures(layout, part, block.branch, totals, outcomes)
            yield Row([part.name, block.branch.branch, *found], styles, 18)


def _write_roster(book: Book, layout: Layout) -> None:
    sheet = book.add(layout.titles["roster"])
    seen = [member for part in layout.parts for member in part.entry.members[:SEEN_FOR_WIDTH]]
    widths = [
        fitting((part.name for part in layout.parts), 16, 34),
        fitting((block.branch.branch for part in layout.parts for block in part.blocks), 12, 34),
        9, 7,
        fitting((member.id for member in seen), 10, 22),
        fitting((member.name for member in seen), 8, 24),
        fitting({part.entry.track_title(track, layout.language) for part in layout.parts
                 for track in part.entry.terms.tracks}, 10, 24),
        10,
        fitting(layout.outcomes, 10, 20),
    ]  # fmt: skip
    book.fill(sheet, _roster(book, layout), 1 + layout.listed, widths)
    book.table(sheet, 0, layout.listed, len(_ROSTER), frozen=2)
    book.page(sheet, tell(layout.language, "roster-title", year=layout.report.label))


def _roster(book: Book, layout: Layout) -> Iterator[Row]:
    titles = [tell(layout.language, f"column-{name}") for name in _ROSTER[:2]]
    titles += [book.say(f"column-{name}") for name in _ROSTER[2:]]
    yield Row(titles, [book.style("header")] * len(_ROSTER), 24)
    styles = book.styles(*_ROSTER_STYLES)
    for part in layout.parts:
        sheet = sheet_name(part.title)

        def there(column: str, row: int, value: Value, sheet: str = sheet) -> Cell:
            return None if value is None else Formula(f"{sheet}!{column}{row}", value)

        block: Block
        for block in part.blocks:
            for at in block.members:
                member, row = part.entry.members[at], part.first + at
                yield Row(
                    [
                        part.name, block.branch.branch, there("K", row, member.branch_rank),
                        there("A", row, member.rank), member.id, member.name,
                        part.entry.track_title(member.track, layout.language), there("H", row, member.total),
                        there("I", row, part.outcomes[member.outcome]),
                    ],
                    styles,
                )  # fmt: skip
