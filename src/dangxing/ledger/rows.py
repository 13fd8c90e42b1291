"""What is read from the ledger: plain frozen rows, points as decimals. What is stored as JSON is read when asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal, NamedTuple

from dangxing.errors import FileProblem
from dangxing.language import Language
from dangxing.language.voice import Remark
from dangxing.ledger import stored
from dangxing.ledger.soundness import decimal, parsed
from dangxing.ledger.stored import points, points_or_none
from dangxing.results import CategoryScore, Due, RatedPart
from dangxing.rules import RuleSet
from dangxing.rules.ranking import is_composed


class Run(NamedTuple):
    """One workbook as it was entered once.

    ``path`` is as it was given, ``whole_path`` what it stood for. ``entered`` is the time, UTC, ISO 8601. A run that is
    superseded tells by which; one of another year or day never is. ``digest`` covers the run and all before it.
    ``as_of`` is the day up to which was scored (ISO 8601); None: the whole year. A run that was taken out of the year
    tells when, by whom and why. Runs of one workbook have one ``key``. ``source`` is the ledger from which the run was
    merged into this one (a path, as it was given); None: it was entered here.
    """

    run: int
    year: int
    path: str
    whole_path: str
    input_digest: str
    scored_path: str | None
    scored_digest: str | None
    entered: str
    program: str
    script: str
    members: int
    lines: int
    superseded_by: int | None
    digest: str
    as_of: str | None
    dropped: str | None
    dropped_by: str | None
    dropped_why: str | None
    key: str
    source: str | None

    @property
    def language(self) -> Language:
        """The language that suits the workbook, whatever the ledger says its script is."""
        return "zh-Hans" if self.script == "zh-Hans" else "en" if self.script == "en" else "zh-Hant"


class Line(NamedTuple):
    """A rule that gave a member points, ``times`` times over. ``clause`` and ``says`` are its words as they were."""

    category: str
    rule: str
    clause: str
    says: str
    times: int
    points: Decimal
    unit: Decimal | None
    forfeit: bool
    evidence_json: str
    remark_json: str | None
    run: int

    @property
    def span(self) -> None:
        """A ledger keeps the part of the year by which a category is settled in the remark alone."""
        return None

    @property
    def evidence(self) -> tuple[str, ...]:
        """The addresses of the rows that gave the points, such as ``活動!A17``."""
        return stored.of_json(stored.texts, self.evidence_json, self.run)

    @property
    def remark(self) -> Remark | None:
        """What was found where no row could say it."""
        return None if self.remark_json is None else stored.of_json(stored.remark, self.remark_json, self.run)


class Card(NamedTuple):
    """One member's year as the ledger has it: told by the names of :class:`dangxing.results.Scorecard`.

    In what :meth:`Ledger.cards` gives ranks are over the year, and ``before`` is the total of the year before, where
    there was one by the same rule set. In what :meth:`Ledger.cards_of` gives ranks are those within the workbook, and
    ``before`` is None. ``rules`` is the digest of the rules, a key of :meth:`Ledger.rules`; ``place`` where the member
    stands in the run. Categories and lines are there once :meth:`Ledger.filled` has looked them up. ``noted`` is
    what a report notes beside the reasons.
    """

    run: int
    path: str
    whole_path: str
    id: str
    name: str
    branch: str
    track: str
    rule_set: str
    rules: str
    post: str | None
    standing: str
    start: str | None
    end: str | None
    quantified: Decimal | None
    poll: Decimal | None
    total: Decimal | None
    full: Decimal | None
    verdict: str | None
    tie_break: Decimal | str | None
    outcome: str
    band: int | None
    rank: int | None
    track_rank: int | None
    branch_rank: int | None
    before: Decimal | None
    reasons_json: str
    aspects_json: str
    due_json: str
    marks_json: str
    place: int
    categories: tuple[CategoryScore, ...] = ()
    lines: tuple[Line, ...] = ()
    noted: tuple[Remark, ...] = ()

    @property
    def member(self) -> Card:
        """Who it is: id, name, branch, track, standing stand in the card itself."""
        return self

    @property
    def change(self) -> Decimal | None:
        """The total less that of the year before; None: there was none by the same rule set."""
        return None if self.total is None or self.before is None else self.total - self.before

    @property
    def reasons(self) -> tuple[Remark, ...]:
        """Why the outcome is what it is, and what a report notes of it."""
        return (*stored.of_json(stored.remarks, self.reasons_json, self.run), *self.noted)

    @property
    def rated(self) -> dict[str, tuple[RatedPart, ...]]:
        """None: as of the parts of the year themselves, the ledger keeps what the reasons tell of them."""
        return {}

    @property
    def aspects(self) -> dict[str, tuple[Decimal, Decimal]]:
        """Points lost and gained by aspect."""
        return stored.of_json(stored.aspects, self.aspects_json, self.run)

    @property
    def marks(self) -> dict[str, Decimal]:
        """The marks that were there, by their names."""
        return stored.of_json(stored.marks, self.marks_json, self.run)

    @property
    def due(self) -> tuple[Due, ...]:
        """What is still due, in a run that was scored only up to a day."""
        return stored.of_json(stored.dues, self.due_json, self.run)


class Duplicate(NamedTuple):
    """A member who stands in two workbooks of a year: ``run`` counts, ``other_run`` is set aside."""

    id: str
    run: int
    path: str
    whole_path: str
    name: str
    branch: str
    other_run: int
    other_path: str
    other_whole_path: str
    other_name: str
    other_branch: str


class Failure(NamedTuple):
    """A workbook that could not be scored: when (UTC, ISO 8601), how many errors, cell and code of the first.

    ``after`` is the last run that was entered by then. ``counts`` is the run of it that still counts for the year;
    None: there is none, and its members are missing.
    """

    number: int
    path: str
    whole_path: str
    entered: str
    errors: int
    cell: str | None
    code: str
    after: int
    counts: int | None


class Fault(NamedTuple):
    """Something in the ledger that is not as it was entered: a key of the message catalogue, and what fills it."""

    code: str
    params: dict[str, object]


class Standing(NamedTuple):
    """How a scored workbook stands at its place: as the last ``run`` of it entered it, changed, gone, or not looked at.

    What lies elsewhere than in the folders that may be looked into is not looked at.
    """

    run: int
    path: str
    state: Literal["same", "changed", "gone", "elsewhere"]


class RulesRow:
    """Rules as they were when they scored: independent of the rules at hand."""

    def __init__(self, rule_set: str, version: str, digest: str, snapshot: str) -> None:
        self.id, self.version, self.digest, self.snapshot = rule_set, version, digest, snapshot

    @cached_property
    def rule_set(self) -> RuleSet:
        """The rule set: titles, clauses, what they say, bands."""
        from dangxing.rules import RuleSet

        with self._sound():
            return RuleSet.model_validate(self._plain["rule_set"])

    @cached_property
    def names(self) -> dict[str, str]:
        """The English name of each term that has one: verdicts, bands, categories, activities."""
        with self._sound():
            return {str(term): str(name) for term, name in self._plain["names"].items()}

    @cached_property
    def tracks(self) -> Mapping[str, Any]:
        """The tracks by id, as they are stored."""
        with self._sound():
            return dict(self._plain["rule_set"]["tracks"])

    def words(self, track: str, category: str, rule: str) -> tuple[str, str]:
        """The clause of a rule and what it says. KeyError: there is none."""
        home = self.tracks[track]["categories"][category]
        parts = (home, *home.get("parts", {}).values())
        found = {key: one for part in parts for key, one in part.get("rules", {}).items()}[rule]
        return found["clause"], found["says"]

    @cached_property
    def _plain(self) -> dict[str, Any]:
        found: dict[str, Any] = parsed(self.snapshot, dict)
        return found

    @contextmanager
    def _sound(self) -> Iterator[None]:
        """FileProblem: what was stored is no rule set."""
        try:
            yield
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            params = {"rule_set": self.id, "version": self.version, "digest": self.digest[:12]}
            raise FileProblem("ledger.unsound-rules", path=None, **params) from None


_READ: Mapping[str, Callable[[Any], Any]] = {
    "quantified": points_or_none,
    "poll": points_or_none,
    "total": points_or_none,
    "full": lambda value: points(value) if value else None,
    "tie_break": lambda value: value if value is None or is_composed(value) else decimal(value),
    "before": points_or_none,
}
_PLACES = tuple((Card._fields.index(name), read) for name, read in _READ.items())


def card_of(row: tuple[Any, ...]) -> Card:
    """A card from the columns of :data:`dangxing.ledger.queries.CARD`."""
    cells = list(row)
    for at, read in _PLACES:
        cells[at] = read(cells[at])
    return Card(*cells)


def score_of(row: tuple[Any, ...]) -> CategoryScore:
    """A category's score from the columns that :func:`dangxing.ledger.queries.parts` asks for."""
    category, *figures, applies = row
    standard, bonus, deduction, score, capped, floored = map(points, figures)
    return CategoryScore(category, standard, bonus, deduction, score, capped, floored, bool(applies))


def line_of(row: tuple[Any, ...], words: tuple[str, str], run: int) -> Line:
    """A line from the columns that :func:`dangxing.ledger.queries.parts` asks for, and the words of its rule."""
    category, rule, times, given, unit, forfeit, evidence, remark = row
    return Line(
        category, rule, *words, times, points(given), points_or_none(unit), bool(forfeit), evidence, remark, run
    )
