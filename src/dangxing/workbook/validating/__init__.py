"""Turns the sheets of a workbook into records, or says everything that is wrong with them, cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from dangxing.language import Language
from dangxing.language.script import normal, simplified
from dangxing.records import EVERY_SHEET, SHEETS, Layout, Problem, Records, SheetKey
from dangxing.rules import Rulebook
from dangxing.workbook.grid import Grid
from dangxing.workbook.validating.activities import ActivityCheck
from dangxing.workbook.validating.appraisals import AppraisalCheck, BranchCheck
from dangxing.workbook.validating.checks import Check, EventCheck, Known, MemberCheck
from dangxing.workbook.validating.doubts import ActivityDoubts, doubt
from dangxing.workbook.validating.finding import find_sheets
from dangxing.workbook.validating.gaps import tell_gaps
from dangxing.workbook.validating.lexicon import Lexicon, lexicon_of
from dangxing.workbook.validating.origins import ColumnSources, with_sources
from dangxing.workbook.validating.problems import Problems
from dangxing.workbook.validating.rows import RowReader, RowValues
from dangxing.workbook.validating.sheets import Table
from dangxing.workbook.validating.years import settle_year

if TYPE_CHECKING:
    from dangxing.workbook.validating.sign_in import SignInCheck

_CHECKS: Mapping[SheetKey, type[Check]] = {
    "members": MemberCheck,
    "schedule": EventCheck,
    "activities": ActivityCheck,
    "appraisal": AppraisalCheck,
    "branches": BranchCheck,
}


class Validated(NamedTuple):
    """What a workbook holds. ``records`` is None where any problem is an error, or none were asked for.

    ``grids`` are the sheets that were read; ``problems`` stand in the order sheet, row, column; ``script`` is that of
    the titles, known even where records are not. ``headers`` are the rows of titles, from 0, by the sheets' titles.
    Without records, ``branches`` are those of the members that could be read, by id. ``years``: the rows of each.
    """

    records: Records | None
    year: int | None
    problems: tuple[Problem, ...]
    grids: Mapping[SheetKey, Grid]
    script: Language
    headers: Mapping[str, int]
    branches: Mapping[str, str]
    years: Mapping[int, int]


def validate(
    titles: Sequence[str],
    grid: Callable[[int], Grid],
    path: str,
    rulebook: Rulebook,
    year: int | None = None,
    lexicon: Lexicon | None = None,
) -> Validated:
    """Check a workbook against the contract of its sheets and the vocabulary of the rules, and make its records.

    ``titles`` are those of all sheets, in order; ``grid`` reads one by its place. ``path`` is as the user gave it.
    ``year`` None: the one year in which all dates of 安排 and 活動 fall. Data is never raised about: every fault of all
    sheets comes back as a problem with its cell. ``lexicon``: the words of that rulebook, where many are checked.
    """
    words = lexicon or lexicon_of(rulebook)
    return _examine(titles, grid, path, words, year, for_scoring=True)


def check(
    titles: Sequence[str],
    grid: Callable[[int], Grid],
    path: str,
    rulebook: Rulebook,
    year: int | None = None,
    *,
    doubted: bool = True,
) -> Validated:
    """As :func:`validate`, for whoever only wants to know what is wrong: without records.

    Not ``doubted``: what the sheets leave open, and doubts about members and 評議, are not looked for. None of it is an
    error, and of a table whose other sheets are still to come there may be a warning a row.
    """
    return _examine(titles, grid, path, lexicon_of(rulebook), year, for_scoring=False, doubted=doubted)


def _examine(
    titles: Sequence[str],
    grid: Callable[[int], Grid],
    path: str,
    words: Lexicon,
    year: int | None,
    *,
    for_scoring: bool,
    doubted: bool = True,
) -> Validated:
    lexicon, problems = words.of(year), Problems(path, doubted=doubted)
    grids, taken = find_sheets(titles, grid, lexicon, problems)
    script = _script(titles, grids, taken)
    found = _go_through(taken, grids.get("sign_in"), lexicon, problems, year, script, for_scoring=for_scoring)
    if year is None and found.year is not None and problems.any_of("date-without-year"):
        # All other dates are of one year: so are those that do not say theirs.
        lexicon, problems = words.of(found.year), Problems(path, doubted=doubted)
        grids, taken = find_sheets(titles, grid, lexicon, problems)
        found = _go_through(taken, grids.get("sign_in"), lexicon, problems, None, script, for_scoring=for_scoring)
    headers = {layout.title: layout.header_row for layout in found.layouts.values()}
    told = with_sources(problems.in_order(), taken, found.sources)
    return Validated(found.records, found.year, told, grids, script, headers, found.branches, found.years)


class _Found(NamedTuple):
    """What the tables hold, where they are sound, and the year."""

    records: Records | None
    year: int | None
    layouts: Mapping[SheetKey, Layout]
    sources: ColumnSources
    branches: Mapping[str, str]
    years: Mapping[int, int]


def _go_through(
    tables: Mapping[SheetKey, Table],
    signed: Grid | None,
    lexicon: Lexicon,
    problems: Problems,
    year: int | None,
    script: Language,
    *,
    for_scoring: bool,
) -> _Found:
    # Without a list of members nobody is known, and telling so of every other row would bury what is wrong with them.
    known = Known(lexicon, listed="members" in tables)
    rows: dict[SheetKey, list[Any]] = {}
    plain: dict[SheetKey, list[RowValues]] = {}
    sign_in: SignInCheck | None = None
    for key in EVERY_SHEET:
        if key == "sign_in" and signed is not None:
            from dangxing.workbook.validating import sign_in as signing

            sign_in = signing.SignInCheck(signed, lexicon, problems, known)
        elif key in tables:
            look = _CHECKS[key](tables[key], lexicon, problems, known)
            reader = RowReader(tables[key], lexicon, problems)
            if key == "activities":
                doubts = ActivityDoubts(tables[key], plain.get("members", ()), lexicon.rulebook, problems)
                rows[key] = _activities(reader, look, doubts, for_scoring=for_scoring)
            else:
                rows[key], plain[key] = _all(reader, look, for_scoring=for_scoring)
            if key == "members":
                known.listed = bool(known.members)
    if "members" in tables and not known.branches and not known.members:
        problems.add("no-members", tables["members"].place_of_header(), tables["members"].grid.index)
    year = settle_year(tables, known, lexicon.rulebook, problems, year)
    sources = _close(sign_in, year)
    if problems.doubted:
        tell_gaps(tables, known, lexicon, problems, year)
        doubt(tables, plain, known.active, problems)
    layouts = _layouts(tables, sign_in)
    records = _records(rows, sign_in, layouts, script) if for_scoring and not problems.any_error else None
    return _Found(records, year, layouts, sources, {} if records else known.branches_by_id(), known.rows_by_year())


def _close(sign_in: SignInCheck | None, year: int | None) -> ColumnSources:
    """Tell what is left to tell of 簽到, and give where its columns came from."""
    if sign_in is None:
        return "", {}
    sign_in.close(year)
    return sign_in.sources()


def _layouts(tables: Mapping[SheetKey, Table], sign_in: SignInCheck | None) -> Mapping[SheetKey, Layout]:
    layouts = {key: table.layout for key, table in tables.items()}
    return layouts if sign_in is None or sign_in.layout is None else layouts | {"sign_in": sign_in.layout}


def _all(reader: RowReader, look: Check, *, for_scoring: bool) -> tuple[list[Any], list[RowValues]]:
    """The rows of a sheet, as records, if they are to be scored, and as values."""
    records: list[Any] = []
    plain: list[RowValues] = []
    for sound in reader.chunks(look):
        plain.extend(zip(*sound, strict=True))
        if for_scoring:
            records += reader.records(sound)
    return records, plain


def _activities(reader: RowReader, look: Check, doubts: ActivityDoubts, *, for_scoring: bool) -> list[Any]:
    """The rows of 活動. There may be a million: they are doubted as they come, so that nobody need keep them."""
    kept: list[Any] = []
    for sound in reader.chunks(look):
        doubts(sound)
        if for_scoring:
            records = reader.records(sound)
            kept += _of_groups(records, look.known) if look.known.groups else records
    doubts.close()
    return kept


def _of_groups(rows: list[Any], known: Known) -> list[Any]:
    """The rows, those that name a group by its branch with the id of the group."""
    return [
        replace(row, id=known.groups[row.id][1]) if row.id in known.groups and row.id not in known.members else row
        for row in rows
    ]


def _records(
    rows: dict[SheetKey, list[Any]], sign_in: SignInCheck | None, layouts: Mapping[SheetKey, Layout], script: Language
) -> Records:
    if sign_in is not None:
        rows["schedule"] = [*rows.get("schedule", ()), *sign_in.events()]
        rows["activities"] = [*rows.get("activities", ()), *sign_in.rows()]
    tables: dict[str, Any] = {key: tuple(rows.get(key, ())) for key in SHEETS}
    return Records(**tables, layouts=layouts, script=script)


def _script(titles: Sequence[str], grids: Mapping[SheetKey, Grid], tables: Mapping[SheetKey, Table]) -> Language:
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
