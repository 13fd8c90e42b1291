"""What a category or a total holds: where it begins, and how far it can fall and rise."""

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from fractions import Fraction
from typing import Annotated, Final, Literal, NamedTuple

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from dangxing.rules.bounds import Multiple, Number, multiple_of
from dangxing.rules.terms import Key, Model, Multiplier, carried

_SHARP: Final = Decimal("1e-6")
# Below 0 as above it: down is towards 0, a half and up away from it.
_ROUNDING: Final = {"down": ROUND_DOWN, "half": ROUND_HALF_UP, "up": ROUND_UP}
_MONTHS: Final = 12
Level = Annotated[Decimal, Field(max_digits=12, decimal_places=2)]
LevelOrOpen = Annotated[
    Annotated[Level, Tag("number")] | Annotated[Literal["open"], Tag("open")],
    # A ledger keeps numbers as text.
    Discriminator(lambda value: "open" if isinstance(value, str) and value[-1:].isalpha() else "number"),
]


class StartOf(Model):
    """Where a category begins by what is held elsewhere: a group by its ``members``, a member by the ``branch`` or by
    ``others`` of it, anyone by what the ``last-period`` came to.

    ``take``: totals, or quantified scores; of others and of the last period a category (its id) as well. ``tracks``:
    those of which the others are. ``then``: the mean or the sum of the members' or others' (the rest have but one);
    ``share`` of it (None: all). ``otherwise``: where one begins who has no last period (None: the total is pending).
    ``over``: only what of it is above that level; ``at_most`` so much; ``round``: to a whole point at last.
    """

    of: Literal["members", "branch", "others", "last-period"]
    tracks: Annotated[tuple[Key, ...], Field(min_length=1)] | None = None
    take: Key = "total"
    then: Literal["mean", "sum"] | None = None
    over: Level | None = None
    share: Annotated[Multiplier, Field(gt=0)] | None = None
    at_most: Level | None = None
    round: Literal["down", "half", "up"] | None = None
    otherwise: Level | None = None

    @model_validator(mode="after")
    def _one_of_many(self) -> "StartOf":
        if (self.of in ("members", "others")) != (self.then is not None):
            raise PydanticCustomError("start-then", "of members says then: mean or sum; a branch has but one score")
        if (self.of == "others") != (self.tracks is not None):
            raise PydanticCustomError("start-tracks", "of others says of which tracks they are, and only that does")
        if (self.of != "last-period" and self.otherwise is not None) or (
            self.of in ("members", "branch") and self.take not in ("total", "quantified")
        ):
            raise PydanticCustomError("start-last", "only of the last period a category is taken, or otherwise told")
        return self

    def of_it(self, value: Decimal) -> Decimal:
        """What a category begins with, of a value that is held elsewhere."""
        if self.over is not None:
            value = max(value - self.over, Decimal(0))
        value *= 1 if self.share is None else self.share
        return self.rounded(value if self.at_most is None else min(value, self.at_most))

    def rounded(self, value: Decimal) -> Decimal:
        """What a category begins with, to a whole point; what is left of thirds behind six decimals does not count."""
        return value if self.round is None else value.quantize(_SHARP).quantize(Decimal(1), _ROUNDING[self.round])


Start = Annotated[
    Annotated[Level, Tag("number")] | Annotated[StartOf, Tag("of")],
    Discriminator(lambda value: "of" if isinstance(value, Mapping | StartOf) else "number"),
]


class Bounds(NamedTuple):
    """The level that points are added to, and the levels that the sum is held to (None: open)."""

    start: Decimal
    floor: Decimal | None
    cap: Decimal | None

    def hold(self, raw: Decimal) -> Decimal:
        """A sum, held to the bounds: once, however its parts came."""
        if self.floor is not None and raw < self.floor:
            return self.floor
        return self.cap if self.cap is not None and raw > self.cap else raw

    @property
    def begins_full(self) -> bool:
        """Whether it is what a standard is short for: full to begin with, and held to 0."""
        return self.start == self.cap and self.floor == 0

    @property
    def is_sound(self) -> bool:
        """Whether the start lies within the bounds."""
        return self.hold(self.start) == self.start and (
            self.floor is None or self.cap is None or self.floor <= self.cap
        )


OPEN: Final = Bounds(Decimal(0), None, None)


