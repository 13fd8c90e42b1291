"""The headers of a table with people down and events across: one, or several where a printed page begins anew."""

from __future__ import annotations

from typing import Final

from dangxing.language import patterns
from dangxing.workbook.layouts.dating import DAY, MONTH, date_within, in_digits, is_weekday
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.layouts.model import Matrix
from dangxing.workbook.layouts.overhead import Head
from dangxing.workbook.layouts.table import HEADER_ROWS, Table, key_of

_HEADER_DEPTH: Final = 5
_SEVERAL: Final = 2
# A date behind a label is of the table: 制表日期：2024年12月31日.
_LABELLED: Final = patterns.late(r"[^0-9:]{1,20}:")


def head_of(table: Table, layout: Matrix, meaning: Meaning) -> Head | None:
    """The first header; None where there is none. It is looked for once for each layout."""
    known = table.known
    if id(layout) not in known:
        known[id(layout)] = layout, _head_of(table, layout, meaning)
    head: Head | None = known[id(layout)][1]
    return head


def _head_of(table: Table, layout: Matrix, meaning: Meaning) -> Head | None:
    found = table.header(layout.fields, [["name"]])
    if found is None and (corner := table.corner(layout.fields)) is not None:
        found = corner[0], {"name": corner[1]}
    if found is None and (alone := _under_labels(table, layout)) is not None:
        found = alone[0], {"name": alone[1]}
    if found is None and (last := _last_of_labels(table, layout, meaning)) is not None:
        found = last, {"name": 0}
    return None if found is None else _head_at(table, layout, meaning, *found)


def _under_labels(table: Table, layout: Matrix) -> tuple[int, int] | None:
    """The title of the names that stands alone in its row, under titles of rows that say what was held and when."""
    for row in range(1, min(HEADER_ROWS, len(table.rows))):
        for column, key in enumerate(table.keys(row)):
            if layout.fields.get(key) == "name" and table.keys(row - 1)[column] in layout.label_fields:
                return row, column
    return None


def _last_of_labels(table: Table, layout: Matrix, meaning: Meaning) -> int | None:
    """The second of two rows whose first cells say what was held and when, with people under these, and marks under
    several days: the title of the names is wanting.
    """
    for row in range(1, min(HEADER_ROWS, len(table.rows))):
        above, here = (layout.label_fields.get(table.keys(at)[0]) for at in (row - 1, row))
        if above is None or here is None or above == here or "date" not in (above, here):
            continue
        dated = row if here == "date" else row - 1
        days = [at for at in range(1, table.grid.width) if date_within(table.raw(dated, at), 2000)[0] is not None]
        below = range(row + 1, len(table.rows))
        marks = [at for at in days if any(meaning.attendance(text) for each in below if (text := table.text(each, at)))]
        if len(marks) >= _SEVERAL:
            return row
    return None


def heads_of(table: Table, layout: Matrix, meaning: Meaning) -> list[Head]:
    """All headers: those of the pages below, and of the halves of each that stand side by side."""
    first = head_of(table, layout, meaning)
    if first is None:
        return []
    name, at = first.people["name"], _named_at(table, first)
    title, found, row = table.keys(at)[name], [first], first.first
    written = table.raw(at, name)
    while row < len(table.rows):
        is_same = bool(title) and key_of(table.text(row, name)) == title
        if is_same or (title and written in table.rows[row] and not table.is_one_text(row)):
            people = first.people if is_same else table.columns_of(row, layout.fields)
            found.append(_head_at(table, layout, meaning, row, people))
            row = found[-1].first
        else:
            row += 1
    ends = [*(head.rows[0] for head in found[1:]), len(table.rows)]
    whole = [head._replace(until=end, above=first.rows[0]) for head, end in zip(found, ends, strict=True)]
    return [half for head in whole for half in _halves(table, head)]


def _named_at(table: Table, head: Head) -> int:
    """The row of a header that has the title of the names."""
    return next((row for row in head.rows if table.keys(row)[head.people["name"]]), head.rows[0])


def _halves(table: Table, head: Head) -> list[Head]:
    """A header by its halves, each with a column of names."""
    blocks = table.blocks(_named_at(table, head), head.people)
    begins = [0, *(block["name"] for block in blocks[1:]), table.grid.width]
    return [
        head._replace(people=block, columns=range(begin, end))
        for block, begin, end in zip(blocks, begins, begins[1:], strict=False)
    ]


def _head_at(table: Table, layout: Matrix, meaning: Meaning, at: int, people: dict[str, int]) -> Head:
    """The header whose title of the names stands in a row: that, one above that says events, and those that go on."""
    name, title = people["name"], table.keys(at)[people["name"]]
    rows = [at]
    if at and not table.is_one_text(at - 1) and _says_events(table, layout, at, people, meaning):
        rows.insert(0, at - 1)
    while rows[0] and table.keys(rows[0] - 1)[name] in layout.label_fields:
        rows.insert(0, rows[0] - 1)
    labels = layout.row_titles - meaning.lexicon.totals
    for row in range(at + 1, min(at + _HEADER_DEPTH, len(table.rows))):
        written = key_of(table.text(row, name))
        if written not in ("", title, *labels) or (not written and not _is_header(table, layout, row, meaning)):
            break
        rows.append(row)
    return Head(rows, people, range(table.grid.width), len(table.rows), rows[0])


def _says_events(table: Table, layout: Matrix, at: int, people: dict[str, int], meaning: Meaning) -> bool:
    """Whether the row over the titles in ``at`` has dates, or names of activities, over what is of no person."""
    keys = table.keys(at)
    across = [at for at, key in enumerate(keys) if at not in people.values() and key not in layout.beside]
    return any(
        date_within(table.rows[at - 1][column], 2000)[0] or meaning.activity(table.text(at - 1, column))
        for column in across
        if not _LABELLED.match(table.text(at - 1, column))
    )


def _is_of_days(table: Table, row: int) -> bool:
    """Whether all that stands in a row are days, each under its month; one of them may look like a mark."""
    days = {at: text for at in range(table.grid.width) if (text := table.text(row, at))}
    return bool(days) and all(
        DAY.fullmatch(text) and MONTH.fullmatch(in_digits(table.text(row - 1, at))) for at, text in days.items()
    )


def _is_header(table: Table, layout: Matrix, row: int, meaning: Meaning) -> bool:
    """Whether a row without a name goes on with the header: a word of it that is no mark, or a date."""
    known, words = layout.row_titles, meaning.vocabulary
    texts = table.texts(row)
    if _is_of_days(table, row):
        return True
    if any(key_of(text) in known or is_weekday(text) or date_within(text, 2000)[0] is not None for text in texts):
        return True
    if any(words.activity(text) or words.is_uncounted(text) for text in texts):
        return True
    # What may be marks is a row of a person whose name is missing.
    return not table.is_one_text(row) and bool(texts) and not any(meaning.attendance(text) for text in texts)
