"""Kinds that give each row points of its own: which of the rows count, and what marks and amounts say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Generic, NamedTuple, TypeVar

from dangxing.language.voice import Remark, plain
from dangxing.records import Activity
from dangxing.rules.kinds.ofrows import Factor, Keep, OfRows
from dangxing.rules.pots import bounded
from dangxing.scoring.adding import Words
from dangxing.scoring.evidence import MemberYear
from dangxing.scoring.kinds.base import ZERO, Given, Kind, given_by_rows, with_result

TOLD = Decimal("0.0001")
"""To so many decimals means and marks are told."""


class Entry(NamedTuple):
    """A row, and the points that a rule gives it; ``held``: to the most that a row may give."""

    row: Activity
    points: Decimal
    held: bool = False


def _group(keep: Keep, row: Activity) -> object:
    """The group of a row. One that does not say what it is of is of nothing else."""
    same = getattr(row, keep.same) if keep.same else "all"
    return ("row", row.row) if same is None else same


def first_of(
    keep: Keep | None, rows: Sequence[Activity], window: Callable[[Activity], object] | None = None
) -> list[Activity]:
    """The rows that are there at all, where only the first of each group are, in each ``window`` of days; in the order
    of rows."""
    if keep is None or keep.first is None:
        return list(rows)
    seen: Counter[object] = Counter()
    stay = set()
    for row in sorted(rows, key=lambda row: (row.date, row.row)):
        group = _group(keep, row), window(row) if window else None
        seen[group] += 1
        if seen[group] <= keep.first:
            stay.add(row.ref)
    return [row for row in rows if row.ref in stay]


def kept(keep: Keep | None, entries: Sequence[Entry]) -> list[Entry]:
    """The entries that count, the earlier row of equal ones; in the order of rows."""
    if keep is None or keep.first:
        return list(entries)
    sign = 1 if keep.end == "lowest" else -1
    groups: dict[object, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[_group(keep, entry.row)].append(entry)
    found = (
        entry
        for group in groups.values()
        for entry in sorted(group, key=lambda entry: (sign * entry.points, entry.row.date, entry.row.row))[: keep.most]
    )
    return sorted(found, key=lambda entry: entry.row.row)


def of_entries(entries: Sequence[Entry], aside: int = 0, keep: Keep | None = None) -> tuple[Given, ...]:
    """What entries give together, and what they take. ``aside``: so many rows were not kept, by ``keep``."""
    remark = _not_kept(aside, keep)
    if held := sum(entry.held for entry in entries):
        told = Remark("remarks.each-held", {"count": held})
        remark = told if remark is None else Remark("remarks.and", {"first": told, "second": remark})
    return given_by_rows([(entry.row.ref, entry.points) for entry in entries], remark)


def _not_kept(aside: int, keep: Keep | None) -> Remark | None:
    end = keep.end if keep else "highest"
    return Remark(f"remarks.not-kept{'' if end == 'highest' else f'-{end}'}", {"count": aside}) if aside else None


R = TypeVar("R", bound=OfRows)


class RowKind(Kind[R], Generic[R]):
    """A kind that gives each row points of its own."""

    def fitting(self, rule: R, year: MemberYear) -> list[Activity]:
        """The rows with a result that is asked for, whichever of them are there for the rule."""
        return with_result(year.rows(rule.activities), rule.results)

    def rows(self, rule: R, year: MemberYear) -> list[Activity]:
        """The rows that the rule counts."""
        return first_of(rule.keep, self.fitting(rule, year))

    def told(self, rule: R, year: MemberYear, remark: Remark) -> Remark:
        """A remark of all rows together; and how many of them are not there for the rule."""
        aside = _not_kept(len(self.fitting(rule, year)) - len(self.rows(rule, year)), rule.keep)
        return remark if aside is None else Remark("remarks.and", {"first": remark, "second": aside})

    def all_entries(self, rule: R, year: MemberYear) -> list[Entry]:
        """Every row that the rule reads, with its points as they are before any factor or bound."""
        raise NotImplementedError

    def row_key(self, rule: R, row: Activity, year: MemberYear) -> str | None:
        if rule.factor is None:
            return None
        return f"× {plain(rule.factor.of(words_of(rule.factor, row, year)) * 100)}%"

    def factored(self, rule: R, year: MemberYear) -> list[Entry]:
        """Every row that the rule reads, with its points: times a factor, then held to the most of each row."""
        every, factor, most = self.all_entries(rule, year), rule.factor, rule.each_at_most
        if factor is not None:
            every = [Entry(row, points * factor.of(words_of(factor, row, year))) for row, points, _ in every]
        if most is not None:
            every = [Entry(row, bounded(points, most), held=abs(points) > most) for row, points, _ in every]
        return every

    def entries(self, rule: R, year: MemberYear) -> list[Entry]:
        """The rows that the rule keeps, with their points."""
        return kept(rule.keep, self.factored(rule, year))

    def give(self, rule: R, year: MemberYear) -> tuple[Given, ...]:
        found = self.entries(rule, year)
        return of_entries(found, len(self.fitting(rule, year)) - len(found), rule.keep)


def words_of(factor: Factor, row: Activity, year: MemberYear) -> tuple[str | None, ...]:
    """What a row says in the columns of a factor."""
    found = (year.member.post if key == "post" else getattr(row, key) for key in factor.keys)
    return tuple(None if value is None else str(value) for value in found)


def entries(kind: Kind[R], rule: R, year: MemberYear) -> list[Entry]:
    """The rows that count for a rule; none of a kind whose rows have no points of their own."""
    return kind.entries(rule, year) if isinstance(kind, RowKind) else []


def amount_words(measure: str, amount: Decimal) -> Words:
    """What a row says that holds so many hours, or characters."""
    return Words(hours=amount) if measure == "hours" else Words(characters=amount)


def mark_remark(name: str, mark: Decimal) -> Remark:
    """A mark as a sentence, to four decimals."""
    told = mark.quantize(TOLD)
    return Remark("remarks.mark", {"mark": name, "value": mark if mark == told else told})


def mark_found(name: str, year: MemberYear) -> Remark:
    """Which mark was looked up, or that there is none."""
    value = year.marks[name].value
    return Remark("remarks.needs-mark", {"mark": name}) if value is None else mark_remark(name, value)


def mark_told(name: str, year: MemberYear) -> str | None:
    """A mark by which points are looked up; None: there is none."""
    value = year.marks[name].value
    return None if value is None else f"{value:f}"


def measured(by: object, rows: Sequence[Activity]) -> Decimal:
    """How many rows there are, or how much of ``by`` (hours, characters) they hold together."""
    if by == "count":
        return Decimal(len(rows))
    return sum((getattr(row, str(by)) or ZERO for row in rows), ZERO)
