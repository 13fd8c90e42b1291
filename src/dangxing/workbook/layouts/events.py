"""From what a table says of a meeting to an event, or to the reason why there is none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from dangxing.language.script import Term
from dangxing.workbook.layouts.extract import Cell, Event, Extract
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.validating.dates import WrongWeekday, Yearless
from dangxing.workbook.validating.lexicon import Lexicon
from dangxing.workbook.validating.numbers import number_converter


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
        into.tell(_why_no_date(told.date), told.day or told.cell, found=str(told.date)[:30])
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


def _why_no_date(date: object) -> str:
    if isinstance(date, Yearless):
        return "no-year"
    return "wrong-weekday" if isinstance(date, WrongWeekday) else "bad-date"


def hours_of(text: str, lexicon: Lexicon) -> Decimal | None:
    """Hours as a cell has them, with or without their unit; None where it has none."""
    value = number_converter(lexicon.rulebook.contract.units["hours"])(text)
    return value if isinstance(value, Decimal) and value > 0 else None
