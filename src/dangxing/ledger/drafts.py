"""Scored workbooks on their way: written beside their place, entered, and only then put there.

So a process that is ended at any moment leaves the old workbook and the old entry, or a draft that the ledger knows of
and puts in place when it is next opened.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
import sys
import time
from collections.abc import Container, Iterable
from contextlib import suppress
from pathlib import Path

from dangxing.errors import FileProblem
from dangxing.files import replace, settle
from dangxing.language import patterns
from dangxing.ledger.entries import Scored

_PATTERN = ".dangxing-*.tmp"
_NAME = patterns.late(r"\.dangxing-[0-9a-f]{12}(?:[0-9a-f]{12})?\.tmp")
_SCORED = patterns.late(r"-scored(-\d{4}-\d{2}-\d{2})?\.xlsx\Z")
_STALE = 24 * 60 * 60


def mark() -> str:
    """What the names of all drafts of one run of the program begin with, so that it can clear them away."""
    return secrets.token_hex(6)


def beside(target: Path, run: str = "") -> Path:
    """Where to write the draft of ``target``: hidden, in its folder, marked as of a ``run``.

    FileProblem: ``target`` cannot be replaced.
    """
    if target.is_dir():
        raise FileProblem("sheets.write-denied", path=str(target))
    if sys.platform == "win32" and target.exists():
        # A workbook that is open in a spreadsheet program cannot be replaced there: better told before than after.
        try:
            target.open("r+b").close()
        except OSError:
            raise FileProblem("sheets.write-denied", path=str(target)) from None
    return target.parent / name(run)


def name(run: str) -> str:
    """The name of a draft, marked as of a ``run``."""
    return f".dangxing-{run}{secrets.token_hex(6)}.tmp"


def scored(target: Path, draft: Path) -> Scored:
    """What the ledger must know of a scored workbook that stands in its draft. FileProblem: it cannot be read back."""
    try:
        with draft.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as fault:
        raise FileProblem("ledger.draft-unreadable", path=str(target), reason=fault.strerror) from None
    return Scored(place_of(target), digest, draft.name)


def place_of(target: Path) -> str:
    """Where a scored workbook belongs, as a whole path with forward slashes: links are not followed."""
    return Path(os.path.abspath(target)).as_posix()  # noqa: PTH100


def own(target: Path, whole_path: str, draft: str) -> bool:
    """Whether a target and a draft are such as ``score`` names: of the workbook, and a bare name of our own form."""
    stem = Path(whole_path).stem
    return bool(_NAME.fullmatch(draft) and stem and stem in target.name and _SCORED.search(target.name))


def roots(folders: Iterable[Path | str]) -> tuple[Path, ...]:
    """Folders as they are named, and as they really are."""
    return tuple(Path(real(folder)) for folder in folders for real in (os.path.abspath, os.path.realpath))


def inside(target: Path, folders: Iterable[Path]) -> bool:
    """Whether a whole path lies in one of the folders, links followed. Nothing outside of them is touched to tell."""
    plain = Path(os.path.normpath(target))
    if not target.is_absolute() or not any(plain.is_relative_to(folder) for folder in folders):
        return False
    return any(Path(os.path.realpath(plain.parent)).is_relative_to(folder) for folder in folders)


def file_digest(path: Path, most: int) -> str | None:
    """The SHA-256 of a plain file; None: there is none, and "": it is larger than ``most`` or cannot be read."""
    try:
        state = path.lstat()
        if not stat.S_ISREG(state.st_mode):
            return None
        if state.st_size > most:
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        return ""


def discard(entry: Scored | None) -> None:
    """Remove the draft of what could not be entered."""
    if entry is not None and entry.draft is not None:
        with suppress(OSError):
            (Path(entry.path).parent / entry.draft).unlink(missing_ok=True)


def put(target: Path, draft: Path) -> bool:
    """The draft in its place, for good; False: its folder is out of reach. OSError: it cannot be replaced.

    A draft that is gone was put in place by whoever opened the ledger in between.
    """
    try:
        replace(draft, target)
    except FileNotFoundError:
        return target.parent.is_dir()
    settle(target.parent)
    return True


def clear(folders: Iterable[Path], run: str, kept: Container[str] = ()) -> None:
    """Remove the drafts of a run that was broken off; ``kept`` are names still needed."""
    for folder in folders:
        with suppress(OSError):
            for draft in folder.glob(f".dangxing-{run}*.tmp"):
                if draft.name not in kept:
                    draft.unlink(missing_ok=True)


def sweep(folder: Path, kept: Container[str]) -> None:
    """Remove drafts that ended processes have left, of yesterday or before; ``kept`` are names still needed."""
    with suppress(OSError):
        for draft in folder.glob(_PATTERN):
            with suppress(OSError):
                if draft.name not in kept and time.time() - draft.stat().st_mtime > _STALE:
                    draft.unlink()
