"""The ledger as its users know it: opened, entered into, asked."""

from __future__ import annotations

import datetime as dt
import json
import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Literal

import dangxing
from dangxing.errors import FileProblem, UsageProblem
from dangxing.language.script import fold
from dangxing.ledger import connection as connections
from dangxing.ledger import drafts, entering, placing, queries
from dangxing.ledger.connection import Mode, faults
from dangxing.ledger.counting import Counting
from dangxing.ledger.entries import Entry, key_of
from dangxing.ledger.rows import Card, Duplicate, Fault, RulesRow, Run, YearRow, card_of, line_of, score_of

# How long another process that is writing is waited for, in seconds.
WAIT = 30.0
_IMPATIENT = 500
_LATEST = (1 << 63) - 1
# So many members' categories and lines are asked for at a time.
_AT_ONCE = 500


@contextmanager
def open_ledger(path: Path, mode: Mode = "read", *, wait: float = WAIT) -> Iterator[Ledger]:
    """A ledger to ``read``, or to ``write`` to, in which case it is made where there is none.

    FileProblem: there is none to read, it is of a newer version, damaged, no ledger, may not be written to, or another
    process has kept it for longer than ``wait`` seconds. What is read is one state, that of when it was opened.
    """
    connection = connections.connect(path, mode, wait)
    try:
        book = Ledger(connection, path)
        if mode == "write":
            book.settle()
        yield book
    finally:
        with faults(path):
            connection.close()


