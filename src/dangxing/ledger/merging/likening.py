"""What two ledgers have in common: the same people, the same workbooks, and paths that only look the same.

A path is that of a machine: ``D:/records.xlsx`` of two counties are two workbooks. So across ledgers workbooks are
known by their members alone, as a copy is by ``score``: the last runs have the same branches and share more than half
of their members. And an id is that of one person: what two ledgers know under different names would count once.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from dangxing.errors import FileProblem
from dangxing.language.script import fold
from dangxing.ledger.merging.taking import Source

# The workbook that a run is of: the number of its ledger among those that are merged, its year, its key there.
Workbook = tuple[int, int, str]
Keys = dict[Workbook, str]

_COUNTING = """
    SELECT runs.run, runs.year, runs.key, runs.path, scorings.digest FROM runs JOIN scorings USING (scoring)
    WHERE run IN (
        SELECT max(run) FROM runs WHERE as_of IS NULL AND run NOT IN (SELECT run FROM drops) GROUP BY year, key
    ) ORDER BY runs.run
"""
_TABLE = "CREATE TEMP TABLE counting (book INTEGER PRIMARY KEY, source INTEGER, scoring INTEGER, year INTEGER)"
# By the index of ids, in its order: nothing is sorted, however many members there are.
_SHARED = """
    SELECT card.id FROM cards AS card INDEXED BY cards_by_id CROSS JOIN counting ON counting.scoring = card.scoring
    GROUP BY card.id HAVING min(source) < max(source)
"""
_STANDING = """
    SELECT counting.book, card.name FROM cards AS card JOIN counting ON counting.scoring = card.scoring
    WHERE card.id = ? ORDER BY counting.book
