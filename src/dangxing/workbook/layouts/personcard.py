"""One sheet a member: labels with their values above, and a row for each thing that the member did below."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from dangxing.workbook.layouts import left
from dangxing.workbook.layouts.card import values
from dangxing.workbook.layouts.extract import Extract, Line, Named
from dangxing.workbook.layouts.groups import groups_of
from dangxing.workbook.layouts.listing import day_of
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.layouts.model import PersonCard
from dangxing.workbook.layouts.table import LONGEST_MARK, Table
from dangxing.workbook.validating.numbers import number_converter

_DEPTH = 30
_number = number_converter({"分": Decimal(1)})


def fits(table: Table, layout: PersonCard, _: Meaning) -> bool:
    """Whether the label of a name stands above a header of what was done."""
    head = _head(table, layout)
    return head is not None and "name" in values(table, layout, head[0])


def read(table: Table, layout: PersonCard, meaning: Meaning, into: Extract) -> None:
    """Take the member and the rows below."""
    head = _head(table, layout)
    if head is None:
        return
    header, columns = head
    labels = values(table, layout, header)
    name = labels["name"]
    if not table.names.is_name(name.text):
        into.tell("bad-name", name.cell, found=name.text[:30])
        return
    row = name.cell.row - table.grid.top
    names = [at for at, key in enumerate(table.keys(row)) if layout.fields.get(key) == "name"]
    if len({table.text(row, at + 1) for at in names}) > 1:
        into.tell("names-beside", table.cell(row, names[-1]))
        return
    branch = meaning.options.branch or (labels["branch"].text if "branch" in labels else table.branch(2))
    person = Named(name.text, labels["id"].text if "id" in labels else None, branch, name.cell)
    into.people.append(person)
    about = {field: value.text for field, value in labels.items() if field not in ("name", "id", "branch")}
    if about:
        into.about.append(Line("members", person, about, name.cell))
    left.tell_labels(table, layout, meaning, 0, header, into)
    left.tell_columns(table, [header], set(columns.values()), layout.beside | set(layout.column_fields), into)
    groups = groups_of(table, header, columns)
    if groups.odd is not None:
        into.tell("group-half", table.cell(header, groups.odd), found=table.text(header, groups.odd)[:LONGEST_MARK])
    taken = sum(
        _take(table, row, each, person, meaning, into)
        for each in groups.columns
        for row in range(header + 1, len(table.rows))
        if not groups.is_empty(table, row, each)
    )
    if not taken and any(trouble.code == "points-aside" for trouble in into.troubles):
        into.troubles = [each for each in into.troubles if each.code != "points-aside"]
        into.tell("points-without-facts", table.cell(header, columns["activity"]))


def _head(table: Table, layout: PersonCard) -> tuple[int, dict[str, int]] | None:
    """The header of the rows below, and the column of each field."""
    for row in range(min(_DEPTH, len(table.rows))):
        found = table.columns_of(row, layout.column_fields)
        if all(field in found for field in layout.needs):
            return row, found
    return None


def _take(table: Table, row: int, columns: Mapping[str, int], person: Named, meaning: Meaning, into: Extract) -> int:
    """Take a row; how many were taken."""
    written = {field: text for field, column in columns.items() if (text := table.text(row, column))}
    if not any(table.each_text(row)):
        return 0
    if "activity" not in written or table.is_beside(row, ""):
        into.tell("left-out", table.cell(row, 0), found=next(table.each_text(row))[:LONGEST_MARK])
        return 0
    vocabulary, cell = meaning.vocabulary, table.cell(row, columns["activity"])
    activity = vocabulary.activity(written["activity"])
    if activity is None:
        # Points for what no rule knows are no facts; of what has none, somebody must say what it is.
        code = "uncounted" if vocabulary.is_uncounted(written["activity"]) else "unknown-activity"
        into.tell("points-aside" if "points" in written else code, cell, found=written["activity"][:30])
        return 0
    if not vocabulary.is_done(activity):
        into.tell("deed-left", cell, found=written["activity"][:30])
        return 0
    values: dict[str, object] = {k: v for k, v in written.items() if k not in ("activity", "date", "points")}
    day = day_of(table, row, columns.get("date"), cell, table.year(2), meaning, into)
    if day is None:
        return 0
    given = table.raw(row, columns["points"]) if activity in vocabulary.given and "points" in columns else ""
    if isinstance(value := _number(given), Decimal):
        values["points"] = value
    into.lines.append(Line("activities", person, {**values, "activity": activity, "date": day}, cell))
    return 1
