"""Kinds that look points up in a table, by what rows, marks and verdicts say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from dangxing.language.voice import Remark
from dangxing.records import Activity, Ref
from dangxing.rules.kinds.tables import Step, ValueTable
from dangxing.scoring.adding import LEAST, Adding, Change
from dangxing.scoring.evidence import MemberYear
from dangxing.scoring.kinds.base import ZERO, Given, given, refs, window_of
from dangxing.scoring.kinds.ofrows import (
    Entry,
    RowKind,
    amount_words,
    first_of,
    mark_found,
    mark_remark,
    mark_told,
    measured,
)


class ValueTables(RowKind[ValueTable]):
    """Points by the value of each row, of the rows together, or by the verdict."""

    def give(self, rule: ValueTable, year: MemberYear) -> tuple[Given, ...]:
        if rule.by == "verdict":
            return self._by_verdict(rule, year)
        if rule.mark is not None:
            return self._by_mark(rule, rule.mark, year)
        if rule.by == "count" or rule.of == "sum":
            rows = self.rows(rule, year)
            number = measured(rule.by, rows)
            remark = self.told(rule, year, Remark(f"remarks.sum-{rule.by}", {"sum": number}))
            return given(1, self._step(rule, number), refs(rows), remark) if rows else ()
        return super().give(rule, year)

    def all_entries(self, rule: ValueTable, year: MemberYear) -> list[Entry]:
        if rule.by == "nth":
            return list(self._by_nth(rule, self.fitting(rule, year), year))
        rows = self.rows(rule, year)
        if isinstance(rule.table, tuple):
            return [Entry(row, self._amount(rule, getattr(row, str(rule.by)))) for row in rows]
        return [Entry(row, self._word(rule, row, year)) for row in rows]

    def _by_nth(self, rule: ValueTable, rows: Iterable[Activity], year: MemberYear) -> Iterator[Entry]:
        """Which time it was is counted over the whole window, were only a part of the year looked at. Of rows of which
        only the first are there, those of the window are."""
        counts: dict[tuple[object, object], int] = defaultdict(int)
        own = {id(row) for row in rows}
        every, around = rule.within or rule.anew, year.around or year
        in_a_row = every == "in-a-row"

        def window_at(row: Activity) -> object:
            return window_of(every, row.date, year.calendar)

        there = {row.ref for row in first_of(rule.keep, self.fitting(rule, around), window_at)}
        counted = around.rows(rule.activity or ()) if in_a_row else self.fitting(rule, around)
        for row in sorted(counted, key=lambda row: (row.date, row.row)):
            window = window_at(row)
            same = getattr(row, rule.same) if rule.same else "all"
            # A row that does not say what it is of is of nothing else.
            key = window, ("row", row.row) if same is None else same
            if in_a_row and row.result not in (rule.result or ()):
                counts[key] = 0
                continue
            if row.ref not in there:
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
        return given(1, self._step(rule, mark.value), mark.cells, mark_remark(name, mark.value))

    def silence(self, rule: ValueTable, year: MemberYear) -> Remark | None:
        if rule.by == "verdict":
            verdict = self.key(rule, year)
            return Remark("remarks.verdict", {"verdict": verdict}) if verdict else Remark("remarks.needs-verdict")
        return None if rule.mark is None else mark_found(rule.mark, year)

    def key(self, rule: ValueTable, year: MemberYear) -> str | None:
        if rule.by == "verdict":
            return year.appraisal.verdict if year.appraisal else None
        return None if rule.mark is None else mark_told(rule.mark, year)

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
            have = len(self.rows(rule, add.year)) if rule.by == "count" else 0
            for count in range(1, max(most - have, 1) + 1):
                yield from add.sorts(activity, count)
        elif rule.by != "mark":
            yield from self._by_amount(rule, rule.table, add)

    def _by_amount(self, rule: ValueTable, steps: Iterable[Step], add: Adding) -> Iterator[Change]:
        have = measured(rule.by, self.rows(rule, add.year)) if rule.of == "sum" else ZERO
        least = LEAST[str(rule.by)]
        edges = {edge + more for step in steps for edge in _edges(step) for more in (ZERO, least)} | {have + least}
        for edge in sorted(edge for edge in edges if edge > have):
            yield from add.sorts(rule.activity or (), words=amount_words(str(rule.by), edge - have))


def _edges(step: Step) -> Iterator[Decimal]:
    yield from (edge for edge in (step.at_least, step.more_than, step.at_most, step.less_than) if edge is not None)
