"""Kinds of rules that count a member's rows: each of them, whether there are any, or what they fall short of."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from dangxing.rules.marks import mark_column
from dangxing.rules.pots import Level
from dangxing.rules.profile import (
    RECORDED,
    SCHEDULED,
    Amount,
    Ask,
    Cited,
    Figure,
    Flaw,
    Gives,
    Reads,
    Reckons,
    Told,
    counted,
    results_at,
)
from dangxing.rules.terms import Model, Multiplier, Points, PointsOrTable, Quantity, Source, Term, Terms, carried

if TYPE_CHECKING:
    from dangxing.rules.sets import RuleSet

# How a target tells each measure.
_TOLD: Final = {"count": "count", "hours": "lessons", "characters": "characters"}


def _rows_of(activity: tuple[str, ...], source: Source, key: str, results: tuple[str, ...] | None) -> Reads:
    return Reads(("activity",), activity, SCHEDULED if source == "schedule" else RECORDED, results_at((key,), results))


def _scheduled(source: Source) -> str:
    return "-schedule" if source == "schedule" else ""


def _unread(source: Source, key: str, results: tuple[str, ...] | None) -> Iterator[Flaw]:
    """Rows of 安排 have no results."""
    if source == "schedule" and results:
        yield Flaw((key,), "result-unread", "error", {"key": key})


class PerOccurrence(Cited):
    """``points`` for each row of ``activity``; by the member's post where ``points`` is a table of posts."""

    kind: Literal["per-occurrence"]
    activity: Terms
    source: Annotated[Source, Field(alias="in")] = "activities"
    result: Terms | None = None
    points: PointsOrTable

    of_rows: ClassVar[bool] = True

    def reads(self) -> tuple[Reads, ...]:
        return (_rows_of(self.activity, self.source, "result", self.result),)

    def reckons(self) -> tuple[Reckons, ...]:
        return (Reckons(("points",), "members", "post"),) if isinstance(self.points, dict) else ()

    @property
    def charged_posts(self) -> tuple[str, ...]:
        if not isinstance(self.points, dict) or self.source != "activities" or not self.can_deduct:
            return ()
        return tuple(self.points)

    def gives(self) -> tuple[Gives, ...]:
        words: Literal["posts"] | None = "posts" if isinstance(self.points, dict) else None
        return (Gives(("points",), self.points, "row", words, each=True, usual="as-rows"),)

    def asks(self) -> tuple[Ask, ...]:
        most = max(points for _, points in self.points_of())
        return (Ask("strive" if most > 0 else "avoid", self.activity, self.result or ()),)

    def sentence(self) -> Iterator[Told]:
        params = {"what": counted(self.activity, self.result), "points": self.gives()}
        yield Told(f"per-occurrence{_scheduled(self.source)}", params)

    def flaws(self, rules: "RuleSet") -> Iterator[Flaw]:
        yield from _unread(self.source, "result", self.result)


class Presence(Cited):
    """``points`` once, if there is any row of ``activity``."""

    kind: Literal["presence"]
    activity: Terms
    source: Annotated[Source, Field(alias="in")] = "activities"
    result: Terms | None = None
    points: Points

    of_rows: ClassVar[bool] = True

    def reads(self) -> tuple[Reads, ...]:
        return (_rows_of(self.activity, self.source, "result", self.result),)

    def gives(self) -> tuple[Gives, ...]:
        return (Gives(("points",), self.points, "once", usual="as-rows"),)

    def asks(self) -> tuple[Ask, ...]:
        return (Ask("strive" if self.points > 0 else "avoid", self.activity, self.result or ()),)

    def sentence(self) -> Iterator[Told]:
        params = {"what": counted(self.activity, self.result), "points": self.gives()}
        yield Told(f"presence{_scheduled(self.source)}", params)

    def flaws(self, rules: "RuleSet") -> Iterator[Flaw]:
        yield from _unread(self.source, "result", self.result)


class Absence(Cited):
    """``points`` once, if there is no row of ``activity``, rows whose result is ``except_result`` set aside."""

    kind: Literal["absence"]
    activity: Terms
    source: Annotated[Source, Field(alias="in")] = "activities"
    except_result: Terms | None = None
    points: Points

    lacking: ClassVar[bool] = True

    def reads(self) -> tuple[Reads, ...]:
        return (_rows_of(self.activity, self.source, "except_result", self.except_result),)

    def gives(self) -> tuple[Gives, ...]:
        return (Gives(("points",), self.points, "once"),)

    def asks(self) -> tuple[Ask, ...]:
        if self.points > 0:
            return (Ask("avoid", self.activity),)
        more = (Ask("not-of", results=self.except_result),) if self.except_result else ()
        return (Ask("have", self.activity, more=more),)

    def sentence(self) -> Iterator[Told]:
        name = "absence-except" if self.except_result else f"absence{_scheduled(self.source)}"
        params = {"what": counted(self.activity), "result": self.except_result or (), "points": self.gives()}
        yield Told(name, params)

    def flaws(self, rules: "RuleSet") -> Iterator[Flaw]:
        yield from _unread(self.source, "except_result", self.except_result)


