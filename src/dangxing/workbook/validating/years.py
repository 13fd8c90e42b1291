"""The year that is scored, and the rows that are not of it."""

from __future__ import annotations

from collections.abc import Mapping

from dangxing.language.script import Listed, Term
from dangxing.records import Place, SheetKey
from dangxing.rules import Rulebook
from dangxing.workbook.validating.checks import Event, Known
from dangxing.workbook.validating.problems import Problems
from dangxing.workbook.validating.sheets import Table

_YEARS_SHOWN = 6


def settle_year(
    tables: Mapping[SheetKey, Table], known: Known, rulebook: Rulebook, problems: Problems, year: int | None
) -> int | None:
    """The year to score; warnings for rows that therefore do not count."""
    _settle_either(known, year)
    counts = known.rows_by_year()
    listed = Listed("、".join(f"{rulebook.label(found)}（{counts[found]}）" for found in sorted(counts)))
    if year is not None and counts and year not in counts:
        _tell(known, counts, rulebook, problems, "no-row-of-year", year=rulebook.label(year), years=listed)
        return year
    if year is None:
        if len(counts) > 1:
            _tell_unscheduled(tables, known, problems, None)
            _tell(known, counts, rulebook, problems, "several-years", years=listed)
            return None
        if not counts:
            if "members" in tables and "activities" in tables:
                table = tables["activities"]
                problems.add("no-year", table.place(table.layout.header_row + 1, "date"), table.grid.index)
            return None
        year = next(iter(counts))
    keys: tuple[SheetKey, ...] = ("schedule", "activities")
    for key in keys:
        others = sum(count for found, count in known.years[key].items() if found != year)
        if others:
            place = min(place for (sheet, of), (_, place) in known.dated.items() if sheet == key and of != year)
            problems.add("other-years", place, tables[key].grid.index, count=others, year=rulebook.label(year))
    _tell_unscheduled(tables, known, problems, year)
    for row, date, of in known.outside:
        if of == year:
            table = tables["activities"]
            problems.add("outside-period", table.place(row, "date"), table.grid.index, date=date.isoformat())
    return year


def _tell(
    known: Known, counts: Mapping[int, int], rulebook: Rulebook, problems: Problems, code: str, /, **told: object
) -> None:
    """Tell of years, and where each is met first: at that with the fewest rows, which is the likeliest slip."""
    first: dict[int, tuple[int, Place]] = {}
    for (_, year), found in known.dated.items():
        if year in counts:
            first[year] = min(first.get(year, found), found)
    cells = [f"{rulebook.label(year)}（{first[year][1].sheet}!{first[year][1].cell}）" for year in sorted(first)]
    shown = "、".join(cells[:_YEARS_SHOWN]) + ("…" if len(cells) > _YEARS_SHOWN else "")
    order, place = first[min(first, key=lambda year: (counts[year], year))]
    problems.add(code, place, order, cells=Listed(shown), **told)


def _settle_either(known: Known, year: int | None) -> None:
    """Count events that are of several years for the one that is scored, or that all other rows are of."""
    sure = set(known.rows_by_year())
    wanted = year if year is not None else sure.pop() if len(sure) == 1 else None
    for (sheet, years), count in known.of_either.items():
        known.years[sheet][years[0] if wanted not in years else wanted] += count


def _tell_unscheduled(tables: Mapping[SheetKey, Table], known: Known, problems: Problems, year: int | None) -> None:
    """Warnings for rows of held activities that 安排 does not have; not for those of another year, told of as one."""
    told: dict[Event, dict[str, object]] = {}
    for row, event in known.unscheduled:
        branch, date, activity = event
        if year is None or known.counts_in(branch, date, year):
            if event not in told:
                told[event] = {"found": Term(activity), "date": date.isoformat(), "branch": branch}
            table = tables["activities"]
            problems.put("unscheduled", table.place(row, "activity"), table.grid.index, told[event])
