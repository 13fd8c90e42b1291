"""Tables with people down and events across: a header of one row or more, a mark in every cell, a legend below."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import islice
from typing import Final

from dangxing.language.script import LONGEST_WORD, Listed, fold
from dangxing.workbook.layouts.extract import ATTENDANCE, Event, Extract, Marked, Named
from dangxing.workbook.layouts.meaning import Meaning, date_within, is_weekday
from dangxing.workbook.layouts.model import Matrix
from dangxing.workbook.layouts.overhead import Head, events_of, has_dates
from dangxing.workbook.layouts.table import LONGEST_MARK, Table, is_name, key_of, text_of
from dangxing.workbook.layouts.totals import differing, has_sums

_HEADER_DEPTH: Final = 5
_NO_MARK: Final = -1
_SHOWN: Final = 4


def fits(table: Table, layout: Matrix, meaning: Meaning) -> bool:
    """Whether there is a column of names, and a date over another, or a meeting over marks."""
    head = head_of(table, layout, meaning)
    return head is not None and (has_dates(table, layout, head) or _has_meetings(table, head, meaning))


def _has_meetings(table: Table, head: Head, meaning: Meaning) -> bool:
    """Whether what members attend stands over nothing but marks: where the days are wanting, that can be told."""
    rows = range(head.rows[-1] + 1, len(table.rows))
    for column in range(len(table.rows[head.rows[-1]])):
        held = [meaning.activity(text) for row in head.rows if (text := table.text(row, column))]
        if any(activity is not None and meaning.is_held(activity) for activity in held):
            marks = {text for row in rows if (text := table.text(row, column)) and not text.isdecimal()}
            if any(meaning.attendance(mark) for mark in marks):
                return True
    return False


def read(table: Table, layout: Matrix, meaning: Meaning, into: Extract) -> None:
    """Take the events and marks of a table that fits."""
    head = head_of(table, layout, meaning)
    if head is None:
        return
    first = head.rows[-1] + 1
    people, ends = _people(table, layout, head, first, meaning, into)
    table.tell_hidden(people, into)
    learn_legend(table, {*head.rows, *people}, meaning)
    branches = list(dict.fromkeys(person.branch for person in people.values() if person.branch))
    if table.branch(first) is None and len(branches) > 1:
        into.tell("several-branches", table.cell(head.rows[-1], head.people["branch"]), found=_listed(branches))
        return
    events = events_of(table, layout, head, people, meaning, into, next(iter(branches), None))
    _tell_rows_without_name(table, layout, head, people, ends, events, meaning, into)
    known: dict[str, int] = {}
    rows = list(people)
    columns = table.columns(rows)
    for column, event in events.items():
        if event is not None:
            _take(table, column, columns[column], event, rows, known, meaning, into)
    _tell_totals(table, layout, head, people, meaning, into)


def _tell_totals(
    table: Table, layout: Matrix, head: Head, people: Mapping[int, Named], meaning: Meaning, into: Extract
) -> None:
    """Hold sums in rows below and columns beside against the marks, where there are any."""
    if not has_sums(table, layout, head.rows, people):
        return
    top, left = table.grid.top, table.grid.left
    marks = {
        (row - top, each.column - left): ATTENDANCE[code]
        for each in into.marks
        for row, code in zip(each.rows, each.attendance, strict=True)
    }
    for row, column, found, counted in differing(table, layout, head.rows, people, marks, meaning):
        into.tell("total-differs", table.cell(row, column), found=found, count=counted)


def head_of(table: Table, layout: Matrix, meaning: Meaning) -> Head | None:
    """The header; None where there is none."""
    found = table.header(layout.fields, [["name"]])
    if found is None:
        return None
    at, people = found
    name, title = people["name"], table.keys(at)[people["name"]]
    rows = [at]
    if at and not table.is_one_text(at - 1) and _says_events(table, at - 1, meaning):
        rows.insert(0, at - 1)
    labels = (layout.hours_keys | layout.beside) - meaning.lexicon.totals
    for row in range(at + 1, min(at + _HEADER_DEPTH, len(table.rows))):
        written = key_of(table.text(row, name))
        if written not in ("", title, *labels) or (not written and not _is_header(table, layout, row, meaning)):
            break
        rows.append(row)
    return Head(rows, people)


def _says_events(table: Table, row: int, meaning: Meaning) -> bool:
    """Whether a row over the titles has dates, or the names of activities."""
    return any(date_within(each, 2000)[0] for each in table.rows[row]) or any(map(meaning.activity, table.texts(row)))


def _is_header(table: Table, layout: Matrix, row: int, meaning: Meaning) -> bool:
    """Whether a row without a name goes on with the header: a word of it that is no mark, or a date."""
    known, words = layout.hours_keys | layout.beside, meaning.vocabulary
    texts = table.texts(row)
    if any(key_of(text) in known or is_weekday(text) or date_within(text, 2000)[0] is not None for text in texts):
        return True
    if any(words.activity(text) or words.is_uncounted(text) for text in texts):
        return True
    # What may be marks is a row of a person whose name is missing.
    return not table.is_one_text(row) and bool(texts) and not any(meaning.attendance(text) for text in texts)


def learn_legend(table: Table, rows: Container[int], meaning: Meaning) -> None:
    """Read the legend, which stands in none of these ``rows``."""
    for row in range(len(table.rows)):
        if row not in rows:
            for text in dict.fromkeys(table.texts(row)):
                meaning.learn(text)


def _people(
    table: Table, layout: Matrix, head: Head, first: int, meaning: Meaning, into: Extract
) -> tuple[dict[int, Named], int]:
    """The person of each row, and the row after the last of them."""
    found: dict[int, Named] = {}
    seen: dict[tuple[str, str | None, str | None], Named] = {}
    branch = table.branch(first)
    for row in range(first, len(table.rows)):
        name = table.text(row, head.people["name"])
        if not name and not any(table.each_text(row)):
            continue
        if _is_no_person(table, layout, row, name, meaning):
            into.tell("left-out", table.cell(row, 0), found=next(table.each_text(row))[:LONGEST_MARK])
            continue
        if not name:
            continue
        person = table.person(row, head.people, branch)
        other = seen.setdefault((fold(name), person.id, person.branch), person)
        if other is not person:
            into.tell("name-twice", person.cell, found=name, first=other.cell.name)
        found[row] = person
    into.people += found.values()
    return found, max(found, default=first) + 1


def is_beside(table: Table, row: int, texts: Sequence[str], name: str, meaning: Meaning) -> bool:
    """Whether a row is a total or a note; ``texts``: its first two, at least. Alike marks without a name are none.

    A word that stands alone is nobody: no mark says that it is a person's, and 製表人 looks like a name as well.
    """
    if any(len(text) < LONGEST_MARK and fold(text) in meaning.lexicon.totals for text in texts[:2]):
        return True
    if len(set(texts[:2])) == 1 and table.is_one_text(row) and meaning.attendance(texts[0]) is None:
        return True
    return bool(name) and not is_name(name)


def _is_no_person(table: Table, layout: Matrix, row: int, name: str, meaning: Meaning) -> bool:
    """Whether a row is beside the people, or where a name would be has the title of a sum or a share (出勤率)."""
    return key_of(name) in layout.beside or is_beside(table, row, _first_texts(table, row), name, meaning)


def _first_texts(table: Table, row: int) -> list[str]:
    return list(islice(table.each_text(row), 2))


def _tell_rows_without_name(
    table: Table,
    layout: Matrix,
    head: Head,
    people: Container[int],
    ends: int,
    events: Iterable[int],
    meaning: Meaning,
    into: Extract,
) -> None:
    """Marks in a row that nobody is named in: among the people, whose they are cannot be known."""
    columns = list(events)
    for row in range(head.rows[-1] + 1, len(table.rows)):
        if row in people:
            continue
        first = next(table.each_text(row), None)
        name = table.text(row, head.people["name"])
        if first is None or _is_no_person(table, layout, row, name, meaning):
            continue
        marks = [text for column in columns if (text := table.text(row, column))]
        if marks and (row < ends or any(map(meaning.attendance, marks))):
            into.tell("no-name", table.cell(row, head.people["name"]))
        else:
            into.tell("left-out", table.cell(row, 0), found=first[:LONGEST_MARK])


def _listed(branches: Sequence[str]) -> Listed:
    return Listed("、".join(branches[:_SHOWN]) + ("…" if len(branches) > _SHOWN else ""))


def _take(
    table: Table,
    column: int,
    written: Sequence[str],
    event: Event,
    rows: Sequence[int],
    known: dict[str, int],
    meaning: Meaning,
    into: Extract,
) -> None:
    """Take a column of marks. Each distinct text is looked up once, and kept in ``known`` for all columns."""
    times = Counter(written)
    for text in times.keys() - known.keys():
        known[text] = _code(text, meaning)
    for text, count in times.items():
        if known[text] >= 0:
            into.count(text_of(text), ATTENDANCE[known[text]], count)
    codes = list(map(known.__getitem__, written))
    taken: Sequence[int] = range(len(codes))
    if min(codes, default=0) < 0:
        for row, text, code in zip(rows, written, codes, strict=True):
            if code < 0:
                _tell_missing(table, row, column, text_of(text), meaning, into)
        taken = [at for at, code in enumerate(codes) if code >= 0]
        rows, codes = [rows[at] for at in taken], [codes[at] for at in taken]
    top, left = table.grid.top, table.grid.left
    places = array("I", [top + row for row in rows])
    into.marks.append(Marked(event, array("I", taken), bytes(codes), places, left + column))


def _code(text: str, meaning: Meaning) -> int:
    """The place in ``ATTENDANCE`` of what a text is; less than 0 where it is nothing, or not known."""
    written = text_of(text)
    attendance = meaning.attendance(written) if written else None
    return _NO_MARK if attendance is None else ATTENDANCE.index(attendance)


def _tell_missing(table: Table, row: int, column: int, written: str, meaning: Meaning, into: Extract) -> None:
    """Tell of a cell that is empty, or holds what nobody knows."""
    if written:
        legend = meaning.legend.get(fold(written[:LONGEST_WORD])) or ""
        into.tell("unknown-mark", table.cell(row, column), found=written[:LONGEST_MARK], legend=legend)
    else:
        into.tell("unrecorded", table.cell(row, column))
