"""Members' own registers against the branch's records: what one of them has alone, what both tell otherwise, and the
points that hang on it.

What a difference moves is found by scoring the member anew with it, so that caps, floors and all other rules have their
say. Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Literal

from dangxing.records import Activity, Event, Member, Records, SignIn
from dangxing.results import Scorecard
from dangxing.rules import Rulebook
from dangxing.scoring import undecided
from dangxing.scoring.bests import with_bests
from dangxing.scoring.evidence import period_of
from dangxing.scoring.explaining.reaching import alone

FIELDS: Final = ("attendance", "hours", "characters", "level", "result", "place", "points", "subject")
"""What two rows of one thing are held against each other by."""
_ZERO: Final = Decimal(0)
_Key = tuple[object, ...]
_Pair = tuple[Activity | None, Activity | None]
"""A row of the register and one of the records; None: there is none."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A row of one side alone (``own``, ``branch``), or rows of both that differ in ``fields``.

    ``gain`` is what the quantified score gains if the member's register is followed in this alone, ``total`` the total;
    None: there is none.
    """

    kind: Literal["own", "branch", "both"]
    own: Activity | None
    branch: Activity | None
    fields: tuple[str, ...]
    gain: Decimal
    total: Decimal | None

    @property
    def row(self) -> Activity:
        """The row that says what it is about."""
        found = self.own or self.branch
        assert found is not None  # noqa: S101 - one of them there is
        return found


@dataclass(frozen=True, slots=True)
class Compared:
    """A member whose register was held against the records.

    ``same`` is in how many rows both agree; ``gain`` and ``total`` what following the register in all would bring;
    ``left`` how many rows of meetings, or of what is none, were not compared: the register keeps none of the kind.
    """

    member: Member
    same: int
    differences: tuple[Difference, ...]
    gain: Decimal
    total: Decimal | None
    left: int = 0


def compare(own: Iterable[Activity], records: Records, rulebook: Rulebook, year: int) -> list[Compared]:
    """A comparison for each member with a row in ``own``, whose ids are those of ``records``, in the order of 成員.

    Rows outside the member's period count for nothing, and are left aside on both sides.
    """
    rulebook = rulebook.for_year(year)
    held_activities = {name for rules in rulebook.rule_sets.values() for name in rules.held}
    by_member: dict[str, list[Activity]] = defaultdict(list)
    held: set[_Key] = set()
    for row in own:
        # Two registers may tell of the same meeting.
        key = row.id, row.date, row.activity, *(getattr(row, field) for field in FIELDS)
        if key not in held:
            by_member[row.id].append(row)
        if row.activity in held_activities:
            held.add(key)
    parts = _Parts(with_bests(records, rulebook, year), by_member)
    return [
        _compared(member, by_member[member.id], parts, rulebook, year)
        for member in records.members
        if member.id in by_member
    ]


class _Parts:
    """The records parted by member and branch, once for all who are compared."""

    def __init__(self, records: Records, wanted: Container[str]) -> None:
        self._records = records
        self.rows: dict[str, list[Activity]] = defaultdict(list)
        for row in records.activities:
            if row.id in wanted:
                self.rows[row.id].append(row)
        self._events: dict[str, list[Event]] = defaultdict(list)
        for event in records.schedule:
            self._events[event.branch].append(event)
        self._appraisal = {row.id: row for row in records.appraisal}
        self._branches = {row.branch: row for row in records.branches}

    def of(self, member: Member, rulebook: Rulebook) -> Records:
        """What of the records the member's score depends on."""
        if rulebook.meets_others:
            return alone(self._records, member, rulebook)
        return replace(
            self._records,
            members=(member,),
            schedule=tuple(self._events[member.branch]),
            activities=tuple(self.rows[member.id]),
            appraisal=tuple(filter(None, [self._appraisal.get(member.id)])),
            branches=tuple(filter(None, [self._branches.get(member.branch)])),
        )


