"""A workbook's parts put together."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator

from dangxing.scored.verifying.model import Book, Normal, Odd
from dangxing.scored.verifying.ooxml import doubts, drawings, settings
from dangxing.scored.verifying.ooxml.parts import Parts
from dangxing.scored.verifying.ooxml.sheet import Shared, SheetReader
from dangxing.scored.verifying.ooxml.strings import Text, text_of
from dangxing.scored.verifying.ooxml.styles import TABLES, Styles
from dangxing.scored.verifying.ooxml.tree import Node, parse
from dangxing.workbook.reading.archive import Archive
from dangxing.workbook.reading.bounds import SHEETS, SMALL_PART, Refusal

_LOCKS = frozenset({"workbookProtection", "fileSharing"})
"""What keeps others from changing a workbook, and shows nothing."""
_TAGS = 2_500_000
"""Tags of all sheets together: what can be gone through one by one in the time that a verdict may take."""


class TooMuch(Exception):
    """More cells than can be gone through."""


def read(data: bytes) -> Book:
    """The workbook. Its rows are read as they are asked for. Refusal: broken, unsafe. TooMuch: too large."""
    archive = Archive(data)
    parts = Parts(archive)
    workbook = parts.tree(parts.workbook)
    if workbook.name != "workbook":
        raise Refusal("damaged")
    styles = _styles(parts)
    shared = Shared(styles, _strings(parts, styles))
    listed = [node for child in workbook.children if child.name == "sheets" for node in child.children]
    if len(listed) > SHEETS:
        raise Refusal("expands")
    book = Book([], _settings(workbook, [node.get("name") for node in listed], parts))
    told = _properties(parts)
    if told is not None:
        book.settings["properties"] = told
    book.odd, book.added = parts.odd, parts.added
    book.odd += _unlisted(listed, parts)
    looked = b"".join(_digests(archive, parts))
    tags = 0
    for node in listed:
        relation = parts.of(parts.workbook).get(node.get("r:id"))
        title = node.get("name")
        if relation is None or relation.kind != "worksheet":
            kind = "?" if relation is None else relation.kind
            book.other.append(title)
            (book.added if kind == "chartsheet" else book.odd).append(Odd("sheet-kind", f"{title} ({kind})"))
            continue
        content = archive.read(relation.target, 16 * SMALL_PART)
        tags += content.count(b"<")
        if tags > _TAGS:
            raise TooMuch
        hidden = node.get("state", "visible") != "visible"
        sheet = SheetReader(title, "hidden" if hidden else "visible", content, shared).sheet
        drawings.look(sheet, relation.target, parts)
        sheet.source = b"".join((looked, hashlib.sha256(content).digest()))
        sheet.tags = content.count(b"<c ")
        book.sheets.append(sheet)
    _printed(workbook, [node.get("name") for node in listed], book)
    return book


def _printed(workbook: Node, titles: list[str], book: Book) -> None:
    """Tell the sheets of which not all is printed what is."""
    areas = {
        node.get("localSheetId"): node.text.rpartition("!")[2].replace("$", "")
        for node in workbook.all("definedNames", "definedName")
        if node.get("name") == "_xlnm.Print_Area"
    }
    places = {title: str(at) for at, title in enumerate(titles)}
    for sheet in book.sheets:
        sheet.printed = areas.get(places[sheet.title], "")


def _unlisted(listed: list[Node], parts: Parts) -> Iterator[Odd]:
    """Sheets that lie in the package, and the workbook does not show."""
    relations = parts.of(parts.workbook)
    shown = {relations[node.get("r:id")].target for node in listed if node.get("r:id") in relations}
    for relation in relations.values():
        if relation.kind == "worksheet" and relation.target not in shown:
            yield Odd("part-odd", f"{relation.target}: no sheet")


def _styles(parts: Parts) -> Styles:
    theme, styles = parts.first(parts.workbook, "theme"), parts.first(parts.workbook, "styles")
    root = parts.tree(styles) if styles else Node("styleSheet", {})
    # Programs differ in which of two things counts, and in what else they heed.
    names = [node.local for node in root.children]
    told = [name for name in names if name not in TABLES]
    drawn = parts.tree(theme) if theme else None
    told += [*doubts.of_styles(root), *(doubts.of_theme(drawn) if drawn else ())]
    parts.odd += [Odd("xml-odd", name) for name in dict.fromkeys(told)]
    return Styles(root, drawn)


def _digests(archive: Archive, parts: Parts) -> Iterator[bytes]:
    """What every sheet is looked at with: styles, theme and texts."""
    for kind in ("styles", "theme", "sharedStrings"):
        part = parts.first(parts.workbook, kind)
        yield hashlib.sha256(archive.read(part, 4 * SMALL_PART)).digest() if part else b"-"


def _strings(parts: Parts, styles: Styles) -> tuple[Text, ...]:
    part = parts.first(parts.workbook, "sharedStrings")
    if part is None:
        return ()
    root = parse(parts.archive.read(part, 4 * SMALL_PART))
    return tuple(text_of(node, styles) for node in root.children if node.name == "si")


def _properties(parts: Parts) -> Normal | None:
    """The title and the remark that the writer gave the workbook; who changed it last, and when, says nothing."""
    part = parts.first("", "core-properties")
    if part is None:
        return None
    root = parts.tree(part)
    told = tuple((name, node.text) for name in ("title", "description") for node in root.all(name) if node.text)
    return ("properties", told, (), "") if told else None


def _settings(workbook: Node, titles: list[str], parts: Parts) -> dict[str, Normal]:
    found: dict[str, Normal] = {}
    names = Counter(node.local for node in workbook.children)
    parts.odd += [Odd("xml-odd", name) for name, count in names.items() if count > 1 and name != "AlternateContent"]
    for node in workbook.children:
        name = node.local
        told = settings.book_setting(node, titles)
        if name in _LOCKS:
            parts.added += [Odd("locked", name)] if told is not None else []
            continue
        if told is not None:
            found[name] = told
    return found
