"""The rows of a sheet as a person sees them: what is marked, merged or not shown put in the place of stored values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dangxing.workbook.grid import Row
from dangxing.workbook.reading.facts import UNCALCULATED, USUAL_ROOM, Mark, Marks, Range
from dangxing.workbook.reading.formats import Format
from dangxing.workbook.reading.signs import Filling


def padded(source: Callable[[], Iterator[Row]], inner: Range, outer: Range) -> Iterator[Row]:
    """The rows of a rectangle within a larger one."""
    width = outer[3] - outer[1] + 1
    if inner[2] >= 0:
        for _ in range(outer[0], inner[0]):
            yield [""] * width
        before, after = [""] * (inner[1] - outer[1]), [""] * (outer[3] - inner[3])
        for row in source():
            yield [*before, *row, *after]
    for _ in range(max(inner[2] + 1, outer[0]), outer[2] + 1):
        yield [""] * width


def marked(
    source: Callable[[], Iterator[Row]], marks: Marks, top: int, left: int, rooms: Mapping[int, int]
) -> Iterator[Row]:
    """The rows with what is marked: errors, values that nobody sees, and numbers as their formats show them.

    ``rooms`` are how many signs have room in each column.
    """
    waiting = marks.by_row()
    at, column, mark = next(waiting, _NO_MARK)
    for number, row in enumerate(source(), top):
        while at < number:
            at, column, mark = next(waiting, _NO_MARK)
        while at == number:
            place = column - left
            if isinstance(mark, Format):
                if 0 <= place < len(row):
                    row[place] = _seen(mark, row[place], rooms.get(column, USUAL_ROOM))
            else:
                row[place] = mark
            at, column, mark = next(waiting, _NO_MARK)
        yield row


def _seen(form: Format, value: object, room: int) -> object:
    return form.repeated(value, room) if isinstance(form, Filling) else form.seen_of(value)


_NO_MARK: tuple[int, int, Mark] = (1 << 62, 0, UNCALCULATED)


def without_zeros(source: Callable[[], Iterator[Row]]) -> Iterator[Row]:
    """The rows with nothing where a number is 0."""
    for row in source():
        if 0 in row:
            row = ["" if value == 0 and type(value) in (int, float) else value for value in row]
        yield row


def filled(source: Callable[[], Iterator[Row]], merged: Mapping[int, list[Range]]) -> Iterator[Row]:
    """The rows with the value of a merged range in each of its cells."""
    going: list[tuple[Range, object]] = []
    for number, row in enumerate(source()):
        if number in merged:
            going += [(place, row[place[1]]) for place in merged[number]]
        if going:
            for (_, left, _, right), value in going:
                row[left : right + 1] = [value] * (right - left + 1)
            going = [entry for entry in going if entry[0][2] > number]
        yield row
