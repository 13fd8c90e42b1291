"""The contract of the records workbook, and the rulebook that holds it together with the rule sets."""

from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property
from typing import Literal

from dangxing.records import OUTCOME
from dangxing.rules.periods import Calendar
from dangxing.rules.sets import RuleSet, label_of
from dangxing.rules.terms import Model, Term, Terms
from dangxing.rules.tracks import Track


class Column(Model):
    """A column of the records workbook: its field, its titles, and what a cell may hold."""

    title: Term
    en: Term
    aliases: tuple[Term, ...] = ()
    required: bool = False
    holds: Literal[
        "text", "id", "date", "number", "hours", "characters", "percentage", "whole", "positive", "points",
        "track", "activity", "post", "standing", "attendance", "level", "result", "verdict", "outcome",
    ] = "text"  # fmt: skip

    @property
    def most(self) -> Decimal | None:
        """The most that a mark may be; None: it holds none."""
        return None


class MarkColumn(Column):
    """A column for a mark that a rule set names, out of ``full``."""

    holds: Literal["mark"] = "mark"  # type: ignore[assignment]
    full: Decimal

    @property
    def most(self) -> Decimal | None:
        """What it is out of."""
        return self.full


class Sheet(Model):
    """A sheet of the records workbook."""

    title: Term
    en: Term
    aliases: tuple[Term, ...] = ()
    required: bool = False
    columns: dict[str, Column]


class Choice(Model):
    """A value that a column may hold, with the ways in which offices write it."""

    title: Term
    en: Term
    aliases: tuple[Term, ...] = ()


class Usage(Model):
    """How offices write the terms of a column: term → words that are taken for it, or are likely meant for it.

    ``ask`` are words that may count as one thing or another, which only a person can say.
    """

    certain: dict[Term, Terms] = {}
    likely: dict[Term, Terms] = {}
    ask: Terms | tuple[()] = ()


class NameWords(Model):
    """What stands in place of a name or beside one, in tables that offices keep.

    ``posts`` (besides those under ``post``) and ``groups`` end what is nobody's name; posts may also stand in brackets
    behind one, as ``beside`` may. ``many`` begins what means more than one; ``sums`` (besides ``totals``) end the title
    of a sum, ``titles`` that of a column; ``guests`` begin a line over those who were there as well.
    """

    posts: Terms | tuple[()] = ()
    groups: Terms | tuple[()] = ()
    beside: Terms | tuple[()] = ()
    many: Terms | tuple[()] = ()
    sums: Terms | tuple[()] = ()
    titles: Terms | tuple[()] = ()
    guests: Terms | tuple[()] = ()


class Habits(Model):
    """What offices write that is no word of the contract, by what a column holds.

    ``uncounted`` are things that they record and no rule counts; ``totals`` mark a row as a sum over the others;
    ``blanks`` say that there is nothing to enter in a cell that may stay empty; ``footers`` stand before a colon in
    what is written under a table, or alone under its names; ``examples`` mark a row as one, and ``full_marks`` stand
    before how many points a title is out of. ``legends`` (besides the ``notes`` of the contract) begin a legend,
    ``unmarked`` are what it calls a cell in which nothing stands; ``as_ticks`` are words of those who attended that
    say so of whatever stands over them, as a tick does; ``undone`` are words of a remark behind an activity
    by which it was not held then; ``in_branches`` are parts of names that may be left out of a branch's.
    ``title_notes`` begin what may stand in brackets behind a column's title and changes nothing; ``title_others``
    beside a title make it that of another column.
    """

    attendance: Usage = Usage.model_construct()
    verdict: Usage = Usage.model_construct()
    track: Usage = Usage.model_construct()
    standing: Usage = Usage.model_construct()
    post: Usage = Usage.model_construct()
    level: Usage = Usage.model_construct()
    result: Usage = Usage.model_construct()
    activity: Usage = Usage.model_construct()
    outcome: Usage = Usage.model_construct()
    uncounted: Terms | tuple[()] = ()
    totals: Terms | tuple[()] = ()
    blanks: Terms | tuple[()] = ()
    footers: Terms | tuple[()] = ()
    examples: Terms | tuple[()] = ()
    full_marks: Terms | tuple[()] = ()
    title_notes: Terms | tuple[()] = ()
    title_others: Terms | tuple[()] = ()
    in_branches: Terms | tuple[()] = ()
    names: NameWords = NameWords.model_construct()
    legends: Terms | tuple[()] = ()
    unmarked: Terms | tuple[()] = ()
    as_ticks: Terms | tuple[()] = ()
    undone: Terms | tuple[()] = ()


class SignInTable(Model):
    """What stands in 簽到 besides people and events.

    ``aside`` are titles that are neither, ``marks`` those that 出勤 does not take, ``counts`` titles of sums of marks.
    """

    aside: Terms | tuple[()] = ()
    marks: dict[Term, Terms] = {}
    counts: dict[Term, Terms] = {}


