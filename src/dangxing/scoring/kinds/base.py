"""What every kind of rule does to a member's year: what it gives, what it still asks for, what would raise it.

Before the member's period has ended it matters what is decided by now and what may still be done. A lecture that was
missed stays missed, and an hour short stays short. But who has handed in one article of three by the end of June lacks
none yet: what only the end of the period can decide takes no points before it, and is told as due.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Generic, NamedTuple, TypeVar, cast

from dangxing.language.voice import Remark
from dangxing.records import Activity, Event, Ref
from dangxing.results import Measure
from dangxing.rules import Calendar, Cited, Every
from dangxing.scoring.adding import Adding, Change
from dangxing.scoring.evidence import MemberYear

ZERO = Decimal(0)
ONE = Decimal(1)


class Given(NamedTuple):
    """Points that a rule gives or takes: how often, how many in all, and the rows that say so.

    A rule that does both has one for each. ``unit`` are the points of each time where all are alike. ``whole``: it
    costs the category's standard, which the category knows; ``forfeit``: and the category scores 0, whatever else.
    """

    times: int
    points: Decimal
    unit: Decimal | None
    evidence: tuple[Ref, ...]
    remark: Remark | None = None
    whole: bool = False
    forfeit: bool = False


class Wanting(NamedTuple):
    """What a rule asks for until the period ends: of which activities how much is there, and how much there must be."""

    activity: tuple[str, ...]
    measure: Measure
    have: Decimal
    target: Decimal
    remark: Remark | None = None


class SoFar(NamedTuple):
    """What a rule gives by now; what it still asks for, and the points (≤ 0) that it takes if nothing more comes."""

    given: tuple[Given, ...] = ()
    wanting: tuple[Wanting, ...] = ()
    at_stake: Decimal = ZERO


R = TypeVar("R", bound=Cited)


class Kind(Generic[R]):
    """The arithmetic of one kind of rule. Pure: what it is asked depends on the rule and the year alone."""

    def give(self, rule: R, year: MemberYear) -> tuple[Given, ...]:
        """What the rule gives the member, gains before losses; nothing for nothing."""
        raise NotImplementedError

    def so_far(self, rule: R, year: MemberYear, standard: Decimal) -> SoFar:
        """What it gives a member whose period has not ended. ``standard`` is that of the rule's category."""
        return SoFar(self.give(rule, year))

    def more(self, rule: R, add: Adding) -> Change | None:
        """The smallest addition to the records by which it takes less or gives more; None where none is known."""
        return None

    def ways(self, rule: R, add: Adding) -> Iterator[Change]:
        """Additions to the records by which it may take less or give more, the smallest of each way."""
        change = self.more(rule, add)
        if change is not None:
            yield change

    def applies(self, rule: R, year: MemberYear) -> bool:
        """Whether it applies to the member."""
        return True

    def silence(self, rule: R, year: MemberYear) -> Remark | None:
        """Why it gives and takes nothing; None where the rows that it reads say it."""
        return None

    def key(self, rule: R, year: MemberYear) -> str | None:
        """The value by which points are looked up, where it is one for all that the rule reads."""
        return None

    def row_key(self, rule: R, row: Activity, year: MemberYear) -> str | None:
        """The values by which the points of a row are looked up, and what multiplies them."""
        return None


def units_of(counted: str, amount: Decimal, unit: Decimal) -> int:
    """How many units an amount comes to: the ``whole`` ones, or those that are ``begun``."""
    whole = int(amount // unit)
    return whole + (counted == "begun" and whole * unit < amount)


def given(times: int, unit: Decimal, evidence: Iterable[Ref] = (), remark: Remark | None = None) -> tuple[Given, ...]:
    """So many counts of so many points, if that is anything."""
    points = unit * times
    return (Given(times, points, unit, tuple(evidence), remark),) if points else ()


def given_by_rows(found: Sequence[tuple[Ref, Decimal]], remark: Remark | None) -> tuple[Given, ...]:
    """What rows give together, each with its own points, and what they take; those of no points are left out."""
    sides = ([each for each in found if each[1] > 0], [each for each in found if each[1] < 0])
    return tuple(_together(side, remark) for side in sides if side)


def _together(found: Sequence[tuple[Ref, Decimal]], remark: Remark | None) -> Given:
    units = {points for _, points in found}
    total, evidence = sum((points for _, points in found), ZERO), tuple(ref for ref, _ in found)
    return Given(len(found), total, units.pop() if len(units) == 1 else None, evidence, remark)


def lost_whole(evidence: Iterable[Ref], remark: Remark | None, *, forfeit: bool = False) -> tuple[Given, ...]:
    """The category's standard, lost."""
    return (Given(1, ZERO, None, tuple(evidence), remark, whole=True, forfeit=forfeit),)


def window_of(every: str | None, day: dt.date, calendar: Calendar) -> dt.date | None:
    """The first day of the window in which times are counted; None: it is the whole year."""
    if every is None or every in ("year", "in-a-row"):
        return None
    return day if every == "day" else calendar.span_of(day, cast(Every, every)).first


def refs(rows: Iterable[Activity]) -> tuple[Ref, ...]:
    """Where rows of 活動, or cells of 簽到, stand."""
    return tuple(row.ref for row in rows)


def event_refs(events: Iterable[Event]) -> tuple[Ref, ...]:
    """Where rows of 安排, or columns of 簽到, stand."""
    return tuple(event.ref for event in events)


def with_result(rows: list[Activity], results: tuple[str, ...] | None) -> list[Activity]:
    """Those of the rows that have one of the results; all of them where none is asked."""
    return rows if results is None else [row for row in rows if row.result in results]
