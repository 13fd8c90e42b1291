"""Sheets of .xlsx and .xlsm: how large they are, where their errors stand and what is merged, by searching their bytes.

A sheet of a hundred thousand rows is searched in a tenth of the time that the library needs to read it: nothing here
looks at single cells unless a search says that the sheet is out of the ordinary.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from dangxing.language import patterns
from dangxing.workbook.reading import conditions, package, texts
from dangxing.workbook.reading.archive import Archive, Part, plain
from dangxing.workbook.reading.bounds import AREA, LONGEST_TEXT, SMALL_PART, STRINGS_PART, TEXT, Refusal
from dangxing.workbook.reading.distinct import Cells, TooMany
from dangxing.workbook.reading.facts import (
    MOST_SCROLLED,
    NARROW,
    SLIVER,
    Extent,
    Looks,
    Range,
    Ranges,
    SheetFacts,
    column_index,
    columns_between,
    room_in,
)
from dangxing.workbook.reading.markup import MAIN, STRICT, Attributes, check_prologue, once, parse_resolved
from dangxing.workbook.reading.rows import Rows
from dangxing.workbook.reading.signs import Filling, RowLooks
from dangxing.workbook.reading.styles import Styles
from dangxing.workbook.reading.texts import IN_MAIN

Bytes = bytes | bytearray

_HEAD: Final = 1 << 16
# The cells of the plain form with a value, wherever they are.
_VALUED: Final = patterns.late(rb'<c r="([A-Z]{1,3})([1-9]\d{0,6})"(?!(?: s="\d+")?\s?/>)')
# A cell that uses a shared string, and the least bytes it takes.
_SHARED: Final = patterns.late(rb"t=[\"']s[\"'][^<>]*>(?:\s|<f[^<>]*/>)*<v[^<>]*>(\d{1,9})</v>\s*</c>")
_SHORTEST_SHARED: Final = 20
_MERGED = patterns.late(rb"<mergeCell\s[^<>]{0,200}?ref=\"([A-Za-z]{1,3})(\d{1,7}):([A-Za-z]{1,3})(\d{1,7})\"")
# What stands before the rows of a plain sheet, and what may not stand before or behind them: elements of other
# namespaces that are called like those of cells, remarks, and anything that changes what names mean.
_ROOT: Final = patterns.late(
    rb"\A(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]*\?>)?+\s*+<worksheet(?=\s)(?P<names>[^<>]*)>", re.DOTALL
)
_ODD_AROUND: Final = patterns.late(
    rb"<!|\sxmlns=|<sheetData|<[\w.-]++:(?:worksheet|sheetData|row|c|mergeCells?|dimension|AlternateContent)[\s/>]"
)
_TABLE: Final = patterns.late(rb"<sheetData\s*/?>")
_TABLE_END: Final = b"</sheetData>"
_DIMENSION: Final = patterns.late(rb"<dimension\b[^<>]*>(?:\s*</dimension>)?")
_FIRST_SHEET: Final = 1 << 20
"""How far into a sheet its rows begin at the latest."""


class Contents(NamedTuple):
    """The sheets of a workbook; ``common`` gives what so many sheets need besides, under the names the library looks
    for; ``lengths`` are those of the shared strings, in bytes, with what little is around them; ``looks`` how cells of
    each style look."""

    sheets: tuple[package.Sheet, ...]
    common: Callable[[int], tuple[Part, ...]]
    lengths: Sequence[int]
    looks: Looks


class Examined(NamedTuple):
    """A sheet that was looked into: what is to be known of it, its bytes as the library may have them, and the cells
    of a long one by what they say."""

    facts: SheetFacts
    content: Bytes
    cells: Cells | None = None


def contents(archive: Archive, workbook: str) -> Contents:
    """What the workbook holds. Refusal: a part is missing, damaged or unsafe, or can be read in two ways."""
    found = package.relations(archive, workbook)
    book = _workbook_in(archive.read(workbook, SMALL_PART))
    sheets = package.sheets_of(book.sheets, found)
    shared: dict[str, Part] = {}
    lengths: Sequence[int] = ()
    looks = Looks(recalculated=book.recalculated)
    strings = package.shared_part(found, "sharedStrings", "xl/sharedStrings.xml", archive)
    if strings is not None:
        content = archive.read(strings, STRINGS_PART)
        check_prologue(content)
        table = texts.of(content)
        _check_longest(table.content)
        lengths = table.lengths
        shared["sharedStrings"] = plain("xl/sharedStrings.xml", bytes(table.content))
    styles = package.shared_part(found, "styles", "xl/styles.xml", archive)
    if styles is not None:
        looks, shared["styles"] = _styles_in(archive.read(styles, SMALL_PART), book.recalculated)
    if strings is not None:
        looks = looks._replace(texts=table.looks)
    return Contents(sheets, partial(_common, shared, book.date1904), lengths, looks)


@once
def _styles_in(content: bytes, recalculated: bool) -> tuple[Looks, Part]:
    """How cells look, and the styles for the library."""
    known = Styles(content)
    looks = known.looks(recalculated=recalculated)
    return looks, plain("xl/styles.xml", known.written(looks))


@once
def _workbook_in(content: bytes) -> _Workbook:
    book = _Workbook()
    parse_resolved(content, book.start)
    return book


class _Workbook:
    """What a workbook's own part says: its sheets, by title, number and relation, and how it counts and calculates."""

    def __init__(self) -> None:
        self.sheets: list[package.Listed] = []
        self.date1904 = self.recalculated = False

    def start(self, tag: str, attributes: Attributes) -> None:
        space, _, name = tag.rpartition(" ")
        if space not in (MAIN, STRICT):
            if name in ("sheet", "sheets", "workbookPr"):
                raise Refusal("two-sheets", found=attributes.get("name", name))
        elif name == "workbookPr":
            self.date1904 |= attributes.get("date1904", "0") in _TRUE
        elif name == "calcPr":
            self.recalculated |= attributes.get("fullCalcOnLoad", "0") in _TRUE
        elif name == "sheet":
            keys = (attributes.get(f"{relations} id") for relations in package.RELATION_TYPES)
            key = next((key for key in keys if key is not None), attributes.get("id", ""))
            concealed = attributes.get("state", "visible") != "visible"
            number = attributes.get("sheetId", "")
            self.sheets.append(package.Listed(attributes.get("name", ""), number, key, concealed))


