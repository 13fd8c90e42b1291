"""A records workbook that is filled in: rows held against the contract as ``validate`` would, and written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dangxing.errors import FileProblem
from dangxing.language.voice import Voice
from dangxing.records import SheetKey
from dangxing.sheets.cells import Row
from dangxing.workbook.grid import Grid

if TYPE_CHECKING:
    from dangxing.rules import Column, Rulebook
    from dangxing.workbook.layouts.assembling import Rows
    from dangxing.workbook.validating import Validated

_MOST_ROWS: Final = 1_048_575
# From so many rows on a workbook is put together on the disk.
_SMALL: Final = 20_000
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

    def checked(self, year: int | None) -> Validated:
        """What ``validate`` finds in it, before it is written."""
        from dangxing.workbook import validating

        titles = [sheet.title for sheet in self._sheets]
        return validating.check(titles, lambda at: self._sheets[at].grid(at), str(self.target), self._rulebook, year)

    def write(self) -> None:
        """Write it, whole or not at all. FileProblem: it cannot be written."""
        from dangxing.sheets.opening import opened

        small = sum(len(sheet.rows) for sheet in self._sheets) < _SMALL
        title = self.voice.say("template.file-name")
        with opened(self.target, self.voice, "", small=small, title=title, result=False) as book:
            for each in self._sheets:
                sheet = book.add(each.title)
                styles = [0 if name is None else book.style(name) for name in each.styles]
                rows = each.drawn(book.style("records-header"), styles)
                book.fill(sheet, rows, len(each.rows) + 1, each.widths)
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

    def drawn(self, header: int, styles: Sequence[int]) -> Iterator[Row]:
        """The rows as they are written, with the numbers of their formats."""
        yield Row(self._titles, (header,) * len(self._titles))
        days = _Memo(lambda date: date.toordinal() - _EPOCH if isinstance(date, dt.date) else date)
        dates = [at for at, column in enumerate(self.columns.values()) if column.holds == "date"]
        for values in self.values():
            for at in dates:
                values[at] = days[values[at]]
            yield Row(values, styles)


class _Memo(dict[Any, Any]):
    """What a function gives, each value worked out once."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, value: Any) -> Any:
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
