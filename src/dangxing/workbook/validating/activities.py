"""The cross-checks of 活動, the longest sheet: what it costs here a row costs a million times."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from operator import itemgetter

from dangxing.language.script import LONGEST_WORD, Term, Terms
from dangxing.records import Place, Present
from dangxing.rules import GivenPoints, RuleSet, Track
from dangxing.workbook.validating.checks import Check, Event, Known, name_key
from dangxing.workbook.validating.faults import shown
from dangxing.workbook.validating.lexicon import Lexicon, Words
from dangxing.workbook.validating.problems import Problems
from dangxing.workbook.validating.rows import UNMARKED, RowValues
from dangxing.workbook.validating.sheets import Table

_FIELDS = ("hours", "characters", "level", "place", "subject")
# Of an activity: the results that are asked for (None: any), and the bounds of the points.
_Bounds = tuple[tuple[str, ...] | None, Decimal, Decimal]


class ActivityCheck(Check):
    """活動: members that are known by id and name, activities of their rules, what each must hold, attendance."""

    def __init__(self, table: Table, lexicon: Lexicon, problems: Problems, known: Known) -> None:
        super().__init__(table, lexicon, problems, known)
        known.attendance_column = table.layout.columns.get("attendance")
        self.attended = known.attended
        self.rule_sets = {key: rules for key, (rules, _) in lexicon.rulebook.tracks.items()}
        self.held = {key: frozenset(rules.held) for key, rules in self.rule_sets.items()}
        self.given = {key: _given(track) for key, (_, track) in lexicon.rulebook.tracks.items()}
        self.sound: set[tuple[object, ...]] = set()
        self.words = {rules.id: _words(rules) for rules in lexicon.rulebook.rule_sets.values()}
        self.all_words = _words(*lexicon.rulebook.rule_sets.values())
        self.told: dict[tuple[str, str | None], dict[str, object]] = {}

    def __call__(self, rows: list[RowValues]) -> None:  # noqa: C901 - a loop over a million rows, spared its calls
        """Check a chunk. A combination of track, activity, result and filled columns is looked into once."""
        members, sound, attended, held = self.known.members, self.sound, self.attended, self.held
        groups = self.known.groups
        years, events = self.known.years["activities"], self.known.events
        marked, unmarked, unresolved = self.known.marked, self.known.unmarked, self.known.unresolved
        signed, months, usual = self.known.signed, self.known.months, self.known.usual_month
        date_type, terms, given = dt.date, self.lexicon.terms, self.given
        self.known.active.update(map(itemgetter(1), rows))
        for values in rows:
            row, key, name, date, activity, attendance, hours, characters, level, result, *more = values
            place, points, subject = more[2:5]
            dated = isinstance(date, date_type)
            member = members.get(key)
            if member is None and groups:
                member = groups.get(key)
            if dated:
                year = date.year - (date.month < (usual if member is None else months.get(member[4], usual)))
                if year not in years:
                    self._first_of(year, row)
                years[year] += 1
            else:
                unresolved.add(None)
            if member is None:
                unresolved.add(date if dated else None)
                if isinstance(key, str):
                    self.unknown_member(row, key, name)
                self._check_unbound(row, values)
                continue
            if name is not None and name != member[2]:
                self._check_name(row, key, name, member)
            track = member[4]
            if track not in held:
                self._check_unbound(row, values)
                continue
            shape = (track, activity, result, hours is None, characters is None, level, place is None, subject is None)
            if shape not in sound:
                if not isinstance(activity, str):
                    self._check_words(row, values)
                    continue
                if self._check_shape(row, values, track):
                    sound.add(shape)
                elif activity not in self.rule_sets[track].activities:
                    unresolved.add(date if dated else None)
            if points is not None or activity in given[track]:
                self._check_points(row, values, given[track].get(activity, ()))
            if not dated:
                continue
            if activity in held[track]:
                own = (key, date, activity)
                if attended.setdefault(own, row) != row:
                    first = self.cell(attended[own], "activity")
                    told = {"found": Term(activity), "date": date.isoformat(), "first": first}
                    self.put("duplicate-attendance", row, "activity", told)
                if signed and own in signed:
                    self._check_signed(row, own, attendance)
                if events is not None:
                    event = (member[3], date, activity)
                    if event not in events:
                        self.known.unscheduled.append((row, event))
                    elif attendance is UNMARKED:
                        unmarked.setdefault(event, row)
                    else:
                        marked.setdefault(event, row)
            start, end = member[7], member[8]
            if track in terms and isinstance(start, date_type) and isinstance(end, date_type) and start <= date <= end:
                years[date.year] -= 1
                if end.year not in years:
                    self._first_of(end.year, row)
                years[end.year] += 1
            if (start is not None and _before(date, start)) or (end is not None and _before(end, date)):
                self.known.outside.append((row, date, year))

    def _first_of(self, year: int, row: int) -> None:
        """Keep the first row of a year."""
        self.known.dated.setdefault(("activities", year), (self.table.grid.index, self.table.place(row, "date")))

    def _check_signed(self, row: int, own: Event, attendance: object) -> None:
        """What 簽到 says of the same attendance must be the same."""
        signed = self.known.signed[own]
        titles = {str(key): choice.title for key, choice in self.lexicon.rulebook.contract.attendance.items()}
        if attendance in titles and attendance != signed.attendance:
            cell = Place(None, signed.row - 1, signed.column).cell
            sheet = Term(self.lexicon.rulebook.contract.sheets["sign_in"].title)
            mark = Term(titles[signed.attendance])
            told = {"found": Term(titles[str(attendance)]), "mark": mark, "sheet": sheet, "first": cell}
            self.put("sign-in-differs", row, "attendance", told)

    def _check_name(self, row: int, key: str, name: object, member: RowValues) -> None:
        own = member[2]
        if isinstance(name, str) and isinstance(own, str) and name_key(name) != name_key(own):
            self.tell("name-mismatch", row, "name", found=shown(name), id=shown(key), name=shown(own))

    def _check_shape(self, row: int, values: RowValues, track: str) -> bool:
        """Whether the activity is one of the member's rules, and holds what it must; tells what is wrong."""
        activity, hours, characters, level, result = values[4], *values[6:10]
        rules = self.rule_sets[track]
        entry = rules.activities.get(activity)
        if entry is None or entry.kind == "branch":
            if entry is not None:
                self.tell("schedule-only", row, "activity", found=Term(activity))
            else:
                self._unknown_activity(row, activity, rules)
            self._check_words(row, values)
            return False
        sound = self._check_level(row, level)
        if entry.kind != "held":
            # What a held activity must hold is in the row of 安排.
            for field, value in zip(_FIELDS, (hours, characters, level, values[12], values[14]), strict=True):
                if value is None and getattr(entry, field) == "required":
                    self.tell("missing-for-activity", row, field, column=self.title(field), activity=Term(activity))
                    sound = False
        if isinstance(result, str) and result not in entry.results:
            told = {"found": shown(result), "activity": Term(activity), "allowed": Terms("、".join(entry.results))}
            self.put("unknown-result" if entry.results else "result-not-taken", row, "result", told)
            sound = False
        return sound

    def _check_points(self, row: int, values: RowValues, bounds: Sequence[_Bounds]) -> None:
        """Points that people bring in: there, and within what every rule that reads them allows, or read by none."""
        activity, attendance, result, points = values[4], values[5], values[9], values[13]
        asked = [
            (low, high)
            for results, low, high in bounds
            if attendance == Present and (results is None or result in results)
        ]
        for low, high in asked:
            told = {"activity": Term(activity), "low": f"{low:f}", "high": f"{high:f}"}
            if points is None:
                self.put("points-wanting", row, "points", told)
            elif isinstance(points, Decimal) and not low <= points <= high:
                self.put("points-outside", row, "points", {**told, "found": f"{points:f}"})
        if not asked and isinstance(points, Decimal) and points:
            self.put("points-unread", row, "points", {"activity": Term(activity), "found": f"{points:f}"})

    def _check_unbound(self, row: int, values: RowValues) -> None:
        """What can be said of a row whose rules are not known: words that no rule set has."""
        activity = values[4]
        if isinstance(activity, str) and activity not in self.all_words.allowed:
            self._unknown_activity(row, activity, None)
        self._check_words(row, values)

    def _check_words(self, row: int, values: RowValues) -> None:
        level, result = values[8], values[9]
        self._check_level(row, level)
        if isinstance(result, str) and result not in self.lexicon.results.allowed:
            self.unknown_word(row, "result", result)

    def _check_level(self, row: int, level: object) -> bool:
        if isinstance(level, str) and level not in self.lexicon.levels.allowed:
            self.unknown_word(row, "level", level)
            return False
        return True

    def _unknown_activity(self, row: int, activity: str, rules: RuleSet | None) -> None:
        key = (activity, None if rules is None else rules.id)
        told = self.told.get(key)
        if told is None:
            words = self.words[rules.id] if rules else self.all_words
            near = self.lexicon.activity_meant(activity, words)
            # A term of other rules is no slip of the pen: it says whose it is, rather than what it may be meant for.
            if rules is not None and activity in self.lexicon.activities.allowed:
                told = {
                    "found": Term(activity),
                    "track": Terms(_titles([rules])),
                    "tracks": Terms(self._users(activity)),
                }
            else:
                told = {"found": shown(activity)} if near is None else {"found": shown(activity), "nearest": Term(near)}
            if len(self.told) < _KEPT and len(activity) <= LONGEST_WORD:
                self.told[key] = told
        self.put("unknown-activity", row, "activity", told)

    def _users(self, activity: str) -> str:
        """The tracks whose rules know the activity."""
        return _titles(rules for rules in self.lexicon.rulebook.rule_sets.values() if activity in rules.activities)


_KEPT = 10_000


def _given(track: Track) -> dict[str, list[_Bounds]]:
    """The activities of a track whose rows bring their points, with what these may be."""
    found: dict[str, list[_Bounds]] = {}
    for category in track.categories.values():
        for rule in category.rules.values():
            if isinstance(rule, GivenPoints):
                for activity in rule.activity:
                    found.setdefault(activity, []).append((rule.result, *rule.between))
    return found


def _titles(rule_sets: Iterable[RuleSet]) -> str:
    return "、".join(track.title for rules in rule_sets for track in rules.tracks.values())


def _words(*rule_sets: RuleSet) -> Words:
    """What may stand in 活動 by these rules."""
    return Words(
        {name: (entry.en,) for rules in rule_sets for name, entry in rules.activities.items() if entry.kind != "branch"}
    )


def _before(first: object, second: object) -> bool:
    return isinstance(first, dt.date) and isinstance(second, dt.date) and first < second
