"""Sheets of .ods: one XML part for all of them, in which rows and cells can stand for many by a number."""

from __future__ import annotations

from dangxing.workbook.reading.archive import Archive, pack, plain
from dangxing.workbook.reading.bounds import EAGER_AREA, EAGER_TEXT, ERRORS, SHEET_PART, SHEETS, SMALL_PART, Refusal
from dangxing.workbook.reading.facts import Errors, Extent, Ranges, SheetFacts
from dangxing.workbook.reading.markup import Attributes, parse

_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = b'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest/>'


def is_spreadsheet(archive: Archive) -> bool:
    """Whether the archive is an OpenDocument spreadsheet (or a template of one)."""
    return "mimetype" in archive and "content.xml" in archive and archive.read("mimetype", 256).startswith(_TYPE)


def contents(archive: Archive) -> tuple[tuple[SheetFacts, ...], bytes]:
    """What is to be known of each sheet, and a file of their cells alone. Refusal: encrypted, broken, unsafe, large."""
    if "META-INF/manifest.xml" in archive:
        parse(archive.read("META-INF/manifest.xml", SMALL_PART), _refuse_encrypted)
    content = bytes(archive.read("content.xml", SHEET_PART))
    walk = _Walk()
    parse(content, walk.start, walk.end, walk.text)
    checked = pack((plain("mimetype", _TYPE), plain("META-INF/manifest.xml", _MANIFEST), plain("content.xml", content)))
    return tuple(walk.sheets), checked


def _refuse_encrypted(tag: str, _: Attributes) -> None:
    if tag == "manifest:encryption-data":
        raise Refusal("encrypted")


class _Walk:
    """Follows rows and cells through the document."""

    def __init__(self) -> None:
        self.sheets: list[SheetFacts] = []
        self._inside = 0
        self._errors = Errors()
        self._merged = Ranges()
        self._extent = Extent()
        self._area = 0
        self._row = self._column = 0
        self._row_repeat = self._repeat = 1
        self._row_filled = -1
        self._filled = False
        self._error: list[str] | None = None
        self._row_errors: list[tuple[int, str]] = []
        # Texts by their length in characters: of this cell, of this row, of all sheets, as often as they are repeated.
        self._cell_text = self._row_text = self._text = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag in ("table:table-cell", "table:covered-table-cell"):
            self._start_cell(attributes)
        elif tag == "table:table-row":
            self._row_repeat = _count(attributes, "table:number-rows-repeated")
            self._column, self._row_filled, self._row_errors, self._row_text = 0, -1, [], 0
        elif tag == "table:table":
            self._inside += 1
            if self._inside > 1 or len(self.sheets) >= SHEETS:
                raise Refusal("damaged")  # a table inside a cell, which no spreadsheet program writes
            self._errors, self._merged, self._extent, self._row = Errors(), Ranges(), Extent(), 0
        elif tag == "text:p":
            self._filled = True

    def _start_cell(self, attributes: Attributes) -> None:
        self._repeat = _count(attributes, "table:number-columns-repeated")
        self._cell_text = len(attributes.get("office:string-value", ""))
        self._filled = "office:value-type" in attributes or "table:formula" in attributes
        self._error = [] if attributes.get("calcext:value-type") == "error" else None
        rows = _count(attributes, "table:number-rows-spanned")
        columns = _count(attributes, "table:number-columns-spanned")
        if rows * columns > 1:
            self._merged.append((self._row, self._column, self._row + rows - 1, self._column + columns - 1))

    def text(self, value: str) -> None:
        self._cell_text += len(value)
        if self._error is not None:
            self._error.append(value)

    def end(self, tag: str) -> None:
        if tag in ("table:table-cell", "table:covered-table-cell"):
            if self._filled:
                self._row_filled = self._column + self._repeat - 1
                self._check(self._column, self._row_filled)
            if self._error is not None:
                words = "".join(self._error).strip() or "#N/A"
                if self._repeat > ERRORS:
                    raise Refusal("errors", bound=ERRORS)
                self._row_errors += ((self._column + n, words) for n in range(self._repeat))
                self._error = None
            self._row_text += self._cell_text * self._repeat
            self._column += self._repeat
            self._filled = False
        elif tag == "table:table-row":
            for column, words in self._row_errors:
                for row in range(self._row, self._row + self._row_repeat):
                    self._errors[row, column] = words
            self._text += self._row_text * self._row_repeat
            if self._text > EAGER_TEXT:
                raise Refusal("expands")
            self._row += self._row_repeat
        elif tag == "table:table":
            self._inside -= 1
            self._area += self._extent.area
            self.sheets.append(SheetFacts(self._errors, tuple(self._merged)))

    def _check(self, left: int, right: int) -> None:
        self._extent.add(self._row, left, right)
        self._extent.add(self._row + self._row_repeat - 1, left, right)
        if self._area + self._extent.area > EAGER_AREA:
            raise Refusal("area", rows=self._extent.bottom + 1, columns=self._extent.right + 1)


def _count(attributes: Attributes, name: str) -> int:
    value = attributes.get(name)
    if value is None:
        return 1
    if not (value.isascii() and value.isdecimal() and len(value) < 10):
        raise Refusal("damaged")
    return max(int(value), 1)
