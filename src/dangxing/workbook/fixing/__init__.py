"""A mended copy of a user's own workbook: cells that are certain hold what they mean, all else stays as it was.

Of an Office Open XML package nothing but the changed cells is touched: formatting, formulas with their values,
drop-downs, charts and pictures pass on as the bytes that they were. Of any other file a copy of the values is made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

__all__ = ["Change"]


class Change(NamedTuple):
    """A cell that is to hold something else. Row and column from 0; ``after`` None: it is emptied."""

    sheet: str
    row: int
    column: int
    before: str
    after: str | None


class Mended(NamedTuple):
    """The bytes of the copy, and the changes that were made: a formula is not written over."""

    data: bytes
    changes: tuple[Change, ...]


Wanted = Mapping[str, Sequence[Change]]
"""Changes by the title of their sheet."""
