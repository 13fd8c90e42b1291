"""What was scored, settled in the order of the work: brought to this machine, entered, put in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dangxing.errors import DangxingError, FileProblem
from dangxing.runs.carrying import every_year
from dangxing.runs.engine import FileKey, crash_of, file_key
from dangxing.runs.undisturbed import undisturbed

if TYPE_CHECKING:
    from dangxing.ledger import Ledger
    from dangxing.records import Problem
    from dangxing.rules import Rulebook
    from dangxing.runs.pipeline import Options, Scored, Task

_Settle = Callable[["Scored"], "Scored"]


def afar(shared: tuple[Rulebook, Options], ship: bool) -> tuple[Rulebook, Options]:
    """What is shared with other machines: they are given what the ledger knows, which they do not open.

    FileProblem: the ledger cannot be read.
    """
    rulebook, options = shared
    known = {} if options.ledger is None else every_year(rulebook, Path(options.ledger), options.up_to_run)
    return rulebook, options._replace(away="shipped" if ship else "shared", before=known)


def undo(outcome: Scored) -> None:
    """Clear away the draft of what nobody waits for any more."""
    from dangxing.ledger import drafts

    drafts.discard(outcome.entry.scored if outcome.entry is not None else None)


@contextmanager
def settling(shared: tuple[Rulebook, Options], work: Sequence[Task]) -> Iterator[_Settle]:
    """Give what settles an outcome. FileProblem: the ledger cannot be opened."""
    _, options = shared
    if options.ledger is None and options.away is None:
        yield lambda outcome: outcome
        return
    into: AbstractContextManager[_Settle] = (
        _placing(options, work) if options.ledger is None else _entering(options.ledger, options, work)
    )
    away = {task.path: task for task in work} if options.away is not None else {}
    with into as settle:
        yield lambda outcome: settle(_home(outcome, away, options))


def _home(outcome: Scored, away: Mapping[str, Task], options: Options) -> Scored:
    """The outcome as of this machine: the paths are its own, and the draft stands beside its place."""
    if outcome.entry is None or outcome.path not in away:
        return outcome
    try:
        return _brought(outcome, away[outcome.path], options)
    except DangxingError as error:
        undo(outcome)
        return replace(outcome, summary=None, entry=None, shipped=None, failure=error)


def _brought(outcome: Scored, task: Task, options: Options) -> Scored:
    from dangxing.files import whole
    from dangxing.ledger import drafts
    from dangxing.ledger.entries import key_of, whole_path_of

    entry, whole_path = outcome.entry, whole_path_of(task.path)
    assert entry is not None  # noqa: S101 - one without is not brought
    entry = entry._replace(whole_path=whole_path, key=key_of(whole_path))
    if entry.scored is None:
        return replace(outcome, entry=entry)
    target = Path(task.target(entry.year))
    prepare(str(target), options.inputs)
    draft = drafts.beside(target, options.mark)
    if outcome.shipped is not None:
        try:
            with whole(draft) as file:
                file.write(outcome.shipped)
        except FileProblem as error:
            raise FileProblem(error.code, **{**error.params, "path": str(target)}) from error
    name = str(entry.scored.draft) if outcome.shipped is None else draft.name
    if not (target.parent / name).is_file():
        raise FileProblem("cluster.no-draft", path=str(target))
    placed = entry.scored._replace(path=drafts.place_of(target), draft=name)
    return replace(outcome, entry=entry._replace(scored=placed), shipped=None)


@contextmanager
def _placing(options: Options, work: Sequence[Task]) -> Iterator[_Settle]:
    """Give what puts a scored workbook in its place, where there is no ledger."""
    from dangxing.ledger import drafts

    try:
        yield _placed
    finally:
        drafts.clear(_folders(work), options.mark)


def _placed(outcome: Scored) -> Scored:
    from dangxing import files
    from dangxing.ledger import drafts

    if outcome.entry is None or outcome.entry.scored is None:
        return outcome
    target = Path(outcome.entry.scored.path)
    try:
        if drafts.put(target, target.parent / str(outcome.entry.scored.draft)):
            return replace(outcome, entry=None)
        failure = FileProblem("cli.folder-not-writable", path=target.parent.as_posix(), reason="?")
    except OSError as fault:
        failure = files.problem(target, fault)
    undo(outcome)
    return replace(outcome, summary=None, entry=None, failure=failure)


@contextmanager
def _entering(ledger: str, options: Options, work: Sequence[Task]) -> Iterator[_Settle]:
    """Give what enters an outcome in the ledger. FileProblem: it cannot be opened."""
    from dangxing.ledger import drafts, open_ledger
    from dangxing.ledger.connection import look

    path = Path(ledger)
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

        def cleared() -> None:
            if book is None:
                drafts.clear(_folders(work), options.mark)
            else:
                book.clear(_folders(work), options.mark)

        try:
            yield entered
        except BaseException:
            # What was scored ahead of its turn waits in drafts that nobody will enter.
            cleared()
            raise
        if options.away is not None:  # what was scored twice, as a machine had died, left a draft that is not wanted
            cleared()


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


def prepare(target: str, inputs: frozenset[FileKey]) -> None:
    """Make the folder of a scored workbook. FileProblem: it would replace an input, or there can be no such folder."""
    if file_key(target) in inputs:
        raise FileProblem("cli.would-overwrite-input", path=target)
    folder = Path(target).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileProblem("cli.folder-not-writable", path=folder.as_posix(), reason=error.strerror) from None
