"""One sheet a meeting: labels with their values beside them, and the names of those present and absent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from dangxing.language.script import fold, normal
from dangxing.workbook.layouts.events import Told, event_of, hours_of
from dangxing.workbook.layouts.meaning import Meaning, date_within
from dangxing.workbook.layouts.model import Card, Cell, Event, Extract, Mark, Named, any_error
from dangxing.workbook.layouts.table import Table, folded_titles, is_name, key_of

_ROWS: Final = 60
_LONGEST: Final = 20_000
# A name and what stands in brackets behind it; signs between names part them outside of brackets alone.
_ENTRY: Final = re.compile(r"[^、,;()\n]+(?:\([^()]{0,60}\))?|\([^()]{0,60}\)")
_PARTED: Final = re.compile(r"[、,;\n]")
# Who is absent without a reason may be so with leave or not.
_WITHOUT_REASON: Final = {"present": "present", "leave": "excused", "absent": None}
_REASON: Final = re.compile(r"([^()]{0,60})\(([^()]{0,60})\)")


class _Value(NamedTuple):
    """What stands beside a label, and where; ``raw`` as it was read."""

    text: str
    raw: object
    cell: Cell


def fits(table: Table, layout: Card, _: Meaning) -> bool:
    """Whether it has the labels of a meeting: what, when, and who."""
    values = _values(table, layout)
    return {"activity", "date"} <= values.keys() and not {"present", "absent", "leave"}.isdisjoint(values)


def read(table: Table, layout: Card, meaning: Meaning, into: Extract) -> None:
    """Take the event and marks of a sheet that fits."""
    values = _values(table, layout)
    event = _event(table, values, meaning, into)
    present = _names(values.get("present"))
    away = {field: _names(values.get(field)) for field in ("absent", "leave")}
    if event is not None or any_error(into.troubles):
        # Of a meeting that no rule counts, nobody need know.
        _check_figures(values, len(present), sum(map(len, away.values())), into)
    if event is None:
        return
    into.events.append(event)
    seen: dict[str, str] = {}
    for field, names in {"present": present, **away}.items():
        for name, reason in names:
            attendance = meaning.attendance(reason) if reason else _WITHOUT_REASON[field]
            if attendance is None:
                into.tell(
                    "unknown-mark" if reason else "no-reason", values[field].cell, found=reason or name, legend=""
                )
            _take(name, attendance, reason, event, values[field].cell, seen, into)


def _values(table: Table, layout: Card) -> dict[str, _Value]:
    """The value of each label, the first that it stands with."""
    labels = folded_titles(layout.labels)
    every = {*labels, *map(fold, layout.aside)}
    found: dict[str, _Value] = {}
    for row in range(min(_ROWS, len(table.rows))):
        for column in range(len(table.rows[row])):
            text = normal(table.text(row, column)[:_LONGEST])
            before, colon, behind = text.partition(":")
            field = labels.get(key_of(text)) or (labels.get(key_of(before)) if colon else None)
            if field is None or field in found:
                continue
            if behind.strip():
                found[field] = _Value(behind.strip(), behind.strip(), table.cell(row, column))
            elif (value := _beside(table, row, column, every)) is not None:
                found[field] = value
    return found


def _beside(table: Table, row: int, column: int, labels: set[str]) -> _Value | None:
    """The first cell to the right that has something else; None where another label stands there, or nothing."""
    label = table.text(row, column)
    for at in range(column + 1, len(table.rows[row])):
        text = table.text(row, at)
        if key_of(text) in labels and text != label:
            return None
        if text and text != label:
            return _Value(normal(text[:_LONGEST]), table.rows[row][at], table.cell(row, at))
    return None


def _event(table: Table, values: Mapping[str, _Value], meaning: Meaning, into: Extract) -> Event | None:
    when, what = values["date"], values["activity"]
    branch = meaning.options.branch or (values["branch"].text if "branch" in values else table.branch(1))
    date, _ = date_within(when.raw, table.year(2), meaning.calendar)
    hours = hours_of(values["hours"].text, meaning.lexicon) if "hours" in values else None
    topic = values["topic"].text if "topic" in values else None
    told = Told(when.text if date is None else date, [what.text], hours, topic, branch, what.cell)
    if date is None:
        into.tell("bad-date", when.cell, found=when.text[:30])
        return None
    return event_of(told, meaning, into)


def _names(value: _Value | None) -> list[tuple[str, str]]:
    """The names in a cell, each with what stands in brackets behind it. Blanks part names where nothing else does."""
    if value is None or fold(value.text[:20]) in ("", "无", "/", "-", "—"):
        return []
    text = value.text.strip(" 。.")
    if text.count("(") != text.count(")"):
        return [(text, "")]  # told as no name
    entries = _ENTRY.findall(text) if _PARTED.search(text) or "(" in text else _by_blanks(text)
    found = []
    for entry in entries:
        parts = _REASON.fullmatch(entry.strip())
        name, reason = (parts[1].strip(), parts[2].strip()) if parts else (entry.strip(), "")
        if name or reason:
            found.append((name, reason))
    return found


def _by_blanks(text: str) -> list[str]:
    """Names parted by blanks; signs that stand alone are a name written with a blank within."""
    found: list[str] = []
    open_sign = ""
    for part in text.split():
        if len(part) == 1:
            open_sign += part
            if len(open_sign) == 2:
                found.append(open_sign)
                open_sign = ""
        else:
            found += [open_sign, part] if open_sign else [part]
            open_sign = ""
    return [*found, open_sign] if open_sign else found


def _take(
    name: str, attendance: str | None, reason: str, event: Event, cell: Cell, seen: dict[str, str], into: Extract
) -> None:
    if not is_name(name):
        into.tell("bad-name", cell, found=name[:30] or f"({reason})")
        return
    person = Named(name, None, event.branch, cell)
    if fold(name) in seen:
        into.tell("name-twice", cell, found=name, first=seen[fold(name)])
        return
    seen[fold(name)] = cell.name
    into.people.append(person)
    if attendance is not None:
        key = (reason or "✓", attendance)
        into.counts[key] = into.counts.get(key, 0) + 1
        into.marks.append(Mark(person, event, attendance, cell))


def _check_figures(values: Mapping[str, _Value], present: int, away: int, into: Extract) -> None:
    """Hold 實到 and 應到 against the names."""
    attended, due = (_figure(values.get(field)) for field in ("attended", "due"))
    if attended is not None and "present" in values and attended != present:
        into.tell(
            "attended-differs", values["attended"].cell, found=attended, names=present, at=values["present"].cell.name
        )
    if due is not None and "present" in values and due != present + away:
        code = "unaccounted" if due > present + away else "due-differs"
        into.tell(code, values["due"].cell, found=due, names=present + away)


def _figure(value: _Value | None) -> int | None:
    number = re.match(r"\d{1,5}", value.text) if value else None
    return int(number.group()) if number else None
