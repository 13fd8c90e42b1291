"""Kinds whose points stand in rows themselves, or come of how much there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import ceil

from dangxing.language.voice import Remark
from dangxing.records import Activity, Ref
from dangxing.rules.kinds.amounts import GivenPoints, Rate
from dangxing.rules.kinds.rows import OwnTarget
from dangxing.rules.terms import carried
from dangxing.scoring.adding import LEAST, Adding, Change
from dangxing.scoring.evidence import MemberYear
from dangxing.scoring.kinds.base import ONE, ZERO, Given, given, refs, units_of
from dangxing.scoring.kinds.ofrows import (
    TOLD,
    Entry,
    RowKind,
    amount_words,
    mark_found,
    mark_remark,
    mark_told,
    measured,
)
from dangxing.scoring.kinds.rows import own_number


class GivenPointsKind(RowKind[GivenPoints]):
    """The points in each row. Nothing is promised to anyone of what others judge."""

    def give(self, rule: GivenPoints, year: MemberYear) -> tuple[Given, ...]:
        return self._mean(rule, year) if rule.of == "mean" else super().give(rule, year)

    def all_entries(self, rule: GivenPoints, year: MemberYear) -> list[Entry]:
        return [Entry(row, self._points(rule, row) or ZERO) for row in self.rows(rule, year)]

    def row_key(self, rule: GivenPoints, row: Activity, year: MemberYear) -> str | None:
        told = row.result if rule.table and row.result in rule.table else None
        return " ".join(filter(None, (told, super().row_key(rule, row, year)))) or None

    def _points(self, rule: GivenPoints, row: Activity) -> Decimal | None:
        """What stands for the row's result, else the points that it holds."""
        found = rule.table.get(row.result or "") if rule.table else None
        return row.points if found is None else found

    def _mean(self, rule: GivenPoints, year: MemberYear) -> tuple[Given, ...]:
        """The mean of the points in rows; one that weighs nothing, or has none, is no part of it."""
        rows, by = self.rows(rule, year), rule.weighed_by
        weights = {row.ref: ONE if by is None else getattr(row, by) or ZERO for row in rows}
        entries = [
            Entry(row, points) for row in rows if weights[row.ref] and (points := self._points(rule, row)) is not None
        ]
        if not entries:
            return ()
        highest, lowest = rule.dropped(len(entries))
        left = sorted(entries, key=lambda entry: entry.points)[lowest : len(entries) - highest]
        summed = sum((entry.points * weights[entry.row.ref] for entry in left), ZERO)
        mean = carried(summed / sum((weights[entry.row.ref] for entry in left), ZERO))
        told = mean if mean == mean.quantize(TOLD) else mean.quantize(TOLD)
        remark = Remark(f"remarks.mean-{'points' if by is None else 'weighed'}", {"mean": told.normalize()})
        for name, params in _left_out(highest, lowest, len(rows) - len(entries)):
            remark = Remark("remarks.and", {"first": remark, "second": Remark(f"remarks.{name}", params)})
        evidence = refs(entry.row for entry in entries)
        return (Given(len(entries), mean, None, evidence, self.told(rule, year, remark)),) if mean else ()


def _left_out(highest: int, lowest: int, blank: int) -> Iterator[tuple[str, dict[str, object]]]:
    """What a mean of rows leaves out, in words."""
    if highest or lowest:
        yield "mean-dropped", {"highest": highest, "lowest": lowest}
    if blank:
        yield "mean-blank", {"count": blank}


def _rated(rule: Rate, amount: Decimal) -> Decimal:
    """The points of what one row holds. What is above a level of one's own is of no single row."""
    level = rule.level
    amount = rule.counted(amount, None if isinstance(level, OwnTarget) else level)
    if rule.units == "proportion":
        return carried(rule.points * amount / (rule.unit or ONE))
    return rule.points * units_of(rule.units, amount, rule.unit or ONE)


def _per(rule: Rate, year: MemberYear) -> Decimal | None:
    """Per how much points are given; None: the mark that says it is not there."""
    return rule.unit if rule.per_mark is None else year.marks[rule.per_mark].value


