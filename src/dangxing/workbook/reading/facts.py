"""What the reading library does not tell of a sheet: errors, formulas without a value, formats that show more than
digits, merged ranges, rows that are hidden, struck through or white on white."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from dangxing.workbook.grid import CellError, Unseen
from dangxing.workbook.reading.bounds import AREA, MARKS, RANGES, Refusal
from dangxing.workbook.reading.formats import Format

Range = tuple[int, int, int, int]

# The error codes that the binary formats share.
ERROR_WORDS: Final[Mapping[int, str]] = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}


Mark = CellError | Unseen | Format
"""What a cell holds in place of what the library says; a format is asked for what is seen of the cell's number."""

_ROW, _COLUMN = 40, 20
_LOW = (1 << _COLUMN) - 1


class Marks:
    """Marks by place, in ten bytes each: there may be millions. Refusal: too many."""

    def __init__(self) -> None:
        self._entries = array("Q")
        self._kinds: list[Mark] = []
        self._known: dict[Mark, int] = {}
        self._sorted = True
        self.extent = Extent()
        """Around what is marked but for numbers in their formats."""

    def add(self, row: int, column: int, mark: Mark) -> None:
        """Marks the cell at ``row`` and ``column``, from 0."""
        kind = self._known.get(mark)
        if kind is None:
            # Error words that a file makes up may be as many as its cells.
            kind = self._known[mark] = len(self._kinds)
            self._kinds.append(mark)
            if kind > _LOW:
                raise Refusal("errors", bound=MARKS)
        entries = self._entries
        if len(entries) >= MARKS:
            raise Refusal("errors", bound=MARKS)
        entry = row << _ROW | column << _COLUMN | kind
        if entries and entry < entries[-1]:
            self._sorted = False
        entries.append(entry)
        if not isinstance(mark, Format):
            self.extent.add(row, column, column)

    def by_row(self) -> Iterator[tuple[int, int, Mark]]:
        """Row, column and mark, row by row."""
        entries = self._entries if self._sorted else sorted(self._entries)
        for entry in entries:
            yield entry >> _ROW, entry >> _COLUMN & _LOW, self._kinds[entry & _LOW]

    @property
    def last(self) -> int:
        """The last row with a mark; -1: there is none."""
        return (max(self._entries) >> _ROW) if self._entries else -1

    def __len__(self) -> int:
        return len(self._entries)


class Ranges(list[Range]):
    """Merged ranges. Refusal: too many."""

    def append(self, place: Range) -> None:
        """Adds one range."""
        if len(self) >= RANGES:
            raise Refusal("merged", bound=RANGES)
        super().append(place)


class SheetFacts(NamedTuple):
    """Marked cells, merged ranges (first row, first column, last row, last column), rows that are hidden, and rows with
    a value that is struck through, in order; columns that are hidden: all from 0. ``concealed``: the sheet is.
    ``pale``: rows with a value in the colour of its ground; ``conditional``: ranges that a condition may hide."""

    marks: Marks
    merged: tuple[Range, ...]
    hidden: Sequence[int] = ()
    struck: Sequence[int] = ()
    hidden_columns: frozenset[int] = frozenset()
    concealed: bool = False
    pale: Sequence[int] = ()
    conditional: tuple[Range, ...] = ()
    rooms: Mapping[int, int] = {}
    """How many signs have room in the columns of which a width is said."""
    noted: tuple[tuple[int, int], ...] = ()
    """Cells that bear a note, in order."""
    zeroless: bool = False
    """The sheet shows nothing where a number is 0."""


UNCALCULATED: Final = Unseen()
"""A formula without a value."""


class TextLook(NamedTuple):
    """What a text looks like, whatever its cell does: struck through or white, and whether that is but a part of it;
    whether there are signs in it, raised or of a font of signs, that the text does not tell."""

    struck: bool = False
    pale: bool = False
    in_part: bool = False
    signs: bool = False


OWN_FONT: Final = -1
"""What stands for the font of the cell among those in which a text is written."""


