"""What a program needs that scores workbooks itself: the names of ``import dangxing``.

Rooms are imported when a function first needs them, so that nobody pays for what is not used.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from dangxing.errors import DangxingError, FileProblem

if TYPE_CHECKING:
    from dangxing.language import Language
    from dangxing.ledger import Ledger
    from dangxing.records import Problem, Records, SheetKey
    from dangxing.results import Result
    from dangxing.rules import Rulebook
    from dangxing.scoring.explaining import Explanation
    from dangxing.workbook.grid import Grid

File = str | PathLike[str]


class RecordsProblem(DangxingError):
    """A workbook with errors, which is not scored: ``problems`` has them all, and the warnings."""

    def __init__(self, code: str, /, problems: tuple[Problem, ...] = (), **params: object) -> None:
        super().__init__(code, problems=problems, **params)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Workbook:
    """A records workbook that was read and has no error.

    ``digest`` is the SHA-256 of the file, in hex; ``year`` the one that its records are of; ``records`` are its rows,
    sheet by sheet; ``problems`` the warnings.
    """

    path: str
    digest: str
    year: int
    records: Records = field(repr=False)
    problems: tuple[Problem, ...]
    grids: Mapping[SheetKey, Grid] = field(repr=False)


def load_rules(folder: File | None = None) -> Rulebook:
    """The rules in ``folder``, checked as a whole; None: those that are shipped.

    RulesProblem: they cannot be used; it has all ``faults``, each with its file, line and column.
    """
    from dangxing.rules import loading

    return loading.load(None if folder is None else Path(folder))


def check(path: File, rules: Rulebook, year: int | None = None) -> tuple[Problem, ...]:
    """Everything that is wrong with a workbook or hardly meant, in the order of sheet, row and column.

    Each problem has its ``code``, ``severity`` (``error`` or ``warning``) and ``place`` (``sheet``, ``cell``);
    ``message`` tells it. ``year`` None: the one in which all dates fall. FileProblem: the file cannot be read.
    """
    from dangxing.workbook import reading, validating

    with reading.open_workbook(Path(path)) as book:
        return validating.check(book.titles, book.grid, fspath(path), rules, year).problems


def read(path: File, rules: Rulebook, year: int | None = None) -> Workbook:
    """The records of a workbook (``.xlsx``, ``.xlsm``, ``.xlsb``, ``.xls``, ``.ods``), which is not changed.

    ``year`` None: the one in which all dates fall. FileProblem: the file cannot be read. RecordsProblem: there are
    errors in it; it has all ``problems``.
    """
    from dangxing.workbook import reading, validating

    with reading.open_workbook(Path(path)) as book:
        found = validating.validate(book.titles, book.grid, fspath(path), rules, year)
        if found.records is None or found.year is None:
            raise RecordsProblem("validate.unsound", tuple(found.problems), path=fspath(path))
        return Workbook(fspath(path), book.digest, found.year, found.records, tuple(found.problems), found.grids)


def score(workbook: Workbook, rules: Rulebook, as_of: dt.date | None = None) -> Result:
    """The year of each member, ranked: ``result.cards``, one a member in the order of the list of members.

    ``as_of``, a day of the year: up to which is scored; None: the whole year. Points are decimals. A card's ``lines``
    are the rules that gave points, each with the cells that caused it (``result.records.address`` writes them out).
    """
    from dangxing import scoring
    from dangxing.results import Result

    cards = scoring.score(workbook.records, rules, workbook.year, as_of)
    return Result(workbook.path, workbook.digest, workbook.year, workbook.records, cards, workbook.problems, as_of)


def write(result: Result, rules: Rulebook, target: File, *, workbook: Workbook | None = None) -> None:
    """Write the scored workbook, with live formulas, to ``target``: whole or not at all.

    With ``workbook`` its sheets are copied into it, and evidence links to their rows; without, evidence is text alone.
    FileProblem: it cannot be written, or is the workbook that was scored.
    """
    from dangxing import scored

    if Path(target).resolve() == Path(result.path).resolve():
        raise FileProblem("cli.would-overwrite-input", path=fspath(target))
    grids = None if workbook is None else workbook.grids
    scored.write_scored(result, rules.for_year(result.year), Path(target), grids=grids)


def open_ledger(path: File, mode: Literal["read", "write"] = "read") -> AbstractContextManager[Ledger]:
    """A ledger, for a ``with`` block: to read, or to write to, in which case it is made where there is none.

    FileProblem: there is none to read, it is damaged or no ledger, or another process keeps it.
    """
    from dangxing import ledger

    return ledger.open_ledger(Path(path), mode)


def enter(ledger: Ledger, result: Result, rules: Rulebook) -> int:
    """Enter a result in a ledger that is open to write, in one transaction; gives the number of the run.

    It takes the place of what was entered of that workbook before, which is kept. FileProblem: it cannot be entered.
    """
    from dangxing.ledger import entry_of

    return ledger.enter(entry_of(result, rules.for_year(result.year)))


def explain(result: Result, rules: Rulebook, member: str, as_of: dt.date | None = None) -> Explanation:
    """Why a member, named by id or name, has the score: the card, the rows behind it, and what would raise it.

    ``as_of`` is the day from which it is looked at; None: the end of the year. UsageProblem: there is no such member.
    """
    from dangxing.scoring import explaining

    found = explaining.find(result.records, member, result.path)
    return explaining.explain(result, rules.for_year(result.year), found, as_of)


def message(found: Problem | DangxingError, language: Language = "en") -> str:
    """A problem or an error as a sentence in ``zh-Hans``, ``zh-Hant`` or ``en``: what is wrong, and how to mend it."""
    from dangxing.language import problem_texts, text, with_hint

    if isinstance(found, DangxingError):
        return text(found.code, language, **found.params)
    return with_hint(*problem_texts(found.code, language, found.params), language)
