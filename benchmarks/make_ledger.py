"""Makes a ledger as large as one asks for: real cards and lines of one scored workbook, under other ids and totals.

    uv run python benchmarks/make_ledger.py FILE [--workbooks 10000] [--members 100] [--lines 10]

Every workbook is entered as ``score`` enters it, digests and all, only without waiting for the disk after each.
"""

from __future__ import annotations

import argparse
import itertools
import random
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from dangxing import ledger, scoring
from dangxing.ledger import connection, entering
from dangxing.ledger.entries import Entry, Row, content_digest
from dangxing.ledger.schema import CARDS, CATEGORIES, LINES
from dangxing.results import Result
from dangxing.rules import loading
from dangxing.workbook import reading, validating

HERE = Path(__file__).parent
SAMPLE = HERE / "data" / "small.xlsx"
YEAR = 2024
_AT = {name: at for at, name in enumerate(CARDS)}


def sample(path: Path) -> Entry:
    """What the ledger keeps of a records workbook."""
    rules = loading.load(None)
    with reading.open_workbook(path) as book:
        checked = validating.validate(book.titles, book.grid, str(path), rules, YEAR)
        if checked.records is None:
            raise SystemExit(f"{path} cannot be scored")
        cards = scoring.score(checked.records, rules, YEAR)
        return ledger.entry_of(Result(str(path), book.digest, YEAR, checked.records, cards, ()), rules)


def entries(given: Entry, workbooks: int, members: int, lines: int, first: int = 0) -> Iterator[Entry]:
    """So many workbooks of so many members, each with so many lines; a track that has none in the sample has none."""
    chance = random.Random(7)
    for number in range(first, first + workbooks):
        cards = tuple(_card(given.cards[at % len(given.cards)], number, at, chance) for at in range(members))
        used = {card[_AT["rule_set"]] for card in cards}
        categories = _parts(given.categories, cards, len(given.cards), None)
        told = _parts(given.lines, cards, len(given.cards), lines)
        rules = tuple(entry for entry in given.rules if entry.rule_set in used)
        head = (YEAR, given.script, given.input_digest, len(cards), len(told))
        path = f"records/{number:05}.xlsx"
        yield given._replace(
            path=path,
            whole_path=f"/{path}",
            key=f"/{path}",
            year=YEAR,
            rules=rules,
            cards=cards,
            categories=categories,
            lines=told,
            marks=(),
            own_words=(),
            digest=content_digest(head, (entry[:4] for entry in rules), cards, categories, told),
        )


def _card(row: Row, number: int, at: int, chance: random.Random) -> Row:
    card = list(row)
    card[_AT["member"]] = at
    card[_AT["id"]] = f"{number:05}{at:04}"
    branch = f"第{number * 2 + at % 2}黨支部"
    card[_AT["branch"]] = branch
    card[_AT["branch_key"]] = branch.replace("黨", "党")
    if card[_AT["total"]] is not None and card[_AT["rule_set"]] == "enterprise":
        total = min(10_000, int(chance.gauss(8_500, 900)))
        band = 0 if total >= 9_000 else 1 if total >= 6_000 else 2
        card[_AT["total"]], card[_AT["band"]] = total, band
        card[_AT["outcome"]] = ("commended", "qualified", "unqualified")[band]
    return tuple(card)


def _parts(rows: tuple[Row, ...], cards: tuple[Row, ...], known: int, each: int | None) -> tuple[Row, ...]:
    """Categories or lines for every card: those of the member it was made from, or ``each`` of its track."""
    columns = CATEGORIES if each is None else LINES
    place = columns.index("place")
    own: dict[int, list[Row]] = {}
    for row in rows:
        own.setdefault(int(row[0] or 0), []).append(row)
    track = _AT["track"]
    by_track: dict[object, list[Row]] = {}
    for at in own:
        by_track.setdefault(cards[at % len(cards)][track], []).extend(own[at])
    found: list[Row] = []
    for at, card in enumerate(cards):
        pool = own.get(at % known, []) if each is None else by_track.get(card[track], [])
        chosen = pool if each is None or not pool else itertools.islice(itertools.cycle(pool), at, at + each)
        for number, row in enumerate(chosen):
            part = list(row)
            part[0], part[place] = at, number
            found.append(tuple(part))
    return tuple(found)


def make(target: Path, given: Entry, workbooks: int, members: int = 100, lines: int = 10) -> None:
    """Write the ledger. One that is there is added to."""
    book = connection.connect(target, "write", 30).connection
    book.execute("PRAGMA synchronous = OFF")
    book.execute("PRAGMA cache_size = -200000")
    waiting = entries(given, workbooks, members, lines)
    while block := list(itertools.islice(waiting, 500)):
        with entering.transaction(book):
            for entry in block:
                entering.enter(book, entry, "2025-01-31T08:00:00+00:00", "benchmark")
    book.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
    book.close()


def counts(path: Path) -> tuple[int, int]:
    """Members and lines in a ledger."""
    book = sqlite3.connect(path)
    found = book.execute("SELECT sum(members), sum(lines) FROM scorings").fetchone()
    book.close()
    return int(found[0]), int(found[1])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--workbooks", type=int, default=10_000)
    parser.add_argument("--members", type=int, default=100)
    parser.add_argument("--lines", type=int, default=10)
    asked = parser.parse_args()
    began = time.perf_counter()
    make(asked.file, sample(SAMPLE), asked.workbooks, asked.members, asked.lines)
    members, lines = counts(asked.file)
    size = asked.file.stat().st_size / 1e6
    print(f"{asked.file}: {members:,} members, {lines:,} lines, {size:,.0f} MB, {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
