"""Kinds of rules whose points stand in rows themselves, or come of how much there is."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Discriminator, Tag, model_validator
from pydantic_core import PydanticCustomError

from dangxing.rules.kinds.ofrows import OfRows
from dangxing.rules.kinds.rows import OwnTarget, Target
from dangxing.rules.kinds.tables import Words
from dangxing.rules.marks import Drop, mark_column
from dangxing.rules.pots import Level
from dangxing.rules.profile import Amount, Ask, Figure, Flaw, Gives, Loc, Reads, Reckons, Told, Word, counted
from dangxing.rules.terms import Model, Points, Quantity, Term, Terms, Units

if TYPE_CHECKING:
    from dangxing.rules.sets import RuleSet


def dropped(drop: Drop | None, rows: int) -> tuple[int, int]:
    """How many of the highest and the lowest of so many rows a mean leaves out; none where none would be left."""
    found = drop.of(rows) if drop else (0, 0)
    return found if sum(found) < rows else (0, 0)


def dropping(drop: Drop | None) -> Iterator[Told]:
    """What a mean leaves out, as it reads back."""
    yield from (Told(f"amount-drop-{end}", {"count": str(rows)}) for end, rows in (drop.ends() if drop else ()))


def drops(drop: Drop | None) -> Iterator[Figure]:
    """What a mean leaves out, in short."""
    yield from (Figure(f"drop_{end}", {"value": (str(rows),)}) for end, rows in (drop.ends() if drop else ()))


class GivenPoints(OfRows):
    """The points that people bring in (column 分值), between two bounds: one that is blank or outside is an error.

    A row whose result stands in ``table`` counts what that says, whatever else it holds. ``of``: their sum, or their
    mean without those that are to ``drop``, each ``weighed_by`` another number of the row.
    """

    kind: Literal["given"]
    activity: Terms
    result: Terms | None = None
    between: tuple[Level, Level]
    table: Words | None = None
    of: Literal["sum", "mean"] = "sum"
    weighed_by: Literal["hours", "characters"] | None = None
    drop: Drop | None = None

    @property
    def each_row(self) -> bool:
        return self.of == "sum"

    @property
    def fine(self) -> bool:
        return self.of == "mean" or super().fine

    def dropped(self, rows: int) -> tuple[int, int]:
        """How many of the highest and the lowest of so many rows the mean leaves out; none where none would be left."""
        return dropped(self.drop, rows)

    @property
    def entered(self) -> tuple[Decimal, Decimal]:
        return self.between

    @model_validator(mode="after")
    def _bounds_in_order(self) -> "GivenPoints":
        if self.between[0] >= self.between[1]:
            raise PydanticCustomError("between-order", "between says the lowest points, then the highest")
        if self.of != "mean" and self.drop is not None:
            raise PydanticCustomError("amount-drop", "rows are dropped of a mean alone")
        if self.weighed_by is not None and (self.of != "mean" or self.drop is not None):
            raise PydanticCustomError("given-weighed", "rows are weighed in a mean alone, of which none is dropped")
        return self

    def reads(self) -> tuple[Reads, ...]:
        return self.recorded(
            self.activity, self.result, ((("table", word, "[key]"), word) for word in self.table or ())
        )

    def reckons(self) -> tuple[Reckons, ...]:
        found = [Reckons(("between",), "activities", "points")]
        if self.table:
            found.append(Reckons(("table",), "activities", "result"))
        if self.weighed_by:
            found.append(Reckons(("weighed_by",), "activities", self.weighed_by, self.activity))
        return (*found, *self.keeps(self.activity))

    def gives(self) -> tuple[Gives, ...]:
        low, high = self.between
        judged = Gives(("between", 0), low, "judged-from"), Gives(("between", 1), high, "judged-to")
        return (*judged, Gives(("table",), self.table, "value")) if self.table else judged

    def flaws(self, rules: "RuleSet") -> Iterator[Flaw]:
        yield from self.mildest()

    def asks(self) -> tuple[Ask, ...]:
        return (Ask("strive" if self.between[1] > 0 else "avoid", self.activity, self.result or ()),)

    def sentence(self) -> Iterator[Told]:
        low, high = self.between
        yield Told("given", {"what": counted(self.activity, self.result), "low": low, "high": high})
        if self.table:
            yield Told("given-table", {"table": self.gives()[-1:]})
        if self.weighed_by:
            yield Told("given-weighed", {"by": Word(self.weighed_by)})
        elif self.of == "mean":
            yield Told("given-mean")
        yield from dropping(self.drop)

    def figures(self) -> Iterator[Figure]:
        yield Figure("activity", {"value": self.activity})
        if self.result:
            yield Figure("result", {"value": self.result})
        if self.of == "mean":
            yield Figure("of", {"value": self.of})
        if self.weighed_by:
            yield Figure("weighed_by", {"value": self.weighed_by})
        yield from drops(self.drop)
        yield from self.kept()


class OfMark(Model):
    """A number of each member's own: what a mark says."""

    mark: Term


