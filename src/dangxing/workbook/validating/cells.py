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
from typing import Any, NamedTuple

from dangxing.language.script import LONGEST_WORD, Term, fold, normal
from dangxing.rules import NATURAL, Calendar, Column
from dangxing.workbook.grid import CellError, Unseen, is_empty
from dangxing.workbook.validating.lexicon import Lexicon, Words

Converter = Callable[[object], object]

_TIME = (
    r"(?:(?:[上下中]午|凌晨|早上|晚上|[AP]M)\s*)?(?:[01]?[0-9]|2[0-4])"
    r"(?::[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?|[時时點点](?:[0-5]?[0-9](?:分(?:[0-5]?[0-9]秒)?)?|半|整|正)?)"
    r"(?:\s*[AP]M)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
)
_WEEKDAYS = "一二三四五六日"
_WEEKDAY = rf"(?:\s*\(?\s*(?:星期|禮拜|礼拜|週|周)([{_WEEKDAYS}天末])\s*\)?)?"
_TIME_OF_DAY = (
    rf"(?:(?:\s*T\s*|\s+|(?<=[日號号)])|(?<=[期拜週周].)|(?=[上下中凌早晚])){_TIME}(?:\s*[-~〜–—至到]\s*{_TIME})?"
    r"|\s*(?:[上下中]午|凌晨|早上|晚上))?"
)
_BEHIND = _WEEKDAY + _TIME_OF_DAY
_DAY_OF_MONTH = r"([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*[日號号]"
_DATE = re.compile(
    rf"([0-9]{{4}})(?:\s*([-/.])\s*([0-9]{{1,2}})\s*\2\s*([0-9]{{1,2}})|\s*年\s*{_DAY_OF_MONTH}){_BEHIND}",
    re.ASCII | re.IGNORECASE,
)
_COMPACT_DATE = re.compile(rf"([0-9]{{4}})([0-9]{{2}})([0-9]{{2}}){_BEHIND}", re.ASCII | re.IGNORECASE)
_YEARLESS = re.compile(
    rf"(?:([0-9]{{1,2}})\s*[-/]\s*([0-9]{{1,2}})|{_DAY_OF_MONTH}){_BEHIND}", re.ASCII | re.IGNORECASE
)
_DIGITS = "一二三四五六七八九"
_SPOKEN = re.compile(
    rf"(?:([{_DIGITS}])百(?:零([{_DIGITS}]))?|(?:([{_DIGITS}])百)?([{_DIGITS}]?)(十)([{_DIGITS}]?)|([{_DIGITS}]))"
)
_NUMBER = re.compile(r"([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?)\s*(\D*)", re.ASCII)
# A spreadsheet program begins its calendar in 1900, where a time of day without a date and a slip fall.
_FIRST_YEAR, _LAST_YEAR = 1901, 2199
# A spreadsheet program keeps 15 digits of a number; an id of more has lost its last ones.
LOST_DIGITS = 10**15
# Beyond this nothing that is counted in a year can be meant, and sums could lose digits.
MOST = 10**12 - 1
_HUNDRED = 100
_FIFTEEN_DIGITS = Context(prec=15)
_ONE = Decimal(1)


# True equals 1 and False 0: a dict takes one for the other.
_TRUTHS = frozenset((0, 1))


class Memo(dict[object, object]):
    """A converter that converts each distinct value once. Long texts do not recur, and are not kept."""

    def __init__(self, convert: Converter) -> None:
        super().__init__()
        self._convert = convert
        self._numbers: dict[object, object] = {}

    def met(self) -> Iterable[object]:
        """Every distinct value that was converted, but for long texts."""
        return (*self.values(), *self._numbers.values())

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
    if raw is None or isinstance(raw, CellError | Unseen):
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


class Yearless(NamedTuple):
    """A date that was written without its year, while the year is not known; ``text`` is how it was written."""

    month: int
    day: int
    text: str

    def __str__(self) -> str:
        return self.text


class WrongWeekday(NamedTuple):
    """A date that is no such day of the week as stands behind it."""

    date: dt.date
    text: str

    def __str__(self) -> str:
        return self.text


class Bare(NamedTuple):
    """A number up to 1 where one up to 100 belongs, with nothing that tells whether it is a share of one."""

    value: Decimal

    def __str__(self) -> str:
        return format(self.value, "f")


def date_converter(year: int | None, calendar: Calendar = NATURAL) -> Converter:
    """A converter to a date; a time of day is dropped. ``year`` is that of dates written without one, by ``calendar``.

    A number is a date only as eight digits (20240301), never as a serial.
    """

    def to_date(raw: object) -> object:
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
        found = _written_date(written, year, calendar)
        return raw if found is None else found

    return to_date


to_date = date_converter(None)


def dates_of(lexicon: Lexicon) -> Converter:
    """What makes a cell a date. Of which year one without it is, none can say where rule sets differ in theirs."""
    calendar = lexicon.calendar
    return date_converter(None) if calendar is None else date_converter(lexicon.year, calendar)


