"""What every layout has: its names, the titles of its columns, the words that decide where two fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import ClassVar, Final

from dangxing.language.script import fold
from dangxing.rules.terms import Model, Term, Terms

Marks = dict[Term, Terms]
Titles = dict[str, Terms]
PERSON = ("name", "id", "branch")
MEETING = (
    "activity", "date", "planned", "branch", "hours", "topic", "content", "present", "absent", "leave", "due",
    "attended", "away", "missing",
)  # fmt: skip
"""What a table says of a person, and of a meeting."""
EXTRA: Final[Mapping[str, tuple[str, ...]]] = {
    "members": ("name", "branch"),
    "appraisal": ("name", "branch", "track", "post", "standing"),
    "activities": ("name", "branch", "from", "to"),
    "attendance": ("name", "id", "branch", "mark", "signed", "activity", "date", "topic"),
}
"""What a list may say besides the fields of its sheet."""


class Common(Model):
    """What every layout has: its names, and the words of a title that decide where two layouts fit a sheet.

    ``titled``: it fits only a sheet in whose titles, or those of its file, one of the words stands. ``unless``: titles
    that no such table has. ``heed``: of what stands under these titles it is told that it was not read, as it may
    change scores.
    """

    title: Term
    en: Term
    words: tuple[Term, ...] = ()
    titled: bool = False
    unless: tuple[Term, ...] = ()
    heed: tuple[Term, ...] = ()

    FIELDS: ClassVar[str]
    """The key under which the titles of its columns stand, or its labels."""
    GIVES_WAY: ClassVar[bool] = False
    """Whether any other that fits is taken before it: it is of tables without facts."""

    @cached_property
    def fields(self) -> dict[str, str]:
        """Titles or labels as keys, with the field that each is for."""
        return keyed(getattr(self, self.FIELDS))

    @property
    def gives(self) -> str | None:
        """The sheet whose rows it gives, where it is of one alone; attendance is of 活動."""
        sheet: str | None = getattr(self, "sheet", None)
        return "activities" if sheet == "attendance" else sheet

    @cached_property
    def known(self) -> frozenset[str]:
        """Titles, as keys, of columns that are read."""
        return frozenset(self.fields)

    @property
    def wanted(self) -> tuple[Iterable[str], ...]:
        """Titles, as keys, of each of which one stands in the first rows of a table that it may fit."""
        return ()

    def _titles_of(self, *names: str) -> frozenset[str]:
        """The titles, as keys, of these fields."""
        return frozenset(key for key, name in self.fields.items() if name in names)

    @cached_property
    def labelled(self) -> frozenset[str]:
        """Titles or labels, as keys, of what is read and of what is left out."""
        return self.beside.union(self.fields)

    @cached_property
    def ranks(self) -> dict[str, int]:
        """How early each title stands among those of its field: of two, the earlier wins."""
        titles: Titles = getattr(self, self.FIELDS)
        return {fold(word): rank for words in titles.values() for rank, word in enumerate(words)}

    @cached_property
    def beside(self) -> frozenset[str]:
        """Titles, as keys, of what is left out."""
        return keys(getattr(self, "aside", ())) | self.heeded

    @cached_property
    def heeded(self) -> frozenset[str]:
        """Titles, as keys, of what is told without being read."""
        return keys(self.heed) - self.known

    @cached_property
    def unless_keys(self) -> frozenset[str]:
        """Titles, as keys, of which such a table has none."""
        return keys(self.unless)

    @cached_property
    def sign_keys(self) -> frozenset[str]:
        """Titles, as keys, that such a table has, some of them."""
        return keys(getattr(self, "signs", ()))

    @cached_property
    def titles(self) -> frozenset[str]:
        """All titles, as keys, that such a table may have."""
        return self.known | self.beside | self.heeded | self.sign_keys

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The words of titles, as keys."""
        return tuple(map(fold, self.words))


def keyed(titles: Titles) -> dict[str, str]:
    """Titles as keys, with the field that each is for."""
    return {fold(word): name for name, words in titles.items() for word in words}


def keys(words: Iterable[str]) -> frozenset[str]:
    """Words as keys."""
    return frozenset(map(fold, words))
