"""In which parts of the year something can be added: of parts that hold the same, the first stands for all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product

from dangxing.records import Activity, Event, Records
from dangxing.rules import Category, OfRows, Rule, RuleSet, Span, Track
from dangxing.rules.measures import AskHours, AskMonths, AskRows, Without
from dangxing.rules.periods import Every
from dangxing.rules.when import AskSettled, Leaf, Rated, leaves
from dangxing.scoring.adding import Adding, Change
from dangxing.scoring.evidence import MemberYear, Period
from dangxing.scoring.readers import Readers
from dangxing.scoring.when import number_of

_DAY = dt.timedelta(days=1)


def parts_of(
    category: Category, rule: Rule, readers: Readers, year: MemberYear, window: Period, records: Records
) -> Iterator[tuple[Span | None, MemberYear, Period]]:
    """What a rule is reckoned from and the days on which something can be added: of each part by which it is.

    What is added to one of two parts that hold the same, among neighbours that do where these count, brings the same.
    Where only the highest rows of a day count, it matters what else the day holds.
    """
    every = rule.anew or (category.settle.every if category.settle else None)
    by_day = (rule,) if every == "day" else _of_one_day(category, rule) if every is None else ()
    parts: Iterable[Span]
    if by_day:
        inner = [*year.calendar.touching(*window, category.settle.every)] if category.settle else [Span(*window)]
        parts = (day for each in inner for day in _days(by_day, year, _both(each, window)))
    elif every is None or every == "day":
        yield None, year, window
        return
    else:
        parts = year.calendar.touching(*window, every)
    lengths, known = _lengths(readers.track), set[object]()
    in_a_row, placed = _looked_at(readers.rules)
    beside = readers.beside(rule.activities_among(readers.rules))
    every_row: tuple[Activity | Event, ...] = (*records.activities, *records.schedule)
    rows = [row for row in every_row if row.activity in beside]
    for span in parts:
        spans = {span, *(year.calendar.span_of(span.first, length) for length in lengths)}
        if in_a_row and every is not None and every != "day":
            spans |= {year.calendar.span_of(day, every) for day in (span.first - _DAY, span.last + _DAY)}
        held = (
            *_tenure(readers.track, year, span),
            *sorted(_held(each, span, window, year.period, rows) for each in spans),
        )
        # Among others no two parts of the year are alike.
        if placed or held not in known:
            known.add(held)
            days = max(window[0], span.first), min(window[1], span.last)
            yield (None, year, days) if every is None else (span, year.within(span), days)


def _tenure(track: Track, year: MemberYear, span: Span) -> Iterator[bool]:
    """Which of the tests of how long one is a member hold in the part of the year about a span, of each category."""
    for category in track.categories.values():
        tests = [test for test in category.tests if isinstance(test, AskMonths)]
        if category.settle and tests:
            part = year.within(year.calendar.span_of(span.first, category.settle.every))
            yield from (test.met(number_of(test.measure, part)) for test in tests)


def _both(span: Span, window: Period) -> Period:
    return max(span.first, window[0]), min(span.last, window[1])


def _of_one_day(category: Category, rule: Rule) -> tuple[Rule, ...]:
    """The rules of whose rows of a day only the highest count, this one among them."""
    for part in category.parts.values():
        if part.keep and part.keep.same == "date" and any(each is rule for each in part.rules.values()):
            return tuple(part.rules.values())
    return (rule,) if isinstance(rule, OfRows) and rule.keep and rule.keep.same == "date" else ()


def _days(rules: tuple[Rule, ...], year: MemberYear, window: Period) -> Iterator[Span]:
    """The days that have rows of rules, and the first that has none: what a row adds on any other is the same."""
    taken = {row.date for rule in rules for reads in rule.reads() for row in year.rows(reads.activities)}
    yield from (Span(day, day) for day in sorted(taken) if window[0] <= day <= window[1])
    days = (window[0] + dt.timedelta(at) for at in range((window[1] - window[0]).days + 1))
    free = next((day for day in days if day not in taken), None)
    if free is not None:
        yield Span(free, free)


def _lengths(track: Track) -> set[Every]:
    """The lengths of the parts of the year that rules and categories look at."""
    settled = {category.settle for category in track.categories.values() if category.settle}
    quarters: set[Every] = {"quarter"} if any(settle.quarter for settle in settled) else set()
    within: set[Every] = {rule.window for rule in track.rules.values() if rule.window and rule.window != "open"}
    anew: set[Every] = {rule.anew for rule in track.rules.values() if rule.anew and rule.anew != "day"}
    return {*(settle.every for settle in settled), *quarters, *within, *anew} - {"year"}


def _looked_at(rules: RuleSet) -> tuple[bool, bool]:
    """Whether tests look at parts of the year one after the other, and at places in them."""
    tests = [test for test in rules.tests if isinstance(test, AskSettled | Rated)]
    # Of months of one quarter it matters which quarter that is, and a rating looks at rows as well, or at others.
    apart = any(isinstance(test, Rated) or test.within is not None or test.rank is not None for test in tests)
    return any(test.in_a_row for test in tests), apart


def _held(span: Span, part: Span, window: Period, period: Period, rows: Sequence[Activity | Event]) -> tuple[str, ...]:
    """Which rows stand in a span, by its day, and how much of the span is the member's, and can be added to."""
    found = (
        f"{(row.date - span.first).days} {replace(row, row=0, date=dt.date.min)!r}"
        for row in rows
        if span.holds(row.date)
    )
    nothing = dt.timedelta()
    cut = [max(first - span.first, nothing).days for first in (period[0], window[0])]
    cut += [max(span.last - last, nothing).days for last in (period[1], window[1])]
    return (f"{span.first <= part.first} {span.last >= part.last} {cut}", *sorted(found))


def lifting(add: Adding) -> Iterator[Change]:
    """Rows and hours by which tests of a category, or of a rating, hold or no longer do, in each part of the year."""
    for every, tests in _tested(add):
        spans = add.year.calendar.touching(*add.window, every) if tests and every else ()
        parts: list[tuple[Span | None, Adding]] = [
            (span, replace(add, year=add.year.within(span), window=_both(span, add.window))) for span in spans
        ]
        for (span, part), test in product(parts or [(None, add)], tests):
            if isinstance(test, AskRows | AskHours | Without):
                yield from (change._replace(span=span) for change in part.asked(test) if change is not None)


def _tested(add: Adding) -> Iterator[tuple[Every | None, tuple[Leaf, ...]]]:
    """The tests of categories and ratings, with the parts of the year of which they are asked (None: of all of it)."""
    for category in add.track.categories.values():
        yield category.settle.every if category.settle else None, tuple(category.tests)
    for rating in add.rules.ratings.values():
        settle = add.track.categories[rating.of].settle if rating.of in add.track.categories else None
        if settle is not None:
            yield rating.by or settle.every, tuple(test for band in rating.bands for _, test in leaves(band.when))
