"""Columns of a list that come again beside a person, a group for each thing that was done: 內容, 時間, 內容, 時間."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from dangxing.workbook.layouts.table import Table

_PERSON: Final = frozenset({"name", "id", "branch"})
_CORE: Final = frozenset({"activity", "date", "from", "mark", "signed"})
"""What says of a thing that was done what it was, when, and whether."""


class Groups(NamedTuple):
    """The columns of each group, with those that stand once; the fields that are each group's ``own``, none where there
    is but one; ``odd`` is a column that comes again in no group.
    """

    columns: list[dict[str, int]]
    own: frozenset[str] = frozenset()
    odd: int | None = None

    def is_empty(self, table: Table, row: int, columns: Mapping[str, int]) -> bool:
        """Whether nothing of one of several groups stands in a row."""
        return bool(self.own) and not any(table.text(row, columns[field]) for field in self.own)


def groups_of(table: Table, row: int, columns: Mapping[str, int]) -> Groups:
    """The groups of a header in ``row`` whose first has these ``columns``: one, where nothing comes again."""
    places = {field: _places(table, row, at) for field, at in columns.items() if field not in _PERSON}
    again = {field: found for field, found in places.items() if len(found) > 1}
    core = sorted(_CORE & again.keys())
    if not core:
        return Groups([dict(columns)])
    spread = [at for found in again.values() for at in found]
    # What stands once among those that come again is of the group that it stands in.
    is_torn = any(min(spread) < found[0] < max(spread) for field, found in places.items() if field not in again)
    if is_torn or len({*map(len, again.values())}) > 1 or ("activity" in columns and "activity" not in again):
        below = range(row + 1, len(table.rows))
        odd = (at for field in core for at in again[field][1:] if any(table.text(each, at) for each in below))
        return Groups([dict(columns)], odd=next(odd, None))
    found = [{field: at[place] for field, at in again.items()} for place in range(len(again[core[0]]))]
    return Groups([{**columns, **each} for each in found], frozenset(again))


def _places(table: Table, row: int, column: int) -> list[int]:
    """The columns that have the title of one in a header; a title merged over several is that of the first."""
    keys, below = table.keys(row), range(row + 1, len(table.rows))
    return [
        at
        for at in range(column, len(keys))
        if keys[at] == keys[column]
        and (
            at == column
            or keys[at - 1] != keys[at]
            or any(table.text(each, at) not in ("", table.text(each, at - 1)) for each in below)
        )
    ]
