"""From what a table says of a meeting to an event, or to the reason why there is none."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from dangxing.language import patterns
from dangxing.language.script import Term, normal
from dangxing.workbook.layouts.dating import why_no_date
from dangxing.workbook.layouts.extract import Cell, Event, Extract
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.validating.lexicon import Lexicon
from dangxing.workbook.validating.numbers import number_converter

_HOURS_AND_MINUTES: Final = patterns.late(
    r"(?:([0-9]{1,3}) ?(?:個|个)?(?:小時|小时|h) ?)?(?:([0-9]{1,4}) ?(?:分鐘|分钟|分|min))?", re.IGNORECASE
)
_LONGEST: Final = 40
_CENT: Final = Decimal("0.01")


class Told(NamedTuple):
    """What a table says of a meeting: its date as a converter has it, the words that may name it, where it stands.

    ``day`` is the cell of the date, where that is another.
    """

    date: object
    words: Sequence[str]
    hours: Decimal | None
    topic: str | None
    branch: str | None
    cell: Cell
    attended: tuple[int, Cell] | None = None
    day: Cell | None = None


def event_of(told: Told, meaning: Meaning, into: Extract) -> Event | None:
    """The event; None, with the reason told, where it cannot be known or no rule counts it."""
    activity = _activity(told, meaning, into)
    if activity is None:
        return None
    if not isinstance(told.date, dt.date):
        into.tell(why_no_date(told.date), told.day or told.cell, found=str(told.date)[:30])
        return None
    if not meaning.vocabulary.is_held(activity):
        into.tell("not-held", told.cell, found=Term(activity))
        return None
    hours = meaning.options.hours.get(activity, told.hours)
    if hours is None and meaning.vocabulary.wants_hours(activity):
        into.tell("no-hours", told.cell, found=Term(activity))
    if told.branch is None:
        into.tell("no-branch", told.cell)
        return None
    return Event(told.date, activity, told.branch, hours, told.topic, told.cell, told.attended)


def _activity(told: Told, meaning: Meaning, into: Extract) -> str | None:
    vocabulary = meaning.vocabulary
    known = {activity for word in told.words if (activity := vocabulary.activity(word)) is not None}
    if len(known) == 1:
        return known.pop()
    code = "uncounted" if not known and any(map(vocabulary.is_uncounted, told.words)) else "unknown-activity"
    into.tell(code, told.cell, found=" ".join(told.words)[:30])
    return None


def hours_of(text: str, lexicon: Lexicon) -> Decimal | None:
    """Hours as a cell has them, with or without their unit, or with minutes, to the hundredth; None: it has none."""
    if (found := _HOURS_AND_MINUTES.fullmatch(normal(text[:_LONGEST]))) is not None and any(found.groups()):
        minutes = int(found[1] or 0) * 60 + int(found[2] or 0)
        return (Decimal(minutes) / 60).quantize(_CENT).normalize() if minutes else None
    value = number_converter(lexicon.rulebook.contract.units["hours"])(text)
    return value if isinstance(value, Decimal) and value > 0 else None


def apart(events: Mapping[int, Event | None]) -> list[tuple[Event, Event]]:
    """What is held twice on a day: each event that is, with the first of them."""
    seen: dict[tuple[dt.date, str], Event] = {}
    pairs = ((event, seen.setdefault((event.date, event.activity), event)) for event in events.values() if event)
    return [(event, first) for event, first in pairs if first is not event]
