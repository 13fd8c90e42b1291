"""Fields in text that comes in pieces: an office program may cut ``{{name}}`` up over several runs of one look."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from dangxing.reports.forms.fields import PATTERN


def names_in(text: str) -> list[str]:
    """The fields that a text bears, as they are written."""
    return [found[1] for found in PATTERN.finditer(text)] if "{{" in text else []


def replaced(pieces: Sequence[str], value: Callable[[str], str]) -> list[str]:
    """The pieces with each field replaced; what stands for it has the look of the piece in which the field begins.

    What is put in is never read again, so that a value which looks like a field stays as it is.
    """
    whole = "".join(pieces)
    starts: list[int] = []
    at = 0
    for piece in pieces:
        starts.append(at)
        at += len(piece)
    out = ["" for _ in pieces]

    def keep(start: int, end: int) -> None:
        number = max(bisect_right(starts, start) - 1, 0)
        while number < len(pieces) and starts[number] < end:
            begin, piece = starts[number], pieces[number]
            out[number] += piece[max(start - begin, 0) : end - begin]
            number += 1

    last = 0
    for found in PATTERN.finditer(whole):
        keep(last, found.start())
        # The last of the pieces that begin here is the one that is not empty.
        out[bisect_right(starts, found.start()) - 1] += value(found[1])
        last = found.end()
    keep(last, len(whole))
    return out
