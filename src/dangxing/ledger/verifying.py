"""Whether the ledger is as it was entered: everything is read again, and every digest made again."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from dangxing.ledger import retracing, schema
from dangxing.ledger.drafts import file_digest, inside, roots
from dangxing.ledger.entering import drop_digest, run_digest
from dangxing.ledger.entries import content_digest
from dangxing.ledger.rows import Fault, Standing
from dangxing.ledger.schema import CARDS, CATEGORIES, DROPS, LINES, MARKS, OWN_WORDS, RUNS
from dangxing.ledger.soundness import foreign


def verify(connection: sqlite3.Connection, head: str | None = None) -> Iterator[Fault]:
    """Every fault: in the file, in rules, in what was scored, in the chain of runs. No fault: no row.

    ``head``: the chain must hold an entry whose digest begins with it.
    """
    # A byte that was changed may no longer be text; it must be found, not stumbled over.
    connection.text_factory = lambda found: found.decode("utf-8", "surrogateescape")
    try:
        altered = list(foreign(connection))
        for name, _ in altered:
            yield Fault("ledger.fault-schema", {"name": name})
        # Guards do nothing to who reads; what else was put in is not asked anything.
        if not all(guard for _, guard in altered):
            return
        for check in (_structure, _migrations, _rules, _scorings, _chain, retracing.faults):
            yield from check(connection)
        if head is not None and not _holds(connection, head):
            yield Fault("ledger.fault-head", {"digest": head[:12]})
    except (sqlite3.DatabaseError, UnicodeDecodeError) as fault:
        yield Fault("ledger.fault-structure", {"detail": str(fault)})
    finally:
        connection.text_factory = str


_HEAD = "SELECT 1 FROM runs WHERE digest GLOB :head UNION SELECT 1 FROM drops WHERE digest GLOB :head"


def _holds(connection: sqlite3.Connection, head: str) -> bool:
    """Whether an entry of the chain, or of that of a ledger which was merged into it, has a digest that begins so."""
    if connection.execute(_HEAD, {"head": f"{head}*"}).fetchone():
        return True
    return any(digest.startswith(head) for digest in retracing.every_digest(connection))


def _structure(connection: sqlite3.Connection) -> Iterator[Fault]:
    for (message,) in connection.execute("PRAGMA integrity_check(20)"):
        if message != "ok":
            yield Fault("ledger.fault-structure", {"detail": message.replace("\n", " ")})
    for table, *_ in connection.execute("PRAGMA foreign_key_check"):
        yield Fault("ledger.fault-reference", {"table": table})


def _migrations(connection: sqlite3.Connection) -> Iterator[Fault]:
    [(version,)] = connection.execute("PRAGMA user_version")
    taken = [tuple(row) for row in connection.execute("SELECT version, name FROM migrations ORDER BY version")]
    if taken != [(at, migration.name) for at, migration in enumerate(schema.MIGRATIONS[:version], start=1)]:
        yield Fault("ledger.fault-schema", {"name": "migrations"})


def _rules(connection: sqlite3.Connection) -> Iterator[Fault]:
    for rule_set, version, digest, kept, snapshot in connection.execute(
        "SELECT rule_set, version, digest, snapshot_digest, snapshot FROM rules ORDER BY rules"
    ):
        if _bytes_digest(snapshot) != kept or not all(isinstance(each, str) for each in (rule_set, version, digest)):
            told: dict[str, object] = {"rule_set": str(rule_set), "version": str(version), "digest": str(digest)[:12]}
            yield Fault("ledger.fault-rules", told)


def _bytes_digest(stored: object) -> str | None:
    """None: what is stored is no text."""
    return hashlib.sha256(stored.encode("utf-8", "surrogateescape")).hexdigest() if isinstance(stored, str) else None


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
        if run is None:
            yield Fault("ledger.fault-stray", {"scoring": scoring})
        elif _content(connection, scoring, tuple(head)) != digest or _misplaced(connection, scoring):
            yield Fault("ledger.fault-content", {"run": run, "path": path})


def _content(connection: sqlite3.Connection, scoring: int, head: tuple[Any, ...]) -> str | None:
    """The digest of what was scored; None: there are values that have none."""
    [(version,)] = connection.execute("PRAGMA user_version")
    parts = (part(connection, table, columns, scoring) for table, columns, since in PARTS if version >= since)
    try:
        return content_digest(head, rules_used(connection, scoring), *parts)
    except TypeError:
        return None


def sound(connection: sqlite3.Connection, runs: Iterable[int]) -> set[int]:
    """Which of some runs are as they were entered; none, where the chain is broken anywhere."""
    if any(_chain(connection)):
        return set()
    query = """
        SELECT scorings.scoring, scorings.digest, scorings.year, script, scorings.input_digest, members, lines
        FROM runs JOIN scorings USING (scoring) WHERE run = ?
    """
    found = {run: connection.execute(query, (run,)).fetchone() for run in runs}
    return {
        run for run, row in found.items() if row is not None and _content(connection, row[0], tuple(row[2:])) == row[1]
    }


# The tables of a scoring, each with the version of the ledger from which on there is one.
PARTS = (
    ("cards", CARDS, 1), ("categories", CATEGORIES, 1), ("lines", LINES, 1), ("marks", MARKS, 3),
    ("own_words", OWN_WORDS, 4),
)  # fmt: skip


def part(
    connection: sqlite3.Connection, table: str, columns: tuple[str, ...], scoring: int
) -> Iterator[tuple[Any, ...]]:
    """What a table holds of a scoring, in the order in which it is digested."""
    order = ", ".join(column for column in ("member", "place") if column in columns)
    query = f"SELECT {', '.join(columns)} FROM {table} WHERE scoring = ? ORDER BY {order}"  # noqa: S608
    return connection.execute(query, (scoring,))


def rules_used(connection: sqlite3.Connection, scoring: int) -> Iterator[tuple[Any, ...]]:
    """The rules of a scoring in their order: id, version, digest of the file, digest of the snapshot."""
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


def _chain(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Runs and drops in the order in which they were entered, each with the digest of the one before."""
    drops: dict[object, list[tuple[Any, ...]]] = {}
    [(version,)] = connection.execute("PRAGMA user_version")
    if version > 1:
        for row in connection.execute(f"SELECT {', '.join(DROPS)} FROM drops ORDER BY number"):  # noqa: S608
            drops.setdefault(row[2], []).append(row)
    columns = [column for column in RUNS if column != "scoring"]
    told = ", ".join(f"runs.{column}" for column in columns)
    rows = connection.execute(
        f"SELECT {told}, scorings.digest, scorings.year, scorings.input_digest "  # noqa: S608
        "FROM runs LEFT JOIN scorings ON scorings.scoring = runs.scoring ORDER BY runs.run"
    )
    number, before = 0, retracing.last_link(connection, None)
    for *known, previous, digest, content, year, source in rows:
        row = dict(zip(columns, known, strict=False))
        run, path = row["run"], row["path"]
        if run != number + 1:
            yield Fault("ledger.fault-gap", {"first": number + 1, "last": run - 1})
        elif previous != before:
            yield Fault("ledger.fault-chain", {"run": run, "path": path})
        made = _made(run_digest, tuple(known), content, previous)
        if made != digest or row["year"] != year or row["input_digest"] != source:
            yield Fault("ledger.fault-run", {"run": run, "path": path})
        number, before = run, digest
        for *dropped, before_drop, drop in drops.pop(run, ()):
            if before_drop != before or _made(drop_digest, tuple(dropped), before_drop) != drop or dropped[1] > run:
                yield Fault("ledger.fault-drop", {"run": dropped[1]})
            before = drop
    for rest in drops.values():
        yield from (Fault("ledger.fault-drop", {"run": row[1]}) for row in rest)


def _made(digest: Callable[..., str], *values: object) -> str | None:
    """A digest made again; None: there are values that have none."""
    try:
        return digest(*values)
    except TypeError:
        return None


# No scored workbook is larger.
_LARGEST = 1 << 29
_STANDING = """
    SELECT run, scored_path, scored_digest FROM runs
    WHERE scored_path IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM runs AS later WHERE later.scored_path = runs.scored_path AND later.run > runs.run
    ) ORDER BY run
"""


def standing(connection: sqlite3.Connection, within: Iterable[Path | str]) -> Iterator[Standing]:
    """How each scored workbook stands at its place. Places outside the folders are not looked at."""
    folders = roots(within)
    for run, path, digest in connection.execute(_STANDING):
        if not isinstance(path, str) or not inside(Path(path), folders):
            yield Standing(run, str(path), "elsewhere")
            continue
        found = file_digest(Path(path), _LARGEST)
        yield Standing(run, path, "gone" if found is None else "same" if found == digest else "changed")
