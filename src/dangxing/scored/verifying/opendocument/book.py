"""The parts of an OpenDocument spreadsheet put together."""

from __future__ import annotations

from collections.abc import Iterator

from dangxing.language import patterns
from dangxing.scored.verifying.model import Book, Normal, Odd, Sheet
from dangxing.scored.verifying.ooxml.tree import TEXT, Node, parse
from dangxing.scored.verifying.opendocument.names import Prefixed
from dangxing.scored.verifying.opendocument.sheet import Table, conditions
from dangxing.scored.verifying.opendocument.styles import Styles, points
from dangxing.workbook.reading.archive import Archive
from dangxing.workbook.reading.bounds import SMALL_PART

_KNOWN = frozenset({"mergeCells", "conditionalFormatting", "headerFooter"})
_PARTS = ("mimetype", "content.xml", "styles.xml", "settings.xml", "meta.xml", "manifest.rdf", "meta-inf/manifest.xml")
_BODY = ("table:calculation-settings", "table:named-expressions", "table:database-ranges")
_AS_USUAL = {
    "ShowZeroValues": "true", "HasSheetTabs": "true", "HasColumnRowHeaders": "true", "ShowFormulas": "false",
}  # fmt: skip
_PRINTED = "charts drawings objects zero-values"
_SCALE = patterns.late("[0-9]{1,4}%")
_SMALLEST_SCALE, _SMALLEST_PAGE = 40, 4 * 72
_SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
_FIELDS = {"text:page-number": "&P", "text:page-count": "&N", "text:sheet-name": "&A"}
_REGIONS = {"style:region-left": "&L", "style:region-center": "&C", "style:region-right": "&R"}


def read(data: bytes) -> Book:
    """The workbook. Refusal: broken, unsafe, too large."""
    archive = Archive(data)
    content, styled = _part(archive, "content.xml"), _part(archive, "styles.xml")
    styles = Styles(content, styled)
    book = Book([], {}, known=_KNOWN)
    pairs: set[tuple[str, str]] = set()
    masters, layouts = (
        {node.get("style:name"): node for node in styled.walk() if node.name == kind}
        for kind in ("style:master-page", "style:page-layout")
    )
    for node in content.all("office:body", "office:spreadsheet"):
        for child in node.children:
            if child.name == "table:table":
                sheet = Table(child, styles).sheet
                pairs |= _settings(sheet, child, styles, masters, layouts)
                book.sheets.append(sheet)
            elif child.name not in _BODY:
                book.odd.append(Odd("xml-odd", child.name))
            else:
                book.odd += _body(child)
    for condition, style in styles.maps():
        value = condition.removeprefix("cell-content()=")
        if (value, style) not in {(told, name.replace("_", "_5f_")) for told, name in pairs}:
            book.odd.append(Odd("xml-odd", f"style:map {condition}"[:60]))
    book.odd += [
        Odd("xml-odd", child.name) for child in content.children if child.name == "office:scripts" and child.children
    ]
    book.odd += _others(archive)
    book.odd += _bodies(archive, content)
    book.odd += [Odd("xml-odd", told[:60]) for told in dict.fromkeys(styles.odd)]
    if "settings.xml" in archive:
        book.odd += _views(_part(archive, "settings.xml"))
    return book


def _part(archive: Archive, name: str) -> Node:
    return parse(archive.read(name, 4 * SMALL_PART), Prefixed())


def _settings(
    sheet: Sheet, node: Node, styles: Styles, masters: dict[str, Node], layouts: dict[str, Node]
) -> set[tuple[str, str]]:
    rules, pairs = conditions(node, styles, sheet)
    if rules:
        sheet.settings["conditionalFormatting"] = ("conditionalFormatting", *sorted(rules, key=repr))
    chain = styles.chain("table", node.get("table:style-name"))
    master = masters.get(chain[-1].get("style:master-page-name") if chain else "")
    told = None if master is None else _headers(master)
    if told is not None:
        sheet.settings["headerFooter"] = told
    if master is not None:
        sheet.odd += [Odd("xml-odd", what) for what in _page(layouts.get(master.get("style:page-layout-name")))]
    return pairs


def _page(layout: Node | None) -> Iterator[str]:
    """What of a page would print other than is seen, or too small to be read. Programs fit pages each in their way."""
    page = None if layout is None else layout.one("style:page-layout-properties")
    if page is None:
        return
    printed = page.get("style:print", _PRINTED).split()
    if "zero-values" not in printed or set(printed) - set(_PRINTED.split()):
        yield "style:print"
    scale = page.get("style:scale-to", "100%")
    if page.get("style:scale-to-pages") or not _SCALE.fullmatch(scale) or int(scale[:-1]) < _SMALLEST_SCALE:
        yield "style:scale-to"
    for name in ("fo:page-width", "fo:page-height"):
        if points(page.get(name, "8in")) < _SMALLEST_PAGE:
            yield name


