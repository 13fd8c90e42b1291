"""A run over what was found: as many processes as it is worth, its progress, and an outcome for every entry."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import closing

from dangxing.cli import progress
from dangxing.cli.options import Spread
from dangxing.errors import FileProblem
from dangxing.runs.engine import Done, Run, Shared, Work, modules, processes

# Of more entries than these no outcome is kept in memory.
_MANY = 500


def prepare(found: Sequence[str | FileProblem], spread: Spread, rooms: Sequence[str], worth: int) -> None:
    """Start what processes are forked from, if there will be any, to be ready when the command has read its rules.

    ``rooms`` and ``worth`` are those of the run: see :class:`dangxing.runs.engine.Run`.
    """
    files = [entry for entry in found if isinstance(entry, str)]
    if spread.scheduler is None and min(spread.jobs or processes(len(files), _size(files), worth), len(files)) > 1:
        from dangxing.runs import workers

        workers.prepare(modules(rooms))


def _size(paths: Sequence[str]) -> int:
    return sum(os.path.getsize(path) for path in paths if os.path.isfile(path))  # noqa: PTH113, PTH202


def outcomes(
    run: Run[Work, Shared, Done],
    found: Sequence[str | FileProblem],
    work: Sequence[Work],
    spread: Spread,
    words: str,
    *,
    quiet: bool,
    in_memory: bool = False,
) -> Sequence[Done]:
    """What came of each entry ``found``, in that order; ``work`` is for those of them that are there.

    ``words`` say on a terminal what is going on. ``in_memory``: all are wanted at once, however many.

    ClusterProblem: the scheduler is not what it should be, or was lost.
    """
    size = _size([item.path for item in work])
    # Broken off, what is being worked on ends before anything else is done.
    jobs = spread.jobs or run.processes(len(work), size)
    with (
        progress.shown(words, len(work), size, quiet=quiet) as on_done,
        closing(run.all(work, jobs, on_done, spread.scheduler)) as done,
    ):
        merged = _merged(run, found, done)
        return list(merged) if in_memory else kept(merged, len(found))


def kept(outcomes: Iterator[Done], count: int) -> Sequence[Done]:
    """So many outcomes, to be asked for as often as one likes."""
    if count <= _MANY:
        return list(outcomes)
    from dangxing.runs.held import Held

    return Held(outcomes)


def _merged(run: Run[Work, Shared, Done], found: Sequence[str | FileProblem], done: Iterator[Done]) -> Iterator[Done]:
    for entry in found:
        if isinstance(entry, FileProblem):
            yield run.outcome(str(entry.params["path"]), failure=entry)
        else:
            yield next(done)
    # What the run has opened is shut when there is no more to come.
    next(done, None)
