"""What a check found, printed as it comes: lines for people; what programs read is in :mod:`dangxing.cli.formats`.

There may be a million problems: each is rendered once, cheaply, and nothing that was printed is kept.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, TextIO

from dangxing.cli import rendering
from dangxing.cli.phrases import Phrases
from dangxing.cli.rendering import error_text, short_code
from dangxing.cli.wording import text
from dangxing.errors import FileProblem
from dangxing.gathering import Kind, drawn, gather
from dangxing.language import Language
from dangxing.language.script import one_line

if TYPE_CHECKING:
    from dangxing.errors import RuleFault
    from dangxing.records import Problem
    from dangxing.runs.checking import Checked
    from dangxing.workbook.fixing import Change

# Lines are handed on so many at a time.
_BATCH = 4_000
SCREEN = 24
"""Kinds of problems that are told on one screen."""
_LEAST = 4
FIELDS = ("path", "sheet", "cell", "severity", "code", "message", "hint", "source")


class Finding(NamedTuple):
    """A problem as programs read it. ``line`` and ``column``, from 1, are those of a file of rules."""

    path: str
    sheet: str | None
    cell: str | None
    severity: str
    code: str
    message: str
    hint: str | None
    line: int | None = None
    column: int | None = None
    source: str | None = None

    @property
    def fields(self) -> tuple[str | None, ...]:
        """What a program is told, in the order of ``FIELDS``: a line and column are told in the message."""
        message = self.message if self.line is None else f"{self.line}:{self.column}: {self.message}"
        return self.path, self.sheet, self.cell, self.severity, self.code, message, self.hint, self.source


def of_failure(checked: Checked, language: Language) -> Finding:
    """What kept a workbook from being checked."""
    error = checked.failure
    if error is None:
        kind = checked.crash.kind if checked.crash else ""
        message = text("cli.internal-error", language, kind=kind)
        return Finding(checked.path, None, None, "error", "internal-error", message, None)
    message = error_text(error, language)
    sheet, cell = error.params.get("sheet"), error.params.get("cell")
    where = str(sheet) if sheet else None, str(cell) if cell else None
    return Finding(checked.path, *where, "error", short_code(error.code), message, None)


def of_fault(fault: RuleFault, language: Language) -> Finding:
    """A fault in a file of rules."""
    message = text(fault.code, language, **fault.params)
    return Finding(fault.path, None, None, "error", short_code(fault.code), message, None, fault.line, fault.column)


class Output:
    """Where findings go. ``most`` None: all are printed; what is left out is counted in ``more``."""

    def __init__(self, most: int | None = None) -> None:
        self.more = 0
        self._left = most
        self._held: list[str] = []

    def problems(self, found: Sequence[Problem], language: Language) -> None:
        """Print the problems of a workbook."""
        shown = found if self._left is None else found[: self._left]
        if self._left is not None:
            self._left -= len(shown)
        self.more += len(found) - len(shown)
        phrases = Phrases(language)
        for start in range(0, len(shown), _BATCH):
            self._held.extend(self._lines(shown[start : start + _BATCH], phrases))
            self.flush()

    def finding(self, found: Finding, language: Language) -> None:
        """Print what is no problem of a cell: a workbook that cannot be read, a fault in the rules."""
        self._put(self._of_finding(found))

    def changes(self, path: str, changes: Sequence[Change], language: Language) -> None:
        """Note how a workbook is mended."""

    def workbook(self, path: str, errors: int, warnings: int, copy: str | None) -> None:
        """Note what came of a workbook, after its problems."""

    def close(self) -> None:
        """Print what is still held."""
        self.flush()

    def _lines(self, found: Sequence[Problem], phrases: Phrases) -> Iterator[str]:
        for problem in found:
            place = problem.place
            message, hint = phrases.texts(problem)
            cell = phrases.cell(place)
            said = problem.severity, problem.code, message, hint
            yield self._of_finding(Finding(problem.path, place.sheet, cell, *said, source=problem.source))

    def _of_finding(self, found: Finding) -> str:
        raise NotImplementedError

    def _put(self, line: str) -> None:
        self._held.append(line)
        if len(self._held) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Hand on what was printed so far. FileProblem: it cannot be."""
        try:
            sys.stdout.write("".join(self._held))
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise FileProblem("cli.output-failed", reason=error.strerror) from None
        self._held.clear()

    def line(self, words: str) -> None:
        """Print a line."""
        self._put(one_line(words) + "\n")


