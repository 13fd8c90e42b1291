"""What ``explain`` promises, held against the scoring: every change is made in the records, and all are scored anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, TypeVar

from dangxing.records import Activity, Event, Member, Records
from dangxing.results import Result, Scorecard
from dangxing.rules import Rulebook
from dangxing.rules.kinds import Rate
from dangxing.scoring import explaining, score
from dangxing.scoring.adding import Change
from dangxing.scoring.explaining import Explanation, Option
from dangxing.scoring.outcomes import asks_ranks
from oracle import additions
from oracle.agreeing import YEAR, loaded, made, made_with_many
from oracle.dice import Dice
from oracle.rules import ACTIVITIES, GIVEN, LEVELS

R = TypeVar("R", Activity, Event)
STEPS: dict[str, Decimal] = {"hours": Decimal("0.1"), "characters": Decimal(1)}
NUMBERS = {"hours": ("0.5", "1", "2.1", "6", "6.5"), "characters": ("1", "500", "1001", "3000", "3001")}


@dataclass
class Tried:
    """The rules and records that a seed makes, scored."""

    rules: Rulebook
    records: Records
    dice: Dice

    @classmethod
    def of(cls, seed: int) -> Tried:
        """What a seed makes: every fourth folder with many more keys of the language at once."""
        many = seed % 4 == 0
        sets, records = made_with_many(seed) if many else made(seed)
        return cls(loaded(sets if many else additions.few(Dice(seed), sets)), records, Dice(seed))

    @property
    def members(self) -> Sequence[Member]:
        """Everyone who is scored."""
        return self.records.members

    def explained(self, member: Member) -> Explanation:
        """What is said of a member, looked at when the year is over."""
        cards = score(self.records, self.rules, YEAR)
        return explaining.explain(Result("made", "", YEAR, self.records, cards, ()), self.rules, member)

    def card(self, member: Member, rows: Sequence[Activity] = (), events: Sequence[Event] = ()) -> Scorecard:
        """The card of a member, with rows added below those that are there."""
        return next(card for card in self.cards(rows, events) if card.member.id == member.id)

    def cards(self, rows: Sequence[Activity] = (), events: Sequence[Event] = ()) -> tuple[Scorecard, ...]:
        """All cards, with rows added below those that are there."""
        records = replace(
            self.records,
            schedule=_below(self.records.schedule, events),
            activities=_below(self.records.activities, rows),
        )
        return score(records, self.rules, YEAR)


def _below(rows: tuple[R, ...], more: Sequence[R]) -> tuple[R, ...]:
    last = max((row.row for row in rows), default=1)
    return rows + tuple(replace(row, row=at) for at, row in enumerate(more, last + 1))


def _brought(card: Scorecard) -> object:
    return card.total, card.categories, card.outcome


def _others_move(said: Explanation, changes: Sequence[Change]) -> bool:
    """Whether the outcome hangs on others for whom changes do something too: they are taken as they are."""
    return asks_ranks(said.rules) and any(change.events for change in changes)


def broken(tried: Tried, member: Member, said: Explanation) -> Iterator[tuple[str, object]]:
    """The promises that do not come true, and how."""
    for option in said.options:
        card = tried.card(member, option.change.activities, option.change.events)
        if (card.total, card.categories) != (option.after.total, option.after.categories):
            yield "brings something else", option.change
        elif not _others_move(said, [option.change]):
            if card.outcome != option.after.outcome:
                yield "leads elsewhere", option.change
            yield from ((how, option.change) for how in _not_smallest(tried, member, option))
            yield from _untold(tried, member, said, option)
    yield from _steps(tried, member, said)


def _not_smallest(tried: Tried, member: Member, option: Option) -> Iterator[str]:
    change, told = option.change, option.change.remark.params

    def same(rows: Sequence[Activity]) -> bool:
        return _brought(tried.card(member, rows, change.events)) == _brought(option.after)

    if int(str(told.get("count", 1))) == len(change.activities) > 1 and same(change.activities[:-1]):
        yield "fewer rows would do"
    measure = "hours" if "hours" in change.remark.key else "characters"
    if "amount" in told and len(change.activities) == 1:
        least = Decimal(str(told.get("least", told["amount"])))
        enough: dict[str, Any] = {measure: least}
        less: dict[str, Any] = {measure: least - STEPS[measure]}
        if not same([replace(change.activities[0], **enough)]):
            yield "the least is not enough"
        if less[measure] > 0 and same([replace(change.activities[0], **less)]):
            yield "less would do"


def _untold(tried: Tried, member: Member, said: Explanation, option: Option) -> Iterator[tuple[str, object]]:
    """What is not told of rows to add is of no account."""
    change = option.change
    if not change.remark.key.startswith("explain.row") or change.events:
        return
    rows = [_otherwise(tried.dice, row, _told(change), said, change) for row in change.activities]
    if _brought(tried.card(member, rows)) != _brought(option.after):
        yield "what is not told counts", (change.remark, rows)


def _told(change: Change) -> set[str]:
    params = change.remark.params
    details: Any = params.get("details", ())
    told = {each.key.removeprefix("explain.of-").removeprefix("no-").removesuffix("-beyond") for each in details}
    return told | {name for name in ("result", "level") if name in params}


def _otherwise(dice: Dice, row: Activity, told: set[str], said: Explanation, change: Change) -> Activity:
    entry = ACTIVITIES[row.activity]
    other: dict[str, Any] = {
        "level": dice.pick(list(LEVELS)),
        "place": dice.randint(1, 5),
        "hours": Decimal(dice.randint(1, 12)) / 2,
        "characters": Decimal(dice.pick([1, 500, 1500, 4000])),
        "subject": dice.pick(["春展", "秋展"]),
    }
    # What may be left blank is, where it is not told.
    changed = {key: value for key, value in other.items() if key not in told and entry.get(key) == "required"}
    least = change.remark.params.get("least")
    if isinstance(least, Decimal):
        changed["characters"] = least + dice.pick([0, 1, 3000])
    if "date" not in told and said.period is not None:
        first, last = said.period
        if change.span is not None:
            first, last = max(first, change.span.first), min(last, change.span.last)
        changed["date"] = first + dt.timedelta(days=dice.randint(0, (last - first).days))
    return replace(row, **changed)


def _steps(tried: Tried, member: Member, said: Explanation) -> Iterator[tuple[str, object]]:
    changes = [step.change for step in said.steps]
    if not changes:
        return
    card, told = _after(tried, member, changes), said.steps[-1].after
    if (card.total, card.categories) != (told.total, told.categories):
        yield "the steps bring something else", changes
    if said.reachable and not _others_move(said, changes):
        if not _reaches(said, card):
            yield "the steps do not reach the band", changes
        for left_out in changes:
            if _reaches(said, _after(tried, member, [each for each in changes if each is not left_out])):
                yield "a step could be left out", left_out


def _after(tried: Tried, member: Member, changes: Sequence[Change]) -> Scorecard:
    rows = [row for change in changes for row in change.activities]
    return tried.card(member, rows, [event for change in changes for event in change.events])


def _reaches(said: Explanation, card: Scorecard) -> bool:
    bands = [band.id for band in said.rules.bands]
    return said.higher is not None and card.outcome in bands[: bands.index(said.higher.id) + 1]


def missed(tried: Tried, member: Member, said: Explanation, tries: int) -> Iterator[tuple[str, object]]:
    """Rows that raise the score where nothing is said to, or reach the band where nothing is.

    So many rows of every kind there is, each once and up to three times, and so many pairs of them.
    """
    if said.card.total is None or said.period is None:
        return
    if any(category.fed and not category.carried for category in said.track.categories.values()):
        return  # what a row does by way of the group's score is left aside, and that is said
    every = list(_rows(tried.dice, member, said))
    several = [[row] * count for row in tried.dice.sample(every, min(tries, len(every))) for count in (1, 2, 3)]
    for rows in (*several, *(tried.dice.sample(every, 2) for _ in range(tries))):
        cards = tried.cards(rows)
        card = next(card for card in cards if card.member.id == member.id)
        told = said.options or (len(set(rows)) > 1 and said.steps)
        if card.total is not None and card.total > said.card.total and not told:
            yield "more could be gained", rows
        # What does nothing to the member's own score, or something to another's, may reach a band by moving others:
        # they are taken as they are.
        moved = {new.member.id for new, old in zip(cards, said.result.cards, strict=True) if new.total != old.total}
        own = (card.total, card.categories) != (said.card.total, said.card.categories) and moved <= {member.id}
        if own and said.higher and not said.verdict and not said.reachable and _reaches(said, card):
            yield "the band could be reached", rows


def _rows(dice: Dice, member: Member, said: Explanation) -> Iterator[Activity]:
    """Rows of all that could be recorded of a member, but for what others judge; nobody is told to do wrong."""
    assert said.period is not None
    first, last = said.period
    # What a mean is of is judged by others, as a mark is.
    rates = (rule for rule in said.track.rules.values() if isinstance(rule, Rate) and rule.of == "mean")
    judged = {name for rule in rates for name in rule.activity or ()}
    # What ends a category is recorded for its own sake: nobody is told to do it so that faults count no more.
    closing = {
        name for each in said.track.categories.values() for _, closed in each.closings for name in closed.activity
    }
    for name, entry in ACTIVITIES.items():
        if entry["kind"] in ("held", "branch", "finding") or name in GIVEN or name in judged | closing:
            continue
        columns = [key for key in NUMBERS if key in entry]
        for result in [None, *entry.get("results", [])]:
            for number in NUMBERS[columns[0]] if columns else [None]:
                for level in LEVELS if "level" in entry else [None]:
                    values: dict[str, Any] = {columns[0]: Decimal(number)} if columns and number else {}
                    if level:
                        values |= {"level": level, "place": dice.randint(1, 4), "subject": dice.pick(["春展", "冬展"])}
                    day = first + dt.timedelta(days=dice.randint(0, (last - first).days))
                    yield Activity(0, member.id, None, day, name, result=result, **values)
