"""Progress on the terminal, where there is one and where there is something to wait for."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from dangxing.cli import streams

# From so many workbooks on it is told how many a second are done, and how long it takes yet.
_MANY = 20
# Below this a single workbook is done before a person would look for a sign of life.
_LONG = 2_000_000


@contextmanager
def shown(words: str, count: int, size: int, *, quiet: bool) -> Iterator[Callable[[], None]]:
    """Show progress over ``count`` workbooks of ``size`` bytes in all; what is given is to be called after each.

    Of many: ``120/2000  0:00:14  8.3/s  −0:03:46``, the last being the time that is left.
    """
    if quiet or not streams.is_terminal(sys.stderr) or (count < 2 and size < _LONG):
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Task as Bar
    from rich.text import Text

    class Pace(TextColumn):
        """How many a second, and the time that is left."""

        def render(self, task: Bar) -> Any:
            """Nothing, before there is anything to tell."""
            done, left, spent = task.completed, task.remaining or 0, task.elapsed or 0
            if not done or not spent:
                return Text("")
            told = f"{done / spent:.1f}/s  −{dt.timedelta(seconds=int(left * spent / done))}"
            return Text(told, style="progress.remaining")

    columns = [SpinnerColumn(), TextColumn("{task.description}")]
    counting = [BarColumn(), MofNCompleteColumn()] if count > 1 else []
    pace = [Pace("")] if count >= _MANY else []
    with Progress(
        *columns, *counting, TimeElapsedColumn(), *pace, console=Console(stderr=True), transient=True
    ) as progress:
        task = progress.add_task(words, total=count)
        yield lambda: progress.advance(task)