class Fonts:
    """The fonts of a binary workbook that show something else than letters, by their number."""

    def __init__(self) -> None:
        self.struck: set[int] = set()
        self.white: set[int] = set()
        self.raised: set[int] = set()
        self.signs: dict[int, str] = {}

    def look_of(self, fonts: Iterable[int]) -> TextLook:
        """What a text looks like that is written in several fonts."""
        struck, pale, plain, signs = False, False, False, False
        for font in fonts:
            struck |= font in self.struck
            pale |= font in self.white and font not in self.struck
            plain |= font not in self.struck and font not in self.white
            signs |= font in self.raised or font in self.signs
        return TextLook(struck, pale, plain and (struck or pale), signs)

    def looks_of(self, runs: Mapping[int, Iterable[int]]) -> dict[int, TextLook]:
        """Those of the texts that look otherwise, by their number."""
        looks = {text: self.look_of(fonts) for text, fonts in runs.items()}
        return {text: look for text, look in looks.items() if any(look)}


class Looks(NamedTuple):
    """How the styles of a workbook show cells, by the number of the style: formats that show something else
    than the value, those that strike through, and those that write in the colour of the ground. ``recalculated``: the
    file asks to be calculated when it is opened, so that a formula's 0 or empty text is a dummy."""

    formats: Mapping[int, Format] = {}
    struck: frozenset[int] = frozenset()
    pale: frozenset[int] = frozenset()
    recalculated: bool = False
    as_stored: bool = False
    """A formula without a value is an empty cell."""
    grounded: frozenset[int] = frozenset()
    """Styles with a coloured ground, on which letters in white are seen."""
    texts: Mapping[int, TextLook] = {}
    """Shared texts, by their number, that are struck through or white, in part or as a whole."""
    hiding: frozenset[int] = frozenset()
    """Looks that conditions give, by their number, which hide what a cell holds or show it otherwise."""


NARROW: Final = 12
"""A column with room for fewer signs may show a number in no format of its own to fewer digits."""
_PADDING: Final = 0.7
SLIVER: Final = 0.5
"""A column of less width, in signs, shows nothing."""


def room_in(width: float) -> int:
    """How many signs have room in a column of this width, in signs of the usual font, with what is beside them."""
    return max(int(width - _PADDING), 1)


USUAL_ROOM: Final = 7
"""How many signs have room in a column of which no width is said."""

MOST_COLUMNS: Final = 16_384


MOST_SCROLLED: Final = 10_000
"""Rows above frozen panes that are taken for out of reach."""


def columns_between(first: int, last: int) -> range:
    """Columns of a sheet, from 0, those alone that there can be."""
    return range(max(first, 0), min(last + 1, MOST_COLUMNS))


@lru_cache(maxsize=MOST_COLUMNS)
def column_index(letters: bytes) -> int:
    """``A → 0``, ``XFD → 16383``."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + letter - 64
    return index - 1


class Extent:
    """The rectangle around the values met so far."""

    __slots__ = ("bottom", "left", "right", "top")

    def __init__(self) -> None:
        self.top = self.left = 1 << 62
        self.bottom = self.right = -1

    def add(self, row: int, left: int, right: int) -> None:
        """A row's values from column ``left`` to ``right``."""
        if row < self.top:
            self.top = row
        if row > self.bottom:
            self.bottom = row
        if left < self.left:
            self.left = left
        if right > self.right:
            self.right = right

    def include(self, other: Extent) -> None:
        """All values of another rectangle."""
        if other.bottom >= 0:
            self.add(other.top, other.left, other.right)
            self.add(other.bottom, other.left, other.right)

    @property
    def area(self) -> int:
        """Cells of the rectangle."""
        return 0 if self.bottom < 0 else (self.bottom - self.top + 1) * (self.right - self.left + 1)

    def check(self, bound: int = AREA) -> None:
        """Refusal: the rectangle is larger than ``bound``."""
        if self.area > bound:
            raise Refusal("area", rows=self.bottom + 1, columns=self.right + 1)
