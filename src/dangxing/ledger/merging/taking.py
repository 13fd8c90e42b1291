"""The ledgers to merge, each opened to be read, in one state, and only if it is as it was entered."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from dangxing.errors import FileProblem
from dangxing.ledger import connection as connections
from dangxing.ledger import entering, soundness, verifying
from dangxing.ledger.connection import faults

_WAIT = 30.0
# The first entries of a ledger and of all that were merged into it: no two that were begun apart share one.
_BEGINNINGS = "SELECT digest FROM runs WHERE run = 1 UNION ALL SELECT beginning FROM sources"
_COUNTS = "SELECT (SELECT count(*) FROM runs), (SELECT count(*) FROM drops)"


class Source(NamedTuple):
    """A ledger to merge. ``head`` is the digest of its last entry, ``beginnings`` those by which copies are known."""

    path: Path
    connection: sqlite3.Connection
    runs: int
    drops: int
    beginnings: tuple[str, ...]
    head: str

    @property
    def name(self) -> str:
        """The path as it was given, with forward slashes."""
        return self.path.as_posix()

    def ask(self, query: str, **values: Any) -> Iterator[tuple[Any, ...]]:
        """The rows of a query. FileProblem: the file fails it."""
        with faults(self.path):
            yield from self.connection.execute(query, values)


@contextmanager
def take(path: Path) -> Iterator[Source]:
    """A ledger of which everything is as it was entered; one of an earlier version is read as it is, and left so.

    FileProblem: it cannot be read, is empty, or is not as it was entered.
    """
    opened = connections.connect(path, "verify", _WAIT).connection
    try:
        with faults(path):
            count = sum(1 for _ in verifying.verify(opened))
            if count:
                raise FileProblem("ledger.merge-broken", path=path.as_posix(), count=count)
            soundness.check(opened, path)
            [(runs, drops)] = opened.execute(_COUNTS)
            if not runs:
                raise FileProblem("ledger.nothing", path=path.as_posix())
            beginnings = tuple(digest for (digest,) in opened.execute(_BEGINNINGS))
            head = entering.last(opened)[1]
        yield Source(path, opened, runs, drops, beginnings, head)
    finally:
        opened.close()
