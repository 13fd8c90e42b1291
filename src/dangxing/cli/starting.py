"""What happens when somebody drags a workbook onto a program, or opens it by double click: asked, done, shown.

The window belongs to a person who has no terminal: it says what is going on, opens what was made, tells what to drag
next rather than what to type, and stays open, whatever happens.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from dangxing.cli import CANNOT_RUN, FINE, WRONG_DATA, answers, inputs, main, settings, streams, window, wording
from dangxing.cli import language as languages
from dangxing.errors import DangxingError
from dangxing.language import text

if TYPE_CHECKING:
    from dangxing.cli.language import Session
    from dangxing.ledger import Run

Action = Literal["score", "check", "report"]
# What is told where a workbook is not scored because nobody knows of which year it is.
_YEAR_WANTED = frozenset({"several-years", "date-without-year"})
# What is told where a name in a table is to be said as an activity of the rules.
_ACTIVITY_WANTED = frozenset({"unknown-activity", "column-unknown", "votes-unknown", "uncounted", "bad-pair"})


def start(action: Action, given: Sequence[str]) -> int:
    """Do what a starter is for with the files that were dropped on it (none: ask for them), and stay open.

    The exit status is that of the command. Everything is written beside what was dropped; where that may not be
    written to, in a folder of the user's own, which is named.
    """
    streams.prepare()
    session, _ = languages.read([], os.environ, languages.of_system())
    with wording.in_window():
        status = _done(action, given, session)
        window.wait(session)
    return status


def _done(action: Action, given: Sequence[str], session: Session) -> int:
    try:
        window.say(action, session)
        paths = [os.path.abspath(path) for path in given or window.asked(session)]  # noqa: PTH100 - a link stays one
        if paths:
            with window.beside(window.first(paths), session):
                return _ACTIONS[action](paths, _settled(session))
        window.say("nothing-chosen", session)
    except KeyboardInterrupt:
        streams.say(text("cli.interrupted", session.language))
    except Exception as error:  # noqa: BLE001 - the window would close before anybody has read what went wrong
        return window.told(error, session)
    return WRONG_DATA


def _score(paths: Sequence[str], session: Session) -> int:
    """Score records; of tables that an office keeps, records are made first, and shown where they are not whole."""
    tables = [path for path in paths if _is_table(path, session)]
    if tables:
        records = _imported(tables, session)
        if records is None:
            return WRONG_DATA
        paths = [*(path for path in paths if path not in tables), str(records)]
    before = _last_run(session)
    status = _of_year(session, lambda: _told("score", *_named(paths)))
    window.show(Path(run.scored_path) for run in _runs_after(before, session) if run.scored_path)
    if status == WRONG_DATA:
        window.say("look-at-faults", session)
        with window.unsaid():
            _marked(paths)
        window.say("next-mend", session)
    elif status == FINE:
        window.say("next-report", session)
    return status


def _imported(tables: Sequence[str], session: Session) -> Path | None:
    """The records made of tables, with what a person adds where the tables do not say it; None: they are not whole."""
    first = Path(tables[0])
    made = _free(f"{first.name if first.is_dir() else first.stem}-{text('template.file-name', session.language)}")
    window.say("importing", session, path=made.name)
    said: list[str] = []
    added: list[str] = []
    # Of several tables some may be read at once, and the others with what is added.
    while (found := _told("import", *_named(tables), "--out", str(made), "--force", *said, *added)).status != FINE:
        if wording.USAGE not in found.codes:
            said += added
        if _ACTIVITY_WANTED & found.codes:
            window.say("known-activities", session, names=answers.activities(session))
        answer = window.answer("add-options", session)
        if not answer:
            if made.exists():
                window.opened(made)
                window.say("next-made", session, path=made.name)
            return None
        added = answers.options(answer, session)
    window.opened(made)
    return made


def _free(stem: str, ending: str = ".xlsx") -> Path:
    """A workbook of this name that is not there yet: what stands there may have been filled in since."""
    number, path = 1, Path(f"{stem}{ending}")
    while path.exists():
        number += 1
        path = Path(f"{stem}-{number}{ending}")
    return path


def _check(paths: Sequence[str], session: Session) -> int:
    status = _of_year(session, lambda: _marked(paths))
    if status == WRONG_DATA:
        window.say("next-import" if any(_is_table(path, session) for path in paths) else "next-mend", session)
    elif status == FINE:
        window.say("next-score", session)
    return status


def _marked(paths: Sequence[str]) -> _Ended:
    """Check workbooks, and open the marked copies that are written."""
    folders = {*_folders(paths), Path()}
    with _at_hand(paths) as named:
        before = _workbooks(folders)
        ended = _told("validate", "--annotate", *_named(named))
        window.show((path for path, _ in _workbooks(folders) - before), window.SHOWN)
    return ended


@contextmanager
def _at_hand(paths: Sequence[str]) -> Iterator[Sequence[str]]:
    """The paths; where no marked copies can be written beside them, copies in the working folder for as long."""
    if all(map(window.may_write, _folders(paths))):
        yield paths
        return
    copies = []
    try:
        for found in map(Path, inputs.files(list(inputs.workbooks(paths)))):
            copies.append(_free(found.stem, found.suffix))
            shutil.copyfile(found, copies[-1])
        yield [str(path) for path in copies] or paths
    finally:
        for path in copies:
            path.unlink(missing_ok=True)


def _folders(paths: Sequence[str]) -> set[Path]:
    return {window.folder_of(Path(path)) for path in paths}


def _report(paths: Sequence[str], session: Session) -> int:
    """Score what stands there, then print the year: the ledger may know more than the folder still holds."""
    before = _last_run(session)
    with window.unsaid():
        status = _of_year(session, lambda: _told("score", *_named(paths)))
    if status == WRONG_DATA:
        window.say("next-check", session)
    years = sorted({run.year for run in _runs_after(before, session)})
    if not years and (status != CANNOT_RUN or any(Path(path).is_dir() for path in paths)):
        years = sorted({run.year for run in _runs_after(0, session) if run.dropped is None and run.as_of is None})[-1:]
    if not years:
        window.say("nothing-to-report", session)
        return status or WRONG_DATA
    out = Path(text("starting.folder-of-reports", session.language))
    told = max(_told("report", "--year", str(year), "--out", str(out)).status for year in years)
    if told == FINE:
        window.say("reported", session, folder=str(out.resolve()))
        window.opened(out)
    return told or status


_ACTIONS: dict[Action, Callable[[Sequence[str], Session], int]] = {
    "score": _score,
    "check": _check,
    "report": _report,
}


class _Ended(NamedTuple):
    """How a command ended, and the codes of all that it told."""

    status: int
    codes: set[str]


def _told(*arguments: str) -> _Ended:
    with wording.in_window() as codes:
        return _Ended(main(arguments), codes)


def _of_year(session: Session, command: Callable[[], _Ended]) -> int:
    """Run a command, once more with the year if nobody knows which is meant; gives the status."""
    found = command()
    if found.status == WRONG_DATA and _YEAR_WANTED & found.codes:
        year = window.answer("which-year", session)
        if year:
            os.environ["DANGXING_YEAR"] = year
            found = command()
    return found.status


def _is_table(path: str, session: Session) -> bool:
    """Whether a workbook has none of the sheets of records, or a folder none that has: what cannot be read is told of
    by what reads it."""
    from dangxing.runs import checking

    paths = list(inputs.workbooks([path], inputs.TABLES))
    try:
        book = answers.rules_in_use(session)
        return all(
            isinstance(found, str) and (found.casefold().endswith(".csv") or checking.look(found, book) == "foreign")
            for found in paths
        )
    except DangxingError:
        return False


def _named(paths: Sequence[str]) -> list[str]:
    """The paths as seen from the working folder, which is where what is told of them is short."""
    here = Path.cwd()
    return [str(Path(path).relative_to(here)) if Path(path).is_relative_to(here) else path for path in paths]


def _settled(session: Session) -> Session:
    """The session with the settings of the working folder; what is wrong with those is told by the commands."""
    with suppress(DangxingError):
        return session.by(settings.read())
    return session


def _last_run(session: Session) -> int:
    """The number of the last run in the ledger at hand; 0: there is none, or it cannot be read."""
    return max((run.run for run in _runs_after(0, session)), default=0)


def _runs_after(number: int, session: Session) -> list[Run]:
    from dangxing.cli import guide
    from dangxing.ledger import open_ledger

    with suppress(DangxingError), open_ledger(guide.ledger(session)) as book:
        return [run for run in book.runs() if run.run > number]
    return []


def _workbooks(folders: Iterable[Path]) -> set[tuple[Path, int]]:
    """The workbooks of some folders, without those below, each with the time of its last change."""
    found = set()
    for folder in folders:
        with suppress(OSError):
            found |= {(path.resolve(), path.stat().st_mtime_ns) for path in folder.glob("*.xlsx")}
    return found
