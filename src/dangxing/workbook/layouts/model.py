"""What a layout says of a table: a model for each shape."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from dangxing.rules.terms import Model, Term, Terms
from dangxing.workbook.layouts.common import Common, Marks, Titles, keyed, keys


class Matrix(Common):
    """People down, events across. ``people`` are titles of the columns that tell who it is, ``aside`` of others.

    ``labels`` are titles of header rows, where they stand before or under the title of the names: what was held, when,
    on what.
    """

    FIELDS = "people"
    shape: Literal["matrix"]
    people: Titles
    labels: Titles = Field(default={})
    aside: tuple[Term, ...] = ()
    hours: tuple[Term, ...] = ()
    marks: Marks = Field(default={})
    counts: Marks = Field(default={})
    """Titles of columns and rows that count marks, by what they count."""

    @cached_property
    def beside(self) -> frozenset[str]:
        """Titles, as keys, of what is left out; sums of marks are."""
        return keys(self.aside) | self.sum_keys | self.heeded

    @cached_property
    def sum_keys(self) -> frozenset[str]:
        """Titles, as keys, of what counts marks."""
        return keys(word for words in self.counts.values() for word in words)

    @cached_property
    def titles(self) -> frozenset[str]:
        """All titles, as keys, that such a table may have, of columns or of rows of the header."""
        return super().titles | self.row_titles

    @cached_property
    def label_fields(self) -> dict[str, str]:
        """The titles of header rows as keys, with what each row says."""
        return keyed(self.labels)

    @cached_property
    def row_titles(self) -> frozenset[str]:
        """All titles of header rows, as keys."""
        return self.hours_keys | self.beside | self.label_fields.keys()

    @cached_property
    def hours_keys(self) -> frozenset[str]:
        """The titles of a row of hours, as keys."""
        return keys(self.hours)


class Card(Common):
    """A sheet a meeting: a label, and its value beside it or behind a colon."""

    FIELDS = "labels"
    shape: Literal["card"]
    labels: Titles
    aside: tuple[Term, ...] = ()
    marks: Marks = Field(default={})


class Register(Common):
    """A header, and a row a meeting. Of ``signs`` it has one title, where there are any; ``aside`` is left out."""

    FIELDS = "columns"
    shape: Literal["register"]
    columns: Titles
    signs: tuple[Term, ...] = ()
    aside: tuple[Term, ...] = ()
    marks: Marks = Field(default={})

    @property
    def wanted(self) -> tuple[Iterable[str], ...]:
        """What was held, when, and a sign, where there are any."""
        signs = (self.sign_keys,) if self.signs else ()
        return self._titles_of("activity"), self._titles_of("date", "planned"), *signs


class Listing(Common):
    """A header, and a row a person, or a thing that a person did.

    ``needs`` are fields without which it is none, alternatives in a list; of ``signs`` it has two titles. With
    fewer it is a list of members under a title with a word of ``lists``. ``fixed`` are fields that are the same in
    every row; of a field that is ``yearly`` there may be a column for each year. ``attendance``:
    those who were at the meeting that the titles name, or, where it has columns ``activity`` and ``date``, that their
    row names. ``repeated``: it fits only where these come
    again beside the person, and one of them names what is known. When each ``signed`` is a mark where there is
    no other, and the day where nothing else says it.
    """

    FIELDS = "columns"
    shape: Literal["list"]
    sheet: Literal["members", "appraisal", "activities", "attendance"]
    columns: Titles
    needs: Annotated[tuple[Terms, ...], Field(min_length=1)]
    yearly: tuple[Term, ...] = ()
    repeated: bool = False
    signs: tuple[Term, ...] = ()
    lists: tuple[Term, ...] = ()
    aside: tuple[Term, ...] = ()
    fixed: dict[str, Term] = Field(default={})
    marks: Marks = Field(default={})

    @property
    def wanted(self) -> tuple[Iterable[str], ...]:
        """What it needs, and a sign, where there are any."""
        needs = (each for each in self.needs if not set(each).intersection(self.yearly))
        signs = (self.sign_keys,) if self.signs and not self.lists else ()
        return *(self._titles_of(*each) for each in needs), *signs


class Deed(Model):
    """What a column of deeds is known by, and the fields of the rows that its cells stand for."""

    words: Terms
    fields: Annotated[dict[str, Term], Field(min_length=1, alias="is")]


class Deeds(Common):
    """People down, and across a column for each kind of deed; a cell holds how often, when, how many points, or a sign.

    ``times`` and ``scores`` are words of titles that say what numbers are: how often, or points. ``ticks`` are signs
    that say it was done, once. ``people`` may name a column ``date``, which is that of all deeds in its row.
    """

    FIELDS = "people"
    shape: Literal["deeds"]
    people: Titles
    deeds: Annotated[tuple[Deed, ...], Field(min_length=1)]
    times: tuple[Term, ...] = ()
    scores: tuple[Term, ...] = ()
    ticks: tuple[Term, ...] = ()
    aside: tuple[Term, ...] = ()


class Ballots(Common):
    """People down, verdicts across: a sign in one of them, a sheet a voter; or how many voted for each. ``people`` may
    name columns of what came of it besides: ``verdict`` and ``poll_score``.

    ``votes`` are the titles over each field of 評議 that counts votes, ``ticks`` the signs of a vote, ``totals`` the
    titles of columns that sum a row, with those ``abstained`` or without.
    """

    FIELDS = "people"
    shape: Literal["ballots"]
    people: Titles
    votes: Titles
    ticks: Terms
    totals: tuple[Term, ...] = ()
    abstained: tuple[Term, ...] = ()
    aside: tuple[Term, ...] = ()

    @cached_property
    def beside(self) -> frozenset[str]:
        """Titles, as keys, of what is left out; abstentions are."""
        return keys((*self.aside, *self.abstained)) | self.heeded

    @property
    def gives(self) -> str:
        """Votes are of 評議."""
        return "appraisal"

    @cached_property
    def known(self) -> frozenset[str]:
        """Titles, as keys, of columns that are read."""
        return frozenset(self.fields) | self.vote_fields.keys()

    @cached_property
    def vote_fields(self) -> dict[str, str]:
        """The titles of votes as keys, with the field that each is for."""
        return keyed(self.votes)

    @property
    def wanted(self) -> tuple[Iterable[str], ...]:
        """Names; which titles are verdicts, the rules may say."""
        return (self._titles_of("name"),)


class Points(Common):
    """People down, and across points that someone gave: by what they are for, by month, quarter or year.

    A cell holds points, or a text of them (``基礎分+23``, a line each). ``points`` are words of which two titles have
    one, ``totals`` the titles of what sums a row.
    """

    FIELDS = "people"
    GIVES_WAY = True
    shape: Literal["points"]
    people: Titles
    points: Terms
    totals: tuple[Term, ...] = ()
    aside: tuple[Term, ...] = ()

    @cached_property
    def words_of_points(self) -> re.Pattern[str]:
        """Finds a word of points in a title, as a key."""
        return re.compile("|".join(map(re.escape, keys(self.points))))

    @cached_property
    def total_keys(self) -> frozenset[str]:
        """Titles, as keys, of what sums a row."""
        return keys(self.totals)


class PersonCard(Common):
    """A sheet a member: labels with their values above, and below a header with a row a thing that the member did."""

    FIELDS = "labels"
    shape: Literal["person"]
    labels: Titles
    columns: Titles
    needs: Annotated[tuple[Term, ...], Field(min_length=1)]
    aside: tuple[Term, ...] = ()

    @cached_property
    def column_fields(self) -> dict[str, str]:
        """The titles of the columns below as keys, with their fields."""
        return keyed(self.columns)


class Periods(Common):
    """People down, months or quarters across, in each of which something was so or was not.

    Where one of the words ``so`` stands, a row of 活動 is made of ``fixed``, of the last day of the period; an amount
    over nought says that it was not so, as the words ``otherwise`` do.
    """

    FIELDS = "people"
    shape: Literal["periods"]
    people: Titles
    fixed: Annotated[dict[str, Term], Field(min_length=1)]
    so: Terms
    otherwise: tuple[Term, ...] = ()
    aside: tuple[Term, ...] = ()

    @property
    def gives(self) -> str:
        """What was so is of 活動."""
        return "activities"


Layout = Matrix | Card | Register | Listing | Deeds | Ballots | Points | PersonCard | Periods
