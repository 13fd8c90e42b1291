"""Rows that are no records: totals under a table, and things that offices write down though no rule counts them.

Each is left out and told of at its cell. Whether a value marks such a row is found out when it is converted, once for
each distinct value; where none does, rows are not looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from dangxing.language.script import fold, simplified, traditional
from dangxing.workbook.validating.faults import shown
from dangxing.workbook.validating.lexicon import Lexicon
from dangxing.workbook.validating.problems import Problems
from dangxing.workbook.validating.sheets import Table

if TYPE_CHECKING:
    from dangxing.workbook.validating.rows import RowValues

_LONGEST = 12
TOTALS_IN = ("id", "name", "branch", "date", "activity")


class Aside:
    """What marks the rows of a table that are left out."""

    def __init__(self, table: Table, lexicon: Lexicon, problems: Problems, fields: Sequence[str]) -> None:
        self._table, self._problems = table, problems
        self._words = {"total-row": lexicon.totals, "uncounted": lexicon.uncounted}
        self._places = {field: at for at, field in enumerate(fields) if field in TOTALS_IN and field in table.positions}
        words = [word for habits in lexicon.rulebook.habits for word in (*habits.totals, *habits.uncounted)]
        self._heads = frozenset(
            form[0].casefold() for word in words for form in (word, simplified(word), traditional(word))
        )
        self._marks: dict[str, dict[object, tuple[str, dict[str, object]]]] = {}

    def watched(self, field: str, convert: Callable[[object], object]) -> Callable[[object], object]:
        """The converter of a field, minding values that mark a row to be left out."""
        if field not in self._places:
            return convert

        def converted(raw: object) -> object:
            value = convert(raw)
            # A million names need not be folded to see that they are none of these words.
            if type(value) is str and len(value) <= _LONGEST and value.lstrip()[:1].casefold() in self._heads:
                key = fold(value)
                for code, words in self._words.items():
                    if key in words and (code == "total-row" or field == "activity"):
                        self._marks.setdefault(field, {})[value] = code, {"found": shown(value)}
            return value

        return converted

    def without(self, rows: list[RowValues]) -> list[RowValues]:
        """The rows but those to be left out, which are told."""
        for field, marks in self._marks.items():
            at = self._places[field]
            for row in rows:
                if row[at] in marks:
                    code, told = marks[row[at]]
                    self._problems.put(code, self._table.place(row[0], field), self._table.grid.index, told)
            rows = [row for row in rows if row[at] not in marks]
        return rows
