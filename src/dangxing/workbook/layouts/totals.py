"""Sums that a sign-in table gives of its own marks, held against the marks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Final, NamedTuple

from dangxing.language.script import fold
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.layouts.model import Matrix
from dangxing.workbook.layouts.overhead import Head
from dangxing.workbook.layouts.table import Table, key_of

_LONGEST: Final = 20

Marks = Mapping[tuple[int, int], str]
"""The attendance in a cell, by row and column of the grid."""


class Differing(NamedTuple):
    """A cell whose number is not that of the marks it sums up: what it says, and how many there are."""

    row: int
    column: int
    found: int
    counted: int


def has_sums(table: Table, layout: Matrix, head: Head, people: Collection[int]) -> bool:
    """Whether there is anything to hold: a title of a sum over a column, or a number under the people."""
    titles = layout.sum_keys
    below = range(max(people, default=0) + 1, head.until)
    return any(not titles.isdisjoint(table.keys(row)) for row in head.rows) or any(
        text[:1].isdecimal() for row in below for text in table.each_text(row)
    )


def differing(
    table: Table, layout: Matrix, head: Head, people: Collection[int], marks: Marks, meaning: Meaning
) -> Iterator[Differing]:
    """The sums that the marks do not bear out, in rows under the people and in columns beside the events.

    A sum may be of those present, or of all marks: what is meant by 合計 nobody says. A formula that was never
    calculated says nothing.
    """
    if not marks:
        return
    by_row: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for (row, _), attendance in marks.items():
        by_row[row][attendance] += 1
    by_column = {column for _, column in marks}
    kinds = {
        fold(word): kind for title, words in layout.counts.items() for word in words if (kind := _kind(title, meaning))
    }
    yield from _under(table, head, people, marks, kinds, meaning)
    for column in head.columns:
        found = (kinds.get(key_of(table.text(row, column))) for row in head.rows)
        kind = next((each for each in found if each), None) if column not in by_column else None
        for row in people if kind else ():
            yield from _held(table, row, column, by_row[row], str(kind))


def _under(
    table: Table, head: Head, people: Collection[int], marks: Marks, kinds: Mapping[str, str], meaning: Meaning
) -> Iterator[Differing]:
    """Sums in rows under the people, or under some of them: of all marks above, or of those since the people before
    whom another sum stands.
    """
    whole: defaultdict[int, Counter[str]] = defaultdict(Counter)
    part: defaultdict[int, Counter[str]] = defaultdict(Counter)
    by_row: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for (row, column), attendance in marks.items():
        by_row[row].append((column, attendance))
    is_summed = False
    for row in range(head.first, head.until):
        if row in people:
            if is_summed:
                part.clear()
                is_summed = False
            for column, attendance in by_row[row]:
                whole[column][attendance] += 1
                part[column][attendance] += 1
        elif (kind := _kind_of(table.texts(row)[:2], kinds, meaning)) is not None:
            is_summed = True
            for column, counts in whole.items():
                if any(_held(table, row, column, part[column], kind)):
                    yield from _held(table, row, column, counts, kind)


def _kind(title: str, meaning: Meaning) -> str | None:
    return meaning.lexicon.attendance[title]


def _kind_of(texts: list[str], kinds: Mapping[str, str], meaning: Meaning) -> str | None:
    """Which attendance a row of sums counts, by its label; None where it is none."""
    for text in texts:
        if len(text) <= _LONGEST and (kind := kinds.get(fold(text))) is not None:
            return kind
    return "present" if any(fold(text) in meaning.lexicon.totals for text in texts if len(text) <= _LONGEST) else None


def _held(table: Table, row: int, column: int, counts: Counter[str], kind: str) -> Iterator[Differing]:
    text = table.text(row, column)
    number = text[:-1] if text.endswith(("人", "次")) else text
    if not number.isdecimal() or len(number) > _LONGEST:
        return
    counted = counts[kind]
    alike = {counted}
    if kind == "present":
        alike |= {counts.total(), counts.total() - counts["exempt"]}
    elif kind == "unexcused":
        alike.add(counts["unexcused"] + counts["excused"])
    if int(number) not in alike:
        yield Differing(row, column, int(number), counted)