class OwnTarget(Model):
    """A number of each member's own: what a mark says, or a ``share`` of it; or a number for a whole year.

    ``pro_rata`` twelfths: so many of it as the member's period has calendar months.
    """

    mark: Term | None = None
    number: Quantity | None = None
    share: Annotated[Multiplier, Field(gt=0)] | None = None
    pro_rata: Literal["twelfths"] | None = None

    @model_validator(mode="after")
    def _of_a_mark_or_by_months(self) -> "OwnTarget":
        own = self.mark is None and (self.share is not None or self.pro_rata is None)
        if (self.mark is None) == (self.number is None) or own:
            raise PydanticCustomError("own-target", "a mark, or a number by the months")
        return self

    def of_it(self, number: Decimal, months: int) -> Decimal:
        """The number, of what the mark says or of that of a whole year, in a period of so many months."""
        number *= 1 if self.share is None else self.share
        return carried(number if self.pro_rata is None else number * months / 12)

    def told(self) -> Told:
        """How it reads back."""
        mark = {"mark": (self.mark or "",)}
        of_mark = Told("mark", mark)
        if self.share is not None:
            of_mark = Told("mark-share", mark | {"share": self.share * 100})
        of = of_mark if self.number is None else self.number
        return Told("by-months", {"of": of}) if self.pro_rata else of_mark

    def figures(self, name: str) -> Iterator[Figure]:
        """What is told of it in short; ``name``: of which key it is."""
        yield Figure(name, {"value": self.number if self.mark is None else (self.mark,)})
        if self.share is not None:
            yield Figure("target_share", {"value": self.share * 100})
        if self.pro_rata:
            yield Figure("pro_rata", {"value": self.pro_rata})


Target = Annotated[
    Annotated[Quantity, Tag("number")] | Annotated[OwnTarget, Tag("own")],
    Discriminator(lambda value: "own" if isinstance(value, Mapping | OwnTarget) else "number"),
]


class Shortfall(Cited):
    """``points`` for each whole ``unit`` that the sum of ``measure`` lacks of ``target``; or each that it has begun to.

    ``measure`` count is the number of rows. ``none`` are the points, in place of the count, when the sum is nothing.
    Rows with fewer than ``min_characters`` are set aside.
    """

    kind: Literal["shortfall"]
    activity: Terms
    measure: Literal["count", "hours", "characters"]
    target: Target
    unit: Quantity = Decimal(1)
    units: Literal["whole", "begun"] = "whole"
    min_characters: Quantity | None = None
    points: Points
    none: Level | None = None

    lacking: ClassVar[bool] = True

    def reads(self) -> tuple[Reads, ...]:
        return (Reads(("activity",), self.activity, RECORDED),)

    def reckons(self) -> tuple[Reckons, ...]:
        found = () if self.measure == "count" else (Reckons(("measure",), "activities", self.measure, self.activity),)
        if self.mark is not None:
            found = (*found, Reckons(("target", "mark"), "appraisal", mark_column(self.mark)))
        return (
            found if self.min_characters is None else (*found, Reckons(("min_characters",), "activities", "characters"))
        )

    @property
    def mark(self) -> str | None:
        """The mark that says the target; None: it is a number."""
        return self.target.mark if isinstance(self.target, OwnTarget) else None

    @property
    def number(self) -> Decimal | None:
        """The number that is the target, or that of a whole year; None: a mark says it."""
        return self.target.number if isinstance(self.target, OwnTarget) else self.target

    @property
    def by_day(self) -> bool:
        """A target by the months of the year is of no part of it."""
        return super().by_day and not (isinstance(self.target, OwnTarget) and self.target.pro_rata)

    def gives(self) -> tuple[Gives, ...]:
        unit = Amount(self.unit, _TOLD[self.measure], self.activity)
        each = Gives(("points",), self.points, "unit", unit=unit, each=True, usual="loss")
        return (each,) if self.none is None else (each, Gives(("none",), self.none, "nothing", usual="loss"))

    def asks(self) -> tuple[Ask, ...]:
        least = self.min_characters
        more: tuple[Ask, ...] = () if least is None else (Ask("of-length", amounts=(Amount(least, "characters"),)),)
        target = self.target if isinstance(self.target, OwnTarget) else OwnTarget.model_construct()
        more += (Ask("by-months"),) if target.pro_rata else ()
        if self.number is not None:
            amount = Amount(self.number, _TOLD[self.measure], self.activity)
            return (Ask("at-least", self.activity, amounts=(amount,), more=more),)
        share = Decimal(1) if target.share is None else target.share
        return (Ask("to-mark" if share == 1 else "to-share", self.activity, (self.mark or "",), (), share * 100, more),)

    def figures(self) -> Iterator[Figure]:
        for figure in super().figures():
            if not isinstance(self.target, OwnTarget) or figure.key != "target":
                yield figure
                continue
            yield from self.target.figures("target")

    def sentence(self) -> Iterator[Told]:
        each, *nothing = self.gives()
        params = {
            "what": counted(self.activity),
            "measure": Told(f"measure-{self.measure}"),
            "target": self.target.told() if isinstance(self.target, OwnTarget) else self.target,
            "unit": self.unit,
            "points": (each,),
        }
        name = "shortfall-begun" if self.units == "begun" else "shortfall-one" if self.unit == 1 else "shortfall"
        yield Told(name, params)
        if nothing:
            yield Told("shortfall-none", {"points": nothing})
        if self.min_characters is not None:
            yield Told("shortfall-least", {"least": self.min_characters})

    def flaws(self, rules: "RuleSet") -> Iterator[Flaw]:
        target = self.number
        if target is not None and self.unit > target and self.units == "whole":
            yield Flaw(("unit",), "unit-over-target", "error", {"unit": self.unit, "target": target})
        if self.measure == "characters" or self.min_characters is not None:
            key = "measure" if self.measure == "characters" else "min_characters"
            for name in self.activity:
                kind = rules.activities[name].kind
                if kind in ("held", "finding"):
                    yield Flaw((key,), "not-written", "warning", {"activity": name, "kind": kind})
        if self.none is not None and target is not None and self.unit <= target:
            most = self.points * (target // self.unit)
            if abs(self.none) < abs(most):
                yield Flaw(("none",), "none-milder", "warning", {"none": self.none, "most": most})
