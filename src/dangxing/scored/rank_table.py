"""The table of members by rank that 總表 and the sheets of a year's report have in common.

Its first twelve columns stand where :mod:`dangxing.scored.ranks` reckons ranks from them; each sheet has more after
them, its reasons among these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from dangxing.scored.ranks import Ranking, chained, looked_up
from dangxing.sheets.book import Book, fitting
from dangxing.sheets.cells import Cell, Formula, Row
from dangxing.sheets.sheet import Sheet

COLUMNS: Final = (
    "rank", "id", "name", "branch", "track", "quantified", "poll", "total", "outcome", "track-rank", "branch-rank",
    "tie-break",
)  # fmt: skip
STYLES: Final = (
    "whole", "id", "text", "text", "text", "score", "score", "total", "outcome", "whole", "whole", "plain",
)  # fmt: skip
POLL, OUTCOME, TIE_BREAK = map(COLUMNS.index, ("poll", "outcome", "tie-break"))
REASONS: Final = 56
"""The width of the column of reasons."""

_HEADER_HEIGHT = 32


class Shown(NamedTuple):
    """What a row shows of a member. ``ranks``: over all, within the track, within the branch."""

    ranks: tuple[Cell, Cell, Cell]
    id: str
    name: Cell
    branch: str
    track: str
    quantified: Cell
    poll: Cell
    total: Cell
    outcome: Cell
    tie_break: Cell

    def cells(self) -> list[Cell]:
        """Its cells in the order of the columns."""
        rank, in_track, in_branch = self.ranks
        return [rank, *self[1:9], in_track, in_branch, self.tie_break]


def widths(
    ids: Iterable[str], names: Iterable[str], branches: Iterable[str], tracks: Iterable[str], outcomes: Iterable[str]
) -> list[float]:
    """The widths of the columns, by the texts in those that are as wide as what they hold."""
    return [
        7, fitting(ids, 10, 22), fitting(names, 8, 24), fitting(branches, 10, 30), fitting(tracks, 10, 24), 10, 10, 10,
        fitting(outcomes, 10, 20), 10, 10, 10,
    ]  # fmt: skip


def header(book: Book, more: Sequence[str]) -> Row:
    """The row of titles: the columns', and those that a sheet has after them."""
    titles: list[Cell] = [*(book.say(f"column-{name}") for name in COLUMNS), *more]
    return Row(titles, [book.style("header")] * len(titles), _HEADER_HEIGHT)


def ranks(ranking: Ranking, guard: int | None) -> Iterator[tuple[Formula, Formula, Formula]]:
    """Each row's ranks as formulas; with ``guard``, the row of its warning, counted along rows too many to look up."""
    return chained(ranking, guard) if guard else looked_up(ranking)


class Span(NamedTuple):
    """The rows of titles and of the last member (from 1), and how many columns there are."""

    header: int
    last: int
    width: int


def put(
    book: Book, sheet: Sheet, rows: Iterable[Row], span: Span, widths: list[float], absent: Iterable[int],
    looks: Iterable[tuple[str, str]],
) -> None:  # fmt: skip
    """Fill the sheet, and make a table of it. ``looks`` are those of outcomes.

    ``absent`` columns (from 0), which apply to none of the members, take no room; they stay where formulas and readers
    look for them.
    """
    book.fill(sheet, rows, span.last, widths)
    for column in absent:
        sheet.set_column(column, column, None, None, {"hidden": True})
    book.table(sheet, span.header - 1, span.last - 1, span.width, frozen=3)
    book.page(sheet, "")
    book.judge(sheet, span.header, span.last - 1, OUTCOME, looks)
