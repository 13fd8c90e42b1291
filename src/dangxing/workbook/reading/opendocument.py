"""Sheets of .ods: one XML part for all of them, in which rows and cells can stand for many by a number."""

from __future__ import annotations

from array import array

from dangxing.language import patterns
from dangxing.records import column_letters
from dangxing.workbook.grid import CellError
from dangxing.workbook.reading.archive import Archive, pack, plain
from dangxing.workbook.reading.bounds import (
    EAGER_AREA,
    EAGER_TEXT,
    MARKS,
    RANGES,
    SHEET_PART,
    SHEETS,
    SMALL_PART,
    Refusal,
)
from dangxing.workbook.reading.conditions import ranges_in
from dangxing.workbook.reading.facts import (
    UNCALCULATED,
    Extent,
    Mark,
    Marks,
    Range,
    Ranges,
    SheetFacts,
    columns_between,
)
from dangxing.workbook.reading.formats import PERCENT, literal
from dangxing.workbook.reading.markup import Attributes, number, parse, parse_resolved
from dangxing.workbook.reading.opendocument_columns import Columns
from dangxing.workbook.reading.opendocument_styles import Look, Styles, check_prefixes
from dangxing.workbook.reading.opendocument_texts import CellText
from dangxing.workbook.reading.signs import PALE_IN_PART, STRUCK_IN_PART

_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = b'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest/>'

_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})
_NUMERIC = ("float", "percentage", "currency")
_GROUPS = ("table:table-row-group", "table:table-column-group")
_ASIDE = ("office:annotation", "text:ruby-text")
_DUMMIES = (None, "", "0", "0.0")


def is_spreadsheet(archive: Archive) -> bool:
    """Whether the archive is an OpenDocument spreadsheet (or a template of one)."""
    return "mimetype" in archive and "content.xml" in archive and archive.read("mimetype", 256).startswith(_TYPE)


def contents(archive: Archive) -> tuple[tuple[SheetFacts, ...], bytes]:
    """What is to be known of each sheet, and a file of their cells alone. Refusal: encrypted, broken, unsafe, large."""
    if "META-INF/manifest.xml" in archive:
        parse_resolved(archive.read("META-INF/manifest.xml", SMALL_PART), _refuse_encrypted)
    if any(name in archive for name in _OTHERS):
        raise Refusal("two-workbooks", found="content.xml、xl/workbook")
    styles = Styles()
    if "styles.xml" in archive:
        named = archive.read("styles.xml", SMALL_PART)
        check_prefixes(named)
        parse(named, styles.start, styles.end, styles.text)
    zeroless = "settings.xml" in archive and _ZEROLESS.search(archive.read("settings.xml", SMALL_PART)) is not None
    content = bytes(archive.read("content.xml", SHEET_PART))
    check_prefixes(content)
    walk = _Walk(styles, zeroless=zeroless)
    parse(content, walk.start, walk.end, walk.text)
    checked = pack((plain("mimetype", _TYPE), plain("META-INF/manifest.xml", _MANIFEST), plain("content.xml", content)))
    return tuple(walk.sheets), checked


_ZEROLESS = patterns.late(rb"config:name=\"ShowZeroValues\"[^<>]{0,200}>\s{0,100}false\s{0,100}<")
# A span of a day and more, which the library gives as it is written here, and not as it is shown.
_LONG = patterns.late(r"-?PT(?:2[4-9]|[3-9]\d|\d{3,9})H")
_OTHERS = ("xl/workbook.xml", "xl/workbook.bin")


def _refuse_encrypted(tag: str, _: Attributes) -> None:
    if tag.rpartition(" ")[2] == "encryption-data":
        raise Refusal("encrypted")


