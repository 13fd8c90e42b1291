"""The columns of a sheet: how many there may be, and how wide they are told to be."""

from __future__ import annotations

from collections.abc import Iterator

from dangxing.language import patterns
from dangxing.scored.verifying.model import Columns
from dangxing.scored.verifying.ooxml.styles import flag
from dangxing.scored.verifying.ooxml.tree import Node
from dangxing.workbook.reading.bounds import Refusal

WHOLE = patterns.late("[0-9]{1,7}")
MOST_COLUMNS = 16_384


def columns_of(node: Node) -> Iterator[Columns]:
    """The widths of columns, as far as they are told. Refusal: of what is no column."""
    for child in node.children:
        first, last = child.get("min"), child.get("max")
        if child.name != "col" or not (WHOLE.fullmatch(first) and WHOLE.fullmatch(last)):
            raise Refusal("damaged")
        try:
            width = float(child.get("width", "8.43"))
        except ValueError:
            width = 0.0
        yield Columns(int(first) - 1, min(int(last), MOST_COLUMNS) - 1, flag(child.get("hidden", "0")) != "0", width)
