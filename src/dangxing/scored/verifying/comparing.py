"""Two workbooks, cell by cell: the one at hand, and the one that the records and rules give."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Collection, Iterator
from itertools import zip_longest
from typing import NamedTuple

from dangxing.records import Place
from dangxing.scored.verifying.findings import Finding
from dangxing.scored.verifying.formulas import Formulas, same
from dangxing.workbook.grid import Grid, Row
from dangxing.workbook.reading import Workbook

_NEAR = 1e-9
_NOTHING: Row = []


class Compared(NamedTuple):
    """The findings, in order; how many cells were compared, and how many formulas had no value stored."""

    findings: list[Finding]
    cells: int
    without_value: int


class _Cell(NamedTuple):
    title: str
    place: tuple[int, int, int]
    found: object
    expected: object
    formula: str | None
    expected_formula: str | None

    @property
    def same_formula(self) -> bool:
        return bool(self.formula and self.expected_formula and same(self.formula, self.expected_formula))


def compare(
    actual: Workbook,
    expected: Workbook,
    formulas: Formulas | None,
    expected_formulas: Formulas,
    ignored: Collection[str],
) -> Compared:
    """Where ``actual`` differs from ``expected``, sheets ``ignored`` aside. ``formulas`` None: they are not known."""
    findings: list[Finding] = []
    following: list[Finding] = []
    cells = without_value = 0
    places = {title: at for at, title in enumerate(actual.titles)}
    for index, title in enumerate(expected.titles):
        if title in ignored:
            continue
        if title not in places:
            findings.append(Finding("sheet-missing", "error", title, place=(index, -1, -1)))
            continue
        for cell in _cells(actual.grid(places[title]), expected.grid(index), index, formulas, expected_formulas):
            cells += 1
            if (
                cell.expected_formula is not None
                and cell.formula is not None
                and same(cell.formula, cell.expected_formula)
            ):
                if cell.found == "" and cell.expected != "":
                    without_value += 1
                elif not _alike(cell.found, cell.expected):
                    following.append(_finding("value-follows", cell))
                continue
            code = _code(cell, known=formulas is not None)
            if code:
                findings.append(_finding(code, cell))
    added = [title for title in actual.titles if title not in expected.titles and title not in ignored]
    findings += [Finding("sheet-added", "warning", title, place=(places[title], -1, -1)) for title in added]
    # Formulas give other values because something that they read was changed; where nothing was, the value itself was.
    edited = any(finding.severity == "error" for finding in findings)
    for finding in following:
        findings.append(finding if edited else _as_error(finding))
    findings.sort(key=lambda finding: finding.place)
    return Compared(findings, cells, without_value)


def _cells(
    actual: Grid, expected: Grid, index: int, formulas: Formulas | None, expected_formulas: Formulas
) -> Iterator[_Cell]:
    """Every place that holds something in either sheet."""
    own = (formulas or {}).get(actual.title, {})
    due = expected_formulas.get(expected.title, {})
    top = min(actual.top, expected.top)
    left = min(actual.left, expected.left)
    rows = zip_longest(_from(actual, top, left), _from(expected, top, left), fillvalue=_NOTHING)
    for row, (found, wanted) in enumerate(rows, top):
        for column, (is_, should) in enumerate(zip_longest(found, wanted, fillvalue=""), left):
            formula, due_formula = own.get((row, column)), due.get((row, column))
            if formula or due_formula or is_ != "" or should != "":
                yield _Cell(expected.title, (index, row, column), is_, should, formula, due_formula)


def _from(grid: Grid, top: int, left: int) -> Iterator[Row]:
    """The rows from ``top``, each from ``left``."""
    for _ in range(grid.top - top):
        yield _NOTHING
    margin: Row = [""] * (grid.left - left)
    for row in grid.rows():
        yield margin + row


def _code(cell: _Cell, *, known: bool) -> str | None:
    """What is wrong with a cell that is not the same formula in both; None: nothing."""
    if cell.expected_formula is not None and known:
        return "formula-replaced" if cell.formula is None else "formula-edited"
    if cell.formula is not None:
        return "formula-edited"
    return None if _alike(cell.found, cell.expected) else "cell-edited"


def _finding(code: str, cell: _Cell) -> Finding:
    _, row, column = cell.place
    found: object = cell.found
    expected: object = cell.expected
    params: dict[str, object] = {}
    if code == "formula-replaced":
        params = {"formula": cell.expected_formula}
    elif code == "formula-edited":
        found = cell.formula
        expected = cell.expected_formula or cell.expected
    severity = "warning" if code == "value-follows" else "error"
    where = Place(cell.title, row, column).cell
    return Finding(code, severity, cell.title, where, found, expected, params, cell.place)  # type: ignore[arg-type]


def _as_error(finding: Finding) -> Finding:
    return Finding(
        "value-edited", "error", finding.sheet, finding.cell, finding.found, finding.expected, {}, finding.place
    )


def _alike(found: object, expected: object) -> bool:
    found, expected = _plain(found), _plain(expected)
    if type(found) in (int, float) and type(expected) in (int, float):
        return math.isclose(found, expected, rel_tol=1e-12, abs_tol=_NEAR)  # type: ignore[arg-type]
    return type(found) is type(expected) and found == expected


def _plain(value: object) -> object:
    """A value without what spreadsheet programs change when they save: line ends, the time of a whole day."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    return "" if value is None else value
