"""Kinds of rules that count a member's rows: each of them, whether there are any, or what they fall short of."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Discriminator, Field, Tag

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
from dangxing.rules.terms import Model, Points, PointsOrTable, Quantity, Source, Term, Terms

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


class MarkTarget(Model):
    """A target of each member's own: what a mark says."""

    mark: Term


Target = Annotated[
    Annotated[Quantity, Tag("number")] | Annotated[MarkTarget, Tag("mark")],
    Discriminator(lambda value: "mark" if isinstance(value, Mapping | MarkTarget) else "number"),
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
        return self.target.mark if isinstance(self.target, MarkTarget) else None

    def gives(self) -> tuple[Gives, ...]:
        unit = Amount(self.unit, _TOLD[self.measure], self.activity)
        each = Gives(("points",), self.points, "unit", unit=unit, each=True, usual="loss")
        return (each,) if self.none is None else (each, Gives(("none",), self.none, "nothing", usual="loss"))

    def asks(self) -> tuple[Ask, ...]:
        least = self.min_characters
        more = () if least is None else (Ask("of-length", amounts=(Amount(least, "characters"),)),)
        if isinstance(self.target, MarkTarget):
            return (Ask("of-mark", results=(self.target.mark,), more=more),)
        return (
            Ask(
                "at-least", self.activity, amounts=(Amount(self.target, _TOLD[self.measure], self.activity),), more=more
            ),
        )

    def figures(self) -> Iterator[Figure]:
        for figure in super().figures():
            yield figure if figure.key != "target" or self.mark is None else Figure("target", {"value": (self.mark,)})

    def sentence(self) -> Iterator[Told]:
        each, *nothing = self.gives()
        params = {
            "what": counted(self.activity),
            "measure": Told(f"measure-{self.measure}"),
            "target": self.target if self.mark is None else Told("mark", {"mark": (self.mark,)}),
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
        target = None if isinstance(self.target, MarkTarget) else self.target
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
