"""Categories that are settled by parts of the year: each part by itself, and then the parts together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from dangxing.language.voice import Remark
from dangxing.results import CategoryScore, Settled
from dangxing.rules import Category, Settle
from dangxing.scoring.evidence import MemberYear

Reckoned = Callable[[MemberYear], CategoryScore]


def parts_of(category: Category, settle: Settle, year: MemberYear) -> Iterator[tuple[Settled, MemberYear]]:
    """The parts of the member's year that count, each with what it holds; their scores are not told yet."""
    activities = {
        name
        for rule in category.rules.values()
        for reads in rule.reads()
        for name in reads.activities or year.held_activities
    }
    for span in year.calendar.touching(*year.period, settle.every):
        part = year.within(span)
        rows = {*part.done, *(activity for _, activity in part.own)}
        if settle.over == "all" or not activities.isdisjoint(rows):
            yield Settled(span, category.bounds.start), part


def how(settle: Settle) -> tuple[Remark, ...]:
    """How a category is settled, in words."""
    told = [Remark(f"remarks.settled-{settle.every}")]
    told += [Remark(f"remarks.settled-quarter-{settle.quarter}")] * (settle.quarter is not None)
    told.append(Remark(f"remarks.settled-year-{settle.year}"))
    return (*told, *([Remark("remarks.settled-with-rows")] * (settle.over == "with-rows")))


def settled(
    category_id: str, category: Category, settle: Settle, year: MemberYear, reckoned: Reckoned
) -> CategoryScore:
    """The score of a category in a year. ``reckoned`` gives that of one part."""
    found = [(each.span, reckoned(part)) for each, part in parts_of(category, settle, year)]
    start = category.bounds.start

    def together(name: str) -> Decimal:
        figures = [(span, getattr(score, name)) for span, score in found]
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
        settled=tuple(Settled(span, score.score) for span, score in found),
    )
