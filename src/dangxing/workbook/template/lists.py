"""The hidden sheet of words: what the drop-down lists of the other sheets are filled from.

A list written into a rule of a cell may have 255 characters at most, so every list stands here as a column. Lists of
the members' numbers and branches are formulas, as whoever fills in the template writes those.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from dangxing.language.voice import breadth
from dangxing.records import SHEETS, SheetKey, column_letters
from dangxing.workbook.template import style
from dangxing.workbook.template.words import Words

_CONDITIONAL = ("hours", "characters", "level")


@dataclass(frozen=True)
class Lists:
    """Where the lists stand, as text for formulas. Those that would be empty are absent."""

    words: Mapping[tuple[SheetKey, str], str]
    """The range of the words of a column."""
    wanting: Mapping[tuple[SheetKey, str], str]
    """The range of the activities whose row must hold a column."""
    written: Mapping[str, str]
    """The members' ``id`` or ``branch``, each once: a formula that gives a range."""
    results: str | None
    """A formula that gives the range of the results of the activity in ``{cell}``."""


class _Columns:
    """Writes columns from left to right."""

    def __init__(self, sheet: Worksheet, voice: Words) -> None:
        self.sheet = sheet
        self.voice = voice
        self.name = f"'{sheet.title}'"
        self.count = 0

    def add(self, title: str, values: Sequence[Any]) -> str:
        """A column of values under its title; gives its letters."""
        self.count += 1
        for row, value in enumerate((title, *values), 1):
            cell = self.sheet.cell(row, self.count, value)
            if row <= 2:
                cell.font = style.font(self.voice.language, bold=row == 1)
            else:
                # A font is looked up by all that it is: thousands of cells under each other share what the first found.
                cell._style = self.sheet.cell(2, self.count)._style  # type: ignore[union-attr]  # no stub has it
        letters = column_letters(self.count - 1)
        self.sheet.column_dimensions[letters].width = max(
            10, 3 + max(breadth(str(each)) for each in (title, *values[:60]) if not str(each).startswith("="))
        )
        return letters

    def range(self, letters: str, size: int) -> str:
        """The cells under the title."""
        return f"{self.name}!${letters}$2:${letters}${size + 1}"


def write(sheet: Worksheet, voice: Words, rows: int) -> Lists:
    """Write every list. ``rows`` is how many rows under the header of 成員 are read."""
    columns = _Columns(sheet, voice)
    needs = voice.needs
    words: dict[tuple[SheetKey, str], str] = {}
    wanting: dict[tuple[SheetKey, str], str] = {}
    for key in SHEETS:
        for field, column in needs.columns(key).items():
            offered = voice.vocabulary(key, column)
            if offered and column.holds != "result":
                letters = columns.add(f"{voice.sheet(key)}·{voice.title(column)}", offered)
                words[key, field] = columns.range(letters, len(offered))
    if needs.uses("sign_in"):
        for field, offered in (
            ("activity", [*map(voice.activity, needs.activities_in("sign_in"))]),
            ("attendance", voice.marks()),
        ):
            title = voice.column("schedule" if field == "activity" else "activities", field)
            letters = columns.add(f"{voice.sheet('sign_in')}·{title}", offered)
            words["sign_in", field] = columns.range(letters, len(offered))
    held_to: list[tuple[SheetKey, str, Sequence[str]]] = [("schedule", "hours", needs.must_hold_in_schedule())]
    held_to += [("activities", field, needs.must_hold(field)) for field in _CONDITIONAL]
    for key, field, names in held_to:
        if names:
            title = voice.say("list-wanting", sheet=voice.sheet(key), column=voice.column(key, field))
            letters = columns.add(title, [voice.activity(name) for name in names])
            wanting[key, field] = columns.range(letters, len(names))
    results = _results(columns)
    written = {field: _written(columns, field, rows) for field in ("id", "branch")}
    return Lists(words, wanting, written, results)


def _results(columns: _Columns) -> str | None:
    """Two columns: an activity, and a result of it; below them a result that is nothing, for other activities."""
    voice = columns.voice
    pairs = [
        (voice.activity(name), voice.term(result))
        for name, entry in voice.needs.activities.items()
        if entry.kind != "branch"
        for result in entry.results
    ]
    if not pairs:
        return None
    of = columns.add(voice.say("list-result-of"), [activity for activity, _ in pairs])
    columns.add(voice.say("list-result"), [*(result for _, result in pairs), '=""'])
    names = columns.range(of, len(pairs))
    # Written out, as INDIRECT breaks when a sheet is renamed and cannot be read by other programs.
    row = f"IFERROR(MATCH({{cell}},{names},0),{len(pairs) + 1})"
    return f"OFFSET({columns.name}!${of}$1,{row},1,MAX(1,COUNTIF({names},{{cell}})),1)"


def _written(columns: _Columns, field: str, rows: int) -> str:
    """Three columns: what 成員 holds row by row, how many different ones there were by then, and each of them once.

    Cells of 成員 are named by their place in a whole column: rows that are deleted or moved there break nothing.
    """
    voice = columns.voice
    at = list(voice.needs.columns("members")).index(field)
    source = f"'{voice.sheet('members')}'!${column_letters(at)}:${column_letters(at)}"
    first = f"'{voice.sheet('members')}'!$A:$A"
    mark = voice.say("example")
    title = voice.column("members", field)
    cells = (f"INDEX({source},{row})" for row in range(2, rows + 3))
    marks = (f"INDEX({first},{row})" for row in range(2, rows + 3))
    copied = [f'=IF({marked}="{mark}","",{cell}&"")' for cell, marked in zip(cells, marks, strict=True)]
    copy = columns.add(voice.say("list-copied", column=title), copied)
    size = len(copied)
    whole = f"${copy}$2:${copy}${size + 1}"
    counted = column_letters(columns.count)
    numbers = [
        f'=N({counted}{row - 1})+IF({copy}{row}="",0,IF(MATCH({copy}{row},{whole},0)={row - 1},1,0))'
        for row in range(2, size + 2)
    ]
    columns.add(voice.say("list-count", column=title), numbers)
    most = f"${counted}${size + 1}"
    each = [
        f'=IF({number}>{most},"",INDEX({whole},MATCH({number},${counted}$2:{most},0)))' for number in range(1, size + 1)
    ]
    distinct = columns.add(voice.say("list-each", column=title), each)
    return f"OFFSET({columns.name}!${distinct}$2,0,0,MAX(1,{columns.name}!{most}),1)"
