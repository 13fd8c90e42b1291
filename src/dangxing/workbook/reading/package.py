"""Office Open XML packages: which sheets a workbook has and where their parts are, in .xlsx, .xlsm and .xlsb alike."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from dangxing.workbook.reading.archive import Archive, Part, plain
from dangxing.workbook.reading.bounds import SHEETS, SMALL_PART, Refusal
from dangxing.workbook.reading.markup import Attributes, local, once, parse, parse_resolved

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


class Relation(NamedTuple):
    """Where a part points to. ``kind`` is the last word of its type: ``worksheet``, ``styles``."""

    kind: str
    target: str


class Sheet(NamedTuple):
    """A sheet with cells: its title, its part in the archive, and whether it is hidden."""

    title: str
    part: str
    concealed: bool = False


class Listed(NamedTuple):
    """A sheet as a workbook lists it, by title, number and relation."""

    title: str
    number: str
    relation: str
    concealed: bool = False


RELATION_TYPES = (RELATIONS, "http://purl.oclc.org/ooxml/officeDocument/relationships")
# What is followed. A type that ends in one of these and is of none of those is made to be taken for it.
_FOLLOWED = frozenset({"officeDocument", "worksheet", "sharedStrings", "styles"})
_WORKBOOKS = ("xl/workbook.xml", "xl/workbook.bin")
# Parts that some programs find by what they are said to be, and others by a relation.
_CONTENT_TYPES = "[Content_Types].xml"
_SAID = {
    "spreadsheetml.sheet.main+xml": "workbook", "spreadsheetml.template.main+xml": "workbook",
    "ms-excel.sheet.macroenabled.main+xml": "workbook", "ms-excel.template.macroenabled.main+xml": "workbook",
    "ms-excel.sheet.binary.macroenabled.main": "workbook",
}  # fmt: skip
# Other documents in such a package, by the folder of their parts.
_OTHERS = {"word/": "word", "ppt/": "slides", "visio/": "not-workbook"}


def workbook_part(archive: Archive) -> str:
    """The part that is the workbook. Refusal: none, or several."""
    found: dict[str, None] = {}
    if "_rels/.rels" in archive:
        related = [each.target for each in relations(archive, "").values() if each.kind == "officeDocument"]
        found = dict.fromkeys(target for target in related if target in archive)
    names = {name.lower() for name in found}
    found |= dict.fromkeys(usual for usual in _WORKBOOKS if usual in archive and usual not in names)
    if not found or not any(name.lower().startswith("xl/") or _is_said(archive, name) for name in found):
        for folder, code in _OTHERS.items():
            if archive.any_in(folder):
                raise Refusal(code)
    if not found:
        raise Refusal(_kind_of(archive))
    said = [name for name in _said(archive) if name in archive]
    names = {name.lower() for name in (*found, *said)}
    if len(names) > 1:
        raise Refusal("two-workbooks", found="、".join(sorted(names)))
    return next(iter(found))


def _kind_of(archive: Archive) -> str:
    """What an archive is that is no workbook: a text or slides of the other office format, or merely packed files."""
    kind = archive.read("mimetype", SMALL_PART) if "mimetype" in archive else b""
    for code, form in (("word", b"text"), ("slides", b"presentation")):
        if kind.startswith(b"application/vnd.oasis.opendocument." + form):
            return code
    others = kind or _CONTENT_TYPES in archive or "_rels/.rels" in archive or archive.any_in("index/")
    return "not-workbook" if others else "packed"


def _is_said(archive: Archive, name: str) -> bool:
    return name.lower() in {each.lower() for each in _said(archive)}


def _said(archive: Archive) -> list[str]:
    """The parts that are said to be a workbook."""
    return _said_in(archive.read(_CONTENT_TYPES, SMALL_PART)) if _CONTENT_TYPES in archive else []


@once
def _said_in(content: bytes) -> list[str]:
    found: list[str] = []

    def start(tag: str, attributes: Attributes) -> None:
        if local(tag) == "Override":
            kind = attributes.get("ContentType", "").lower().removeprefix("application/").removeprefix("vnd.")
            if kind.removeprefix("openxmlformats-officedocument.") in _SAID:
                found.append(attributes.get("PartName", "").lstrip("/"))

    parse(content, start)
    return found


def relations(archive: Archive, part: str) -> Mapping[str, Relation]:
    """What ``part`` points to inside the package, by id. What lies outside is left out: it is never followed.

    Refusal: an id that is given twice, a type that only looks like one that is followed.
    """
    folder, name = posixpath.split(part)
    source = posixpath.join(folder, "_rels", name + ".rels")
    return _relations_in(archive.read(source, SMALL_PART), folder, source) if source in archive else {}


@once
def _relations_in(content: bytes, folder: str, source: str) -> Mapping[str, Relation]:
    found: dict[str, Relation] = {}

    def start(tag: str, attributes: Attributes) -> None:
        space, _, element = tag.rpartition(" ")
        if element != "Relationship":
            return
        key, written = attributes.get("Id", ""), attributes.get("Type", "")
        space_of_type, _, kind = written.rpartition("/")
        if space != PACKAGE_RELATIONS or key in found or not key:
            raise Refusal("two-relations", found=key, part=source)
        outside = attributes.get("TargetMode") == "External"
        if space_of_type not in RELATION_TYPES or kind not in _FOLLOWED:
            looks_like = written.strip().rstrip("/").rpartition("/")[2].lower()
            if looks_like in _LOOKS_FOLLOWED and not outside:
                raise Refusal("false-relation", found=written, part=source)
            kind = ""
        target = unquote(attributes.get("Target", "").replace("\\", "/"))
        inside = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[key] = Relation("" if outside else kind, "" if outside else inside)

    parse_resolved(content, start)
    return found


_LOOKS_FOLLOWED = frozenset(kind.lower() for kind in _FOLLOWED)


def sheets_of(listed: Sequence[Listed], found: Mapping[str, Relation]) -> tuple[Sheet, ...]:
    """The sheets with cells, of all that are listed. Refusal: one stands twice."""
    if len(listed) > SHEETS:
        raise Refusal("expands")
    sheets: list[Sheet] = []
    numbers: set[str] = set()
    keys: set[str] = set()
    parts: set[str] = set()
    for title, number, key, concealed in listed:
        relation = found.get(key)
        if relation is None:
            raise Refusal("damaged")
        if (number and number in numbers) or key in keys or relation.target.lower() in parts:
            raise Refusal("two-sheets", found=title)
        numbers.add(number)
        keys.add(key)
        parts.add(relation.target.lower())
        if relation.kind == "worksheet":
            sheets.append(Sheet(title, relation.target, concealed))
    return tuple(sheets)


def shared_part(found: Mapping[str, Relation], kind: str, usual: str, archive: Archive) -> str | None:
    """The part of that kind; None where there is none. ``usual`` is where some programs look for it without asking.

    Refusal: it is said to be, and is not; or there are two.
    """
    targets = {relation.target.lower(): relation.target for relation in found.values() if relation.kind == kind}
    if not targets:
        return None
    if len(targets) > 1 or (usual in archive and usual.lower() not in targets):
        raise Refusal("two-relations", found="、".join(sorted({*targets.values(), usual})), part=kind)
    (target,) = targets.values()
    if target not in archive:
        # Without it texts would come out empty and dates as numbers.
        raise Refusal("damaged")
    return target


def relation_parts(workbook: str, entries: Mapping[str, tuple[str, str]]) -> tuple[Part, Part]:
    """What a package needs to point to ``workbook``, and this to the entries: by id, the kind and the target."""
    folder, name = posixpath.split(workbook)
    return (
        _relations_part("_rels/.rels", {"r": ("officeDocument", workbook)}),
        _relations_part(f"{folder}/_rels/{name}.rels", entries),
    )


def _relations_part(name: str, entries: Mapping[str, tuple[str, str]]) -> Part:
    body = "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for key, (kind, target) in entries.items()
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return plain(name, f'{head}<Relationships xmlns="{PACKAGE_RELATIONS}">{body}</Relationships>'.encode())
