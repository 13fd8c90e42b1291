"""One sheet a meeting: labels with their values beside them, and the names of those present and absent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise
from typing import Final

from dangxing.language.script import LONGEST_WORD, normal
from dangxing.workbook.layouts import left
from dangxing.workbook.layouts.dating import date_within, day_named
from dangxing.workbook.layouts.extract import Extract
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.layouts.meeting import Value, chosen, figures_apart, read_meeting
from dangxing.workbook.layouts.model import Card, PersonCard
from dangxing.workbook.layouts.table import Table, key_of

_ROWS: Final = 60
_TITLES: Final = 3
# A label that comes so often begins a meeting each time.
_SEVERAL: Final = 2
_LONGEST: Final = 20_000
_TOLD: Final = 30
_COLONS: Final = frozenset(":：")


def fits(table: Table, layout: Card, meaning: Meaning) -> bool:
    """Whether it has the labels of a meeting: what, when, and who; what may stand in the title."""
    found = _of_day(table, figures_apart(values(table, layout)))
    if "date" not in found or left.PEOPLE.isdisjoint(found) or _is_header(table, found):
        return False
    if "activity" in found or _titled(table, layout, meaning) is not None:
        return True
    # A list whose titles stand side by side has a date and what it was about over it as well.
    beside = found["present"].text.split("、") if "present" in found else []
    return _by_content(found, meaning) is not None and not any(map(table.names.is_title, beside))


def _by_content(found: Mapping[str, Value], meaning: Meaning) -> Value | None:
    """What it was about, where that is the name of something that members attend."""
    value = found.get("content")
    activity = meaning.activity(chosen(value.text)) if value is not None else None
    return value if activity is not None and meaning.is_held(activity) else None


def _of_day(table: Table, found: dict[str, Value], into: Extract | None = None) -> dict[str, Value]:
    """What stands beside labels, with the day that is the whole name of the sheet where no label says one."""
    name = day_named(table.grid.title) or table.grid.title
    date, words = date_within(name, 2000)
    if date is None or words or "activity" not in found or not {"date", "planned"}.isdisjoint(found):
        return found
    cell = table.cell(0, 0)
    if into is not None:
        into.tell("day-of-sheet", cell, found=table.grid.title, date=name)
    return {**found, "date": Value(name, name, cell)}


def _is_header(table: Table, found: Mapping[str, Value]) -> bool:
    """Whether what stands beside the label of those who came are titles of columns, which no name is."""
    said = table.names.parted(normal(found["present"].text)) if "present" in found else []
    titles = found["present"].text.split("、") if "present" in found else []
    return not said and len(titles) > 1 and all(map(table.names.is_title, titles))


def read(table: Table, layout: Card, meaning: Meaning, into: Extract) -> None:
    """Take the events and marks of a sheet that fits: of each meeting on it."""
    meetings = _meetings(table, layout)
    for begin, until in meetings:
        left.tell_labels(table, layout, meaning, begin, until, into)
        found = values(table, layout, until, begin)
        found = _of_day(table, found, into) if len(meetings) == 1 else found
        if "activity" not in found and (titled := _titled(table, layout, meaning)) is not None:
            found["activity"] = titled
        _tell_others(table, layout, found, begin, until, into)
        if "activity" not in found and (content := _by_content(found, meaning)) is not None:
            found["activity"] = content
            into.tell("by-content", content.cell, found=content.text[:_TOLD])
        if {"activity", "date"} <= found.keys():
            read_meeting(found, table, meaning, into, 2)
        elif found:
            into.tell("half-meeting", next(iter(found.values())).cell)


def _tell_others(table: Table, layout: Card, found: Mapping[str, Value], begin: int, until: int, into: Extract) -> None:
    """Tell of people beside a second label for the same thing who do not stand beside the first."""
    for row in range(begin, min(until, len(table.rows))):
        for column, key in enumerate(table.keys(row)):
            field = layout.fields.get(key)
            if field is None or field not in left.PEOPLE or field not in found:
                continue
            value = _all_beside(table, row, column, layout.labelled, until)
            names = table.names.parted(value.text) if value is not None else []
            others = [name for name in names if name not in found[field].text]
            if value is not None and others:
                told = {"found": "、".join(others)[:30], "other": found[field].text[:30]}
                into.tell("differs", value.cell, **told, first=found[field].cell.name)


def _meetings(table: Table, layout: Card) -> list[tuple[int, int]]:
    """The rows of each meeting on a sheet, one below the other: the first, and the one after the last."""
    labelled = [row for row in range(len(table.rows)) if not layout.fields.keys().isdisjoint(_labels(table, row))]
    fields: dict[str, list[int]] = {}
    for row in labelled:
        for label in dict.fromkeys(_labels(table, row)):
            if layout.fields.get(label) in ("activity", "date") and fields.get(label, [-2])[-1] != row - 1:
                fields.setdefault(label, []).append(row)
    again = max(fields.values(), key=len, default=[])
    if len(again) < _SEVERAL:
        return [(0, min(_ROWS, len(table.rows)))]
    above = again[0] - labelled[0]
    begins = [0, *(row - above for row in again[1:]), len(table.rows)]
    return list(pairwise(begins))


def _labels(table: Table, row: int) -> list[str]:
    """The keys of a row, and of what stands before a colon in it."""
    texts = [text for text in table.each_text(row) if not _COLONS.isdisjoint(text[:LONGEST_WORD])]
    return [*filter(None, table.keys(row)), *(key_of(normal(text[:LONGEST_WORD]).partition(":")[0]) for text in texts)]


def _titled(table: Table, layout: Card, meaning: Meaning) -> Value | None:
    """The one thing that the titles over the labels say was held."""
    for row in range(min(_TITLES, len(table.rows))):
        if not layout.fields.keys().isdisjoint(_labels(table, row)):
            break
        for text in table.each_text(row):
            held = [each for each in meaning.vocabulary.within(text) if meaning.is_held(each)]
            if len(held) == 1:
                return Value(held[0], held[0], table.cell(row, 0))
    return None


def values(table: Table, layout: Card | PersonCard, until: int = _ROWS, begin: int = 0) -> dict[str, Value]:
    """The value of each label in the rows before ``until``: of several of a field, of the one that is named first."""
    labels, every = layout.fields, layout.labelled
    found: dict[str, tuple[int, Value]] = {}
    for row in range(begin, min(until, len(table.rows))):
        if labels.keys().isdisjoint(table.keys(row)) and not table.has_colon(row):
            continue
        for column, key in enumerate(table.keys(row)):
            field, behind = labels.get(key), ""
            raw = table.rows[row][column]
            if field is None and type(raw) is str and not _COLONS.isdisjoint(raw[:LONGEST_WORD]):
                before, _, behind = normal(raw[:_LONGEST]).partition(":")
                key = key_of(before)
                field = labels.get(key)
            if field is None or (field in found and found[field][0] <= layout.ranks[key]):
                continue
            if behind.strip():
                value: Value | None = Value(behind.strip(), behind.strip(), table.cell(row, column))
            elif field in left.PEOPLE:
                value = _all_beside(table, row, column, every, until)
            else:
                value = _beside(table, row, column, every)
            if value is not None:
                found[field] = layout.ranks[key], value
    return {field: value for field, (_, value) in found.items()}


def _all_beside(table: Table, row: int, column: int, labels: Set[str], until: int) -> Value | None:
    """The names in all cells to the right, and in those of the rows below: under a merged label, or names alone."""
    label = table.text(row, column)
    found: list[tuple[str, int, int]] = []
    for at in range(row, min(until, len(table.rows))):
        here = [(text, at, place) for text, place in _right_of(table, at, column, label, labels)]
        if at > row and not _goes_on(table, at, column, label, [text for text, *_ in here]):
            break
        if table.rows[at] != table.rows[at - 1] or at == row:
            found += here
    found = found or list(_all_below(table, row, labels, until))
    if not found:
        return None
    _, at, place = found[0]
    return Value("、".join(text for text, *_ in found), table.rows[at][place], table.cell(at, place))


def _all_below(table: Table, row: int, labels: Set[str], until: int) -> Iterator[tuple[str, int, int]]:
    """The names in the rows below a label that stands alone in its row, up to one that has anything else."""
    for at in range(row + 1, min(until, len(table.rows)) if table.is_one_text(row) else row):
        texts = ((table.text(at, place), place) for place in range(table.grid.width))
        cells = [(normal(text[:_LONGEST]), at, place) for text, place in texts if text]
        if not cells or not all(table.names.is_name(text) or table.names.parted(text) for text, *_ in cells):
            return
        if not labels.isdisjoint(table.keys(at)):
            return
        yield from {text: (text, at, place) for text, at, place in reversed(cells)}.values()


def _right_of(table: Table, row: int, column: int, label: str, labels: Set[str]) -> Iterator[tuple[str, int]]:
    """The texts to the right up to another label, each with its column; a merged one once."""
    keys, before = table.keys(row), ""
    for place in range(column + 1, len(keys)):
        text = table.text(row, place)
        if text != label and keys[place] in labels:
            return
        if text not in ("", label, before):
            yield normal(text[:_LONGEST]), place
        before = text


def _goes_on(table: Table, row: int, column: int, label: str, texts: Sequence[str]) -> bool:
    own = table.text(row, column)
    return own == label or (own == "" and bool(texts) and all(map(table.names.is_name, texts)))


def _beside(table: Table, row: int, column: int, labels: Set[str]) -> Value | None:
    """The first cell to the right that has something else; None where another label stands there, or nothing."""
    label, keys = table.text(row, column), table.keys(row)
    for at in range(column + 1, len(keys)):
        text = table.text(row, at)
        if text and text != label:
            return (
                None if keys[at] in labels else Value(normal(text[:_LONGEST]), table.rows[row][at], table.cell(row, at))
            )
    return None
