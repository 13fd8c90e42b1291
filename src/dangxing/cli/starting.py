"""What happens when somebody drags a workbook onto a program, or opens it by double click: asked, done, shown.

The window belongs to a person who has no terminal: it says what is going on, opens what was made, and stays open.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

from dangxing.cli import FINE, WRONG_DATA, main, streams
from dangxing.cli import language as languages
from dangxing.errors import DangxingError
from dangxing.language import Language, text

Action = Literal["score", "check", "report"]
Made = set[tuple[Path, int]]


def start(action: Action, given: Sequence[str]) -> int:
    """Do what a starter is for with the files that were dropped on it (none: ask for them), and stay open.

    The exit status is that of the command. Everything is written beside what was dropped; where that may not be
    written to, in a folder of the user's own, which is named.
    """
    streams.prepare()
    session, _ = languages.read([], os.environ, languages.of_system())
    language = session.language
    _say(text(f"starting.{action}", language))
    paths = [os.path.abspath(path) for path in given] or _asked(language)  # noqa: PTH100 - a link stays one
    status = WRONG_DATA
    if paths:
        with _beside(Path(paths[0]), language):
            status = _ACTIONS[action](paths, language)
    _wait(language)
    return status


def _score(paths: Sequence[str], language: Language) -> int:
    """Score records; of a table that an office keeps, records are made first, and shown where they are not whole."""
    tables = [path for path in paths if _is_table(path)]
    if tables:
        records = _imported(tables, language)
        if records is None:
            return WRONG_DATA
        paths = [*(path for path in paths if path not in tables), str(records)]
    before = _workbooks(Path("scored"))
    status = main(["score", *_named(paths)])
    made = sorted(path for path, _ in _workbooks(Path("scored")) - before)
    if made:
        _open(made[0] if len(made) == 1 else made[0].parent)
    if status == WRONG_DATA:
        _say(text("starting.look-at-faults", language))
        _check(paths, language)
    return status


def _imported(tables: Sequence[str], language: Language) -> Path | None:
    """The records made of tables, with what a person adds where the tables do not say it; None: nothing was made."""
    made = Path(f"{Path(tables[0]).stem}-{text('template.file-name', language)}.xlsx")
    _say(text("starting.importing", language, path=made.name))
    more: list[str] = []
    while main(["import", *_named(tables), "--out", str(made), "--force", *more]) != FINE:
        answer = _answer(text("starting.add-options", language))
        if not answer:
            return None
        more += _words(answer)
    _open(made)
    return made


def _words(answer: str) -> list[str]:
    """What was typed, as a shell takes it apart; word by word where a quote is open."""
    import shlex

    try:
        return shlex.split(answer)
    except ValueError:
        return answer.split()


def _check(paths: Sequence[str], language: Language) -> int:
    folders = {Path(path) if Path(path).is_dir() else Path(path).parent for path in paths}
    before = set().union(*map(_workbooks, folders))
    status = main(["validate", "--annotate", *_named(paths)])
    made = sorted(path for path, _ in set().union(*map(_workbooks, folders)) - before)
    for path in made[:3]:
        _open(path)
    return status


def _report(paths: Sequence[str], language: Language) -> int:
    """Score what stands there, then print the year: the ledger may know more than the folder still holds."""
    status = main(["score", "--quiet", *_named(paths)])
    years = sorted(entry.name for entry in Path("scored").glob("[0-9][0-9][0-9][0-9]") if entry.is_dir())
    if not years:
        _say(text("starting.nothing-to-report", language))
        return status or WRONG_DATA
    out = Path(text("starting.folder-of-reports", language))
    told = main(["report", "--year", years[-1], "--out", str(out)])
    if told == FINE:
        _open(out)
    return told or status


def _is_table(path: str) -> bool:
    """Whether a workbook has none of the sheets of records: one that cannot be read is told of by what reads it."""
    from dangxing.rules import loading
    from dangxing.runs import checking

    try:
        return Path(path).is_file() and checking.look(path, loading.load()) == "foreign"
    except DangxingError:
        return False


_ACTIONS: dict[Action, Callable[[Sequence[str], Language], int]] = {
    "score": _score,
    "check": _check,
    "report": _report,
}


def _named(paths: Sequence[str]) -> list[str]:
    """The paths as seen from the working folder, which is where what is told of them is short."""
    here = Path.cwd()
    return [str(Path(path).relative_to(here)) if Path(path).is_relative_to(here) else path for path in paths]


def _workbooks(folder: Path) -> Made:
    return {(path.resolve(), path.stat().st_mtime_ns) for path in folder.rglob("*.xlsx")} if folder.is_dir() else set()


def _asked(language: Language) -> list[str]:
    """What a person drags into the window, which types its path, in quotes where it has blanks."""
    answer = _answer(text("starting.drag-here", language)).strip('"').strip()
    return [os.path.abspath(answer)] if answer else []  # noqa: PTH100


def _answer(question: str) -> str:
    _say(question)
    try:
        return input("> ").strip()
    except (EOFError, KeyboardInterrupt):
        return ""


@contextmanager
def _beside(first: Path, language: Language) -> Iterator[None]:
    """Work in the folder of what was dropped, or in one of the user's own where that may not be written to."""
    folder = first if first.is_dir() else first.parent
    before = Path.cwd()
    if not _may_write(folder):
        folder = Path.home() / "dangxing"
        folder.mkdir(exist_ok=True)
        os.environ["DANGXING_OUT"] = str(folder)
        _say(text("starting.elsewhere", language, folder=str(folder)))
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def _may_write(folder: Path) -> bool:
    probe = folder / f".dangxing-{os.getpid()}.tmp"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError:
        return False
    return True


def _open(path: Path) -> None:
    """Show a file or folder with the program that the system has for it; else its name has been told."""
    opener = getattr(os, "startfile", None)
    if opener is None or os.environ.get("DANGXING_QUIET"):
        return
    try:
        opener(str(path))
    except OSError:
        _say(str(path))


def _wait(language: Language) -> None:
    with suppress(EOFError, KeyboardInterrupt):
        input(f"\n{text('starting.close', language)}")


def _say(line: str) -> None:
    print(line, file=sys.stderr)  # noqa: T201 - a window of its own
