"""The rules of a regulation, as data: frozen pydantic models, one discriminated kind for each way to give points.

A rule set declares; :mod:`dangxing.scoring` computes. Points are decimals. Terms of the regulation (activities, posts,
verdicts) are kept in its own words, Traditional script, and compared after folding the script.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

Aspect = Literal["德", "能", "勤", "績", "廉"]
Source = Literal["activities", "schedule"]


def _as_tuple(value: object) -> object:
    return (value,) if isinstance(value, str) else value


def _not_zero(value: Decimal) -> Decimal:
    if value == 0:
        raise PydanticCustomError("points-zero", "points of 0 give nothing: leave the rule out")
    return value


Term = Annotated[str, Field(min_length=1)]
Terms = Annotated[tuple[Term, ...], BeforeValidator(_as_tuple), Field(min_length=1)]
# So many digits are more than any regulation needs, and few enough that no sum of them can lose one.
Points = Annotated[Decimal, Field(max_digits=12, decimal_places=2), AfterValidator(_not_zero)]
ByTerm = Annotated[dict[Term, Points], Field(min_length=1)]
PointsOrTable = Annotated[
    Annotated[Points, Tag("number")] | Annotated[ByTerm, Tag("table")],
    Discriminator(lambda value: "table" if isinstance(value, dict) else "number"),
]
Quantity = Annotated[Decimal, Field(gt=0, max_digits=12)]


class Model(BaseModel):
    """Frozen, and closed: a key that is not known is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Named(Model):
    """A term of the regulation and its one English name."""

    title: Term
    en: Term


class Vocabulary(Model):
    """What an activity is, and what its row must or may hold.

    held: a branch holds it and members attend (安排 and 活動) · branch: stands in 安排 only · paper, deed, finding:
    stand in 活動 only. ``hours``, ``characters`` and ``level`` say that the row must hold the column; of a held
    activity that is the row of 安排.
    """

    kind: Literal["held", "branch", "paper", "deed", "finding"]
    en: Term
    hours: Literal["required", "optional"] = "optional"
    characters: Literal["required", "optional"] = "optional"
    level: Literal["required", "optional"] = "optional"
    results: tuple[Term, ...] = ()


class Cited(Model):
    """What every rule bears: the clause, what it says, how it is read where the text leaves a choice."""

    clause: Term
    says: Term
    reading: Term | None = None
    aspect: Aspect | None = None
    mend: Term | None = None


class PerOccurrence(Cited):
    """``points`` for each row of ``activity``; by the member's post where ``points`` is a table of posts."""

    kind: Literal["per-occurrence"]
    activity: Terms
    source: Annotated[Source, Field(alias="in")] = "activities"
    result: Terms | None = None
    points: PointsOrTable


class Presence(Cited):
    """``points`` once, if there is any row of ``activity``."""

    kind: Literal["presence"]
    activity: Terms
    source: Annotated[Source, Field(alias="in")] = "activities"
    result: Terms | None = None
    points: Points


class Absence(Cited):
    """``points`` once, if there is no row of ``activity``, rows whose result is ``except_result`` set aside."""

    kind: Literal["absence"]
    activity: Terms
    source: Annotated[Source, Field(alias="in")] = "activities"
    except_result: Terms | None = None
    points: Points


class Shortfall(Cited):
    """``points`` for each whole ``unit`` that the sum of ``measure`` lacks of ``target``.

    ``measure`` count is the number of rows. ``none`` are the points, in place of the count, when the sum is nothing.
    Rows with fewer than ``min_characters`` are set aside.
    """

    kind: Literal["shortfall"]
    activity: Terms
    measure: Literal["count", "hours", "characters"]
    target: Quantity
    unit: Quantity = Decimal(1)
    min_characters: Quantity | None = None
    points: Points
    none: Points | None = None


class HoursShort(Cited):
    """``points`` for each whole ``unit`` of hours short, added up over events.

    ``short_of`` a number: the hours that each event in 安排 should have had. ``short_of: schedule``: the hours that
    安排 gives, against those in the member's own row, over what was attended and where both are given.
    """

    kind: Literal["hours-short"]
    activity: Terms
    short_of: Quantity | Literal["schedule"]
    unit: Quantity = Decimal(1)
    points: Points


class MissingPeriods(Cited):
    """``points`` for each calendar span, wholly inside the member's period, in which 安排 has no ``activity``."""

    kind: Literal["missing-periods"]
    activity: Terms
    every: Literal["month", "two-months", "quarter", "half-year", "year"]
    points: Points


class Attendance(Cited):
    """``points`` for each expected event that was missed, missed without leave, or missed otherwise.

    missed = expected − attended; unexcused = recorded as 缺席; other = missed − unexcused. Without ``activity``: over
    every held activity of the rule set.
    """

    kind: Literal["attendance"]
    activity: Terms | None = None
    count: Literal["missed", "unexcused", "other"]
    points: Points


