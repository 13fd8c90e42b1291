"""Lines and tables on the terminal. Widths are known before a table is drawn: what does not fit is a column less.

Into a file or a pipe the library that knows terminals is not loaded: the same signs go there, without colours.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from dangxing.cli import streams
from dangxing.language import patterns
from dangxing.language.script import one_line
from dangxing.language.voice import breadth

if TYPE_CHECKING:
    from rich.console import Console

# Where no terminal sets a width: as wide as a landscape page holds.
PAGE: Final = 120
_NARROWEST: Final = 16
# No column but the last is made wider for what stands in it: one long name would push all others off the page.
_WIDEST: Final = 40
_WORDS: Final = patterns.late(r"\s++\S*+\s*+|\S++\s*+")


class Column(NamedTuple):
    """A column: its title, its cells, numbers to the right, and when it goes (``spare`` 1 first; 0: never)."""

    title: str
    cells: Sequence[str]
    right: bool = False
    spare: int = 0


def console() -> Console:
    """What draws in colour on a terminal, and trees anywhere."""
    from rich.console import Console

    terminal = streams.is_terminal(sys.stdout)
    return Console(
        file=sys.stdout,
        width=None if terminal else PAGE,
        color_system="auto" if terminal else None,
        force_terminal=terminal,
        legacy_windows=None if terminal else False,
        highlight=False,
        markup=False,
        emoji=False,
    )


class Page:
    """Standard output: lines are broken by the terminal only, tables keep to its width."""

    def __init__(self) -> None:
        self._console = console() if streams.is_terminal(sys.stdout) else None
        self.width = self._console.width if self._console else PAGE

    def line(self, words: str = "", style: str = "") -> None:
        """A line of its own."""
        self._put(one_line(words), style)

    def grid(self, columns: Sequence[Column], faint: Sequence[bool] = ()) -> None:
        """A table. The last column takes what is left and wraps; rows that are ``faint`` are set apart by colour."""
        kept, widths = _fitting([each._replace(cells=[*map(one_line, each.cells)]) for each in columns], self.width)
        blank = " " * (sum(widths) + 2 * len(widths))
        self._put(blank)
        self._put(_row([column.title for column in kept], kept, widths), "bold")
        self._put(f" {'─' * (len(blank) - 2)} ")
        last, room = kept[-1].cells, widths[-1]
        for at, cells in enumerate(zip(*(column.cells for column in kept), strict=True)):
            style = "yellow" if faint and faint[at] else ""
            first, *others = _wrapped(last[at], room)
            for drawn in _rows([*cells[:-1], first], kept, widths):
                self._put(drawn, style)
            for more in others:
                self._put(_row([*[""] * (len(kept) - 1), more], kept, widths), style)
        self._put(blank)

    def _put(self, words: str, style: str = "") -> None:
        if self._console is None:
            streams.write(f"{words}\n")
        else:
            from rich.text import Text

            self._console.print(Text(words, style=style), soft_wrap=True, crop=False)


def _fitting(columns: Sequence[Column], available: int) -> tuple[list[Column], list[int]]:
    """The columns that stay, and their widths: what is too wide even so is there in full."""
    *kept, last = columns
    widths = [_width(column) for column in kept]
    wanted = max(map(_cells, (last.title, *last.cells)))
    for turn in range(1, 1 + max((column.spare for column in kept), default=0)):
        if sum(widths) + 2 * len(widths) + 3 + min(wanted, _NARROWEST) <= available:
            break
        left = [at for at, column in enumerate(kept) if column.spare != turn]
        kept, widths = [kept[at] for at in left], [widths[at] for at in left]
    taken = sum(widths) + 2 * len(widths) + 3
    return [*kept, last], [*widths, max(min(wanted, available - taken), min(wanted, _NARROWEST), 1)]


def _width(column: Column) -> int:
    """As wide as the widest cell that is not too wide for any column."""
    widths = [_cells(words) for words in column.cells]
    return max(_cells(column.title), *(width for width in widths if width <= _WIDEST), 1)


def _cells(words: str) -> int:
    return breadth(words, 1)


def _rows(cells: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> Iterator[str]:
    """The lines of a row: what is wider than its column ends one, and the rest goes on below, in its own columns."""
    begun = 0
    for at, width in enumerate(widths):
        if _cells(cells[at].rstrip()) > width and at + 1 < len(widths):
            yield _row([*[""] * begun, *cells[begun : at + 1]], columns, widths[: at + 1])
            begun = at + 1
    yield _row([*[""] * begun, *cells[begun:]], columns, widths)


def _row(cells: Iterable[str], columns: Sequence[Column], widths: Sequence[int]) -> str:
    drawn = (
        f"{' ' * (width - _cells(words))}{words}" if column.right else f"{words}{' ' * (width - _cells(words))}"
        for words, column, width in zip(map(str.rstrip, cells), columns, widths, strict=False)
    )
    return f" {'  '.join(drawn)} "


def _wrapped(words: str, width: int) -> Iterator[str]:
    """Lines of at most ``width`` cells, broken between words; a word that is longer by itself is broken anywhere."""
    line, used = "", 0
    for word in _WORDS.findall(words):
        if used + _cells(word.rstrip()) > width and line:
            yield line.rstrip()
            line, used = "", 0
        if _cells(word.rstrip()) <= width:
            line, used = line + word, used + _cells(word)
            continue
        for sign in word:
            if used + _cells(sign) > width:
                yield line.rstrip()
                line, used = "", 0
            line, used = line + sign, used + _cells(sign)
    yield line.rstrip()
