"""Places as formulas: how many are counted, how many of them stand higher, and whether a place is one asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dangxing.rules.bounds import Places, share_of
from dangxing.rules.when import PartPlace


class Numbers(NamedTuple):
    """How many are counted, how many of them are ahead of somebody, and how many stand no lower."""

    among: str
    ahead: str
    upto: str


def numbers(counted: Sequence[tuple[str, str]], own: str) -> Numbers:
    """The numbers by a figure, whose cell is ``own``. ``counted``: by track a factor that is 1 for those who are; their
    figures."""

    def number(which: str) -> str:
        return "+".join(f"SUMPRODUCT({who}*{which.format(figures)})" for who, figures in counted) or "0"

    return Numbers(number("1"), number(f"({{}}>{own}+0.0000001)"), number(f"({{}}>={own}-0.0000001)"))


def holds(place: PartPlace, own: str, upto: str, size: str) -> str:
    """Whether a place is one of those asked for, as :meth:`PartPlace.holds` tells it.

    ``own`` is the place, 1 the first, ``upto`` how many stand no lower, ``size`` among how many: each a cell or in
    brackets.
    """
    if place.first is not None:
        return f"{own if place.ties == 'in' else upto}<={room_of(place, place.first, size)}"
    room = room_of(place, place.last or 0, size)
    return f"{size}-{upto}<{room}" if place.ties == "in" else f"{size}-{own}+1<={room}"


def room_of(places: Places, portion: int | str, size: str) -> str:
    """How many places there are among so many, as a formula."""
    share = share_of(portion)
    if share is None:
        return str(portion)
    # Whole numbers: 0.29 × 100 is less than 29 in binary fractions.
    exact = f"{size}*{share.numerator}/{share.denominator}"
    room = {"down": f"INT({exact})", "half": f"ROUND({exact},0)", "up": f"ROUNDUP({exact},0)"}[places.round]
    return room if places.at_least is None else f"MAX({room},{places.at_least})"
