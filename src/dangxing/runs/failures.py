"""What could not be scored, noted in the ledger so that the report of the year can tell of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dangxing.files import is_there

if TYPE_CHECKING:
    from dangxing.ledger.entries import Failed
    from dangxing.runs.pipeline import Options, Scored


_NO_RECORDS = frozenset(
    ("cli.own-result", "cli.own-output", "files.word", "files.slides", "files.pdf", "files.image", "files.packed",
     "files.shortcut")
)  # fmt: skip
"""What holds no members. Of what nobody knows what it is they may be lost: it may have been a workbook."""


def note(outcomes: Sequence[Scored], options: Options) -> None:
    """Enter in the ledger, if there is one, which workbooks could not be scored: a report of the year tells of them.

    Nothing else of them is entered. FileProblem: the ledger cannot be written.
    """
    failed = [outcome for outcome in outcomes if outcome.summary is None and not _is_untold(outcome)]
    failed = [outcome for outcome in failed if os.path.isfile(outcome.path)]  # noqa: PTH113
    if options.ledger is None or options.as_of is not None or not failed or not is_there(options.ledger):
        return
    from dangxing.ledger import open_ledger

    with open_ledger(Path(options.ledger), "write", within=options.within) as book:
        book.fail(_failure(outcome, options.year) for outcome in failed)


def _is_untold(outcome: Scored) -> bool:
    """Whether it was the ledger that failed, of which nothing is told twice, or what was given holds no members whom a
    report could want: a result of this program, a letter, a picture."""
    code = outcome.failure.code if outcome.failure is not None else ""
    return code.startswith("ledger.") or code in _NO_RECORDS


def _failure(outcome: Scored, year: int | None) -> Failed:
    from dangxing.ledger.entries import Failed, listing, whole_path_of

    first = next((problem for problem in outcome.problems if problem.severity == "error"), None)
    cell, code = None, "internal-error"
    if first is not None:
        cell = "!".join(part for part in (first.place.sheet, first.place.cell) if part) or None
        code = first.code
    elif outcome.failure is not None:
        code = outcome.failure.code
    whole, listed = whole_path_of(outcome.path), listing(outcome.branches)
    return Failed(outcome.year or year, outcome.path, whole, outcome.errors, cell, code, listed)
