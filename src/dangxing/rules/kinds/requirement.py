"""The kind of rule that is met or not: the standard of its category hangs on it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field

from dangxing.rules.conditions import Applicability, Condition, HasNone, HasRows, under
from dangxing.rules.profile import Ask, Cited, Figure, Flaw, Gives, Reads, Reckons, Told

if TYPE_CHECKING:
    from dangxing.rules.sets import RuleSet

# A year: a period within it never has more months, and is never longer than eleven and a rest.
_MONTHS: Final = 12


class Requirement(Cited):
    """Met when every condition holds, or when it does not apply; else the category's standard is lost."""

    kind: Literal["requirement"]
    met_when: Annotated[tuple[Condition, ...], Field(min_length=1)]
    applies_when: Applicability | None = None

    meets: ClassVar[bool] = True
    expects: ClassVar[bool] = True

    def reads(self) -> tuple[Reads, ...]:
        return tuple(under(("met_when", at), condition.reads()) for at, condition in enumerate(self.met_when))

    def reckons(self) -> tuple[Reckons, ...]:
        return tuple(
            entry._replace(key=("met_when", at, *entry.key))
            for at, condition in enumerate(self.met_when)
            for entry in condition.reckons()
        )

    def gives(self) -> tuple[Gives, ...]:
        return (Gives((), None, "standard"),)

    def asks(self) -> tuple[Ask, ...]:
        return tuple(condition.asks() for condition in self.met_when)

    def sentence(self) -> Iterator[Told]:
        yield Told("requirement", {"conditions": tuple(self.figures())})

    def figures(self) -> Iterator[Figure]:
        yield from (condition.figure() for condition in self.met_when)
        if self.applies_when:
            for name, value in self.applies_when:
                yield Figure(name, {"value": value})

    def flaws(self, rules: "RuleSet") -> Iterator[Flaw]:
        for name, value in self.applies_when or ():
            if value > _MONTHS and rules.period != "term":
                params = {"months": value, "most": _MONTHS, "key": name}
                yield Flaw(("applies_when", name), "never-applies", "error", params)
        wanted = [frozenset(condition.activity) for condition in self.met_when if isinstance(condition, HasRows)]
        for at, condition in enumerate(self.met_when):
            if isinstance(condition, HasNone):
                # Rows of any one of the activities will do, so only where all of them are ruled out can none be had.
                clash = next((names for names in wanted if names <= frozenset(condition.none_of)), None)
                if clash:
                    named = tuple(sorted(clash))
                    yield Flaw(("met_when", at, "none_of"), "never-met", "error", {"activity": named})
