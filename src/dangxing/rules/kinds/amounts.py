"""Kinds of rules whose points stand in rows themselves, or come of how much there is."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from dangxing.rules.kinds.ofrows import OfRows
from dangxing.rules.marks import mark_column
from dangxing.rules.pots import Level
from dangxing.rules.profile import RECORDED, Amount, Ask, Figure, Flaw, Gives, Reads, Reckons, Told, counted, results_at
from dangxing.rules.terms import Points, Quantity, Term, Terms

if TYPE_CHECKING:
    from dangxing.rules.sets import RuleSet


class GivenPoints(OfRows):
    """The points that people bring in (column 分值), between two bounds: one that is blank or outside is an error."""

    kind: Literal["given"]
    activity: Terms
    result: Terms | None = None
    between: tuple[Level, Level]

    @property
    def entered(self) -> tuple[Decimal, Decimal]:
        return self.between

    @model_validator(mode="after")
    def _bounds_in_order(self) -> "GivenPoints":
        if self.between[0] >= self.between[1]:
            raise PydanticCustomError("between-order", "between says the lowest points, then the highest")
        return self

    def reads(self) -> tuple[Reads, ...]:
        told = (*results_at(("result",), self.result), *self.factored())
        return (Reads(("activity",), self.activity, RECORDED, told),)

    def reckons(self) -> tuple[Reckons, ...]:
        return (Reckons(("between",), "activities", "points"), *self.keeps(self.activity))

    def gives(self) -> tuple[Gives, ...]:
        low, high = self.between
        return (Gives(("between", 0), low, "judged-from"), Gives(("between", 1), high, "judged-to"))

    def flaws(self, rules: "RuleSet") -> Iterator[Flaw]:
        yield from self.mildest()

    def asks(self) -> tuple[Ask, ...]:
        return (Ask("strive" if self.between[1] > 0 else "avoid", self.activity, self.result or ()),)

    def sentence(self) -> Iterator[Told]:
        low, high = self.between
        yield Told("given", {"what": counted(self.activity, self.result), "low": low, "high": high})

    def figures(self) -> Iterator[Figure]:
        yield Figure("activity", {"value": self.activity})
        if self.result:
            yield Figure("result", {"value": self.result})
        yield from self.kept()


class Rate(OfRows):
    """``points`` for every ``per`` of what is measured: for each whole one, for each that is begun, or in proportion.

    ``of``: of each row by itself, or of the sum.
    """

    kind: Literal["amount"]
    activity: Terms | None = None
    result: Terms | None = None
    measure: Literal["count", "hours", "characters", "mark"]
    mark: Term | None = None
    points: Points
    per: Quantity
    units: Literal["whole", "begun", "proportion"]
    of: Literal["each", "sum"] = "sum"

    @property
    def each_row(self) -> bool:
        return (self.units == "proportion" or self.of == "each") and self.measure != "mark"

    @property
    def fine(self) -> bool:
        return True

    @model_validator(mode="after")
    def _rows_are_kept_in_proportion(self) -> "Rate":
        of_mark = self.measure == "mark"
        if of_mark != (self.mark is not None) or of_mark != (self.activity is None):
            raise PydanticCustomError("amount-mark", "measure: mark says which mark, and reads no activity")
        if of_mark and (self.result or self.keep or self.factor or self.of == "each"):
            raise PydanticCustomError("amount-mark", "measure: mark says which mark, and reads no activity")
        if self.keep and not self.each_row:
            raise PydanticCustomError("keep-whole", "whole units are of the sum: no row has points of its own")
        return self

    @property
    def by_day(self) -> bool:
        """A verdict or a mark is of no day."""
        return self.activity is not None and super().by_day

    def reads(self) -> tuple[Reads, ...]:
        if self.activity is None:
            return ()
        told = (*results_at(("result",), self.result), *self.factored())
        return (Reads(("activity",), self.activity, RECORDED, told),)

    def reckons(self) -> tuple[Reckons, ...]:
        if self.mark is not None:
            return (Reckons(("mark",), "appraisal", mark_column(self.mark)),)
        activity = self.activity or ()
        found = () if self.measure == "count" else (Reckons(("measure",), "activities", self.measure, activity),)
        return (*found, *self.keeps(activity))

    def gives(self) -> tuple[Gives, ...]:
        measure = {"count": "times", "mark": "marks"}.get(self.measure, self.measure)
        unit = Amount(self.per, measure, self.activity or ())
        return (Gives(("points",), self.points, "rate", unit=unit, each=True),)

    def asks(self) -> tuple[Ask, ...]:
        if self.mark is not None:
            return (Ask("of-mark", results=(self.mark,)),)
        return (Ask("strive" if self.points > 0 else "avoid", self.activity or (), self.result or ()),)

    def sentence(self) -> Iterator[Told]:
        of_mark = Told("mark", {"mark": (self.mark,)}) if self.mark else None
        params = {
            "what": of_mark or counted(self.activity, self.result),
            "measure": "" if of_mark else Told(f"measure-{self.measure}"),
            "per": self.per,
            "points": self.gives(),
        }
        yield Told(f"amount-{self.units}{'-each' if self.of == 'each' else ''}", params)

    def figures(self) -> Iterator[Figure]:
        if self.activity:
            yield Figure("activity", {"value": self.activity})
        if self.result:
            yield Figure("result", {"value": self.result})
        names = ["measure", *(("mark",) if self.mark else ()), *(("of",) if self.of == "each" else ()), "per", "units"]
        yield from (Figure(name, {"value": getattr(self, name)}) for name in names)
        yield from self.kept()
