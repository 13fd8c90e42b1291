"""Opening the file, and what SQLite says when it cannot, in the words of the catalogue."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Literal, NamedTuple

from dangxing.errors import FileProblem
from dangxing.ledger import schema, soundness

Mode = Literal["read", "write", "verify"]
_PAUSE = 0.02
# No value that is entered is longer: rules with all their words take a hundredth of it.
_LONGEST = 1 << 24


class Opened(NamedTuple):
    """An open ledger; ``shared`` False: its disk cannot keep a log of changes, so who reads is waited for as well."""

    connection: sqlite3.Connection
    shared: bool


def connect(path: Path, mode: Mode, wait: float) -> Opened:
    """An open ledger of this version; in ``write`` mode it is made where there is none. FileProblem: it cannot be.

    What is not as a ledger is made, or holds what cannot have been entered, is refused, but to ``verify``.
    """
    look(path, mode)
    with faults(path):
        connection, version = _known(path, mode, wait)
        try:
            if mode == "write":
                if version:
                    # One state, though another process may be bringing the ledger up to this version.
                    connection.execute("BEGIN")
                    soundness.check(connection, path)
                    connection.execute("COMMIT")
                shared = _log_changes(connection, wait)
                _bring_up(connection, path)
                connection.execute("PRAGMA foreign_keys = ON")
                connection.execute("PRAGMA synchronous = FULL")
                return Opened(connection, shared)
            if not version:
                raise FileProblem("ledger.nothing", path=str(path))
            for migration in schema.MIGRATIONS[version:]:
                for statement in migration.stand_ins:
                    connection.execute(statement)
            # One state of the ledger for all that is read, whatever is entered meanwhile.
            connection.execute("PRAGMA query_only = ON")
            connection.execute("BEGIN")
            if mode == "read":
                soundness.check(connection, path)
        except BaseException:
            connection.close()
            raise
    return Opened(connection, True)


def copied(path: Path, target: Path) -> None:
    """Copy a ledger, as it is at one moment, to a file that is not there. FileProblem: it cannot be."""
    with faults(path), closing(sqlite3.connect(target)) as made:
        opened = connect(path, "read", 30.0)
        with closing(opened.connection) as source:
            source.execute("COMMIT")
            source.backup(made)


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Turns what SQLite raises in the block into FileProblem: one clear line."""
    try:
        yield
    except sqlite3.Error as fault:
        raise problem(path, fault) from fault
    except UnicodeEncodeError as fault:
        # On Linux the name of a file need not be text.
        raise FileProblem("ledger.name-not-text", path=str(path), name=str(fault.object)) from fault
    except UnicodeDecodeError as fault:
        # What SQLite says of a damaged file may quote bytes of it that are no text.
        raise FileProblem("ledger.damaged", path=str(path)) from fault


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


def look(path: Path, mode: Mode) -> None:
    """What can be told before SQLite is asked, and told better."""
    if path.is_dir():
        raise FileProblem("ledger.folder", path=str(path))
    if path.exists():
        allowed = os.access(path, os.R_OK)
        if not allowed:
            raise FileProblem("ledger.read-denied", path=str(path))
        if mode == "write" and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
            raise FileProblem("ledger.write-denied", path=str(path))
    elif mode != "write":
        raise FileProblem("ledger.missing", path=str(path))
    elif not path.parent.is_dir():
        raise FileProblem("ledger.no-folder", path=str(path), folder=str(path.parent))
    elif not os.access(path.parent, os.W_OK):
        raise FileProblem("ledger.write-denied", path=str(path))


def recognise(path: Path, wait: float) -> None:
    """FileProblem: a file is neither a ledger nor empty."""
    with faults(path):
        _known(path, "verify", wait)[0].close()


def alone(path: Path, wait: float) -> None:
    """See that nobody has a ledger open, and leave no log of changes beside it, which would be taken for that of what
    comes in its place. FileProblem: somebody has."""
    with faults(path):
        connection, _ = _known(path, "verify", wait)
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA journal_mode = DELETE").close()
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
        finally:
            connection.close()


def _open(path: Path, mode: Mode, wait: float) -> sqlite3.Connection:
    options = "mode=rwc" if mode == "write" else "mode=rw"
    if mode != "write" and not os.access(path.parent, os.W_OK):
        # In a folder that cannot be written to no one can be writing, unless a log of changes lies there.
        log = Path(f"{path}-wal")
        options = "mode=ro" if log.exists() and log.stat().st_size else "mode=ro&immutable=1"
    uri = f"{path.absolute().as_uri()}?{options}"
    connection = sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def _known(path: Path, mode: Mode, wait: float) -> tuple[sqlite3.Connection, int]:
    """The file, opened, and its version. A log of changes that its disk can no longer keep is done without."""
    connection = _open(path, mode, wait)
    try:
        try:
            return connection, _identify(connection, path)
        except sqlite3.OperationalError as fault:
            if not _unshared(fault) or not os.access(path, os.W_OK):
                raise
        connection.close()
        connection = _open(path, "write", wait)
        # Whoever has the file alone needs no memory that is shared with others, and can do away with the log.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = DELETE").close()
        connection.close()
        connection = _open(path, mode, wait)
        return connection, _identify(connection, path)
    except BaseException:
        connection.close()
        raise


def _unshared(fault: sqlite3.OperationalError) -> bool:
    """Whether the disk cannot share memory between processes, which a log of changes needs: network drives do not."""
    kind = (fault.sqlite_errorcode or 0) & 0xFF
    return kind in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL)


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


def _bring_up(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the file to this version, each migration whole or not at all; two processes at once do it once."""
    for version, migration in enumerate(schema.MIGRATIONS, 1):
        if _identify(connection, path) >= version:
            continue
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


def _log_changes(connection: sqlite3.Connection, wait: float) -> bool:
    """Let readers and the one writer not shut each other out; False: the disk cannot, and they wait for each other.

    Where two want to switch at once SQLite does not wait.
    """
    until = time.monotonic() + wait
    while True:
        try:
            [(mode,)] = connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("SELECT count(*) FROM sqlite_master").close()
        except sqlite3.OperationalError as fault:
            if _unshared(fault):
                connection.execute("PRAGMA journal_mode = DELETE").close()
                return False
            if fault.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() >= until:
                raise
            time.sleep(_PAUSE)
        else:
            return bool(mode == "wal")
