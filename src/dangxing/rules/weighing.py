"""How the poll and marks are weighed with the quantified score, when a poll stands, and how totals are rounded."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from dangxing.rules.terms import Model, Share, Term


class Weights(Model):
    """How the quantified score, the poll score and marks make the total, each mark out of a hundred.

    ``quantified`` may be left out where categories have shares of their own, which then come to the whole with these.
    """

    clause: Term
    quantified: Share | None = None
    poll: Share | None = None
    marks: Annotated[dict[Term, Share], Field(min_length=1)] = {}

    @model_validator(mode="after")
    def _of_several(self) -> "Weights":
        if self.poll is None and not self.marks:
            raise PydanticCustomError("weights-one", "the quantified score is weighed with a poll, or with marks")
        return self

    @property
    def own(self) -> Decimal:
        """The share of the quantified score: all of it, where its categories have shares."""
        return Decimal(1) if self.quantified is None else self.quantified

    @property
    def beside(self) -> tuple[Decimal, ...]:
        """The shares of what is not quantified."""
        return (*(() if self.poll is None else (self.poll,)), *self.marks.values())


class Poll(Model):
    """What a vote weighs."""

    reading: Term | None = None
    votes: dict[Term, Annotated[Decimal, Field(ge=0, le=100)]]


class Quorum(Model):
    """The share of the staff that must attend for the poll to stand.

    ``missed``: a poll short of it is counted nevertheless, with a warning, or leaves the branch's members pending.
    """

    clause: Term
    share: Share
    missed: Literal["warn", "pending"] = "warn"
    reading: Term | None = None

    def reached(self, attending: int, staff: int) -> bool:
        """Whether so many of the staff are enough."""
        return Decimal(attending) >= self.share * staff


class Rounding(Model):
    """What totals are rounded to, half up: once, at the end. All before is exact."""

    clause: Term | None = None
    total: Annotated[Decimal, Field(ge=Decimal("0.01"), le=1, decimal_places=2)]

    @model_validator(mode="after")
    def _to_decimals(self) -> "Rounding":
        if self.total not in (1, Decimal("0.1"), Decimal("0.01")):
            raise PydanticCustomError("round-step", "totals are rounded to 1, 0.1 or 0.01")
        return self