def _headers(master: Node) -> Normal | None:
    kept: list[Normal] = []
    for name, as_ in (("style:header", "oddHeader"), ("style:footer", "oddFooter")):
        node = master.one(name)
        if node is not None and node.get("style:display", "true") == "true":
            text = "".join(_regions(node))
            if text:
                kept.append((as_, (), (), text))
    kept += [
        (child.name, (), (), "".join(_regions(child)))
        for child in master.children
        if child.name.endswith(("-left", "-first")) and child.get("style:display", "true") == "true"
    ]
    return ("headerFooter", (), tuple(kept), "") if kept else None


def _regions(node: Node) -> Iterator[str]:
    for child in node.children:
        words = "".join(_words(child))
        if child.name in _REGIONS:
            if words:
                yield _REGIONS[child.name] + words
        elif words:
            yield "&C" + words


def _words(node: Node) -> Iterator[str]:
    if node.name in _FIELDS:
        yield _FIELDS[node.name]
        return
    for child in node.children:
        if child.name == TEXT:
            yield child.text.replace("&", "&&")
        elif child.name == "text:s":
            yield " "
        elif child.name.startswith("draw:"):
            yield f"[{child.name}]"
        else:
            yield from _words(child)


def _body(node: Node) -> Iterator[Odd]:
    if node.get("table:precision-as-shown", "false") == "true":
        yield Odd("xml-odd", "table:precision-as-shown")
    for child in node.walk():
        if child.name == "table:null-date" and child.get("table:date-value", "1899-12-30") != "1899-12-30":
            yield Odd("xml-odd", "table:null-date")
        elif child.name.startswith("table:filter") or child.name == "table:database-source-sql":
            yield Odd("xml-odd", child.name)


def _others(archive: Archive) -> Iterator[Odd]:
    for name in archive.names():
        plain = name.lower()
        if plain in _PARTS or plain.endswith("/") or plain == "thumbnails/thumbnail.png":
            continue
        if plain.startswith("configurations2/") and not archive.read(name, SMALL_PART):
            continue
        yield Odd("part-unknown", name)


def _bodies(archive: Archive, content: Node) -> Iterator[Odd]:
    """What else than one spreadsheet a file could be taken for."""
    if "mimetype" in archive and bytes(archive.read("mimetype", SMALL_PART)).strip() != _SPREADSHEET.encode():
        yield Odd("part-odd", "mimetype")
    for node in content.children:
        if node.name == "office:body" and [child.name for child in node.children] != ["office:spreadsheet"]:
            yield Odd("xml-odd", node.name)
    if sum(node.name == "office:body" for node in content.children) != 1:
        yield Odd("xml-odd", "office:body")
    if "meta-inf/manifest.xml" in archive:
        for node in _part(archive, "meta-inf/manifest.xml").all("manifest:file-entry"):
            if node.get("manifest:full-path") == "/" and node.get("manifest:media-type") != _SPREADSHEET:
                yield Odd("part-odd", f"META-INF/manifest.xml: {node.get('manifest:media-type')}"[:60])


def _panes(root: Node) -> Iterator[Odd]:
    """Parts of sheets that are held still, scrolled away; views too small to read."""
    for node in root.walk():
        said = {child.get("config:name"): child.text.strip() for child in node.children}
        for split, first in (("HorizontalSplitMode", "PositionLeft"), ("VerticalSplitMode", "PositionTop")):
            if said.get(split) == "2" and said.get(first, "0") != "0":
                yield Odd("xml-odd", f"{first}={said[first]}"[:60])
        zoom = said.get("ZoomValue", "100")
        if not (zoom.isascii() and zoom.isdecimal() and len(zoom) < 4 and 40 <= int(zoom) <= 400):
            yield Odd("xml-odd", f"ZoomValue={zoom}"[:60])


def _views(root: Node) -> Iterator[Odd]:
    yield from _panes(root)
    for node in root.walk():
        usual = _AS_USUAL.get(node.get("config:name"))
        if node.name == "config:config-item" and usual is not None and node.text.strip() != usual:
            yield Odd("xml-odd", f"{node.get('config:name')}={node.text.strip()}"[:60])
