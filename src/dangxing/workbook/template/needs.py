"""What a template must offer for some tracks, read off their rules: sheets, columns and words. Knows no file format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dangxing.records import VOTES, SheetKey
from dangxing.rules import Calendar, Category, Column, Rule, Rulebook, RuleSet, Track, Vocabulary
from dangxing.rules.marks import FIELD, Mark
from dangxing.rules.measures import AskHours
from dangxing.rules.when import OfPost, OfStanding, leaves

_FREE = ("notes", "topic", "evidence", "self_appraisal", "name", "start", "end")
_STAFF = ("staff", "attending")
_RANK = ("year_end_rank", "branches_ranked")


@dataclass(frozen=True)
class Reading:
    """A rule that reads something, and where it stands."""

    track: Track
    category: Category
    rule: Rule


class Needs:
    """What the tracks ``chosen`` (ids, in the order of the rules) have members, branches and offices fill in."""

    def __init__(self, rulebook: Rulebook, chosen: Sequence[str]) -> None:
        self.rulebook = rulebook
        self.tracks: Mapping[str, Track] = {key: rulebook.tracks[key][1] for key in rulebook.tracks if key in chosen}
        self.rule_sets: Sequence[RuleSet] = list(
            {(found := rulebook.tracks[key][0]).id: found for key in self.tracks}.values()
        )
        self._columns: dict[SheetKey, Mapping[str, Column]] = {}

    @cached_property
    def calendars(self) -> Sequence[Calendar]:
        """When the years of the rule sets begin, each once."""
        return list(dict.fromkeys(rules.calendar for rules in self.rule_sets))

    @cached_property
    def readings(self) -> Sequence[Reading]:
        """Every rule of the tracks."""
        return [
            Reading(track, category, rule)
            for rules in self.rule_sets
            for key, track, _, category, _, rule in rules.walk()
            if key in self.tracks
        ]

    @cached_property
    def activities(self) -> Mapping[str, Vocabulary]:
        """The vocabulary of the rule sets; what an activity must hold by any of them."""
        found: dict[str, Vocabulary] = {}
        for rules in self.rule_sets:
            for name, entry in rules.activities.items():
                found[name] = _both(found[name], entry) if name in found else entry
        return found

    def activities_in(self, sheet: SheetKey) -> Sequence[str]:
        """The activities that may stand in a sheet."""
        if sheet == "schedule":
            return [name for name, entry in self.activities.items() if entry.kind in ("held", "branch")]
        if sheet == "sign_in":
            return [name for name, entry in self.activities.items() if entry.kind == "held"]
        return [name for name, entry in self.activities.items() if entry.kind != "branch"]

    @cached_property
    def posts(self) -> Sequence[str]:
        """The posts that points are bound to, each followed by what counts as it."""
        return _distinct(
            word for rules in self.rule_sets for post, same in rules.posts.items() for word in (post, *same)
        )

    @cached_property
    def levels(self) -> Sequence[str]:
        """The levels of awards."""
        return _distinct(level for rules in self.rule_sets for level in rules.levels)

    def must_hold(self, field: str) -> Sequence[str]:
        """The activities whose row in 活動 must hold the column."""
        return [
            name
            for name, entry in self.activities.items()
            if entry.kind not in ("held", "branch") and getattr(entry, field) == "required"
        ]

    def marks_in(self, field: str) -> Sequence[Mark]:
        """The marks of which the column holds one."""
        return [mark for each in self.rule_sets for name, mark in each.marks.items() if field in mark.fields(name)]

    def must_hold_in_schedule(self) -> Sequence[str]:
        """The activities whose row in 安排 must hold the hours."""
        return [name for name in self.activities_in("schedule") if self.activities[name].hours == "required"]

    def readers(self, activity: str) -> Sequence[Reading]:
        """The rules that read an activity, those that read every held one included."""
        return self._by_activity.get(activity, ())

    @cached_property
    def _by_activity(self) -> Mapping[str, Sequence[Reading]]:
        found: dict[str, list[Reading]] = {}
        for each in self.readings:
            for name in dict.fromkeys(each.rule.activities_among(self._rule_set(each))):
                found.setdefault(name, []).append(each)
        return found

    def column_readers(self, sheet: SheetKey, field: str) -> Sequence[Reading]:
        """The rules that read a column."""
        return [
            each
            for each in self.readings
            if any((entry.sheet, entry.column) == (sheet, field) for entry in each.rule.reckons())
        ]

    def columns(self, sheet: SheetKey) -> Mapping[str, Column]:
        """The columns to offer, in the order of the contract: the required ones and those that the tracks use."""
        if sheet not in self._columns:
            uses = self.uses(sheet)
            self._columns[sheet] = {
                field: column
                for field, column in self.rulebook.contract.sheets[sheet].columns.items()
                if column.required or (uses and self._offers(sheet, field))
            }
        return self._columns[sheet]

    def uses(self, sheet: SheetKey) -> bool:
        """Whether the tracks have anything to fill in there."""
        match sheet:
            case "schedule":
                return bool(self.activities_in(sheet))
            case "sign_in":
                return sheet in self.rulebook.contract.sheets and bool(self.activities_in(sheet))
            case "branches":
                return any(self._offers(sheet, field) for field in (*_RANK, *_STAFF))
            case _:
                return True

    def _offers(self, sheet: SheetKey, field: str) -> bool:
        if field == "carried":
            tracks = self.tracks.values()
            return any(each.carried and of.entered(each.carried) for of in tracks for each in of.categories.values())
        if field == "last_outcome":
            return any(each.looks_back for each in self.rule_sets)
        return field in _FREE or bool(self.column_readers(sheet, field)) or self._wants(sheet, field)

    def _wants(self, sheet: SheetKey, field: str) -> bool:
        """Whether a rule set or its words want the column, whatever the rules read."""
        if field.startswith(FIELD):
            return bool(self.marks_in(field))
        if field in VOTES.values():
            return any(each.poll or each.votes_asked for each in self.rule_sets)
        if field in _STAFF:
            return any(each.quorum for each in self.rule_sets)
        match field:
            case "standing":
                advised = any(
                    advice.standing for each in self.rule_sets for band in each.bands for advice in band.advice
                )
                return advised or self._tests(OfStanding)
            case "post":
                return self._tests(OfPost)
            case "hours" if sheet == "activities" and self._tests(AskHours):
                return True
            case "grade" | "satisfaction":
                return any(field in each.ranking for each in self.rule_sets)
            case "verdict":
                return any(
                    (each.veto and each.veto.verdict)
                    or any("verdict" in wants for wants in each.wants.values())
                    or any(band.verdict for band in each.bands)
                    for each in self.rule_sets
                )
            case "poll_score":
                return any(each.polled for each in self.rule_sets)
            case "attendance":
                return any(entry.kind == "held" for entry in self.activities.values())
            case "hours" if sheet == "schedule":
                return bool(self.must_hold_in_schedule())
            case "hours" | "characters" | "level" | "place" | "subject":
                return bool(self.must_hold(field))
            case "result":
                return any(entry.results for entry in self.activities.values())
            case _:
                return False

    def _tests(self, kind: type) -> bool:
        """Whether an outcome asks for something of a kind."""
        return any(
            isinstance(test, kind) for each in self.rule_sets for _, _, when in each.tested for _, test in leaves(when)
        )

    def _rule_set(self, reading: Reading) -> RuleSet:
        return next(rules for rules in self.rule_sets if any(track is reading.track for track in rules.tracks.values()))


def _both(first: Vocabulary, second: Vocabulary) -> Vocabulary:
    """An activity that two rule sets know: it must hold what both want, and may hold what either allows."""
    both = {
        field: "required" if getattr(first, field) == getattr(second, field) == "required" else "optional"
        for field in ("hours", "characters", "level", "place", "subject")
    }
    return first.model_copy(update={**both, "results": tuple(_distinct((*first.results, *second.results)))})


def _distinct(words: Iterator[str] | Sequence[str]) -> list[str]:
    return list(dict.fromkeys(words))
