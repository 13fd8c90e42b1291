"""The notice of a quarter, with what the ledger lacks of it scored from the records at hand.

That is done as ``score --as-of`` would, on a copy of the ledger that is thrown away: a report enters nothing.
"""

from __future__ import annotations

import datetime as dt
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from dangxing.cli import inputs, options, running, score
from dangxing.cli.language import Session
from dangxing.cli.notice import Asked
from dangxing.errors import FileProblem
from dangxing.language import text
from dangxing.ledger import Ledger, open_ledger
from dangxing.ledger.at_hand import records_of
from dangxing.ledger.connection import copied
from dangxing.ledger.drafts import inside, roots
from dangxing.ledger.entries import whole_path_of
from dangxing.reports import quarterly
from dangxing.reports.quarterly import Notice
from dangxing.rules import NATURAL, Rulebook
from dangxing.runs import pipeline
from dangxing.runs.pipeline import Scored


def notice_of(asked: Asked, rulebook: Rulebook, session: Session, *, quiet: bool) -> tuple[Notice | None, bool]:
    """The notice, and whether all workbooks that were to be scored were; None: there is neither ledger nor result.

    What is wrong with them is told. FileProblem: the ledger cannot be read.
    """
    found, last, days = None, 0, dict[str, dt.date]()
    if asked.ledger.exists() or not asked.named:
        with open_ledger(asked.ledger) as book:
            found = quarterly.notice_of(book, asked.year, asked.quarter, session.settings.branches)
            last = max((run.run for run in book.runs()), default=0)
            days = dict(_lacking(book, found, rulebook.for_year(asked.year), asked.ledger.parent))
    named = _named(asked, rulebook, session, quiet=quiet)
    if not days and not named:
        return found, True
    with TemporaryDirectory() as folder:
        copy = Path(folder) / options.LEDGER
        if found is not None:
            copied(asked.ledger, copy)
        outcomes = _scored({**days, **named}, asked, rulebook, copy, session, quiet=quiet)
        if copy.exists():
            with open_ledger(copy) as book:
                found = quarterly.notice_of(book, asked.year, asked.quarter, session.settings.branches, last)
    return found, all(outcome.summary is not None for outcome in outcomes)


def _lacking(book: Ledger, found: Notice, rulebook: Rulebook, home: Path) -> Iterator[tuple[str, dt.date]]:
    """The workbooks that a notice lacks and that are at hand, each with its day.

    One that other rules scored last is left to the user: to score it by these would be a guess.
    """
    lacking = {fault.params["whole_path"]: fault.params["date"] for fault in found.problems if fault.code == "no-run"}
    last = {run.whole_path: run for run in book.runs() if run.year == found.year}
    for path, day in lacking.items():
        run = last[str(path)]
        same = all(rulebook.digests.get(rules.id) == digest for digest, rules in book.rules(run.run).items())
        if same and records_of(run, (".", home)) is not None:
            # The path as it was given may be any in a stranger's ledger: it is not followed out of the folders.
            near = inside(Path(os.path.abspath(run.path)), roots((".", home)))  # noqa: PTH100
            here = near and whole_path_of(run.path) == run.whole_path
            yield run.path if here else run.whole_path, dt.date.fromisoformat(str(day))


def _named(asked: Asked, rulebook: Rulebook, session: Session, *, quiet: bool) -> Mapping[str, dt.date]:
    """The workbooks that are named, each with the last day of the quarter. FileProblem: one is not there."""
    if not asked.named:
        return {}
    paths = list(asked.named)
    found = score.records(list(inputs.workbooks(paths)), paths, session, quiet=quiet)
    for entry in found:
        if isinstance(entry, FileProblem):
            raise entry
    calendars = set(rulebook.for_year(asked.year).calendars)
    calendar = calendars.pop() if len(calendars) == 1 else NATURAL
    return dict.fromkeys(inputs.files(found), calendar.quarter_end(asked.year, asked.quarter))


def _scored(
    days: Mapping[str, dt.date], asked: Asked, rulebook: Rulebook, ledger: Path, session: Session, *, quiet: bool
) -> list[Scored]:
    """Score workbooks, each up to its day, into a ledger. What is wrong with them is told."""
    by_day: defaultdict[dt.date, list[str]] = defaultdict(list)
    for path, day in days.items():
        by_day[day].append(path)
    outcomes: list[Scored] = []
    for day, paths in by_day.items():
        settings = pipeline.Options(asked.year, session.explicit, ledger=str(ledger), as_of=day, papers=False)
        work = [pipeline.Task(path, str(ledger.parent), "", dated=False) for path in paths]
        words = text("cli.progress", session.language)
        run = pipeline.run_of(rulebook, settings)
        outcomes += running.outcomes(run, paths, work, asked.spread, words, quiet=quiet)
    found = score.of_records(outcomes, list(asked.named), rulebook, session, quiet=quiet)
    failed = [outcome for outcome in found if outcome.summary is None]
    score.tell(failed, len(failed), session, quiet=quiet)
    return list(found)
