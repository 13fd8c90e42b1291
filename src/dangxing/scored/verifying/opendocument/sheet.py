"""A table of an OpenDocument spreadsheet: every element of it is known, or told."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator

from dangxing.language import patterns
from dangxing.records import Place
from dangxing.scored.verifying.formulas import plain
from dangxing.scored.verifying.model import Cell, Columns, Drawing, Look, Normal, Odd, SeenRow, Sheet
from dangxing.scored.verifying.ooxml.tree import TEXT, Node
from dangxing.scored.verifying.opendocument.styles import Styles, points
from dangxing.workbook.grid import CellError
from dangxing.workbook.reading.bounds import Refusal

_ROWS, _COLUMNS = 1_048_576, 16_384
_MOST_CELLS = 2_000_000
_WRAPPERS = ("table:table-header-rows", "table:table-rows", "table:table-header-columns", "table:table-columns")
_CELLS = ("table:table-cell", "table:covered-table-cell")
_QUIET = ("office:forms", "table:named-expressions", "calcext:conditional-formats")
_EPOCH = dt.datetime(1899, 12, 30)
_SPAN = patterns.late(r"PT([0-9]{1,6})H([0-9]{1,2})M([0-9]{1,2}(?:[.,][0-9]{1,12})?)S")
_SHOWN = patterns.late(r"[0-9]{1,20}(?:[.,][0-9]{1,20})?")
_OF = r"\$?(?:'[^']{1,40}'|[^'\s:.]{1,40})\."
_AREA = patterns.late(rf"(?:{_OF}\$?([A-Z]{{1,3}})\$?([0-9]{{1,7}}):{_OF}\$?([A-Z]{{1,3}})\$?([0-9]{{1,7}}))?")
_WHOLE = patterns.late("[0-9]{1,9}")
_MOST_RUNS = 16
_PIXEL = 72 / 96


class Table:
    """Reads one table into ``sheet``."""

    def __init__(self, node: Node, styles: Styles) -> None:
        self._styles = styles
        self._row = 0
        self._cells = 0
        self._defaults: list[tuple[int, int, str]] = []
        self._merged: list[str] = []
        self._rows: list[SeenRow] = []
        shown = styles.properties("table", node.get("table:style-name"), "table")
        hidden = shown.get("table:display", "true") != "true"
        self.sheet = Sheet(node.get("table:name"), "hidden" if hidden else "visible", lambda: iter(self._rows))
        self._properties(node, shown)
        self._go(node)
        if self._merged:
            self.sheet.settings["mergeCells"] = ("mergeCells", tuple(sorted(self._merged)), (), "")

    def _odd(self, what: str, cell: str | None = None) -> None:
        if len(self.sheet.odd) < 100:
            self.sheet.odd.append(Odd("xml-odd", what[:60], cell))

    def _properties(self, node: Node, shown: dict[str, str]) -> None:
        if node.get("table:protected", "false") == "true":
            self.sheet.added.append(Odd("protected", "table:protected"))
        if shown.get("style:writing-mode", "lr-tb") not in ("lr-tb", "page"):
            self._odd("style:writing-mode")
        area = _AREA.fullmatch(node.get("table:print-ranges", ""))
        if node.get("table:print", "true") != "true" or area is None:
            self._odd("table:print-ranges")
        elif area[1]:
            self.sheet.printed = "".join((*area.group(1, 2), ":", *area.group(3, 4)))
        if "background" in shown or shown.get("fo:background-color", "transparent") != "transparent":
            self._odd("fo:background-color")

    def _go(self, node: Node) -> None:
        column = 0
        for child in node.children:
            if child.name == "table:table-column":
                column = self._column(child, column)
            elif child.name == "table:table-row":
                self._one_row(child)
            elif child.name in _WRAPPERS:
                if "column" in child.name:
                    for each in child.children:
                        column = self._column(each, column)
                else:
                    self._go(child)
            elif child.name == "table:shapes":
                self.sheet.drawings += [Drawing(each.local, None, None) for each in child.children]
            elif child.name not in _QUIET or (child.name == "office:forms" and child.children):
                self._odd(child.name)

    def _column(self, node: Node, column: int) -> int:
        last = min(column + _count(node, "table:number-columns-repeated"), _COLUMNS) - 1
        said = self._styles.properties("table-column", node.get("table:style-name"), "table-column")
        width = (points(said.get("style:column-width", "0.9in")) / _PIXEL - 5) / 7
        hidden = node.get("table:visibility", "visible") != "visible"
        self.sheet.columns.append(Columns(column, last, hidden, max(width, 0.0)))
        self._defaults.append((column, last, node.get("table:default-cell-style-name", "Default")))
        return last + 1

    def _one_row(self, node: Node) -> None:
        times = _count(node, "table:number-rows-repeated")
        said = self._styles.properties("table-row", node.get("table:style-name"), "table-row")
        hidden = node.get("table:visibility", "visible") != "visible"
        height = points(said["style:row-height"]) if "style:row-height" in said else None
        cells: dict[int, Cell] = {}
        column = 0
        for child in node.children:
            repeated = _count(child, "table:number-columns-repeated")
            if child.name not in _CELLS:
                self._odd(child.name)
                continue
            cell = self._cell(child, column, node.get("table:default-cell-style-name"))
            if cell is not None:
                self._cells += repeated * times
                if self._cells > _MOST_CELLS or column + repeated > _COLUMNS or self._row + times > _ROWS:
                    raise Refusal("expands")
                cells.update(dict.fromkeys(range(column, column + repeated), cell))
            column += repeated
        if cells or hidden:
            shown = min(times, _ROWS) if cells else 1
            self._rows += [SeenRow(self._row + each, hidden, height, cells) for each in range(shown)]
        self._row += times

    def _cell(self, node: Node, column: int, usual: str) -> Cell | None:
        here = Place(self.sheet.title, min(self._row, _ROWS - 1), min(column, _COLUMNS - 1)).cell
        if node.get("table:number-columns-spanned", "1") != "1" or node.get("table:number-rows-spanned", "1") != "1":
            bottom = self._row + _count(node, "table:number-rows-spanned") - 1
            right = column + _count(node, "table:number-columns-spanned") - 1
            end = Place(self.sheet.title, min(bottom, _ROWS - 1), min(right, _COLUMNS - 1)).cell
            self._merged.append(f"{here}:{end}")
        style = node.get("table:style-name") or usual or self._usual(column)
        texts: list[str] = []
        runs: list[Look] = []
        for child in node.children:
            if child.name == "text:p":
                texts.append("".join(self._paragraph(child, style, runs, here)))
            elif child.name == "office:annotation":
                self.sheet.added.append(Odd("comments", "1", here))
            elif child.name.startswith("draw:"):
                self.sheet.drawings.append(Drawing(child.local, self._row, column))
            else:
                self._odd(child.name, here)
        if "table:content-validation-name" in node.attributes:
            self._odd("table:content-validation-name", here)
        value = self._value(node, "\n".join(texts), here)
        formula = node.attributes.get("table:formula")
        if "table:number-matrix-columns-spanned" in node.attributes:
            self._odd("table:number-matrix-columns-spanned", here)
        if value == "" and formula is None:
            return None
        return Cell(value, None if formula is None else _formula(formula), self._styles.look(style), tuple(runs))

    def _usual(self, column: int) -> str:
        return next((name for first, last, name in self._defaults if first <= column <= last), "Default")

    def _paragraph(self, node: Node, style: str, runs: list[Look], here: str | None) -> Iterator[str]:
        name = node.get("text:style-name")
        if name:
            self._run("paragraph", name, style, runs)
        yield from self._words(node, style, runs, here)
        if len(runs) > _MOST_RUNS:
            self._odd("text:span", here)

    def _run(self, family: str, name: str, style: str, runs: list[Look]) -> None:
        """Note how a part of a text looks that has a style of its own."""
        look = self._styles.look(style)
        said = self._styles.properties(family, name, "text")
        if "style:font-size-asian" in said and look.get("size"):
            said.setdefault("fo:font-size", f"{look['size']}pt")
        made = {**look, **self._styles.text(said)}
        if made not in runs and len(runs) <= _MOST_RUNS:
            runs.append(made)

    def _words(self, node: Node, style: str, runs: list[Look], here: str | None) -> Iterator[str]:
        """The text of a paragraph; the looks of what has a font of its own are added to ``runs``."""
        for child in node.children:
            if child.name == TEXT:
                yield child.text
            elif child.name == "text:s":
                yield " " * min(_count(child, "text:c"), 32_767)
            elif child.name == "text:tab":
                yield "\t"
            elif child.name == "text:line-break":
                yield "\n"
            elif child.name == "text:span":
                self._run("text", child.get("text:style-name"), style, runs)
                yield from self._words(child, style, runs, here)
            else:
                self._odd(child.name, here)

    def _value(self, node: Node, text: str, here: str | None) -> object:
        kind = node.get("office:value-type")
        other = node.get("calcext:value-type", kind)
        if other == "error":
            return CellError(text)
        if other != kind:
            self._odd("calcext:value-type", here)
        if kind in ("float", "percentage", "currency"):
            number = _real(node.get("office:value"))
            if not (isinstance(number, float) and _shows(text, number)):
                self._odd(f"text:p {text}", here)
            return number
        if kind == "string":
            told = node.attributes.get("office:string-value", text)
            if told != text:
                self._odd("office:string-value", here)
            return told
        if kind == "boolean":
            return node.get("office:boolean-value") == "true"
        if kind == "date":
            if not _WHOLE.findall(text) or not set(_parts(text)) <= set(_parts(node.get("office:date-value"))):
                self._odd(f"text:p {text}", here)
            return _serial(node.get("office:date-value"))
        if kind == "time":
            return _span(node.get("office:time-value"))
        if kind:
            self._odd(kind, here)
        return text


def _count(node: Node, name: str) -> int:
    value = node.get(name, "1")
    if not (value.isascii() and value.isdecimal() and 0 < len(value) < 8):
        raise Refusal("damaged")
    return max(int(value), 1)


def _real(text: str) -> object:
    try:
        return float(text) if len(text) < 400 and "_" not in text and text.isascii() else text
    except ValueError:
        return text


def _shows(text: str, value: float) -> bool:
    """Whether a text that is kept beside a number, for programs that show it, is that number as formats round it."""
    found = _SHOWN.findall(text)
    if len(found) != 1 or not math.isfinite(value):
        return False
    shown = found[0].replace(",", ".")
    due = abs(value) * (100 if "%" in text else 1)
    places = len(shown.partition(".")[2])
    return abs(float(shown) - due) <= 0.5 * 10**-places + 1e-9 and (value < 0) == ("-" in text or "−" in text)


def _parts(date: str) -> Iterator[int]:
    """The numbers of a date, of its year the last two digits."""
    return (int(each[-2:]) for each in _WHOLE.findall(date))


def _serial(text: str) -> object:
    try:
        return (dt.datetime.fromisoformat(text) - _EPOCH).total_seconds() / 86_400
    except (ValueError, TypeError):
        return text


def _span(text: str) -> object:
    found = _SPAN.fullmatch(text)
    if found is None:
        return text
    hours, minutes, seconds = found.groups()
    return (int(hours) * 3600 + int(minutes) * 60 + float(seconds.replace(",", "."))) / 86_400


def _formula(told: str) -> str:
    """A formula as other programs write it: cells without brackets, commas between what is handed over."""
    made: list[str] = []
    for at, piece in enumerate(told.removeprefix("of:").removeprefix("=").split('"')):
        made.append(piece if at % 2 else _outside(piece))
    return plain('"'.join(made))


def _outside(piece: str) -> str:
    head, *rest = piece.replace(";", ",").split("[")
    made = [head]
    for each in rest:
        inner, _, after = each.partition("]")
        made += [_reference(inner), after]
    return "".join(made)


def _reference(inner: str) -> str:
    """``.H4`` as ``H4``; ``$title.K2:.K3`` as ``title!K2:K3``."""
    first, _, last = inner.partition(":")
    title, _, cell = first.rpartition(".")
    other, _, end = last.rpartition(".")
    end = end if other in ("", title) else last  # a range through several sheets
    return (f"{title.removeprefix('$')}!" if title else "") + cell + (f":{end}" if end else "")


def conditions(node: Node, styles: Styles, sheet: Sheet) -> tuple[list[Normal], set[tuple[str, str]]]:
    """The conditional formats of a table, and the conditions with their styles as styles of cells repeat them."""
    told: list[Normal] = []
    pairs: set[tuple[str, str]] = set()
    for each in node.all("calcext:conditional-formats", "calcext:conditional-format"):
        where = tuple(sorted(_range(part) for part in each.get("calcext:target-range-address").split()))
        for rule in each.children:
            value, style = rule.get("calcext:value"), rule.get("calcext:apply-style-name")
            if rule.name != "calcext:condition" or not value.startswith("="):
                sheet.odd.append(Odd("xml-odd", f"{rule.name} {value}"[:60]))
                continue
            attributes = (("operator", "equal"), ("type", "cellIs"))
            look = tuple(sorted(styles.change(style).items()))
            told.append((where, attributes, (plain(value[1:]),), (), look))
            pairs.add((value[1:], style))
    return told, pairs


def _range(address: str) -> str:
    return ":".join(dict.fromkeys(part.rpartition(".")[2] for part in address.split(":")))
