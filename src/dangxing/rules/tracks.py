"""Whom rules are for, with the categories that they fill."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from dangxing.rules.categories import Category, ClosedBy
from dangxing.rules.kinds import Rule
from dangxing.rules.pots import StartOf
from dangxing.rules.profile import Reads
from dangxing.rules.terms import Key, Named, Term


class Track(Named):
    """Whom the rules are for (類別). ``of`` branch: groups are scored, each a row of 成員, and not people."""

    clause: Term
    aliases: tuple[Term, ...] = ()
    of: Literal["branch"] | None = None
    categories: Annotated[dict[Key, Category], Field(min_length=1)]

    @property
    def begins(self) -> Literal["standard", "start"]:
        """What it is called that its categories begin with: a standard where every one of them has one."""
        return "standard" if all(each.begins_full for each in self.categories.values()) else "start"

    def behind(self, name: str) -> dict[str, Category]:
        """A category, and those before it on which its score rests."""
        keys = tuple(self.categories)
        found = {name: self.categories[name]}
        for key in reversed(keys[: keys.index(name)]):
            if any(each.rests_on(key) for each in found.values()):
                found[key] = self.categories[key]
        return found

    @cached_property
    def replacing(self) -> dict[str, tuple[str, ...]]:
        """By rule, the rules that count rows in its stead."""
        found: dict[str, tuple[str, ...]] = {}
        for rule_id, rule in self.rules.items():
            if rule.instead_of is not None:
                found[rule.instead_of] = (*found.get(rule.instead_of, ()), rule_id)
        return found

    @cached_property
    def looking_around(self) -> frozenset[str]:
        """The categories of which a part of the year hangs on rows of others, too."""
        around = {key for key, rule in self.rules.items() if rule.window} | self.replacing.keys() | self.closing.keys()
        return frozenset(key for key, each in self.categories.items() if not around.isdisjoint(each.rules))

    @property
    def closed(self) -> Iterator[tuple[tuple[str, ...], Reads]]:
        """The rows by which its categories and their parts are closed, and the keys that lead there."""
        for name, category in self.categories.items():
            for part, closed in category.closings:
                yield ("categories", name, *(("parts", part) if part else ()), "closed_by"), closed.reads()

    @cached_property
    def closing(self) -> dict[str, tuple[ClosedBy, ...]]:
        """By rule, the rows from whose days on it counts nothing more."""
        found = {key: tuple(each.closed_by_of(key)) for each in self.categories.values() for key in each.rules}
        return {key: closed for key, closed in found.items() if closed}

    @cached_property
    def seeing_all(self) -> frozenset[str]:
        """The rules that count every row of the member's own."""
        own = (key for key, rule in self.rules.items() if rule.whose == "self")
        return frozenset(own) - self.replacing.keys() - self.closing.keys()

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """The rules of all its categories."""
        return {key: rule for category in self.categories.values() for key, rule in category.rules.items()}

    @cached_property
    def whose(self) -> frozenset[str]:
        """Whose rows its rules read, besides the member's own."""
        return frozenset(rule.whose for rule in self.rules.values()) - {"self"}

    @cached_property
    def counting(self) -> dict[str, Category]:
        """The categories that count in the sum: all but those that are there for tests alone."""
        return {key: category for key, category in self.categories.items() if category.share != 0}

    def entered(self, start: StartOf) -> bool:
        """Whether 上期得分 says what a category begins with that begins with the last period. The column is of totals:
        the score of one category is there where no other counts."""
        return start.take in ("total", "quantified") or (
            self.counting.keys() == {start.take} and self.categories[start.take].share is None
        )

    @property
    def weighed(self) -> bool:
        """Whether any category counts by a share of its score."""
        return any(category.share is not None for category in self.categories.values())

    def together(self, scores: Iterable[tuple[str, Decimal]]) -> Decimal:
        """What the scores of categories, by id, come to: each times its share."""
        shares = ((self.categories[key].share, score) for key, score in scores)
        return sum((score if share is None else share * score for share, score in shares), Decimal(0))

    @property
    def requirements(self) -> frozenset[str]:
        """The categories that are requirements, met or not."""
        return frozenset(category_id for category_id, category in self.categories.items() if category.meets)
