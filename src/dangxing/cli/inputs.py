"""From the paths on the command line to the workbooks to work on."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from dangxing.errors import FileProblem
from dangxing.files import is_there
from dangxing.language import patterns
from dangxing.language.script import fold, natural, nearest
from dangxing.runs.engine import FileKey, file_key

_OWN = patterns.late(r"-(?:scored(?:-\d{4}-\d\d-\d\d)?|checked)$", re.IGNORECASE)
# A name so much like one that is there, by a hundred, may be meant for it; so many names are looked at.
_ALIKE, _LOOKED_AT = 66, 1000
WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})


TABLES = WORKBOOKS | {".csv"}
"""Endings of files that hold records, and of those that tables of offices may stand in."""


def workbooks(paths: Sequence[str], endings: frozenset[str] = WORKBOOKS) -> Iterator[str | FileProblem]:
    """Each workbook once, by its path as given with forward slashes, or why there is none: in the order of the paths.

    A folder stands for the workbooks in it, by name as people count (第二 before 第十), without those that this
    program wrote under the names that it gives, and those that a spreadsheet program keeps while it is open. A pattern
    that the shell has left (``*.xlsx`` on Windows) is filled in.
    """
    seen: set[FileKey | str] = set()
    for given in paths:
        for found in _expanded(given, endings):
            if isinstance(found, FileProblem):
                yield found
            elif (key := file_key(found) or found) not in seen:
                seen.add(key)
                yield found


def files(found: Sequence[str | FileProblem]) -> list[str]:
    """Those that are there."""
    return [entry for entry in found if isinstance(entry, str)]


def keys(paths: Sequence[str]) -> frozenset[FileKey]:
    """The files themselves, however they are called: none of them may be written to."""
    return frozenset(key for path in paths if (key := file_key(path)))


def _expanded(given: str, endings: frozenset[str]) -> Iterator[str | FileProblem]:
    path = given.replace(os.sep, "/")
    if os.path.isdir(given):  # noqa: PTH112 - the path stays as it was given
        yield from _in_folder(path, endings)
    elif is_there(given) or _is_shut(given):
        yield path
    elif glob.has_magic(given):
        yield from _of_pattern(given, endings)
    else:
        yield FileProblem("cli.not-found", path=path, nearest=_near(path, endings))


def is_path(word: str) -> bool:
    """Whether a word stands for a file or folder rather than a command: one that is there, or named as a workbook."""
    return is_there(word) or Path(word).suffix.casefold() in TABLES


def _near(path: str, endings: frozenset[str]) -> str | None:
    """The workbook beside one that is not there which may be meant: another ending, or a slip in its name."""
    folder, name = os.path.split(path)
    try:
        with os.scandir(folder or ".") as entries:
            beside = [entry.name for entry in islice(entries, _LOOKED_AT) if _is_input(entry.name, endings)]
    except (OSError, ValueError):
        return None
    stem = Path(name).stem if Path(name).suffix.casefold() in TABLES else name
    found = nearest(stem, {fold(Path(each).stem): each for each in sorted(beside, reverse=True)}, _ALIKE)
    return None if found is None else f"{folder}/{found}" if folder else found


def _of_pattern(given: str, endings: frozenset[str]) -> Iterator[str | FileProblem]:
    """What a pattern stands for that the shell has left to the program, without what would be left out of a folder."""
    nothing = True
    matches = sorted(glob.glob(given))  # noqa: PTH207
    for match in matches:
        path = match.replace(os.sep, "/")
        if os.path.isdir(match):  # noqa: PTH112
            nothing = False
            yield from _in_folder(path, endings)
        elif _is_input(Path(match).name, endings) and not _is_own(path):
            nothing = False
            yield path
    if nothing:
        code = "cli.pattern-without-workbooks" if matches else "cli.not-found"
        yield FileProblem(code, path=given.replace(os.sep, "/"))


def _in_folder(folder: str, endings: frozenset[str]) -> Iterator[str | FileProblem]:
    try:
        with os.scandir(folder) as entries:
            found = [
                entry.name
                for entry in entries
                if _is_input(entry.name, endings) and _is_file(entry) and not _is_own(f"{folder}/{entry.name}")
            ]
        names = sorted(found, key=lambda name: (natural(name), name))
    except OSError as error:
        yield FileProblem("cli.folder-unreadable", path=folder, reason=error.strerror)
        return
    if not names:
        yield FileProblem("cli.folder-without-workbooks", path=folder)
    base = folder.rstrip("/")
    yield from (name if folder == "." else f"{base}/{name}" for name in names)


def _is_shut(given: str) -> bool:
    """Whether nobody can tell if it exists: what reads it then says that it is denied."""
    try:
        os.stat(given)  # noqa: PTH116
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return False


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link to itself: no reason to leave out the rest of the folder
        return False


def _is_input(name: str, endings: frozenset[str]) -> bool:
    path = Path(name)
    return path.suffix.casefold() in endings and not name.startswith((".", "~$"))


def _is_own(path: str) -> bool:
    """Whether a workbook bears a name that this program gives, and was made by it."""
    if not _OWN.search(Path(path).stem):
        return False
    from dangxing.workbook import origin

    return origin.kind_of(Path(path)) is not None