class ShareOf(Model):
    """A level that is a share of a category's score (``of``), or of the points that its rules took (``lost``): all of
    it where no ``share`` is told, which may be more than all (``1500 %``), and never below 0."""

    of: Key | None = None
    lost: Key | None = None
    share: Multiple | None = None

    @model_validator(mode="after")
    def _of_one_figure(self) -> "ShareOf":
        if (self.of is None) == (self.lost is None):
            raise PydanticCustomError("share-of", "of, or lost, names a category")
        return self

    @property
    def named(self) -> str:
        """The category."""
        return self.of or self.lost or ""

    @property
    def ratio(self) -> Fraction:
        """The share, exact."""
        return Fraction(1) if self.share is None else multiple_of(self.share) or Fraction(1)

    def of_it(self, figure: Decimal) -> Decimal:
        """The level, of a score or of what was lost."""
        return times(max(figure, Decimal(0)), self.ratio)


def times(figure: Decimal, ratio: Fraction) -> Decimal:
    """A figure so many times, carried to nine decimals where it has no end."""
    return carried(figure * ratio.numerator / ratio.denominator)


NumberOrShare = Annotated[
    Annotated[Number, Tag("number")] | Annotated[ShareOf, Tag("share")],
    Discriminator(lambda value: "share" if isinstance(value, Mapping | ShareOf) else "number"),
]


class Held(NamedTuple):
    """A limit whose tests hold: of a part of a category (its id), or of the category or the total ('').

    ``share`` is what ``at_most`` is a share of, or ``at_least`` where it ``lifts``; ``takes``: whether it changes
    anything, and so is told. ``times``: what the sum is multiplied by before it is held to any level. ``since``: it
    holds to no level, and from that day on rows do not count.
    """

    part: str
    clause: str
    says: str
    at_least: Decimal | None
    at_most: Decimal | None
    share: ShareOf | None = None
    takes: bool = True
    since: dt.date | None = None
    lifts: bool = False
    times: Fraction | None = None

    def without_share(self) -> "Held":
        """Without the level that is a share of another figure."""
        if self.share is None:
            return self
        return self._replace(at_least=None) if self.lifts else self._replace(at_most=None)

    def hold(self, points: Decimal) -> Decimal:
        """Points, held to it; of a part those that it takes are as well."""
        if self.part:
            return bounded(points, self.at_most)
        return Bounds(Decimal(0), self.at_least, self.at_most).hold(points)


def bounded(points: Decimal, at_most: Decimal | None) -> Decimal:
    """What a rule or a part gives, held to ``at_most`` in either direction (None: as it is)."""
    return points if at_most is None else min(max(points, -at_most), at_most)


def multiplied(summed: Decimal, held: Iterable[Held]) -> Decimal:
    """A sum, multiplied as limits that hold say: of several by each of them."""
    for each in held:
        summed = summed if each.times is None else times(summed, each.times)
    return summed


class Total(Model):
    """What the sum of the categories begins from and is held to. ``pro_rata``: before that brought to twelve months
    (months), or so many twelfths of it (twelfths), by the calendar months of which the member's period has a day."""

    start: Level = Decimal(0)
    floor: LevelOrOpen = Decimal(0)
    cap: LevelOrOpen
    pro_rata: Literal["months", "twelfths"] | None = None

    def ratio(self, months: int) -> Fraction:
        """What the sum is multiplied by, of a period of so many months."""
        if self.pro_rata is None:
            return Fraction(1)
        return Fraction(_MONTHS, months) if self.pro_rata == "months" else Fraction(months, _MONTHS)

    def by_months(self, raw: Decimal, months: int) -> Decimal:
        """The sum, brought to twelve months or cut to the months that there are."""
        ratio = self.ratio(months)
        return raw * ratio.numerator / ratio.denominator

    def hold(self, summed: Decimal, months: int) -> Decimal:
        """The sum of the categories as a total, of a period of so many months."""
        return self.bounds.hold(self.by_months(self.start + summed, months))

    @property
    def bounds(self) -> Bounds:
        """The levels."""
        return Bounds(self.start, level(self.floor), level(self.cap))


def level(written: Decimal | Literal["open"] | None) -> Decimal | None:
    """A level as it is reckoned with; None: open."""
    return written if isinstance(written, Decimal) else None