_TRUE: Final = ("1", "true", "on")


def _common(shared: Mapping[str, Part], date1904: bool, sheets: int) -> tuple[Part, ...]:
    entries = {kind: (kind, part.name.removeprefix("xl/")) for kind, part in shared.items()}
    entries |= {f"r{place}": ("worksheet", f"worksheets/sheet{place}.xml") for place in range(sheets)}
    relations = package.relation_parts("xl/workbook.xml", entries)
    return plain("xl/workbook.xml", _workbook(sheets, date1904)), *shared.values(), *relations


def check_texts(content: Bytes, lengths: Sequence[int]) -> None:
    """Refusal: a text that no program allows, or shared strings, of these lengths, used for more than is believed.

    The library copies a shared string into each cell that uses it: a few bytes could ask for a hundred thousand.
    """
    _check_longest(content)
    longest = max(lengths, default=0)
    if longest * (len(content) // _SHORTEST_SHARED) <= TEXT:
        return
    cells = content.count(b'"s"') + (content.count(b"'s'") if b"'" in content else 0)
    if longest * cells <= TEXT:
        return
    total = 0
    for hit in _SHARED.finditer(content):
        place = int(hit[1])
        total += lengths[place] if place < len(lengths) else longest
        cells -= 1
    # Cells that are written in another way may use any.
    if total + max(cells, 0) * longest > TEXT:
        raise Refusal("expands")


def _check_longest(content: Bytes) -> None:
    step = LONGEST_TEXT // 2  # whatever is longer fills one of these from end to end
    for start in range(0, len(content) - step, step):
        if content.find(b"<", start, start + step) < 0:
            raise Refusal("expands")


def sheet_name(place: int) -> str:
    """The part of the sheet at ``place``, as :func:`contents` announces it."""
    return f"xl/worksheets/sheet{place}.xml"


def _workbook(sheets: int, date1904: bool) -> bytes:
    listed = "".join(f'<sheet name="s{n}" sheetId="{n + 1}" r:id="r{n}"/>' for n in range(sheets))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="{package.NAMESPACE}" xmlns:r="{package.RELATIONS}">'
        f'<workbookPr date1904="{int(date1904)}"/><sheets>{listed}</sheets></workbook>'
    ).encode()


