"""Categories as they are reckoned, over the year or for each part that settles them, with the lines of their rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import reduce
from typing import cast

from dangxing.language.voice import Remark
from dangxing.results import CategoryScore, Due, Line, Scorecard
from dangxing.rules import Category, Rule, Track
from dangxing.rules.periods import Span
from dangxing.rules.pots import Held, bounded, multiplied
from dangxing.scoring import when
from dangxing.scoring.evidence import MemberYear
from dangxing.scoring.feeding import Fed
from dangxing.scoring.kinds import ZERO, Given, applies, asides, give, kept_together, seen_by, so_far
from dangxing.scoring.settled import parts_anew, settled, span_remark


@dataclass(frozen=True)
class Behind:
    """What stands behind the scores of a member's categories: lines, what is due, what aspects lose and gain."""

    lines: list[Line] = field(default_factory=list)
    due: list[Due] = field(default_factory=list)
    lost: dict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    gained: dict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))

    def add(self, other: Behind) -> None:
        """Add what stands behind a part of the year."""
        self.lines.extend(other.lines)
        self.due.extend(other.due)
        for own, more in ((self.lost, other.lost), (self.gained, other.gained)):
            for aspect, points in more.items():
                own[aspect] += points


def reckoned(
    category_id: str, track: Track, year: MemberYear, behind: Behind, fed: Fed | None, card: Scorecard
) -> CategoryScore:
    """A category as it is reckoned, with the days from which on nothing counts in it."""
    score = _over_the_year(category_id, track, year, behind, fed, card)
    closed = tuple((None, each) for each in _closed(track.categories[category_id], track, year))
    return score._replace(held=(*score.held, *closed)) if closed else score


def _closed(category: Category, track: Track, year: MemberYear) -> Iterator[Held]:
    """What it, or a part of it, is closed by: those days from which on there are rows that do not count for it."""
    for part, closed in category.closings:
        day, rules = year.day_of(closed.reads()), category.parts[part].rules if part else category.rules
        if day is not None and any(seen_by(key, track, year).closed for key in rules):
            yield Held(part, closed.clause, closed.says, None, None, since=day)


def _over_the_year(
    category_id: str, track: Track, year: MemberYear, behind: Behind, fed: Fed | None, card: Scorecard
) -> CategoryScore:
    """A category as it is reckoned: over the year, or for each part of it by which it is settled."""
    category = track.categories[category_id]
    if category.settle is None:
        return _category(category_id, track, year, behind, fed, card)

    def span_of(part: MemberYear) -> Span:
        return part.calendar.span_of(part.period[0], settle.every)

    def of_part(part: MemberYear) -> CategoryScore:
        span = span_of(part)
        known = when.in_part(card, track, span)
        if part.kept is None or category_id in track.looking_around:
            score, own = _part(category_id, track, part, span, known)
        else:
            # The same rows bring the same again.
            key = category_id, part.content, tuple((each.id, each.score, each.deduction) for each in known.categories)
            if key not in part.kept:
                part.kept[key] = _part(category_id, track, part, span, known)
            score, own = cast("tuple[CategoryScore, Behind]", part.kept[key])
        behind.add(own)
        return score

    def left_out(part: MemberYear) -> Held | None:
        known = when.in_part(card, track, span_of(part))
        found = (each for each in settle.unless if when.tests_hold(each.when, known, part))
        return next((Held("", each.clause, each.says, None, None) for each in found), None)

    def asked(part: MemberYear) -> bool:
        return category.asks(each.id for each in when.in_part(card, track, span_of(part)).categories)

    settle = category.settle
    return settled(category_id, category, settle, year, of_part, left_out, asked)


def _part(
    category_id: str, track: Track, part: MemberYear, span: Span, card: Scorecard
) -> tuple[CategoryScore, Behind]:
    """A category in a part of the year by itself, and what stands behind it."""
    own = Behind()
    score = _category(category_id, track, part, own, None, card)
    own.lines[:] = [line._replace(span=span, remark=_in_span(span, line.remark)) for line in own.lines]
    return score, own


def _in_span(span: Span, remark: Remark | None) -> Remark:
    told = span_remark(span)
    return _and(told, remark) if remark is not None else told


