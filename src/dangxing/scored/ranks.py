"""Ranks as formulas over the totals of a table that is sorted by rank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dangxing.scored.columns import RANK_COLUMNS
from dangxing.sheets.book import Book
from dangxing.sheets.cells import Formula, quoted

# The columns of such a table.
BRANCH, TRACK, TOTAL, OUTCOME, TIE = "D", "E", "H", "I", "L"


class Ranked(NamedTuple):
    """A row (from 1) and its ranks over all, within the track and within the branch."""

    row: int
    ranks: tuple[int | None, int | None, int | None]
    track: str
    branch: str


class Ranking(NamedTuple):
    """Rows that follow each other, those without a rank last. ``breaks``: a second figure breaks ties, or a text that
    everyone who is ranked has (``composed``)."""

    rows: Sequence[Ranked]
    breaks: bool
    composed: bool = False

    @property
    def first(self) -> int:
        """The first row."""
        return self.rows[0].row

    @property
    def last(self) -> int:
        """The last row that has a rank; the first row where none has."""
        return self.first + max(sum(row.ranks[0] is not None for row in self.rows), 1) - 1

    @property
    def end(self) -> int:
        """The last row."""
        return self.first + len(self.rows) - 1


def looked_up(ranking: Ranking) -> Iterator[tuple[Formula, Formula, Formula]]:
    """Ranks sought among all totals: they stay right whatever total is changed by hand."""
    first, last = ranking.first, ranking.end
    totals = f"{TOTAL}${first}:{TOTAL}${last}"
    ties = f"{TIE}${first}:{TIE}${last}"
    for row, ranks, _, _ in ranking.rows:
        own = f"{TOTAL}{row}"
        ahead = f"({totals}>{own})"
        if ranking.breaks:
            tie = f"{TIE}{row}"
            told = f"({ties}>{tie})" if ranking.composed else f'ISNUMBER({ties})*((({ties}>{tie})+({tie}=""))>0)'
            ahead = f"({ahead}+({totals}={own})*{told})"

        def among(column: str, row: int = row, ahead: str = ahead) -> str:
            same = f"EXACT({column}${first}:{column}${last},{column}{row})"
            return f"1+SUMPRODUCT({same}*ISNUMBER({totals})*{ahead})"

        overall = f"1+SUMPRODUCT(ISNUMBER({totals})*{ahead})" if ranking.breaks else f"RANK({own},{totals})"
        yield (
            _unless_empty(own, overall, ranks[0]),
            _unless_empty(own, among(TRACK), ranks[1]),
            _unless_empty(own, among(BRANCH), ranks[2]),
        )


def chained(ranking: Ranking, guard: int) -> Iterator[tuple[Formula, Formula, Formula]]:
    """Ranks counted down the sorted rows: each looks at the one before it of the same rule set, track or branch.

    The guard tells when a total was changed so that the rows are sorted no longer; the ranks then say so too.
    """
    before: dict[tuple[str, str], int] = {}
    places: Counter[tuple[str, str]] = Counter()
    for row, ranks, track, branch in ranking.rows:
        made: list[Formula] = []
        for letter, rank, within in zip(RANK_COLUMNS, ranks, ("", track, branch), strict=True):
            key = (letter, within)
            if rank is None:
                made.append(_unless_empty(f"{TOTAL}{row}", '"?"', None))
                continue
            places[key] += 1
            place = str(places[key])
            if key in before:
                above = before[key]
                same = f"{TOTAL}{row}={TOTAL}{above}"
                if ranking.breaks:
                    same = f'AND({same},{TIE}{row}&""={TIE}{above}&"")'
                place = f"IF({same},{letter}{above},{place})"
            before[key] = row
            made.append(Formula(f'IF($A${guard}="",{place},"?")', rank))
        yield made[0], made[1], made[2]


def guard_of(book: Book, ranking: Ranking) -> Formula:
    """Empty while the totals of those ranked fall from row to row; else it says that the ranks hold no longer."""
    first, last = ranking.first, ranking.last
    upper, lower = f"{first}:{TOTAL}{max(last - 1, first)}", f"{min(first + 1, last)}:{TOTAL}{last}"
    above, below = f"{TOTAL}{upper}", f"{TOTAL}{lower}"
    wrong = f"SUMPRODUCT(--({below}>{above}))"
    if ranking.breaks:
        tie_above, tie_below = above.replace(TOTAL, TIE), below.replace(TOTAL, TIE)
        wrong += f"+SUMPRODUCT(({below}={above})*({tie_below}>{tie_above}))"
    # A total that was emptied is text, which counts as more than any number, so that it is noticed too.
    return Formula(f'IF({wrong}=0,"",{quoted(book.say("resort"))})', "")


def _unless_empty(cell: str, formula: str, value: int | None) -> Formula:
    return Formula(f'IF({cell}="","",{formula})', "" if value is None else value)
