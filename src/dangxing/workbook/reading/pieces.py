"""A long sheet of an .xlsx, read in pieces: while one is looked at, the next is read on another processor.

The library reads a sheet in one go, and lets go of the interpreter meanwhile. Cut between two rows, a long sheet
becomes several short ones. Each is searched before the library sees it: it makes room for all cells between the first
and the last, so that a piece must hold none that belongs to another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from dangxing.workbook.grid import Row
from dangxing.workbook.reading import native
from dangxing.workbook.reading.bounds import MIB, Refusal

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from python_calamine import CalamineWorkbook

    from dangxing.workbook.reading.native import Sheet

Bytes = bytes | bytearray
Load = Callable[[Sequence[bytes]], "CalamineWorkbook"]
"""Gives a workbook whose sheets are these parts."""

LONG: Final = 8 * MIB
"""A shorter sheet is read sooner than it is cut."""
_SIZE: Final = 8 * MIB
# The first and the last piece say where the values begin and end, and are read before anything else.
_EDGE: Final = MIB // 4
# How many pieces are begun before they are asked for; at its end the program waits for what was begun.
_AHEAD: Final = 8
# Pieces are loaded some at a time: so many times the size of what is loaded with them anew each time, within bounds.
_SHARE: Final = 32
_AT_ONCE: Final = 8
_COMMON: Final = 8 * MIB
# Unpacked sheets that wait to be read, all of a workbook's.
_WAITING: Final = 448 * MIB
_LAST_ROW: Final = 1_048_576
_HEAD: Final = 1 << 16
_OPEN, _CLOSE, _FOOT, _ROW = b"<sheetData>", b"</sheetData>", b"</worksheet>", b'<row r="'
_NUMBER: Final = re.compile(_ROW + rb'([1-9]\d{0,6})"')
# A cell with a value; what little looks like one and holds none is met when the piece is read.
_VALUED: Final = re.compile(rb'<c(?! r="[A-Z]{1,3}\d{1,7}"(?: s="\d+")?\s?/>)[\s/>]')


class Cutter:
    """Cuts the sheets of a workbook; the pieces of all of them are read in one thread.

    ``common`` is the size, in bytes, of what is loaded besides the sheets: the shared strings above all.
    """

    def __init__(self, load: Load, common: int) -> None:
        self._load = load
        self._at_once = min(max(1, _SHARE * common // _SIZE), _AT_ONCE)
        self._room = _WAITING if common <= _COMMON else 0
        self._thread: ThreadPoolExecutor | None = None

    def cut(self, content: Bytes) -> Cuts | None:
        """Where to cut a sheet that is as office programs write it; None where it is too short or too long."""
        return _cuts(content) if LONG <= len(content) <= self._room else None

    def pieces(
        self, cuts: Cuts, content: Bytes, right: int, again: Callable[[], Bytes], *, keep: bool
    ) -> Pieces | None:
        """The pieces of that sheet. ``content`` is used up, ``again`` gives it anew. Refusal: damaged.

        With ``keep`` what was read is kept, for who asks for it a second time. None where the first columns or the last
        rows hold no values, though they seem to.
        """
        self._room -= len(content)
        if self._thread is None:
            from concurrent.futures import ThreadPoolExecutor

            self._thread = ThreadPoolExecutor(1, "reader")
        parts = _Parts(cuts, content, again, self._load, self._at_once)
        pieces = Pieces(parts, self._thread, keep=keep)
        if not pieces.fills(right):
            return None
        pieces.read_ahead()
        return pieces


class Cuts(NamedTuple):
    """Where a sheet is cut: what stands before its rows, where each piece begins and the last ends; each holds rows
    from its ``tops`` to above that of the next, from 0."""

    head: bytes
    ends: Sequence[int]
    tops: Sequence[int]

    @property
    def last(self) -> int:
        """The number of the last piece, from 0."""
        return len(self.ends) - 2

    def parts(self, content: Bytes) -> list[bytes]:
        """The pieces, each as a sheet; ``content`` shrinks as they are made."""
        made = []
        for at in range(self.last, -1, -1):
            begin, end = self.ends[at : at + 2]
            # What stands behind the rows stays with the last: it may be damaged, and is then refused.
            end, rest = (len(content), b"") if at == self.last else (end, _CLOSE + _FOOT)
            with memoryview(content) as view, view[begin:end] as rows:
                made.append(b"".join((self.head, rows, rest)))
            if isinstance(content, bytearray):
                del content[begin:]
        return made[::-1]


def _cuts(content: Bytes) -> Cuts | None:
    begin, end = content.find(_OPEN, 0, _HEAD), content.rfind(_CLOSE)
    if begin < 0 or end < 0 or len(content) - end > _SIZE:
        return None
    begin += len(_OPEN)
    if content.find(b"sheetData", begin, end) >= 0:
        return None  # the library reads as far as the first end, which may be hidden in the midst
    last = content.rfind(_ROW, begin, end - _EDGE)
    ends = [begin]
    cut = content.find(_ROW, begin + _EDGE, last)
    while cut >= 0:
        ends.append(cut)
        cut = content.find(_ROW, cut + _SIZE, last)
    ends += [last, end]
    numbers = [_NUMBER.match(content, row) for row in (*ends[1:-1], content.rfind(_ROW, begin, end))]
    rows = [int(number[1]) for number in numbers if number]
    tops = [0, *(row - 1 for row in rows[:-1]), *rows[-1:]]
    if len(rows) < len(ends) - 1 or tops[-1] > _LAST_ROW or any(top >= below for top, below in pairwise(tops)):
        return None
    if any(end - begin > 2 * _SIZE for begin, end in pairwise(ends)) or not _VALUED.search(content, last, end):
        return None
    return Cuts(bytes(content[:begin]), ends, tops)


class _Parts:
    """The pieces before they are read: loaded some at a time, and then let go; made anew where they are gone."""

    def __init__(self, cuts: Cuts, content: Bytes, again: Callable[[], Bytes], load: Load, at_once: int) -> None:
        self.cuts = cuts
        self._again = again
        self._load = load
        self._at_once = at_once
        self._parts = cuts.parts(content)
        self._loaded: CalamineWorkbook | None = None
        self._places: Sequence[int] = ()

    def load(self, at: int) -> Callable[[], Sheet]:
        """What reads a piece, and refuses it if it is damaged."""
        if self._loaded is None or at not in self._places:
            last = self.cuts.last
            # Both ends are wanted at once, and with them what follows upon the first.
            first = 1 if at in (0, last) else at
            following = range(first, min(first + self._at_once, last))
            self._places = [0, last, *following] if at in (0, last) else following
            if not all(self._parts[place] for place in self._places):
                self._parts = self.cuts.parts(self._again())
            # Loading asks for the interpreter again and again: in the thread it would wait for it each time.
            self._loaded = self._load([self._parts[place] for place in self._places])
            for place in self._places:
                self._parts[place] = b""
        return partial(self._read, at, self._loaded, self._places.index(at))

    def _read(self, at: int, book: CalamineWorkbook, place: int) -> Sheet:
        sheet = native.sheet(book, place)
        tops = self.cuts.tops
        if sheet.start and sheet.end and not tops[at] <= sheet.start[0] <= sheet.end[0] < tops[at + 1]:
            raise Refusal("damaged")  # its rows are those of another piece
        return sheet

    def close(self) -> None:
        """Lets go of what is loaded."""
        self._loaded = None


class Pieces:
    """A sheet in pieces; ``start`` and ``end`` are the first and last row and column of its values."""

    def __init__(self, parts: _Parts, thread: ThreadPoolExecutor, *, keep: bool) -> None:
        self._parts = parts
        self._thread = thread
        self._keep = keep
        self._count = parts.cuts.last + 1
        self._reading: dict[int, Future[Sheet]] = {}
        self._kept: dict[int, Sheet] = {}
        self._first, self._last = parts.load(0)(), parts.load(self._count - 1)()
        self.start = self._first.start
        self.end = (self._last.end[0], self._first.end[1]) if self._last.end and self._first.end else None

    def fills(self, right: int) -> bool:
        """Whether the first and the last piece have values, and the first has them in columns 0 to ``right``."""
        return self.start is not None and self.end is not None and (self.start[1], self.end[1]) == (0, right)

    def rows(self) -> Iterator[Row]:
        """The rows from ``start`` to ``end``. Refusal: damaged."""
        if self.start is None or self.end is None:
            return
        blank: Row = [""] * (self.end[1] + 1)
        following = self.start[0]
        for sheet in self._sheets():
            if sheet.start is None or sheet.end is None:
                continue
            (top, left), (bottom, right) = sheet.start, sheet.end
            for _ in range(following, top):
                yield blank.copy()
            following = bottom + 1
            table = sheet.table()
            if right - left + 1 == len(blank):
                yield from table
            else:
                before, after = blank[:left], blank[right + 1 :]
                yield from ([*before, *row, *after] for row in table)

    def _sheets(self) -> Iterator[Sheet]:
        yield self._first
        for at in range(1, self._count - 1):
            yield self._kept[at] if at in self._kept else self._sheet(at)
        self._parts.close()
        yield self._last

    def _sheet(self, at: int) -> Sheet:
        self.read_ahead(at)
        # A refusal remembers where it came from: it is not kept, lest it keep all this.
        sheet = self._reading.pop(at).result()
        if self._keep:
            self._kept[at] = sheet
        return sheet

    def read_ahead(self, at: int = 1) -> None:
        """Have the pieces from ``at`` on read by and by, some at a time, unless that was said before."""
        for ahead in range(at, min(at + _AHEAD, self._count - 1)):
            if ahead not in self._reading and ahead not in self._kept:
                try:
                    self._reading[ahead] = self._thread.submit(self._parts.load(ahead))
                except RuntimeError:  # the system gives no thread
                    raise Refusal("memory") from None
