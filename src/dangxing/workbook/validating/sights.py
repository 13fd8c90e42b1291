"""What a person sees in a sheet beside its values, and no single value shows: a column without a title, a number that
is merged over several rows, rows that are hidden, struck through or white on white."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from dangxing.language.script import Listed, Term, Terms
from dangxing.records import Place, column_letters
from dangxing.rules import Rulebook
from dangxing.workbook.grid import Grid, Rounded, is_empty
from dangxing.workbook.validating.numbers import AMOUNTS, plain_number
from dangxing.workbook.validating.problems import Problems
from dangxing.workbook.validating.sheets import Table

_SPANS_SHOWN = 8

Columns = Sequence[Sequence[object]]


def tell_looks(grid: Grid, columns: Iterable[int], first: int, problems: Problems) -> None:
    """Tell of conditions that may hide what stands in columns that are read, from a row on, and of notes there."""
    known, last = sorted(columns), grid.top + grid.height - 1
    told: dict[str, Place] = {}
    for top, left, bottom, right in grid.conditional:
        within = [column for column in known if left <= column <= right]
        top, bottom = max(top, first), min(bottom, last)
        if within and top <= bottom:
            start, stop = (Place(grid.title, row, at) for row, at in ((top, within[0]), (bottom, within[-1])))
            told.setdefault(str(start.cell) if start == stop else f"{start.cell}:{stop.cell}", start)
    if told:
        problems.add("conditional-look", next(iter(told.values())), grid.index, ranges=_listed([*told]))
    noted = [Place(grid.title, *cell) for cell in grid.noted if cell[0] >= first and cell[1] in known]
    if noted:
        cells = _listed([str(place.cell) for place in noted[: _SPANS_SHOWN + 1]])
        # Told of the sheet: a mark of ours beside each note would stand in its way.
        problems.add("notes-unread", Place(grid.title), grid.index, count=len(noted), cells=cells)


def tell_rows(grid: Grid, rows: Mapping[str, Sequence[int]], anchor: int, problems: Problems) -> None:
    """Tell of rows, from 0, that nobody sees or that are struck through, by the code of what is told."""
    for code, some in rows.items():
        if some:
            spans = _listed(_spans(some))
            problems.add(code, Place(grid.title, some[0], anchor), grid.index, count=len(some), rows=spans)


def unseen_rows(grid: Grid) -> dict[str, Sequence[int]]:
    """The rows of a sheet that nobody sees or that are struck through, by the code of what is told."""
    return {"hidden-rows": grid.hidden, "struck-rows": grid.struck, "pale-rows": grid.pale}


def tell_hidden(grid: Grid, row: int, titles: Mapping[int, str], problems: Problems, *, filled: bool = True) -> None:
    """Tell that a sheet is hidden in which anything stands (``filled``), and which columns are that hold something, by
    ``titles`` in a row."""
    if grid.concealed and filled:
        problems.add("hidden-sheet", Place(grid.title), grid.index)
    if titles:
        told = Terms("、".join(f"{titles[at]}（{column_letters(at)}）" for at in sorted(titles)))
        place = Place(grid.title, row, min(titles))
        problems.add("hidden-columns", place, grid.index, count=len(titles), columns=told)


def _listed(found: Sequence[str]) -> Listed:
    return Listed("、".join(found[:_SPANS_SHOWN]) + ("…" if len(found) > _SPANS_SHOWN else ""))


class _Merged(NamedTuple):
    """An amount that is merged over several rows of the sheet, from 0, or over several columns of amounts; ``right`` is
    the last of these, the first being that of ``field``."""

    top: int
    bottom: int
    field: str
    right: str


class Sights:
    """Looks at a table's rows as they come, and tells what was seen when there are no more."""

    def __init__(self, table: Table, fields: Sequence[str], rulebook: Rulebook, problems: Problems) -> None:
        self._table, self._rulebook = table, rulebook
        self._problems = problems
        self._fields = {field: at for at, field in enumerate(fields)}
        self._blank = list(table.untitled)
        self._untitled: list[int] = []
        self._merged = list(_merged(table))
        self._known = tuple(table.positions.values())
        columns = table.contract.columns
        self._percent: dict[str, list[int]] = {
            field: [] for field in table.positions if columns[field].holds == "percentage"
        }
        self._points: set[str] = set()
        self._narrow: dict[str, tuple[int, list[int]]] = {
            field: (table.grid.narrow[at], [])
            for field, at in table.layout.columns.items()
            if at in table.grid.narrow and columns[field].holds in AMOUNTS
        }
        hidden = {field: at for field, at in table.layout.columns.items() if at in table.grid.hidden_columns}
        self._hidden = {field: table.positions[field] for field in hidden}
        self._hidden_filled: set[str] = set()
        self._filled = False
        self._seen = unseen_rows(table.grid)
        header = table.layout.header_row
        # Letters of a header in white may stand on the ground of a whole table's look.
        self._unseen = {
            code: [header] if code != "pale-rows" and header in rows else [] for code, rows in self._seen.items()
        }

    def __call__(self, raw: Columns, converted: Columns, first: int) -> None:
        """Look at a chunk: its raw and its converted values, column by column, the first row's number from 0."""
        if self._table.grid.concealed and not self._filled:
            self._filled = not all(all(map(is_empty, raw[position])) for position in self._known)
        for position in [position for position in self._blank if not all(map(is_empty, raw[position]))]:
            self._blank.remove(position)
            self._untitled.append(position)
        for field in [field for field, at in self._hidden.items() if not all(map(is_empty, raw[at]))]:
            del self._hidden[field]
            self._hidden_filled.add(field)
        if self._merged:
            self._look_at_merged(converted, first)
        for field, shares in self._percent.items():
            self._look_at_percent(field, shares, raw[self._table.positions[field]], first)
        for field, (room, cut) in self._narrow.items():
            values = enumerate(raw[self._table.positions[field]], first)
            cut += (at for at, value in values if type(value) is float and len(plain_number(value)) > room)
        for code, rows in self._seen.items():
            if rows:
                start, stop = bisect_left(rows, first), bisect_left(rows, first + len(raw[0]))
                self._unseen[code] += (row for row in rows[start:stop] if self._any(raw, row - first))

    def close(self) -> None:
        """Tell what only all rows together show."""
        table, problems = self._table, self._problems
        tell_rows(table.grid, self._unseen, table.layout.anchor, problems)
        hidden = {table.layout.columns[field]: table.contract.columns[field].title for field in self._hidden_filled}
        tell_hidden(table.grid, table.layout.header_row, hidden, problems, filled=self._filled)
        columns = table.layout.columns.values()
        tell_looks(table.grid, columns, table.grid.top + table.skip, problems)
        for field, (_, cut) in self._narrow.items():
            if cut:
                told = {"column": Term(table.contract.columns[field].title), "count": len(cut)}
                problems.add("narrow-column", table.place(cut[0] + 1, field), table.grid.index, **told)
        for field, shares in self._percent.items():
            for row in shares if field in self._points else ():
                title = Term(table.contract.columns[field].title)
                problems.add("mixed-percent", table.place(row + 1, field), table.grid.index, column=title)
        absent = _absent(table, self._rulebook)
        for position in sorted(self._untitled):
            place = Place(table.layout.title, table.layout.header_row, table.grid.left + position)
            column = column_letters(place.column or 0)
            if 0 < len(absent) <= len(self._untitled):
                titles = Terms("、".join(absent))
                problems.add("untitled-known", place, table.grid.index, column=column, titles=titles)
            else:
                problems.add("untitled-column", place, table.grid.index, column=column)

    def _look_at_percent(self, field: str, rows: list[int], values: Sequence[object], first: int) -> None:
        """Which numbers are percentages, and whether there are others: some may have been meant for the other."""
        for at, value in enumerate(values, first):
            if isinstance(value, str | Rounded) and str(value).rstrip().endswith(("%", "％")):
                rows.append(at)
            elif isinstance(value, int | float) and value > 1:
                self._points.add(field)

    def _look_at_merged(self, converted: Columns, first: int) -> None:
        last = first + len(converted[0])
        for top, bottom, field, right in [each for each in self._merged if first <= each.top < last]:
            value = converted[self._fields[field]][top - first]
            if isinstance(value, Decimal | int):
                told: dict[str, object] = {"found": str(value)}
                place = self._table.place(top + 1, field)
                told["range"] = f"{place.cell}:{self._table.place(bottom + 1, right).cell}"
                if field == right:
                    told["count"] = bottom - top + 1
                    self._problems.put("merged-number", place, self._table.grid.index, told)
                else:
                    self._problems.put("merged-columns", place, self._table.grid.index, told)

    def _any(self, raw: Columns, at: int) -> bool:
        return not all(is_empty(raw[position][at]) for position in self._known)


