"""The chain of a ledger that was merged into another, made again from what it is told by there.

A run has another number in the ledger that it was merged into, and perhaps another key. Both are kept for each ledger
that it went through (``origins``), so every digest that its first ledger ever gave can be made again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

from dangxing.ledger.entering import BEGINNING, drop_digest, run_digest, source_digest
from dangxing.ledger.rows import Fault
from dangxing.ledger.schema import RUNS

_LINKS = """
    SELECT place, name, runs, drops, beginning, head, previous, digest FROM sources
    WHERE within IS :within ORDER BY place, source
"""
# The columns of a run that its digest is over, as they were in the ledger that it came from.
_ONCE = {"run": "origins.number", "key": "coalesce(origins.key, runs.key)"}
_TOLD = ", ".join(_ONCE.get(column, f"runs.{column}") for column in RUNS[: RUNS.index("scoring")])
_RUNS = f"""
    SELECT {_TOLD}, scorings.digest, runs.run
    FROM origins JOIN runs ON runs.run = origins.run JOIN scorings ON scorings.scoring = runs.scoring
    WHERE origins.source = :source ORDER BY origins.number
"""  # noqa: S608 - nothing here comes from outside
# Later drops of its runs are entries of the ledger that it was merged into.
_DROPS = """
    SELECT origins.number, drops.entered, drops.program, drops.who, drops.reason, drops.after
    FROM drops JOIN origins ON origins.run = drops.run
    WHERE origins.source = :source ORDER BY drops.number LIMIT :most
"""


class _Source(NamedTuple):
    """A ledger that was merged into this one."""

    source: int
    name: str
    runs: int
    drops: int
    beginning: str
    head: str


def faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    """The ledgers that were merged into this one and do not come out again as they were."""
    for source in _sources(connection):
        if not _links_hold(connection, source.source) or not _comes_out(connection, source):
            yield Fault("ledger.fault-source", {"name": source.name})
    if not _links_hold(connection, None):
        yield Fault("ledger.fault-sources", {})


def every_digest(connection: sqlite3.Connection) -> Iterator[str]:
    """Every digest that a ledger which was merged into this one, or into one of those, ever gave."""
    for source in _sources(connection):
        with suppress(TypeError):  # what has no digest is told as a fault
            yield from _digests(connection, source.source, source.drops)


def last_link(connection: sqlite3.Connection, within: int | None) -> str:
    """What the first run of a ledger follows from: the last ledger that was merged into it, if any was."""
    *_, last = (BEGINNING, *(row[-1] for row in connection.execute(_LINKS, {"within": within})))
    return str(last)


def _sources(connection: sqlite3.Connection) -> list[_Source]:
    query = "SELECT source, name, runs, drops, beginning, head FROM sources ORDER BY source"
    return [_Source._make(row) for row in connection.execute(query)]


def _links_hold(connection: sqlite3.Connection, within: int | None) -> bool:
    before = BEGINNING
    for at, (*told, previous, digest) in enumerate(connection.execute(_LINKS, {"within": within}), 1):
        if told[0] != at or previous != before or _made(source_digest, tuple(told), previous) != digest:
            return False
        before = digest
    return True


def _comes_out(connection: sqlite3.Connection, source: _Source) -> bool:
    first = last = None
    count = 0
    try:
        for digest in _digests(connection, source.source, source.drops):
            first, last, count = first or digest, digest, count + 1
        return (first, last, count) == (source.beginning, source.head, source.runs + source.drops)
    except TypeError:  # there are values that have no digest
        return False


def _made(digest: Any, *values: object) -> str | None:
    try:
        return str(digest(*values))
    except TypeError:
        return None


def _digests(connection: sqlite3.Connection, source: int, most: int) -> Iterator[str]:
    """The digests of its runs and drops, in their order. TypeError: there are values that have none."""
    waiting = connection.execute(_DROPS, {"source": source, "most": most}).fetchall()
    before, number, dropped = last_link(connection, source), 0, 0

    def drops(following: float) -> Iterator[str]:
        nonlocal before, dropped
        while dropped < len(waiting) and waiting[dropped][-1] < following:
            run, *told, _ = waiting[dropped]
            dropped += 1
            before = drop_digest((dropped, run, number, *told), before)
            yield before

    for *told, content, run in connection.execute(_RUNS, {"source": source}):
        yield from drops(run)
        number, before = told[0], run_digest(tuple(told), content, before)
        yield before
    yield from drops(float("inf"))
