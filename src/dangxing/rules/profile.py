"""What a kind of rule reads and gives, asks for and shows: told once, on its model, for everyone who reads rules.

A template's columns, a target to sign, the findings of ``rules check`` and what ``rules show`` prints are all made from
these, so that a new kind is its model, its scoring, and its words in the catalogue.
"""

from collections.abc import Container, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Final, Literal, NamedTuple

from dangxing.records import Activity, SheetKey
from dangxing.rules.periods import Anew, Every
from dangxing.rules.terms import Model, Quantity, RuleId, Term, Whose

if TYPE_CHECKING:
    from dangxing.rules.sets import RuleSet

Loc = tuple[str | int, ...]

HELD: Final = frozenset({"held"})
SCHEDULED: Final = frozenset({"held", "branch"})
RECORDED: Final = frozenset({"held", "paper", "deed", "finding"})


class Reads(NamedTuple):
    """Rows that one key of a rule reads: of which activities, of what kinds these may be, with which results.

    ``results`` stand each with its own keys.
    """

    key: Loc
    activities: tuple[str, ...]
    kinds: frozenset[str]
    results: tuple[tuple[Loc, str], ...] = ()

    @property
    def only(self) -> tuple[str, ...] | None:
        """The results of which a row must have one to be read; None where any will do."""
        return tuple(word for loc, word in self.results if loc[0] == "result") or None

    def takes(self, row: Activity) -> bool:
        """Whether a row of its activities has a result that is asked for, if any is."""
        return self.only is None or row.result in self.only


class Reckons(NamedTuple):
    """A column of the workbook that a rule reads.

    ``holders`` are the activities whose rows had better hold it, since a row without counts for nothing; ``least`` is
    the number that each of their rows must hold for the rule to take nothing.
    """

    key: Loc
    sheet: SheetKey
    column: str
    holders: tuple[str, ...] = ()
    least: Decimal | None = None


class Amount(NamedTuple):
    """A number and what it is of: rows of ``of`` (count), times, class hours (lessons), hours, characters."""

    number: Decimal
    measure: str
    of: tuple[str, ...] = ()


class Gives(NamedTuple):
    """Points that a rule can give, where they stand, and for what.

    ``points`` are a number, or a table by ``words`` of the rules (posts, levels, verdicts, results) with ``otherwise``
    for any other word; None: all that the category has. ``per`` names in the catalogue what they are for; ``each``:
    they are given again for each of what is counted. ``usual`` is what one expects of their sign: ``as-rows`` a loss if
    all that the rule reads are findings.
    """

    key: Loc
    points: Decimal | Mapping[str, Decimal] | None
    per: str
    words: Literal["posts", "levels", "verdicts", "results"] | None = None
    otherwise: Decimal | None = None
    unit: Amount | None = None
    places: int | None = None
    each: bool = False
    usual: Literal["gain", "loss", "as-rows", "either"] = "either"

    def numbers(self) -> Iterator[tuple[Loc, Decimal]]:
        """Every number of points, and the keys that it stands at."""
        if isinstance(self.points, Mapping):
            yield from (((*self.key, word), points) for word, points in self.points.items())
        elif self.points is not None:
            yield self.key, self.points
        if self.otherwise is not None:
            yield ("otherwise",), self.otherwise


class Ask(NamedTuple):
    """What a rule asks for: a sentence of the catalogue, and what fills it. ``more`` are sentences that follow it.

    ``what`` are activities, any of which will do, with one of the ``results``; ``amounts`` all hold.
    """

    key: str
    what: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    amounts: tuple[Amount, ...] = ()
    number: Decimal | int | None = None
    more: "tuple[Ask, ...]" = ()


class Figure(NamedTuple):
    """A figure that a rule is held to, by its key, or a condition, by the name of its sentence."""

    key: str
    values: Mapping[str, object]


class Word(NamedTuple):
    """A word of the language of rules, such as ``month``."""

    word: str


class Told(NamedTuple):
    """A part of the sentence that reads a rule back: its text is ``read-…`` of the catalogue's kinds.

    It is filled by figures, terms (any of which will do), points, words, figures of the rule in short, other parts, or
    lists of such.
    """

    name: str
    params: Mapping[str, object] = {}


class Flaw(NamedTuple):
    """What in a rule can never be, or is seldom meant, though it can be read: a code of ``rules check``."""

    loc: Loc
    code: str
    severity: Literal["error", "warning"]
    params: Mapping[str, object] = {}


