"""What a cell may hold: converters from a raw value to the value that a record keeps.

A converter returns what it cannot read as it was found, in a type that the record does not take: the strict check of
the records refuses it there, so that one pass of the checker tells every fault. :mod:`.faults` then says what is wrong.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import compress, count
from operator import or_
from typing import Any, NamedTuple

from dangxing.language import patterns
from dangxing.language.script import LONGEST_WORD, Term, fold, joins_digits, normal
from dangxing.rules import Column
from dangxing.workbook.grid import CellError, Coded, Dayless, Otherwise, Rounded, Unseen, is_empty
from dangxing.workbook.validating.dates import dates_of
from dangxing.workbook.validating.lexicon import Lexicon, Words
from dangxing.workbook.validating.numbers import (
    LOST_DIGITS,
    ONE,
    number_converter,
    percentage_converter,
    plain_number,
    whole_converter,
)

Converter = Callable[[object], object]


class Told(NamedTuple):
    """What is to be told of a value that was taken for another: a code of the catalogue and what fills its message."""

    code: str
    params: Mapping[str, object]


Taken = dict[object, Told]
"""Values that were taken for another, by their raw value."""


# True equals 1 and False 0: a dict takes one for the other.
_TRUTHS = frozenset((0, 1))


class Memo(dict[object, object]):
    """A converter that converts each distinct value once. Long texts do not recur, and are not kept.

    ``default`` stands where nothing does. Of a column that is not ``recurring`` no value is kept. Whoever checks the
    values asks for those that are new, and says which are to be refused: they are known again as the objects they are.
    """

    def __init__(self, convert: Converter, default: object = None, *, recurring: bool = True) -> None:
        super().__init__()
        self._convert = convert
        self._default = default
        self._recurring = recurring
        self._numbers: dict[object, object] = {}
        self._coded: _Coded | None = None
        self._new: list[object] = []
        self._refused: dict[int, object] = {}
        self._passing: dict[int, object] = {}

    def column(self, raw: Sequence[object]) -> list[object]:
        """The values of a column, converted."""
        if isinstance(raw, Coded):
            if self._coded is None:
                self._coded = _Coded(raw.values, self._converted)
            return list(map(self._coded.__getitem__, raw.codes))
        return list(map(self.__getitem__ if self._recurring else self._converted, raw))

    def new(self) -> list[object]:
        """The values that were not met before this was last asked, or are not kept."""
        new, self._new = self._new, []
        self._passing.clear()
        return new

    def refuse(self, value: object) -> None:
        """Have a value that was new refused wherever it stands."""
        passing = self._coded is None and type(value) is str and len(value) > LONGEST_WORD
        (self._passing if passing else self._refused)[id(value)] = value

    def refused(self, values: Sequence[object]) -> list[int]:
        """Where in a column values stand that are refused."""
        if not self._refused and not self._passing:
            return []
        known = [*map(id, values)]
        kept, passing = map(self._refused.__contains__, known), map(self._passing.__contains__, known)
        return list(compress(count(), map(or_, kept, passing)))

    def met(self) -> Iterable[object]:
        """Every distinct value that was converted, but for long texts."""
        return (*self.values(), *self._numbers.values(), *(self._coded or {}).values())

    def __missing__(self, raw: object) -> object:
        if raw in _TRUTHS:
            if type(raw) is bool:
                return self["TRUE" if raw else "FALSE"]
            if raw not in self._numbers:
                self._numbers[raw] = self._converted(raw)
            return self._numbers[raw]
        value = self._converted(raw)
        if type(raw) is not str or len(raw) <= LONGEST_WORD:
            self[raw] = value
        return value

    def _converted(self, raw: object) -> object:
        value = self._convert(raw if type(raw) is not bool else "TRUE" if raw else "FALSE")
        value = self._default if value is None else value
        self._new.append(value)
        return value


class _Coded(dict[int, object]):
    """The values of a sheet, converted, by their codes."""

    def __init__(self, values: Sequence[object], convert: Converter) -> None:
        super().__init__()
        self._values, self._convert = values, convert

    def __missing__(self, code: int) -> object:
        value = self[code] = self._convert(self._values[code])
        return value


def to_text(raw: object) -> object:
    """Normalised text; None for an empty cell. A number or date is text as it would be typed."""
    if type(raw) is str:
        return normal(raw) or None
    if raw is None or isinstance(raw, CellError | Unseen | Otherwise):
        return raw
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, int | float):
        return plain_number(raw)
    if isinstance(raw, dt.datetime):
        return raw.isoformat(" ")
    return str(raw)


_LOST = patterns.late(r"[0-9](?:\.[0-9]{1,20})?E\+(?:1[5-9]|[2-9][0-9])", re.IGNORECASE | re.ASCII)


def to_id(raw: object) -> object:
    """An id as text: 1001 is ``1001``, ``001`` stays. A number whose last digits are lost is left to be refused, be it
    as text (1.1E+17)."""
    if type(raw) is str:
        written = raw.strip() if joins_digits(raw) else normal(raw)
        return float(written) if _LOST.fullmatch(written[:LONGEST_WORD]) else written or None
    if type(raw) is Rounded and raw.stored.isdecimal():
        return normal(raw.text) or None  # a whole number with more beside it: "2024"000 shows 2024007 for 7
    if isinstance(raw, int | float) and not isinstance(raw, bool) and 0 <= raw < LOST_DIGITS and raw == int(raw):
        return str(int(raw))
    return raw


def word_converter(
    words: Words,
    certain: Mapping[str, str],
    taken: Taken,
    titles: Mapping[str, str],
) -> Converter:
    """A converter to the canonical term; a word that is not known stays as it was written.

    One that is ``certain`` to mean a term is taken for it; what was so taken is put into ``taken``, by its raw value,
    with the term as the column's ``titles`` write it.
    """

    def to_word(raw: object) -> object:
        value = to_text(raw)
        if type(value) is not str or len(value) > LONGEST_WORD:
            return value
        found = words[value]
        if found is None and (found := certain.get(fold(value))) is not None:
            taken[raw] = Told("word-taken", {"found": value, "taken": Term(titles.get(found, found))})
        return found or value

    return to_word


def branch_converter(lexicon: Lexicon) -> Converter:
    """A converter of names of branches: those that differ in script or blanks only are one branch."""

    def to_branch(raw: object) -> object:
        value = to_text(raw)
        return lexicon.branch(value) if type(value) is str else value

    return to_branch


def converter(
    field: str,
    column: Column,
    lexicon: Lexicon,
    taken: Taken | None = None,
    unsaid: Decimal = ONE,
) -> Converter:
    """The converter of a column, by what it holds. ``taken`` keeps the words that are taken for another; numbers
    without a unit are taken times ``unsaid``."""
    if field == "branch":
        return branch_converter(lexicon)
    match column.holds:
        case "id":
            return to_id
        case "date":
            return dates_of(lexicon)
        case "percentage":
            return percentage_converter(units_of(column, lexicon))
        case "number" | "hours" | "characters" | "points" | "mark":
            return number_converter(units_of(column, lexicon), unsaid)
        case "whole" | "positive":
            return whole_converter(units_of(column, lexicon))
        case "text":
            return to_text
        case _:
            certain = lexicon.taken(column.holds).certain
            kept = {} if taken is None else taken
            return word_converter(words_of(column, lexicon), certain, kept, titles_of(column, lexicon))


def may_say_nothing(column: Column) -> bool:
    """Whether a column's cells may hold a word for nothing: where an empty one means something, it is no such word."""
    holds = ("id", "text", "attendance", "standing", "track", "activity")
    return not column.required and column.holds not in holds