class ValueTable(Cited):
    """Points by a value: of each row's result or level, or of the member's verdict (once).

    ``otherwise`` are the points for any other value, or none.
    """

    kind: Literal["value-table"]
    by: Literal["result", "level", "verdict"]
    activity: Terms | None = None
    table: ByTerm
    otherwise: Points | None = None

    @model_validator(mode="after")
    def _activity_where_rows_are_read(self) -> ValueTable:
        if (self.by == "verdict") == (self.activity is not None):
            raise PydanticCustomError(
                "table-activity", "a table by verdict reads no activity; one by result or level needs one"
            )
        return self


class RankBand(Model):
    """``places`` at one end of the ranking, and the points of those who stand there, by post."""

    places: Annotated[int, Field(ge=1)]
    points: ByTerm


class BranchRank(Cited):
    """Points by post for the branch's place among the branches. The first places win where both ends overlap."""

    kind: Literal["branch-rank"]
    first: RankBand
    last: RankBand


class Forfeit(Cited):
    """The whole category scores 0 where at least one event of ``activity`` was expected and none was attended."""

    kind: Literal["forfeit"]
    activity: Terms


class HasRows(Model):
    """At least ``times`` rows of any of the activities, of ``hours`` in all, with one of the results."""

    activity: Terms
    result: Terms | None = None
    times: Annotated[int, Field(ge=1)] = 1
    hours: Quantity | None = None


class HasNone(Model):
    """No row of the activity."""

    none_of: Terms


class AllAttended(Model):
    """Every expected event was attended, or excused."""

    attended: Terms


class NoneUnexcused(Model):
    """No expected event was missed without leave (recorded as 缺席)."""

    no_unexcused: Terms


def _condition_tag(value: Any) -> str | None:
    keys = value if isinstance(value, dict) else type(value).model_fields
    return next((key for key in ("activity", "none_of", "attended", "no_unexcused") if key in keys), None)


Condition = Annotated[
    Annotated[HasRows, Tag("activity")]
    | Annotated[HasNone, Tag("none_of")]
    | Annotated[AllAttended, Tag("attended")]
    | Annotated[NoneUnexcused, Tag("no_unexcused")],
    Discriminator(
        _condition_tag,
        custom_error_type="condition",
        custom_error_message="a condition is one of: activity, none_of, attended, no_unexcused",
    ),
]


class Applicability(Model):
    """When a requirement applies: the member's period is longer than so many calendar months."""

    longer_than_months: Annotated[int, Field(ge=1)]


class Requirement(Cited):
    """Met when every condition holds, or when it does not apply; else the category's standard is lost."""

    kind: Literal["requirement"]
    met_when: Annotated[tuple[Condition, ...], Field(min_length=1)]
    applies_when: Applicability | None = None


Rule = Annotated[
    PerOccurrence
    | Presence
    | Absence
    | Shortfall
    | HoursShort
    | MissingPeriods
    | Attendance
    | ValueTable
    | BranchRank
    | Forfeit
    | Requirement,
    Field(discriminator="kind"),
]

RuleId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*$")]
Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]


class Category(Named):
    """An item of the appraisal (考核項目), held to 0 … ``standard``."""

    clause: Term
    # Points, and so of as many decimals as they have.
    standard: Annotated[Decimal, Field(gt=0, max_digits=12, decimal_places=2)]
    rules: Annotated[dict[RuleId, Rule], Field(min_length=1)]


class Track(Named):
    """Whom the rules are for (類別)."""

    clause: Term
    aliases: tuple[Term, ...] = ()
    categories: Annotated[dict[Key, Category], Field(min_length=1)]


class Consequence(Model):
    """What follows, for members whose ``standing`` it is (None: for all)."""

    standing: Literal["full", "probationary"] | None = None
    says: Term


class Band(Named):
    """An outcome: of a total of at least so much, with the verdict named if one is."""

    id: Key
    clause: Term
    at_least: Annotated[Decimal, Field(ge=0)]
    verdict: Term | None = None
    follows: Term | None = None
    advice: tuple[Consequence, ...] = ()
    notice: Literal["commend", "report"] | None = None


class Weights(Model):
    """How the quantified score and the poll score make the total."""

    clause: Term
    quantified: Annotated[Decimal, Field(gt=0, le=1)]
    poll: Annotated[Decimal, Field(gt=0, lt=1)]


class Poll(Model):
    """What a vote weighs."""

    reading: Term | None = None
    votes: dict[Term, Annotated[Decimal, Field(ge=0, le=100)]]


class Veto(Model):
    """The verdict that ends the appraisal."""

    verdict: Term
    clause: Term
    follows: Term


class Quorum(Model):
    """The share of the staff that must attend for the poll to stand."""

    clause: Term
    share: Annotated[Decimal, Field(gt=0, le=1)]


class Notice(Model):
    """The notice that is posted: the clause, and how long objections are heard (calendar days)."""

    clause: Term
    days: Annotated[int, Field(ge=1)]
    reading: Term | None = None


Need = Literal["verdict", "poll", "start", "end"]


