"""What a change brings: the member is scored anew with it, so that caps, floors and all other rules have their say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import chain, permutations
from typing import TypeVar

from dangxing.records import Activity, Event, Member, Records
from dangxing.results import Scorecard
from dangxing.rules import Rulebook, Track
from dangxing.rules.measures import AskHours, AskRows, Measure, Without
from dangxing.rules.ranking import Counted
from dangxing.rules.when import leaves
from dangxing.scoring import among, undecided
from dangxing.scoring.adding import Adding, Change
from dangxing.scoring.evidence import Kept, Period, period_of
from dangxing.scoring.explaining.effort import Effort
from dangxing.scoring.explaining.options import ASKED, Option, Way, spared, told
from dangxing.scoring.explaining.parts import lifting, parts_of
from dangxing.scoring.explaining.smallest import smallest, times, towards
from dangxing.scoring.index import Index
from dangxing.scoring.kinds import ways
from dangxing.scoring.readers import Readers
from dangxing.scoring.when import measured

R = TypeVar("R", Event, Activity)
ZERO = Decimal(0)
# How often over a change is tried that brings nothing by itself: beyond a bound lies what the next ones bring.
_SEVERAL = (2, 3, 10)
Weight = tuple[Decimal, Decimal, Decimal]
# Before all others.
NEVER: Weight = (Decimal("-Infinity"),) * 3


@dataclass(frozen=True)
class Case:
    """One member's records, to be scored again and again: those of others left out."""

    records: Records
    member: Member
    rulebook: Rulebook
    year: int
    effort: Effort
    target: int | None
    """The place of the band to be reached, if there is a higher one."""
    others: tuple[Scorecard, ...] = ()
    """The cards of others, undecided, among whom the member is ranked."""
    fixed: bool = False
    """Whether the others stay as they are: an event that is added is one for them too, and nobody knows who comes."""
    scored: dict[object, Scorecard] = field(init=False, default_factory=dict)
    """The member's cards with changes that were tried already."""

    kept: Kept = field(default_factory=dict)
    """What parts of the year came to that were scored already."""

    def card(self) -> Scorecard:
        """The member's card."""
        # A row of the member's may count for others among whom the member is ranked.
        moving = self.others and self.rulebook.meets_others and not self.fixed
        one = None if moving else self.member
        every = undecided(self.records, self.rulebook, self.year, of=one, kept=self.kept)
        self.effort.spend(len(every))
        known = {card.member.id: card for card in every}
        others = (known.get(other.member.id, other) for other in self.others)
        return among([known[self.member.id], *others], self.rulebook)[0]

    def bringing(self, every: list[Option], window: Period) -> list[Option]:
        """Those of every change that bring something; where none does, those that do several times over, by less, or
        with another.
        """
        found = [option for option in every if self.brings(option)]
        found = found or self.several(every, self.brings) or self._between(every)
        return found or self.together(every, window, self.brings)

    def options(self, bringing: list[Option]) -> tuple[Option, ...]:
        """The changes that bring something as they are told; those that bring the same stand in the rules' order."""
        found: dict[object, Option] = {}
        for small in spared([self._smallest(option) for option in self._fewest(bringing)]):
            # Activities that bring the very same are told as one change: the one or the other.
            key = small.alike
            found[key] = found[key].or_(small) if key in found else small
        return tuple(found.values())

    def moves(self, option: Option) -> bool:
        """Whether a change raises the score, or a category towards its floor."""
        return self.brings(option) or option.gain > 0 or option.progress > 0

    def brings(self, option: Option) -> bool:
        """Whether a change raises the score. Where a limit holds the total, more points may bring nothing."""
        gain = option.total_gain if self._limited and option.total_gain is not None else option.gain
        return option.reaches or gain > 0

    @property
    def _limited(self) -> bool:
        rules, track = self.rulebook.tracks[self.member.track]
        return bool(rules.limits) or any(any(category.limited) for category in track.categories.values())

    @property
    def asks_more(self) -> bool:
        """Whether the band asks for more than points, so that what brings none, or loses some, may lead to it."""
        bands = self.rulebook.tracks[self.member.track][0].bands[: (self.target or 0) + 1]
        return self._limited or any(band.when or band.quota for band in bands)

    def weight(self, option: Option) -> Weight:
        """What changes are sorted by: the most first, then what comes nearest to its floor."""
        total = option.total_gain if self._limited and option.total_gain is not None else ZERO
        return -total, -option.gain, -option.progress

    def _fewest(self, options: list[Option]) -> list[Option]:
        """Of each way the change that brings the least, and the least that reaches the higher band."""
        least: dict[Way, list[Option]] = {}
        for option in reversed(options):
            told = least.setdefault(option.way, [])
            if not told or (option.reaches and not any(each.reaches for each in told)):
                told.append(option)
        return [option for option in options if any(option is each for each in least[option.way])]

    def _smallest(self, option: Option) -> Option:
        """The option with the smallest change of its kind that brings the same."""
        found = smallest(option.change, lambda change: self._option(change, option.before).same(option))
        return option if found is option.change else self._option(found, option.before, option.way)

    def every(self, window: Period) -> list[Option]:
        """Every change that is known, with what comes of it: the most first, then what comes nearest to its floor."""
        before = self.card()
        made = (self._option(change, before, way) for change, way in self._changes(window, before))
        return sorted((option for option in made if not self._wrong(option)), key=self.weight)

    def likely(self, window: Period, brought: dict[str, Weight]) -> list[Option]:
        """Of every change those that may bring the most, by what they ``brought`` before; that is kept there.

        Mostly a change brings no more after another than before it. Where none of these moves anything, all are tried;
        and what the band asks for besides points always is.
        """
        before, found = self.card(), list[Option]()
        known = [
            (change, way, NEVER if way == ASKED else brought.get(told(change), NEVER))
            for change, way in self._changes(window, before)
        ]
        for change, way, weight in sorted(known, key=lambda each: each[-1]):
            if found and self.moves(found[0]) and self.weight(found[0]) <= weight:
                break
            option = self._option(change, before, way)
            brought[told(change)] = self.weight(option)
            if not self._wrong(option):
                found.append(option)
                found.sort(key=self.weight)
        return found

    def _wrong(self, option: Option) -> bool:
        """Whether a change is a finding that no band asks for, and for which no rule gives more or takes less.

        Such a row may lift a mean, by a part of the year that it makes count or count no more; nobody is told to do
        wrong for that.
        """
        rules, _ = self.rulebook.tracks[self.member.track]
        added = {row.activity for row in option.change.activities}
        found = {activity for activity in added if rules.activities[activity].kind == "finding"}
        if option.way == ASKED:
            tests = (test for band in rules.bands for _, test in leaves(band.when))
            found -= {name for test in tests if isinstance(test, AskRows | AskHours) for name in test.measure.activity}
        return bool(found) and not option.rules

    def _changes(self, window: Period, before: Scorecard) -> Iterable[tuple[Change, Way]]:
        """Every change that is known, with what it is a way of."""
        rules, track = self.rulebook.tracks[self.member.track]
        period = period_of(self.member, self.year, rules)
        if period is None or not before.categories:
            return ()
        year = Index(self.records, self.year, self.rulebook.groups).member_year(self.member, period, rules)
        subjects = frozenset(row.subject for row in self.records.activities)
        others: tuple[Track, ...] = ()
        if self.member.track in self.rulebook.fed:
            others = tuple(other for _, other in self.rulebook.tracks.values() if other.whose)
        readers = Readers(rules, track, others)
        found: dict[object, tuple[Change, Way]] = {}
        for category in track.categories.values():
            # What is recorded of others is not the member's to add.
            for rule_id, rule in ((key, rule) for key, rule in category.rules.items() if rule.whose == "self"):
                for span, part, days in parts_of(category, rule, readers, year, window, self.records):
                    # Of activities any of which will do, each may do something else by other rules.
                    for activity in dict.fromkeys(rule.activities_among(rules)):
                        for change in ways(rule, Adding(readers, part, days, activity, subjects)):
                            # Two rules may ask for the same thing.
                            key = change.events, change.activities
                            found.setdefault(key, (change._replace(span=span), (rule_id, activity, span)))
        whole = Adding(readers, year, window, subjects=subjects)
        for change in chain(self._asked(whole), lifting(whole)):
            found.setdefault((change.events, change.activities), (change, ASKED))
        return self.effort.evenly(tuple(found.values()))

    def _asked(self, add: Adding) -> Iterator[Change]:
        """Rows and hours that the higher band asks for besides points, or a limit for holding the total."""
        lists = [limit.when for limit in add.rules.limits]
        if self.target is not None:
            lists += [band.when for band in add.rules.bands[: self.target + 1]]
        for test in (test for when in lists for _, test in leaves(when)):
            if isinstance(test, AskRows | AskHours | Without):
                yield from (change for change in add.asked(test) if change is not None)
        for tie in add.rules.ties if self.others else ():
            if isinstance(tie, Counted) and tie.measure and (tie.rows or tie.hours):
                yield from self._parting(tie, tie.measure, add)

    def _parting(self, tie: Counted, measure: Measure, add: Adding) -> Iterator[Change]:
        """Rows or hours with which a member stands apart from others of the same total: from the next, and from all."""
        own = measured(add.rules, add.year)[measure]
        beyond = sorted(figure for card in self.others if (figure := card.measured.get(measure, ZERO)) >= own)
        for level in dict.fromkeys((*beyond[:1], *beyond[-1:])):
            told = AskHours(hours=tie.hours, at_least=level) if tie.hours else None
            test = told or (AskRows(rows=tie.rows, at_least=level) if tie.rows else None)
            yield from (change for change in (add.asked(test) if test else ()) if change is not None)

    def several(self, every: list[Option], enough: Callable[[Option], bool]) -> list[Option]:
        """Changes that are enough only when they are made several times over."""
        found: list[Option] = []
        for option in self.effort.over(every):
            tried = (change for count in _SEVERAL for change in times(option.change, count))
            made = (self._option(change, option.before, option.way) for change in tried)
            first = next((each for each in made if enough(each)), None)
            if first is not None:
                found.append(self._smallest(first))
        return sorted(found, key=self.weight)

    def together(self, every: list[Option], window: Period, enough: Callable[[Option], bool]) -> list[Option]:
        """Changes that are enough only with another in another part of the year, the most first.

        Where some parts of the year come together, what a row brings hangs on which. What costs the least in one of
        them is tried in two.
        """
        _, track = self.rulebook.tracks[self.member.track]
        settled = [each for each in track.categories.values() if each.settle and each.settle.some]
        homes = {rule: at for at, category in enumerate(settled) for rule in category.rules}
        cheapest: dict[object, Option] = {}
        for option in every if settled else ():
            rule, span = option.way[0], option.way[-1]
            if rule in homes:
                cheapest.setdefault((homes[rule], span), option)
        kinds, found = [option.change.kind for option in cheapest.values()], list[Option]()
        for one in cheapest.values():
            others = self.with_(one.change)._changes(window, one.after)
            pairs = ((Change.together((one.change, other)), way) for other, way in others if other.kind in kinds)
            made = (self._option(pair, one.before, (*one.way, *way)) for pair, way in self.effort.over(pairs))
            found += filter(enough, made)
        return sorted(found, key=self.weight)

    def _between(self, every: list[Option]) -> list[Option]:
        """Amounts next to one that gains points which a limit takes away, where another gains none."""
        tried: dict[Way, list[Option]] = {}
        for option in every:
            tried.setdefault(option.way, []).append(option)
        pairs = (pair for options in tried.values() for pair in permutations(options, 2))
        found = (self._freed(*pair) for pair in self.effort.over(pairs))
        return sorted((option for option in found if option and self.brings(option)), key=self.weight)

    def _freed(self, one: Option, other: Option) -> Option | None:
        """The first amount from one to the other of which a limit takes away less; None: there is no such thing."""
        if not self._withheld(one) or self._withheld(other):
            return None
        change = towards(one.change, other.change, lambda made: self._withheld(self._option(made, one.before)))
        return None if change is None else self._option(change, one.before, one.way)

    def _withheld(self, option: Option) -> bool:
        """Whether a limit takes away all that a change gains."""
        return option.gain > 0 and not self.brings(option)

    def _option(self, change: Change, before: Scorecard, way: Way = ASKED) -> Option:
        key = change.events, change.activities
        if key not in self.scored:
            self.scored[key] = self.with_(change).card()
        after = self.scored[key]
        _, track = self.rulebook.tracks[self.member.track]
        old, new = _standing(before), _standing(after)
        nothing = (True, ZERO)
        moved = tuple(
            rule
            for category in track.categories.values()
            for rule in category.rules
            if new.get(rule, nothing) > old.get(rule, nothing)
        )
        return Option(change, moved, before, after, self._reached(after), way)

    def through(self, changes: Iterable[Change], *, whole: bool = False) -> tuple[Option, ...]:
        """What comes of changes made one after the other: ``whole``, or the smallest that bring the same."""
        case, made = self, list[Option]()
        for change in changes:
            option = case._option(change, case.card())
            made.append(option if whole else case._smallest(option))
            case = case.with_(made[-1].change)
        return tuple(made)

    def reached_by(self, changes: Iterable[Change]) -> bool:
        """Whether the band is reached with all of the changes."""
        return self._reached(self.with_(*changes).card())

    def _reached(self, card: Scorecard) -> bool:
        if self.target is None or card.band is None:
            return False
        bands = self.rulebook.tracks[self.member.track][0].bands
        return card.band <= self.target and bands[card.band].at_least >= bands[self.target].at_least

    def with_(self, *changes: Change) -> Case:
        """The case with the changes made."""
        schedule, activities = self.records.schedule, self.records.activities
        for change in changes:
            schedule, activities = _below(schedule, change.events), _below(activities, change.activities)
        fixed = self.fixed or any(change.events for change in changes)
        records = replace(self.records, schedule=schedule, activities=activities)
        return replace(self, records=records, fixed=fixed)


