"""Finding the table in a sheet: its header, and which column holds what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from dangxing.language import patterns
from dangxing.language.script import LONGEST_WORD, Term, Terms, seen
from dangxing.records import Layout, Place, SheetKey
from dangxing.rules import Sheet
from dangxing.workbook.grid import CellError, Grid, Otherwise, Unseen, is_empty
from dangxing.workbook.validating.cells import to_text
from dangxing.workbook.validating.faults import shown
from dangxing.workbook.validating.lexicon import Lexicon, Words, column_word
from dangxing.workbook.validating.problems import Problems

HEADER_ROWS = 10
# What notes in titles stand in, in every width: most titles have none.
_BRACKETS = frozenset("([【（［")
# The column by which a marked copy is filtered.
_OWN = patterns.late(r"[(（]dangxing[)）]")
# A note may be merged over several rows, with others beside it.
_GUIDES = 10
_ALIASES_SHOWN = 4


@dataclass(frozen=True)
class Table:
    """A sheet whose header was found. ``positions`` are the places of fields in a row of the grid; ``skip`` how many
    rows of the grid stand before the first of the data."""

    key: SheetKey
    grid: Grid
    contract: Sheet
    layout: Layout
    positions: Mapping[str, int]
    skip: int
    untitled: Sequence[int]
    """Places, in a row of the grid, of columns whose title is empty."""
    factors: Mapping[str, Decimal]
    """What a number without a unit is to be taken times, by the units in the titles of columns: 字數（萬字）."""

    def column(self, field: str) -> int:
        """The sheet's column of a field; where the sheet has none, that of the row's first key."""
        return self.layout.columns.get(field, self.layout.anchor)

    def place(self, row: int, field: str) -> Place:
        """The cell of a field in a row (from 1)."""
        return Place(self.layout.title, row - 1, self.column(field))

    def place_of_header(self) -> Place:
        """The first cell of the header."""
        return Place(self.layout.title, self.layout.header_row, self.layout.anchor)


@dataclass(frozen=True)
class _Header:
    """A row that may be the header: where it stands in the grid, its cells, and the field that each one names."""

    at: int
    cells: Sequence[object]
    fields: Sequence[str | None]

    @property
    def known(self) -> frozenset[str]:
        return frozenset(field for field in self.fields if field)

    @property
    def is_one_text(self) -> bool:
        """Whether all cells are the same: a title that is merged over the table, even one named like a column."""
        cells = [cell for cell in self.cells if not is_empty(cell)]
        return len(cells) > 1 and len(set(cells)) == 1


def find_table(key: SheetKey, grid: Grid, lexicon: Lexicon, problems: Problems) -> Table | None:
    """The header row, the first of the top ten that holds every required title, and what stands where.

    None, with the problem told, where there is none, or where a title stands twice.
    """
    contract = lexicon.rulebook.contract.sheets[key]
    words = lexicon.columns(key)
    required = [field for field, column in contract.columns.items() if column.required]
    header = _find_header(grid, words, frozenset(required))
    unseen = _tell_unseen_titles(grid, header, problems)
    if header is None:
        if unseen:
            return None
        titles = Terms("、".join(contract.columns[field].title for field in required))
        problems.add("no-header", Place(grid.title), grid.index, titles=titles, rows=HEADER_ROWS)
        return None
    missing = [field for field in required if field not in header.fields]
    for field in missing if not unseen else ():
        _missing_column(field, grid, key, header, lexicon, problems)
    positions = _positions(header, grid, key, lexicon, problems)
    if missing or unseen or positions is None:
        return None
    skip = header.at + 1
    for row in islice(grid.rows(), skip, skip + _GUIDES):
        if not lexicon.is_guidance(_texts(row)):
            break
        skip += 1
    columns = {field: grid.left + position for field, position in positions.items()}
    layout = Layout(grid.title, grid.top + header.at, columns, columns[required[0]])
    untitled = [at for at, value in enumerate(header.cells) if _is_untitled(value)]
    factors: Mapping[str, Decimal] = {}
    if any(not _BRACKETS.isdisjoint(str(value)) for value in header.cells):
        from dangxing.workbook.validating.titles import read_titles

        factors = read_titles(header.cells, grid, layout.header_row, key, positions, lexicon, problems)
    return Table(key, grid, contract, layout, positions, skip, untitled, factors)


def _find_header(grid: Grid, words: Words, required: frozenset[str]) -> _Header | None:
    """The header; where no row holds every required title, the one most like it, or None."""
    best: _Header | None = None
    whole = False
    most = (0, 0)
    for at, cells in enumerate(islice(grid.rows(), max(HEADER_ROWS - grid.top, 0))):
        header = _Header(at, cells, [field_of(value, words) for value in cells])
        if required <= header.known and not header.is_one_text:
            # Titles merged downwards stand in the next row again, beside those that a wider title is parted into.
            if whole and best and not _goes_on(best, header):
                break
            best, whole = header, True
        elif whole:
            break
        elif (score := (len(header.known & required), len(header.known))) > most:
            best, most = header, score
    return best


def _goes_on(above: _Header, below: _Header) -> bool:
    """Whether a header stands in its row again, where its titles are merged downwards: a title that is merged over
    several columns is parted into others there."""
    cells = above.cells
    wide = {at for at in range(1, len(cells)) if cells[at] == cells[at - 1]}
    wide |= {at - 1 for at in wide}
    return all(below.fields[at] == field for at, field in enumerate(above.fields) if field and at not in wide)


def _tell_unseen_titles(grid: Grid, header: _Header | None, problems: Problems) -> bool:
    """Tells titles that are formulas which were never calculated, or struck through in part; gives whether there are
    any."""
    rows = enumerate(islice(grid.rows(), max(HEADER_ROWS - grid.top, 0)))
    found = False
    for at, row in [(header.at, header.cells)] if header else rows:
        for column, value in enumerate(row):
            place = Place(grid.title, grid.top + at, grid.left + column)
            if isinstance(value, Unseen) and not value.stored:
                problems.add("uncalculated", place, grid.index)
                found = True
            elif header and isinstance(value, Otherwise) and value.code != "pale-in-part":
                problems.add(value.code, place, grid.index, found=shown(value.stored))
                found = True
    return found


def field_of(value: object, words: Words) -> str | None:
    """The field that a column's title names; None where it names none."""
    if type(value) is Otherwise:
        value = value.stored  # white letters stand on the ground of a whole table; what else there is, is told
    if type(value) is not str or is_empty(value) or len(value) > LONGEST_WORD:
        return None
    found = words[value]
    return found if found is not None else words[column_word(value)]


