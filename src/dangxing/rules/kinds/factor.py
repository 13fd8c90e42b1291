"""What the points of a row are multiplied by: a share by an author's place, double for a leader."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from dangxing.rules.profile import Loc
from dangxing.rules.terms import Model, Multiplier, Term

Key = Literal["result", "level", "place", "post", "subject"]
_One = Annotated[dict[Term, Multiplier], Field(min_length=1)]
_Two = Annotated[dict[Term, _One], Field(min_length=1)]


def _nested(value: Any) -> str:
    return "two-keys" if any(isinstance(entry, Mapping) for entry in dict(value or {}).values()) else "words"


def words_of(table: Mapping[str, object], keys: Sequence[str], *where: str) -> Iterator[tuple[Loc, str, str]]:
    """Every word of a table by one or two keys, what it is of, and where it stands; ``where``: the table itself."""
    for word, entry in table.items():
        yield (*where, word, "[key]"), keys[0], word
        if isinstance(entry, Mapping):
            yield from (((*where, word, inner, "[key]"), keys[1], inner) for inner in entry)


class Factor(Model):
    """A table by one or two words of each row, of what its points are multiplied by; ``otherwise`` for any other word.

    A share is written ``60 %``, a multiple ``2``.
    """

    by: Annotated[
        Annotated[Key, Tag("one")] | Annotated[tuple[Key, Key], Tag("two")],
        Discriminator(lambda value: "two" if isinstance(value, list | tuple) else "one"),
    ]
    table: Annotated[
        Annotated[_One, Tag("words")] | Annotated[_Two, Tag("two-keys")],
        Discriminator(lambda value: _nested(value) if isinstance(value, Mapping) else "words"),
    ]
    otherwise: Multiplier

    @model_validator(mode="after")
    def _shaped(self) -> "Factor":
        if (_nested(self.table) == "two-keys") != (len(self.keys) > 1):
            raise PydanticCustomError("factor-shape", "words by one key, words in words by two")
        return self

    @property
    def keys(self) -> tuple[str, ...]:
        """What it is looked up by."""
        return (self.by,) if isinstance(self.by, str) else self.by

    def words(self) -> Iterator[tuple[Loc, str, str]]:
        """Every word of the table, what it is of, and where it stands under the rule."""
        return words_of(self.table, self.keys, "factor", "table")

    def flat(self) -> Mapping[str, Decimal]:
        """The multipliers by their words, those of two keys as one."""
        flat: dict[str, Decimal] = {}
        for word, entry in self.table.items():
            flat |= (
                {f"{word}·{inner}": by for inner, by in entry.items()} if isinstance(entry, Mapping) else {word: entry}
            )
        return flat

    def of(self, values: tuple[str | None, ...]) -> Decimal:
        """The multiplier for the words of a row, in the order of the keys."""
        found: object = self.table
        for value in values:
            found = found.get(value or "") if isinstance(found, Mapping) else None
        return found if isinstance(found, Decimal) else self.otherwise
