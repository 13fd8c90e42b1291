"""Progress on the terminal, where there is one and where there is something to wait for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from dangxing.cli import streams

# Below this a single workbook is done before a person would look for a sign of life.
_LONG = 2_000_000


@contextmanager
def shown(words: str, count: int, size: int, *, quiet: bool) -> Iterator[Callable[[], None]]:
    """Show progress over ``count`` workbooks of ``size`` bytes in all; what is given is to be called after each."""
    if quiet or not streams.is_terminal(sys.stderr) or (count < 2 and size < _LONG):
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = [SpinnerColumn(), TextColumn("{task.description}")]
    counting = [BarColumn(), MofNCompleteColumn()] if count > 1 else []
    with Progress(*columns, *counting, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(words, total=count)
        yield lambda: progress.advance(task)
