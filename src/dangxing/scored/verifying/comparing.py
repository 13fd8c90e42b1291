"""Two workbooks, cell by cell and part by part: the one at hand, and the one that the records and rules give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dangxing.records import Place, column_letters
from dangxing.scored.verifying.findings import Finding
from dangxing.scored.verifying.formulas import same
from dangxing.scored.verifying.likeness import alike, brief, dated, differences
from dangxing.scored.verifying.model import Book, Cell, Columns, Drawing, Look, Normal, Odd, SeenRow, Sheet

_NO_LOOK: Look = {}
# What programs forget, and nothing is hidden by its want.
_FORGOTTEN = frozenset({"panes"})
_WRAPPED = ("wrapText", "1", "-")
# What a run of a text can have otherwise than its cell.
_OF_FONTS = frozenset(
    {
        "b", "i", "u", "strike", "outline", "shadow", "condense", "extend", "position", "size", "colour", "font",
        "theme-fonts", "charset", "opacity", "scale",
    }
)  # fmt: skip
_EMPTY = Cell("", None, _NO_LOOK)
_USUAL_WIDTH = 8.43
# A column may be a little narrower and a row a little lower than it was written: fonts are measured differently.
_NARROW, _LOW = 0.85, 0.6
_WIDE = 3.0
_ROOM = 60.0
_LOWEST = 8.0
_MOST_COLUMNS = 16_384
# How many cells one look is told with, and how many findings there may be of a sheet.
_MOST = 2_000


@dataclass
class Compared:
    """The findings; how many cells were compared, how many formulas had no value stored, and whether any had one."""

    findings: list[Finding] = field(default_factory=list)
    cells: int = 0
    without_value: int = 0
    valued: bool = False
    following: list[Finding] = field(default_factory=list)
    missing: list[Finding] = field(default_factory=list)


def compare(actual: Book, expected: Book) -> Compared:
    """Where ``actual`` differs from ``expected``."""
    outcome = Compared()
    found = outcome.findings
    found += _odd(actual.odd, None, -1)
    found += _added(actual.added, None, -1)
    found += _settings(actual.settings, _known(expected.settings, actual), None, -1)
    places = {sheet.title: sheet for sheet in actual.sheets}
    titles = [sheet.title for sheet in expected.sheets]
    kept = [sheet.title for sheet in actual.sheets if sheet.title in set(titles)]
    if kept != [title for title in titles if title in places]:
        found.append(Finding("sheet-order", "error"))
    for index, sheet in enumerate(expected.sheets):
        if sheet.title not in places:
            found.append(Finding("sheet-missing", "error", sheet.title, place=(index, -1, -1)))
            continue
        _SheetComparison(outcome, places[sheet.title], sheet, index, actual).run()
    for sheet in actual.sheets:
        if sheet.title not in set(titles):
            found.append(Finding("sheet-added", "warning", sheet.title, added=True))
    if outcome.valued and outcome.missing:
        # Programs leave out all the values of formulas, or none: of one alone it is its value that is hidden.
        outcome.following += outcome.missing
        outcome.without_value = 0
    # Formulas give other values because something that they read was changed; where nothing was, the value itself was.
    edited = any(each.severity == "error" and each.cell for each in found)
    found += outcome.following if edited else [_as_error(each) for each in outcome.following]
    return outcome


class _SheetComparison:
    """One sheet held against the one written anew."""

    def __init__(self, outcome: Compared, actual: Sheet, expected: Sheet, index: int, book: Book) -> None:
        self._book = book
        self._outcome = outcome
        self._actual = actual
        self._expected = expected
        self._index = index
        self._title = expected.title
        self._looks: dict[tuple[int, int], tuple[tuple[str, str, str], ...]] = {}
        self._kept: list[Look] = []
        # What is told of the looks of cells: the first of them, and how many they are.
        self._told: dict[tuple[str, str, str], tuple[int, int, int]] = {}
        self._bottom = self._right = -1

    def run(self) -> None:
        if self._actual.source is not None and self._actual.source == self._expected.source:
            self._outcome.cells += self._actual.tags
            self._outcome.valued = True
            self._around()
            return
        for wanted, found in _rows(self._expected.rows(), self._actual.rows()):
            self._row(found, wanted)
        self._around()

    def _around(self) -> None:
        """What was found of looks, and what there is besides cells."""
        if self._actual.state != self._expected.state:
            self._tell("sheet-hidden" if self._actual.state == "hidden" else "sheet-shown")
        if self._actual.state == self._expected.state == "hidden":
            return  # a sheet that nobody sees holds nothing but its cells
        findings = self._outcome.findings
        for (aspect, is_, should), (row, column, count) in self._told.items():
            params: dict[str, object] = {"aspect": aspect, "count": count}
            where = Place(self._title, row, column).cell
            at = (self._index, row, column)
            findings.append(Finding("look-changed", "error", self._title, where, is_, should, params, at))
        findings += _settings(
            self._actual.settings, _known(self._expected.settings, self._book), self._title, self._index
        )
        findings += _odd(self._actual.odd, self._title, self._index)
        # Where names are not compared, which say so in .xlsx.
        if self._book.known is not None and self._actual.printed != self._expected.printed:
            findings += _odd([Odd("xml-odd", "table:print-ranges")], self._title, self._index)
        findings += _added(self._actual.added, self._title, self._index)
        self._columns()
        for drawing in self._actual.drawings:
            self._drawing(drawing)

    def _tell(self, code: str, where: str | None = None, **params: object) -> None:
        at = (self._index, -1, -1)
        self._outcome.findings.append(Finding(code, "error", self._title, where, params=params, place=at))

    def _row(self, found: SeenRow | None, wanted: SeenRow | None) -> None:
        number = (found or wanted).number  # type: ignore[union-attr]
        has = {} if found is None else found.cells
        due = {} if wanted is None else wanted.cells
        if found is not None and due:
            self._height(found, wanted)
        for column in has.keys() | due.keys() if has.keys() != due.keys() else due:
            self._outcome.cells += 1
            self._cell(number, column, has.get(column, _EMPTY), due.get(column, _EMPTY))
        if due:
            self._bottom = max(self._bottom, number)
            self._right = max(self._right, *due)

    def _height(self, found: SeenRow, wanted: SeenRow | None) -> None:
        number = found.number + 1
        where = f"A{number}"
        low = _LOWEST if wanted is None or wanted.height is None else max(wanted.height * _LOW, _LOWEST)
        hidden = wanted is not None and wanted.hidden
        if found.hidden:
            if not hidden:
                self._tell("row-hidden", where, row=number)
            return
        height = found.height if found.height is not None or wanted is None else self._actual.usual_height
        if not hidden and height is not None and not height >= low:
            self._tell("row-low", where, row=number, found=f"{height:g}", expected=f"{low:g}")

    def _cell(self, row: int, column: int, has: Cell, due: Cell) -> None:
        outcome = self._outcome
        if has.formula is not None and due.formula is not None and same(has.formula, due.formula):
            if has.value == "" and due.value != "":
                outcome.without_value += 1
                if len(outcome.missing) < _MOST:
                    outcome.missing.append(self._finding("value-follows", row, column, has, due))
            elif alike(has.value, due.value):
                outcome.valued = outcome.valued or due.value != ""
            elif len(outcome.following) < _MOST:
                outcome.following.append(self._finding("value-follows", row, column, has, due))
        elif due.formula is None and isinstance(due.value, bool) and has.formula == f"{due.value}()".upper():
            pass  # LibreOffice writes a truth value as the function that gives it
        elif has.formula is not None or due.formula is not None:
            code = "formula-replaced" if has.formula is None else "formula-edited"
            self._finding_of(code, row, column, has, due)
        elif not alike(has.value, due.value):
            self._finding_of("cell-edited", row, column, has, due)
        if has is not _EMPTY and due is not _EMPTY:
            for look in (has.look, *has.runs):
                for aspect in self._differences(look, due.look):
                    if look is not has.look and aspect[0] not in _OF_FONTS and ":" not in aspect[0]:
                        continue
                    if aspect == _WRAPPED and isinstance(due.value, str) and "\n" in due.value:
                        continue  # LibreOffice wraps what has several lines
                    first = self._told.get(aspect, (row, column, 0))
                    self._told[aspect] = (first[0], first[1], first[2] + 1)

    def _finding_of(self, code: str, row: int, column: int, has: Cell, due: Cell) -> None:
        if len(self._outcome.findings) < _MOST:
            self._outcome.findings.append(self._finding(code, row, column, has, due))

    def _finding(self, code: str, row: int, column: int, has: Cell, due: Cell) -> Finding:
        found, expected = dated(has.value, due.look), dated(due.value, due.look)
        params: dict[str, object] = {}
        if code == "formula-replaced":
            params = {"formula": f"={due.formula}"}
        elif code == "formula-edited":
            found = f"={has.formula}"
            expected = due.value if due.formula is None else f"={due.formula}"
        severity = "warning" if code == "value-follows" else "error"
        where = Place(self._title, row, column).cell
        place = (self._index, row, column)
        return Finding(code, severity, self._title, where, found, expected, params, place)  # type: ignore[arg-type]

    def _differences(self, has: Look, due: Look) -> tuple[tuple[str, str, str], ...]:
        key = id(has), id(due)
        known = self._looks.get(key)
        if known is None:
            self._kept += [has, due]  # so that no other look is found under the same key
            known = self._looks[key] = tuple(differences(has, due))
        return known

    def _columns(self) -> None:
        """Columns with something in them that cannot be seen, or only in part."""
        actual, expected = _widths(self._actual.columns), _widths(self._expected.columns)
        for at in range(min(self._right + 1, _MOST_COLUMNS)):
            has, due = actual.get(at, _UNSET), expected.get(at, _UNSET)
            where = f"{column_letters(at)}1"
            if due.hidden:
                if not has.hidden:
                    self._tell("column-shown", where, column=column_letters(at))
            elif has.hidden:
                self._tell("column-hidden", where, column=column_letters(at))
            elif not due.width * _NARROW - 0.5 <= has.width <= due.width * _WIDE + _ROOM:
                found = f"{has.width:g}"
                self._tell("column-narrow", where, column=column_letters(at), found=found, expected=f"{due.width:g}")

    def _drawing(self, drawing: Drawing) -> None:
        """Something that was drawn: beside what was written it is an addition, over it it can say anything."""
        row, column = drawing.row, drawing.column
        beside = row is not None and column is not None and (row > self._bottom or column > self._right)
        code = "drawing-added" if beside else "drawing-covers"
        where = None if row is None or column is None else Place(self._title, row, column).cell
        params: dict[str, object] = {"what": drawing.what}
        severity = "warning" if beside else "error"
        at = (self._index, -1, -1)
        self._outcome.findings.append(
            Finding(code, severity, self._title, where, params=params, place=at, added=beside)  # type: ignore[arg-type]
        )


def _rows(expected: Iterator[SeenRow], actual: Iterator[SeenRow]) -> Iterator[tuple[SeenRow | None, SeenRow | None]]:
    """The rows of two sheets side by side, by their numbers."""
    wanted, found = next(expected, None), next(actual, None)
    while wanted is not None or found is not None:
        if found is None or (wanted is not None and wanted.number < found.number):
            yield wanted, None
            wanted = next(expected, None)
        elif wanted is None or found.number < wanted.number:
            yield None, found
            found = next(actual, None)
        else:
            yield wanted, found
            wanted, found = next(expected, None), next(actual, None)


_UNSET = Columns(0, 0, False, _USUAL_WIDTH)


def _widths(columns: list[Columns]) -> Mapping[int, Columns]:
    """The columns one by one, as far as anything is written."""
    found: dict[int, Columns] = {}
    for each in columns:
        # What overlaps was told; of ranges without end, one is enough.
        if len(found) < _MOST_COLUMNS and each.first <= each.last:
            found.update(dict.fromkeys(range(each.first, each.last + 1), each))
    return found


def _known(settings: Mapping[str, Normal], book: Book) -> Mapping[str, Normal]:
    """What of it the format of a workbook tells."""
    if book.known is None:
        return settings
    return {name: told for name, told in settings.items() if name in book.known}


def _settings(
    actual: Mapping[str, object], expected: Mapping[str, object], title: str | None, index: int
) -> Iterator[Finding]:
    for name in sorted(actual.keys() | expected.keys()):
        has, due = actual.get(name), expected.get(name)
        if has != due and not (has is None and name in _FORGOTTEN):
            at = (index, -1, -1)
            yield Finding("part-changed", "error", title, None, brief(has), brief(due), {"part": name}, at)


def _odd(found: list[Odd], title: str | None, index: int) -> Iterator[Finding]:
    for each in found:
        yield Finding(each.code, "error", title, each.cell, params={"what": each.what}, place=(index, -1, -1))


def _added(found: list[Odd], title: str | None, index: int) -> Iterator[Finding]:
    for each in found:
        params = {"what": each.what}
        yield Finding(each.code, "warning", title, each.cell, params=params, place=(index, -1, -1), added=True)


def _as_error(finding: Finding) -> Finding:
    return Finding(
        "value-edited", "error", finding.sheet, finding.cell, finding.found, finding.expected, {}, finding.place
    )
