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
from dangxing.ledger.entries import Entry, Failed, key_of
from dangxing.ledger.rows import Card, Duplicate, Fault, RulesRow, Run, Standing, card_of, line_of, score_of
from dangxing.ledger.soundness import RUN, Shape, check_cards, unsound
from dangxing.results import CategoryScore

# How long another process that is writing is waited for, in seconds.
WAIT = 30.0
_IMPATIENT = 500
_LATEST = (1 << 63) - 1
# So many members' categories and lines are asked for at a time.
_AT_ONCE = 500


@contextmanager
def open_ledger(
    path: Path, mode: Mode = "read", *, wait: float = WAIT, within: Iterable[Path | str] = (".",)
) -> Iterator[Ledger]:
    """A ledger to ``read``, or to ``write`` to, in which case it is made where there is none; or to ``verify``.

    Scored workbooks that ended processes have left are put in place inside the folders ``within``, and nowhere else.
    FileProblem: there is none to read, it is of a newer version, damaged, no ledger, not as it was made, may not be
    written to, or another process has kept it for longer than ``wait`` seconds. What is read is one state, that of when
    it was opened.
    """
    opened = connections.connect(path, mode, wait)
    try:
        book = Ledger(opened.connection, path, shared=opened.shared)
        if mode == "write":
            book.left = book.settle(within)
        yield book
    finally:
        with faults(path):
            opened.connection.close()


