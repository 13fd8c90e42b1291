"""What stands in a table and nobody reads, told: columns, labels of a sheet of one thing."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from typing import Final

from dangxing.language.script import fold, normal
from dangxing.records import column_letters
from dangxing.workbook.layouts.common import keys
from dangxing.workbook.layouts.extract import Extract
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.layouts.model import Card, PersonCard
from dangxing.workbook.layouts.table import LONGEST_MARK, Table, key_of

# Titles of labels beside which people stand end so.
_OF_PEOPLE: Final = tuple(keys(("人員", "人", "者", "名單", "黨員", "同志")))

PEOPLE: Final = frozenset({"present", "absent", "leave"})
"""Labels beside which people stand, in as many cells as there are."""
_MANY: Final = 10_000
_ONE_THING: Final = frozenset({*PEOPLE, "verdict", "standing", "level", "result"})
_LONGEST: Final = 30


def columns(
    table: Table, head: Iterable[int], taken: Collection[int], known: Container[str], rows: Iterable[int] | None = None
) -> Iterator[tuple[int, str]]:
    """The columns that are not ``taken`` and in which something stands below the rows of their titles, or in ``rows``;
    with their titles, or their letters. Those with a title of ``known`` need not be read, but for a second one of what
    is taken.
    """
    heads = list(head)
    below = range(heads[-1] + 1, len(table.rows)) if rows is None else list(rows)
    read = {key for row in heads for at in taken if (key := table.keys(row)[at])}
    for column in range(table.grid.width):
        said = {key for row in heads if (key := table.keys(row)[column])}
        if column not in taken and (not said or said <= read or not any(key in known for key in said)):
            titles = dict.fromkeys(filter(None, (table.text(row, column) for row in heads)))
            if any(table.text(row, column) for row in below):
                yield column, " ".join(titles)[:LONGEST_MARK] or column_letters(table.grid.left + column)


def tell_columns(
    table: Table, head: Iterable[int], taken: Collection[int], known: Container[str], into: Extract
) -> None:
    """Tell of columns with something in them that nobody reads, though nothing says that they need not be."""
    heads = list(head)
    for column, title in columns(table, heads, taken, known):
        into.tell("columns-left", table.cell(heads[0], column), found=title)


def tell_second(
    table: Table, head: int, taken: Mapping[str, int], fields: Mapping[str, str], rows: Iterable[int], into: Extract
) -> None:
    """Tell of what stands under a second title of a field that may say but one thing, where the first says another."""
    further = [
        (column, taken[field])
        for column, key in enumerate(table.keys(head))
        if (field := fields.get(key)) in _ONE_THING and field in taken and column not in taken.values()
    ]
    for row in rows:
        for column, first in further:
            found, other = table.text(row, column), table.text(row, first)
            if found and not found.isdecimal() and fold(found) != fold(other):
                told = {"found": found[:_LONGEST], "other": other[:_LONGEST] or "—"}
                into.tell("differs", table.cell(row, column), **told, first=table.cell(row, first).name)


def tell_labels(
    table: Table, layout: Card | PersonCard, meaning: Meaning, begin: int, until: int, into: Extract
) -> None:
    """Tell of labels with something beside them that the layout does not know. Where people stand beside one that
    says how they attended, it is an error: each of them came, or did not.
    """
    for row in range(begin, min(until, len(table.rows))):
        for column, label, said in _unknown(table, layout, row, meaning):
            names = table.names.parted(said) or ([said] if table.names.is_name(said) else [])
            if table.names.is_of_guests(label):
                into.tell("guest", table.cell(row, column), found=label[:LONGEST_MARK])
            elif isinstance(layout, Card) and names and _is_of_attendance(label, meaning):
                into.tell("label-unknown", table.cell(row, column), found=label[:LONGEST_MARK])
            else:
                into.tell("labels-left", table.cell(row, column), found=label[:LONGEST_MARK])


def _unknown(table: Table, layout: Card | PersonCard, row: int, meaning: Meaning) -> Iterator[tuple[int, str, str]]:
    """The labels of a row that are not known: where they stand, and what stands beside them."""
    cells = [(at, text) for at in range(table.grid.width) if (text := normal(table.text(row, at)))]
    cells = [cell for at, cell in enumerate(cells) if not at or cell[1] != cells[at - 1][1]]
    beside = [*(text for _, text in cells[1:]), ""]
    # Rows of nothing but names go on with what stands above them.
    is_label = bool(cells) and _is_of_attendance(cells[0][1], meaning)
    if not is_label and all(table.names.is_name(text) or table.names.parted(text) for _, text in cells):
        return
    values = 0
    for (at, text), following in zip(cells, beside, strict=True):
        label, colon, behind = text.partition(":")
        field = layout.fields.get(key_of(label))
        if key_of(label) in layout.labelled:
            values = _MANY if field in PEOPLE else 0 if behind else 1
        elif values or not label:
            values -= 1
        elif (said := behind.strip() if colon else following) and len(label) < LONGEST_MARK:
            values = 0 if behind else 1
            if key_of(said.partition(":")[0]) not in layout.labelled:
                yield at, label, said


def _is_of_attendance(label: str, meaning: Meaning) -> bool:
    """Whether a label says how those beside it attended: 遲到人員."""
    taken, key = meaning.lexicon.taken("attendance"), fold(label)
    if meaning.attendance(label) is not None or key in taken.ask:
        return True
    words = (*taken.certain, *taken.likely, *taken.ask)
    return key.endswith(_OF_PEOPLE) and any(len(word) > 1 and word in key for word in words)