class Ledger(Counting):
    """An open ledger. Every method raises FileProblem where the file fails it."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection, self._path = connection, path
        self._swept: set[Path] = set()
        self._twins: dict[tuple[int, int], bool] = {}

    @property
    def path(self) -> Path:
        """Where the ledger is."""
        return self._path

    # Writing.

    def enter(self, entry: Entry, entered: dt.datetime | None = None) -> int:
        """Enter a workbook in one transaction, and return the number of its run."""
        when = (entered or dt.datetime.now(dt.UTC)).astimezone(dt.UTC).isoformat(timespec="seconds")
        try:
            with faults(self._path), entering.transaction(self._connection):
                return entering.enter(self._connection, entry, when, dangxing.__version__)
        except FileProblem as error:
            if error.code == "ledger.locked":
                # Whoever did not let go for so long will hardly do so for the next workbook.
                self._connection.execute(f"PRAGMA busy_timeout = {_IMPATIENT}")
            raise

    def place(self, run: int) -> None:
        """Put the scored workbook of a run in its place. FileProblem: it cannot be, and waits in its draft."""
        with faults(self._path):
            placing.place(self._connection, run)

    def record(self, entry: Entry) -> int:
        """Enter a workbook and put the scored workbook in its place; where it cannot be entered neither is done."""
        try:
            run = self.enter(entry)
        except BaseException:
            drafts.discard(entry.scored)
            raise
        self.place(run)
        if entry.scored is not None:
            self._sweep(Path(entry.scored.path).parent)
        return run

    def settle(self) -> None:
        """Put in place what ended processes have entered and left: done whenever a ledger is opened to write."""
        with faults(self._path):
            placing.settle(self._connection)

    def _sweep(self, folder: Path) -> None:
        if folder not in self._swept:
            self._swept.add(folder)
            with faults(self._path):
                drafts.sweep(folder, placing.waiting(self._connection))

    # Reading.

    def runs(self) -> Iterator[Run]:
        """Every run, in the order in which they were entered."""
        return (Run._make(row) for row in self._ask(queries.RUNS, run=None))

    def show(self, run: int) -> Run:
        """One run. UsageProblem: there is none of that number."""
        for row in self._ask(queries.RUNS, run=run):
            return Run._make(row)
        raise UsageProblem("ledger.no-run", run=run, last=self._last())

    def scored_as(self, digest: str) -> Run | None:
        """The last run whose scored workbook has this SHA-256 (64 hexadecimal digits); None: there is none."""
        [(run,)] = self._ask("SELECT max(run) FROM runs WHERE scored_digest = :digest", digest=digest)
        return None if run is None else self.show(run)

    def scored_at(self, path: Path) -> Run | None:
        """The last run whose scored workbook belongs at ``path``, whatever stands there now; None: there is none."""
        paths = {os.path.abspath(path), os.path.realpath(path)}  # noqa: PTH100 - links are not followed in the ledger
        wanted = {key_of(each.replace(os.sep, "/")) for each in paths}
        rows = self._ask("SELECT run, scored_path FROM runs WHERE scored_path IS NOT NULL ORDER BY run DESC")
        run = next((run for run, target in rows if key_of(target) in wanted), None)
        return None if run is None else self.show(run)

    def years(self, as_of: int | None = None) -> list[YearRow]:
        """The years that the ledger knows, in order."""
        at = self._at(as_of)
        found = [year for (year,) in self._ask(queries.YEARS, as_of=at)]
        counts = (next(self._ask(queries.YEAR_COUNTS, as_of=at, year=year)) for year in found)
        return [YearRow(year, *row) for year, row in zip(found, counts, strict=True)]

    def rules(self, run: int | None = None) -> Mapping[str, RulesRow]:
        """The rules that scored, by digest: all, or those of a run. The last of a digest, where programs differed."""
        rows = self._ask(queries.RULES) if run is None else self._ask(queries.RULES_OF_RUN, run=run)
        return {row.digest: row for row in (RulesRow(*entry) for entry in rows)}

    def cards(
        self,
        year: int,
        as_of: int | None = None,
        branch: str | None = None,
        track: str | None = None,
        rule_set: str | None = None,
    ) -> Iterator[Card]:
        """The members of a year by rule set and rank, those without a rank last, each once, as its last run has it.

        Only what counts after run ``as_of``: a later run of a workbook for that year takes the place of earlier ones as
        a whole. Ranks are over the year whatever is left out of the rows. UsageProblem: no such run.
        """
        at = self._at(as_of)
        rows = self._ask(
            queries.year(several=self._several(year, at)),
            year=year,
            as_of=at,
            branch=None if branch is None else fold(branch),
            track=track,
            rule_set=rule_set,
        )
        return map(card_of, rows)

    def cards_of(self, run: int) -> Iterator[Card]:
        """The members of a run in the order of 成員, with their ranks within the workbook."""
        return map(card_of, self._ask(queries.CARDS_OF_RUN, run=run))

    def filled(self, cards: Iterable[Card], *, categories: bool = True, lines: bool = True) -> Iterator[Card]:
        """The cards with their categories and lines, in the order of the rules; a few hundred are held at a time."""
        rules, waiting = self.rules(), iter(cards)
        while some := list(islice(waiting, _AT_ONCE)):
            scores = self._parts("categories", some) if categories else {}
            given = self._parts("lines", some) if lines else {}
            for at, card in enumerate(some):
                own = rules[card.rules]
                yield card._replace(
                    categories=tuple(map(score_of, scores.get(at, ()))),
                    lines=tuple(line_of(row, own.words(card.track, *row[:2])) for row in given.get(at, ())),
                )

    def duplicates(self, year: int, as_of: int | None = None) -> Iterator[Duplicate]:
        """Members of two workbooks of a year: which run counts, and which is set aside. By id."""
        at = self._at(as_of)
        if not self._several(year, at):
            return iter(())
        return (Duplicate._make(row) for row in self._ask(queries.DUPLICATES, year=year, as_of=at))

    def verify(self) -> Iterator[Fault]:
        """What is not as it was entered: nothing, where every digest of the chain comes out again."""
        from dangxing.ledger import verifying

        return verifying.verify(self._connection)

    def head(self) -> str | None:
        """The digest of the last run, which covers all that was ever entered; None: nothing was."""
        row = self._connection.execute("SELECT digest FROM runs ORDER BY run DESC LIMIT 1").fetchone()
        return None if row is None else str(row[0])

    # What the methods share.

    def _ask(self, query: str, **values: Any) -> Iterator[tuple[Any, ...]]:
        with faults(self._path):
            # By way of map: a cursor that stands here itself is closed with its reader, when the ledger may be already.
            yield from map(tuple, self._connection.execute(query, values))

    def _last(self) -> int:
        [(last,)] = self._ask("SELECT coalesce(max(run), 0) FROM runs")
        return int(last)

    def _at(self, as_of: int | None) -> int:
        if as_of is None:
            return _LATEST
        last = self._last()
        if not 1 <= as_of <= last:
            raise UsageProblem("ledger.no-run", run=as_of, last=last)
        return as_of

    def _several(self, year: int, at: int) -> bool:
        query = "SELECT count(DISTINCT key) FROM runs WHERE year = :year AND run <= :as_of"
        [(workbooks,)] = self._ask(query, year=year, as_of=at)
        return bool(workbooks > 1)

    def _parts(self, table: Literal["categories", "lines"], cards: Sequence[Card]) -> dict[int, list[tuple[Any, ...]]]:
        """The rows of some cards, by the number of the card among them."""
        places = json.dumps([card.run << queries.PLACE_BITS | card.place for card in cards])
        found: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
        for at, *row in self._ask(queries.parts(table), places=places):
            found[at].append(tuple(row))
        return found