def _category(
    category_id: str, track: Track, year: MemberYear, behind: Behind, fed: Fed | None, card: Scorecard
) -> CategoryScore:
    """Start + bonus − deduction, held to its bounds once (第七條); 0 by forfeit. Adds what stands ``behind`` it."""
    category = track.categories[category_id]
    begins = category.bounds.start if fed is None else fed.value
    start = begins or ZERO
    own = list(_lines(category_id, track, year, behind.due))
    behind.lines.extend(own)
    points = [(line.rule, line.points) for line in own]
    held = when.held_of(category_id, category, card, year, points, begins)
    category = category.under(held)
    bounds = category.bounds
    bonus, deduction = _summed(category, own, behind)
    forfeited = any(line.forfeit for line in own)
    raw = multiplied(category.raw(points, start), held)
    # What parts give at most takes from the bonus, or from the deduction.
    beyond = list(category.beyond(points))
    bonus -= sum((each for each in beyond if each > 0), ZERO)
    deduction -= sum((each for each in beyond if each < 0), ZERO)
    result = ZERO if forfeited else bounds.hold(raw)
    return CategoryScore(
        id=category_id,
        standard=start,
        bonus=bonus,
        deduction=deduction,
        score=result,
        capped=max(raw - result, ZERO),
        floored=max(result - raw, ZERO),
        applies=all(applies(rule, year) for rule in category.rules.values()),
        held=tuple((None, each) for each in held),
        known=when.is_known(track.categories[category_id], card, year, begins),
    )


def _summed(category: Category, lines: Sequence[Line], behind: Behind) -> tuple[Decimal, Decimal]:
    """What lines give and what they take, those of parts that do not count left out; added to what aspects come to."""
    bonus = deduction = ZERO
    left_out = category.left_out((line.rule, line.points) for line in lines)
    for line in lines:
        if category.homes.get(line.rule) in left_out:
            continue
        gain, loss = max(line.points, ZERO), min(line.points, ZERO)
        bonus += gain
        deduction += loss
        aspect = category.rules[line.rule].aspect
        if aspect:
            behind.lost[aspect] += loss
            behind.gained[aspect] += gain
    return bonus, deduction


def _lines(category_id: str, track: Track, year: MemberYear, due: list[Due]) -> Iterator[Line]:
    """The lines of a category's rules, in their order; adds to ``due``."""
    category = track.categories[category_id]
    start = category.bounds.start
    together = kept_together(category, track, year)
    for rule_id, rule in category.rules.items():
        seen, known = seen_by(rule_id, track, year), together.get(rule_id)
        if rule.anew is not None:
            yield from _anew(rule_id, rule, category_id, start, seen, due)
            continue
        aside = () if seen is year else tuple(asides(seen))
        for given in _given(rule_id, rule, category_id, start, seen, due) if known is None else known:
            line = _line(rule_id, rule, category_id, given, start)
            yield line._replace(remark=reduce(_and, aside, line.remark)) if aside else line


def _anew(
    rule_id: str, rule: Rule, category_id: str, start: Decimal, year: MemberYear, due: list[Due]
) -> Iterator[Line]:
    """The lines of a rule that is reckoned anew in every part of the year."""
    for span in parts_anew(rule, year):
        part = year.within(span)
        for given in _given(rule_id, rule, category_id, start, part, due):
            line = _line(rule_id, rule, category_id, given, start)
            yield line._replace(span=span, remark=_in_span(span, line.remark))


def _line(rule_id: str, rule: Rule, category_id: str, given: Given, start: Decimal) -> Line:
    """The line of what a rule gives, held to what the rule gives at most; all of the category where it costs that."""
    remark = given.remark
    if given.whole:
        return Line(rule_id, category_id, given.times, -start, -start, given.evidence, remark, given.forfeit)
    points = bounded(given.points, rule.at_most)
    if points != given.points:
        remark = _and(remark, Remark("remarks.at-most", {"points": given.points, "most": rule.at_most}))
    return Line(rule_id, category_id, given.times, points, given.unit, given.evidence, remark)


def _and(first: Remark | None, second: Remark) -> Remark:
    return second if first is None else Remark("remarks.and", {"first": first, "second": second})


def _given(
    rule_id: str, rule: Rule, category_id: str, standard: Decimal, year: MemberYear, due: list[Due]
) -> tuple[Given, ...]:
    """What a rule gives by the day of scoring; what is then still due is added to ``due``."""
    if year.due_by is None:
        return give(rule, year)
    found = so_far(rule, year, standard)
    due += (
        Due(rule_id, category_id, *wanting[:4], year.months_left, found.at_stake, wanting.remark)
        for wanting in found.wanting
    )
    return found.given
