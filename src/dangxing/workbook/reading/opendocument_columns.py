"""The columns of a sheet of .ods, which stand for many by a number: their styles, and how much room they have."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from dangxing.workbook.reading.facts import MOST_COLUMNS, columns_between


class Columns:
    """The styles that columns give to their cells."""

    def __init__(self) -> None:
        self._ends: list[int] = []
        self._styles: list[str | None] = []
        self.rooms: dict[int, int] = {}
        """How many signs have room in columns of which a width is said."""

    @property
    def count(self) -> int:
        """How many there are so far."""
        return self._ends[-1] if self._ends else 0

    def add(self, count: int, style: str | None) -> None:
        """The next columns, so many."""
        if len(self._ends) < MOST_COLUMNS:
            self._ends.append(self.count + count)
            self._styles.append(style)

    def add_room(self, count: int, room: int | None) -> None:
        """How many signs have room in the next columns, so many."""
        if room is not None:
            last = min(self.count + count, _MOST_WITH_ROOM) - 1
            self.rooms.update(dict.fromkeys(columns_between(self.count, last), room))

    def style(self, column: int) -> str | None:
        """That of a column."""
        at = bisect_right(self._ends, column)
        return self._styles[at] if at < len(self._styles) else None


_MOST_WITH_ROOM: Final = 1024
