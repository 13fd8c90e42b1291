"""What is given in a case, written out as the sheets of a small workbook.

A case is short because most cells go without saying: one member of one branch, dates that do not matter. What is left
out is filled in here; what a cell may hold is the business of :mod:`dangxing.workbook.validating`, as for any workbook.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from dangxing.language import patterns
from dangxing.language.script import fold
from dangxing.records import SheetKey
from dangxing.rules import Calendar
from dangxing.rules.loading.faults import KEY, Fault, Loc, unknown
from dangxing.rules.periods import later
from dangxing.workbook.grid import Grid
from dangxing.workbook.validating.lexicon import Lexicon, Words

ID: Final = "1"
NAME: Final = "甲"
BRANCH: Final = "一支部"

TIMES: Final = "次數"
MISSING: Final = "缺"
OTHERS: Final = "同組"
LAST: Final = "上期"
SPANS: Final = {"每月": 1, "每兩月": 2, "每季度": 3}
UNRECORDED: Final = "無記錄"

_ROWS: Final[tuple[SheetKey, ...]] = ("schedule", "activities")
_SINGLE: Final[tuple[SheetKey, ...]] = ("members", "appraisal", "branches")
_SHORT_DATE: Final = patterns.late(r"(\d{1,2})-(\d{1,2})", re.ASCII)
_MOST_ROWS: Final = 366

Cell = tuple[object, Loc]
Cells = dict[str, Cell]


_MOST_DIGITS = 40


@dataclass(frozen=True)
class RowsGiven:
    """An entry of 安排 or 活動: its cells by field, and the days that it stands for.

    ``dates`` None: the first day of the member's period and the ``times`` − 1 days after it.
    """

    loc: Loc
    sheet: SheetKey
    cells: Cells
    dates: tuple[object, ...] | None = None
    times: int = 1

    @property
    def activity(self) -> str:
        """The activity as it is written."""
        return str(self.cells["activity"][0]) if "activity" in self.cells else ""


@dataclass
class Given:
    """What a case gives. ``schedule`` tells whether there is a sheet 安排 at all."""

    single: dict[SheetKey, Cells] = field(default_factory=lambda: {key: {} for key in _SINGLE})
    rows: list[RowsGiven] = field(default_factory=list)
    schedule: bool = False
    others: list[Given] = field(default_factory=list)
    before: dict[str, Decimal] = field(default_factory=dict)
    """What categories came to in the last period, by their ids."""

    def upon(self, base: Given, without: Collection[str]) -> Given:
        """What is given here, added to ``base`` without the rows of some activities (folded)."""
        kept = [row for row in base.rows if fold(row.activity) not in without]
        single = {key: base.single[key] | self.single[key] for key in _SINGLE}
        others, before = base.others + self.others, base.before | self.before
        return Given(single, kept + self.rows, base.schedule or self.schedule, others, before)


@dataclass(frozen=True)
class Sheets:
    """A workbook of one case: its titles, its grids, and where in the file each of its cells was given."""

    titles: tuple[str, ...]
    grids: tuple[Grid, ...]
    sources: Mapping[tuple[str, int, int], Loc]


class GivenReader:
    """Reads what cases give, in the words of the workbook; what it cannot read is added to ``faults``."""

    def __init__(self, lexicon: Lexicon, year: int, calendar: Calendar, faults: list[Fault]) -> None:
        self.lexicon = lexicon
        self.year = year
        self.calendar = calendar
        self.faults = faults
        self.columns: dict[SheetKey, Words] = {key: lexicon.columns(key) for key in (*_SINGLE, *_ROWS)}

    def read(self, raw: Mapping[str, object], loc: Loc) -> Given:
        """One ``given`` or base."""
        given = Given()
        for key, value in raw.items():
            sheet = self.lexicon.sheets[key]
            if sheet in _ROWS:
                given.schedule = given.schedule or sheet == "schedule"
                given.rows += self._entries(sheet, value, (*loc, key))
            elif fold(key) == fold(OTHERS):
                given.others += self._others(value, (*loc, key))
            elif fold(key) == fold(LAST):
                given.before |= self._before(value, (*loc, key))
            elif self.columns["activities"][key] == "attendance":
                given.schedule = True
                given.rows += self._attendance(value, (*loc, key))
            else:
                self._cell(given, key, value, (*loc, key))
        return given

    def _others(self, value: object, loc: Loc) -> Iterator[Given]:
        """More members of the branch, each as a case gives one: with 類別, and perhaps 支部, of its own."""
        for at, entry in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(entry, dict):
                yield self.read(entry, (*loc, at))
            else:
                self.faults.append(Fault((*loc, at), "wants-mapping", {"found": str(entry)}))

    def _before(self, value: object, loc: Loc) -> Iterator[tuple[str, Decimal]]:
        """``{ban: 2}``: what categories came to in the last period."""
        for category, score in value.items() if isinstance(value, dict) else ():
            if isinstance(score, int | Decimal) and not isinstance(score, bool):
                yield str(category), Decimal(score)
            else:
                self.faults.append(Fault((*loc, category), "wants-number", {"found": str(score)}))
        if not isinstance(value, dict):
            self.faults.append(Fault(loc, "wants-mapping", {"found": str(value)}))

    def _cell(self, given: Given, key: str, value: object, loc: Loc) -> None:
        for sheet in _SINGLE:
            found = self.columns[sheet][key]
            if found is not None:
                given.single[sheet][found] = (value, loc)
                return
        contract = self.lexicon.rulebook.contract.sheets
        known = [contract[sheet].title for sheet in _ROWS] + [contract["activities"].columns["attendance"].title]
        known += [column.title for sheet in _SINGLE for column in contract[sheet].columns.values()]
        self.faults.append(unknown((*loc, KEY), "unknown-key", key, tuple(dict.fromkeys(known))))

    def _entries(self, sheet: SheetKey, value: object, loc: Loc) -> Iterator[RowsGiven]:
        for at, entry in enumerate(value if isinstance(value, list) else [value]):
            here = (*loc, at) if isinstance(value, list) else loc
            if isinstance(entry, dict):
                yield self._entry(sheet, entry, here)
            elif isinstance(entry, str):
                yield RowsGiven(here, sheet, {"activity": (entry, here)})
            else:
                self.faults.append(Fault(here, "wants-mapping", {"found": str(entry)}))

    def _entry(self, sheet: SheetKey, entry: Mapping[str, object], loc: Loc) -> RowsGiven:
        cells: Cells = {}
        dates: tuple[object, ...] | None = None
        times, missing = 1, frozenset[object]()
        for key, value in entry.items():
            here = (*loc, key)
            found = self.columns[sheet][key]
            if fold(key) == fold(TIMES):
                times = self._times(value, here)
            elif fold(key) == fold(MISSING):
                months = value if isinstance(value, list) else [value]
                missing = frozenset(month for month in months if isinstance(month, int))
            elif found == "date":
                dates = self._dates(value)
            elif found is not None:
                cells[found] = (value, here)
            else:
                words = (*self.columns[sheet].allowed, TIMES, MISSING)
                titles = [self._title(sheet, word) for word in words]
                self.faults.append(unknown((*here, KEY), "unknown-key", key, titles))
        if missing:
            dates = tuple(date for date in dates or () if getattr(date, "month", None) not in missing)
        return RowsGiven(loc, sheet, cells, dates, times)

    def _title(self, sheet: SheetKey, field: str) -> str:
        column = self.lexicon.rulebook.contract.sheets[sheet].columns.get(field)
        return column.title if column else field

    def _times(self, value: object, loc: Loc) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= _MOST_ROWS:
            return value
        self.faults.append(Fault(loc, "out-of-range", {"found": str(value), "bound": f"1–{_MOST_ROWS}"}))
        return 1

    def _dates(self, value: object) -> tuple[object, ...]:
        months = next((months for word, months in SPANS.items() if fold(word) == fold(str(value))), None)
        if months is not None:
            first = self.calendar.first(self.year)
            return tuple(later(first, month).replace(day=15) for month in range(1, 13, months))
        return tuple(self.date(one) for one in (value if isinstance(value, list) else [value]))

    def date(self, value: object) -> object:
        """A day of the year (``03-15``) as a date; what is none stays as it is, to be refused as in a workbook."""
        found = _SHORT_DATE.fullmatch(value) if isinstance(value, str) else None
        try:
            return self.calendar.within(self.year, int(found[1]), int(found[2])) if found else value
        except ValueError:
            return value

    def _attendance(self, value: object, loc: Loc) -> Iterator[RowsGiven]:
        """``{集中學習: [出席, 缺席, 無記錄]}``: so many events on so many days, and the member's rows of them."""
        if not isinstance(value, dict):
            self.faults.append(Fault(loc, "wants-mapping", {"found": str(value)}))
            return
        for activity, statuses in value.items():
            here = (*loc, activity)
            listed = statuses if isinstance(statuses, list) else [statuses]
            for at, status in enumerate(listed):
                place = (*here, at) if isinstance(statuses, list) else here
                cells: Cells = {"activity": (activity, here)}
                dates = (dt.timedelta(days=at),)
                yield RowsGiven(place, "schedule", cells, dates)
                if fold(str(status)) != fold(UNRECORDED):
                    yield RowsGiven(place, "activities", cells | {"attendance": (status, place)}, dates)

    def sheets(self, given: Given, track: str, loc: Loc) -> Sheets:
        """The workbook that a case stands for. ``track`` is the title of the member's track."""
        rows: dict[SheetKey, list[tuple[Loc, Cells]]] = {"members": [(loc, self._member(given, track, loc))]}
        branch = rows["members"][0][1]["branch"]
        if given.schedule:
            rows["schedule"] = []
        rows["activities"] = []
        rows["appraisal"] = []
        self._put(given, ID, branch, rows, loc)
        for number, other in enumerate(given.others, start=2):
            key = str(number)
            cells: Cells = {"id": (key, loc), "name": (f"{NAME}{key}", loc), "branch": branch, "track": (track, loc)}
            rows["members"].append((loc, cells | other.single["members"]))
            self._put(other, key, branch, rows, loc)
        if not rows["appraisal"]:
            del rows["appraisal"]
        if given.single["branches"]:
            rows["branches"] = [(loc, {"branch": branch} | given.single["branches"])]
        return self._laid_out(rows)

    def _put(
        self, given: Given, key: str, branch: Cell, rows: dict[SheetKey, list[tuple[Loc, Cells]]], loc: Loc
    ) -> None:
        """The rows of one member."""
        start = given.single["members"].get("start")
        first = self.date(start[0]) if start else None
        for entry in given.rows:
            own: Cells = {"branch": branch} if entry.sheet == "schedule" else {"id": (key, entry.loc)}
            for day in self._days(entry, first):
                rows.setdefault(entry.sheet, []).append((entry.loc, own | entry.cells | {"date": (day, entry.loc)}))
        if given.single["appraisal"]:
            rows["appraisal"].append((loc, {"id": (key, loc)} | given.single["appraisal"]))

    def _member(self, given: Given, track: str, loc: Loc) -> Cells:
        fixed: Cells = {"id": (ID, loc), "name": (NAME, loc), "branch": (BRANCH, loc), "track": (track, loc)}
        return fixed | given.single["members"]

    def _days(self, entry: RowsGiven, first: object) -> Iterator[object]:
        begins = self.calendar.first(self.year)
        inside = isinstance(first, dt.date) and self.calendar.year_of(first) == self.year
        opening = first if inside and isinstance(first, dt.date) else begins
        for date in entry.dates if entry.dates is not None else (dt.timedelta(0),):
            day = opening + date if isinstance(date, dt.timedelta) else date
            for more in range(entry.times):
                yield _later(day, more) if isinstance(day, dt.date) else day

    def _laid_out(self, rows: Mapping[SheetKey, Sequence[tuple[Loc, Cells]]]) -> Sheets:
        grids: list[Grid] = []
        sources: dict[tuple[str, int, int], Loc] = {}
        for at, (key, entries) in enumerate(rows.items()):
            contract = self.lexicon.rulebook.contract.sheets[key]
            table: list[list[object]] = [[column.title for column in contract.columns.values()]]
            for row, (loc, cells) in enumerate(entries, start=1):
                table.append([])
                for place, (name, column) in enumerate(contract.columns.items()):
                    value, source = cells.get(name, ("", loc))
                    sources[contract.title, row, place] = source
                    table[-1].append(_raw(self.date(value) if column.holds == "date" else value))
            grids.append(_grid(contract.title, at, table))
        return Sheets(tuple(grid.title for grid in grids), tuple(grids), sources)


def _later(day: dt.date, more: int) -> object:
    """So many days later; as text, to be refused, where there are none."""
    try:
        return day + dt.timedelta(days=more)
    except OverflowError:
        return f"{day} + {more}"


def _raw(value: object) -> object:
    """A value as a sheet would hold it. Decimals go as text, which is read exactly; so does what no cell can hold."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}" if value.adjusted() < _MOST_DIGITS else str(value)
    return value if isinstance(value, str | int | float | dt.date | dt.time | dt.timedelta) else str(value)


def _grid(title: str, index: int, table: list[list[object]]) -> Grid:
    return Grid(title, index, 0, 0, len(table), len(table[0]), lambda: iter([list(row) for row in table]))