def _compared(member: Member, own: Sequence[Activity], parts: _Parts, rulebook: Rulebook, year: int) -> Compared:
    rules, _ = rulebook.tracks[member.track]
    period = period_of(member, year, rules)
    if period is None:
        return Compared(member, 0, (), _ZERO, None)
    recorded = [row for row in parts.rows[member.id] if period[0] <= row.date <= period[1]]
    own = [row for row in own if period[0] <= row.date <= period[1]]
    kept = {row.activity in rules.held for row in own}
    asked = [row for row in recorded if (row.activity in rules.held) in kept]
    same, pairs = _paired(own, asked)
    scored = _Scored(parts.of(member, rulebook), member.id, rulebook, year)
    before = scored.card([])
    found = []
    for one, other in pairs:
        kind: Literal["own", "branch", "both"] = "branch" if one is None else "own" if other is None else "both"
        fields = _differing(one, other) if one is not None and other is not None else ()
        after = scored.card([(one, other)])
        found.append(Difference(kind, one, other, fields, *_moved(before, after)))
    every = scored.card(pairs)
    return Compared(member, same, tuple(found), *_moved(before, every), len(recorded) - len(asked))


def _paired(own: Sequence[Activity], recorded: Sequence[Activity]) -> tuple[int, list[_Pair]]:
    """How many rows agree, and the others in pairs: by day and activity, alike rows first, then as they stand."""
    there: dict[_Key, list[Activity]] = defaultdict(list)
    for row in recorded:
        there[row.date, row.activity].append(row)
    same = 0
    open_ones: list[Activity] = []
    for row in own:
        alike = next((other for other in there[row.date, row.activity] if not _differing(row, other)), None)
        if alike is None:
            open_ones.append(row)
        else:
            there[row.date, row.activity].remove(alike)
            same += 1
    pairs: list[_Pair] = []
    for row in open_ones:
        others = there[row.date, row.activity]
        pairs.append((row, others.pop(0) if others else None))
    pairs += [(None, row) for rows in there.values() for row in rows]
    return same, sorted(pairs, key=lambda pair: _order(pair[0] or pair[1]))


def _order(row: Activity | None) -> tuple[object, ...]:
    assert row is not None  # noqa: S101 - of a pair one is there
    return row.date, row.activity, row.ref.order


def _differing(own: Activity, recorded: Activity) -> tuple[str, ...]:
    """The fields in which they differ. What the register is silent about it does not deny."""
    found = []
    # A mark of 簽到 can say nothing but the attendance.
    for field in FIELDS[:1] if isinstance(recorded, SignIn) else FIELDS:
        value = getattr(own, field)
        if value is not None and value != getattr(recorded, field):
            found.append(field)
    return tuple(found)


def followed(own: Activity, recorded: Activity) -> Activity:
    """The recorded row with what the member's register says."""
    said = {field: getattr(own, field) for field in _differing(own, recorded)}
    return replace(recorded, **said)


@dataclass(frozen=True)
class _Scored:
    """One member's records, scored again and again."""

    records: Records
    member: str
    rulebook: Rulebook
    year: int

    def card(self, pairs: Sequence[_Pair]) -> Scorecard:
        """The card with recorded rows as the register has them; None for one that it has not."""
        gone = {id(other) for _, other in pairs if other is not None}
        rows = [row for row in self.records.activities if id(row) not in gone]
        rows += [one if other is None else followed(one, other) for one, other in pairs if one is not None]
        cards = undecided(replace(self.records, activities=tuple(rows)), self.rulebook, self.year)
        return next(card for card in cards if card.member.id == self.member)


def _moved(before: Scorecard, after: Scorecard) -> tuple[Decimal, Decimal | None]:
    gain = (after.quantified or _ZERO) - (before.quantified or _ZERO)
    total = None if before.total is None or after.total is None else after.total - before.total
    return gain, total
