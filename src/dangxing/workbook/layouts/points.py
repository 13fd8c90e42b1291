"""People down, and across points that someone gave: by what they are for, by month, quarter or year, or as sums."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from dangxing.language import numerals, patterns
from dangxing.language.script import LONGEST_WORD, fold, normal
from dangxing.workbook.layouts import left
from dangxing.workbook.layouts.extract import Cell, Extract, Line, Named
from dangxing.workbook.layouts.header import Header, header_of
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.layouts.model import Points
from dangxing.workbook.layouts.table import LONGEST_MARK, Table, key_of
from dangxing.workbook.layouts.vocabulary import Vocabulary
from dangxing.workbook.validating.numbers import number_converter

_LEAST: Final = 2
_LONGEST: Final = 2_000
_YEAR: Final = patterns.late(r"((?:19|20)[0-9]{2})年?度?")
_MONTH: Final = patterns.late(r"(?:((?:19|20)[0-9]{2})年)?(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?")
_QUARTER: Final = patterns.late(r"(?:((?:19|20)[0-9]{2})年)?第?([1-4一二三四])季度?")
# A word and what it brings, a line each: 社會實踐+0.5.
_SUM: Final = patterns.late(r"([^\d+\-\n,;、]{1,30})([+-])([0-9]{1,4}(?:\.[0-9]{1,2})?)分?")
_SUM_PARTED: Final = patterns.late(r"[\n,;、]")
_number = number_converter({"分": Decimal(1)})


class _Column(NamedTuple):
    """What the titles over a column say: what the points are for, and their last day."""

    word: str
    day: dt.date | None
    total: bool


def fits(table: Table, layout: Points, meaning: Meaning) -> bool:
    """Whether there is a column of names, and two of numbers that are called points, there or in the titles."""
    head = header_of(table, layout)
    if head is None:
        return False
    columns = columns_of(table, layout, head, meaning.vocabulary)
    titles = "\n".join(map(fold, table.titles(head.row)))
    over = range(max(head.row - 1, 0), head.last + 1)
    called = any(word in titles for word in layout.named) or any(
        layout.words_of_points.search(key) for row in over for key in table.keys(row)
    )
    return called and sum(_has_points(table, range(head.last + 1, len(table.rows)), at) for at in columns) >= _LEAST


def _has_points(table: Table, rows: Iterable[int], column: int) -> bool:
    return any(
        isinstance(_number(table.raw(row, column)), Decimal) or _SUM.search(normal(text[:_LONGEST]))
        for row in rows
        if (text := table.text(row, column))
    )


def read(table: Table, layout: Points, meaning: Meaning, into: Extract) -> None:
    """Take the points of a table that fits, where the rules take points that someone gave; else say what is wanted."""
    head = header_of(table, layout)
    if head is None:
        return
    people = table.people(head.last + 1, head.people, into, {})
    columns = columns_of(table, layout, head, meaning.vocabulary)
    others = [
        (at, title)
        for at, title in left.columns(table, head.rows, {*columns, *head.people.values()}, layout.labelled, people)
        if _has_points(table, people, at)
    ]
    for row, person in people.items():
        totals, sums = _take(table, row, person, columns, meaning, into)
        if not others:  # of what is not known to be points nobody can say whether it is in the sum
            _check_totals(table, row, totals, sums, into)
    if not into.lines:
        _tell_no_facts(table.cell(head.row, head.people["name"]), into)
        return
    into.columns.update(columns)
    for at, title in others:
        aside = any(fold(table.text(row, at)) in meaning.options.aside for row in head.rows)
        into.tell("columns-left" if aside else "column-unknown", table.cell(head.row, at), found=title)


def _take(
    table: Table, row: int, person: Named, columns: Mapping[int, _Column], meaning: Meaning, into: Extract
) -> tuple[list[int], Decimal]:
    """Take a row: the columns of typed totals, and what all points beside them come to."""
    totals, sums = [], Decimal(0)
    for at, column in columns.items():
        if not table.text(row, at):
            continue
        if column.total and not _SUM.search(normal(table.text(row, at)[:_LONGEST])):
            totals.append(at)
            continue
        for word, value in _given(table, row, at, column, into):
            sums += value
            activity = meaning.vocabulary.activity(word) if word else None
            if activity is not None and activity in meaning.vocabulary.given:
                day = column.day or meaning.options.date
                if day is None:
                    into.tell("no-day", table.cell(row, at))
                elif value:
                    fields = {"activity": activity, "date": day, "points": value}
                    into.lines.append(Line("activities", person, fields, table.cell(row, at)))
            elif value:
                into.tell("points-aside", table.cell(row, at), found=word or column.word)
    return totals, sums


def _tell_no_facts(cell: Cell, into: Extract) -> None:
    """Tell of a table in which nothing but points stands, of which nothing is read: nobody in it is a member."""
    into.troubles = [each for each in into.troubles if each.code not in ("points-aside", "no-day", "left-out")]
    into.people = []
    into.tell("points-without-facts", cell)


def columns_of(table: Table, layout: Points, head: Header, vocabulary: Vocabulary) -> dict[int, _Column]:
    """The columns of points: those over which a period stands, a word of points or of a total, or what brings them."""
    top = head.row - 1 if head.row and not table.is_one_text(head.row - 1) else head.row
    year = table.year(top)
    found: dict[int, _Column] = {}
    for column in range(table.grid.width):
        titles = list(dict.fromkeys(text for row in range(top, head.last + 1) if (text := table.text(row, column))))
        if column in head.people.values() or not titles or any(key_of(title) in layout.beside for title in titles):
            continue
        days = [day for title in titles if (day := period(title, year)) is not None]
        said = [title for title in titles if period(title, year) is None]
        is_total = any(key_of(title) in layout.total_keys for title in titles)
        is_given = any(vocabulary.activity(title) in vocabulary.given for title in said)
        if (
            days
            or is_total
            or is_given
            or any(layout.words_of_points.search(fold(title[:LONGEST_WORD])) for title in said)
        ):
            found[column] = _Column(said[-1] if said else "", max(days) if days else None, is_total)
    return found


@lru_cache(maxsize=4096)
def period(title: str, year: int | None) -> dt.date | None:
    """The last day of the month, quarter or year that a title names."""
    text = "".join(normal(title[:LONGEST_WORD]).split())
    if (whole := _YEAR.fullmatch(text)) is not None:
        return dt.date(int(whole[1]), 12, 31)
    for pattern, months in ((_MONTH, 1), (_QUARTER, 3)):
        part = pattern.fullmatch(text)
        if part is not None and (of := int(part[1]) if part[1] else year) is not None:
            month = numerals.value(part[2]) * months
            return dt.date(of, month, monthrange(of, month)[1])
    return None


def _given(table: Table, row: int, at: int, column: _Column, into: Extract) -> Iterator[tuple[str, Decimal]]:
    """The points in a cell, each with the word that says what they are for."""
    value = _number(table.raw(row, at))
    if isinstance(value, Decimal):
        yield column.word, value
        return
    text = normal(table.text(row, at)[:_LONGEST])
    for part in filter(None, map(str.strip, _SUM_PARTED.split(text))):
        said = _SUM.fullmatch(part)
        if said is not None:
            yield said[1].strip(), Decimal(said[3]) * (1 if said[2] == "+" else -1)
        else:
            into.tell("bad-points", table.cell(row, at), found=part[:LONGEST_MARK])


def _check_totals(table: Table, row: int, totals: Sequence[int], sums: Decimal, into: Extract) -> None:
    """Hold a typed total against what stands beside it."""
    for at in totals:
        value = _number(table.raw(row, at))
        if isinstance(value, Decimal) and value != sums:
            found, total = (format(each.normalize() + 0, "f") for each in (value, sums))
            into.tell("sum-differs", table.cell(row, at), found=found, sum=total)
