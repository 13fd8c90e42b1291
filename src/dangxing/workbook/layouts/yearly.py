"""Columns titled by years, of which a list may have one for each: that of the year that is imported is taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from dangxing.language import patterns
from dangxing.workbook.layouts.extract import Extract
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.layouts.model import Listing
from dangxing.workbook.layouts.table import HEADER_ROWS, LONGEST_MARK, Table, key_of

_CENTURIES: Final = ("19", "20")
_YEAR: Final = patterns.late(r"((?:19|20)[0-9]{2})年?度?(.{0,20})")


class Yearly(NamedTuple):
    """A column titled by a year: where its title stands, that as a key, and the field that is below it."""

    row: int
    column: int
    key: str
    year: int
    field: str


def columns_of(table: Table, layout: Listing, meaning: Meaning) -> list[Yearly]:
    """The columns of all years: behind each stands a title of the field, or nothing, and verdicts below."""
    found: list[Yearly] = []
    if not any(key.startswith(_CENTURIES) for key in table.head_keys):
        return found
    for row in range(min(HEADER_ROWS, len(table.rows))):
        for column, key in enumerate(table.keys(row)):
            said = _YEAR.fullmatch(table.text(row, column)) if key and key not in layout.fields else None
            if said is None or table.is_one_text(row):
                continue
            field = layout.fields.get(key_of(said[2])) if said[2] else layout.yearly[0]
            if field in layout.yearly and (said[2] or _has_verdicts(table, row, column, meaning)):
                found.append(Yearly(row, column, key, int(said[1]), field))
    return found


def _has_verdicts(table: Table, row: int, column: int, meaning: Meaning) -> bool:
    verdicts = meaning.lexicon.words("verdict")
    texts = (table.text(below, column) for below in range(row + 1, len(table.rows)))
    return verdicts is not None and any(text and verdicts[text] is not None for text in texts)


def year_of(table: Table, columns: Iterable[Yearly], meaning: Meaning) -> int | None:
    """The year that is taken: that of the option, the only one, or that of the titles; None where nobody says."""
    years = {each.year for each in columns}
    if meaning.options.year is not None or len(years) < 2:
        return meaning.options.year or next(iter(years), None)
    titled = table.year(min(each.row for each in columns))
    return titled if titled in years else None


def tell_unknown(table: Table, columns: Sequence[Yearly], into: Extract) -> None:
    """Tell that nobody says which of the years is wanted."""
    titles = (table.text(each.row, each.column)[:LONGEST_MARK] for each in columns)
    into.tell("which-year", table.cell(columns[0].row, columns[0].column), found="、".join(titles))
