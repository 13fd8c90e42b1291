"""What the titles in a layout may be for, by its shape and the key that they stand under."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final, get_args

from dangxing.rules.loading.contract import record_fields
from dangxing.workbook.layouts.common import EXTRA, MEETING, PERSON
from dangxing.workbook.layouts.model import Layout

SHAPES: Final[Mapping[str, type[Layout]]] = {
    get_args(kind.model_fields["shape"].annotation)[0]: kind for kind in get_args(Layout)
}
MARKED: Final = ("出席", "請假", "缺席", "免")
"""What a mark may be for."""
_KNOWN: Final[Mapping[str, tuple[str, ...]]] = {
    "matrix": PERSON,
    "card": MEETING,
    "register": MEETING,
    "deeds": (*PERSON, "date"),
    "ballots": (*PERSON, "verdict", "poll_score"),
    "points": PERSON,
    "periods": PERSON,
    "person": (*PERSON, "track", "post", "standing"),
}
_ROWS: Final = ("activity", "date", "topic")
"""What a header row of a table of events may say."""
_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {"card": ("activity", "date"), "register": ("activity",)}


def needed(shape: str) -> tuple[str, ...]:
    """The fields without which nothing can be read from a table of a shape."""
    return _NEEDED.get(shape, ("name",))


@cache
def fields_of(kind: type[Layout], key: str, sheet: str | None = None) -> tuple[str, ...]:
    """The fields that may stand under a key of a layout of this kind; of a list, those of its ``sheet``."""
    shape = get_args(kind.model_fields["shape"].annotation)[0]
    if key == "votes":
        return tuple(field for field in record_fields("appraisal")[0] if field.startswith("votes_"))
    if shape == "matrix" and key == "labels":
        return _ROWS
    if shape == "list":
        return _of_sheet(sheet) if sheet is not None else ()
    of_done = (shape, key) in (("person", "columns"), ("periods", "fixed"))
    return _of_sheet("activities") if of_done else _KNOWN[shape]


def _of_sheet(sheet: str) -> tuple[str, ...]:
    """What the columns of a list may be for. Where a row comes from is not for a table to say."""
    own = () if sheet == "attendance" else tuple(field for field in record_fields(sheet)[0] if field != "source")
    return tuple(dict.fromkeys((*own, *EXTRA[sheet])))
