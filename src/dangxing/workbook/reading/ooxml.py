"""Sheets of .xlsx and .xlsm: how large they are, where their errors stand and what is merged, by searching their bytes.

A sheet of a hundred thousand rows is searched in a tenth of the time that the library needs to read it: nothing here
looks at single cells unless a search says that the sheet is out of the ordinary.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import unescape
from typing import Final, NamedTuple

from dangxing.workbook.reading import package
from dangxing.workbook.reading.archive import Archive, Part, plain
from dangxing.workbook.reading.bounds import (
    CELLS,
    ERRORS,
    LONGEST_TEXT,
    SHEETS,
    SMALL_PART,
    STRINGS_PART,
    TEXT,
    Refusal,
)
from dangxing.workbook.reading.facts import Errors, Extent, Range, Ranges, SheetFacts, column_index
from dangxing.workbook.reading.markup import Attributes, check_prologue, local, parse

Bytes = bytes | bytearray

# Each finds the first cell that is not of the plain form ``<c r="B7"`` inside a rectangle of at most ``AREA`` cells, so
# that a sheet in which one of them finds nothing is small enough. Rows × columns: 1,048,576 × 16, 599,999 × 26,
# 19,999 × 702, 999 × 17,576.
_TIERS: Final = tuple(
    re.compile(rb'<c(?! r="%b")[\s/>]' % places)
    for places in (
        rb"[A-P](?:\d{1,6}|10[0-4]\d{4})",
        rb"[A-Z][1-5]?\d{1,5}",
        rb"[A-Z]{1,2}1?\d{1,4}",
        rb"[A-Z]{1,3}\d{1,3}",
    )
)
_PARENTS: Final = {"sheetData": "worksheet", "row": "sheetData", "c": "row"}
_REFERENCE = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")
_MOST_COLUMNS: Final = 16
_HEAD: Final = 1 << 16
"""How much of a sheet is looked at to learn its columns."""
# The cells of that form with a value, wherever they are.
_ANYWHERE: Final = re.compile(rb'<c(?! r="[A-Z]{1,3}[1-9]\d{0,6}")[\s/>]')
_VALUED: Final = re.compile(rb'<c r="([A-Z]{1,3})([1-9]\d{0,6})"(?!(?: s="\d+")?\s?/>)')
# A cell that uses a shared string, and the least bytes it takes.
_SHARED: Final = re.compile(rb"t=[\"']s[\"'][^<>]*>(?:\s|<f[^<>]*/>)*<v[^<>]*>(\d{1,9})</v>\s*</c>")
_SHORTEST_SHARED: Final = 20
# What could make one string look like two, or hide one: anything but a table in which string follows upon string.
_ODD_STRINGS: Final = (
    rb"<[!?]|<(?!/?%(name)b>)/?(?:[\w.-]+:)?si[\s/>]"
    rb"|</%(name)b>(?!\s*(?:<%(name)b>|</(?:[\w.-]+:)?sst|<(?:[\w.-]+:)?extLst))"
)
_PREFIXED = re.compile(rb":c[\s/>]")
_ERROR = re.compile(rb"t=[\"']e[\"']")
_CELL_START = re.compile(rb"<c\s[^<>]*\Z")
_PLACE = re.compile(rb"\sr=[\"']([A-Za-z]{1,3})(\d{1,7})[\"']")
_VALUE = re.compile(rb"<v(?:\s[^<>]*)?>([^<]*)<")
_STRINGS = re.compile(rb"<(?P<prefix>(?:[\w.-]+:)?)sst(?P<rest>(?:[^<>\"'/]|\"[^\"]*\"|'[^']*')*)/?>")
_STRINGS_AGAIN = re.compile(rb"[<:]sst\s")
_MERGED = re.compile(rb"[:<]mergeCell\s[^<>]{0,200}?ref\s?=\s?[\"']([A-Za-z]+)(\d+):([A-Za-z]+)(\d+)[\"']")


_TAG_SIZE = 1024
"""How long a cell's tag is looked for around the mark of an error, and its formula and value behind the tag."""
_CELL_SIZE = 1 << 16


class Contents(NamedTuple):
    """The sheets of a workbook; ``common`` gives what so many sheets need besides, under the names the library looks
    for; ``lengths`` are those of the shared strings, in bytes, with what little is around them."""

    sheets: tuple[package.Sheet, ...]
    common: Callable[[int], tuple[Part, ...]]
    lengths: Sequence[int]


