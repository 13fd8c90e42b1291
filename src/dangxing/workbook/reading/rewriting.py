"""An .xlsx sheet written anew, cell by cell, where it is not of the form that office programs write: with prefixes,
blanks and line breaks between its tags, comments, texts in CDATA, cells that do not say where they are.

Namespaces are resolved. What two programs could read as two things is refused, with its cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Final, NamedTuple

from dangxing.language import patterns
from dangxing.records import column_letters
from dangxing.workbook.reading.bounds import Refusal
from dangxing.workbook.reading.facts import TextLook, column_index
from dangxing.workbook.reading.markup import MAIN, STRICT, Attributes, parse_resolved, whole
from dangxing.workbook.reading.runs import Runs

# What any program looks for in a sheet: under another namespace, one would take it and the next would not.
_LOOKED_FOR: Final = frozenset(
    {"worksheet", "sheetData", "row", "c", "v", "is", "t", "r", "f", "mergeCells", "mergeCell"}
)
_PARENTS: Final = {"sheetData": "worksheet", "row": "sheetData", "c": "row", "mergeCell": "mergeCells"}
_REFERENCE: Final = patterns.late(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})")
# The height, in points, of a row that shows nothing.
_SLIVER: Final = patterns.late(r"[01](?:\.[0-9]{1,20})?")
_TRUE: Final = ("1", "true", "on")
_MOST_ROWS: Final = 1_048_576


class Rewritten(NamedTuple):
    """A sheet in the form that office programs write, and its cells, by row and column from 0, with texts that are
    struck through, or white, in part: of those nothing is left in it. They come with their style."""

    content: bytes
    looks: Mapping[tuple[int, int], tuple[int, TextLook]]


def rewritten(content: bytes | bytearray) -> Rewritten:
    """The sheet in the form that office programs write. Refusal: broken, unsafe, or to be read in two ways."""
    walk = _Walk()
    parse_resolved(content, walk.start, walk.end, walk.text)
    return Rewritten(walk.written(), walk.looks)


class _Cell:
    """A cell as it is met: what stands in it, by the element that holds it."""

    __slots__ = ("attributes", "column", "formula", "row", "text", "texts", "value")

    def __init__(self, row: int, column: int, attributes: Attributes) -> None:
        self.row, self.column, self.attributes = row, column, attributes
        self.value: list[str] | None = None
        self.text: list[str] | None = None
        self.formula = False
        self.texts = 0

    @property
    def place(self) -> str:
        return f"{column_letters(self.column)}{self.row + 1}"

    @property
    def style(self) -> int:
        return whole(self.attributes.get("s"))

    @property
    def any(self) -> bool:
        return self.formula or self.value is not None or self.text is not None

    def written(self) -> str:
        kind, style = self.attributes.get("t", "n"), self.attributes.get("s")
        head = f'<c r="{self.place}"'
        if style is not None and style.isascii() and style.isdecimal():
            head += f' s="{style}"'
        if not self.any:
            return head + "/>"
        formula = "<f></f>" if self.formula and kind != "s" else ""
        if kind == "inlineStr":
            text = escape("".join(self.text or ()), quote=False)
            return f'{head} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
        value = "".join(self.value or ())
        value = escape(value if kind == "str" else value.strip(), quote=False)
        return f'{head} t="{escape(kind)}">{formula}<v>{value}</v></c>'


class _Walk:
    """Follows the elements of a sheet, and keeps the cells by row."""

    def __init__(self) -> None:
        self._path: list[str] = []
        self._skipped = 0
        self._rows: dict[int, dict[int, _Cell]] = {}
        self._hidden: set[int] = set()
        self._merged: list[str] = []
        self._columns: list[str] = []
        self._conditions: list[str] = []
        self._views: list[str] = []
        self.looks: dict[tuple[int, int], tuple[int, TextLook]] = {}
        self._runs = Runs()
        self._tables = 0
        self._row = self._column = -1
        self._cell: _Cell | None = None
        self._into: list[str] | None = None

    def start(self, tag: str, attributes: Attributes) -> None:
        space, _, name = tag.rpartition(" ")
        known = space in (MAIN, STRICT)
        if not known and (name in _LOOKED_FOR or name == "AlternateContent") and self._is_inside(name):
            raise Refusal("two-cells", cell=self._place(attributes))
        if self._skipped or not known:
            self._skipped += 1
            return
        above = self._path[-1] if self._path else ""
        if not self._path and name != "worksheet":
            raise Refusal("damaged")
        if name in _PARENTS and above != _PARENTS[name]:
            raise Refusal("damaged")
        self._path.append(name)
        if name == "sheetData":
            self._tables += 1
            if self._tables > 1:
                raise Refusal("two-cells", cell="A1")
        elif name == "row":
            self._start_row(attributes)
        elif name == "c":
            self._start_cell(attributes)
        elif name == "mergeCell":
            self._merged.append(attributes.get("ref", ""))
        elif self._cell is not None:
            self._start_inside(name, above, attributes, self._cell)
        else:
            self._start_around(name, above, attributes)

    def _start_around(self, name: str, above: str, attributes: Attributes) -> None:
        """What hides columns and zeros, and what conditions hide."""
        match above, name:
            case "sheetViews", "sheetView":
                self._views.append(_written("sheetView", attributes, ("showZeros",)))
            case _, "sheetFormatPr":
                self._views.append(_written(name, attributes, ("defaultColWidth",)))
            case "cols", "col":
                self._columns.append(_written("col", attributes, ("min", "max", "hidden", "width")))
            case _, "conditionalFormatting":
                self._conditions.append(_written(name, attributes, ("sqref",)))
            case ("conditionalFormatting", "cfRule") | ("cfRule", "dataBar" | "iconSet"):
                self._conditions.append(_written(name, attributes, ("dxfId", "showValue")))

    def _place(self, attributes: Attributes) -> str:
        """The cell that is met, or that an element says it is."""
        if self._cell is not None:
            return self._cell.place
        said = _REFERENCE.fullmatch(attributes.get("r", ""))
        return said[0] if said else f"A{max(self._row, 0) + 1}"

    def _is_inside(self, name: str) -> bool:
        """Whether an element of another namespace stands where cells are looked for."""
        return "sheetData" in self._path or name in ("worksheet", "sheetData", "mergeCells", "mergeCell")

    def _start_row(self, attributes: Attributes) -> None:
        self._row = _number(attributes["r"]) - 1 if "r" in attributes else self._row + 1
        self._column = -1
        if self._row >= _MOST_ROWS:
            raise Refusal("damaged")
        if attributes.get("hidden") in _TRUE or _SLIVER.fullmatch(attributes.get("ht", "")):
            self._hidden.add(self._row)

    def _start_cell(self, attributes: Attributes) -> None:
        row, column = self._row, self._column + 1
        if "r" in attributes:
            place = _REFERENCE.fullmatch(attributes["r"])
            if place is None:
                raise Refusal("damaged")
            row, column = int(place[2]) - 1, column_index(place[1].encode())
        self._column = column
        self._cell = _Cell(row, column, attributes)

    def _start_inside(self, name: str, above: str, attributes: Attributes, cell: _Cell) -> None:
        match name, above:
            case "v", "c":
                self._once(cell.value is None)
                self._into = cell.value = []
            case "is", "c":
                self._once(cell.text is None)
                cell.text = []
                self._runs.begin()
            case "f", "c":
                self._once(not cell.formula)
                cell.formula = True
            case "t", "is":
                # A text stands alone, or in runs.
                self._once(not cell.texts)
                cell.texts += 1
                self._into = cell.text
            case "t", "r":
                self._into = cell.text
            case _:
                self._runs.start(name, above, attributes)

    def _once(self, first: bool) -> None:
        if not first and self._cell is not None:
            raise Refusal("two-cells", cell=self._cell.place)

    def text(self, value: str) -> None:
        if self._into is not None and not self._skipped:
            self._into.append(value if self._path[-1] == "v" else self._runs.shown(value))

    def end(self, _tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        name = self._path.pop()
        if name in ("v", "t"):
            self._into = None
        elif name == "is" and self._cell is not None:
            if any(self._runs.look):
                self.looks[self._cell.row, self._cell.column] = self._cell.style, self._runs.look
        elif name == "c" and self._cell is not None:
            self._keep(self._cell)
            self._cell = None

    def _keep(self, cell: _Cell) -> None:
        if cell.value and "".join(cell.value).strip() and cell.text:
            raise Refusal("two-cells", cell=cell.place)
        row = self._rows.setdefault(cell.row, {})
        before = row.get(cell.column)
        if before is not None and before.any and cell.any:
            raise Refusal("two-cells", cell=cell.place)
        if before is None or cell.any:
            row[cell.column] = cell

    def written(self) -> bytes:
        """The sheet."""
        merged = "".join(f'<mergeCell ref="{escape(ref)}"/>' for ref in self._merged)
        rows = "".join(self._row_written(number) for number in sorted(self._rows))
        before = "".join(self._views)
        before += f"<cols>{''.join(self._columns)}</cols>" if self._columns else ""
        after = (f"<mergeCells>{merged}</mergeCells>" if merged else "") + "".join(self._conditions)
        body = f"{before}<sheetData>{rows}</sheetData>{after}"
        return f'<worksheet xmlns="{MAIN}">{body}</worksheet>'.encode("utf-8", "replace")

    def _row_written(self, number: int) -> str:
        cells: Iterable[_Cell] = (cell for _, cell in sorted(self._rows[number].items()))
        hidden = ' hidden="1"' if number in self._hidden else ""
        return f'<row r="{number + 1}"{hidden}>{"".join(cell.written() for cell in cells)}</row>'


def _written(name: str, attributes: Attributes, known: Iterable[str]) -> str:
    """An element without what stands in it."""
    said = "".join(f' {key}="{escape(attributes[key])}"' for key in known if key in attributes)
    return f"<{name}{said}/>"


def _number(digits: str) -> int:
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 8 and int(digits)):
        raise Refusal("damaged")
    return int(digits)


class Strings(NamedTuple):
    """The texts of a table, and how those look, by their number, that are struck through, or white, in part."""

    texts: list[str]
    looks: Mapping[int, TextLook]


def rewritten_strings(content: bytes | bytearray) -> Strings:
    """The shared strings of a table that is not as office programs write it. Refusal: broken, unsafe, or two texts."""
    walk = _Strings()
    parse_resolved(content, walk.start, walk.end, walk.text)
    return Strings(walk.found, walk.looks)


class _Strings:
    def __init__(self) -> None:
        self.found: list[str] = []
        self._path: list[str] = []
        self._skipped = 0
        self._texts = self._runs = 0
        self._parts: list[str] = []
        self._into = False
        self._look = Runs()
        self.looks: dict[int, TextLook] = {}

    def start(self, tag: str, attributes: Attributes) -> None:
        space, _sep, name = tag.rpartition(" ")
        if space not in (MAIN, STRICT) and name in ("sst", "si", "t", "r", "AlternateContent"):
            raise Refusal("two-texts", number=len(self.found) + 1)
        if self._skipped or space not in (MAIN, STRICT) or name in ("rPh", "phoneticPr", "extLst"):
            self._skipped += 1
            return
        above = self._path[-1] if self._path else ""
        self._path.append(name)
        if name == "si":
            self._texts = self._runs = 0
            self._parts = []
            self._look.begin()
        elif name == "t":
            self._texts += above == "si"
            self._into = above in ("si", "r")
        else:
            self._runs += name == "r"
            self._look.start(name, above, attributes)
        if self._texts > 1 or (self._texts and self._runs):
            raise Refusal("two-texts", number=len(self.found) + 1)

    def text(self, value: str) -> None:
        if self._into and not self._skipped:
            self._parts.append(self._look.shown(value))

    def end(self, _tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        name = self._path.pop()
        if name == "t":
            self._into = False
        elif name == "si":
            if any(self._look.look):
                self.looks[len(self.found)] = self._look.look
            self.found.append("".join(self._parts))