Per = Annotated[
    Annotated[Quantity, Tag("number")] | Annotated[OfMark, Tag("mark")],
    Discriminator(lambda value: "mark" if isinstance(value, Mapping | OfMark) else "number"),
]


class Rate(OfRows):
    """``points`` for every ``per`` of what is measured: for each whole one, for each that is begun, or in proportion.

    Where a mark says per how much, ``otherwise`` are the points where that is 0. ``measure`` months are the calendar
    months of which the member's period has a day.

    ``of``: of each row by itself, of the sum, or of the mean of the rows that hold it, without those that are to
    ``drop``. ``over``: only what of it is above so much; ``short_of``: what a mark lacks of so much; either may be a
    number of each member's own.
    """

    kind: Literal["amount"]
    activity: Terms | None = None
    result: Terms | None = None
    measure: Literal["count", "hours", "characters", "mark", "months"]
    mark: Term | None = None
    points: Points
    over: Target | None = None
    short_of: Target | None = None
    per: Per
    otherwise: Level | None = None
    units: Units
    of: Literal["each", "sum", "mean"] = "sum"
    drop: Drop | None = None

    @property
    def each_row(self) -> bool:
        in_rows = self.of == "each" or (self.units == "proportion" and self.over is None and self.of == "sum")
        return in_rows and self.activity is not None and self.unit is not None

    @property
    def unit(self) -> Decimal | None:
        """The number that ``per`` is; None: a mark says it."""
        return None if isinstance(self.per, OfMark) else self.per

    @property
    def per_mark(self) -> str | None:
        """The mark that says it."""
        return self.per.mark if isinstance(self.per, OfMark) else None

    @property
    def level(self) -> Decimal | OwnTarget | None:
        """What it counts above, or what a mark lacks of."""
        return self.over if self.short_of is None else self.short_of

    @property
    def own_level(self) -> OwnTarget | None:
        """That level, where it is of each member's own."""
        return self.level if isinstance(self.level, OwnTarget) else None

    @property
    def by_day(self) -> bool:
        """A level by the months of the year is of no part of it."""
        return super().by_day and not (self.own_level and self.own_level.pro_rata)

    def dropped(self, rows: int) -> tuple[int, int]:
        """How many of the highest and the lowest of so many rows the mean leaves out; none where none would be left."""
        return dropped(self.drop, rows)

    def counted(self, amount: Decimal, level: Decimal | None) -> Decimal:
        """What of an amount counts: all of it, what is above a level, or what lacks to one."""
        if level is None:
            return amount
        return max(level - amount if self.short_of is not None else amount - level, Decimal(0))

    @property
    def fine(self) -> bool:
        return True

    @model_validator(mode="after")
    def _rows_are_kept_in_proportion(self) -> "Rate":
        of_mark, of_member = self.measure == "mark", self.measure in ("mark", "months")
        if of_mark != (self.mark is not None) or of_member != (self.activity is None):
            raise PydanticCustomError("amount-mark", "measure: mark says which mark, and reads no activity")
        if of_member and (self.result or self.keep or self.factor or self.each_at_most or self.of != "sum"):
            raise PydanticCustomError("amount-mark", "measure: mark says which mark, and reads no activity")
        if (self.otherwise is None) != (self.per_mark is None) or (self.per_mark and self.of == "each"):
            raise PydanticCustomError("amount-per", "per a mark says otherwise, and no other; of the sum or the mean")
        if self.of == "mean" and self.measure == "count":
            raise PydanticCustomError("amount-mean", "a mean is of hours or characters: rows are counted once each")
        if self.drop is not None and self.of != "mean":
            raise PydanticCustomError("amount-drop", "rows are dropped of a mean alone")
        apart = self.over is not None or self.of == "mean"
        if ((self.weighs or self.each_at_most) and not self.each_row) or (self.factor and apart and not self.each_row):
            raise PydanticCustomError("keep-whole", "whole units are of the sum: no row has points of its own")
        if self.own_level and self.of == "each":
            raise PydanticCustomError("amount-own", "above a number of one's own is the sum, the mean or a mark")
        if self.short_of is not None and (not of_mark or self.over is not None):
            raise PydanticCustomError("amount-short", "short_of is of a mark; of rows, write kind: shortfall")
        return self

    def reads(self) -> tuple[Reads, ...]:
        return self.recorded(self.activity, self.result)

    def reckons(self) -> tuple[Reckons, ...]:
        marks = tuple(Reckons(key, "appraisal", mark_column(mark)) for key, mark in self.marks_read())
        activity = self.activity or ()
        in_rows = self.measure in ("hours", "characters")
        found = (Reckons(("measure",), "activities", self.measure, activity),) if in_rows else ()
        return (*marks, *found, *self.keeps(activity))

    def marks_read(self) -> tuple[tuple[Loc, str], ...]:
        level = "over" if self.short_of is None else "short_of"
        own = self.own_level.mark if self.own_level else None
        named = ((("mark",), self.mark), (("per", "mark"), self.per_mark), ((level, "mark"), own))
        return tuple((key, mark) for key, mark in named if mark is not None)

    def gives(self) -> tuple[Gives, ...]:
        if self.unit is None:
            each = self.units != "proportion"
            none = (Gives(("otherwise",), self.otherwise, "nothing-due"),) if self.otherwise else ()
            return (Gives(("points",), self.points, "rate-mark", each=each), *none)
        measure = {"count": "times", "mark": "marks"}.get(self.measure, self.measure)
        unit = Amount(self.unit, measure, self.activity or ())
        return (Gives(("points",), self.points, "rate", unit=unit, each=self.units != "proportion"),)

    def asks(self) -> tuple[Ask, ...]:
        if self.mark is not None:
            return (Ask("of-mark", results=(self.mark,)),)
        if self.measure == "months":
            return (Ask("of-months"),)
        return (Ask("strive" if self.points > 0 else "avoid", self.activity or (), self.result or ()),)

    def sentence(self) -> Iterator[Told]:
        of_mark = Told("mark", {"mark": (self.mark,)}) if self.mark else None
        of_mark = Told("months") if self.measure == "months" else of_mark
        params = {
            "what": of_mark or counted(self.activity, self.result),
            "measure": "" if of_mark else Told(f"measure-{self.measure}"),
            "per": self.unit or Told("mark", {"mark": (self.per_mark or "",)}),
            "points": self.gives()[:1],
        }
        yield Told(f"amount-{self.units}{'' if self.of == 'sum' else f'-{self.of}'}", params)
        yield from dropping(self.drop)
        if self.level is not None:
            level = self.own_level.told() if self.own_level else self.level
            yield Told("amount-over" if self.short_of is None else "amount-short", {"level": level})
        if self.per_mark is not None:
            zero = (Gives(("otherwise",), self.otherwise, "once"),)
            yield Told("amount-zero", {"mark": (self.per_mark,), "points": zero})

    def figures(self) -> Iterator[Figure]:
        if self.activity:
            yield Figure("activity", {"value": self.activity})
        if self.result:
            yield Figure("result", {"value": self.result})
        named = ((name, getattr(self, name)) for name in ("measure", "mark", "of", "over", "short_of", "per", "units"))
        for name, value in named:
            if isinstance(value, OwnTarget):
                yield from value.figures(name)
            elif value not in (None, "sum"):
                yield Figure(name, {"value": (value.mark,) if isinstance(value, OfMark) else value})
        yield from drops(self.drop)
        yield from self.kept()
