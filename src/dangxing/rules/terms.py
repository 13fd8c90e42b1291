"""The words that rules are made of: terms of a regulation, points, quantities."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag
from pydantic_core import PydanticCustomError

Source = Literal["activities", "schedule"]


def _as_tuple(value: object) -> object:
    return (value,) if isinstance(value, str) else value


def _not_zero(value: Decimal) -> Decimal:
    if value == 0:
        raise PydanticCustomError("points-zero", "points of 0 give nothing: leave the rule out")
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