def examine(content: Bytes, looks: Looks) -> Examined:
    """What is to be known of a sheet. Refusal: too large an area, damaged or unsafe, or to be read in two ways."""
    check_prologue(content)
    found = _examined(content, looks)
    if found is None:
        from dangxing.workbook.reading import rewriting

        sheet = rewriting.rewritten(content)
        found = _examined(sheet.content, looks)
        if found is None:
            raise Refusal("damaged")
        row_looks = RowLooks(found.facts.struck, found.facts.pale)
        for (row, column), (style, look) in sheet.looks.items():
            row_looks.look_at_text(look, row, column, found.facts.marks, seen=style in looks.grounded)
        struck, pale = row_looks.kept()
        found = found._replace(facts=found.facts._replace(struck=struck, pale=pale))
    return found


def _examined(content: Bytes, looks: Looks) -> Examined | None:
    """The same of a sheet as office programs write it; None: it is none."""
    root = _ROOT.match(content, 0, _HEAD)
    table = _TABLE.search(content, 0, _FIRST_SHEET)
    if (
        root is None
        or table is None
        or not IN_MAIN.search(root["names"])
        or _ODD_AROUND.search(content, root.end(), table.start())
    ):
        return None
    begin = end = table.end()
    if not table[0].endswith(b"/>"):
        end = content.rfind(_TABLE_END)
    if end < begin or _ODD_AROUND.search(content, end + len(_TABLE_END) if end > begin else end):
        return None
    # How much room a cell has to be filled, its column alone tells.
    filling = any(isinstance(form, Filling) for form in looks.formats.values())
    try:
        rows = Rows(content, begin, end, looks, numbered=not filling)
    except TooMany:
        rows = Rows(content, begin, end, looks)
    if not rows.plain:
        return None
    _check_area(content, rows)
    hidden, rooms = _columns(content, table.start(), every=filling)
    above, before = _scrolled_past(content, table.start())
    unseen = array("I", sorted({*above, *rows.hidden})) if above else rows.hidden
    struck, pale = rows.row_looks.kept()
    facts = SheetFacts(rows.marks, _merged(content, end), unseen, struck, hidden | before, pale=pale)
    zeroless = not looks.as_stored and _ZEROLESS.search(content, 0, table.start()) is not None
    facts = facts._replace(conditional=conditions.hiding(content, end, looks.hiding), rooms=rooms, zeroless=zeroless)
    cuts = [*_odd_dimension(content, table.start()), *rows.cuts]
    if rows.cells is not None:
        rows.cells.around = _DIMENSION.sub(b"", content[:begin]), bytes(content[end:])
        return Examined(facts, content, rows.cells)
    return Examined(facts, _cut(content, cuts) if cuts else content)


def _check_area(content: Bytes, rows: Rows) -> None:
    if rows.extent.area <= AREA:
        return
    # It was taken for larger than it may be: cell by cell it is told exactly.
    extent = Extent()
    for hit in _VALUED.finditer(content):
        column = column_index(hit[1])
        extent.add(int(hit[2]) - 1, column, column)
    extent.check()


def _odd_dimension(content: Bytes, end: int) -> Iterator[tuple[int, int, bytes]]:
    """The statement of a sheet's size, which some programs write in a way that the library does not know."""
    found = _DIMENSION.search(content, 0, end)
    if found is not None and not _PLAIN_DIMENSION.match(found[0]):
        yield found.start(), found.end(), b""


_PLAIN_DIMENSION: Final = patterns.late(rb'<dimension ref="[A-Z]{1,3}[1-9]\d{0,6}(?::[A-Z]{1,3}[1-9]\d{0,6})?"\s?/>')


