"""What the reading library does not tell of a sheet: where its errors stand, and which ranges are merged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from dangxing.workbook.reading.bounds import AREA, ERRORS, RANGES, Refusal

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


class Errors(dict[tuple[int, int], str]):
    """Errors by place. Refusal: too many."""

    def __setitem__(self, place: tuple[int, int], words: str) -> None:
        if len(self) >= ERRORS:
            raise Refusal("errors", bound=ERRORS)
        super().__setitem__(place, words)


class Ranges(list[Range]):
    """Merged ranges. Refusal: too many."""

    def append(self, place: Range) -> None:
        """Adds one range."""
        if len(self) >= RANGES:
            raise Refusal("merged", bound=RANGES)
        super().append(place)


class SheetFacts(NamedTuple):
    """Errors by row and column, and merged ranges (first row, first column, last row, last column), all from 0."""

    errors: Mapping[tuple[int, int], str]
    merged: tuple[Range, ...]


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

    @property
    def area(self) -> int:
        """Cells of the rectangle."""
        return 0 if self.bottom < 0 else (self.bottom - self.top + 1) * (self.right - self.left + 1)

    def check(self, bound: int = AREA) -> None:
        """Refusal: the rectangle is larger than ``bound``."""
        if self.area > bound:
            raise Refusal("area", rows=self.bottom + 1, columns=self.right + 1)
