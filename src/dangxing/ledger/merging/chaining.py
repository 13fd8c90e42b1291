"""Runs and drops of several ledgers in one chain, by the time at which they were entered."""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from dangxing.ledger import entering
from dangxing.ledger.entering import BEGINNING, insert, run_digest, source_digest
from dangxing.ledger.entries import Row
from dangxing.ledger.merging.likening import Keys
from dangxing.ledger.merging.taking import Source
from dangxing.ledger.schema import RUNS, SOURCES

_TOLD = RUNS[: RUNS.index("scoring")]
_KEY, _YEAR, _ENTERED = _TOLD.index("key"), _TOLD.index("year"), _TOLD.index("entered")
_RUNS = f"""
    SELECT {", ".join(f"runs.{column}" for column in _TOLD)}, scorings.digest
    FROM runs JOIN scorings ON scorings.scoring = runs.scoring ORDER BY runs.run
"""  # noqa: S608 - nothing here comes from outside
_DROPS = "SELECT run, after, entered, program, who, reason FROM drops ORDER BY number"
_ORIGINS = "SELECT source, number, key FROM origins WHERE run = :run ORDER BY source"
_BEFORE = f"SELECT {', '.join(SOURCES)} FROM sources ORDER BY source"  # noqa: S608
# When it was entered (never before what its ledger entered earlier), its ledger, its place there; a run or a drop.
_Entry = tuple[str, int, int, tuple[Any, ...]]


def chain(book: sqlite3.Connection, sources: Sequence[Source], keys: Keys) -> None:
    """Enter what the ledgers are, then all that they entered, and that every run is in its place, or never will be."""
    numbers = _sources(book, sources)
    number, before = 0, _last_link(book)
    for _, at, _, row in heapq.merge(*(_entries(at, source) for at, source in enumerate(sources))):
        if len(row) == len(_TOLD) + 1:
            number += 1
            before = _run(book, (number, at), row, (sources[at], numbers[at]), keys, before)
        else:
            run, _, entered, program, who, reason = row
            [(own,)] = book.execute("SELECT run FROM origins WHERE source = ? AND number = ?", (at + 1, run))
            entering.drop(book, own, entered, program, who, reason)
            before = entering.last(book)[1]
    book.execute("INSERT INTO placed SELECT run FROM runs ORDER BY run")


def _sources(book: sqlite3.Connection, sources: Sequence[Source]) -> list[dict[int, int]]:
    """Enter the ledgers, then those that had been merged into them before; give the new numbers of these, by ledger."""
    before = BEGINNING
    for place, source in enumerate(sources, 1):
        told: Row = (place, source.name, source.runs, source.drops, source.beginnings[0], source.head)
        digest = source_digest(told, before)
        insert(book, "sources", SOURCES, [(place, None, *told, before, digest)])
        before = digest
    following = len(sources)
    numbers: list[dict[int, int]] = []
    for at, source in enumerate(sources, 1):
        known: dict[int, int] = {}
        for old, within, *rest in source.ask(_BEFORE):
            following += 1
            known[old] = following
            insert(book, "sources", SOURCES, [(following, at if within is None else known[within], *rest)])
        numbers.append(known)
    return numbers


def _last_link(book: sqlite3.Connection) -> str:
    [(digest,)] = book.execute("SELECT digest FROM sources WHERE within IS NULL ORDER BY place DESC LIMIT 1")
    return str(digest)


def _entries(at: int, source: Source) -> Iterator[_Entry]:
    """What a ledger entered, in its order."""
    drops = source.ask(_DROPS)
    drop = next(drops, None)
    latest, count = "", 0
    for run in source.ask(_RUNS):
        latest, count = max(latest, run[_ENTERED]), count + 1
        yield latest, at, count, run
        while drop is not None and drop[1] == run[0]:
            latest, count = max(latest, drop[2]), count + 1
            yield latest, at, count, drop
            drop = next(drops, None)


def _run(
    book: sqlite3.Connection,
    place: tuple[int, int],
    row: tuple[Any, ...],
    origin: tuple[Source, dict[int, int]],
    keys: Keys,
    before: str,
) -> str:
    """Enter a run of a ledger as run ``place[0]`` of the new one, with what it was called before; give its digest."""
    (number, at), (source, numbers) = place, origin
    *told, content = row
    once, old = told[0], told[_KEY]
    key = keys.get((at, told[_YEAR], old), old)
    told[0], told[_KEY] = number, key
    origins = [(at + 1, once, old)]
    origins += [(numbers[each], was, kept or old) for each, was, kept in source.ask(_ORIGINS, run=once)]
    book.executemany(
        "INSERT INTO origins VALUES (?, ?, ?, ?)",
        ((each, was, number, None if kept == key else kept) for each, was, kept in origins),
    )
    [(scoring,)] = book.execute("SELECT scoring FROM scorings WHERE digest = ?", (content,))
    digest = run_digest(tuple(told), content, before)
    insert(book, "runs", RUNS, [(*told, scoring, before, digest)])
    return digest
