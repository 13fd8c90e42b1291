"""Workbooks with bytes changed at random: each is read or refused, and nothing else ever happens."""

from __future__ import annotations

import io
import random
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from dangxing.errors import FileProblem
from dangxing.workbook.reading.archive import Archive
from dangxing.workbook.reading.biff12_records import wide
from dangxing.workbook.reading.compound import workbook_stream, wrap
from reader_files import DATA, read_all, saved, xlsb_cell, xlsb_parts, xlsb_row, zipped

CASES = 60


def outcome(path: Path) -> str:
    try:
        read_all(path)
    except FileProblem as problem:
        return problem.code
    return "read"


def changed(data: bytes, chance: random.Random) -> bytes:
    """A few bytes overwritten, a piece removed, or a piece repeated."""
    body = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        if not body:
            break
        at = chance.randrange(len(body))
        match chance.randrange(4):
            case 0 | 1:
                body[at] = chance.choice((0, 0xFF, 0x7F, 0x80, chance.randrange(256)))
            case 2:
                del body[at : at + chance.randrange(1, 40)]
            case _:
                body[at:at] = body[at : at + chance.randrange(1, 200)]
    return bytes(body)


def parts_of(name: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO((DATA / name).read_bytes())) as archive:
        return {part: archive.read(part) for part in archive.namelist()}


XLSB = xlsb_parts(
    xlsb_row(0, xlsb_cell(6, 0, wide("編號")), xlsb_cell(3, 1, b"\x17"))
    + xlsb_row(1, xlsb_cell(5, 0, bytes(8)), xlsb_cell(2, 1, bytes(4)))
)


@pytest.mark.parametrize("name", ["sample.xlsx", "sample.ods", "sample.xls"])
def test_changes_to_the_file(name: str, tmp_path: Path) -> None:
    """In the container: most are refused, all in one message."""
    chance = random.Random(f"file {name}")
    data = (DATA / name).read_bytes()
    seen = Counter(outcome(saved(tmp_path, changed(data, chance))) for _ in range(CASES))
    assert sum(seen.values()) == CASES
    assert seen["files.damaged"] > 0


@pytest.mark.parametrize("name", ["sample.xlsx", "sample.ods", "sample.xlsb"])
def test_changes_inside_the_parts(name: str, tmp_path: Path) -> None:
    """In a part of a sound archive, so that the reading library meets them too."""
    chance = random.Random(f"parts {name}")
    parts = XLSB if name.endswith("b") else parts_of(name)
    ours = [part for part in parts if part.endswith((".xml", ".bin", ".rels")) and "docProps" not in part]
    seen: Counter[str] = Counter()
    for _ in range(CASES):
        part = chance.choice(ours)
        seen[outcome(saved(tmp_path, zipped({**parts, part: changed(parts[part], chance)})))] += 1
    assert seen["files.damaged"] > 0
    assert seen["read"] > 0


def test_changes_inside_the_stream(tmp_path: Path) -> None:
    """In the records of an .xls whose container is sound."""
    chance = random.Random("stream")
    stream = workbook_stream((DATA / "sample.xls").read_bytes())
    seen = Counter(outcome(saved(tmp_path, wrap(changed(stream, chance)))) for _ in range(CASES))
    assert seen["files.damaged"] > 0
    assert seen["read"] > 0


def test_archives_are_read_as_they_were_packed() -> None:
    """What the reader takes out of an archive is what another program put in."""
    parts = parts_of("sample.xlsx")
    archive = Archive((DATA / "sample.xlsx").read_bytes())
    assert {name: bytes(archive.read(name, 1 << 20)) for name in parts} == parts


def test_streams_are_wrapped_whole() -> None:
    """Whatever its length, a stream comes out of its container as it went in, blanks at its end aside."""
    chance = random.Random(5)
    for length in (0, 1, 4096, 65_024, 65_025, 7_200_000, 7_300_001):
        stream = chance.randbytes(length)
        assert workbook_stream(wrap(stream)).rstrip(b"\0") == stream.rstrip(b"\0")
