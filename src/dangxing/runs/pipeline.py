"""The story of a workbook, top to bottom: opened, checked, scored, written, entered.

Over many workbooks it is the run of :func:`run_of`.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from dangxing.errors import FileProblem
from dangxing.language import Language
from dangxing.runs.carrying import Known, known_before, last_run, with_before
from dangxing.runs.engine import FileKey, Outcome, Run
from dangxing.runs.settling import afar, prepare, settling, undo

if TYPE_CHECKING:
    from dangxing.ledger import Entry
    from dangxing.records import Problem, SheetKey
    from dangxing.results import Result
    from dangxing.rules import Rulebook
    from dangxing.sheets import Posting
    from dangxing.workbook.grid import Grid


# What stands behind doors that are otherwise opened by every process for itself, at its first workbook, is named too.
ROOMS = (
    "workbook.reading", "workbook.reading.ooxml", "workbook.reading.rows", "workbook.reading.styles",
    "workbook.validating", "workbook.origin", "scoring", "scored", "scored.about", "scored.facts",
    "scored.feedback", "scored.lines_sheet", "scored.notices", "scored.plan", "scored.records_copy",
    "scored.settled_sheet", "scored.summary_sheet", "scored.track_sheets", "sheets.opening", "summary",
    "ledger.drafts", "ledger.entries", "language.signs",
)  # fmt: skip
# So many bytes of workbooks are scored while a process starts.
WORTH = 200_000


class Task(NamedTuple):
    """A workbook to score: its path as given, and the folder and name of what is written.

    With ``dated`` the folder of the year is set between them.
    """

    path: str
    folder: str
    name: str
    dated: bool
    data: bytes | None = None

    def carrying(self, data: bytes) -> Task:
        """The same with the bytes of the workbook, which is not there where it is scored."""
        return self._replace(data=data)

    def target(self, year: int) -> str:
        """The path of the scored workbook, with forward slashes."""
        folder = f"{self.folder}/{year}" if self.dated else self.folder
        return self.name if folder in ("", ".") else f"{folder}/{self.name}"


class Options(NamedTuple):
    """What holds for every workbook of a run.

    ``language`` is that of titles and reasons, ``asked`` that of the scored workbook; None: the script of the records.
    ``inputs`` are the files that must not be written to. ``ledger`` is where results are entered; None: nowhere.
    ``as_of`` is the day up to which is
    scored, and lies in ``year``; None: the whole year. ``apart``: a workbook whose members the ledger knows from
    another is no copy of it. ``within`` are the folders in which what earlier runs left is put in place.
    ``posting`` says who posts the notice; ``mark`` is that of the drafts.
    ``papers`` False: no scored workbook is written, and the ledger enters the results alone.
    ``up_to_run`` is the last run of the ledger when the run began, where rules ask for the period before (else None).
    ``away``: it is scored on other machines, which see the files (``shared``) or do not (``shipped``), and have what
    the ledger knows of the periods ``before``, by year.
    """

    year: int | None = None
    language: Language | None = None
    keep_records: bool = True
    inputs: frozenset[FileKey] = frozenset()
    ledger: str | None = None
    as_of: dt.date | None = None
    apart: bool = False
    within: tuple[str, ...] = (".",)
    asked: Language | None = None
    posting: Posting | None = None
    mark: str = ""
    up_to_run: int | None = None
    papers: bool = True
    away: Literal["shared", "shipped"] | None = None
    before: Mapping[int, Known] | None = None


@dataclass(frozen=True, slots=True)
class Scored(Outcome):
    """What came of one workbook. ``summary`` is what :func:`dangxing.summary.workbook` gives; None: it was not scored.

    ``entry`` is what has yet to be entered in the ledger, the scored workbook waiting in its draft until it is.
    ``notes`` are of the ledger, not of the workbook: what is told to programs does not hang on them. ``shipped`` are
    the bytes of the scored workbook, where the draft does not stand on this machine. ``year`` is that of what was not
    scored, where it is known, and ``branches`` those of its members, by id.
    """

    summary: dict[str, Any] | None = None
    entry: Entry | None = None
    notes: tuple[Problem, ...] = ()
    shipped: bytes | None = None
    year: int | None = None
    branches: Mapping[str, str] = field(default_factory=dict)


def run_of(rulebook: Rulebook, options: Options) -> Run[Task, tuple[Rulebook, Options], Scored]:
    """The run that scores workbooks.

    Nothing is written where there is an error. With a ledger the scored workbook stands in a draft until its outcome
    is entered: which of two entries is the later is told by the order of the work.
    """
    from dangxing.ledger import drafts

    last = last_run(rulebook, Path(options.ledger)) if options.ledger is not None else None
    options = options._replace(mark=drafts.mark(), up_to_run=last)
    return Run(_score, (rulebook, options), Scored, ROOMS, WORTH, settling, afar, undo)


def score_workbook(task: Task, rulebook: Rulebook, options: Options) -> Scored:
    """Open, check, score and write one workbook. Nothing is raised."""
    return run_of(rulebook, options).one(task)


def _score(task: Task, shared: tuple[Rulebook, Options]) -> Scored:
    from dangxing import scored, scoring, summary
    from dangxing.results import Result
    from dangxing.scoring import feeding
    from dangxing.workbook import origin, reading, validating

    rulebook, options = shared
    with reading.open_workbook(Path(task.path), data=task.data) as book:
        if origin.is_scored(book.titles):
            raise FileProblem("cli.own-output", path=task.path)
        checked = validating.validate(book.titles, book.grid, task.path, rulebook, options.year)
        problems = tuple(checked.problems)
        records, year = checked.records, checked.year
        if records is None or year is None:
            return Scored(task.path, checked.script, problems, year=year, branches=checked.branches)
        rulebook = rulebook.for_year(year)
        records = with_before(records, rulebook, _before(rulebook, year, options))
        problems += tuple(feeding.wanting(records, rulebook, task.path))
        cards = scoring.score(records, rulebook, year, options.as_of)
        result = Result(task.path, book.digest, year, records, cards, problems, options.as_of)
        target = task.target(year)
        if options.papers and options.away != "shipped":
            prepare(target, options.inputs)
        told = summary.workbook(result, rulebook, target, options.language or records.script)
        grids = checked.grids if options.keep_records else None
        if options.ledger is None and options.away is None:
            scored.write_scored(
                result, rulebook, Path(target), grids=grids, language=options.asked, posting=options.posting
            )
            return Scored(task.path, records.script, problems, told)
        entry = _drafted(result, rulebook, Path(target), grids, options) if options.papers else _bare(result, rulebook)
    data = Path(str(entry.scored.draft)).read_bytes() if entry.scored and options.away == "shipped" else None
    return Scored(task.path, records.script, problems, told, entry, shipped=data)


def _before(rulebook: Rulebook, year: int, options: Options) -> Known:
    """What is known of the period before. FileProblem: the ledger cannot be read."""
    if options.before is not None:
        return options.before.get(year - 1, {})
    return {} if options.ledger is None else known_before(rulebook, year, Path(options.ledger), options.up_to_run)


def _bare(result: Result, rulebook: Rulebook) -> Entry:
    """What the ledger is to keep of a result of which no workbook is written."""
    from dangxing import ledger

    return ledger.entry_of(result, rulebook)


def _drafted(
    result: Result,
    rulebook: Rulebook,
    target: Path,
    grids: Mapping[SheetKey, Grid] | None,
    options: Options,
) -> Entry:
    """Write the scored workbook beside its place, and say what the ledger is to keep."""
    from dangxing import ledger, scored
    from dangxing.ledger import drafts

    draft = Path(drafts.name(options.mark)) if options.away == "shipped" else drafts.beside(target, options.mark)
    try:
        scored.write_scored(result, rulebook, draft, grids=grids, language=options.asked, posting=options.posting)
    except FileProblem as error:
        raise FileProblem(error.code, **{**error.params, "path": str(target)}) from error
    try:
        return ledger.entry_of(result, rulebook, drafts.scored(target, draft), apart=options.apart)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def tasks(paths: Sequence[str], out: str | None, as_of: dt.date | None = None) -> list[Task]:
    """What to write for each workbook, no two alike and none an input.

    ``records.xlsx`` becomes ``records-scored.xlsx``, or, ``as_of`` a day, ``records-scored-2024-06-30.xlsx``. Where
    two would be the same in one folder, all of them take in what tells them apart: the ending
    (``records-xls-scored.xlsx``), the folder (``east-records-scored.xlsx``), both, or, where folders have the same name
    too, their number in the run.
    """
    folders = [out.replace(os.sep, "/").rstrip("/") or "/" if out else _beside(path) for path in paths]
    ending = f"-scored{f'-{as_of.isoformat()}' if as_of else ''}.xlsx"
    names = [_names(path, number, ending) for number, path in enumerate(paths, 1)]
    inputs = {_key(path) for path in paths}
    level = [0] * len(paths)
    while True:
        taken: dict[str, list[int]] = {}
        for index, folder in enumerate(folders):
            taken.setdefault(_key(f"{folder}/{names[index][level[index]]}"), []).append(index)
        clashing = [
            index
            for key, group in taken.items()
            if len(group) > 1 or key in inputs
            for index in group
            if level[index] + 1 < len(names[index])
        ]
        if not clashing:
            break
        for index in clashing:
            level[index] += 1
    return [
        Task(path, folder, names[index][level[index]], dated=out is None)
        for index, (path, folder) in enumerate(zip(paths, folders, strict=True))
    ]


def _beside(path: str) -> str:
    folder = path.rpartition("/")[0]
    return f"{folder}/scored" if folder else "/scored" if path.startswith("/") else "scored"


def _names(path: str, number: int, scored: str) -> list[str]:
    file = Path(path)
    ending, parent = file.suffix.lstrip("."), Path(os.path.realpath(path)).parent.name
    stems = (
        file.stem,
        f"{file.stem}-{ending}",
        f"{parent}-{file.stem}",
        f"{parent}-{file.stem}-{ending}",
        f"{parent}-{file.stem}-{ending}-{number}",
    )
    return [f"{stem}{scored}" for stem in stems]


def _key(path: str) -> str:
    # Folded, as many file systems do not tell letter case apart.
    return os.path.normcase(os.path.realpath(path)).casefold()
