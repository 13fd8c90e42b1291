"""The arithmetic of a regulation: one class for each kind of rule, and the table that finds it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from dangxing.language.voice import Remark
from dangxing.records import Activity
from dangxing.rules import Category, Keep, Rule, Track
from dangxing.rules import kinds as k
from dangxing.scoring.adding import Adding, Change
from dangxing.scoring.evidence import MemberYear
from dangxing.scoring.kinds import amounts, events, ofrows, rows, tables
from dangxing.scoring.kinds.base import ZERO, Given, Kind, SoFar
from dangxing.scoring.kinds.requirement import Requirements
from dangxing.scoring.settled import parts_anew

__all__ = [
    "ZERO", "Given", "SoFar", "applies", "asides", "five_numbers", "give", "kept_together", "key", "row_key", "seen_by",
    "silence", "so_far", "ways",
]  # fmt: skip

five_numbers = events.five_numbers

_KINDS: Final[Mapping[type[Any], Kind[Any]]] = {
    k.PerOccurrence: rows.PerOccurrences(),
    k.Presence: rows.Presences(),
    k.Absence: rows.Absences(),
    k.Shortfall: rows.Shortfalls(),
    k.HoursShort: events.HoursShorts(),
    k.MissingPeriods: events.MissingSpans(),
    k.Attendance: events.Attendances(),
    k.ValueTable: tables.ValueTables(),
    k.GivenPoints: amounts.GivenPointsKind(),
    k.Rate: amounts.Rates(),
    k.BranchRank: events.BranchRanks(),
    k.Forfeit: events.Forfeits(),
    k.Requirement: Requirements(),
}


def give(rule: Rule, year: MemberYear) -> tuple[Given, ...]:
    """What the rule gives the member, gains before losses; nothing for nothing."""
    return _KINDS[type(rule)].give(rule, year)


def seen_by(rule_id: str, track: Track, year: MemberYear) -> MemberYear:
    """The year as a rule sees it: whose rows it reads, without those that others count in its stead."""
    if rule_id in track.seeing_all:
        return year
    rule, instead = track.rules[rule_id], track.replacing.get(rule_id, ())
    seen = year.as_of_others(rule.whose)
    if instead:
        given = [one for other in instead for one in _in_stead(track.rules[other], seen_by(other, track, year))]
        aside = frozenset(ref for one in given for ref in one.evidence)
        seen = replace(seen.without(aside), set_aside=len(aside)) if aside else seen
    days = [day for closed in track.closing.get(rule_id, ()) if (day := year.day_of(closed.reads())) is not None]
    if days:
        seen = seen.up_to(min(days), rule.reads())
    if seen is year or year.around is None:
        return seen
    # Which time it was is counted over the year around a part of it, by what the rule sees of that.
    return replace(seen, around=seen_by(rule_id, track, year.around))


def asides(year: MemberYear) -> Iterator[Remark]:
    """What of the rows that a rule reads it does not count, as it sees the year."""
    if year.set_aside:
        yield Remark("remarks.instead", {"count": year.set_aside})
    if year.closed:
        yield Remark("remarks.closed-rows", {"count": year.closed})


def _in_stead(rule: Rule, year: MemberYear) -> Iterator[Given]:
    """What a rule gives in all, of each part of the year where it is reckoned anew in each."""
    years = [year] if rule.anew is None else [year.within(span) for span in parts_anew(rule, year)]
    for each in years:
        yield from give(rule, each)


def kept_together(category: Category, track: Track, year: MemberYear) -> dict[str, tuple[Given, ...]]:
    """What rules give, by id, of which only the highest of all the rows of their part count."""
    found: dict[str, tuple[Given, ...]] = {}
    for part in category.parts.values():
        found |= _together(part.keep, part.rules, track, year) if part.keep else ()
    return found


def _together(
    keep: Keep, rules: Mapping[str, Rule], track: Track, year: MemberYear
) -> Iterator[tuple[str, tuple[Given, ...]]]:
    entries = [
        (key, entry)
        for key, rule in rules.items()
        for entry in ofrows.entries(_KINDS[type(rule)], rule, seen_by(key, track, year))
    ]
    left = ofrows.kept(keep, [entry for _, entry in entries])
    for key in rules:
        own = [entry for home, entry in entries if home == key]
        chosen = [entry for entry in own if any(entry is other for other in left)]
        yield key, ofrows.of_entries(chosen, len(own) - len(chosen), keep)


def so_far(rule: Rule, year: MemberYear, standard: Decimal) -> SoFar:
    """What the rule gives a member whose period has not ended. ``standard`` is that of the rule's category."""
    return _KINDS[type(rule)].so_far(rule, year, standard)


def ways(rule: Rule, add: Adding) -> Iterator[Change]:
    """Additions to the records by which the rule may take less or give more, the smallest of each way."""
    return _KINDS[type(rule)].ways(rule, add)


def applies(rule: Rule, year: MemberYear) -> bool:
    """Whether the rule applies to the member."""
    return _KINDS[type(rule)].applies(rule, year)


def silence(rule: Rule, year: MemberYear) -> Remark | None:
    """Why the rule gives and takes nothing; None where the rows that it reads say it."""
    return _KINDS[type(rule)].silence(rule, year)


def key(rule: Rule, year: MemberYear) -> str | None:
    """The value by which the rule's points are looked up, where it is one for all that it reads."""
    return _KINDS[type(rule)].key(rule, year)


def row_key(rule: Rule, row: Activity, year: MemberYear) -> str | None:
    """The values by which the points of a row are looked up, and what multiplies them."""
    return _KINDS[type(rule)].row_key(rule, row, year)
