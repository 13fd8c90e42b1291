"""Categories: pots of points, perhaps in parts, that rules fill."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from dangxing.rules.kinds import Rule
from dangxing.rules.kinds.ofrows import Keep
from dangxing.rules.outcomes import Limit
from dangxing.rules.periods import Calendar
from dangxing.rules.pots import Bounds, Held, LevelOrOpen, Start, StartOf, bounded, level
from dangxing.rules.profile import RECORDED, Reads, results_at
from dangxing.rules.settling import Settle
from dangxing.rules.terms import Key, Model, Named, Quantity, RuleId, ShareOrNothing, Term, Terms
from dangxing.rules.when import Leaf, Lost, Scored, categories_of, leaves


class ClosedBy(Model):
    """A row of the member's, of any of the activities, from whose day on rows do not count any more."""

    clause: Term
    says: Term
    activity: Terms
    result: Terms | None = None

    def reads(self) -> Reads:
        """The rows, with the keys under it."""
        return Reads(("activity",), self.activity, RECORDED, results_at(("result",), self.result))


class Part(Named):
    """Rules of a category under a heading of their own. ``at_most`` bounds their sum, be it gained or lost; ``keep``
    lets only the highest of all their rows count; from the first row on that they are ``closed_by`` none does."""

    clause: Term
    at_most: Quantity | None = None
    keep: Keep | None = None
    closed_by: ClosedBy | None = None
    limits: tuple[Limit, ...] = ()
    rules: Annotated[dict[RuleId, Rule], Field(min_length=1)]


class KeepParts(Model):
    """Only the ``highest`` so many parts of a category count, each by its sum, held to what it gives at most."""

    highest: Annotated[int, Field(ge=1)]


