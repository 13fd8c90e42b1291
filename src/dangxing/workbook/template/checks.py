"""What a cell of a template takes: a drop-down list or a check for each column, and colours for what is wanting.

A formula speaks of the first row that is filled in; the spreadsheet program moves it along to the others.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, Literal

from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from dangxing.records import SheetKey, column_letters
from dangxing.rules import Column
from dangxing.workbook.template import style
from dangxing.workbook.template.lists import Lists
from dangxing.workbook.template.words import Words

FIRST_ROW = 3
"""The header is row 1, the example row 2."""

_EARLIEST, _LATEST = "DATE(2000,1,1)", "DATE(2099,12,31)"
_LONGEST = 100
_Kind = Literal["whole", "decimal", "list", "date", "textLength", "custom"]
_Operator = Literal["between", "greaterThanOrEqual"]
_MOST_PLACES = 9999
# Where blanks are allowed Excel takes anything in a cell whose check looks at another that is blank.
_LOOKING_ELSEWHERE = frozenset({"id", "branch", "name", "start", "end", "result", "year_end_rank"})


def _formula(day: dt.date) -> str:
    return f"DATE({day.year},{day.month},{day.day})"


class Checks:
    """The checks of one sheet. ``rows`` is how many rows they cover."""

    def __init__(self, voice: Words, lists: Lists, key: SheetKey, rows: int, year: int | None) -> None:
        self.voice = voice
        self.lists = lists
        self.key = key
        self.last = FIRST_ROW + rows - 1
        self.year = year
        self.columns = voice.needs.columns(key)
        self.letters = {field: column_letters(at) for at, field in enumerate(self.columns)}

    def put(self, sheet: Worksheet) -> None:
        """Set the checks and colours on the sheet."""
        for field, column in self.columns.items():
            check = self._check(field, column)
            if check is not None:
                check.add(f"{self.letters[field]}{FIRST_ROW}:{self.letters[field]}{self.last}")
                sheet.add_data_validation(check)
        for area, rule in self._colours():
            sheet.conditional_formatting.add(area, rule)

    def _check(self, field: str, column: Column) -> DataValidation | None:
        if (words := self.lists.words.get((self.key, field))) is not None:
            return self._list(field, words)
        if field in ("id", "branch"):
            return self._member(field)
        cell = self._cell(field)
        if column.most is not None:
            most = f"{column.most:f}"
            return self._rule(field, "bad-mark", "decimal", "between", "0", most, most=most)
        match column.holds:
            case "result" if self.lists.results:
                return self._list(field, self.lists.results.format(cell=self._cell("activity")))
            case "date":
                return self._date(field)
            case "hours" | "characters" | "number":
                return self._rule(field, "bad-number", "decimal", "greaterThanOrEqual", "0")
            case "percentage":
                formula = f"AND(ISNUMBER({cell}),{cell}>=0,{cell}<=100,ROUND({cell},2)={cell})"
                return self._rule(field, "bad-percentage", "custom", None, formula)
            case "whole":
                return self._rule(field, "bad-whole", "whole", "greaterThanOrEqual", "0")
            case "positive":
                return self._positive(field)
        if field == "name":
            return self._name()
        return None

    def _member(self, field: str) -> DataValidation:
        """An id or a branch: written in 成員, and chosen elsewhere."""
        written, cell = self.lists.written[field], self._cell(field)
        if self.key == "members":
            if field == "branch":
                return self._rule(field, "too-long", "textLength", "between", "1", str(_LONGEST), longest=_LONGEST)
            return self._rule(field, "id-twice", "custom", None, self._once(cell))
        params = {"members": self.voice.sheet("members")}
        if self.key == "appraisal":
            formula = f"AND(ISNUMBER(MATCH({cell},{written},0)),{self._once(cell)})"
            return self._rule(field, "id-unknown-or-twice", "custom", None, formula, **params)
        return self._rule(field, f"{field}-unknown", "list", None, written, **params)

    def _once(self, cell: str) -> str:
        # COUNTIF would take texts of digits for numbers: 001 for 1, and ids that differ after the 15th digit as one.
        letters = cell.lstrip("$").rstrip("0123456789")
        return f"SUMPRODUCT(--(${letters}${FIRST_ROW}:${letters}${self.last}={cell}))=1"

    def _name(self) -> DataValidation:
        if self.key == "members":
            return self._rule("name", "too-long", "textLength", "between", "1", str(_LONGEST), longest=_LONGEST)
        title = self.voice.sheet("members")
        members = list(self.voice.needs.columns("members"))
        names, ids = (
            f"'{title}'!${letters}:${letters}" for letters in map(column_letters, map(members.index, ("name", "id")))
        )
        formula = f"INDEX({names},MATCH({self._cell('id')},{ids},0))={self._cell('name')}"
        return self._rule("name", "name-of-another", "custom", None, formula, members=title)

    def _date(self, field: str) -> DataValidation:
        low, high, name, params = _EARLIEST, _LATEST, "bad-date", dict[str, Any]()
        if field == "end":
            name, low, params = "bad-end", f"MAX({low},{self._cell('start')})", {"start": self._title("start")}
        elif field == "start":
            end = self._cell("end")
            name, high, params = "bad-start", f'IF({end}="",{high},{end})', {"end": self._title("end")}
        elif self.year is not None:
            name, low, high, params = dates_of(self.year, self.voice)
        return self._rule(field, name, "date", "between", low, high, **params)

    def _positive(self, field: str) -> DataValidation:
        if field == "year_end_rank" and "branches_ranked" in self.columns:
            most, title = self._cell("branches_ranked"), self._title("branches_ranked")
            high = f'IF({most}="",{_MOST_PLACES},{most})'
            return self._rule(field, "bad-rank", "whole", "between", "1", high, most=title)
        return self._rule(field, "bad-positive", "whole", "between", "1", str(_MOST_PLACES))

    def _list(self, field: str, words: str) -> DataValidation:
        if field == "post":
            # Any other post may stand here; it gives no points.
            check = self._rule(field, "not-in-list", "list", None, words)
            check.showErrorMessage = False
            return check
        return self._rule(field, "bad-result" if field == "result" else "not-in-list", "list", None, words)

    def _rule(
        self,
        field: str,
        name: str,
        kind: _Kind,
        operator: _Operator | None,
        first: str,
        second: str | None = None,
        **params: Any,
    ) -> DataValidation:
        title = self._title(field)
        return DataValidation(
            type=kind,
            operator=operator,
            formula1=first,
            formula2=second,
            allow_blank=field not in _LOOKING_ELSEWHERE,
            showErrorMessage=True,
            errorStyle="stop",
            errorTitle=title[:32],
            error=self.voice.say(f"error-{name}", column=title, **params),
        )

    def _colours(self) -> Iterator[tuple[str, Rule]]:
        """Cells that must be filled and are not, in rows that have begun; events that stand twice."""
        ends = (column_letters(0), column_letters(len(self.columns) - 1))
        row = f"${ends[0]}{FIRST_ROW}:${ends[1]}{FIRST_ROW}"
        for field, column in self.columns.items():
            wanting = []
            if column.required:
                wanting.append(f"COUNTA({row})>0")
            if (names := self.lists.wanting.get((self.key, field))) is not None:
                wanting.append(f"COUNTIF({names},{self._cell('activity')})>0")
            for condition in wanting:
                formula = f'AND({self._cell(field)}="",{condition})'
                area = f"{self.letters[field]}{FIRST_ROW}:{self.letters[field]}{self.last}"
                yield area, painted(formula, style.WANTING)
        if self.key == "schedule":
            event = ("branch", "date", "activity")
            same = ",".join(
                f"${letters}${FIRST_ROW}:${letters}${self.last},{self._cell(field)}"
                for field, letters in self.letters.items()
                if field in event
            )
            area = f"{self.letters['branch']}{FIRST_ROW}:{self.letters['activity']}{self.last}"
            yield area, painted(f"COUNTIFS({same})>1", style.DOUBLE)

    def _cell(self, field: str) -> str:
        return f"${self.letters[field]}{FIRST_ROW}"

    def _title(self, field: str) -> str:
        return self.voice.column(self.key, field)


def dates_of(year: int | None, voice: Words) -> tuple[str, str, str, dict[str, Any]]:
    """What a date of an event is held to: the text of the error, the first and the last day, what fills the text."""
    if year is None:
        return "bad-date", _EARLIEST, _LATEST, {}
    first = min(each.first(year) for each in voice.needs.calendars)
    last = max(each.last(year) for each in voice.needs.calendars)
    return "bad-date-of-year", _formula(first), _formula(last), {"from_": first.isoformat(), "to": last.isoformat()}


def painted(formula: str, fill: PatternFill) -> Rule:
    """A fill for cells of which a formula is true."""
    return Rule(type="expression", formula=[formula], dxf=DifferentialStyle(fill=fill))
