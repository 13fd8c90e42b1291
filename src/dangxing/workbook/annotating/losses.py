"""What a package holds that a copy made with openpyxl would not, found by its parts and a search of their bytes.

It also says whether openpyxl may be given the package at all: that library unpacks and parses every part and follows
every merged range, so what could take it hours or all memory must not reach it.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Final, NamedTuple

from dangxing.language import patterns
from dangxing.workbook.reading.facts import column_index

ROWS: Final = 200_000
"""Rows, over all sheets, of which a copy is made: openpyxl holds every cell as an object."""
CELLS: Final = 4_000_000
_UNPACKED: Final = 600 << 20
_PARTS: Final = 5_000
_MERGED: Final = 200_000
_CHUNK: Final = 1 << 20
_LONGEST_TAG: Final = 1 << 16

_BY_NAME: Final = tuple(
    (patterns.late(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (r"^xl/charts?(ex)?/[^/]+\.xml$", "charts"),
        (r"^xl/media/", "pictures"),
        (r"^xl/(ctrlprops|activex)/", "controls"),
        (r"^xl/embeddings/", "objects"),
        (r"^xl/pivottables/", "pivots"),
        (r"^xl/(slicers|slicercaches|timelines|timelinecaches)/", "slicers"),
        (r"^xl/(vbaproject\.bin|macrosheets/)", "macros"),
        (r"^xl/threadedcomments/", "threads"),
        (r"^xl/(connections\.xml|querytables/|model/|customdata/)", "queries"),
        (r"^xl/externallinks/", "links"),
        (r"^customxml/", "custom-xml"),
        (r"^_xmlsignatures/", "signatures"),
        (r"^docmetadata/", "labels"),
        (r"^xl/metadata\.xml$", "dynamic-arrays"),
        (r"^(customui/|xl/(richdata|webextensions|featurepropertybag|namedsheetviews)/)", "extensions"),
    )
)
_SHAPES = patterns.late(rb"<(?:\w+:)?(?:sp|grpSp|cxnSp|contentPart)[\s>]")
_CONTROLS = patterns.late(rb"ObjectType=[\"'](?!Note)")
_EXTENSIONS: Final = {
    b"{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}": "validations",
    b"{78C0D931-6437-407D-A8EE-F0AAD7539E65}": "formats",
    b"{05C60535-1F16-4FD2-B633-F4F36F0B64E0}": "sparklines",
    b"{A8765BA9-456A-4DAB-B4F3-ACF838C121DE}": "slicers",
    b"{3A4CF648-6AED-40F4-86FF-DC5316D8AED3}": "slicers",
    b"{7E03D99C-DC04-49D9-9315-930204A7B6E9}": "slicers",
    # Marks that only keep green corners away: nobody would miss them.
    b"{01252117-D84E-4E92-8308-4BE1C098FCBB}": "",
    # A data bar's link to its extension, which is told of itself.
    b"{B025F937-C7B1-47D3-B67F-A62EFF666E3E}": "",
}
_EXTENSION = patterns.late(rb"<(?:\w+:)?ext\s[^>]*?uri=[\"']([^\"']+)[\"']")
# A link over a range becomes one on each of its cells, as a merged range becomes its cells.
_MERGE = patterns.late(
    rb"<(?:\w+:)?(?:mergeCell|hyperlink)\s[^>]*?ref=[\"']([A-Z]+)(\d+):([A-Z]+)(\d+)[\"']", re.IGNORECASE
)
_ROW = patterns.late(rb"<(?:\w+:)?row[\s>/]")
_CELL = patterns.late(rb"<(?:\w+:)?c[\s>/]")
_FORMULA = patterns.late(rb"<(?:\w+:)?f[\s>/]")


class Survey(NamedTuple):
    """``editable``: openpyxl may be given the package. ``losses`` are keys of the catalogue, in its order."""

    editable: bool
    losses: tuple[str, ...] = ()
    rows: int = 0
    formulas: bool = False


class _Unfit(Exception):
    """The package is not for openpyxl."""


def survey(data: bytes) -> Survey:
    """What is in the package. Counting ends where ``ROWS`` is passed: such a workbook is not copied anyway."""
    if not data.startswith(b"PK"):
        return Survey(editable=False)
    found = _Search()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            unpacked = sum(entry.file_size for entry in entries)
            if "[Content_Types].xml" not in names or len(entries) > _PARTS or unpacked > _UNPACKED:
                return Survey(editable=False)
            for entry in entries:
                found.name(entry.filename)
                if entry.filename.lower().endswith((".xml", ".rels", ".vml")):
                    found.part(entry.filename.lower(), archive, entry)
                if found.rows > ROWS or found.cells > CELLS:
                    break
            if b"sheet.binary" in archive.read("[Content_Types].xml"):
                return Survey(editable=False)
    except (_Unfit, zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return Survey(editable=False, rows=found.rows)
    rows = max(found.rows, ROWS + 1) if found.cells > CELLS else found.rows
    return Survey(True, tuple(kind for kind in ORDER if kind in found.kinds), rows, found.formulas)


ORDER: Final = (
    "macros", "charts", "pictures", "shapes", "controls", "objects", "pivots", "slicers", "sparklines", "validations",
    "formats", "threads", "queries", "links", "custom-xml", "signatures", "labels", "dynamic-arrays", "extensions",
)  # fmt: skip


class _Search:
    """What was met in the parts looked at so far."""

    def __init__(self) -> None:
        self.kinds: set[str] = set()
        self.rows = self.cells = 0
        self.formulas = False
        self._merged = 0

    def name(self, name: str) -> None:
        self.kinds.update(kind for pattern, kind in _BY_NAME if pattern.search(name))

    def part(self, name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
        """Look into a part, piece by piece, each ending with a tag."""
        rest = b""
        with archive.open(entry) as file:
            first = True
            while chunk := file.read(_CHUNK):
                if first and b"<!DOCTYPE" in chunk[:4096]:
                    raise _Unfit
                first = False
                whole, bracket, rest = (rest + chunk).rpartition(b">")
                if len(rest) > _LONGEST_TAG and not bracket:
                    raise _Unfit
                self._piece(name, whole + bracket)
                if self.rows > ROWS or self.cells > CELLS:
                    return

    def _piece(self, name: str, piece: bytes) -> None:
        if "drawing" in name:
            if _SHAPES.search(piece):
                self.kinds.add("shapes")
            if name.endswith(".vml") and _CONTROLS.search(piece):
                self.kinds.add("controls")
        if "worksheets/" not in name:
            return
        self.rows += sum(1 for _ in _ROW.finditer(piece))
        self.cells += sum(1 for _ in _CELL.finditer(piece))
        self.formulas = self.formulas or _FORMULA.search(piece) is not None
        for hit in _EXTENSION.finditer(piece):
            self.kinds.add(_EXTENSIONS.get(hit[1].upper(), "extensions"))
        for left, top, right, bottom in (hit.groups() for hit in _MERGE.finditer(piece)):
            width = abs(column_index(right) - column_index(left)) + 1
            self._merged += width * (abs(int(bottom) - int(top)) + 1)
            if self._merged > _MERGED:
                raise _Unfit
