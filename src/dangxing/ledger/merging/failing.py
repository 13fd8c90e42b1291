"""Workbooks that could not be scored: noted in the new ledger too, as long as they were not scored since."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from dangxing.ledger.counting import mended
from dangxing.ledger.entering import insert
from dangxing.ledger.merging.taking import Source
from dangxing.ledger.schema import FAILURES, LISTED

_NOTED = f"SELECT {', '.join(FAILURES)} FROM failures ORDER BY number"  # noqa: S608 - nothing comes from outside
_PATHS = "SELECT workbook FROM runs UNION SELECT workbook FROM failures"
_WHO = "SELECT id, branch_key FROM listed WHERE failure = :number"
_LAST = "SELECT coalesce(max(run), 0) FROM runs WHERE workbook IN (:path, :mended) AND as_of IS NULL"
_AFTER = "SELECT run FROM origins WHERE source = :source AND number = :number"
_PATH, _AFTER_AT = FAILURES.index("workbook"), FAILURES.index("after")


def note_failures(book: sqlite3.Connection, sources: Sequence[Source]) -> None:
    """Note the failures of all ledgers, after the runs that they came after, each ledger's in their order.

    A path that two ledgers know is that of two workbooks: it is told with the digest of its ledger before it, so that
    neither is taken for the other.
    """
    known = Counter(path for source in sources for (path,) in source.ask(_PATHS))
    number = 0
    for at, source in enumerate(sources, 1):
        for row in _standing(source):
            number += 1
            path, noted = row[_PATH], row[0]
            row[0], row[_AFTER_AT] = number, _after(book, at, row[_AFTER_AT])
            row[_PATH] = f"{source.head[:12]}:{path}" if known[path] > 1 or known[mended(path)] > 1 else path
            insert(book, "failures", FAILURES, [tuple(row)])
            insert(book, "listed", LISTED, ((number, *who) for who in source.ask(_WHO, number=noted)))


def _standing(source: Source) -> Iterator[list[Any]]:
    for row in source.ask(_NOTED):
        [(last,)] = source.ask(_LAST, path=row[_PATH], mended=mended(row[_PATH]))
        if last <= row[_AFTER_AT]:
            yield list(row)


def _after(book: sqlite3.Connection, source: int, number: int) -> int:
    found = book.execute(_AFTER, {"source": source, "number": number}).fetchone()
    return int(found[0]) if found else 0
