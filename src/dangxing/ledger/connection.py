"""Opening the file, and what SQLite says when it cannot, in the words of the catalogue."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from dangxing.errors import FileProblem
from dangxing.ledger import schema

Mode = Literal["read", "write"]
_PAUSE = 0.02


def connect(path: Path, mode: Mode, wait: float) -> sqlite3.Connection:
    """An open ledger of this version; in ``write`` mode it is made where there is none. FileProblem: it cannot be."""
    _look(path, mode)
    with faults(path):
        connection = _open(path, mode, wait)
        try:
            version = _identify(connection, path)
            if version < len(schema.MIGRATIONS) or version == 0:
                if mode == "read":
                    if version == 0:
                        raise FileProblem("ledger.nothing", path=str(path))
                    # What reads knows the newest tables only; an older ledger is brought up to them first.
                    connection.close()
                    connect(path, "write", wait).close()
                    connection = _open(path, mode, wait)
                else:
                    _create(connection, path, wait)
            if mode == "read":
                # One state of the ledger for all that is read, whatever is entered meanwhile.
                connection.execute("PRAGMA query_only = ON")
                connection.execute("BEGIN")
            else:
                connection.execute("PRAGMA foreign_keys = ON")
                connection.execute("PRAGMA synchronous = FULL")
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Turns what SQLite raises in the block into FileProblem: one clear line."""
    try:
        yield
    except sqlite3.Error as fault:
        raise problem(path, fault) from fault


def problem(path: Path, fault: sqlite3.Error) -> FileProblem:
    """What the user can do about ``fault``."""
    # The low byte is the kind; what stands above it refines it.
    match (getattr(fault, "sqlite_errorcode", None) or 0) & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            code = "ledger.locked"
        case sqlite3.SQLITE_FULL:
            code = "ledger.disk-full"
        case sqlite3.SQLITE_CORRUPT:
            code = "ledger.damaged"
        case sqlite3.SQLITE_NOTADB:
            code = "ledger.not-a-ledger"
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            code = "ledger.write-denied"
        case sqlite3.SQLITE_CANTOPEN:
            code = "ledger.cannot-open"
        case _ if "decode" in str(fault):
            code = "ledger.damaged"
        case _:
            return FileProblem("ledger.failed", path=str(path), reason=str(fault))
    return FileProblem(code, path=str(path))


def _look(path: Path, mode: Mode) -> None:
    """What can be told before SQLite is asked, and told better."""
    if path.is_dir():
        raise FileProblem("ledger.folder", path=str(path))
    if path.exists():
        allowed = os.access(path, os.R_OK)
        if not allowed:
            raise FileProblem("ledger.read-denied", path=str(path))
        if mode == "write" and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
            raise FileProblem("ledger.write-denied", path=str(path))
    elif mode == "read":
        raise FileProblem("ledger.missing", path=str(path))
    elif not path.parent.is_dir():
        raise FileProblem("ledger.no-folder", path=str(path), folder=str(path.parent))
    elif not os.access(path.parent, os.W_OK):
        raise FileProblem("ledger.write-denied", path=str(path))


def _open(path: Path, mode: Mode, wait: float) -> sqlite3.Connection:
    options = "mode=rwc" if mode == "write" else "mode=rw"
    if mode == "read" and not os.access(path.parent, os.W_OK):
        # In a folder that cannot be written to no one can be writing, unless a log of changes lies there.
        log = Path(f"{path}-wal")
        options = "mode=ro" if log.exists() and log.stat().st_size else "mode=ro&immutable=1"
    uri = f"{path.absolute().as_uri()}?{options}"
    return sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None)


def _identify(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the ledger; 0: the file is empty."""
    [(application,)] = connection.execute("PRAGMA application_id")
    [(version,)] = connection.execute("PRAGMA user_version")
    [(tables,)] = connection.execute("SELECT count(*) FROM sqlite_master")
    if application != schema.APPLICATION_ID and (tables or application or version):
        raise FileProblem("ledger.not-a-ledger", path=str(path))
    if version > len(schema.MIGRATIONS):
        raise FileProblem("ledger.newer", path=str(path), found=version, known=len(schema.MIGRATIONS))
    return int(version)


def _create(connection: sqlite3.Connection, path: Path, wait: float) -> None:
    """Bring the file to this version, each migration whole or not at all; two processes at once do it once."""
    _log_changes(connection, wait)
    for version, migration in enumerate(schema.MIGRATIONS, 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            if _identify(connection, path) < version:
                for statement in migration.statements:
                    connection.execute(statement)
                connection.execute("INSERT INTO migrations VALUES (?, ?)", (version, migration.name))
                connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {version}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _log_changes(connection: sqlite3.Connection, wait: float) -> None:
    """Readers and the one writer do not shut each other out. Where two want to switch at once SQLite does not wait."""
    until = time.monotonic() + wait
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL").close()
        except sqlite3.OperationalError as fault:
            if fault.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() >= until:
                raise
            time.sleep(_PAUSE)
        else:
            return
