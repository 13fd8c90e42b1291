"""The new ledger, whole or not at all: written as a draft beside its place, and put there when it is complete."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from dangxing.errors import FileProblem, UsageProblem
from dangxing.files import replace, settle
from dangxing.ledger import connection as connections
from dangxing.ledger import drafts, entering, retracing
from dangxing.ledger.connection import faults
from dangxing.ledger.merging.chaining import chain
from dangxing.ledger.merging.copying import copy
from dangxing.ledger.merging.failing import note_failures
from dangxing.ledger.merging.likening import SameWorkbook, liken
from dangxing.ledger.merging.taking import Source, take

# How long whoever has the ledger open that is to be replaced is waited for, in seconds.
_WAIT = 5.0
# Pages of the draft that are held, in KiB, whatever its size.
_CACHE = 64_000


class Taken(NamedTuple):
    """A ledger that was merged: its path as given, its runs, and the digest of its last entry."""

    path: str
    runs: int
    digest: str


class Merged(NamedTuple):
    """What a merge came to: the runs of the new ledger, its last digest, what it was made of, in the order given, and
    the workbooks that two ledgers had both scored."""

    runs: int
    digest: str
    sources: tuple[Taken, ...]
    same: tuple[SameWorkbook, ...]


def merge(paths: Sequence[Path], into: Path, *, force: bool = False, same_people: bool = False) -> Merged:
    """Make the ledgers at ``paths`` into a new one at ``into``, and say what it holds.

    ``force``: it takes the place of a ledger that is there. ``same_people``: an id under which two ledgers know
    different names is one person's all the same. UsageProblem: ``into`` is one of the ledgers. FileProblem: it is there
    already, a ledger cannot be read or is not as it was entered, two are copies of one, an id is that of different
    people, or the new one cannot be written; nothing is left of it then.
    """
    _refuse(paths, into, force)
    with ExitStack() as stack:
        sources = [stack.enter_context(take(path)) for path in paths]
        _all_apart(sources)
        ordered = sorted(sources, key=lambda source: source.head)
        with _draft(into) as book:
            copy(book, ordered)
            keys, same = liken(book, ordered, same_people=same_people)
            chain(book, ordered, keys)
            note_failures(book, ordered)
            if any(retracing.faults(book)):
                raise AssertionError("a chain does not come out again")
            runs, digest = entering.last(book)
    return Merged(runs, digest, tuple(Taken(each.name, each.runs, each.head) for each in sources), tuple(same))


def _refuse(paths: Sequence[Path], into: Path, force: bool) -> None:
    """UsageProblem, FileProblem: nothing may be written to ``into``. Anything but a ledger is left as it is."""
    for path in paths:
        connections.look(path, "read")
        if into.exists() and into.samefile(path):
            raise UsageProblem("ledger.merge-into-itself", path=path.as_posix())
    connections.look(into, "write")
    if into.exists():
        if not force:
            raise FileProblem("ledger.merge-exists", path=into.as_posix())
        connections.recognise(into, _WAIT)


def _all_apart(sources: Sequence[Source]) -> None:
    """FileProblem: two ledgers begin with the same entry, so that one is a copy of the other, or went on from it."""
    known: dict[str, Source] = {}
    for source in sources:
        for beginning in source.beginnings:
            if (other := known.setdefault(beginning, source)) is not source:
                raise FileProblem("ledger.merge-copies", path=source.name, other=other.name)


@contextmanager
def _draft(into: Path) -> Iterator[sqlite3.Connection]:
    """The new ledger, to be filled in one transaction, and in its place once the block ends well."""
    draft = drafts.beside(into)
    try:
        with faults(into):
            book = connections.connect(draft, "write", 0).connection
            try:
                # Nothing need be taken back in a file that is thrown away where anything fails.
                for setting in (
                    "journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF", f"cache_size = -{_CACHE}",
                ):  # fmt: skip
                    book.execute(f"PRAGMA {setting}").close()
                with entering.transaction(book):
                    yield book
            finally:
                book.close()
        _put(draft, into)
    finally:
        for left in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                Path(f"{draft}{left}").unlink(missing_ok=True)


def _put(draft: Path, into: Path) -> None:
    try:
        with draft.open("r+b") as file:
            os.fsync(file.fileno())
        if into.exists():
            connections.alone(into, _WAIT)
        replace(draft, into)
    except OSError as fault:
        raise FileProblem("ledger.failed", path=str(into), reason=fault.strerror or str(fault)) from fault
    settle(into.parent)
