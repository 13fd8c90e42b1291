"""What kinds of rules bear that give each row points of its own: what multiplies them, and which rows are kept."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from dangxing.rules.profile import RECORDED, Cited, Figure, Flaw, Loc, Reads, Reckons, results_at
from dangxing.rules.terms import Model, Multiplier, Quantity, Term

# Which list of the rule set the words of a key are of.
LISTS: Final = {
    "result": "results", "level": "levels", "verdict": "verdicts", "post": "posts", "activity": "activities",
}  # fmt: skip
Key = Literal["result", "level", "place", "post", "subject", "activity"]
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


class Keep(Model):
    """Only the ``highest`` so many rows of each group count, or the ``lowest``, or the ``first`` by their days: rows
    are one group where ``same`` says the same of them.

    Without ``same`` all rows are one group. The highest are found by the points of rows; the first before anything is
    counted, so that the others are as if they were not there.
    """

    highest: Annotated[int, Field(ge=1)] | None = None
    lowest: Annotated[int, Field(ge=1)] | None = None
    first: Annotated[int, Field(ge=1)] | None = None
    same: Literal["subject", "date", "level", "place", "result", "activity"] | None = None

    @model_validator(mode="after")
    def _one_end(self) -> "Keep":
        if sum(each is not None for each in (self.highest, self.lowest, self.first)) != 1:
            raise PydanticCustomError("keep-end", "keep says highest, lowest or first")
        return self

    @property
    def end(self) -> Literal["highest", "lowest", "first"]:
        """Which rows count."""
        return "first" if self.first else "lowest" if self.lowest else "highest"

    @property
    def most(self) -> int:
        """How many rows of each group count."""
        return self.highest or self.lowest or self.first or 1


class OfRows(Cited):
    """What every kind bears that gives each row points of its own; ``each_at_most`` of them count of each row."""

    factor: Factor | None = None
    each_at_most: Quantity | None = None
    keep: Keep | None = None

    of_rows: ClassVar[bool] = True

    @property
    def each_row(self) -> bool:
        """Whether each row has points of its own, so that the highest can be kept."""
        return True

    @property
    def activities(self) -> tuple[str, ...]:
        """Those of which it counts rows."""
        return getattr(self, "activity", None) or ()

    @property
    def results(self) -> tuple[str, ...] | None:
        """The results that it asks for; None: any."""
        return getattr(self, "result", None)

    @property
    def weighs(self) -> bool:
        """Whether rows are kept by their points, and so must have points of their own."""
        return self.keep is not None and self.keep.end != "first"

    @property
    def fine(self) -> bool:
        return self.factor is not None

    def looked_up(self) -> Iterator[tuple[str, str]]:
        yield from ((key, word) for _, key, word in self.factor.words()) if self.factor else ()

    def named(self) -> Iterator[tuple[Loc, str, str]]:
        for loc, key, word in self.factor.words() if self.factor else ():
            if key in ("level", "post", "activity"):
                yield loc, LISTS[key], word

    @property
    def by_day(self) -> bool:
        """A verdict or a mark is of no day."""
        return bool(self.reads()) and super().by_day

    def recorded(
        self, activity: tuple[str, ...] | None, results: tuple[str, ...] | None, words: Iterable[tuple[Loc, str]] = ()
    ) -> tuple[Reads, ...]:
        """The rows of 活動 with one of the results; ``words``: other results that are named. None without activity."""
        if activity is None:
            return ()
        told = (*results_at(("result",), results), *words, *self.factored())
        return (Reads(("activity",), activity, RECORDED, told),)

    def factored(self) -> tuple[tuple[Loc, str], ...]:
        """The results that points are multiplied by."""
        words = self.factor.words() if self.factor else ()
        return tuple((loc, word) for loc, key, word in words if key == "result")

    def kept(self) -> Iterator[Figure]:
        """What points are multiplied by, and which rows count, in short."""
        if self.factor:
            yield Figure("factor", {"value": self.factor.flat()})
            yield Figure("factor_otherwise", {"value": self.factor.otherwise})
        if self.keep:
            name = "keep" if self.keep.end == "highest" else f"keep_{self.keep.end}"
            yield Figure(name, {"value": self.keep.most})
            if self.keep.same:
                yield Figure("keep_same", {"value": self.keep.same})

    def mildest(self) -> Iterator[Flaw]:
        """Of rows that all take points the highest is the one that takes the least, which is seldom meant."""
        points = {number for _, number in self.points_of() if number}
        if self.keep and self.keep.end == "highest" and len(points) > 1 and max(points) < 0:
            yield Flaw(("keep",), "keep-mildest", "warning")

    def keeps(self, activity: tuple[str, ...]) -> tuple[Reckons, ...]:
        """The columns that points are multiplied by, and the one that groups rows."""
        found = [
            Reckons(("factor", "by"), "members", key)
            if key == "post"
            else Reckons(("factor", "by"), "activities", key, () if key == "result" else activity)
            for key in (self.factor.keys if self.factor else ())
            if key != "activity"
        ]
        same = self.keep.same if self.keep else None
        if same is not None and same not in ("date", "activity"):
            holders = activity if same in ("subject", "level", "place") else ()
            found.append(Reckons(("keep", "same"), "activities", same, holders))
        return tuple(found)
