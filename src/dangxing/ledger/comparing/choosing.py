"""Which two runs are meant where fewer than two were named."""

from __future__ import annotations

from dangxing.errors import FileProblem, UsageProblem
from dangxing.ledger import Ledger, Run
from dangxing.ledger.entries import key_of, whole_path_of


def that_run_superseded(book: Ledger, run: Run) -> tuple[Run, Run]:
    """The run that ``run`` took the place of, and ``run``. UsageProblem: it took no run's place."""
    before = [each for each in book.runs() if each.superseded_by == run.run and each.dropped is None]
    if not before:
        raise UsageProblem("diff.first-run", run=run.run, path=run.path)
    return before[-1], run


def of_workbook(book: Ledger, path: str) -> tuple[Run, Run]:
    """The last run of a workbook, under whatever name, and the one before it, of the same year and day.

    UsageProblem: the workbook has no run, or only one.
    """
    wanted = key_of(whole_path_of(path))
    runs = [run for run in book.runs() if run.dropped is None]
    keys = {run.key for run in runs if key_of(run.whole_path) == wanted}
    own = [run for run in runs if run.key in keys]
    if not own:
        known = dict.fromkeys(run.path for run in runs)
        raise UsageProblem("diff.no-workbook", path=path, known=_some(list(known)))
    return that_run_superseded(book, own[-1])


def last_two(book: Ledger) -> tuple[Run, Run]:
    """The last run of all and the one that it took the place of. UsageProblem: it took no run's place."""
    runs = [run for run in book.runs() if run.dropped is None]
    if not runs:
        raise FileProblem("ledger.nothing", path=str(book.path))
    return that_run_superseded(book, runs[-1])


# So many workbooks are named in a message, the last ones.
_MOST_NAMED = 10


def _some(paths: list[str]) -> str:
    return "、".join((["……"] if len(paths) > _MOST_NAMED else []) + paths[-_MOST_NAMED:])
