"""Where a command that makes a workbook puts it: the file or folder of ``--out``."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from dangxing.errors import FileProblem, WrongUse
from dangxing.files import may_be_named

ENDING = ".xlsx"
_OTHER_ENDINGS = frozenset({".xls", ".xlsm", ".xlsb", ".ods", ".csv", ".xltx"})


def one(out: str | None, usual: str, force: bool) -> Path:
    """The file that is named, else one called ``usual`` in the folder named, else there in the working folder.

    FileProblem: it is there already, and may not be replaced (``force``).
    """
    path = Path(out or ".")
    target = path if is_file(out) else path / usual
    free([target], force)
    return target


def is_file(out: str | None) -> bool:
    """Whether a workbook is named, not a folder. UsageProblem: a file of another kind is."""
    if not out or Path(out).is_dir() or out.endswith(("/", os.sep)):
        return False
    ending = Path(out).suffix.casefold()
    if ending in _OTHER_ENDINGS:
        raise WrongUse("cli.not-xlsx", path=out)
    return ending == ENDING


def free(files: Iterable[Path], force: bool) -> None:
    """FileProblem: one of the files is there already, and may not be replaced (``force``)."""
    for file in files:
        may_be_named(file)
        if not force and file.exists():
            raise FileProblem("cli.already-there", path=file.as_posix())
