"""A sheet as a table that can be asked for its cells, and where the titles of columns stand in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Final

from dangxing.language.script import LONGEST_WORD, fold
from dangxing.workbook.grid import Grid, Unseen, is_empty
from dangxing.workbook.layouts.meaning import Options, branch_of, year_of
from dangxing.workbook.layouts.model import Cell
from dangxing.workbook.validating.cells import to_text
from dangxing.workbook.validating.lexicon import column_word

HEADER_ROWS: Final = 12
MOST_CELLS: Final = 2_000_000
_LONGEST_NAME: Final = 20


class Table:
    """The rows of a sheet; ``options`` and titles tell its year and branch."""

    def __init__(self, path: str, grid: Grid, options: Options) -> None:
        self.path, self.grid, self.options = path, grid, options
        self.rows: Sequence[Sequence[object]] = list(grid.rows())

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a place of the grid."""
        return Cell(self.path, self.grid.title, self.grid.top + row, self.grid.left + column)

    def text(self, row: int, column: int) -> str:
        """What stands there as text; empty where nothing is seen."""
        values = self.rows[row]
        value = values[column] if column < len(values) else ""
        return self.as_text(value)

    @staticmethod
    def as_text(value: object) -> str:
        """A value as text; empty where nothing is seen."""
        if is_empty(value) or isinstance(value, Unseen):
            return ""
        return value.date().isoformat() if isinstance(value, dt.datetime) else str(to_text(value) or "")

    def texts(self, row: int) -> list[str]:
        """The texts of a row that are not empty."""
        return [text for column in range(len(self.rows[row])) if (text := self.text(row, column))]

    def is_one_text(self, row: int) -> bool:
        """Whether a row is a title: one text, in one cell or merged over several."""
        return len(set(self.texts(row))) == 1

    def titles(self, until: int) -> list[str]:
        """Texts that may name the year and the branch: rows before ``until``, then the sheet's and the file's names."""
        above = [text for row in range(min(until, len(self.rows))) for text in dict.fromkeys(self.texts(row))]
        return [*above, self.grid.title, PurePath(self.path).stem]

    def year(self, until: int) -> int | None:
        """The year of dates without one."""
        return self.options.year or year_of(self.titles(until))

    def branch(self, until: int) -> str | None:
        """The branch whose table it is."""
        return self.options.branch or branch_of(self.titles(until))

    def header(self, titles: Mapping[str, Iterable[str]], needs: Iterable[str]) -> tuple[int, dict[str, int]] | None:
        """The first row that has a title of every field in ``needs``, and the column of each field that it has."""
        fields = folded_titles(titles)
        wanted = frozenset(needs)
        for row in range(min(HEADER_ROWS, len(self.rows))):
            found: dict[str, int] = {}
            for column in range(len(self.rows[row])):
                field = fields.get(key_of(self.text(row, column)))
                if field is not None:
                    found.setdefault(field, column)
            if wanted <= found.keys() and not self.is_one_text(row):
                return row, found
        return None


def folded_titles(titles: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Titles of columns as keys, with the field that each one is for."""
    return {fold(word): field for field, words in titles.items() for word in words}


def key_of(title: str) -> str:
    """The key of a column's title or a label; empty where it is too long for one."""
    return fold(column_word(title)) if title and len(title) <= LONGEST_WORD else ""


def is_name(text: str) -> bool:
    """Whether a text may be a person's name: short, without digits and punctuation."""
    return 0 < len(text) <= _LONGEST_NAME and not any(sign.isdigit() or sign in ":、,;()/。!?=" for sign in text)
