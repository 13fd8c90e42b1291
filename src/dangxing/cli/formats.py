"""What a check found, for programs: JSON, CSV, annotations of GitHub Actions."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Sequence
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any

from dangxing.cli import streams
from dangxing.cli.findings import FIELDS, Finding, Output
from dangxing.cli.phrases import Phrases
from dangxing.language import Language
from dangxing.language.script import one_line
from dangxing.language.voice import csv_cell, json_text
from dangxing.records import column_letters

if TYPE_CHECKING:
    from dangxing.records import Problem
    from dangxing.workbook.fixing import Change


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