class _Walk:
    """Follows rows and cells through the document."""

    def __init__(self, styles: Styles, *, zeroless: bool) -> None:
        self._zeroless = zeroless
        self.sheets: list[SheetFacts] = []
        self._styles = styles
        self._inside = 0
        self._begin_sheet()
        self._area = 0
        self._row_repeat = self._repeat = 1
        self._filled = self._shown = False
        self._formula: bool | None = None
        self._error: list[str] | None = None
        self._percentage = False
        self._number = 0.0
        self._wanting = self._long = False
        self._target = ""
        self._style: str | None = None
        # Elements that stand in a cell and are none of its text: notes, drawings, signs of how it is read.
        self._aside = 0
        self._written = CellText()
        # Texts by their length in characters: of this cell, of this row, of all sheets, as often as they are repeated.
        self._cell_text = self._row_text = self._text = 0

    def _begin_sheet(self) -> None:
        self._marks, self._merged, self._extent = Marks(), Ranges(), Extent()
        self._hidden, self._struck, self._pale = array("I"), array("I"), array("I")
        self._hidden_columns: set[int] = set()
        self._concealed = False
        self._title = ""
        self._folded: list[bool] = []
        self._conditional: list[Range] = []
        self._noted: list[tuple[int, int]] = []
        self._columns = Columns()
        self._row = self._column = 0
        self._row_style: str | None = None
        self._row_hidden = self._row_struck = self._row_pale = self._row_filled = False
        self._row_marks: list[tuple[int, int, Mark]] = []

    def start(self, tag: str, attributes: Attributes) -> None:
        if self._aside or tag in _ASIDE or tag.startswith("draw:"):
            self._start_aside(tag)
        elif tag in _CELLS:
            self._start_cell(attributes)
        elif tag == "table:table-row":
            self._row_repeat = _count(attributes, "table:number-rows-repeated")
            self._row_style = attributes.get("table:default-cell-style-name")
            self._row_hidden = any(self._folded) or attributes.get("table:visibility", "visible") != "visible"
            self._row_struck = self._row_pale = self._row_filled = False
            self._column, self._row_marks, self._row_text = 0, [], 0
        elif tag == "table:table-column":
            repeat = _count(attributes, "table:number-columns-repeated")
            self._columns.add_room(repeat, self._styles.room(attributes.get("table:style-name")))
            if any(self._folded) or attributes.get("table:visibility", "visible") != "visible":
                first = self._columns.count
                self._hidden_columns.update(columns_between(first, first + repeat - 1))
            self._columns.add(repeat, attributes.get("table:default-cell-style-name"))
        elif tag == "table:table":
            self._inside += 1
            if self._inside > 1 or len(self.sheets) >= SHEETS:
                raise Refusal("damaged")  # a table inside a cell, which no spreadsheet program writes
            self._begin_sheet()
            self._concealed = self._styles.conceals(attributes.get("table:style-name"))
            self._title = attributes.get("table:name", "")
        elif tag in _GROUPS:
            self._folded.append(attributes.get("table:display") == "false")
        elif tag == "text:p":
            self._filled = self._shown = True
        elif tag == "text:span":
            self._written.open(self._styles.look_of_text(attributes.get("text:style-name")))
        elif tag == "calcext:conditional-format":
            self._target = attributes.get("calcext:target-range-address", "")
        elif tag == "calcext:condition":
            if self._target and self._styles.may_hide(attributes.get("calcext:apply-style-name", "")):
                self._conditional += ranges_in(self._target)[: RANGES - len(self._conditional)]
                self._target = ""  # once will do
        elif not self._inside:
            self._styles.start(tag, attributes)

    def _start_aside(self, tag: str) -> None:
        if tag == "office:annotation" and not self._aside and len(self._noted) < RANGES:
            self._noted.append((self._row, self._column))
        self._aside += 1

    def _start_cell(self, attributes: Attributes) -> None:
        self._repeat = _count(attributes, "table:number-columns-repeated")
        self._written = CellText(attributes.get("office:string-value"))
        self._cell_text = len(self._written.said or "")
        kind = attributes.get("office:value-type")
        self._filled = kind is not None or "table:formula" in attributes
        self._shown = False
        self._percentage = kind == "percentage"
        self._number = number(attributes.get("office:value"))
        self._wanting = kind in _NUMERIC and "office:value" not in attributes and "table:formula" not in attributes
        self._long = _LONG.match(attributes.get("office:time-value", "")) is not None
        self._style = attributes.get("table:style-name") or self._row_style
        self._error = [] if attributes.get("calcext:value-type") == "error" else None
        # None: no formula; else whether it has a value that stands for none.
        self._formula = None
        if "table:formula" in attributes:
            value = attributes.get("office:value", attributes.get("office:string-value"))
            dated = "office:date-value" in attributes or "office:time-value" in attributes
            self._formula = not dated and "office:boolean-value" not in attributes and value in _DUMMIES
        rows = _count(attributes, "table:number-rows-spanned")
        columns = _count(attributes, "table:number-columns-spanned")
        if rows * columns > 1:
            self._merged.append((self._row, self._column, self._row + rows - 1, self._column + columns - 1))

    def text(self, value: str) -> None:
        self._cell_text += len(value)
        if self._aside:
            self._written.mixed |= bool(value.strip())
            return
        self._written.add(value)
        if self._error is not None:
            self._error.append(value)
        if not self._inside:
            self._styles.text(value)

    def end(self, tag: str) -> None:
        if self._aside:
            self._aside -= 1
        elif tag == "text:span":
            self._written.close()
        elif tag in _CELLS:
            self._end_cell()
        elif tag == "table:table-row":
            self._end_row()
        elif tag == "table:table":
            self._inside -= 1
            self._area += self._extent.area
            hidden = frozenset(self._hidden_columns)
            merged = tuple(self._merged)
            seen = self._hidden, self._struck, hidden, self._concealed, self._pale
            facts = SheetFacts(self._marks, merged, *seen, tuple(self._conditional))
            facts = facts._replace(rooms=self._columns.rooms, zeroless=self._zeroless)
            self.sheets.append(facts._replace(noted=tuple(self._noted)))
        elif tag in _GROUPS:
            self._folded.pop()
        elif not self._inside:
            self._styles.end(tag)

    def _end_cell(self) -> None:
        if self._filled:
            self._check(self._column, self._column + self._repeat - 1)
            self._row_filled = True
            self._mark()
        self._row_text += self._cell_text * self._repeat
        self._column += self._repeat
        self._filled = False

    def _mark(self) -> None:
        """Keep what the cell holds in place of its value."""
        self._check_text()
        look = self._styles.look(self._style or self._columns.style(self._column))
        if look.conditional and len(self._conditional) < RANGES:
            self._conditional.append((self._row, self._column, self._row, self._column + self._repeat - 1))
        text = self._written.look
        self._row_struck |= look.struck or (text.struck and not text.in_part)
        self._row_pale |= look.pale or (text.pale and not text.in_part and not look.grounded)
        mark = self._mark_of(look)
        if mark is not None:
            self._put(mark)
        if text.in_part and (text.struck or not look.grounded):
            self._put(STRUCK_IN_PART if text.struck else PALE_IN_PART)

    def _mark_of(self, look: Look) -> Mark | None:
        if self._error is not None:
            return CellError("".join(self._error).strip() or "#N/A")
        if self._formula and not self._shown:
            # An office program writes what it shows as well.
            return UNCALCULATED
        if self._written.mixed and self._written.said is None:
            return literal(self._written.own)  # the library takes the text of a drawing for that of the cell
        if self._written.changed or (self._long and self._shown):
            return literal(self._written.own)
        if look.form is not None and not look.form.minds(self._number):
            return None
        return look.form or (PERCENT if self._percentage else None)

    def _put(self, mark: Mark) -> None:
        if self._repeat > MARKS:
            raise Refusal("errors", bound=MARKS)
        self._row_marks.append((self._column, self._repeat, mark))

    def _check_text(self) -> None:
        """Refusal: the cell says one text and shows another, or is a number of which only the text is there."""
        if self._error is None and (self._written.differs or (self._wanting and self._written.own.strip())):
            place = f"{column_letters(self._column)}{self._row + 1}"
            raise Refusal("two-cells", cell=place, sheet=self._title)

    def _end_row(self) -> None:
        rows = range(self._row, self._row + self._row_repeat)
        if self._row_marks:
            for row in rows:
                for column, repeat, mark in self._row_marks:
                    for at in range(column, column + repeat):
                        self._marks.add(row, at, mark)
        if self._row_filled:
            if self._row_hidden:
                self._hidden.extend(rows)
            if self._row_struck:
                self._struck.extend(rows)
            if self._row_pale:
                self._pale.extend(rows)
        self._text += self._row_text * self._row_repeat
        if self._text > EAGER_TEXT:
            raise Refusal("expands")
        self._row += self._row_repeat

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
