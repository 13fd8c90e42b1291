"""Marks that people give a member (評議): each out of its own full, several evaluators' become one by their mean."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Annotated, Any, Final

from pydantic import Discriminator, Field, PlainValidator, Tag, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from dangxing.rules.bounds import SHARE, Of, portion, share_of
from dangxing.rules.terms import Model, Term, carried

# What a field of 評議 that holds a mark is called: this and the mark, and the evaluator's number if there are any.
FIELD: Final = "mark_"
# A mean that has no last decimal is carried to so many; the total alone is rounded.


def mark_column(mark: str) -> str:
    """What stands for the columns of a mark, however many there are: a name that records can have."""
    return f"{FIELD}{mark.encode().hex()}"


def _dropped(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST_DROPPED:
        return value
    if isinstance(value, str):
        return portion(value)
    raise PydanticCustomError("drop-many", "so many are left out, or a share of them")


_MOST_DROPPED: Final = 3
# So many, or a share such as 5 %.
Dropped = Annotated[
    Any,
    PlainValidator(_dropped),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 0, "maximum": _MOST_DROPPED},
                {"type": "string", "pattern": f"^{SHARE.pattern}$"},
            ]
        }
    ),
]
Otherwise = Annotated[
    Annotated[Decimal, Field(ge=0, max_digits=9, decimal_places=4), Tag("number")] | Annotated[Term, Tag("mark")],
    # A ledger keeps numbers as text.
    Discriminator(lambda value: "mark" if isinstance(value, str) and not value[:1].isdigit() else "number"),
]


class Drop(Model):
    """How many of the highest and the lowest marks are left out, or what share of those given, rounded down."""

    highest: Dropped = 0
    lowest: Dropped = 0

    def of(self, given: int) -> tuple[int, int]:
        """How many of the highest and of the lowest are left out of so many."""
        highest, lowest = ((share_of(each), each) for each in (self.highest, self.lowest))
        return _count(given, *highest), _count(given, *lowest)

    def ends(self) -> Iterator[tuple[str, int | str]]:
        """The ends at which any are left out, and how many, as it is written."""
        yield from ((end, each) for end in ("highest", "lowest") if (each := getattr(self, end)) != 0)


def _count(given: int, share: Fraction | None, written: int | str) -> int:
    return int(written) if share is None else int(given * share)


@lru_cache(1_024)
def _fields(title: str, evaluators: int | None) -> tuple[str, ...]:
    name = mark_column(title)
    return (name,) if evaluators is None else tuple(f"{name}_{at}" for at in range(1, evaluators + 1))


class Best(Model):
    """What a mark is reckoned by: another ``mark``, against the best one ``of`` those whom the rule set appraises."""

    mark: Term
    of: Of = "rule-set"


class Mark(Model):
    """A mark out of ``full``: a column of 評議 by its name; of several ``evaluators`` as many columns, numbered from 1.

    The evaluators' marks become one by their mean, without those that are to ``drop``. A cell that is blank is no mark.
    ``otherwise`` is what counts where nobody gave one: a number, or another mark by its name, as much of its full. Of
    marks that were given, and are too few to be dropped, it is no part: the mark is then not known. One by the
    ``best`` is entered by nobody: it is as much of ``full`` as another mark is of the best one.
    """

    en: Term
    aliases: tuple[Term, ...] = ()
    full: Annotated[Decimal, Field(gt=0, max_digits=9, decimal_places=4)]
    evaluators: Annotated[int, Field(ge=2, le=30)] | None = None
    drop: Drop | None = None
    otherwise: Otherwise | None = None
    best: Best | None = None

    @model_validator(mode="after")
    def _of_several(self) -> "Mark":
        if self.best and (self.aliases or self.evaluators or self.drop or self.otherwise is not None):
            raise PydanticCustomError("mark-best", "a mark that is reckoned by another is entered by nobody")
        if isinstance(self.otherwise, Decimal) and self.otherwise > self.full:
            raise PydanticCustomError("mark-otherwise", "what counts for a mark is no more than it is out of")
        if self.drop is None:
            return self
        if self.evaluators is None or sum(self.drop.of(self.evaluators)) >= self.evaluators:
            raise PydanticCustomError("mark-drop", "marks are dropped of more evaluators than are dropped")
        return self

    def wanted(self, given: int) -> int:
        """How many evaluators must give one where so many are too few: the least of whom one is left."""
        every = range(given + 1, self.evaluators or 1)
        return next((count for count in every if self.drop is None or sum(self.drop.of(count)) < count), every.stop)

    @property
    def sure(self) -> bool:
        """Whether something counts for it whatever is not given."""
        return isinstance(self.otherwise, Decimal)

    def fields(self, title: str) -> tuple[str, ...]:
        """The fields of 評議 that hold it; none of one that is reckoned by another."""
        return () if self.best else _fields(title, self.evaluators)

    def titled(self, title: str) -> tuple[tuple[str, str, str, tuple[str, ...]], ...]:
        """Each field with its title, its English title and its other titles."""
        if self.evaluators is None:
            return tuple((field, title, self.en, self.aliases) for field in self.fields(title))
        return tuple(
            (field, f"{title}{at}", f"{self.en} {at}", tuple(f"{alias}{at}" for alias in self.aliases))
            for at, field in enumerate(self.fields(title), start=1)
        )

    def of(self, given: Sequence[Decimal | None]) -> Decimal | None:
        """The mark of what the cells hold: the one, or the mean; None: there is none, or too few are left."""
        marks = sorted(value for value in given if value is not None)
        if self.drop:
            highest, lowest = self.drop.of(len(marks))
            marks = marks[lowest : len(marks) - highest]
        if not marks:
            return None
        return carried(sum(marks, Decimal(0)) / len(marks))

    def of_best(self, mark: Decimal, best: Decimal) -> Decimal:
        """As much of full as a mark is of the best one; nothing, where that is 0."""
        return carried(mark * self.full / best) if best else Decimal(0)

    def weighed(self, mark: Decimal) -> Decimal:
        """The mark out of a hundred."""
        return mark * 100 / self.full


def given(marks: Mapping[str, Mark], names: Iterable[str]) -> tuple[str, ...]:
    """The marks that people must give for some to be there, each once: in place of one by the best the other."""
    found = ((name, marks[name].best) for name in names)
    return tuple(dict.fromkeys(name if best is None else best.mark for name, best in found))


def any_by_best(marks: Mapping[str, Mark]) -> bool:
    """Whether any mark is reckoned by the best one."""
    return any(mark.best for mark in marks.values())
