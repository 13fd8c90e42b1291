"""What the titles of known columns say in brackets: units, full marks, and what may make the column another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from dangxing.language import numerals, patterns
from dangxing.language.script import Term, Terms, fold
from dangxing.records import Place, SheetKey
from dangxing.rules import Column
from dangxing.workbook.grid import Grid
from dangxing.workbook.validating import ticks
from dangxing.workbook.validating.cells import units_of
from dangxing.workbook.validating.faults import shown
from dangxing.workbook.validating.lexicon import Lexicon, title_notes
from dangxing.workbook.validating.numbers import AMOUNTS
from dangxing.workbook.validating.problems import Problems

_UNITS_SHOWN = 4
_NUMBER = rf"(\d{{1,4}}|[{numerals.SIGNS}]{{1,4}})"
_FULL = patterns.late(rf"(?:[01][-~–—至到])?{_NUMBER}(?:分制?|%)?")
_YEAR = patterns.late(r"((?:19|20)\d\d)(?:年度?)?")
# What stands in columns of these moves no points.
_UNREAD = frozenset({"text", "id"})
# No column of scores is out of so few: (1) is the sign of a footnote.
_FEWEST = 5


def read_titles(
    titles: Sequence[object],
    grid: Grid,
    row: int,
    key: SheetKey,
    positions: Mapping[str, int],
    lexicon: Lexicon,
    problems: Problems,
) -> dict[str, Decimal]:
    """What numbers of each field are to be taken times by the unit in its title: 10,000 under 字數（萬字）.

    Tells what titles say besides: a unit that the column does not take, full marks or a share that it is not out of,
    that it holds something else (等次（上年）), or what nobody here knows. ``row`` is theirs in the sheet, from 0.
    """
    contract = lexicon.rulebook.contract.sheets[key]
    factors: dict[str, Decimal] = {}
    for name, at in positions.items():
        column, place = contract.columns[name], Place(grid.title, row, grid.left + at)
        units = {fold(unit): factor for unit, factor in _units(column, lexicon).items()}
        for said in title_notes(str(titles[at])):
            if fold(said) in units:
                factors[name] = units[fold(said)]
            elif (found := _told(said, column, lexicon)) is not None and lexicon.columns(key)[said] != name:
                code, params = found
                told = {"column": Term(column.title), "found": shown(said), **params}
                problems.add(code, place, grid.index, **told)
    return factors


def _units(column: Column, lexicon: Lexicon) -> Mapping[str, Decimal]:
    return units_of(column, lexicon) if column.holds in AMOUNTS else {}


def _told(said: str, column: Column, lexicon: Lexicon) -> tuple[str, Mapping[str, object]] | None:
    """What is to be told of a note in a column's title: a code and what fills its message; None: nothing."""
    if column.holds in AMOUNTS and fold(said) in lexicon.foreign_units:
        units = Terms("、".join([*_units(column, lexicon)][:_UNITS_SHOWN]) or "—")
        return "title-unit", {"units": units}
    year = _YEAR.fullmatch(said)
    if year is not None and column.holds not in _UNREAD:
        same = lexicon.year is not None and int(year[1]) == lexicon.year
        return None if same else ("title-note" if lexicon.year is None else "title-other", {})
    full = column.most if column.most is not None else 100 if column.holds == "percentage" else None
    out_of = None if full is None else _out_of(said, lexicon)
    if out_of is not None:
        return ("title-full", {"full": full}) if out_of != full else None
    other = (
        ticks.means_absence(said, lexicon.written)
        if column.holds == "attendance"
        else lexicon.is_of_another(said, column.title)
    )
    if other:
        return "title-other", {}
    return None if column.holds in _UNREAD or lexicon.is_no_matter(said) else ("title-note", {})


def _out_of(said: str, lexicon: Lexicon) -> int | None:
    """How many points a note says that a column is out of, or which share of the whole; None: it says neither."""
    number = _FULL.fullmatch(lexicon.without_full(said))
    if number is None:
        return None
    out_of = numerals.value(number[1])
    return None if said.isdecimal() and out_of < _FEWEST else out_of
