"""Categories that are settled by parts of the year: each part by itself, and then the parts together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final

from dangxing.language.voice import Remark, signed
from dangxing.results import CategoryScore, GivenLine, Settled
from dangxing.rules import Category, Rule, Settle
from dangxing.rules.periods import Calendar, Span
from dangxing.rules.pots import Held, bounded
from dangxing.rules.profile import RECORDED
from dangxing.rules.terms import Whose
from dangxing.scoring.evidence import MemberYear

_LEAST_OF_MONTH: Final = 28
Reckoned = Callable[[MemberYear], CategoryScore]
LeftOut = Callable[[MemberYear], Held | None]
Asked = Callable[[MemberYear], bool]


def _parts(category: Category, settle: Settle, year: MemberYear, asked: Asked) -> Iterator[tuple[Span, MemberYear]]:
    """The parts of the member's year that count, each with what it holds, whatever is said of those that do not."""
    for span in year.calendar.touching(*year.period, settle.every):
        part = year.within(span)
        if settle.over == "all" or _has_rows(category, part) or (not category.rules and asked(part)):
            yield span, part


def parts_anew(rule: Rule, year: MemberYear) -> Iterator[Span]:
    """The parts of the year in which a rule is reckoned anew.

    What is not there can be missed in whole parts alone; points for rows come of every part that has any.
    """
    every = rule.anew
    if every is None:
        return
    if every == "day":
        days = {row.date for reads in rule.reads() for row in year.rows(reads.activities)}
        yield from (Span(day, day) for day in sorted(days))
        return
    first, last = year.whole
    for span in year.calendar.touching(*year.period, every):
        if not rule.lacking or (first <= span.first and span.last <= last):
            yield span


def _has_rows(category: Category, part: MemberYear) -> bool:
    """Whether a part of the year has a row that a rule reads, or a test of a limit: what it is held to counts, too."""
    rules = category.rules.values()
    return any(
        _has(reads.activities, rule.whose, reads.kinds, part) for rule in rules for reads in rule.reads()
    ) or any(
        _has(reads.activities, measure.whose, reads.kinds, part)
        for test in category.limiting
        for measure, reads in zip(test.measures, test.reads(), strict=False)
    )


def _has(activities: tuple[str, ...], whose: Whose, kinds: frozenset[str], part: MemberYear) -> bool:
    """Whether there is such a row: of 活動, or, where that is read, of 安排."""
    activities = activities or part.held_activities
    done = part.done if whose == "self" else part.others.get(whose, {})
    if any(done.get(name) for name in activities):
        return True
    if kinds == RECORDED:
        return False
    return bool(part.held and part.held.of(activities)) or any(name in activities for _, name in part.own)


def how(settle: Settle) -> tuple[Remark, ...]:
    """How a category is settled, in words."""
    told = [Remark(f"remarks.settled-{settle.every}")]
    told += [Remark(f"remarks.settled-quarter-{settle.quarter}")] * (settle.quarter is not None)
    told.append(Remark(f"remarks.settled-year-{settle.year}"))
    told += [Remark("remarks.settled-with-rows")] * (settle.over == "with-rows")
    told += [Remark("remarks.settled-unless", {"says": each.says}) for each in settle.unless]
    for end in ("lowest", "highest"):
        count = getattr(settle.drop, end) if settle.drop else 0
        told += [Remark(f"remarks.settled-drop-{end}", {"count": str(count)})] * (count != 0)
    return tuple(told)


def settled(
    category_id: str,
    category: Category,
    settle: Settle,
    year: MemberYear,
    reckoned: Reckoned,
    left: LeftOut,
    asked: Asked,
) -> CategoryScore:
    """The score of a category in a year. ``reckoned`` gives that of one part, ``left`` why one does not count.

    ``asked``: whether a category counts there whose score or losses its limits ask for, by which one without rules
    counts.
    """
    counting = _parts(category, settle, year, asked)
    parts = [(span, part, left(part) if settle.unless else None) for span, part in counting]
    found = [(span, reckoned(part)) for span, part, why in parts if why is None]
    kept = frozenset(settle.kept([(span, score.score) for span, score in found]))
    start = category.bounds.start
    held = {span: score.held for span, score in found}
    held |= {span: ((None, why),) for span, _, why in parts if why is not None}

    def together(name: str) -> Decimal:
        figures = [(span, getattr(score, name)) for span, score in found if span in kept]
        whole = settle.together(figures, year.calendar)
        # Of nothing there is no mean: what has not begun stands where it begins.
        return start if whole is None and name in ("standard", "score") else whole or Decimal(0)

    return CategoryScore(
        id=category_id,
        standard=together("standard"),
        bonus=together("bonus"),
        deduction=together("deduction"),
        score=together("score"),
        capped=together("capped"),
        floored=together("floored"),
        settled=tuple(Settled(span, score.score, score.deduction) for span, score in found),
        quarters=tuple(_quarters(settle, [(span, score.score) for span, score in found], year.calendar)),
        held=tuple((span, each) for span, *_ in parts for _, each in held[span]),
    )


def _quarters(settle: Settle, scores: Sequence[tuple[Span, Decimal]], calendar: Calendar) -> Iterator[Settled]:
    """The quarters of which any month counts, and what these come to."""
    if settle.every != "month":
        return
    for quarter, months in groupby(scores, key=lambda each: calendar.span_of(each[0].first, "quarter")):
        yield Settled(quarter, settle.of_quarter([score for _, score in months]) or Decimal(0))


def parts_held(category: Category, score: CategoryScore, lines: Sequence[GivenLine]) -> Iterator[Remark]:
    """What the parts of a settled category gave in a part of the year beyond the most that they may, or in vain."""
    for span in (each.span for each in score.settled):
        within = category.under([held for where, held in score.held if where == span])
        given = [(line.rule, line.points) for line in lines if line.span == span]
        left_out = within.left_out(given)
        for name, part in within.parts.items():
            raw = sum((points for rule, points in given if within.homes.get(rule) == name), Decimal(0))
            told = {"span": span_remark(span), "part": part.title, "points": signed(raw)}
            if raw and name in left_out:
                yield Remark("remarks.part-left-out-in", told)
            elif part.at_most is not None and bounded(raw, part.at_most) != raw:
                yield Remark("remarks.part-at-most-in", {**told, "most": part.at_most})


def span_remark(span: Span) -> Remark:
    """A span by name."""
    if span.title:
        return Remark("remarks.span-semester", {"title": span.title})
    if span.last - span.first < dt.timedelta(_LEAST_OF_MONTH - 1):
        if span.first == span.last:
            return Remark("remarks.span-day", {"month": span.first.month, "day": span.first.day})
        ends = {"first": span_remark(Span(span.first, span.first)), "last": span_remark(Span(span.last, span.last))}
        return Remark("remarks.span-days", ends)
    first, last = span.first.month, span.last.month
    months = (last - first) % 12 + 1
    if months == 1:
        return Remark("remarks.span-month", {"month": first})
    if months == 3 and span.natural:
        return Remark("remarks.span-quarter", {"quarter": last // 3})
    return Remark("remarks.span-months", {"first": first, "last": last})
