"""Marks that people give a member (評議): each out of its own full, several evaluators' become one by their mean."""

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache
from typing import Annotated, Final

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from dangxing.rules.terms import Model, Term

# What a field of 評議 that holds a mark is called: this and the mark, and the evaluator's number if there are any.
FIELD: Final = "mark_"
# A mean that has no last decimal is carried to so many; the total alone is rounded.
_FINE: Final = Decimal("1e-9")


def mark_column(mark: str) -> str:
    """What stands for the columns of a mark, however many there are: a name that records can have."""
    return f"{FIELD}{mark.encode().hex()}"


class Drop(Model):
    """How many of the highest and the lowest marks are left out of the mean."""

    highest: Annotated[int, Field(ge=0, le=3)] = 0
    lowest: Annotated[int, Field(ge=0, le=3)] = 0


@lru_cache(1_024)
def _fields(title: str, evaluators: int | None) -> tuple[str, ...]:
    name = mark_column(title)
    return (name,) if evaluators is None else tuple(f"{name}_{at}" for at in range(1, evaluators + 1))


class Mark(Model):
    """A mark out of ``full``: a column of 評議 by its name; of several ``evaluators`` as many columns, numbered from 1.

    The evaluators' marks become one by their mean, without those that are to ``drop``. A cell that is blank is no mark.
    """

    en: Term
    aliases: tuple[Term, ...] = ()
    full: Annotated[Decimal, Field(gt=0, max_digits=9, decimal_places=4)]
    evaluators: Annotated[int, Field(ge=2, le=30)] | None = None
    drop: Drop | None = None

    @model_validator(mode="after")
    def _of_several(self) -> "Mark":
        if self.drop is None:
            return self
        if self.evaluators is None or self.dropped >= self.evaluators:
            raise PydanticCustomError("mark-drop", "marks are dropped of more evaluators than are dropped")
        return self

    @property
    def dropped(self) -> int:
        """How many of the evaluators' marks are left out."""
        return self.drop.highest + self.drop.lowest if self.drop else 0

    def fields(self, title: str) -> tuple[str, ...]:
        """The fields of 評議 that hold it."""
        return _fields(title, self.evaluators)

    def titled(self, title: str) -> tuple[tuple[str, str, str, tuple[str, ...]], ...]:
        """Each field with its title, its English title and its other titles."""
        if self.evaluators is None:
            return ((self.fields(title)[0], title, self.en, self.aliases),)
        return tuple(
            (field, f"{title}{at}", f"{self.en} {at}", tuple(f"{alias}{at}" for alias in self.aliases))
            for at, field in enumerate(self.fields(title), start=1)
        )

    def of(self, given: Sequence[Decimal | None]) -> Decimal | None:
        """The mark of what the cells hold: the one, or the mean; None: there is none, or too few are left."""
        marks = sorted(value for value in given if value is not None)
        if self.drop:
            marks = marks[self.drop.lowest : len(marks) - self.drop.highest]
        if not marks:
            return None
        mean = sum(marks, Decimal(0)) / len(marks)
        return mean if mean == mean.quantize(_FINE) else mean.quantize(_FINE, ROUND_HALF_EVEN)

    def weighed(self, mark: Decimal) -> Decimal:
        """The mark out of a hundred."""
        return mark * 100 / self.full