def _written_date(written: str, year: int | None, calendar: Calendar) -> object:
    """The date that a text is; None where it is none."""
    if (found := _COMPACT_DATE.fullmatch(written)) is not None:
        of, month, day, weekday = found.groups()
    elif (found := _DATE.fullmatch(written)) is not None:
        of, _, month, day, *others, weekday = found.groups()
        month, day = (month, day) if month else others
    elif (found := _YEARLESS.fullmatch(written)) is not None:
        month, day, *others, weekday = found.groups()
        month, day = (month, day) if month else others
        of = ""
    else:
        return None
    try:
        if of:
            date = dt.date(int(of), int(month), int(day))
        else:
            # Where the year is not known, a leap year, in which any day may be.
            date = dt.date(2000, int(month), int(day)) if year is None else calendar.within(year, int(month), int(day))
    except ValueError:
        return None
    if found.re is _YEARLESS and year is None:
        return Yearless(date.month, date.day, written)
    if not _FIRST_YEAR <= date.year <= _LAST_YEAR:
        return None
    # 周末 is either of two days.
    if weekday and date.weekday() not in (
        (5, 6) if weekday == "末" else (_WEEKDAYS.index(weekday.replace("天", "日")),)
    ):
        return WrongWeekday(date, written)
    return date


def _spoken(number: re.Match[str]) -> int:
    """A number written as it is spoken, 九十五, up to 999."""
    alone, after, hundreds, tens, _, ones, one = (_DIGITS.find(part or " ") + 1 for part in number.groups())
    tens = tens or 1 if number[5] else 0
    return (alone + hundreds) * 100 + tens * 10 + ones + after + one


def number_converter(units: Mapping[str, Decimal], unsaid: Decimal = _ONE) -> Converter:
    """A converter to Decimal that knows the units of its column (``3萬字`` → 30000).

    A number without a unit is taken times ``unsaid``.

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
            value = Decimal(format(raw, ".15g")) + 0 if isinstance(raw, float) else Decimal(raw)
            return value if unsaid == 1 else value * unsaid
        if type(raw) is not str:
            return raw
        written = normal(raw)
        if not written:
            return None
        if len(written) > LONGEST_WORD:
            return raw
        found = _NUMBER.fullmatch(written)
        if found is None or not found[1].strip("+-"):
            spoken = _SPOKEN.fullmatch(written)
            return raw if spoken is None else Decimal(_spoken(spoken)) * unsaid
        factor = factors.get(fold(found[2])) if found[2] else unsaid
        if factor is None:
            return raw
        value = _FIFTEEN_DIGITS.create_decimal(found[1].replace(",", "")) * factor + 0
        return value if -MOST <= value <= MOST else as_float(value)

    return to_number


def percentage_converter(units: Mapping[str, Decimal]) -> Converter:
    """A converter of numbers up to 100; one up to 1 without a unit is left as :class:`Bare`, to be asked about."""
    to_number = number_converter(units)

    def to_percentage(raw: object) -> object:
        value = to_number(raw)
        if isinstance(value, Decimal) and 0 < value <= 1 and not _has_unit(raw):
            return Bare(value)
        return value

    return to_percentage


def _has_unit(raw: object) -> bool:
    return isinstance(raw, str) and not normal(raw)[-1:].isdecimal()


def whole_converter(units: Mapping[str, Decimal]) -> Converter:
    """A converter to int; a number that is not whole is left as a Decimal, to be refused."""
    to_number = number_converter(units)

    def to_whole(raw: object) -> object:
        value = to_number(raw)
        if type(value) is str and value.lstrip().startswith("第"):
            # 第2名 is a rank as it is spoken.
            number = to_number(value.lstrip()[1:])
            value = number if isinstance(number, Decimal) else value
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
    field: str,
    column: Column,
    lexicon: Lexicon,
    taken: dict[object, Mapping[str, object]] | None = None,
    unsaid: Decimal = _ONE,
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


def minding_blanks(convert: Converter, lexicon: Lexicon, taken: dict[object, Mapping[str, object]]) -> Converter:
    """The converter, words for nothing being nothing; what was so taken is put into ``taken``, by its raw value."""

    def converted(raw: object) -> object:
        value = convert(raw)
        if type(value) is str and lexicon.is_blank(value):
            taken[raw] = {"found": normal(value)}
            return None
        return value

    return converted


def units_of(column: Column, lexicon: Lexicon) -> Mapping[str, Decimal]:
    """The units that may follow a number of the column."""
    units: Mapping[Any, Mapping[str, Decimal]] = lexicon.rulebook.contract.units
    same = {"positive": "whole", "mark": "percentage"}
    found = units.get(same.get(column.holds, column.holds), {})
    # A mark is told in points; that it is so many of a hundred only where it is.
    return {unit: by for unit, by in found.items() if column.most in (None, _HUNDRED) or unit != "%"}


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


def text_column(values: tuple[object, ...]) -> list[object]:
    """A column of free text, converted without keeping each distinct text: they are mostly all different."""
    if set(map(type, values)) <= {str} and unicodedata.is_normalized("NFKC", "\n".join(values)):  # type: ignore[arg-type]
        return [value.strip() or None for value in values]  # type: ignore[attr-defined]
    return list(map(to_text, values))


def is_blank(values: Iterable[object]) -> bool:
    """Whether no value says anything."""
    return all(is_empty(value) for value in values)
