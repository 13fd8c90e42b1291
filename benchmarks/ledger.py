"""What the ledger costs as it grows: entering one workbook, ranking a year, reading one member's lines, verifying.

    uv run python benchmarks/ledger.py --members 1000000

The members are those of the example workbook over and over, under other ids, in workbooks of a hundred and of ten
thousand members; what is timed does not hang on who they are.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from dangxing import scoring
from dangxing.ledger import Entry, Ledger, entry_of, open_ledger
from dangxing.ledger.entries import content_digest
from dangxing.results import Result
from dangxing.rules import loading
from dangxing.workbook import reading, validating

EXAMPLE = Path(__file__).parent.parent / "examples" / "records.xlsx"


def example() -> Entry:
    """The entry of the example workbook."""
    rules = loading.load(None)
    with reading.open_workbook(EXAMPLE) as book:
        checked = validating.validate(book.titles, book.grid, str(EXAMPLE), rules, None)
        assert checked.records is not None  # noqa: S101
        assert checked.year is not None  # noqa: S101
        cards = scoring.score(checked.records, rules, checked.year)
        return entry_of(Result(str(EXAMPLE), book.digest, checked.year, checked.records, cards, ()), rules)


def workbook(model: Entry, number: int, members: int, year: int | None = None) -> Entry:
    """A workbook of so many members, no id of which any other number has."""
    size = len(model.cards)
    copies = range(-(-members // size))
    cards = tuple(
        (copy * size + card[0], f"{number}-{copy}-{card[1]}", *card[2:]) for copy in copies for card in model.cards
    )
    categories, lines = (
        tuple((copy * size + row[0], *row[1:]) for copy in copies for row in rows)
        for rows in (model.categories, model.lines)
    )
    path = f"/records/{number}.xlsx"
    digest = content_digest((number, year), (), cards, (), ())
    return model._replace(
        path=path, whole_path=path, key=path, cards=cards, categories=categories, lines=lines, digest=digest,
        year=year or model.year,
    )  # fmt: skip


def timed(what: str, work: Callable[[], object]) -> None:
    began = time.perf_counter()
    found = work()
    print(f"{what:55} {(time.perf_counter() - began) * 1000:12,.1f} ms   {found}")


def drained(rows: Iterator[object]) -> int:
    return sum(1 for _ in rows)


def entering(path: Path, entry: Entry) -> int:
    with open_ledger(path, "write") as book:
        return book.enter(entry)


def asking(book: Ledger, year: int, member: str) -> None:
    timed("year, ranked", lambda: drained(book.cards(year)))
    timed("first row of the year", lambda: next(book.cards(year)).total)
    timed("one member whole", lambda: drained(book.filled(card for card in book.cards(year) if card.id == member)))
    timed("all lines", lambda: drained(book.filled(book.cards(year), categories=False)))
    timed("members of two workbooks", lambda: drained(book.duplicates(year)))
    timed("years", book.known_years)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--members", type=int, default=100_000)
    options.add_argument("--verify", action="store_true", help="also make every digest again")
    chosen = options.parse_args()
    model = example()
    folder = Path(tempfile.mkdtemp(prefix="dangxing-bench-", dir="."))
    path = folder / "dangxing.sqlite"
    try:
        timed("a workbook of 100, new ledger", lambda: entering(path, workbook(model, 1, 100)))
        for number in range(2, 7):
            small = workbook(model, number, 100)
            timed("a workbook of 100", lambda entry=small: entering(path, entry))  # type: ignore[misc]
        with open_ledger(path, "write") as book:
            began = time.perf_counter()
            for number in range(100, 100 + chosen.members // 10_000):
                book.enter(workbook(model, number, 10_000))
            print(f"{chosen.members:,} members entered in {time.perf_counter() - began:.1f} s")
        print(f"{path.stat().st_size / 1e6:,.0f} MB")
        for number in range(7, 12):
            small = workbook(model, number, 100)
            timed("a workbook of 100, large ledger", lambda entry=small: entering(path, entry))  # type: ignore[misc]
        again = workbook(model, 11, 100)
        timed("the same again", lambda: entering(path, again))
        with open_ledger(path) as book:
            asking(book, model.year, str(workbook(model, 100, 1).cards[0][1]))
            if chosen.verify:
                timed("verify", lambda: drained(book.verify()))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
