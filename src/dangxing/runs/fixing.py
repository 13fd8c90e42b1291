"""The story of a mended copy: opened, looked through for what is certain, written whole or not at all, checked anew."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from dangxing.errors import DangxingError
from dangxing.files import whole
from dangxing.rules import Rulebook
from dangxing.runs import checking
from dangxing.runs.checking import Checked, Options
from dangxing.runs.engine import Crash, FileKey, attempted
from dangxing.workbook import fixing, reading
from dangxing.workbook.fixing import Change
from dangxing.workbook.validating import mending


class Fixed(NamedTuple):
    """What came of mending a workbook: what was changed, and where the copy is; ``target`` None: nothing was written.

    ``values_only``: the copy holds the values alone. ``checked`` is what the check says of the copy.
    """

    changes: tuple[Change, ...] = ()
    target: str | None = None
    values_only: bool = False
    checked: Checked | None = None


def fix(
    path: str, target: str, shared: tuple[Rulebook, Options], inputs: frozenset[FileKey], *, write: bool
) -> Fixed | DangxingError | Crash:
    """Mend the workbook at ``path`` into ``target``; without ``write`` only say what would be changed.

    Gives why there is no copy, if there is none. Nothing is raised.
    """
    return attempted(path, lambda: _fix(path, target, shared, inputs, write=write))


def _fix(path: str, target: str, shared: tuple[Rulebook, Options], inputs: frozenset[FileKey], *, write: bool) -> Fixed:
    rulebook, options = shared
    data = Path(path).read_bytes()
    with reading.open_workbook(Path(path)) as book:
        changes = mending.mends(book.titles, book.grid, path, rulebook, options.year)
        if not changes:
            return Fixed()
        copy = fixing.mended(
            path, data, reading.sheet_parts(data), changes, lambda: [book.grid(at) for at in range(len(book.titles))]
        )
    if not write or not copy.changes:
        return Fixed(copy.changes)
    checking.keep_others(path, target, inputs)
    with whole(Path(target)) as file:
        file.write(copy.data)
    checked = checking.check(checking.Candidate(target), rulebook, options)
    return Fixed(copy.changes, target, copy.values_only, checked)