def _merged(table: Table) -> Iterator[_Merged]:
    """The ranges below the header that cover several rows of a column of amounts, or several such columns."""
    first = table.grid.top + table.skip
    amounts = sorted(
        (column, field)
        for field, column in table.layout.columns.items()
        if table.contract.columns[field].holds in AMOUNTS
    )
    for top, left, bottom, right in table.grid.merged:
        covered = [field for column, field in amounts if left <= column <= right] if first <= top else []
        if len(covered) > 1:
            yield _Merged(top, bottom, covered[0], covered[-1])
        elif covered and top < bottom:
            yield _Merged(top, bottom, covered[0], covered[0])


def _absent(table: Table, rulebook: Rulebook) -> list[str]:
    """The titles of columns that score, and that the sheet does not have; of some only where any rule reads them."""
    read = {"place": _wants_places, "points": _gives_points}
    return [
        column.title
        for field, column in table.contract.columns.items()
        if column.holds != "text" and field not in table.positions and (field not in read or read[field](rulebook))
    ]


def _wants_places(rulebook: Rulebook) -> bool:
    rule_sets = rulebook.rule_sets.values()
    return any(entry.place == "required" for rules in rule_sets for entry in rules.activities.values())


def _gives_points(rulebook: Rulebook) -> bool:
    tracks = [track for _, track in rulebook.tracks.values()]
    rules = (rule for track in tracks for category in track.categories.values() for rule in category.rules.values())
    return any(rule.entered for rule in rules)


def _spans(rows: Sequence[int]) -> list[str]:
    """Rows (from 0) as a person writes them: ``2–19``, ``24``."""
    spans: list[list[int]] = []
    for row in rows:
        if spans and spans[-1][1] == row - 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    return [str(first + 1) if first == last else f"{first + 1}–{last + 1}" for first, last in spans]
