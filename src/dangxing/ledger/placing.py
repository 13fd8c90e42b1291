"""Scored workbooks put where they belong once they are entered, those of ended processes included."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from dangxing.errors import FileProblem
from dangxing.ledger import drafts
from dangxing.ledger.entering import transaction
from dangxing.ledger.rows import Fault

# No scored workbook is larger.
_LARGEST = 1 << 29
_UNFINISHED = """
    SELECT run, scored_path, draft, workbook, scored_digest FROM runs
    WHERE draft IS NOT NULL AND NOT EXISTS (SELECT 1 FROM placed WHERE placed.run = runs.run)
"""


def place(connection: sqlite3.Connection, run: int) -> None:
    """Put the scored workbook of a run in its place. FileProblem: it cannot be, and waits in its draft."""
    query = "SELECT run, scored_path, draft FROM runs WHERE run = ? AND draft IS NOT NULL"
    for number, target, draft in connection.execute(query, (run,)).fetchall():
        try:
            _place(connection, number, Path(target), draft)
        except OSError as fault:
            raise FileProblem("ledger.not-placed", path=target, reason=fault.strerror or str(fault)) from fault


def settle(connection: sqlite3.Connection, within: Iterable[Path | str]) -> tuple[Fault, ...]:
    """Put in place what processes that were ended have entered and left. What still cannot be put waits on.

    A row may have come from anywhere: only runs that are as they were entered are looked at, only drafts and places
    such as ``score`` names, inside the folders, and only what has the digest that was entered. The others are told.
    """
    counts = "SELECT (SELECT count(*) FROM runs), (SELECT count(*) FROM placed)"
    [(runs, placed)] = connection.execute(counts)
    if runs == placed:
        return ()
    from dangxing.ledger import verifying

    rows = connection.execute(f"{_UNFINISHED} ORDER BY run").fetchall()
    sound = verifying.sound(connection, [row[0] for row in rows])
    folders = drafts.roots(within)
    found = []
    for run, target, draft, whole_path, digest in rows:
        reason = _refused(Path(target), draft, whole_path, digest, folders) if run in sound else "draft-refused"
        if reason is not None:
            found.append(Fault(reason, {"run": run, "target": target}))
            continue
        with suppress(OSError):
            _place(connection, run, Path(target), draft)
    return tuple(found)


def _refused(target: Path, draft: str, whole_path: str, digest: str, folders: tuple[Path, ...]) -> str | None:
    """Why a draft is not put in place, a problem's code: nothing of it was touched then."""
    if not drafts.own(target, whole_path, draft):
        return "draft-refused"
    if not drafts.inside(target, folders):
        return "draft-left"
    # A draft that is gone was put in place by whoever opened the ledger in between.
    content = drafts.file_digest(target.parent / draft, _LARGEST)
    return None if content in (None, digest) else "draft-refused"


def waiting(connection: sqlite3.Connection) -> frozenset[str]:
    """The names of the drafts that are still needed."""
    return frozenset(draft for _, _, draft, *_ in connection.execute(_UNFINISHED))


def _place(connection: sqlite3.Connection, run: int, target: Path, draft: str) -> None:
    # A placing that a power cut takes out of the ledger is found again and done again: nothing to wait for.
    connection.execute("PRAGMA synchronous = NORMAL")
    try:
        # The lock of the ledger is held, so that of two processes the one that entered last also writes last.
        with transaction(connection):
            later = "SELECT 1 FROM runs WHERE scored_path = ? AND run > ?"
            if connection.execute(later, (target.as_posix(), run)).fetchone():
                (target.parent / draft).unlink(missing_ok=True)
            elif not drafts.put(target, target.parent / draft):
                return
            connection.execute("INSERT OR IGNORE INTO placed VALUES (?)", (run,))
    finally:
        connection.execute("PRAGMA synchronous = FULL")
