"""What is believed of a ledger: its tables only as the migrations make them, its rows only in the shape of their own.

Whoever can write to the file can put anything into it. What ``score`` cannot have entered is told by its run, and is
never read further.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from dangxing.errors import FileProblem
from dangxing.language import LANGUAGES, patterns
from dangxing.ledger import schema

# No points, and no other figure that is told, come near it: hundredths, either side of 0.
MOST = 10**11
_DECIMAL = patterns.late(r"[-_]?\d{1,18}(\.\d{1,18})?")
_TOLD = 5
# The columns of a run that have more to them than a type.
_SCRIPTS = ", ".join(map(repr, LANGUAGES))
# Numbers of rows are counted up, so that there must be room above them; no text of a member is as long.
_LARGEST, _LONGEST = 10**12, 1 << 20
_RUNS = (
    f"runs.run NOT BETWEEN 1 AND {_LARGEST}",
    "runs.year NOT BETWEEN 1900 AND 2999",
    f"coalesce((SELECT script FROM scorings WHERE scorings.scoring = runs.scoring), '') NOT IN ({_SCRIPTS})",  # noqa: S608
)


def unsound(path: Path | str, run: object) -> FileProblem:
    """What is told of a run that holds what ``score`` cannot have entered."""
    return FileProblem("ledger.unsound", path=str(path), run=run if isinstance(run, int) else "?")


@cache
def _wanted(migrations: tuple[schema.Migration, ...]) -> dict[str, str]:
    made = sqlite3.connect(":memory:")
    try:
        for migration in migrations:
            for statement in migration.statements:
                made.execute(statement)
        return dict(made.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    finally:
        made.close()


def foreign(connection: sqlite3.Connection) -> Iterator[tuple[str, bool]]:
    """Tables, views, indexes and triggers that are not as the migrations make them: name, and whether a trigger.

    A guard that was taken out is found, and so is what was put in.
    """
    [(version,)] = connection.execute("PRAGMA user_version")
    wanted = _wanted(schema.MIGRATIONS[:version])
    found = {str(name): (kind, sql) for name, kind, sql in connection.execute(_MASTER)}
    for name in sorted(found.keys() | wanted.keys()):
        kind, sql = found.get(name, ("trigger" if name in wanted and "TRIGGER" in wanted[name] else "table", None))
        if sql != wanted.get(name):
            yield name, kind == "trigger"


_MASTER = "SELECT name, type, sql FROM sqlite_master WHERE sql IS NOT NULL"


def check(connection: sqlite3.Connection, path: Path) -> None:
    """FileProblem: tables or triggers are not as they were made, or a run is none that ``score`` can have entered."""
    names = [name for name, _ in foreign(connection)]
    if names:
        shown = ", ".join(names[:_TOLD]) + (" …" if len(names) > _TOLD else "")
        raise FileProblem("ledger.altered", path=str(path), names=shown)
    for table, run, also in (
        ("runs", "runs.run", _RUNS),
        (
            "scorings",
            "(SELECT min(run) FROM runs WHERE runs.scoring = scorings.scoring)",
            (f"scorings.scoring NOT BETWEEN 1 AND {_LARGEST}",),
        ),
        ("drops", "drops.run", (f"drops.number NOT BETWEEN 1 AND {_LARGEST}",)),
        ("sources", "NULL", (f"sources.source NOT BETWEEN 1 AND {_LARGEST}",)),
        ("origins", "origins.run", (f"origins.number NOT BETWEEN 1 AND {_LARGEST}",)),
        ("rules", "NULL", (f"rules.rules NOT BETWEEN 1 AND {_LARGEST}",)),
    ):
        misfits = list(_misfits(connection, table))
        if not misfits:  # a table that an older ledger has not
            continue
        wrong = " OR ".join((*misfits, *also))
        row = connection.execute(f"SELECT {run} FROM {table} WHERE {wrong} LIMIT 1").fetchone()  # noqa: S608
        if row is not None:
            raise unsound(path, row[0])


# Points of which the report makes sums, and rules without which a member would be passed over.
_CARDS = (
    *(f"length(cards.{column}) > {_LONGEST}" for column in ("id", "name", "branch")),
    f"cards.total NOT BETWEEN {-MOST} AND {MOST}",
    "cards.rule_set NOT IN (SELECT used.rule_set FROM scoring_rules AS used JOIN rules ON rules.rules = used.rules "
    "AND rules.rule_set = used.rule_set WHERE used.scoring = cards.scoring)",
)
RUN = "effective AS (SELECT run, scoring FROM runs WHERE run = :run)"


def check_cards(connection: sqlite3.Connection, path: Path, effective: str, values: dict[str, Any]) -> None:
    """FileProblem: a member of the ``effective`` runs is none that ``score`` can have entered."""
    wrong = " OR ".join((*_misfits(connection, "cards"), *_CARDS))
    query = f"WITH {effective} SELECT run FROM effective JOIN cards USING (scoring) WHERE {wrong} LIMIT 1"  # noqa: S608
    row = connection.execute(query, values).fetchone()
    if row is not None:
        raise unsound(path, row[0])


def _misfits(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    """A condition for each column of which SQLite does not itself see that it holds what its type says."""
    for _, name, kind, wanted, _, _ in connection.execute(f"PRAGMA table_info({table})"):
        allowed = f"'{kind.lower()}'" if wanted else f"'{kind.lower()}', 'null'"
        yield f"typeof({table}.{name}) NOT IN ({allowed})"


class Shape:
    """The types of a row's columns: ``text`` or ``whole``, with a question mark where there may be nothing."""

    def __init__(self, columns: Iterable[str]) -> None:
        self._columns = tuple(columns)
        self._known: set[tuple[type, ...]] = set()

    def __call__(self, row: tuple[Any, ...]) -> bool:
        """Whether a row has them. Few kinds of rows are looked at twice, so that a million cost little."""
        kinds = tuple(map(type, row))
        if kinds in self._known:
            return True
        fits = len(kinds) == len(self._columns) and all(
            kind is (str if column.startswith("text") else int) or (kind is type(None) and column.endswith("?"))
            for kind, column in zip(kinds, self._columns, strict=True)
        )
        if fits:
            self._known.add(kinds)
        return fits


def decimal(stored: object) -> Decimal:
    """A decimal that was stored as text. ValueError: it is none of a length that is ever stored."""
    if not isinstance(stored, str) or not _DECIMAL.fullmatch(stored):
        raise ValueError("no decimal")
    # What sorts behind all that have fewer digits begins with a low line.
    return Decimal(stored.lstrip("_"))


def parsed(stored: str, kind: type) -> Any:
    """What was stored as JSON. ValueError: it is none, or begins with something else."""
    try:
        found = json.loads(stored)
    except RecursionError:
        raise ValueError("too deep") from None
    if not isinstance(found, kind):
        raise ValueError("no such JSON")
    return found


@cache
def fills(key: object) -> frozenset[str] | None:
    """What a remark of this key must be filled with; None: there is no such remark."""
    from string import Formatter

    from dangxing.language import said, texts

    part, _, name = str(key).partition(".")
    if part != "remarks" or name not in texts(part):
        return None
    return frozenset(field for _, field, _, _ in Formatter().parse(said(texts(part)[name], "en")) if field)
