"""The members as the page tells of them: a row each, and what unfolds under it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from dangxing.language import Language, text
from dangxing.language.voice import Voice, figure, signed
from dangxing.language.voice import mark as told_mark
from dangxing.reports.page.words import clipped, fit, places

if TYPE_CHECKING:
    from dangxing.ledger import Card, Line
    from dangxing.reports.annual import RuleSetReport
    from dangxing.reports.page.lines import Lines

# So many members are looked up at a time, and stand in one block of data.
BLOCK = 200
# Columns that a phone has no room for: there they are told among what unfolds.
NARROW = ("track", "quantified", "poll")


class Row(NamedTuple):
    """A member's row. ``place`` numbers them, ``order`` is that of the outcome, ``kind`` how it is marked."""

    place: int
    rank: str
    name: str
    id: str
    branch: str
    track: str
    quantified: str
    poll: str
    total: str
    outcome: str
    kind: str
    order: int
    change: str
    detail: Detail | None


class Told(NamedTuple):
    """A line as the page tells of it."""

    heading: str
    says: str
    times: str
    points: str
    evidence: str
    remark: str


class Detail(NamedTuple):
    """What unfolds under a row; ``lines`` None: they were left out.

    A fact is the name of a column, its value, and whether it is told here only where the screen is too narrow for it.
    """

    facts: list[tuple[str, str, bool]]
    reasons: list[str]
    lines: list[Told] | None


@dataclass(slots=True)
class Rulings:
    """The rules that lines name, each told once on a page however many lines do."""

    found: dict[tuple[str, str], int] = field(default_factory=dict)

    def number(self, heading: str, says: str) -> int:
        """The number of a rule."""
        return self.found.setdefault((heading, says), len(self.found))

    def listed(self) -> list[tuple[str, str]]:
        """All rules that were numbered, by number."""
        return list(self.found)


class Members:
    """The members of one rule set, in order. ``lines`` None: no lines are told; ``marked``: their marks are."""

    def __init__(
        self,
        entry: RuleSetReport,
        language: Language,
        lines: Lines | None,
        *,
        most: int,
        redacted: bool,
        marked: bool = False,
    ) -> None:
        self._marked = marked
        self._entry, self._language, self._lines, self._redacted = entry, language, lines, redacted
        self.members = entry.members[:most]
        self._orders = {outcome: at for at, outcome in enumerate(entry.outcomes)}
        self._quantified = places([member.quantified for member in self.members])
        self._poll = places([member.poll for member in self.members])
        self._total = places([member.total for member in self.members])

    def rows(self, *, detailed: bool) -> Iterator[Row]:
        """A row a member, with what unfolds if ``detailed``."""
        place = 0
        for block in _blocks(self.members):
            details: Sequence[Detail | None] = self._details(block) if detailed else [None] * len(block)
            for member, detail in zip(block, details, strict=True):
                yield self.row(place, member, detail)
                place += 1

    def row(self, place: int, member: Card, detail: Detail | None = None) -> Row:
        """The row of one member."""
        entry, language = self._entry, self._language
        return Row(
            place,
            figure(member.rank),
            clipped(member.name),
            clipped(member.id),
            clipped(member.branch),
            entry.track_title(member.track, language),
            figure(member.quantified, self._quantified),
            figure(member.poll, self._poll),
            figure(member.total, self._total),
            entry.outcome_title(member.outcome, language),
            kind(entry, member.outcome),
            self._orders.get(member.outcome, len(self._orders)),
            signed(member.change),
            detail,
        )

    def blocks(self, rulings: Rulings) -> Iterator[list[Any]]:
        """What unfolds, as plain data for the page's own script: ``[facts, reasons, lines]`` for each member.

        A line is ``[number of the rule, times, points, evidence, remark]``.
        """
        for block in _blocks(self.members):
            yield [_plain(detail, rulings) for detail in self._details(block)]

    def _details(self, block: Sequence[Card]) -> list[Detail]:
        told = block if self._lines is None else self._lines.filled(block)
        return [self._detail(member) for member in told]

    def _detail(self, member: Card) -> Detail:
        language = self._language
        facts = [
            ("track", self._entry.track_title(member.track, language)),
            ("quantified", figure(member.quantified, self._quantified)),
            ("poll", figure(member.poll, self._poll)),
            ("id", clipped(member.id)),
            ("track-rank", figure(member.track_rank)),
            ("branch-rank", figure(member.branch_rank)),
        ]
        if self._marked:
            facts.append(("marks", marks_told(member.marks, self._entry.rules.names, language)))
        # The name of a file may be that of a person.
        if not self._redacted:
            facts.append(("workbook", clipped(member.path)))
        told = None if self._lines is None else [self._told(member, line) for line in member.lines]
        named = [(name, value, name in NARROW) for name, value in facts]
        return Detail(named, self._entry.reasons(member, language), told)

    def _told(self, member: Card, line: Line) -> Told:
        entry, language = self._entry, self._language
        category = entry.category_title(member.track, line.category, language)
        return Told(
            text("report_html.clause-of", language, category=category, clause=entry.says(line.clause, language)),
            entry.says(line.says, language),
            figure(line.times),
            signed(line.points),
            entry.voice(language).joined(line.evidence),
            entry.told(line.remark, language) if line.remark else "",
        )


def _plain(detail: Detail, rulings: Rulings) -> list[Any]:
    lines = None
    if detail.lines is not None:
        lines = [[rulings.number(line.heading, line.says), *map(fit, line[2:])] for line in detail.lines]
    return [[fit(value) for _, value, _ in detail.facts], [fit(reason) for reason in detail.reasons], lines]


def _blocks(members: Sequence[Card]) -> Iterator[tuple[Card, ...]]:
    for start in range(0, len(members), BLOCK):
        yield tuple(members[start : start + BLOCK])


def kind(entry: RuleSetReport, outcome: str) -> str:
    """How an outcome is marked: ``vetoed``, ``pending``, or the ``first``, the ``last`` or a ``middle`` band."""
    bands = [band.id for band in entry.terms.bands]
    if outcome not in bands:
        return outcome if outcome in ("vetoed", "pending") else "middle"
    at = bands.index(outcome)
    return "first" if at == 0 else "last" if at == len(bands) - 1 else "middle"


def totals(members: Sequence[Card]) -> list[Decimal]:
    """The totals that there are."""
    return [member.total for member in members if member.total is not None]


def marks_told(marks: Mapping[str, Decimal], names: Mapping[str, str], language: Language) -> str:
    """Marks in one line."""
    voice = Voice(language, names)
    return voice.joined(f"{voice.term(name)} {told_mark(value)}" for name, value in marks.items())
