"""What other rules do to people: each workbook scored by both, member by member. Pure but for opening workbooks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from dangxing import scoring
from dangxing.records import Problem
from dangxing.results import Scorecard
from dangxing.rules import Rulebook
from dangxing.workbook import reading, validating

Side = tuple[Decimal | None, int | None, str]


class Moved(NamedTuple):
    """One member under both rules: total, rank and outcome before and after. None: the member had no card there."""

    id: str
    name: str
    branch: str
    rule_set: str
    before: Side
    after: Side

    @property
    def change(self) -> Decimal | None:
        """By how much the total moves; None where there is none on either side."""
        old, new = self.before[0], self.after[0]
        return None if old is None or new is None else new - old

    @property
    def moved(self) -> bool:
        """Whether anything of it is different."""
        return self.before != self.after


class Effect(NamedTuple):
    """One workbook: its members in the order of 成員, or what kept it from being scored by one of the two."""

    path: str
    year: int | None
    members: tuple[Moved, ...]
    problems: tuple[Problem, ...]


class BranchEffect(NamedTuple):
    """A branch: how many members, how many of them move, and the mean, lowest and highest change of totals."""

    branch: str
    members: int
    moved: int
    mean: Decimal | None
    lowest: Decimal | None
    highest: Decimal | None


def effect(path: str, old: Rulebook, new: Rulebook, year: int | None = None) -> Effect:
    """Score one workbook by both. FileProblem: it cannot be opened; what is wrong in it comes back as problems."""
    cards: list[dict[str, Scorecard]] = []
    found: list[int] = []
    with reading.open_workbook(Path(path)) as book:
        for rulebook in (old, new):
            checked = validating.validate(book.titles, book.grid, path, rulebook, year)
            if checked.records is None or checked.year is None:
                errors = tuple(problem for problem in checked.problems if problem.severity == "error")
                return Effect(path, checked.year, (), errors)
            found.append(checked.year)
            scored = scoring.score(checked.records, rulebook.for_year(checked.year), checked.year)
            cards.append({card.member.id: card for card in scored})
    return Effect(path, found[0], tuple(_moved(card, cards[1][key]) for key, card in cards[0].items()), ())


def _moved(old: Scorecard, new: Scorecard) -> Moved:
    member = old.member
    return Moved(member.id, member.name, member.branch, new.rule_set, _side(old), _side(new))


def _side(card: Scorecard) -> Side:
    return card.total, card.rank, card.outcome


def by_branch(members: Iterable[Moved]) -> tuple[BranchEffect, ...]:
    """The members by branch, in the order in which branches first come."""
    groups: dict[str, list[Moved]] = {}
    for member in members:
        groups.setdefault(member.branch, []).append(member)
    return tuple(_branch(branch, group) for branch, group in groups.items())


def _branch(branch: str, group: list[Moved]) -> BranchEffect:
    known = [member.change for member in group if member.change is not None]
    mean = (sum(known, Decimal(0)) / len(known)).quantize(Decimal("0.01")) if known else None
    moved = sum(1 for member in group if member.moved)
    return BranchEffect(branch, len(group), moved, mean, min(known, default=None), max(known, default=None))


def by_outcome(members: Iterable[Moved]) -> dict[str, dict[tuple[str, str], int]]:
    """How many members have which outcome before and after, by rule set."""
    counts: dict[str, Counter[tuple[str, str]]] = {}
    for member in members:
        counts.setdefault(member.rule_set, Counter())[member.before[2], member.after[2]] += 1
    return {key: dict(found) for key, found in counts.items()}
