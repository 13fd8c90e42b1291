"""What a cell may hold: converters from a raw value to the value that a record keeps.

A converter returns what it cannot read as it was found, in a type that the record does not take: the strict check of
the records refuses it there, so that one pass of the checker tells every fault. :mod:`.faults` then says what is wrong.
"""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from decimal import Context, Decimal
from typing import Any

from dangxing.language.script import Term, fold, normal
from dangxing.rules import Column
from dangxing.workbook.grid import CellError, is_empty
from dangxing.workbook.validating.lexicon import LONGEST_WORD, Lexicon, Words

Converter = Callable[[object], object]

_TIME = (
    r"(?:(?:[上下中]午|凌晨|早上|晚上|[AP]M)\s*)?(?:[01]?[0-9]|2[0-4])"
    r"(?::[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?|[時时點点](?:[0-5]?[0-9](?:分(?:[0-5]?[0-9]秒)?)?|半|整|正)?)"
    r"(?:\s*[AP]M)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
)
_TIME_OF_DAY = rf"(?:(?:\s*T\s*|\s+|(?<=日)|(?=[上下中凌早晚])){_TIME}(?:\s*[-~〜–—至到]\s*{_TIME})?)?"
_DATE = re.compile(
    r"([0-9]{4})(?:\s*([-/.])\s*([0-9]{1,2})\s*\2\s*([0-9]{1,2})|\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日)"
    + _TIME_OF_DAY,
    re.ASCII | re.IGNORECASE,
)
_COMPACT_DATE = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})" + _TIME_OF_DAY, re.ASCII | re.IGNORECASE)
_NUMBER = re.compile(r"([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?)\s*(\D*)", re.ASCII)
# A spreadsheet program begins its calendar in 1900, where a time of day without a date and a slip fall.
_FIRST_YEAR, _LAST_YEAR = 1901, 2199
# A spreadsheet program keeps 15 digits of a number; an id of more has lost its last ones.
LOST_DIGITS = 10**15
# Beyond this nothing that is counted in a year can be meant, and sums could lose digits.
MOST = 10**12 - 1
_FIFTEEN_DIGITS = Context(prec=15)


# True equals 1 and False 0: a dict takes one for the other.
_TRUTHS = frozenset((0, 1))


class Memo(dict[object, object]):
    """A converter that converts each distinct value once. Long texts do not recur, and are not kept."""

    def __init__(self, convert: Converter) -> None:
        super().__init__()
        self._convert = convert
        self._numbers: dict[object, object] = {}

    def __missing__(self, raw: object) -> object:
        if raw in _TRUTHS:
            if type(raw) is bool:
                return self["TRUE" if raw else "FALSE"]
            if raw not in self._numbers:
                self._numbers[raw] = self._convert(raw)
            return self._numbers[raw]
        value = self._convert(raw)
        if type(raw) is not str or len(raw) <= LONGEST_WORD:
            self[raw] = value
        return value


def to_text(raw: object) -> object:
    """Normalised text; None for an empty cell. A number or date is text as it would be typed."""
    if type(raw) is str:
        return normal(raw) or None
    if raw is None or isinstance(raw, CellError):
        return raw
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, int | float):
        return plain_number(raw)
    if isinstance(raw, dt.datetime):
        return raw.isoformat(" ")
    return str(raw)


def plain_number(raw: int | float) -> str:
    """A number as a spreadsheet program shows it: 1001 for 1001.0, no more than 15 digits."""
    if isinstance(raw, float) and math.isfinite(raw):
        return str(int(raw)) if raw.is_integer() and abs(raw) < LOST_DIGITS else format(raw, ".15g")
    return str(raw) if abs(raw) < LOST_DIGITS or isinstance(raw, float) else f"{as_float(raw):.15g}"


def as_float(value: int | Decimal) -> float:
    """The nearest float; infinite where there is none."""
    try:
        return float(value)
    except OverflowError:
        return math.copysign(math.inf, value > 0 or -1)


def to_id(raw: object) -> object:
    """An id as text: 1001 is ``1001``, ``001`` stays. A number whose last digits are lost is left to be refused."""
    if type(raw) is str:
        return normal(raw) or None
    if isinstance(raw, int | float) and not isinstance(raw, bool) and 0 <= raw < LOST_DIGITS and raw == int(raw):
        return str(int(raw))
    return raw


