"""Whether the ledger is as it was entered: everything is read again, and every digest made again."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from typing import Any

from dangxing.ledger.entering import BEGINNING, run_digest
from dangxing.ledger.entries import content_digest
from dangxing.ledger.rows import Fault
from dangxing.ledger.schema import CARDS, CATEGORIES, LINES, MIGRATIONS, RUNS


def verify(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Every fault: in the file, in rules, in what was scored, in the chain of runs. No fault: no row."""
    # A byte that was changed may no longer be text; it must be found, not stumbled over.
    connection.text_factory = lambda found: found.decode("utf-8", "surrogateescape")
    try:
        yield from _structure(connection)
        yield from _schema(connection)
        yield from _rules(connection)
        yield from _scorings(connection)
        yield from _runs(connection)
    except sqlite3.DatabaseError as fault:
        yield Fault("ledger.fault-structure", {"detail": str(fault)})
    finally:
        connection.text_factory = str


def _structure(connection: sqlite3.Connection) -> Iterator[Fault]:
    for (message,) in connection.execute("PRAGMA integrity_check(20)"):
        if message != "ok":
            yield Fault("ledger.fault-structure", {"detail": message.replace("\n", " ")})
    for table, *_ in connection.execute("PRAGMA foreign_key_check"):
        yield Fault("ledger.fault-reference", {"table": table})


def _schema(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Tables, indexes and triggers as the migrations make them: a guard that was taken out is found."""
    query = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    expected = sqlite3.connect(":memory:")
    try:
        for migration in MIGRATIONS:
            for statement in migration.statements:
                expected.execute(statement)
        found, wanted = dict(connection.execute(query)), dict(expected.execute(query))
    finally:
        expected.close()
    for name in sorted(found.keys() | wanted.keys()):
        if found.get(name) != wanted.get(name):
            yield Fault("ledger.fault-schema", {"name": name})
    taken = [tuple(row) for row in connection.execute("SELECT version, name FROM migrations ORDER BY version")]
    if taken != [(version, migration.name) for version, migration in enumerate(MIGRATIONS, start=1)]:
        yield Fault("ledger.fault-schema", {"name": "migrations"})


def _rules(connection: sqlite3.Connection) -> Iterator[Fault]:
    for rule_set, version, digest, kept, snapshot in connection.execute(
        "SELECT rule_set, version, digest, snapshot_digest, snapshot FROM rules ORDER BY rules"
    ):
        if hashlib.sha256(snapshot.encode("utf-8", "surrogateescape")).hexdigest() != kept:
            yield Fault("ledger.fault-rules", {"rule_set": rule_set, "version": version, "digest": digest[:12]})


def _scorings(connection: sqlite3.Connection) -> Iterator[Fault]:
    rows = connection.execute(
        """
        SELECT scoring, digest, year, script, input_digest, members, lines,
            (SELECT min(run) FROM runs WHERE runs.scoring = scorings.scoring),
            (SELECT path FROM runs WHERE runs.scoring = scorings.scoring ORDER BY run LIMIT 1)
        FROM scorings ORDER BY scoring
        """
    )
    for scoring, digest, *head, run, path in rows:
        year, script, source, members, lines = head
        parts = (_part(connection, table, columns, scoring) for table, columns in _PARTS)
        found = content_digest((year, script, source, members, lines), _used(connection, scoring), *parts)
        if run is None:
            yield Fault("ledger.fault-stray", {"scoring": scoring})
        elif found != digest or _misplaced(connection, scoring):
            yield Fault("ledger.fault-content", {"run": run, "path": path})


_PARTS = (("cards", CARDS), ("categories", CATEGORIES), ("lines", LINES))


def _part(
    connection: sqlite3.Connection, table: str, columns: tuple[str, ...], scoring: int
) -> Iterator[tuple[Any, ...]]:
    order = ", ".join(column for column in ("member", "place") if column in columns)
    query = f"SELECT {', '.join(columns)} FROM {table} WHERE scoring = ? ORDER BY {order}"  # noqa: S608
    return connection.execute(query, (scoring,))


def _used(connection: sqlite3.Connection, scoring: int) -> Iterator[tuple[Any, ...]]:
    return connection.execute(
        """
        SELECT used.rule_set, rules.version, rules.digest, rules.snapshot_digest
        FROM scoring_rules AS used JOIN rules ON rules.rules = used.rules
        WHERE used.scoring = ? AND rules.rule_set = used.rule_set ORDER BY used.place
        """,
        (scoring,),
    )


def _misplaced(connection: sqlite3.Connection, scoring: int) -> bool:
    """Whether the rules do not stand at 0, 1, 2 …: the digest is over their order, not over the numbers of it."""
    query = "SELECT place FROM scoring_rules WHERE scoring = ? ORDER BY place"
    return any(place != at for at, (place,) in enumerate(connection.execute(query, (scoring,))))


def _runs(connection: sqlite3.Connection) -> Iterator[Fault]:
    told = ", ".join(f"runs.{column}" for column in RUNS if column != "scoring")
    rows = connection.execute(
        f"SELECT {told}, scorings.digest, scorings.year, scorings.input_digest "  # noqa: S608
        "FROM runs LEFT JOIN scorings ON scorings.scoring = runs.scoring ORDER BY runs.run"
    )
    number, before = 0, BEGINNING
    for *known, previous, digest, content, year, source in rows:
        run, path = known[0], known[3]
        if run != number + 1:
            yield Fault("ledger.fault-gap", {"first": number + 1, "last": run - 1})
        elif previous != before:
            yield Fault("ledger.fault-chain", {"run": run, "path": path})
        if run_digest(tuple(known), content, previous) != digest or known[2] != year or known[5] != source:
            yield Fault("ledger.fault-run", {"run": run, "path": path})
        number, before = run, digest
