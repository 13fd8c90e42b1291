"""A sheet of A4 put together row by row on a grid of equal columns, until it is full."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dangxing.language import Language
from dangxing.language.voice import breadth
from dangxing.sheets.book import Book
from dangxing.sheets.cells import Cell, Row

COLUMNS = 12
WIDTH = 6.6
# What A4 has between the margins, in points, and a little more: programs draw columns wider, and then scale the page.
HEIGHT = 785.0
# What a row has besides its lines of text; and of each size of text how high a line is, and how many narrow characters
# a column holds.
AROUND, LINE = 6.0, 14.0
_SIZES = {"usual": (LINE, 6.8), "small": (12.0, 7.9)}

_SERIF: dict[Language, str] = {"zh-Hans": "SimSun", "zh-Hant": "PMingLiU", "en": "Cambria"}
_EDGE = {"border": 1, "border_color": "#404040"}
_CELL = {**_EDGE, "valign": "vcenter", "font_size": 10.5, "text_wrap": True}
_CENTRED = {**_CELL, "align": "center"}
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 20, "align": "center", "valign": "vcenter"},
    "side": {"font_size": 10.5, "valign": "vcenter"},
    "side-right": {"font_size": 10.5, "valign": "vcenter", "align": "right"},
    "label": {**_CENTRED, "bold": True, "bg_color": "#F2F2F2"},
    "band": {**_CELL, "indent": 1, "bold": True, "bg_color": "#E4E8ED"},
    "text": {**_CELL, "indent": 1},
    "small": {**_CELL, "font_size": 9, "indent": 1},
    "small-center": {**_CENTRED, "font_size": 9},
    "center": _CENTRED,
    "id": {**_CENTRED, "num_format": "@"},
    "number": {**_CENTRED, "num_format": "General"},
    "whole": {**_CENTRED, "num_format": "0"},
    "score": {**_CENTRED, "num_format": "0.00"},
    "total": {**_CENTRED, "num_format": "0.00", "bold": True, "font_size": 12},
    "points": {**_CENTRED, "num_format": "+General;-General;0"},
    "strong": {**_CENTRED, "bold": True, "font_size": 12},
    "unmet": {**_CENTRED, "bold": True, "bg_color": "#F2F2F2"},
    "plot": _EDGE,
    "box": {**_EDGE, "bottom": 0, "valign": "top", "font_size": 10.5, "text_wrap": True, "align": "left",
            "indent": 1},
    "sign": {**_EDGE, "top": 0, "valign": "vcenter", "align": "right", "font_size": 10.5},
    "foot": {"font_size": 8.5, "font_color": "#595959", "valign": "vcenter", "text_wrap": True},
}  # fmt: skip


class Looks:
    """The formats of a workbook's forms, each made once for a language."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._known: dict[tuple[str, Language], int] = {}

    def style(self, name: str, language: Language) -> int:
        """The number by which cells name the format."""
        key = name, language
        if key not in self._known:
            made = self._book.workbook.add_format({**_LOOKS[name], "font_name": _SERIF[language]})
            self._known[key] = int(made._get_xf_index())
        return self._known[key]


class Paper:
    """The rows of one form. A row is given as cells: how many columns wide, the value, the name of a look."""

    def __init__(self, looks: Looks, language: Language) -> None:
        self._looks, self._language = looks, language
        self.rows: list[Row] = []
        self.merges: list[list[int]] = []
        self.used = 0.0

    @property
    def next(self) -> int:
        """The number of the row that comes next, from 0."""
        return len(self.rows)

    @property
    def left(self) -> float:
        """How many points are free."""
        return HEIGHT - self.used

    def row(
        self, *cells: tuple[int, Cell, str], height: float | None = None, most: int = 2, size: str = "usual"
    ) -> None:
        """Adds a row, by default as high as its texts need, up to ``most`` lines, to which they are cut."""
        values: list[Cell] = []
        styles: list[int] = []
        points = height if height is not None else height_of(cells, most, size)
        for span, value, look in cells:
            if isinstance(value, str) and height is None:
                value = cut(value, span, most, size)
            if span > 1:
                self.merges.append([self.next, len(values), self.next, len(values) + span - 1])
            values += [value, *[None] * (span - 1)]
            styles += [self._looks.style(look, self._language)] * span
        self.used += points
        self.rows.append(Row(values, styles, points))

    def unite(self, top: int, left: int, bottom: int, right: int) -> None:
        """Makes one cell of a range of rows that were added; what was merged within it is no more."""
        self.merges[:] = [
            each for each in self.merges if not (top <= each[0] and each[2] <= bottom and left <= each[1] <= right)
        ]
        self.merges.append([top, left, bottom, right])


def lines_of(value: str, span: int, size: str = "usual") -> int:
    """How many lines a text takes in so many columns."""
    room = _room(span, size)
    return sum(-(-breadth(part) // room) or 1 for part in value.split("\n"))


def _room(span: int, size: str) -> int:
    """How many narrow characters a line holds; texts of several columns are set in a little."""
    return int(span * _SIZES[size][1] - (0.4 if span == 1 else 1.6))


def cut(value: str, span: int, most: int, size: str = "usual") -> str:
    """The text, cut short with an ellipsis where it takes more lines than ``most``."""
    value = " ".join(value.split("\n"))
    if lines_of(value, span, size) <= most:
        return value
    room, used, kept = (_room(span, size) - 1) * most - 2, 0, ""
    for sign in value:
        used += breadth(sign)
        if used > room:
            break
        kept += sign
    return f"{kept}…"


def height_of(cells: Iterable[tuple[int, Cell, str]], most: int = 2, size: str = "usual") -> float:
    """The height of a row of cells."""
    lines = max((lines_of(value, span, size) for span, value, _ in cells if isinstance(value, str)), default=1)
    return AROUND + _SIZES[size][0] * min(lines, most)
