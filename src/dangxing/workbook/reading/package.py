"""Office Open XML packages: which sheets a workbook has and where their parts are, in .xlsx, .xlsm and .xlsb alike."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import unquote

from dangxing.workbook.reading.archive import Archive, Part, plain
from dangxing.workbook.reading.bounds import SMALL_PART, Refusal
from dangxing.workbook.reading.markup import Attributes, local, parse

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


class Relation(NamedTuple):
    """Where a part points to. ``kind`` is the last word of its type: ``worksheet``, ``styles``."""

    kind: str
    target: str


class Sheet(NamedTuple):
    """A sheet with cells: its title, and its part in the archive."""

    title: str
    part: str


def workbook_part(archive: Archive) -> str:
    """The part that is the workbook. Refusal: none."""
    if "_rels/.rels" in archive:
        for relation in relations(archive, "").values():
            if relation.kind == "officeDocument" and relation.target in archive:
                return relation.target
    for usual in ("xl/workbook.xml", "xl/workbook.bin"):
        if usual in archive:
            return usual
    raise Refusal("not-workbook")


def relations(archive: Archive, part: str) -> Mapping[str, Relation]:
    """What ``part`` points to inside the package, by id. What lies outside is left out: it is never followed."""
    folder, name = posixpath.split(part)
    source = posixpath.join(folder, "_rels", name + ".rels")
    found: dict[str, Relation] = {}

    def start(tag: str, attributes: Attributes) -> None:
        if local(tag) != "Relationship" or attributes.get("TargetMode") == "External":
            return
        target = unquote(attributes.get("Target", "").replace("\\", "/"))
        inside = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        kind = attributes.get("Type", "").rpartition("/")[2]
        found[attributes.get("Id", "")] = Relation(kind, inside)

    if source in archive:
        parse(archive.read(source, SMALL_PART), start)
    return found


def target_of(found: Mapping[str, Relation], kind: str, archive: Archive) -> str | None:
    """The part of that kind which the archive holds; None where there is none."""
    return next((r.target for r in found.values() if r.kind == kind and r.target in archive), None)


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
