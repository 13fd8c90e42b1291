"""Rows of an .xlsx sheet, searched as they stand: whether they are as office programs write them, row upon row and cell
upon cell, none twice; and which cells hold something else than a person sees.

A long sheet is gone through by one expression a row, which knows where each cell must stand. A row that it does not
match is looked into cell by cell; where that does not do either, the sheet is no plain one, and is rewritten.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping, Sequence, Set
from functools import lru_cache
from html import unescape
from operator import lt
from typing import Final

from dangxing.language import patterns
from dangxing.workbook.grid import CellError
from dangxing.workbook.reading.distinct import SOME_ROWS, Cells, TooMany
from dangxing.workbook.reading.facts import UNCALCULATED, Extent, Looks, Marks, column_index
from dangxing.workbook.reading.signs import RowLooks

Bytes = bytes | bytearray

_FEW: Final = 1 << 18
"""A shorter sheet is gone through cell by cell sooner than an expression for its rows is made."""
_LOOKED_AT: Final = 1 << 18
"""How much of a sheet is looked at to learn its columns."""
MOST_COLUMNS: Final = 64
_ATTRIBUTE: Final = rb'(?!(?:r|xmlns)\b)[\w:.-]++="[^"<>&]*+"'
# No group that is kept stands within a possessive one: some versions of the library take its bounds for wrong.
_ROW_HEAD: Final = rb'\s*+<row r="([1-9]\d{0,6})"((?: ' + _ATTRIBUTE + rb")*+)"
_HIDDEN: Final = patterns.late(rb' (?:hidden="(?:1|true)"|ht="[01](?:\.\d++)?+")')
_FORMULA: Final = rb"<f(?:[ /][^<>]*+)?+>(?:[^<]*+</f>)?+"
_BLANK: Final = rb'(?: t="n")?+ ?+/>'
_TEXT: Final = rb'<is>(?:<t(?: xml:space="preserve")?+>[^<]*+</t>|<t ?/>)</is>'
_OPEN_ROW: Final = patterns.late(_ROW_HEAD + rb" ?+(?:/>|>)")
_CLOSE_ROW: Final = patterns.late(rb"\s*+</row>")
_CELL_TEXT: Final = (
    rb'<c r="([A-Z]{1,3})([1-9]\d{0,6})"((?: ' + _ATTRIBUTE + rb")*+)"
    rb" ?+(?:/>|>(" + _FORMULA + rb")?(?:<v(?: xml:space=\"preserve\")?+>([^<]*+)</v>|<v ?/>|(" + _TEXT + rb"))?</c>)"
)
_CELL: Final = patterns.late(rb"\s*+" + _CELL_TEXT)
_ANY_CELL: Final = patterns.late(_CELL_TEXT)
# A row of numbers and texts without formulas, written as tersely as programs write them: most rows are.
_TERSE_ROW: Final = patterns.late(
    _ROW_HEAD
    + rb'>(?:<c r="[A-Z]{1,3}\1"(?: s="\d++")?+(?:(?: t="n")?+(?: ?+/>|><v>[^<\s]++</v></c>)'
    + rb'| t="(?:s"><v>[^<\s]++</v>|inlineStr">'
    + _TEXT
    + rb")</c>))++</row>"
)
_TERSE_CELL: Final = patterns.late(rb'<c r="([A-Z]++)\d++"(?: s="\d++")?+(?: t="n")?+ ?+(/)?+')
_KIND: Final = patterns.late(rb' t="([A-Za-z]++)"')
# What the library knows; it refuses a sheet with any other.
_ERROR_WORDS: Final = frozenset({b"#DIV/0!", b"#N/A", b"#NAME?", b"#NULL!", b"#NUM!", b"#REF!", b"#VALUE!"})
_NUMERIC: Final = frozenset({b"n", b"s", b"b", b"e"})
_STYLES_LISTED: Final = 64


class Rows:
    """What the rows between two places of a sheet hold. ``plain``: they are as office programs write them.

    ``extent`` is the rectangle around the values, or a larger one; ``cuts`` are pieces that the library must not see,
    and what is to stand there. Of a long sheet, ``width`` are the columns that are all within the first so many, and
    ``cells`` its cells by what they say, if the library may see all of them; with ``numbered`` alone, and TooMany is
    raised where that would keep too much.
    """

    def __init__(self, content: Bytes, begin: int, end: int, looks: Looks, *, numbered: bool = False) -> None:
        self.marks = Marks()
        self.hidden = array("I")
        self.row_looks = RowLooks()
        self.extent = Extent()
        self.cuts: list[tuple[int, int, bytes]] = []
        self._content, self._looks = content, looks
        self._last = 0
        self.filled = self.width = 0
        if numbered and end - begin > _FEW:
            self.filled, self.width = _columns(content, begin, begin + _LOOKED_AT)
        self.cells = Cells(self.filled, looks.formats) if 0 < self.filled <= MOST_COLUMNS else None
        self._said: list[bytes] = []
        self._cells: list[tuple[bytes, bytes]] = []
        self._filled: list[int] = []
        self._in_order = True
        self.plain = self._go_through(begin, end)
        if self.cuts:
            self.cells = None  # the library must not see some of them
        if self.plain and (looks.formats or looks.struck or looks.pale):
            self._look_at_styles(begin, end)
        if self.plain and looks.texts:
            self._look_at_texts(begin, end)

    def _go_through(self, begin: int, end: int) -> bool:
        content, at, cells = self._content, begin, self.cells
        if cells is None:
            while (after := self._terse_row(at, end) or self._slow_row(at, end)) is not None:
                at = after
            return not content[at:end].strip()
        match = _row_pattern(min(self.width, MOST_COLUMNS), self.filled, formulas=not self._looks.recalculated).match
        while True:
            rows: list[tuple[bytes, ...]] = []
            while len(rows) < SOME_ROWS and (found := match(content, at, end)):
                rows.append(found.groups())
                at = found.end()
            if not self._take(rows, cells):
                return False
            if len(rows) < SOME_ROWS:
                # What is not as all others, a cell at a time.
                after = self._slow_row(at, end)
                if after is None:
                    return not content[at:end].strip()
                at = after

    def _take(self, rows: Sequence[tuple[bytes, ...]], cells: Cells) -> bool:
        """Keep rows that are as all others: their numbers, attributes and cells. Whether they stand in order."""
        if not rows:
            return True
        written, attributes, *columns = zip(*rows, strict=True)
        numbers = list(map(int, written))
        if not (self._last < numbers[0] and all(map(lt, numbers, numbers[1:]))):
            return False
        self._last = numbers[-1]
        if self._last > cells.last_row:
            raise TooMany
        hiding = {each for each in set(attributes) if each and _HIDDEN.search(each)}
        if hiding:
            self.hidden.extend(number - 1 for number, each in zip(numbers, attributes, strict=True) if each in hiding)
        cells.add(numbers, columns)
        self.extent.add(numbers[0] - 1, 0, self.filled - 1)
        self.extent.add(self._last - 1, 0, self.filled - 1)
        return True

    def _terse_row(self, at: int, end: int) -> int | None:
        """Where the row that begins at ``at`` ends, if nothing in it has to be looked into; None: it must be."""
        row = _TERSE_ROW.match(self._content, at, end)
        if row is None:
            return None
        cells = _TERSE_CELL.findall(self._content, row.end(2), row.end())
        if cells != self._cells:  # of a table most rows have their cells in the same columns
            columns = [column_index(letters) for letters, _ in cells]
            self._cells, self._in_order = cells, all(map(lt, columns, columns[1:]))
            self._filled = [column for column, (_, blank) in zip(columns, cells, strict=True) if not blank]
        if int(row[1]) <= self._last or not self._in_order:
            return None
        self._last, filled = int(row[1]), self._filled
        if row[2] and _HIDDEN.search(row[2]):
            self.hidden.append(self._last - 1)
        if filled:
            self.extent.add(self._last - 1, filled[0], filled[-1])
        return row.end()

    def _slow_row(self, at: int, end: int) -> int | None:
        """Where the row that begins at ``at`` ends; None where it is not plain."""
        content = self._content
        row = _OPEN_ROW.match(content, at, end)
        if row is None or int(row[1]) <= self._last:
            return None
        number = self._last = int(row[1])
        if row[2] and _HIDDEN.search(row[2]):
            self.hidden.append(number - 1)
        at = row.end()
        if content[at - 2] == 47:  # "/"
            return at
        column = -1
        self._said = [] if self.cells is None else [b""] * self.filled
        while found := _CELL.match(content, at, end):
            following = column_index(found[1])
            if following <= column or int(found[2]) != number:
                return None
            column = following
            self._look_at_cell(found, number - 1, column)
            at = found.end()
        if self.cells is not None:
            if number > self.cells.last_row:
                raise TooMany
            self.cells.add((number,), zip(self._said, strict=True))
        closed = _CLOSE_ROW.match(content, at, end)
        return None if closed is None else closed.end()

    def _look_at_cell(self, found: re.Match[bytes], row: int, column: int) -> None:
        attributes, formula, value, text = found[3], found[4], found[5], found[6]
        if formula is None and value is None and text is None and found[0].endswith(b"/>"):
            return
        if self.cells is not None:
            if column >= self.filled:
                raise TooMany
            self._said[column] = bytes(self._content[found.start(3) : found.end()])
        kind = found_kind[1] if attributes and (found_kind := _KIND.search(attributes)) else b"n"
        self.extent.add(row, column, column)
        stripped = (value or b"").strip()
        if formula is not None and text is None and self._is_dummy(kind, stripped):
            self.marks.add(row, column, UNCALCULATED)
        elif kind == b"e":
            words = unescape(stripped.decode("utf-8", "replace")) or "#N/A"
            self.marks.add(row, column, CellError(words[:_LONGEST_ERROR]))
        if (kind == b"e" and stripped not in _ERROR_WORDS) or (kind in (b"s", b"b") and not stripped):
            self.cuts.append((found.end(2) + 1, found.end(), b"/>"))
        elif kind in _NUMERIC and value is not None and stripped != value:
            self.cuts.append((found.start(5), found.end(5), stripped))

    def _is_dummy(self, kind: bytes, value: bytes) -> bool:
        """Whether a formula was never calculated: it has no value, or one that a library made up for it."""
        if self._looks.as_stored:
            return False
        if self._looks.recalculated and kind in (b"n", b"str", b"b"):
            return value in (b"", b"0")
        return not value and kind != b"str"

    def _look_at_styles(self, begin: int, end: int) -> None:
        # What is kept by what it says is looked at once, where it is read.
        formats = self._looks.formats if self.cells is None else {}
        always = {*self._looks.struck, *self._looks.pale}
        always |= {style for style, form in formats.items() if form.rounds_from is None}
        rounding: dict[int, set[int]] = {}
        for style, form in formats.items():
            if form.rounds_from is not None and style not in always:
                rounding.setdefault(form.rounds_from, set()).add(style)
        if not always and not rounding:
            return
        for found in _styled(always, rounding).finditer(self._content, begin, end):
            style = int(found["style"] or 0)
            row, column = int(found[2]) - 1, column_index(found[1])
            self.row_looks.look_at_style(style, row, self._looks)
            if style in formats:
                self.marks.add(row, column, formats[style])

    def _look_at_texts(self, begin: int, end: int) -> None:
        """Mark cells with texts of which a part is struck through, or white; and add the rows where all of it is."""
        looks, grounded = self._looks.texts, self._looks.grounded
        for found in _texts(looks.keys()).finditer(self._content, begin, end):
            row, column = int(found[2]) - 1, column_index(found[1])
            styled = _STYLE.search(found[3])
            look = looks[int(found[4])]
            self.row_looks.look_at_text(look, row, column, self.marks, seen=_number(styled) in grounded)


_LONGEST_ERROR: Final = 40
_STYLE: Final = patterns.late(rb' s="(\d{1,5})"')


def _styled(always: Set[int], rounding: Mapping[int, Set[int]]) -> re.Pattern[bytes]:
    """Finds cells of the styles that are not blank: of those that round, by the decimals that they show at least,
    those alone whose number has more."""
    others = rb'(?: (?!s=)[\w:.-]++="[^"<>]*+")*+'
    value = rb"(?:" + _FORMULA + rb")?+<v>[^<.E]*+(?:E|\.\d{%d})"
    ways = [(_style(always), b"")] if always else []
    ways += [(_style(styles), value % (decimals + 1)) for decimals, styles in sorted(rounding.items())]
    behind = b"|".join(b"(?=" + style + others + b">" + then + b")" for style, then in ways)
    return re.compile(
        rb'<c r="([A-Z]{1,3})(\d++)"' + others + b"(?:" + behind + rb')(?: s="(?P<style>\d++)")?+' + others + rb">"
    )


def _texts(wanted: Set[int]) -> re.Pattern[bytes]:
    """Finds cells with these shared texts."""
    listed = b"|".join(b"%d" % text for text in sorted(wanted)) if len(wanted) <= _STYLES_LISTED else rb"\d{1,9}"
    others = rb'(?: (?!t=)[\w:.-]++="[^"<>]*+")*+'
    formula = b"(?:" + _FORMULA + b")?+"
    return re.compile(
        rb'<c r="([A-Z]{1,3})(\d++)"(' + others + rb' t="s"[^<>]*+)>' + formula + rb"<v>\s*+(" + listed + rb")\s*+</v>"
    )


def _number(styled: re.Match[bytes] | None) -> int:
    return int(styled[1]) if styled else 0


def _style(styles: Set[int]) -> bytes:
    """Matches a cell's style, if it is one of these."""
    listed = b"|".join(b"%d" % style for style in sorted(styles)) if len(styles) <= _STYLES_LISTED else rb"\d++"
    style = rb' s="(?:' + listed + rb')"'
    return rb"(?:" + style + rb")?" if 0 in styles else style


