"""A records workbook that is filled in: rows held against the contract as ``validate`` would, and written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from functools import partial
from pathlib import Path
from typing import Any, Final

from dangxing.errors import FileProblem
from dangxing.language.voice import Voice
from dangxing.records import Problem, SheetKey, column_letters
from dangxing.rules import Column, Rulebook
from dangxing.sheets.cells import Encoder, Row, number_text
from dangxing.workbook.grid import Grid
from dangxing.workbook.layouts.assembling import Activities, Rows

_MOST_ROWS: Final = 1_048_575
# From so many rows on a workbook is put together on the disk.
_SMALL: Final = 20_000
_REMEMBERED: Final = 65_536
_EPOCH: Final = dt.date(1899, 12, 30).toordinal()
_WIDTHS: Final = {"id": 16, "date": 13, "activity": 18, "track": 16}
_WIDTH: Final = 14
_SOURCE_WIDTH: Final = 40
_STYLES: Final = {"date": "date", "id": "records-id"}


class Filled:
    """A records workbook that is filled in: plain sheets with the titles of the contract, in the voice's language.

    A sheet has the columns that it must have and those that a row fills. FileProblem: more rows than a sheet holds.
    """

    def __init__(self, rows: Mapping[SheetKey, Rows], rulebook: Rulebook, voice: Voice, target: Path) -> None:
        self.voice, self.target, self._rulebook = voice, target, rulebook
        sheets = rulebook.contract.sheets
        self._sheets = [
            _Sheet(voice.title(sheets[key]), sheets[key].columns, given, rulebook, voice)
            for key, given in rows.items()
            if given.values or sheets[key].required
        ]
        most = max(len(sheet.rows) for sheet in self._sheets)
        if most > _MOST_ROWS:
            raise FileProblem("importing.too-many-rows", path=target.as_posix(), rows=most, bound=_MOST_ROWS)

    def errors(self, year: int | None) -> list[Problem]:
        """The errors that ``validate`` would find in it, before it is written.

        What is wrong with one mark of attendance is so with all of the same activity and track: if those that are held
        against the contract first, one of a kind, are sound, all are.
        """
        if not self._errors([sheet.typical() for sheet in self._sheets], year):
            return []
        return self._errors(self._sheets, year)

    def _errors(self, sheets: Sequence[_Sheet], year: int | None) -> list[Problem]:
        from dangxing.workbook import validating

        titles = [sheet.title for sheet in sheets]
        path = str(self.target)
        found = validating.check(titles, lambda at: sheets[at].grid(at), path, self._rulebook, year, doubted=False)
        return [problem for problem in found.problems if problem.severity == "error"]

    def write(self) -> None:
        """Write it, whole or not at all. FileProblem: it cannot be written."""
        from dangxing.sheets.opening import opened

        small = sum(len(sheet.rows) for sheet in self._sheets) < _SMALL
        title = self.voice.say("template.file-name")
        with opened(self.target, self.voice, "", small=small, title=title, result=False) as book:
            for each in self._sheets:
                sheet = book.add(each.title)
                styles = [0 if name is None else book.style(name) for name in each.styles]
                for column, width in enumerate(each.widths):
                    sheet.set_column(column, column, width)
                rows = each.drawn(book.encoder, book.style("records-header"), styles)
                sheet.feed_xml(rows, len(each.rows) + 1, len(each.widths))
                book.table(sheet, 0, len(each.rows), len(each.widths))


class _Sheet:
    """One sheet of it."""

    def __init__(
        self, title: str, columns: Mapping[str, Column], given: Rows, rulebook: Rulebook, voice: Voice
    ) -> None:
        places = {field: at for at, field in enumerate(given.fields)}
        full = {field for field, at in places.items() if any(row[at] is not None for row in given.values)}
        self.title = title
        self.columns = {field: column for field, column in columns.items() if column.required or field in full}
        self._at = [places.get(field) for field in self.columns]
        self.rows = given.values
        self._said = [words_of(column, rulebook, voice) for column in self.columns.values()]
        self._titles = [voice.title(column) for column in self.columns.values()]
        self.widths = [
            _SOURCE_WIDTH if field == "source" else _WIDTHS.get(column.holds, _WIDTH)
            for field, column in self.columns.items()
        ]
        self.styles = [_STYLES.get(column.holds) for column in self.columns.values()]

    def typical(self) -> _Sheet:
        """The sheet with one mark of attendance for each activity and track; all else as it is."""
        if not isinstance(self.rows, Activities):
            return self
        other = copy(self)
        other.rows = self.rows.typical()
        return other

    def values(self) -> Iterator[list[Any]]:
        """The rows as the language has them."""
        ways = list(zip(self._at, self._said, strict=True))
        for row in self.rows:
            yield [None if at is None else row[at] if say is None else say[row[at]] for at, say in ways]

    def grid(self, index: int) -> Grid:
        """The sheet as if it were read."""

        def rows() -> Iterator[list[object]]:
            yield list(self._titles)
            for values in self.values():
                yield ["" if value is None else value for value in values]

        return Grid(self.title, index, 0, 0, len(self.rows) + 1, len(self.columns), rows)

    def drawn(self, encoder: Encoder, header: int, styles: Sequence[int]) -> Iterator[str]:
        """The rows as XML, with the numbers of their formats. What recurs in a column is encoded once."""
        width = len(self.columns)
        letters = [column_letters(at) for at in range(width)]
        yield encoder.row(1, Row(self._titles, (header,) * width), letters)
        cells = [_Memo(partial(_encoded, encoder, style)) for style in styles]
        row = "".join(f'<c r="{letter}{{0}}"{{{at + 1}}}' for at, letter in enumerate(letters))
        draw = f'<row r="{{0}}">{row}</row>\n'.format
        for number, values in enumerate(self.values(), 2):
            yield draw(number, *[memo[value] for memo, value in zip(cells, values, strict=True)])


def _encoded(encoder: Encoder, style: int, value: Any) -> str:
    """What follows the place of a cell."""
    if isinstance(value, dt.date):
        value = value.toordinal() - _EPOCH
    head = f' s="{style}"' if style else ""
    if value is None:
        return f"{head}/>"
    return head + (encoder.text(value) if isinstance(value, str) else f"><v>{number_text(value)}</v></c>")


class _Memo(dict[Any, Any]):
    """What a function gives, each value worked out once; what comes to be too much is worked out anew."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, value: Any) -> Any:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[value] = self._function(value)
        return found


def words_of(column: Column, rulebook: Rulebook, voice: Voice) -> _Memo | None:
    """Terms as the language has them: the key of an attendance or track by its title. None: a column without terms."""
    contract = rulebook.contract
    match column.holds:
        case "attendance":
            choices = {str(key): choice for key, choice in contract.attendance.items()}
            return _Memo(lambda value: voice.title(choices[value]) if value in choices else value)
        case "track":
            tracks = rulebook.tracks
            return _Memo(lambda value: voice.title(tracks[value][1]) if value in tracks else value)
        case "activity":
            return _Memo(lambda value: voice.term(value) if isinstance(value, str) else value)
        case _:
            return None