def to_date(raw: object) -> object:
    """A date; a time of day is dropped. A number is a date only as eight digits (20240301), never as a serial."""
    if isinstance(raw, dt.datetime):
        raw = raw.date()
    if isinstance(raw, dt.date):
        return raw if _FIRST_YEAR <= raw.year <= _LAST_YEAR else str(raw)
    if type(raw) is str:
        written = normal(raw)
        if not written:
            return None
        if len(written) > LONGEST_WORD:
            return raw
    elif isinstance(raw, int | float) and _FIRST_YEAR * 10000 < raw < (_LAST_YEAR + 1) * 10000 and raw == int(raw):
        written = str(int(raw))
    else:
        return raw
    found = _COMPACT_DATE.fullmatch(written)
    if found is not None:
        year, month, day = found.groups()
    else:
        found = _DATE.fullmatch(written)
        if found is None:
            return raw
        year, _, month, day, *chinese = found.groups()
        month, day = (month, day) if month else chinese
    try:
        date = dt.date(int(year), int(month), int(day))
    except ValueError:
        return raw
    return date if _FIRST_YEAR <= date.year <= _LAST_YEAR else raw


def number_converter(units: Mapping[str, Decimal]) -> Converter:
    """A converter to Decimal that knows the units of its column (``3萬字`` → 30000).

    Fifteen digits are kept: what a formula leaves behind them is noise that a spreadsheet program itself does not show.
    """
    factors = {fold(unit): factor for unit, factor in units.items()}

    def to_number(raw: object) -> object:
        if isinstance(raw, bool):
            return raw
        if isinstance(raw, int | float):
            if not -MOST <= raw <= MOST:
                return raw if isinstance(raw, float) else as_float(raw)
            # Adding nothing makes minus nothing plain nothing.
            return Decimal(format(raw, ".15g")) + 0 if isinstance(raw, float) else Decimal(raw)
        if type(raw) is not str:
            return raw
        written = normal(raw)
        if not written:
            return None
        if len(written) > LONGEST_WORD:
            return raw
        found = _NUMBER.fullmatch(written)
        if found is None or not found[1].strip("+-"):
            return raw
        factor = factors.get(fold(found[2])) if found[2] else Decimal(1)
        if factor is None:
            return raw
        value = _FIFTEEN_DIGITS.create_decimal(found[1].replace(",", "")) * factor + 0
        return value if -MOST <= value <= MOST else as_float(value)

    return to_number


def whole_converter(units: Mapping[str, Decimal]) -> Converter:
    """A converter to int; a number that is not whole is left as a Decimal, to be refused."""
    to_number = number_converter(units)

    def to_whole(raw: object) -> object:
        value = to_number(raw)
        return int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value

    return to_whole


def word_converter(
    words: Words,
    certain: Mapping[str, str],
    taken: dict[object, Mapping[str, object]],
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
            taken[raw] = {"found": value, "taken": Term(titles.get(found, found))}
        return found or value

    return to_word


def branch_converter(lexicon: Lexicon) -> Converter:
    """A converter of names of branches: those that differ in script or blanks only are one branch."""

    def to_branch(raw: object) -> object:
        value = to_text(raw)
        return lexicon.branch(value) if type(value) is str else value

    return to_branch


def converter(
    field: str, column: Column, lexicon: Lexicon, taken: dict[object, Mapping[str, object]] | None = None
) -> Converter:
    """The converter of a column, by what it holds. ``taken`` keeps the words that are taken for another."""
    if field == "branch":
        return branch_converter(lexicon)
    match column.holds:
        case "id":
            return to_id
        case "date":
            return to_date
        case "number" | "hours" | "characters" | "percentage":
            return number_converter(units_of(column, lexicon))
        case "whole" | "positive":
            return whole_converter(units_of(column, lexicon))
        case "text":
            return to_text
        case _:
            certain = lexicon.taken(column.holds).certain
            kept = {} if taken is None else taken
            return word_converter(words_of(column, lexicon), certain, kept, titles_of(column, lexicon))


def units_of(column: Column, lexicon: Lexicon) -> Mapping[str, Decimal]:
    """The units that may follow a number of the column."""
    units: Mapping[Any, Mapping[str, Decimal]] = lexicon.rulebook.contract.units
    return units.get("whole" if column.holds == "positive" else column.holds, {})


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


def text_column(values: tuple[object, ...]) -> Iterable[object]:
    """A column of free text, converted without keeping each distinct text: they are mostly all different."""
    if set(map(type, values)) <= {str} and unicodedata.is_normalized("NFKC", "\n".join(values)):  # type: ignore[arg-type]
        return [value.strip() or None for value in values]  # type: ignore[attr-defined]
    return map(to_text, values)


def is_blank(values: Iterable[object]) -> bool:
    """Whether no value says anything."""
    return all(is_empty(value) for value in values)
