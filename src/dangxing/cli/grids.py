"""Tables on the terminal whose widths are known before they are drawn: what does not fit is a whole column less."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NamedTuple

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dangxing.cli import streams
from dangxing.language.script import one_line

# Where no terminal sets a width: as wide as a landscape page holds.
PAGE = 120
_NARROWEST = 16


class Column(NamedTuple):
    """A column: its title, its cells, numbers to the right, and when it goes (``spare`` 1 first; 0: never)."""

    title: str
    cells: Sequence[str]
    right: bool = False
    spare: int = 0


def console() -> Console:
    """Where tables are drawn: in colour on a terminal only."""
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


def line(target: Console, words: str, style: str = "") -> None:
    """A line of its own, broken by the terminal only."""
    target.print(Text(one_line(words), style=style), soft_wrap=True, crop=False)


def grid(target: Console, columns: Sequence[Column], faint: Sequence[bool] = ()) -> None:
    """A table. The last column takes what is left and wraps; rows that are ``faint`` are set apart by colour."""
    plain = [column._replace(cells=[one_line(cell) for cell in column.cells]) for column in columns]
    *kept, last = plain
    widths = [max(map(cell_len, (column.title, *column.cells))) for column in kept]
    wanted = max(map(cell_len, (last.title, *last.cells)))
    available = target.width
    for turn in range(1, 1 + max((column.spare for column in kept), default=0)):
        if sum(widths) + 2 * len(widths) + 3 + min(wanted, _NARROWEST) <= available:
            break
        left = [at for at, column in enumerate(kept) if column.spare != turn]
        kept, widths = [kept[at] for at in left], [widths[at] for at in left]
    taken = sum(widths) + 2 * len(widths) + 3
    # Where even that is too wide the terminal breaks the lines: every name and number is there in full.
    widths.append(max(min(wanted, available - taken), min(wanted, _NARROWEST)))
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    for column, width in zip((*kept, last), widths, strict=True):
        justify = "right" if column.right else "left"
        table.add_column(column.title, justify=justify, width=width, no_wrap=column is not last, overflow="fold")  # type: ignore[arg-type]
    for at in range(len(last.cells)):
        style = "yellow" if faint and faint[at] else None
        table.add_row(*(Text(column.cells[at]) for column in (*kept, last)), style=style)
    target.width = max(taken + widths[-1], available)
    target.print(table, crop=False)
    target.width = available
