"""Fields in text that comes in pieces: an office program may cut ``{{name}}`` up over several runs of one look."""

from __future__ import annotations

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
        for number, (begin, piece) in enumerate(zip(starts, pieces, strict=True)):
            low, high = max(start, begin), min(end, begin + len(piece))
            if low < high:
                out[number] += piece[low - begin : high - begin]

    last = 0
    for found in PATTERN.finditer(whole):
        keep(last, found.start())
        first = max(number for number, begin in enumerate(starts) if begin <= found.start() and pieces[number])
        out[first] += value(found[1])
        last = found.end()
    keep(last, len(whole))
    return out
