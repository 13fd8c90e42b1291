"""The records workbooks that the ledger knows, where they may be looked at."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dangxing.ledger.drafts import inside, roots
from dangxing.ledger.rows import Run


def records_of(run: Run, within: Iterable[Path | str]) -> Path | None:
    """The workbook of a run, where it lies inside these folders and is there; None: it is not at hand.

    A ledger may come from a stranger: nothing elsewhere is touched because it says so.
    """
    path = Path(run.whole_path)
    return path if inside(path, roots(within)) and path.is_file() else None