def _below(rows: tuple[R, ...], more: tuple[R, ...]) -> tuple[R, ...]:
    """Rows below those that are there: each has a number of its own, as on the sheet."""
    last = max((row.row for row in rows), default=0)
    return rows + tuple(replace(row, row=at) for at, row in enumerate(more, last + 1))


def _standing(card: Scorecard) -> dict[str, tuple[bool, Decimal]]:
    """For each rule with a line, whether the category is kept, and the points: more is better."""
    found: dict[str, tuple[bool, Decimal]] = {}
    for line in card.lines:
        kept, points = found.get(line.rule, (True, ZERO))
        found[line.rule] = (kept and not line.forfeit, points + line.points)
    return found


def alone(records: Records, member: Member, rulebook: Rulebook) -> Records:
    """What of the records one member's score depends on: all of the branch, where one reads the other."""
    if rulebook.meets_others:
        members = tuple(each for each in records.members if each.branch == member.branch)
        return _of(records, member.branch, members)
    return _of(records, member.branch, (member,))


def _of(records: Records, branch: str, members: tuple[Member, ...]) -> Records:
    ids = {member.id for member in members}
    return replace(
        records,
        members=members,
        schedule=tuple(row for row in records.schedule if row.branch == branch),
        activities=tuple(row for row in records.activities if row.id in ids),
        appraisal=tuple(row for row in records.appraisal if row.id in ids),
        branches=tuple(row for row in records.branches if row.branch == branch),
    )