def _is_untitled(value: object) -> bool:
    """Whether nobody sees in a title what a column holds: it is empty, of signs without a shape, or an error."""
    return is_empty(value) or isinstance(value, CellError) or (type(value) is str and is_empty(seen(value)))


def _texts(row: Sequence[object]) -> Iterator[str]:
    return (value for value in map(to_text, row) if isinstance(value, str))


def _missing_column(
    field: str, grid: Grid, key: SheetKey, header: _Header, lexicon: Lexicon, problems: Problems
) -> None:
    column = lexicon.rulebook.contract.sheets[key].columns[field]
    unknown = (
        shown(value)
        for value, known in zip(header.cells, header.fields, strict=True)
        if known is None and type(value) is str and not _is_untitled(value)
    )
    near = next((title for title in unknown if lexicon.column_meant(title, key) == field), None)
    aliases = Terms("、".join(column.aliases[:_ALIASES_SHOWN] or (column.en,)))
    place = Place(grid.title, grid.top + header.at, grid.left)
    problems.add("missing-column", place, grid.index, column=Term(column.title), aliases=aliases, nearest=near)


def _positions(
    header: _Header, grid: Grid, key: SheetKey, lexicon: Lexicon, problems: Problems
) -> dict[str, int] | None:
    """The place of each field; None, with the problem told, where one stands twice."""
    positions: dict[str, int] = {}
    contract = lexicon.rulebook.contract.sheets[key]
    twice = False
    for at, (value, field) in enumerate(zip(header.cells, header.fields, strict=True)):
        place = Place(grid.title, grid.top + header.at, grid.left + at)
        if field is None:
            if not _is_untitled(value) and not isinstance(value, Unseen) and not _OWN.search(str(value)):
                near = lexicon.column_meant(shown(value), key)
                title = None if near is None or near in header.fields else Term(contract.columns[near].title)
                problems.add("unknown-column", place, grid.index, found=shown(value), nearest=title)
        elif field in positions:
            twice = True
            column = Term(contract.columns[field].title)
            first = place._replace(column=grid.left + positions[field]).cell
            problems.add("duplicate-column", place, grid.index, column=column, found=shown(value), first=first)
        else:
            positions[field] = at
    return None if twice else positions
