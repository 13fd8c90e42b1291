"""A run taken up again: workbooks that the ledger has already as they are, by the rules as they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import dangxing
from dangxing import summary
from dangxing.ledger import Ledger, Run, drafts, open_ledger
from dangxing.ledger.entries import key_of, whole_path_of
from dangxing.records import Ref
from dangxing.results import Result
from dangxing.rules import Rulebook
from dangxing.runs.pipeline import Options, Scored, Task

# No workbook is larger.
_LARGEST = 1 << 29


def standing(work: Sequence[Task], rulebook: Rulebook, options: Options) -> Mapping[str, Run]:
    """The runs of the workbooks that need not be scored again, by path.

    One is such if its last run that counts is of these very bytes, this program, these rule sets and this day, and what
    was written stands in its place to the byte. What is not as it was entered stands for nothing: it would be told as a
    result. Rules that take something from the period before, and a folder of rules with words or columns of its own,
    which no ledger keeps, leave nothing out. FileProblem: the ledger cannot be read.
    """
    if options.ledger is None or not Path(options.ledger).exists() or not all(file.shipped for file in rulebook.common):
        return {}
    with open_ledger(Path(options.ledger)) as book:
        runs = _in_force(book, work, options)
        found = {task.path: _as_it_was(task, runs, rulebook, options, book) for task in work}
        sound = book.sound(run.run for run in found.values() if run is not None)
        return {path: run for path, run in found.items() if run is not None and run.run in sound}


def told(
    work: Sequence[Task], runs: Mapping[str, Run], rulebook: Rulebook, options: Options
) -> Generator[Scored, None, None]:
    """What came of those workbooks as the ledger has it, in the order of ``work``. FileProblem: it cannot be read."""
    with open_ledger(Path(str(options.ledger))) as book:
        for task in work:
            if task.path in runs:
                run = runs[task.path]
                yield _told(task, run, rulebook.for_year(run.year), options, book)


def _in_force(book: Ledger, work: Sequence[Task], options: Options) -> Mapping[str, list[Run]]:
    """The last runs of the workbooks, by their whole paths, a run a year: those that count.

    One that another workbook took the place of, as its copy, does if that one is worked on too: it would again.
    """
    day = None if options.as_of is None else options.as_of.isoformat()
    here = {whole_path_of(task.path) for task in work}
    runs = {run.run: run for run in book.runs()}
    last = {(run.whole_path, run.year): run for run in runs.values() if run.as_of == day and run.whole_path in here}
    found: dict[str, list[Run]] = defaultdict(list)
    for run in last.values():
        twin = None if run.superseded_by is None else runs[run.superseded_by].whole_path
        counts = (twin is None or (twin in here and twin != run.whole_path)) and run.dropped is None
        if counts and run.program == dangxing.__version__ and options.year in (None, run.year):
            found[run.whole_path].append(run)
    return found


def _as_it_was(
    task: Task, runs: Mapping[str, list[Run]], rulebook: Rulebook, options: Options, book: Ledger
) -> Run | None:
    """The run of a workbook that stands; None: it is to be scored."""
    whole_path = whole_path_of(task.path)
    for run in runs.get(whole_path, ()):
        now = rulebook.for_year(run.year)
        target = Path(task.target(run.year))
        if (
            not now.carries
            and run.scored_path == drafts.place_of(target)
            and not (options.apart and run.key != key_of(whole_path))
            and all(now.digests.get(used.id) == used.digest for used in book.rules(run.run).values())
            and drafts.file_digest(Path(task.path), _LARGEST) == run.input_digest
            and drafts.file_digest(target, _LARGEST) == run.scored_digest
        ):
            return run
    return None


def _told(task: Task, run: Run, rulebook: Rulebook, options: Options, book: Ledger) -> Scored:
    cards = cast(Any, tuple(book.filled(book.cards_of(run.run))))  # told by the names of a fresh card
    result = Result(task.path, run.input_digest, run.year, cast(Any, _Addresses()), cards, (), options.as_of)
    told = summary.workbook(result, rulebook, task.target(run.year), options.language or run.language)
    return Scored(task.path, run.language, summary=told)


class _Addresses:
    """In place of records: a ledger keeps the addresses of rows, and in them where imported ones come from."""

    def sources(self) -> Mapping[Ref, str]:
        """None by itself."""
        return {}

    def address(self, ref: Ref | str) -> str:
        """The address, as it is."""
        return str(ref)
