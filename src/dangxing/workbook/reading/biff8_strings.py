"""The shared strings of .xls: how long each is, and in which fonts."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
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
    segments = iter(_strings(stream))
    at, end = next(segments, (0, 0))
    at += _COUNTS
    while True:
        if at >= end:
            following = next(segments, None)
            if following is None:
                return Strings(lengths, runs)
            at, end = following
            continue
        if at + 3 > end:
            raise Refusal("damaged")
        left, flags = int.from_bytes(stream[at : at + 2], "little"), stream[at + 2]
        lengths.append(left)
        at += 3
        behind = in_runs = 0
        if flags & 8:
            in_runs = behind = 4 * int.from_bytes(stream[at : at + 2], "little")
            at += 2
        if flags & 4:
            behind += int.from_bytes(stream[at : at + 4], "little")
            at += 4
        while True:
            wide = 1 + (flags & 1)
            here = min(left, max(end - at, 0) // wide)
            at += here * wide
            left -= here
            if not left:
                break
            # Where characters are continued, it is said anew how wide they are.
            at, end = next(segments, (0, 0))
            if at >= end:
                return Strings(lengths, runs)
            flags = stream[at]
            at += 1
        if in_runs and at + in_runs <= end:
            found = [run for run in HEAD.iter_unpack(stream[at : at + in_runs]) if run[0] < lengths[-1]]
            fonts = {font for _, font in found}
            runs[len(lengths) - 1] = (*fonts, *((OWN_FONT,) if found and found[0][0] else ()))
        at += behind
        while at > end:  # what stands behind the characters is continued without a word
            over = at - end
            at, end = next(segments, (0, 0))
            if at >= end:
                return Strings(lengths, runs)
            at += over


def _strings(stream: bytes) -> Iterator[tuple[int, int]]:
    """Where the record of shared strings begins and ends, and those that continue it."""
    inside = False
    for kind, start, end in records(stream, 0):
        inside = kind == STRINGS or (inside and kind == CONTINUED)
        if inside:
            yield start, end
        if kind == END:
            return
