"""The story of a check, top to bottom: opened, checked, and, where it is asked for, a marked copy.

Over many workbooks it is the run of :func:`run_of`. Nothing here writes results, so the writing library is never
loaded.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from dangxing.errors import DangxingError, FileProblem
from dangxing.runs.engine import Crash, FileKey, Outcome, Run, attempted, file_key

if TYPE_CHECKING:
    from dangxing.rules import Rulebook
    from dangxing.workbook.annotating import Note

LeftOut = Literal["own", "foreign", "blank"]

_ROOMS = (
    "workbook.reading", "workbook.reading.ooxml", "workbook.reading.rows", "workbook.reading.styles",
    "workbook.validating", "workbook.origin",
)  # fmt: skip
# So many bytes of workbooks are checked while a process starts.
_WORTH = 400_000


class Candidate(NamedTuple):
    """A workbook to check. ``found``: it was not named but stood in a folder, and is left out if it is a scored
    workbook or a marked copy; ``sought``: also if it has no sheet of a records workbook."""

    path: str
    found: bool = False
    sought: bool = False
    data: bytes | None = None

    def carrying(self, data: bytes) -> Candidate:
        """The same with the bytes of the file, which is not there where it is read."""
        return self._replace(data=data)


@dataclass(frozen=True, slots=True)
class Options:
    """What holds for every workbook of a run. ``codes`` None: problems of every code are told."""

    year: int | None = None
    codes: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Checked(Outcome):
    """What came of one workbook. ``script`` is that of its titles; ``left_out`` says why it was not checked.

    ``headers`` are the rows of titles, from 0, by the titles of sheets.
    """

    left_out: LeftOut | None = None
    headers: Mapping[str, int] = field(default_factory=dict)


Checking: TypeAlias = "Run[Candidate, tuple[Rulebook, Options], Checked]"


def run_of(rulebook: Rulebook, options: Options) -> Checking:
    """The run that checks workbooks."""
    return Run(_check, (rulebook, options), Checked, _ROOMS, _WORTH)


def check(candidate: Candidate, rulebook: Rulebook, options: Options) -> Checked:
    """Open and check one workbook. Nothing is raised."""
    return run_of(rulebook, options).one(candidate)


def _check(candidate: Candidate, shared: tuple[Rulebook, Options]) -> Checked:
    from dangxing.workbook import reading, validating

    rulebook, options = shared
    path = candidate.path
    with reading.open_workbook(Path(path), data=candidate.data) as book:
        if is_own(path, book.titles, named=not candidate.found, data=candidate.data):
            return Checked(path, left_out="own")
        if candidate.sought and not _is_records(book.titles, rulebook):
            return Checked(path, left_out="foreign")
        checked = validating.check(book.titles, book.grid, path, rulebook, options.year)
    problems = checked.problems
    if candidate.found and any(problem.code == "no-members" for problem in problems):
        return Checked(path, left_out="blank")
    if options.codes is not None:
        problems = tuple(problem for problem in problems if problem.code in options.codes)
    return Checked(path, checked.script, problems, headers=checked.headers)


def look(path: str, rulebook: Rulebook) -> Literal["own", "records", "foreign"]:
    """What a workbook is, by its titles alone: made here, of records, or another. FileProblem: it cannot be read."""
    from dangxing.workbook import reading

    with reading.open_workbook(Path(path)) as book:
        if is_own(path, book.titles, named=False):
            return "own"
        return "records" if _is_records(book.titles, rulebook) else "foreign"


def is_own(path: str, titles: Sequence[str], *, named: bool, data: bytes | None = None) -> bool:
    """Whether the workbook is a result of this program: by its properties, or, if it is a scored one, by its sheets.

    A program that saved it in another format may have dropped the properties. A marked or mended copy holds records:
    it is worked on where it was ``named``, and left out where it stands beside others. ``data`` are the bytes of the
    file, where they were read already.
    """
    from dangxing.workbook import origin

    kind = origin.kind_of(Path(path) if data is None else io.BytesIO(data))
    if kind is not None:
        return kind == "result" or not named
    return origin.is_scored(titles)


def _is_records(titles: Sequence[str], rulebook: Rulebook) -> bool:
    """Whether any sheet is, or seems to be, one that records cannot be without."""
    from dangxing.workbook.validating import finding
    from dangxing.workbook.validating.lexicon import lexicon_of

    lexicon = lexicon_of(rulebook)
    needed = [key for key, sheet in rulebook.contract.sheets.items() if sheet.required]
    return any(finding.sheet_meant(title, lexicon) in needed for title in titles)


def copies(paths: Sequence[str], word: str = "checked") -> list[str]:
    """The path of the copy of each workbook: ``records.xlsx`` → ``records-checked.xlsx`` beside it.

    A copy of that very kind is renewed in its own place. Where two would be the same, all take in their endings:
    ``records-xls-checked.xlsx``.
    """
    plain = [path if _is_copy(path, word) else f"{_stem(path)}-{word}.xlsx" for path in paths]
    folded = [os.path.realpath(target).casefold() for target in plain]
    return [
        target if folded.count(key) == 1 else f"{_stem(path)}-{Path(path).suffix[1:]}-{word}.xlsx"
        for path, target, key in zip(paths, plain, folded, strict=True)
    ]


def _is_copy(path: str, word: str) -> bool:
    """Whether a workbook is a copy of that kind, by its name and by what is in it."""
    from dangxing.workbook import origin

    return path.casefold().endswith(f"-{word}.xlsx") and origin.kind_of(Path(path)) == word


def _stem(path: str) -> str:
    return path[: len(path) - len(Path(path).suffix)]


def annotate(
    checked: Checked, target: str, *, inputs: frozenset[FileKey], say: Callable[[Note], object]
) -> DangxingError | Crash | None:
    """Write the marked copy of a workbook to ``target``, whole or not at all; ``say`` is told what is lost before.

    Gives why there is no copy, if there is none. Nothing is raised.
    """
    return attempted(checked.path, lambda: _annotate(checked, target, inputs, say))


def _annotate(checked: Checked, target: str, inputs: frozenset[FileKey], say: Callable[[Note], object]) -> None:
    from dangxing.files import whole
    from dangxing.workbook import annotating, reading

    path = Path(checked.path)
    keep_others(checked.path, target, inputs)
    renewed = file_key(target) == file_key(checked.path)
    with reading.open_workbook(path) as book:
        prepared = annotating.prepare(checked.path, path.read_bytes(), lambda: (book.titles, book.grid))
    for note in prepared.notes:
        if renewed:
            raise FileProblem("annotate.would-lose", path=checked.path, target=target)
        say(note)
    with whole(Path(target)) as file:
        afterwards = annotating.write(prepared, checked.problems, checked.script, file, checked.headers)
    for note in afterwards:
        say(note)


def keep_others(path: str, target: str, inputs: frozenset[FileKey]) -> None:
    """FileProblem: the copy would replace a workbook that is no marked copy."""
    from dangxing.workbook import origin

    if file_key(target) in inputs - {file_key(path)}:
        raise FileProblem("annotate.would-overwrite-input", path=path, target=target)
    file = Path(target)
    if file.exists() and not (file.is_file() and origin.made_by_dangxing(file.read_bytes())):
        raise FileProblem("annotate.would-overwrite-other", path=path, target=target)