class Rates(RowKind[Rate]):
    """So many points for so much: exact in proportion, whole units of the sum."""

    def give(self, rule: Rate, year: MemberYear) -> tuple[Given, ...]:
        if rule.of == "each" or (rule.each_row and (rule.weighs or rule.factor or rule.each_at_most)):
            return super().give(rule, year)
        if rule.mark is not None:
            mark = year.marks[rule.mark]
            if mark.value is None:
                return ()
            return self._of_sum(rule, mark.value, 1, mark.cells, mark_remark(rule.mark, mark.value), year)
        if rule.measure == "months":
            months = Decimal(year.months)
            return self._of_sum(rule, months, 1, (), Remark("remarks.months", {"months": months}), year)
        rows = self.rows(rule, year)
        if rule.of == "mean":
            return self._of_mean(rule, [row for row in rows if getattr(row, rule.measure) is not None], year)
        total = measured(rule.measure, rows)
        remark = Remark(f"remarks.sum-{rule.measure}", {"sum": total})
        return self._of_sum(rule, total, len(rows), refs(rows), self.told(rule, year, remark), year)

    def _of_mean(self, rule: Rate, rows: Sequence[Activity], year: MemberYear) -> tuple[Given, ...]:
        """The points of the mean of what rows hold; a blank is none of them, and of nothing there is no mean."""
        if not rows:
            return ()
        highest, lowest = rule.dropped(len(rows))
        left = sorted(rows, key=lambda row: measured(rule.measure, [row]))[lowest : len(rows) - highest]
        mean = measured(rule.measure, left) / len(left)
        told = mean if mean == mean.quantize(TOLD) else mean.quantize(TOLD)
        remark = Remark(f"remarks.mean-{rule.measure}", {"sum": told.normalize()})
        if highest or lowest:
            aside = Remark("remarks.mean-dropped", {"highest": highest, "lowest": lowest})
            remark = Remark("remarks.and", {"first": remark, "second": aside})
        return self._of_sum(rule, mean, len(rows), refs(rows), self.told(rule, year, remark), year)

    def _of_sum(
        self, rule: Rate, total: Decimal, rows: int, evidence: tuple[Ref, ...], remark: Remark, year: MemberYear
    ) -> tuple[Given, ...]:
        level, per = own_number(rule.level, year), _per(rule, year)
        if per is None or (level is None and rule.level is not None):
            return ()
        amount = rule.counted(total, level)
        if rule.own_level is not None and level is not None:
            evidence = (*evidence, *(year.marks[rule.own_level.mark].cells if rule.own_level.mark else ()))
            name = "over-own" if rule.short_of is None else "short-own"
            told = level if level == level.quantize(TOLD) else level.quantize(TOLD)
            above = Remark(f"remarks.{name}", {"level": told})
            remark = Remark("remarks.and", {"first": remark, "second": above})
        if rule.per_mark is not None:
            evidence = (*evidence, *year.marks[rule.per_mark].cells)
            remark = Remark("remarks.and", {"first": remark, "second": mark_remark(rule.per_mark, per)})
        if not per:
            return given(1, rule.otherwise or ZERO, evidence, remark)
        if rule.units != "proportion":
            return given(units_of(rule.units, amount, per), rule.points, evidence, remark)
        points = carried(rule.points * amount / per)
        return (Given(rows, points, None, evidence, remark),) if points else ()

    def silence(self, rule: Rate, year: MemberYear) -> Remark | None:
        marks = [mark for _, mark in rule.marks_read()]
        if not marks:
            return Remark("remarks.months", {"months": year.months}) if rule.measure == "months" else None
        return mark_found(next((mark for mark in marks if year.marks[mark].value is None), marks[0]), year)

    def key(self, rule: Rate, year: MemberYear) -> str | None:
        return next((mark_told(mark, year) for _, mark in rule.marks_read()), None)

    def all_entries(self, rule: Rate, year: MemberYear) -> list[Entry]:
        rows = self.rows(rule, year)
        return [Entry(row, _rated(rule, measured(rule.measure, [row]))) for row in rows]

    def ways(self, rule: Rate, add: Adding) -> Iterator[Change]:
        """One more unit: what lacks to the next whole one, or a whole one; and as little as there is.

        Of units that are begun, as little as there is many times over is not the next one: so two of them as well.
        """
        if rule.activity is None or rule.measure == "mark" or rule.of == "mean":
            return  # a mark is another's decision, and so is what a mean is of
        per, level = _per(rule, add.year), own_number(rule.level, add.year)
        if not per or (level is None and rule.level is not None):
            return  # as much as there is comes to the same
        rows = self.rows(rule, add.year)
        have = measured(rule.measure, rows) if rule.of == "sum" else ZERO
        over = rule.counted(have, level) % per
        lacks = per - over
        if rule.units == "begun":
            # What is begun counts whole: the least of the next one will do.
            lacks = lacks % per + LEAST.get(rule.measure, ONE)
        lacks += max((level or ZERO) - have, ZERO)
        if rule.measure == "count":
            yield from add.sorts(rule.activity, ceil(lacks))
            return
        amounts = {LEAST[rule.measure], lacks, *([lacks + per] if rule.units == "begun" else [])}
        for amount in sorted(amounts):
            if rule.result or rule.factor or (rule.keep and rule.keep.first):
                # Told with all that it must say, its day among it.
                yield from add.sorts(rule.activity, words=amount_words(rule.measure, amount))
            elif rule.measure != "months" and (change := add.amount(rule.activity, rule.measure, amount)) is not None:
                yield change
