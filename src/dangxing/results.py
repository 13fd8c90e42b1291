"""What a scoring says: lines, category scores, scorecards, and the run over one workbook. Values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from dangxing.messages import Language, text
from dangxing.records import Member, Problem, Records, Ref
from dangxing.script import in_script


class Remark(NamedTuple):
    """A sentence for the reader's own language: a key of the message catalogue, and what fills its placeholders."""

    key: str
    params: Mapping[str, object] = {}


@dataclass(frozen=True, slots=True)
class Line:
    """One rule that gave points: how often, how many in all, and the rows that caused it.

    ``points`` are those of the whole line, 0 only where gains and losses cancel out. ``unit`` are the points of one
    count where every count has the same, else None. ``remark`` says what was found where no row could (a month without
    a lecture, a paper that is missing); ``forfeit`` that the category scores 0.
    """

    rule: str
    category: str
    count: int
    points: Decimal
    unit: Decimal | None
    evidence: tuple[Ref, ...]
    remark: Remark | None = None
    forfeit: bool = False


@dataclass(frozen=True, slots=True)
class CategoryScore:
    """``score`` = standard + bonus + deduction, held to 0 … standard, or 0 by forfeit.

    ``bonus`` is ≥ 0, ``deduction`` ≤ 0. ``capped`` is what the cap took away (≥ 0), ``floored`` what was lost below 0 and not charged (≥ 0).
    """

    id: str
    standard: Decimal
    bonus: Decimal
    deduction: Decimal
    score: Decimal
    capped: Decimal
    floored: Decimal
    applies: bool = True


@dataclass(frozen=True, slots=True)
class Scorecard:
    """One member's year. A vetoed member has no categories, lines or totals; a pending one no total.

    ``outcome`` is ``vetoed``, ``pending`` or the id of one of the rule set's bands (``band`` its place, from 0).
    ``full`` is the total that can be reached. ``aspects`` are points lost and gained by aspect (德能勤績廉).
    Lines stand in the order of categories and rules.
    """

    member: Member
    rule_set: str
    categories: tuple[CategoryScore, ...]
    lines: tuple[Line, ...]
    quantified: Decimal | None
    poll: Decimal | None
    poll_from: Ref | None
    total: Decimal | None
    full: Decimal
    verdict: str | None
    verdict_from: Ref | None
    tie_break: Decimal | None
    outcome: str
    band: int | None
    reasons: tuple[Remark, ...]
    aspects: Mapping[str, tuple[Decimal, Decimal]]
    rank: int | None = None
    track_rank: int | None = None
    branch_rank: int | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one workbook: the year it was scored for, its records, a card a member in the order of 成員."""

    path: str
    input_digest: str
    year: int
    records: Records
    cards: tuple[Scorecard, ...]
    problems: tuple[Problem, ...]


def told(remark: Remark, language: Language) -> str:
    """The remark as a sentence; the rules' words, kept in Traditional script, in the script of the language."""
    return text(remark.key, language, **{name: _told(value, language) for name, value in remark.params.items()})


def _told(value: object, language: Language) -> object:
    match value:
        case Remark():
            return told(value, language)
        case tuple():
            return "、".join(str(_told(item, language)) for item in value)
        case str():
            return in_script(value, language)
        case Decimal():
            return plain(value)
        case _:
            return value


def plain(value: Decimal) -> str:
    """A decimal as people write it: no exponent, no zeros that say nothing (``88.40`` → ``88.4``)."""
    written = format(value, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written
