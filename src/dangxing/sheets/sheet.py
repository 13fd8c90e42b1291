"""A worksheet whose rows are made while the file is written, and kept nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from xlsxwriter.worksheet import Worksheet

from dangxing.records import column_letters
from dangxing.sheets.cells import Encoder, Row

_ROWS_AT_ONCE = 512


class Sheet(Worksheet):  # type: ignore[misc]
    """XlsxWriter's worksheet for all but the cells: those come as XML, row by row, when the package is written.

    XlsxWriter's own two ways keep each cell as an object (over 3 GB for a full sheet) or write it slowly, in order,
    through a temporary file. ``_write_sheet_data`` is the one method that is replaced; ``fh``, ``merge`` and ``dim_…``
    are the attributes that it and its neighbours read. No text passes XlsxWriter, which takes ``<r>…</r>`` for markup.
    """

    def feed(self, encoder: Encoder, rows: Iterable[Row], height: int, width: int) -> None:
        """Takes ``rows``, to be drawn when the file is written. ``height`` and ``width``: those that they will have."""
        letters = [column_letters(column) for column in range(width)]
        self.feed_xml((encoder.row(number, row, letters) for number, row in enumerate(rows, 1)), height, width)

    def feed_xml(self, rows: Iterator[str], height: int, width: int, top: int = 0, left: int = 0) -> None:
        """Takes rows that are XML already. ``top`` and ``left`` are the place of the first cell."""
        self._drawn: Iterator[str] = rows
        if height and width:
            self.dim_rowmin, self.dim_rowmax = top, top + height - 1
            self.dim_colmin, self.dim_colmax = left, left + width - 1

    def merge_cells(self, merges: list[list[int]]) -> None:
        """Merges ranges that do not overlap. The list is read after the rows were drawn, and may change until then."""
        self.merge: Any = merges

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        """A formula as it is stored. None here has a function that is stored under another name."""
        return formula.removeprefix("=")

    def _write_sheet_data(self) -> None:
        write = self.fh.write
        write("<sheetData>\n")
        batch: list[str] = []
        for row in self._drawn:
            batch.append(row)
            if len(batch) == _ROWS_AT_ONCE:
                write("".join(batch))
                batch.clear()
        write("".join(batch))
        write("</sheetData>")
