"""A mended copy of a user's own workbook: cells that are certain hold what they mean, all else stays as it was.

Of an Office Open XML package nothing but the changed cells is touched: formatting, formulas with their values,
drop-downs, charts and pictures pass on as the bytes that they were. Of any other file a copy of the values is made.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from dangxing.workbook.grid import Grid

__all__ = ["Change", "Mended", "mended"]


class Change(NamedTuple):
    """A cell that is to hold something else. Row and column from 0; ``after`` None: it is emptied.

    ``before`` empty: the cell is only changed if it holds a formula.
    """

    sheet: str
    row: int
    column: int
    before: str
    after: str | None


class Mended(NamedTuple):
    """The bytes of the copy, and the changes that were made: a formula is not written over.

    ``values_only``: the workbook could not be edited, and the copy holds its values alone.
    """

    data: bytes
    changes: tuple[Change, ...]
    values_only: bool = False


Wanted = Mapping[str, Sequence[Change]]
"""Changes by the title of their sheet."""


def mended(
    path: str, data: bytes, parts: Mapping[str, str], changes: Sequence[Change], grids: Callable[[], Sequence[Grid]]
) -> Mended:
    """The workbook ``data`` of ``path`` with its cells changed. FileProblem: it is too large for that.

    ``parts`` are those of the sheets, by title; ``grids`` is asked for all sheets where the package cannot be edited.
    """
    from dangxing.workbook.fixing import package
    from dangxing.workbook.fixing.cells import Unfit

    wanted: dict[str, list[Change]] = {}
    for change in changes:
        wanted.setdefault(change.sheet, []).append(change)
    try:
        if parts:
            return package.mended(data, parts, wanted)
    except Unfit:
        pass
    return _of_values(path, changes, grids())


def _of_values(path: str, changes: Sequence[Change], grids: Sequence[Grid]) -> Mended:
    from dangxing.workbook import origin
    from dangxing.workbook.annotating import values

    book, titles = values.copied(path, grids)
    changes = [change for change in changes if change.before]
    for change in changes:
        cell = book[titles.get(change.sheet, change.sheet)].cell(change.row + 1, change.column + 1)
        cell.value = change.after
        if change.after is not None:
            cell.data_type = "s"
    origin.sign(book, "fixed")
    sink = io.BytesIO()
    book.save(sink)
    return Mended(sink.getvalue(), tuple(changes), values_only=True)
