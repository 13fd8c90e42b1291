"""The story of a workbook, top to bottom: opened, checked, scored, written, entered.

Over many workbooks it is the run of :func:`run_of`.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from dangxing.errors import DangxingError, FileProblem
from dangxing.language import Language
from dangxing.runs.carrying import last_run, with_before
from dangxing.runs.engine import FileKey, Outcome, Run, crash_of, file_key
from dangxing.runs.undisturbed import undisturbed

if TYPE_CHECKING:
    from dangxing.ledger import Entry, Ledger
    from dangxing.records import Problem, SheetKey
    from dangxing.results import Result
    from dangxing.rules import Rulebook
    from dangxing.sheets.posting import Posting
    from dangxing.workbook.grid import Grid


_ROOMS = ("workbook.reading", "workbook.validating", "scoring", "scored", "summary")
# So many bytes of workbooks are scored while a process starts.
_WORTH = 200_000


class Task(NamedTuple):
    """A workbook to score: its path as given, and the folder and name of what is written.

    With ``dated`` the folder of the year is set between them.
    """

    path: str
    folder: str
    name: str
    dated: bool

    def target(self, year: int) -> str:
        """The path of the scored workbook, with forward slashes."""
        folder = f"{self.folder}/{year}" if self.dated else self.folder
        return self.name if folder in ("", ".") else f"{folder}/{self.name}"


class Options(NamedTuple):
    """What holds for every workbook of a run.

    ``language`` is that of titles and reasons, ``asked`` that of the scored workbook; None: the script of the records.
    ``inputs`` are the files that must not be written to. ``ledger`` is where results are entered; None: nowhere.
    ``as_of`` is the day up to which is
    scored, and lies in ``year``; None: the whole year. ``apart``: a workbook whose members the ledger knows from
    another is no copy of it. ``within`` are the folders in which what earlier runs left is put in place.
    ``posting`` says who posts the notice; ``mark`` is that of the drafts.
    ``papers`` False: no scored workbook is written, and the ledger enters the results alone.
    ``up_to_run`` is the last run of the ledger when the run began, where rules ask for the period before (else None).
    """

    year: int | None = None
    language: Language | None = None
    keep_records: bool = True
    inputs: frozenset[FileKey] = frozenset()
    ledger: str | None = None
    as_of: dt.date | None = None
    apart: bool = False
    within: tuple[str, ...] = (".",)
    asked: Language | None = None
    posting: Posting | None = None
    mark: str = ""
    up_to_run: int | None = None
    papers: bool = True


@dataclass(frozen=True, slots=True)
class Scored(Outcome):
    """What came of one workbook. ``summary`` is what :func:`dangxing.summary.workbook` gives; None: it was not scored.

    ``entry`` is what has yet to be entered in the ledger, the scored workbook waiting in its draft until it is.
    ``notes`` are of the ledger, not of the workbook: what is told to programs does not hang on them.
    """

    summary: dict[str, Any] | None = None
    entry: Entry | None = None
    notes: tuple[Problem, ...] = ()


def run_of(rulebook: Rulebook, options: Options) -> Run[Task, tuple[Rulebook, Options], Scored]:
    """The run that scores workbooks.

    Nothing is written where there is an error. With a ledger the scored workbook stands in a draft until its outcome
    is entered: which of two entries is the later is told by the order of the work.
    """
    from dangxing.ledger import drafts

    before = last_run(rulebook, Path(options.ledger)) if options.ledger is not None else None
    options = options._replace(mark=drafts.mark(), up_to_run=before)
    return Run(_score, (rulebook, options), Scored, _ROOMS, _WORTH, _entering)


def score_workbook(task: Task, rulebook: Rulebook, options: Options) -> Scored:
    """Open, check, score and write one workbook. Nothing is raised."""
    return run_of(rulebook, options).one(task)


def _score(task: Task, shared: tuple[Rulebook, Options]) -> Scored:
    from dangxing import scored, scoring, summary
    from dangxing.results import Result
    from dangxing.runs.checking import is_scored
    from dangxing.scoring import feeding
    from dangxing.workbook import reading, validating

    rulebook, options = shared
    with reading.open_workbook(Path(task.path)) as book:
        if is_scored(book.titles):
            raise FileProblem("cli.own-output", path=task.path)
        checked = validating.validate(book.titles, book.grid, task.path, rulebook, options.year)
        problems = tuple(checked.problems)
        records, year = checked.records, checked.year
        if records is None or year is None:
            return Scored(task.path, checked.script, problems)
        rulebook = rulebook.for_year(year)
        if options.ledger is not None and options.up_to_run is not None:
            records = with_before(records, rulebook, year, Path(options.ledger), options.up_to_run)
        problems += tuple(feeding.wanting(records, rulebook, task.path))
        cards = scoring.score(records, rulebook, year, options.as_of)
        result = Result(task.path, book.digest, year, records, cards, problems, options.as_of)
        target = task.target(year)
        if options.papers:
            _prepare(target, options.inputs)
        told = summary.workbook(result, rulebook, target, options.language or records.script)
        grids = checked.grids if options.keep_records else None
        if options.ledger is None:
            scored.write_scored(
                result, rulebook, Path(target), grids=grids, language=options.asked, posting=options.posting
            )
            return Scored(task.path, records.script, problems, told)
        entry = _drafted(result, rulebook, Path(target), grids, options) if options.papers else _bare(result, rulebook)
    return Scored(task.path, records.script, problems, told, entry)


def _bare(result: Result, rulebook: Rulebook) -> Entry:
    """What the ledger is to keep of a result of which no workbook is written."""
    from dangxing import ledger

    return ledger.entry_of(result, rulebook)


def _drafted(
    result: Result,
    rulebook: Rulebook,
    target: Path,
    grids: Mapping[SheetKey, Grid] | None,
    options: Options,
) -> Entry:
    """Write the scored workbook beside its place, and say what the ledger is to keep."""
    from dangxing import ledger, scored
    from dangxing.ledger import drafts

    draft = drafts.beside(target, options.mark)
    try:
        scored.write_scored(result, rulebook, draft, grids=grids, language=options.asked, posting=options.posting)
    except FileProblem as error:
        raise FileProblem(error.code, **{**error.params, "path": str(target)}) from error
    try:
        return ledger.entry_of(result, rulebook, drafts.scored(target, draft), apart=options.apart)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


@contextmanager
def _entering(shared: tuple[Rulebook, Options], work: Sequence[Task]) -> Iterator[Callable[[Scored], Scored]]:
    """Give what enters an outcome in the ledger. FileProblem: the ledger cannot be opened."""
    _, options = shared
    if options.ledger is None:
        yield lambda outcome: outcome
        return
    from dangxing.ledger import drafts, open_ledger
    from dangxing.ledger.connection import look

    path = Path(options.ledger)
    look(path, "write")
    with ExitStack() as stack:

        def opened() -> Ledger:
            return stack.enter_context(open_ledger(path, "write", within=options.within))

        # A run in which nothing is scored, as of a mistyped name, makes no ledger.
        book = opened() if path.exists() else None
        noted = False

        def entered(outcome: Scored) -> Scored:
            nonlocal book, noted
            if book is None and outcome.entry is not None:
                book = opened()
            if book is None:
                return outcome
            notes, noted = () if noted else tuple(_notes(book)), True
            return _entered(replace(outcome, notes=notes), book)

        try:
            yield entered
        except BaseException:
            # What was scored ahead of its turn waits in drafts that nobody will enter.
            if book is None:
                drafts.clear(_folders(work), options.mark)
            else:
                book.clear(_folders(work), options.mark)
            raise


def _folders(work: Sequence[Task]) -> Iterator[Path]:
    """The folders that drafts may stand in."""
    for folder, dated in sorted({(task.folder, task.dated) for task in work}):
        yield from Path(folder).glob("[0-9]*") if dated else (Path(folder),)


def _notes(book: Ledger) -> Iterator[Problem]:
    """What is to be said of the ledger itself, once a run."""
    from dangxing.records import Problem

    place = book.path.as_posix()
    if not book.shared:
        yield Problem("ledger-unshared", "warning", place)
    for fault in book.left:
        yield Problem(fault.code, "warning", place, params=fault.params)


def _entered(outcome: Scored, book: Ledger) -> Scored:
    """Enter what was scored, and put the scored workbook in its place."""
    if outcome.entry is None:
        return outcome
    try:
        with undisturbed():
            run = book.record(outcome.entry)
        other = book.taken_for(run)
    except DangxingError as error:
        return replace(outcome, summary=None, entry=None, failure=error)
    except Exception as error:  # noqa: BLE001 - a bug met at one workbook must not cost the others
        return replace(outcome, summary=None, entry=None, crash=crash_of(error))
    notes = outcome.notes
    if other is not None:
        from dangxing.records import Problem

        params = {"other": other.path, "run": other.run}
        notes = (*notes, Problem("same-workbook", "warning", outcome.path, params=params))
    return replace(outcome, entry=None, notes=notes)


def _prepare(target: str, inputs: frozenset[FileKey]) -> None:
    if file_key(target) in inputs:
        raise FileProblem("cli.would-overwrite-input", path=target)
    folder = Path(target).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileProblem("cli.folder-not-writable", path=folder.as_posix(), reason=error.strerror) from None


def tasks(paths: Sequence[str], out: str | None, as_of: dt.date | None = None) -> list[Task]:
    """What to write for each workbook, no two alike and none an input.

    ``records.xlsx`` becomes ``records-scored.xlsx``, or, ``as_of`` a day, ``records-scored-2024-06-30.xlsx``. Where
    two would be the same in one folder, all of them take in what tells them apart: the ending
    (``records-xls-scored.xlsx``), the folder (``east-records-scored.xlsx``), both, or, where folders have the same name
    too, their number in the run.
    """
    folders = [out.replace(os.sep, "/").rstrip("/") or "/" if out else _beside(path) for path in paths]
    ending = f"-scored{f'-{as_of.isoformat()}' if as_of else ''}.xlsx"
    names = [_names(path, number, ending) for number, path in enumerate(paths, 1)]
    inputs = {_key(path) for path in paths}
    level = [0] * len(paths)
    while True:
        taken: dict[str, list[int]] = {}
        for index, folder in enumerate(folders):
            taken.setdefault(_key(f"{folder}/{names[index][level[index]]}"), []).append(index)
        clashing = [
            index
            for key, group in taken.items()
            if len(group) > 1 or key in inputs
            for index in group
            if level[index] + 1 < len(names[index])
        ]
        if not clashing:
            break
        for index in clashing:
            level[index] += 1
    return [
        Task(path, folder, names[index][level[index]], dated=out is None)
        for index, (path, folder) in enumerate(zip(paths, folders, strict=True))
    ]


def _beside(path: str) -> str:
    folder = path.rpartition("/")[0]
    return f"{folder}/scored" if folder else "/scored" if path.startswith("/") else "scored"


def _names(path: str, number: int, scored: str) -> list[str]:
    file = Path(path)
    ending, parent = file.suffix.lstrip("."), Path(os.path.realpath(path)).parent.name
    stems = (
        file.stem,
        f"{file.stem}-{ending}",
        f"{parent}-{file.stem}",
        f"{parent}-{file.stem}-{ending}",
        f"{parent}-{file.stem}-{ending}-{number}",
    )
    return [f"{stem}{scored}" for stem in stems]


def _key(path: str) -> str:
    # Folded, as many file systems do not tell letter case apart.
    return os.path.normcase(os.path.realpath(path)).casefold()
