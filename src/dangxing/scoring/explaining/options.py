"""A change and what comes of it: what a member may gain, and how changes are held against each other."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from dangxing.language.voice import Remark
from dangxing.results import Scorecard
from dangxing.scoring.adding import Change

ZERO = Decimal(0)
# The rule for which a change is made, the activity and the part of the year; what outcomes ask for is for none.
Way = tuple[object, ...]
ASKED: Way = (None,)


class Option(NamedTuple):
    """A change and what comes of it. ``rules`` are those that take less or give more with it.

    ``before`` and ``after`` are the cards without and with it; ``reaches`` says that a higher band is reached.
    """

    change: Change
    rules: tuple[str, ...]
    before: Scorecard
    after: Scorecard
    reaches: bool
    way: Way = ASKED
    """What it is a way of: of several ways of one kind the smallest is told."""

    @property
    def categories(self) -> tuple[tuple[str, Decimal, Decimal], ...]:
        """The categories whose score changes, with the score without and with it."""
        return tuple(
            (old.id, old.score, new.score)
            for old, new in zip(self.before.categories, self.after.categories, strict=True)
            if old.score != new.score
        )

    def same(self, other: Option) -> bool:
        """Whether this brings what the other does."""
        one, two = self.after, other.after
        return (one.categories, one.total, one.outcome) == (two.categories, two.total, two.outcome)

    @property
    def bare(self) -> object:
        """What it adds, hours and characters left aside."""
        rows = tuple(replace(row, hours=None, characters=None) for row in self.change.activities)
        return self.change.events, rows

    def spares(self, other: Option) -> bool:
        """Whether this brings what another does, by the same rows (``bare``) of fewer hours or characters."""
        own, theirs = _amounts(self.change), _amounts(other.change)
        less = own != theirs and all(one <= two for one, two in zip(own, theirs, strict=True))
        return less and set(other.rules) <= set(self.rules) and self.same(other)

    @property
    def gain(self) -> Decimal:
        """What it adds to the quantified score; nothing where it ends the appraisal."""
        if not self.after.categories:
            return ZERO
        return (self.after.quantified or ZERO) - (self.before.quantified or ZERO)

    @property
    def progress(self) -> Decimal:
        """By how much it lifts categories that lie below their floors, where that brings no points yet."""
        if not self.after.categories:
            return ZERO
        return sum((category.floored for category in self.before.categories), ZERO) - sum(
            (category.floored for category in self.after.categories), ZERO
        )

    @property
    def alike(self) -> object:
        """What is equal for changes that differ in the activity alone and bring the same."""
        remark = self.change.remark
        params = {name: value for name, value in remark.params.items() if name != "activity"}
        return remark.key, repr(params), self.categories, self.after.total, self.change.by

    def or_(self, other: Option) -> Option:
        """This change or another that brings the same."""
        remark = self.change.remark
        if "activity" not in remark.params:
            return self
        first, second = (each.change.remark.params["activity"] for each in (self, other))
        if first == second:
            return self
        either = Remark("explain.or", {"first": first, "second": second})
        told = Remark(remark.key, {**remark.params, "activity": either})
        return self._replace(change=self.change._replace(remark=told))

    @property
    def total_gain(self) -> Decimal | None:
        """What it adds to the total; None where there is no total."""
        if self.after.total is None or self.before.total is None:
            return None
        return self.after.total - self.before.total


def _amounts(change: Change) -> list[Decimal]:
    return [Decimal(each or 0) for row in change.activities for each in (row.hours, row.characters)]


def spared(options: list[Option]) -> list[Option]:
    """The options but those of which another asks for less and brings the same."""
    bare: dict[object, list[Option]] = {}
    for option in options:
        bare.setdefault(option.bare, []).append(option)
    return [option for option in options if not any(each.spares(option) for each in bare[option.bare])]


def told(change: Change) -> str:
    """What a change is told apart by, before another and after it."""
    return repr((change.remark, change.span))
