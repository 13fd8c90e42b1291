"""The cross-checks of 活動, the longest sheet: what it costs here a row costs a million times."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from decimal import Decimal
from itertools import compress, repeat
from operator import and_, is_, ne, not_
from typing import Any

from dangxing.language.script import LONGEST_WORD, Term, Terms
from dangxing.records import Place, Present
from dangxing.rules import RuleSet, Track
from dangxing.workbook.validating.checks import Check, Event, Known, name_key
from dangxing.workbook.validating.faults import shown
from dangxing.workbook.validating.lexicon import Lexicon, Words
from dangxing.workbook.validating.problems import Problems
from dangxing.workbook.validating.rows import UNMARKED, Columns, RowValues, only
from dangxing.workbook.validating.sheets import Table

_FIELDS = ("hours", "characters", "level", "place", "subject")
# Of an activity: the results that are asked for (None: any), the bounds of the points, and the results that say them.
_Bounds = tuple[tuple[str, ...] | None, tuple[Decimal, Decimal], tuple[str, ...]]


class ActivityCheck(Check):
    """活動: members that are known by id and name, activities of their rules, what each must hold, attendance."""

    def __init__(self, table: Table, lexicon: Lexicon, problems: Problems, known: Known) -> None:
        super().__init__(table, lexicon, problems, known)
        known.attendance_column = table.layout.columns.get("attendance")
        people: dict[Any, RowValues] = {**known.groups, **known.members}
        self.people = people
        self.names: dict[Any, Any]
        self.names, self.branches, self.tracks = ({key: row[at] for key, row in people.items()} for at in (2, 3, 4))
        self.months = {key: known.months.get(track, known.usual_month) for key, track in self.tracks.items()}
        self.bounded = frozenset(key for key, row in people.items() if row[7] is not None or row[8] is not None)
        self.rule_sets = {key: rules for key, (rules, _) in lexicon.rulebook.tracks.items()}
        self.held = frozenset((key, activity) for key, rules in self.rule_sets.items() for activity in rules.held)
        self.given = {key: _given(track) for key, (_, track) in lexicon.rulebook.tracks.items()}
        self.by_post = frozenset(
            name for rules in lexicon.rulebook.rule_sets.values() for *_, rule in rules.walk() if rule.charged_posts
            for name in rule.activities_among(rules)
        )  # fmt: skip
        self.sound: set[tuple[object, ...]] = set()
        self.words = {rules.id: _words(rules) for rules in lexicon.rulebook.rule_sets.values()}
        self.all_words = _words(*lexicon.rulebook.rule_sets.values())
        self.told: dict[tuple[str, str | None], dict[str, object]] = {}

    def __call__(self, columns: Columns) -> None:
        """Check a chunk: what is usual is gone through by columns, rows alone where something is to be told of them."""
        rows, keys, names, dates, activities, *_ = columns
        self.known.active.update(keys)
        if self.by_post:
            for key, activity, result in zip(keys, activities, columns[9], strict=True):
                if activity in self.by_post and key in self.people:
                    owner = self.people[key]
                    self.known.charged[owner[3], activity, result].add(owner[1])
        self._count(rows, keys, dates)
        if "name" in self.table.positions:
            self._check_names(rows, keys, names)
        tracks = list(map(self.tracks.get, keys))
        self._check_shapes(columns, tracks)
        if "points" in self.table.positions or any(self.given.values()):
            self._check_given(columns)
        held = map(self.held.__contains__, zip(tracks, activities, strict=True))
        dated = map(isinstance, dates, repeat(dt.date))
        self._attend(only(columns[:6], list(map(and_, held, dated))))
        if self.bounded:
            for values in compress(zip(*columns, strict=True), map(self.bounded.__contains__, keys)):
                self._check_period(values)

    def _count(self, rows: Sequence[int], keys: Sequence[object], dates: Sequence[object]) -> None:
        """Count the rows of each year."""
        years = self.known.years["activities"]
        usual, month_of = self.known.usual_month, self.months.get
        months = [month_of(key, usual) for key in keys]
        for (month, date), count in Counter(zip(months, dates, strict=True)).items():
            if isinstance(date, dt.date):
                year = _year(date, month)
                if year not in years:
                    self._first_of(year, rows[list(zip(months, dates, strict=True)).index((month, date))])
                years[year] += count
            else:
                self.known.unresolved.add(None)

    def _check_names(self, rows: Sequence[int], keys: Sequence[object], names: Sequence[object]) -> None:
        """Each member's name must be that of the id."""
        own = list(map(self.names.get, keys))
        for row, key, name, known in compress(zip(rows, keys, names, own, strict=True), map(ne, names, own)):
            if isinstance(name, str) and isinstance(known, str) and name_key(name) != name_key(known):
                self.tell("name-mismatch", row, "name", found=shown(name), id=shown(key), name=shown(known))

    def _check_shapes(self, columns: Columns, tracks: Sequence[object]) -> None:
        """A combination of track, activity, level, result and empty columns is looked into once, if it is sound."""
        empty = (map(is_, columns[at], repeat(None)) for at in (6, 7, 12, 14))
        shapes = list(zip(tracks, columns[4], columns[8], columns[9], *empty, strict=True))
        unsound = set(shapes) - self.sound
        if unsound:
            rows = zip(shapes, zip(*columns, strict=True), strict=True)
            for shape, values in compress(rows, map(unsound.__contains__, shapes)):
                if shape not in self.sound and self._check_row(values):
                    self.sound.add(shape)

    def _check_row(self, values: RowValues) -> bool:
        """Whether a row is of a known member, and holds what it must; tells what is wrong."""
        row, key, name, date, activity = values[:5]
        member = self.people.get(key)
        if member is None:
            self.known.unresolved.add(date if isinstance(date, dt.date) else None)
            if isinstance(key, str):
                self.unknown_member(row, key, name)
        track = None if member is None else member[4]
        if track not in self.rule_sets:
            self._check_unbound(row, values)
            return False
        if not isinstance(activity, str):
            self._check_words(row, values)
            return False
        sound = self._check_shape(row, values, track)
        if activity not in self.rule_sets[track].activities:
            self.known.unresolved.add(date if isinstance(date, dt.date) else None)
        return sound

    def _check_given(self, columns: Columns) -> None:
        """Points that people bring in, where a row holds any, or its activity wants them."""
        for values in zip(*columns, strict=True):
            given, activity = self.given.get(self.tracks.get(values[1], "")), values[4]
            if given is not None and isinstance(activity, str) and (values[13] is not None or activity in given):
                self._check_points(values[0], values, given.get(activity, ()))

    def _attend(self, columns: Columns) -> None:
        """Rows of held activities: none twice, none that 簽到 contradicts, and of which events they are."""
        rows, keys, _names, dates, activities, attendance = columns
        own: list[Event] = list(zip(keys, dates, activities, strict=True))
        first = list(map(self.known.attended.setdefault, own, rows))
        for row, before, event in zip(rows, first, own, strict=True) if first != rows else ():
            if before != row:
                told = {"found": Term(event[2]), "date": event[1].isoformat(), "first": self.cell(before, "activity")}
                self.put("duplicate-attendance", row, "activity", told)
        for row, event, mark in zip(rows, own, attendance, strict=True) if self.known.signed else ():
            if event in self.known.signed:
                self._check_signed(row, event, mark)
        if self.known.events is not None:
            branches: Iterable[Any] = map(self.branches.get, keys)
            self._mark(rows, list(zip(branches, dates, activities, strict=True)), attendance, self.known.events)

    def _mark(
        self, rows: Sequence[int], events: Sequence[Event], attendance: Sequence[object], scheduled: Set[Event]
    ) -> None:
        """Keep the first row of each event with an attendance, and without, and all rows of events not in 安排."""
        known = self.known
        unknown = set(events) - scheduled
        if unknown:
            known.unscheduled += (each for each in zip(rows, events, strict=True) if each[1] in unknown)
        blank = list(map(is_, attendance, repeat(UNMARKED)))
        for firsts, wanted in ((known.unmarked, blank), (known.marked, list(map(not_, blank)))):
            # The first row of an event is what is put there last.
            found = dict(compress(zip(reversed(events), reversed(rows), strict=True), reversed(wanted)))
            for event in found.keys() - unknown:
                firsts.setdefault(event, found[event])

    def _check_period(self, values: RowValues) -> None:
        """A row of a member whose year begins late or ends early: of which year it is, and whether it is outside."""
        row, key, _name, date, activity, *_ = values
        member = self.people[key]
        track, start, end = member[4], member[7], member[8]
        if track not in self.rule_sets or not isinstance(activity, str) or not isinstance(date, dt.date):
            return
        years = self.known.years["activities"]
        whole = isinstance(start, dt.date) and isinstance(end, dt.date)
        if whole and track in self.lexicon.terms and start <= date <= end:
            years[date.year] -= 1
            self._first_of(end.year, row)
            years[end.year] += 1
        if (start is not None and _before(date, start)) or (end is not None and _before(end, date)):
            self.known.outside.append((row, date, _year(date, self.months[key])))

    def _first_of(self, year: int, row: int) -> None:
        """Keep the first row of a year."""
        place = self.table.grid.index, self.table.place(row, "date")
        key = "activities", year
        self.known.dated[key] = min(self.known.dated.get(key, place), place)

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
            (between, saying)
            for results, between, saying in bounds
            if attendance == Present and (results is None or result in results)
        ]
        for (low, high), saying in asked:
            told = {"activity": Term(activity), "low": f"{low:f}", "high": f"{high:f}"}
            if points is None and result not in saying:
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
            if rule.entered is not None:
                for reads in rule.reads():
                    saying = tuple(word for loc, word in reads.results if loc[0] == "table")
                    for activity in reads.activities:
                        found.setdefault(activity, []).append((reads.only, rule.entered, saying))
    return found


def _titles(rule_sets: Iterable[RuleSet]) -> str:
    return "、".join(track.title for rules in rule_sets for track in rules.tracks.values())


def _words(*rule_sets: RuleSet) -> Words:
    """What may stand in 活動 by these rules."""
    return Words(
        {name: (entry.en,) for rules in rule_sets for name, entry in rules.activities.items() if entry.kind != "branch"}
    )


def _year(date: dt.date, month: int) -> int:
    """The year of a day, where years begin with a month."""
    return date.year - (date.month < month)


def _before(first: object, second: object) -> bool:
    return isinstance(first, dt.date) and isinstance(second, dt.date) and first < second
