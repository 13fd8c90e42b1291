"""How a category is settled by parts of the year: each part by itself, and then the parts together."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from dangxing.rules.marks import Drop
from dangxing.rules.periods import Calendar, Span
from dangxing.rules.terms import FINE, Model, Term
from dangxing.rules.when import When

Then = Literal["mean", "sum"]


class Unless(Model):
    """Parts of the year that do not count: those in which the tests hold."""

    clause: Term
    says: Term
    when: Annotated[When, Field(min_length=1)]


class Settle(Model):
    """Reckoned anew every so often, from the start and held to the bounds; then the parts come together.

    ``quarter``: months come together in quarters first. ``over``: all parts of the member's period, or those alone of
    which there is any row that the category's rules read. ``unless``: parts that do not count after all. ``drop``: so
    many of the lowest and highest parts do not come together with the rest, where there are more than these.
    """

    every: Literal["week", "month", "two-months", "quarter", "half-year", "semester"]
    quarter: Then | None = None
    year: Then
    over: Literal["all", "with-rows"]
    unless: tuple[Unless, ...] = ()
    drop: Drop | None = None

    @model_validator(mode="after")
    def _months_make_quarters(self) -> "Settle":
        if self.quarter is not None and self.every != "month":
            raise PydanticCustomError("settle-quarter", "only months come together in quarters")
        if self.quarter is not None and self.drop is not None:
            raise PydanticCustomError("settle-drop", "of parts that come together in quarters none is dropped")
        return self

    @property
    def some(self) -> bool:
        """Whether it hangs on what is recorded which parts come together."""
        return self.over == "with-rows" or bool(self.unless) or self.drop is not None

    def dropped(self, parts: int) -> tuple[int, int]:
        """How many of the highest and of the lowest of so many parts do not come together with the rest."""
        found = self.drop.of(parts) if self.drop else (0, 0)
        return found if sum(found) < parts else (0, 0)

    def kept(self, scores: Sequence[tuple[Span, Decimal]]) -> tuple[Span, ...]:
        """The parts that come together: without the lowest and the highest, where there are more than these; of equal
        ones the earlier are left out."""
        if self.drop is None:
            return tuple(span for span, _ in scores)
        highest, lowest = self.dropped(len(scores))
        above = sorted(scores, key=lambda each: each[1])[lowest:]
        left = {span for span, _ in sorted(above, key=lambda each: -each[1])[highest:]}
        return tuple(span for span, _ in scores if span in left)

    def groups(self, spans: Iterable[Span], calendar: Calendar) -> tuple[tuple[Span, ...], ...]:
        """The parts that come together first, in their order: those of a quarter, or all of them."""
        if self.quarter is None:
            return (tuple(spans),)
        grouped = groupby(spans, key=lambda span: calendar.span_of(span.first, "quarter").first)
        return tuple(tuple(members) for _, members in grouped)

    def together(self, figures: Sequence[tuple[Span, Decimal]], calendar: Calendar) -> Decimal | None:
        """What figures of the parts come to in the year; None: there is none of which a mean could be."""
        known = dict(figures)
        groups = self.groups(known, calendar)
        inner = [_then(self.quarter or "sum", [Fraction(known[span]) for span in group]) for group in groups]
        values = inner if self.quarter else [Fraction(value) for value in known.values()]
        if not values:
            return None if self.year == "mean" else Decimal(0)
        return _plain(_then(self.year, values))

    def of_quarter(self, figures: Sequence[Decimal]) -> Decimal | None:
        """What the months of one quarter come to; None: none of them counts."""
        return _plain(_then(self.quarter or "sum", list(map(Fraction, figures)))) if figures else None

    def parts(self, calendar: Calendar) -> int:
        """How many times over the year holds what one part of it holds, at most."""
        count = len(calendar.spans(calendar.first(2023), calendar.last(2023), self.every))
        inner = {None: 1, "mean": 1, "sum": 3}[self.quarter]
        outer = count - sum(self.dropped(count)) if self.quarter is None else count // 3
        return inner * (outer if self.year == "sum" else 1)


def _then(how: Then, values: Sequence[Fraction]) -> Fraction:
    total = sum(values, Fraction(0))
    return total / len(values) if how == "mean" else total


def _plain(value: Fraction) -> Decimal:
    """To nine decimals: a third of a point has no last one (see :func:`dangxing.scoring.rounded`)."""
    found = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(FINE)
    return found.quantize(Decimal(1)) if found == found.to_integral_value() else found.normalize()