def minding_blanks(convert: Converter, column: Column, lexicon: Lexicon, taken: Taken) -> Converter:
    """The converter, words for nothing being nothing where the column knows no such word.

    What was so taken is put into ``taken``, by its raw value.
    """
    words = lexicon.words(column.holds)

    def converted(raw: object) -> object:
        value = convert(raw)
        if type(value) is str and lexicon.is_blank(value) and (words is None or words[value] is None):
            taken[raw] = Told("blank-taken", {"found": normal(value)})
            return None
        return value

    return converted


def minding_looks(convert: Converter, column: Column, taken: Taken) -> Converter:
    """The converter; that a person sees another number, or no day, is put into ``taken``, by its raw value."""

    def converted(raw: object) -> object:
        if type(raw) is Rounded and column.holds != "date":
            told = {"column": Term(column.title), "found": f"{raw.stored}→{raw.text}"}
            taken[raw] = Told("rounded-number", told)
        elif type(raw) is Dayless:
            taken[raw] = Told("day-not-shown", {"date": raw.date.isoformat()})
        return convert(raw)

    return converted


def units_of(column: Column, lexicon: Lexicon) -> Mapping[str, Decimal]:
    """The units that may follow a number of the column."""
    units: Mapping[Any, Mapping[str, Decimal]] = lexicon.rulebook.contract.units
    same = {"positive": "whole", "mark": "percentage"}
    found = units.get(same.get(column.holds, column.holds), {})
    # A mark is told in points; that it is so many of a hundred only where it is.
    return {unit: by for unit, by in found.items() if column.most in (None, 100) or unit != "%"}


def words_of(column: Column, lexicon: Lexicon) -> Words:
    """The words that a column of words may hold."""
    words = lexicon.words(column.holds)
    assert words is not None  # noqa: S101 - asked of columns of words alone
    return words


def titles_of(column: Column, lexicon: Lexicon) -> dict[str, str]:
    """How the canonical values of a column are written."""
    contract = lexicon.rulebook.contract
    match column.holds:
        case "attendance":
            return {key: choice.title for key, choice in contract.attendance.items()}
        case "standing":
            return {key: choice.title for key, choice in contract.standing.items()}
        case "track":
            return {key: track.title for key, (_, track) in lexicon.rulebook.tracks.items()}
        case _:
            return {}


def free_text(value: object) -> object:
    """Free text, as people wrote it, full-width commas and all: forms bear it."""
    if type(value) is str:
        return value.strip() or None
    return value.stored if type(value) is Otherwise else to_text(value)


def is_blank(values: Iterable[object]) -> bool:
    """Whether no value says anything."""
    return all(is_empty(value) for value in values)
