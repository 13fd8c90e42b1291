"""What a member is to reach in a year, rule by rule, with what each rule cost the year before. Values only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from dangxing.language.voice import Remark
from dangxing.rules import Category, Rule, RuleSet, Track

if TYPE_CHECKING:
    from dangxing.ledger import Card

Standing = Literal["scored", "unscored", "exempt", "new"]
"""What is known of a rule's last year: its points · member not scored · it did not apply · there was no such rule."""


@dataclass(frozen=True, slots=True)
class Item:
    """A rule to keep. ``points`` is what it gave last year: 0 where it gave nothing or nothing is known.

    ``remarks`` are what was found last year where no row could say it; their words are those of last year's rules.
    """

    rule_id: str
    rule: Rule
    standing: Standing
    points: Decimal
    remarks: tuple[Remark, ...] = ()

    @property
    def priority(self) -> bool:
        """Whether points were lost by it last year."""
        return self.points < 0


@dataclass(frozen=True, slots=True)
class Section:
    """A category: its rules in the regulation's order; ``score`` is last year's, where there was one."""

    category_id: str
    category: Category
    score: Decimal | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Targets:
    """One member's targets. ``rules`` and ``track`` are this year's, ``last_rules`` those that scored last year.

    ``card`` is last year's. ``dropped`` are points by last year's rules that are no longer in force.
    """

    card: Card
    track: Track
    rules: RuleSet
    last_rules: RuleSet
    sections: tuple[Section, ...]
    dropped: Decimal

    @property
    def items(self) -> Iterator[Item]:
        """All rules, in order."""
        return (item for section in self.sections for item in section.items)

    @property
    def lost(self) -> Decimal:
        """Points lost last year by the rules that are listed (≤ 0)."""
        return sum((item.points for item in self.items if item.points < 0), Decimal(0))

    @property
    def gained(self) -> Decimal:
        """Points gained last year by the rules that are listed (≥ 0)."""
        return sum((item.points for item in self.items if item.points > 0), Decimal(0))

    @property
    def priorities(self) -> int:
        """How many rules are this year's priorities."""
        return sum(item.priority for item in self.items)
