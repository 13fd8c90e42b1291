"""What a year's report says of the cards of its members, whose ranks are over the year.

Frozen values only; points are exact decimals, means and medians rounded half up to two.

Words of the rules (titles, clauses, what they say) come from the rules as they were when they scored, and are told in
the language of whoever reads: :meth:`RuleSetReport.title`, :meth:`RuleSetReport.outcome_title`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from dangxing.language import Language
from dangxing.language.voice import Remark, Voice
from dangxing.ledger import Card, Line, RulesRow
from dangxing.records import Problem
from dangxing.rules import Band, RuleSet, label_of, noun_of

VETOED, PENDING = "vetoed", "pending"


@dataclass(frozen=True, slots=True)
class Spread:
    """How some members fared. The figures are over those with a total (``scored``), None where there are none.

    ``outcomes`` counts the outcomes that there are, in the order of the bands, then vetoed and pending.
    """

    members: int
    scored: int
    mean: Decimal | None
    median: Decimal | None
    lowest: Decimal | None
    highest: Decimal | None
    outcomes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class BranchSummary(Spread):
    """One branch within one rule set."""

    branch: str

    @classmethod
    def of(cls, branch: str, found: Spread) -> BranchSummary:
        """How the branch's members fared."""
        figures = (found.members, found.scored, found.mean, found.median, found.lowest, found.highest)
        return cls(*figures, found.outcomes, branch)


@dataclass(frozen=True, slots=True)
class ClauseLoss:
    """What one rule of one track cost: ``members`` hit, ``times`` in all, ``points`` lost (< 0)."""

    track: str
    category: str
    rule: str
    clause: str
    says: str
    members: int
    times: int
    points: Decimal


@dataclass(frozen=True, slots=True)
class NearEdge:
    """A member within :data:`NEAR` points of the lower edge of a band.

    ``distance`` = total − edge: ≥ 0 who just reached the band ``band``, < 0 who just missed it. ``decider`` is the line
    of least points that alone makes the difference, without which the total would be ``without``; None: no single line
    does (or the poll does).
    """

    member: Card
    band: str
    edge: Decimal
    distance: Decimal
    decider: Line | None
    without: Decimal | None


NEAR = Decimal(2)