class Contract(Model):
    """The records workbook: sheets, columns, fixed values, rows of guidance, and units that may follow a number.

    ``foreign_units`` are known for units and belong to no column: 分鐘.
    """

    sheets: dict[Literal["members", "schedule", "sign_in", "activities", "appraisal", "branches"], Sheet]
    sign_in: SignInTable = SignInTable.model_construct()
    attendance: dict[Literal["present", "excused", "unexcused", "exempt"], Choice]
    standing: dict[Literal["full", "probationary"], Choice]
    verdicts: dict[Term, Choice]
    guidance: tuple[Term, ...]
    notes: tuple[Term, ...]
    units: dict[Literal["hours", "characters", "percentage", "whole", "number"], dict[Term, Decimal]]
    foreign_units: tuple[Term, ...] = ()


class Era(Model):
    """A rule set as it stands from the year ``first`` on (None: from the beginning) until the next era; and as JSON."""

    first: int | None
    rules: RuleSet
    digest: str
    snapshot: str


class RuleFile(Model):
    """A file that rules were read from: its name, whether it came with the program, the SHA-256 (hex) of its bytes."""

    name: str
    shipped: bool
    digest: str


class Rulebook(Model):
    """Everything that scoring needs to know: the contract of the workbook, and the rule sets with their digests.

    Shape: ``rule_sets`` by id, in the order of their files, as they stand in the latest year that any dates;
    ``digests`` SHA-256 hex by id; ``folder`` where they were read; ``eras`` by id, of those rule sets alone that change
    over the years; ``habits`` of offices, the folder's before those shipped. What records are read by (tracks,
    activities, posts, levels) is the same in all of them. ``files`` are what each rule set was read from, by id, its
    own first, then those that it extends; ``common`` those of the contract and of habits. ``snapshots`` are the rule
    sets as JSON, by id.
    """

    contract: Contract
    rule_sets: dict[str, RuleSet]
    digests: dict[str, str]
    folder: str
    eras: dict[str, tuple[Era, ...]] = {}
    habits: tuple[Habits, ...] = ()
    files: dict[str, tuple[RuleFile, ...]] = {}
    common: tuple[RuleFile, ...] = ()
    snapshots: dict[str, str] = {}

    @cached_property
    def tracks(self) -> dict[str, tuple[RuleSet, Track]]:
        """Each track by its id, with the rule set it belongs to."""
        return {
            track_id: (rules, track) for rules in self.rule_sets.values() for track_id, track in rules.tracks.items()
        }

    @cached_property
    def groups(self) -> frozenset[str]:
        """The tracks of groups."""
        return frozenset(key for key, (_, track) in self.tracks.items() if track.of)

    @cached_property
    def fed(self) -> frozenset[str]:
        """The tracks that begin with what others hold, so that those are scored first."""
        return frozenset(
            key
            for key, (_, track) in self.tracks.items()
            if any(category.fed and not category.carried for category in track.categories.values())
        )

    @cached_property
    def carries(self) -> frozenset[str]:
        """What categories begin with of the last period: ``total``, ``quantified``, ids of categories; its outcome."""
        categories = (category for _, track in self.tracks.values() for category in track.categories.values())
        taken = frozenset(category.carried.take for category in categories if category.carried)
        return taken | {OUTCOME} if any(rules.looks_back for rules in self.rule_sets.values()) else taken

    @property
    def meets_others(self) -> bool:
        """Whether a member's score may rest on the rows or the scores of others of the branch."""
        return bool(self.fed) or any(rules.read_of_others for rules in self.rule_sets.values())

    @cached_property
    def names(self) -> dict[str, str]:
        """The English name of each term of the contract and of all rule sets that has one.

        An activity's goes before that of an outcome that is called the same: it is written into cells, and read again.
        """
        found = {term: choice.en for term, choice in self.contract.verdicts.items()}
        for rules in self.rule_sets.values():
            found |= rules.names
        for rules in self.rule_sets.values():
            found |= {name: entry.en for name, entry in rules.activities.items()}
        return found

    @cached_property
    def calendars(self) -> tuple[Calendar, ...]:
        """When the years of its rule sets begin, each once."""
        return tuple(dict.fromkeys(rules.calendar for rules in self.rule_sets.values()))

    def label(self, year: int, rule_sets: Iterable[str] | None = None) -> str:
        """What people call a year: by the rule sets named (None: by all of them)."""
        return label_of((self.rule_sets[each] for each in rule_sets or self.rule_sets), year)

    def for_year(self, year: int) -> "Rulebook":
        """The rules that are in force on the first day of ``year``, which is what the whole year is scored by."""
        now = {key: self.era(key, year) for key in self.eras}
        if all(era.rules is self.rule_sets[key] for key, era in now.items()):
            return self
        return Rulebook(
            contract=self.contract,
            rule_sets=self.rule_sets | {key: era.rules for key, era in now.items()},
            digests=self.digests | {key: era.digest for key, era in now.items()},
            folder=self.folder,
            eras=self.eras,
            habits=self.habits,
            files=self.files,
            common=self.common,
            snapshots=self.snapshots | {key: era.snapshot for key, era in now.items()},
        )

    def era(self, rule_set: str, year: int) -> Era:
        """The era of a rule set that ``year`` falls in. KeyError: one that never changes."""
        return next(era for era in reversed(self.eras[rule_set]) if era.first is None or era.first <= year)
