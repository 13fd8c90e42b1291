"""A sheet as a table that can be asked for its cells, and where the titles of columns stand in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import PurePath
from typing import Any, Final

from dangxing.language import patterns
from dangxing.language.script import LONGEST_WORD, fold, remembered
from dangxing.workbook.grid import Grid, Unseen, is_empty
from dangxing.workbook.layouts.dating import year_of
from dangxing.workbook.layouts.extract import Cell, Extract, Named
from dangxing.workbook.layouts.meaning import branch_of, is_branch
from dangxing.workbook.layouts.vocabulary import Vocabulary
from dangxing.workbook.validating.cells import to_id, to_text
from dangxing.workbook.validating.lexicon import column_word

HEADER_ROWS: Final = 12
MOST_CELLS: Final = 2_000_000
_SMALL: Final = 1 << 14
# A title that stands in a corner is one of the first columns, and of what stands below and beside in one cell.
_CORNER: Final = 4
# What stands over some of the people may be numbered, and say how many they are.
_HEADING: Final = patterns.late(r"(?:[(]?[一二三四五六七八九十0-9]{1,3}[)、.])? ?([^():]+?)(?:\([^()]{0,20}\))?:?")
_PARTED: Final = patterns.late(r"[\s/／\\＼|]+")
# So many rows may the titles of columns take.
_DEPTH: Final = 3
_HALVES: Final = 2
# Signs of what may be a mark or the word of a total at most.
LONGEST_MARK: Final = 20
Seen = dict[tuple[str, str | None, str], Named]
"""People by name, number and branch."""


class Table:
    """The rows of a sheet; options and titles tell its year and branch, ``names`` who is a person in it."""

    def __init__(self, path: str, grid: Grid, vocabulary: Vocabulary) -> None:
        self.path, self.grid = path, grid
        self.options, self.names, self._totals = vocabulary.options, vocabulary.names, vocabulary.lexicon.totals
        self._sums = vocabulary.sums
        rows = list(grid.rows())
        self.rows: Sequence[Sequence[object]] = rows
        """All as wide as the grid."""
        for row in rows:
            if len(row) < grid.width:
                row += [""] * (grid.width - len(row))
        self._keys: dict[int, list[str]] = {}
        self.known: dict[int, tuple[object, Any]] = {}
        """What shapes keep of it while they see whether they fit and read, by the id of a layout, with the layout."""
        self._colons: dict[int, bool] = {}
        self._stem = PurePath(path).stem
        # Of a small table every text is asked for several times, of a large one most are never.
        is_small = grid.height * grid.width <= _SMALL
        self._texts: Sequence[list[str]] | None = [_texts_of(row) for row in rows] if is_small else None

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a place of the grid."""
        return Cell(self.path, self.grid.title, self.grid.top + row, self.grid.left + column)

    def raw(self, row: int, column: int) -> object:
        """What stands there as it was read."""
        values = self.rows[row]
        return values[column] if column < len(values) else ""

    def text(self, row: int, column: int) -> str:
        """What stands there as text; empty where nothing is seen."""
        if self._texts is not None:
            texts = self._texts[row]
            return texts[column] if column < len(texts) else ""
        values = self.rows[row]
        return text_of(values[column]) if column < len(values) else ""

    def columns(self, rows: Iterable[int], wanted: Container[int]) -> Mapping[int, Sequence[str]]:
        """What stands in these rows of each column that is wanted: text as it was read, all else as text."""
        taken = [self.rows[row] for row in rows]
        columns = zip(*taken, strict=False) if taken else [()] * self.grid.width
        return {
            at: column if {*map(type, column)} == {str} else list(map(_unread, column))
            for at, column in enumerate(columns)
            if at in wanted
        }

    @staticmethod
    def as_text(value: object) -> str:
        """A value as text; empty where nothing is seen."""
        return text_of(value)

    def texts(self, row: int) -> list[str]:
        """The texts of a row that are not empty."""
        return list(self.each_text(row))

    def each_text(self, row: int) -> Iterator[str]:
        """The texts of a row that are not empty, made as they are wanted."""
        return filter(None, map(text_of, self.rows[row]) if self._texts is None else self._texts[row])

    def is_one_text(self, row: int) -> bool:
        """Whether a row is a title: one text, in one cell or merged over several."""
        first = None
        for text in self.each_text(row):
            if first is not None and text != first:
                return False
            first = text
        return first is not None

    def keys(self, row: int) -> list[str]:
        """The key of each cell of a row, as titles of columns have it."""
        found = self._keys.get(row)
        if found is None:
            texts = map(text_of, self.rows[row]) if self._texts is None else self._texts[row]
            found = self._keys[row] = list(map(key_of, texts))
        return found

    def has_colon(self, row: int) -> bool:
        """Whether a label may stand in a cell with its value, before a colon."""
        found = self._colons.get(row)
        if found is None:
            found = self._colons[row] = ":" in "".join(self.each_text(row))
        return found

    @cached_property
    def _heads(self) -> list[frozenset[str]]:
        """The keys that stand in each of the rows that may be a header."""
        return [frozenset(self.keys(row)) for row in range(min(HEADER_ROWS, len(self.rows)))]

    @cached_property
    def head_keys(self) -> frozenset[str]:
        """The keys that stand in any of them."""
        return frozenset().union(*self._heads)

    def titles(self, until: int) -> list[str]:
        """Texts that may name the year and the branch: rows before ``until``, then the sheet's and the file's names."""
        above = [text for row in range(min(until, len(self.rows))) for text in dict.fromkeys(self.texts(row))]
        return [*above, self.grid.title, self._stem]

    def year(self, until: int) -> int | None:
        """The year of dates without one."""
        return self.options.year or year_of(self.titles(until))

    def branch(self, until: int) -> str | None:
        """The branch whose table it is."""
        return self.options.branch or branch_of(self.titles(until))

    @cached_property
    def _headings(self) -> dict[int, str]:
        """The rows with one text, with that, without its number and how many there are."""
        rows = (row for row in range(len(self.rows)) if self.is_one_text(row))
        found = {row: _HEADING.fullmatch(next(self.each_text(row))[:LONGEST_WORD]) for row in rows}
        return {row: said[1] for row, said in found.items() if said is not None}

    def over(self, row: int, first: int, is_meant: Callable[[str], bool]) -> str | None:
        """The last heading that is meant among the rows from ``first`` on over a row; None: there is none."""
        found = (said for at, said in reversed(self._headings.items()) if first <= at < row)
        return next(filter(is_meant, found), None)

    def header(
        self, fields: Mapping[str, str], needs: Iterable[Collection[str]], ranks: Mapping[str, int] | None = None
    ) -> tuple[int, dict[str, int]] | None:
        """The first row that has a title of each of ``needs`` (of alternatives one), and the column of each field.

        ``fields`` are titles as keys. Of two titles of a field the one of lower rank is taken, else the first.
        """
        wanted = [frozenset(each) for each in needs]
        for row, keys in enumerate(self._heads):
            said = {fields[key] for key in keys & fields.keys()}
            if said and not any(map(said.isdisjoint, wanted)) and not self.is_one_text(row):
                return row, self.columns_of(row, fields, ranks)
        return None

    def corner(self, fields: Mapping[str, str]) -> tuple[int, int] | None:
        """The cell that is the title of the names and, parted by a line or a stroke, of what stands across."""
        for row in range(len(self._heads)):
            for column in range(min(_CORNER, len(self.rows[row]))):
                value = self.rows[row][column]
                parts = _PARTED.split(value.strip()) if isinstance(value, str) and len(value) <= LONGEST_WORD else ()
                if 1 < len(parts) <= _DEPTH and any(fields.get(key_of(part)) == "name" for part in parts):
                    return row, column
        return None

    def columns_of(self, row: int, fields: Mapping[str, str], ranks: Mapping[str, int] | None = None) -> dict[str, int]:
        """The column of each field in a header."""
        if fields.keys().isdisjoint(self.keys(row)):
            return {}
        found: dict[str, tuple[int, int]] = {}
        for column, key in enumerate(self.keys(row)):
            if (field := fields.get(key)) is not None:
                place = (0 if ranks is None else ranks[key], column)
                found[field] = min(found.get(field, place), place)
        return {field: column for field, (_, column) in found.items()}

    def blocks(self, row: int, columns: Mapping[str, int]) -> list[dict[str, int]]:
        """The columns of a header in ``row`` and, where names stand side by side in several columns, those of each."""
        keys, name = self.keys(row), columns["name"]
        again = [at for at in range(name + 1, len(keys)) if keys[at] == keys[name] and keys[at - 1] != keys[at]]
        found = [dict(columns)]
        for at in again:
            shift = at - name
            moved = {field: place + shift for field, place in columns.items()}
            found.append(
                {
                    field: place if place < len(keys) and keys[place] == keys[columns[field]] else columns[field]
                    for field, place in moved.items()
                }
            )
        return found

    def is_total(self, row: int) -> bool:
        """Whether one of the first two texts of a row is the word of a total."""
        return any(len(text) < LONGEST_MARK and fold(text) in self._totals for text in islice(self.each_text(row), 2))

    def is_sum(self, key: str) -> bool:
        """Whether a title, as a key, begins or ends with the word of a total: 合計加分."""
        return key.startswith(self._sums) or key.endswith(self._sums)

    def is_none(self, name: str) -> bool:
        """Whether what stands in place of a name is that of nobody."""
        return not self.names.is_name(self.names.named(name))

    def is_beside(self, row: int, name: str) -> bool:
        """Whether a row is a total or a note, and no person's."""
        if self.is_total(row):
            return True
        at = len(list(islice(self.each_text(row), 2)))
        # A title among the rows is merged over all of them; of a person with an empty row the name stands alone, and
        # one who signed with it has it twice.
        is_title = at == 2 and self.is_one_text(row) and self._is_merged(row)
        return self.is_none(name) or is_title if name else self.is_one_text(row)

    def _is_merged(self, row: int) -> bool:
        """Whether a cell of a row is merged over several columns."""
        at = self.grid.top + row
        return any(top <= at <= bottom and left < right for top, left, bottom, right in self.grid.merged)

    def person(self, row: int, columns: Mapping[str, int], branch: str | None, first: int) -> Named:
        """The person that a row names, in the columns of ``name``, ``id`` and ``branch``, or whose branch stands over
        it; the rows under the header begin at ``first``."""
        number = to_id(self.raw(row, columns["id"])) if "id" in columns else None
        whose = self.text(row, columns["branch"]) if "branch" in columns else ""
        return Named(
            self.names.named(self.text(row, columns["name"])),
            None if number is None or isinstance(number, Unseen) else str(number),
            whose or self.over(row, first, is_branch) or self.options.branch or branch,
            self.cell(row, columns["name"]),
        )

    def people(
        self,
        first: int,
        columns: Mapping[str, int],
        into: Extract,
        seen: Seen | None = None,
        several: dict[int, list[Named]] | None = None,
    ) -> dict[int, Named]:
        """The person of each row from ``first`` on, who is added to ``into``; what is no person is told there.

        ``seen`` are those who stood there before, and may not again; None: they may. Rows that name ``several`` people
        are put there; None: they are told.
        """
        found: dict[int, Named] = {}
        branch = self.branch(first)
        title = self.keys(first - 1)[columns["name"]] if first else ""
        halves = self.keys(first - 1).count(title) if title else 1
        for row in range(first, len(self.rows)):
            name = self.text(row, columns["name"])
            if name and title and key_of(name) == title:
                continue  # the header once more, as on a second page
            if several is not None and len(those := self.names.parted(name)) > 1:
                several[row] = [self.person(row, columns, branch, first)._replace(name=each, id=None) for each in those]
                into.people += several[row]
                continue
            if self._is_nobody(row, columns["name"], into, None if halves < _HALVES else columns.values()):
                continue
            person = self.person(row, columns, branch, first)
            if person.name != name:
                into.tell("note-aside", person.cell, found=name)
            key = (fold(name), person.id, fold(person.branch or ""))
            other = person if seen is None else seen.setdefault(key, person)
            if other is not person:
                into.tell("name-twice", person.cell, found=name, first=other.cell.name)
            found[row] = person
        into.people += dict.fromkeys(found.values())
        self.tell_branches(found, columns, into)
        self.tell_hidden(found, into)
        return found

    def _is_nobody(self, row: int, column: int, into: Extract, own: Iterable[int] | None) -> bool:
        """Whether a row is no person's, which is told where anything stands in it, or in the columns of its ``own``."""
        name, first = self.text(row, column), next(self.each_text(row), "")
        if self.names.is_odd(name) and not (self.is_one_text(row) or self.is_total(row) or self.names.is_sum(first)):
            into.tell("odd-name", self.cell(row, column), found=name[:LONGEST_MARK])
            return True
        is_beside = not name or self.is_beside(row, name)
        if first and is_beside and (own is None or self.is_one_text(row) or any(self.text(row, at) for at in own)):
            into.tell("left-out", self.cell(row, 0), found=first[:LONGEST_MARK])
        return is_beside

    def tell_branches(self, rows: Iterable[int], columns: Mapping[str, int], into: Extract) -> None:
        """Tell of people whose branch stands empty in a column of several: that of the row above is not theirs."""
        if "branch" in columns:
            at = columns["branch"]
            blank = [row for row in rows if not self.text(row, at)]
            if blank and len({fold(self.text(row, at)) for row in rows} - {""}) > 1:
                for row in blank:
                    into.tell("branch-blank", self.cell(row, at))

    def tell_hidden(self, rows: Collection[int], into: Extract) -> None:
        """Tell of rows that are read though they are hidden or struck through."""
        unseen = sorted({*self.grid.hidden, *self.grid.struck})
        for row in unseen:
            if row - self.grid.top in rows:
                into.tell("row-hidden", self.cell(row - self.grid.top, 0))


def text_of(value: object) -> str:
    """A raw value as text; empty where nothing is seen."""
    if type(value) is str:
        return _text_of(value) if value else ""
    if type(value) is float and value:  # 0.0 and -0.0 are equal, and other texts
        return _text_of_number(value)
    if is_empty(value) or isinstance(value, Unseen):
        return ""
    return value.date().isoformat() if isinstance(value, dt.datetime) else str(to_text(value) or "")


def _texts_of(row: Iterable[object]) -> list[str]:
    return [_text_of(value) if type(value) is str else text_of(value) for value in row]


def _unread(value: object) -> str:
    return value if type(value) is str else text_of(value)


@lru_cache(maxsize=4096)
def _text_of_number(value: float) -> str:
    return str(to_text(value) or "")


@remembered(65_536)
def _text_of(value: str) -> str:
    return str(to_text(value) or "")


@remembered(65_536)
def key_of(title: str) -> str:
    """The key of a column's title or a label; empty where it is too long for one."""
    return fold(column_word(title)) if title and len(title) <= LONGEST_WORD else ""