@dataclass(frozen=True, slots=True)
class YearChange:
    """Against the year before, over the ``members`` who have a total by this rule set in both years.

    ``mean`` is the mean change. ``risers`` and ``fallers`` are those who changed most, the greatest change first.
    """

    year: int
    members: int
    mean: Decimal
    rose: int
    fell: int
    same: int
    risers: tuple[Card, ...]
    fallers: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class RuleSetReport:
    """One rule set's year.

    ``rules`` are the rules as the last run had them; ``digests`` how many workbooks each digest scored. ``members`` are
    by rank, those without one last; with a limit they are the first so many, and ``whole`` still counts all.
    ``branches`` are by mean, the highest first, with the same limit and the last few; ``branch_count`` counts all.
    ``losses`` begin with     what cost most; None: they were not counted.
    ``edges`` begin with the nearest, 200 at most; ``near`` is how many there are. ``listed`` are members by outcome, in
    the order of the bands, then vetoed and pending, with the same limit.
    """

    rule_set: str
    rules: RulesRow
    digests: Mapping[str, int]
    members: tuple[Card, ...]
    whole: Spread
    branches: tuple[BranchSummary, ...]
    branch_count: int
    losses: tuple[ClauseLoss, ...] | None
    edges: tuple[NearEdge, ...]
    near: int
    listed: Mapping[str, tuple[Card, ...]]
    change: YearChange | None

    @property
    def terms(self) -> RuleSet:
        """The rule set: titles, bands, tracks, clauses, as they were when they scored."""
        return self.rules.rule_set

    @property
    def outcomes(self) -> Mapping[str, int]:
        """How many members have which outcome."""
        return self.whole.outcomes

    @property
    def commended(self) -> tuple[Card, ...]:
        """Whom to commend (第十四條): the bands whose notice is to commend, else the first where there are several."""
        return self._of_bands(commended_bands(self.terms.bands))

    @property
    def unqualified(self) -> tuple[Card, ...]:
        """Who is in the last band."""
        return self._of_bands(unqualified_bands(self.terms.bands))

    @property
    def vetoed(self) -> tuple[Card, ...]:
        """Who was vetoed (第十五條)."""
        return self.listed.get(VETOED, ())

    @property
    def pending(self) -> tuple[Card, ...]:
        """Whose total cannot be told yet; the reasons say why."""
        return self.listed.get(PENDING, ())

    @property
    def by_outcome(self) -> tuple[Card, ...]:
        """The members who are listed, those of one outcome together."""
        return tuple(chain.from_iterable(self.listed.values()))

    def title(self, language: Language) -> str:
        """The name of the rule set."""
        return Voice(language).title(self.terms)

    def track_title(self, track: str, language: Language) -> str:
        """The name of a track; its id where the last rules know it no more."""
        named = self.terms.tracks.get(track)
        return track if named is None else Voice(language).title(named)

    def category_title(self, track: str, category: str, language: Language) -> str:
        """The name of a category of a track; its id where the last rules know it no more."""
        named = self.terms.tracks.get(track)
        found = named.categories.get(category) if named else None
        return category if found is None else Voice(language).title(found)

    def outcome_title(self, outcome: str, language: Language) -> str:
        """The name of an outcome: a band's, or the rule set's word for being vetoed or pending."""
        return Voice(language).outcome(outcome, self.terms)

    def says(self, value: str, language: Language) -> str:
        """Words of the rules (a clause, what it says) in ``language``."""
        return self.voice(language).term(value)

    def reasons(self, member: Card, language: Language) -> list[str]:
        """Why the member's outcome is what it is, a sentence each."""
        return [self.told(reason, language) for reason in member.reasons]

    def told(self, remark: Remark, language: Language) -> str:
        """A remark of a member or line of this rule set as a sentence."""
        return self.voice(language).remark(remark)

    def voice(self, language: Language) -> Voice:
        """What says the words of the rules in ``language``."""
        return Voice(language, self.rules.names)

    def _of_bands(self, bands: Iterable[str]) -> tuple[Card, ...]:
        return tuple(member for band in bands for member in self.listed.get(band, ()))


@dataclass(frozen=True, slots=True)
class YearReport:
    """The ranked summary of a year over all that the ledger holds.

    ``run`` is the last run that counts, ``digest`` its digest; ``up_to_run`` the run that was asked for.
    ``filters`` are what was asked for, by name (``branch``, ``track``, ``rule_set``), as the ledger writes it.
    ``workbooks`` is how many workbooks count. ``redacted``: names and ids are masked.
    """

    year: int
    rule_sets: tuple[RuleSetReport, ...]
    problems: tuple[Problem, ...]
    workbooks: int
    run: int
    digest: str
    up_to_run: int | None
    filters: Mapping[str, str]
    redacted: bool

    def __iter__(self) -> Iterator[RuleSetReport]:
        return iter(self.rule_sets)

    @property
    def members(self) -> int:
        """How many members the report is of."""
        return sum(entry.whole.members for entry in self.rule_sets)

    @property
    def label(self) -> str:
        """What people call the year."""
        return self.label_of(self.year)

    def label_of(self, year: int) -> str:
        """What people call another year, by the same rule sets."""
        return label_of((entry.terms for entry in self.rule_sets), year)

    def asked(self, language: Language) -> Iterator[tuple[str, str]]:
        """The filters by name, each with what was asked for as the rules name it."""
        for name, value in self.filters.items():
            shown = value
            for entry in self.rule_sets:
                if name == "rule_set":
                    shown = entry.title(language)
                elif name == "track" and value in entry.terms.tracks:
                    shown = entry.track_title(value, language)
            yield name, shown

    def noun(self, language: Language) -> str:
        """Whom the rule sets appraise."""
        return Voice(language).title(noun_of(entry.terms for entry in self.rule_sets))


def commended_bands(bands: tuple[Band, ...]) -> tuple[str, ...]:
    """The outcomes that are a commendation."""
    named = tuple(band.id for band in bands if band.notice == "commend")
    return named or (bands[0].id,) * (len(bands) > 1)


def unqualified_bands(bands: tuple[Band, ...]) -> tuple[str, ...]:
    """The outcome that is no qualification: the last band, where there are several."""
    return (bands[-1].id,) * (len(bands) > 1)
