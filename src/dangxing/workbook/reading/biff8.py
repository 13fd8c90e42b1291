"""Sheets of .xls: records of a type, a length and bytes, walked one by one."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dangxing.records import column_letters
from dangxing.workbook.grid import CellError
from dangxing.workbook.reading.biff8_records import HEAD, records
from dangxing.workbook.reading.biff8_strings import strings_in
from dangxing.workbook.reading.biff8_styles import hides, looks_in
from dangxing.workbook.reading.binary import double, packed
from dangxing.workbook.reading.bounds import EAGER_AREA, EAGER_TEXT, RANGES, RECORDS, SHEETS, Refusal
from dangxing.workbook.reading.facts import (
    ERROR_WORDS,
    MOST_SCROLLED,
    SLIVER,
    UNCALCULATED,
    Extent,
    Looks,
    Marks,
    Range,
    Ranges,
    SheetFacts,
    columns_between,
    room_in,
)
from dangxing.workbook.reading.signs import RowLooks

_BEGIN, _END = 0x0809, 0x000A
_FILE_PASS, _BOUND_SHEET, _STRINGS, _DIMENSIONS, _MERGED = 0x002F, 0x0085, 0x00FC, 0x0200, 0x00E5
_FORMULA, _FORMULA_OLD, _ERROR, _SEVERAL = 0x0006, 0x0406, 0x0205, 0x00BD
_SHARED = 0x00FD
_CELLS = frozenset({_FORMULA, _FORMULA_OLD, _ERROR, _SEVERAL, _SHARED, 0x0203, 0x0204, 0x027E, 0x00D6})
_ROW = 0x0208
_RK, _NUMBER = 0x027E, 0x0203
_COLUMNS, _CONCEALED = 0x007D, 0x03
_VIEW, _ZEROS, _FROZEN = 0x023E, 0x10, 0x08
_CONDITIONS, _CONDITION, _NOTE = 0x01B0, 0x01B1, 0x001C
_OF_95 = 0x0500
_HIDDEN, _ON_LOAD = 0x20, 0x02
_THREE, _FOUR = struct.Struct("<3H"), struct.Struct("<4H")
_LONGEST = 0xFFFF


def checked(stream: bytes) -> tuple[tuple[SheetFacts, ...], bytes]:
    """What is to be known of each sheet, in the workbook's order, and the stream as the library may have it.

    Refusal: encrypted, damaged, too large.
    """
    if int.from_bytes(stream[:2], "little") == _BEGIN and int.from_bytes(stream[4:6], "little") == _OF_95:
        # Its texts and formats are written otherwise, and the library takes some of its values for others.
        raise Refusal("old-format")
    patched = bytearray(stream)
    found = []
    # The library reads all sheets at once, so that they count together.
    area = 0
    budget = iter(range(RECORDS))
    strings = strings_in(stream)
    looks = looks_in(stream, strings.runs)
    text = 0
    for start, concealed in _sheet_starts(stream):
        sheet = _Sheet(stream, looks, strings.lengths)
        sheet.go_through(start, budget)
        sheet.check_once()
        text += sheet.text
        if text > EAGER_TEXT:
            raise Refusal("expands")
        area += sheet.extent.area
        if area > EAGER_AREA:
            raise Refusal("area", rows=sheet.extent.bottom + 1, columns=sheet.extent.right + 1)
        # The library makes room for the rectangle that a sheet states, and needs none.
        for first, last in sheet.dimensions:
            patched[first:last] = bytes(last - first)
        for place in sheet.unknown_errors:
            patched[place] = _NOT_AVAILABLE
        found.append(sheet.facts()._replace(concealed=concealed))
    return tuple(found), bytes(patched)


_NOT_AVAILABLE = 0x2A


def _sheet_starts(stream: bytes) -> list[tuple[int, bool]]:
    """Where each sheet begins, and whether it is hidden."""
    starts: list[int] = []
    concealed: list[bool] = []
    for kind, start, end in records(stream, 0):
        if kind == _FILE_PASS:
            raise Refusal("encrypted")
        if kind == _BOUND_SHEET:
            if end - start < 6:
                raise Refusal("damaged")
            starts.append(int.from_bytes(stream[start : start + 4], "little"))
            concealed.append(bool(stream[start + 4] & _CONCEALED))
        elif kind == _STRINGS:
            # The library makes room for as many strings as are announced; three bytes is the least that one takes.
            if end - start < 8 or int.from_bytes(stream[start + 4 : start + 8], "little") > len(stream) // 3:
                raise Refusal("damaged")
        elif kind == _END:
            break
    if len(starts) > SHEETS:
        raise Refusal("expands")
    if len(set(starts)) < len(starts) or any(start >= len(stream) for start in starts):
        raise Refusal("damaged")
    return list(zip(starts, concealed, strict=True))


class _Sheet:
    """A sheet, gone through record by record: what is to be known of it, its extent, where it states dimensions, and
    the characters of the shared strings, of these lengths, each as often as it is used."""

    def __init__(self, stream: bytes, looks: Looks, lengths: Sequence[int]) -> None:
        self._stream, self._looks, self._lengths = stream, looks, lengths
        self.extent = Extent()
        self.dimensions: list[tuple[int, int]] = []
        self.unknown_errors: list[int] = []
        self.text = 0
        self._marks = Marks()
        self._merged = Ranges()
        self._hidden: set[int] = set()
        self._row_looks = RowLooks()
        self._hidden_columns: set[int] = set()
        self._rooms: dict[int, int] = {}
        self._zeroless = False
        self._conditional: list[Range] = []
        self._noted: set[tuple[int, int]] = set()
        self._waiting: list[Range] = []
        self._places = array("Q")
        self._in_order = True

    def facts(self) -> SheetFacts:
        """What was found."""
        hidden, columns = array("I", sorted(self._hidden)), frozenset(self._hidden_columns)
        struck, pale = self._row_looks.kept()
        return SheetFacts(
            self._marks, tuple(self._merged), hidden, struck, columns,
            pale=pale, conditional=tuple(self._conditional), rooms=self._rooms, zeroless=self._zeroless,
            noted=tuple(sorted(self._noted)),
        )  # fmt: skip

    def go_through(self, first: int, budget: Iterator[int]) -> None:
        """Looks at all records of the sheet. Refusal: too many, damaged, a cell that stands twice."""
        depth = 0
        for kind, start, end in records(self._stream, first):
            if next(budget, None) is None:
                raise Refusal("expands")
            if kind in _CELLS:
                if end - start < 6:
                    raise Refusal("damaged")
                if depth <= 1:
                    self._cells(kind, start, end)
            elif kind == _BEGIN:
                depth += 1
            elif kind == _END:
                depth -= 1
                if depth <= 0:
                    break
            elif kind == _DIMENSIONS:
                self.dimensions.append((start, end))
            elif kind == _ROW and end - start >= 14 and self._stream[start + 12] & _HIDDEN:
                self._hidden.add(HEAD.unpack_from(self._stream, start)[0])
            elif kind in (_COLUMNS, _VIEW, _CONDITIONS, _CONDITION, _NOTE):
                self._look_around(kind, start, end)
            elif kind == _MERGED:
                for place in range(start + 2, end - 7, 8):
                    top, bottom, left, right = _FOUR.unpack_from(self._stream, place)
                    self._merged.append((top, left, bottom, right))

    def _look_around(self, kind: int, start: int, end: int) -> None:
        """What is hidden or narrow, and whether zeros are shown."""
        if kind == _COLUMNS and end - start >= 10:
            first, last, width = _THREE.unpack_from(self._stream, start)
            columns = columns_between(first, last)
            if self._stream[start + 8] & 1 or width / 256 < SLIVER:
                self._hidden_columns.update(columns)
            else:
                self._rooms.update(dict.fromkeys(columns, room_in(width / 256)))
        elif kind == _CONDITIONS:
            places = range(start + 14, end - 7, 8)
            each = (_FOUR.unpack_from(self._stream, place) for place in places)
            self._waiting = [(top, left, bottom, right) for top, bottom, left, right in each]
        elif kind == _CONDITION and self._waiting and hides(self._stream[start:end]):
            self._conditional += self._waiting[: RANGES - len(self._conditional)]
            self._waiting = []
        elif kind == _NOTE and end - start >= 4:
            self._noted.add(HEAD.unpack_from(self._stream, start))
        elif kind == _VIEW and end - start >= 2:
            flags = int.from_bytes(self._stream[start : start + 2], "little")
            self._zeroless = not flags & _ZEROS
            if flags & _FROZEN and end - start >= 6:
                # Nobody can scroll to what is above and before frozen panes.
                top, left = HEAD.unpack_from(self._stream, start + 2)
                self._hidden.update(range(min(top, MOST_SCROLLED)))
                self._hidden_columns.update(columns_between(0, left - 1))

    def _cells(self, kind: int, start: int, end: int) -> None:
        stream = self._stream
        row, column = HEAD.unpack_from(stream, start)
        right = column
        if kind == _SEVERAL:
            right = max(column, int.from_bytes(stream[end - 2 : end], "little"))
            right = min(right, column + (end - start - 6) // 6 - 1) if end - start >= 12 else right
        self.extent.add(row, column, max(column, right))
        for at in range(column, right + 1):
            self._once(row, at)
        if kind == _SEVERAL:
            for at, place in zip(range(column, right + 1), range(start + 4, end - 7, 6), strict=False):
                number = packed(stream[place + 2 : place + 6])
                self._look(row, at, int.from_bytes(stream[place : place + 2], "little"), number)
            return
        style = int.from_bytes(stream[start + 4 : start + 6], "little")
        if kind == _SHARED:
            place = int.from_bytes(stream[start + 6 : start + 10], "little")
            self.text += self._lengths[place] if place < len(self._lengths) else _LONGEST
            look = self._looks.texts.get(place)
            if look is not None:
                self._row_looks.look_at_text(look, row, column, self._marks, seen=style in self._looks.grounded)
        code = _error_code(kind, stream[start:end])
        if code is not None:
            self._marks.add(row, column, CellError(ERROR_WORDS.get(code, "#N/A")))
            if code not in ERROR_WORDS:
                self.unknown_errors.append(start + (6 if kind == _ERROR else 8))
        elif kind in (_FORMULA, _FORMULA_OLD) and self._is_dummy(stream[start:end]):
            self._marks.add(row, column, UNCALCULATED)
        self._look(row, column, style, _number(kind, stream[start + 6 : end]))

    def _look(self, row: int, column: int, style: int, number: float) -> None:
        self._row_looks.look_at_style(style, row, self._looks)
        form = self._looks.formats.get(style)
        if form is not None and (form.rounds_from is None or form.minds(number)):
            self._marks.add(row, column, form)

    def _once(self, row: int, column: int) -> None:
        """Keeps the place of a cell. Most sheets keep them in order, which shows that none stands twice."""
        place = row << 16 | column
        self._in_order = self._in_order and (not self._places or place > self._places[-1])
        self._places.append(place)

    def check_once(self) -> None:
        """Refusal: a cell stands twice."""
        if not self._in_order:
            for before, place in pairwise(sorted(self._places)):
                if before == place:
                    raise Refusal("two-cells", cell=f"{column_letters(place & 0xFFFF)}{(place >> 16) + 1}")

    def _is_dummy(self, body: bytes) -> bool:
        """Whether a formula has no value but one that was made up: nothing, or an empty text."""
        if len(body) < 16:
            return False
        asked = self._looks.recalculated or body[14] & _ON_LOAD
        empty_text = body[12:14] == b"\xff\xff" and body[6] == 3
        return bool(asked) and (empty_text or not any(body[6:14]))


def _number(kind: int, value: bytes) -> float:
    """The number of a cell; 0 where it holds none."""
    if kind == _RK:
        return packed(value)
    is_formula = kind in (_FORMULA, _FORMULA_OLD) and value[6:8] != b"\xff\xff"
    return double(value) if kind == _NUMBER or is_formula else 0.0


def _error_code(kind: int, body: bytes) -> int | None:
    """The code of the error that a cell holds; None where it holds a value."""
    if kind == _ERROR and len(body) >= 8 and body[7]:
        return body[6]
    if kind in (_FORMULA, _FORMULA_OLD) and body[12:14] == b"\xff\xff" and body[6] == 2:
        return body[8]
    return None
