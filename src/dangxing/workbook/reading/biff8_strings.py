"""The shared strings of .xls: how long each is, and in which fonts."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from dangxing.workbook.reading.biff8_records import CONTINUED, END, HEAD, STRINGS, records
from dangxing.workbook.reading.bounds import Refusal
from dangxing.workbook.reading.facts import OWN_FONT

# How many strings there are, and how often they are used: neither is believed.
_COUNTS = 8


class Strings(NamedTuple):
    """The characters of each shared string, and the fonts of those that are written in several, by their number."""

    lengths: Sequence[int]
    runs: Mapping[int, tuple[int, ...]]


def strings_in(stream: bytes) -> Strings:
    """The shared strings. They stand in one record, and in those that continue it."""
    lengths = array("H")
    runs: dict[int, tuple[int, ...]] = {}
    records_left = _strings(stream)
    with suppress(StopIteration):  # where a string goes on, or the next begins, there is nothing left
        at, end = next(records_left)
        at += _COUNTS
        while True:
            while at >= end:
                at, end = next(records_left)
            if at + 3 > end:
                raise Refusal("damaged")
            length, flags = int.from_bytes(stream[at : at + 2], "little"), stream[at + 2]
            lengths.append(length)
            at += 3
            behind = in_runs = 0
            if flags & 8:
                in_runs = behind = 4 * int.from_bytes(stream[at : at + 2], "little")
                at += 2
            if flags & 4:
                behind += int.from_bytes(stream[at : at + 4], "little")
                at += 4
            at, end = _behind_characters(stream, at, end, length, flags, records_left)
            if in_runs and at + in_runs <= end:
                runs[len(lengths) - 1] = _fonts(stream[at : at + in_runs], length)
            at += behind
            while at > end:  # what stands behind the characters is continued without a word
                over = at - end
                at, end = next(records_left)
                at += over
    return Strings(lengths, runs)


def _behind_characters(
    stream: bytes, at: int, end: int, left: int, flags: int, records_left: Iterator[tuple[int, int]]
) -> tuple[int, int]:
    """Where so many characters end, and the record in which they do. StopIteration: they do not."""
    while True:
        wide = 1 + (flags & 1)
        here = min(left, max(end - at, 0) // wide)
        at += here * wide
        left -= here
        if not left:
            return at, end
        # Where characters are continued, it is said anew how wide they are.
        at, end = next(records_left)
        flags = stream[at]
        at += 1


def _fonts(written: bytes, length: int) -> tuple[int, ...]:
    """The fonts of a string of so many characters: of each part from a character on, and before the first its own."""
    found = [run for run in HEAD.iter_unpack(written) if run[0] < length]
    return (*{font for _, font in found}, *((OWN_FONT,) if found and found[0][0] else ()))


def _strings(stream: bytes) -> Iterator[tuple[int, int]]:
    """Where the record of shared strings begins and ends, and those that continue it; none that is empty."""
    inside = False
    for kind, start, end in records(stream, 0):
        inside = kind == STRINGS or (inside and kind == CONTINUED)
        if inside and start < end:
            yield start, end
        if kind == END:
            return
