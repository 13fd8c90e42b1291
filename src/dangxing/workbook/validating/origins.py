"""Where the rows of problems came from: the cells of an office's own tables, as 來源 says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final, TypeAlias

from dangxing.records import Problem, SheetKey, trail
from dangxing.workbook.validating.cells import to_text
from dangxing.workbook.validating.sheets import Table

_LONGEST: Final = 300
ColumnSources: TypeAlias = tuple[str, Mapping[int, str]]
"""The title of 簽到, and where each of its columns, from 0, came from."""


def with_sources(
    problems: tuple[Problem, ...], tables: Mapping[SheetKey, Table], signed: ColumnSources
) -> tuple[Problem, ...]:
    """The problems, each with the source of its row; of 簽到, where a column is an event, of its column.

    A sheet is gone through only where one of its rows has a problem and it has a column 來源.
    """
    sources: dict[str, Mapping[int, str]] = {}
    for table in tables.values():
        if "source" in table.positions:
            title = table.layout.title
            rows = {problem.place.row for problem in problems if problem.place.sheet == title}
            sources[title] = dict(_sources(table, rows)) if rows - {None} else {}
    if not any(sources.values()) and not signed[1]:
        return problems
    return tuple(_with_source(problem, sources, signed) for problem in problems)


def _with_source(problem: Problem, sources: Mapping[str, Mapping[int, str]], signed: ColumnSources) -> Problem:
    title, row, column = problem.place
    if title is None:
        return problem
    source = signed[1].get(-1 if column is None else column) if title == signed[0] else None
    if title in sources:
        source = sources[title].get(-1 if row is None else row)
    return problem if source is None else problem._replace(source=trail(source))


def _sources(table: Table, rows: set[int | None]) -> Iterator[tuple[int, str]]:
    """The sources of these rows, from 0, of a table that has them."""
    at = table.positions["source"]
    for row, values in enumerate(islice(table.grid.rows(), table.skip, None), table.grid.top + table.skip):
        if row in rows and isinstance(source := to_text(values[at]), str):
            yield row, source[:_LONGEST]