def contents(archive: Archive, workbook: str) -> Contents:
    """What the workbook holds. Refusal: a part is missing, damaged or unsafe."""
    found = package.relations(archive, workbook)
    sheets: list[package.Sheet] = []
    dates: list[bool] = []

    def start(tag: str, attributes: Attributes) -> None:
        name = local(tag)
        if name == "workbookPr":
            dates.append(attributes.get("date1904", "0") in ("1", "true", "on"))
        elif name == "sheet" and "name" in attributes:
            key = next((value for attribute, value in attributes.items() if local(attribute) == "id"), "")
            relation = found.get(key)
            if relation is None:
                raise Refusal("damaged")
            if relation.kind == "worksheet":
                sheets.append(package.Sheet(attributes["name"], relation.target))

    parse(archive.read(workbook, SMALL_PART), start)
    if len(sheets) > SHEETS:
        raise Refusal("expands")
    shared, lengths = _shared(archive, found)
    return Contents(tuple(sheets), partial(_common, shared, any(dates)), lengths)


def _shared(archive: Archive, found: Mapping[str, package.Relation]) -> tuple[dict[str, Part], array[int]]:
    """The parts that all sheets refer to, and the lengths of the shared strings."""
    shared: dict[str, Part] = {}
    lengths = array("I")
    for kind, name, bound in (
        ("sharedStrings", "sharedStrings.xml", STRINGS_PART),
        ("styles", "styles.xml", SMALL_PART),
    ):
        part = package.target_of(found, kind, archive)
        if part is None:
            # The workbook says that there is one: without it texts would come out empty and dates as numbers.
            if any(relation.kind == kind for relation in found.values()):
                raise Refusal("damaged")
            continue
        content = archive.read(part, bound)
        check_prologue(content)
        if kind == "sharedStrings":
            content = _uncounted(content)
            _check_longest(content)
            lengths = _lengths(content)
        shared[kind] = plain(f"xl/{name}", bytes(content))
    return shared, lengths


def _common(shared: Mapping[str, Part], date1904: bool, sheets: int) -> tuple[Part, ...]:
    entries = {kind: (kind, part.name.removeprefix("xl/")) for kind, part in shared.items()}
    entries |= {f"r{place}": ("worksheet", f"worksheets/sheet{place}.xml") for place in range(sheets)}
    relations = package.relation_parts("xl/workbook.xml", entries)
    return plain("xl/workbook.xml", _workbook(sheets, date1904)), *shared.values(), *relations


def _lengths(strings: Bytes) -> array[int]:
    root = _STRINGS.search(strings, 0, 4096)
    name = (root["prefix"] if root else b"") + b"si"
    lengths = array("I")
    last = 0
    for hit in re.finditer(b"</%b>" % re.escape(name), strings):
        lengths.append(hit.start() - last)
        last = hit.start()
    odd = re.compile(_ODD_STRINGS % {b"name": re.escape(name)})
    if odd.search(strings, root.end() if root else 0) or strings.count(b"<%b>" % name) != len(lengths):
        # Which string is how long cannot be told this way: each may be as long as all of them.
        return array("I", [len(strings)])
    return lengths


def _uncounted(strings: Bytes) -> Bytes:
    """The table of strings without the number that it states: the library would make room for as many."""
    root = _STRINGS.search(strings, 0, 4096)
    if root is None:
        raise Refusal("damaged")
    if strings.find(b"uniqueCount", root.end()) >= 0 and _STRINGS_AGAIN.search(strings, root.end()):
        raise Refusal("damaged")
    return strings[: root.start("rest")] + strings[root.end("rest") :]


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


def facts(content: Bytes) -> SheetFacts:
    """Errors and merged ranges of a sheet. Refusal: too large an area, too many cells, damaged or unsafe."""
    check_prologue(content)
    if _is_ordinary(content):
        return SheetFacts(_errors(content), _merged(content))
    walk = _Walk()
    parse(content, walk.start, walk.end, walk.text)
    return SheetFacts(walk.errors, _merged(content))


class Regular(NamedTuple):
    """What is known of a sheet that may be cut: its facts, and the last of the columns, from A, that its values fill,
    as far as its first rows show."""

    facts: SheetFacts
    right: int


def regular(content: Bytes) -> Regular | None:
    """What must be known of a sheet before it is cut. Refusal: damaged or unsafe.

    None where it is not of the form that office programs write, or its columns are many, or the first is empty. Whether
    the later rows fill no others, and how many cells there are, is not looked into.
    """
    check_prologue(content)
    columns = {column_index(hit[1]) for hit in _VALUED.finditer(content, 0, _HEAD)}
    right = max(columns, default=_MOST_COLUMNS)
    if right >= _MOST_COLUMNS or 0 not in columns or _PREFIXED.search(content):
        return None
    return Regular(SheetFacts(_errors(content), _merged(content)), right)


