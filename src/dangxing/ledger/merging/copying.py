"""What was scored, and by which rules, from the ledgers into the new one: once, however many of them hold it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from dangxing.errors import FileProblem
from dangxing.ledger import entering, verifying
from dangxing.ledger.connection import faults
from dangxing.ledger.entries import RulesUsed
from dangxing.ledger.merging.taking import Source

_RULES = "SELECT rules, rule_set, version, digest, snapshot_digest, snapshot FROM rules ORDER BY rules"
_SCORINGS = "SELECT scoring, digest, year, script, input_digest, members, lines FROM scorings ORDER BY scoring"
_USED = "SELECT place, rule_set, rules FROM scoring_rules WHERE scoring = :scoring ORDER BY place"


def copy(book: sqlite3.Connection, sources: Sequence[Source]) -> None:
    """Copy rules and scorings into the new ledger, row by row: no more than a block of them is ever held."""
    for source in sources:
        rules = {number: _rules(book, source, RulesUsed(*used)) for number, *used in source.ask(_RULES)}
        for scoring, digest, *head in source.ask(_SCORINGS):
            if not book.execute("SELECT 1 FROM scorings WHERE digest = ?", (digest,)).fetchone():
                _scoring(book, source, scoring, (digest, *head), rules)


def _rules(book: sqlite3.Connection, source: Source, used: RulesUsed) -> int:
    """The number that rules have in the new ledger. FileProblem: others with the same words have another digest."""
    number = entering.rules_number(book, used)
    known = book.execute("SELECT rule_set, version, digest FROM rules WHERE rules = ?", (number,)).fetchone()
    if tuple(known) != used[:3]:
        told = {"rule_set": used.rule_set, "version": used.version, "digest": used.digest[:12]}
        raise FileProblem("ledger.unsound-rules", path=source.name, **told)
    return number


def _scoring(
    book: sqlite3.Connection, source: Source, scoring: int, head: tuple[Any, ...], rules: dict[int, int]
) -> None:
    [(number,)] = book.execute("SELECT coalesce(max(scoring), 0) + 1 FROM scorings")
    book.execute("INSERT INTO scorings VALUES (?, ?, ?, ?, ?, ?, ?)", (number, *head))
    used = source.ask(_USED, scoring=scoring)
    book.executemany(
        "INSERT INTO scoring_rules VALUES (?, ?, ?, ?)",
        ((number, place, rule_set, rules[known]) for place, rule_set, known in used),
    )
    for table, columns, _ in verifying.PARTS:
        rows = _rows(source, table, columns, scoring)
        entering.insert(book, table, ("scoring", *columns), ((number, *row) for row in rows))


def _rows(source: Source, table: str, columns: tuple[str, ...], scoring: int) -> Iterator[tuple[Any, ...]]:
    with faults(source.path):
        yield from verifying.part(source.connection, table, columns, scoring)
