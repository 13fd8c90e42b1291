"""Kinds that give each row points of its own, and which of the rows count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from math import ceil
from typing import Generic, NamedTuple, TypeVar

from dangxing.language.voice import Remark, plain
from dangxing.records import Activity, Ref
from dangxing.rules.kinds.amounts import GivenPoints, Rate
from dangxing.rules.kinds.ofrows import Factor, Keep, OfRows
from dangxing.rules.kinds.tables import Step, ValueTable
from dangxing.rules.terms import carried
from dangxing.scoring.adding import LEAST, Adding, Change, Words
from dangxing.scoring.evidence import MemberYear
from dangxing.scoring.kinds.base import (
    ONE,
    ZERO,
    Given,
    Kind,
    given,
    given_by_rows,
    refs,
    units_of,
    window_of,
    with_result,
)

_TOLD = Decimal("0.0001")


class Entry(NamedTuple):
    """A row, and the points that a rule gives it."""

    row: Activity
    points: Decimal


def kept(keep: Keep | None, entries: Sequence[Entry]) -> list[Entry]:
    """The entries that count, the earlier row of equal ones; in the order of rows."""
    if keep is None:
        return list(entries)
    sign = 1 if keep.end == "lowest" else -1
    groups: dict[object, list[Entry]] = defaultdict(list)
    for entry in entries:
        same = getattr(entry.row, keep.same) if keep.same else "all"
        # A row that does not say what it is of is of nothing else.
        groups[("row", entry.row.row) if same is None else same].append(entry)
    found = (
        entry
        for group in groups.values()
        for entry in sorted(group, key=lambda entry: (sign * entry.points, entry.row.date, entry.row.row))[: keep.most]
    )
    return sorted(found, key=lambda entry: entry.row.row)


def of_entries(entries: Iterable[Entry], aside: int = 0, keep: Keep | None = None) -> tuple[Given, ...]:
    """What entries give together, and what they take. ``aside``: so many rows were not kept, by ``keep``."""
    lowest = "-lowest" if keep and keep.end == "lowest" else ""
    remark = Remark(f"remarks.not-kept{lowest}", {"count": aside}) if aside else None
    return given_by_rows([(entry.row.ref, entry.points) for entry in entries], remark)


R = TypeVar("R", bound=OfRows)


class RowKind(Kind[R], Generic[R]):
    """A kind that gives each row points of its own."""

    def all_entries(self, rule: R, year: MemberYear) -> list[Entry]:
        """Every row that the rule reads, with its points as they are before any factor."""
        raise NotImplementedError

    def row_key(self, rule: R, row: Activity, year: MemberYear) -> str | None:
        if rule.factor is None:
            return None
        return f"× {plain(rule.factor.of(words_of(rule.factor, row, year)) * 100)}%"

    def factored(self, rule: R, year: MemberYear) -> list[Entry]:
        """Every row that the rule reads, with its points."""
        every, factor = self.all_entries(rule, year), rule.factor
        if factor is None:
            return every
        return [Entry(row, points * factor.of(words_of(factor, row, year))) for row, points in every]

    def entries(self, rule: R, year: MemberYear) -> list[Entry]:
        """The rows that the rule keeps, with their points."""
        return kept(rule.keep, self.factored(rule, year))

    def give(self, rule: R, year: MemberYear) -> tuple[Given, ...]:
        every = self.factored(rule, year)
        found = kept(rule.keep, every)
        return of_entries(found, len(every) - len(found), rule.keep)


def words_of(factor: Factor, row: Activity, year: MemberYear) -> tuple[str | None, ...]:
    """What a row says in the columns of a factor."""
    found = (year.member.post if key == "post" else getattr(row, key) for key in factor.keys)
    return tuple(None if value is None else str(value) for value in found)


def entries(kind: Kind[R], rule: R, year: MemberYear) -> list[Entry]:
    """The rows that count for a rule; none of a kind whose rows have no points of their own."""
    return kind.entries(rule, year) if isinstance(kind, RowKind) else []


class ValueTables(RowKind[ValueTable]):
    """Points by the value of each row, of the rows together, or by the verdict."""

    def give(self, rule: ValueTable, year: MemberYear) -> tuple[Given, ...]:
        if rule.by == "verdict":
            return self._by_verdict(rule, year)
        if rule.mark is not None:
            return self._by_mark(rule, rule.mark, year)
        if rule.by == "count" or rule.of == "sum":
            rows = self._rows(rule, year)
            number = _measured(rule.by, rows)
            remark = Remark(f"remarks.sum-{rule.by}", {"sum": number})
            return given(1, self._step(rule, number), refs(rows), remark) if rows else ()
        return super().give(rule, year)

    def all_entries(self, rule: ValueTable, year: MemberYear) -> list[Entry]:
        rows = self._rows(rule, year)
        if rule.by == "nth":
            return list(self._by_nth(rule, rows, year))
        if isinstance(rule.table, tuple):
            return [Entry(row, self._amount(rule, getattr(row, str(rule.by)))) for row in rows]
        return [Entry(row, self._word(rule, row, year)) for row in rows]

    def _rows(self, rule: ValueTable, year: MemberYear) -> list[Activity]:
        return with_result(year.rows(rule.activity or ()), rule.result)

    def _by_nth(self, rule: ValueTable, rows: Iterable[Activity], year: MemberYear) -> Iterator[Entry]:
        """Which time it was is counted over the whole window, were only a part of the year looked at."""
        counts: dict[tuple[object, object], int] = defaultdict(int)
        own = {id(row) for row in rows}
        every, around = rule.within or rule.anew, year.around or year
        in_a_row = every == "in-a-row"
        counted = around.rows(rule.activity or ()) if in_a_row else self._rows(rule, around)
        for row in sorted(counted, key=lambda row: (row.date, row.row)):
            window = window_of(every, row.date, year.calendar)
            same = getattr(row, rule.same) if rule.same else "all"
            # A row that does not say what it is of is of nothing else.
            key = window, ("row", row.row) if same is None else same
            if in_a_row and row.result not in (rule.result or ()):
                counts[key] = 0
                continue
            counts[key] += 1
            if id(row) in own:
                yield Entry(row, self._step(rule, Decimal(counts[key])))

    def _amount(self, rule: ValueTable, amount: Decimal | None) -> Decimal:
        """A blank is no number, and stands on no step, not even one for less than so much."""
        return rule.otherwise or ZERO if amount is None else self._step(rule, amount)

    def _step(self, rule: ValueTable, number: Decimal) -> Decimal:
        steps: Iterable[Step] = rule.table if isinstance(rule.table, tuple) else ()
        return next((step.gives for step in steps if step.holds(number)), rule.otherwise or ZERO)

    def _word(self, rule: ValueTable, row: Activity, year: MemberYear) -> Decimal:
        found: object = rule.table
        for key in rule.keys:
            value = year.member.post if key == "post" else getattr(row, key)
            found = found.get("" if value is None else str(value)) if isinstance(found, dict) else None
        return found if isinstance(found, Decimal) else rule.otherwise or ZERO

    def _by_verdict(self, rule: ValueTable, year: MemberYear) -> tuple[Given, ...]:
        appraisal = year.appraisal
        if appraisal is None or appraisal.verdict is None:
            return ()
        points = rule.flat().get(appraisal.verdict, rule.otherwise or ZERO)
        remark = Remark("remarks.verdict", {"verdict": appraisal.verdict})
        return given(1, points, (Ref("appraisal", appraisal.row, "verdict"),), remark)

    def _by_mark(self, rule: ValueTable, name: str, year: MemberYear) -> tuple[Given, ...]:
        mark = year.marks[name]
        if mark.value is None:
            return ()
        return given(1, self._step(rule, mark.value), mark.cells, _remark_of(name, mark.value))

    def silence(self, rule: ValueTable, year: MemberYear) -> Remark | None:
        if rule.by == "verdict":
            verdict = self.key(rule, year)
            return Remark("remarks.verdict", {"verdict": verdict}) if verdict else Remark("remarks.needs-verdict")
        return None if rule.mark is None else _mark_found(rule.mark, year)

    def key(self, rule: ValueTable, year: MemberYear) -> str | None:
        if rule.by == "verdict":
            return year.appraisal.verdict if year.appraisal else None
        return None if rule.mark is None else _mark_told(rule.mark, year)

    def row_key(self, rule: ValueTable, row: Activity, year: MemberYear) -> str | None:
        columns = (key for key in rule.keys if key not in ("nth", "count", "post"))
        told = "·".join(str(value) for key in columns if (value := getattr(row, key)) is not None)
        return " ".join(filter(None, (told, super().row_key(rule, row, year)))) or None

    def ways(self, rule: ValueTable, add: Adding) -> Iterator[Change]:
        """A row of each sort; so many rows, hours or characters as lead to each step."""
        activity = rule.activity or ()
        if not isinstance(rule.table, tuple):
            yield from add.sorts(activity)
        elif rule.by in ("nth", "count"):
            most = max(int(edge) + 1 for step in rule.table for edge in _edges(step))
            have = len(self._rows(rule, add.year)) if rule.by == "count" else 0
            for count in range(1, max(most - have, 1) + 1):
                yield from add.sorts(activity, count)
        elif rule.by != "mark":
            yield from self._by_amount(rule, rule.table, add)

    def _by_amount(self, rule: ValueTable, steps: Iterable[Step], add: Adding) -> Iterator[Change]:
        have = _measured(rule.by, self._rows(rule, add.year)) if rule.of == "sum" else ZERO
        least = LEAST[str(rule.by)]
        edges = {edge + more for step in steps for edge in _edges(step) for more in (ZERO, least)} | {have + least}
        for edge in sorted(edge for edge in edges if edge > have):
            yield from add.sorts(rule.activity or (), words=_amount(str(rule.by), edge - have))


def _amount(measure: str, amount: Decimal) -> Words:
    return Words(hours=amount) if measure == "hours" else Words(characters=amount)


def _edges(step: Step) -> Iterator[Decimal]:
    yield from (edge for edge in (step.at_least, step.more_than, step.at_most, step.less_than) if edge is not None)


def _remark_of(name: str, mark: Decimal) -> Remark:
    told = mark.quantize(_TOLD)
    return Remark("remarks.mark", {"mark": name, "value": mark if mark == told else told})


def _mark_found(name: str, year: MemberYear) -> Remark:
    """Which mark was looked up, or that there is none."""
    value = year.marks[name].value
    return Remark("remarks.needs-mark", {"mark": name}) if value is None else _remark_of(name, value)


def _mark_told(name: str, year: MemberYear) -> str | None:
    value = year.marks[name].value
    return None if value is None else f"{value:f}"


def _measured(by: object, rows: Sequence[Activity]) -> Decimal:
    if by == "count":
        return Decimal(len(rows))
    return sum((getattr(row, str(by)) or ZERO for row in rows), ZERO)


class GivenPointsKind(RowKind[GivenPoints]):
    """The points in each row. Nothing is promised to anyone of what others judge."""

    def all_entries(self, rule: GivenPoints, year: MemberYear) -> list[Entry]:
        return [
            Entry(row, ZERO if row.points is None else row.points)
            for row in with_result(year.rows(rule.activity), rule.result)
        ]


def _rated(rule: Rate, amount: Decimal) -> Decimal:
    """The points of what one row holds."""
    amount = rule.counted(amount)
    if rule.units == "proportion":
        return carried(rule.points * amount / (rule.unit or ONE))
    return rule.points * units_of(rule.units, amount, rule.unit or ONE)


def _per(rule: Rate, year: MemberYear) -> Decimal | None:
    """Per how much points are given; None: the mark that says it is not there."""
    return rule.unit if rule.per_mark is None else year.marks[rule.per_mark].value


class Rates(RowKind[Rate]):
    """So many points for so much: exact in proportion, whole units of the sum."""

    def give(self, rule: Rate, year: MemberYear) -> tuple[Given, ...]:
        if rule.of == "each" or (rule.each_row and (rule.keep or rule.factor)):
            return super().give(rule, year)
        if rule.mark is not None:
            mark = year.marks[rule.mark]
            if mark.value is None:
                return ()
            return self._of_sum(rule, mark.value, 1, mark.cells, _remark_of(rule.mark, mark.value), year)
        if rule.measure == "months":
            months = Decimal(year.months)
            return self._of_sum(rule, months, 1, (), Remark("remarks.months", {"months": months}), year)
        rows = with_result(year.rows(rule.activity or ()), rule.result)
        if rule.of == "mean":
            return self._of_mean(rule, [row for row in rows if getattr(row, rule.measure) is not None], year)
        total = _measured(rule.measure, rows)
        remark = Remark(f"remarks.sum-{rule.measure}", {"sum": total})
        return self._of_sum(rule, total, len(rows), refs(rows), remark, year)

    def _of_mean(self, rule: Rate, rows: Sequence[Activity], year: MemberYear) -> tuple[Given, ...]:
        """The points of the mean of what rows hold; a blank is none of them, and of nothing there is no mean."""
        if not rows:
            return ()
        highest, lowest = rule.dropped(len(rows))
        left = sorted(rows, key=lambda row: _measured(rule.measure, [row]))[lowest : len(rows) - highest]
        mean = _measured(rule.measure, left) / len(left)
        told = mean if mean == mean.quantize(_TOLD) else mean.quantize(_TOLD)
        remark = Remark(f"remarks.mean-{rule.measure}", {"sum": told.normalize()})
        if highest or lowest:
            aside = Remark("remarks.mean-dropped", {"highest": highest, "lowest": lowest})
            remark = Remark("remarks.and", {"first": remark, "second": aside})
        return self._of_sum(rule, mean, len(rows), refs(rows), remark, year)

    def _of_sum(
        self, rule: Rate, total: Decimal, rows: int, evidence: tuple[Ref, ...], remark: Remark, year: MemberYear
    ) -> tuple[Given, ...]:
        amount, per = rule.counted(total), _per(rule, year)
        if per is None:
            return ()
        if rule.per_mark is not None:
            evidence = (*evidence, *year.marks[rule.per_mark].cells)
            remark = Remark("remarks.and", {"first": remark, "second": _remark_of(rule.per_mark, per)})
        if not per:
            return given(1, rule.otherwise or ZERO, evidence, remark)
        if rule.units != "proportion":
            return given(units_of(rule.units, amount, per), rule.points, evidence, remark)
        points = carried(rule.points * amount / per)
        return (Given(rows, points, None, evidence, remark),) if points else ()

    def silence(self, rule: Rate, year: MemberYear) -> Remark | None:
        mark = rule.mark or rule.per_mark
        if mark is None:
            return Remark("remarks.months", {"months": year.months}) if rule.measure == "months" else None
        return _mark_found(mark, year)

    def key(self, rule: Rate, year: MemberYear) -> str | None:
        mark = rule.mark or rule.per_mark
        return None if mark is None else _mark_told(mark, year)

    def all_entries(self, rule: Rate, year: MemberYear) -> list[Entry]:
        rows = with_result(year.rows(rule.activity or ()), rule.result)
        return [Entry(row, _rated(rule, _measured(rule.measure, [row]))) for row in rows]

    def ways(self, rule: Rate, add: Adding) -> Iterator[Change]:
        """One more unit: what lacks to the next whole one, or a whole one; and as little as there is.

        Of units that are begun, as little as there is many times over is not the next one: so two of them as well.
        """
        if rule.activity is None or rule.measure == "mark" or rule.of == "mean":
            return  # a mark is another's decision, and so is what a mean is of
        per = _per(rule, add.year)
        if not per:
            return  # as much as there is comes to the same
        rows = with_result(add.year.rows(rule.activity), rule.result)
        have = _measured(rule.measure, rows) if rule.of == "sum" else ZERO
        over = rule.counted(have) % per
        lacks = per - over
        if rule.units == "begun":
            # What is begun counts whole: the least of the next one will do.
            lacks = lacks % per + LEAST.get(rule.measure, ONE)
        lacks += max((rule.over or ZERO) - have, ZERO)
        if rule.measure == "count":
            yield from add.sorts(rule.activity, ceil(lacks))
            return
        amounts = {LEAST[rule.measure], lacks, *([lacks + per] if rule.units == "begun" else [])}
        for amount in sorted(amounts):
            if rule.result or rule.factor:
                yield from add.sorts(rule.activity, words=_amount(rule.measure, amount))
            elif rule.measure != "months" and (change := add.amount(rule.activity, rule.measure, amount)) is not None:
                yield change
