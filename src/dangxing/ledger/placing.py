"""Scored workbooks put where they belong once they are entered, those of ended processes included."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from dangxing.errors import FileProblem
from dangxing.ledger import drafts
from dangxing.ledger.entering import transaction

_UNFINISHED = """
    SELECT run, scored_path, draft FROM runs
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


def settle(connection: sqlite3.Connection) -> None:
    """Put in place what processes that were ended have entered and left. What still cannot be put waits on."""
    counts = "SELECT (SELECT count(*) FROM runs), (SELECT count(*) FROM placed)"
    [(runs, placed)] = connection.execute(counts)
    if runs == placed:
        return
    for number, target, draft in connection.execute(_UNFINISHED).fetchall():
        try:
            _place(connection, number, Path(target), draft)
        except OSError:
            continue


def waiting(connection: sqlite3.Connection) -> frozenset[str]:
    """The names of the drafts that are still needed."""
    return frozenset(draft for _, _, draft in connection.execute(_UNFINISHED))


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
