"""What comes of a total: bands and their quotas, limits that it is held to, what follows beside it, vetoes, notices."""

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Final, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from dangxing.rules.bounds import Number, Of, Places, Portion, Times, multiple_of
from dangxing.rules.pots import Held, NumberOrShare, ShareOf
from dangxing.rules.terms import Key, Model, Named, Term
from dangxing.rules.when import When

OF_WHOM: Final = ("scored", "all")
"""Of whom a quota may be a share, besides those who meet a band."""


class Quota(Places):
    """How many of those who meet the rest of a band get it: by rank, the next moving up where one does not meet it.

    A share is of those who are ranked (scored), of those of them who meet a band (its id), or of ``all`` whom the rule
    set appraises in the year.
    """

    clause: Term
    at_most: Portion
    among: Key = "scored"
    of: Of = "rule-set"
    ties: Literal["in", "out"] = "in"

    @model_validator(mode="after")
    def _share_of_somebody(self) -> "Quota":
        if self.among != "scored" and isinstance(self.at_most, int):
            raise PydanticCustomError("quota-among", "a number of places is a share of nobody")
        return self

    @property
    def band(self) -> str | None:
        """The band, of those who meet which it is a share; None: of others."""
        return None if self.among in OF_WHOM else self.among


class Consequence(Model):
    """What follows, for members whose ``standing`` it is (None: for all)."""

    standing: Literal["full", "probationary"] | None = None
    says: Term


class Band(Named):
    """An outcome: of a total of at least so much, with the verdict named if one is, when all tests hold.

    ``quota`` is how many may have it at most.
    """

    id: Key
    clause: Term
    at_least: Annotated[Decimal, Field(ge=0)]
    verdict: Term | None = None
    when: When = ()
    quota: Quota | None = None
    reading: Term | None = None
    follows: Term | None = None
    advice: tuple[Consequence, ...] = ()
    notice: Literal["commend", "report"] | None = None


class PartBand(Named):
    """What a part of the year comes to: of a score of at least so much (None: of any), when all tests hold in it.

    ``quota`` is how many may have it at most in that part.
    """

    id: Key
    clause: Term | None = None
    at_least: Number | None = None
    when: When = ()
    quota: Quota | None = None
    follows: Term | None = None


class Rating(Named):
    """Bands of each part of the year, by what the category ``of``, settled by such, comes to in it: the first that
    holds; a part in which none does has none. ``by`` quarter: of the quarters into which months come together."""

    clause: Term
    of: Key
    by: Literal["quarter"] | None = None
    bands: Annotated[tuple[PartBand, ...], Field(min_length=1)]


class Limit(Model):
    """Levels that a total, a category (of each part of the year by which it is settled) or what a part gives is held to
    when tests hold, before ranks are told. A level may be a share of another figure, and then needs no tests. Before it
    is held to any level, the sum is multiplied by ``times``."""

    clause: Term
    says: Term
    at_most: NumberOrShare | None = None
    at_least: NumberOrShare | None = None
    times: Times | None = None
    when: When = ()

    @model_validator(mode="after")
    def _holds_to_something(self) -> "Limit":
        levels = [level for level in (self.at_most, self.at_least) if level is not None]
        if not levels and self.times is None:
            raise PydanticCustomError("limit-of-nothing", "a limit says at_most, at_least or times")
        if len(levels) > 1 and all(isinstance(level, ShareOf) for level in levels):
            raise PydanticCustomError("limit-shares", "of one limit one level is a share")
        if not self.when and (self.times is not None or not all(isinstance(level, ShareOf) for level in levels)):
            raise PydanticCustomError("limit-always", "a level that always holds is a floor or a cap")
        return self

    @property
    def lifts(self) -> bool:
        """Whether it lifts to a share of another figure."""
        return isinstance(self.at_least, ShareOf)

    @property
    def share(self) -> ShareOf | None:
        """What a level is a share of; None: it is a number."""
        return next((level for level in (self.at_most, self.at_least) if isinstance(level, ShareOf)), None)

    @property
    def ratio(self) -> Fraction | None:
        """What the sum is multiplied by."""
        return None if self.times is None else multiple_of(self.times)

    def held(self, figure: Decimal | None, part: str = "") -> Held:
        """What it holds to; ``figure`` is what its level is a share of (None: that is not there, and no level)."""
        most, least = (
            (None if figure is None else level.of_it(figure)) if isinstance(level, ShareOf) else level
            for level in (self.at_most, self.at_least)
        )
        share = self.share
        return Held(part, self.clause, self.says, least, most, share, lifts=self.lifts, times=self.ratio)


class Following(Model):
    """What follows beside the band when tests hold; any number of these may."""

    clause: Term
    says: Term
    when: Annotated[When, Field(min_length=1)]
    notice: Literal["commend", "report"] | None = None


class Veto(Model):
    """What ends the appraisal: the verdict, or tests of rows and words, or either of them."""

    verdict: Term | None = None
    when: When = ()
    clause: Term
    follows: Term

    @model_validator(mode="after")
    def _by_something(self) -> "Veto":
        if self.verdict is None and not self.when:
            raise PydanticCustomError("veto-by-nothing", "a veto names a verdict, or tests (when)")
        return self


class Notice(Model):
    """The notice that is posted: the clause, and how long objections are heard (calendar days)."""

    clause: Term
    days: Annotated[int, Field(ge=1)]
    reading: Term | None = None