class Category(Named):
    """An item of the appraisal (考核項目): a pot of points.

    ``standard`` is short for one that begins full: ``start`` and ``cap`` are the standard, ``floor`` is 0. With
    ``settle`` it is reckoned for each part of the year, and bounds are those of each. ``limits``: what it is held to
    besides when tests hold, of the same part of the year. ``share``: how much of its score counts in the sum;
    0 % of one that is there for tests alone. ``closed_by``: from the day of such a row on nothing more counts in it.
    """

    clause: Term
    # Points, and so of as many decimals as they have.
    standard: Annotated[Decimal, Field(gt=0, max_digits=12, decimal_places=2)] | None = None
    start: Start | None = None
    floor: LevelOrOpen | None = None
    cap: LevelOrOpen | None = None
    settle: Settle | None = None
    own: Annotated[dict[RuleId, Rule], Field(min_length=1, alias="rules")] = {}
    keep: KeepParts | None = None
    share: ShareOrNothing | None = None
    closed_by: ClosedBy | None = None
    limits: tuple[Limit, ...] = ()
    parts: Annotated[dict[Key, Part], Field(min_length=1)] = {}

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """All its rules, those of its parts after its own."""
        return {**self.own, **{key: rule for part in self.parts.values() for key, rule in part.rules.items()}}

    @cached_property
    def homes(self) -> dict[str, str]:
        """The part that a rule stands in, by its id; its own rules stand in none."""
        return {key: part_id for part_id, part in self.parts.items() for key in part.rules}

    @cached_property
    def limited(self) -> tuple[tuple[str, tuple[str | int, ...], Limit], ...]:
        """Every limit: of which part ('': of the category), the keys that lead to it."""
        own = (("", ("limits", at), limit) for at, limit in enumerate(self.limits))
        inner = (
            (key, ("parts", key, "limits", at), limit)
            for key, part in self.parts.items()
            for at, limit in enumerate(part.limits)
        )
        return (*own, *inner)

    @cached_property
    def closings(self) -> tuple[tuple[str, ClosedBy], ...]:
        """By what rows it is closed: of which part ('': the category)."""
        own = (("", self.closed_by), *((key, part.closed_by) for key, part in self.parts.items()))
        return tuple((key, closed) for key, closed in own if closed is not None)

    def closed_by_of(self, rule_id: str) -> Iterator[ClosedBy]:
        """By what rows a rule is closed."""
        yield from (closed for part, closed in self.closings if part in ("", self.homes.get(rule_id)))

    @cached_property
    def tests(self) -> tuple[Leaf, ...]:
        """The tests by which its limits hold, and parts of the year do not count."""
        unless = self.settle.unless if self.settle else ()
        return (*self.limiting, *(test for each in unless for _, test in leaves(each.when)))

    @cached_property
    def limiting(self) -> tuple[Leaf, ...]:
        """The tests by which its limits hold."""
        return tuple(test for *_, limit in self.limited for _, test in leaves(limit.when))

    @cached_property
    def asked(self) -> frozenset[str | None]:
        """The categories whose scores or losses its limits ask for, or are shares of; None: all of them together."""
        asking = (test for test in self.limiting if isinstance(test, Scored | Lost))
        tests = (named for test in asking for named in categories_of(test))
        return frozenset((*tests, *(limit.share.named for *_, limit in self.limited if limit.share)))

    def asks(self, names: Iterable[str]) -> bool:
        """Whether it asks for any of these categories."""
        return any(None in self.asked or name in self.asked for name in names)

    def rests_on(self, name: str) -> bool:
        """Whether its limits, or what parts of the year do not count by, look at another category."""
        asking = (test for test in self.tests if isinstance(test, Scored | Lost))
        tests = (named for test in asking for named in categories_of(test))
        return not {None, name}.isdisjoint((*tests, *self.asked))

    def under(self, held: Sequence[Held]) -> "Category":
        """The category as limits whose tests hold make it."""
        if not held:
            return self
        start, floor, cap = self.bounds
        parts = dict(self.parts)
        for each in held:
            if each.since is not None:
                continue  # which rows count is told by them
            if each.part:
                known = parts[each.part].at_most
                least = each.at_most if known is None else min(known, each.at_most or Decimal(0))
                parts[each.part] = parts[each.part].model_copy(update={"at_most": least})
                continue
            if each.at_most is not None:
                cap = each.at_most if cap is None else min(cap, each.at_most)
            if each.at_least is not None:
                floor = each.at_least if floor is None else max(floor, each.at_least)
        if cap is not None and floor is not None:
            # Where one limit lifts what another holds down, it is held down.
            floor = min(floor, cap)
        levels = {
            "standard": None,
            "start": self.fed or start,
            "floor": "open" if floor is None else floor,
            "cap": "open" if cap is None else cap,
        }
        kept = {name: getattr(self, name) for name in Category.model_fields}
        return Category.model_construct(**kept | levels | {"parts": parts})

    def loc(self, rule_id: str) -> tuple[str, ...]:
        """The keys that lead to a rule."""
        return ("parts", self.homes[rule_id], "rules", rule_id) if rule_id in self.homes else ("rules", rule_id)

    def placed(self) -> Iterator[tuple[tuple[str, ...], Rule]]:
        """Every rule and the keys that lead to it, were an id there twice."""
        yield from ((("rules", key), rule) for key, rule in self.own.items())
        for part_id, part in self.parts.items():
            yield from ((("parts", part_id, "rules", key), rule) for key, rule in part.rules.items())

    def raw(self, given: Iterable[tuple[str, Decimal]], start: Decimal) -> Decimal:
        """What rules give (by id), added to the start: parts held to what they give at most, the sum not yet held."""
        sums, held = self._sums(given)
        left = self._left_out(held)
        return sum((points for part, points in held.items() if part not in left), start + sums[None])

    def beyond(self, given: Iterable[tuple[str, Decimal]]) -> Iterator[Decimal]:
        """How far each part that counts goes beyond what it gives at most: above 0, or below it."""
        if not self.parts:
            return
        sums, held = self._sums(given)
        left = self._left_out(held)
        yield from (sums[key] - held[key] for key in self.parts if key not in left)

    def of_part(self, part: str, given: Iterable[tuple[str, Decimal]]) -> Decimal:
        """What the rules of a part give, held to what the part gives at most."""
        return self._sums(given)[1][part]

    def lost_beside(self, part: str, given: Iterable[tuple[str, Decimal]]) -> Decimal:
        """The points that rules outside a part took, held to what their parts give at most; told above 0."""
        others = [(rule, points) for rule, points in given if self.homes.get(rule) != part]
        taken = sum((points for _, points in others if points < 0), Decimal(0))
        sums, held = self._sums(others)
        return -taken + sum((min(sums[key] - held[key], Decimal(0)) for key in self.parts), Decimal(0))

    def left_out(self, given: Iterable[tuple[str, Decimal]]) -> frozenset[str]:
        """The parts that do not count, where only the highest do: of equal ones the later."""
        return frozenset() if self.keep is None else self._left_out(self._sums(given)[1])

    def _left_out(self, parts: Mapping[str, Decimal]) -> frozenset[str]:
        if self.keep is None:
            return frozenset()
        return frozenset(sorted(parts, key=lambda part: -parts[part])[self.keep.highest :])

    def _sums(self, given: Iterable[tuple[str, Decimal]]) -> tuple[dict[str | None, Decimal], dict[str, Decimal]]:
        """What the rules of each part give (None: its own), and what the part gives, held to the most that it may."""
        sums: dict[str | None, Decimal] = defaultdict(Decimal)
        for rule_id, points in given:
            sums[self.homes.get(rule_id)] += points
        return sums, {key: bounded(sums[key], part.at_most) for key, part in self.parts.items()}

    @model_validator(mode="after")
    def _has_parts_to_keep(self) -> "Category":
        if self.keep and self.keep.highest >= len(self.parts):
            raise PydanticCustomError("keep-parts", "of so many parts as there are none is left out")
        return self

    @model_validator(mode="after")
    def _has_rules(self) -> "Category":
        if not self.own and not self.parts and not self.fed and not self.limits:
            raise PydanticCustomError(
                "rules-wanting", "a category has rules, or parts that have them, or limits, or begins with a score"
            )
        return self

    @model_validator(mode="after")
    def _begins_and_ends_somewhere(self) -> "Category":
        told = {name for name in ("standard", "start", "floor", "cap") if getattr(self, name) is not None}
        if told != {"standard"} and told - {"floor"} != {"start", "cap"}:
            raise PydanticCustomError("pot-shape", "a category says standard alone, or start, cap and perhaps floor")
        if self.fed and self.settle:
            raise PydanticCustomError("start-settled", "a category that is settled by parts begins with a number")
        if self.fed is None and not self.bounds.is_sound:
            raise PydanticCustomError("pot-start", "a category begins between its floor and its cap")
        return self

    @cached_property
    def bounds(self) -> Bounds:
        """Where it begins, and what it is held to."""
        if self.standard is not None:
            return Bounds(self.standard, Decimal(0), self.standard)
        start = self.start if isinstance(self.start, Decimal) else Decimal(0)
        return Bounds(start, Decimal(0) if self.floor is None else level(self.floor), level(self.cap))

    @property
    def fed(self) -> StartOf | None:
        """What score it begins with; None: it begins with a number."""
        return self.start if isinstance(self.start, StartOf) else None

    @property
    def carried(self) -> StartOf | None:
        """What of the last period it begins with; None: it begins otherwise."""
        return self.fed if self.fed and self.fed.of == "last-period" else None

    @property
    def holds(self) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
        """Where it begins (None: with the score of others), its floor and its cap."""
        start, floor, cap = self.bounds
        return None if self.fed else start, floor, cap

    @property
    def begins_full(self) -> bool:
        """Whether it has a standard: begins full with more than 0, with no score of others, and ends at 0."""
        return self.fed is None and self.bounds.begins_full and self.bounds.start > 0

    def most(self, calendar: Calendar) -> Decimal | None:
        """The most that it can come to in a year; None: there is no end to it."""
        cap = self.bounds.cap
        return cap if cap is None or self.settle is None else cap * self.settle.parts(calendar)

    @property
    def meets(self) -> bool:
        """Whether it is a requirement, met or not, rather than points."""
        return bool(self.rules) and all(rule.meets for rule in self.rules.values())
