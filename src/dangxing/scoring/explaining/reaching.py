"""What a change brings: the member is scored anew with it, so that caps, floors and all other rules have their say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from dangxing.records import Member, Records
from dangxing.results import Scorecard
from dangxing.rules import Rulebook
from dangxing.scoring import score
from dangxing.scoring.adding import Adding, Change
from dangxing.scoring.evidence import Index, Period, period_of
from dangxing.scoring.kinds import more

ZERO = Decimal(0)
# So many steps no member takes in a year.
_MOST_STEPS = 60


@dataclass(frozen=True, slots=True)
class Option:
    """A change and what comes of it. ``rules`` are those that take less or give more with it.

    ``before`` and ``after`` are the cards without and with it; ``reaches`` says that the next band is reached.
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
    def total_gain(self) -> Decimal | None:
        """What it adds to the total; None where there is no total."""
        if self.after.total is None or self.before.total is None:
            return None
        return self.after.total - self.before.total


@dataclass(frozen=True)
class Case:
    """One member's records, to be scored again and again: those of others, which only ranks depend on, left out."""

    records: Records
    member: Member
    rulebook: Rulebook
    year: int
    target: int | None
    """The place of the band to be reached, if there is a higher one."""

    def card(self) -> Scorecard:
        """The member's card."""
        return score(self.records, self.rulebook, self.year)[0]

    def options(self, window: Period) -> tuple[Option, ...]:
        """The changes that bring something, the most first; those that bring the same stand in the rules' order."""
        rules, track = self.rulebook.tracks[self.member.track]
        period = period_of(self.member, self.year, rules)
        before = self.card()
        if period is None or not before.categories:
            return ()
        year = Index(self.records, self.year).member_year(self.member, period, rules.held)
        add = Adding(rules, track, year, window)
        every = (more(rule, add) for category in track.categories.values() for rule in category.rules.values())
        # Two rules may ask for the same thing.
        found = {(change.events, change.activities): change for change in every if change is not None}
        made = [self._option(change, before) for change in found.values()]
        return tuple(sorted((each for each in made if each.gain > 0), key=lambda each: -each.gain))

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

    def _reached(self, card: Scorecard) -> bool:
        return self.target is not None and card.band is not None and card.band <= self.target

    def with_(self, change: Change) -> Case:
        """The case with the change made."""
        records = replace(
            self.records,
            schedule=self.records.schedule + change.events,
            activities=self.records.activities + change.activities,
        )
        return replace(self, records=records)

    def steps(self, window: Period) -> tuple[tuple[Option, ...], bool]:
        """The fewest changes that reach the next band, as far as taking the most points first finds them.

        Also whether they do reach it; where they do not, they are all that can be done.
        """
        case, taken = self, list[Option]()
        while len(taken) < _MOST_STEPS:
            options = case.options(window)
            if not options:
                break
            enough = [option for option in options if option.reaches]
            # The last step need be no larger than it takes.
            step = min(enough, key=lambda option: option.gain) if enough else options[0]
            taken.append(step)
            if step.reaches:
                return tuple(taken), True
            case = case.with_(step.change)
        return tuple(taken), False


def _standing(card: Scorecard) -> dict[str, tuple[bool, Decimal]]:
    """For each rule with a line, whether the category is kept, and the points: more is better."""
    found: dict[str, tuple[bool, Decimal]] = {}
    for line in card.lines:
        kept, points = found.get(line.rule, (True, ZERO))
        found[line.rule] = (kept and not line.forfeit, points + line.points)
    return found


def alone(records: Records, member: Member) -> Records:
    """What of the records one member's score depends on."""
    return replace(
        records,
        members=(member,),
        schedule=tuple(row for row in records.schedule if row.branch == member.branch),
        activities=tuple(row for row in records.activities if row.id == member.id),
        appraisal=tuple(row for row in records.appraisal if row.id == member.id),
        branches=tuple(row for row in records.branches if row.branch == member.branch),
    )