def output(shape: str, most: int | None, *, copies: bool, everything: bool = False) -> Output:
    """The output of a format; ``copies``: JSON is to tell of marked copies; ``everything``: not a screenful."""
    if shape == "table":
        return Lines(most, everything=everything)
    from dangxing.cli import formats

    if shape == "json":
        return formats.Json(most, copies=copies)
    return {"csv": formats.Csv, "github": formats.GitHub}[shape](most)


def share(workbooks: int) -> int:
    """How many kinds of problems each of so many workbooks may tell, so that all of them fill about a screen."""
    return max(SCREEN // max(workbooks, 1), _LEAST)


def change_lines(path: str, changes: Iterable[Change], language: Language) -> Iterator[str]:
    """A line for each change, with all cells of a column that are changed alike."""
    rows: dict[tuple[str, int, str, str | None], list[int]] = {}
    for sheet, row, column, before, after in changes:
        rows.setdefault((sheet, column, before, after), []).append(row)
    for (sheet, column, before, after), found in rows.items():
        place = f"{path}:{sheet}!{drawn(found, column, most=None)}"
        key = "validate.change" if after is not None else "validate.change-emptied"
        told = before or text("validate.change-formula", language)
        yield one_line(text(key, language, place=place, before=told, after=after))


def kind_lines(kinds: Iterable[Kind], language: Language, stream: TextIO | None = None) -> Iterator[str]:
    """A line for each kind of problems, for ``stream`` (None: standard error)."""
    phrases = Phrases(language, stream)
    for kind in kinds:
        problem = kind.told
        place = one_line(problem.path)
        if problem.place.sheet is not None:
            place += f":{one_line(problem.place.sheet)}"
        cells = kind.cells
        if cells is not None:
            place += f"!{cells}"
        if kind.count > 1:
            place += text("validate.kind-cells", language, count=kind.count)
        others = text("validate.kind-others", language, count=kind.others) if kind.others else ""
        yield phrases.line(place, problem, others + phrases.source(problem))


class Lines(Output):
    """``records.xlsx:活動!D17, D19–D23 (6 cells): error unknown-activity: …``: a line a kind, at most ``most``.

    ``workbooks`` is how many are to share a screen.
    """

    def __init__(self, most: int | None = None, *, everything: bool = False) -> None:
        super().__init__(most)
        self.more_kinds = 0
        self.workbooks = 1
        self._everything = everything

    def problems(self, found: Sequence[Problem], language: Language) -> None:
        """Print the problems of a workbook, gathered: where ``most`` was not given, its share of a screen."""
        kinds = gather(found, apart=self._everything)
        most = self._left
        if most is None and not self._everything:
            most = share(self.workbooks)
        shown = kinds[:most]
        if self._left is not None:
            self._left -= len(shown)
        self.more_kinds += len(kinds) - len(shown)
        self.more += sum(kind.count for kind in kinds[len(shown) :])
        for line in kind_lines(shown, language, sys.stdout):
            self._put(line + "\n")
        self.flush()

    def changes(self, path: str, changes: Sequence[Change], language: Language) -> None:
        """A line a change."""
        for line in change_lines(path, changes, language):
            self._put(line + "\n")
        self.flush()

    def finding(self, found: Finding, language: Language) -> None:
        """A line of the same form."""
        place = found.path if found.line is None else f"{found.path}:{found.line}:{found.column}"
        told = rendering.line(place, found.severity, found.code, found.message, language, sys.stdout)
        self._put(f"{told}\n")
