"""What comes of a total besides its band: quotas of bands, limits that it is held to, and what follows beside it."""

from typing import Annotated, Literal

from pydantic import Field

from dangxing.rules.bounds import Number, Of, Portion
from dangxing.rules.terms import Model, Term
from dangxing.rules.when import When


class Quota(Model):
    """How many of those who meet the rest of a band get it: by rank, the next moving up where one does not meet it."""

    clause: Term
    at_most: Portion
    of: Of = "rule-set"
    ties: Literal["in", "out"] = "in"


class Limit(Model):
    """A level that the total is held to when tests hold, before ranks are told."""

    clause: Term
    says: Term
    at_most: Number
    when: Annotated[When, Field(min_length=1)]


class Following(Model):
    """What follows beside the band when tests hold; any number of these may."""

    clause: Term
    says: Term
    when: Annotated[When, Field(min_length=1)]
    notice: Literal["commend", "report"] | None = None
