"""What can be mended for certain in 簽到: dates of its header, ids and names, marks taken for an attendance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dangxing.language import Language
from dangxing.language.script import in_script
from dangxing.workbook.fixing import Change
from dangxing.workbook.grid import Grid
from dangxing.workbook.validating.checks import Known
from dangxing.workbook.validating.dates import dates_of
from dangxing.workbook.validating.faults import shown
from dangxing.workbook.validating.lexicon import Lexicon
from dangxing.workbook.validating.mending import People, covered_cells, date_mend, plain
from dangxing.workbook.validating.problems import Problems
from dangxing.workbook.validating.sign_in import SignInCheck
from dangxing.workbook.validating.sign_table import Marks, Meant

Wanted = dict[int, str | None]
"""What cells of a row are to be, by their places in the grid; None: they may stay."""


class SignInMends:
    """The changes of the sheet. ``people`` say whose an id is that no member has."""

    def __init__(self, grid: Grid, lexicon: Lexicon, people: People) -> None:
        self._grid, self._people = grid, people
        # Nobody is known here: only where what stands is asked for, and nothing is told.
        self._found = SignInCheck(grid, lexicon, Problems(""), Known(lexicon, listed=False))
        self._marks = Marks(self._found.meaning)
        self._titles = {str(key): choice.title for key, choice in lexicon.rulebook.contract.attendance.items()}
        self._date = date_mend(dates_of(lexicon))
        self._columns = [column.at for column in self._found.columns]

    def changes(self, script: Language) -> Iterator[Change]:
        """Every change, row by row; words in ``script``."""
        head = self._found.head
        if head is None:
            return
        covered = covered_cells(self._grid)
        top, left = self._grid.top, self._grid.left
        for row, values in enumerate(self._found.table.rows):
            wanted: Wanted = {}
            if row in head.rows:
                wanted = {at: self._date(values[at]) for at in self._columns}
            elif row > head.rows[-1]:
                marks = {at: self._marks[_key(values[at])] for at in self._columns}
                # A note under the table is nobody's row.
                if any(meant is not None and meant.attendance for meant in marks.values()):
                    said = {at: self._mark(values[at], meant, script) for at, meant in marks.items()}
                    wanted = self._person(row, values) | said
            for at, after in sorted(wanted.items()):
                if after is not None and (top + row, left + at) not in covered:
                    yield Change(self._grid.title, top + row, left + at, shown(values[at]), after)

    def _person(self, row: int, values: Sequence[object]) -> Wanted:
        places = self._found.places
        wanted: Wanted = {places[field]: plain(values[places[field]]) for field in ("id", "name") if field in places}
        if "id" in places:
            name = self._found.table.text(row, places["name"]) if "name" in places else ""
            meant = self._people.meant(self._found.table.text(row, places["id"]), name or None)
            wanted |= {} if meant is None else {places["id"]: meant}
        return wanted

    def _mark(self, raw: object, meant: Meant | None, script: Language) -> str | None:
        if meant is None or not meant.attendance:
            return None
        return in_script(self._titles[meant.attendance], script) if meant.code else plain(raw)


def _key(raw: object) -> object:
    return raw if type(raw) is str else (type(raw), raw)
