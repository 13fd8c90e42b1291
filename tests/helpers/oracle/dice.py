"""Chance that comes out the same for the same seed, on every machine."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any, TypeVar

T = TypeVar("T")
Made = dict[str, Any]


class Dice(random.Random):
    """A seed and what it decides."""

    def chance(self, of_hundred: int) -> bool:
        """Whether it falls so, in so many cases of a hundred."""
        return self.randrange(100) < of_hundred

    def pick(self, words: Sequence[T]) -> T:
        """One of them."""
        return words[self.randrange(len(words))]

    def perhaps(self, of_hundred: int, value: T) -> T | None:
        """The value, in so many cases of a hundred."""
        return value if self.chance(of_hundred) else None

    def halves(self, low: int, high: int) -> float | int:
        """A number of halves from ``low`` to ``high`` halves, never 0."""
        found = self.pick([each for each in range(low, high + 1) if each])
        return found / 2 if found % 2 else found // 2

    def points(self) -> float | int:
        """Points that a rule gives or takes."""
        return self.halves(-12, 12)


def with_(made: Made, **more: object) -> Made:
    """What is made, with what of the rest is there."""
    return made | {key: value for key, value in more.items() if value is not None}