def _is_ordinary(content: Bytes) -> bool:
    """Whether all cells say where they are in the form that office programs write, within a small enough area."""
    # The shortest cell with a value takes 20 bytes, so that a smaller part cannot hold too many.
    if len(content) > 20 * CELLS and content.count(b"<c ") > CELLS:
        raise Refusal("expands")
    if _PREFIXED.search(content):
        return False
    if any(tier.search(content) is None for tier in _TIERS):
        return True
    if _ANYWHERE.search(content):
        return False
    extent = Extent()
    rows: dict[bytes, set[bytes]] = {}
    for hit in _VALUED.finditer(content):
        rows.setdefault(hit[2], set()).add(hit[1])
    widths = {letters: column_index(letters) for letters in set().union(*rows.values())}
    for row, columns in rows.items():
        places = [widths[letters] for letters in columns]
        extent.add(int(row) - 1, min(places), max(places))
    extent.check()
    return True


class _Walk:
    """Follows the cells one by one, as the library counts them: a cell, and a row, may leave out where it is."""

    def __init__(self) -> None:
        self.extent = Extent()
        self.errors = Errors()
        self._row = self._column = 0
        self._path: list[str] = []
        self._cell: tuple[int, int] | None = None
        self._valued = self._in_value = False
        self._error: list[str] | None = None

    def start(self, tag: str, attributes: Attributes) -> None:
        name = local(tag)
        above = self._path[-1] if self._path else ""
        if name in _PARENTS and above != _PARENTS[name]:
            raise Refusal("damaged")
        self._path.append(name)
        if name == "row":
            if "r" in attributes:
                self._row = _number(attributes["r"]) - 1
        elif name == "c":
            if "r" in attributes:
                place = _REFERENCE.fullmatch(attributes["r"])
                if place is None:
                    raise Refusal("damaged")
                self._cell = _number(place[2]) - 1, column_index(place[1].encode())
                self._column = self._cell[1]
            else:
                self._cell = self._row, self._column
            self._valued = False
            self._error = [] if attributes.get("t") == "e" else None
        elif above == "c":
            self._valued = True
            self._in_value = name == "v"

    def text(self, value: str) -> None:
        if self._in_value and self._error is not None:
            self._error.append(value)

    def end(self, tag: str) -> None:
        name = self._path.pop()
        if name == "row":
            self._row += 1
            self._column = 0
        elif name == "c" and self._cell:
            if self._valued:
                self._add(*self._cell)
            self._column += 1
        elif name == "v":
            self._in_value = False

    def _add(self, row: int, column: int) -> None:
        self.extent.add(row, column, column)
        self.extent.check()
        if self._error is not None:
            self.errors[row, column] = "".join(self._error) or "#N/A"


def _number(digits: str) -> int:
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 8 and int(digits)):
        raise Refusal("damaged")
    return int(digits)


def _errors(content: Bytes) -> Mapping[tuple[int, int], str]:
    """The error cells of an ordinary sheet."""
    found = Errors()
    for number, hit in enumerate(_ERROR.finditer(content)):
        if number > 2 * ERRORS:
            raise Refusal("errors", bound=ERRORS)
        opened = content.rfind(b"<", max(hit.start() - _TAG_SIZE, 0), hit.start())
        closed = content.find(b">", hit.end(), hit.end() + _TAG_SIZE)
        if opened < 0 or closed < 0 or not _CELL_START.match(content[opened : hit.start()]):
            continue  # the same letters in a text
        place = _PLACE.search(content, opened, closed)
        if place:
            found[int(place[2]) - 1, column_index(place[1])] = _error_text(content, closed + 1)
    return found


def _error_text(content: Bytes, start: int) -> str:
    end = content.find(b"</c>", start, start + _CELL_SIZE)
    value = _VALUE.search(content, start, end) if end >= 0 else None
    return unescape(value[1].decode("utf-8", "replace")) if value else "#N/A"


def _merged(content: Bytes) -> tuple[Range, ...]:
    # Merged ranges stand behind the cells, so that the cells need not be searched.
    behind = max(content.rfind(b"sheetData>"), 0)
    ranges = Ranges()
    for hit in _MERGED.finditer(content, behind):
        left, top, right, bottom = hit.groups()
        rows = sorted((int(top) - 1, int(bottom) - 1))
        columns = sorted((column_index(left), column_index(right)))
        ranges.append((rows[0], columns[0], rows[1], columns[1]))
    return tuple(ranges)