class Ledger(Counting):
    """An open ledger. Every method raises FileProblem where the file fails it.

    ``shared`` False: its disk cannot keep a log of changes, so that readers and writers wait for each other. ``left``
    are runs whose scored workbooks were not put in place, and why.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, *, shared: bool = True) -> None:
        self._connection, self._path = connection, path
        self._swept: set[Path] = set()
        self._checked: set[tuple[object, ...]] = set()
        self._twins: dict[tuple[int, int], bool] = {}
        self.shared = shared
        self.left: tuple[Fault, ...] = ()

    @property
    def path(self) -> Path:
        """Where the ledger is."""
        return self._path

    # Writing.

    def enter(self, entry: Entry, entered: dt.datetime | None = None) -> int:
        """Enter a workbook in one transaction, and return the number of its run."""
        try:
            with faults(self._path), entering.transaction(self._connection):
                return entering.enter(self._connection, entry, _moment(entered), dangxing.__version__)
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
        except Exception:  # broken off it may be entered, and whoever opens the ledger next puts it in its place
            drafts.discard(entry.scored)
            raise
        self.place(run)
        if entry.scored is not None:
            self._sweep(Path(entry.scored.path).parent)
        return run

    def taken_for(self, run: int) -> Run | None:
        """The run of another path that ``run`` took the place of, as a copy of its workbook; None: there is none."""
        query = """
            SELECT max(before.run) FROM runs AS this JOIN runs AS before ON before.year = this.year
                AND before.key = this.key AND before.run < this.run
            WHERE this.run = :run AND before.run NOT IN (SELECT run FROM drops) GROUP BY this.run
        """
        for (before,) in self._ask(query, run=run):
            found, this = self.show(before), self.show(run)
            return None if found.whole_path == this.whole_path else found
        return None

    def settle(self, within: Iterable[Path | str]) -> tuple[Fault, ...]:
        """Put in place what ended processes have entered and left, inside these folders; tell what was not, and why."""
        with faults(self._path):
            return placing.settle(self._connection, within)

    def drop(self, run: int, who: str, reason: str, entered: dt.datetime | None = None) -> None:
        """Take a run out of its year by an entry of its own. UsageProblem: there is none, or it is out already."""
        found = self.show(run)
        if found.dropped is not None:
            raise UsageProblem("ledger.dropped-already", run=run, when=found.dropped, who=found.dropped_by)
        with faults(self._path), entering.transaction(self._connection):
            entering.drop(self._connection, run, _moment(entered), dangxing.__version__, who, reason)

    def fail(self, failures: Iterable[Failed], entered: dt.datetime | None = None) -> None:
        """Enter, in one transaction, that workbooks could not be scored."""
        with faults(self._path), entering.transaction(self._connection):
            for failed in failures:
                entering.fail(self._connection, failed, _moment(entered), dangxing.__version__)

    def clear(self, folders: Iterable[Path], run: str) -> None:
        """Remove the drafts of a broken-off run of the program, but those that are entered and wait for their place."""
        with faults(self._path):
            drafts.clear(folders, run, placing.waiting(self._connection))

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

    def effective(self, year: int, up_to_run: int | None = None) -> Iterator[Run]:
        """The runs that count for a year, after run ``up_to_run``: the last of each workbook."""
        at = self._at(up_to_run)
        return (self.show(run) for (run,) in list(self._ask(queries.EFFECTIVE_RUNS, year=year, up_to_run=at)))

    def rules(self, run: int | None = None) -> Mapping[str, RulesRow]:
        """The rules that scored, by digest: all, or those of a run. The last of a digest, where programs differed."""
        rows = self._ask(queries.RULES) if run is None else self._ask(queries.RULES_OF_RUN, run=run)
        return {row.digest: row for row in map(self._rules_row, rows)}

    def cards(
        self,
        year: int,
        up_to_run: int | None = None,
        branch: str | None = None,
        track: str | None = None,
        rule_set: str | None = None,
    ) -> Iterator[Card]:
        """The members of a year by rule set and rank, those without a rank last, each once, as its last run has it.

        Only what counts after run ``up_to_run``: a later run of a workbook for that year takes the place of earlier
        ones as a whole. Ranks are over the year whatever is left out of the rows. UsageProblem: no such run.
        """
        at = self._at(up_to_run)
        self._check(year, at)
        rows = self._ask(
            queries.year(several=self._several(year, at)),
            year=year,
            up_to_run=at,
            branch=None if branch is None else fold(branch),
            track=track,
            rule_set=rule_set,
        )
        return self._cards(rows)

    def cards_of(self, run: int) -> Iterator[Card]:
        """The members of a run in the order of 成員, with their ranks within the workbook."""
        self._check_once(RUN, run=run)
        return self._cards(self._ask(queries.CARDS_OF_RUN, run=run))

    def filled(self, cards: Iterable[Card], *, categories: bool = True, lines: bool = True) -> Iterator[Card]:
        """The cards with their categories and lines, in the order of the rules; a few hundred are held at a time."""
        rules, waiting = self.rules(), iter(cards)
        while some := list(islice(waiting, _AT_ONCE)):
            scores = self._parts("categories", some) if categories else {}
            given = self._parts("lines", some) if lines else {}
            for at, card in enumerate(some):
                own = rules[card.rules]
                try:
                    yield card._replace(
                        categories=tuple(_score(row, own.tracks[card.track]) for row in scores.get(at, ())),
                        lines=tuple(
                            line_of(row, own.words(card.track, *row[:2]), card.run) for row in given.get(at, ())
                        ),
                    )
                except (KeyError, TypeError, ValueError):
                    raise unsound(self._path, card.run) from None

    def duplicates(self, year: int, up_to_run: int | None = None) -> Iterator[Duplicate]:
        """Members of two workbooks of a year: which run counts, and which is set aside. By id."""
        at = self._at(up_to_run)
        if not self._several(year, at):
            return iter(())
        return (Duplicate._make(row) for row in self._ask(queries.DUPLICATES, year=year, up_to_run=at))

    def verify(self, head: str | None = None) -> Iterator[Fault]:
        """What is not as it was entered: nothing, where every digest of the chain comes out again.

        ``head`` is the beginning of a digest that the chain once ended with: it must be there still.
        """
        from dangxing.ledger import verifying

        return verifying.verify(self._connection, head)

    def sound(self, runs: Iterable[int]) -> set[int]:
        """Which of some runs are as they were entered; none, where the chain of digests is broken anywhere."""
        from dangxing.ledger import verifying

        with faults(self._path):
            return verifying.sound(self._connection, runs)

    def standing(self, within: Iterable[Path | str]) -> Iterator[Standing]:
        """How the scored workbooks stand at their places, each as its last run entered it, inside these folders."""
        from dangxing.ledger import verifying

        return verifying.standing(self._connection, within)

    def head(self) -> str | None:
        """The digest of the last entry, which covers all that was ever entered; None: nothing was."""
        with faults(self._path):
            _, digest = entering.last(self._connection)
        return None if digest == entering.BEGINNING else digest

    # What the methods share.

    def _ask(self, query: str, **values: Any) -> Iterator[tuple[Any, ...]]:
        with faults(self._path):
            # By way of map: a cursor that stands here itself is closed with its reader, when the ledger may be already.
            yield from map(tuple, self._connection.execute(query, values))

    def _cards(self, rows: Iterable[tuple[Any, ...]]) -> Iterator[Card]:
        tracks = {(row.digest, track) for row in self.rules().values() for track in row.tracks}
        for row in rows:
            try:
                card = card_of(row)
            except ValueError:
                raise unsound(self._path, row[0]) from None
            if (card.rules, card.track) not in tracks:
                raise unsound(self._path, row[0])
            yield card

    def _check(self, year: int, at: int) -> None:
        """FileProblem: a member who counts, or did the year before, is none that can have been entered."""
        for each in (year, year - 1):
            self._check_once(queries.EFFECTIVE, year=each, up_to_run=at)

    def _check_once(self, effective: str, **values: int) -> None:
        if (effective, *values.values()) not in self._checked:
            with faults(self._path):
                check_cards(self._connection, self._path, effective, values)
            self._checked.add((effective, *values.values()))

    def _rules_row(self, row: Iterable[Any]) -> RulesRow:
        row = tuple(row)
        if not _RULES(row):
            told = {"rule_set": str(row[0]), "version": str(row[1]), "digest": str(row[2])[:12]}
            raise FileProblem("ledger.unsound-rules", path=str(self._path), **told)
        return RulesRow(*row)

    def _last(self) -> int:
        [(last,)] = self._ask("SELECT coalesce(max(run), 0) FROM runs")
        return int(last)

    def _at(self, up_to_run: int | None) -> int:
        if up_to_run is None:
            return _LATEST
        last = self._last()
        if not 1 <= up_to_run <= last:
            raise UsageProblem("ledger.no-run", run=up_to_run, last=last)
        return up_to_run

    def _several(self, year: int, at: int) -> bool:
        query = "SELECT count(DISTINCT key) FROM runs WHERE year = :year AND run <= :up_to_run"
        [(workbooks,)] = self._ask(query, year=year, up_to_run=at)
        return bool(workbooks > 1)

    def _parts(self, table: Literal["categories", "lines"], cards: Sequence[Card]) -> dict[int, list[tuple[Any, ...]]]:
        """The rows of some cards, by the number of the card among them."""
        places = json.dumps([card.run << queries.PLACE_BITS | card.place for card in cards])
        found: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
        for at, *row in self._ask(queries.parts(table), places=places):
            if not _PARTS[table](tuple(row)):
                raise unsound(self._path, cards[at].run)
            found[at].append(tuple(row))
        return found


_PARTS = {
    "categories": Shape(["text", *["whole"] * 7]),
    "lines": Shape(["text", "text", "whole", "whole", "whole?", "whole", "text", "text?"]),
}
_RULES = Shape(["text"] * 4)


def _moment(when: dt.datetime | None) -> str:
    return (when or dt.datetime.now(dt.UTC)).astimezone(dt.UTC).isoformat(timespec="seconds")


def _score(row: tuple[Any, ...], track: Mapping[str, Any]) -> CategoryScore:
    """KeyError: the track has no such category."""
    track["categories"][row[0]]
    return score_of(row)