def _columns(content: Bytes, begin: int, end: int) -> tuple[int, int]:
    """How many columns, from A, the values of the first rows fill, and how many all their cells."""
    filled = width = 1
    for found in _ANY_CELL.finditer(content, begin, end):
        column = column_index(found[1]) + 1
        width = max(width, column)
        if not found[0].endswith(b"/>"):
            filled = max(filled, column)
    return filled, width


@lru_cache(maxsize=64)
def _row_pattern(width: int, filled: int, *, formulas: bool) -> re.Pattern[bytes]:
    """Matches a row whose cells stand in order in the first ``width`` columns, values in the first ``filled``."""
    formula = b"(?:" + _FORMULA + b")?+" if formulas else b""
    value = formula + rb"<v>[^<\s]++</v></c>"
    valued = (
        b'(?: t="(?:s">'
        + value
        + b'|inlineStr"><is><t(?: xml:space="preserve")?+>[^<]++</t></is></c>'
        + b'|(?:n|b|str)">'
        + value
        + b")|>"
        + value
        + b"|"
        + _BLANK
        + b")"
    )
    # What a cell says is kept behind its place: where there is no cell, no quotation mark stands before it.
    said = rb'((?:(?<=")(?: s="\d++")?+' + valued + rb")?+)"
    cells = b"".join(
        rb'(?:<c r="' + _letters(at) + (rb'\1")?+' + said if at < filled else rb'\1"(?: s="\d++")?+' + _BLANK + b")?+")
        for at in range(width)
    )
    return re.compile(_ROW_HEAD + rb" ?+(?:/>|>\s*+" + cells + rb"\s*+</row>)")


def _letters(column: int) -> bytes:
    first, second = divmod(column, 26)
    return (bytes([64 + first]) if first else b"") + bytes([65 + second])
