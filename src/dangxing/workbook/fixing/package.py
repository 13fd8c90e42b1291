"""The copy of an Office Open XML package: its sheets patched, its mark set, every other part as it was."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping

from dangxing.language import patterns
from dangxing.workbook.fixing import Change, Mended, Wanted
from dangxing.workbook.fixing.cells import Unfit, patched

PROPERTY = "dangxing"
_PARTS, _UNPACKED = 5_000, 1 << 29
_CUSTOM = "docProps/custom.xml"
_TYPES, _RELATIONS = "[Content_Types].xml", "_rels/.rels"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_VARIANT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_CALC_ID = patterns.late(rb"(<(?:\w+:)?calcPr\b[^>]*?)\s+calcId=\"[0-9]*\"")
_CHAIN_TYPE = patterns.late(rb"<(?:\w+:)?Override\b[^>]*?calcChain\.xml[^>]*?/>", re.IGNORECASE)
_CHAIN_RELATION = patterns.late(rb"<(?:\w+:)?Relationship\b[^>]*?calcChain\.xml[^>]*?/>", re.IGNORECASE)


def mended(data: bytes, parts: Mapping[str, str], wanted: Wanted) -> Mended:
    """The package with its cells changed. ``parts`` are those of the sheets, by title. Unfit: it cannot be edited."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > _PARTS or sum(entry.file_size for entry in entries) > _UNPACKED:
                raise Unfit
            names = {entry.filename.lower(): entry.filename for entry in entries}
            new: dict[str, bytes] = {}
            made: list[Change] = []
            formulas = False
            for title, changes in wanted.items():
                part = names.get(parts.get(title, "").lower())
                if part is None:
                    raise Unfit
                found = patched(archive.read(part), {(change.row, change.column): change for change in changes})
                new[part] = found.content
                formulas = formulas or found.formulas
                made += [change for change in changes if (change.row, change.column) in found.done]
            if not made:
                return Mended(data, ())
            _calculate(archive, names, new)
            if formulas:
                _without_chain(archive, names, new)
            _sign(archive, names, new)
            return Mended(_packed(archive, new), tuple(made))
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        raise Unfit from None


def _packed(archive: zipfile.ZipFile, new: Mapping[str, bytes]) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in archive.infolist():
            content = new.get(entry.filename, None)
            if content != b"":
                copy = zipfile.ZipInfo(entry.filename, entry.date_time)
                copy.compress_type = zipfile.ZIP_DEFLATED
                copy.external_attr = entry.external_attr
                target.writestr(copy, archive.read(entry.filename) if content is None else content)
        for name in new.keys() - set(archive.namelist()):
            target.writestr(zipfile.ZipInfo(name), new[name])
    return sink.getvalue()


def _calculate(archive: zipfile.ZipFile, names: Mapping[str, str], new: dict[str, bytes]) -> None:
    """Formulas may count what was changed: a workbook that names no version is calculated when it is opened."""
    for name in names.values():
        if re.fullmatch(r"(?:xl/)?workbook\.xml", name, re.IGNORECASE):
            new[name] = _CALC_ID.sub(rb"\1", archive.read(name))


def _without_chain(archive: zipfile.ZipFile, names: Mapping[str, str], new: dict[str, bytes]) -> None:
    """Without the list of cells with formulas, which spreadsheet programs make anew."""
    chain = next((name for key, name in names.items() if key.endswith("/calcchain.xml")), None)
    if chain is None:
        return
    new[chain] = b""
    new[_TYPES] = _CHAIN_TYPE.sub(b"", new.get(_TYPES) or archive.read(_TYPES))
    for key, name in names.items():
        if key.endswith("workbook.xml.rels"):
            new[name] = _CHAIN_RELATION.sub(b"", archive.read(name))


def _sign(archive: zipfile.ZipFile, names: Mapping[str, str], new: dict[str, bytes]) -> None:
    """Mark the workbook as made here."""
    custom = names.get(_CUSTOM.lower())
    if custom is not None:
        content = archive.read(custom)
        if re.search(rb"name=\"" + PROPERTY.encode() + rb"\"", content):
            return
        numbers = [int(hit) for hit in re.findall(rb"pid=\"([0-9]{1,9})\"", content)]
        end = content.rfind(b"</")
        new[custom] = content[:end] + _property(max(numbers, default=1) + 1) + content[end:]
        return
    root = f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_VARIANT}">'
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    new[_CUSTOM] = f"{declaration}{root}".encode() + _property(2) + b"</Properties>"
    override = f'<Override PartName="/{_CUSTOM}" ContentType="{_CUSTOM_TYPE}"/>'
    new[_TYPES] = _with_child(new.get(_TYPES) or archive.read(_TYPES), override)
    relation = f'<Relationship Id="rIdDangxing" Type="{_RELATION}" Target="{_CUSTOM}"/>'
    new[_RELATIONS] = _with_child(archive.read(_RELATIONS), relation)


def _property(number: int) -> bytes:
    value = f'<vt:lpwstr xmlns:vt="{_VARIANT}">fixed</vt:lpwstr>'
    named = f'xmlns="{_PROPERTIES}" fmtid="{_FORMAT}" pid="{number}" name="{PROPERTY}"'
    return f"<property {named}>{value}</property>".encode()


def _with_child(content: bytes, child: str) -> bytes:
    """The XML with another element of the root's own namespace at its end."""
    end = content.rfind(b"</")
    tag = content[end + 2 :].split(b">", 1)[0].strip().decode()
    prefix = f"{tag.rpartition(':')[0]}:" if ":" in tag else ""
    return content[:end] + child.replace("<", f"<{prefix}", 1).encode() + content[end:]
