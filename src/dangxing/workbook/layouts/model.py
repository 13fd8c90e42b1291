"""What a layout says of a table: a model for each shape."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Annotated, ClassVar, Final, Literal

from pydantic import Field

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


class _Common(Model):
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
        return _keyed(getattr(self, self.FIELDS))

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


class Matrix(_Common):
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
        return _keyed(self.labels)

    @cached_property
    def row_titles(self) -> frozenset[str]:
        """All titles of header rows, as keys."""
        return self.hours_keys | self.beside | self.label_fields.keys()

    @cached_property
    def hours_keys(self) -> frozenset[str]:
        """The titles of a row of hours, as keys."""
        return keys(self.hours)


class Card(_Common):
    """A sheet a meeting: a label, and its value beside it or behind a colon."""

    FIELDS = "labels"
    shape: Literal["card"]
    labels: Titles
    aside: tuple[Term, ...] = ()
    marks: Marks = Field(default={})


class Register(_Common):
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


class Listing(_Common):
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


class Deeds(_Common):
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


class Ballots(_Common):
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
        return _keyed(self.votes)

    @property
    def wanted(self) -> tuple[Iterable[str], ...]:
        """Names; which titles are verdicts, the rules may say."""
        return (self._titles_of("name"),)


class Points(_Common):
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


class PersonCard(_Common):
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
        return _keyed(self.columns)


class Periods(_Common):
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


def _keyed(titles: Titles) -> dict[str, str]:
    """Titles as keys, with the field that each is for."""
    return {fold(word): name for name, words in titles.items() for word in words}


def keys(words: Iterable[str]) -> frozenset[str]:
    """Words as keys."""
    return frozenset(map(fold, words))
