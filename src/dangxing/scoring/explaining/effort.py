"""How much is tried: every single change, but of very many of one kind some, and of what several bring so much."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from dangxing.rules import Category, Track
from dangxing.rules.periods import LENGTHS

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
# In rules that are reckoned, each once in every part of the year: some seconds.
_MOST: Final = 100_000
# The same, for the single changes of one step: half a minute.
_SINGLY: Final = 500_000
# What a score takes besides, as if it were so many rules.
_BESIDES: Final = 15
_MONTHS: Final = 12


@dataclass
class Effort:
    """What may still be tried of changes that bring something only together. ``each`` is what one score takes."""

    each: int = 1
    left: int = _MOST
    short: bool = False
    """Whether something was left untried."""
    cut: bool = False
    """Whether the way to a band was left after more steps than a member takes in a year."""

    @classmethod
    def of(cls, track: Track) -> Effort:
        """The effort for a member of a track."""
        return cls(_BESIDES + sum(map(_reckoned, track.categories.values())))

    def begin(self) -> None:
        """Begin anew: what was tried till now is not counted."""
        self.left = _MOST

    def spend(self, cards: int) -> None:
        """Count so many cards that were scored."""
        self.left -= self.each * cards

    def evenly(self, known: Sequence[tuple[T, K]]) -> Sequence[tuple[T, K]]:
        """Of changes, each with what it is a way of, all; of ways that have too many, some from first to last.

        A table of fifty steps, each of which three rows may reach together, has thousands of a month.
        """
        ways: dict[K, list[tuple[T, K]]] = {}
        for each in known:
            ways.setdefault(each[1], []).append(each)
        most = max(2, _SINGLY // self.each // max(1, len(ways)))
        if all(len(found) <= most for found in ways.values()):
            return known
        self.short = True
        return [each for found in ways.values() for each in (found if len(found) <= most else _spread(found, most))]

    def over(self, tries: Iterable[T]) -> Iterator[T]:
        """Tries one after the other, as long as the effort lasts."""
        for each in tries:
            if self.left <= 0:
                self.short = True
                return
            yield each


def _spread(found: Sequence[T], most: int) -> list[T]:
    """So many of them, the first and the last among them, at even distances."""
    return [found[at * (len(found) - 1) // (most - 1)] for at in range(most)]


def _reckoned(category: Category) -> int:
    """How many rules are reckoned for a category, in all the parts of the year."""
    settled = _parts(category.settle.every) if category.settle else 1
    return sum(max(settled, _parts(rule.anew) if rule.anew else 1) for rule in category.rules.values())


def _parts(every: str) -> int:
    length = LENGTHS[every]
    return int(_MONTHS / length) if length else 1
