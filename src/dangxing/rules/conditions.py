"""The conditions of a requirement: one model for each, with what it reads and asks for."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from dangxing.rules.profile import HELD, RECORDED, Amount, Ask, Figure, Loc, Reads, Reckons, results_at
from dangxing.rules.terms import Model, Quantity, Terms


class Conditional(Model):
    """What a condition tells of itself, as a rule does; keys are those under the condition."""

    def reads(self) -> Reads:
        """The rows that it reads."""
        raise NotImplementedError

    def asks(self) -> Ask:
        """What is to be reached."""
        raise NotImplementedError

    def figure(self) -> Figure:
        """The condition in short."""
        raise NotImplementedError

    def reckons(self) -> Iterator[Reckons]:
        """The columns that it reads."""
        yield from ()


class HasRows(Conditional):
    """At least ``times`` rows of any of the activities, of ``hours`` in all, with one of the results."""

    activity: Terms
    result: Terms | None = None
    times: Annotated[int, Field(ge=1)] = 1
    hours: Quantity | None = None

    def reads(self) -> Reads:
        return Reads(("activity",), self.activity, RECORDED, results_at(("result",), self.result))

    def reckons(self) -> Iterator[Reckons]:
        if self.hours is not None:
            yield Reckons(("hours",), "activities", "hours", self.activity)

    def asks(self) -> Ask:
        results = self.result or ()
        if self.times == 1 and self.hours is None:
            return Ask("have-one-of" if len(self.activity) > 1 else "have", self.activity, results)
        amounts: tuple[Amount, ...] = (Amount(Decimal(self.times), "times"),) if self.times > 1 else ()
        amounts += (Amount(self.hours, "hours"),) if self.hours else ()
        return Ask("at-least", self.activity, results, amounts)

    def figure(self) -> Figure:
        if self.hours is not None:
            return Figure("met-rows-hours", {"activity": self.activity, "times": self.times, "hours": self.hours})
        if self.times > 1:
            return Figure("met-rows-times", {"activity": self.activity, "times": self.times})
        if self.result:
            return Figure("met-rows-result", {"activity": self.activity, "result": self.result})
        return Figure("met-rows", {"activity": self.activity})


class HasNone(Conditional):
    """No row of the activity."""

    none_of: Terms

    def reads(self) -> Reads:
        return Reads(("none_of",), self.none_of, RECORDED)

    def asks(self) -> Ask:
        return Ask("avoid", self.none_of)

    def figure(self) -> Figure:
        return Figure("met-none_of", {"activity": self.none_of})


class AllAttended(Conditional):
    """Every expected event was attended, or excused."""

    attended: Terms

    def reads(self) -> Reads:
        return Reads(("attended",), self.attended, HELD)

    def asks(self) -> Ask:
        return Ask("all-or-excused", self.attended)

    def figure(self) -> Figure:
        return Figure("met-attended", {"activity": self.attended})


class NoneUnexcused(Conditional):
    """No expected event was missed without leave (recorded as 缺席)."""

    no_unexcused: Terms

    def reads(self) -> Reads:
        return Reads(("no_unexcused",), self.no_unexcused, HELD)

    def asks(self) -> Ask:
        return Ask("none-unexcused", self.no_unexcused)

    def figure(self) -> Figure:
        return Figure("met-no_unexcused", {"activity": self.no_unexcused})


def _condition_tag(value: Any) -> str | None:
    keys = value if isinstance(value, dict) else type(value).model_fields
    return next((key for key in ("activity", "none_of", "attended", "no_unexcused") if key in keys), None)


Condition = Annotated[
    Annotated[HasRows, Tag("activity")]
    | Annotated[HasNone, Tag("none_of")]
    | Annotated[AllAttended, Tag("attended")]
    | Annotated[NoneUnexcused, Tag("no_unexcused")],
    Discriminator(
        _condition_tag,
        custom_error_type="condition",
        custom_error_message="a condition is one of: activity, none_of, attended, no_unexcused",
    ),
]


class Applicability(Model):
    """When a requirement applies: the member's period has so many calendar months or more."""

    at_least_months: Annotated[int, Field(ge=1)]


def under(base: Loc, reads: Reads) -> Reads:
    """The rows that a condition reads, with the keys under the rule."""
    results = tuple(((*base, *key), word) for key, word in reads.results)
    return reads._replace(key=(*base, *reads.key), results=results)
