"""What a check found, printed as it comes: lines, JSON, CSV or annotations of GitHub Actions.

There may be a million problems: each is rendered once, cheaply, and nothing that was printed is kept.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from dangxing.cli import rendering
from dangxing.cli.phrases import Phrases
from dangxing.cli.rendering import error_text, short_code
from dangxing.cli.wording import text
from dangxing.errors import FileProblem
from dangxing.gathering import Kind, drawn, gather
from dangxing.language import Language
from dangxing.language.script import one_line
from dangxing.language.voice import csv_cell, json_text
from dangxing.records import column_letters

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
    if shape == "json":
        return Json(most, copies=copies)
    if shape == "table":
        return Lines(most, everything=everything)
    return {"csv": Csv, "github": GitHub}[shape](most)


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


class Json(Output):
    """``{"problems": […], "workbooks": [{"path", "errors", "warnings"}]}``, a problem a line."""

    def __init__(self, most: int | None = None, *, copies: bool = False) -> None:
        super().__init__(most)
        self._encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
        self._copies = copies
        self._workbooks: list[dict[str, object]] = []
        self._changes: list[str] = []
        self._mended = False
        self._separator = "\n"
        self._put('{"problems": [')

    def workbook(self, path: str, errors: int, warnings: int, copy: str | None) -> None:
        """Keep it for the second list."""
        entry: dict[str, object] = {"path": path, "errors": errors, "warnings": warnings}
        if self._copies:
            entry["checked_path"] = copy
        self._workbooks.append(entry)

    def changes(self, path: str, changes: Sequence[Change], language: Language) -> None:
        """Keep them for a list of their own."""
        self._mended = True
        for sheet, row, column, before, after in changes:
            cell = f"{column_letters(column)}{row + 1}"
            entry = {"path": path, "sheet": sheet, "cell": cell, "from": before, "to": after}
            self._changes.append(self._encode(entry))

    def flush(self) -> None:
        """Hand it on, so that nothing in it steers a terminal."""
        self._held = [json_text("".join(self._held))]
        super().flush()

    def close(self) -> None:
        """Print the list of workbooks, and how many problems were not printed, if any were not."""
        self._put("],\n" if self._separator == "\n" else "\n],\n")
        workbooks = ",\n  ".join(self._encode(entry) for entry in self._workbooks)
        self._put(f'"workbooks": [\n  {workbooks}\n]' if workbooks else '"workbooks": []')
        if self._mended:
            changes = ",\n  ".join(self._changes)
            self._put(f',\n"changes": [\n  {changes}\n]' if changes else ',\n"changes": []')
        self._put(f',\n"more": {self.more}}}\n' if self.more else "}\n")
        self.flush()

    def _lines(self, found: Sequence[Problem], phrases: Phrases) -> Iterator[str]:
        # Put together by hand: most of an entry is the same as in the one before it.
        quoted, heads, kinds = _Quoted(), dict[str | None, str](), dict[str, str]()
        for problem in found:
            place, code = problem.place, problem.code
            head = heads.get(place.sheet)
            if head is None:
                head = f'  {{"path": {quoted[problem.path]}, "sheet": {quoted[place.sheet]}, "cell": '
                heads[place.sheet] = head
            kind = kinds.get(code)
            if kind is None:
                kind = f', "severity": {quoted[problem.severity]}, "code": {quoted[code]}, "message": '
                kinds[code] = kind
            message, hint = phrases.texts(problem)
            cell = phrases.cell(place)
            separator, self._separator = self._separator, ",\n"
            source = "null" if problem.source is None else encode_basestring(problem.source)
            told = f'{encode_basestring(message)}, "hint": {quoted[hint]}, "source": {source}'
            where = "null" if cell is None else f'"{cell}"'
            yield f"{separator}{head}{where}{kind}{told}}}"

    def _of_finding(self, found: Finding) -> str:
        separator, self._separator = self._separator, ",\n"
        return f"{separator}  {self._encode(dict(zip(FIELDS, found.fields, strict=True)))}"


class Csv(Output):
    """A row a problem. Text that a spreadsheet program would take for a formula is marked as text by an apostrophe."""

    def __init__(self, most: int | None = None) -> None:
        super().__init__(most)
        from dangxing.cli import streams

        sink: Any = self
        self._writer = csv.writer(sink, lineterminator="\n")
        self._row = ""
        self._writer.writerow(FIELDS)
        # Spreadsheet programs take a file for UTF-8 only if it begins with this mark; a person need not see it.
        self._put(("" if streams.is_terminal(sys.stdout) else "\ufeff") + self._row)

    def write(self, row: str) -> None:
        """Take a row from the writer."""
        self._row = row

    def _of_finding(self, found: Finding) -> str:
        self._writer.writerow([_as_text(value) for value in found.fields])
        return self._row


class GitHub(Output):
    """``::error file=records.xlsx,title=unknown-activity::活動!D17: …``: a workflow command a problem."""

    def _of_finding(self, found: Finding) -> str:
        properties = {"file": found.path, "line": found.line, "col": found.column, "title": found.code}
        told = ",".join(f"{name}={property_(str(value))}" for name, value in properties.items() if value is not None)
        place = "!".join(one_line(part) for part in (found.sheet, found.cell) if part)
        message = "\n".join(one_line(part) for part in (found.message, found.hint) if part)
        return f"::{found.severity} {told}::{escaped(f'{place}: {message}' if place else message)}\n"


class _Quoted(dict[str | None, str]):
    """Texts as JSON, for those that recur."""

    def __missing__(self, value: str | None) -> str:
        self[value] = quoted = "null" if value is None else encode_basestring(value)
        return quoted


def _as_text(value: object) -> object:
    return csv_cell(one_line(value)) if isinstance(value, str) else value


def escaped(value: str) -> str:
    """The words of a workflow command."""
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def property_(value: str) -> str:
    """A property of a workflow command."""
    return escaped(value).replace(":", "%3A").replace(",", "%2C")
