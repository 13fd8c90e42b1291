"""What a quarterly notice says. Frozen values only; points are exact decimals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

from dangxing import summary
from dangxing.language import Language, text
from dangxing.language.voice import NOTHING, Voice, plain
from dangxing.ledger import Card, RulesRow
from dangxing.records import Problem
from dangxing.rules import RuleSet, label_of, noun_of

_CENT = Decimal("0.01")


class Member(NamedTuple):
    """One member by the quarter's end.

    ``met`` of ``asked`` requirements are met, neither broken nor still due; ``score`` of ``full`` points are left, what
    is still due not counted as missing.
    """

    card: Card
    met: int
    asked: int
    score: Decimal
    full: Decimal | None


@dataclass(frozen=True, slots=True)
class BranchPart:
    """The members of a branch, in the order of the workbooks, and how many more of it have nothing to be told.

    Those were vetoed, or their period begins after the quarter or lies outside the year.
    """

    branch: str
    members: tuple[Member, ...]
    others: int

    def heading(self, language: Language, *, requirements: bool) -> str:
        """The branch with the mean of its requirements met, else of its scores so far, half up to two decimals."""
        counted = (Decimal(member.met) for member in self.members if member.asked)
        mean = _mean(counted if requirements else (member.score for member in self.members))
        key = "quarterly.branch-met" if requirements else "quarterly.branch-score"
        told = NOTHING if mean is None else plain(mean)
        return text(key, language, branch=self.branch, count=len(self.members), mean=told)


@dataclass(frozen=True, slots=True)
class RuleSetPart:
    """The branches that a rule set scored, and the rules by digest as they were then; the last used stands last."""

    rule_set: str
    branches: tuple[BranchPart, ...]
    rules: Mapping[str, RulesRow]

    @property
    def requirements(self) -> bool:
        """Whether members are told by requirements met, rather than by points."""
        return any(member.asked for part in self.branches for member in part.members)

    @property
    def last(self) -> RuleSet:
        """The rules as they were last used."""
        return list(self.rules.values())[-1].rule_set

    def end(self, year: int, quarter: int) -> dt.date:
        """The last day of a quarter, by the rule set's year."""
        return self.last.calendar.quarter_end(year, quarter)

    def noun(self, language: Language) -> str:
        """Whom the rule set appraises."""
        return Voice(language).title(noun_of([self.last]))

    def title(self, language: Language) -> str:
        """The name of the rule set."""
        return Voice(language).title(self.last)

    def due(self, member: Member, language: Language) -> list[dict[str, Any]]:
        """What is still due of a member, as JSON has it, in words of ``language``."""
        rules = self.rules[member.card.rules]
        track = rules.rule_set.tracks[member.card.track]
        return [summary.due(entry, track, Voice(language, rules.names)) for entry in member.card.due]


@dataclass(frozen=True, slots=True)
class Notice:
    """A quarter's notice, scored as of ``date``, its last day (the last of them, where rule sets differ in it).

    ``script`` is that of the first workbook;
    codes of ``problems`` are entries of the catalogue's part ``quarterly``.

    ``run`` is the last run of the ledger that is told of, ``digest`` its digest. ``anew`` workbooks were scored for the
    notice alone and stand in no ledger.
    """

    year: int
    quarter: int
    date: dt.date
    rule_sets: tuple[RuleSetPart, ...]
    problems: tuple[Problem, ...]
    script: Language
    workbooks: int
    run: int | None
    digest: str | None
    anew: int = 0

    @property
    def label(self) -> str:
        """What people call the year."""
        return label_of((rules.rule_set for part in self.rule_sets for rules in part.rules.values()), self.year)


def _mean(values: Iterable[Decimal]) -> Decimal | None:
    found = list(values)
    if not found:
        return None
    return (sum(found, Decimal(0)) / len(found)).quantize(_CENT, ROUND_HALF_UP)
