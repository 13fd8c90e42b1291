"""How far a number must reach, and how many places there are: the four words of bounds, and shares of those scored."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor
from operator import ge, gt, le, lt
from typing import Annotated, Any, Final, Literal

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from dangxing.language import patterns
from dangxing.rules.terms import Model

SHARE: Final = patterns.late(r"(\d{1,2}(?:\.\d{1,2})?) ?[%％]|([1-9]\d?)/([1-9]\d?)")
Bounding = Literal["at_least", "more_than", "at_most", "less_than"]
BOUNDS: Final[tuple[Bounding, ...]] = ("at_least", "more_than", "at_most", "less_than")
_REACHES: Final = {"at_least": ge, "more_than": gt, "at_most": le, "less_than": lt}
Number = Annotated[Decimal, Field(max_digits=12, decimal_places=2)]
Of = Literal["branch", "track", "rule-set"]


def portion(value: object) -> object:
    """A number of places above 0, or a share as it is written."""
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    if isinstance(value, str) and 0 < (share_of(value.strip()) or 0) < 1:
        return value.strip()
    raise PydanticCustomError("portion", "a number of places, such as 3, or a share, such as 20 % or 1/3")


Portion = Annotated[
    Any,
    PlainValidator(portion),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "pattern": f"^{SHARE.pattern}$"}]}),
]
"""So many places, or a share of those scored: ``20 %``, ``1/3``."""


_MULTIPLE: Final = patterns.late(r"(\d{1,7}(?:\.\d{1,4})?) ?[%％]|([1-9]\d{0,4})/([1-9]\d{0,4})")
_MOST_TIMES: Final = 10


def multiple(value: object) -> object:
    """A share of something, or a multiple of it, as it is written: ``50 %``, ``120 %``, ``1/90``."""
    if isinstance(value, str) and multiple_of(value.strip()):
        return value.strip()
    raise PydanticCustomError("multiple", "a share, such as 50 % or 1/3, or a multiple, such as 120 %")


def times(value: object) -> object:
    """A multiple as it is written, or as a number up to ten: ``105 %``, ``1.05``. 90 may mean 90 %, and is none."""
    written = str(value).strip() if isinstance(value, str | int | float | Decimal) else ""
    try:
        number = None if isinstance(value, bool) else Decimal(written)
    except InvalidOperation:
        number = None
    if number is not None and 0 < number <= _MOST_TIMES:
        return f"{(number * 100).normalize():f} %"
    return multiple(value)


def multiple_of(written: str) -> Fraction | None:
    """What a multiple comes to, exact; None: it is none, or nothing."""
    found = _MULTIPLE.fullmatch(written)
    if found is None:
        return None
    return (Fraction(int(found[2]), int(found[3])) if found[2] else Fraction(Decimal(found[1])) / 100) or None


_WRITTEN: Final = {"type": "string", "pattern": f"^(?:{_MULTIPLE.pattern})$"}
_NUMBER: Final = {"type": "number", "exclusiveMinimum": 0, "maximum": _MOST_TIMES}
Multiple = Annotated[Any, PlainValidator(multiple), WithJsonSchema(_WRITTEN)]
"""A share of a figure, or a multiple of it: ``50 %``, ``1500 %``, ``1/90``."""
Times = Annotated[Any, PlainValidator(times), WithJsonSchema({"anyOf": [_NUMBER, _WRITTEN]})]
"""What a score is multiplied by: ``105 %``, ``1.05``, ``1/2``."""


@lru_cache(maxsize=256)
def share_of(portion: int | str) -> Fraction | None:
    """The share of the whole, exact; None: it is a number of places."""
    found = None if isinstance(portion, int) else SHARE.fullmatch(portion)
    if found is None:
        return None
    return Fraction(int(found[2]), int(found[3])) if found[2] else Fraction(Decimal(found[1])) / 100


# A place is asked for by everybody of a group, of one size, and in each part of the year.
@lru_cache(maxsize=4096)
def _rounded(share: str, scored: int, how: Literal["down", "half", "up"]) -> int:
    exact = scored * (share_of(share) or Fraction(0))
    if how == "half":
        return floor(exact + Fraction(1, 2))
    return floor(exact) if how == "down" else ceil(exact)


class Places(Model):
    """How many places a share comes to: rounded ``down``, ``half`` up or ``up``, and ``at_least`` so many."""

    round: Literal["down", "half", "up"] = "down"
    at_least: Annotated[int, Field(ge=1)] | None = None

    def room(self, portion: int | str, scored: int) -> int:
        """How many places there are among so many who are scored."""
        if isinstance(portion, int):
            return portion
        return max(_rounded(portion, scored, self.round), self.at_least or 0)


def reached(bounds: Iterable[tuple[Bounding, Decimal | Fraction]], number: Decimal | Fraction) -> bool:
    """Whether a number is on the right side of every bound."""
    return all(_REACHES[name](number, bound) for name, bound in bounds)


class Standards(Model):
    """How far a number must reach."""

    at_least: Number | None = None
    more_than: Number | None = None
    at_most: Number | None = None
    less_than: Number | None = None

    @model_validator(mode="after")
    def _one_bound_a_side(self) -> "Standards":
        names = {name for name, _ in self.bounds}
        if {"at_least", "more_than"} <= names or {"at_most", "less_than"} <= names:
            raise PydanticCustomError("bounds-twice", "one of at_least and more_than, one of at_most and less_than")
        return self

    @property
    def bounds(self) -> tuple[tuple[Bounding, Decimal], ...]:
        """The words that are there, with their numbers."""
        return tuple((name, value) for name in BOUNDS if (value := getattr(self, name)) is not None)

    @property
    def possible(self) -> bool:
        """Whether any number at all can reach so far."""
        lows = [value for value in (self.at_least, self.more_than) if value is not None]
        highs = [value for value in (self.at_most, self.less_than) if value is not None]
        if not lows or not highs:
            return True
        low, high = max(lows), min(highs)
        return low < high or (low == high and self.more_than != low and self.less_than != high)

    def met(self, value: Decimal) -> bool:
        """Whether a number does."""
        return reached(self.bounds, value)


class Bounded(Standards):
    """Standards of which one at least is told."""

    @model_validator(mode="after")
    def _told_how_far(self) -> "Bounded":
        if not self.bounds:
            raise PydanticCustomError(
                "no-bound", "a number is asked for with at_least, more_than, at_most or less_than"
            )
        return self
