"""What stands over the columns of a ledger of deeds: of which deed each is, and how many points one is worth."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from dangxing.language import patterns
from dangxing.language.script import fold, normal
from dangxing.workbook.layouts.dating import date_within
from dangxing.workbook.layouts.header import Header
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.layouts.model import Deeds
from dangxing.workbook.layouts.points import period
from dangxing.workbook.layouts.table import Table

POINTS: Final = patterns.late(r"([+-]?[0-9]{1,3}(?:\.[0-9]{1,2})?) ?分")
_BARE: Final = patterns.late(r"[+-]?[0-9]{1,3}(?:\.[0-9]{1,2})?")


class Column(NamedTuple):
    """What a cell of a column stands for, and how many points its title says that one is worth."""

    fields: Mapping[str, str]
    points: Decimal | None
    title: str


def columns_of(table: Table, layout: Deeds, meaning: Meaning, head: Header) -> dict[int, Column]:
    """The columns of deeds under a header: by a word of the layout, by an activity, or by the sentence of a rule."""
    above = head.row - 1
    top = head.row if above < 0 or table.is_one_text(above) or _is_label(table, above) else above
    people = head.people.values()
    beside = {at for at, key in enumerate(table.keys(head.row)) if at in people or key in layout.beside}
    return columns_under(table, layout, meaning, range(top, head.last + 1), beside)


def columns_under(
    table: Table, layout: Deeds, meaning: Meaning, rows: range, beside: Collection[int]
) -> dict[int, Column]:
    """The columns of deeds by what stands in these rows over them; those ``beside`` are of none."""
    found: dict[int, Column] = {}
    for column in range(table.grid.width):
        titles = list(dict.fromkeys(text for row in rows if (text := table.text(row, column))))
        if column in beside:
            continue
        # What stands by months or quarters is points that were given, and what stands by dates, attendance.
        if not titles or any(date_within(title, 2000)[0] or period(title, 2000) for title in titles):
            continue
        fields = _fields(titles, layout, meaning)
        if fields is not None:
            found[column] = Column(fields, _points(titles), " ".join(titles))
    return found


def _is_label(table: Table, row: int) -> bool:
    """Whether a row above the header is one of labels and values (單位：…), which says nothing of columns."""
    return any(":" in normal(text[:100]) for text in table.each_text(row))


def _fields(titles: Sequence[str], layout: Deeds, meaning: Meaning) -> dict[str, str] | None:
    """What a column's titles say, the lowest first: what one says wins over what stands above it."""
    for title in reversed(titles):
        key = fold(normal(title)[:100])
        if key in meaning.options.aside:
            return None
        if (given := meaning.options.activities.get(key)) is not None:
            return {"activity": given}
        words = [(len(word), deed) for deed in layout.deeds for word in map(fold, deed.words) if word in key]
        if words:
            longest = max(length for length, _ in words)
            deeds = [deed for length, deed in words if length == longest]
            activity = meaning.vocabulary.activity(deeds[0].fields["activity"]) if len(deeds) == 1 else None
            return None if activity is None else {**deeds[0].fields, "activity": activity}
        sentence = meaning.vocabulary.of_sentence(title)
        within = (sentence,) if sentence is not None else meaning.vocabulary.within(title)
        if len(within) == 1:
            return {"activity": within[0]}
    return None


def _points(titles: Iterable[str]) -> Decimal | None:
    """How many points a title says that one deed is worth; None where none or several do."""
    found = {
        Decimal(number).copy_abs()
        for title in titles
        for number in (
            POINTS.findall(normal(title)) or _BARE.findall(normal(title)) * bool(_BARE.fullmatch(normal(title)))
        )
    }
    return found.pop() if len(found) == 1 else None