_COLUMN: Final = patterns.late(rb"<col\s([^<>]{0,400}?)/?>")
_BOUND: Final = patterns.late(rb"\b(min|max)=[\"'](\d{1,5})[\"']")
_HIDDEN_COLUMN: Final = patterns.late(rb"\bhidden=[\"'](?:1|true)[\"']")
_WIDTH: Final = patterns.late(rb"\bwidth=[\"'](\d{1,4}(?:\.\d{1,20})?)[\"']")
_FROZEN: Final = patterns.late(
    rb"<sheetView\s[^<>]{0,400}?\btopLeftCell=[\"'](?P<column>[A-Z]{1,3})(?P<row>\d{1,7})[\"'][^<>]{0,400}>"
    rb"\s{0,100}<pane\s(?P<pane>[^<>]{0,400})>"
)
_IS_FROZEN: Final = patterns.late(rb"\bstate=[\"']frozen")
_USUAL_WIDTH: Final = patterns.late(
    rb"<sheetFormatPr\s[^<>]{0,400}?\bdefaultColWidth=[\"'](\d{1,4}(?:\.\d{1,20})?)[\"']"
)
_MOST_FILLED: Final = 255
"""Columns beyond are taken for as wide as columns are."""
_ZEROLESS: Final = patterns.late(rb"<sheetView\s[^<>]{0,400}?\bshowZeros=[\"'](?:0|false)[\"']")


def _columns(content: Bytes, end: int, *, every: bool) -> tuple[frozenset[int], dict[int, int]]:
    """The columns that the sheet hides, or shows without a width, and how much room there is in those that are narrow,
    or in ``every`` one. They stand before its rows."""
    hidden: set[int] = set()
    rooms: dict[int, int] = {}
    usual = _USUAL_WIDTH.search(content, 0, end) if every else None
    if usual is not None:
        rooms.update(dict.fromkeys(columns_between(0, _MOST_FILLED), room_in(float(usual[1]))))
    for column in _COLUMN.finditer(content, 0, end):
        bounds = {name: int(number) for name, number in _BOUND.findall(column[1])}
        between = columns_between(bounds.get(b"min", 0) - 1, bounds.get(b"max", 0) - 1)
        written = _WIDTH.search(column[1])
        width = float(written[1]) if written else NARROW
        if _HIDDEN_COLUMN.search(column[1]) or width < SLIVER:
            hidden.update(between)
        elif width < NARROW or every:
            rooms.update(dict.fromkeys(between, room_in(width)))
    return frozenset(hidden), rooms


def _scrolled_past(content: Bytes, end: int) -> tuple[range, frozenset[int]]:
    """The rows and columns that nobody can scroll to: panes were frozen below or beside them."""
    view = _FROZEN.search(content, 0, end)
    if view is None or _IS_FROZEN.search(view["pane"]) is None:
        return range(0), frozenset()
    rows = min(int(view["row"]) - 1, MOST_SCROLLED) if b"ySplit=" in view["pane"] else 0
    columns = column_index(view["column"]) if b"xSplit=" in view["pane"] else 0
    return range(rows), frozenset(columns_between(0, columns - 1))


def _cut(content: Bytes, cuts: Sequence[tuple[int, int, bytes]]) -> bytes:
    """The content with other bytes in some places."""
    pieces: list[Bytes] = []
    at = 0
    for start, end, instead in cuts:
        pieces += [content[at:start], instead]
        at = end
    return b"".join([*pieces, content[at:]])


def _merged(content: Bytes, behind: int) -> tuple[Range, ...]:
    # Merged ranges stand behind the cells, so that the cells need not be searched.
    ranges = Ranges()
    for hit in _MERGED.finditer(content, behind):
        left, top, right, bottom = hit.groups()
        rows = sorted((int(top) - 1, int(bottom) - 1))
        columns = sorted((column_index(left), column_index(right)))
        ranges.append((rows[0], columns[0], rows[1], columns[1]))
    return tuple(ranges)
