"""What 成員 has beyond its contract (民族, 學歷 …), for fields of a unit's own form: read anew from the records.

The ledger keeps nothing of such columns. They are read from the very workbook that was scored, as its digest tells,
and from none outside the folders that may be looked into.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dangxing.errors import FileProblem
from dangxing.language.script import fold
from dangxing.workbook.grid import is_empty

if TYPE_CHECKING:
    from dangxing.ledger import Run
    from dangxing.records import Member
    from dangxing.rules import Rulebook
    from dangxing.workbook.grid import Grid

Value = str | int | Decimal | None


class Beyond(NamedTuple):
    """Titles as they are written by what is equal for all ways of writing them; values by run, id and that; and the
    runs whose workbooks are not at hand as they were scored."""

    titles: Mapping[str, str]
    values: Mapping[tuple[int, str], Mapping[str, Value]]
    absent: tuple[Run, ...]


def beyond_of(runs: Iterable[Run], rulebook: Rulebook, within: Iterable[Path | str]) -> Beyond:
    """What the workbooks of some runs have beyond the contract."""
    from dangxing.ledger.at_hand import records_of

    titles, values, absent, folders = dict[str, str](), dict[tuple[int, str], dict[str, Value]](), [], tuple(within)
    for run in runs:
        path = records_of(run, folders)
        found = None if path is None else _read(path, run, rulebook)
        if found is None:
            absent.append(run)
            continue
        for id_, title, value in found:
            titles.setdefault(fold(title), title)
            values.setdefault((run.run, id_), {})[fold(title)] = value
    return Beyond(titles, values, tuple(absent))


def _read(path: Path, run: Run, rulebook: Rulebook) -> list[tuple[str, str, Value]] | None:
    """Ids, titles and values; None: the workbook cannot be read, or is not what was scored."""
    from dangxing.workbook import reading, validating

    try:
        with reading.open_workbook(path) as book:
            if book.digest != run.input_digest:
                return None
            found = validating.validate(book.titles, book.grid, run.path, rulebook, run.year)
            if found.records is None:
                return None
            layout = found.records.layouts["members"]
            known = set(layout.columns.values())
            return list(_cells(found.grids["members"], layout.header_row, known, found.records.members))
    except FileProblem:
        return None


def _cells(grid: Grid, header: int, known: set[int], members: Iterable[Member]) -> Iterator[tuple[str, str, Value]]:
    by_row = {member.row - 1: member.id for member in members}
    rows = iter(grid.rows())
    [titles] = islice(rows, header - grid.top, header - grid.top + 1)
    columns = [
        (at, str(title).strip()) for at, title in enumerate(titles) if grid.left + at not in known and _title(title)
    ]
    # Of two columns of one title nobody can tell which a form asks for: neither is a field.
    once = Counter(fold(title) for _, title in columns)
    columns = [(at, title) for at, title in columns if once[fold(title)] == 1]
    for number, row in enumerate(rows, header + 1):
        if number in by_row:
            yield from ((by_row[number], title, _value(row[at])) for at, title in columns if at < len(row))


def _title(value: object) -> bool:
    return type(value) is str and not is_empty(value)


def _value(raw: object) -> Value:
    """A cell as a form bears it: whole numbers as such, dates as people write them, nothing for what nobody sees."""
    match raw:
        case bool() | None:
            return None if raw is None else "√" if raw else ""
        case float() if raw.is_integer():
            return int(raw)
        case float():
            return Decimal(repr(raw))
        case int():
            return raw
        case dt.datetime():
            return raw.date().isoformat()
        case dt.date():
            return raw.isoformat()
        case _:
            return str(raw).strip() or None
