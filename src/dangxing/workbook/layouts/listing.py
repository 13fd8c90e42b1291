"""A header and a row a person: member lists, results of the review."""

from __future__ import annotations

import datetime as dt

from dangxing.language.script import fold
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.layouts.model import Extract, Line, Listing, Named
from dangxing.workbook.layouts.table import Table, is_name, key_of

_SIGNS = 2


def fits(table: Table, layout: Listing, _: Meaning) -> bool:
    """Whether it has the columns that are needed, and the signs of such a list."""
    found = table.header(layout.columns, layout.needs)
    if found is None:
        return False
    signs = {fold(sign) for sign in layout.signs}
    return not signs or len(signs & {key_of(text) for text in table.texts(found[0])}) >= _SIGNS


def read(table: Table, layout: Listing, meaning: Meaning, into: Extract) -> None:
    """Take the rows of a list that fits; notes and totals among them are left out, and told."""
    found = table.header(layout.columns, layout.needs)
    if found is None:
        return
    header, columns = found
    branch = table.branch(header)
    seen: dict[tuple[str, str | None, str | None], str] = {}
    for row in range(header + 1, len(table.rows)):
        texts = table.texts(row)
        if not texts or all(text == table.text(header, columns["name"]) for text in texts):
            continue
        given = {field: text for field, column in columns.items() if (text := table.text(row, column))}
        is_total = any(fold(text) in meaning.lexicon.totals for text in texts[:2] if len(text) < 20)
        if is_total or table.is_one_text(row) or not is_name(given.get("name", "")):
            into.tell("left-out", table.cell(row, 0), found=texts[0][:20])
            continue
        cell = table.cell(row, columns["name"])
        whose = meaning.options.branch or given.get("branch") or branch
        person = Named(given["name"], given.get("id"), whose, cell)
        key = (fold(person.name), person.id, fold(whose or ""))
        if key in seen:
            into.tell("name-twice", cell, found=person.name, first=seen[key])
        seen.setdefault(key, cell.name)
        into.people.append(person)
        values = {
            field: _value(table.rows[row][columns[field]], text)
            for field, text in given.items()
            if field not in ("name", "id", "branch")
        }
        into.lines.append(Line(layout.sheet, person, values))


def _value(raw: object, text: str) -> object:
    """A date or number as it is; else the text."""
    return raw if isinstance(raw, dt.date | int | float) and not isinstance(raw, bool) else text
