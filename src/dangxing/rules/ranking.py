"""What members of one total are told apart by: figures, one after the other, the greater first."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from dangxing.rules.measures import Measure, Missed, Selected
from dangxing.rules.profile import Reads
from dangxing.rules.terms import Key, Model, Term

# What a member has besides scores and marks: 滿意度, 學習成績.
ENTERED: Final = ("satisfaction", "grade")
NAMED: Final = (*ENTERED, "quantified", "poll")
_WIDTH: Final = 13
MIDDLE: Final = 5 * 10 ** (_WIDTH - 1)
"""What stands for 0 in a text of figures; their millionths are added to it."""
MILLION: Final = 1_000_000
NOTHING: Final = "0" * _WIDTH
"""What stands for a figure that is not there: less than any."""
_END: Final = ";"


class Counted(Model):
    """A number of a member's rows, hours, events missed, or points lost; ``first``: whoever has the most of them, or
    the fewest (of what was missed or lost, where it is not said)."""

    rows: Selected | None = None
    hours: Selected | None = None
    missed: Missed | None = None
    lost: Key | None = None
    first: Literal["most", "fewest"] | None = None

    @model_validator(mode="after")
    def _one_number(self) -> "Counted":
        if sum(each is not None for each in (self.rows, self.hours, self.missed, self.lost)) != 1:
            raise PydanticCustomError("ranking-count", "one of rows, hours, missed and lost")
        return self

    @property
    def fewest(self) -> bool:
        """Whether the fewest come first."""
        return self.first == "fewest" if self.first else self.rows is None and self.hours is None

    @property
    def measure(self) -> Measure | None:
        """The number of rows that it is; None: it is of points."""
        if self.rows:
            return self.rows.measure("rows")
        if self.hours:
            return self.hours.measure("hours")
        return self.missed.measure if self.missed else None

    def reads(self) -> tuple[Reads, ...]:
        """The rows and events that are counted, with the keys under it."""
        rows = tuple(of.reads(key) for key, of in (("rows", self.rows), ("hours", self.hours)) if of)
        return (*rows, self.missed.reads()) if self.missed else rows


def _totals_first(written: tuple[Any, ...]) -> tuple[Any, ...]:
    if written[:1] != ("total",) or "total" in written[1:]:
        raise PydanticCustomError("ranking", "total, and then what parts equal totals")
    return written


Tie = Annotated[
    Annotated[Term, Tag("name")] | Annotated[Counted, Tag("count")],
    Discriminator(lambda value: "name" if isinstance(value, str) else "count"),
]
Ranking = Annotated[tuple[Tie, ...], Field(max_length=9), AfterValidator(_totals_first)]


def composed(figures: Iterable[Decimal | None]) -> str:
    """Several figures as one text that sorts as they do, one after the other."""
    return "".join(f"{NOTHING if each is None else _placed(each)}{_END}" for each in figures)


def _placed(figure: Decimal) -> str:
    whole = MIDDLE + round(figure * MILLION)
    return f"{min(max(whole, 1), 10**_WIDTH - 1):0{_WIDTH}d}"


def is_composed(text: str) -> bool:
    """Whether a text is of several figures."""
    return text.endswith(_END) and all(len(each) == _WIDTH and each.isdecimal() for each in parted(text))


def parted(text: str) -> Sequence[str]:
    """The figures of such a text, each as it stands there."""
    return text[: -len(_END)].split(_END)


def as_number(text: str) -> Decimal:
    """Such a text as one number that sorts as it does; of more digits than arithmetic keeps."""
    return Decimal("".join(parted(text)))


def figure_at(text: str, at: int) -> Decimal | None:
    """One of the figures of such a text."""
    part = parted(text)[at]
    return None if part == NOTHING else Decimal(int(part) - MIDDLE) / MILLION