"""
# So many people whose id two ledgers give to different names are named.
_TOLD = 5
_KEYS = "SELECT DISTINCT year, key FROM runs ORDER BY year, key"


class SameWorkbook(NamedTuple):
    """A workbook that two ledgers had scored: its path in either, and the year. The later run counts."""

    year: int
    path: str
    source: str
    other_path: str
    other_source: str


class _Counting(NamedTuple):
    """The last run of a workbook, which counts."""

    workbook: Workbook
    path: str
    scoring: int


def liken(book: sqlite3.Connection, sources: Sequence[Source], *, same_people: bool) -> tuple[Keys, list[SameWorkbook]]:
    """The key that each workbook has in the new ledger, where another than before, and those that two had scored.

    FileProblem: an id is that of people of different names, unless these are the ``same_people``.
    """
    counting = list(_counting(book, sources))
    same = list(_same(book, counting, _shared(book, sources, counting, same_people=same_people)))
    joined = _Joined()
    told = []
    for one, other in same:
        if joined.join(one.workbook, other.workbook):
            names = [sources[each.workbook[0]].name for each in (one, other)]
            told.append(SameWorkbook(one.workbook[1], one.path, names[0], other.path, names[1]))
    return _keys(sources, joined), told


class _Joined:
    """Which workbooks of different ledgers are one; two that one ledger keeps apart stay apart."""

    def __init__(self) -> None:
        self._above: dict[Workbook, Workbook] = {}
        self._ledgers: dict[Workbook, set[int]] = {}

    def first(self, workbook: Workbook) -> Workbook:
        """The one that stands for all that it is one with."""
        while workbook in self._above:
            workbook = self._above[workbook]
        return workbook

    def join(self, one: Workbook, other: Workbook) -> bool:
        """Whether they are one, which they were not yet."""
        first, second = sorted((self.first(one), self.first(other)))
        ledgers = self._ledgers.get(first, {first[0]}), self._ledgers.get(second, {second[0]})
        if ledgers[0] & ledgers[1]:
            return False
        self._above[second], self._ledgers[first] = first, ledgers[0] | ledgers[1]
        return True


def _counting(book: sqlite3.Connection, sources: Sequence[Source]) -> Iterator[_Counting]:
    """The last runs, in their order; they are in a table of the new ledger as well, by their place in that order."""
    book.execute(_TABLE)
    number = 0
    for at, source in enumerate(sources):
        for _, year, key, path, digest in source.ask(_COUNTING):
            [(scoring,)] = book.execute("SELECT scoring FROM scorings WHERE digest = ?", (digest,))
            book.execute("INSERT INTO counting VALUES (?, ?, ?, ?)", (number, at, scoring, year))
            number += 1
            yield _Counting((at, year, key), path, scoring)
    book.execute("CREATE INDEX temp.counting_by_scoring ON counting (scoring, source)")


def _shared(
    book: sqlite3.Connection, sources: Sequence[Source], counting: Sequence[_Counting], *, same_people: bool
) -> Counter[tuple[int, int]]:
    """How many members two workbooks of a year share that are of different ledgers: of each, the last of the member."""
    found: Counter[tuple[int, int]] = Counter()
    strangers: list[str] = []
    count, place = 0, ""
    for (member,) in book.execute(_SHARED):
        rows = book.execute(_STANDING, (member,)).fetchall()
        if not same_people and (pair := _strangers(_names(rows, counting))):
            count, place = count + 1, place or sources[pair[1][0]].name
            if len(strangers) < _TOLD:
                named = (f"{name} ({sources[at].name})" for at, name in pair)
                strangers.append(f"{member}: {', '.join(named)}")
        last = {counting[at].workbook[:2]: at for at, _ in rows}
        for (one, a), (other, b) in combinations(sorted(last.items()), 2):
            if one[1] == other[1]:
                found[a, b] += 1
    if strangers:
        raise FileProblem("ledger.merge-strangers", path=place, told="; ".join(strangers), count=count)
    return found


def _same(
    book: sqlite3.Connection, counting: Sequence[_Counting], shared: Counter[tuple[int, int]]
) -> Iterator[tuple[_Counting, _Counting]]:
    """Workbooks that are alike, those that share the most members first."""
    for (one, other), members in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0])):
        if _alike(book, counting[one].scoring, counting[other].scoring, members):
            yield counting[one], counting[other]


def _names(rows: Sequence[tuple[Any, ...]], counting: Sequence[_Counting]) -> dict[int, dict[str, str]]:
    """By ledger: the names under which it knows a member, as they are written, by what they are compared by."""
    found: dict[int, dict[str, str]] = {}
    for at, name in rows:
        found.setdefault(counting[at].workbook[0], {})[fold(name)] = name
    return found


def _strangers(names: dict[int, dict[str, str]]) -> tuple[tuple[int, str], tuple[int, str]] | None:
    """Two ledgers that have no name of an id in common, each with a name that it has."""
    for one, other in combinations(sorted(names), 2):
        if names[one].keys().isdisjoint(names[other]):
            return (one, min(names[one].values())), (other, min(names[other].values()))
    return None


def _alike(book: sqlite3.Connection, one: int, other: int, shared: int) -> bool:
    """Whether two scorings are of one workbook, by the test of :mod:`dangxing.ledger.likeness`."""
    if one == other:
        return True
    sizes = book.execute("SELECT members FROM scorings WHERE scoring IN (?, ?)", (one, other))
    if 2 * shared <= max(members for (members,) in sizes):
        return False
    query = "SELECT DISTINCT branch_key FROM cards WHERE scoring = ?"
    return set(book.execute(query, (one,))) == set(book.execute(query, (other,)))


def _keys(sources: Sequence[Source], joined: _Joined) -> Keys:
    """Workbooks that are one get the key of the first; those that only have the same path, keys of their own."""
    taken: dict[tuple[int, str], Workbook] = {}
    found: Keys = {}
    for at, source in enumerate(sources):
        for year, key in source.ask(_KEYS):
            workbook = (at, year, key)
            root = joined.first(workbook)
            if root == workbook:
                own = key if taken.setdefault((year, key), root) == root else f"{source.head[:12]}:{key}"
            else:
                own = found.get(root, root[2])
            if own != key:
                found[workbook] = own
    return found
