"""What is told of one meeting, label by label: the event, and who was there and who was not."""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping
from typing import Final, NamedTuple

from dangxing.language import patterns
from dangxing.language.script import fold, normal
from dangxing.workbook.layouts.dating import date_within
from dangxing.workbook.layouts.events import Told, event_of, hours_of
from dangxing.workbook.layouts.extract import ATTENDANCE, Cell, Event, Extract, Marked, Named, any_error
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.layouts.table import Table
from dangxing.workbook.layouts.vocabulary import Vocabulary

# A name and what stands in brackets behind it; signs between names part them outside of brackets alone.
_ENTRY: Final = patterns.late(r"[^、,;()\n]+(?:\([^()]{0,60}\))?|\([^()]{0,60}\)")
_PARTED: Final = patterns.late(r"[、,;\n]")
# Who is absent without a reason may be so with leave or not.
_WITHOUT_REASON: Final = {"present": "present", "leave": "excused", "absent": None}
_REASON: Final = patterns.late(r"([^()]{0,60})\(([^()]{0,60})\)")
_ONLY_NAMES: Final = patterns.late(r"[\u4e00-\u9fff]{2,4}(?: +[\u4e00-\u9fff]{2,4})+")
# The number of a name in a row of them.
_NUMBER: Final = patterns.late(r"^[0-9]{1,3} ?[.)] ?")
# A box that is ticked or is not, and what it stands before.
_OPEN: Final = "□☐○"
_OPEN_BOX: Final = patterns.late(f"[{_OPEN}]")
_BOX: Final = patterns.late(f"[{_OPEN}☑✔✓√■●][^{_OPEN}☑✔✓√■●]{{1,40}}")
FIGURES: Final[Mapping[str, str]] = {"present": "attended", "leave": "away", "absent": "missing"}
"""How many those are said to be whose names stand under a title or beside a label."""
_FIGURE: Final = patterns.late(r"(\d{1,5}) ?[人名位]?(?: ?\([^()]{0,60}\))?")


class Value(NamedTuple):
    """What stands under a title or beside a label, and where; ``raw`` as it was read."""

    text: str
    raw: object
    cell: Cell


def read_meeting(values: Mapping[str, Value], table: Table, meaning: Meaning, into: Extract, titles: int) -> None:
    """Take the event and the marks of a meeting. ``titles`` rows above tell the year and the branch."""
    values = figures_apart(values)
    event = _event(values, table, meaning, into, titles)
    present = _names(values.get("present"), meaning.vocabulary)
    away = {field: _names(values.get(field), meaning.vocabulary) for field in ("absent", "leave")}
    named = len(present) + sum(map(len, away.values()))
    if named and (event is not None or any_error(into.troubles)):
        # Of a meeting that no rule counts, nobody need know.
        _check_figures(values, len(present), named - len(present), into)
        _check_away(values, {field: len(names) for field, names in away.items()}, into)
    if event is None:
        return
    into.events.append(event)
    if not named:
        into.tell("no-names", event.cell)
    seen: dict[str, Cell] = {}
    for field, names in {"present": present, **away}.items():
        marked = []
        for name, reason in names:
            attendance = meaning.attendance(reason) if reason else None
            # Who is on leave is so for whatever reason; who came late did not come as others did.
            if attendance is None and (not reason or field == "leave"):
                attendance = _WITHOUT_REASON[field]
            if attendance is None:
                code = "unknown-mark" if reason else "no-reason"
                into.tell(code, values[field].cell, found=reason or name, **({"legend": ""} if reason else {}))
            at = _take(name, reason, event, values[field].cell, seen, table, into)
            if at is not None and attendance is not None:
                into.count(reason or "✓", attendance)
                marked.append((at, ATTENDANCE.index(attendance)))
        if marked:
            cell = values[field].cell
            people, codes = (array("I", column) for column in zip(*marked, strict=True))
            into.marks.append(Marked(event, people, codes, [cell.row] * len(marked), cell.column))


def figures_apart(values: Mapping[str, Value]) -> dict[str, Value]:
    """The values, a bare number in place of the names of those who came being how many they were."""
    found = dict(values)
    if "attended" in found and figure(found["attended"]) is None:  # 實到 may hold the names
        found.setdefault("present", found.pop("attended"))
    for field, count in FIGURES.items():
        value = found.get(field)
        if value is not None and is_figure(value.text):
            found.setdefault(count, found.pop(field))
    return found


