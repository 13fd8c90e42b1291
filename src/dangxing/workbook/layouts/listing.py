"""A header and a row a person, or a thing that a person did: member lists, results of the review, deeds, shifts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from dangxing.language import patterns
from dangxing.language.script import LONGEST_WORD, Term, fold, normal
from dangxing.workbook.layouts import attending, left, yearly
from dangxing.workbook.layouts.dating import date_within, why_no_date
from dangxing.workbook.layouts.events import hours_of
from dangxing.workbook.layouts.extract import Cell, Extract, Line, Named
from dangxing.workbook.layouts.groups import Groups, groups_of
from dangxing.workbook.layouts.hours import span
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.layouts.model import Listing
from dangxing.workbook.layouts.table import LONGEST_MARK, Seen, Table

_SIGNS: Final = 2
_UNIT: Final = patterns.late(r"\((分鐘|分钟|分|min|天|日|次)\)")
_AMOUNTS: Final = ("hours", "characters", "points", "from", "to")
_ABOUT: Final[tuple[str, ...]] = ("track", "post", "standing")


def fits(table: Table, layout: Listing, meaning: Meaning) -> bool:
    """Whether it has the columns that are needed, and the signs of such a list, where nobody said that it is one."""
    found = _header(table, layout, meaning)
    if found is None or not (meaning.options.layout or _has_signs(table, layout, *found, meaning)):
        return False
    if layout.repeated and not _has_groups(table, layout, *found, meaning):
        return False
    return layout.sheet != "attendance" or attending.fits(table, layout, *found, meaning)


def _has_signs(table: Table, layout: Listing, row: int, columns: Mapping[str, int], meaning: Meaning) -> bool:
    """Whether it has the signs of such a list. One of members may do with less: nothing but who is of which track
    stands under one of its titles, or a title over it says what it is, and the list has no others than it knows.
    """
    titles = {key for key in table.keys(row) if key}
    if not layout.sign_keys or len(layout.sign_keys & titles) >= _SIGNS:
        return True
    if layout.sheet != "members":
        return False
    below = range(row + 1, len(table.rows))
    tracks = {text for at in below if (text := table.text(at, columns["track"]))} if "track" in columns else set()
    if tracks and all(meaning.lexicon.tracks[text] is not None for text in tracks):
        return True
    named = any(fold(word) in fold(text[:LONGEST_WORD]) for text in table.titles(row) for word in layout.lists)
    return named and titles <= layout.titles


def _has_groups(table: Table, layout: Listing, row: int, columns: Mapping[str, int], meaning: Meaning) -> bool:
    """Whether columns come again beside a person, and what was done stands in one of them: something of this sheet."""
    is_own = meaning.is_held if layout.sheet == "attendance" else meaning.vocabulary.is_done
    groups = groups_of(table, row, columns)
    places = [each["activity"] for each in groups.columns if groups.own >= {"activity"}]
    texts = {table.text(at, place) for at in range(row + 1, len(table.rows)) for place in places}
    return any(is_own(activity) for text in texts if (activity := meaning.activity(text)) is not None)


def _header(table: Table, layout: Listing, meaning: Meaning) -> tuple[int, dict[str, int]] | None:
    """The row of the header and the column of each field; where years stand over columns, that of the year."""
    columns = yearly.columns_of(table, layout, meaning) if layout.yearly else []
    if not columns:
        return table.header(layout.fields, layout.needs, layout.ranks)
    year = yearly.year_of(table, columns, meaning) or columns[0].year
    taken = {each.key: each.field for each in columns if each.year == year}
    return table.header({**layout.fields, **taken}, layout.needs, {**dict.fromkeys(taken, 0), **layout.ranks})


def read(table: Table, layout: Listing, meaning: Meaning, into: Extract) -> None:
    """Take the rows of a list that fits; notes and totals among them are left out, and told."""
    found = _header(table, layout, meaning)
    if found is None:
        return
    header, first = found
    blocks = [_of_standing(table, header, columns, meaning) for columns in table.blocks(header, first)]
    groups = _groups(table, header, blocks, layout)
    blocks = groups.columns
    if groups.odd is not None:
        into.tell("group-half", table.cell(header, groups.odd), found=table.text(header, groups.odd)[:LONGEST_MARK])
        return
    _tell_doubts(table, header, groups, into)
    if layout.sheet == "attendance":
        attending.read(table, layout, header, groups, meaning, into)
        return
    taken = {column for columns in blocks for column in columns.values()}
    into.columns.update(taken)
    if layout.sheet == "members":
        _tell_wanted(table, header, taken, layout, meaning, into)
    else:
        left.tell_columns(table, [header], taken, layout.beside | layout.sign_keys | layout.known, into)
    years = yearly.columns_of(table, layout, meaning) if layout.yearly else []
    if years and yearly.year_of(table, years, meaning) is None:
        yearly.tell_unknown(table, years, into)
    fixed = fixed_of(table, header, first, layout.fixed, meaning, into)
    if fixed is None:
        return
    year = table.year(header)
    seen: Seen | None = None if layout.sheet == "activities" else {}
    for columns in blocks:
        several: dict[int, list[Named]] | None = {} if layout.sheet == "activities" else None
        people = table.people(header + 1, columns, into, seen, several)
        if len(blocks) == 1:
            left.tell_second(table, header, columns, layout.fields, people, into)
        rows = [*((row, [person]) for row, person in people.items()), *_rows_of_several(table, columns, several, into)]
        for row, those in rows:
            for person in those if not groups.is_empty(table, row, columns) else ():
                _take(table, row, columns, person, fixed, year, layout, meaning, into, header + 1)


def _tell_unit(table: Table, header: int, column: int, into: Extract) -> None:
    """Tell of a column of hours whose title says another unit, where numbers stand alone under it."""
    title = table.text(header, column)
    if (unit := _UNIT.search(normal(title))) is not None:
        for row in range(header + 1, len(table.rows)):
            if table.text(row, column).replace(".", "", 1).isdecimal() and not table.is_total(row):
                into.tell("unit-unread", table.cell(row, column), found=title[:LONGEST_MARK], unit=unit[1])


def _tell_wanted(
    table: Table, header: int, taken: Collection[int], layout: Listing, meaning: Meaning, into: Extract
) -> None:
    """Tell of columns of a member list that are not read and hold what is wanted of a member: most of the many in such
    a list are wanted by nobody.
    """
    lexicon = meaning.lexicon
    kinds = [(words, lexicon.taken(kind).certain) for kind in _ABOUT if (words := lexicon.words(kind)) is not None]
    for column, title in left.columns(table, [header], taken, layout.known):
        texts = {table.text(row, column) for row in range(header + 1, len(table.rows))} - {""}
        if any(
            words[text] is not None or fold(text[:LONGEST_WORD]) in certain
            for words, certain in kinds
            for text in texts
        ):
            into.tell("columns-left", table.cell(header, column), found=title)


def _groups(table: Table, header: int, blocks: list[dict[str, int]], layout: Listing) -> Groups:
    """The columns of each person side by side, or of each thing that one did."""
    is_of_one = len(blocks) == 1 and layout.sheet in ("activities", "attendance")
    return groups_of(table, header, blocks[0]) if is_of_one else Groups(blocks)


def _tell_doubts(table: Table, header: int, groups: Groups, into: Extract) -> None:
    """Tell of rows that say what was done and when, and not by whom: that of the row above is nobody's guess; and of
    hours in another unit.
    """
    for columns in groups.columns:
        if "hours" in columns:
            _tell_unit(table, header, columns["hours"], into)
        wanted = [columns[field] for field in ("activity", "date", "from", "hours") if field in columns]
        for row in range(header + 1, len(table.rows)):
            is_said = sum(bool(table.text(row, at)) for at in wanted) > 1 and not table.text(row, columns["name"])
            if is_said and not table.is_one_text(row) and not table.is_total(row):
                into.tell("no-name-row", table.cell(row, columns["name"]))


def _of_standing(table: Table, header: int, columns: Mapping[str, int], meaning: Meaning) -> dict[str, int]:
    """The columns, 類別 being that of the standing where nothing else stands in it (正式黨員, 預備黨員)."""
    if "track" not in columns or "standing" in columns:
        return dict(columns)
    texts = {text for row in range(header + 1, len(table.rows)) if (text := table.text(row, columns["track"]))}
    standing = meaning.lexicon.standing
    if not texts or any(standing[text] is None for text in texts):
        return dict(columns)
    return {"standing" if field == "track" else field: at for field, at in columns.items()}


def _rows_of_several(
    table: Table, columns: Mapping[str, int], several: Mapping[int, list[Named]] | None, into: Extract
) -> Iterator[tuple[int, list[Named]]]:
    """Rows of several people: each of them did it. Of an amount nobody knows whether each did all of it."""
    for row, people in (several or {}).items():
        amounts = [columns[field] for field in _AMOUNTS if field in columns and table.text(row, columns[field])]
        if amounts:
            into.tell("amount-of-several", table.cell(row, amounts[0]), found=table.text(row, columns["name"]))
        else:
            yield row, people


def _take(
    table: Table,
    row: int,
    columns: Mapping[str, int],
    person: Named,
    fixed: Mapping[str, object],
    year: int | None,
    layout: Listing,
    meaning: Meaning,
    into: Extract,
    first: int,
) -> None:
    """Take a row of those from ``first`` on: what it says of the sheet, and of the member besides."""
    values = {
        field: _value(table.raw(row, column), text)
        for field, column in columns.items()
        if field not in ("name", "id", "branch") and (text := table.text(row, column))
    }
    if layout.sheet in ("members", "appraisal") and "standing" not in values:
        beside = table.names.beside(table.text(row, columns["name"])), table.over(row, first, lambda _: True)
        standings = [said for said in beside if said and meaning.lexicon.standing[said] is not None]
        values |= {"standing": standings[0]} if standings else {}
    values |= fixed
    if layout.sheet == "activities":
        done = _done(table, row, columns, values, year, meaning, into)
        if done is None:
            return
        values = done
    if (
        layout.sheet == "appraisal"
        and "verdict" in columns
        and meaning.lexicon.is_blank(str(values.get("verdict", "-")))
    ):
        into.tell("verdict-blank", table.cell(row, columns["verdict"]), found=person.name)
    about = {key: values[key] for key in _ABOUT if key in values} if layout.sheet == "appraisal" else {}
    if about:
        into.about.append(Line("members", person, about, person.cell))
    values = {key: value for key, value in values.items() if key not in about}
    if layout.sheet != "attendance":
        into.lines.append(Line(layout.sheet, person, values, person.cell))


def fixed_of(
    table: Table, header: int, columns: Mapping[str, int], given: Mapping[str, str], meaning: Meaning, into: Extract
) -> dict[str, object] | None:
    """What is the same in every row; None where the rules do not know its activity, which is told."""
    fixed: dict[str, object] = dict(given)
    if "activity" in given:
        activity = meaning.vocabulary.activity(given["activity"])
        if activity is None:
            into.tell("unknown-activity", table.cell(header, columns["name"]), found=given["activity"])
            return None
        fixed["activity"] = activity
    return fixed


def _value(raw: object, text: str) -> object:
    """A date or number as it is; else the text."""
    return raw if isinstance(raw, dt.date | int | float) and not isinstance(raw, bool) else text


def _done(
    table: Table,
    row: int,
    columns: Mapping[str, int],
    values: Mapping[str, object],
    year: int | None,
    meaning: Meaning,
    into: Extract,
) -> dict[str, object] | None:
    """A thing that was done: its activity and day as the contract has them; None, with the reason told, without."""
    activity = _activity(table, row, columns, str(values.get("activity", "")), meaning, into)
    if activity is None:
        return None
    found = {field: value for field, value in values.items() if field not in ("from", "to")}
    found["activity"] = activity
    day = _day(table, row, columns, values, year, meaning, into)
    if day is None:
        return None
    found["date"] = day
    stated = hours_of(str(found["hours"]), meaning.lexicon) if "hours" in found else None
    if stated is not None:
        found["hours"] = stated
    shift = span(values, day)
    if shift is not None:
        if stated is not None and stated > shift:
            cell = table.cell(row, columns["hours"])
            into.tell("hours-beyond", cell, found=format(stated, "f"), hours=format(shift, "f"))
        found.setdefault("hours", shift)
    return found


def _activity(
    table: Table, row: int, columns: Mapping[str, int], written: str, meaning: Meaning, into: Extract
) -> str | None:
    cell = table.cell(row, columns.get("activity", columns["name"]))
    vocabulary = meaning.vocabulary
    activity = vocabulary.activity(written)
    if activity is None:
        into.tell(
            "uncounted" if vocabulary.is_uncounted(written) else "unknown-activity", cell, found=written[:30] or "—"
        )
    elif not vocabulary.is_done(activity):
        into.tell("not-done", cell, found=Term(activity))
        return None
    return activity


def _day(
    table: Table,
    row: int,
    columns: Mapping[str, int],
    values: Mapping[str, object],
    year: int | None,
    meaning: Meaning,
    into: Extract,
) -> dt.date | None:
    cell = table.cell(row, columns.get("date", columns["name"]))
    if "date" in values and "date" not in columns:
        return _as_day(values["date"], str(values["date"]), cell, year, meaning, into)
    at = next((columns[field] for field in ("date", "from") if field in values), None)
    return day_of(table, row, at, cell, year, meaning, into)


def day_of(
    table: Table, row: int, at: int | None, cell: Cell, year: int | None, meaning: Meaning, into: Extract
) -> dt.date | None:
    """The day in a column of a row, or that of the option where nothing stands there; None, with the reason told, that
    there is none at ``cell``."""
    if at is None or not table.text(row, at):
        if meaning.options.date is None:
            into.tell("no-day", cell)
        return meaning.options.date
    return _as_day(table.raw(row, at), table.text(row, at), table.cell(row, at), year, meaning, into)


def _as_day(raw: object, written: str, cell: Cell, year: int | None, meaning: Meaning, into: Extract) -> dt.date | None:
    date, _ = date_within(raw, year, meaning.calendar)
    if isinstance(date, dt.date):
        return date
    into.tell(why_no_date(date), cell, found=written[:30])
    return None
