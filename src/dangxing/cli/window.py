"""The window of a person who has no terminal: what it says and asks, the folder it works in, what it opens."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout, suppress
from pathlib import Path

from dangxing.cli import CANNOT_RUN, streams
from dangxing.cli.language import Session
from dangxing.errors import DangxingError, FileProblem
from dangxing.files import LONGEST_PATH, is_there
from dangxing.language import patterns, text

SHOWN = 3
"""So many workbooks or folders are opened of their own accord."""
# What is dragged into a window is typed there, in quotes where it has blanks.
_TYPED = patterns.late(r'"([^"]*)"|([^"\s]+)', re.UNICODE)


def asked(session: Session) -> list[str]:
    """What a person drags into the window, until it is there or nothing is given."""
    while given := answer("drag-here", session):
        whole = given.strip('"').strip()
        typed = [whole] if is_there(whole) else [quoted or word for quoted, word in _TYPED.findall(given)]
        missing = [path for path in typed if not is_there(path)]
        if typed and not missing:
            return typed
        told(FileProblem("cli.not-found", path=missing[0] if len(typed) > 1 and missing else whole), session)
    return []


def answer(question: str, session: Session) -> str:
    """What is typed after a question; empty: nothing, or the window is being closed."""
    say(question, session)
    try:
        # Results may be kept from the window while a question is asked.
        print("> ", end="", file=sys.stderr, flush=True)  # noqa: T201 - a window of its own
        return input().strip()
    except (EOFError, KeyboardInterrupt):
        return ""


def first(paths: Sequence[str]) -> Path:
    """The first that is there. FileProblem: none is, or its path is longer than Windows goes along with."""
    found = next(filter(is_there, paths), paths[0])
    if os.name == "nt" and len(found) > LONGEST_PATH:
        raise FileProblem("cli.too-long", path=found)
    if not is_there(found):
        raise FileProblem("cli.not-found", path=found)
    return Path(found)


@contextmanager
def beside(first: Path, session: Session) -> Iterator[None]:
    """Work in the folder of what was dropped, or in one of the user's own where that may not be written to."""
    folder, before = folder_of(first), Path.cwd()
    if not may_write(folder):
        folder = _of_ones_own()
        os.environ["DANGXING_OUT"] = str(folder)
        say("elsewhere", session, folder=str(folder))
    try:
        os.chdir(folder)
    except OSError as error:
        raise FileProblem("cli.folder-unreadable", path=str(folder), reason=error.strerror) from error
    try:
        yield
    finally:
        os.chdir(before)


def _of_ones_own() -> Path:
    """A folder of the user's own. FileProblem: it cannot be made."""
    folder = Path.home() / "dangxing"
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise FileProblem("cli.folder-not-writable", path=str(folder), reason=error.strerror) from error
    return folder


def folder_of(path: Path) -> Path:
    """A folder itself, and that of a file."""
    return path if path.is_dir() else path.parent


def may_write(folder: Path) -> bool:
    """Whether a file can be made in a folder."""
    probe = folder / f".dangxing-{os.getpid()}.tmp"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError:
        return False
    return True


def show(made: Iterable[Path], most: int = 1) -> None:
    """Open workbooks that were made; where there are more than ``most``, the folders that they stand in."""
    paths = sorted(set(made))
    for path in paths if len(paths) <= most else sorted({path.parent for path in paths})[:SHOWN]:
        opened(path)


def opened(path: Path) -> None:
    """Show a file or folder with the program that Windows has for it; where it has none, its name is told."""
    opener = getattr(os, "startfile", None)
    if opener is None or os.environ.get("DANGXING_QUIET"):
        return
    try:
        opener(str(path))
    except OSError:
        streams.say(str(path))


@contextmanager
def unsaid() -> Iterator[None]:
    """Print no results while the block runs: they are told already, or will be."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
        yield


def wait(session: Session) -> None:
    """Leave the window open until Enter is pressed."""
    with suppress(EOFError, KeyboardInterrupt):
        input(f"\n{text('starting.close', session.language)}")


def told(error: Exception, session: Session) -> int:
    """Say what went wrong, and give the status for it."""
    from dangxing.cli import rendering

    if isinstance(error, DangxingError):
        for line in rendering.error_lines(error, session.language):
            streams.say(line)
    else:
        streams.say(rendering.bug_line(type(error).__name__, session.language))
    return CANNOT_RUN


def say(key: str, session: Session, **values: object) -> None:
    """Print a sentence of the catalogue's part ``starting``."""
    print(text(f"starting.{key}", session.language, **values), file=sys.stderr)  # noqa: T201 - a window of its own