def is_figure(text: str) -> bool:
    """Whether a text is how many people there were, and no name."""
    return _FIGURE.fullmatch(text) is not None


def _event(values: Mapping[str, Value], table: Table, meaning: Meaning, into: Extract, titles: int) -> Event | None:
    when, what = values.get("date") or values.get("planned"), values.get("activity")
    if when is None or what is None:
        return None
    branch = meaning.options.branch or (values["branch"].text if "branch" in values else table.branch(titles))
    date, _ = date_within(when.raw, table.year(titles), meaning.calendar)
    hours = hours_of(values["hours"].text, meaning.lexicon) if "hours" in values else None
    topic = values["topic"].text if "topic" in values else None
    came = figure(values.get("attended"))
    attended = None if came is None else (came, values["attended"].cell)
    day, words = when.text if date is None else date, [chosen(what.text)]
    told = Told(day, words, hours, topic, branch, what.cell, attended, when.cell)
    if date is None:
        into.tell("bad-date", when.cell, found=when.text[:30])
        return None
    return event_of(told, meaning, into)


def chosen(text: str) -> str:
    """The one of several boxes that is ticked, by the words behind it; the text itself where it is no choice."""
    parts = [part for part in _BOX.findall(normal(text)) if part[0] not in _OPEN] if _OPEN_BOX.search(text) else []
    return parts[0][1:].strip() if len(parts) == 1 else text


def _names(value: Value | None, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    return [] if value is None else names_in(value.text, vocabulary)


def names_in(written: str, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """The names in a text, each with what stands in brackets behind it. Blanks part names where nothing else does."""
    if not written.strip() or vocabulary.lexicon.is_blank(written):
        return []
    text = written.strip(" 。.")
    if text.count("(") != text.count(")"):
        return [(text, "")]  # told as no name
    entries = _ENTRY.findall(text) if _PARTED.search(text) or "(" in text else _by_blanks(text)
    found = []
    for written in entries:
        entry = _NUMBER.sub("", written.strip())
        parts = _REASON.fullmatch(entry)
        name, reason = (parts[1].strip(), parts[2].strip()) if parts else (entry, "")
        reason = "" if vocabulary.names.is_post(reason) else reason
        # Blanks part names here too, but for those within one: 李 二.
        *before, name = name.split() if _ONLY_NAMES.fullmatch(name) else [name]
        found += [(each, "") for each in before]
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
    name: str, reason: str, event: Event, cell: Cell, seen: dict[str, Cell], table: Table, into: Extract
) -> int | None:
    """The place of a person among those of the sheet; None, with the reason told, where it is none."""
    if not table.names.is_name(name):
        into.tell("bad-name", cell, found=name[:30] or f"({reason})")
        return None
    if fold(name) in seen:
        into.tell("name-twice", cell, found=name, first=seen[fold(name)].name)
        return None
    seen[fold(name)] = cell
    into.people.append(Named(name, None, event.branch or None, cell))
    return len(into.people) - 1


def _check_figures(values: Mapping[str, Value], present: int, away: int, into: Extract) -> None:
    """Hold the figures of those due and present against the names."""
    due, attended = figure(values.get("due")), figure(values.get("attended"))
    if attended is not None and "present" in values and attended != present:
        cell = values["attended"].cell
        into.tell("attended-differs", cell, found=attended, names=present, at=values["present"].cell.name)
    if due is None and attended and not present:
        due = attended + away
    if due is not None and ("present" in values or due > away) and due != present + away:
        code = "unaccounted" if due > present + away else "due-differs"
        cell = values["due" if "due" in values else "attended"].cell
        into.tell(code, cell, found=due, names=present + away)


def _check_away(values: Mapping[str, Value], names: Mapping[str, int], into: Extract) -> None:
    """Hold the figures of those on leave and absent against the names; who is on leave may be counted as absent."""
    alike = {"leave": {names["leave"]}, "absent": {names["absent"], sum(names.values())}}
    for field, said in alike.items():
        found = figure(values.get(FIGURES[field]))
        if found is not None and any(names.values()) and found not in said:
            into.tell("away-differs", values[FIGURES[field]].cell, found=found, names=max(said))


def figure(value: Value | None) -> int | None:
    """A number of people; None where there is none."""
    number = re.match(r"\d{1,5}", value.text) if value else None
    return int(number.group()) if number else None
