"""The words that rules are made of: terms of a regulation, points, quantities."""

from decimal import Decimal
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag
from pydantic_core import PydanticCustomError

Source = Literal["activities", "schedule"]
# Whose rows of 活動: the member's own, the group's, those of the others of the group, those of all its members.
Whose = Literal["self", "branch", "others", "members"]
# Which events were missed: all of them, those without leave, those with it, or all but those without.
MissedWord = Literal["missed", "unexcused", "excused", "other"]
# What of an amount counts: whole units, each unit that is begun, or all of it in proportion.
Units = Literal["whole", "begun", "proportion"]


def _as_tuple(value: object) -> object:
    return (value,) if isinstance(value, str) else value


ZERO_POINTS = PydanticCustomError("points-zero", "points of 0 give nothing: leave the rule out")


def _not_zero(value: Decimal) -> Decimal:
    if value == 0:
        raise ZERO_POINTS
    return value


Term = Annotated[str, Field(min_length=1)]
Terms = Annotated[tuple[Term, ...], BeforeValidator(_as_tuple), Field(min_length=1)]
# So many digits are more than any regulation needs, and few enough that no sum of them can lose one.
Points = Annotated[Decimal, Field(max_digits=12, decimal_places=2), AfterValidator(_not_zero)]
ByTerm = Annotated[dict[Term, Points], Field(min_length=1)]
PointsOrTable = Annotated[
    Annotated[Points, Tag("number")] | Annotated[ByTerm, Tag("table")],
    Discriminator(lambda value: "table" if isinstance(value, dict) else "number"),
]


# A third of a point has no last decimal, and is carried to so many. Totals are rounded to two, and what is cut here is
# taken off before (see :func:`dangxing.scoring.figures.rounded`).
FINE: Final = Decimal("1e-9")


def carried(value: Decimal) -> Decimal:
    """A number as it is, or to nine decimals where it has more."""
    fine = value.quantize(FINE)
    return value if value == fine else fine


def _share(value: object) -> object:
    if isinstance(value, str) and value.strip()[-1:] in ("%", "％"):
        number = value.strip()[:-1].strip()
        if number.replace(".", "", 1).isdecimal() and number.isascii():
            return Decimal(number) / 100
    return value


_OF_SHARE = BeforeValidator(_share, json_schema_input_type=float | str)
# A share of the whole: 0.2, or 20 %; and what points are multiplied by: 60 %, or 2.
Share = Annotated[Decimal, _OF_SHARE, Field(gt=0, le=1, max_digits=12)]
ShareOrNothing = Annotated[Decimal, _OF_SHARE, Field(ge=0, le=1, max_digits=12)]
Multiplier = Annotated[Decimal, _OF_SHARE, Field(ge=0, le=100, max_digits=9, decimal_places=4)]
Quantity = Annotated[Decimal, Field(gt=0, max_digits=12)]


class Model(BaseModel):
    """Frozen, and closed: a key that is not known is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Named(Model):
    """A term of the regulation and its one English name."""

    title: Term
    en: Term


RuleId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*$")]
Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]


class Vocabulary(Model):
    """What an activity is, and what its row must or may hold.

    held: a branch holds it and members attend (安排 and 活動) · branch: stands in 安排 only · paper, deed, finding:
    stand in 活動 only. ``hours``, ``characters``, ``level``, ``place`` and ``subject`` say that the row must hold
    the column; of a held activity that is the row of 安排.
    """

    kind: Literal["held", "branch", "paper", "deed", "finding"]
    en: Term
    hours: Literal["required", "optional"] = "optional"
    characters: Literal["required", "optional"] = "optional"
    level: Literal["required", "optional"] = "optional"
    place: Literal["required", "optional"] = "optional"
    subject: Literal["required", "optional"] = "optional"
    results: tuple[Term, ...] = ()
