"""Bad cells, filled and commented."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill

from dangxing.language import Language, problem_texts, text
from dangxing.language.voice import breadth
from dangxing.records import Problem

COMMENTS = 5_000
"""Cells that get a comment: each is a drawing of its own, and spreadsheet programs grow slow with many."""

AUTHOR = "dangxing"
COLOURS = {"error": "FFFFC7CE", "warning": "FFFFEB9C"}
_ALWAYS = f'"{AUTHOR}"="{AUTHOR}"'
_WIDTH, _LINE, _MOST_LINES = 300, 19, 24
_NARROW_IN_LINE = 40
_LONGEST = 8_000


def mark(book: Workbook, problems: Sequence[Problem], script: Language) -> int | None:
    """Fill and comment the cell of each problem. Gives how many got a comment if not all did."""
    fills = {severity: PatternFill("solid", fgColor=colour) for severity, colour in COLOURS.items()}
    sheets: dict[str, Any] = {sheet.title: sheet for sheet in book.worksheets}
    for sheet in book.worksheets:
        _fit_comments(sheet)
    commented, left_out = 0, False
    for cell, found in _by_cell(problems, sheets):
        worst = "error" if any(problem.severity == "error" for problem in found) else "warning"
        if cell.fill.fill_type is None:
            cell.fill = fills[worst]
        else:
            _colour_over(cell, COLOURS[worst])
        if commented >= COMMENTS:
            left_out = True
            continue
        commented += 1
        words = "\n".join(dict.fromkeys(told(problem, script) for problem in found))
        old = cell.comment
        if old is not None:
            words = f"{old.text.rstrip()}\n\n{AUTHOR}: {words}"
        words = words[:_LONGEST]
        cell.comment = Comment(words, old.author if old is not None else AUTHOR, height_of(words), _WIDTH)
    return commented if left_out else None


def _colour_over(cell: Any, colour: str) -> None:
    """Colour a cell that has a colour of its own, which comes back when the mark is taken off."""
    rule: Any = FormulaRule
    fill = PatternFill("solid", fgColor=colour, bgColor=colour)
    cell.parent.conditional_formatting.add(cell.coordinate, rule(formula=[_ALWAYS], fill=fill))


def ours(rule: Any) -> bool:
    """Whether a rule of conditional formatting is a mark."""
    return list(rule.formula) == [_ALWAYS]


def told(problem: Problem, script: Language) -> str:
    """A problem's message and hint, a line each, without what no cell may hold."""
    said = [each for each in problem_texts(problem.code, script, problem.params) if each]
    if problem.source is not None:
        said.append(text("annotate.from", script, source=problem.source))
    return "\n".join(map(clean, said))


def clean(words: str) -> str:
    """``words`` without control characters, which XML cannot hold."""
    if words.isprintable():
        return words
    return "".join(sign if sign == "\n" or sign.isprintable() else " " for sign in words)


def height_of(words: str) -> int:
    """The height of a comment that shows all of ``words``, in pixels."""
    lines = sum(-(-breadth(line) // _NARROW_IN_LINE) or 1 for line in words.split("\n"))
    return _LINE * min(lines, _MOST_LINES) + 12


def _by_cell(problems: Sequence[Problem], sheets: Mapping[str, Any]) -> Iterable[tuple[Any, list[Problem]]]:
    """The cells to mark, each with its problems. Of a merged range only the first cell can be marked."""
    cells: dict[tuple[str, str], tuple[Any, list[Problem]]] = {}
    for problem in problems:
        title, row, column = problem.place
        if title not in sheets or title is None or row is None:
            continue
        sheet = sheets[title]
        cell = sheet.cell(row + 1, (column or 0) + 1)
        if isinstance(cell, MergedCell):
            area = next((area for area in sheet.merged_cells.ranges if cell.coordinate in area), None)
            if area is None:
                continue
            cell = sheet.cell(area.min_row, area.min_col)
        cells.setdefault((title, cell.coordinate), (cell, []))[1].append(problem)
    return cells.values()


def _fit_comments(sheet: Any) -> None:
    # openpyxl forgets how large the boxes were, and would cut off what is in them.
    for cell in list(sheet._cells.values()):
        comment = getattr(cell, "comment", None)
        if comment is not None:
            comment.width, comment.height = _WIDTH, height_of(comment.text)
