"""Turns the sheets of a workbook into records, or says everything that is wrong with them, cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from dangxing.language.script import Term, normal, simplified
from dangxing.records import SHEETS, Layout, Place, Problem, Records, Script, SheetKey
from dangxing.rules import Rulebook
from dangxing.workbook.grid import Grid
from dangxing.workbook.validating.activities import ActivityCheck
from dangxing.workbook.validating.appraisals import AppraisalCheck, BranchCheck
from dangxing.workbook.validating.checks import Check, Event, EventCheck, Known, MemberCheck
from dangxing.workbook.validating.doubts import ActivityDoubts, doubt
from dangxing.workbook.validating.lexicon import Lexicon
from dangxing.workbook.validating.problems import Problems
from dangxing.workbook.validating.rows import RowReader
from dangxing.workbook.validating.sheets import Table, find_table

_CHECKS: Mapping[SheetKey, type[Check]] = {
    "members": MemberCheck,
    "schedule": EventCheck,
    "activities": ActivityCheck,
    "appraisal": AppraisalCheck,
    "branches": BranchCheck,
}
_TITLES_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Validated:
    """What a workbook holds. ``records`` is None where any problem is an error, or none were asked for.

    ``grids`` are the sheets that were read; ``problems`` stand in the order sheet, row, column; ``script`` is that of
    the titles, known even where records are not.
    """

    records: Records | None
    year: int | None
    problems: tuple[Problem, ...]
    grids: Mapping[SheetKey, Grid]
    script: Script


def validate(
    titles: Sequence[str], grid: Callable[[int], Grid], path: str, rulebook: Rulebook, year: int | None = None
) -> Validated:
    """Check a workbook against the contract of its sheets and the vocabulary of the rules, and make its records.

    ``titles`` are those of all sheets, in order; ``grid`` reads one by its place. ``path`` is as the user gave it.
    ``year`` None: the one year in which all dates of 安排 and 活動 fall. Data is never raised about: every fault of all
    sheets comes back as a problem with its cell.
    """
    return _examine(titles, grid, path, rulebook, year, for_scoring=True)


def check(
    titles: Sequence[str], grid: Callable[[int], Grid], path: str, rulebook: Rulebook, year: int | None = None
) -> Validated:
    """As :func:`validate`, for whoever only wants to know what is wrong: without records, and with every doubt."""
    return _examine(titles, grid, path, rulebook, year, for_scoring=False)


def _examine(
    titles: Sequence[str],
    grid: Callable[[int], Grid],
    path: str,
    rulebook: Rulebook,
    year: int | None,
    *,
    for_scoring: bool,
) -> Validated:
    lexicon = Lexicon(rulebook)
    problems = Problems(path)
    grids = _find_sheets(titles, grid, lexicon, problems)
    tables: dict[SheetKey, Table] = {}
    for key in SHEETS:
        if key in grids:
            table = find_table(key, grids[key], lexicon, problems)
            if table is not None:
                tables[key] = table
    # Without a list of members nobody is known, and telling so of every other row would bury what is wrong with them.
    known = Known(listed="members" in tables)
    rows: dict[SheetKey, list[Any]] = {}
    for key in SHEETS:
        if key in tables:
            look = _CHECKS[key](tables[key], lexicon, problems, known)
            reader = RowReader(tables[key], lexicon, problems, plain=not for_scoring)
            if key == "activities" and not for_scoring:
                # There may be a million: they are doubted as they come, so that nobody need keep them.
                doubts = ActivityDoubts(tables[key], rows.get("members", ()), rulebook, problems)
                for sound in reader.chunks(look):
                    doubts(sound)
                doubts.close()
            else:
                rows[key] = list(chain.from_iterable(reader.chunks(look)))
            if key == "members":
                known.listed = bool(known.members)
    if "members" in tables and not known.branches and not known.members:
        problems.add("no-members", tables["members"].place_of_header(), grids["members"].index)
    year = _settle_year(tables, known, problems, year)
    script = _script(titles, grids, tables)
    records = None
    if not for_scoring:
        doubt(tables, rows, known.active, problems)
    elif not problems.any_error:
        layouts: dict[SheetKey, Layout] = {key: table.layout for key, table in tables.items()}
        records = Records(**{key: tuple(rows.get(key, ())) for key in SHEETS}, layouts=layouts, script=script)
    return Validated(records, year, problems.in_order(), grids, script)


def _find_sheets(
    titles: Sequence[str], grid: Callable[[int], Grid], lexicon: Lexicon, problems: Problems
) -> dict[SheetKey, Grid]:
    """The sheets of the contract by their keys; a title that no sheet bears is left alone."""
    places: dict[SheetKey, int] = {}
    for at, title in enumerate(titles):
        key: Any = lexicon.sheets[title]
        if key is None:
            continue
        if key in places:
            problems.add("duplicate-sheet", Place(title), at, first=titles[places[key]])
        else:
            places[key] = at
    contract = lexicon.rulebook.contract.sheets
    for key, sheet in contract.items():
        if key in places or not sheet.required:
            continue
        near = next((title for title in titles if lexicon.sheets.nearest(title) == key), None)
        found = "、".join(titles[:_TITLES_SHOWN])
        problems.add("missing-sheet", Place(), -1, sheet=Term(sheet.title), en=sheet.en, found=found, nearest=near)
    if "activities" in places and "schedule" not in places:
        problems.add("no-schedule", Place(), -1, sheet=Term(contract["schedule"].title))
    return {key: grid(places[key]) for key in SHEETS if key in places}


def _settle_year(tables: Mapping[SheetKey, Table], known: Known, problems: Problems, year: int | None) -> int | None:
    """The year to score; warnings for rows that therefore do not count."""
    counts: Counter[int] = Counter()
    for years in known.years.values():
        counts.update(years)
    if year is None:
        if len(counts) > 1:
            _tell_unscheduled(tables, known, problems, None)
            listed = "、".join(f"{found}（{counts[found]}）" for found in sorted(counts))
            problems.add("several-years", Place(), -1, years=listed)
            return None
        if not counts:
            if "members" in tables and "activities" in tables:
                problems.add("no-year", Place(), -1)
            return None
        year = next(iter(counts))
    keys: tuple[SheetKey, ...] = ("schedule", "activities")
    for key in keys:
        others = sum(count for found, count in known.years[key].items() if found != year)
        if others:
            table = tables[key]
            problems.add("other-years", Place(table.layout.title), table.grid.index, count=others, year=year)
    _tell_unscheduled(tables, known, problems, year)
    for row, date in known.outside:
        if date.year == year:
            table = tables["activities"]
            problems.add("outside-period", table.place(row, "date"), table.grid.index, date=date.isoformat())
    return year


def _tell_unscheduled(tables: Mapping[SheetKey, Table], known: Known, problems: Problems, year: int | None) -> None:
    """Warnings for rows of held activities that 安排 does not have; not for those of another year, told of as one."""
    told: dict[Event, dict[str, object]] = {}
    for row, event in known.unscheduled:
        branch, date, activity = event
        if year is None or date.year == year:
            if event not in told:
                told[event] = {"found": Term(activity), "date": date.isoformat(), "branch": branch}
            table = tables["activities"]
            problems.put("unscheduled", table.place(row, "activity"), table.grid.index, told[event])


def _script(titles: Sequence[str], grids: Mapping[SheetKey, Grid], tables: Mapping[SheetKey, Table]) -> Script:
    """The script of the titles of sheets and columns that were known, or of all sheets where none was."""
    written = [grid.title for grid in grids.values()] or list(titles)
    for table in tables.values():
        header = next(islice(table.grid.rows(), table.layout.header_row - table.grid.top, None))
        written += [str(header[position]) for position in table.positions.values()]
    words = [normal(title) for title in written]
    if sum(word.isascii() for word in words) * 2 > len(words):
        return "en"
    # Many Traditional titles are the same in both scripts; a single one that is not settles it.
    return "zh-Hant" if any(simplified(word) != word for word in words) else "zh-Hans"
