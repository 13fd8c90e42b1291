"""What two runs differ in. Values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from dangxing.ledger import Card, Line, RulesRow, Run

Kind = Literal["added", "removed", "changed", "rank"]
"""``rank``: nothing of the member's own is different, but the place among the others."""


class Figure(NamedTuple):
    """A number before and after; None where there was none."""

    before: Decimal | None
    after: Decimal | None

    @property
    def change(self) -> Decimal | None:
        """By how much it moved; None where there is none on either side."""
        return None if self.before is None or self.after is None else self.after - self.before


class LineChange(NamedTuple):
    """A rule whose line is different; None on the side that has no such line. Never None on both."""

    before: Line | None
    after: Line | None

    @property
    def line(self) -> Line:
        """The line as it is now, or was."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a change of nothing")
        return found

    @property
    def change(self) -> Decimal:
        """By how many points."""
        return (self.after.points if self.after else Decimal(0)) - (self.before.points if self.before else Decimal(0))


@dataclass(frozen=True, slots=True)
class MemberChange:
    """A member who is different: the rows of both runs, and the lines that changed.

    Lines that are there stand in the order of the rules, those that are gone after them. ``details`` are other fields
    that differ (name, branch, track …), by name: what stood there and what stands there.
    """

    kind: Kind
    before: Card | None
    after: Card | None
    lines: tuple[LineChange, ...]
    details: Mapping[str, tuple[str | None, str | None]]

    @property
    def row(self) -> Card:
        """The member as of now, or as of before where the member was removed."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a change of nobody")
        return found

    @property
    def total(self) -> Figure:
        """The total."""
        return self._figure("total")

    @property
    def quantified(self) -> Figure:
        """The quantified score."""
        return self._figure("quantified")

    @property
    def poll(self) -> Figure:
        """The poll score."""
        return self._figure("poll")

    @property
    def rank(self) -> tuple[int | None, int | None]:
        """The rank within the workbook."""
        return (self.before.rank if self.before else None, self.after.rank if self.after else None)

    @property
    def outcome(self) -> tuple[str | None, str | None]:
        """The outcome's id."""
        return (self.before.outcome if self.before else None, self.after.outcome if self.after else None)

    def _figure(self, name: str) -> Figure:
        return Figure(getattr(self.before, name, None), getattr(self.after, name, None))


class RulesChange(NamedTuple):
    """A rule set of either run; None where that run scored nobody by it."""

    id: str
    before: RulesRow | None
    after: RulesRow | None

    @property
    def changed(self) -> bool:
        """Whether both runs scored by it, and by different rules."""
        return self.before is not None and self.after is not None and self.before.digest != self.after.digest


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that two runs differ in. ``members`` by size of change, those who were added or removed first.

    ``unchanged`` counts members of whom nothing is different; of those ``moved`` have evidence in other cells than
    before, as after rows were inserted above.
    """

    before: Run
    after: Run
    rules: tuple[RulesChange, ...]
    members: tuple[MemberChange, ...]
    unchanged: int
    moved: int

    @property
    def same_workbook(self) -> bool:
        """Whether both are runs of one workbook, whatever it was called."""
        return self.before.key == self.after.key

    def count(self, kind: Kind) -> int:
        """How many members are different in this way."""
        return sum(member.kind == kind for member in self.members)
