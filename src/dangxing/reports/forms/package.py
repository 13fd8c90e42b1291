"""The container of a template: checked part by part before a library sees it, and made anew."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from dangxing.errors import FileProblem
from dangxing.files import read_plain
from dangxing.language import patterns
from dangxing.reports.forms import trust
from dangxing.workbook.reading.archive import Archive
from dangxing.workbook.reading.bounds import MIB, SMALL_PART, Refusal

# A form is a page or two: nothing like a year of records.
MOST_BYTES, MOST_PARTS = 16 * MIB, 2000
_MODIFIED = patterns.late(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_MOMENT = (2000, 1, 1, 0, 0, 0)


def read(path: Path) -> dict[str, bytes]:
    """The parts of the file by name. FileProblem: unreadable, too large, damaged, or not to be trusted."""
    shown = path.as_posix()
    try:
        if path.is_file() and path.stat().st_size > MOST_BYTES:
            raise FileProblem("forms.template-too-large", path=shown, most=MOST_BYTES // MIB)
        data = read_plain(path, MOST_BYTES)
    except FileNotFoundError:
        raise FileProblem("forms.template-missing", path=shown) from None
    except OSError as error:
        raise FileProblem("forms.template-unreadable", path=shown, reason=error.strerror or str(error)) from None
    try:
        archive = Archive(data)
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            names = [info.filename for info in opened.infolist() if not info.is_dir()]
        if len(names) > MOST_PARTS:
            raise Refusal("expands")
        parts: dict[str, bytes] = {}
        room = 4 * SMALL_PART
        for name in names:
            parts[name] = bytes(archive.read(name, min(SMALL_PART, room)))
            room -= len(parts[name])
    except (Refusal, zipfile.BadZipFile, ValueError):
        raise FileProblem("forms.template-damaged", path=shown) from None
    trust.check(parts, shown)
    return parts


def packed(parts: Mapping[str, bytes]) -> bytes:
    """An archive of the parts, in their order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content)
    return buffer.getvalue()


def settled(data: bytes) -> bytes:
    """A package that a library saved, without anything that tells when: the same form is the same bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    core = "docProps/core.xml"
    if core in parts:
        parts[core] = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z\g<2>", parts[core])
    return packed(parts)
