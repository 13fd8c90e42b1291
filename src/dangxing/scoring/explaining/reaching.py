"""What a change brings: the member is scored anew with it, so that caps, floors and all other rules have their say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from dangxing.language.voice import Remark
from dangxing.records import Member, Records
from dangxing.results import Scorecard
from dangxing.rules import Category, Rulebook, Span
from dangxing.scoring import among, undecided
from dangxing.scoring.adding import Adding, Change
from dangxing.scoring.evidence import Index, MemberYear, Period, period_of
from dangxing.scoring.kinds import more

ZERO = Decimal(0)
# So many steps no member takes in a year.
_MOST_STEPS = 60


@dataclass(frozen=True, slots=True)
class Option:
    """A change and what comes of it. ``rules`` are those that take less or give more with it.

    ``before`` and ``after`` are the cards without and with it; ``reaches`` says that a higher band is reached.
    """

    change: Change
    rules: tuple[str, ...]
    before: Scorecard
    after: Scorecard
    reaches: bool

    @property
    def categories(self) -> tuple[tuple[str, Decimal, Decimal], ...]:
        """The categories whose score changes, with the score without and with it."""
        return tuple(
            (old.id, old.score, new.score)
            for old, new in zip(self.before.categories, self.after.categories, strict=True)
            if old.score != new.score
        )

    @property
    def gain(self) -> Decimal:
        """What it adds to the quantified score."""
        return (self.after.quantified or ZERO) - (self.before.quantified or ZERO)

    @property
    def progress(self) -> Decimal:
        """By how much it lifts categories that lie below their floors, where that brings no points yet."""
        return sum((category.floored for category in self.before.categories), ZERO) - sum(
            (category.floored for category in self.after.categories), ZERO
        )

    @property
    def alike(self) -> object:
        """What is equal for changes that differ in the activity alone and bring the same."""
        remark = self.change.remark
        params = {name: value for name, value in remark.params.items() if name != "activity"}
        return remark.key, repr(params), self.categories, self.after.total, self.change.by

    def or_(self, other: Option) -> Option:
        """This change or another that brings the same."""
        remark = self.change.remark
        if "activity" not in remark.params:
            return self
        first, second = (each.change.remark.params["activity"] for each in (self, other))
        if first == second:
            return self
        either = Remark("explain.or", {"first": first, "second": second})
        told = Remark(remark.key, {**remark.params, "activity": either})
        return replace(self, change=replace(self.change, remark=told))

    @property
    def total_gain(self) -> Decimal | None:
        """What it adds to the total; None where there is no total."""
        if self.after.total is None or self.before.total is None:
            return None
        return self.after.total - self.before.total


@dataclass(frozen=True)
class Case:
    """One member's records, to be scored again and again: those of others left out."""

    records: Records
    member: Member
    rulebook: Rulebook
    year: int
    target: int | None
    """The place of the band to be reached, if there is a higher one."""
    others: tuple[Scorecard, ...] = ()
    """The cards of others, undecided, among whom the member is ranked: they stay as they are."""

    def card(self) -> Scorecard:
        """The member's card."""
        every = undecided(self.records, self.rulebook, self.year)
        own = next(card for card in every if card.member.id == self.member.id)
        return among([own, *self.others], self.rulebook)[0]

    def options(self, window: Period) -> tuple[Option, ...]:
        """The changes that bring something, the most first; those that bring the same stand in the rules' order."""
        found: dict[object, Option] = {}
        limited = bool(self.rulebook.tracks[self.member.track][0].limits)
        for option in self._all(window):
            # Where a limit holds the total, more points may bring nothing.
            if option.gain <= 0 or (limited and option.total_gain == 0):
                continue
            # Activities that bring the very same are told as one change: the one or the other.
            key = option.alike
            found[key] = found[key].or_(option) if key in found else option
        return tuple(found.values())

    def _all(self, window: Period) -> list[Option]:
        """Every change that is known, with what comes of it: the most first, then what comes nearest to its floor."""
        rules, track = self.rulebook.tracks[self.member.track]
        period = period_of(self.member, self.year, rules)
        before = self.card()
        if period is None or not before.categories:
            return []
        year = Index(self.records, self.year, self.rulebook.groups).member_year(self.member, period, rules)
        found: dict[object, Change] = {}
        for category in track.categories.values():
            for span, part, days in _parts(category, year, window):
                # What is recorded of others is not the member's to add.
                for rule in (rule for rule in category.rules.values() if rule.whose == "self"):
                    # Of activities any of which will do, each may do something else by other rules.
                    for activity in dict.fromkeys(rule.activities_among(rules)):
                        change = more(rule, Adding(rules, track, part, days, activity))
                        # Two rules may ask for the same thing.
                        if change is not None:
                            found.setdefault((change.events, change.activities), replace(change, span=span))
        made = [self._option(change, before) for change in found.values()]
        return sorted(made, key=lambda each: (-each.gain, -each.progress))

    def _option(self, change: Change, before: Scorecard) -> Option:
        after = self.with_(change).card()
        _, track = self.rulebook.tracks[self.member.track]
        old, new = _standing(before), _standing(after)
        nothing = (True, ZERO)
        moved = tuple(
            rule
            for category in track.categories.values()
            for rule in category.rules
            if new.get(rule, nothing) > old.get(rule, nothing)
        )
        return Option(change, moved, before, after, self._reached(after))

    def _through(self, changes: Iterable[Change]) -> tuple[Option, ...]:
        """What comes of changes made one after the other."""
        case, made = self, list[Option]()
        for change in changes:
            made.append(case._option(change, case.card()))
            case = case.with_(change)
        return tuple(made)

    def _reached(self, card: Scorecard) -> bool:
        if self.target is None or card.band is None:
            return False
        bands = self.rulebook.tracks[self.member.track][0].bands
        return card.band <= self.target and bands[card.band].at_least >= bands[self.target].at_least

    def with_(self, change: Change) -> Case:
        """The case with the change made."""
        records = replace(
            self.records,
            schedule=self.records.schedule + change.events,
            activities=self.records.activities + change.activities,
        )
        return replace(self, records=records)

    def steps(self, window: Period) -> tuple[tuple[Option, ...], bool]:
        """The fewest changes that reach a higher band, as far as taking the most points first finds them.

        Where nothing brings points any more, a category far below its floor may be filled until something does. Also
        whether they do reach it; where they do not, they are all that can be done.
        """
        case, taken = self, list[Option]()
        while len(taken) < _MOST_STEPS:
            options = [option for option in case._all(window) if option.gain > 0 or option.progress > 0]
            if not options:
                break
            enough = [option for option in options if option.reaches]
            # The last step need be no larger than it takes.
            step = min(enough, key=lambda option: option.gain) if enough else options[0]
            taken.append(step)
            if step.reaches:
                return self._needed(taken), True
            case = case.with_(step.change)
        if len(taken) == _MOST_STEPS:
            # More might reach it: nothing is said of what so many steps do not tell.
            return (), False
        # What was put into a category that stayed below its floor all the same is of no use.
        while taken and taken[-1].gain <= 0:
            taken.pop()
        return tuple(taken), False

    def _needed(self, taken: list[Option]) -> tuple[Option, ...]:
        """Those of the steps without which the band is not reached."""
        kept = [option.change for option in taken]
        for change in kept[:]:
            rest = list(kept)
            rest.remove(change)
            if rest and self._through(rest)[-1].reaches:
                kept = rest
        return self._through(kept)


def _parts(category: Category, year: MemberYear, window: Period) -> Iterator[tuple[Span | None, MemberYear, Period]]:
    """What a category is reckoned from and the days on which something can be added: of each part that settles it."""
    if category.settle is None:
        yield None, year, window
        return
    for span in year.calendar.touching(*window, category.settle.every):
        yield span, year.within(span), (max(window[0], span.first), min(window[1], span.last))


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