class RuleSet(Named):
    """One regulation. ``full`` is the full quantified score; ``needs`` what must be known before a total is told."""

    id: Key
    version: Term
    source: Term
    clause_of_reading: Term | None = None
    full: Quantity
    weights: Weights | None = None
    poll: Poll | None = None
    veto: Veto | None = None
    quorum: Quorum | None = None
    notice: Notice | None = None
    needs: tuple[Need, ...] = ()
    ranking: tuple[Literal["total"]] | tuple[Literal["total"], Literal["satisfaction", "grade"]] = ("total",)
    bands: Annotated[tuple[Band, ...], Field(min_length=1)]
    outcomes: dict[Literal["vetoed", "pending"], Named] = {}
    posts: dict[Term, tuple[Term, ...]] = {}
    levels: dict[Term, tuple[Term, ...]] = {}
    activities: Annotated[dict[Term, Vocabulary], Field(min_length=1)]
    tracks: Annotated[dict[Key, Track], Field(min_length=1)]

    @cached_property
    def held(self) -> tuple[str, ...]:
        """The activities that branches hold and members attend."""
        return tuple(name for name, entry in self.activities.items() if entry.kind == "held")

    def walk(self) -> Iterator[tuple[str, Track, str, Category, str, Rule]]:
        """Every rule with where it stands: track id, track, category id, category, rule id, rule."""
        for track_id, track in self.tracks.items():
            for category_id, category in track.categories.items():
                for rule_id, rule in category.rules.items():
                    yield track_id, track, category_id, category, rule_id, rule


def activities_of(rule: Rule) -> tuple[str, ...]:
    """Every activity that a rule names."""
    if isinstance(rule, Requirement):
        found: list[str] = []
        for condition in rule.met_when:
            match condition:
                case HasRows():
                    found += condition.activity
                case HasNone():
                    found += condition.none_of
                case AllAttended():
                    found += condition.attended
                case NoneUnexcused():
                    found += condition.no_unexcused
        return tuple(found)
    return getattr(rule, "activity", None) or ()


class Column(Model):
    """A column of the records workbook: its field, its titles, and what a cell may hold."""

    title: Term
    en: Term
    aliases: tuple[Term, ...] = ()
    required: bool = False
    holds: Literal[
        "text", "id", "date", "number", "hours", "characters", "percentage", "whole", "positive",
        "track", "activity", "post", "standing", "attendance", "level", "result", "verdict",
    ] = "text"  # fmt: skip


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


class Contract(Model):
    """The records workbook: sheets, columns, fixed values, rows of guidance, and units that may follow a number."""

    sheets: dict[Literal["members", "schedule", "activities", "appraisal", "branches"], Sheet]
    attendance: dict[Literal["present", "excused", "unexcused"], Choice]
    standing: dict[Literal["full", "probationary"], Choice]
    verdicts: dict[Term, Choice]
    guidance: tuple[Term, ...]
    notes: tuple[Term, ...]
    units: dict[Literal["hours", "characters", "percentage", "whole", "number"], dict[Term, Decimal]]


class Era(Model):
    """A rule set as it stands from the year ``first`` on (None: from the beginning) until the next era."""

    first: int | None
    rules: RuleSet
    digest: str


class Rulebook(Model):
    """Everything that scoring needs to know: the contract of the workbook, and the rule sets with their digests.

    Shape: ``rule_sets`` by id, in the order of their files, as they stand in the latest year that any dates;
    ``digests`` SHA-256 hex by id; ``folder`` where they were read; ``eras`` by id, of those rule sets alone that change
    over the years. What records are read by (tracks, activities, posts, levels) is the same in all of them.
    """

    contract: Contract
    rule_sets: dict[str, RuleSet]
    digests: dict[str, str]
    folder: str
    eras: dict[str, tuple[Era, ...]] = {}

    @cached_property
    def tracks(self) -> dict[str, tuple[RuleSet, Track]]:
        """Each track by its id, with the rule set it belongs to."""
        return {
            track_id: (rules, track) for rules in self.rule_sets.values() for track_id, track in rules.tracks.items()
        }

    def for_year(self, year: int) -> Rulebook:
        """The rules that are in force at the end of ``year``, which is what the whole year is scored by."""
        now = {key: self.era(key, year) for key in self.eras}
        if all(era.rules is self.rule_sets[key] for key, era in now.items()):
            return self
        return Rulebook(
            contract=self.contract,
            rule_sets=self.rule_sets | {key: era.rules for key, era in now.items()},
            digests=self.digests | {key: era.digest for key, era in now.items()},
            folder=self.folder,
            eras=self.eras,
        )

    def era(self, rule_set: str, year: int) -> Era:
        """The era of a rule set that ``year`` falls in. KeyError: one that never changes."""
        return next(era for era in reversed(self.eras[rule_set]) if era.first is None or era.first <= year)


def months_of(every: str) -> int:
    """How many calendar months a span of :class:`MissingPeriods` has."""
    return {"month": 1, "two-months": 2, "quarter": 3, "half-year": 6, "year": 12}[every]
