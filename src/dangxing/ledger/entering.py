"""Into the ledger: one transaction a workbook."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from dangxing.ledger import likeness
from dangxing.ledger.entries import Entry, Failed, Row, RulesUsed, row_bytes
from dangxing.ledger.schema import CARDS, CATEGORIES, DROPS, FAILURES, LINES, LISTED, MARKS, OWN_WORDS, RUNS

# What the first run names as the one before it.
BEGINNING = "0" * 64


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block or nothing. Another writer is waited for, as long as the connection does."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # Where the disk is full SQLite has already taken everything back.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def enter(connection: sqlite3.Connection, entry: Entry, entered: str, program: str) -> int:
    """Enter a workbook and return the number of its run. To be called within a transaction."""
    key = likeness.key_of(connection, entry)
    if entry.apart:
        for run in likeness.adopted(connection, entry):
            drop(connection, run, entered, program, "", "apart")
    rules = [(rules_number(connection, used), used) for used in entry.rules]
    scoring = _number(connection, "SELECT scoring FROM scorings WHERE digest = ?", entry.digest)
    if scoring is None:
        scoring = _scoring(connection, entry, rules)
    before, previous = last(connection)
    number = before + 1
    placed = entry.scored
    told: Row = (
        number,
        key,
        entry.year,
        entry.path,
        entry.whole_path,
        entry.input_digest,
        placed.path if placed else None,
        placed.digest if placed else None,
        placed.draft if placed else None,
        entered,
        program,
        entry.as_of,
    )
    digest = run_digest(told, entry.digest, previous)
    insert(connection, "runs", RUNS, [(*told, scoring, previous, digest)])
    if placed is None or placed.draft is None:
        connection.execute("INSERT INTO placed VALUES (?)", (number,))
    return number


def drop(connection: sqlite3.Connection, run: int, entered: str, program: str, who: str, reason: str) -> None:
    """Enter that a run is none of its year's. To be called within a transaction."""
    after, previous = last(connection)
    [(number,)] = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM drops")
    told: Row = (number, run, after, entered, program, who, reason)
    insert(connection, "drops", DROPS, [(*told, previous, drop_digest(told, previous))])


def fail(connection: sqlite3.Connection, failed: Failed, entered: str, program: str) -> None:
    """Enter that a workbook could not be scored.

    A note beside the chain: nobody's points hang on it. To be called within a transaction.
    """
    after, _ = last(connection)
    [(number,)] = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM failures")
    told = (number, *failed[:3], after, entered, program, *failed[3:6])
    insert(connection, "failures", FAILURES, [told])
    insert(connection, "listed", LISTED, ((number, *row) for row in failed.listed))


def last(connection: sqlite3.Connection) -> tuple[int, str]:
    """The number of the last run, and the digest of the last entry, which may be a drop after it."""
    [(run,)] = connection.execute("SELECT coalesce(max(run), 0) FROM runs")
    row = connection.execute("SELECT digest FROM drops WHERE after = ? ORDER BY number DESC LIMIT 1", (run,)).fetchone()
    row = row or connection.execute("SELECT digest FROM runs WHERE run = ?", (run,)).fetchone()
    return int(run), str(row[0]) if row else BEGINNING


def drop_digest(told: Row, previous: str) -> str:
    """SHA-256 over a drop and the digest of the entry before it."""
    return hashlib.sha256(row_bytes((*told, previous))).hexdigest()


def source_digest(told: Row, previous: str) -> str:
    """SHA-256 over a ledger that was merged into this one and the digest of the one before it: they begin the chain."""
    return hashlib.sha256(row_bytes((*told, previous))).hexdigest()


def run_digest(told: Row, content: str, previous: str) -> str:
    """SHA-256 over a run, what it scored, and the digest of the entry before: so each covers all before it."""
    return hashlib.sha256(row_bytes((*told, content, previous))).hexdigest()


def rules_number(connection: sqlite3.Connection, used: RulesUsed) -> int:
    """The number of rules, which are entered if they are not there. To be called within a transaction."""
    known = _number(connection, "SELECT rules FROM rules WHERE snapshot_digest = ?", used.snapshot_digest)
    if known is not None:
        return known
    number = _next(connection, "rules")
    connection.execute("INSERT INTO rules VALUES (?, ?, ?, ?, ?, ?)", (number, *used))
    return number


def _scoring(connection: sqlite3.Connection, entry: Entry, rules: list[tuple[int, RulesUsed]]) -> int:
    number = _next(connection, "scorings")
    head = (entry.digest, entry.year, entry.script, entry.input_digest, len(entry.cards), len(entry.lines))
    connection.execute("INSERT INTO scorings VALUES (?, ?, ?, ?, ?, ?, ?)", (number, *head))
    connection.executemany(
        "INSERT INTO scoring_rules VALUES (?, ?, ?, ?)",
        ((number, place, used.rule_set, known) for place, (known, used) in enumerate(rules)),
    )
    for table, columns, rows in (
        ("cards", CARDS, entry.cards),
        ("categories", CATEGORIES, entry.categories),
        ("lines", LINES, entry.lines),
        ("marks", MARKS, entry.marks),
        ("own_words", OWN_WORDS, entry.own_words),
    ):
        insert(connection, table, ("scoring", *columns), ((number, *row) for row in rows))
    return number


def insert(
    connection: sqlite3.Connection, table: str, columns: tuple[str, ...], rows: Iterator[Row] | list[Row]
) -> None:
    """Put rows in a table, their values in the order of ``columns``. To be called within a transaction."""
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)  # noqa: S608


def _next(connection: sqlite3.Connection, table: str) -> int:
    column = "rules" if table == "rules" else "scoring"
    [(number,)] = connection.execute(f"SELECT coalesce(max({column}), 0) + 1 FROM {table}")  # noqa: S608
    return int(number)


def _number(connection: sqlite3.Connection, query: str, key: str) -> int | None:
    found = connection.execute(query, (key,)).fetchone()
    return None if found is None else int(found[0])