class Cited(Model):
    """What every rule bears: the clause, what it says, how it is read where the text leaves a choice, and what of the
    clause it does not count (``leaves_out``).

    ``at_most`` bounds what the rule gives in all, be it gained or lost. ``instead_of`` names the rule of the same track
    that does not count the rows for which this one gives points. ``whose`` rows of 活動 it reads:
    the member's own, those of the member's group (branch), those of the others of the same group (others), or those of
    all members of the group that is scored (members).
    ``every`` part of the year it is reckoned anew: its target, its table and ``at_most`` are then of each part.

    ``dated``: what it reads stands on days. ``meets``: the rule is met or not, and costs the category's standard.
    ``expects``: an event of 安排 behind a line is one of which the member has no record. ``lacking``: it asks for rows
    and counts those that are not there. ``of_rows``: it counts rows of 活動 alone.
    """

    clause: Term
    says: Term
    reading: Term | None = None
    leaves_out: Term | None = None
    aspect: Term | None = None
    mend: Term | None = None
    at_most: Quantity | None = None
    instead_of: RuleId | None = None
    whose: Whose = "self"
    every: Anew | Every | None = None

    meets: ClassVar[bool] = False
    dated: ClassVar[bool] = True
    expects: ClassVar[bool] = False
    lacking: ClassVar[bool] = False
    of_rows: ClassVar[bool] = False

    @property
    def anew(self) -> Anew | Every | None:
        """The parts of the year by which it is reckoned anew."""
        return self.every

    @property
    def entered(self) -> tuple[Decimal, Decimal] | None:
        """The bounds of the points that people enter in its rows, where it gives what they enter."""
        return None

    @property
    def window(self) -> Every | Literal["open"] | None:
        """The part of the year in which it counts which time a row is; ``open``: of all that is scored."""
        return None

    def reads(self) -> tuple[Reads, ...]:
        """The rows that it reads, key by key."""
        return ()

    def reckons(self) -> tuple[Reckons, ...]:
        """The columns that it reads besides activity, date and attendance."""
        return ()

    def marks_read(self) -> tuple[tuple[Loc, str], ...]:
        """The marks that it names, each with the keys that it stands at."""
        mark = getattr(self, "mark", None)
        return () if mark is None else ((("mark",), mark),)

    def gives(self) -> tuple[Gives, ...]:
        """All the points that it can give."""
        raise NotImplementedError

    def looked_up(self) -> Iterator[tuple[str, str]]:
        """Words of rows by which it looks something up: the column, the word."""
        yield from ()

    def named(self) -> Iterator[tuple[Loc, str, str]]:
        """Words of the rule set's lists that it names besides tables of one key: where, of which list, the word."""
        yield from ()

    def asks(self) -> tuple[Ask, ...]:
        """What is to be reached; each of these."""
        raise NotImplementedError

    def sentence(self) -> Iterator[Told]:
        """The rule read back, from its keys alone."""
        raise NotImplementedError

    def flaws(self, rules: "RuleSet") -> Iterator[Flaw]:
        """What in it can never be, or is seldom meant."""
        yield from ()

    def figures(self) -> Iterator[Figure]:
        """What it reads and is held to: its own keys but those of points, where they say more than what is usual."""
        points = {gives.key[0] for gives in self.gives() if gives.key} | {"otherwise"}
        fields = type(self).model_fields
        # Which sheet is read comes before what is read in it, and that before what is made of it.
        for name in sorted(fields, key=lambda name: (name != "source", name != "activity")):
            if (name in Cited.model_fields and name != "every") or name == "kind" or name in points:
                continue
            value = getattr(self, name)
            if value is not None and value != fields[name].default:
                yield Figure(name, {"value": value})

    def activities_among(self, rules: "RuleSet") -> tuple[str, ...]:
        """The activities of a rule set that it reads."""
        return tuple(name for reads in self.reads() for name in reads.activities)

    def points_of(self) -> Iterator[tuple[Loc, Decimal]]:
        """Every number of points in it for one count, in the order of its keys, and the keys that it stands at."""
        for gives in self.gives():
            yield from gives.numbers()

    @property
    def fine(self) -> bool:
        """Whether it may give points finer than those written in it."""
        return False

    @property
    def by_day(self) -> bool:
        """Whether it can be asked of a part of the year: what it reads stands on days, and it takes no standard."""
        return self.dated and all(gives.points is not None for gives in self.gives())

    @property
    def charged_posts(self) -> tuple[str, ...]:
        """The posts by which it takes points off for rows of 活動; a member without any of them it passes over."""
        return ()

    @property
    def can_deduct(self) -> bool:
        """Whether it can ever cost a member points."""
        return any(gives.points is None for gives in self.gives()) or any(points < 0 for _, points in self.points_of())


def counted(activity: tuple[str, ...] | None, results: tuple[str, ...] | None = None) -> Told:
    """The rows that a rule counts, as a part of its sentence."""
    if not activity:
        return Told("any-held")
    return (
        Told("of-result", {"activity": activity, "result": results}) if results else Told("of", {"activity": activity})
    )


def results_at(key: Loc, words: tuple[str, ...] | None) -> tuple[tuple[Loc, str], ...]:
    """Words listed under a key, each with its keys."""
    return tuple(((*key, at), word) for at, word in enumerate(words or ()))


def readers(reckons: Container[tuple[SheetKey, str]], rule: Cited) -> bool:
    """Whether a rule reads any of the columns."""
    return any((entry.sheet, entry.column) in reckons for entry in rule.reckons())
