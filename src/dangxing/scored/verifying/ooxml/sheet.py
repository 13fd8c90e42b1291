"""A sheet of cells, row by row: every element of it is known, or told."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from dangxing.language import patterns
from dangxing.scored.verifying.formulas import shifted
from dangxing.scored.verifying.model import Cell, Look, Normal, Odd, SeenRow, Sheet, State
from dangxing.scored.verifying.ooxml import settings
from dangxing.scored.verifying.ooxml.columns import MOST_COLUMNS, WHOLE, columns_of
from dangxing.scored.verifying.ooxml.strings import Text, text_of, unescaped
from dangxing.scored.verifying.ooxml.styles import Styles, flag
from dangxing.scored.verifying.ooxml.tree import Builder, Names, Node, parser
from dangxing.workbook.grid import CellError
from dangxing.workbook.reading.bounds import LONGEST_TEXT, Refusal
from dangxing.workbook.reading.facts import column_index

_STEP = 1 << 16
_LETTERS = patterns.late("[A-Z]{1,3}")
_PLAIN = frozenset({"r", "s", "t"})
_ROW_ATTRIBUTES = frozenset(
    {
        "r", "spans", "s", "customFormat", "ht", "hidden", "customHeight", "outlineLevel", "collapsed", "thickTop",
        "thickBot",
    }
)  # fmt: skip
# As the format has numbers; Python takes more for one: other scripts' digits, lines between digits.
_NUMBER = patterns.late(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,4})?")
_LONGEST_NUMBER = 400
_ROWS = 1_048_576
_MOST_ODD = 100


class Shared(NamedTuple):
    """What the sheets of a workbook share."""

    styles: Styles
    strings: tuple[Text, ...]


class SheetReader:
    """Reads one sheet's part into ``sheet``, whose rows can be gone through once."""

    def __init__(self, title: str, state: State, content: bytes | bytearray, shared: Shared) -> None:
        self.sheet = Sheet(title, state, self.rows)
        self._content = content
        self._shared = shared
        self._names = Names()
        self._known = self._names.known
        self._looks: dict[str | None, Look] = {}
        self._ready: deque[SeenRow] = deque()
        self._path: list[str] = []
        self._tree: Builder | None = None
        self._depth = 0
        self._seen: set[str] = set()
        self._row = self._column = -1
        self._row_attributes: Mapping[str, str] = {}
        self._row_number = ""
        self._letters: dict[str, int] = {}
        self._cells: dict[int, Cell] = {}
        self._text: list[str] = []
        self._shares: dict[str, tuple[int, int, str]] = {}
        self._conditional: list[Normal] = []
        self._formula_attributes: Mapping[str, str] = {}
        self._attributes: Mapping[str, str] = {}
        self._value: str | None = None
        self._formula: str | None = None
        self._inline: Text | None = None

    def rows(self) -> Iterator[SeenRow]:
        """The rows that are written down. Refusal: broken or unsafe."""
        from xml.parsers import expat

        made = parser(self._content)
        made.StartElementHandler, made.EndElementHandler = self._start, self._end
        made.CharacterDataHandler = self._characters
        content = memoryview(self._content)
        try:
            for start in range(0, len(content), _STEP):
                made.Parse(bytes(content[start : start + _STEP]), False)
                while self._ready:
                    yield self._ready.popleft()
            made.Parse(b"", True)
        except (expat.ExpatError, ValueError):
            raise Refusal("damaged") from None
        while self._ready:
            yield self._ready.popleft()
        self._finish()

    def _finish(self) -> None:
        kept = self.sheet.settings
        if self._conditional:
            kept["conditionalFormatting"] = ("conditionalFormatting", *sorted(self._conditional, key=repr))
        if "fitToPage" in repr(kept.get("sheetPr")) and "pageSetup" in kept:
            name, attributes, inner, text = kept["pageSetup"]
            pairs = tuple(pair for pair in attributes if pair[0] != "scale")
            kept["pageSetup"] = (name, pairs, inner, text)

    def _odd(self, code: str, what: str, cell: str | None = None) -> None:
        if len(self.sheet.odd) < _MOST_ODD:
            self.sheet.odd.append(Odd(code, what, cell))

    # The document, element by element.

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._tree is not None:
            self._depth += 1
            self._tree.start(name, attributes)
            return
        bare = self._known.get(name) or self._names.of(name)
        depth = len(self._path)
        self._path.append(bare)
        # What stands in a sheet a million times comes first.
        if depth == 3 and bare == "c":
            self._start_cell(attributes if attributes.keys() <= _PLAIN else self._names.attributes(attributes))
            return
        if depth == 4 and bare == "v":
            self._text.clear()
            return
        if depth == 0:
            if bare != "worksheet":
                raise Refusal("damaged")
            self._names.attributes(attributes)
        elif depth == 1:
            if bare in self._seen and bare != "conditionalFormatting":
                self._odd("xml-odd", bare)
            self._seen.add(bare)
            if bare != "sheetData":
                self._open_tree(name, attributes)
        elif depth == 2 and bare == "row":
            self._start_row(self._names.attributes(attributes))
        elif depth == 4 and bare == "f":
            self._text.clear()
            self._formula_attributes = self._names.attributes(attributes)
        elif depth == 4 and bare == "is":
            self._open_tree(name, attributes)
        else:
            self._odd("xml-odd", name.rpartition(" ")[2], self._here())
            self._open_tree(name, attributes)

    def _open_tree(self, name: str, attributes: Mapping[str, str]) -> None:
        self._tree, self._depth = Builder(self._names), 1
        self._tree.start(name, attributes)

    def _end(self, name: str) -> None:
        if self._tree is not None:
            self._depth -= 1
            self._tree.end(name)
            if self._depth:
                return
            root, self._tree = self._tree.root, None
            self._path.pop()
            if root is not None:
                self._take(root, len(self._path))
            return
        bare = self._path.pop()
        depth = len(self._path)
        if depth == 4:
            self._end_part(bare)
        elif depth == 3:
            self._end_cell()
        elif depth == 2:
            self._end_row()

    def _characters(self, value: str) -> None:
        if self._tree is not None:
            self._tree.text(value)
        elif len(self._path) == 5:
            self._text.append(value)
        elif value.strip():
            self._odd("xml-odd", value.strip()[:20], self._here())

    def _take(self, node: Node, depth: int) -> None:
        """A part that was read as a tree: the text of a cell, or a setting of the sheet."""
        if depth == 4 and node.name == "is":
            if self._inline is not None:
                self._odd("xml-odd", "is", self._here())
            self._inline = text_of(node, self._shared.styles)
        elif depth != 1:
            return
        elif node.name == "cols":
            self.sheet.columns += columns_of(node)
            if any(one.last >= other.first for one, other in pairwise(self.sheet.columns)):
                self._odd("xml-odd", "cols")
        elif node.name == "conditionalFormatting":
            self._conditional += settings.conditional(node, self._shared.styles)
        elif node.name in ("drawing", "legacyDrawing"):
            pass  # what these lead to is looked at where the parts are
        elif node.name in ("sheetProtection", "protectedRanges"):
            if node.name != "sheetProtection" or flag(node.get("sheet", "0")) == "1":
                self.sheet.added.append(Odd("protected", node.name))
        else:
            told = settings.setting(node)
            if told is not None:
                self.sheet.settings[node.name] = told
            if node.name == "sheetFormatPr" and flag(node.get("customHeight", "0")) != "0":
                self.sheet.usual_height = settings.number(node.get("defaultRowHeight"), 0)
            panes = settings.panes(node) if node.name == "sheetViews" else None
            if panes is not None:
                self.sheet.settings["panes"] = panes

    # Rows.

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        number = attributes.get("r")
        row = self._row + 1 if number is None else int(number) - 1 if WHOLE.fullmatch(number) else -1
        if not self._row < row < _ROWS:
            self._odd("xml-odd", number or "")
            row = max(self._row + 1, min(row, _ROWS - 1))
        self._row, self._column, self._cells = row, -1, {}
        self._row_number = str(row + 1)
        self._row_attributes = attributes
        for name in attributes.keys() - _ROW_ATTRIBUTES:
            if flag(attributes[name]) != "0":
                self._odd("xml-odd", f"{name}={attributes[name]}"[:60], f"{row + 1}:{row + 1}")

    def _end_row(self) -> None:
        attributes = self._row_attributes
        height = attributes.get("ht")
        try:
            points = None if height is None else float(height)
        except ValueError:
            points = 0.0
        hidden = flag(attributes.get("hidden", "0")) != "0"
        self._ready.append(SeenRow(self._row, hidden, points, self._cells))
        self._cells = {}

    # Cells.

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        place = attributes.get("r")
        column = self._column + 1
        if place is not None:
            letters = place.removesuffix(self._row_number)
            known = self._letters.get(letters)
            if known is None and _LETTERS.fullmatch(letters):
                known = self._letters[letters] = column_index(letters.encode())
            if known is None or len(letters) == len(place):
                self._odd("xml-odd", place[:20])
            else:
                column = known
        if not self._column < column < MOST_COLUMNS:
            self._odd("xml-odd", (place or "")[:20])
            column = max(self._column + 1, min(column, MOST_COLUMNS - 1))
        self._column = column
        self._attributes = attributes
        self._value = self._formula = None
        self._inline = None
        if attributes.keys() <= _PLAIN:
            return
        for name in ("cm", "vm", "ph"):
            if flag(attributes.get(name, "0")) != "0":
                self._odd("xml-odd", f"{name}={attributes[name]}"[:60], self._here())

    def _end_part(self, name: str) -> None:
        text = "".join(self._text)
        if len(text) > LONGEST_TEXT:
            raise Refusal("expands")
        if name == "v":
            if self._value is not None:
                self._odd("xml-odd", "v", self._here())
            self._value = text
        else:
            if self._formula is not None:
                self._odd("xml-odd", "f", self._here())
            self._formula = self._whole(text)

    def _whole(self, text: str) -> str:
        """The formula, whether it is written here or shared from another cell."""
        attributes = self._formula_attributes
        kind, key = attributes.get("t", "normal"), attributes.get("si", "")
        if kind == "shared":
            if text:
                if key in self._shares:
                    self._odd("xml-odd", f"si={key}"[:20], self._here())  # which of the two it is, programs differ
                self._shares[key] = self._row, self._column, text
            elif key in self._shares:
                row, column, text = self._shares[key]
                return shifted(text, self._row - row, self._column - column)
        elif kind != "normal":
            self._odd("xml-odd", kind[:20], self._here())
        return text

    def _end_cell(self) -> None:
        kind = self._attributes.get("t", "n")
        style = self._attributes.get("s")
        look = self._looks.get(style)
        if look is None:
            look = self._looks[style] = self._shared.styles.look(style)
        value: object = ""
        runs: tuple[Look, ...] = ()
        if kind in ("s", "inlineStr"):
            text = self._text_of(kind)
            if text is not None:
                value, runs = text.text, text.runs
                if text.over:
                    self._odd("text-over", text.text[:20], self._here())
        elif self._inline is not None:
            self._odd("xml-odd", "is", self._here())
        elif self._value is not None:
            value = self._typed(kind, self._value)
        if value != "" or self._formula is not None:
            self._cells[self._column] = Cell(value, self._formula, look, runs)

    def _text_of(self, kind: str) -> Text | None:
        if kind == "inlineStr":
            if self._value is not None:
                self._odd("xml-odd", "v", self._here())
            return self._inline
        if self._inline is not None:
            self._odd("xml-odd", "is", self._here())
        number = self._value or ""
        if number.isascii() and number.isdecimal() and len(number) < 9 and int(number) < len(self._shared.strings):
            return self._shared.strings[int(number)]
        if number:
            self._odd("xml-odd", number[:20], self._here())
        return None

    def _typed(self, kind: str, text: str) -> object:
        if kind == "str":
            return unescaped(text)
        if kind == "e":
            return CellError(text)
        if kind == "b" and text in ("0", "1"):
            return text == "1"
        if kind == "n" and not text:
            return ""
        if kind == "n" and len(text) < _LONGEST_NUMBER and _NUMBER.fullmatch(text.strip()):
            return float(text)
        self._odd("xml-odd", f"{kind} {text}"[:40], self._here())
        return text

    def _here(self) -> str | None:
        from dangxing.records import Place

        return Place(self.sheet.title, self._row, self._column).cell if self._row >= 0 and self._column >= 0 else None
